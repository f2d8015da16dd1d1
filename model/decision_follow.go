package model

import (
	"context"

	"ctin/governance"
)

const selectFollowed = `
	select id, coordination_id, committee_id, reference, title, body, adopted_at, owner, coalesce(owner_id, 0) as owner_id,
		due_on, status, outcome, coalesce(replaced_by, 0) as replaced_by, version
	from decisions
	where coordination_id = $1 and id = $2
	for update`

const selectReferenced = `
	select id, reference, adopted_at
	from decisions
	where coordination_id = $1 and reference = upper($2)`

const updateFollowed = `
	update decisions
	set status = $4, outcome = $5, replaced_by = nullif($6::bigint, 0), owner = $7, owner_id = nullif($8::bigint, 0), due_on = $9,
		version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// Follow is what became of a decision, as typed: governance.FollowDraft, with
// the number of the decision that takes its place.
type Follow struct {
	governance.FollowDraft
	ReplacedBy string // CS-2026-014
}

// FollowDecision records what became of a decision read at a version (C6).
func (s *Store) FollowDecision(
	ctx context.Context, actor governance.Actor, id governance.DecisionID, version int, f Follow,
) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "decision.follow", func(t *tx) (int64, error) {
		return int64(id), t.follow(ctx, id, version, f)
	})
	return err
}

func (t *tx) follow(ctx context.Context, id governance.DecisionID, version int, f Follow) error {
	var before governance.Decision
	if err := t.get(ctx, &before, selectFollowed, t.actor.Coordination, id); err != nil {
		return err
	}
	if err := t.replacement(ctx, &f); err != nil {
		return err
	}
	zone, err := t.zone(ctx)
	if err != nil {
		return err
	}
	after, err := governance.FollowUp(t.actor, before, f.FollowDraft, zone)
	if err != nil {
		return err
	}
	if after.OwnerID != 0 && after.OwnerID != before.OwnerID {
		if err := t.own(ctx, &after, Adoption{OwnerID: after.OwnerID}); err != nil {
			return err
		}
	}
	err = t.change(ctx, updateFollowed, t.actor.Coordination, id, version, after.Status, after.Outcome, after.ReplacedBy,
		after.Owner, after.OwnerID, after.DueOn)
	if err != nil {
		return err
	}
	t.record(event{
		chain: t.actor.Coordination, action: "decision.follow", kind: "decision", object: int64(id),
		fields: followChanges(before, after), before: before, after: after,
	})
	return nil
}

// replacement finds the decision that takes the place of another, by its number.
func (t *tx) replacement(ctx context.Context, f *Follow) error {
	if f.Status != governance.DecisionReplaced || f.ReplacedBy == "" {
		return nil
	}
	err := t.get(ctx, &f.Replacement, selectReferenced, t.actor.Coordination, f.ReplacedBy)
	if governance.CodeOf(err) == governance.NotFound {
		return governance.Fail(governance.Invalid, msgNoDecisionSo).On("replaced_by")
	}
	return err
}

// followChanges names the fields that differ; the state is one even unchanged:
// somebody said it again.
func followChanges(before, after governance.Decision) []string {
	fields := []string{"status"}
	for _, f := range []struct {
		name    string
		changed bool
	}{
		{"outcome", before.Outcome != after.Outcome},
		{"replaced_by", before.ReplacedBy != after.ReplacedBy},
		{"owner", before.Owner != after.Owner || before.OwnerID != after.OwnerID},
		{"due_on", before.DueOn != after.DueOn},
	} {
		if f.changed {
			fields = append(fields, f.name)
		}
	}
	return fields
}

const selectMadeAction = `
	select id
	from actions
	where coordination_id = $1 and decision_id = $2`

const insertMadeAction = `
	insert into actions (coordination_id, number, title, objective, nature, lead_id, state, ends_on, created_at, decision_id)
	select $1, coalesce(max(number), 0) + 1, $2, $3, $4, nullif($5::bigint, 0), $6, $7::date, $8, $9
	from actions
	where coordination_id = $1
	returning id, number`

// MakeAction makes an action of a decision: what it says, who sees to it, until
// when. One decision makes one action, however often it is asked: the second
// time, the first one is returned.
func (s *Store) MakeAction(
	ctx context.Context, actor governance.Actor, id governance.DecisionID,
) (governance.ActionID, error) {
	if err := actor.Must(governance.ManageActions); err != nil {
		return 0, err
	}
	made, err := s.write(ctx, actor, "action.create", func(t *tx) (int64, error) {
		var d governance.Decision
		if err := t.get(ctx, &d, selectFollowed, actor.Coordination, id); err != nil {
			return 0, err
		}
		known, err := oneOrNone[governance.ActionID](ctx, t, selectMadeAction, actor.Coordination, id)
		if err != nil || known != 0 {
			return int64(known), err
		}
		made, err := t.makeAction(ctx, d)
		return int64(made), err
	})
	return governance.ActionID(made), err
}

func (t *tx) makeAction(ctx context.Context, d governance.Decision) (governance.ActionID, error) {
	a, err := governance.ActionOf(d)
	if err != nil {
		return 0, err
	}
	var locked governance.CoordinationID
	if err := t.get(ctx, &locked, lockPlan, t.actor.Coordination); err != nil {
		return 0, err
	}
	err = t.get(ctx, &a, insertMadeAction, t.actor.Coordination, a.Title, a.Objective, a.Nature, a.LeadID, a.State, a.EndsOn, t.at, d.ID)
	if err != nil {
		return 0, err
	}
	a.CoordinationID = t.actor.Coordination
	t.record(event{chain: a.CoordinationID, action: "action.create", kind: "action", object: int64(a.ID), after: a})
	t.record(event{chain: a.CoordinationID, action: "decision.make_action", kind: "decision", object: int64(d.ID), after: a.ID})
	return a.ID, nil
}
