package model

import (
	"testing"
	"time"

	"ctin/governance"
)

func (a *assembly) secretly(b governance.BallotID, name, seat string, c governance.Choice) error {
	return a.CastSecret(a.ctx, a.as(name), a.meeting, governance.Vote{BallotID: b, SeatID: a.seats[seat], Choice: c})
}

func TestC4ASecretBallotKeepsTotalsOnly(t *testing.T) {
	a := newAssembly(t)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat")
	must(a.GiveProxy(a.ctx, a.keeper, a.meeting, a.seats["Noisetier"], a.seats["Murier"]))(t)
	b := a.ballot(0, governance.SecretBallot)
	a.ok(a.secretly(b, "Sicoval", "Sicoval", governance.VoteFor))
	a.untouched(governance.Conflict, func() error { return a.close(b) }) // one voice alone would be read
	a.ok(a.secretly(b, "Murier", "Murier", governance.VoteAgainst))
	a.ok(a.secretly(b, "Murier", "Noisetier", governance.VoteFor)) // its proxy
	a.untouched(governance.Conflict, func() error { return a.secretly(b, "Murier", "Murier", governance.VoteFor) })
	a.untouched(governance.Forbidden, func() error { return a.secretly(b, "Olivier", "Noisetier", governance.VoteFor) })
	a.untouched(governance.Forbidden, func() error {
		return a.CastSecret(a.ctx, a.keeper, a.meeting, governance.Vote{BallotID: b, SeatID: a.seats["Olivier"], Choice: governance.VoteFor})
	})
	a.untouched(governance.Conflict, func() error { return a.secretly(b, "Genet", "Genet", governance.VoteFor) }) // away
	a.untouched(governance.Conflict, func() error { return a.vote(b, "Olivier", governance.VoteFor) })            // not with its name
	papers := governance.Count{Tally: governance.Tally{Against: 1, Abstain: 1}}
	a.ok(a.CloseBallot(a.ctx, a.keeper, a.meeting, b, papers, time.Time{}))
	got, _ := a.room().LastBallot(a.items[0])
	if got.VotesFor != 2 || got.VotesAgainst != 2 || got.Abstentions != 1 || got.NotVoting != 1 || *got.Adopted {
		t.Errorf("C4: counted %+v", got)
	}
	a.untouched(governance.Conflict, func() error { return a.secretly(b, "Olivier", "Olivier", governance.VoteFor) }) // too late
	if n := a.count(`select count(*) from votes`) + a.count(`select count(*) from urns`); n != 0 {
		t.Errorf("C4: %d rows say what was voted", n)
	}
	if n := a.count(`select count(*) from journal where action = 'vote.secret' and convert_from(bytes, 'UTF8') ~ '[0-9a-f]{64}'`); n != 0 {
		t.Errorf("C4: the journal holds %d hashes of secret choices", n)
	}
	if n := a.count(`select count(*) from journal where action = 'vote.secret'`); n != 3 {
		t.Errorf("C4: the journal says %d times who voted, want 3", n)
	}
	a.whole(a.keeper)
}

func TestC4AnUrnThatIsGivenUpIsThrownAway(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	b := a.ballot(0, governance.SecretBallot)
	codes := atOnce(2*len(voters), func(i int) error { return a.secretly(b, voters[i/2], voters[i/2], governance.VoteFor) })
	if codes[""] != len(voters) || codes[governance.Conflict] != len(voters) {
		t.Errorf("C4: each voted twice at once: %v", codes)
	}
	a.ok(a.GiveUpBallot(a.ctx, a.keeper, a.meeting, b))
	if got, _ := a.room().Ballot(b); got.VotesFor != 0 || got.Adopted != nil || a.count(`select count(*) from urns`) != 0 {
		t.Errorf("C4: what was in the urn is kept: %+v", got)
	}
}

func TestC4AVoteCountedInTheRoomIsRecordedWhole(t *testing.T) {
	a := newAssembly(t)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat")
	counted := CountedVote{ItemID: a.items[1], Motion: "Le comité décide.", Count: governance.Count{Tally: governance.Tally{For: 4, Against: 1}}}
	a.untouched(governance.Conflict, func() error { // C2: five of eleven
		_, err := a.RecordCounted(a.ctx, a.keeper, a.meeting, counted)
		return err
	})
	a.now = a.now.Add(10 * time.Minute)
	a.arrive("Noisetier")
	early := counted
	early.At = a.now.Add(-5 * time.Minute)
	a.untouched(governance.Conflict, func() error { // the rules are those of that instant
		_, err := a.RecordCounted(a.ctx, a.keeper, a.meeting, early)
		return err
	})
	a.keeper.Key = "hors-ligne"
	first := must(a.RecordCounted(a.ctx, a.keeper, a.meeting, counted))(t)
	if again := must(a.RecordCounted(a.ctx, a.keeper, a.meeting, counted))(t); again != first {
		t.Errorf("sent twice, counted as %d and %d", first, again)
	}
	a.keeper.Key = ""
	got, _ := a.room().Ballot(first)
	if got.Kind != governance.ShowOfHands || got.VotesFor != 4 || got.NotVoting != 1 || !*got.Adopted || got.QuorumReached != 6 {
		t.Errorf("counted %+v", got)
	}
	must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: first}))(t)
	a.untouched(governance.Conflict, func() error { // it has its decision
		_, err := a.RecordCounted(a.ctx, a.keeper, a.meeting, counted)
		return err
	})
	a.untouched(governance.Forbidden, func() error {
		_, err := a.RecordCounted(a.ctx, a.as("Olivier"), a.meeting, counted)
		return err
	})
	a.whole(a.keeper)
}

func TestGuestsAreRecordedAndNamedInTheMinutes(t *testing.T) {
	a := newAssembly(t)
	guest := governance.Guest{MeetingID: a.meeting, Name: "Jeanne Exemple", Quality: "experte", Organization: "Chêne"}
	a.untouched(governance.Conflict, func() error { // not open yet
		_, err := a.RecordGuest(a.ctx, a.keeper, guest)
		return err
	})
	a.openWith("Sicoval")
	a.untouched(governance.Invalid, func() error {
		_, err := a.RecordGuest(a.ctx, a.keeper, governance.Guest{MeetingID: a.meeting})
		return err
	})
	a.untouched(governance.Forbidden, func() error {
		_, err := a.RecordGuest(a.ctx, a.as("Olivier"), guest)
		return err
	})
	id := must(a.RecordGuest(a.ctx, a.keeper, guest))(t)
	if q := a.quorum(); q.Reached() != 1 {
		t.Errorf("C2: a guest counts: %+v", q)
	}
	a.now = a.now.Add(time.Hour)
	a.ok(a.RecordGuestDeparture(a.ctx, a.keeper, a.meeting, id, time.Time{}))
	a.untouched(governance.Conflict, func() error { return a.RecordGuestDeparture(a.ctx, a.keeper, a.meeting, id, time.Time{}) })
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	people := assemble(a.room(), minutesFacts{}, a.now).Attendance.Guests
	if len(people) != 1 || people[0].Name != "Jeanne Exemple" || people[0].Function != "experte" {
		t.Errorf("the minutes name %+v", people)
	}
	a.whole(a.keeper)
}
