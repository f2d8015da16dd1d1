package seal

import (
	"bytes"
	"crypto/x509"
	"encoding/hex"
	"strings"
	"time"
)

// Report is what can be said of a PDF from its bytes alone.
type Report struct {
	// Intact is the verdict: the file is, byte for byte, the one that Signer
	// sealed. Whether to trust Signer is another question.
	Intact bool
	// Flaw says why not, and is empty when Intact.
	Flaw Flaw
	// Signed says that the file has a signature, good or not.
	Signed bool
	// Covers says that the signature speaks of the file up to its last byte.
	Covers bool
	// Signer is set once the signature itself holds, even when the file does
	// not: whoever altered it, this is who had sealed it. Chain is the issuers.
	Signer *x509.Certificate
	Chain  []*x509.Certificate
	// SelfSigned says that nobody but the holder vouches for the certificate;
	// Demonstration, that it is one that proves nothing.
	SelfSigned, Demonstration bool
	// At is the time the seal claims, which nothing proves.
	At time.Time
	// StampedAt is the time that an authority proves (B-T), zero when none does
	// (B-B); Stamper is its certificate.
	StampedAt time.Time
	Stamper   *x509.Certificate
}

// Verify looks for the seal of a PDF and checks it. It accepts what Sign
// writes and nothing else, so that the seal of another program, good or not,
// is reported as OtherForm or Unreadable. It never panics.
func Verify(pdf []byte) Report {
	var r Report
	r.Flaw = r.judge(pdf)
	r.Intact = r.Flaw == ""
	return r
}

func (r *Report) judge(pdf []byte) Flaw {
	f, flaw := open(pdf)
	if flaw != "" {
		return flaw
	}
	signature, flaw := f.signature()
	r.Signed = flaw != Unsealed && flaw != Unreadable
	if flaw != "" {
		return flaw
	}
	left, length, flaw := f.covered(signature)
	if flaw != "" {
		return flaw
	}
	r.Covers = left.to+length == len(pdf)
	c, flaw := f.claim(left)
	if flaw != "" {
		return flaw
	}
	r.introduce(c.certificates)
	if c.token != nil {
		r.StampedAt, r.Stamper = c.stamp.info.Time.UTC(), c.stamp.certificates[0]
	}
	return r.compare(f, signature, left, length, c)
}

// introduce tells who sealed.
func (r *Report) introduce(certificates []*x509.Certificate) {
	r.Signer, r.Chain = certificates[0], certificates[1:]
	r.SelfSigned, r.Demonstration = selfSigned(r.Signer), isDemonstration(r.Signer)
}

// compare checks the file against what its seal says.
func (r *Report) compare(f *file, signature dict, left span, length int, c claim) Flaw {
	if digestAround(f.data[:left.to+length], left) != c.digest {
		return Altered
	}
	if !r.Covers {
		return Extended
	}
	if f.says(signature, promised, "true") != !r.StampedAt.IsZero() {
		return BadStamp
	}
	s, _ := signature.get("M")
	at, err := time.Parse(claimed, strings.Trim(string(f.bytes(s)), "()"))
	if err != nil {
		return OtherForm
	}
	r.At = at.UTC()
	for _, t := range []time.Time{r.At, r.StampedAt} {
		if !t.IsZero() && (t.Before(r.Signer.NotBefore) || t.After(r.Signer.NotAfter)) {
			return OutOfTime
		}
	}
	return ""
}

// signature finds the one signature of a file.
func (f *file) signature() (dict, Flaw) {
	catalog, ok := f.dictOf(f.trailer, "Root")
	if !ok {
		return nil, Unreadable
	}
	found, ok := f.signatures(catalog)
	switch {
	case !ok || len(found) == 0 && !f.whole():
		return nil, Unreadable // the end of the file may be missing
	case len(found) == 0:
		return nil, Unsealed
	case len(found) > 1:
		return nil, Several
	case !f.says(found[0], "Type", "/Sig") || !f.says(found[0], "SubFilter", "/ETSI.CAdES.detached"):
		return nil, OtherForm
	}
	return found[0], ""
}

// signatures are the values of the signature fields of the form.
func (f *file) signatures(catalog dict) ([]dict, bool) {
	if _, ok := catalog.get("AcroForm"); !ok {
		return nil, true
	}
	form, ok := f.dictOf(catalog, "AcroForm")
	s, fine := form.get("Fields")
	if !ok || !fine {
		return nil, false
	}
	if s, ok = f.resolve(s); !ok {
		return nil, false
	}
	fields, ok := f.array(s)
	var found []dict
	for _, field := range fields {
		if field, fine = f.resolve(field); !fine {
			return nil, false
		}
		d, fine := f.dict(field)
		_, nested := d.get("Kids")
		if !fine || nested {
			return nil, false
		}
		if value, ok := f.dictOf(d, "V"); ok && f.says(d, "FT", "/Sig") {
			found = append(found, value)
		}
	}
	return found, ok
}

// covered reads what the signature covers: all from the first byte on, but its
// own value, for length bytes after it.
func (f *file) covered(signature dict) (left span, length int, flaw Flaw) {
	s, _ := signature.get("ByteRange")
	list, ok := f.array(s)
	if !ok || len(list) != 4 {
		return span{}, 0, OtherForm
	}
	var numbers [4]int
	for i, n := range list {
		if numbers[i], ok = whole(f.bytes(n)); !ok {
			return span{}, 0, OtherForm
		}
	}
	left, length = span{numbers[1], numbers[2]}, numbers[3]
	value, ok := signature.get("Contents")
	if !ok || numbers[0] != 0 || left != value {
		return span{}, 0, Moved
	}
	if length > len(f.data)-left.to {
		return span{}, 0, Altered
	}
	if string(f.bytes(s)) != ranges(left.from, left.to, length) {
		return span{}, 0, OtherForm
	}
	return left, length, ""
}

// claim reads the value of the signature.
func (f *file) claim(left span) (claim, Flaw) {
	digits := f.bytes(left)
	if len(digits) != 2*room+2 || digits[0] != '<' || digits[len(digits)-1] != '>' {
		return claim{}, OtherForm
	}
	message, ok := unpack(digits[1 : len(digits)-1])
	if !ok {
		return claim{}, OtherForm
	}
	return readClaim(message)
}

// unpack reads a message in hexadecimal, in small letters, followed by zeros
// up to the end: its first four bytes say how long it is.
func unpack(digits []byte) ([]byte, bool) {
	var head [4]byte
	if _, err := hex.Decode(head[:], digits[:2*len(head)]); err != nil || head[0] != tagSequence || head[1] != 0x82 {
		return nil, false
	}
	n := len(head) + int(head[2])<<8 + int(head[3])
	if 2*n > len(digits) || bytes.Count(digits[2*n:], []byte("0")) != len(digits)-2*n {
		return nil, false
	}
	message := make([]byte, n)
	_, err := hex.Decode(message, digits[:2*n])
	return message, err == nil && hex.EncodeToString(message) == string(digits[:2*n])
}
