package model

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"ctin/governance"
	"ctin/governance/seal"
)

// Adoption makes a decision of a ballot that adopted its text: who sees to it,
// and until when. Actions are those it is about, besides those it funds.
type Adoption struct {
	MeetingID governance.MeetingID
	BallotID  governance.BallotID
	Owner     string
	OwnerID   governance.PersonID
	DueOn     governance.Date
	Actions   []governance.ActionID
}

// lockNumbers keeps two decisions of a body from taking the same number, and
// reads how many it took in a year.
const lockNumbers = `
	select id
	from committees
	where coordination_id = $1 and id = $2
	for no key update`

const countNumbers = `
	select coalesce(max(number), 0)
	from decisions
	where coordination_id = $1 and committee_id = $2 and year = $3`

const insertDecision = `
	insert into decisions (coordination_id, committee_id, meeting_id, item_id, ballot_id, year, number, reference, title,
		body, adopted_at, quorum_base, quorum_required, quorum_reached, owner, owner_id, due_on, content, content_hash, created_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, nullif($16, 0), $17, $18, $19, $20)
	returning id`

// AdoptDecision records the decision that a ballot took, under the next number
// of its body and year (C6), and does what it decides in the same transaction:
// shares of the pool are allocated (F10), a version of the diagnostic is
// approved (D4). When one of them cannot be done, nothing is.
func (s *Store) AdoptDecision(ctx context.Context, actor governance.Actor, a Adoption) (governance.DecisionID, error) {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "decision.adopt", func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, a.MeetingID)
		if err != nil {
			return 0, err
		}
		d, err := t.adopt(ctx, room, a)
		if err != nil {
			return 0, err
		}
		about, err := t.subjects(ctx, room, d, a.Actions)
		if err != nil {
			return 0, err
		}
		if err := t.recordDecision(ctx, room, &d, about); err != nil {
			return 0, err
		}
		return int64(d.ID), t.enact(ctx, d, about)
	})
	return governance.DecisionID(id), err
}

// adopt applies the rule, and takes the next number.
func (t *tx) adopt(ctx context.Context, room RoomRecord, a Adoption) (governance.Decision, error) {
	d := governance.Decision{CoordinationID: room.CoordinationID, CommitteeID: room.CommitteeID, Owner: a.Owner, DueOn: a.DueOn, CreatedAt: t.at}
	if err := governance.RequireOpen(room.Meeting); err != nil {
		return d, err
	}
	b, known := room.Ballot(a.BallotID)
	if !known {
		return d, governance.Fail(governance.NotFound, msgNotFound)
	}
	if _, done := room.Decision(b.ID); done {
		return d, governance.Fail(governance.Conflict, msgAdoptedAlready)
	}
	if err := t.own(ctx, &d, a); err != nil {
		return d, err
	}
	item, _ := room.Item(b.ItemID)
	last, _ := room.LastBallot(b.ItemID)
	var taken int
	var locked governance.CommitteeID
	if err := t.get(ctx, &locked, lockNumbers, room.CoordinationID, room.CommitteeID); err != nil {
		return d, err
	}
	day := room.dayOf(b.ClosedAt)
	if err := t.get(ctx, &taken, countNumbers, room.CoordinationID, room.CommitteeID, day.Time().Year()); err != nil {
		return d, err
	}
	return governance.Adopt(item.AgendaItem, b, last, d, room.CommitteeCode, day, taken)
}

const selectDecisionOwner = `
	select btrim(given_name || ' ' || family_name)
	from people
	where id = $2 and (coordination_id = $1
		or exists (select from memberships m where m.coordination_id = $1 and m.person_id = people.id)
		or exists (select from mandates m where m.coordination_id = $1 and m.person_id = people.id))`

// own names who sees to a decision: someone whom the coordination knows, or
// words.
func (t *tx) own(ctx context.Context, d *governance.Decision, a Adoption) error {
	if a.OwnerID == 0 {
		return nil
	}
	err := t.get(ctx, &d.Owner, selectDecisionOwner, d.CoordinationID, a.OwnerID)
	if governance.CodeOf(err) == governance.NotFound {
		return governance.Fail(governance.Invalid, msgOwnerUnknown).On("owner")
	}
	d.OwnerID = a.OwnerID
	return err
}

// recordDecision writes the decision with the content that its hash is of.
func (t *tx) recordDecision(ctx context.Context, room RoomRecord, d *governance.Decision, about subjects) error {
	content, err := seal.Canonical(room.content(*d, about))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	d.ContentHash = hex.EncodeToString(sum[:])
	err = t.get(ctx, &d.ID, insertDecision, d.CoordinationID, d.CommitteeID, d.MeetingID, d.ItemID, d.BallotID, d.Year,
		d.Number, d.Reference, d.Title, d.Body, d.AdoptedAt, d.QuorumBase, d.QuorumRequired, d.QuorumReached, d.Owner,
		d.OwnerID, d.DueOn, content, d.ContentHash, d.CreatedAt)
	if err != nil {
		return err
	}
	t.record(event{chain: d.CoordinationID, action: "decision.adopt", kind: "decision", object: int64(d.ID), after: d})
	return nil
}
