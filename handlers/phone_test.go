package handlers

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

// phoneOf is the phone page of a room.
func phoneOf(room string) string { return strings.TrimSuffix(room, "/salle") + "/presence" }

// opens puts a text to the vote, and returns the path of the ballot.
func (v *visitor) opens(room, kind string) string {
	v.h.t.Helper()
	open := hiddenFields(v.h.t, v.get(room).body, room+"/scrutins")
	open.Set("motion", "Le comité adopte la charte.")
	open.Set("kind", kind)
	expect(v.h.t, v.post(room+"/scrutins", open), http.StatusOK, "Le scrutin est ouvert")
	return v.scrutin(room)
}

// A member does everything from one small page: comes, gives a proxy, takes it
// back, votes; each act comes back there.
func TestAMemberDoesEverythingFromThePhonePage(t *testing.T) {
	h := furnish(t)
	v, member := h.login(demonstration.Coordinator), h.login(demonstration.Member)
	room := h.convene()
	phone := phoneOf(room)
	expect(t, member.get(phone), http.StatusOK, "n’est pas encore ouverte", "Donner pouvoir à…")
	v.seated(room, sixOfEleven[:3]...)
	expect(t, member.get(phone), http.StatusOK, "Signaler ma présence", "Je participe à distance", "Donner pouvoir à…")
	seat := regexpFind(t, member.get(phone).body, `/pouvoir\?siege=([0-9]+)&amp;vue=presence`)
	bearer := regexpFind(t, member.get(room+"/pouvoir?siege="+seat).body, `<option value="([0-9]+)"[^>]*>CIAS Bruyère`)
	given := member.post(room+"/pouvoir", url.Values{"vue": {"presence"}, "giver": {seat}, "bearer": {bearer}})
	expect(t, given, http.StatusOK, "Vous avez donné pouvoir à CIAS Bruyère")
	back := regexpFind(t, given.body, `action="(`+room+`/pouvoirs/[0-9]+/retrait)"`)
	expect(t, member.post(back, url.Values{"vue": {"presence"}}), http.StatusOK, "Le pouvoir est retiré", "Signaler ma présence")
	here := member.came(room, "arrive", "Mûrier")
	here.Set("vue", "presence")
	came := member.post(room+"/presences", here)
	expect(t, came, http.StatusOK, "Votre présence est enregistrée depuis")
	if came.path != phone {
		t.Errorf("the phone is led to %s", came.path)
	}
	here.Set("cle", "again")
	expect(t, member.post(room+"/presences", here), http.StatusConflict, "déjà présente", "Voir toute la séance")
	expect(t, h.login(demonstration.Secretary).get(phone), http.StatusOK, "Vous n’avez pas de siège dans cette instance")
	h.unhurt()
}

// Who has a mandate but was not called does not come by themselves (C7).
func TestOnlyThoseWhoWereCalledComeByThemselves(t *testing.T) {
	h := furnish(t)
	v, member := h.login(demonstration.Coordinator), h.login(demonstration.Member)
	room := h.convene()
	v.seated(room)
	h.db.Owner.MustExec(`delete from links where convocation_id is not null`)
	h.db.Owner.MustExec(`delete from convocation_mails`)
	h.db.Owner.MustExec(`delete from convocations v using people p where p.id = v.person_id and p.family_name || p.given_name like '%ûrier%'`)
	expect(t, member.post(room+"/presences", member.came(room, "arrive", "Mûrier")), http.StatusConflict, "Vous n’avez pas été convoqué")
	expect(t, v.post(room+"/presences", v.came(room, "arrive", "Mûrier")), http.StatusOK, "L’arrivée est enregistrée")
}

