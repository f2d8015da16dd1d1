package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

func openingForm() url.Values {
	return url.Values{
		"name": {"La Réunion"}, "perimeters": {"departement:974"}, "carrier_name": {"Région Réunion"}, "carrier_siren": {"239740012"},
		"carrier_kind": {"region"}, "given_name": {"Dominique"}, "family_name": {"Exemple"}, "email": {"dominique@exemple.fr"},
	}
}

func TestAdministratorOpensACoordinationAndReadsNothingOfIt(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Administrator)
	page := v.post("/administration/coordinations/nouvelle", openingForm())
	expect(t, page, http.StatusOK, "La coordination est ouverte, et l’invitation est envoyée.", "La Réunion", "Dominique Exemple", "Invitation en attente")
	if to := v.get("/coordinations/la-reunion"); to.status != http.StatusNotFound {
		t.Errorf("the administrator reads it: %d", to.status)
	}
	for _, hidden := range []string{"Région Réunion", "habitants", "/coordinations/la-reunion"} {
		if strings.Contains(strings.ReplaceAll(page.text(), "/administration", ""), hidden) {
			t.Errorf("the administration shows %q", hidden)
		}
	}
	if zone := h.find(`select time_zone from coordinations where slug = 'la-reunion'`); zone != "Indian/Reunion" {
		t.Errorf("zone %s", zone)
	}
	expect(t, v.post("/administration/coordinations/nouvelle", openingForm()), http.StatusConflict, "Une coordination porte déjà ce nom")
}

func TestOpeningKeepsWhatWasTyped(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Administrator)
	form := openingForm()
	form.Set("action", "add")
	page := v.post("/administration/coordinations/nouvelle", form)
	expect(t, page, http.StatusOK, "Co-porteur")
	form.Del("action")
	form.Set("carrier_name-2", "")
	form.Set("carrier_siret-2", "12")
	form.Set("email", "")
	page = v.post("/administration/coordinations/nouvelle", form)
	expect(t, page, http.StatusUnprocessableEntity)
	for _, part := range []string{
		`href="#carrier_name-2"`, `href="#carrier_siret-2"`, `href="#email"`, `value="Région Réunion"`, `value="departement:974" checked`, `value="Dominique"`,
	} {
		if !strings.Contains(page.body, part) {
			t.Errorf("the form has no %s", part)
		}
	}
	form.Set("carrier_siret-2", "")
	form.Set("email", "dominique@exemple.fr")
	expect(t, v.post("/administration/coordinations/nouvelle", form), http.StatusOK, "La coordination est ouverte")
}

func TestFirstCoordinatorIsInvitedAgainAndReplaced(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Administrator)
	path := v.post("/administration/coordinations/nouvelle", openingForm()).path
	expect(t, v.post(path+"/relance", nil), http.StatusOK, "L’invitation est envoyée à nouveau")
	wrong := v.post(path+"/coordinateur", url.Values{"family_name": {"Autre"}, "email": {"autre"}})
	expect(t, wrong, http.StatusUnprocessableEntity, "Indiquez une adresse électronique")
	page := v.post(path+"/coordinateur", url.Values{"family_name": {"Autre"}, "email": {"autre@exemple.fr"}})
	expect(t, page, http.StatusOK, "L’invitation est envoyée.", "autre@exemple.fr")
	if strings.Contains(page.text(), "dominique@exemple.fr") {
		t.Error("the person replaced is still awaited")
	}
	run := "/administration/coordinations/" + h.find(`select id::text from coordinations where slug = 'sicoval'`)
	expect(t, v.get(run), http.StatusOK, "les rôles s’y donnent désormais de l’intérieur")
	expect(t, v.post(run+"/coordinateur", url.Values{"family_name": {"Autre"}, "email": {"autre@exemple.fr"}}), http.StatusConflict)
}

func TestCoordinationIsOpenedInABrowser(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Administrator)
	tab.Go("/administration")
	tab.Click("Ouvrir une coordination")
	tab.Click("Ouvrir la coordination")
	tab.Sees("Indiquez le nom de la coordination.")
	tab.CheckPage()
	tab.Fill("Nom de la coordination", "Coordination de La Réunion")
	tab.Fill("Chercher une commune, une intercommunalité ou un département", "reunion")
	tab.Choose("La Réunion (département)")
	tab.Sees("Fuseau horaire de ce territoire : La Réunion.")
	tab.Fill("Nom de l’organisation", "Région Réunion")
	tab.Select("Nature", "Région")
	tab.Fill("Prénom", "Dominique")
	tab.Fill("Nom", "Exemple")
	tab.Fill("Adresse électronique", "dominique@exemple.fr")
	tab.Click("Ouvrir la coordination")
	tab.Sees("La coordination est ouverte")
	tab.CheckPage()
	tab.KeyboardReach()
}
