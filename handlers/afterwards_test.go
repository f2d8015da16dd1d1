package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// C7: a meeting held on paper is typed afterwards with its real hours, from its
// convocation to its relevé, and says so everywhere.
func TestC7AMeetingHeldOnPaperIsTypedAfterwards(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	mails := h.find(`select count(*)::text from outbox`)
	meeting := v.prepares(-3)
	room := meeting + "/salle"
	item := v.get(meeting + "/ordre-du-jour/nouveau")
	expect(t, item, http.StatusOK)
	expect(t, v.post(meeting+"/ordre-du-jour/nouveau", url.Values{
		"title": {"Programme commun"}, "kind": {"decision"}, "minutes": {"30"}, "draft": {"La conférence adopte le programme."},
	}), http.StatusOK, "Programme commun")
	expect(t, v.post(room+"/ouverture", nil), http.StatusConflict, "n’est pas convoquée")
	page := v.get(meeting + "/convocation")
	expect(t, page, http.StatusOK, "Cette séance a déjà eu lieu", "aucun courriel n’est envoyé")
	paper := v.convening(meeting)
	for _, tt := range []struct{ sent, says string }{
		{"", "Indiquez quand la convocation papier est partie"},
		{day(-1), "La convocation est partie avant la séance"},
		{day(-4), "Indiquez le motif de l’urgence"},
	} {
		paper.Set("sent_on", tt.sent)
		expect(t, v.post(meeting+"/convocation/papier", paper), http.StatusUnprocessableEntity, tt.says)
	}
	paper.Set("sent_on", day(-20))
	expect(t, v.post(meeting+"/convocation/papier", paper), http.StatusOK, "La convocation papier est enregistrée", "Ouvrir la séance")
	if now := h.find(`select count(*)::text from outbox`); now != mails {
		t.Errorf("C7: %s mails left, %s before", now, mails)
	}
	expect(t, v.post(room+"/ouverture", url.Values{"opened_at": {"14:05"}}), http.StatusOK, "Saisi a posteriori", "14 h 05")

	move := regexpFind(t, v.get(room).body, `value="(arrive:[0-9]+:[0-9]+)"`)
	expect(t, v.post(room+"/presences", url.Values{"move": {move}}), http.StatusUnprocessableEntity, "Indiquez l’heure")
	expect(t, v.post(room+"/presences", url.Values{"move": {move}, "at": {"13:50"}}), http.StatusUnprocessableEntity, "à partir de l’ouverture")
	expect(t, v.post(room+"/presences", url.Values{"move": {move}, "at": {"14:10"}}), http.StatusOK, "L’arrivée est enregistrée")
	for range 5 {
		next := regexpFind(t, v.get(room).body, `value="(arrive:[0-9]+:[0-9]+)"`)
		v.post(room+"/presences", url.Values{"move": {next}, "at": {"14:12"}})
	}
	expect(t, v.post(room+"/invites", url.Values{"guest_name": {"Jeanne Exemple"}}), http.StatusUnprocessableEntity, "Indiquez l’heure")
	expect(t, v.post(room+"/invites", url.Values{"guest_name": {"Jeanne Exemple"}, "came_at": {"14:20"}}), http.StatusOK, "depuis 14 h 20")
	point := regexpFind(t, v.get(room).body, `id="counted_item" name="item"><option value="([0-9]+)"`)
	counted := url.Values{"item": {point}, "motion": {"La conférence adopte le programme."}, "for": {"2"}}
	expect(t, v.post(room+"/scrutins/comptes", counted), http.StatusUnprocessableEntity, "Indiquez l’heure")
	counted.Set("voted_at", "15:10")
	expect(t, v.post(room+"/scrutins/comptes", counted), http.StatusOK, "Adopté : 2 pour", "Enregistrer la décision")
	adopt := regexpFind(t, v.get(room).body, `action="(`+room+`/scrutins/[0-9]+/decision)"`)
	expect(t, v.post(adopt, url.Values{}), http.StatusOK, "La décision est enregistrée")
	closed := v.post(room+"/cloture", url.Values{"confirme": {"oui"}})
	expect(t, closed, http.StatusOK, "La séance est close", "Saisi a posteriori", "15 h 10")
	expect(t, v.get(room), http.StatusOK, "Saisi a posteriori", "14 h 05", "15 h 10")
	for _, document := range []string{"/releve", "/compte-rendu"} {
		if text := v.get(meeting + document).text(); !strings.Contains(text, "Saisi a posteriori, le ") {
			t.Errorf("C7: %s does not say when it was typed", document)
		}
	}
	if n := h.find(`select count(*)::text from journal where action = 'decision.adopt' and at > now() - interval '10 minutes'`); n == "0" {
		t.Error("C7: the journal does not say when it was really typed")
	}
	h.unhurt()
}
