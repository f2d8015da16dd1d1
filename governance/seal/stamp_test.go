package seal

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"ctin/governance/seal/sealtest"
)

// stamped is a file sealed with a proof of its time.
func stamped(t testing.TB, pdf []byte, c Certificate, a Authority) []byte {
	t.Helper()
	out, err := SignStamped(t.Context(), pdf, c, a, box(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// answers is an authority of a test.
type answers func(ctx context.Context, query []byte) ([]byte, error)

func (f answers) Reply(ctx context.Context, query []byte) ([]byte, error) { return f(ctx, query) }
func (f answers) Roots() []*x509.Certificate                              { return nil }

// anchored is an authority that must lead to a root.
type anchored struct {
	Authority
	roots []*x509.Certificate
}

func (a anchored) Roots() []*x509.Certificate { return a.roots }

// An authority must lead to one of the roots that are named, when some are: the
// token then holds its chain up to there, though the authority left its root out.
func TestAStampMustLeadToATrustedRoot(t *testing.T) {
	a, stranger := sealtest.NewAuthority(t), sealtest.NewAuthority(t)
	c := lonely(t, rsaKey(t))
	rootless := answers(func(ctx context.Context, query []byte) ([]byte, error) { return a.AnswerAlone(ctx, "tsa", query) })
	roots := []*x509.Certificate{stranger.Certificate(t), a.Certificate(t)}
	for name, of := range map[string]Authority{"whole": a, "without its root": rootless} {
		sealed := stamped(t, document(t, 1), c, anchored{of, roots})
		s, flaw := parseStamp(claimOf(t, sealed).token)
		if flaw != "" || len(s.certificates) != 2 || !s.leadsTo(roots[1:]) || !Verify(sealed).Intact {
			t.Errorf("%s: %v, a chain of %d", name, flaw, len(s.certificates))
		}
		if _, err := SignStamped(t.Context(), document(t, 1), c, anchored{of, roots[:1]}, box(), time.Now()); !errors.Is(err, BadStamp) {
			t.Errorf("%s: a stranger's word is taken: %v", name, err)
		}
	}
}

// claimOf is what the seal of a file says.
func claimOf(t testing.TB, sealed []byte) claim {
	t.Helper()
	s := gap(t, sealed)
	message, _ := unpack(sealed[s.from+1 : s.to-1])
	c, flaw := readClaim(message)
	if flaw != "" {
		t.Fatal(flaw)
	}
	return c
}

// An authority that OpenSSL runs proves the time; tools of five houses agree
// on the file, and OpenSSL on the token inside it.
func TestAStampedSealIsAcceptedByOtherTools(t *testing.T) {
	a := sealtest.NewAuthority(t)
	c := organisation(t, rsaKey(t))
	before := time.Now().Truncate(time.Second)
	sealed := stamped(t, document(t, 2), c, a)
	r := Verify(sealed)
	if !r.Intact || r.StampedAt.Before(before) || r.StampedAt.After(time.Now()) || r.Stamper.Subject.CommonName != "tsa" {
		t.Errorf("%+v", r)
	}
	sealtest.Accepted(t, sealed, sealtest.Seal{Root: c.Chain[1], Holder: c.Leaf.Subject.CommonName, At: r.At})
	claim := claimOf(t, sealed)
	dir := t.TempDir()
	said := sealtest.Tool(t, "openssl", "ts", "-verify", "-token_in", "-in", sealtest.Keep(t, dir, "token", claim.token),
		"-data", sealtest.Keep(t, dir, "signature", claim.signature), "-CAfile", a.Root)
	if !strings.Contains(said, "Verification: OK") {
		t.Error(said)
	}
	if plain := Verify(mustSign(t, document(t, 2), c)); !plain.StampedAt.IsZero() || plain.Stamper != nil {
		t.Errorf("a seal without a proof of its time has one: %+v", plain)
	}
}

// Whatever the authority answers that proves nothing, there is no seal at all:
// never one of a lower level.
func TestWithoutAGoodTokenThereIsNoSeal(t *testing.T) {
	a := sealtest.NewAuthority(t)
	a.Certify(t, "expired", "stamp", "-1")
	a.Certify(t, "other", "other", "3650")
	c := lonely(t, rsaKey(t))
	honest := func(t *testing.T, query []byte) []byte {
		t.Helper()
		reply, err := a.Reply(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		return reply
	}
	for _, tt := range []struct {
		rule   string
		answer answers
		want   Flaw
	}{
		{"it is down", func(context.Context, []byte) ([]byte, error) { return nil, errors.New("connection refused") }, NoStamp},
		{"it says nothing", func(context.Context, []byte) ([]byte, error) { return nil, nil }, BadStamp},
		{"it answers a page", func(context.Context, []byte) ([]byte, error) { return []byte("<html>"), nil }, BadStamp},
		{"it refuses", func(context.Context, []byte) ([]byte, error) {
			return der(tagSequence, der(tagSequence, der(tagInteger, []byte{2}))), nil
		}, NoStamp},
		{"it grants nothing", func(context.Context, []byte) ([]byte, error) {
			return der(tagSequence, der(tagSequence, der(tagInteger, []byte{0}))), nil
		}, BadStamp},
		{"another imprint", func(_ context.Context, q []byte) ([]byte, error) {
			return honest(t, query(sha256.Sum256([]byte("another file")), nonceOf(t, q))), nil
		}, BadStamp},
		{"another nonce", func(_ context.Context, q []byte) ([]byte, error) {
			return honest(t, query(imprintOf(t, q), bytes.Repeat([]byte{7}, nonceSize))), nil
		}, BadStamp},
		{"an expired certificate", func(ctx context.Context, q []byte) ([]byte, error) { return a.Answer(ctx, "expired", q) }, ""},
		{"a certificate made for something else", func(ctx context.Context, q []byte) ([]byte, error) { return a.Answer(ctx, "other", q) }, ""},
		{"a byte of its signature changed", func(_ context.Context, q []byte) ([]byte, error) {
			reply := honest(t, q)
			reply[len(reply)-3] ^= 1
			return reply, nil
		}, BadStamp},
	} {
		out, err := SignStamped(t.Context(), document(t, 1), c, tt.answer, box(), time.Now())
		if err == nil || out != nil || tt.want != "" && !errors.Is(err, tt.want) {
			t.Errorf("%s: %d bytes, %v", tt.rule, len(out), err)
		}
	}
}

// asked reads a query back.
func asked(t *testing.T, raw []byte) (q struct {
	Version int
	Imprint struct {
		Algorithm asn1.RawValue
		Hash      []byte
	}
	Nonce       asn1.RawValue
	Certificate bool
},
) {
	t.Helper()
	if _, err := asn1.Unmarshal(raw, &q); err != nil {
		t.Fatal(err)
	}
	return q
}

func imprintOf(t *testing.T, raw []byte) Hash { return Hash(asked(t, raw).Imprint.Hash) }
func nonceOf(t *testing.T, raw []byte) []byte { return asked(t, raw).Nonce.Bytes }

// A token of an authority that is no longer one, or is made for something
// else, is refused in a file too, however it came there.
func TestATokenOfAnUnfitAuthorityIsRefused(t *testing.T) {
	a := sealtest.NewAuthority(t)
	good := claimOf(t, stamped(t, document(t, 1), lonely(t, rsaKey(t)), a))
	fit := good.stamp.certificates[0]
	for rule, spoil := range map[string]func(c *x509.Certificate){
		"expired when it stamped":   func(c *x509.Certificate) { c.NotAfter = good.stamp.info.Time.Add(-time.Second) },
		"not valid yet":             func(c *x509.Certificate) { c.NotBefore = good.stamp.info.Time.Add(time.Second) },
		"made for something else":   func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageCodeSigning} },
		"made for more":             func(c *x509.Certificate) { c.ExtKeyUsage = append(c.ExtKeyUsage, x509.ExtKeyUsageEmailProtection) },
		"its purpose not critical":  func(c *x509.Certificate) { c.Extensions = nil },
		"not made for signing data": func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageCertSign },
	} {
		c := *fit
		c.ExtKeyUsage = append([]x509.ExtKeyUsage{}, fit.ExtKeyUsage...)
		spoil(&c)
		s := good.stamp
		s.certificates = []*x509.Certificate{&c}
		if flaw := s.holds(sha256.Sum256(good.signature)); flaw != BadStamp {
			t.Errorf("%s: %q", rule, flaw)
		}
	}
	if flaw := good.stamp.holds(sha256.Sum256(good.signature)); flaw != "" {
		t.Errorf("the good one: %s", flaw)
	}
}

// A token is that of one signature: it cannot be lent to another, nor left out
// unseen, nor doubled.
func TestATokenCannotBeMoved(t *testing.T) {
	a := sealtest.NewAuthority(t)
	c := lonely(t, rsaKey(t))
	first, second := stamped(t, document(t, 1), c, a), stamped(t, document(t, 2), c, a)
	one, two := claimOf(t, first), claimOf(t, second)
	refused(t, "that of another file", withMessage(t, first, signedData(one.certificates, one.attributes, one.signature, two.token)), BadStamp)
	refused(t, "one byte more", withMessage(t, first, signedData(one.certificates, one.attributes, one.signature, append(bytes.Clone(one.token), 0))), "")
	refused(t, "twice", withMessage(t, first, signedData(one.certificates, one.attributes, one.signature, append(bytes.Clone(one.token), one.token...))), "")
	refused(t, "taken out", withMessage(t, first, signedData(one.certificates, one.attributes, one.signature, nil)), BadStamp)
}

// 10 000 random changes of a stamped file, and each byte of its signature and
// token once, are all seen.
func TestTenThousandChangesOfAStampedFileAreSeen(t *testing.T) {
	sealed := stamped(t, document(t, 3), organisation(t, fixedKey(t)), sealtest.NewAuthority(t))
	s := gap(t, sealed)
	message, _ := unpack(sealed[s.from+1 : s.to-1])
	everyByte(t, sealed, span{s.from, s.from + 1 + 2*len(message)})
	source := rand.New(rand.NewPCG(2026, 16))
	for range 10_000 {
		at, bit := source.IntN(len(sealed)), byte(1)<<source.IntN(8)
		sealed[at] ^= bit
		if r := Verify(sealed); r.Intact || r.Flaw == "" {
			t.Errorf("bit %#x of byte %d can be changed unseen", bit, at)
		}
		sealed[at] ^= bit
	}
}

// The hexadecimal text hides bits: every bit of the token itself counts.
func TestEveryBitOfATokenCounts(t *testing.T) {
	c := claimOf(t, stamped(t, blank(), lonely(t, fixedKey(t)), sealtest.NewAuthority(t)))
	changed := bytes.Clone(c.token)
	for at := range changed {
		for bit := range 8 {
			changed[at] ^= 1 << bit
			if _, flaw := token(changed, c.signature); flaw == "" {
				t.Errorf("bit %d of byte %d of the token can be changed unseen", bit, at)
			}
			changed[at] ^= 1 << bit
		}
	}
}

func FuzzToken(f *testing.F) {
	c := claimOf(f, stamped(f, blank(), lonely(f, fixedKey(f)), sealtest.NewAuthority(f)))
	f.Add(c.token)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if _, flaw := token(raw, c.signature); flaw == "" && !bytes.Equal(raw, c.token) {
			t.Error("another token is accepted")
		}
		_, _ = readReply(raw, nil) // it answers, whatever the bytes
	})
}
