package auth_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ctin/handlers/auth"

	"github.com/alexedwards/scs/v2"
)

func registrations(t *testing.T, text string) ([]auth.Provider, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "fournisseurs.json")
	must(t, os.WriteFile(path, []byte(text), 0o600))
	return auth.LoadProviders(path)
}

func registration(edit func(object)) string {
	o := object{
		"slug": "proconnect", "name": "ProConnect", "issuer": "https://fca.exemple/api/v2",
		"client_id": "id", "client_secret": "s3cret", "algorithm": "ES256",
	}
	edit(o)
	return encode(o)
}

func TestARegistrationIsCompletedWithSafeDefaults(t *testing.T) {
	list, err := registrations(t, "["+registration(func(o object) { o["proconnect"] = true })+","+
		registration(func(o object) {
			o["slug"], o["issuer"], o["algorithm"] = "keycloak", "https://kc.exemple/realms/x", "RS256"
		})+"]")
	must(t, err)
	if list[0].UserinfoAlgorithm != "ES256" {
		t.Error("ProConnect signs userinfo: JSON must be refused")
	}
	if got := strings.Join(list[0].Scopes, " "); got != "openid given_name usual_name email uid siret idp_id roles organization_label" {
		t.Errorf("scopes of ProConnect: %s", got)
	}
	if list[1].UserinfoAlgorithm != "" || strings.Join(list[1].Scopes, " ") != "openid profile email" {
		t.Errorf("other provider: %+v", list[1])
	}
}

func TestAnIncoherentRegistrationIsRefusedByNameOfVariableAndField(t *testing.T) {
	put := func(name string, value any) string {
		return "[" + registration(func(o object) { o[name] = value }) + "]"
	}
	for _, tt := range []struct{ rule, text, field string }{
		{"not JSON", "providers: []", ""},
		{"not a list", registration(func(object) {}), ""},
		{"empty list", "[]", ""},
		{"null", "null", ""},
		{"text after the list", "[" + registration(func(object) {}) + "] []", ""},
		{"unknown field", put("client_secert", "x"), "client_secert"},
		{"wrong type", put("scopes", "openid"), "scopes"},
		{"no slug", put("slug", ""), "slug"},
		{"slug with a slash", put("slug", "a/b"), "slug"},
		{"slug with capitals", put("slug", "ProConnect"), "slug"},
		{"no name", put("name", " "), "name"},
		{"name on two lines", put("name", "a\nb"), "name"},
		{"no issuer", put("issuer", ""), "issuer"},
		{"http issuer", put("issuer", "http://fca.exemple"), "issuer"},
		{"issuer without scheme", put("issuer", "fca.exemple"), "issuer"},
		{"issuer with a query", put("issuer", "https://fca.exemple?x"), "issuer"},
		{"issuer with a person", put("issuer", "https://a:b@fca.exemple"), "issuer"},
		{"issuer that looks like loopback", put("issuer", "http://127.0.0.1.exemple"), "issuer"},
		{"no client", put("client_id", ""), "client_id"},
		{"no secret", put("client_secret", ""), "client_secret"},
		{"blank secret", put("client_secret", "  "), "client_secret"},
		{"HS256", put("algorithm", "HS256"), "algorithm"},
		{"no algorithm", put("algorithm", ""), "algorithm"},
		{"none for userinfo", put("userinfo_algorithm", "none"), "userinfo_algorithm"},
		{"scopes without openid", put("scopes", []string{"email"}), "scopes"},
		{"two scopes in one", put("scopes", []string{"openid", "a b"}), "scopes"},
		{"empty level", put("required_acr", []string{""}), "required_acr"},
		{"level unknown to ProConnect", "[" + registration(func(o object) { o["proconnect"], o["required_acr"] = true, []string{"eidas4"} }) + "]", "required_acr"},
		{"same slug twice", "[" + registration(func(object) {}) + "," + registration(func(o object) { o["issuer"] = "https://b.exemple" }) + "]", "slug"},
		{"same issuer twice", "[" + registration(func(object) {}) + "," + registration(func(o object) { o["slug"] = "b" }) + "]", "issuer"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			_, err := registrations(t, tt.text)
			if err == nil {
				t.Fatal("accepted")
			}
			if !strings.Contains(err.Error(), "OIDC_PROVIDERS") || !strings.Contains(err.Error(), tt.field) {
				t.Errorf("the error does not say where: %v", err)
			}
			if strings.Contains(err.Error(), "s3cret") {
				t.Errorf("the error shows the secret: %v", err)
			}
		})
	}
}

func TestAMissingFileNamesTheVariable(t *testing.T) {
	for _, path := range []string{"", filepath.Join(t.TempDir(), "none.json")} {
		if _, err := auth.LoadProviders(path); err == nil || !strings.Contains(err.Error(), "OIDC_PROVIDERS") {
			t.Errorf("%q: %v", path, err)
		}
	}
}

func TestASecretIsNeverPrinted(t *testing.T) {
	p := auth.Provider{ClientSecret: "s3cret"}
	l := auth.Login{IDToken: "s3cret"}
	r := &auth.Refusal{IDToken: "s3cret"}
	var log bytes.Buffer
	for _, h := range []slog.Handler{slog.NewTextHandler(&log, nil), slog.NewJSONHandler(&log, nil)} {
		slog.New(h).Info("x", "secret", p.ClientSecret, "provider", p, "login", l, "refusal", r)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&log, verb+verb+verb+verb, p.ClientSecret, p, l, r)
	}
	must(t, json.NewEncoder(&log).Encode([]any{p, l, r}))
	for _, form := range []string{"s3cret", "733363726574"} {
		if strings.Contains(log.String(), form) {
			t.Errorf("printed: %s", log.String())
		}
	}
}

func TestBaseURLMustBeHTTPSBeyondThisMachine(t *testing.T) {
	for _, tt := range []struct {
		base string
		ok   bool
	}{
		{"https://ctin.exemple", true},
		{"https://ctin.exemple/", true},
		{"http://127.0.0.1:8080", true},
		{"http://localhost:8080", true},
		{"http://[::1]:8080", true},
		{"http://ctin.exemple", false},
		{"http://192.168.1.2", false},
		{"ftp://127.0.0.1", false},
		{"https://ctin.exemple/sous", false},
		{"https://ctin.exemple?x=1", false},
		{"https://a@ctin.exemple", false},
		{"ctin.exemple", false},
		{"", false},
	} {
		base, err := url.Parse(tt.base)
		must(t, err)
		_, err = auth.New(auth.Config{BaseURL: base, Sessions: scs.New(), Providers: []auth.Provider{{
			Slug: "a", Name: "A", Issuer: "https://a.exemple", ClientID: "c", ClientSecret: "s", Algorithm: "RS256",
		}}})
		if (err == nil) != tt.ok {
			t.Errorf("%q: %v", tt.base, err)
		}
		if !tt.ok && !strings.Contains(err.Error(), "BASE_URL") {
			t.Errorf("%q: the variable is not named: %v", tt.base, err)
		}
	}
}
