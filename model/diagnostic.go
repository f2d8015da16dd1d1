package model

import (
	"context"
	"fmt"

	"ctin/governance"
	"ctin/governance/seal"

	"github.com/lib/pq"
)

// diagnosticColumns are those of governance.Diagnostic, of a table called d.
const diagnosticColumns = `d.id, d.coordination_id, d.number, d.document_id, d.state, d.content_hash, d.submitted_at,
	coalesce(d.submitted_by, 0) as submitted_by, d.approved_at, d.created_at, d.version`

const lastDiagnostic = `
	select ` + diagnosticColumns + `
	from diagnostics d
	where d.coordination_id = $1
	order by d.number desc
	limit 1`

// DiagnosticOf reads the last version of the coordination's diagnostic: the
// one that is open, else the one that was approved last. Its ID is zero when
// there is none.
func (s *Store) DiagnosticOf(ctx context.Context, actor governance.Actor) (governance.Diagnostic, error) {
	if err := actor.Must(governance.Read); err != nil {
		return governance.Diagnostic{}, err
	}
	return oneOrNone[governance.Diagnostic](ctx, s, lastDiagnostic, actor.Coordination)
}

const insertDocument = `
	insert into documents (coordination_id, kind, created_at)
	values ($1, $2, $3)
	returning id`

const insertSections = `
	insert into sections (coordination_id, document_id, code, position, title, mandatory)
	select $1, $2, code, position, title, mandatory
	from unnest($3::text[], $4::text[], $5::boolean[]) with ordinality as s (code, title, mandatory, position)`

const insertDiagnostic = `
	insert into diagnostics (coordination_id, number, document_id, state, created_at)
	values ($1, $2, $3, 'draft', $4)
	returning id`

// OpenDiagnostic opens the next version of the diagnostic (D1). The first one
// has the sections of the guided template; the others go on with the same text.
func (s *Store) OpenDiagnostic(ctx context.Context, actor governance.Actor) (governance.DiagnosticID, error) {
	if err := actor.Must(governance.SubmitDiagnostic); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "diagnostic.open", func(t *tx) (int64, error) {
		last, err := t.lastDiagnostic(ctx)
		if err != nil {
			return 0, err
		}
		return t.openDiagnostic(ctx, last)
	})
	return governance.DiagnosticID(id), err
}

func (t *tx) openDiagnostic(ctx context.Context, last governance.Diagnostic) (int64, error) {
	number, refused := last.OpenNext()
	if refused != nil {
		return 0, refused
	}
	d := governance.Diagnostic{
		CoordinationID: t.actor.Coordination, Number: number, DocumentID: last.DocumentID,
		State: governance.DiagnosticDraft, CreatedAt: t.at, Version: 1,
	}
	if d.DocumentID == 0 {
		var err error
		if d.DocumentID, err = t.guidedDocument(ctx); err != nil {
			return 0, err
		}
	}
	if err := t.get(ctx, &d.ID, insertDiagnostic, d.CoordinationID, d.Number, d.DocumentID, t.at); err != nil {
		return 0, err
	}
	t.record(event{chain: d.CoordinationID, action: "diagnostic.open", kind: "diagnostic", object: int64(d.ID), after: d})
	return int64(d.ID), nil
}

// guidedDocument makes the empty document of the guided template.
func (t *tx) guidedDocument(ctx context.Context) (governance.DocumentID, error) {
	var id governance.DocumentID
	if err := t.get(ctx, &id, insertDocument, t.actor.Coordination, "diagnostic", t.at); err != nil {
		return 0, err
	}
	var codes, titles []string
	var mandatory []bool
	for _, c := range governance.Chapters() {
		codes, titles, mandatory = append(codes, c.Code), append(titles, c.Title), append(mandatory, c.Mandatory)
	}
	return id, t.exec(ctx, insertSections, t.actor.Coordination, id, pq.Array(codes), pq.Array(titles), pq.Array(mandatory))
}

