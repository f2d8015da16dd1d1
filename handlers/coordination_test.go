package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

// A person lands on what waits for them, one click from each thing.
func TestHomeTellsEachPersonWhatWaits(t *testing.T) {
	h := furnish(t)
	coordinator := h.login(demonstration.Coordinator).get("/")
	expect(t, coordinator, http.StatusOK, "Mes coordinations", "Sicoval", "Ce qui vous attend", "demande à rejoindre la coordination")
	for _, path := range []string{"/coordinations/sicoval", "/coordinations/sicoval/demandes", "/rejoindre"} {
		if !strings.Contains(coordinator.body, `href="`+path+`"`) {
			t.Errorf("no link to %s", path)
		}
	}
	expect(t, h.login(demonstration.Observer).get("/"), http.StatusOK, "Sicoval", "Rien ne vous attend ici pour l’instant.")
	nobody := h.login(demonstration.Administrator).get("/")
	expect(t, nobody, http.StatusOK, "Vous n’êtes membre d’aucune coordination", "Demander à rejoindre une coordination")
	if h.login(demonstration.Member).get("/coordinations").text() == "" {
		t.Error("/coordinations shows nothing")
	}
}

func TestEveryTaskOfTheDashboardLeadsSomewhere(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	page := v.get("/coordinations/sicoval")
	tasks := regexpFind(t, page.body, `(?s)<ul class="tasks">(.*?)</ul>`)
	for _, part := range strings.Split(tasks, `href="`)[1:] {
		path, _, _ := strings.Cut(part, `"`)
		if to := v.get(strings.ReplaceAll(path, "&amp;", "&")); to.status != http.StatusOK {
			t.Errorf("%s answers %d", path, to.status)
		}
	}
}

func TestDashboardSaysWhoWeAre(t *testing.T) {
	h := furnish(t)
	page := h.login(demonstration.Member).get("/coordinations/sicoval")
	expect(t, page, http.StatusOK, "Le territoire", "CA du Sicoval", "84 219 habitants", "36 communes", "Porteur", "Institutionnels", "pourvus sur",
		"La version 1 du diagnostic est à lire")
	if strings.Contains(page.text(), "Modifier la coordination") {
		t.Error("a member is offered the form")
	}
	expect(t, h.login(demonstration.Observer).get("/coordinations/sicoval"), http.StatusOK, "Rien ne vous attend.")
}

func editForm(version string) url.Values {
	return url.Values{
		"name": {"Sicoval"}, "time_zone": {"Europe/Paris"}, "perimeters": {"epci:243100633"}, "carriers": {"1"}, "version": {version},
	}
}

func TestCoordinationIsCorrectedAndStaleTextsAreShown(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	version := regexpFind(t, v.get("/coordinations/sicoval/modifier").body, `name="version" value="(\d+)"`)
	form := editForm(version)
	form.Set("name", "Sicoval et voisins")
	form["perimeters"] = []string{"epci:243100633", "departement:31"}
	form.Set("carriers-2", "2")
	page := v.post("/coordinations/sicoval/modifier", form)
	expect(t, page, http.StatusOK, "La coordination est enregistrée.", "Sicoval et voisins", "Les chevauchements sont comptés une fois", "co-porteur",
		"CA du Sicoval et Haute-Garonne (département) ont 36 communes en commun (84 219 habitants).")
	form = editForm(version)
	form.Set("name", "Écrit trop tard")
	page = v.post("/coordinations/sicoval/modifier", form)
	expect(t, page, http.StatusConflict, "Sicoval et voisins", "Périmètres enregistrés entre-temps : CA du Sicoval, Haute-Garonne (département)")
	if !strings.Contains(page.body, `value="Écrit trop tard"`) {
		t.Error("what was typed is lost")
	}
}

