package model

import (
	"context"

	"ctin/governance"
)

// lockPurse keeps whoever else draws on the commitment waiting until the end
// of the transaction: what is left is then read after the lock, never before.
const lockPurse = `
	select id, number, funder_id, amount, earmarked, in_kind, status, confirmed
	from commitments
	where coordination_id = $1 and id = $2
	for update`

const selectAllocated = `
	select coalesce(sum(amount), 0)
	from allocations
	where coordination_id = $1 and commitment_id = $2 and released_at is null`

// lockedPurse reads a commitment as allocations see it, and holds it.
func (t *tx) lockedPurse(ctx context.Context, id governance.CommitmentID) (governance.Purse, error) {
	var p governance.Purse
	err := t.get(ctx, &p, lockPurse, t.actor.Coordination, id)
	if governance.CodeOf(err) == governance.NotFound {
		return p, governance.Fail(governance.Invalid, msgNoCommitment).On("commitment")
	}
	if err != nil {
		return p, err
	}
	return p, t.get(ctx, &p.Allocated, selectAllocated, t.actor.Coordination, id)
}

const lockAllocatedAction = `
	select state
	from actions
	where coordination_id = $1 and id = $2
	for share`

const insertAllocation = `
	insert into allocations (coordination_id, commitment_id, action_id, decision_id, amount, created_by, created_at)
	values ($1, $2, $3, nullif($4, 0), $5, $6, $7)
	returning id`

// allocate gives a share of a commitment to an action inside a write. Money of
// the pool needs a.DecisionID, of a decision written in the same transaction.
// It fails with Conflict when less is left than is asked (F10).
func (t *tx) allocate(ctx context.Context, a governance.Allocation) (governance.AllocationID, error) {
	if err := t.mayReceive(ctx, a.ActionID); err != nil {
		return 0, err
	}
	purse, err := t.lockedPurse(ctx, a.CommitmentID)
	if err != nil {
		return 0, err
	}
	return t.draw(ctx, purse, a)
}

// draw takes a share of a purse that is held, for an action that may receive
// it: whoever waits for the same purse waits for no more than this.
func (t *tx) draw(ctx context.Context, purse governance.Purse, a governance.Allocation) (governance.AllocationID, error) {
	a.CoordinationID, a.CreatedBy, a.CreatedAt = t.actor.Coordination, t.actor.PersonID, t.at
	if err := governance.Allocate(purse, a); err != nil {
		return 0, err
	}
	err := t.get(ctx, &a.ID, insertAllocation, a.CoordinationID, a.CommitmentID, a.ActionID, a.DecisionID, a.Amount,
		a.CreatedBy, a.CreatedAt)
	if err != nil {
		return 0, err
	}
	t.record(event{
		chain: a.CoordinationID, action: "allocation.create", kind: "allocation", object: int64(a.ID), after: a,
	})
	return a.ID, nil
}

// mayReceive refuses an action that does not exist here, or was cancelled.
func (t *tx) mayReceive(ctx context.Context, id governance.ActionID) error {
	var state string
	err := t.get(ctx, &state, lockAllocatedAction, t.actor.Coordination, id)
	switch {
	case governance.CodeOf(err) == governance.NotFound:
		return governance.Fail(governance.Invalid, msgNoAction).On("action")
	case err != nil:
		return err
	case state == "cancelled":
		return governance.Fail(governance.Conflict, msgActionCancelled).On("action")
	}
	return nil
}

// Allocate gives a share of an earmarked commitment to an action: for its
// funder and whoever runs the plan. The pool is given by decisions alone.
func (s *Store) Allocate(
	ctx context.Context, actor governance.Actor, a governance.Allocation,
) (governance.AllocationID, error) {
	if err := actor.Must(governance.DeclareCommitments); err != nil {
		return 0, err
	}
	a.DecisionID = 0
	id, err := s.write(ctx, actor, "allocation.create", func(t *tx) (int64, error) {
		if err := t.mayReceive(ctx, a.ActionID); err != nil {
			return 0, err
		}
		purse, err := t.drawnPurse(ctx, a.CommitmentID)
		if err != nil {
			return 0, err
		}
		id, err := t.draw(ctx, purse, a)
		return int64(id), err
	})
	return governance.AllocationID(id), err
}

// drawnPurse holds a commitment, for whoever runs the plan or speaks for its
// funder (F1).
func (t *tx) drawnPurse(ctx context.Context, id governance.CommitmentID) (governance.Purse, error) {
	purse, err := t.lockedPurse(ctx, id)
	if err == nil && !t.actor.May(governance.ManageActions) && !t.actor.FundsFor(purse.FunderID) {
		err = governance.Fail(governance.Forbidden, msgNotYourMoney)
	}
	return purse, err
}

const allocationColumns = `l.id, l.coordination_id, l.commitment_id, l.action_id,
	coalesce(l.decision_id, 0) as decision_id, l.amount, l.created_by, l.created_at, l.released_at`

const lockAllocation = `
	select ` + allocationColumns + `
	from allocations l
	where l.coordination_id = $1 and l.id = $2
	for update`

// Release takes back a share of an earmarked commitment. What a decision gave
// stays until another decision.
func (s *Store) Release(ctx context.Context, actor governance.Actor, id governance.AllocationID) error {
	if err := actor.Must(governance.DeclareCommitments); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "allocation.release", func(t *tx) (int64, error) {
		var a governance.Allocation
		if err := t.get(ctx, &a, lockAllocation, actor.Coordination, id); err != nil {
			return 0, err
		}
		if _, err := t.drawnPurse(ctx, a.CommitmentID); err != nil {
			return 0, err
		}
		if err := governance.ReleaseAllocation(a); err != nil {
			return 0, err
		}
		return int64(id), t.release(ctx, []governance.Allocation{a})
	})
	return err
}

const lockActionAllocations = `
	select ` + allocationColumns + `
	from allocations l
	where l.coordination_id = $1 and l.action_id = $2 and l.released_at is null
	order by l.id
	for update`

// releaseAll takes back all that an action was given.
func (t *tx) releaseAll(ctx context.Context, id governance.ActionID) error {
	var given []governance.Allocation
	if err := t.list(ctx, &given, lockActionAllocations, t.actor.Coordination, id); err != nil {
		return err
	}
	return t.release(ctx, given)
}

const releaseAllocation = `
	update allocations set released_at = $3
	where coordination_id = $1 and id = $2`

func (t *tx) release(ctx context.Context, given []governance.Allocation) error {
	for _, before := range given {
		if err := t.exec(ctx, releaseAllocation, before.CoordinationID, before.ID, t.at); err != nil {
			return err
		}
		after := before
		after.ReleasedAt = &t.at
		t.record(event{
			chain: before.CoordinationID, action: "allocation.release", kind: "allocation", object: int64(before.ID),
			fields: []string{"released_at"}, before: before, after: after,
		})
	}
	return nil
}
