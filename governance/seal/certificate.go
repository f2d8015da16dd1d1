package seal

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"time"
)

// Certificate is what an organisation seals with.
type Certificate struct {
	Signer crypto.Signer // of the private key, wherever it is kept
	Leaf   *x509.Certificate
	Chain  []*x509.Certificate // its issuers, the nearest first; may be empty
}

// certificates are all of them, the signer's first.
func (c Certificate) certificates() []*x509.Certificate {
	return append([]*x509.Certificate{c.Leaf}, c.Chain...)
}

// Demonstration says whether this certificate proves nothing.
func (c Certificate) Demonstration() bool { return isDemonstration(c.Leaf) }

func isDemonstration(c *x509.Certificate) bool { return c.Subject.CommonName == DemonstrationName }

// Holder is whom a certificate was issued to: a name, and the organisation
// when it says another one.
func Holder(c *x509.Certificate) (holder, organization string) {
	if len(c.Subject.Organization) > 0 {
		organization = c.Subject.Organization[0]
	}
	switch holder = c.Subject.CommonName; holder {
	case "", organization:
		return organization, ""
	}
	return holder, organization
}

// Check says whether everything holds together at a time. It returns a Flaw.
func (c Certificate) Check(now time.Time) error {
	switch {
	case c.Leaf == nil:
		return NoCertificate
	case c.Signer == nil:
		return NoKey
	case !sameKey(c.Signer, c.Leaf):
		return OtherKey
	}
	if _, ok := scheme(c.Leaf); !ok {
		return WeakKey
	}
	if !signs(c.Leaf) {
		return WrongUse
	}
	if now.Before(c.Leaf.NotBefore) || now.After(c.Leaf.NotAfter) {
		return OutOfTime
	}
	if flaw := linked(c.certificates()); flaw != "" {
		return flaw
	}
	return nil
}

func sameKey(s crypto.Signer, c *x509.Certificate) bool {
	key, ok := s.Public().(interface{ Equal(crypto.PublicKey) bool })
	return ok && key.Equal(c.PublicKey)
}

// signs says whether a certificate is made for signing documents.
func signs(c *x509.Certificate) bool {
	return c.KeyUsage == 0 || c.KeyUsage&(x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment) != 0
}

// leastRSA is the shortest RSA key that is accepted, in bits.
const leastRSA = 2048

// scheme is how the key of a certificate signs; ok is false for weak keys and
// for schemes that readers of PDF may not know.
func scheme(c *x509.Certificate) (x509.SignatureAlgorithm, bool) {
	switch key := c.PublicKey.(type) {
	case *rsa.PublicKey:
		return x509.SHA256WithRSA, key.N.BitLen() >= leastRSA
	case *ecdsa.PublicKey:
		return x509.ECDSAWithSHA256, key.Curve == elliptic.P256() || key.Curve == elliptic.P384()
	}
	return 0, false
}

// linked checks that each certificate is issued by the next one.
func linked(list []*x509.Certificate) Flaw {
	for i := range len(list) - 1 {
		if list[i].CheckSignatureFrom(list[i+1]) != nil {
			return BrokenChain
		}
	}
	return ""
}

// selfSigned says whether nobody but its holder vouches for a certificate.
func selfSigned(c *x509.Certificate) bool {
	return string(c.RawIssuer) == string(c.RawSubject) && c.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature) == nil
}
