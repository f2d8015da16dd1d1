package model

import (
	"context"
	"slices"

	"ctin/governance"

	"github.com/lib/pq"
)

// actionColumns are those of governance.Action, of a table called a.
const actionColumns = `a.id, a.coordination_id, a.number, a.title, a.objective, a.description, a.nature,
	coalesce(a.project_owner_id, 0) as project_owner_id, a.owner_derogation, coalesce(a.lead_id, 0) as lead_id, a.state, a.progress,
	a.blocker, a.starts_on, a.ends_on, a.created_at, a.version`

const lockAction = `
	select ` + actionColumns + `
	from actions a
	where a.coordination_id = $1 and a.id = $2
	for update`

// lockedAction reads an action and keeps other writers of it waiting.
func (t *tx) lockedAction(ctx context.Context, id governance.ActionID) (governance.Action, error) {
	var a governance.Action
	return a, t.get(ctx, &a, lockAction, t.actor.Coordination, id)
}

// ActionForm is an action as typed, and the findings it answers.
type ActionForm struct {
	governance.ActionDraft
	Findings []governance.FindingID
}

// lockPlan lets those who take the next number of an action go one by one.
const lockPlan = `
	select id
	from coordinations
	where id = $1
	for no key update`

const insertAction = `
	insert into actions (coordination_id, number, title, objective, description, nature, project_owner_id, lead_id, state,
		starts_on, ends_on, created_at, owner_derogation)
	select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, nullif($6::bigint, 0), nullif($7::bigint, 0), $8, $9::date, $10::date, $11, $12
	from actions
	where coordination_id = $1
	returning id, number`

// CreateAction adds an action to the plan, under the next number.
func (s *Store) CreateAction(ctx context.Context, actor governance.Actor, f ActionForm) (governance.ActionID, error) {
	if err := actor.Must(governance.ManageActions); err != nil {
		return 0, err
	}
	a, problems := governance.ParseAction(f.ActionDraft)
	if err := problems.Err(); err != nil {
		return 0, err
	}
	a.CoordinationID = actor.Coordination
	id, err := s.write(ctx, actor, "action.create", func(t *tx) (int64, error) {
		if err := t.knowActionPeople(ctx, &a); err != nil {
			return 0, err
		}
		var locked governance.CoordinationID
		if err := t.get(ctx, &locked, lockPlan, a.CoordinationID); err != nil {
			return 0, err
		}
		err := t.get(ctx, &a, insertAction, a.CoordinationID, a.Title, a.Objective, a.Description, a.Nature,
			a.ProjectOwnerID, a.LeadID, a.State, a.StartsOn, a.EndsOn, t.at, a.OwnerDerogation)
		if err != nil {
			return 0, err
		}
		t.record(event{chain: a.CoordinationID, action: "action.create", kind: "action", object: int64(a.ID), after: a})
		return int64(a.ID), t.answer(ctx, a.ID, f.Findings)
	})
	return governance.ActionID(id), err
}

// knowActionPeople refuses a lead or an owner that the coordination does not
// know; a person whose two cards were joined is the one that was kept.
func (t *tx) knowActionPeople(ctx context.Context, a *governance.Action) error {
	if a.LeadID != 0 {
		err := t.get(ctx, &a.LeadID, selectKnown, a.CoordinationID, a.LeadID)
		if governance.CodeOf(err) == governance.NotFound {
			return governance.Fail(governance.Invalid, msgNoLead).On("lead")
		}
		if err != nil {
			return err
		}
	}
	if a.ProjectOwnerID == 0 {
		return nil
	}
	_, err := t.collegeOf(ctx, a.CoordinationID, a.ProjectOwnerID)
	if governance.CodeOf(err) == governance.Invalid {
		return governance.Fail(governance.Invalid, msgNoOrganization).On("project_owner")
	}
	return err
}

