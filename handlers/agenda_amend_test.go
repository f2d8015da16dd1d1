package handlers

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ctin/governance"
	"ctin/model/demonstration"
)

// C8: the page of a meeting that was convened proposes, in one click, to add
// the approval of minutes that came after, and sends the agenda again, printed.
func TestC8ASentAgendaIsCompletedInOneClick(t *testing.T) {
	h := furnish(t)
	ctx, keeper := t.Context(), h.actor(demonstration.Coordinator)
	earlier := h.meet()
	next, at := h.convenedAfter(earlier)
	v := h.login(demonstration.Coordinator)
	if strings.Contains(v.get(at).body, "Un point manque") {
		t.Error("nothing waits yet")
	}
	expect(t, v.post(earlier+"/compte-rendu/circulation", nil), http.StatusOK, "Le texte est en circulation")
	expect(t, h.login(demonstration.Member).post(earlier+"/compte-rendu/reserve", url.Values{"text": {"Le chiffre date de 2019."}}), http.StatusOK)
	expect(t, v.get("/coordinations/sicoval"), http.StatusOK, "1 ordre du jour envoyé ne contient pas un compte rendu à approuver")
	page := v.get(at)
	expect(t, page, http.StatusOK, "Un point manque à l’ordre du jour envoyé", "Ajouter le point et renvoyer l’ordre du jour")
	if strings.Contains(h.login(demonstration.Member).get(at).body, "Un point manque") {
		t.Error("it is proposed to someone who prepares nothing")
	}
	expect(t, v.post(at+"/ordre-du-jour/approbation", hiddenFields(t, page.body, at+"/ordre-du-jour/approbation")), http.StatusOK,
		"l’ordre du jour modifié part à toutes les personnes convoquées", "Approbation du procès-verbal de la séance n°")
	if text := h.textOf(string(h.agendaMailed("Ordre du jour modifié%"))); !strings.Contains(text, "Approbation du procès-verbal") {
		t.Error("the print that is sent lacks the item")
	}
	m, err := h.store.Meeting(ctx, keeper, next)
	h.done(err)
	if m.Sequence != 1 || m.AgendaHash != m.AgendaNow {
		t.Errorf("%+v", m.Meeting)
	}
}

// The mail of a meeting that moves carries the agenda again, with its new date.
func TestAMeetingThatMovesSendsItsAgendaAgain(t *testing.T) {
	h := furnish(t)
	_, at := h.convenedAfter(h.meet())
	v := h.login(demonstration.Coordinator)
	form := url.Values{"version": {regexpFind(t, v.get(at+"/modifier").body, `name="version" value="(\d+)"`)}}
	for name, value := range map[string]string{
		"title": "Séance déplacée", "date": h.now().AddDate(0, 0, 40).Format(time.DateOnly), "start": "09:30", "place": "Castanet",
		"chair": number(h.actor(demonstration.Chair).PersonID), "secretary": number(h.actor(demonstration.Coordinator).PersonID),
	} {
		form.Set(name, value)
	}
	expect(t, v.post(at+"/modifier", form), http.StatusOK, "Castanet")
	file := h.agendaMailed("Changement de séance%")
	if text := h.textOf(string(file)); !strings.Contains(text, "Castanet") || !strings.Contains(text, "9 h 30") {
		t.Errorf("the agenda still says the former place or hour: %.400s", text)
	}
	if bytes.Equal(file, h.agendaMailed("Convocation%")) {
		t.Error("it is the agenda that was sent before")
	}
}

// convenedAfter convenes a meeting of the body of another one.
func (h *house) convenedAfter(earlier string) (governance.MeetingID, string) {
	h.t.Helper()
	ctx, keeper := h.t.Context(), h.actor(demonstration.Coordinator)
	var committee governance.CommitteeID
	h.done(h.db.Owner.Get(&committee, `select committee_id from meetings where id = $1`, meetingIn(h.t, earlier)))
	next, err := h.store.CreateMeeting(ctx, keeper, committee, governance.MeetingPlan{
		Date: h.now().AddDate(0, 0, 30).Format(time.DateOnly), Start: "14:00", Place: "Labège",
		ChairID: h.actor(demonstration.Chair).PersonID, SecretaryID: keeper.PersonID,
	})
	h.done(err)
	_, err = h.store.AddAgendaItem(ctx, keeper, next, governance.ItemDraft{Title: "Informations", Kind: string(governance.ItemInformation)})
	h.done(err)
	at := "/coordinations/sicoval/seances/" + number(next)
	page := h.login(demonstration.Coordinator).get(at + "/convocation")
	expect(h.t, h.login(demonstration.Coordinator).post(at+"/convocation", hiddenFields(h.t, page.body, at+"/convocation")), http.StatusOK)
	return next, at
}

// agendaMailed is the file of the first mail whose subject is like that, about
// the meeting that was convened last.
func (h *house) agendaMailed(subject string) []byte {
	h.t.Helper()
	var content []byte
	h.done(h.db.Owner.Get(&content, `
		select f.content
		from outbox o
		join files f on f.id = o.file_id
		where o.subject like $1
		order by o.id desc
		limit 1`, subject))
	return content
}
