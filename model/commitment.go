package model

import (
	"context"

	"ctin/governance"
)

// commitmentColumns are those of governance.Commitment, of a table called c.
const commitmentColumns = `c.id, c.coordination_id, c.number, c.funder_id, coalesce(c.scheme_id, 0) as scheme_id, c.purpose,
	c.motive, c.in_kind, coalesce(c.quantity, 0) as quantity, coalesce(c.unit_cost, 0) as unit_cost, c.amount, c.valuation,
	c.status, c.earmarked, c.confirmed, c.declared_by, c.declared_on, coalesce(c.confirmed_by, 0) as confirmed_by,
	coalesce(c.confirmed_at, '0001-01-01 00:00:00+00') as confirmed_at, c.lapse_date, coalesce(c.envelope_id, 0) as envelope_id,
	coalesce(c.territory_id, 0) as territory_id, c.confidential, c.counted,
	coalesce(c.source_commitment_id, 0) as source_commitment_id, c.created_at, c.version`

// lockCommitmentNumbers keeps those who number the same coordination's commitments
// waiting for each other, and nobody else.
const lockCommitmentNumbers = `
	select id
	from coordinations
	where id = $1
	for no key update`

// lockFunder keeps the funder from being merged until the end of the write.
const lockFunder = `
	select funder
	from organizations
	where coordination_id = $1 and id = $2 and merged_into is null
	for share`

const insertCommitment = `
	insert into commitments (coordination_id, number, funder_id, scheme_id, purpose, motive, in_kind, quantity, unit_cost,
		amount, valuation, status, earmarked, confirmed, declared_by, declared_on, confirmed_by, confirmed_at, lapse_date,
		created_at, version, envelope_id, territory_id, confidential, counted, source_commitment_id)
	values ($1, (select coalesce(max(number), 0) + 1 from commitments where coordination_id = $1),
		$2, nullif($3, 0), $4, $5, $6, nullif($7::bigint, 0), nullif($8::bigint, 0), $9, $10, $11, $12, $13, $14,
		$15, nullif($16, 0), $17, $18, $19, $20, nullif($21::bigint, 0), nullif($22::bigint, 0), $23, $24, nullif($25::bigint, 0))
	returning id, number`

// DeclareCommitment records an intention: confirmed when the actor speaks for
// the funder, and waiting for it when a coordinator enters it on its behalf (F1).
func (s *Store) DeclareCommitment(
	ctx context.Context, actor governance.Actor, d governance.CommitmentDraft, today governance.Date,
) (governance.CommitmentID, error) {
	if err := actor.Must(governance.DeclareCommitments); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "commitment.declare", func(t *tx) (int64, error) {
		id, err := t.declare(ctx, d, today)
		return int64(id), err
	})
	return governance.CommitmentID(id), err
}

func (t *tx) declare(ctx context.Context, d governance.CommitmentDraft, today governance.Date) (governance.CommitmentID, error) {
	u, err := t.enter(ctx, d, today)
	if err != nil {
		return 0, err
	}
	return u.ID, t.tellFunder(ctx, u.Commitment)
}

// enter records a commitment, and tells nobody of it yet.
func (t *tx) enter(ctx context.Context, d governance.CommitmentDraft, today governance.Date) (governance.Undertaking, error) {
	scheme, err := t.schemeOf(ctx, d.Scheme)
	if err != nil {
		return governance.Undertaking{}, err
	}
	u, err := governance.Declare(t.actor, d, scheme, today, t.at)
	if err != nil {
		return u, err
	}
	if err := t.checkFunder(ctx, u.FunderID); err != nil {
		return u, err
	}
	if err := t.checkYears(ctx, governance.Undertaking{}, u, today); err != nil {
		return u, err
	}
	if err := t.lockNumbers(ctx); err != nil {
		return u, err
	}
	if err := t.fit(ctx, u.Commitment); err != nil {
		return u, err
	}
	if err := t.insert(ctx, &u); err != nil {
		return u, err
	}
	if err := t.keepParts(ctx, u); err != nil {
		return u, err
	}
	first := governance.Step{Status: u.Status, HappenedOn: u.DeclaredOn}
	if err := t.keepMove(ctx, u.Commitment, "", []governance.Step{first}); err != nil {
		return u, err
	}
	t.record(event{chain: u.CoordinationID, action: "commitment.declare", kind: "commitment", object: int64(u.ID), after: u})
	return u, nil
}

