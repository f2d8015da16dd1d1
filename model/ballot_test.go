package model

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"ctin/governance"
)

// at once runs all at the same time, and counts the codes of what they answer.
func atOnce(n int, do func(i int) error) map[governance.Code]int {
	codes := map[governance.Code]int{}
	var lock sync.Mutex
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() {
			code := governance.CodeOf(do(i))
			lock.Lock()
			defer lock.Unlock()
			codes[code]++
		})
	}
	wait.Wait()
	return codes
}

func TestC4TwentyPeopleVoteAtOnce(t *testing.T) {
	a := newAssembly(t)
	names := append([]string{}, voters...)
	for i := range 9 {
		name := fmt.Sprintf("Autre%d", i)
		a.sit(name)
		names = append(names, name)
	}
	a.openWith(names...)
	b := a.ballot(0, governance.PublicBallot)
	// Each sends its choice twice, under two keys.
	codes := atOnce(2*len(names), func(i int) error { return a.vote(b, names[i/2], governance.VoteFor) })
	if codes[""] != 40 {
		t.Errorf("answers %v", codes)
	}
	if n := len(a.room().VotesOf(b)); n != 20 {
		t.Errorf("%d voices for 20 seats", n)
	}
	a.ok(a.close(b))
	if last, _ := a.room().LastBallot(a.items[0]); last.VotesFor != 20 || last.QuorumReached != 20 {
		t.Errorf("counted %+v", last)
	}
	a.whole(a.keeper)
}

func TestC4ASeatVotesOnceAndTheSecretaryMends(t *testing.T) {
	a := newAssembly(t)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat")
	must(a.GiveProxy(a.ctx, a.keeper, a.meeting, a.seats["Noisetier"], a.seats["Murier"]))(t)
	b := a.ballot(0, governance.PublicBallot)
	a.ok(a.vote(b, "Murier", governance.VoteFor))
	a.ok(a.vote(b, "Murier", governance.VoteFor))
	a.untouched(governance.Conflict, func() error { return a.vote(b, "Murier", governance.VoteAgainst) })
	a.ok(a.CastVote(a.ctx, a.as("Murier"), a.meeting, governance.Vote{BallotID: b, SeatID: a.seats["Noisetier"], Choice: governance.VoteAgainst}))
	a.untouched(governance.Forbidden, func() error { return a.vote(b, "Noisetier", governance.VoteFor) })
	a.untouched(governance.Forbidden, func() error {
		return a.CastVote(a.ctx, a.as("Murier"), a.meeting, governance.Vote{BallotID: b, SeatID: a.seats["Sicoval"], Choice: governance.VoteFor})
	})
	a.untouched(governance.Conflict, func() error { return a.vote(b, "Genet", governance.VoteFor) }) // away
	a.ok(a.CastVote(a.ctx, a.keeper, a.meeting, governance.Vote{BallotID: b, SeatID: a.seats["Murier"], Choice: governance.VoteAbstain}))
	a.ok(a.close(b))
	got, _ := a.room().LastBallot(a.items[0])
	if got.VotesFor != 0 || got.VotesAgainst != 1 || got.Abstentions != 1 || got.NotVoting != 4 || *got.Adopted {
		t.Errorf("counted %+v", got)
	}
	a.untouched(governance.Conflict, func() error { return a.vote(b, "Olivier", governance.VoteFor) }) // too late
	a.untouched(governance.Conflict, func() error {
		return a.CastVote(a.ctx, a.keeper, a.meeting, governance.Vote{BallotID: b, SeatID: a.seats["Olivier"], Choice: governance.VoteFor})
	})
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	if err := a.vote(b, "Olivier", governance.VoteFor); err == nil || err.Error() != msgTooLate {
		t.Errorf("after the meeting, a late vote hears %v", err)
	}
}

func TestC4AVoteArrivesBeforeTheCloseOrIsRefused(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	b := a.ballot(0, governance.PublicBallot)
	a.ok(a.vote(b, "Sicoval", governance.VoteFor))
	codes := atOnce(len(voters), func(i int) error {
		if i == 5 {
			return a.close(b)
		}
		return a.vote(b, voters[i], governance.VoteFor)
	})
	if codes[""]+codes[governance.Conflict] != len(voters) {
		t.Errorf("answers %v", codes)
	}
	got, _ := a.room().LastBallot(a.items[0])
	if n := len(a.room().VotesOf(b)); got.VotesFor != n || got.VotesFor+got.NotVoting != len(voters) {
		t.Errorf("%d voices were recorded, %d counted, of %d", n, got.VotesFor, len(voters))
	}
}

