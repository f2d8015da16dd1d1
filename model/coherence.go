package model

import (
	"context"

	"ctin/governance"
)

// CoherenceKind is the kind of object that an alert is about.
type CoherenceKind string

// The kinds of objects that alerts are about.
const (
	CoherenceEnvelope   CoherenceKind = "envelope"
	CoherenceCommitment CoherenceKind = "commitment"
	CoherenceScheme     CoherenceKind = "scheme"
	CoherenceAction     CoherenceKind = "action"
	CoherenceIndicator  CoherenceKind = "indicator"
)

// CoherenceAlert is an alert and the object it is about.
type CoherenceAlert struct {
	governance.Alert
	Kind   CoherenceKind
	ID     int64
	Number int    // K4, A2; zero for what has a name
	Name   string // of an envelope, a scheme, an action, an indicator
}

// Only what may have something to say is read. $2 is who the actor funds for
// (seenCommitment).
const selectDoubtful = `
	select ` + commitmentColumns + `,` + commitmentParts + `, coalesce(s.unit, '') as unit, coalesce(x.number, 0) as source_number,
		coalesce(x.status, '') as source_status,
		coalesce((
			select jsonb_agg(jsonb_build_object('Kind', p.kind, 'Amount', p.amount, 'PaidOn', p.paid_on) order by p.paid_on, p.id)
			from payments p
			where p.coordination_id = c.coordination_id and p.commitment_id = c.id
		), '[]') as paid
	from commitments c
	left join schemes s on s.coordination_id = c.coordination_id and s.id = c.scheme_id
	left join commitments x on x.coordination_id = c.coordination_id and x.id = c.source_commitment_id
	where c.coordination_id = $1 and ` + seenCommitment + ` and ` + openCommitment + ` and (
		c.quantity * c.unit_cost <> c.amount or c.lapse_date is not null or c.source_commitment_id is not null
		or exists (select from payments p where p.commitment_id = c.id)
		or exists (select from grantees g where g.commitment_id = c.id and g.numerator is null)
	)
	order by c.number`

const selectFunded = `
	select a.id, a.number, a.title, a.nature, coalesce(a.project_owner_id, 0) as project_owner_id, a.owner_derogation,
		a.starts_on, a.ends_on,
		coalesce(o.kind, '') as owner_kind, n.time_zone not in ('Europe/Paris', '') as overseas,
		coalesce((
			select jsonb_agg(jsonb_build_object('Label', k.label, 'Amount', k.amount, 'InKind', k.in_kind,
				'Year', coalesce(k.year, 0)) order by k.id)
			from cost_lines k
			where k.coordination_id = a.coordination_id and k.action_id = a.id
		), '[]') as costs,
		coalesce((
			select jsonb_agg(jsonb_build_object('FunderID', c.funder_id, 'Public', f.public_person, 'InKind', c.in_kind,
				'Status', c.status, 'Confirmed', c.confirmed, 'Amount', l.amount))
			from allocations l
			join commitments c on c.coordination_id = l.coordination_id and c.id = l.commitment_id
			join organizations f on f.coordination_id = c.coordination_id and f.id = c.funder_id
			where l.coordination_id = a.coordination_id and l.action_id = a.id and l.released_at is null and ` + seenCommitment + `
		), '[]') as lines
	from actions a
	join coordinations n on n.id = a.coordination_id
	left join organizations o on o.coordination_id = a.coordination_id and o.id = a.project_owner_id
	where a.coordination_id = $1 and a.state <> 'cancelled'
	order by a.number`

const selectMeasuredTwice = `
	select i.id, i.name, extract(year from a.measured_on)::int as year, m.first, m.second, s.title as first_source,
		z.title as second_source
	from measurements a
	join measurements b on b.coordination_id = a.coordination_id and b.indicator_id = a.indicator_id and b.id > a.id
		and b.perimeter = a.perimeter and extract(year from b.measured_on) = extract(year from a.measured_on)
	join indicators i on i.coordination_id = a.coordination_id and i.id = a.indicator_id
	join sources s on s.coordination_id = a.coordination_id and s.id = a.source_id
	join sources z on z.coordination_id = b.coordination_id and z.id = b.source_id
	cross join lateral (
		select replace(trim_scale(a.value / power(10::numeric, a.decimals))::text, '.', ',') || chr(160) || i.unit as first,
			replace(trim_scale(b.value / power(10::numeric, b.decimals))::text, '.', ',') || chr(160) || i.unit as second
	) m
	where a.coordination_id = $1 and m.first <> m.second
	order by i.name collate "fr-x-icu", year, a.id, b.id
	limit 100`

