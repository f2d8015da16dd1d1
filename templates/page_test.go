package templates

import (
	"bytes"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"ctin/governance"
)

// pages are read once for all that is rendered here.
var pages = sync.OnceValues(func() (*Set, error) { return New(assetPath) })

func rendered(t *testing.T, p Page) string {
	t.Helper()
	set, err := pages()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := set.Render(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTheTitleGoesFromThePageToTheSite(t *testing.T) {
	page := ErrorPage{Frame: Frame{Coordination: &Choice{Name: "Sicoval"}}, Status: http.StatusNotFound}
	wants(t, rendered(t, page), "<title>Cette page n’existe pas, ou ne vous est pas ouverte – Sicoval – ctin</title>")
}

func TestTheThemeOfThePersonIsSetBeforeThePageIsDrawn(t *testing.T) {
	for theme, want := range map[string]string{
		"dark": `<html lang="fr" data-theme="dark">`, "light": `<html lang="fr" data-theme="light">`,
		"auto": `<html lang="fr">`, "": `<html lang="fr">`, "pink": `<html lang="fr">`,
	} {
		wants(t, rendered(t, Home{Frame: Frame{Theme: theme}}), want)
	}
}

func TestTheSwitcherLeadsToTheOtherCoordinations(t *testing.T) {
	f := Frame{Coordination: &Choice{"Lille", "/l"}, Coordinations: []Choice{{"Lille", "/l"}, {"Lyon", "/y"}}}
	html := fragment(t, "switcher", f)
	wants(t, html, `<a href="/y">Lyon</a>`)
	if strings.Contains(html, `href="/l"`) {
		t.Error("the switcher offers the coordination where one is")
	}
}

// The content security policy refuses them, so they would silently do nothing.
func TestNoPageHasInlineScriptOrStyle(t *testing.T) {
	inline := regexp.MustCompile(`<style|\sstyle="|\son[a-z]+="|<script(?: type="module")?>|javascript:`)
	for _, p := range Views() {
		if found := inline.FindString(rendered(t, p)); found != "" {
			t.Errorf("%s: %q", p.template(), found)
		}
	}
}

func TestEveryErrorSaysWhatHappenedAndWhatToDo(t *testing.T) {
	for _, status := range []int{400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503} {
		wants(t, rendered(t, ErrorPage{Status: status}), "<h1>"+failures[status].heading+"</h1>", failures[status].message, `href="/"`)
	}
	if ErrorHeading(http.StatusTeapot) != ErrorHeading(http.StatusInternalServerError) {
		t.Error("an unknown status is not an error of ours")
	}
	wants(t, rendered(t, ErrorPage{Frame: Frame{Reference: "7f3a91c2"}}), "<code>7f3a91c2</code>")
}

func TestTheAccessibilityStatementClaimsNothingBeforeAnAudit(t *testing.T) {
	wants(t, rendered(t, AccessibilityStatement{}), "<strong>non conforme</strong>", "Aucun audit", "Accessibilité&nbsp;: non conforme", "Défenseur des droits")
	audited := AccessibilityStatement{Frame: Frame{Conformity: governance.PartiallyConform}, Audited: true, Auditor: "Cabinet Lys", Rate: "81\u00a0%", Failures: []string{"Tableau sans titre"}}
	wants(t, rendered(t, audited), "<strong>partiellement conforme</strong>", "Cabinet Lys", "Tableau sans titre")
}

func TestProConnectIsNeverNamedInADemonstration(t *testing.T) {
	page := Home{Frame: Frame{Demo: true}, Providers: []Provider{{Name: "ProConnect", ProConnect: true, Path: "/connexion/demo"}}}
	html := rendered(t, page)
	wants(t, html, "Entrer dans la démonstration", ">Démonstration<")
	if strings.Contains(html, "ProConnect") {
		t.Error("the demonstration names ProConnect")
	}
}

func TestTheGlossaryIsSortedAndWithoutRepetition(t *testing.T) {
	plain := strings.NewReplacer("é", "e", "è", "e", "É", "e", "î", "i", " ", "", "-", "", "’", "", "(", "", ")", "")
	key := func(t Term) string { return strings.ToLower(plain.Replace(t.Word)) }
	slugs := map[string]bool{}
	for i, term := range glossary {
		if slugs[term.Slug] || term.Meaning == "" {
			t.Errorf("%s is there twice, or means nothing", term.Slug)
		}
		slugs[term.Slug] = true
		if i > 0 && key(glossary[i-1]) > key(term) {
			t.Errorf("%s comes after %s", term.Word, glossary[i-1].Word)
		}
	}
	if slices.ContainsFunc(glossary, func(t Term) bool { return t.Slug == "" }) {
		t.Error("a term has no slug")
	}
}

func TestTwoPagesCannotDefineTheSameName(t *testing.T) {
	for _, tt := range []struct{ rule, text string }{
		{"a page does not replace a component", `{{define "main"}}{{end}}{{define "tag"}}{{end}}`},
		{"a page defines main", `<p>no main</p>`},
		{"a partial keeps to its folder", `{{define "main"}}{{end}}{{define "other/row"}}{{end}}`},
	} {
		if err := newSet(t).add("x/page.html", tt.text, "x/page.html"); err == nil {
			t.Errorf("%s: accepted", tt.rule)
		}
	}
}
