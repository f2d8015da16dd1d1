package seal

import (
	"crypto/x509"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ctin/governance/seal/sealtest"
)

// Tools of four other houses agree that the seal is good.
func TestOtherToolsAcceptTheSeal(t *testing.T) {
	rsa, ecdsa, own := organisation(t, rsaKey(t)), organisation(t, curve(t)), demonstration(t, time.Now())
	for _, tt := range []struct {
		rule string
		c    Certificate
		root *x509.Certificate
	}{
		{"RSA", rsa, rsa.Chain[1]},
		{"ECDSA", ecdsa, ecdsa.Chain[1]},
		{"the demonstration's, self-signed", own, own.Leaf},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			now := time.Now()
			sealed, err := Sign(document(t, 3), tt.c, box(), now)
			if err != nil {
				t.Fatal(err)
			}
			sealtest.Accepted(t, sealed, sealtest.Seal{Root: tt.root, Holder: tt.c.Leaf.Subject.CommonName, At: now})
		})
	}
}

// The same tools see what was altered: the check above is one.
func TestOtherToolsRefuseAnAlteredFile(t *testing.T) {
	dir := t.TempDir()
	sealed := mustSign(t, document(t, 1), organisation(t, rsaKey(t)))
	altered := strings.Replace(string(sealed), "https://ctin.test", "https://evil.test", 1)
	pdf := sealtest.Keep(t, dir, "altered.pdf", []byte(altered))
	if said := sealtest.Tool(t, "pdfsig", pdf); !strings.Contains(said, "Digest Mismatch") {
		t.Error(said)
	}
	refused(t, "an address changed", []byte(altered), Altered)
}

// What people see of the seal is drawn where it was asked for.
func TestTheBoxIsDrawn(t *testing.T) {
	dir := t.TempDir()
	plain, sealed := filepath.Join(dir, "plain"), filepath.Join(dir, "sealed")
	for path, pdf := range map[string][]byte{plain: blank(), sealed: mustSign(t, blank(), lonely(t, curve(t)))} {
		file := sealtest.Keep(t, dir, filepath.Base(path)+".pdf", pdf)
		// the box alone, in points from the upper left corner
		sealtest.Tool(t, "pdftoppm", "-r", "72", "-gray", "-x", "301", "-y", "743", "-W", "250", "-H", "50", "-singlefile", file, path)
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
