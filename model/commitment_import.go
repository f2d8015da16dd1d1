package model

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"ctin/governance"
)

// CommitmentCounts is how much a file of commitments made.
type CommitmentCounts struct {
	Commitments  int
	Cash, InKind governance.Cents
}

// CommitmentReview is a file of commitments that was sent: what it would make
// now, or what it made. Twin is when a file with the same content was
// imported before, zero when none was.
type CommitmentReview struct {
	ListReview
	Made CommitmentCounts          // once it is imported
	Plan governance.CommitmentPlan // until it is imported
	Twin time.Time
}

// SendCommitments reads a file of commitments and keeps it for its sender, who
// sees what it would make before ImportCommitments makes any of it. It fails
// with Invalid on "list" when the file cannot be read.
func (s *Store) SendCommitments(
	ctx context.Context, actor governance.Actor, u Upload, day governance.Date,
) (governance.ListID, error) {
	if err := actor.Must(governance.DeclareCommitments); err != nil {
		return 0, err
	}
	table, err := readTable(u, "list")
	if err != nil {
		return 0, err
	}
	file, wrong := governance.ReadCommitments(table)
	if wrong != nil {
		return 0, wrong.On("list")
	}
	known, err := s.commitmentsKnown(ctx, s.get, actor.Coordination)
	if err != nil {
		return 0, err
	}
	plan := governance.PlanCommitments(file.Rows, known, actor, day, s.now())
	id, err := s.write(ctx, actor, "commitment.send", func(t *tx) (int64, error) {
		return t.keepList(ctx, sentList{kind: listCommitments, file: u, day: day, lines: file, plan: plan.ListPlan})
	})
	return governance.ListID(id), err
}

const selectTwinList = `
	select coalesce(max(applied_at), '0001-01-01 00:00:00+00')
	from lists
	where kind = $1 and coordination_id = $2 and sha256 = $3 and applied_at is not null and id <> $4`

// ImportedCommitments reads a file that the actor sent, and plans it again: others
// may have changed the coordination since. Nobody else sees it.
func (s *Store) ImportedCommitments(
	ctx context.Context, actor governance.Actor, id governance.ListID,
) (CommitmentReview, error) {
	if err := actor.Must(governance.DeclareCommitments); err != nil {
		return CommitmentReview{}, err
	}
	row, err := listOf(ctx, s.get, selectList, listCommitments, actor, id, s.now())
	if err != nil {
		return CommitmentReview{}, err
	}
	if row.AppliedAt != nil {
		review := CommitmentReview{ListReview: row.review()}
		return review, json.Unmarshal(row.Made, &review.Made)
	}
	review, err := s.planCommitments(ctx, s.get, row, actor, s.now())
	if err != nil {
		return review, err
	}
	return review, s.get(ctx, &review.Twin, selectTwinList, listCommitments, actor.Coordination, row.Sha256, id)
}

// planCommitments says what the file would make now.
func (s *Store) planCommitments(
	ctx context.Context, get getter, row listRow, actor governance.Actor, now time.Time,
) (CommitmentReview, error) {
	review := CommitmentReview{ListReview: row.review()}
	var file governance.CommitmentFile
	if err := json.Unmarshal(row.Content, &file); err != nil {
		return review, err
	}
	known, err := s.commitmentsKnown(ctx, get, actor.Coordination)
	if err != nil {
		return review, err
	}
	review.Ignored = file.Ignored
	review.Plan = governance.PlanCommitments(file.Rows, known, actor, row.Day, now)
	review.Before, err = row.since(review.Plan.ListPlan)
	return review, err
}

// ImportCommitments declares all that a file says, in one transaction, as the
// plan that its sender has read says: one refused line refuses the whole, and
// so does a coordination that has changed since. A file is imported once,
// whoever asks how often.
func (s *Store) ImportCommitments(ctx context.Context, actor governance.Actor, o ListOrder) error {
	if err := actor.Must(governance.DeclareCommitments); err != nil {
		return err
	}
	o.Partial = false // all or nothing
	_, err := s.write(ctx, actor, "commitment.import", func(t *tx) (int64, error) {
		return int64(o.ID), t.importCommitments(ctx, o)
	})
	return err
}

