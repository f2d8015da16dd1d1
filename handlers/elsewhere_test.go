package handlers

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"ctin/model/demonstration"
)

var (
	numbers = regexp.MustCompile(`\d+`)
	anchors = regexp.MustCompile(`href="(/coordinations/sicoval[^"#]*)`)
	actions = regexp.MustCompile(`<form[^>]* action="(/coordinations/sicoval[^"]*)"`)
)

// Whoever coordinates one territory asks, at their own addresses, for all that
// the pages of another lead to: each object of it does not exist there.
func TestNothingOfACoordinationIsReachedThroughAnother(t *testing.T) {
	h := furnish(t)
	slug := h.find(`select slug from coordinations where name like '%Lille'`)
	here, there := h.login(demonstration.Coordinator), h.login(demonstration.Lille).still()
	pages, forms := h.everything(here, "/coordinations/sicoval")
	if len(pages) < 100 || len(forms) < 15 {
		t.Fatalf("%d pages and %d forms were found", len(pages), len(forms))
	}
	for _, path := range pages {
		h.wait(6 * time.Second) // ten exports a minute
		if page := there.get(strings.Replace(path, "sicoval", slug, 1)); numbers.MatchString(path) && page.status != http.StatusNotFound {
			t.Errorf("GET %s at %s: %d", path, slug, page.status)
		}
	}
	for _, path := range forms {
		h.wait(time.Second) // sixty forms a minute
		page := there.post(strings.Replace(path, "sicoval", slug, 1), url.Values{"confirme": {"oui"}, "version": {"1"}})
		if numbers.MatchString(path) && page.status != http.StatusNotFound {
			t.Errorf("POST %s at %s: %d", path, slug, page.status)
		}
	}
	h.unhurt()
}

// everything is one address of each kind that pages lead to, and that their
// forms are sent to.
func (h *house) everything(v *visitor, first string) (pages, forms []string) {
	seen := map[string]bool{}
	fresh := func(path string) bool {
		path, _, _ = strings.Cut(path, "?")
		kind := numbers.ReplaceAllString(path, "0")
		old := seen[kind]
		seen[kind] = true
		return !old && !strings.HasSuffix(path, "/direct")
	}
	for todo := []string{first}; len(todo) > 0; todo = todo[1:] {
		if !fresh(todo[0]) {
			continue
		}
		path, _, _ := strings.Cut(todo[0], "?")
		pages = append(pages, path)
		body := v.get(todo[0]).body
		for _, m := range anchors.FindAllStringSubmatch(body, -1) {
			todo = append(todo, html.UnescapeString(m[1]))
		}
		for _, m := range actions.FindAllStringSubmatch(body, -1) {
			if path := html.UnescapeString(m[1]); !seen["POST "+numbers.ReplaceAllString(path, "0")] {
				seen["POST "+numbers.ReplaceAllString(path, "0")] = true
				forms = append(forms, path)
			}
		}
	}
	return pages, forms
}
