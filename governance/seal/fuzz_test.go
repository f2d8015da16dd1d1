package seal

import (
	"bytes"
	"testing"
)

// Whatever the bytes, Verify answers, and finds nothing intact but what was
// sealed.
func FuzzVerify(f *testing.F) {
	c := lonely(f, fixedKey(f))
	sealed := [][]byte{mustSign(f, blank(), c), mustSign(f, document(f, 1), c)}
	for _, s := range sealed {
		f.Add(s)
		f.Add(revised(f, s, "/Lang", "(fr)"))
	}
	for _, text := range []string{
		"", "%PDF-", "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
		"%PDF-1.7\nxref\n0 9999999999\ntrailer<<>>startxref 9 %%EOF", "%PDF-1.7\n((((((((\nstartxref\n9\n%%EOF",
		"%PDF-1.7\nxref\ntrailer<</Root [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\nstartxref\n9\n%%EOF",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, pdf []byte) {
		r := Verify(pdf)
		if r.Intact != (r.Flaw == "") {
			t.Errorf("intact %v, flaw %q", r.Intact, r.Flaw)
		}
		if r.Intact && !bytes.Equal(pdf, sealed[0]) && !bytes.Equal(pdf, sealed[1]) {
			t.Error("a forgery is intact")
		}
	})
}

// Whatever the bytes, Sign answers; what it seals keeps them and is intact.
func FuzzSign(f *testing.F) {
	c := lonely(f, curve(f))
	f.Add(blank())
	f.Add(document(f, 2))
	f.Add(revised(f, document(f, 1), "/Lang", "(fr)"))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		out, err := Sign(pdf, c, box(), sealedOn)
		if err == nil && (!bytes.HasPrefix(out, pdf) || !Verify(out).Intact) {
			t.Error("what was sealed is not the same file, intact")
		}
	})
}

// The value of a signature is read alone as well: the fuzzer reaches it sooner.
func FuzzReadClaim(f *testing.F) {
	for _, c := range []Certificate{organisation(f, rsaKey(f)), lonely(f, curve(f))} {
		sealed := mustSign(f, blank(), c)
		s := gap(f, sealed)
		message, _ := unpack(sealed[s.from+1 : s.to-1])
		f.Add(message)
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		if c, flaw := readClaim(message); flaw == "" && len(c.certificates) == 0 {
			t.Error("a signature without a signer is accepted")
		}
	})
}
