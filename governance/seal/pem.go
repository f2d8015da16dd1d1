package seal

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/pem"
	"slices"
	"strings"
)

// ParsePEM reads a private key and its certificates from one PEM text or
// several, in any order. The certificate of the key is the signer's, and every
// other one must be of its chain. The error is a Flaw.
func ParsePEM(texts ...[]byte) (Certificate, error) {
	var found pile
	for _, text := range texts {
		if flaw := found.read(text); flaw != "" {
			return Certificate{}, flaw
		}
	}
	return Assemble(found.key, found.certificates...)
}

// ParseCertificates reads the certificates of PEM texts, in any order: their
// key is kept elsewhere. The error is a Flaw.
func ParseCertificates(text []byte) ([]*x509.Certificate, error) {
	var found pile
	if flaw := found.read(text); flaw != "" {
		return nil, flaw
	}
	return found.certificates, nil
}

// Assemble puts certificates, in any order, with the key of one of them,
// wherever it is kept. The error is a Flaw.
func Assemble(key crypto.Signer, certificates ...*x509.Certificate) (Certificate, error) {
	switch {
	case len(certificates) == 0:
		return Certificate{}, NoCertificate
	case key == nil:
		return Certificate{}, NoKey
	}
	p := pile{key, certificates}
	return p.sort()
}

// pile is what PEM texts hold.
type pile struct {
	key          crypto.Signer
	certificates []*x509.Certificate
}

func (p *pile) read(text []byte) Flaw {
	for {
		var block *pem.Block
		if block, text = pem.Decode(text); block == nil {
			return ""
		}
		if flaw := p.take(block); flaw != "" {
			return flaw
		}
	}
}

func (p *pile) take(block *pem.Block) Flaw {
	switch {
	case block.Type == "ENCRYPTED PRIVATE KEY" || strings.Contains(block.Headers["Proc-Type"], "ENCRYPTED"):
		return LockedKey
	case strings.HasSuffix(block.Type, "PRIVATE KEY"):
		key, ok := privateKey(block)
		if !ok || p.key != nil {
			return NoKey
		}
		p.key = key
	case block.Type == "CERTIFICATE":
		c, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return NoCertificate
		}
		p.certificates = append(p.certificates, c)
	}
	return ""
}

// privateKey reads a key in any of its three usual forms.
func privateKey(block *pem.Block) (crypto.Signer, bool) {
	var key any
	var err error
	switch block.Type {
	case "RSA PRIVATE KEY":
		key, err = x509.ParsePKCS1PrivateKey(block.Bytes)
	case "EC PRIVATE KEY":
		key, err = x509.ParseECPrivateKey(block.Bytes)
	default:
		key, err = x509.ParsePKCS8PrivateKey(block.Bytes)
	}
	s, ok := key.(crypto.Signer)
	return s, ok && err == nil
}

// sort puts the key's certificate first, and each issuer after what it issued.
func (p *pile) sort() (Certificate, error) {
	c := Certificate{Signer: p.key}
	left := slices.Clone(p.certificates)
	i := slices.IndexFunc(left, func(x *x509.Certificate) bool { return sameKey(p.key, x) })
	if i < 0 {
		return Certificate{}, OtherKey
	}
	c.Leaf = left[i]
	left = slices.Delete(left, i, i+1)
	for last := c.Leaf; len(left) > 0; {
		i := slices.IndexFunc(left, func(x *x509.Certificate) bool { return bytes.Equal(x.RawSubject, last.RawIssuer) })
		if i < 0 {
			return Certificate{}, BrokenChain
		}
		last = left[i]
		c.Chain = append(c.Chain, last)
		left = slices.Delete(left, i, i+1)
	}
	return c, nil
}
