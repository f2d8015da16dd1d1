package model

import (
	"testing"
	"time"

	"ctin/governance"
)

func TestC2TheQuorumFollowsWhoComesAndGoes(t *testing.T) {
	a := newAssembly(t)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier")
	must(a.GiveProxy(a.ctx, a.keeper, a.meeting, a.seats["Noisetier"], a.seats["Murier"]))(t)
	if q := a.quorum(); q.Base != 11 || q.Required != 6 || q.Reached() != 5 || q.Missing() != 1 {
		t.Errorf("14:00: %+v", q)
	}
	a.untouched(governance.Conflict, func() error {
		_, err := a.OpenBallot(a.ctx, a.keeper, a.meeting, governance.Ballot{ItemID: a.items[0], Kind: governance.PublicBallot, Motion: "x"}, time.Time{})
		return err
	})
	a.now = a.now.Add(12 * time.Minute)
	must(a.RecordArrival(a.ctx, a.keeper, Arrival{MeetingID: a.meeting, SeatID: a.seats["Etat"], PersonID: a.people["Etat"], Remote: true}))(t)
	if q := a.quorum(); q.Reached() != 6 || !q.Met() {
		t.Errorf("14:12: %+v", q)
	}
	a.now = a.now.Add(8 * time.Minute)
	a.arrive("Garonne")
	if q := a.quorum(); q.Reached() != 7 {
		t.Errorf("14:20: %+v", q)
	}
	a.arrive("Cedre")
	if q := a.quorum(); q.Reached() != 7 {
		t.Errorf("an advisory voice counted: %+v", q)
	}
	a.now = a.now.Add(time.Minute)
	a.arrive("Noisetier") // C3: the giver arrives, the proxy ends
	if q := a.quorum(); q.Represented != 0 || q.Present != 7 || a.room().Proxies[0].RevokedAt.IsZero() {
		t.Errorf("the giver came: %+v", q)
	}
	a.ok(a.RecordDeparture(a.ctx, a.as("Garonne"), a.meeting, a.seats["Garonne"], time.Time{}))
	if q := a.quorum(); q.Reached() != 6 {
		t.Errorf("someone left: %+v", q)
	}
}

func TestC7OutsideAnOpenMeetingNothingIsRecorded(t *testing.T) {
	a := newAssembly(t)
	all := func() {
		t.Helper()
		for _, do := range []func() error{
			func() error {
				_, err := a.RecordArrival(a.ctx, a.keeper, Arrival{MeetingID: a.meeting, SeatID: a.seats["Garonne"], PersonID: a.people["Garonne"]})
				return err
			},
			func() error { return a.RecordDeparture(a.ctx, a.keeper, a.meeting, a.seats["Sicoval"], time.Time{}) },
			func() error { return a.RecordExcuse(a.ctx, a.keeper, a.meeting, a.seats["Genet"], a.people["Genet"]) },
			func() error {
				return a.Recuse(a.ctx, a.keeper, a.meeting, Recusal{ItemID: a.items[0], SeatID: a.seats["Genet"]})
			},
			func() error { return a.CallItem(a.ctx, a.keeper, a.meeting, a.items[1]) },
			func() error {
				_, err := a.AddItem(a.ctx, a.keeper, governance.AgendaItem{MeetingID: a.meeting, Title: "x", Kind: governance.ItemDebate}, true)
				return err
			},
			func() error {
				_, err := a.OpenBallot(a.ctx, a.keeper, a.meeting, governance.Ballot{ItemID: a.items[0], Kind: governance.ConsensusBallot, Motion: "x"}, time.Time{})
				return err
			},
		} {
			a.untouched(governance.Conflict, do)
		}
	}
	all() // convened
	a.openWith("Sicoval")
	a.ok(a.SuspendMeeting(a.ctx, a.keeper, a.meeting))
	all()
	a.ok(a.ResumeMeeting(a.ctx, a.keeper, a.meeting))
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	all()
	a.untouched(governance.Conflict, func() error { return a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}) })
	a.untouched(governance.Conflict, func() error { return a.OpenMeeting(a.ctx, a.keeper, a.meeting, time.Time{}) })
}

func TestC7AMeetingKeepsTheRuleSetItWasOpenedUnder(t *testing.T) {
	a := newAssembly(t)
	a.openWith()
	a.scan(nil, `update rule_sets set rules = $1`, governance.ProfileRules(governance.Concertation))
	if r := a.room(); r.Rules != governance.ProfileRules(governance.CRPA) {
		t.Errorf("the rule set changed under the meeting: %+v", r.Rules)
	}
}

func TestC7AMeetingRecordedAfterwardsHasItsRealHours(t *testing.T) {
	a := newAssembly(t)
	began := a.now
	a.now = a.now.Add(48 * time.Hour)
	a.ok(a.OpenMeeting(a.ctx, a.keeper, a.meeting, began))
	_, err := a.RecordArrival(a.ctx, a.keeper, Arrival{MeetingID: a.meeting, SeatID: a.seats["Etat"], PersonID: a.people["Etat"]})
	refused(t, err, governance.Invalid, "at")
	must(a.RecordArrival(a.ctx, a.keeper, Arrival{
		MeetingID: a.meeting, SeatID: a.seats["Etat"], PersonID: a.people["Etat"], At: began.Add(12 * time.Minute),
	}))(t)
	r := a.room()
	if !r.RecordedAfter || !r.OpenedAt.Equal(began) || !r.Stays[0].ArrivedAt.Equal(began.Add(12*time.Minute)) {
		t.Errorf("recorded afterwards: %+v", r.Meeting)
	}
	if r.Day != "2026-12-03" {
		t.Errorf("the day of the meeting is %s", r.Day)
	}
	if a.count(`select count(*) from journal where at = $1 and action = 'attendance.arrive'`, a.now) != 1 {
		t.Error("the journal does not have the hour of entry")
	}
}

