package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ctin/governance"
	"ctin/model/demonstration"
)

// convene makes a meeting of the strategic committee that is ready to open,
// with a decision to take and a piece of information, and returns its room.
func (h *house) convene() string {
	h.t.Helper()
	ctx, actor := h.t.Context(), h.actor(demonstration.Coordinator)
	var body governance.CommitteeID
	if err := h.db.App.Get(&body, `select id from committees where coordination_id = $1 and kind = 'strategic'`, actor.Coordination); err != nil {
		h.t.Fatal(err)
	}
	chair := h.actor(demonstration.Chair)
	id, err := h.store.CreateMeeting(ctx, actor, body, governance.MeetingPlan{
		Date: day(15), Start: "14:00", Place: "Mairie", ChairID: chair.PersonID, SecretaryID: actor.PersonID,
	})
	for _, d := range []governance.ItemDraft{
		{Title: "Charte d’accueil", Kind: "decision", Minutes: "20", Draft: "Le comité adopte la charte."},
		{Title: "Actualités", Kind: "information", Minutes: "10"},
	} {
		if err == nil {
			_, err = h.store.AddAgendaItem(ctx, actor, id, d)
		}
	}
	m, failed := h.store.Meeting(ctx, actor, id)
	if err == nil && failed == nil {
		err = h.store.Convene(ctx, actor, id, m.Version, m.AgendaNow, "")
	}
	if err != nil || failed != nil {
		h.t.Fatal(err, failed)
	}
	return fmt.Sprintf("/coordinations/sicoval/seances/%d/salle", id)
}

// came is the button that records someone of an organisation.
func (v *visitor) came(room, what, organization string) url.Values {
	v.h.t.Helper()
	ids := v.h.find(`
		select s.id || ':' || m.person_id
		from seats s
		join committees k on k.id = s.committee_id and k.kind = 'strategic'
		join organizations o on o.id = s.organization_id
		join mandates m on m.seat_id = s.id
		where o.name = $1 and s.voting`, organization)
	return url.Values{"move": {what + ":" + ids}}
}

// seated opens the meeting, and seats some in it.
func (v *visitor) seated(room string, organizations ...string) {
	v.h.t.Helper()
	expect(v.h.t, v.post(room+"/ouverture", nil), http.StatusOK, "La séance est ouverte")
	for _, name := range organizations {
		expect(v.h.t, v.post(room+"/presences", v.came(room, "arrive", name)), http.StatusOK, "L’arrivée est enregistrée")
	}
}

// scrutin is the ballot that is open in a room, as its page says.
func (v *visitor) scrutin(room string) string {
	v.h.t.Helper()
	return regexpFind(v.h.t, v.get(room).body, `action="(`+room+`/scrutins/[0-9]+)/`)
}

// voter is the value of a vote button.
func (v *visitor) voice(organization, choice string) url.Values {
	seat, _, _ := strings.Cut(strings.TrimPrefix(v.came("", "", organization).Get("move"), ":"), ":")
	return url.Values{"vote": {seat + ":" + choice}}
}

var sixOfEleven = []string{"Sicoval", "Syndicat Amandier", "CIAS Bruyère", "Mûrier", "Noisetier", "Olivier"}

