package model

import (
	"context"
	"strconv"

	"ctin/governance"

	"github.com/lib/pq"
)

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// commitmentParts are who receives a commitment called c and when it may be
// paid, each as parallel lists.
const commitmentParts = `
	array(select organization_id from grantees g where g.commitment_id = c.id order by organization_id) as grantee_ids,
	array(select coalesce(numerator, 0) from grantees g where g.commitment_id = c.id order by organization_id) as numerators,
	array(select coalesce(denominator, 0) from grantees g where g.commitment_id = c.id order by organization_id) as denominators,
	array(select year::bigint from payment_credits y where y.commitment_id = c.id order by year) as years,
	array(select amount from payment_credits y where y.commitment_id = c.id order by year) as year_amounts`

// commitmentRow is a commitment as stored.
type commitmentRow struct {
	governance.Commitment
	GranteeIDs, Numerators, Denominators, Years, YearAmounts pq.Int64Array
}

// undertaking puts the parts of a row together.
func (r commitmentRow) undertaking() governance.Undertaking {
	u := governance.Undertaking{Commitment: r.Commitment}
	for i, id := range r.GranteeIDs {
		u.Grantees = append(u.Grantees, governance.Grantee{
			OrganizationID: governance.OrganizationID(id), Share: governance.Fraction{Numerator: r.Numerators[i], Denominator: r.Denominators[i]},
		})
	}
	for i, year := range r.Years {
		u.Credits = append(u.Credits, governance.Credit{Year: int(year), Amount: governance.Cents(r.YearAmounts[i])})
	}
	return u
}

const lockCommitment = `
	select ` + commitmentColumns + `,` + commitmentParts + `
	from commitments c
	where c.coordination_id = $1 and c.id = $2
	for update`

const selectSteps = `
	select s.coordination_id, s.commitment_id, s.status, s.happened_on, s.body, s.reference,
		coalesce(s.budget_year, 0) as budget_year, s.signatories, s.reason, s.recorded_by, s.created_at
	from commitment_steps s
	where s.coordination_id = $1 and s.commitment_id = $2
	order by s.id`

const selectPayments = `
	select p.id, p.coordination_id, p.commitment_id, p.kind, p.amount, p.paid_on, p.reference, p.recorded_by, p.created_at
	from payments p
	where p.coordination_id = $1 and p.commitment_id = $2
	order by p.paid_on, p.id`

// heldCommitment is a commitment and all that happened to it, kept from other
// writers until the end of the transaction.
type heldCommitment struct {
	governance.Undertaking
	steps    []governance.Step
	payments []governance.Payment
}

func (t *tx) heldCommitment(ctx context.Context, id governance.CommitmentID) (heldCommitment, error) {
	var row commitmentRow
	if err := t.get(ctx, &row, lockCommitment, t.actor.Coordination, id); err != nil {
		return heldCommitment{}, err
	}
	h := heldCommitment{Undertaking: row.undertaking()}
	if err := t.list(ctx, &h.steps, selectSteps, t.actor.Coordination, id); err != nil {
		return h, err
	}
	return h, t.list(ctx, &h.payments, selectPayments, t.actor.Coordination, id)
}