const updateAction = `
	update actions
	set title = $4, objective = $5, description = $6, nature = $7, project_owner_id = nullif($8::bigint, 0),
		lead_id = nullif($9::bigint, 0), starts_on = $10, ends_on = $11, owner_derogation = $12, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// CorrectAction corrects what an action is; how it goes has its own write.
func (s *Store) CorrectAction(
	ctx context.Context, actor governance.Actor, id governance.ActionID, version int, f ActionForm,
) error {
	if err := actor.Must(governance.ManageActions); err != nil {
		return err
	}
	typed, problems := governance.ParseAction(f.ActionDraft)
	if err := problems.Err(); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "action.correct", func(t *tx) (int64, error) {
		before, err := t.lockedAction(ctx, id)
		if err != nil {
			return 0, err
		}
		after, invalid := before.Correct(typed)
		if invalid != nil {
			return 0, invalid
		}
		if err := t.knowActionPeople(ctx, &after); err != nil {
			return 0, err
		}
		err = t.change(ctx, updateAction, after.CoordinationID, id, version, after.Title, after.Objective, after.Description,
			after.Nature, after.ProjectOwnerID, after.LeadID, after.StartsOn, after.EndsOn, after.OwnerDerogation)
		if err != nil {
			return 0, err
		}
		t.recordAction("action.correct", before, after, governance.ActionChanges(before, after))
		return int64(id), t.answer(ctx, id, f.Findings)
	})
	return err
}

func (t *tx) recordAction(action string, before, after governance.Action, fields []string) {
	after.Version = before.Version + 1
	t.record(event{
		chain: after.CoordinationID, action: action, kind: "action", object: int64(after.ID),
		fields: fields, before: before, after: after,
	})
}

const selectAnswered = `
	select finding_id
	from action_findings
	where coordination_id = $1 and action_id = $2
	order by finding_id`

const addAnswered = `
	insert into action_findings (coordination_id, action_id, finding_id)
	select $1, $2, f.id
	from findings f
	where f.coordination_id = $1 and f.id = any($3)`

const dropAnswered = `
	delete from action_findings
	where coordination_id = $1 and action_id = $2 and finding_id = any($3)`

// answer records which findings an action answers, and nothing when they are
// what they were.
func (t *tx) answer(ctx context.Context, id governance.ActionID, findings []governance.FindingID) error {
	var before []governance.FindingID
	if err := t.list(ctx, &before, selectAnswered, t.actor.Coordination, id); err != nil {
		return err
	}
	after := slices.Compact(slices.Sorted(slices.Values(findings)))
	added, dropped := missingIn(before, after), missingIn(after, before)
	if len(added)+len(dropped) == 0 {
		return nil
	}
	n, err := t.execCount(ctx, addAnswered, t.actor.Coordination, id, pq.Array(added))
	if err != nil {
		return err
	}
	if int(n) != len(added) {
		return governance.Fail(governance.Invalid, msgNoFinding).On("findings")
	}
	if err := t.exec(ctx, dropAnswered, t.actor.Coordination, id, pq.Array(dropped)); err != nil {
		return err
	}
	t.record(event{
		chain: t.actor.Coordination, action: "action.answer", kind: "action", object: int64(id),
		fields: []string{"findings"}, before: before, after: after,
	})
	return nil
}

// missingIn lists what of others is not in list.
func missingIn[T comparable](list, others []T) []T {
	var missing []T
	for _, o := range others {
		if !slices.Contains(list, o) {
			missing = append(missing, o)
		}
	}
	return missing
}

const moveAction = `
	update actions set state = $4, progress = $5, blocker = $6, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// MoveAction records how an action goes: for whoever runs the plan, and for
// the one accountable for it. What a cancelled action was given goes back to
// where it came from.
func (s *Store) MoveAction(
	ctx context.Context, actor governance.Actor, id governance.ActionID, version int, m governance.ActionMove,
) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "action.move", func(t *tx) (int64, error) {
		before, err := t.lockedAction(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := governance.MustMove(actor, before, m.State); err != nil {
			return 0, err
		}
		after, problems := governance.MoveAction(before, m)
		if err := problems.Err(); err != nil {
			return 0, err
		}
		err = t.change(ctx, moveAction, before.CoordinationID, id, version, after.State, after.Progress, after.Blocker)
		if err != nil {
			return 0, err
		}
		t.recordAction("action.move", before, after, governance.ActionChanges(before, after))
		if after.State == governance.ActionCancelled {
			return int64(id), t.releaseAll(ctx, id)
		}
		return int64(id), nil
	})
	return err
}

// advancing locks an action for someone who may say how it goes.
func (t *tx) advancing(ctx context.Context, id governance.ActionID) (governance.Action, error) {
	a, err := t.lockedAction(ctx, id)
	if err != nil {
		return a, err
	}
	return a, governance.MustAdvance(t.actor, a)
}
