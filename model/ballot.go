package model

import (
	"context"
	"time"

	"ctin/governance"
)

const insertBallot = `
	insert into ballots (coordination_id, item_id, kind, motion, opened_at, quorum_base, quorum_required, quorum_reached,
		quorum_detail, weighted)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
	returning id`

// OpenBallot puts a text to the vote on the current item. at is the hour
// typed, zero for now.
func (s *Store) OpenBallot(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, b governance.Ballot, typed time.Time,
) (governance.BallotID, error) {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return 0, err
	}
	ballot, err := s.write(ctx, actor, "ballot.open", func(t *tx) (int64, error) {
		room, at, err := t.openRoom(ctx, id, typed)
		if err != nil {
			return 0, err
		}
		if err := room.mayVoteOn(b.ItemID); err != nil {
			return 0, err
		}
		b, err = t.openBallot(ctx, room, b, at)
		return int64(b.ID), err
	})
	return governance.BallotID(ballot), err
}

// openBallot applies the rule, and records the ballot.
func (t *tx) openBallot(ctx context.Context, room RoomRecord, b governance.Ballot, at time.Time) (governance.Ballot, error) {
	b, err := governance.OpenBallot(room.At(at, b.ItemID), b)
	if err != nil {
		return b, err
	}
	b.CoordinationID, b.OpenedAt = room.CoordinationID, at
	err = t.get(ctx, &b.ID, insertBallot, b.CoordinationID, b.ItemID, b.Kind, b.Motion, b.OpenedAt, b.QuorumBase,
		b.QuorumRequired, b.QuorumReached, b.QuorumDetail, b.Weighted)
	if err != nil {
		return b, err
	}
	t.record(event{chain: b.CoordinationID, action: "ballot.open", kind: "ballot", object: int64(b.ID), after: b})
	return b, nil
}

// mayVoteOn tells whether a ballot may open on an item: the current one, to be
// decided, that has no decision yet, and one ballot at a time.
func (room RoomRecord) mayVoteOn(id governance.AgendaItemID) error {
	if item, known := room.Item(id); known && item.State != governance.ItemCurrent {
		return governance.Fail(governance.Conflict, msgItemNotCurrent)
	}
	return room.mayCountOn(id)
}

// mayCountOn is mayVoteOn for a vote that was counted in the room, whatever
// item the room is at since.
func (room RoomRecord) mayCountOn(id governance.AgendaItemID) error {
	item, known := room.Item(id)
	switch {
	case !known:
		return governance.Fail(governance.NotFound, msgNotFound)
	case item.Kind != governance.ItemDecision:
		return governance.Fail(governance.Conflict, msgItemNoDecision)
	case room.settled(id):
		return governance.Fail(governance.Conflict, msgItemDecided)
	}
	if _, open := room.openBallot(); open {
		return governance.Fail(governance.Conflict, msgBallotOpenElsewhere)
	}
	return nil
}

// settled tells whether an item has its decision.
func (room RoomRecord) settled(item governance.AgendaItemID) bool {
	for _, d := range room.Decisions {
		if d.ItemID == item {
			return true
		}
	}
	return false
}

// decided are the ballots that became decisions.
func (room RoomRecord) decided() map[governance.BallotID]bool {
	done := map[governance.BallotID]bool{}
	for _, d := range room.Decisions {
		done[d.BallotID] = true
	}
	return done
}

const insertVote = `
	insert into votes (coordination_id, ballot_id, seat_id, person_id, choice, recorded_by, created_at)
	values ($1, $2, $3, $4, $5, $6, $7)
	on conflict (ballot_id, seat_id) do update
	set person_id = excluded.person_id, choice = excluded.choice, recorded_by = excluded.recorded_by,
		created_at = excluded.created_at`

// CastVote records the voice of a seat in a public ballot: by who votes for
// it, or by who keeps meetings, who alone may mend it until the close (C4).
func (s *Store) CastVote(ctx context.Context, actor governance.Actor, id governance.MeetingID, v governance.Vote) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "vote.cast", func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, id)
		if err != nil {
			return 0, err
		}
		b, err := room.voting(v.BallotID)
		if err != nil {
			return 0, err
		}
		said := room.said(v)
		v.RecordedBy, v.CreatedAt = actor.PersonID, t.at
		v, err := governance.CastVote(room.At(room.instantOf(b, t.at), b.ItemID), b, v, said, actor.May(governance.KeepMeetings))
		if err != nil || said == v.Choice {
			return int64(v.BallotID), err
		}
		t.record(event{chain: room.CoordinationID, action: "vote.cast", kind: "ballot", object: int64(b.ID), after: v})
		return int64(b.ID), t.exec(ctx, insertVote, room.CoordinationID, v.BallotID, v.SeatID, v.PersonID, v.Choice, v.RecordedBy, t.at)
	})
	return err
}

