package templates

import (
	"bytes"
	"testing"

	"github.com/jba/templatecheck"
)

func newSet(t testing.TB) *Set {
	t.Helper()
	s, err := New(func(name string) string { return "/assets/" + name })
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