// A whole meeting, without a line of script.
func TestTheRoomFromOpeningToDecision(t *testing.T) {
	h := furnish(t)
	v, member := h.login(demonstration.Coordinator), h.login(demonstration.Member)
	room := h.convene()
	expect(t, v.get(room), http.StatusOK, "n’est pas encore ouverte", "6 requis sur 11", "Ouvrir la séance", "Charte d’accueil")
	v.seated(room, sixOfEleven[1:]...)
	expect(t, v.get(room), http.StatusOK, "Il manque 1 voix : 5 membres présents ou représentés sur 11 (6 requis)", "peut être débattu, pas voté")
	expect(t, v.post(room+"/presences", v.came(room, "remote", "Sicoval")), http.StatusOK,
		"Quorum atteint : 6 membres présents ou représentés sur 11 (6 requis)", "À distance", "Mettre aux voix")
	expect(t, member.get(room), http.StatusOK, "Vous Mûrier", "Votre présence est enregistrée depuis")

	open := hiddenFields(t, v.get(room).body, room+"/scrutins")
	open.Set("motion", "Le comité adopte la charte amendée.")
	open.Set("kind", "public")
	expect(t, v.post(room+"/scrutins", open), http.StatusOK, "Le scrutin est ouvert", "0 voix exprimée sur 6", "la charte amendée")
	ballot := member.scrutin(room)
	expect(t, member.post(ballot+"/voix", member.voice("Mûrier", "for")), http.StatusOK, "La voix est enregistrée", "votre voix est enregistrée, pour")
	expect(t, member.post(ballot+"/voix", member.voice("Mûrier", "against")), http.StatusConflict, "Ce siège a déjà voté (pour)")
	expect(t, member.post(ballot+"/voix", member.voice("Olivier", "for")), http.StatusForbidden, "que pour votre siège")
	for _, name := range []string{"Sicoval", "CIAS Bruyère", "Olivier"} {
		expect(t, v.post(ballot+"/voix", v.voice(name, "for")), http.StatusOK)
	}
	expect(t, v.post(ballot+"/voix", v.voice("Noisetier", "abstain")), http.StatusOK, "5 voix exprimées sur 6")
	expect(t, v.post(ballot+"/cloture", nil), http.StatusOK,
		"Adopté : 4 pour, 0 contre, 1 abstention, 1 ne prend pas part au vote.", "Enregistrer la décision")
	expect(t, member.post(ballot+"/voix", member.voice("Mûrier", "for")), http.StatusConflict, "ce vote arrive trop tard")

	expect(t, v.post(room+"/cloture", url.Values{"confirme": {"oui"}}), http.StatusConflict, "n’est pas encore devenu une décision")
	late := url.Values{"owner": {"Coordination"}, "due_on": {"2001-01-01"}}
	expect(t, v.post(ballot+"/decision", late), http.StatusUnprocessableEntity, "L’échéance précède la décision", `Coordination`)
	adopted := v.post(ballot+"/decision", url.Values{"owner": {"Coordination"}, "due_on": {day(90)}})
	expect(t, adopted, http.StatusOK, "La décision est enregistrée et numérotée", "-003", "Passer au point suivant")
	decision := regexpFind(t, adopted.body, `href="(/coordinations/sicoval/decisions/[0-9]+)"`)
	expect(t, v.get(decision), http.StatusOK, "Le comité adopte la charte amendée.", "Adopté : 4 pour", "Quorum atteint : 6 membres", "Coordination", "Règles appliquées")
	expect(t, v.get(room+"/cloture"), http.StatusOK, "Clore la séance ?", "Plus rien ne s’y ajoute")
	expect(t, v.post(room+"/cloture", url.Values{"confirme": {"oui"}}), http.StatusOK, "La séance est close", "Le texte est arrêté")
	expect(t, v.post(room+"/presences", v.came(room, "arrive", "Platane")), http.StatusConflict, "La séance est close : rien ne s’y ajoute plus")
	h.unhurt()
}

func TestTheRoomSaysWhatIsWrongAndKeepsWhatWasTyped(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Secretary)
	room := h.convene()
	v.seated(room, sixOfEleven...)
	move := v.came(room, "arrive", "Platane")
	move.Set("at", "25:99")
	expect(t, v.post(room+"/presences", move), http.StatusUnprocessableEntity, "heure")
	move.Set("at", "00:00")
	expect(t, v.post(room+"/presences", move), http.StatusUnprocessableEntity, "à partir de l’ouverture")
	expect(t, v.post(room+"/presences", url.Values{"move": {"dance:1:2"}}), http.StatusUnprocessableEntity, "Choisissez une personne dans la liste")
	expect(t, v.post(room+"/presences", v.came(room, "arrive", "Mûrier")), http.StatusConflict, "déjà présente")
	open := hiddenFields(t, v.get(room).body, room+"/scrutins")
	open.Set("motion", "Un texte qui reste")
	refused := v.post(room+"/scrutins", open)
	expect(t, refused, http.StatusUnprocessableEntity, "Choisissez comment voter")
	if !strings.Contains(refused.body, "Un texte qui reste</textarea>") {
		t.Error("the typed motion is lost")
	}
	open.Set("kind", "secret")
	expect(t, v.post(room+"/scrutins", open), http.StatusOK, "0 voix exprimée sur 6")
	ballot := v.scrutin(room)
	expect(t, v.post(ballot+"/cloture", url.Values{"for": {"7"}}), http.StatusUnprocessableEntity, "7 voix comptées pour 6")
	expect(t, v.post(ballot+"/cloture", url.Values{"for": {"beaucoup"}}), http.StatusUnprocessableEntity, "nombre de voix, en chiffres")
	expect(t, v.post(ballot+"/abandon", nil), http.StatusOK, "Scrutin abandonné : rien n’est décidé")
	expect(t, v.post(room+"/points/nouveau", url.Values{"title": {"Bis"}, "kind": {"decision"}, "accepted": {"oui"}}), http.StatusConflict,
		"ne permet pas de décider d’un point ajouté en séance")
	expect(t, v.post(room+"/points/nouveau", url.Values{"title": {"Bis"}, "kind": {"debate"}}), http.StatusUnprocessableEntity, "accord de la présidence")
	expect(t, v.post(room+"/points/nouveau", url.Values{"title": {"Bis"}, "kind": {"debate"}, "accepted": {"oui"}}), http.StatusOK, "ajouté en séance")
	h.unhurt()
}