func TestC4TwoClosingsAreOne(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	b := a.ballot(0, governance.PublicBallot)
	a.ok(a.vote(b, "Sicoval", governance.VoteFor))
	if codes := atOnce(4, func(int) error { return a.close(b) }); codes[""] != 1 || codes[governance.Conflict] != 3 {
		t.Errorf("closing the ballot: %v", codes)
	}
	must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b}))(t)
	codes := atOnce(4, func(int) error { return a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}) })
	if codes[""] != 1 || codes[governance.Conflict] != 3 || a.count(`select count(*) from journal where action = 'meeting.close'`) != 1 {
		t.Errorf("closing the meeting: %v", codes)
	}
}

func TestC4OneBallotAtATimeOnTheCurrentItem(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	open := func(n int) error {
		_, err := a.OpenBallot(a.ctx, a.keeper, a.meeting, governance.Ballot{ItemID: a.items[n], Kind: governance.ConsensusBallot, Motion: "x"}, time.Time{})
		return err
	}
	a.untouched(governance.Conflict, func() error { return open(1) }) // not the current one
	if codes := atOnce(4, func(int) error { return open(0) }); codes[""] != 1 {
		t.Errorf("four ballots at once: %v", codes)
	}
	a.untouched(governance.Conflict, func() error { return a.CallItem(a.ctx, a.keeper, a.meeting, a.items[1]) })
	a.untouched(governance.Conflict, func() error { return a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}) })
	b, _ := a.room().LastBallot(a.items[0])
	a.ok(a.GiveUpBallot(a.ctx, a.keeper, a.meeting, b.ID))
	a.untouched(governance.Conflict, func() error { return a.GiveUpBallot(a.ctx, a.keeper, a.meeting, b.ID) })
	a.untouched(governance.Conflict, func() error {
		_, err := a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b.ID})
		return err
	})
	a.adopted(0)
	a.untouched(governance.Conflict, func() error { return open(0) }) // decided
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
}

func TestC4SecretBallotsKeepNoName(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	b := a.ballot(0, governance.SecretBallot)
	a.untouched(governance.Conflict, func() error { return a.vote(b, "Sicoval", governance.VoteFor) })
	if _, err := a.db.App.Exec(`insert into votes (coordination_id, ballot_id, seat_id, person_id, choice, recorded_by, created_at)
		values ($1, $2, $3, $4, 'for', $4, now())`, a.keeper.Coordination, b, a.seats["Sicoval"], a.people["Sicoval"]); err == nil {
		t.Error("the database took a name in a secret ballot")
	}
	err := a.CloseBallot(a.ctx, a.keeper, a.meeting, b, governance.Count{Tally: governance.Tally{For: 9, Against: 3}}, time.Time{})
	refused(t, err, governance.Invalid, "for") // 12 voices of 11
	a.ok(a.CloseBallot(a.ctx, a.keeper, a.meeting, b, governance.Count{Tally: governance.Tally{For: 8, Against: 2}}, time.Time{}))
	if got, _ := a.room().LastBallot(a.items[0]); got.NotVoting != 1 || !*got.Adopted {
		t.Errorf("counted %+v", got)
	}
}

