package seal

import (
	"bytes"
	"crypto"
	"crypto/sha1" // some authorities still name their certificate with it
	_ "crypto/sha512"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"slices"
	"time"
)

// stamp is a token of an authority: a CMS message around the time it proves.
type stamp struct {
	info         stampInfo
	content      []byte              // info as it was signed
	certificates []*x509.Certificate // the authority's, then its issuers
	signer       stampSigner
	attributes   []byte // what was signed
	digest       crypto.Hash
}

// stampInfo says what existed, and when.
type stampInfo struct {
	Version int
	Policy  asn1.ObjectIdentifier
	Imprint struct {
		Algorithm asn1.RawValue
		Hash      []byte
	}
	Serial   *big.Int
	Time     time.Time `asn1:"generalized"`
	Accuracy struct {
		Seconds int `asn1:"optional"`
		Millis  int `asn1:"optional,tag:0"`
		Micros  int `asn1:"optional,tag:1"`
	} `asn1:"optional"`
	Ordering   bool          `asn1:"optional"`
	Nonce      *big.Int      `asn1:"optional"`
	Authority  asn1.RawValue `asn1:"optional,tag:0"`
	Extensions asn1.RawValue `asn1:"optional,tag:1"`
}

// stampMessage is the token as far as it must be read.
type stampMessage struct {
	Type    asn1.ObjectIdentifier
	Content struct {
		Version      int
		Digests      asn1.RawValue
		Encapsulated struct {
			Type    asn1.ObjectIdentifier
			Content []byte `asn1:"explicit,tag:0"`
		}
		Certificates asn1.RawValue `asn1:"optional,tag:0"`
		Revocations  asn1.RawValue `asn1:"optional,tag:1"`
		Signers      []stampSigner `asn1:"set"`
	} `asn1:"explicit,tag:0"`
}

type stampSigner struct {
	Version    int
	ID         asn1.RawValue
	Digest     asn1.RawValue
	Attributes asn1.RawValue `asn1:"tag:0"`
	Algorithm  asn1.RawValue
	Signature  []byte
	Unsigned   asn1.RawValue `asn1:"optional,tag:1"`
}

// parseStamp reads a token; it checks nothing but its form. Its chain may end
// with one of the roots.
func parseStamp(raw []byte, roots ...*x509.Certificate) (stamp, Flaw) {
	var m stampMessage
	rest, err := asn1.Unmarshal(raw, &m)
	if err != nil || len(rest) > 0 || len(m.Content.Signers) != 1 ||
		string(oidOf(m.Type)) != oidSignedData || string(oidOf(m.Content.Encapsulated.Type)) != oidStampInfo {
		return stamp{}, BadStamp
	}
	s := stamp{content: m.Content.Encapsulated.Content, signer: m.Content.Signers[0]}
	if rest, err = asn1.Unmarshal(s.content, &s.info); err != nil || len(rest) > 0 {
		return stamp{}, BadStamp
	}
	s.attributes = bytes.Clone(s.signer.Attributes.FullBytes)
	s.attributes[0] = tagSet
	found, err := x509.ParseCertificates(m.Content.Certificates.Bytes)
	if err != nil || !s.find(append(found, roots...)) || !s.hash() {
		return stamp{}, BadStamp
	}
	return s, ""
}

// find puts the authority's certificate first, then each issuer up to one that
// vouches for itself. Of a chain that does not end, the first alone is kept:
// nothing here would show that another one was changed.
func (s *stamp) find(found []*x509.Certificate) bool {
	i := slices.IndexFunc(found, func(c *x509.Certificate) bool { return s.names(c) })
	if i < 0 {
		return false
	}
	chain := []*x509.Certificate{found[i]}
	for last := found[i]; !selfSigned(last); chain = append(chain, last) {
		i := slices.IndexFunc(found, func(c *x509.Certificate) bool {
			return !slices.Contains(chain, c) && last.CheckSignatureFrom(c) == nil
		})
		if i < 0 {
			chain = chain[:1]
			break
		}
		last = found[i]
	}
	s.certificates = chain
	return true
}

// leadsTo says whether the chain ends with one of the roots, when there are any.
func (s *stamp) leadsTo(roots []*x509.Certificate) bool {
	last := s.certificates[len(s.certificates)-1]
	return len(roots) == 0 || slices.ContainsFunc(roots, last.Equal)
}

// names says whether the token was signed with a certificate: it names it by
// its issuer and serial number, or by the identifier of its key.
func (s *stamp) names(c *x509.Certificate) bool {
	id := s.signer.ID.FullBytes
	return bytes.Equal(id, signerID(c)) || len(c.SubjectKeyId) > 0 && bytes.Equal(id, der(tagKeyID, c.SubjectKeyId))
}

// hash reads which hash the token is made with.
func (s *stamp) hash() bool {
	s.digest = hashOf(s.signer.Digest)
	return s.digest != 0
}

// algorithmOf is the identifier of an algorithm without parameters: others are
// not known here, and what is not known must not pass.
func algorithmOf(raw asn1.RawValue) string {
	var a pkix.AlgorithmIdentifier
	rest, err := asn1.Unmarshal(raw.FullBytes, &a)
	if p := a.Parameters.FullBytes; err != nil || len(rest) > 0 || len(p) > 0 && string(p) != null {
		return ""
	}
	return a.Algorithm.String()
}

// hashOf is a hash by its identifier, 0 for those that are too weak or unknown.
func hashOf(raw asn1.RawValue) crypto.Hash {
	switch algorithmOf(raw) {
	case "2.16.840.1.101.3.4.2.1":
		return crypto.SHA256
	case "2.16.840.1.101.3.4.2.2":
		return crypto.SHA384
	case "2.16.840.1.101.3.4.2.3":
		return crypto.SHA512
	}
	return 0
}