func TestAMemberComesAndGivesAProxyFromTheirPhone(t *testing.T) {
	h := furnish(t)
	v, member := h.login(demonstration.Coordinator), h.login(demonstration.Member)
	room := h.convene()
	expect(t, member.get(room), http.StatusOK, "Donner pouvoir à…")
	seat := regexpFind(t, member.get(room).body, `/pouvoir\?siege=([0-9]+)`)
	form := member.get(room + "/pouvoir?siege=" + seat)
	expect(t, form, http.StatusOK, "Siège qui donne pouvoir", "en porte 1 au plus")
	if strings.Contains(form.text(), "Siège qui donne pouvoir Sicoval") {
		t.Error("a member may give the proxy of another seat")
	}
	bearer := regexpFind(t, form.body, `<option value="([0-9]+)"[^>]*>Olivier`)
	expect(t, member.post(room+"/pouvoir", url.Values{"giver": {seat}, "bearer": {bearer}}), http.StatusOK, "Vous avez donné pouvoir à Olivier", "Retirer mon pouvoir")
	other := strings.Split(v.came("", "x", "Olivier").Get("move"), ":")[1]
	expect(t, member.post(room+"/pouvoir", url.Values{"giver": {other}, "bearer": {seat}}), http.StatusForbidden)
	v.seated(room, "Olivier")
	expect(t, v.get(room), http.StatusOK, "2 membres présents ou représentés sur 11")
	expect(t, member.post(room+"/presences", member.came(room, "arrive", "Mûrier")), http.StatusOK, "L’arrivée est enregistrée")
	if text := v.get(room).text(); !strings.Contains(text, "Aucun pouvoir en cours") || !strings.Contains(text, "2 membres présents") {
		t.Error("C3: the giver came, and the proxy still holds")
	}
	expect(t, member.post(room+"/presences", member.came(room, "arrive", "Platane")), http.StatusForbidden)
	h.unhurt()
}