// insert writes a new commitment, under the next number of its coordination.
func (t *tx) insert(ctx context.Context, u *governance.Undertaking) error {
	var made struct {
		ID     governance.CommitmentID
		Number int
	}
	err := t.get(ctx, &made, insertCommitment, u.CoordinationID, u.FunderID, u.SchemeID, u.Purpose, u.Motive, u.InKind,
		u.Quantity, u.UnitCost, u.Amount, u.Valuation, u.Status, u.Earmarked, u.Confirmed, u.DeclaredBy, u.DeclaredOn,
		u.ConfirmedBy, instant(u.ConfirmedAt), u.LapseDate, u.CreatedAt, u.Version, u.EnvelopeID, u.TerritoryID, u.Confidential,
		u.Counted, u.SourceCommitmentID)
	u.ID, u.Number = made.ID, made.Number
	return err
}

// checkFunder refuses an organisation that is not a funder of the coordination.
func (t *tx) checkFunder(ctx context.Context, id governance.OrganizationID) error {
	var funder bool
	err := t.get(ctx, &funder, lockFunder, t.actor.Coordination, id)
	if governance.CodeOf(err) == governance.NotFound || err == nil && !funder {
		return governance.Fail(governance.Invalid, msgNoFunder).On("funder")
	}
	return err
}

// lockNumbers keeps everyone else from numbering a commitment of the
// coordination until the end of the write.
func (t *tx) lockNumbers(ctx context.Context) error {
	var locked governance.CoordinationID
	return t.get(ctx, &locked, lockCommitmentNumbers, t.actor.Coordination)
}

const deleteGrantees = `
	delete from grantees
	where coordination_id = $1 and commitment_id = $2`

const insertGrantee = `
	insert into grantees (coordination_id, commitment_id, organization_id, numerator, denominator)
	values ($1, $2, $3, nullif($4::bigint, 0), nullif($5::bigint, 0))`

const deleteCredits = `
	delete from payment_credits
	where coordination_id = $1 and commitment_id = $2`

const insertCredit = `
	insert into payment_credits (coordination_id, commitment_id, year, amount)
	values ($1, $2, $3, $4)`

// replaceParts records who receives a commitment and when it may be paid, in
// the place of what was said before.
func (t *tx) replaceParts(ctx context.Context, u governance.Undertaking) error {
	for _, query := range []string{deleteGrantees, deleteCredits} {
		if err := t.exec(ctx, query, u.CoordinationID, u.ID); err != nil {
			return err
		}
	}
	return t.keepParts(ctx, u)
}

// keepParts records who receives a commitment and when it may be paid.
func (t *tx) keepParts(ctx context.Context, u governance.Undertaking) error {
	for _, g := range u.Grantees {
		if _, err := t.collegeOf(ctx, u.CoordinationID, g.OrganizationID); err != nil {
			return onField(err, "grantee")
		}
		err := t.exec(ctx, insertGrantee, u.CoordinationID, u.ID, g.OrganizationID, g.Share.Numerator, g.Share.Denominator)
		if err != nil {
			return err
		}
	}
	for _, c := range u.Credits {
		if err := t.exec(ctx, insertCredit, u.CoordinationID, u.ID, c.Year, c.Amount); err != nil {
			return err
		}
	}
	return nil
}

