package handlers

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

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
	where := room.Place(":focus")
	k4 := bruyere.linkTo("K4")
	expect(t, bruyere.post(k4+"/etape", deliberation("1")), http.StatusOK)
	for _, tab := range []*browsertest.Tab{room, reader} {
		tab.Sees("3 110 000 €")
		tab.NotSees("3 130 000 €")
	}
	if focus := room.Text(":focus"); focus != "80 000 €" {
		t.Errorf("the focus is on %q", focus)
	}
	if now := room.Place(":focus"); now != where {
		t.Errorf("what has the focus moved from %+v to %+v", where, now)
	}
	room.Press("Enter") // each cell opens its commitment
	room.Sees("Engagement K3")
}

// within is how long all tabs take to show a text, which a change brings.
func within(tabs []*browsertest.Tab, text string) time.Duration {
	start := time.Now()
	for _, tab := range tabs {
		tab.Sees(text)
	}
	return time.Since(start)
}

// Issue 4: a declaration by one funder appears for all others within a second.
// A machine that is busy may miss one of three.
func TestADeclarationAppearsForAllOthersWithinASecond(t *testing.T) {
	h := furnish(t)
	bruyere := h.login(demonstration.FunderBruyere)
	tabs := []*browsertest.Tab{h.browse(demonstration.Coordinator), h.browse(demonstration.FunderCedre), h.browse(demonstration.Observer)}
	for _, tab := range tabs {
		tab.Go(sicovalConference)
		tab.Sees("En direct")
	}
	form := bruyere.get(sicovalCommitments + "/nouveau")
	funder := regexpFind(t, form.body, `name="funder" value="([0-9]+)"`)
	var took []time.Duration
	for _, total := range []string{"3 231 000 €", "3 232 000 €", "3 233 000 €"} {
		made := bruyere.still().post(sicovalCommitments+"/nouveau", url.Values{
			"funder": {funder}, "purpose": {"Vers " + total}, "amount": {"1 000"}, "nature": {"cash"},
		})
		if made.status != http.StatusSeeOther {
			t.Fatalf("%d %s", made.status, made.text())
		}
		took = append(took, within(tabs, total))
		time.Sleep(500 * time.Millisecond) // the next is not read together with this one
	}
	if slices.Sort(took); took[1] > time.Second {
		t.Errorf("three declarations took %v to appear for %d others", took, len(tabs))
	}
}

// Where a proxy holds streams back without a word, or refuses them, the table
// follows by answers that wait.
func TestWhereStreamsAreBlockedTheTableStillFollows(t *testing.T) {
	for name, block := range map[string]http.HandlerFunc{
		"held back": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"refused":   func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) },
	} {
		t.Run(name, func(t *testing.T) {
			h := furnish(t)
			site, waits := h.app.Handler(), make(chan struct{}, 100)
			proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if !strings.HasSuffix(r.URL.Path, "/evenements") {
					site.ServeHTTP(w, r)
				} else if r.URL.Query().Has("attente") {
					waits <- struct{}{}
					site.ServeHTTP(w, r)
				} else {
					block(w, r)
				}
			}))
			t.Cleanup(proxy.CloseClientConnections)
			bruyere, tab := h.login(demonstration.FunderBruyere), h.browse(demonstration.FunderCedre)
			if name == "refused" {
				tab.ExpectError("403")
			}
			tab.Go(proxy.URL + sicovalConference) // a cookie does not know ports
			tab.Sees("3 130 000 €")
			select {
			case <-waits:
			case <-time.After(30 * time.Second):
				t.Fatal("the page never asks for an answer that waits")
			}
			expect(t, bruyere.post(bruyere.linkTo("K4")+"/etape", deliberation("1")), http.StatusOK)
			tab.Sees("3 110 000 €")
			tab.Sees("En direct")
		})
	}
}

// The table of a room has neither menu nor filter above it, and holds the six
// funders of the story on the narrowest projector; it follows as well.
func TestTheTableOfARoomIsBareAndWholeAndLive(t *testing.T) {
	h := furnish(t)
	bruyere, room := h.login(demonstration.FunderBruyere), h.browse(demonstration.Coordinator, browsertest.Size(1280, 800))
	room.Go(sicovalConference)
	room.Click("Afficher pour la salle (vidéoprojecteur)")
	room.Sees("En direct")
	for _, hidden := range []string{"Tableau de bord", "Plan du site", "Démonstration"} {
		room.NotSees(hidden)
	}
	if box := room.Place(".pivot__box"); box.Inner > box.Width+1 || box.Top > 400 {
		t.Errorf("the table is %.0f px wide in %.0f, from %.0f px down", box.Inner, box.Width, box.Top)
	}
	if ask := room.Place("form.sentence"); ask.Top < room.Place(".pivot tfoot").Top {
		t.Error("the filter is above the table")
	}
	room.CheckPage()
	expect(t, bruyere.post(bruyere.linkTo("K4")+"/etape", deliberation("1")), http.StatusOK)
	room.Sees("3 110 000 €")
	room.Click("Quitter l’affichage pour la salle")
	room.Sees("Tableau de bord")
}

func TestWithoutScriptsTheTableIsAPlainTableWithLinks(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Observer, browsertest.NoScript())
	tab.Go(sicovalConference + "?rows=scheme")
	tab.NotSees("En direct")
	tab.Click("80 000 €")
	tab.Sees("Engagement K3")
	tab.Back()
	tab.Click("Pass numérique")
	tab.Sees("Abondement")
}
