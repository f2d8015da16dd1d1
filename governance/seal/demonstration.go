package seal

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"time"
)

// NewDemonstration makes a key and a certificate that prove nothing, as PEM
// text for ParsePEM. Its name says so; production never calls it.
func NewDemonstration(now time.Time) ([]byte, error) {
	key, err := rsa.GenerateKey(rand.Reader, leastRSA)
	if err != nil {
		return nil, err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return nil, err
	}
	plan := &x509.Certificate{
		SerialNumber: serial.Add(serial, big.NewInt(1)),
		Subject:      pkix.Name{CommonName: DemonstrationName},
		NotBefore:    now.UTC().AddDate(-2, 0, 0), // the demonstration tells what happened before today
		NotAfter:     now.UTC().AddDate(10, 0, 0),
		KeyUsage:     x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
	made, err := x509.CreateCertificate(rand.Reader, plan, plan, key.Public(), key)
	if err != nil {
		return nil, err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	return pemText(&pem.Block{Type: "CERTIFICATE", Bytes: made}, &pem.Block{Type: "PRIVATE KEY", Bytes: secret})
}

func pemText(blocks ...*pem.Block) ([]byte, error) {
	var text bytes.Buffer
	for _, b := range blocks {
		if err := pem.Encode(&text, b); err != nil {
			return nil, err
		}
	}
	return text.Bytes(), nil
}

// Try seals and verifies a blank page: what cannot work is better known when
// the program starts.
func (c Certificate) Try(now time.Time) error {
	_, err := Sign(blank(), c, Box{Page: 1, Left: 20, Bottom: 20, Width: 200, Height: 50}, now)
	return err
}

// blank is a PDF of one empty page.
func blank() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, body := range []string{
		"<</Type /Catalog /Pages 2 0 R>>",
		"<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <<>>>>",
	} {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	start := b.Len()
	b.WriteString("xref\n0 4\n0000000000 65535 f \n")
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size 4 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}
