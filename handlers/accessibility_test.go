package handlers

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// sheet is the walk of one person: pages that must be accessible in light and
// dark, wide and at 320 px.
type sheet struct {
	persona string
	pages   []string
}

// sheets lists every page and state. A path with a * is the first link of the
// page before it that begins so.
var sheets = []sheet{
	{"", []string{
		"/", "/connexion", "/reperes", "/accessibilite", "/donnees-personnelles", "/mentions-legales",
		"/plan-du-site", "/glossaire", "/nulle-part", "/demo/courriels", "/demo/courriels/*",
	}},
	{demonstration.Coordinator, []string{
		"/", "/mes-sessions", "/changer-d-organisation", "/rejoindre", "/rejoindre?q=introuvable", "/rejoindre/la-rochelle",
		"/coordinations/sicoval", "/coordinations/sicoval/modifier", "/coordinations/haute-garonne-exemple",
		"/coordinations/sicoval/organisations", "/coordinations/sicoval/organisations/*",
		"/coordinations/sicoval/organisations?q=introuvable", "/coordinations/sicoval/organisations/nouvelle",
		"/coordinations/sicoval/membres", "/coordinations/sicoval/membres/sieges/*",
		"/coordinations/sicoval/membres?q=introuvable", "/coordinations/sicoval/membres/sieges/nouveau",
		"/coordinations/sicoval/membres/acces", "/coordinations/sicoval/membres/personnes/*",
		"/coordinations/sicoval/membres/instances", "/coordinations/sicoval/membres/instances/nouvelle",
		"/coordinations/sicoval/membres/renouvellement", "/coordinations/sicoval/membres/import",
		"/coordinations/sicoval/invitations", "/coordinations/haute-garonne-exemple/invitations",
		"/coordinations/sicoval/demandes", "/coordinations/sicoval/demandes/*",
		"/coordinations/sicoval/journal", "/coordinations/sicoval/journal/verification",
	}},
	{demonstration.Lille, []string{
		"/coordinations/metropole-europeenne-de-lille", "/coordinations/metropole-europeenne-de-lille/membres",
		"/coordinations/metropole-europeenne-de-lille/organisations",
	}},
	{demonstration.Observer, []string{
		"/", "/coordinations/sicoval", "/coordinations/sicoval/membres", "/coordinations/sicoval/organisations/nouvelle",
	}},
	{demonstration.Administrator, []string{
		"/", "/administration", "/administration/coordinations/*", "/administration/coordinations/nouvelle",
		"/administration/accessibilite", "/administration/mentions-legales", "/administration/verification",
		"/administration/journal",
	}},
}

// WCAG A and AA on every page, in a real browser.
func TestEveryPageIsAccessible(t *testing.T) {
	h := furnish(t)
	for _, s := range sheets {
		t.Run(s.persona, func(t *testing.T) {
			h := h.inside(t)
			tab, reader := h.browse(s.persona), h.reader(s.persona)
			last := ""
			for _, path := range s.pages {
				last = reader.follow(last, path)
				tab.Go(last)
				if status := tab.Status(); status >= http.StatusInternalServerError {
					t.Errorf("%s: %d", last, status)
				}
				tab.CheckPage()
			}
		})
	}
}

// inside is the house as a sub-test sees it.
func (h *house) inside(t *testing.T) *house {
	return &house{t: t, app: h.app, store: h.store, db: h.db, base: h.base, log: h.log}
}

// reader is a persona without a browser, or a stranger.
func (h *house) reader(persona string) *visitor {
	if persona == "" {
		return h.stranger()
	}
	return h.login(persona)
}

// follow completes a path that ends with a * from the links of the last page.
func (v *visitor) follow(last, path string) string {
	v.h.t.Helper()
	prefix, starred := strings.CutSuffix(path, "*")
	if !starred {
		return path
	}
	links := regexp.MustCompile(`href="(`+regexp.QuoteMeta(prefix)+`[^"/?]+)"`).FindAllStringSubmatch(v.get(last).body, -1)
	for _, l := range links {
		if strings.ContainsAny(l[1][len(prefix):], "0123456789") || strings.HasPrefix(path, "/demo") {
			return l[1]
		}
	}
	v.h.t.Fatalf("no link to %s on %s", path, last)
	return ""
}

// Every page can be walked with the Tab key alone.
func TestTheKeyboardReachesEverything(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Coordinator)
	for _, page := range []string{"", "/organisations", "/organisations/nouvelle", "/membres", "/membres/sieges/nouveau", "/journal"} {
		tab.Go(fmt.Sprintf("/coordinations/sicoval%s", page))
		tab.KeyboardReach()
	}
}