// Coherence tells all that does not add up in the money and the measures of
// the coordination, as far as the actor sees them (D6).
func (s *Store) Coherence(ctx context.Context, actor governance.Actor, today governance.Date) ([]CoherenceAlert, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var all []CoherenceAlert
	for _, read := range []func(context.Context, governance.Actor, governance.Date) ([]CoherenceAlert, error){
		s.doubtfulEnvelopes, s.doubtfulCommitments, s.doubtfulMatching, s.doubtfulActions, s.doubtfulMeasures,
	} {
		found, err := read(ctx, actor, today)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// about ties alerts to their object.
func about(alerts []governance.Alert, kind CoherenceKind, id int64, number int, name string) []CoherenceAlert {
	var list []CoherenceAlert
	for _, a := range alerts {
		list = append(list, CoherenceAlert{Alert: a, Kind: kind, ID: id, Number: number, Name: name})
	}
	return list
}

func (s *Store) doubtfulEnvelopes(ctx context.Context, actor governance.Actor, _ governance.Date) ([]CoherenceAlert, error) {
	lines, err := s.Envelopes(ctx, actor)
	var all []CoherenceAlert
	for _, l := range lines {
		all = append(all, about(l.Facts().Alerts(), CoherenceEnvelope, int64(l.ID), 0, l.Name)...)
	}
	return all, err
}

func (s *Store) doubtfulCommitments(ctx context.Context, actor governance.Actor, today governance.Date) ([]CoherenceAlert, error) {
	var rows []struct {
		commitmentRow
		Unit         governance.Unit
		SourceNumber int
		SourceStatus governance.Status
		Paid         jsonList[governance.Payment]
	}
	if err := s.list(ctx, &rows, selectDoubtful, actor.Coordination, sees(actor)); err != nil {
		return nil, err
	}
	var all []CoherenceAlert
	for _, r := range rows {
		u := r.undertaking()
		f := governance.CommitmentFacts{
			Commitment: u.Commitment, Unit: r.Unit, Credits: u.Credits, Undecided: u.Undecided(), SourceStatus: r.SourceStatus,
			SourceNumber: r.SourceNumber, Payments: r.Paid,
		}
		all = append(all, about(f.Alerts(today), CoherenceCommitment, int64(u.ID), u.Number, u.Purpose)...)
	}
	return all, nil
}

// Facts is what the commitment is compared with.
func (p CommitmentPage) Facts() governance.CommitmentFacts {
	return governance.CommitmentFacts{
		Commitment: p.Commitment, Unit: p.Unit, Credits: p.Credits, Payments: p.PaymentList(), Undecided: p.Undecided(),
		SourceStatus: p.SourceStatus, SourceNumber: p.SourceNumber,
	}
}

// selectMatched is each matching rule with what is brought to its scheme.
const selectMatched = `
	with cells as (` + selectFundingCells + `
	)
	select r.*, coalesce((
			select jsonb_agg(jsonb_build_object('FunderID', x.funder_id, 'SchemeID', x.scheme_id, 'InKind', x.in_kind,
				'Confirmed', x.confirmed, 'Status', x.status, 'Regranted', x.regranted, 'Amount', x.amount, 'Paid', x.paid))
			from cells x
			where x.scheme_id = r.scheme_id
		), '[]') as cells
	from (` + selectMatchingRules + `
	) r`

func (s *Store) doubtfulMatching(ctx context.Context, actor governance.Actor, _ governance.Date) ([]CoherenceAlert, error) {
	var rows []struct {
		ruleRow
		Cells jsonList[governance.FundingCell]
	}
	if err := s.list(ctx, &rows, selectMatched, actor.Coordination, sees(actor)); err != nil {
		return nil, err
	}
	var all []CoherenceAlert
	for _, r := range rows {
		m := governance.TableOf(r.Cells, nil, []governance.MatchingFigure{r.figure()}).Matching[0]
		if a, found := governance.MatchingAlert(m); found {
			all = append(all, about([]governance.Alert{a}, CoherenceScheme, int64(m.SchemeID), 0, m.Scheme)...)
		}
	}
	return all, nil
}

func (s *Store) doubtfulActions(ctx context.Context, actor governance.Actor, _ governance.Date) ([]CoherenceAlert, error) {
	var rows []struct {
		governance.Action
		OwnerKind governance.OrganizationKind
		Overseas  bool
		Costs     jsonList[governance.CostLine]
		Lines     jsonList[governance.PlanLine]
	}
	if err := s.list(ctx, &rows, selectFunded, actor.Coordination, sees(actor)); err != nil {
		return nil, err
	}
	var all []CoherenceAlert
	for _, r := range rows {
		share := governance.OwnerShareOf(r.Action, governance.Organization{ID: r.ProjectOwnerID, Kind: r.OwnerKind}, r.Overseas, r.Lines)
		alerts := append(governance.PlanAlerts(governance.PlanFunding(r.Costs, r.Lines), share), governance.CostAlerts(r.Action, r.Costs)...)
		all = append(all, about(alerts, CoherenceAction, int64(r.ID), r.Number, r.Title)...)
	}
	return all, nil
}

func (s *Store) doubtfulMeasures(ctx context.Context, actor governance.Actor, _ governance.Date) ([]CoherenceAlert, error) {
	var rows []struct {
		ID                        governance.IndicatorID
		Name                      string
		Year                      int
		First, Second             string
		FirstSource, SecondSource string
	}
	if err := s.list(ctx, &rows, selectMeasuredTwice, actor.Coordination); err != nil {
		return nil, err
	}
	var all []CoherenceAlert
	for _, r := range rows {
		a, found := governance.TwiceMeasured(
			governance.Measured{Indicator: r.Name, Value: r.First, Source: r.FirstSource, Year: r.Year},
			governance.Measured{Indicator: r.Name, Value: r.Second, Source: r.SecondSource, Year: r.Year},
		)
		if found {
			all = append(all, about([]governance.Alert{a}, CoherenceIndicator, int64(r.ID), 0, r.Name)...)
		}
	}
	return all, nil
}
