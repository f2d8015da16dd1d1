package seal

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func TestASealIsARevisionAfterTheSameBytes(t *testing.T) {
	for _, tt := range []struct {
		rule string
		c    Certificate
	}{
		{"RSA, with a chain", organisation(t, rsaKey(t))},
		{"RSA, self-signed", lonely(t, rsaKey(t))},
		{"ECDSA on P-256, with a chain", organisation(t, curve(t))},
	} {
		pdf := document(t, 2)
		sealed := mustSign(t, pdf, tt.c)
		if !bytes.HasPrefix(sealed, pdf) {
			t.Errorf("%s: what was there has changed", tt.rule)
		}
		r := Verify(sealed)
		if !r.Intact || !r.Signed || !r.Covers || r.Flaw != "" || !r.At.Equal(sealedOn) || r.Demonstration {
			t.Errorf("%s: %+v", tt.rule, r)
		}
		if !r.Signer.Equal(tt.c.Leaf) || len(r.Chain) != len(tt.c.Chain) || r.SelfSigned != (len(tt.c.Chain) == 0) {
			t.Errorf("%s: %+v", tt.rule, r)
		}
		for i := range r.Chain {
			if !r.Chain[i].Equal(tt.c.Chain[i]) {
				t.Errorf("%s: issuer %d is another one", tt.rule, i)
			}
		}
	}
}

func TestTheSameArgumentsGiveTheSameBytes(t *testing.T) {
	c := organisation(t, rsaKey(t))
	if !bytes.Equal(mustSign(t, document(t, 3), c), mustSign(t, document(t, 3), c)) {
		t.Error("two seals differ")
	}
}

func TestWhatAReaderFindsInASeal(t *testing.T) {
	sealed := mustSign(t, document(t, 2), lonely(t, rsaKey(t)))
	s := gap(t, sealed)
	if s.to-s.from != 2*16384+2 {
		t.Errorf("%d bytes are kept for the signature", s.to-s.from)
	}
	revision := string(sealed[len(document(t, 2)):])
	for _, part := range []string{
		"/SubFilter /ETSI.CAdES.detached", "/M (D:20261203150405+00'00')", "/Version /1.7", "/SigFlags 3",
		"/Rect [300 40 560 100]", "/URI (https://ctin.test/verifier)", "/BaseFont /Helvetica", "\nendstream",
		"/Reason <feff0043006f006d007000740065002000720065006e00640075", // Compte rendu
	} {
		if !strings.Contains(revision, part) {
			t.Errorf("%s is missing", part)
		}
	}
	// 1.2.840.113549.1.9.5 is the time of signing, which the baseline forbids.
	if strings.Contains(revision[:s.to-len(document(t, 2))], "06092a864886f70d010905") {
		t.Error("the signature has a signing-time attribute")
	}
}

func TestASealGoesOnTheAskedPage(t *testing.T) {
	pdf := document(t, 3)
	f, _ := open(pdf)
	for rank := 1; rank <= 3; rank++ {
		b := box()
		b.Page = rank
		sealed, err := Sign(pdf, lonely(t, curve(t)), b, sealedOn)
		if err != nil {
			t.Fatal(err)
		}
		number, _, _ := f.page(rank)
		g, _ := open(sealed)
		_, page, _ := g.page(rank)
		notes, _ := page.get("Annots")
		list, _ := g.array(notes)
		if len(list) != 2 || g.offsets[number] < len(pdf) {
			t.Errorf("page %d holds %d annotations", rank, len(list))
		}
	}
}

func TestABoxWithoutWordsNeedsNoFont(t *testing.T) {
	b := box()
	b.Lines = nil
	pdf := document(t, 1)
	sealed, err := Sign(pdf, lonely(t, curve(t)), b, sealedOn)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(sealed[len(pdf):]), "/Font") {
		t.Error("the revision names a font that is not in the file")
	}
}

func TestAPDFRevisedBeforeCanBeSealed(t *testing.T) {
	pdf := revised(t, document(t, 1), "/Lang", "(fr-FR)")
	sealed := mustSign(t, pdf, lonely(t, rsaKey(t)))
	if !strings.Contains(string(sealed[len(pdf):]), "/Lang (fr-FR)") {
		t.Error("the catalogue of the last revision was not followed")
	}
	first, _ := open(pdf)
	second, _ := open(sealed)
	for i, f := range []*file{first, second} {
		s, ok := f.trailer.get("ID")
		if pair, _ := f.array(s); !ok || len(pair) != 2 {
			t.Errorf("file %d has no identifiers", i)
		}
	}
	a, _ := first.trailer.get("ID")
	b, _ := second.trailer.get("ID")
	before, _ := first.array(a)
	after, _ := second.array(b)
	if !bytes.Equal(first.bytes(before[0]), second.bytes(after[0])) || bytes.Equal(first.bytes(before[1]), second.bytes(after[1])) {
		t.Error("the first identifier must stay and the second change")
	}
}