func sum(h crypto.Hash, content []byte) []byte {
	w := h.New()
	w.Write(content)
	return w.Sum(nil)
}

// holds says whether the token proves when something existed.
func (s *stamp) holds(imprint Hash) Flaw {
	c := s.certificates[0]
	switch {
	case hashOf(s.info.Imprint.Algorithm) != crypto.SHA256 || !bytes.Equal(s.info.Imprint.Hash, imprint[:]):
		return BadStamp
	case !stamps(c) || s.info.Time.Before(c.NotBefore) || s.info.Time.After(c.NotAfter):
		return BadStamp
	case !s.attributed() || c.CheckSignature(s.scheme(), s.attributes, s.signer.Signature) != nil:
		return BadStamp
	}
	return ""
}

// stamps says whether a certificate is made for proving times and for nothing
// else, as the standard wants.
func stamps(c *x509.Certificate) bool {
	if len(c.ExtKeyUsage) != 1 || c.ExtKeyUsage[0] != x509.ExtKeyUsageTimeStamping || len(c.UnknownExtKeyUsage) > 0 || !signs(c) {
		return false
	}
	return slices.ContainsFunc(c.Extensions, func(e pkix.Extension) bool { return e.Critical && e.Id.String() == "2.5.29.37" })
}

// attributed checks what is signed: the digest of the content, its kind, and
// the certificate it is signed with.
func (s *stamp) attributed() bool {
	var list []signedAttribute
	if rest, err := asn1.UnmarshalWithParams(s.attributes, &list, "set"); err != nil || len(rest) > 0 {
		return false
	}
	digest, kind, named := false, false, false
	for _, a := range list {
		switch string(oidOf(a.Type)) {
		case oidMessageDigest:
			digest = bytes.Equal(a.Values.Bytes, der(tagOctets, sum(s.digest, s.content)))
		case oidContentType:
			kind = bytes.Equal(a.Values.Bytes, oid(oidStampInfo))
		case oidCertificateV1:
			named = named || s.named(a.Values.Bytes, true)
		case oidCertificateV2:
			named = named || s.named(a.Values.Bytes, false)
		}
	}
	return digest && kind && named
}

// named says whether the first certificate of a list is the authority's, by
// its hash.
func (s *stamp) named(value []byte, first bool) bool {
	var list struct {
		IDs      []asn1.RawValue
		Policies asn1.RawValue `asn1:"optional"`
	}
	if _, err := asn1.Unmarshal(value, &list); err != nil || len(list.IDs) == 0 {
		return false
	}
	raw := s.certificates[0].Raw
	if first {
		var id struct {
			Hash   []byte
			Issuer asn1.RawValue `asn1:"optional"`
		}
		hash := sha1.Sum(raw)
		_, err := asn1.Unmarshal(list.IDs[0].FullBytes, &id)
		return err == nil && bytes.Equal(id.Hash, hash[:])
	}
	var parts []asn1.RawValue
	if _, err := asn1.Unmarshal(list.IDs[0].FullBytes, &parts); err != nil || len(parts) == 0 {
		return false
	}
	hash := crypto.SHA256 // when it is not said
	if parts[0].Tag == asn1.TagSequence {
		if hash = hashOf(parts[0]); hash == 0 || len(parts) == 1 {
			return false
		}
		parts = parts[1:]
	}
	return bytes.Equal(parts[0].Bytes, sum(hash, raw))
}

// scheme is how the token is signed.
func (s *stamp) scheme() x509.SignatureAlgorithm {
	switch algorithmOf(s.signer.Algorithm) {
	case "1.2.840.113549.1.1.1":
		return map[crypto.Hash]x509.SignatureAlgorithm{
			crypto.SHA256: x509.SHA256WithRSA, crypto.SHA384: x509.SHA384WithRSA, crypto.SHA512: x509.SHA512WithRSA,
		}[s.digest]
	case "1.2.840.113549.1.1.11":
		return x509.SHA256WithRSA
	case "1.2.840.113549.1.1.12":
		return x509.SHA384WithRSA
	case "1.2.840.113549.1.1.13":
		return x509.SHA512WithRSA
	case "1.2.840.10045.4.3.2":
		return x509.ECDSAWithSHA256
	case "1.2.840.10045.4.3.3":
		return x509.ECDSAWithSHA384
	case "1.2.840.10045.4.3.4":
		return x509.ECDSAWithSHA512
	}
	return x509.UnknownSignatureAlgorithm
}

// encode writes the token in the one way that is kept: nothing but what its
// signature covers, and certificates that others vouch for.
func (s *stamp) encode() []byte {
	version := byte(1)
	if s.signer.ID.FullBytes[0] == tagKeyID {
		version = 3
	}
	var raw [][]byte
	for _, c := range s.certificates {
		raw = append(raw, c.Raw)
	}
	return der(tagSequence, oid(oidSignedData), der(tagZero, der(tagSequence,
		der(tagInteger, []byte{3}),
		der(tagSet, s.signer.Digest.FullBytes),
		der(tagSequence, oid(oidStampInfo), der(tagZero, der(tagOctets, s.content))),
		set(tagZero, raw...),
		der(tagSet, der(tagSequence,
			der(tagInteger, []byte{version}),
			s.signer.ID.FullBytes,
			s.signer.Digest.FullBytes,
			append([]byte{tagZero}, s.attributes[1:]...),
			s.signer.Algorithm.FullBytes,
			der(tagOctets, s.signer.Signature))))))
}
