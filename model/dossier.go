package model

import (
	"context"

	"ctin/governance"

	"github.com/lib/pq"
)

// selectDossiers is what the list shows, whole: what its funder wants
// confidential is left out by the same filter (F17).
const selectDossiers = `
	select ` + commitmentColumns + `,` + commitmentParts + `, o.name as funder, coalesce(s.name, '') as scheme, o.siret as funder_siret,
		coalesce((
			select e.name
			from envelopes e
			where e.coordination_id = c.coordination_id and e.id = c.envelope_id
		), '') as envelope,
		coalesce((
			select w.name
			from organizations w
			where w.coordination_id = c.coordination_id and w.id = c.territory_id
		), '') as territory,
		coalesce((
			select x.number
			from commitments x
			where x.coordination_id = c.coordination_id and x.id = c.source_commitment_id
		), 0) as source_number,
		array(
			select o.name
			from grantees g
			join organizations o on o.coordination_id = g.coordination_id and o.id = g.organization_id
			where g.commitment_id = c.id
			order by g.organization_id
		) as names,
		array(
			select coalesce(o.siret, '')
			from grantees g
			join organizations o on o.coordination_id = g.coordination_id and o.id = g.organization_id
			where g.commitment_id = c.id
			order by g.organization_id
		) as sirets,
		array(
			select coalesce(o.rna, '')
			from grantees g
			join organizations o on o.coordination_id = g.coordination_id and o.id = g.organization_id
			where g.commitment_id = c.id
			order by g.organization_id
		) as rnas` + commitmentsFrom

const selectDossierSteps = `
	select s.commitment_id, s.status, s.happened_on, s.body, s.reference, coalesce(s.budget_year, 0) as budget_year,
		s.signatories, s.reason
	from commitment_steps s
	where s.coordination_id = $1 and s.commitment_id = any($2)
	order by s.id`

const selectDossierPayments = `
	select p.commitment_id, p.kind, p.amount, p.paid_on, p.reference
	from payments p
	where p.coordination_id = $1 and p.commitment_id = any($2)
	order by p.paid_on, p.id`

// dossierRow is a dossier as stored, without its story.
type dossierRow struct {
	commitmentRow
	Funder, FunderSiret, Scheme string
	Envelope, Territory         string
	SourceNumber                int
	Names, Sirets, RNAs         pq.StringArray
}

func (r dossierRow) dossier() governance.Dossier {
	d := governance.Dossier{Undertaking: r.undertaking(), Funder: r.Funder, FunderSiret: r.FunderSiret, Scheme: r.Scheme}
	d.Envelope, d.Territory, d.SourceNumber = r.Envelope, r.Territory, r.SourceNumber
	for i, name := range r.Names {
		d.Recipients = append(d.Recipients, governance.Recipient{Name: name, Siret: r.Sirets[i], RNA: r.RNAs[i]})
	}
	return d
}

// ExportCommitments reads all that the filter keeps of what the actor may see,
// for a file, after having noted in the journal that it was exported (P6).
func (s *Store) ExportCommitments(ctx context.Context, actor governance.Actor, f CommitmentFilter) ([]governance.Dossier, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	if err := s.noteFundingExport(ctx, actor); err != nil {
		return nil, err
	}
	return s.Dossiers(ctx, actor, f)
}

// Dossiers reads the same for a page.
func (s *Store) Dossiers(ctx context.Context, actor governance.Actor, f CommitmentFilter) ([]governance.Dossier, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var rows []dossierRow
	w := f.conditions(actor)
	if err := s.list(ctx, &rows, selectDossiers+w.String()+"\n\torder by c.number", w.args...); err != nil {
		return nil, err
	}
	dossiers, at, ids := make([]governance.Dossier, len(rows)), map[governance.CommitmentID]int{}, pq.Int64Array{}
	for i, r := range rows {
		dossiers[i], at[r.ID], ids = r.dossier(), i, append(ids, int64(r.ID))
	}
	var steps []governance.Step
	if err := s.list(ctx, &steps, selectDossierSteps, actor.Coordination, ids); err != nil {
		return nil, err
	}
	for _, step := range steps {
		d := &dossiers[at[step.CommitmentID]]
		d.Steps = append(d.Steps, step)
	}
	var payments []governance.Payment
	if err := s.list(ctx, &payments, selectDossierPayments, actor.Coordination, ids); err != nil {
		return nil, err
	}
	for _, p := range payments {
		d := &dossiers[at[p.CommitmentID]]
		d.Payments = append(d.Payments, p)
	}
	return dossiers, nil
}

// ExportFunding reads the figures of the conference for a file, journaled as well.
func (s *Store) ExportFunding(ctx context.Context, actor governance.Actor) (governance.FundingTable, error) {
	if err := actor.Must(governance.Read); err != nil {
		return governance.FundingTable{}, err
	}
	if err := s.noteFundingExport(ctx, actor); err != nil {
		return governance.FundingTable{}, err
	}
	return s.Funding(ctx, actor)
}

// noteFundingExport journals an export of the conference.
func (s *Store) noteFundingExport(ctx context.Context, actor governance.Actor) error {
	_, err := s.write(ctx, actor, "commitment.export", func(t *tx) (int64, error) {
		t.record(event{chain: actor.Coordination, action: "commitment.export", kind: "commitment"})
		return 0, nil
	})
	return err
}
