package seal

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"fmt"
	"math/big"
)

// Authority is who proves times (RFC 3161): it answers a query with a reply,
// whatever way both travel.
type Authority interface {
	Reply(ctx context.Context, query []byte) ([]byte, error)
	// Roots are those to which its certificate must lead; none accepts whoever answers.
	Roots() []*x509.Certificate
}

// Object identifiers of time stamps, without tag and length.
const (
	oidStampToken    = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0e" // 1.2.840.113549.1.9.16.2.14
	oidStampInfo     = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x04" // 1.2.840.113549.1.9.16.1.4
	oidCertificateV1 = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0c" // 1.2.840.113549.1.9.16.2.12
	oidStamping      = "\x2b\x06\x01\x05\x05\x07\x03\x08"             // 1.3.6.1.5.5.7.3.8
)

// nonceSize is how many random bytes tell one query from another.
const nonceSize = 16

// stampOf asks an authority to prove that a signature exists now, and checks
// what it answers: a token that would not hold later is no token.
func stampOf(ctx context.Context, a Authority, signature []byte) ([]byte, error) {
	imprint := sha256.Sum256(signature)
	random := make([]byte, nonceSize)
	if _, err := rand.Read(random); err != nil {
		return nil, err
	}
	random[0] = random[0]&0x7f | 0x40 // as long and as positive each time
	reply, err := a.Reply(ctx, query(imprint, random))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", NoStamp, err)
	}
	s, err := readReply(reply, a.Roots())
	if err != nil {
		return nil, err
	}
	if flaw := s.holds(imprint); flaw != "" {
		return nil, flaw
	}
	if s.info.Nonce == nil || s.info.Nonce.Cmp(new(big.Int).SetBytes(random)) != 0 {
		return nil, fmt.Errorf("%w: another nonce", BadStamp)
	}
	if !s.leadsTo(a.Roots()) {
		return nil, fmt.Errorf("%w: of an authority that nobody here trusts", BadStamp)
	}
	return s.encode(), nil
}

// query writes the question, and wants the certificate with the answer.
func query(imprint Hash, nonce []byte) []byte {
	return der(tagSequence,
		der(tagInteger, []byte{1}),
		der(tagSequence, der(tagSequence, oid(oidSHA256), []byte(null)), der(tagOctets, imprint[:])),
		der(tagInteger, nonce),
		der(tagBoolean, []byte{0xff}))
}

// readReply takes the token out of an answer that grants it. Many authorities
// leave their root out: it is put back, so that the token holds its whole chain.
func readReply(reply []byte, roots []*x509.Certificate) (stamp, error) {
	var answer struct {
		Status struct {
			Status int
			Text   []asn1.RawValue `asn1:"optional"`
			Why    asn1.BitString  `asn1:"optional"`
		}
		Token asn1.RawValue `asn1:"optional"`
	}
	const granted, grantedWithMods = 0, 1
	rest, err := asn1.Unmarshal(reply, &answer)
	switch s := answer.Status.Status; {
	case err != nil || len(rest) > 0:
		return stamp{}, fmt.Errorf("%w: the answer is no reply", BadStamp)
	case s != granted && s != grantedWithMods:
		return stamp{}, fmt.Errorf("%w: refused with status %d", NoStamp, s)
	}
	s, flaw := parseStamp(answer.Token.FullBytes, roots...)
	if flaw != "" {
		return stamp{}, flaw
	}
	return s, nil
}

// token reads a stamp as Sign keeps it, and checks all of it: it is spelled in
// one way only, so that none of its bytes can change.
func token(raw, signature []byte) (stamp, Flaw) {
	s, flaw := parseStamp(raw)
	if flaw != "" {
		return stamp{}, flaw
	}
	if flaw := s.holds(sha256.Sum256(signature)); flaw != "" {
		return stamp{}, flaw
	}
	if !bytes.Equal(s.encode(), raw) {
		return stamp{}, BadStamp
	}
	return s, ""
}
