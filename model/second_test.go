package model

import (
	"testing"
	"time"

	"ctin/governance"
)

func TestC2AMeetingWithoutQuorumIsCalledAgainOnTheSameAgenda(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters[:3]...) // three of eleven, six required
	if _, err := a.CallAgain(a.ctx, a.keeper, a.meeting); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("C2: a meeting is called again while it is open: %v", err)
	}
	a.now = a.now.Add(time.Minute)
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	a.untouched(governance.Forbidden, func() error {
		_, err := a.CallAgain(a.ctx, a.as("Olivier"), a.meeting)
		return err
	})
	second := must(a.CallAgain(a.ctx, a.keeper, a.meeting))(t)
	m := must(a.Meeting(a.ctx, a.keeper, second))(t)
	if m.SecondOf != a.meeting || m.Number != 2 || m.State != governance.MeetingDraft || len(m.Agenda) != 4 || m.Agenda[0].Draft != "Le comité décide." {
		t.Errorf("C2: the second meeting is %+v", m)
	}
	if _, err := a.CallAgain(a.ctx, a.keeper, a.meeting); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("C2: it is called again twice: %v", err)
	}
	if err := a.RemoveAgendaItem(a.ctx, a.keeper, second, m.Agenda[0].ID); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("C2: its agenda changes: %v", err)
	}
}

func TestC2AMeetingWithItsQuorumIsNotCalledAgain(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters[:6]...)
	a.now = a.now.Add(time.Minute)
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	a.untouched(governance.Conflict, func() error {
		_, err := a.CallAgain(a.ctx, a.keeper, a.meeting)
		return err
	})
}

func TestC1TheMailOfAConvocationIsProvedForEver(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	s.convene(id)
	s.scan(nil, `update outbox set sent_at = created_at where recipient = 'amandier@exemple.fr'`)
	s.scan(nil, `update outbox set given_up_at = created_at where recipient = 'presidente@exemple.fr'`)
	s.scan(nil, `delete from outbox`)
	taken, failed := 0, 0
	for _, c := range s.convocation(id).Called {
		if !c.TakenAt.IsZero() && c.Email == "amandier@exemple.fr" {
			taken++
		}
		if !c.FailedAt.IsZero() && c.Email == "presidente@exemple.fr" {
			failed++
		}
	}
	if taken != 1 || failed != 1 {
		t.Errorf("C1: %d mails are known as taken, %d as given up", taken, failed)
	}
}
