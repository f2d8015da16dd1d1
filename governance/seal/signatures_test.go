package seal

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"ctin/governance"
)

func minutes(t *testing.T) governance.MinutesContent {
	t.Helper()
	raw, err := os.ReadFile("../testdata/minutes.json")
	if err != nil {
		t.Fatal(err)
	}
	var c governance.MinutesContent
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// goldenContent is the hash of testdata/minutes.json: should it change, minutes
// signed before could no longer be read as they were. Give the content another
// Schema, and read both.
const goldenContent = "0e0d3032b30993bba1bb322d0b4a45e60eefc75c38795892629109cab58e7595"

func TestC9TheContentHasOneHashForEver(t *testing.T) {
	content, hash, err := Content(minutes(t))
	if err != nil || hash != goldenContent {
		t.Fatalf("%s, %v", hash, err)
	}
	again, err := ParseContent(content)
	if err != nil {
		t.Fatal(err)
	}
	if _, twice, err := Content(again); err != nil || twice != hash {
		t.Errorf("read again, the hash is %s, %v", twice, err)
	}
}

func TestC9EveryWordCountsInTheHash(t *testing.T) {
	_, hash, err := Content(minutes(t))
	if err != nil {
		t.Fatal(err)
	}
	for rule, change := range map[string]func(*governance.MinutesContent){
		"a vote":                func(c *governance.MinutesContent) { c.Decisions[2].Abstain = 2 },
		"an amount":             func(c *governance.MinutesContent) { c.Money.Commitments[0].Announced++ },
		"a word of the prose":   func(c *governance.MinutesContent) { c.Agenda[1].Prose += " " },
		"someone who was there": func(c *governance.MinutesContent) { c.Attendance.Present = c.Attendance.Present[1:] },
		"the hour of closing":   func(c *governance.MinutesContent) { c.Header.Closed.UTC = "2026-12-03T15:26:00Z" },
	} {
		c := minutes(t)
		change(&c)
		if _, other, err := Content(c); err != nil || other == hash {
			t.Errorf("%s leaves the hash as it was: %v", rule, err)
		}
	}
}

func TestC9StoredBytesThatAreNotCanonicalAreRefused(t *testing.T) {
	content, _, err := Content(minutes(t))
	if err != nil {
		t.Fatal(err)
	}
	for rule, bad := range map[string]string{
		"a space":          " " + string(content),
		"an unknown field": strings.Replace(string(content), `"schema"`, `"secret":1,"schema"`, 1),
		"half of it":       string(content[:len(content)/2]),
		"something after":  string(content) + "{}",
		"a key twice":      strings.Replace(string(content), `"schema"`, `"schema":"x","schema"`, 1),
	} {
		if _, err := ParseContent([]byte(bad)); err == nil {
			t.Errorf("%s is accepted", rule)
		}
	}
}

// chain is three signatures of a coordination, one after the other.
func chain(t *testing.T) []governance.Signature {
	t.Helper()
	var previous Hash
	var all []governance.Signature
	for _, name := range []string{"Présidente", "Coordinatrice", "Directrice"} {
		s, content, err := Chain(previous, governance.Signature{Name: name, Capacity: governance.AsPresent, ContentHash: goldenContent})
		if err != nil {
			t.Fatal(err)
		}
		if previous, err = parseHash(s.Hash); err != nil || previous != Link(Hash(mustHash(t, s.Previous)), content) {
			t.Fatalf("the hash is not that of the bytes: %v", err)
		}
		all = append(all, s)
	}
	return all
}

func mustHash(t *testing.T, text string) Hash {
	t.Helper()
	h, err := parseHash(text)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestC9SignaturesAreChained(t *testing.T) {
	all := chain(t)
	if err := Chained(all); err != nil {
		t.Fatal(err)
	}
	changed, dropped := chain(t), chain(t)
	changed[1].Name = "Quelqu’un d’autre"
	for rule, tt := range map[string]struct {
		signatures []governance.Signature
		want       string
	}{
		"a name changed":  {changed, "entry 2: wrong_hash"},
		"one taken out":   {append(dropped[:1], dropped[2]), "entry 2: broken_link"},
		"the first lost":  {all[1:], "entry 1: broken_link"},
		"the order wrong": {[]governance.Signature{all[0], all[2], all[1]}, "entry 2: broken_link"},
	} {
		if err := Chained(tt.signatures); err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", rule, err, tt.want)
		}
	}
}

func TestC9ASignatureHoldsForItsTextAlone(t *testing.T) {
	s := chain(t)[1]
	if !Holds(s, goldenContent) {
		t.Fatal("a good signature is invalid")
	}
	if Holds(s, strings.Repeat("0", 64)) {
		t.Error("it holds for another text")
	}
	for rule, spoil := range map[string]func(*governance.Signature){
		"another name":      func(s *governance.Signature) { s.Name = "Autre" },
		"another statement": func(s *governance.Signature) { s.Statement = "Rien" },
		"another hash":      func(s *governance.Signature) { s.ContentHash = strings.Repeat("0", 64) },
		"no hash before":    func(s *governance.Signature) { s.Previous = "" },
		"another record":    func(s *governance.Signature) { s.Hash = strings.Repeat("0", 64) },
	} {
		bad := s
		spoil(&bad)
		if Holds(bad, bad.ContentHash) {
			t.Errorf("%s, and it holds", rule)
		}
	}
}

func TestC9AStoredSignatureReadsBack(t *testing.T) {
	s, content, err := Chain(Hash{1}, governance.Signature{Name: "Présidente", AMR: []string{"pwd", "otp"}, ContentHash: goldenContent})
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseSignature(content, mustHash(t, s.Hash))
	if err != nil || !Holds(again, goldenContent) || again.AMR[1] != "otp" {
		t.Errorf("%+v, %v", again, err)
	}
	if _, err := ParseSignature(append(content, ' '), Hash{}); err == nil {
		t.Error("other bytes are accepted")
	}
}
