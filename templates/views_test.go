package templates

import (
	"bytes"
	"testing"

	"github.com/jba/templatecheck"
)

// assetPath is where a file of the look is read from.
func assetPath(name string) string { return "/assets/" + name }

// newSet reads the templates anew: those that were rendered cannot be checked.
func newSet(t testing.TB) *Set {
	t.Helper()
	s, err := New(assetPath)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryFieldNamedInAPageExists(t *testing.T) {
	s := newSet(t)
	for _, name := range []string{"top", "bottom"} {
		if err := templatecheck.CheckHTML(s.all.Lookup(name), Frame{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, p := range Views() {
		if err := templatecheck.CheckHTML(s.all.Lookup(p.template()), p); err != nil {
			t.Errorf("%s: %v", p.template(), err)
		}
	}
}

func TestEveryPageRendersItsZeroValue(t *testing.T) {
	s := newSet(t)
	for _, p := range Views() {
		if err := s.Render(&bytes.Buffer{}, p); err != nil {
			t.Errorf("%s: %v", p.template(), err)
		}
	}
}
