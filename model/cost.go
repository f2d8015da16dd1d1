package model

import (
	"context"

	"ctin/governance"
)

const insertCost = `
	insert into cost_lines (coordination_id, action_id, label, amount, in_kind, year)
	values ($1, $2, $3, $4, $5, nullif($6::int, 0))
	returning id`

// CostDraft is a cost line as typed.
type CostDraft struct {
	Label, Amount string
	Year          string // empty for the whole period
	InKind        bool
}

// AddCost adds a line to what an action costs.
func (s *Store) AddCost(
	ctx context.Context, actor governance.Actor, action governance.ActionID, d CostDraft,
) (int64, error) {
	if err := actor.Must(governance.ManageActions); err != nil {
		return 0, err
	}
	c, problems := governance.ParseCostLine(d.Label, d.Amount, d.Year, d.InKind)
	if err := problems.Err(); err != nil {
		return 0, err
	}
	c.CoordinationID, c.ActionID = actor.Coordination, action
	return s.write(ctx, actor, "cost.create", func(t *tx) (int64, error) {
		if _, err := t.lockedAction(ctx, c.ActionID); err != nil {
			return 0, err
		}
		if err := t.get(ctx, &c.ID, insertCost, c.CoordinationID, c.ActionID, c.Label, c.Amount, c.InKind, c.Year); err != nil {
			return 0, err
		}
		t.record(event{chain: c.CoordinationID, action: "cost.create", kind: "cost", object: c.ID, after: c})
		return c.ID, nil
	})
}

const lockCost = `
	select id, coordination_id, action_id, label, amount, in_kind, coalesce(year, 0) as year, version
	from cost_lines
	where coordination_id = $1 and action_id = $2 and id = $3
	for update`

const updateCost = `
	update cost_lines
	set label = $4, amount = $5, in_kind = $6, year = nullif($7::int, 0), version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// CorrectCost corrects a line of what an action costs. What is allocated to
// the action stays: its gap follows.
func (s *Store) CorrectCost(
	ctx context.Context, actor governance.Actor, action governance.ActionID, id int64, version int, d CostDraft,
) error {
	if err := actor.Must(governance.ManageActions); err != nil {
		return err
	}
	typed, problems := governance.ParseCostLine(d.Label, d.Amount, d.Year, d.InKind)
	if err := problems.Err(); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "cost.correct", func(t *tx) (int64, error) {
		var before governance.CostLine
		if err := t.get(ctx, &before, lockCost, actor.Coordination, action, id); err != nil {
			return 0, err
		}
		after := before.Correct(typed)
		err := t.change(ctx, updateCost, actor.Coordination, id, version, after.Label, after.Amount, after.InKind, after.Year)
		if err != nil {
			return 0, err
		}
		after.Version++
		t.record(event{
			chain: actor.Coordination, action: "cost.correct", kind: "cost", object: id,
			fields: governance.CostChanges(before, after), before: before, after: after,
		})
		return id, nil
	})
	return err
}

const dropCost = `
	delete from cost_lines
	where coordination_id = $1 and id = $2 and version = $3`

// DropCost removes a line from what an action costs, as it was read; the
// journal keeps that it was there.
func (s *Store) DropCost(
	ctx context.Context, actor governance.Actor, action governance.ActionID, id int64, version int,
) error {
	if err := actor.Must(governance.ManageActions); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "cost.drop", func(t *tx) (int64, error) {
		var before governance.CostLine
		if err := t.get(ctx, &before, lockCost, actor.Coordination, action, id); err != nil {
			return 0, err
		}
		if err := t.change(ctx, dropCost, actor.Coordination, id, version); err != nil {
			return 0, err
		}
		t.record(event{chain: actor.Coordination, action: "cost.drop", kind: "cost", object: id, before: before})
		return id, nil
	})
	return err
}
