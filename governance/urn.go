package governance

import "slices"

// Urn is what a secret ballot on screen holds until it is counted: totals, and
// the seats that have voted, in the order of their numbers. Nothing says which
// of them said what (C4).
type Urn struct {
	Tally
	Seats []SeatID
}

// CastSecret tells whether a person may put the choice of a seat in the urn:
// they sit there, or bear its proxy. Nobody votes for another, and what is in
// the urn cannot be taken back.
func CastSecret(r Room, b Ballot, voted []SeatID, seat SeatID, choice Choice, by PersonID) error {
	switch {
	case !b.ClosedAt.IsZero():
		return Fail(Conflict, msgBallotClosed)
	case b.Kind != SecretBallot:
		return Fail(Conflict, msgBallotNotSecret)
	case !slices.Contains(Choices(), choice):
		return Fail(Invalid, msgChoice).On("choice")
	}
	i := slices.IndexFunc(r.Voices(), func(o Voice) bool { return o.SeatID == seat })
	switch {
	case i < 0 && r.aside(seat):
		return Fail(Conflict, msgVoteAside)
	case i < 0:
		return Fail(Conflict, msgVoteAway)
	case r.Voices()[i].PersonID != by:
		return Fail(Forbidden, msgVoteOther)
	case slices.Contains(voted, seat):
		return Fail(Conflict, msgSecretVoted)
	}
	return nil
}

// mayCount refuses an urn that one voice alone is in: to count it would say
// what that voice chose.
func (u Urn) mayCount() error {
	if len(u.Seats) == 1 {
		return Fail(Conflict, msgUrnAlone)
	}
	return nil
}

// silent are the voices of a room that are not in the urn: they vote on paper,
// or take no part.
func (u Urn) silent(r Room) []Voice {
	return slices.DeleteFunc(r.Voices(), func(v Voice) bool { return slices.Contains(u.Seats, v.SeatID) })
}