// C4: each votes in secret on their phone, the bearer for their proxy; nobody
// sees more than how many have voted.
func TestC4ASecretBallotOnPhones(t *testing.T) {
	h := furnish(t)
	v, member, funder := h.login(demonstration.Coordinator), h.login(demonstration.Member), h.login(demonstration.FunderBruyere)
	room := h.convene()
	v.seated(room, "Sicoval", "Syndicat Amandier", "CIAS Bruyère", "Mûrier", "Olivier", "Platane")
	ballot := v.opens(room, "secret")
	expect(t, member.get(phoneOf(room)), http.StatusOK, "votre choix entre dans l’urne sans votre nom", "Pour (Mûrier)")
	said := member.voice("Mûrier", "against")
	said.Set("vue", "presence")
	expect(t, member.post(ballot+"/bulletin", said), http.StatusOK, "votre voix est dans l’urne")
	said.Set("cle", "again")
	expect(t, member.post(ballot+"/bulletin", said), http.StatusConflict, "Ce siège a déjà voté")
	expect(t, member.post(ballot+"/bulletin", member.voice("Olivier", "for")), http.StatusForbidden, "que pour votre siège")
	expect(t, v.post(ballot+"/bulletin", v.voice("Platane", "for")), http.StatusForbidden, "que pour votre siège")
	expect(t, v.post(ballot+"/cloture", nil), http.StatusConflict, "Une seule voix est dans l’urne")
	expect(t, funder.post(ballot+"/bulletin", funder.voice("CIAS Bruyère", "for")), http.StatusOK, "2 voix exprimées sur 6")
	for who, see := range map[string]*visitor{"the keeper": v, "a voter": member, "the wall": h.login(demonstration.Observer)} {
		page := see.get(room)
		if who == "the wall" {
			page = see.get(room + "/ecran")
		}
		expect(t, page, http.StatusOK, "2 voix exprimées sur 6")
		if regexp.MustCompile(`\d contre|Mûrier contre`).MatchString(page.text()) {
			t.Errorf("C4: %s reads the urn", who)
		}
	}
	expect(t, v.post(ballot+"/cloture", url.Values{"for": {"5"}}), http.StatusUnprocessableEntity, "5 voix comptées pour 4")
	expect(t, v.post(ballot+"/cloture", url.Values{"for": {"2"}, "abstain": {"1"}}), http.StatusOK,
		"Adopté : 3 pour, 1 contre, 1 abstention, 1 ne prend pas part au vote.")
	expect(t, member.post(ballot+"/bulletin", member.voice("Mûrier", "for")), http.StatusConflict, "ce vote arrive trop tard")
	h.unhurt()
}

// A choice sent after the session expired is thrown away, not kept for later
// beside the name of who made it (C4).
func TestC4ASecretChoiceIsNotKeptWhenTheSessionExpired(t *testing.T) {
	h := furnish(t)
	v, member := h.login(demonstration.Coordinator), h.login(demonstration.Member)
	room := h.convene()
	v.seated(room, sixOfEleven...)
	ballot := v.opens(room, "secret")
	h.wait(61 * 60 * 1e9)
	expect(t, member.post(ballot+"/bulletin", member.voice("Mûrier", "against")), http.StatusUnauthorized, "connect")
	if n := h.find(`select count(*)::text from drafts`); n != "0" {
		t.Errorf("C4: %s drafts hold a secret choice", n)
	}
}

func TestGuestsAreNotedInTheRoom(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	room := h.convene()
	v.seated(room, "Sicoval")
	refused := v.post(room+"/invites", url.Values{"quality": {"experte"}})
	expect(t, refused, http.StatusUnprocessableEntity, "Indiquez le nom")
	if !strings.Contains(refused.body, `value="experte"`) {
		t.Error("what was typed about a guest is lost")
	}
	noted := v.post(room+"/invites", url.Values{"guest_name": {"Jeanne Exemple"}, "quality": {"experte"}, "organization": {"Chêne"}})
	expect(t, noted, http.StatusOK, "La personne invitée est notée", "Jeanne Exemple , experte, Chêne depuis", "1 membre présent")
	leave := regexpFind(t, noted.body, `action="(`+room+`/invites/[0-9]+/depart)"`)
	expect(t, v.post(leave, nil), http.StatusOK, "Le départ est enregistré")
	h.unhurt()
}

// The phone page and the wall are looked at: small, wide, light and dark.
func TestThePhonePageAndTheWallAreAccessible(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	room := h.convene()
	v.seated(room, sixOfEleven...)
	v.opens(room, "secret")
	phone := h.browse(demonstration.Member, browsertest.Size(320, 700))
	phone.Go(phoneOf(room))
	phone.CheckPage()
	phone.Poster("phone")
	phone.Click("Pour (Mûrier)")
	phone.Sees("votre voix est dans l’urne")
	phone.CheckPage()
	phone.Go(room + "/ecran")
	phone.CheckPage()
	phone.Size(1280, 800)
	phone.Poster("wall")
	if !strings.HasSuffix(phone.Text(".screen__address"), phoneOf(room)) {
		t.Error("the wall leads elsewhere")
	}
}