func (t *tx) importCommitments(ctx context.Context, o ListOrder) error {
	if err := t.still(ctx, governance.DeclareCommitments); err != nil {
		return err
	}
	row, err := t.heldList(ctx, listCommitments, o.ID)
	if err != nil || row.AppliedAt != nil {
		return err // imported already: there is nothing left to do
	}
	review, err := t.store.planCommitments(ctx, t.get, row, t.actor, t.at)
	if err != nil {
		return err
	}
	if err := o.ready(review.Plan.ListPlan); err != nil {
		return err
	}
	onBehalf, err := t.enterAll(ctx, review.Plan.Commitments, row.Day)
	if err != nil {
		return overtaken(err)
	}
	made := CommitmentCounts{Commitments: len(review.Plan.Commitments), Cash: review.Plan.Cash, InKind: review.Plan.InKind}
	t.record(event{
		chain: t.actor.Coordination, action: "commitment.import", kind: "roster", object: int64(row.ID), before: row.Sha256, after: made,
	})
	if err := t.tellFunders(ctx, onBehalf); err != nil {
		return err
	}
	return t.closeList(ctx, row.ID, made, review.Plan.ListPlan)
}

// enterAll declares the commitments of a plan, brings each to its step, and
// counts those that were entered on behalf, by funder.
func (t *tx) enterAll(
	ctx context.Context, planned []governance.PlannedCommitment, day governance.Date,
) (map[governance.OrganizationID]int, error) {
	onBehalf := map[governance.OrganizationID]int{}
	var made []governance.CommitmentID
	for _, p := range planned {
		if p.From > 0 {
			p.Draft.Source = made[p.From-1]
		}
		u, err := t.enter(ctx, p.Draft, day)
		if err != nil {
			return nil, err
		}
		made = append(made, u.ID)
		if !u.Confirmed {
			onBehalf[u.FunderID]++
		}
		if p.To == governance.StatusIntention {
			continue
		}
		if err := t.raise(ctx, u.ID, p, day); err != nil {
			return nil, err
		}
	}
	return onBehalf, nil
}

// raise brings a commitment that was just entered to its step.
func (t *tx) raise(ctx context.Context, id governance.CommitmentID, p governance.PlannedCommitment, day governance.Date) error {
	held, err := t.heldCommitment(ctx, id)
	if err != nil {
		return err
	}
	after := held.Undertaking
	c, steps, err := governance.Climb(t.actor, held.Commitment, held.steps, p.To, p.Evidence, 0, day)
	if err != nil {
		return err
	}
	after.Commitment = c
	return t.saveCommitment(ctx, "commitment.climb", held.Undertaking, after, "", steps)
}

// tellFunders writes once to each person who speaks for a funder of how many
// commitments a file entered on its behalf.
func (t *tx) tellFunders(ctx context.Context, onBehalf map[governance.OrganizationID]int) error {
	if len(onBehalf) == 0 {
		return nil
	}
	var place struct{ Name, Slug string }
	if err := t.get(ctx, &place, selectPlace, t.actor.Coordination); err != nil {
		return err
	}
	address := t.store.link("coordinations", place.Slug, "engagements")
	for _, funder := range slices.Sorted(maps.Keys(onBehalf)) {
		var people []governance.Person
		if err := t.list(ctx, &people, selectFunderPeople, t.actor.Coordination, funder); err != nil {
			return err
		}
		for _, p := range people {
			err := t.send(ctx, mail{
				coordination: t.actor.Coordination, to: p.Email, name: p.Name(), subject: onBehalfSubject(place.Name),
				body: importedBody(p.Name(), t.actor.Name, place.Name, onBehalf[funder], address),
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// DropCommitments forgets a file that its sender gives up; to anyone else it
// does not exist.
func (s *Store) DropCommitments(ctx context.Context, actor governance.Actor, id governance.ListID) error {
	if err := actor.Must(governance.DeclareCommitments); err != nil {
		return err
	}
	return s.dropList(ctx, listCommitments, actor, id)
}
