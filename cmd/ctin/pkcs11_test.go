//go:build pkcs11

package main

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ctin/governance/seal"
)

// softHSM is a token of SoftHSM that holds a key, and the module to reach it.
func softHSM(t *testing.T, key []byte) (module string) {
	t.Helper()
	dir := t.TempDir()
	tokens := filepath.Join(dir, "tokens")
	conf := saved(t, []byte("directories.tokendir = "+tokens+"\nobjectstore.backend = file\n"))
	t.Setenv("SOFTHSM2_CONF", conf)
	block, _ := pem.Decode(key)
	parsed, err := x509.ParsePKCS1PrivateKey(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := x509.MarshalPKCS8PrivateKey(parsed)
	if err != nil {
		t.Fatal(err)
	}
	file := saved(t, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: raw}))
	if err := os.Mkdir(tokens, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"--init-token", "--free", "--label", "ctin", "--pin", "1234", "--so-pin", "123456"},
		{"--import", file, "--token", "ctin", "--label", "cachet", "--id", "a1", "--pin", "1234"},
	} {
		if out, err := exec.Command("softhsm2-util", args...).CombinedOutput(); err != nil {
			t.Fatalf("softhsm2-util %v: %v\n%s", args, err, out)
		}
	}
	for _, pattern := range []string{"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib*/*/softhsm/libsofthsm2.so", "/usr/lib*/pkcs11/libsofthsm2.so", "/usr/lib64/libsofthsm2.so", "/opt/homebrew/lib/softhsm/libsofthsm2.so"} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return found[0]
		}
	}
	t.Fatal("the module of SoftHSM is not where systems put it")
	return ""
}

// A key that never leaves its device seals minutes; what does not fit says so
// with its variable.
func TestPKCS11SealsWithAKeyThatStaysInItsDevice(t *testing.T) {
	p := pairOf(t, 2048, time.Now().AddDate(0, 0, -1), time.Now().AddDate(1, 0, 0))
	other := pairOf(t, 2048, time.Now().AddDate(0, 0, -1), time.Now().AddDate(1, 0, 0))
	module := softHSM(t, p.key)
	name := func(token, object string) string {
		return "pkcs11:token=" + token + ";object=" + object + "?module-path=" + module
	}
	for _, tt := range []struct{ rule, certificate, key, pin, says string }{
		{"a wrong code", saved(t, p.certificate), name("ctin", "cachet"), "0000", "SEAL_PASSWORD"}, // first: a device that is open stays open
		{"the right one", saved(t, p.certificate), name("ctin", "cachet"), "1234", ""},
		{"no such token", saved(t, p.certificate), name("autre", "cachet"), "1234", "autre"},
		{"no such key", saved(t, p.certificate), name("ctin", "autre"), "1234", "autre"},
		{"no such module", saved(t, p.certificate), "pkcs11:token=ctin;object=cachet?module-path=/nulle/part.so", "1234", "ctin"},
		{"no module", saved(t, p.certificate), "pkcs11:token=ctin;object=cachet", "1234", "pkcs11:token="},
		{"the certificate of another key", saved(t, other.certificate), name("ctin", "cachet"), "1234", "aucun certificat"},
	} {
		env := maps.Clone(coherent(t))
		env["SEAL_CERTIFICATE"], env["SEAL_KEY"], env["SEAL_PASSWORD"] = tt.certificate, tt.key, tt.pin
		cfg, err := readConfig(func(name string) string { return env[name] })
		if tt.says != "" {
			if err == nil || !strings.HasPrefix(err.Error(), "SEAL_KEY") || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s: %v", tt.rule, err)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", tt.rule, err)
		}
		printed := printedMinutes(t)
		sealed, err := seal.Sign(printed.Bytes, *cfg.seal, seal.Box{Page: printed.SealPage, Width: 200, Height: 50}, time.Now())
		if r := seal.Verify(sealed); err != nil || !r.Intact || !bytes.HasPrefix(sealed, printed.Bytes) {
			t.Errorf("%s: %v, %+v", tt.rule, err, r)
		}
	}
}
