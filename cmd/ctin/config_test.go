package main

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// coherent is an environment that works.
func coherent(t *testing.T) map[string]string {
	t.Helper()
	providers := filepath.Join(t.TempDir(), "providers.json")
	content := `[{"slug":"proconnect","name":"ProConnect","issuer":"https://idp.exemple.fr/api/v2",
		"client_id":"ctin","client_secret":"secret","algorithm":"ES256","proconnect":true,"vouches_organization":true}]`
	if err := os.WriteFile(providers, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"DATABASE_URL": "postgres://ctin@/ctin", "DATABASE_OWNER_URL": "postgres://ctin_owner@/ctin",
		"BASE_URL": "https://ctin.exemple.fr", "OIDC_PROVIDERS": providers,
		"SMTP_URL": "smtps://mail.exemple.fr", "MAIL_FROM": "ctin@exemple.fr",
	}
}

func TestACoherentEnvironmentIsRead(t *testing.T) {
	env := coherent(t)
	cfg, err := readConfig(func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	if cfg.listen != defaultListen || cfg.life != defaultLife || cfg.idle != defaultIdle || len(cfg.providers) != 1 {
		t.Errorf("config %+v", cfg)
	}
}

// What does not hold together stops the program, with the variable's name.
func TestAnIncoherentEnvironmentNamesItsVariable(t *testing.T) {
	for _, tt := range []struct{ variable, value string }{
		{"DATABASE_URL", ""},
		{"BASE_URL", ""},
		{"BASE_URL", "http://ctin.exemple.fr"},
		{"BASE_URL", "https://ctin.exemple.fr/chemin"},
		{"BASE_URL", "ctin.exemple.fr"},
		{"OIDC_PROVIDERS", ""},
		{"OIDC_PROVIDERS", "/nulle/part.json"},
		{"SMTP_URL", ""},
		{"SMTP_URL", "http://mail.exemple.fr"},
		{"MAIL_FROM", ""},
		{"MAIL_FROM", "ctin"},
		{"LISTEN", "8080"},
		{"SESSION_LIFE", "longtemps"},
		{"SESSION_LIFE", "48h"},
		{"SESSION_IDLE", "1s"},
		{"TRUSTED_PROXIES", "tous"},
		{"DATABASE_OWNER_URL", "postgres://ctin@/ctin"},
	} {
		env := maps.Clone(coherent(t))
		env[tt.variable] = tt.value
		_, err := readConfig(func(name string) string { return env[name] })
		if err == nil || !strings.Contains(err.Error(), tt.variable) {
			t.Errorf("%s=%q: %v", tt.variable, tt.value, err)
		}
	}
}

func TestTheDemonstrationDoesNotStartBesideARealProvider(t *testing.T) {
	t.Setenv("OIDC_PROVIDERS", "/etc/ctin/providers.json")
	if err := refuseMixed(); err == nil || !strings.Contains(err.Error(), "OIDC_PROVIDERS") {
		t.Errorf("the demonstration beside OIDC_PROVIDERS: %v", err)
	}
}
