// Package sealtest hands sealed files to programs that nobody here wrote. It
// reads a file by itself, as they do, and knows nothing of how it was sealed.
// A machine without those programs fails the tests: none is skipped.
package sealtest

import (
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Seal is what the programs are to find in a file.
type Seal struct {
	Root   *x509.Certificate // the one that they are told to trust
	Holder string            // the common name of who sealed
	At     time.Time
}

// Accepted fails the test unless tools of four other houses agree that the
// seal is good: poppler, qpdf, MuPDF and OpenSSL.
func Accepted(t testing.TB, sealed []byte, want Seal) {
	t.Helper()
	dir := t.TempDir()
	pdf := Keep(t, dir, "sealed.pdf", sealed)
	root := Keep(t, dir, "root.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: want.Root.Raw}))
	for _, check := range []struct{ args, says []string }{
		{[]string{"pdfsig", "-nssdir", trusting(t, dir, root), pdf}, []string{
			"Signature is Valid", want.trust(), "Total document signed", "Signature Type: ETSI.CAdES.detached",
			"Signing Hash Algorithm: SHA-256", "Signer Certificate Common Name: " + want.Holder,
			"Signing Time: " + want.At.UTC().Format("Jan 02 2006 15:04:05"),
		}},
		{[]string{"qpdf", "--check", pdf}, []string{"No syntax or stream encoding errors found"}},
		{[]string{"mutool", "sign", "-v", pdf}, []string{"The document is unchanged since signing"}},
		{[]string{"pdfinfo", pdf}, []string{"PDF version:     1.7", "AcroForm"}},
		{openssl(t, dir, sealed, root), []string{"CAdES Verification successful"}},
	} {
		said := Tool(t, check.args...)
		for _, words := range check.says {
			if !strings.Contains(said, words) {
				t.Errorf("%s does not say %q:\n%s", check.args[0], words, said)
			}
		}
	}
}

// trust is what poppler says of the certificate: it trusts nobody who vouches
// for themselves.
func (s Seal) trust() string {
	if s.Root.IsCA {
		return "Certificate is Trusted"
	}
	return "Certificate issuer is unknown"
}

// Tool runs a program, and returns all it says.
func Tool(t testing.TB, args ...string) string {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TZ=UTC")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// Keep writes a file of a test, and says where.
func Keep(t testing.TB, folder, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Text is what a PDF says to who reads it, every space a plain one.
func Text(t testing.TB, pdf []byte) string {
	t.Helper()
	said := Tool(t, "pdftotext", Keep(t, t.TempDir(), "file.pdf", pdf), "-")
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(said)), " ")
}

// trusting makes a database of trusted authorities as poppler reads it.
func trusting(t testing.TB, folder, root string) string {
	t.Helper()
	base := "sql:" + filepath.Join(folder, "nss")
	if err := os.Mkdir(filepath.Join(folder, "nss"), 0o700); err != nil {
		t.Fatal(err)
	}
	Tool(t, "certutil", "-N", "-d", base, "--empty-password")
	Tool(t, "certutil", "-A", "-d", base, "-n", "racine", "-t", "C,C,C", "-i", root)
	return base
}

// openssl is the command that verifies the signature alone, as CAdES.
func openssl(t testing.TB, folder string, sealed []byte, root string) []string {
	t.Helper()
	message, content := apart(t, sealed)
	return []string{
		"openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", Keep(t, folder, "message", message),
		"-content", Keep(t, folder, "content", content), "-CAfile", root, "-purpose", "any", "-out", os.DevNull,
	}
}

var byteRange = regexp.MustCompile(`/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+) ?\]`)

// apart takes the signature out of a file: the message, and what it signs.
func apart(t testing.TB, sealed []byte) (message, content []byte) {
	t.Helper()
	found := byteRange.FindSubmatch(sealed)
	if found == nil {
		t.Fatal("the file tells no range of bytes")
	}
	var at [4]int
	for i := range at {
		at[i], _ = strconv.Atoi(string(found[i+1])) // digits: a number too large is refused below
	}
	begin, resume := at[1], at[2]
	if at[0] != 0 || begin >= resume || resume+at[3] != len(sealed) {
		t.Fatalf("the range %v does not cover the %d bytes of the file", at, len(sealed))
	}
	padded, err := hex.DecodeString(string(sealed[begin+1 : resume-1]))
	if err != nil {
		t.Fatal(err)
	}
	var der asn1.RawValue
	if _, err := asn1.Unmarshal(padded, &der); err != nil { // what follows it is padding
		t.Fatal(err)
	}
	return der.FullBytes, slices.Concat(sealed[:begin], sealed[resume:])
}
