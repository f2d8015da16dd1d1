package seal

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"testing"
	"time"
)

func demonstration(t testing.TB, now time.Time) Certificate {
	t.Helper()
	text, err := NewDemonstration(now)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ParsePEM(text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func keyText(t testing.TB, key crypto.Signer) []byte {
	t.Helper()
	raw, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: raw})
}

func TestPEMIsReadInAnyOrder(t *testing.T) {
	c := organisation(t, rsaKey(t))
	key, leaf, middle, root := keyText(t, c.Signer), certificateText(c.Leaf), certificateText(c.Chain[0]), certificateText(c.Chain[1])
	pkcs1 := pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(c.Signer.(*rsa.PrivateKey))})
	for _, tt := range []struct {
		rule  string
		texts [][]byte
		chain int
	}{
		{"two files", [][]byte{join(leaf, middle, root), key}, 2},
		{"one file", [][]byte{join(key, leaf, middle, root)}, 2},
		{"a PKCS#1 key", [][]byte{join(leaf, middle), pkcs1}, 1},
		{"the chain backwards", [][]byte{join(root, middle, leaf), key}, 2},
		{"without the chain", [][]byte{leaf, key}, 0},
		{"with words around", [][]byte{join([]byte("Bag Attributes\n"), leaf, []byte("issuer=Racine\n"), middle), key}, 1},
	} {
		got, err := ParsePEM(tt.texts...)
		if err != nil || !got.Leaf.Equal(c.Leaf) || len(got.Chain) != tt.chain {
			t.Errorf("%s: %v, chain of %d", tt.rule, err, len(got.Chain))
			continue
		}
		if err := got.Try(sealedOn); err != nil {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}

func join(texts ...[]byte) []byte {
	var all []byte
	for _, t := range texts {
		all = append(all, t...)
	}
	return all
}

func TestPEMThatDoesNotHoldTogetherIsRefused(t *testing.T) {
	c, other := organisation(t, rsaKey(t)), lonely(t, curve(t))
	key, leaf := keyText(t, c.Signer), certificateText(c.Leaf)
	block := func(kind string, headers map[string]string) []byte {
		return pem.EncodeToMemory(&pem.Block{Type: kind, Headers: headers, Bytes: []byte{1, 2, 3}})
	}
	for _, tt := range []struct {
		rule  string
		texts [][]byte
		want  Flaw
	}{
		{"nothing", nil, NoCertificate},
		{"no PEM", [][]byte{[]byte("%PDF-1.7"), {0x30, 0x82}}, NoCertificate},
		{"a key alone", [][]byte{key}, NoCertificate},
		{"a certificate alone", [][]byte{leaf}, NoKey},
		{"two keys", [][]byte{leaf, key, key}, NoKey},
		{"a key that cannot be read", [][]byte{leaf, block("PRIVATE KEY", nil)}, NoKey},
		{"a certificate that cannot be read", [][]byte{key, block("CERTIFICATE", nil)}, NoCertificate},
		{"an encrypted key", [][]byte{leaf, block("ENCRYPTED PRIVATE KEY", nil)}, LockedKey},
		{"an old encrypted key", [][]byte{leaf, block("RSA PRIVATE KEY", map[string]string{"Proc-Type": "4,ENCRYPTED"})}, LockedKey},
		{"the key of another", [][]byte{leaf, keyText(t, other.Signer)}, OtherKey},
		{"a certificate of nobody's", [][]byte{leaf, certificateText(other.Leaf), key}, BrokenChain},
	} {
		if got, err := ParsePEM(tt.texts...); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v (%v), want %s", tt.rule, err, got.Leaf, tt.want)
		}
	}
}

func TestAnECKeyIsReadInItsOwnForm(t *testing.T) {
	c := lonely(t, curve(t))
	raw, err := x509.MarshalECPrivateKey(c.Signer.(*ecdsa.PrivateKey))
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParsePEM(certificateText(c.Leaf), pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: raw}))
	if err != nil || got.Try(sealedOn) != nil {
		t.Errorf("%v", err)
	}
}

func TestTheDemonstrationSaysThatItProvesNothing(t *testing.T) {
	c := demonstration(t, sealedOn)
	if !c.Demonstration() || lonely(t, curve(t)).Demonstration() {
		t.Error("it is not told from the others")
	}
	if key, ok := c.Signer.(*rsa.PrivateKey); !ok || key.N.BitLen() != 2048 {
		t.Error("its key is not RSA of 2 048 bits")
	}
	if _, err := Sign(blank(), c, box(), sealedOn.AddDate(-1, -11, 0)); err != nil {
		t.Errorf("its story cannot begin before today: %v", err)
	}
	if r := Verify(mustSign(t, blank(), c)); !r.Intact || !r.Demonstration || !r.SelfSigned {
		t.Errorf("%+v", r)
	}
	if other := demonstration(t, sealedOn); other.Leaf.SerialNumber.Cmp(c.Leaf.SerialNumber) == 0 {
		t.Error("two of them have one serial number")
	}
}

func TestHolderNamesWhoSealed(t *testing.T) {
	for _, tt := range []struct {
		name, organization     string
		wantName, wantDivision string
	}{
		{"Sicoval, cachet", "Sicoval", "Sicoval, cachet", "Sicoval"},
		{"Sicoval", "Sicoval", "Sicoval", ""},
		{"", "Sicoval", "Sicoval", ""},
	} {
		p := plan(1, tt.name)
		p.Subject.Organization = []string{tt.organization}
		if name, division := Holder(p); name != tt.wantName || division != tt.wantDivision {
			t.Errorf("%+v: got %q, %q", tt, name, division)
		}
	}
}