// voting finds a ballot of an open meeting. A ballot that is closed says so,
// even once the meeting is over.
func (room RoomRecord) voting(id governance.BallotID) (governance.Ballot, error) {
	b, known := room.Ballot(id)
	switch {
	case !known:
		return b, governance.Fail(governance.NotFound, msgNotFound)
	case !b.ClosedAt.IsZero():
		return b, governance.Fail(governance.Conflict, msgTooLate)
	}
	return b, governance.RequireOpen(room.Meeting)
}

// instantOf is when the voices of a ballot are counted: now, or when it was
// opened in a meeting recorded afterwards.
func (room RoomRecord) instantOf(b governance.Ballot, now time.Time) time.Time {
	if room.RecordedAfter {
		return b.OpenedAt
	}
	return now
}

// said is what a seat has voted already.
func (room RoomRecord) said(v governance.Vote) governance.Choice {
	for _, o := range room.Votes {
		if o.BallotID == v.BallotID && o.SeatID == v.SeatID {
			return o.Choice
		}
	}
	return ""
}

const updateBallot = `
	update ballots
	set closed_at = $3, votes_for = $4, votes_against = $5, abstentions = $6, not_voting = $7, adopted = $8, casting = $9,
		objections = $10, quorum_base = $11, quorum_required = $12, quorum_reached = $13, quorum_detail = $14
	where coordination_id = $1 and id = $2`

// CloseBallot counts a ballot. typed is the hour typed, zero for now.
func (s *Store) CloseBallot(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, ballot governance.BallotID, c governance.Count, typed time.Time,
) error {
	return s.endBallot(ctx, actor, "ballot.close", id, ballot, func(t *tx, room RoomRecord, b governance.Ballot) (governance.Ballot, error) {
		at, err := governance.Happened(room.Meeting, typed, t.at)
		if err != nil {
			return b, err
		}
		if at.Before(b.OpenedAt) {
			return b, governance.Fail(governance.Invalid, msgClosedBefore).On("at")
		}
		if c.Urn, err = t.emptyUrn(ctx, room, b); err != nil {
			return b, err
		}
		return governance.CloseBallot(room.At(at, b.ItemID), b, room.VotesOf(b.ID), room.presiding(at), c, at)
	})
}

// GiveUpBallot closes a ballot that is not counted.
func (s *Store) GiveUpBallot(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, ballot governance.BallotID,
) error {
	return s.endBallot(ctx, actor, "ballot.abandon", id, ballot, func(t *tx, room RoomRecord, b governance.Ballot) (governance.Ballot, error) {
		if _, err := t.emptyUrn(ctx, room, b); err != nil {
			return b, err
		}
		return governance.GiveUpBallot(b, room.instantOf(b, t.at))
	})
}

func (s *Store) endBallot(
	ctx context.Context, actor governance.Actor, action string, id governance.MeetingID, ballot governance.BallotID,
	end func(*tx, RoomRecord, governance.Ballot) (governance.Ballot, error),
) error {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, id)
		if err != nil {
			return 0, err
		}
		before, err := room.voting(ballot)
		if err != nil {
			return 0, err
		}
		b, err := end(t, room, before)
		if err != nil {
			return 0, err
		}
		return int64(ballot), t.settleBallot(ctx, action, before, b)
	})
	return err
}

// settleBallot records what a ballot came to.
func (t *tx) settleBallot(ctx context.Context, action string, before, b governance.Ballot) error {
	t.record(event{chain: b.CoordinationID, action: action, kind: "ballot", object: int64(b.ID), before: before, after: b})
	return t.exec(ctx, updateBallot, b.CoordinationID, b.ID, b.ClosedAt, b.VotesFor, b.VotesAgainst, b.Abstentions,
		b.NotVoting, b.Adopted, b.Casting, b.Objections, b.QuorumBase, b.QuorumRequired, b.QuorumReached, b.QuorumDetail)
}
