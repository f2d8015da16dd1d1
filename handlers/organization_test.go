package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

func typedOrganization(name string) url.Values {
	return url.Values{"name": {name}, "kind": {"association"}, "version": {"0"}}
}

// added makes an organisation and returns the path of its page.
func (v *visitor) added(form url.Values) string {
	v.h.t.Helper()
	page := v.post("/coordinations/sicoval/organisations/nouvelle", form)
	if page.status != http.StatusOK || !strings.Contains(page.text(), "L’organisation est ajoutée.") {
		v.h.t.Fatalf("add an organisation: %d %s", page.status, page.text())
	}
	return page.path
}

func TestOrganizationIsAddedReadAndCorrected(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	form := typedOrganization("Médiathèque des Lilas")
	form.Set("siret", "732 829 320 00074")
	path := v.added(form)
	page := v.get(path)
	for _, text := range []string{"Médiathèque des Lilas", "SIRET 732 829 320 00074", "Associations", "Lire son journal"} {
		if !strings.Contains(page.text(), text) {
			t.Errorf("the page does not say %q: %s", text, page.text())
		}
	}
	edit := v.get(path + "/modifier")
	if !strings.Contains(edit.body, `value="73282932000074"`) || !strings.Contains(edit.body, `name="version" value="1"`) {
		t.Errorf("the form: %s", edit.text())
	}
	form.Set("version", "1")
	form.Set("name", "Médiathèque Olympe")
	if page := v.post(path+"/modifier", form); !strings.Contains(page.text(), "L’organisation est enregistrée.") {
		t.Errorf("saved: %d %s", page.status, page.text())
	}
}

func TestRefusedOrganizationGivesBackWhatWasTyped(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	form := typedOrganization("Médiathèque")
	form.Set("siret", "123")
	form.Set("kind", "")
	page := v.post("/coordinations/sicoval/organisations/nouvelle", form)
	if page.status != http.StatusUnprocessableEntity {
		t.Errorf("status %d", page.status)
	}
	for _, text := range []string{`href="#siret"`, `href="#kind"`, `value="Médiathèque"`, `value="123"`} {
		if !strings.Contains(page.body, text) {
			t.Errorf("the form has no %s: %s", text, page.text())
		}
	}
}

func TestTwinIsRefusedWithALinkToIt(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	form := typedOrganization("Médiathèque")
	form.Set("rna", "W311000123")
	path := v.added(form)
	form.Set("name", "La médiathèque")
	page := v.post("/coordinations/sicoval/organisations/nouvelle", form)
	if page.status != http.StatusConflict || !strings.Contains(page.body, `<a href="`+path+`">`) {
		t.Errorf("no link to %s: %d %s", path, page.status, page.text())
	}
	form = typedOrganization("MEDIATHEQUE")
	page = v.post("/coordinations/sicoval/organisations/nouvelle", form)
	if page.status != http.StatusConflict || !strings.Contains(page.text(), "C’est bien une autre organisation") {
		t.Errorf("a namesake is not asked about: %d %s", page.status, page.text())
	}
	form.Set("distinct", "oui")
	if other := v.added(form); other == path {
		t.Error("the namesake is the same organisation")
	}
}

func TestStaleOrganizationShowsBothTexts(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	form := typedOrganization("Médiathèque")
	path := v.added(form)
	form.Set("version", "1")
	form.Set("name", "Médiathèque du Sicoval")
	v.post(path+"/modifier", form)
	form.Set("name", "Médiathèque de Labège")
	page := v.post(path+"/modifier", form)
	if page.status != http.StatusConflict {
		t.Errorf("status %d", page.status)
	}
	for _, text := range []string{`value="Médiathèque de Labège"`, "Médiathèque du Sicoval", `name="version" value="2"`} {
		if !strings.Contains(page.body, text) {
			t.Errorf("the stale form has no %s: %s", text, page.text())
		}
	}
	form.Set("version", "2")
	if page := v.post(path+"/modifier", form); page.status != http.StatusOK || !strings.Contains(page.text(), "Médiathèque de Labège") {
		t.Errorf("the second save: %d %s", page.status, page.text())
	}
}

