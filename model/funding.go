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

// currentCommitments are those that the figures are made of, as they are now.
// What its funder wants confidential is hidden (F17): it counts in nobody's
// name when that funder agrees, and not at all otherwise. $2 is who the actor
// funds for (seenCommitment).
const currentCommitments = `(
		select c.*, ` + netPaid + ` as paid, not ` + seenCommitment + ` as hidden
		from commitments c
		where c.coordination_id = $1 and (` + seenCommitment + ` or c.counted and ` + openCommitment + `)
	) c`

const (
	selectFundingCells = cellColumns + currentCommitments + cellNames

	cellColumns = `
	select case when c.hidden then 0 else c.funder_id end as funder_id, case when c.hidden then '' else o.name end as funder,
		o.example and not c.hidden as example, case when c.hidden then 0 else coalesce(c.scheme_id, 0) end as scheme_id,
		case when c.hidden then '' else coalesce(s.name, '') end as scheme, c.in_kind, c.confirmed, c.status,
		c.source_commitment_id is not null as regranted, count(*) as count, sum(c.amount)::bigint as amount,
		sum(c.paid)::bigint as paid
	from `

	cellNames = `
	join organizations o on o.coordination_id = $1 and o.id = c.funder_id
	left join schemes s on s.coordination_id = $1 and s.id = c.scheme_id
	group by 1, 2, 3, 4, 5, 6, 7, 8, 9
	order by 2, 1, 5, 4`
)

// Year zero is what has no schedule yet, or is hidden. Money given again is
// counted at its source (F15). Each part finds its commitments by an index: a
// join with the parts put together takes the square of them, until PostgreSQL
// has counted the rows.
const (
	selectFundingYears = `
	with c as not materialized (
		select * from ` + currentCommitments + `
	)` + yearColumns + `
		select ` + yearParts + `, p.year, p.amount, 0 as paid
		from c
		join payment_credits p on p.coordination_id = c.coordination_id and p.commitment_id = c.id
		union all
		select ` + yearParts + `, 0, c.amount, 0
		from c
		where c.id not in (select commitment_id from payment_credits where coordination_id = $1)
		union all
		select ` + yearParts + `, extract(year from p.paid_on)::int, 0, case when p.kind = 'clawback' then -p.amount else p.amount end
		from c
		join payments p on p.coordination_id = c.coordination_id and p.commitment_id = c.id` + yearGroups

	yearColumns = `
	select case when y.hidden then 0 else y.year end as year, y.in_kind, y.confirmed, y.status, sum(y.amount)::bigint as amount,
		sum(y.paid)::bigint as paid
	from (`

	yearParts = `c.hidden, c.in_kind, c.confirmed, c.status, c.source_commitment_id`

	yearGroups = `
	) y
	where y.source_commitment_id is null
	group by 1, y.in_kind, y.confirmed, y.status`
)

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
	if err := s.list(ctx, &cells, selectFundingCells, actor.Coordination, sees(actor)); err != nil {
		return governance.FundingTable{}, err
	}
	var years []governance.FundingYear
	if err := s.list(ctx, &years, selectFundingYears, actor.Coordination, sees(actor)); err != nil {
		return governance.FundingTable{}, err
	}
	rules, err := s.matchingRules(ctx, actor.Coordination)
	return governance.TableOf(cells, years, rules), err
}