// onField points a refusal at another field of the form.
func onField(err error, field string) error {
	if p := governance.ProblemsOf(err); len(p) == 1 {
		return p[0].On(field)
	}
	return err
}

// A version is what the commitment says once it is written, all of it.
const insertCommitmentVersion = `
	insert into commitment_versions (coordination_id, commitment_id, version, amount, quantity, unit_cost, status, confirmed,
		reason, author_id, created_at, scheme_id, envelope_id, source_commitment_id, purpose, motive, in_kind, valuation,
		earmarked, confidential, counted, lapse_date, grantees, credits)
	select c.coordination_id, c.id, c.version, c.amount, c.quantity, c.unit_cost, c.status, c.confirmed, $3, $4, $5,
		c.scheme_id, c.envelope_id, c.source_commitment_id, c.purpose, c.motive, c.in_kind, c.valuation, c.earmarked,
		c.confidential, c.counted, c.lapse_date,
		coalesce((
			select jsonb_agg(jsonb_build_array(g.organization_id, coalesce(g.numerator, 0), coalesce(g.denominator, 0))
				order by g.organization_id)
			from grantees g
			where g.coordination_id = c.coordination_id and g.commitment_id = c.id
		), '[]'),
		coalesce((
			select jsonb_agg(jsonb_build_array(y.year, y.amount) order by y.year)
			from payment_credits y
			where y.coordination_id = c.coordination_id and y.commitment_id = c.id
		), '[]')
	from commitments c
	where c.coordination_id = $1 and c.id = $2`

const insertStep = `
	insert into commitment_steps (coordination_id, commitment_id, status, happened_on, body, reference, budget_year,
		signatories, reason, recorded_by, created_at)
	values ($1, $2, $3, $4, $5, $6, nullif($7::int, 0), $8, $9, $10, $11)`

// keepMove records what a commitment is at its new version, and the steps that
// brought it there.
func (t *tx) keepMove(ctx context.Context, c governance.Commitment, reason string, steps []governance.Step) error {
	err := t.exec(ctx, insertCommitmentVersion, c.CoordinationID, c.ID, reason, t.actor.PersonID, t.at)
	if err != nil {
		return err
	}
	for _, s := range steps {
		err := t.exec(ctx, insertStep, c.CoordinationID, c.ID, s.Status, s.HappenedOn, s.Body, s.Reference, s.BudgetYear,
			s.Signatories, s.Reason, t.actor.PersonID, t.at)
		if err != nil {
			return err
		}
	}
	return nil
}

const selectFunderPeople = `
	select p.given_name, p.family_name, p.email
	from memberships m
	join people p on p.id = m.person_id
	where m.coordination_id = $1 and m.organization_id = $2 and m.ended_at is null
		and 'funder' = any(string_to_array(m.roles, ' ')) and p.email <> ''
	order by p.id`

const selectPlace = `
	select name, slug
	from coordinations
	where id = $1`

// tellFunder writes to those who speak for the funder of what was entered on
// its behalf: only they can confirm it. The amount stays in the application.
func (t *tx) tellFunder(ctx context.Context, c governance.Commitment) error {
	if c.Confirmed {
		return nil
	}
	var people []governance.Person
	if err := t.list(ctx, &people, selectFunderPeople, c.CoordinationID, c.FunderID); err != nil || len(people) == 0 {
		return err
	}
	var place struct{ Name, Slug string }
	if err := t.get(ctx, &place, selectPlace, c.CoordinationID); err != nil {
		return err
	}
	address := t.store.link("coordinations", place.Slug, "engagements", decimal(int64(c.ID)), "confirmation")
	for _, p := range people {
		err := t.send(ctx, mail{
			coordination: c.CoordinationID, to: p.Email, name: p.Name(), subject: onBehalfSubject(place.Name),
			body: onBehalfBody(p.Name(), t.actor.Name, place.Name, c.Number, address),
		})
		if err != nil {
			return err
		}
	}
	return nil
}
