package seal

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// refused checks that a file is not intact, and why when want says it.
func refused(t *testing.T, rule string, pdf []byte, want Flaw) Report {
	t.Helper()
	r := Verify(pdf)
	if r.Intact || r.Flaw == "" || want != "" && r.Flaw != want {
		t.Errorf("%s: got %+v, want %s", rule, r, want)
	}
	return r
}

// No byte of a sealed file can change, not even in the space kept for a time
// stamp.
func TestEveryByteOfASealedFileCounts(t *testing.T) {
	sealed := mustSign(t, blank(), lonely(t, rsaKey(t)))
	everyByte(t, sealed, span{0, len(sealed)})
}

// No byte of a chain of certificates can change either: all are named in what
// is signed.
func TestEveryByteOfTheCertificatesCounts(t *testing.T) {
	sealed := mustSign(t, blank(), organisation(t, fixedKey(t)))
	s := gap(t, sealed)
	message, _ := unpack(sealed[s.from+1 : s.to-1])
	everyByte(t, sealed, span{s.from, s.from + 1 + 2*len(message)})
}

// everyByte changes one bit of each byte of a part of a file, one at a time and
// each bit in turn: the eight bits of each would take minutes.
func everyByte(t *testing.T, sealed []byte, part span) {
	t.Helper()
	if r := Verify(sealed); !r.Intact {
		t.Fatalf("the file itself: %+v", r)
	}
	changed := bytes.Clone(sealed)
	for at := part.from; at < part.to; at++ {
		bit := byte(1) << (at % 8)
		changed[at] ^= bit
		if r := Verify(changed); r.Intact || r.Flaw == "" {
			t.Errorf("bit %#x of byte %d can be changed unseen", bit, at)
		}
		changed[at] ^= bit
	}
}

func TestThousandsOfChangesOfALargeFileAreSeen(t *testing.T) {
	sealed := mustSign(t, document(t, 40), organisation(t, rsaKey(t)))
	source := rand.New(rand.NewPCG(2026, 12))
	for range 4_000 {
		at, bit := source.IntN(len(sealed)), byte(1)<<source.IntN(8)
		sealed[at] ^= bit
		if r := Verify(sealed); r.Intact || r.Flaw == "" {
			t.Errorf("bit %#x of byte %d can be changed unseen", bit, at)
		}
		sealed[at] ^= bit
	}
	if r := Verify(sealed); !r.Intact {
		t.Errorf("the file itself: %+v", r)
	}
}

func TestAFileCutAnywhereIsRefused(t *testing.T) {
	pdf := document(t, 1)
	sealed := mustSign(t, pdf, lonely(t, rsaKey(t)))
	for n := range len(sealed) {
		if n < len(sealed)-2000 && n%5 != 0 {
			continue // most of the file is room for the seal: one length in five there
		}
		if r := Verify(sealed[:n]); r.Intact || r.Flaw == "" || n > len(pdf)+1 && r.Flaw == Unsealed {
			t.Fatalf("cut after %d bytes: %+v", n, r)
		}
	}
}

func TestAnythingAddedAfterTheSealIsSeen(t *testing.T) {
	c := organisation(t, rsaKey(t))
	sealed := mustSign(t, document(t, 2), c)
	for _, tt := range []struct {
		rule string
		pdf  []byte
	}{
		{"an end of line", append(bytes.Clone(sealed), '\n')},
		{"a comment", append(bytes.Clone(sealed), "% 1 600 000\n"...)},
		{"a revision that changes the catalogue", revised(t, sealed, "/Lang", "(en)")},
		{"a revision that changes nothing", revised(t, sealed, "/Version", "/1.7")},
		{"a revision that changes a page", rewritten1(t, sealed)},
	} {
		r := refused(t, tt.rule, tt.pdf, Extended)
		if !r.Signed || r.Covers || r.Signer == nil || !r.Signer.Equal(c.Leaf) {
			t.Errorf("%s: it is not said who had sealed: %+v", tt.rule, r)
		}
	}
	hidden := revised(t, sealed, "/AcroForm", "null")
	if r := Verify(hidden); r.Intact || r.Signed {
		t.Errorf("a revision that hides the seal: %+v", r)
	}
}

// rewritten1 appends a revision where the first page shows another content.
func rewritten1(t *testing.T, pdf []byte) []byte {
	t.Helper()
	f, _ := open(pdf)
	number, page, _ := f.page(1)
	r, _ := revise(f)
	content := r.number()
	r.stream(content, "", "BT /F1 12 Tf 100 700 Td (1 600 000) Tj ET")
	r.put(number, f.rewrite(page, change{"Contents", fmt.Sprintf("%d 0 R", content)}))
	return r.close()
}

