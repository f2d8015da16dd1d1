package model

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"ctin/governance"
)

// session is a coordination whose strategic committee follows CRPA, with four
// seats: the chair's holder has an account, one holder an address alone, one
// neither, and the last seat is vacant; the second seat has an alternate.
type session struct {
	*house
	ctx       context.Context
	actor     governance.Actor // the coordinator, who is the secretary
	chair     governance.Actor // sits on the first seat
	committee governance.CommitteeID
	seats     []governance.SeatID
	people    []governance.PersonID
}

func newSession(t *testing.T) *session {
	t.Helper()
	h := newHouse(t)
	s := &session{house: h, ctx: context.Background(), actor: h.open("Sicoval")}
	s.committee = h.strategic(s.actor)
	if err := h.SetRuleSet(s.ctx, s.actor, s.committee, 0, governance.ProfileRules(governance.CRPA).Form()); err != nil {
		t.Fatal(err)
	}
	s.chair = h.member(s.actor.Coordination, governance.Chair)
	h.account(s.chair.PersonID)
	h.scan(nil, `update people set email = 'presidente@exemple.fr' where id = $1`, s.chair.PersonID)
	for _, name := range []string{"Présidence", "Amandier", "Saule", "Personne"} {
		s.seats = append(s.seats, h.seat(s.actor, name))
	}
	first := Designation{Mandate: governance.Mandate{SeatID: s.seats[0], PersonID: s.chair.PersonID, Kind: governance.Holder, StartsOn: "2026-01-01"}}
	must(h.Designate(s.ctx, s.actor, first))(t)
	s.sit(1, governance.Holder, "Amandier", "amandier@exemple.fr")
	s.sit(1, governance.Alternate, "Suppléante", "suppleante@exemple.fr")
	s.sit(2, governance.Holder, "Saule", "")
	return s
}

// sit designates someone without an account on a seat.
func (s *session) sit(seat int, kind governance.MandateKind, name, email string) {
	s.t.Helper()
	d := designation(s.seats[seat], kind, name, "2026-01-01")
	d.New.Email = email
	id := must(s.Designate(s.ctx, s.actor, d))(s.t)
	var person governance.PersonID
	s.scan(&person, `select person_id from mandates where id = $1`, id)
	s.people = append(s.people, person)
}

// plan is a meeting on 17 December 2026, two weeks after the house's now.
func (s *session) plan() governance.MeetingPlan {
	return governance.MeetingPlan{
		Date: "2026-12-17", Start: "14:00", End: "16:00", Place: "Salle du conseil", ChairID: s.chair.PersonID, SecretaryID: s.actor.PersonID,
	}
}

// draft is a meeting with an agenda of two items.
func (s *session) draft() governance.MeetingID {
	s.t.Helper()
	id := must(s.CreateMeeting(s.ctx, s.actor, s.committee, s.plan()))(s.t)
	must(s.AddAgendaItem(s.ctx, s.actor, id, governance.ItemDraft{Title: "Ouverture", Kind: "information", Minutes: "10"}))(s.t)
	must(s.AddAgendaItem(s.ctx, s.actor, id, governance.ItemDraft{Title: "Règlement", Kind: "decision", Draft: "Le comité adopte son règlement."}))(s.t)
	return id
}

// read reads a meeting as the coordinator.
func (s *session) read(id governance.MeetingID) MeetingRecord {
	s.t.Helper()
	return must(s.Meeting(s.ctx, s.actor, id))(s.t)
}

// convene sends a draft out.
func (s *session) convene(id governance.MeetingID) MeetingRecord {
	s.t.Helper()
	m := s.read(id)
	if err := s.Convene(s.ctx, s.actor, id, m.Version, m.AgendaNow, ""); err != nil {
		s.t.Fatal(err)
	}
	return s.read(id)
}

// convocation reads who was called.
func (s *session) convocation(id governance.MeetingID) ConvocationRecord {
	s.t.Helper()
	return must(s.Convocation(s.ctx, s.actor, s.read(id)))(s.t)
}

// mails are those queued for an address, the first first.
func (s *session) mails(to string) []struct{ Subject, Body, Calendar, CalendarMethod string } {
	s.t.Helper()
	var mails []struct{ Subject, Body, Calendar, CalendarMethod string }
	err := s.db.App.Select(&mails, `select subject, body, calendar, calendar_method from outbox where recipient = $1 order by id`, to)
	if err != nil {
		s.t.Fatal(err)
	}
	return mails
}