func TestPerimetersAreSearchedWithoutScript(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	form := editForm("1")
	form.Set("name", "Un nom en cours de frappe")
	form.Set("perimeter", "haute garonne")
	form.Set("action", "search")
	page := v.post("/coordinations/sicoval/modifier", form)
	expect(t, page, http.StatusOK, "périmètres trouvés", "département, 586 communes", "Déjà choisis")
	for _, part := range []string{
		`value="Un nom en cours de frappe"`, `value="haute garonne"`, `name="perimeters" type="checkbox" value="epci:243100633" checked`,
		`name="perimeters" type="checkbox" value="departement:31" aria`,
	} {
		if !strings.Contains(page.body, part) {
			t.Errorf("the form has no %s", part)
		}
	}
	if page := v.get("/coordinations/sicoval"); strings.Contains(page.text(), "en cours de frappe") {
		t.Error("a search saved the form")
	}
}

func TestFragmentOfPerimetersHoldsNothingElse(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Member)
	page := v.get("/perimetres?perimeter=lille&perimeters=departement:59&perimeters=departement:59&perimeters=planet:3")
	expect(t, page, http.StatusOK, "périmètres trouvés", "Métropole Européenne de Lille", "Nord", "n’existe plus dans le découpage")
	if strings.Contains(page.body, "<html") || strings.Contains(page.body, "<h1") {
		t.Error("the fragment is a whole page")
	}
	if strings.Count(page.body, `value="departement:59"`) != 1 {
		t.Error("a perimeter chosen twice is shown twice")
	}
	many := "/perimetres?perimeter=a" + strings.Repeat("&perimeters=departement:31", 500)
	expect(t, v.get(many), http.StatusOK)
	expect(t, v.get("/perimetres"), http.StatusOK)
	if page := h.stranger().still().get("/perimetres?perimeter=lille"); page.status != http.StatusSeeOther {
		t.Errorf("signed out: %d", page.status)
	}
}

func TestPerimetersAreSearchedWhileTyping(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Coordinator)
	tab.Go("/coordinations/sicoval/modifier")
	const search = "Chercher une commune, une intercommunalité ou un département"
	tab.Fill(search, "haute garonn")
	tab.Choose("Haute-Garonne (département)")
	tab.Sees("2 périmètres choisis")
	tab.Sees("Les chevauchements sont comptés une fois")
	if !tab.Checked("Haute-Garonne (département)") {
		t.Error("the box lost its tick")
	}
	tab.CheckPage()
	tab.Press("Space") // the focus stayed on the box
	tab.Sees("Un périmètre choisi")
	tab.Fill(search, "zzzz")
	tab.Sees("Aucun périmètre ne correspond.")
	tab.Fill(search, "toulouse")
	tab.Choose("Toulouse (31)")
	tab.Fill("Nom de la coordination", "Le Sicoval et Toulouse")
	tab.Click("Enregistrer la coordination")
	tab.Sees("La coordination est enregistrée.")
	tab.Sees("Toulouse")
}

func TestFormOfACoordinationWorksWithoutScript(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Coordinator, browsertest.NoScript(), browsertest.Size(320, 640))
	tab.Go("/coordinations/sicoval/modifier")
	tab.Fill("Chercher une commune, une intercommunalité ou un département", "ramonville")
	tab.Click("Chercher")
	tab.Choose("Ramonville-Saint-Agne (31)")
	tab.CheckPage()
	tab.Click("Enregistrer la coordination")
	tab.Sees("Ramonville-Saint-Agne")
}

// The search asks a server that no longer knows the person: the form goes
// where any form goes then, and what was typed is kept.
func TestASearchAfterTheSessionEndedLosesNothing(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Coordinator)
	tab.Go("/coordinations/sicoval/modifier")
	tab.Fill("Nom de la coordination", "Un nom précieux")
	h.wait(2 * time.Hour)
	tab.Fill("Chercher une commune, une intercommunalité ou un département", "toulouse")
	tab.Sees("conservé")
	tab.CheckPage()
}
