package model

import (
	"context"
	"fmt"

	"ctin/governance"
)

// diagnosticColumns are those of governance.Diagnostic, of a table called d.
const diagnosticColumns = `d.id, d.coordination_id, d.number, d.document_id, d.state, d.content_hash, d.submitted_at,
	coalesce(d.submitted_by, 0) as submitted_by, d.approved_at, d.created_at, d.version`

const lockDiagnostic = `
	select ` + diagnosticColumns + `
	from diagnostics d
	where d.coordination_id = $1 and d.id = $2
	for update`

// diagnostic reads a version of the diagnostic and keeps it from changing
// until the write ends: a decision copies its content hash before it approves it.
func (t *tx) diagnostic(ctx context.Context, id governance.DiagnosticID) (governance.Diagnostic, error) {
	var d governance.Diagnostic
	err := t.get(ctx, &d, lockDiagnostic, t.actor.Coordination, id)
	return d, err
}

const approveDiagnostic = `
	update diagnostics
	set state = 'approved', approved_at = $4, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

const linkDiagnostic = `
	insert into decision_links (coordination_id, decision_id, kind, object_id, label)
	values ($1, $2, 'diagnostic', $3, $4)
	on conflict do nothing`

// approveDiagnostic approves a submitted version by a decision, which keeps
// the hash of what was approved (D4). It runs inside the write of the decision.
func (t *tx) approveDiagnostic(ctx context.Context, id governance.DiagnosticID, by governance.DecisionID) error {
	before, err := t.diagnostic(ctx, id)
	if err != nil {
		return err
	}
	if err := before.Approve(); err != nil {
		return err
	}
	after := before
	after.State, after.ApprovedAt, after.Version = governance.DiagnosticApproved, &t.at, before.Version+1
	if err := t.change(ctx, approveDiagnostic, before.CoordinationID, id, before.Version, t.at); err != nil {
		return err
	}
	label := fmt.Sprintf(labelApproved, before.Number, before.ContentHash)
	if err := t.exec(ctx, linkDiagnostic, before.CoordinationID, by, id, label); err != nil {
		return err
	}
	t.record(event{
		chain: before.CoordinationID, action: "diagnostic.approve", kind: "diagnostic", object: int64(id),
		fields: []string{"state"}, before: before, after: after,
	})
	return nil
}