func TestASecondSignatureIsRefused(t *testing.T) {
	sealed := mustSign(t, document(t, 1), organisation(t, rsaKey(t)))
	f, _ := open(sealed)
	catalog, _ := f.dictOf(f.trailer, "Root")
	form, _ := f.dictOf(catalog, "AcroForm")
	s, _ := form.get("Fields")
	fields, _ := f.array(s)
	first := string(f.bytes(fields[0]))
	twice := revised(t, sealed, "/AcroForm", "<</Fields ["+first+" "+first+"] /SigFlags 3>>")
	refused(t, "the same field twice", twice, Several)

	r, _ := revise(f)
	field, value := r.number(), r.number()
	root, _ := f.trailer.get("Root")
	home, _ := f.number(root)
	r.put(field, fmt.Sprintf("<</FT /Sig /T (Autre) /V %d 0 R>>", value))
	r.put(value, "<</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Contents <00>>>")
	r.put(home, f.rewrite(catalog, change{"AcroForm", fmt.Sprintf("<</Fields [%s %d 0 R]>>", first, field)}))
	refused(t, "another field", r.close(), Several)
}

// withMessage puts another value into the place of the signature.
func withMessage(t *testing.T, sealed, message []byte) []byte {
	t.Helper()
	s := gap(t, sealed)
	out := bytes.Clone(sealed)
	value := make([]byte, room)
	copy(value, message)
	hex.Encode(out[s.from+1:], value)
	return out
}

// A certificate may be made anew for the same key, and say another name.
func TestACertificateSwappedForOneWithTheSameKeyIsRefused(t *testing.T) {
	key := rsaKey(t)
	root := authority(t, "Racine", nil)
	genuine := issue(t, plan(77, "Sicoval, cachet"), key, root)
	sealed := mustSign(t, document(t, 1), Certificate{key, genuine, []*x509.Certificate{root.cert}})
	s := gap(t, sealed)
	message, _ := unpack(sealed[s.from+1 : s.to-1])
	c, flaw := readClaim(message)
	if flaw != "" {
		t.Fatal(flaw)
	}
	sameName := issue(t, plan(77, "Préfecture, cachet"), key, root)
	otherSerial := issue(t, plan(78, "Préfecture, cachet"), key, root)
	other := authority(t, "Racine", nil)
	for _, tt := range []struct {
		rule string
		list []*x509.Certificate
	}{
		{"with the same issuer and serial number", []*x509.Certificate{sameName, root.cert}},
		{"with a serial number of its own", []*x509.Certificate{otherSerial, root.cert}},
		{"self-signed", []*x509.Certificate{issue(t, plan(77, "Préfecture, cachet"), key, nil), root.cert}},
		{"the authority instead", []*x509.Certificate{genuine, other.cert}},
		{"without the authority", []*x509.Certificate{genuine}},
		{"with one more", []*x509.Certificate{genuine, root.cert, otherSerial}},
		{"with the authority's in front", []*x509.Certificate{root.cert, genuine}},
	} {
		refused(t, tt.rule, withMessage(t, sealed, signedData(tt.list, c.attributes, c.signature, nil)), OtherCertificate)
	}
	if r := Verify(withMessage(t, sealed, signedData(c.certificates, c.attributes, c.signature, nil))); !r.Intact {
		t.Errorf("the genuine message, written anew: %+v", r)
	}
}

// Attributes signed by the right key must still be those of the baseline, and
// the signature that of the right key.
func TestAMessageOfAnotherMakingIsRefused(t *testing.T) {
	c := lonely(t, rsaKey(t))
	thief := lonely(t, rsaKey(t))
	sealed := mustSign(t, document(t, 1), c)
	s := gap(t, sealed)
	digest := digestAround(sealed, s)
	sign := func(by Certificate, attributes []byte) []byte {
		signature, err := signWith(by, attributes)
		if err != nil {
			t.Fatal(err)
		}
		return signedData(c.certificates(), attributes, signature, nil)
	}
	good := attributes(digest, c.certificates())
	hash := sha256.Sum256(c.Leaf.Raw)
	timed := set(tagSet,
		attribute(oidContentType, oid(oidData)), attribute(oidMessageDigest, der(tagOctets, digest[:])),
		attribute("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05", der(0x17, []byte("261203150405Z"))),
		attribute(oidCertificateV2, der(tagSequence, der(tagSequence, der(tagSequence, der(tagOctets, hash[:]))))))
	unnamed := set(tagSet, attribute(oidContentType, oid(oidData)), attribute(oidMessageDigest, der(tagOctets, digest[:])))
	for _, tt := range []struct {
		rule    string
		message []byte
		want    Flaw
	}{
		{"signed by another key", sign(thief, good), BadSignature},
		{"of another file", sign(c, attributes(Hash{1}, c.certificates())), Altered},
		{"with the time of signing", sign(c, timed), OtherForm},
		{"without the certificate's hash", sign(c, unnamed), OtherForm},
		{"longer by one byte", append(sign(c, good), 1), OtherForm},
		{"no message at all", nil, OtherForm},
		{"no DER", []byte("Compte rendu"), OtherForm},
	} {
		refused(t, tt.rule, withMessage(t, sealed, tt.message), tt.want)
	}
}

