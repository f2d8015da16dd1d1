package model

import (
	"context"

	"ctin/governance"

	"github.com/lib/pq"
)

// CommitmentPage is a commitment with all that happened to it.
type CommitmentPage struct {
	governance.Undertaking
	CommitmentNames
	GranteeNames []string // in the order of the grantees
	Steps        []CommitmentStep
	Payments     []CommitmentPayment
	Versions     []CommitmentVersion
	Files        []CommitmentFile
}

// CommitmentNames are the names that a commitment points at.
type CommitmentNames struct {
	Funder, Scheme, Fact  string // Fact is the letter of the scheme's source
	Envelope, Territory   string
	SourceNumber          int // of the commitment that it gives again, zero for none
	SourceStatus          governance.Status
	Example               bool
	Unit                  governance.Unit
	Declarer, Confirmer   string
	Funded, FunderPresent bool // Funded: something is allocated; FunderPresent: somebody can confirm
}

// Paid is what was paid, net.
func (p CommitmentPage) Paid() governance.Cents {
	return governance.NetOf(p.PaymentList())
}

// History are the moves alone.
func (p CommitmentPage) History() []governance.Step {
	var steps []governance.Step
	for _, s := range p.Steps {
		steps = append(steps, s.Step)
	}
	return steps
}

// PaymentList are the payments alone.
func (p CommitmentPage) PaymentList() []governance.Payment {
	var payments []governance.Payment
	for _, l := range p.Payments {
		payments = append(payments, l.Payment)
	}
	return payments
}

// CommitmentStep is a move with the name of who recorded it.
type CommitmentStep struct {
	governance.Step
	Recorder string
}

// CommitmentPayment is a payment with the name of who recorded it.
type CommitmentPayment struct {
	governance.Payment
	Recorder string
}

const selectCommitment = `
	select ` + commitmentColumns + `,` + commitmentParts + `,` + commitmentFiles + `, o.name as funder, o.example, coalesce(s.name, '') as scheme,
		coalesce(s.fact, '') as fact, coalesce(s.unit, '') as unit, coalesce(e.name, '') as envelope,
		coalesce(w.name, '') as territory, coalesce(x.number, 0) as source_number, coalesce(x.status, '') as source_status,
		btrim(d.given_name || ' ' || d.family_name) as declarer,
		coalesce(btrim(f.given_name || ' ' || f.family_name), '') as confirmer,
		exists (select from allocations a where a.commitment_id = c.id and a.released_at is null) as funded,
		exists (
			select from memberships m
			where m.coordination_id = c.coordination_id and m.organization_id = c.funder_id and m.ended_at is null
				and 'funder' = any(string_to_array(m.roles, ' '))
		) as funder_present,
		array(
			select o.name
			from grantees g
			join organizations o on o.coordination_id = g.coordination_id and o.id = g.organization_id
			where g.commitment_id = c.id
			order by g.organization_id
		) as grantee_names
	from commitments c
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	left join schemes s on s.coordination_id = c.coordination_id and s.id = c.scheme_id
	left join envelopes e on e.coordination_id = c.coordination_id and e.id = c.envelope_id
	left join organizations w on w.coordination_id = c.coordination_id and w.id = c.territory_id
	left join commitments x on x.coordination_id = c.coordination_id and x.id = c.source_commitment_id
	join people d on d.id = c.declared_by
	left join people f on f.id = c.confirmed_by
	where c.coordination_id = $1 and ` + seenCommitment + ` and c.id = $3`

const selectNamedSteps = `
	select s.coordination_id, s.commitment_id, s.status, s.happened_on, s.body, s.reference,
		coalesce(s.budget_year, 0) as budget_year, s.signatories, s.reason, s.recorded_by, s.created_at,
		btrim(p.given_name || ' ' || p.family_name) as recorder
	from commitment_steps s
	join people p on p.id = s.recorded_by
	where s.coordination_id = $1 and s.commitment_id = $2
	order by s.id`

const selectNamedPayments = `
	select p.id, p.coordination_id, p.commitment_id, p.kind, p.amount, p.paid_on, p.reference, p.recorded_by, p.created_at,
		btrim(w.given_name || ' ' || w.family_name) as recorder
	from payments p
	join people w on w.id = p.recorded_by
	where p.coordination_id = $1 and p.commitment_id = $2
	order by p.paid_on, p.id`

// CommitmentHead reads a commitment that the actor may see, without its story (F17).
func (s *Store) CommitmentHead(ctx context.Context, actor governance.Actor, id governance.CommitmentID) (CommitmentPage, error) {
	if err := actor.Must(governance.Read); err != nil {
		return CommitmentPage{}, err
	}
	var row struct {
		commitmentRow
		CommitmentNames
		GranteeNames pq.StringArray
		Documents    jsonList[CommitmentFile]
	}
	if err := s.get(ctx, &row, selectCommitment, actor.Coordination, sees(actor), id); err != nil {
		return CommitmentPage{}, err
	}
	return CommitmentPage{
		Undertaking: row.undertaking(), CommitmentNames: row.CommitmentNames, GranteeNames: row.GranteeNames, Files: row.Documents,
	}, nil
}

// Commitment reads a commitment of the coordination and its story.
func (s *Store) Commitment(ctx context.Context, actor governance.Actor, id governance.CommitmentID) (CommitmentPage, error) {
	page, err := s.CommitmentHead(ctx, actor, id)
	if err != nil {
		return page, err
	}
	for _, part := range []struct {
		dest  any
		query string
	}{{&page.Steps, selectNamedSteps}, {&page.Payments, selectNamedPayments}, {&page.Versions, selectVersions}} {
		if err := s.list(ctx, part.dest, part.query, actor.Coordination, id); err != nil {
			return CommitmentPage{}, err
		}
	}
	return page, nil
}

const selectFunders = `
	select id, name
	from organizations
	where coordination_id = $1 and merged_into is null and funder
	order by name collate "fr-x-icu", id`

// Funders lists the funders of the coordination, by name.
func (s *Store) Funders(ctx context.Context, actor governance.Actor) ([]OrganizationName, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var names []OrganizationName
	return names, s.list(ctx, &names, selectFunders, actor.Coordination)
}

const selectUnconfirmed = `
	select ` + commitmentColumns + `, o.name as funder, o.example, '' as scheme, 0 as paid
	from commitments c
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	where c.coordination_id = $1 and not c.confirmed and c.funder_id = any($2)
		and ` + openCommitment + `
	order by c.number`

// Unconfirmed lists what was entered in the name of the organisations that the
// actor speaks for, and waits for them.
func (s *Store) Unconfirmed(ctx context.Context, actor governance.Actor) ([]CommitmentLine, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	funds := actor.Funds()
	if len(funds) == 0 {
		return nil, nil
	}
	var lines []CommitmentLine
	return lines, s.list(ctx, &lines, selectUnconfirmed, actor.Coordination, pq.Array(funds))
}
