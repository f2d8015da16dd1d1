package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ctin/model/demonstration"
)

// The secretary's browser loses the network in the middle of a session, and the
// server's clock goes on for an hour: arrivals, a vote counted by hand and what
// was said wait in the browser, survive its tab, and are sent after a new login
// with their real hours. The rules are checked then: what no longer holds is
// shown with its reason; nothing is lost, and nothing is done twice.
func TestTheSecretaryGoesOffline(t *testing.T) {
	h := furnish(t)
	v, member := h.login(demonstration.Coordinator), h.login(demonstration.Member)
	room := h.convene()
	v.seated(room, "Sicoval", "Syndicat Amandier", "CIAS Bruyère", "Noisetier", "Olivier")
	tab := h.browse(demonstration.Coordinator)
	tab.Go(room)
	tab.Sees("Il manque 1")
	tab.Sees("En direct")
	began := h.now()

	tab.Offline(true)
	tab.Sees("Hors ligne.")
	tab.Click("Présent : Porte-parole de Platane (exemple) (Platane)")
	tab.Sees("1 saisie à envoyer")
	tab.Click("À distance : Responsable de Mûrier (exemple) (Mûrier)")
	tab.Click("Enregistrer un vote déjà compté à main levée")
	tab.Fill("Texte qui a été voté", "Le comité adopte la charte, comptée à la main.")
	tab.Fill("Voix pour", "5")
	tab.Fill("Voix contre", "1")
	tab.Click("Enregistrer ce vote")
	tab.Click("Ajouter à la teneur des échanges")
	tab.Fill("Ce qui s’est dit", "Pendant la coupure, chacun a pris la parole.")
	tab.Click("Ajouter ces mots")
	tab.Sees("4 saisies à envoyer")
	tab.Click("Suspendre la séance")
	tab.Sees("Ceci demande le réseau")
	tab.CheckPage()
	tab.Poster("offline")
	ended := h.now()

	// Meanwhile Mûrier comes by herself, and an hour passes.
	expect(t, member.post(room+"/presences", member.came(room, "arrive", "Mûrier")), http.StatusOK, "L’arrivée est enregistrée")
	h.wait(61 * time.Minute)
	tab.ExpectError("401")
	tab.ExpectError("EventSource") // what is live is told that nobody is signed in
	tab.Offline(false)
	tab.Sees("Votre session a expiré. Vos saisies sont conservées")
	again := tab.NewTab() // the first one crashed
	again.ExpectError("409")
	again.Go(room)
	again.Sees("Démonstration")
	h.enter(again, demonstration.Coordinator)
	again.Go(room)
	again.Sees("N’ont pas été enregistrées")
	again.Sees("Cette personne est déjà présente sur ce siège.")
	again.Sees("À distance : Responsable de Mûrier")
	again.Sees("Vos saisies sont envoyées.")
	again.CheckPage()
	again.Poster("offline-back")

	hours := h.find(`
		select string_agg(kind || ' ' || (at between $1::timestamptz and $2::timestamptz), ', ' order by kind)
		from (
			select 'arrival' as kind, a.arrived_at as at
			from attendances a
			join seats s on s.id = a.seat_id
			join organizations o on o.id = s.organization_id and o.name = 'Platane'
			union all
			select 'ballot', closed_at from ballots where motion like '%comptée à la main.'
		) x`, began.Add(-time.Second), ended.Add(time.Second))
	if hours != "arrival true, ballot true" {
		t.Errorf("the real hours are lost: %s", hours)
	}
	again.Reload()
	again.Sees("Adopté : 5 pour, 1 contre, 0 abstention")
	again.Sees("N’ont pas été enregistrées") // until it was read
	again.Click("J’ai relu, ne plus montrer (À distance : Responsable de Mûrier (exemple) (Mûrier))")
	again.NotSees("N’ont pas été enregistrées")
	if n := h.find(`select count(*)::text from ballots where motion like '%comptée à la main.'`); n != "1" {
		t.Errorf("the vote was recorded %s times", n)
	}
	again.Go(strings.TrimSuffix(room, "/salle") + "/compte-rendu/points/1")
	if text := again.Value("Teneur des échanges (facultatif)"); text != "Pendant la coupure, chacun a pris la parole." {
		t.Errorf("what was said is %q", text)
	}
	h.unhurt()
}

// keptBy sends what a browser kept, in the name of a person.
func (v *visitor) keptBy(person, path string, form url.Values) answer {
	v.h.t.Helper()
	r, err := http.NewRequest(http.MethodPost, v.h.base.String()+path, strings.NewReader(form.Encode()))
	if err != nil {
		v.h.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set(queueHeader, person)
	return v.do(r)
}

// What was kept is done once however often it is sent, by nobody else, and not
// from another site.
func TestWhatWasKeptIsDoneOnceByWhoDidIt(t *testing.T) {
	h := furnish(t)
	v, other := h.login(demonstration.Coordinator), h.login(demonstration.Secretary)
	room := h.convene()
	v.seated(room)
	me := number(h.actor(demonstration.Coordinator).PersonID)
	arrival := v.came(room, "arrive", "Platane")
	arrival.Set("cle", "kept")
	arrival.Set("at", h.now().UTC().Format(time.RFC3339Nano))
	for range 3 {
		if a := v.keptBy(me, room+"/presences", arrival); a.status != http.StatusNoContent || a.body != "" {
			t.Fatalf("sent again: %d %s", a.status, a.body)
		}
	}
	if n := h.find(`select count(*)::text from attendances a join seats s on s.id = a.seat_id join organizations o on o.id = s.organization_id where o.name = 'Platane'`); n != "1" {
		t.Errorf("arrived %s times", n)
	}
	arrival.Set("cle", "another")
	for _, tt := range []struct {
		rule   string
		by     *visitor
		person string
		status int
		says   string
	}{
		{"the rules are checked", v, me, http.StatusConflict, "déjà présente"},
		{"someone else signed in", other, me, http.StatusUnauthorized, "sous un autre nom"},
		{"nobody is signed in", h.stranger(), me, http.StatusUnauthorized, "reconnectez-vous"},
		{"without the right", h.login(demonstration.Member), number(h.actor(demonstration.Member).PersonID), http.StatusForbidden, "reasons"},
	} {
		if a := tt.by.keptBy(tt.person, room+"/presences", arrival); a.status != tt.status || !strings.Contains(a.body, tt.says) {
			t.Errorf("%s: %d %s", tt.rule, a.status, a.body)
		}
	}
	if n := h.find(`select count(*)::text from drafts`); n != "0" {
		t.Error("the server kept what the browser keeps")
	}
	future := v.came(room, "arrive", "Mûrier")
	future.Set("at", h.now().Add(time.Hour).UTC().Format(time.RFC3339Nano))
	future.Set("cle", "future")
	if a := v.keptBy(me, room+"/presences", future); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.body, "pas encore passée") {
		t.Errorf("an hour to come: %d %s", a.status, a.body)
	}
	h.unhurt()
}
