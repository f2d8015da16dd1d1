package sealtest

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Authority is an authority that proves times, as OpenSSL runs one: it has a
// root of its own, and a certificate made for that and for nothing else.
type Authority struct {
	Root   string // PEM file
	folder string
}

// settings are those of OpenSSL. Policies are examples of nobody's.
const settings = `
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[stamp]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[other]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, codeSigning
[tsa]
default_tsa = tsa1
[tsa1]
serial = %[1]s/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`

// NewAuthority makes an authority with OpenSSL, whose keys are on a curve.
func NewAuthority(t testing.TB) Authority {
	t.Helper()
	a := Authority{folder: t.TempDir()}
	a.Root = a.at("root.pem")
	Keep(t, a.folder, "openssl.cnf", fmt.Appendf(nil, settings, a.folder))
	Keep(t, a.folder, "serial", []byte("01\n"))
	a.run(t, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650",
		"-subj", "/C=FR/O=Horodatage/CN=Racine", "-keyout", a.at("root.key"), "-out", a.Root, "-extensions", "ca", "-config", a.config(t))
	a.Certify(t, "tsa", "stamp", "3650")
	return a
}

// Certify makes a certificate of the authority: what it is for is a section of
// the settings, and days say how long it is valid, before now when negative.
func (a Authority) Certify(t testing.TB, name, purpose, days string) {
	t.Helper()
	a.run(t, "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
		"-subj", "/C=FR/O=Horodatage/CN="+name, "-keyout", a.at(name+".key"), "-out", a.at(name+".csr"), "-config", a.config(t))
	a.run(t, "x509", "-req", "-in", a.at(name+".csr"), "-CA", a.Root, "-CAkey", a.at("root.key"), "-set_serial", "77",
		"-days", days, "-extfile", a.at("openssl.cnf"), "-extensions", purpose, "-out", a.at(name+".pem"))
}

func (a Authority) at(name string) string { return filepath.Join(a.folder, name) }

// config is what « openssl req » reads: it wants a section on names.
func (a Authority) config(t testing.TB) string {
	t.Helper()
	return Keep(t, a.folder, "req.cnf", []byte("[req]\ndistinguished_name = dn\n[dn]\n"+settings))
}

func (a Authority) run(t testing.TB, args ...string) {
	t.Helper()
	if out, err := exec.Command("openssl", args...).CombinedOutput(); err != nil {
		t.Fatalf("openssl %v: %v\n%s", args, err, out)
	}
}

// Answer answers a query with the certificate of a name and its root.
func (a Authority) Answer(ctx context.Context, name string, query []byte) ([]byte, error) {
	return a.answer(ctx, name, query, "-chain", a.Root)
}

// AnswerAlone answers without the root.
func (a Authority) AnswerAlone(ctx context.Context, name string, query []byte) ([]byte, error) {
	return a.answer(ctx, name, query)
}

func (a Authority) answer(ctx context.Context, name string, query []byte, with ...string) ([]byte, error) {
	dir, err := os.MkdirTemp(a.folder, "reply")
	if err != nil {
		return nil, err
	}
	in, out := filepath.Join(dir, "query"), filepath.Join(dir, "reply")
	if err := os.WriteFile(in, query, 0o600); err != nil {
		return nil, err
	}
	said, err := exec.CommandContext(ctx, "openssl", append([]string{
		"ts", "-reply", "-config", a.at("openssl.cnf"), "-queryfile", in, "-out", out,
		"-signer", a.at(name + ".pem"), "-inkey", a.at(name + ".key"),
	}, with...)...).CombinedOutput()
	if err != nil {
		return nil, errors.Join(err, errors.New(string(said)))
	}
	return os.ReadFile(out)
}

// Reply answers as the authority does, without a network.
func (a Authority) Reply(ctx context.Context, query []byte) ([]byte, error) {
	return a.Answer(ctx, "tsa", query)
}

// Roots accepts whoever answers.
func (a Authority) Roots() []*x509.Certificate { return nil }

// Serve puts the authority behind an address of this machine.
func (a Authority) Serve(t testing.TB) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query, err := io.ReadAll(r.Body)
		if err == nil && r.Header.Get("Content-Type") != "application/timestamp-query" {
			err = errors.New("no query")
		}
		reply, failed := a.Reply(r.Context(), query)
		if err = errors.Join(err, failed); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/timestamp-reply")
		_, _ = w.Write(reply) // who left needs no reply
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// Certificate is the root, to be compared.
func (a Authority) Certificate(t testing.TB) *x509.Certificate {
	t.Helper()
	text, err := os.ReadFile(a.Root)
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(text)
	c, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