func TestAMeetingIsPlannedNumberedAndNamed(t *testing.T) {
	s := newSession(t)
	first, second := s.read(s.draft()), s.read(s.draft())
	if first.Number != 1 || second.Number != 2 || first.Title != "Comité stratégique, séance n°\u00a01" || first.Chair != "Membre" {
		t.Errorf("got %+v", first.Meeting)
	}
	if got := first.StartsAt.UTC().Format(time.RFC3339); got != "2026-12-17T13:00:00Z" {
		t.Errorf("14:00 in Paris is %s", got)
	}
	p := s.plan()
	p.Title, p.End = "Séance d’hiver", ""
	if err := s.PlanMeeting(s.ctx, s.actor, first.ID, first.Version, p, ""); err != nil {
		t.Fatal(err)
	}
	if got := s.read(first.ID); got.Title != "Séance d’hiver" || !got.EndsAt.IsZero() || got.Version != 2 {
		t.Errorf("got %+v", got.Meeting)
	}
	isStale(t, s.PlanMeeting(s.ctx, s.actor, first.ID, first.Version, p, ""))
	p.ChairID = s.person("Inconnue")
	refused(t, s.PlanMeeting(s.ctx, s.actor, first.ID, 2, p, ""), governance.Invalid, "chair")
	_, err := s.CreateMeeting(s.ctx, s.actor, 999999, s.plan())
	refused(t, err, governance.Invalid, "committee")
	for _, action := range []string{"meeting.create", "meeting.plan"} {
		if s.entries(s.actor, action, int64(first.ID)) != 1 {
			t.Errorf("P4: %s is not in the journal", action)
		}
	}
}

