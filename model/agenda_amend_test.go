package model

import (
	"strings"
	"sync"
	"testing"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

// sentAgain prints any agenda as a small file that quotes its first item.
func sentAgain(m MeetingRecord) (Upload, error) {
	return Upload{Name: "ordre-du-jour.pdf", Content: []byte("%PDF-1.7\n% " + m.Agenda[0].Title + "\nstartxref\n9\n%%EOF\n")}, nil
}

// C8 and C1: minutes that want the next meeting, when its agenda has left
// already, are proposed to whoever prepares meetings; that agenda is then sent
// again, as the next number of the calendar event.
func TestC8AnAgendaThatWasSentIsCompletedAndSentAgain(t *testing.T) {
	a := closedAssembly(t)
	for _, name := range []string{"Murier", "Olivier"} {
		a.scan(nil, `update people set email = $2 where id = $1`, a.people[name], strings.ToLower(name)+"@exemple.fr")
	}
	next := a.nextMeeting()
	must(a.AddAgendaItem(a.ctx, a.keeper, next, governance.ItemDraft{Title: "Informations", Kind: string(governance.ItemInformation)}))(t)
	m := must(a.Meeting(a.ctx, a.keeper, next))(t)
	a.ok(a.ConveneWith(a.ctx, a.keeper, next, m.Version, m.AgendaNow, "", must(sentAgain(m))(t)))
	sent := must(a.Meeting(a.ctx, a.keeper, next))(t)
	a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
	if w, found := a.waits(a.keeper)[governance.WaitingAgenda]; found {
		t.Errorf("nothing is to be approved, and waits: %+v", w)
	}
	if err := a.AmendAgenda(a.ctx, a.keeper, next, sent.Version, sentAgain); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("nothing is to be added: %v", err)
	}
	a.ok(a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, "Le chiffre est de 2019."))
	if got := must(a.Meeting(a.ctx, a.keeper, next))(t); len(a.approvals(next)) != 0 || got.AgendaNow != sent.AgendaHash {
		t.Error("C1: an agenda that was sent changes by itself")
	}
	want := governance.Waiting{Kind: governance.WaitingAgenda, Count: 1, Object: int64(next)}
	if got := a.waits(a.keeper)[governance.WaitingAgenda]; !cmp.Equal(got, want) {
		t.Errorf("waits %+v", got)
	}
	if _, found := a.waits(a.as("Murier"))[governance.WaitingAgenda]; found {
		t.Error("it waits for someone who prepares nothing")
	}
	if err := a.AmendAgenda(a.ctx, a.as("Murier"), next, sent.Version, sentAgain); governance.CodeOf(err) != governance.Forbidden {
		t.Errorf("by someone who prepares nothing: %v", err)
	}
	a.ok(a.AmendAgenda(a.ctx, a.keeper, next, sent.Version, sentAgain))

	got := must(a.Meeting(a.ctx, a.keeper, next))(t)
	if len(a.approvals(next)) != 1 || got.Agenda[0].ApprovesID == 0 || got.Sequence != 1 || got.AgendaHash != got.AgendaNow ||
		got.AgendaHash == sent.AgendaHash || got.AgendaFile == sent.AgendaFile || got.State != governance.MeetingConvened {
		t.Errorf("%v, %+v", a.approvals(next), got.Meeting)
	}
	var mail struct {
		Subject, Body, Calendar string
		File                    []byte
	}
	a.scan(&mail, `
		select o.subject, o.body, o.calendar, f.content as file
		from outbox o
		join files f on f.id = o.file_id
		where o.subject like 'Ordre du jour modifié%'
		order by o.id
		limit 1`)
	if !strings.Contains(mail.Calendar, "SEQUENCE:1\r\n") || !strings.Contains(mail.Body, got.Agenda[0].Title) || !strings.Contains(string(mail.File), got.Agenda[0].Title) {
		t.Errorf("the mail is %+v", mail)
	}
	if n := a.count(`select count(*) from outbox where subject like 'Ordre du jour modifié%'`); n != 2 {
		t.Errorf("the two who have an address are told, once each, not %d", n)
	}
	if w, found := a.waits(a.keeper)[governance.WaitingAgenda]; found {
		t.Errorf("it is done, and waits: %+v", w)
	}
	if err := a.AmendAgenda(a.ctx, a.keeper, next, got.Version, sentAgain); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("twice: %v", err)
	}
}

