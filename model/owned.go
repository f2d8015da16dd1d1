package model

import (
	"context"

	"ctin/governance"

	"github.com/lib/pq"
)

// OwnedFilter says which of one's commitments to list. What is zero leaves out
// a condition.
type OwnedFilter struct {
	Coordination  governance.CoordinationID
	Year          int // in which something may be paid
	After, Before governance.CommitmentID
}

// OwnedLine is a commitment of one of the person's organisations.
type OwnedLine struct {
	CommitmentLine
	Place   Place
	Due     governance.Cents // in the year asked
	Awaited []governance.Awaited
}

// OwnedPage is what the organisations that a person speaks for as a funder
// bring to all their coordinations.
type OwnedPage struct {
	Totals         governance.OwnedTotals // of the year asked, when there is one
	Years          []int                  // of all the schedules
	Lines          []OwnedLine
	Previous, Next governance.CommitmentID
}

// $1 are the organisations that the person speaks for as a funder: each belongs
// to one coordination, and no other commitment is read (P3). $2 is one
// coordination, or 0. In a year, $3, a commitment is worth what its schedule
// says of it.
const (
	ownedCommitments = `
	from (
		select c.*, o.name as funder, o.example, o.siren, coalesce(s.name, '') as scheme, n.name as place,
			case $3 when 0 then c.amount else coalesce(y.amount, 0) end as due,
			case $3 when 0 then ` + netPaid + ` else coalesce((
				select sum(case when p.kind = 'clawback' then -p.amount else p.amount end)
				from payments p
				where p.coordination_id = c.coordination_id and p.commitment_id = c.id and extract(year from p.paid_on) = $3
			), 0) end as paid
		from commitments c
		join coordinations n on n.id = c.coordination_id
		join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
		left join schemes s on s.coordination_id = c.coordination_id and s.id = c.scheme_id
		left join payment_credits y on y.coordination_id = c.coordination_id and y.commitment_id = c.id and y.year = $3
		where c.funder_id = any($1) and ($2::bigint = 0 or c.coordination_id = $2) and ($3::int = 0 or y.year is not null)
	) c`

	selectOwnedCells = `
	select c.coordination_id, c.funder_id, c.funder, coalesce(c.siren, '') as siren, c.in_kind, c.confirmed, c.status,
		c.source_commitment_id is not null as regranted, count(*) as count, sum(c.due)::bigint as amount,
		sum(c.paid)::bigint as paid` + ownedCommitments + `
	group by c.place, 1, 2, 3, 4, 5, 6, 7, 8
	order by c.place collate "fr-x-icu", 1, c.funder collate "fr-x-icu", 2`

	ownedLines = `
	select ` + commitmentColumns + `, c.funder, c.example, c.scheme, c.paid, c.due, coalesce((
			select array_agg(distinct x.kind)
			from commitment_files x
			where x.coordination_id = c.coordination_id and x.commitment_id = c.id
		), '{}') as documents` + ownedCommitments

	fromOwned = `(
		select n.name collate "fr-x-icu", x.coordination_id, x.number
		from commitments x
		join coordinations n on n.id = x.coordination_id
		where x.id = $4 and x.funder_id = any($1)
	)`

	ownedAfter = ownedLines + `
	where $4::bigint = 0 or (c.place collate "fr-x-icu", c.coordination_id, c.number) > ` + fromOwned + `
	order by c.place collate "fr-x-icu", c.coordination_id, c.number
	limit 26`

	ownedBefore = ownedLines + `
	where (c.place collate "fr-x-icu", c.coordination_id, c.number) < ` + fromOwned + `
	order by c.place collate "fr-x-icu" desc, c.coordination_id desc, c.number desc
	limit 26`

	selectOwnedYears = `
	select distinct y.year
	from payment_credits y
	join commitments c on c.coordination_id = y.coordination_id and c.id = y.commitment_id
	where c.funder_id = any($1)
	order by y.year`
)

// Funding are the places where the person speaks for a funder at this login,
// and those funders.
func Funding(actor governance.Actor, places []Place) (in []Place, funders []governance.OrganizationID) {
	for _, p := range places {
		if own := actor.In(p.ID, p.Memberships).Funds(); len(own) > 0 {
			in, funders = append(in, p), append(funders, own...)
		}
	}
	return in, funders
}

// Owned lists the commitments of the organisations that a person speaks for,
// in all their coordinations: rights come from their memberships alone.
func (s *Store) Owned(ctx context.Context, actor governance.Actor, places []Place, f OwnedFilter) (OwnedPage, error) {
	var page OwnedPage
	places, funders := Funding(actor, places)
	if len(funders) == 0 {
		return page, nil
	}
	var cells []governance.OwnedCell
	if err := s.list(ctx, &cells, selectOwnedCells, pq.Array(funders), f.Coordination, f.Year); err != nil {
		return page, err
	}
	page.Totals = governance.TotalsOf(cells)
	if err := s.list(ctx, &page.Years, selectOwnedYears, pq.Array(funders)); err != nil {
		return page, err
	}
	return page, s.ownedLines(ctx, &page, places, funders, f)
}

// ownedLines reads one page of the list.
func (s *Store) ownedLines(
	ctx context.Context, page *OwnedPage, places []Place, funders []governance.OrganizationID, f OwnedFilter,
) error {
	query, from := ownedAfter, f.After
	if f.Before != 0 {
		query, from = ownedBefore, f.Before
	}
	var rows []struct {
		CommitmentLine
		Due       governance.Cents
		Documents pq.StringArray
	}
	if err := s.list(ctx, &rows, query, pq.Array(funders), f.Coordination, f.Year, from); err != nil {
		return err
	}
	at := map[governance.CoordinationID]Place{}
	for _, p := range places {
		at[p.ID] = p
	}
	lines, previous, next := cutPage(rows, f.After != 0, f.Before != 0)
	for _, r := range lines {
		place := at[r.CoordinationID]
		page.Lines = append(page.Lines, OwnedLine{
			CommitmentLine: r.CommitmentLine, Place: place, Due: r.Due,
			Awaited: r.Awaits(r.Documents, place.Today(s.now())),
		})
	}
	if previous {
		page.Previous = lines[0].ID
	}
	if next {
		page.Next = lines[len(lines)-1].ID
	}
	return nil
}
