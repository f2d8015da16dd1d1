package perimeter

import (
	"bytes"
	"slices"
	"strings"
)

// reading is one way to read a query: "st" may be a saint or the beginning of
// Strasbourg, "93" at the end a part of a name or the number of a département.
type reading struct {
	joined  string // its words without spaces: "laroche" finds La Rochelle
	initial uint32 // of joined
	code    string // joined, when it may be a code
	terms   []term // none when the number of the département is all there is
	within  int    // index of the only département to look in, or 0
}

// term is one word of a query, and what else it may say than a part of a name.
type term struct {
	word         string // after a space, as names are folded
	initial      uint32
	kinds        [kinds]bool
	departements []bool // whose name holds the word
}

// readings returns the ways to read what a person typed, none when it holds no
// letter and no digit.
func (a *Atlas) readings(query string) []reading {
	typed := strings.Fields(string(appendWords(nil, query)))
	if len(typed) == 0 {
		return nil
	}
	found := a.asTyped(typed)
	if full := strings.Fields(saints(typed)); !slices.Equal(full, typed) {
		found = append(found, a.asTyped(full)...)
	}
	return found
}

// asTyped reads words as they are: all of them, and all but the number of a
// département at the end.
func (a *Atlas) asTyped(words []string) []reading {
	found := []reading{a.reading(words)}
	last := len(words) - 1
	if d := a.find(Ref{Departement, strings.ToUpper(words[last])}); d != 0 {
		inside := a.reading(words[:last])
		inside.within = d
		found = append(found, inside)
	}
	return found
}

func (a *Atlas) reading(words []string) reading {
	r := reading{joined: strings.Join(words, "")}
	if r.joined == "" {
		return r
	}
	r.initial = initial(r.joined[0])
	if '0' <= r.joined[0] && r.joined[0] <= '9' {
		r.code = strings.ToUpper(r.joined)
	}
	for _, w := range slices.Compact(slices.Sorted(slices.Values(words))) {
		r.terms = append(r.terms, a.term(w))
	}
	return r
}

func (a *Atlas) term(word string) term {
	t := term{word: " " + word, initial: initial(word[0]), departements: make([]bool, a.starts[1])}
	for d := a.starts[0]; d < a.starts[1]; d++ {
		t.departements[d] = strings.Contains(a.name(d), t.word)
	}
	for k, words := range kindWords() {
		t.kinds[k] = bytes.Contains(appendFolded(nil, words), []byte(t.word))
	}
	return t
}