// C1: an agenda is sent again as long before the meeting as the first time.
func TestC1AnAgendaIsNotSentAgainTooLate(t *testing.T) {
	a := closedAssembly(t)
	next := a.nextMeeting()
	must(a.AddAgendaItem(a.ctx, a.keeper, next, governance.ItemDraft{Title: "Informations", Kind: string(governance.ItemInformation)}))(t)
	m := must(a.Meeting(a.ctx, a.keeper, next))(t)
	a.ok(a.Convene(a.ctx, a.keeper, next, m.Version, m.AgendaNow, ""))
	a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
	a.ok(a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, "Le chiffre est de 2019."))
	for _, tt := range []struct {
		days int // before the meeting
		code governance.Code
	}{{5 - 1, governance.Conflict}, {0, governance.Conflict}, {5, ""}} {
		a.now = m.StartsAt.AddDate(0, 0, -tt.days)
		if err := a.AmendAgenda(a.ctx, a.keeper, next, m.Version+1, sentAgain); governance.CodeOf(err) != tt.code {
			t.Errorf("%d days before: %v", tt.days, err)
		}
	}
}

// C8: minutes that the agenda of a later meeting has taken meanwhile are not
// proposed to an earlier one any more: two meetings would approve them.
func TestC8MinutesAreOnOneAgendaAlone(t *testing.T) {
	a := closedAssembly(t)
	next := a.nextMeeting()
	must(a.AddAgendaItem(a.ctx, a.keeper, next, governance.ItemDraft{Title: "Informations", Kind: string(governance.ItemInformation)}))(t)
	m := must(a.Meeting(a.ctx, a.keeper, next))(t)
	a.ok(a.Convene(a.ctx, a.keeper, next, m.Version, m.AgendaNow, ""))
	a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
	a.ok(a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, "Le chiffre est de 2019."))
	if got := must(a.Meeting(a.ctx, a.keeper, next))(t).Approvals; len(got) != 1 {
		t.Fatalf("nothing is proposed: %+v", got)
	}
	later := a.nextMeeting()
	if len(a.approvals(later)) != 1 {
		t.Fatalf("the later draft takes %v", a.approvals(later))
	}
	if got := must(a.Meeting(a.ctx, a.keeper, next))(t).Approvals; len(got) != 0 {
		t.Errorf("still proposed: %+v", got)
	}
	if w, found := a.waits(a.keeper)[governance.WaitingAgenda]; found {
		t.Errorf("still waits: %+v", w)
	}
	if err := a.AmendAgenda(a.ctx, a.keeper, next, m.Version+1, sentAgain); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("on two agendas: %v", err)
	}
}

// C1: whoever amends, opens, moves or calls off a meeting at the same moment, one
// is done as it was read, and the agenda is sent again once at most.
func TestC1AnAgendaIsSentAgainOnceByTwoPeople(t *testing.T) {
	a := closedAssembly(t)
	next := a.nextMeeting()
	must(a.AddAgendaItem(a.ctx, a.keeper, next, governance.ItemDraft{Title: "Informations", Kind: string(governance.ItemInformation)}))(t)
	m := must(a.Meeting(a.ctx, a.keeper, next))(t)
	a.ok(a.Convene(a.ctx, a.keeper, next, m.Version, m.AgendaNow, ""))
	a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
	a.ok(a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, "Le chiffre est de 2019."))
	var all sync.WaitGroup
	failures := make(chan error, 6)
	for i := range 6 {
		all.Go(func() {
			if i == 5 {
				failures <- a.CancelMeeting(a.ctx, a.keeper, next, m.Version+1)
				return
			}
			failures <- a.AmendAgenda(a.ctx, a.keeper, next, m.Version+1, sentAgain)
		})
	}
	all.Wait()
	close(failures)
	done := 0
	for err := range failures {
		if err == nil {
			done++
		} else if governance.CodeOf(err) != governance.Conflict {
			t.Errorf("%v", err)
		}
	}
	got := must(a.Meeting(a.ctx, a.keeper, next))(t)
	if done != 1 || got.Version != m.Version+2 || got.Sequence != 1 || len(a.approvals(next)) > 1 {
		t.Errorf("%d done, version %d, sequence %d, %v", done, got.Version, got.Sequence, a.approvals(next))
	}
}