func TestTheSpellingOfASealIsFixed(t *testing.T) {
	sealed := mustSign(t, document(t, 1), lonely(t, rsaKey(t)))
	s := gap(t, sealed)
	value := string(sealed[s.from:s.to])
	covered := ranges(s.from, s.to, len(sealed)-s.to)
	pad := func(text string, like string) string { return text + strings.Repeat(" ", len(like)-len(text)) }
	for _, tt := range []struct {
		rule, old, new string
		want           Flaw
	}{
		{"capital digits", value, "<" + strings.ToUpper(value[1:]), OtherForm},
		{"a string in parentheses", value, "(" + value[1:len(value)-1] + ")", OtherForm},
		{"a space among the digits", value, "<" + value[2:len(value)-1] + " >", OtherForm},
		{"three numbers", covered, pad(fmt.Sprintf("[0 %d %d]", s.from, s.to), covered), OtherForm},
		{"five numbers", covered, pad(fmt.Sprintf("[0 %d %d %d 0]", s.from, s.to, len(sealed)-s.to), covered), OtherForm},
		{"a negative number", covered, pad(fmt.Sprintf("[0 %d %d -%d]", s.from, s.to, len(sealed)-s.to), covered), OtherForm},
		{"numbers written otherwise", covered, pad(fmt.Sprintf("[0 %d %d %d]", s.from, s.to, len(sealed)-s.to), covered), OtherForm},
		{"a gap that begins later", covered, ranges(s.from+1, s.to, len(sealed)-s.to), Moved},
		{"a gap that begins earlier", covered, ranges(s.from-8, s.to, len(sealed)-s.to), Moved},
		{"a gap that ends later", covered, ranges(s.from, s.to+1, len(sealed)-s.to-1), Moved},
		{"a first byte left out", covered, "[1" + covered[2:], Moved},
		{"more than the file", covered, ranges(s.from, s.to, len(sealed)-s.to+1), Altered},
		{"less than the file", covered, ranges(s.from, s.to, len(sealed)-s.to-1), Altered},
		{"another kind of signature", "/ETSI.CAdES.detached", "/adbe.pkcs7.detached", OtherForm},
	} {
		forged := []byte(strings.Replace(string(sealed), tt.old, tt.new, 1))
		if len(forged) != len(sealed) || bytes.Equal(forged, sealed) {
			t.Fatalf("%s: the forgery is not what it should be", tt.rule)
		}
		refused(t, tt.rule, forged, tt.want)
	}
}

// Sign refuses to do this; a forger does not.
func TestASealThatSignWouldRefuseIsRefused(t *testing.T) {
	c := organisation(t, rsaKey(t))
	stranger := authority(t, "Racine", nil)
	for _, tt := range []struct {
		rule string
		c    Certificate
		at   time.Time
		want Flaw
	}{
		{"before its certificate is valid", c, c.Leaf.NotBefore.Add(-time.Second), OutOfTime},
		{"after its certificate expired", c, c.Leaf.NotAfter.Add(time.Second), OutOfTime},
		{"with the chain of another", Certificate{c.Signer, c.Leaf, []*x509.Certificate{stranger.cert}}, sealedOn, BrokenChain},
		{"with a chain in disorder", Certificate{c.Signer, c.Leaf, []*x509.Certificate{c.Chain[1], c.Chain[0]}}, sealedOn, BrokenChain},
	} {
		d, err := prepare(document(t, 1), box(), tt.at, false)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.fill(t.Context(), tt.c, nil); err != nil {
			t.Fatal(err)
		}
		refused(t, tt.rule, d.out, tt.want)
	}
}

func TestWhatIsNoSealedPDFIsSaidSo(t *testing.T) {
	for _, tt := range []struct {
		rule string
		pdf  []byte
		want Flaw
	}{
		{"nothing", nil, NotPDF},
		{"text", []byte("Compte rendu"), NotPDF},
		{"a picture", []byte("\x89PNG\r\n\x1a\n"), NotPDF},
		{"the beginning of a PDF", []byte("%PDF-1.7\n"), Unreadable},
		{"a PDF whose table is elsewhere", []byte("%PDF-1.7\nstartxref\n9999999999\n%%EOF\n"), Unreadable},
		{"a PDF whose table is itself", []byte("%PDF-1.7\nstartxref\n9\n%%EOF\n"), Unreadable},
		{"a table that follows itself", []byte("%PDF-1.7\nxref\ntrailer<</Prev 9>>\nstartxref\n9\n%%EOF\n"), Unreadable},
		{"a PDF without a seal", document(t, 1), Unsealed},
	} {
		refused(t, tt.rule, tt.pdf, tt.want)
	}
}
