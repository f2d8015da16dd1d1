package seal

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// sealedOn is the time that seals of these tests claim.
var sealedOn = time.Date(2026, 12, 3, 15, 4, 5, 0, time.UTC)

// box is a seal at the foot of the first page.
func box() Box {
	return Box{
		Page: 1, Left: 300, Bottom: 40, Width: 260, Height: 60,
		Lines: []string{"Cachet électronique de «\u00a0Sicoval\u00a0»", "le 3 décembre 2026 à 16\u202fh\u202f04 — 1\u202f600\u202f€", "CERTIFICAT DE DÉMONSTRATION"},
		Name:  "Sicoval", Reason: "Compte rendu approuvé", Location: "Labège",
	}
}

// document is minutes as the renderer of PDF writes them: text, and a link
// on each page, which is an annotation already.
func document(t testing.TB, pages int) []byte {
	t.Helper()
	p := gofpdf.New("P", "mm", "A4", "")
	p.SetCreationDate(sealedOn)
	p.SetModificationDate(sealedOn)
	p.SetCatalogSort(true)
	p.SetFont("Helvetica", "", 12)
	for i := range pages {
		p.AddPage()
		p.LinkString(20, 250, 60, 10, "https://ctin.test/verifier")
		p.MultiCell(0, 6, strings.Repeat(fmt.Sprintf("Compte rendu, page %d. ", i+1), 60), "", "L", false)
	}
	var out strings.Builder
	if err := p.Output(&out); err != nil {
		t.Fatal(err)
	}
	return []byte(out.String())
}

// issuer is an authority of a test.
type issuer struct {
	key  crypto.Signer
	cert *x509.Certificate
}

func curve(t testing.TB) crypto.Signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// fixed is a key that always signs in the same way: the processes of a fuzzer
// must agree on what was sealed.
type fixed struct{ *ecdsa.PrivateKey }

func (f fixed) Sign(_ io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	return f.PrivateKey.Sign(nil, digest, opts)
}

func fixedKey(t testing.TB) crypto.Signer {
	t.Helper()
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	return fixed{key}
}

func rsaKey(t testing.TB) crypto.Signer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, leastRSA)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// plan is a certificate to be made, valid around now and around sealedOn.
func plan(serial int64, name string) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(serial),
		Subject:      pkix.Name{CommonName: name, Organization: []string{"Sicoval"}, Country: []string{"FR"}},
		NotBefore:    time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		NotAfter:     time.Date(2046, 1, 1, 0, 0, 0, 0, time.UTC),
		KeyUsage:     x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
}

// issue makes a certificate; without an issuer it is self-signed.
func issue(t testing.TB, p *x509.Certificate, key crypto.Signer, by *issuer) *x509.Certificate {
	t.Helper()
	if by == nil {
		by = &issuer{key, p}
	}
	raw, err := x509.CreateCertificate(rand.Reader, p, by.cert, key.Public(), by.key)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// authority makes an authority, below another or its own root.
func authority(t testing.TB, name string, by *issuer) *issuer {
	t.Helper()
	p := plan(int64(len(name)), name)
	p.IsCA, p.BasicConstraintsValid, p.KeyUsage = true, true, x509.KeyUsageCertSign|x509.KeyUsageCRLSign
	key := curve(t)
	return &issuer{key, issue(t, p, key, by)}
}

// organisation is a certificate with its chain: root, authority, organisation.
func organisation(t testing.TB, key crypto.Signer) Certificate {
	t.Helper()
	root := authority(t, "Racine", nil)
	middle := authority(t, "Intermédiaire", root)
	leaf := issue(t, plan(77, "Sicoval, cachet"), key, middle)
	return Certificate{Signer: key, Leaf: leaf, Chain: []*x509.Certificate{middle.cert, root.cert}}
}

// lonely is a self-signed certificate.
func lonely(t testing.TB, key crypto.Signer) Certificate {
	t.Helper()
	return Certificate{Signer: key, Leaf: issue(t, plan(5, "Sicoval, cachet"), key, nil)}
}

func certificateText(list ...*x509.Certificate) []byte {
	var text []byte
	for _, c := range list {
		text = append(text, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})...)
	}
	return text
}

func mustSign(t testing.TB, pdf []byte, c Certificate) []byte {
	t.Helper()
	out, err := Sign(pdf, c, box(), sealedOn)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// gap is where the value of the signature stands, brackets included.
func gap(t testing.TB, sealed []byte) span {
	t.Helper()
	f, flaw := open(sealed)
	if flaw != "" {
		t.Fatal(flaw)
	}
	d, flaw := f.signature()
	if flaw != "" {
		t.Fatal(flaw)
	}
	s, _ := d.get("Contents")
	return s
}

// signWith signs attributes as Sign does.
func signWith(c Certificate, attributes []byte) ([]byte, error) {
	digest := sha256.Sum256(attributes)
	return c.Signer.Sign(rand.Reader, digest[:], crypto.SHA256)
}
