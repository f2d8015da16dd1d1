package handlers

import (
	"net/http"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// The mail of an invitation is kept, and its link opened again: whoever took it
// up goes on, a stranger is offered to log in, nobody else gets anything.
func TestTheLinkOfAnInvitationLeadsInOnceItIsTakenUp(t *testing.T) {
	h := furnish(t)
	form := openingForm()
	form.Set("carrier_siren", h.find(`select left(siret, 9) from accounts where sub = $1`, "demo:"+demonstration.Member))
	h.login(demonstration.Administrator).post("/administration/coordinations/nouvelle", form)
	link := regexpFind(t, h.find(`select body from outbox order by id desc limit 1`), `(/invitation/[\w-]+)`)
	v := h.login(demonstration.Member).still()
	if page := v.post(link+"/acceptation", nil); page.header.Get("Location") != "/coordinations/la-reunion" {
		t.Fatalf("accepted: %d %s", page.status, page.text())
	}
	if page := v.get(link); page.status != http.StatusSeeOther || page.header.Get("Location") != "/coordinations/la-reunion" {
		t.Errorf("opened again: %d %s", page.status, page.text())
	}
	used := "Cette invitation a déjà été acceptée."
	stranger := h.stranger().get(link)
	expect(t, stranger, http.StatusConflict, used)
	if !strings.Contains(stranger.body, `href="/connexion?retour=`) {
		t.Error("a stranger is not offered to log in")
	}
	other := h.login(demonstration.FunderCedre)
	expect(t, other.get(link), http.StatusConflict, used)
	expect(t, other.post(link+"/acceptation", nil), http.StatusConflict, used)
}

// Someone invited for another establishment than the one they logged in for is
// told how to act for it: the coordination itself would be closed to them.
func TestWhoTakesAnInvitationUpForAnotherEstablishmentIsToldHowToActForIt(t *testing.T) {
	h := furnish(t)
	h.login(demonstration.Administrator).post("/administration/coordinations/nouvelle", openingForm())
	link := regexpFind(t, h.find(`select body from outbox order by id desc limit 1`), `(/invitation/[\w-]+)`)
	v := h.login(demonstration.Member)
	expect(t, v.post(link+"/acceptation", nil), http.StatusOK, "Bienvenue dans la coordination", "Vous connecter au titre d’une autre organisation")
	if page := v.still().get(link); page.header.Get("Location") != changePath {
		t.Errorf("opened again: %d %s", page.status, page.header.Get("Location"))
	}
}
