package model

import (
	"context"

	"ctin/governance"
)

const insertMilestone = `
	insert into milestones (coordination_id, action_id, title, due_on)
	values ($1, $2, $3, $4)
	returning id`

// AddMilestone adds a milestone to an action.
func (s *Store) AddMilestone(
	ctx context.Context, actor governance.Actor, action governance.ActionID, title, dueOn string,
) (governance.MilestoneID, error) {
	if err := actor.Must(governance.ManageActions); err != nil {
		return 0, err
	}
	m, problems := governance.ParseMilestone(title, dueOn)
	if err := problems.Err(); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "milestone.create", func(t *tx) (int64, error) {
		if _, err := t.lockedAction(ctx, action); err != nil {
			return 0, err
		}
		m.CoordinationID, m.ActionID = actor.Coordination, action
		if err := t.get(ctx, &m.ID, insertMilestone, m.CoordinationID, action, m.Title, m.DueOn); err != nil {
			return 0, err
		}
		t.record(event{chain: m.CoordinationID, action: "milestone.create", kind: "milestone", object: int64(m.ID), after: m})
		return int64(m.ID), nil
	})
	return governance.MilestoneID(id), err
}

const lockMilestone = `
	select id, coordination_id, action_id, title, due_on, done_on, version
	from milestones
	where coordination_id = $1 and id = $2
	for update`

const updateMilestone = `
	update milestones set title = $4, due_on = $5, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// CorrectMilestone corrects what a milestone is; whether it is reached has its
// own write.
func (s *Store) CorrectMilestone(
	ctx context.Context, actor governance.Actor, id governance.MilestoneID, version int, title, dueOn string,
) error {
	if err := actor.Must(governance.ManageActions); err != nil {
		return err
	}
	typed, problems := governance.ParseMilestone(title, dueOn)
	if err := problems.Err(); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "milestone.correct", func(t *tx) (int64, error) {
		var before governance.Milestone
		if err := t.get(ctx, &before, lockMilestone, actor.Coordination, id); err != nil {
			return 0, err
		}
		after, invalid := before.Correct(typed)
		if invalid != nil {
			return 0, invalid
		}
		if err := t.change(ctx, updateMilestone, actor.Coordination, id, version, after.Title, after.DueOn); err != nil {
			return 0, err
		}
		after.Version++
		t.record(event{
			chain: actor.Coordination, action: "milestone.correct", kind: "milestone", object: int64(id),
			fields: governance.MilestoneChanges(before, after), before: before, after: after,
		})
		return int64(before.ActionID), nil
	})
	return err
}

const reachMilestone = `
	update milestones set done_on = $4, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// ReachMilestone ticks a milestone on a day, or unticks it when the day is
// empty: for whoever runs the plan, and for the one accountable.
func (s *Store) ReachMilestone(
	ctx context.Context, actor governance.Actor, id governance.MilestoneID, version int, on, today governance.Date,
) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "milestone.reach", func(t *tx) (int64, error) {
		var before governance.Milestone
		if err := t.get(ctx, &before, lockMilestone, actor.Coordination, id); err != nil {
			return 0, err
		}
		if _, err := t.advancing(ctx, before.ActionID); err != nil {
			return 0, err
		}
		after, invalid := governance.ReachMilestone(before, on, today)
		if invalid != nil {
			return 0, invalid
		}
		if err := t.change(ctx, reachMilestone, actor.Coordination, id, version, on); err != nil {
			return 0, err
		}
		after.Version++
		t.record(event{
			chain: actor.Coordination, action: "milestone.reach", kind: "milestone", object: int64(id),
			fields: []string{"done_on"}, before: before, after: after,
		})
		return int64(before.ActionID), nil
	})
	return err
}

const dropMilestone = `
	delete from milestones
	where coordination_id = $1 and id = $2 and version = $3`

// DropMilestone removes a milestone that was never reached.
func (s *Store) DropMilestone(
	ctx context.Context, actor governance.Actor, id governance.MilestoneID, version int,
) error {
	if err := actor.Must(governance.ManageActions); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "milestone.drop", func(t *tx) (int64, error) {
		var before governance.Milestone
		if err := t.get(ctx, &before, lockMilestone, actor.Coordination, id); err != nil {
			return 0, err
		}
		if before.DoneOn != "" {
			return 0, governance.Fail(governance.Conflict, msgMilestoneReached)
		}
		if err := t.change(ctx, dropMilestone, actor.Coordination, id, version); err != nil {
			return 0, err
		}
		t.record(event{chain: actor.Coordination, action: "milestone.drop", kind: "milestone", object: int64(id), before: before})
		return int64(before.ActionID), nil
	})
	return err
}
