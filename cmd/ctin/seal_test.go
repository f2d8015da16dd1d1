package main

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"log/slog"
	"maps"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ctin/governance/seal"
)

// pair is a key and a self-signed certificate as PEM text.
type pair struct{ certificate, key []byte }

func pairOf(t *testing.T, bits int, from, to time.Time) pair {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	plan := &x509.Certificate{
		SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Sicoval\x1b[2J, cachet", Organization: []string{"Sicoval"}},
		NotBefore: from, NotAfter: to, KeyUsage: x509.KeyUsageDigitalSignature,
	}
	raw, err := x509.CreateCertificate(rand.Reader, plan, plan, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return pair{
		pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw}),
		pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}),
	}
}

func saved(t *testing.T, content ...[]byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, bytes.Join(content, nil), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestServeTakesTheCertificateOfItsEnvironment(t *testing.T) {
	p := pairOf(t, 2048, time.Now().AddDate(0, 0, -1), time.Now().AddDate(1, 0, 0))
	both := saved(t, p.certificate, p.key)
	for _, tt := range []struct {
		rule, certificate, key string
		want                   bool
	}{
		{"without a certificate it starts, and minutes wait", "", "", false},
		{"a certificate and its key", saved(t, p.certificate), saved(t, p.key), true},
		{"both in one file", both, "", true},
		{"both in one file, named twice", both, both, true},
	} {
		env := coherent(t)
		env["SEAL_CERTIFICATE"], env["SEAL_KEY"] = tt.certificate, tt.key
		cfg, err := readConfig(func(name string) string { return env[name] })
		if err != nil || (cfg.seal != nil) != tt.want {
			t.Errorf("%s: %v, %v", tt.rule, cfg.seal, err)
		}
	}
}

// What does not hold together stops the program, with the variable's name.
func TestAnUnfitCertificateNamesItsVariable(t *testing.T) {
	now := time.Now()
	good := pairOf(t, 2048, now.AddDate(0, 0, -1), now.AddDate(1, 0, 0))
	expired := pairOf(t, 2048, now.AddDate(-1, 0, 0), now.Add(-time.Minute))
	weak := pairOf(t, 1024, now.AddDate(0, 0, -1), now.AddDate(1, 0, 0))
	demonstration, err := seal.NewDemonstration(now)
	if err != nil {
		t.Fatal(err)
	}
	locked := pem.EncodeToMemory(&pem.Block{Type: "ENCRYPTED PRIVATE KEY", Bytes: []byte{1}})
	for _, tt := range []struct{ rule, certificate, key, variable, says string }{
		{"a key alone", "", saved(t, good.key), "SEAL_CERTIFICATE", "manque"},
		{"a certificate alone", saved(t, good.certificate), "", "SEAL_KEY", "clé privée"},
		{"no file", "/nulle/part.pem", saved(t, good.key), "SEAL_CERTIFICATE", "lu"},
		{"no file for the key", saved(t, good.certificate), "/nulle/part.pem", "SEAL_KEY", "lu"},
		{"half a PKCS#12 file", saved(t, []byte{0x30, 0x82}), "", "SEAL_CERTIFICATE", "PKCS#12"},
		{"a key beside PKCS#12", saved(t, []byte{0x30, 0x82}), saved(t, good.key), "SEAL_KEY", "Retirez"},
		{"a device without its module", saved(t, good.certificate), "pkcs11:token=a;object=b", "SEAL_KEY", "module-path"},
		{"the key of another", saved(t, good.certificate), saved(t, expired.key), "SEAL_KEY", "aucun certificat"},
		{"a locked key", saved(t, good.certificate), saved(t, locked), "SEAL_KEY", "mot de passe"},
		{"a weak key", saved(t, weak.certificate), saved(t, weak.key), "SEAL_KEY", "2\u202f048"},
		{"an expired certificate", saved(t, expired.certificate), saved(t, expired.key), "SEAL_CERTIFICATE", now.Add(-time.Minute).UTC().Format("02/01/2006")},
		{"a certificate of nobody's", saved(t, good.certificate, expired.certificate), saved(t, good.key), "SEAL_CERTIFICATE", "chaîne"},
		{"the demonstration's", saved(t, demonstration), "", "SEAL_CERTIFICATE", "démonstration"},
	} {
		env := maps.Clone(coherent(t))
		env["SEAL_CERTIFICATE"], env["SEAL_KEY"] = tt.certificate, tt.key
		_, err := readConfig(func(name string) string { return env[name] })
		if err == nil || !strings.HasPrefix(err.Error(), tt.variable) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}

func TestExpiryIsToldThirtyDaysBefore(t *testing.T) {
	end := time.Date(2026, 12, 31, 12, 0, 0, 0, time.UTC)
	c := &seal.Certificate{Leaf: &x509.Certificate{NotAfter: end}}
	for _, tt := range []struct {
		rule string
		now  time.Time
		want string
	}{
		{"31 days before, nothing", end.AddDate(0, 0, -31), ""},
		{"a second before the 30 days, nothing", end.AddDate(0, 0, -30).Add(-time.Second), ""},
		{"30 days before", end.AddDate(0, 0, -30), "level=WARN"},
		{"the last day", end.Add(-time.Hour), "level=WARN"},
		{"afterwards", end.Add(time.Second), "level=ERROR"},
	} {
		var out bytes.Buffer
		warnOfExpiry(c, slog.New(slog.NewTextHandler(&out, nil)), tt.now)
		if said := out.String(); (said == "") != (tt.want == "") || !strings.Contains(said, tt.want) {
			t.Errorf("%s: %q", tt.rule, said)
		}
	}
}

func TestTheDemonstrationMakesItsCertificateOnce(t *testing.T) {
	dir := t.TempDir()
	first, err := demonstrationSeal(dir, time.Now())
	if err != nil || !first.Demonstration() {
		t.Fatal(err)
	}
	path := filepath.Join(dir, demonstrationFile)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v (%v)", info.Mode(), err)
	}
	if list, _ := os.ReadDir(dir); len(list) != 1 {
		t.Errorf("%v is left behind", list)
	}
	second, err := demonstrationSeal(dir, time.Now())
	if err != nil || !second.Leaf.Equal(first.Leaf) {
		t.Errorf("the certificate was made anew (%v)", err)
	}
	p := pairOf(t, 2048, time.Now().AddDate(0, 0, -1), time.Now().AddDate(1, 0, 0))
	for rule, content := range map[string][]byte{
		"half a file":                         []byte("-----BEGIN CERTIFICATE-----\n"),
		"the certificate of a real authority": append(p.certificate, p.key...),
	} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := demonstrationSeal(dir, time.Now()); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", rule, err)
		}
		if left, _ := os.ReadFile(path); !bytes.Equal(left, content) {
			t.Errorf("%s was replaced", rule)
		}
	}
}