// revised appends a revision that sets a key of the catalogue.
func revised(t testing.TB, pdf []byte, key, value string) []byte {
	t.Helper()
	f, flaw := open(pdf)
	if flaw != "" {
		t.Fatal(flaw)
	}
	r, _ := revise(f)
	root, _ := f.trailer.get("Root")
	number, _ := f.number(root)
	catalog, _ := f.dictOf(f.trailer, "Root")
	r.put(number, f.rewrite(catalog, change{strings.TrimPrefix(key, "/"), value}))
	return r.close()
}

// broken is a key that does not do its work.
type broken struct {
	crypto.Signer
	err error
}

func (b broken) Sign(random io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	if b.err != nil {
		return nil, b.err
	}
	return b.Signer.Sign(random, bytes.Repeat([]byte{1}, len(digest)), opts)
}

func TestWhatCannotBeSealedIsRefused(t *testing.T) {
	pdf := document(t, 1)
	good := organisation(t, rsaKey(t))
	other := lonely(t, curve(t))
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	p224, err := ecdsa.GenerateKey(elliptic.P224(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	wrong := plan(9, "Serveur")
	wrong.KeyUsage = x509.KeyUsageKeyEncipherment
	key := curve(t)
	down := errors.New("the key is out of reach")
	for _, tt := range []struct {
		rule string
		pdf  []byte
		c    Certificate
		page int
		at   time.Time
		want error
	}{
		{"no certificate", pdf, Certificate{}, 1, sealedOn, NoCertificate},
		{"no key", pdf, Certificate{Leaf: good.Leaf}, 1, sealedOn, NoKey},
		{"the key of another", pdf, Certificate{Signer: key, Leaf: good.Leaf}, 1, sealedOn, OtherKey},
		{"RSA of 1 024 bits", pdf, lonely(t, short), 1, sealedOn, WeakKey},
		{"ECDSA on P-224", pdf, lonely(t, p224), 1, sealedOn, WeakKey},
		{"a certificate for another use", pdf, Certificate{Signer: key, Leaf: issue(t, wrong, key, nil)}, 1, sealedOn, WrongUse},
		{"a chain that does not hold", pdf, Certificate{good.Signer, good.Leaf, []*x509.Certificate{other.Leaf}}, 1, sealedOn, BrokenChain},
		{"a chain in disorder", pdf, Certificate{good.Signer, good.Leaf, []*x509.Certificate{good.Chain[1], good.Chain[0]}}, 1, sealedOn, BrokenChain},
		{"a second before it is valid", pdf, good, 1, good.Leaf.NotBefore.Add(-time.Second), OutOfTime},
		{"a second after it expired", pdf, good, 1, good.Leaf.NotAfter.Add(time.Second), OutOfTime},
		{"no PDF", []byte("Compte rendu"), good, 1, sealedOn, NotPDF},
		{"nothing", nil, good, 1, sealedOn, NotPDF},
		{"a PDF cut short", pdf[:len(pdf)-20], good, 1, sealedOn, Unreadable},
		{"something after the PDF", append(bytes.Clone(pdf), "more"...), good, 1, sealedOn, Unreadable},
		{"an encrypted PDF", bytes.Replace(pdf, []byte("/Info "), []byte("/Encrypt 1 0 R /Info "), 1), good, 1, sealedOn, Unreadable},
		{"page 0", pdf, good, 0, sealedOn, NoPage},
		{"page 2 of 1", pdf, good, 2, sealedOn, NoPage},
		{"a PDF with a form", revised(t, pdf, "/AcroForm", "<</Fields []>>"), good, 1, sealedOn, AlreadySealed},
		{"a sealed PDF", mustSign(t, pdf, good), good, 1, sealedOn, AlreadySealed},
		{"a key that is out of reach", pdf, Certificate{broken{good.Signer, down}, good.Leaf, nil}, 1, sealedOn, down},
		{"a key that signs something else", pdf, Certificate{broken{good.Signer, nil}, good.Leaf, nil}, 1, sealedOn, NotAccepted},
		{"certificates beyond 16 kB", pdf, talkative(t), 1, sealedOn, NoRoom},
	} {
		b := box()
		b.Page = tt.page
		if out, err := Sign(tt.pdf, tt.c, b, tt.at); !errors.Is(err, tt.want) || out != nil {
			t.Errorf("%s: got %v, want %v", tt.rule, err, tt.want)
		}
	}
}

// talkative is a certificate that says more than there is room for.
func talkative(t *testing.T) Certificate {
	t.Helper()
	key := curve(t)
	p := plan(3, "Sicoval")
	p.DNSNames = []string{strings.Repeat("a", 17000)}
	return Certificate{Signer: key, Leaf: issue(t, p, key, nil)}
}

// The table of references must be as PDF 1.4 has it: entries of 20 bytes.
func TestReferencesOfTheRevisionAreExact(t *testing.T) {
	sealed := mustSign(t, document(t, 2), lonely(t, rsaKey(t)))
	f, _ := open(sealed)
	for number, at := range f.offsets {
		if at < 0 {
			continue
		}
		if _, ok := f.object(number); !ok {
			t.Errorf("object %d is not at %d", number, at)
		}
	}
}