func TestTheRegisterOfDecisions(t *testing.T) {
	h := furnish(t)
	v, observer := h.login(demonstration.Coordinator), h.login(demonstration.Observer)
	page := observer.get("/coordinations/sicoval/decisions")
	expect(t, page, http.StatusOK, "2 décisions", "-001", "-002", "consensus", "9 pour, 0 contre")
	expect(t, observer.get("/coordinations/sicoval/decisions?q=colleges"), http.StatusOK, "1 décision", "Tout afficher")
	expect(t, observer.get("/coordinations/sicoval/decisions?etat=late"), http.StatusOK, "Aucune décision ne répond")
	expect(t, observer.get("/coordinations/sicoval/decisions?annee=x&etat=y&instance=z&apres=-1"), http.StatusOK, "2 décisions")
	path := regexpFind(t, page.body, `href="(/coordinations/sicoval/decisions/[0-9]+)"`)
	if strings.Contains(observer.get(path).text(), "Dire où elle en est") {
		t.Error("an observer is offered to follow a decision")
	}
	expect(t, observer.get(path+"/suivi"), http.StatusForbidden)
	done := url.Values{"status": {"done"}, "outcome": {"Le règlement est affiché."}, "version": {"1"}}
	expect(t, observer.post(path+"/suivi", done), http.StatusForbidden)
	expect(t, v.get(path+"/suivi"), http.StatusOK, "Suites données", "Responsable", "Échéance")
	expect(t, v.post(path+"/suivi", url.Values{"status": {"done"}, "version": {"1"}}), http.StatusUnprocessableEntity, "ce qui a été fait")
	expect(t, v.post(path+"/suivi", done), http.StatusOK, "Réalisée", "Le règlement est affiché.")
	expect(t, v.post(path+"/suivi", url.Values{"status": {"open"}, "version": {"1"}}), http.StatusConflict, "pendant que vous")
	expect(t, v.post(path+"/suivi", url.Values{"status": {"replaced"}, "replaced_by": {"CS-1999-001"}, "version": {"2"}}),
		http.StatusUnprocessableEntity, "ne porte ce numéro")
	lille := h.login(demonstration.Lille)
	expect(t, lille.get("/coordinations/metropole-europeenne-de-lille/decisions"), http.StatusOK, "Aucune décision", "Voir les séances")
	h.unhurt()
}

// C6: one decision becomes an action in one click, and a double click makes one.
func TestADecisionBecomesAnActionInOneClick(t *testing.T) {
	h := furnish(t)
	v, observer := h.login(demonstration.Coordinator), h.login(demonstration.Observer)
	page := v.get("/coordinations/sicoval/decisions?q=colleges")
	path := regexpFind(t, page.body, `href="(/coordinations/sicoval/decisions/[0-9]+)"`)
	expect(t, v.get(path), http.StatusOK, "En faire une action", "Dans le texte du relevé de décisions")
	expect(t, observer.post(path+"/action", nil), http.StatusForbidden)
	for range 2 {
		expect(t, v.post(path+"/action", nil), http.StatusOK, "complétez-la", "Le fil", "CS-")
	}
	if n := h.find(`select count(*)::text from actions where decision_id is not null`); n != "1" {
		t.Errorf("C6: two clicks made %s actions", n)
	}
	expect(t, observer.get(path), http.StatusOK, "Prévue")
	read := regexpFind(t, v.get(path).body, `href="([^"]+/releve/lecture)#decision-`)
	anchor := regexpFind(t, v.get(path).body, `/releve/lecture#(decision-[^"]+)"`)
	if !strings.Contains(observer.get(read).body, `id="`+anchor+`"`) {
		t.Errorf("C6: the minutes have no anchor %s", anchor)
	}
	h.unhurt()
}

// P6, P7: the register is exported as the address filters it.
func TestTheRegisterIsExported(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Observer)
	const decisions = "/coordinations/sicoval/decisions"
	page := v.get(decisions + "?q=colleges")
	file := v.get(strings.ReplaceAll(regexpFind(t, page.body, `href="([^"]+/export\.csv[^"]*)"`), "&amp;", "&"))
	if lines := strings.Count(strings.TrimSpace(file.body), "\n"); file.status != http.StatusOK || lines != 1 || !strings.Contains(file.body, "Adopté") {
		t.Errorf("P6: the export of one decision has %d lines more than its titles:\n%s", lines, file.body)
	}
	if book := v.get(decisions + "/export.xlsx"); book.status != http.StatusOK || !strings.HasPrefix(book.body, "PK") {
		t.Errorf("P6: the workbook answers %d", book.status)
	}
	if n := h.find(`select count(*)::text from journal where action = 'decision.export'`); n != "2" {
		t.Errorf("P6: %s exports are journaled", n)
	}
	h.unhurt()
}

// S1: the room and the register take a constant number of statements.
func TestTheRoomTakesFewStatements(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	room := h.convene()
	v.seated(room, sixOfEleven...)
	const decisions = "/coordinations/sicoval/decisions"
	v.fewStatements(room, decisions, regexpFind(t, v.get(decisions).body, `href="(`+decisions+`/[0-9]+)"`),
		regexpFind(t, v.get(decisions).body, `href="(`+decisions+`/[0-9]+)"`)+"/suivi")
}