// Authorities deliver PKCS#12 files, and OpenSSL makes them too.
func TestServeOpensAPKCS12FileWithItsPassword(t *testing.T) {
	now := time.Now()
	good := pairOf(t, 2048, now.AddDate(0, 0, -1), now.AddDate(1, 0, 0))
	expired := pairOf(t, 2048, now.AddDate(-1, 0, 0), now.Add(-time.Minute))
	packed := func(p pair, password string) string {
		path := filepath.Join(t.TempDir(), "cachet.p12")
		out, err := exec.Command("openssl", "pkcs12", "-export", "-in", saved(t, p.certificate), "-inkey", saved(t, p.key),
			"-passout", "pass:"+password, "-out", path).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return path
	}
	for _, tt := range []struct{ rule, file, password, says string }{
		{"the right password", packed(good, "clé d’or"), "clé d’or", ""},
		{"no password, and none needed", packed(good, ""), "", ""},
		{"no password", packed(good, "secret"), "", "SEAL_PASSWORD manque"},
		{"a wrong password", packed(good, "secret"), "autre", "SEAL_PASSWORD\u00a0: ce mot de passe n’ouvre pas"},
		{"an expired certificate", packed(expired, "secret"), "secret", "SEAL_CERTIFICATE\u00a0: ce certificat n’est pas valable"},
	} {
		env := maps.Clone(coherent(t))
		env["SEAL_CERTIFICATE"], env["SEAL_PASSWORD"] = tt.file, tt.password
		cfg, err := readConfig(func(name string) string { return env[name] })
		if tt.says == "" && (err != nil || cfg.seal == nil) || tt.says != "" && (err == nil || !strings.HasPrefix(err.Error(), tt.says)) {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}