func TestMeetingsCreatedAtOnceHaveGaplessNumbers(t *testing.T) {
	s := newSession(t)
	var group sync.WaitGroup
	for range 6 {
		group.Go(func() {
			if _, err := s.CreateMeeting(s.ctx, s.actor, s.committee, s.plan()); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := s.count(`select count(*) from meetings where number between 1 and 6`); n != 6 {
		t.Errorf("%d meetings of 6 are numbered", n)
	}
}

func TestTheAgendaIsOrderedAndKeepsNoGap(t *testing.T) {
	s := newSession(t)
	id := must(s.CreateMeeting(s.ctx, s.actor, s.committee, s.plan()))(t)
	if err := s.FillAgenda(s.ctx, s.actor, id); err != nil {
		t.Fatal(err)
	}
	refused(t, s.FillAgenda(s.ctx, s.actor, id), governance.Conflict, "")
	titles := func() string {
		var words []string
		for i, l := range s.read(id).Agenda {
			if l.Position != i+1 {
				t.Errorf("item %d is at %d", i+1, l.Position)
			}
			word, _, _ := strings.Cut(strings.Trim(l.Title, ","), " ")
			words = append(words, strings.Trim(word, ",\u00a0"))
		}
		return strings.Join(words, " ")
	}
	agenda := s.read(id).Agenda
	before := titles()
	for _, step := range []struct {
		item int
		up   bool
	}{{0, true}, {len(agenda) - 1, false}} { // the ends stay where they are
		if err := s.MoveAgendaItem(s.ctx, s.actor, id, agenda[step.item].ID, step.up); err != nil {
			t.Fatal(err)
		}
	}
	if titles() != before {
		t.Errorf("%s became %s", before, titles())
	}
	if err := s.MoveAgendaItem(s.ctx, s.actor, id, agenda[0].ID, false); err != nil {
		t.Fatal(err)
	}
	if err := s.RemoveAgendaItem(s.ctx, s.actor, id, agenda[3].ID); err != nil {
		t.Fatal(err)
	}
	if got := titles(); !strings.HasPrefix(got, "Désignation Ouverture") || len(s.read(id).Agenda) != len(agenda)-1 {
		t.Errorf("got %s", got)
	}
}

func TestAnItemIsCorrectedAtTheVersionItWasRead(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	item := s.read(id).Agenda[1]
	d := governance.ItemDraft{Title: "Règlement intérieur", Kind: "decision"}
	if err := s.EditAgendaItem(s.ctx, s.actor, id, item.ID, 1, d); err != nil {
		t.Fatal(err)
	}
	isStale(t, s.EditAgendaItem(s.ctx, s.actor, id, item.ID, 1, d))
	d.DiagnosticID = 12345
	refused(t, s.EditAgendaItem(s.ctx, s.actor, id, item.ID, 2, d), governance.Invalid, "diagnostic")
	d.DiagnosticID = 0
	d.Shares = []governance.ShareDraft{{CommitmentID: 1234, ActionID: 5678, Amount: "10"}}
	if err := s.EditAgendaItem(s.ctx, s.actor, id, item.ID, 2, d); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("P3: a commitment of nowhere: %v", err)
	}
	if got := s.read(id).Agenda[1]; got.Title != "Règlement intérieur" || got.Version != 2 || len(got.Proposed) != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestC1WhatIsConvenedIsFrozenWithItsFingerprint(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	read := s.read(id)
	must(s.AddAgendaItem(s.ctx, s.actor, id, governance.ItemDraft{Title: "Ajouté entre-temps", Kind: "debate"}))(t)
	isStale(t, s.Convene(s.ctx, s.actor, id, read.Version, read.AgendaNow, "")) // not what the secretary has read
	m := s.convene(id)
	if m.AgendaHash == "" || m.AgendaHash != m.AgendaNow || m.State != governance.MeetingConvened {
		t.Errorf("got %+v", m.Meeting)
	}
	item := m.Agenda[0].ID
	for rule, err := range map[string]error{
		"add":    second(s.AddAgendaItem(s.ctx, s.actor, id, governance.ItemDraft{Title: "x", Kind: "debate"})),
		"edit":   s.EditAgendaItem(s.ctx, s.actor, id, item, 1, governance.ItemDraft{Title: "x", Kind: "debate"}),
		"move":   s.MoveAgendaItem(s.ctx, s.actor, id, item, false),
		"remove": s.RemoveAgendaItem(s.ctx, s.actor, id, item),
		"fill":   s.FillAgenda(s.ctx, s.actor, id),
	} {
		if governance.CodeOf(err) != governance.Conflict {
			t.Errorf("%s after the convocation: %v", rule, err)
		}
	}
}

func TestC1AShortNoticeAsksForItsReason(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	m := s.read(id)
	s.now = time.Date(2026, 12, 13, 8, 0, 0, 0, time.UTC) // four days before
	refused(t, s.Convene(s.ctx, s.actor, id, m.Version, m.AgendaNow, ""), governance.Invalid, "urgency_reason")
	if n := s.count(`select count(*) from convocations`); n != 0 {
		t.Errorf("%d convocations of a refused meeting", n)
	}
	if err := s.Convene(s.ctx, s.actor, id, m.Version, m.AgendaNow, "Les crédits tombent"); err != nil {
		t.Fatal(err)
	}
	if got := s.read(id); got.UrgencyReason != "Les crédits tombent" {
		t.Errorf("got %q", got.UrgencyReason)
	}
	if body := s.mails("amandier@exemple.fr")[0].Body; !strings.Contains(body, "Motif de l’urgence\u00a0: Les crédits tombent") {
		t.Error(body)
	}
}

func TestEveryoneWhoSitsThatDayIsCalledOnce(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	m := s.read(id)
	before := s.convocation(id)
	if len(before.Missing) != 4 || len(before.Vacant) != 1 || len(before.Called) != 0 {
		t.Errorf("before: %d to call, %d vacant", len(before.Missing), len(before.Vacant))
	}
	s.actor.Key = "twice"
	for range 2 { // a double click
		if err := s.Convene(s.ctx, s.actor, id, m.Version, m.AgendaNow, ""); err != nil {
			t.Fatal(err)
		}
	}
	s.actor.Key = ""
	r := s.convocation(id)
	if len(r.Called) != 4 || len(r.Missing) != 0 {
		t.Fatalf("%d called, %d missing", len(r.Called), len(r.Missing))
	}
	byHand := 0
	for _, c := range r.Called {
		if c.Email == "" && c.SentAt.IsZero() {
			byHand++
		}
	}
	if byHand != 1 || s.count(`select count(*) from outbox where calendar_method = 'REQUEST'`) != 3 {
		t.Errorf("%d by hand", byHand)
	}
	late := s.seat(s.actor, "Late")
	s.holder(s.actor, late, "Tard", "2026-12-01")
	if r := s.convocation(id); len(r.Missing) != 1 {
		t.Fatalf("%d missing", len(r.Missing))
	}
	if err := s.CallMissing(s.ctx, s.actor, id); err != nil {
		t.Fatal(err)
	}
	if r := s.convocation(id); len(r.Called) != 5 || len(r.Missing) != 0 {
		t.Errorf("%d called, %d missing", len(r.Called), len(r.Missing))
	}
}

func TestTheMailSaysAllAndItsEventIsTheSameForEver(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	s.convene(id)
	mails := s.mails("presidente@exemple.fr")
	if len(mails) != 1 {
		t.Fatalf("%d mails", len(mails))
	}
	for _, words := range []string{
		"jeudi 17\u00a0décembre 2026 à 14\u00a0h", "Lieu\u00a0: Salle du conseil", "1. Ouverture (information, 10\u00a0min)",
		"2. Règlement (décision)", "Projet de décision\u00a0: Le comité adopte son règlement.", "Fin prévue vers 14\u00a0h\u00a010",
		"/coordinations/sicoval/seances/", "Quorum\u00a0: Pour décider", "Présidence (voix délibérative)",
	} {
		if !strings.Contains(mails[0].Body, words) {
			t.Errorf("the mail does not say %q:\n%s", words, mails[0].Body)
		}
	}
	m := s.read(id)
	p := s.plan()
	p.Place = "Salle B"
	if err := s.PlanMeeting(s.ctx, s.actor, id, m.Version, p, ""); err != nil {
		t.Fatal(err)
	}
	if err := s.CancelMeeting(s.ctx, s.actor, id, m.Version+1); err != nil {
		t.Fatal(err)
	}
	mails = s.mails("presidente@exemple.fr")
	if len(mails) != 3 {
		t.Fatalf("%d mails", len(mails))
	}
	for i, want := range []struct{ method, sequence, status string }{
		{"REQUEST", "SEQUENCE:0", "STATUS:CONFIRMED"}, {"REQUEST", "SEQUENCE:1", "LOCATION:Salle B"}, {"CANCEL", "SEQUENCE:2", "STATUS:CANCELLED"},
	} {
		event := mails[i].Calendar
		if mails[i].CalendarMethod != want.method || !strings.Contains(event, "METHOD:"+want.method+"\r\n") ||
			!strings.Contains(event, want.sequence+"\r\n") || !strings.Contains(event, want.status+"\r\n") ||
			!strings.Contains(event, "UID:"+m.CalendarUID+"\r\n") || !strings.Contains(event, "DTSTART:20261217T130000Z\r\n") {
			t.Errorf("mail %d: %s", i, event)
		}
		if governance.CheckSubject(mails[i].Subject) != nil {
			t.Errorf("subject %q", mails[i].Subject)
		}
	}
}

func TestAMeetingMovedToAnotherDayAsksForRepliesAgain(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	s.convene(id)
	amandier := s.people[0]
	if err := s.RecordReply(s.ctx, s.actor, id, amandier, ReplyDraft{Reply: governance.ReplyProxy, BearerID: s.seats[0]}); err != nil {
		t.Fatal(err)
	}
	saule := s.convocation(id).Called[3]
	if err := s.HandOver(s.ctx, s.actor, id, saule.ID); err != nil {
		t.Fatal(err)
	}
	m := s.read(id)
	p := s.plan()
	p.Place = "Salle B"
	if err := s.PlanMeeting(s.ctx, s.actor, id, m.Version, p, ""); err != nil {
		t.Fatal(err)
	}
	r := s.convocation(id)
	if got := Own(r.Called, amandier)[0]; got.Reply != governance.ReplyProxy || got.BearerID != s.seats[0] {
		t.Errorf("another room took the reply back: %+v", got)
	}
	if got := Own(r.Called, s.people[2])[0]; !got.SentAt.IsZero() {
		t.Error("who was told by hand is to be told again")
	}
	p.Date = "2026-12-21"
	if err := s.PlanMeeting(s.ctx, s.actor, id, m.Version+1, p, ""); err != nil {
		t.Fatal(err)
	}
	if got := Own(s.convocation(id).Called, amandier)[0]; got.Reply != "" || got.BearerID != 0 {
		t.Errorf("another day keeps the reply: %+v", got)
	}
	if n := s.count(`select count(*) from proxies where revoked_at is null`); n != 0 {
		t.Errorf("%d proxies still hold", n)
	}
}
