package handlers

import (
	"fmt"
	"html"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// sheet is the walk of one person: pages that must be accessible in light and
// dark, wide and at 320 px. Sheets are walked side by side: a feature with many
// pages has its own.
type sheet struct {
	persona string
	pages   []string
}

// sheets lists every page and state. The * of a path is what a link to it has
// there, on the nearest page before it that has one.
var sheets = []sheet{
	{"", []string{
		"/", "/connexion", "/reperes", "/accessibilite", "/donnees-personnelles", "/mentions-legales",
		"/plan-du-site", "/glossaire", "/nulle-part", "/demo/courriels", "/demo/courriels/*",
	}},
	{demonstration.Coordinator, []string{
		"/", "/mes-sessions", "/mes-comptes", "/mes-coordonnees", "/changer-d-organisation", "/rejoindre", "/rejoindre?q=introuvable", "/rejoindre/la-rochelle",
		"/coordinations/sicoval", "/coordinations/sicoval/modifier", "/coordinations/haute-garonne-exemple",
		"/coordinations/sicoval/conference", "/coordinations/sicoval/conference?ecran=salle&rows=scheme&level=firm", "/coordinations/sicoval/conference?year=2001",
		"/coordinations/sicoval/organisations", "/coordinations/sicoval/organisations/*",
		"/coordinations/sicoval/organisations?q=introuvable", "/coordinations/sicoval/organisations/nouvelle",
		"/coordinations/sicoval/invitations", "/coordinations/haute-garonne-exemple/invitations",
		"/coordinations/sicoval/demandes", "/coordinations/sicoval/demandes/*",
		"/coordinations/sicoval/journal", "/coordinations/sicoval/journal?objet=organization-*",
		"/coordinations/sicoval/journal?nature=seat&du=2020-01-01", "/coordinations/sicoval/journal?au=2020-01-01",
		"/coordinations/sicoval/journal/verification",
	}},
	{demonstration.Coordinator, []string{
		sicovalMembers, sicovalMembers + "?q=introuvable", sicovalMembers + "?q=noisetier", sicovalMembers + "/sieges/*",
		sicovalMembers + "/sieges/*/corriger", sicovalMembers + "/sieges/*/fermer", sicovalMembers + "/sieges/*/remplacer",
		sicovalMembers + "/sieges/*/mandats/*/corriger", sicovalMembers + "/sieges/*/mandats/*/fin",
		sicovalMembers + "/personnes/*", sicovalMembers + "/personnes/*/corriger", sicovalMembers + "/personnes/*/acces",
		sicovalMembers + "/acces", sicovalMembers + "/personnes/*", sicovalMembers + "/acces/*/roles", sicovalMembers + "/acces/*/fin",
		sicovalMembers + "/sieges/nouveau", sicovalMembers + "/instances", sicovalMembers + "/instances/*/renommer", sicovalMembers + "/instances/nouvelle",
		sicovalMembers + "/renouvellement", sicovalMembers + "/renouvellement?ends_on=2030-12-31&default=replace",
		sicovalMembers + "/import",
	}},
	{demonstration.Coordinator, []string{
		sicovalFunding, sicovalFunding + "/dispositifs", sicovalFunding + "/programme", sicovalFunding + "/programme?years=9", sicovalFunding + "/campagnes", sicovalFunding + "/campagnes/nouvelle", sicovalCommitments, sicovalCommitments + "?level=firm", sicovalCommitments + "?q=introuvable", sicovalCommitments + "/nouveau",
		sicovalCommitments + "?q=K7", sicovalCommitments + "/*", sicovalCommitments + "/*/modifier", sicovalCommitments + "/*/etape?to=resolved",
		sicovalCommitments + "/*/retour", sicovalCommitments + "/*/fin", "/coordinations/sicoval/dispositifs",
		"/coordinations/sicoval/dispositifs/*", "/coordinations/sicoval/dispositifs/*/modifier",
		"/coordinations/sicoval/dispositifs/*/abondement", "/coordinations/sicoval/dispositifs/nouveau",
		"/coordinations/sicoval/dispositifs/nouveau?modele=pass", "/coordinations/sicoval/enveloppes",
		"/coordinations/sicoval/enveloppes/*", "/coordinations/sicoval/enveloppes/*/modifier", "/coordinations/sicoval/enveloppes/nouvelle",
		sicovalCommitments + "?q=K7", sicovalCommitments + "/*/piece", sicovalCommitments + "?au=2020-03-15",
		"/coordinations/sicoval/alertes",
		sicovalCommitments + "/export", sicovalCommitments + "/export?level=firm", sicovalCommitments + "/export/scdl", sicovalCommitments + "/import",
	}},
	{demonstration.Coordinator, []string{
		sicovalDiagnostic, sicovalDiagnostic + "/versions/1", sicovalDiagnostic + "/retirer", departement + "/diagnostic",
		sicovalSection + "4", sicovalSection + "5", sicovalSection + "4/modifier", sicovalSection + "4/versions/1",
		sicovalSection + "4/comparaison?de=1&a=2", sicovalFindings, sicovalFindings + "?q=introuvable", sicovalFindings + "/*",
		sicovalFindings + "/*/modifier", sicovalFindings + "/*/retrait", sicovalFindings + "/nouveau", sicovalIndicators,
		sicovalIndicators + "/*", sicovalIndicators + "/*/modifier", sicovalIndicators + "/nouveau",
	}},
	{demonstration.FunderCedre, []string{"/mes-engagements", "/mes-engagements?place=sicoval", "/mes-engagements?year=2001", "/coordinations/metropole-europeenne-de-lille/financements/campagnes", "/coordinations/metropole-europeenne-de-lille/financements/campagnes/*"}},
	{demonstration.FunderBruyere, []string{
		"/coordinations/sicoval", sicovalCommitments + "?q=K4", sicovalCommitments + "/*", sicovalCommitments + "/*/etape?to=resolved", sicovalCommitments + "/nouveau",
		sicovalCommitments + "?q=K5", sicovalCommitments + "/*", sicovalCommitments + "?q=K6", sicovalCommitments + "/*",
	}},
	{demonstration.Coordinator, []string{
		sicovalActions, sicovalActions + "/*", sicovalActions + "?q=introuvable", sicovalActions + "?late=oui",
		sicovalActions + "/*/modifier", sicovalActions + "/*/avancement", sicovalActions + "/*/annuler",
		sicovalActions + "/*/jalons/*", sicovalActions + "/*/jalons/*/retirer", sicovalActions + "/*/jalons/nouveau",
		sicovalActions + "/*/depenses/nouvelle", sicovalActions + "/*/jalons/*/modifier", sicovalActions + "/*/depenses/*/modifier", sicovalActions + "/*/depenses/*/retirer", sicovalActions + "/nouvelle",
		sicovalAllocations, sicovalAllocations + "/nouvelle", sicovalAllocations + "/repartition", sicovalAllocations + "/*/reprendre",
	}},
	{demonstration.Coordinator, []string{
		"/coordinations/sicoval/decisions", "/coordinations/sicoval/decisions/*", "/coordinations/sicoval/decisions/*/suivi", "/coordinations/sicoval/decisions?q=introuvable",
		"/coordinations/haute-garonne-exemple/decisions", "/coordinations/sicoval/recherche?q=college", "/coordinations/sicoval/recherche?q=introuvable",
	}},
	{demonstration.Coordinator, []string{
		sicovalBodies, sicovalBodies + "/*", sicovalBodies + "/*/reglement", sicovalBodies + "/*/reglement/modifier",
		sicovalBodies, sicovalMeetings, sicovalMeetings + "/*", sicovalMeetings + "/*/ordre-du-jour", sicovalMeetings + "/*/modifier",
		sicovalMeetings + "/*/annuler", sicovalMeetings + "/*/convocation", sicovalMeetings + "/*/convocation/*/reponse",
		sicovalMeetings + "/nouvelle",
	}},
	{demonstration.Chair, []string{"/mon-agenda", "/coordinations/sicoval", sicovalMeetings, sicovalMeetings + "/*"}},
	{demonstration.Lille, []string{
		"/coordinations/metropole-europeenne-de-lille", "/coordinations/metropole-europeenne-de-lille/membres",
		"/coordinations/metropole-europeenne-de-lille/organisations",
	}},
	{demonstration.Observer, []string{
		"/", "/coordinations/sicoval", "/coordinations/sicoval/membres", "/coordinations/sicoval/organisations/nouvelle",
		sicovalDiagnostic, sicovalFindings, sicovalIndicators, departement + "/diagnostic",
	}},
	{demonstration.Administrator, []string{
		"/", "/administration", "/administration/coordinations/*", "/administration/coordinations/nouvelle",
		"/administration/accessibilite", "/administration/mentions-legales", "/administration/verification",
		"/administration/journal", "/plan-du-site",
	}},
}

// WCAG A and AA on every page, in a real browser.
func TestEveryPageIsAccessible(t *testing.T) {
	h := furnish(t)
	for _, s := range sheets {
		t.Run(s.persona, func(t *testing.T) {
			t.Parallel()
			h := h.inside(t)
			tab, reader := h.browse(s.persona), h.reader(s.persona)
			var walked []string
			for _, path := range s.pages {
				address := reader.follow(walked, path)
				walked = append(walked, address)
				tab.Go(address)
				if status := tab.Status(); status >= http.StatusInternalServerError {
					t.Errorf("%s: %d", address, status)
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

// follow completes a path that has a * from a link of the pages walked, the
// last ones first. Outside the mails an object has a figure in its address.
func (v *visitor) follow(walked []string, path string) string {
	v.h.t.Helper()
	if !strings.Contains(path, "*") {
		return path
	}
	any := `[^"/?&]*[0-9][^"/?&]*`
	if strings.HasPrefix(path, "/demo") {
		any = `[^"/?]+`
	}
	link := regexp.MustCompile(`href="(` + strings.ReplaceAll(regexp.QuoteMeta(path), `\*`, any) + `)"`)
	for _, address := range slices.Backward(walked) {
		if m := link.FindStringSubmatch(v.get(address).body); m != nil {
			return html.UnescapeString(m[1])
		}
	}
	v.h.t.Fatalf("no link to %s on %q", path, walked)
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
