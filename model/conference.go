package model

import (
	"context"

	"ctin/governance"
)

// ConferenceFilter says how to cut the table of the conference.
type ConferenceFilter struct {
	ByScheme bool // rows are schemes; else actions
	Year     int  // zero for the whole period
}

// Conference is the table of the conférence des financeurs on both its sides,
// and the years that schedules name.
type Conference struct {
	Cash, InKind governance.ConferenceTable
	Years        []int
}

// selectPledges reads the commitments that the actor may see ($2, F17), with what
// concerns one year ($3).
const selectPledges = `
	select c.id, c.number, c.funder_id, coalesce(c.scheme_id, 0) as scheme_id, c.in_kind, c.confirmed, c.status, c.amount,
		coalesce(c.source_commitment_id, 0) as source_commitment_id, o.name as funder, o.example, ` + netPaid + ` as paid,
		coalesce((
			select k.amount
			from payment_credits k
			where k.coordination_id = c.coordination_id and k.commitment_id = c.id and k.year = $3
		), 0) as due,
		coalesce((
			select sum(case when p.kind = 'clawback' then -p.amount else p.amount end)
			from payments p
			where p.coordination_id = c.coordination_id and p.commitment_id = c.id and extract(year from p.paid_on) = $3
		), 0)::bigint as paid_in_year
	from commitments c
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	where c.coordination_id = $1 and ` + seenCommitment + `
	order by c.number`

const selectPledgeParts = `
	select commitment_id, action_id as row, sum(amount)::bigint as amount
	from allocations
	where coordination_id = $1 and released_at is null
	group by commitment_id, action_id`

// selectActionLines lists what each action costs on each side, in a year ($2, 0
// for the whole period); what a cancelled action still holds is shown, not what
// it would have cost. Undated is what says no year when one is asked.
const selectActionLines = `
	select a.id, a.number, a.title as name,
		coalesce(sum(k.amount) filter (where not k.in_kind and a.state <> 'cancelled' and ($2 = 0 or k.year = $2)), 0)::bigint as cash,
		coalesce(sum(k.amount) filter (where k.in_kind and a.state <> 'cancelled' and ($2 = 0 or k.year = $2)), 0)::bigint as in_kind,
		coalesce(sum(k.amount) filter (where not k.in_kind and a.state <> 'cancelled' and $2 <> 0 and k.year is null), 0)::bigint
			as cash_undated,
		coalesce(sum(k.amount) filter (where k.in_kind and a.state <> 'cancelled' and $2 <> 0 and k.year is null), 0)::bigint
			as in_kind_undated
	from actions a
	left join cost_lines k on k.coordination_id = a.coordination_id and k.action_id = a.id
	where a.coordination_id = $1
	group by a.id
	order by a.number`

const selectSchemeLines = `
	select id, 0 as number, name, 0::bigint as cash, 0::bigint as in_kind, 0::bigint as cash_undated, 0::bigint as in_kind_undated
	from schemes
	where coordination_id = $1 and $2::int >= 0
	order by name collate "fr-x-icu", id`

// selectCreditYears names no year that only what the actor may not see has ($2, F17).
const selectCreditYears = `
	select y.year
	from payment_credits y
	join commitments c on c.coordination_id = $1 and c.id = y.commitment_id
	where y.coordination_id = $1 and ` + seenCommitment + `
	union
	select year
	from cost_lines
	where coordination_id = $1 and year is not null
	order by year`

// Conference reads the table of the conference, added up anew from its lines.
func (s *Store) Conference(ctx context.Context, actor governance.Actor, f ConferenceFilter) (Conference, error) {
	if err := actor.Must(governance.Read); err != nil {
		return Conference{}, err
	}
	pledges, err := s.pledges(ctx, actor, f)
	if err != nil {
		return Conference{}, err
	}
	cash, inKind, err := s.conferenceLines(ctx, actor, f)
	if err != nil {
		return Conference{}, err
	}
	c := Conference{
		Cash:   governance.ConferenceOf(cash, sideOf(pledges, false), f.Year),
		InKind: governance.ConferenceOf(inKind, sideOf(pledges, true), f.Year),
	}
	if err := s.list(ctx, &c.Years, selectCreditYears, actor.Coordination, sees(actor)); err != nil {
		return Conference{}, err
	}
	return c, s.ceilings(ctx, actor, &c.Cash)
}

// pledges reads the commitments with the part that each row has of them.
func (s *Store) pledges(ctx context.Context, actor governance.Actor, f ConferenceFilter) ([]governance.Pledge, error) {
	var pledges []governance.Pledge
	if err := s.list(ctx, &pledges, selectPledges, actor.Coordination, sees(actor), f.Year); err != nil {
		return nil, err
	}
	parts := map[governance.CommitmentID][]governance.PledgePart{}
	if !f.ByScheme {
		var rows []struct {
			CommitmentID governance.CommitmentID
			governance.PledgePart
		}
		if err := s.list(ctx, &rows, selectPledgeParts, actor.Coordination); err != nil {
			return nil, err
		}
		for _, r := range rows {
			parts[r.CommitmentID] = append(parts[r.CommitmentID], r.PledgePart)
		}
	}
	for i, p := range pledges {
		p.Parts = parts[p.ID]
		if f.ByScheme {
			p.Parts = []governance.PledgePart{{Row: int64(p.SchemeID), Amount: p.Amount}}
		}
		pledges[i] = p.Rest()
	}
	return pledges, nil
}

func sideOf(pledges []governance.Pledge, inKind bool) []governance.Pledge {
	var side []governance.Pledge
	for _, p := range pledges {
		if p.InKind == inKind {
			side = append(side, p)
		}
	}
	return side
}

// conferenceLines are the rows of each side.
func (s *Store) conferenceLines(ctx context.Context, actor governance.Actor, f ConferenceFilter) (cash, inKind []governance.ConferenceLine, err error) {
	query := selectActionLines
	if f.ByScheme {
		query = selectSchemeLines
	}
	var rows []struct {
		ID           int64
		Number       int
		Name         string
		Cash, InKind governance.Cents

		CashUndated, InKindUndated governance.Cents
	}
	if err := s.list(ctx, &rows, query, actor.Coordination, f.Year); err != nil {
		return nil, nil, err
	}
	for _, r := range rows {
		line := governance.ConferenceLine{ID: r.ID, Number: r.Number, Name: r.Name, Cost: r.Cash, Undated: r.CashUndated}
		cash = append(cash, line)
		line.Cost, line.Undated = r.InKind, r.InKindUndated
		inKind = append(inKind, line)
	}
	return cash, inKind, nil
}

// ceilings says how much each funder said it would match at most (F8).
func (s *Store) ceilings(ctx context.Context, actor governance.Actor, t *governance.ConferenceTable) error {
	rules, err := s.matchingRules(ctx, actor.Coordination)
	for _, r := range rules {
		for i := range t.Funders {
			if t.Funders[i].ID == r.FunderID {
				t.Funders[i].Ceiling += r.Cap
			}
		}
	}
	return err
}
