package model

import (
	"context"

	"ctin/governance"
)

// netPaid adds up the payments of a commitment called c, less what was given back.
const netPaid = `coalesce((
		select sum(case when p.kind = 'clawback' then -p.amount else p.amount end)
		from payments p
		where p.coordination_id = c.coordination_id and p.commitment_id = c.id
	), 0)`

const selectFundingCells = `
	select c.funder_id, o.name as funder, o.example, coalesce(c.scheme_id, 0) as scheme_id, coalesce(s.name, '') as scheme,
		c.in_kind, c.confirmed, c.status, count(*) as count, sum(c.amount)::bigint as amount, sum(c.paid)::bigint as paid
	from (
		select c.*, ` + netPaid + ` as paid
		from commitments c
		where c.coordination_id = $1
	) c
	join organizations o on o.coordination_id = $1 and o.id = c.funder_id
	left join schemes s on s.coordination_id = $1 and s.id = c.scheme_id
	group by c.funder_id, o.name, o.example, c.scheme_id, s.name, c.in_kind, c.confirmed, c.status
	order by o.name collate "fr-x-icu", c.funder_id, s.name collate "fr-x-icu"`

// Year zero is what has no schedule yet.
const selectFundingYears = `
	select y.year, c.in_kind, c.confirmed, c.status, sum(y.amount)::bigint as amount, sum(y.paid)::bigint as paid
	from commitments c
	join (
		select commitment_id, year, amount, 0 as paid
		from payment_credits
		where coordination_id = $1
		union all
		select id, 0, amount, 0
		from commitments
		where coordination_id = $1 and id not in (select commitment_id from payment_credits where coordination_id = $1)
		union all
		select commitment_id, extract(year from paid_on)::int, 0, case when kind = 'clawback' then -amount else amount end
		from payments
		where coordination_id = $1
	) y on y.commitment_id = c.id
	where c.coordination_id = $1
	group by y.year, c.in_kind, c.confirmed, c.status`

const selectMatchingRules = `
	select r.id, r.coordination_id, r.scheme_id, r.funder_id, r.numerator, r.denominator, r.cap, r.level, r.deadline,
		r.version, o.name as funder, s.name as scheme
	from matching_rules r
	join organizations o on o.coordination_id = r.coordination_id and o.id = r.funder_id
	join schemes s on s.coordination_id = r.coordination_id and s.id = r.scheme_id
	where r.coordination_id = $1
	order by s.name collate "fr-x-icu", o.name collate "fr-x-icu"`

// ruleRow is a matching rule as stored.
type ruleRow struct {
	governance.MatchingFigure
	governance.Fraction
}

// figure gives the rule its rate back.
func (r ruleRow) figure() governance.MatchingFigure {
	r.Rate = r.Fraction
	return r.MatchingFigure
}

func (s *Store) matchingRules(ctx context.Context, coordination governance.CoordinationID) ([]governance.MatchingFigure, error) {
	var rows []ruleRow
	if err := s.list(ctx, &rows, selectMatchingRules, coordination); err != nil {
		return nil, err
	}
	var rules []governance.MatchingFigure
	for _, r := range rows {
		rules = append(rules, r.figure())
	}
	return rules, nil
}

// MatchingRules lists the matching rules of the coordination, without figures.
func (s *Store) MatchingRules(ctx context.Context, actor governance.Actor) ([]governance.MatchingFigure, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	return s.matchingRules(ctx, actor.Coordination)
}

// Funding reads the conférence des financeurs in figures, added up anew from
// its lines.
func (s *Store) Funding(ctx context.Context, actor governance.Actor) (governance.FundingTable, error) {
	if err := actor.Must(governance.Read); err != nil {
		return governance.FundingTable{}, err
	}
	var cells []governance.FundingCell
	if err := s.list(ctx, &cells, selectFundingCells, actor.Coordination); err != nil {
		return governance.FundingTable{}, err
	}
	var years []governance.FundingYear
	if err := s.list(ctx, &years, selectFundingYears, actor.Coordination); err != nil {
		return governance.FundingTable{}, err
	}
	rules, err := s.matchingRules(ctx, actor.Coordination)
	return governance.TableOf(cells, years, rules), err
}
