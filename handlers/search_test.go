package handlers

import (
	"net/http"
	"strings"
	"testing"

	"ctin/model/demonstration"
	"ctin/templates"

	"github.com/google/go-cmp/cmp"
)

func TestASnippetIsPartedAtWhatWasFound(t *testing.T) {
	for text, want := range map[string][]templates.Piece{
		"":                             nil,
		"rien":                         {{Text: "rien"}},
		"a \ue000b\ue001 c":            {{Text: "a "}, {Text: "b", Found: true}, {Text: " c"}},
		"\ue000b\ue001\ue000c\ue001":   {{Text: "b", Found: true}, {Text: "c", Found: true}},
		"a \ue000 sans fin":            {{Text: "a "}, {Text: " sans fin"}},
		"<b> \ue000<i>\ue001 & \ue001": {{Text: "<b> "}, {Text: "<i>", Found: true}, {Text: " & \ue001"}},
	} {
		if got := snippet(text); !cmp.Equal(got, want) {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestTheCoordinationIsSearched(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Observer)
	const search = "/coordinations/sicoval/recherche"
	expect(t, v.get("/coordinations/sicoval/comites"), http.StatusOK, "Rechercher dans les décisions")
	expect(t, v.get(search), http.StatusOK, "Mots recherchés")
	page := v.get(search + "?q=colleges")
	expect(t, page, http.StatusOK, "Composition des quatre collèges", "Décision", "résultat")
	if !strings.Contains(page.body, "<mark>") {
		t.Error("what was found is not marked")
	}
	expect(t, v.get(regexpFind(t, page.body, `<h3><a href="([^"]+)"`)), http.StatusOK)
	expect(t, v.get(search+"?q=%3Cscript%3Ealert&ou=x&instance=y"), http.StatusOK, "Rien ne répond")
	expect(t, h.login(demonstration.Lille).get(search+"?q=colleges"), http.StatusNotFound)
	v.fewStatements(search + "?q=colleges")
	h.unhurt()
}
