package seal

import (
	"bytes"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"slices"
)

// The tags of DER that a CMS message is made of.
const (
	tagBoolean  = 0x01
	tagInteger  = 0x02
	tagOctets   = 0x04
	tagOID      = 0x06
	tagSequence = 0x30
	tagSet      = 0x31
	tagKeyID    = 0x80 // [0], simple
	tagZero     = 0xa0 // [0], constructed
	tagOne      = 0xa1 // [1], likewise
)

// Object identifiers, without tag and length.
const (
	oidData          = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"         // 1.2.840.113549.1.7.1
	oidSignedData    = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"         // 1.2.840.113549.1.7.2
	oidContentType   = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03"         // 1.2.840.113549.1.9.3
	oidMessageDigest = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04"         // 1.2.840.113549.1.9.4
	oidCertificateV2 = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f" // 1.2.840.113549.1.9.16.2.47
	oidSHA256        = "\x60\x86\x48\x01\x65\x03\x04\x02\x01"         // 2.16.840.1.101.3.4.2.1
	oidRSA           = "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01"         // 1.2.840.113549.1.1.1
	oidECDSA         = "\x2a\x86\x48\xce\x3d\x04\x03\x02"             // 1.2.840.10045.4.3.2, with SHA-256
	null             = "\x05\x00"
)

// der encodes one value.
func der(tag byte, parts ...[]byte) []byte {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	out := append([]byte{tag}, derLength(n)...)
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

func derLength(n int) []byte {
	if n < 0x80 {
		return []byte{byte(n)}
	}
	var b []byte
	for ; n > 0; n >>= 8 {
		b = append([]byte{byte(n)}, b...)
	}
	return append([]byte{0x80 | byte(len(b))}, b...)
}

func oid(id string) []byte { return der(tagOID, []byte(id)) }

// set encodes a set: DER sorts its members.
func set(tag byte, members ...[]byte) []byte {
	members = slices.Clone(members)
	slices.SortFunc(members, bytes.Compare)
	return der(tag, members...)
}

func attribute(id string, value []byte) []byte {
	return der(tagSequence, oid(id), der(tagSet, value))
}

// attributes are what is signed: the digest of the file, and the hash of every
// certificate, the signer's first, so that none can be swapped. The baseline
// forbids the time of signing here.
func attributes(digest Hash, certificates []*x509.Certificate) []byte {
	var ids [][]byte
	for _, c := range certificates {
		hash := sha256.Sum256(c.Raw)
		ids = append(ids, der(tagSequence, der(tagOctets, hash[:])))
	}
	return set(tagSet,
		attribute(oidContentType, oid(oidData)),
		attribute(oidMessageDigest, der(tagOctets, digest[:])),
		attribute(oidCertificateV2, der(tagSequence, der(tagSequence, ids...))))
}

// signedData is the whole message, detached from what it signs. A token that
// proves its time is joined, if there is one.
func signedData(certificates []*x509.Certificate, attributes, signature, token []byte) []byte {
	sha := der(tagSequence, oid(oidSHA256))
	var raw [][]byte
	for _, c := range certificates {
		raw = append(raw, c.Raw)
	}
	var unsigned []byte
	if token != nil {
		unsigned = der(tagOne, attribute(oidStampToken, token))
	}
	return der(tagSequence, oid(oidSignedData), der(tagZero, der(tagSequence,
		der(tagInteger, []byte{1}),
		der(tagSet, sha),
		der(tagSequence, oid(oidData)),
		set(tagZero, raw...),
		der(tagSet, der(tagSequence,
			der(tagInteger, []byte{1}),
			signerID(certificates[0]),
			sha,
			append([]byte{tagZero}, attributes[1:]...),
			algorithm(certificates[0]),
			der(tagOctets, signature),
			unsigned)))))
}

// signerID names a certificate by its issuer and serial number.
func signerID(c *x509.Certificate) []byte {
	serial := c.SerialNumber.Bytes()
	if len(serial) == 0 || serial[0] >= 0x80 {
		serial = append([]byte{0}, serial...) // it would be negative
	}
	return der(tagSequence, c.RawIssuer, der(tagInteger, serial))
}

func algorithm(c *x509.Certificate) []byte {
	if _, ok := c.PublicKey.(*rsa.PublicKey); ok {
		return der(tagSequence, oid(oidRSA), []byte(null))
	}
	return der(tagSequence, oid(oidECDSA))
}
