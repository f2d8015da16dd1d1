package model

import (
	"context"

	"ctin/governance"
)

// lockPurse keeps whoever else draws on the commitment waiting until the end
// of the transaction: what is left is then read after the lock, never before.
const lockPurse = `
	select id, number, funder_id, amount, earmarked, in_kind,
		status not in ('declined', 'withdrawn', 'lapsed', 'clawed_back') as open,
		confirmed and status in ('resolved', 'agreed', 'obligated', 'partly_paid', 'paid', 'closed') as firm
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
	a.CoordinationID, a.CreatedBy, a.CreatedAt = t.actor.Coordination, t.actor.PersonID, t.at
	purse, err := t.lockedPurse(ctx, a.CommitmentID)
	if err != nil {
		return 0, err
	}
	if err := governance.Allocate(purse, a); err != nil {
		return 0, err
	}
	if err := t.mayReceive(ctx, a.ActionID); err != nil {
		return 0, err
	}
	err = t.get(ctx, &a.ID, insertAllocation, a.CoordinationID, a.CommitmentID, a.ActionID, a.DecisionID, a.Amount,
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
