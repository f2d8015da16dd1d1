package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestCanonicalTextHasOneForm(t *testing.T) {
	type inner struct {
		Zebra string `json:"zebra"`
		Apple int    `json:"apple"`
	}
	for _, tt := range []struct {
		rule string
		v    any
		want string
	}{
		{"keys are sorted, whatever the order of the fields", inner{"z", 1}, `{"apple":1,"zebra":"z"}`},
		{"keys of a map are sorted too", map[string]int{"b": 2, "a": 1, "é": 3, "B": 4}, `{"B":4,"a":1,"b":2,"é":3}`},
		{"keys are sorted at every depth", map[string]any{"x": []inner{{"z", 1}}}, `{"x":[{"apple":1,"zebra":"z"}]}`},
		{"lists keep their order", []int{3, 1, 2}, `[3,1,2]`},
		{"HTML is not escaped", "<a href='x'>&</a>", `"<a href='x'>&</a>"`},
		{"accents and € are kept as they are", "Fondation Œuvre — 1 €", `"Fondation Œuvre — 1 €"`},
		{"control characters are escaped", "a\nb\t\x01", `"a\nb\t\u0001"`},
		{"quotes and backslashes are escaped", `"\`, `"\"\\"`},
		{"the greatest integer is exact", int64(math.MaxInt64), `9223372036854775807`},
		{"the smallest integer is exact", int64(math.MinInt64), `-9223372036854775808`},
		{"amounts beyond 2^53 are exact", map[string]int64{"amount": 9007199254740993}, `{"amount":9007199254740993}`},
		{"nothing is null", nil, `null`},
		{"no white space is added", map[string]any{"a": []any{}, "b": map[string]any{}}, `{"a":[],"b":{}}`},
		{"a missing pointer is null", (*inner)(nil), `null`},
		{"an instant is its text", time.Date(2026, 12, 3, 14, 0, 0, 0, time.UTC), `"2026-12-03T14:00:00Z"`},
	} {
		got, err := Canonical(tt.v)
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: got %s (%v), want %s", tt.rule, got, err, tt.want)
		}
	}
}

func TestCanonicalTextRefusesWhatHasNoOneForm(t *testing.T) {
	type priced struct{ Amount float64 }
	for _, tt := range []struct {
		rule string
		v    any
	}{
		{"a fraction", 0.1},
		{"a float that happens to be whole", 3.0},
		{"a float in a field, even zero", priced{}},
		{"a float in a list", []float32{1}},
		{"a float in a map", map[string]any{"a": map[string]float64{"b": 1}}},
		{"a float behind a pointer", &priced{2}},
		{"a float behind an interface", []any{1, "x", 2.0}},
		{"an integer no bigint holds", uint64(math.MaxUint64)},
		{"what is no JSON", func() {}},
		{"infinity", math.Inf(1)},
		{"a fraction in JSON written by its own type", rawJSON(`{"a":[1.5]}`)},
	} {
		if got, err := Canonical(tt.v); err == nil {
			t.Errorf("%s: accepted as %s", tt.rule, got)
		}
	}
}

func TestCanonicalTextIsItsOwnCanonicalText(t *testing.T) {
	entry := Entry{Chain: 3, N: 7, At: Stamp(time.Unix(0, 0)), Actor: 2, Action: "seat.close", Kind: "seat", Object: 9, Fields: []string{"ends_on", "<b>"}}
	first, err := Canonical(entry)
	if err != nil {
		t.Fatal(err)
	}
	for _, again := range []any{rawJSON(first), entry, &entry} {
		second, err := Canonical(again)
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("%T: got %s (%v), want %s", again, second, err, first)
		}
	}
}

// rawJSON is JSON text as a value.
type rawJSON []byte

func (r rawJSON) MarshalJSON() ([]byte, error) { return r, nil }

// The bytes of an entry are what was hashed for good: a change of this text
// breaks every chain in use.
func TestEntryBytesNeverChange(t *testing.T) {
	at := time.Date(2026, 12, 3, 15, 4, 5, 678901000, time.FixedZone("UTC+1", 3600))
	for _, tt := range []struct {
		rule  string
		entry Entry
		want  string
	}{
		{
			"the shortest",
			Entry{Chain: 0, N: 1, At: Stamp(at), Action: "instance.create", Kind: "instance"},
			`{"action":"instance.create","actor":0,"at":"2026-12-03T14:04:05.678901Z","chain":0,"kind":"instance","n":1,"object":0}`,
		},
		{
			"the longest",
			Entry{
				Chain: 12, N: 345, At: Stamp(at), Actor: 6, Action: "organization.update", Kind: "organization", Object: 78,
				Fields: []string{"name", "college"}, Before: strings.Repeat("ab", 32), After: strings.Repeat("cd", 32),
			},
			`{"action":"organization.update","actor":6,"after":"` + strings.Repeat("cd", 32) +
				`","at":"2026-12-03T14:04:05.678901Z","before":"` + strings.Repeat("ab", 32) +
				`","chain":12,"fields":["name","college"],"kind":"organization","n":345,"object":78}`,
		},
	} {
		got, err := Canonical(tt.entry)
		if err != nil || string(got) != tt.want {
			t.Errorf("%s:\n got %s (%v)\nwant %s", tt.rule, got, err, tt.want)
		}
	}
}

func TestStampIsUTCWithMicroseconds(t *testing.T) {
	noumea := time.FixedZone("Pacific/Noumea", 11*3600)
	for _, tt := range []struct {
		at   time.Time
		want string
	}{
		{time.Date(2026, 12, 3, 0, 30, 0, 0, noumea), "2026-12-02T13:30:00.000000Z"},
		{time.Date(2026, 12, 3, 14, 0, 0, 1999, time.UTC), "2026-12-03T14:00:00.000001Z"},
		{time.Date(2026, 12, 3, 14, 0, 0, 999999999, time.UTC), "2026-12-03T14:00:00.999999Z"},
	} {
		if got := Stamp(tt.at); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

func TestLinkIsTheHashOfThePreviousHashThenTheBytes(t *testing.T) {
	first := Link(Hash{}, []byte("a"))
	want := sha256.Sum256(append(make([]byte, 32), 'a'))
	if first != want {
		t.Errorf("first link: got %x, want %x", first, want)
	}
	second := Link(first, []byte("b"))
	if want := sha256.Sum256(append(first[:], 'b')); second != want {
		t.Errorf("second link: got %x, want %x", second, want)
	}
}

// Anybody can verify a chain with the tools of any machine.
func TestLinkIsWhatTheShellComputes(t *testing.T) {
	previous := Link(Hash{}, []byte("start"))
	content := []byte(`{"action":"organization.create","n":2}`)
	script := fmt.Sprintf(`{ printf '%s'; printf '%%s' '%s'; } | sha256sum`, octal(previous[:]), content)
	out, err := exec.Command("sh", "-c", script).Output()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Fields(string(out))[0]
	if want := Link(previous, content); got != hex.EncodeToString(want[:]) {
		t.Errorf("the shell says %s, Link says %x", got, want)
	}
}

func octal(b []byte) string {
	var s strings.Builder
	for _, c := range b {
		fmt.Fprintf(&s, `\%03o`, c)
	}
	return s.String()
}

func TestAnyChangeOfAnyByteChangesTheLink(t *testing.T) {
	content, err := Canonical(Entry{Chain: 1, N: 2, At: Stamp(time.Unix(1, 0)), Action: "a.b", Kind: "a"})
	if err != nil {
		t.Fatal(err)
	}
	previous := Link(Hash{}, []byte("x"))
	sound := Link(previous, content)
	for i := range content {
		changed := bytes.Clone(content)
		changed[i] ^= 1
		if Link(previous, changed) == sound {
			t.Errorf("byte %d of the content is not covered", i)
		}
	}
	for i := range previous {
		changed := previous
		changed[i] ^= 1
		if Link(changed, content) == sound {
			t.Errorf("byte %d of the previous hash is not covered", i)
		}
	}
}

func TestSumIsTheHashOfTheCanonicalText(t *testing.T) {
	got, err := Sum(map[string]any{"b": "é", "a": 1})
	want := fmt.Sprintf("%x", sha256.Sum256([]byte(`{"a":1,"b":"é"}`)))
	if err != nil || got != want {
		t.Errorf("got %s (%v), want %s", got, err, want)
	}
	if _, err := Sum(0.5); err == nil {
		t.Error("a float was hashed")
	}
}
