package model

import (
	"context"
	"time"

	"ctin/governance"
)

const markSeat = `
	insert into urn_seats (ballot_id, coordination_id, seat_id)
	values ($1, $2, $3)`

const fillUrn = `
	insert into urns (ballot_id, coordination_id, votes_for, votes_against, abstentions, not_voting)
	values ($1, $2, $3, $4, $5, $6)
	on conflict (ballot_id) do update
	set votes_for = urns.votes_for + excluded.votes_for, votes_against = urns.votes_against + excluded.votes_against,
		abstentions = urns.abstentions + excluded.abstentions, not_voting = urns.not_voting + excluded.not_voting`

const takeUrn = `
	delete from urns
	where coordination_id = $1 and ballot_id = $2
	returning votes_for, votes_against, abstentions, not_voting`

// CastSecret puts the choice of a seat in the urn of a secret ballot, by who
// sits there or bears its proxy: never by anyone else. The seat is marked, the
// totals grow, and nothing joins the two; the journal says who voted, without
// a hash of what (C4).
func (s *Store) CastSecret(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, v governance.Vote,
) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "vote.secret", func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, id)
		if err != nil {
			return 0, err
		}
		b, err := room.voting(v.BallotID)
		if err != nil {
			return 0, err
		}
		now := room.At(room.instantOf(b, t.at), b.ItemID)
		if err := governance.CastSecret(now, b, room.UrnOf(b.ID), v.SeatID, v.Choice, actor.PersonID); err != nil {
			return 0, err
		}
		if err := t.exec(ctx, markSeat, b.ID, room.CoordinationID, v.SeatID); err != nil {
			return 0, err
		}
		t.record(event{chain: room.CoordinationID, action: "vote.secret", kind: "ballot", object: int64(b.ID)})
		said := governance.Tally{}.Add(v.Choice)
		return int64(b.ID), t.exec(ctx, fillUrn, b.ID, room.CoordinationID, said.For, said.Against, said.Abstain, said.None)
	})
	return err
}

// emptyUrn takes what is in the urn of a ballot out of it: to count it, or to
// throw it away. A public ballot has none.
func (t *tx) emptyUrn(ctx context.Context, room RoomRecord, b governance.Ballot) (governance.Urn, error) {
	urn := governance.Urn{Seats: room.UrnOf(b.ID)}
	if len(urn.Seats) == 0 {
		return urn, nil
	}
	var said struct{ VotesFor, VotesAgainst, Abstentions, NotVoting int }
	if err := t.get(ctx, &said, takeUrn, room.CoordinationID, b.ID); err != nil {
		return urn, err
	}
	urn.Tally = governance.Tally{For: said.VotesFor, Against: said.VotesAgainst, Abstain: said.Abstentions, None: said.NotVoting}
	return urn, nil
}

// CountedVote is a vote that was counted in the room and is typed whole.
type CountedVote struct {
	ItemID governance.AgendaItemID
	Motion string
	Count  governance.Count
	At     time.Time // zero for now
}

// RecordCounted records in one go a vote by show of hands: the ballot, and what
// was counted. The rules are those of the instant at which it happened.
func (s *Store) RecordCounted(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, v CountedVote,
) (governance.BallotID, error) {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return 0, err
	}
	ballot, err := s.write(ctx, actor, "ballot.close", func(t *tx) (int64, error) {
		room, at, err := t.openRoom(ctx, id, v.At)
		if err != nil {
			return 0, err
		}
		if err := room.mayCountOn(v.ItemID); err != nil {
			return 0, err
		}
		opened, err := t.openBallot(ctx, room, governance.Ballot{ItemID: v.ItemID, Kind: governance.ShowOfHands, Motion: v.Motion}, at)
		if err != nil {
			return 0, err
		}
		b, err := governance.CloseBallot(room.At(at, v.ItemID), opened, nil, room.presiding(at), v.Count, at)
		if err != nil {
			return 0, err
		}
		return int64(b.ID), t.settleBallot(ctx, "ballot.close", opened, b)
	})
	return governance.BallotID(ballot), err
}