func TestListOfOrganizationsKeepsItsFiltersFromPageToPage(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Lille)
	page := v.get("/coordinations/metropole-europeenne-de-lille/organisations?kind=commune&q=&college=")
	next := regexpFind(t, page.body, `href="([^"]*)" rel="next"`)
	if !strings.Contains(next, "kind=commune") || strings.Contains(next, "college") {
		t.Errorf("next is %s", next)
	}
	second := v.get(next)
	if !strings.Contains(second.body, `<option value="commune" selected>`) || !strings.Contains(second.body, `rel="prev"`) {
		t.Errorf("the second page: %s", second.text())
	}
	back := v.get(regexpFind(t, second.body, `href="([^"]*)" rel="prev"`))
	if regexpFind(t, back.body, `(?s)<tbody>(.*)</tbody>`) != regexpFind(t, page.body, `(?s)<tbody>(.*)</tbody>`) {
		t.Error("the way back leads elsewhere")
	}
	if none := v.get("/coordinations/metropole-europeenne-de-lille/organisations?q=zzzzz"); !strings.Contains(none.text(), "Aucune organisation ne correspond") {
		t.Errorf("nothing found: %s", none.text())
	}
}

func TestTwoOrganizationsAreMergedAndTheAddressKeepsWorking(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	kept := v.added(typedOrganization("Médiathèque des Lilas"))
	gone := v.added(typedOrganization("Mediatheque les Lilas"))
	pick := v.get(kept + "/fusionner")
	if !strings.Contains(pick.text(), "Mediatheque les Lilas") {
		t.Errorf("the likely twin is not offered: %s", pick.text())
	}
	number := gone[strings.LastIndex(gone, "/")+1:]
	side := v.get(kept + "/fusionner?avec=" + number)
	if !strings.Contains(side.text(), "Une fusion ne se défait pas.") {
		t.Errorf("side by side: %s", side.text())
	}
	form := url.Values{"confirme": {"oui"}, "other": {number}, "version": {"1"}, "other_version": {"1"}}
	if page := v.post(kept+"/fusionner", form); page.status != http.StatusUnprocessableEntity || !strings.Contains(page.text(), "Choisissez l’organisation à garder.") {
		t.Errorf("nothing chosen: %d %s", page.status, page.text())
	}
	form.Set("keep", kept[strings.LastIndex(kept, "/")+1:])
	if page := v.post(kept+"/fusionner", form); page.path != kept {
		t.Fatalf("merged: %d %s %s", page.status, page.path, page.text())
	}
	if page := v.get(gone); page.path != kept || !strings.Contains(page.text(), "« Mediatheque les Lilas » a été fusionnée avec cette organisation.") {
		t.Errorf("the former address leads to %s: %s", page.path, page.text())
	}
	if page := v.get(gone + "/modifier"); page.path != kept {
		t.Errorf("the former form leads to %s", page.path)
	}
}

func TestMembersReadOrganizationsWithoutWhatTheyMayNotDo(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Member)
	for _, path := range []string{"/coordinations/sicoval/organisations", "/coordinations/sicoval/organisations/1"} {
		page := v.get(path)
		if page.status != http.StatusOK {
			t.Fatalf("%s: %d", path, page.status)
		}
		for _, word := range []string{"Ajouter une organisation", "Modifier", "Fusionner", "Lire son journal"} {
			if strings.Contains(page.text(), word) {
				t.Errorf("%s offers %q", path, word)
			}
		}
	}
}

func TestPagesOfCoordinationsAndOrganizationsTakeAtMostEightStatements(t *testing.T) {
	h := furnish(t)
	v, admin := h.login(demonstration.Lille), h.login(demonstration.Administrator)
	const lille = "/coordinations/metropole-europeenne-de-lille"
	v.fewStatements(
		"/", "/coordinations", lille, lille+"/modifier", lille+"/organisations", lille+"/organisations?q=ville&college=institutional",
		lille+"/organisations/nouvelle", "/perimetres?perimeter=lille",
	)
	admin.fewStatements("/administration", "/administration?q=lille", "/administration/coordinations/1", "/administration/coordinations/nouvelle")
}

func TestOrganizationsInABrowser(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Coordinator)
	tab.Go("/coordinations/sicoval/organisations")
	tab.Click("Ajouter une organisation")
	tab.Fill("Nom", "Médiathèque des Lilas")
	tab.Fill("SIRET (facultatif)", "12")
	tab.Click("Enregistrer l’organisation")
	tab.Sees("Un SIRET compte 14 chiffres.")
	tab.CheckPage()
	tab.Fill("SIRET (facultatif)", "")
	tab.Select("Nature", "Association")
	tab.Click("Enregistrer l’organisation")
	tab.Sees("L’organisation est ajoutée.")
	tab.CheckPage()
	tab.Click("Fusionner avec une autre")
	tab.CheckPage()
	tab.Go("/coordinations/sicoval/organisations/1/fusionner?avec=2")
	tab.CheckPage()
}