const submitDiagnostic = `
	update diagnostics
	set state = 'submitted', content = $4, content_hash = $5, submitted_at = $6, submitted_by = $7, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// SubmitDiagnostic submits to the committee the version read at a version of
// its row, and freezes its content. What it lacks is refused all at once (D3).
func (s *Store) SubmitDiagnostic(ctx context.Context, actor governance.Actor, id governance.DiagnosticID, version int) error {
	if err := actor.Must(governance.SubmitDiagnostic); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "diagnostic.submit", func(t *tx) (int64, error) {
		before, err := t.diagnostic(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := before.Submit(); err != nil {
			return 0, err
		}
		return int64(id), t.freezeDiagnostic(ctx, before, version)
	})
	return err
}

// freezeDiagnostic keeps what the version says now.
func (t *tx) freezeDiagnostic(ctx context.Context, before governance.Diagnostic, version int) error {
	text, err := readDiagnostic(ctx, t, before)
	if err != nil {
		return err
	}
	if err := text.Missing().Err(); err != nil {
		return err
	}
	content, err := seal.Canonical(text.Content(t.store.atlas))
	if err != nil {
		return err
	}
	after := before
	after.State, after.SubmittedAt, after.SubmittedBy = governance.DiagnosticSubmitted, &t.at, t.actor.PersonID
	after.ContentHash, after.Version = seal.ContentHash(content), version+1
	err = t.change(ctx, submitDiagnostic, before.CoordinationID, before.ID, version, content, after.ContentHash, t.at, t.actor.PersonID)
	if err != nil {
		return err
	}
	t.recordDiagnostic("diagnostic.submit", before, after)
	return nil
}

const withdrawDiagnostic = `
	update diagnostics
	set state = 'draft', content = '', content_hash = '', submitted_at = null, submitted_by = null, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// WithdrawDiagnostic takes back a submitted version, to be written on.
func (s *Store) WithdrawDiagnostic(ctx context.Context, actor governance.Actor, id governance.DiagnosticID, version int) error {
	if err := actor.Must(governance.SubmitDiagnostic); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "diagnostic.withdraw", func(t *tx) (int64, error) {
		before, err := t.diagnostic(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := before.Withdraw(); err != nil {
			return 0, err
		}
		before.Version = version
		return int64(id), t.withdrawDiagnostic(ctx, before)
	})
	return err
}

func (t *tx) withdrawDiagnostic(ctx context.Context, before governance.Diagnostic) error {
	if err := t.change(ctx, withdrawDiagnostic, before.CoordinationID, before.ID, before.Version); err != nil {
		return err
	}
	after := before
	after.State, after.ContentHash, after.SubmittedAt, after.SubmittedBy = governance.DiagnosticDraft, "", nil, 0
	after.Version = before.Version + 1
	t.recordDiagnostic("diagnostic.withdraw", before, after)
	return nil
}

// amendable keeps the open version from changing until the write ends, and
// withdraws it when it was submitted and the person has confirmed (D5). It
// comes first in every write of what the diagnostic states.
func (t *tx) amendable(ctx context.Context, confirmed bool) (governance.Diagnostic, error) {
	d, err := t.lastDiagnostic(ctx)
	if err != nil {
		return d, err
	}
	withdraws, refused := d.Amend(confirmed)
	if refused != nil {
		return d, refused
	}
	if withdraws {
		return d, t.withdrawDiagnostic(ctx, d)
	}
	return d, nil
}

// lastDiagnostic reads the last version, zero when there is none, and keeps it
// from changing until the write ends.
func (t *tx) lastDiagnostic(ctx context.Context) (governance.Diagnostic, error) {
	return oneOrNone[governance.Diagnostic](ctx, t, lastDiagnostic+` for update`, t.actor.Coordination)
}

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
	t.recordDiagnostic("diagnostic.approve", before, after)
	return nil
}

func (t *tx) recordDiagnostic(action string, before, after governance.Diagnostic) {
	t.record(event{
		chain: before.CoordinationID, action: action, kind: "diagnostic", object: int64(before.ID),
		fields: []string{"state"}, before: before, after: after,
	})
}
