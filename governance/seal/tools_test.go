package seal

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// tool runs a program that nobody here wrote, and returns all it says.
func tool(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TZ=UTC")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func write(t *testing.T, folder, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// trusting makes a database of trusted authorities as poppler reads it.
func trusting(t *testing.T, folder, root string) string {
	t.Helper()
	base := "sql:" + filepath.Join(folder, "nss")
	if err := os.Mkdir(filepath.Join(folder, "nss"), 0o700); err != nil {
		t.Fatal(err)
	}
	tool(t, "certutil", "-N", "-d", base, "--empty-password")
	tool(t, "certutil", "-A", "-d", base, "-n", "racine", "-t", "C,C,C", "-i", root)
	return base
}

// Tools of four other houses agree that the seal is good.
func TestOtherToolsAcceptTheSeal(t *testing.T) {
	for _, tt := range []struct {
		rule string
		c    Certificate
	}{
		{"RSA", organisation(t, rsaKey(t))},
		{"ECDSA", organisation(t, curve(t))},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			dir := t.TempDir()
			now := time.Now()
			sealed, err := Sign(document(t, 3), tt.c, box(), now)
			if err != nil {
				t.Fatal(err)
			}
			pdf := write(t, dir, "sealed.pdf", sealed)
			root := write(t, dir, "root.pem", certificateText(tt.c.Chain[1]))
			for _, check := range []struct {
				args []string
				want []string
			}{
				{[]string{"pdfsig", "-nssdir", trusting(t, dir, root), pdf}, []string{
					"Signature is Valid", "Certificate is Trusted", "Total document signed", "Signature Type: ETSI.CAdES.detached",
					"Signing Hash Algorithm: SHA-256", "Signer Certificate Common Name: Sicoval, cachet",
					"Signing Time: " + now.UTC().Format("Jan 02 2006 15:04:05"),
				}},
				{[]string{"qpdf", "--check", pdf}, []string{"No syntax or stream encoding errors found"}},
				{[]string{"mutool", "sign", "-v", pdf}, []string{"The document is unchanged since signing"}},
				{[]string{"pdfinfo", pdf}, []string{"PDF version:     1.7", "Pages:           3", "AcroForm"}},
				{openssl(t, dir, sealed, root), []string{"CAdES Verification successful"}},
			} {
				said := tool(t, check.args...)
				for _, want := range check.want {
					if !strings.Contains(said, want) {
						t.Errorf("%s does not say %q:\n%s", check.args[0], want, said)
					}
				}
			}
		})
	}
}

// openssl is the command that verifies the signature alone, as CAdES.
func openssl(t *testing.T, dir string, sealed []byte, root string) []string {
	t.Helper()
	s := gap(t, sealed)
	message, ok := unpack(sealed[s.from+1 : s.to-1])
	if !ok {
		t.Fatal("the message cannot be read")
	}
	content := slices.Concat(sealed[:s.from], sealed[s.to:])
	return []string{
		"openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", write(t, dir, "message", message),
		"-content", write(t, dir, "content", content), "-CAfile", root, "-purpose", "any", "-out", os.DevNull,
	}
}

// The same tools see what was altered: the check above is one.
func TestOtherToolsRefuseAnAlteredFile(t *testing.T) {
	dir := t.TempDir()
	sealed := mustSign(t, document(t, 1), organisation(t, rsaKey(t)))
	altered := strings.Replace(string(sealed), "https://ctin.test", "https://evil.test", 1)
	pdf := write(t, dir, "altered.pdf", []byte(altered))
	if said := tool(t, "pdfsig", pdf); !strings.Contains(said, "Digest Mismatch") {
		t.Error(said)
	}
	refused(t, "an address changed", []byte(altered), Altered)
}

// The demonstration's certificate, self-signed, is accepted once it is trusted.
func TestOpensslAcceptsTheDemonstration(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	c := demonstration(t, now)
	sealed, err := Sign(document(t, 1), c, box(), now)
	if err != nil {
		t.Fatal(err)
	}
	root := write(t, dir, "root.pem", certificateText(c.Leaf))
	if said := tool(t, openssl(t, dir, sealed, root)...); !strings.Contains(said, "CAdES Verification successful") {
		t.Error(said)
	}
}

// What people see of the seal is drawn where it was asked for.
func TestTheBoxIsDrawn(t *testing.T) {
	dir := t.TempDir()
	plain, sealed := filepath.Join(dir, "plain"), filepath.Join(dir, "sealed")
	for path, pdf := range map[string][]byte{plain: blank(), sealed: mustSign(t, blank(), lonely(t, curve(t)))} {
		file := write(t, dir, filepath.Base(path)+".pdf", pdf)
		// the box alone, in points from the upper left corner
		tool(t, "pdftoppm", "-r", "72", "-gray", "-x", "301", "-y", "743", "-W", "250", "-H", "50", "-singlefile", file, path)
	}
	if dark(t, plain+".pgm") != 0 || dark(t, sealed+".pgm") < 200 {
		t.Errorf("dark points: %d without, %d with", dark(t, plain+".pgm"), dark(t, sealed+".pgm"))
	}
}

// dark counts the dark points of a picture.
func dark(t *testing.T, path string) int {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range content[min(15, len(content)):] { // after the header
		if c < 128 {
			n++
		}
	}
	return n
}
