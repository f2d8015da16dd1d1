package seal

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
)

// claim is what the value of a signature says.
type claim struct {
	certificates []*x509.Certificate // the signer's, then its issuers
	attributes   []byte              // what was signed
	digest       Hash                // of the file, inside the attributes
	signature    []byte
	token        []byte // what proves its time, nil for none
	stamp        stamp
}

// message is a CMS message as far as it must be read before it can be
// compared, byte for byte, with the one that Sign would have written.
type message struct {
	Type    asn1.ObjectIdentifier
	Content struct {
		Version      int
		Digests      asn1.RawValue
		Encapsulated asn1.RawValue
		Certificates asn1.RawValue `asn1:"tag:0"`
		Signers      []signer      `asn1:"set"`
	} `asn1:"explicit,tag:0"`
}

type signer struct {
	Version    int
	ID         asn1.RawValue
	Digest     asn1.RawValue
	Attributes asn1.RawValue `asn1:"tag:0"`
	Algorithm  asn1.RawValue
	Signature  []byte
	Unsigned   asn1.RawValue `asn1:"optional,tag:1"`
}

type signedAttribute struct {
	Type   asn1.ObjectIdentifier
	Values asn1.RawValue
}

type certificateIDs struct {
	List []struct{ Hash []byte }
}

// readClaim reads the value of a signature, and checks all of it but the
// digest of the file.
func readClaim(value []byte) (claim, Flaw) {
	var m message
	rest, err := asn1.Unmarshal(value, &m)
	if err != nil || len(m.Content.Signers) != 1 || len(rest) > 0 {
		return claim{}, OtherForm
	}
	signer := m.Content.Signers[0]
	c := claim{attributes: bytes.Clone(signer.Attributes.FullBytes), signature: signer.Signature}
	c.attributes[0] = tagSet
	ids, ok := c.read()
	if !ok {
		return claim{}, OtherForm
	}
	found, err := x509.ParseCertificates(m.Content.Certificates.Bytes)
	if err != nil || !c.name(found, ids) || !bytes.Equal(signerID(c.certificates[0]), signer.ID.FullBytes) {
		return claim{}, OtherCertificate
	}
	if flaw := c.signed(); flaw != "" {
		return claim{}, flaw
	}
	if flaw := c.stamped(signer.Unsigned); flaw != "" {
		return claim{}, flaw
	}
	if again := signedData(c.certificates, c.attributes, c.signature, c.token); !bytes.Equal(again, value) {
		return claim{}, OtherForm
	}
	return c, ""
}

// stamped reads and checks the token that proves the time of a signature, if
// there is one.
func (c *claim) stamped(unsigned asn1.RawValue) Flaw {
	if len(unsigned.FullBytes) == 0 {
		return ""
	}
	var a signedAttribute
	rest, err := asn1.Unmarshal(unsigned.Bytes, &a)
	if err != nil || len(rest) > 0 || string(oidOf(a.Type)) != oidStampToken {
		return OtherForm
	}
	c.token = a.Values.Bytes
	var flaw Flaw
	c.stamp, flaw = token(c.token, c.signature)
	return flaw
}

// read finds the digest and the hashes of the certificates in the attributes.
func (c *claim) read() (certificateIDs, bool) {
	var ids certificateIDs
	var list []signedAttribute
	if _, err := asn1.UnmarshalWithParams(c.attributes, &list, "set"); err != nil {
		return ids, false
	}
	var digest []byte
	for _, a := range list {
		switch {
		case bytes.Equal(oidOf(a.Type), []byte(oidMessageDigest)):
			_, _ = asn1.Unmarshal(a.Values.Bytes, &digest) // what fails leaves too few bytes
		case bytes.Equal(oidOf(a.Type), []byte(oidCertificateV2)):
			_, _ = asn1.Unmarshal(a.Values.Bytes, &ids) // likewise
		}
	}
	if len(digest) != sha256.Size || len(ids.List) == 0 {
		return ids, false
	}
	c.digest = Hash(digest)
	return ids, true
}

// oidOf is the encoding of an object identifier, without tag and length.
func oidOf(id asn1.ObjectIdentifier) []byte {
	encoded, err := asn1.Marshal(id)
	if err != nil || len(encoded) < 2 {
		return nil
	}
	return encoded[2:]
}

// name puts the certificates in the order of the attributes: each must be
// there, and no other.
func (c *claim) name(found []*x509.Certificate, ids certificateIDs) bool {
	for _, id := range ids.List {
		for _, f := range found {
			if hash := sha256.Sum256(f.Raw); bytes.Equal(hash[:], id.Hash) {
				c.certificates = append(c.certificates, f)
			}
		}
	}
	return len(c.certificates) == len(ids.List) && len(found) == len(ids.List)
}

// signed checks the signature over the attributes, and what it rests on.
func (c *claim) signed() Flaw {
	leaf := c.certificates[0]
	scheme, ok := scheme(leaf)
	if !ok {
		return WeakKey
	}
	if leaf.CheckSignature(scheme, c.attributes, c.signature) != nil {
		return BadSignature
	}
	// The attributes must be exactly those that Sign writes.
	if !bytes.Equal(attributes(c.digest, c.certificates), c.attributes) {
		return OtherForm
	}
	return linked(c.certificates)
}
