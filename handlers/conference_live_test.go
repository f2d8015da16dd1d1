package handlers

import (
	"net/http"
	"strings"
	"testing"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

const sicovalConference = "/coordinations/sicoval/conference"

func TestTheTableOfTheConferenceHasTheFiguresOfTheStory(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderBruyere)
	expect(t, v.get(sicovalConference), http.StatusOK,
		"Reste à financer sur les montants fermes : 3 130 000 €, soit 3 170 000 € manquant aux actions, moins 40 000 € fermes qui ne sont pas encore affectés.",
		"A1, Déployer 60 conseillers numériques 3 000 000 € 3 000 000 € 3 000 000 € 3 000 000 € Annoncé",
		"30 000 € dont 30 000 € à confirmer 55 000 €", "Non affecté à une action 40 000 €",
		"La barre entière est le coût des actions en numéraire", "Total 3 230 000 € 3 230 000 € dont 30 000 € à confirmer 3 170 000 €", "plafond 80 000 €",
		"Contributions en nature valorisées", "18 000 € 18 000 € 0 €",
	)
	if !strings.Contains(v.get(sicovalConference).body, `href="/coordinations/sicoval/financements" aria-current="page"`) {
		t.Error("the menu does not say where the table belongs")
	}
	expect(t, v.get(sicovalConference+"?rows=scheme&level=firm&nature=cash"), http.StatusOK,
		"Pass numérique 60 000 € 60 000 € Ferme", "Total 100 000 €", "Tout afficher")
	expect(t, v.get(sicovalConference+"?level=nonsense&year=abc&rows=x&nature=y"), http.StatusOK, "3 230 000 €")
	k4 := v.linkTo("K4")
	expect(t, v.post(k4+"/etape", deliberation("1")), http.StatusOK)
	expect(t, v.get(sicovalConference), http.StatusOK, "Reste à financer sur les montants fermes : 3 110 000 €")
}

// Issue: a declaration by one funder appears for all others by itself, and
// nothing moves under a reader's focus.
func TestTheTableChangesByItselfForAllOthers(t *testing.T) {
	h := furnish(t)
	bruyere := h.login(demonstration.FunderBruyere)
	room, reader := h.browse(demonstration.Coordinator), h.browse(demonstration.FunderCedre)
	for _, tab := range []*browsertest.Tab{room, reader} {
		tab.Go(sicovalConference)
		tab.Sees("En direct")
		tab.Sees("3 130 000 €")
	}
	for range 40 { // to the cell of Fonds Cèdre, in the row that is about to change
		room.Press("Tab")
		if room.Text(":focus") == "80 000 €" {
			break
		}
	}
	k4 := bruyere.linkTo("K4")
	expect(t, bruyere.post(k4+"/etape", deliberation("1")), http.StatusOK)
	for _, tab := range []*browsertest.Tab{room, reader} {
		tab.Sees("3 110 000 €")
		tab.NotSees("3 130 000 €")
	}
	if focus := room.Text(":focus"); focus != "80 000 €" {
		t.Errorf("the focus is on %q", focus)
	}
}

func TestWithoutScriptsTheTableIsAPlainTableWithLinks(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Observer, browsertest.NoScript())
	tab.Go(sicovalConference + "?rows=scheme")
	tab.NotSees("En direct")
	tab.Click("Pass numérique")
	tab.Sees("Abondement")
}
