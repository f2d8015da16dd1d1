package model

import (
	"context"

	"ctin/governance"
)

const insertCost = `
	insert into cost_lines (coordination_id, action_id, label, amount, in_kind)
	values ($1, $2, $3, $4, $5)
	returning id`

// CostDraft is a cost line as typed.
type CostDraft struct {
	Label, Amount string
	InKind        bool
}

// AddCost adds a line to what an action costs.
func (s *Store) AddCost(
	ctx context.Context, actor governance.Actor, action governance.ActionID, d CostDraft,
) (int64, error) {
	if err := actor.Must(governance.ManageActions); err != nil {
		return 0, err
	}
	c, problems := governance.ParseCostLine(d.Label, d.Amount, d.InKind)
	if err := problems.Err(); err != nil {
		return 0, err
	}
	c.CoordinationID, c.ActionID = actor.Coordination, action
	return s.write(ctx, actor, "cost.create", func(t *tx) (int64, error) {
		if _, err := t.lockedAction(ctx, c.ActionID); err != nil {
			return 0, err
		}
		if err := t.get(ctx, &c.ID, insertCost, c.CoordinationID, c.ActionID, c.Label, c.Amount, c.InKind); err != nil {
			return 0, err
		}
		t.record(event{chain: c.CoordinationID, action: "cost.create", kind: "cost", object: c.ID, after: c})
		return c.ID, nil
	})
}

const dropCost = `
	delete from cost_lines
	where coordination_id = $1 and action_id = $2 and id = $3
	returning id, coordination_id, action_id, label, amount, in_kind`

// DropCost removes a line from what an action costs; the journal keeps that it
// was there.
func (s *Store) DropCost(ctx context.Context, actor governance.Actor, action governance.ActionID, id int64) error {
	if err := actor.Must(governance.ManageActions); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "cost.drop", func(t *tx) (int64, error) {
		var before governance.CostLine
		if err := t.get(ctx, &before, dropCost, actor.Coordination, action, id); err != nil {
			return 0, err
		}
		t.record(event{chain: actor.Coordination, action: "cost.drop", kind: "cost", object: id, before: before})
		return id, nil
	})
	return err
}