func TestC5WhoStandsAsideIsAnnouncedBeforeTheVote(t *testing.T) {
	a := newAssembly(t)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne")
	must(a.GiveProxy(a.ctx, a.keeper, a.meeting, a.seats["Noisetier"], a.seats["Murier"]))(t)
	aside := Recusal{ItemID: a.items[0], SeatID: a.seats["Noisetier"], Reason: "Porteur de l’action"}
	a.ok(a.Recuse(a.ctx, a.as("Noisetier"), a.meeting, aside))
	a.ok(a.Recuse(a.ctx, a.keeper, a.meeting, aside)) // said twice
	a.untouched(governance.Forbidden, func() error {
		return a.Recuse(a.ctx, a.as("Olivier"), a.meeting, Recusal{ItemID: a.items[0], SeatID: a.seats["Sicoval"]})
	})
	a.untouched(governance.Invalid, func() error {
		return a.Recuse(a.ctx, a.keeper, a.meeting, Recusal{ItemID: a.items[0], SeatID: a.seats["Cedre"]})
	})
	b := a.ballot(0, governance.PublicBallot)
	a.untouched(governance.Conflict, func() error { return a.WithdrawRecusal(a.ctx, a.keeper, a.meeting, aside) })
	a.untouched(governance.Conflict, func() error {
		return a.CastVote(a.ctx, a.as("Murier"), a.meeting, governance.Vote{BallotID: b, SeatID: a.seats["Noisetier"], Choice: governance.VoteFor})
	})
	for _, name := range []string{"Sicoval", "Bruyere", "Olivier", "Etat", "Garonne"} {
		a.ok(a.vote(b, name, governance.VoteFor))
	}
	a.ok(a.vote(b, "Murier", governance.VoteAbstain))
	a.ok(a.close(b))
	got, _ := a.room().LastBallot(a.items[0])
	if got.VotesFor != 5 || got.Abstentions != 1 || got.NotVoting != 0 || got.QuorumReached != 7 || got.QuorumBase != 11 {
		t.Errorf("005: %+v", got)
	}
	a.untouched(governance.Conflict, func() error {
		return a.Recuse(a.ctx, a.keeper, a.meeting, Recusal{ItemID: a.items[0], SeatID: a.seats["Etat"]})
	})
}

func TestC4WhatWasVotedStaysWhoeverWrites(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	b := a.ballot(0, governance.PublicBallot)
	a.ok(a.vote(b, "Sicoval", governance.VoteFor))
	a.ok(a.close(b))
	must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b}))(t)
	for _, statement := range []string{
		`update votes set choice = 'against'`, `delete from votes`, `update ballots set votes_for = 11`,
		`update ballots set closed_at = null`, `delete from ballots`, `update decisions set body = 'Autre'`,
		`update decisions set content = 'x'`, `update decisions set number = 2`, `delete from decisions`,
		`update decisions set adopted_at = now()`,
	} {
		if _, err := a.db.Owner.Exec(statement); err == nil {
			t.Errorf("C6: the owner could: %s", statement)
		}
	}
	if _, err := a.db.App.ExecContext(context.Background(), `update decisions set status = 'done'`); err != nil {
		t.Errorf("the follow-up changes: %v", err)
	}
}

func TestC4TheChairDecidesATie(t *testing.T) {
	a := newAssembly(t)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne")
	b := a.ballot(0, governance.PublicBallot)
	for i, name := range []string{"Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne"} {
		a.ok(a.vote(b, name, []governance.Choice{governance.VoteFor, governance.VoteAgainst}[i/3]))
	}
	a.ok(a.close(b))
	got, _ := a.room().LastBallot(a.items[0])
	if got.VotesFor != 3 || got.VotesAgainst != 3 || !got.Casting || !*got.Adopted {
		t.Errorf("tie 3-3, the chair for: %+v", got)
	}
}

func TestC3AnAlternateTakesTheSeatAndEndsItsProxy(t *testing.T) {
	a := newAssembly(t)
	must(a.Designate(a.ctx, a.keeper, designation(a.seats["Noisetier"], governance.Alternate, "Suppleante", "2026-02-01")))(t)
	a.openWith("Murier")
	must(a.GiveProxy(a.ctx, a.keeper, a.meeting, a.seats["Noisetier"], a.seats["Murier"]))(t)
	place, _ := a.room().Place(a.seats["Noisetier"])
	if len(place.People) != 2 || place.People[1].Kind != governance.Alternate {
		t.Fatalf("who may sit: %+v", place.People)
	}
	must(a.RecordArrival(a.ctx, a.keeper, Arrival{MeetingID: a.meeting, SeatID: place.SeatID, PersonID: place.People[1].PersonID}))(t)
	if q := a.quorum(); q.Present != 2 || q.Represented != 0 {
		t.Errorf("the alternate sits: %+v", q)
	}
	a.untouched(governance.Conflict, func() error {
		_, err := a.GiveProxy(a.ctx, a.keeper, a.meeting, place.SeatID, a.seats["Murier"])
		return err
	})
}