func TestEachActsForThemselvesAndTheSecretaryForAll(t *testing.T) {
	a := newAssembly(t)
	a.ok(a.OpenMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	arrival := func(name string) Arrival {
		return Arrival{MeetingID: a.meeting, SeatID: a.seats[name], PersonID: a.people[name]}
	}
	a.untouched(governance.Conflict, func() error { // nobody called them
		_, err := a.RecordArrival(a.ctx, a.as("Murier"), arrival("Murier"))
		return err
	})
	a.scan(nil, `insert into convocations (coordination_id, meeting_id, seat_id, person_id, sent_at) values ($1, $2, $3, $4, $5)`,
		a.keeper.Coordination, a.meeting, a.seats["Murier"], a.people["Murier"], a.now)
	must(a.RecordArrival(a.ctx, a.as("Murier"), arrival("Murier")))(t)
	a.untouched(governance.Forbidden, func() error {
		_, err := a.RecordArrival(a.ctx, a.as("Murier"), arrival("Olivier"))
		return err
	})
	a.untouched(governance.Forbidden, func() error {
		_, err := a.GiveProxy(a.ctx, a.as("Murier"), a.meeting, a.seats["Olivier"], a.seats["Murier"])
		return err
	})
	p := must(a.GiveProxy(a.ctx, a.as("Noisetier"), a.meeting, a.seats["Noisetier"], a.seats["Murier"]))(t)
	a.untouched(governance.Forbidden, func() error { return a.RevokeProxy(a.ctx, a.as("Murier"), a.meeting, p) })
	a.untouched(governance.Forbidden, func() error { return a.OpenMeeting(a.ctx, a.as("Murier"), a.meeting, time.Time{}) })
	a.untouched(governance.Forbidden, func() error { return a.CloseMeeting(a.ctx, a.as("Murier"), a.meeting, time.Time{}) })
	a.untouched(governance.Forbidden, func() error { return a.CallItem(a.ctx, a.as("Murier"), a.meeting, a.items[1]) })
	a.untouched(governance.Forbidden, func() error {
		return a.RecordDeparture(a.ctx, a.as("Noisetier"), a.meeting, a.seats["Murier"], time.Time{})
	})
	a.ok(a.RevokeProxy(a.ctx, a.as("Noisetier"), a.meeting, p))
	a.untouched(governance.Conflict, func() error { return a.RevokeProxy(a.ctx, a.as("Noisetier"), a.meeting, p) })
	elsewhere := a.house.open("Lyon")
	a.untouched(governance.NotFound, func() error { return a.OpenMeeting(a.ctx, elsewhere, a.meeting, time.Time{}) })
	if _, err := a.Room(a.ctx, elsewhere, a.meeting); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("P3: the room is read from elsewhere: %v", err)
	}
}

func TestC3AProxyGivenBeforeTheMeetingCountsOnceTheBearerIsThere(t *testing.T) {
	a := newAssembly(t)
	must(a.GiveProxy(a.ctx, a.as("Noisetier"), a.meeting, a.seats["Noisetier"], a.seats["Murier"]))(t)
	a.ok(a.OpenMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	if q := a.quorum(); q.Reached() != 0 {
		t.Errorf("the bearer is away: %+v", q)
	}
	a.arrive("Murier")
	if q := a.quorum(); q.Reached() != 2 {
		t.Errorf("the bearer came: %+v", q)
	}
	_, err := a.GiveProxy(a.ctx, a.as("Platane"), a.meeting, a.seats["Platane"], a.seats["Murier"])
	refused(t, err, governance.Conflict, "bearer")
}

func TestAnExcuseIsForWhoWasCalled(t *testing.T) {
	a := newAssembly(t)
	a.openWith("Sicoval")
	a.untouched(governance.Conflict, func() error { return a.RecordExcuse(a.ctx, a.keeper, a.meeting, a.seats["Genet"], a.people["Genet"]) })
	a.scan(nil, `insert into convocations (coordination_id, meeting_id, seat_id, person_id, sent_at) values ($1, $2, $3, $4, $5)`,
		a.keeper.Coordination, a.meeting, a.seats["Genet"], a.people["Genet"], a.now)
	a.ok(a.RecordExcuse(a.ctx, a.keeper, a.meeting, a.seats["Genet"], a.people["Genet"]))
	place, _ := a.room().Place(a.seats["Genet"])
	if place.People[0].Reply != "excused" {
		t.Errorf("noted as %+v", place.People)
	}
}

func TestAnItemAddedInSessionComesLast(t *testing.T) {
	a := newAssembly(t)
	a.openWith("Sicoval")
	_, err := a.AddItem(a.ctx, a.keeper, governance.AgendaItem{MeetingID: a.meeting, Title: "Bis", Kind: governance.ItemDecision}, true)
	refused(t, err, governance.Conflict, "kind") // C1: CRPA blocks it
	id := must(a.AddItem(a.ctx, a.keeper, governance.AgendaItem{MeetingID: a.meeting, Title: "Question", Kind: governance.ItemDebate}, true))(t)
	a.ok(a.CallItem(a.ctx, a.keeper, a.meeting, id))
	r := a.room()
	last := r.Agenda[len(r.Agenda)-1]
	if last.ID != id || !last.AddedInSession || last.State != governance.ItemCurrent || r.Agenda[0].State != governance.ItemDone {
		t.Errorf("the agenda is %+v", r.Agenda)
	}
	a.ok(a.PostponeItem(a.ctx, a.keeper, a.meeting, id))
	if i, _ := a.room().Item(id); i.State != governance.ItemPostponed {
		t.Errorf("postponed: %s", i.State)
	}
}