const updateCommitment = `
	update commitments
	set scheme_id = nullif($4, 0), purpose = $5, motive = $6, in_kind = $7, quantity = nullif($8::bigint, 0),
		unit_cost = nullif($9::bigint, 0), amount = $10, valuation = $11, status = $12, earmarked = $13, confirmed = $14,
		confirmed_by = nullif($15, 0), confirmed_at = $16, lapse_date = $17, envelope_id = nullif($18::bigint, 0),
		territory_id = nullif($19::bigint, 0), confidential = $20, counted = $21, source_commitment_id = nullif($22::bigint, 0),
		version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// saveCommitment records what a commitment becomes; after carries the version
// it was read at.
func (t *tx) saveCommitment(
	ctx context.Context, action string, before, after governance.Undertaking, reason string, steps []governance.Step,
) error {
	if err := t.fit(ctx, after.Commitment); err != nil {
		return err
	}
	err := t.change(ctx, updateCommitment, after.CoordinationID, after.ID, after.Version, after.SchemeID, after.Purpose,
		after.Motive, after.InKind, after.Quantity, after.UnitCost, after.Amount, after.Valuation, after.Status, after.Earmarked,
		after.Confirmed, after.ConfirmedBy, instant(after.ConfirmedAt), after.LapseDate, after.EnvelopeID, after.TerritoryID,
		after.Confidential, after.Counted, after.SourceCommitmentID)
	if err != nil {
		return err
	}
	after.Version++
	if err := t.keepMove(ctx, after.Commitment, reason, steps); err != nil {
		return err
	}
	fields := before.Changed(after)
	if before.Status != after.Status {
		fields = append(fields, "status")
	}
	t.record(event{
		chain: after.CoordinationID, action: action, kind: "commitment", object: int64(after.ID), fields: fields,
		before: before, after: after,
	})
	return nil
}

// changeCommitment lets a rule decide what a commitment becomes, and records it.
func (s *Store) changeCommitment(
	ctx context.Context, actor governance.Actor, action string, id governance.CommitmentID, version int,
	decide func(context.Context, *tx, heldCommitment) (governance.Undertaking, string, []governance.Step, error),
) error {
	if err := actor.Must(governance.DeclareCommitments); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		before, err := t.heldCommitment(ctx, id)
		if err != nil {
			return 0, err
		}
		if before.Version != version { // the rule would judge what the person has not seen
			return 0, governance.Fail(governance.Conflict, msgStale).Because(ErrStale)
		}
		after, reason, steps, err := decide(ctx, t, before)
		if err != nil {
			return 0, err
		}
		return int64(id), t.saveCommitment(ctx, action, before.Undertaking, after, reason, steps)
	})
	return err
}

// ConfirmCommitment takes what was entered on behalf of a funder as its own (F1).
func (s *Store) ConfirmCommitment(ctx context.Context, actor governance.Actor, id governance.CommitmentID, version int) error {
	return s.changeCommitment(ctx, actor, "commitment.confirm", id, version,
		func(_ context.Context, t *tx, h heldCommitment) (governance.Undertaking, string, []governance.Step, error) {
			c, err := governance.Confirm(actor, h.Commitment, t.at)
			h.Commitment = c
			return h.Undertaking, "", nil, err
		})
}

// AmendCommitment changes a commitment; what it was stays among its versions.
func (s *Store) AmendCommitment(
	ctx context.Context, actor governance.Actor, id governance.CommitmentID, version int,
	d governance.CommitmentDraft, today governance.Date,
) error {
	return s.changeCommitment(ctx, actor, "commitment.amend", id, version,
		func(ctx context.Context, t *tx, h heldCommitment) (governance.Undertaking, string, []governance.Step, error) {
			scheme, err := t.schemeOf(ctx, d.Scheme)
			if err != nil {
				return h.Undertaking, "", nil, err
			}
			u, reason, err := governance.Amend(actor, h.Undertaking, d, scheme, governance.NetOf(h.payments), today)
			if err != nil {
				return u, "", nil, err
			}
			if err := t.checkYears(ctx, h.Undertaking, u, today); err != nil {
				return u, "", nil, err
			}
			return u, reason, nil, t.replaceParts(ctx, u)
		})
}

// ClimbCommitment moves a commitment up its ladder, with the evidence (F4).
func (s *Store) ClimbCommitment(
	ctx context.Context, actor governance.Actor, id governance.CommitmentID, version int,
	to governance.Status, e governance.Evidence, today governance.Date,
) error {
	return s.ClimbWith(ctx, actor, id, version, to, e, Upload{}, today)
}

// ClimbWith moves a commitment up, and keeps the document that proves its last
// step: its deliberation, its convention.
func (s *Store) ClimbWith(
	ctx context.Context, actor governance.Actor, id governance.CommitmentID, version int,
	to governance.Status, e governance.Evidence, document Upload, today governance.Date,
) error {
	return s.changeCommitment(ctx, actor, "commitment.climb", id, version,
		func(ctx context.Context, t *tx, h heldCommitment) (governance.Undertaking, string, []governance.Step, error) {
			c, steps, err := governance.Climb(actor, h.Commitment, h.steps, to, e, governance.NetOf(h.payments), today)
			h.Commitment = c
			if err == nil {
				err = t.join(ctx, c, governance.DocumentOf(to), document)
			}
			return h.Undertaking, "", steps, err
		})
}

// DescendCommitment takes a commitment back to a step it held, with the reason (F4).
func (s *Store) DescendCommitment(
	ctx context.Context, actor governance.Actor, id governance.CommitmentID, version int,
	to governance.Status, reason string, today governance.Date,
) error {
	return s.changeCommitment(ctx, actor, "commitment.descend", id, version,
		func(_ context.Context, _ *tx, h heldCommitment) (governance.Undertaking, string, []governance.Step, error) {
			c, step, err := governance.Descend(actor, h.Commitment, h.steps, h.payments, to, reason, today)
			h.Commitment = c
			return h.Undertaking, reason, []governance.Step{step}, err
		})
}

// EndCommitment takes a commitment off its ladder, with the reason and the day (F4).
func (s *Store) EndCommitment(
	ctx context.Context, actor governance.Actor, id governance.CommitmentID, version int,
	to governance.Status, reason, on string, today governance.Date,
) error {
	return s.changeCommitment(ctx, actor, "commitment.end", id, version,
		func(_ context.Context, _ *tx, h heldCommitment) (governance.Undertaking, string, []governance.Step, error) {
			c, step, err := governance.LeaveLadder(actor, h.Commitment, to, reason, on, today)
			h.Commitment = c
			return h.Undertaking, reason, []governance.Step{step}, err
		})
}

const insertPayment = `
	insert into payments (coordination_id, commitment_id, kind, amount, paid_on, reference, recorded_by, created_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8)
	returning id`

// PayCommitment records a payment, an advance or a clawback (F4, F5).
func (s *Store) PayCommitment(
	ctx context.Context, actor governance.Actor, id governance.CommitmentID, version int,
	d governance.PaymentDraft, today governance.Date,
) error {
	return s.changeCommitment(ctx, actor, "commitment.pay", id, version,
		func(ctx context.Context, t *tx, h heldCommitment) (governance.Undertaking, string, []governance.Step, error) {
			c, steps, p, err := governance.Pay(actor, h.Commitment, h.steps, h.payments, d, today)
			if err != nil {
				return h.Undertaking, "", nil, err
			}
			h.Commitment = c
			p.CoordinationID, p.CommitmentID, p.RecordedBy, p.CreatedAt = c.CoordinationID, c.ID, actor.PersonID, t.at
			err = t.get(ctx, &p.ID, insertPayment, p.CoordinationID, p.CommitmentID, p.Kind, p.Amount, p.PaidOn, p.Reference,
				p.RecordedBy, p.CreatedAt)
			t.record(event{chain: c.CoordinationID, action: "payment.create", kind: "payment", object: int64(p.ID), after: p})
			return h.Undertaking, "", steps, err
		})
}
