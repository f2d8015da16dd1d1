package model

import (
	"context"
	"strings"

	"ctin/governance"

	"github.com/lib/pq"
)

// CommitmentFilter says which commitments to list, and from where. What is
// empty leaves out a condition.
type CommitmentFilter struct {
	Query     string // words of the purpose, of the funder or of the scheme, or a number like K4
	Funder    governance.OrganizationID
	Scheme    governance.SchemeID
	Level     governance.Certainty // at least
	Status    governance.Status
	Nature    string // "cash" or "in_kind"
	Year      int    // in which something may be paid
	Confirmed string // "oui" or "non"
	After     governance.CommitmentID
	Before    governance.CommitmentID
}

// CommitmentLine is one commitment of a list.
type CommitmentLine struct {
	governance.Commitment
	Funder, Scheme string // names, the scheme's empty for none
	Example        bool
	Paid           governance.Cents
}

// CommitmentList is one page of commitments, in the order of their numbers.
// Previous and Next are where its neighbours begin, zero for none.
type CommitmentList struct {
	Lines    []CommitmentLine
	Total    int // of all pages
	Previous governance.CommitmentID
	Next     governance.CommitmentID
}

// $9 are the statuses of the level asked; what was paid has reached any level.
// $11 is who the actor funds for, null for a coordinator: what its funder wants
// confidential is not listed (F17).
const (
	commitmentFilter = listedNow + listedFilter

	listedNow = `
	from (
		select c.*, o.name as funder, o.example, coalesce(s.name, '') as scheme, ` + netPaid + ` as paid
		from commitments c
		join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
		left join schemes s on s.coordination_id = c.coordination_id and s.id = c.scheme_id
		where c.coordination_id = $1
			and (not c.confidential or ` + firmCommitment + ` or $11::bigint[] is null or c.funder_id = any($11))
	) c`

	listedFilter = `
	where ($2 = '' or not exists (
			select from unnest(string_to_array(folded($2), ' ')) w
			where strpos(folded(c.purpose || ' ' || c.funder || ' ' || c.scheme || ' K' || c.number), w) = 0
		))
		and ($3 = 0 or c.funder_id = $3)
		and ($4 = 0 or c.scheme_id = $4)
		and ($5 = '' or c.status = $5)
		and ($6 = '' or c.in_kind = ($6 = 'in_kind'))
		and ($7 = 0 or exists (select from payment_credits y where y.commitment_id = c.id and y.year = $7))
		and ($8 = '' or c.confirmed = ($8 = 'oui'))
		and ($9::text[] is null or c.confirmed and c.status = any($9) or c.paid > 0 or $10 and c.status = any($9))`
)

const (
	commitmentLines = `
	select ` + commitmentColumns + `, c.funder, c.example, c.scheme, c.paid, (select count(*)` + commitmentFilter + `) as total` +
		commitmentFilter

	fromCommitment = `(select x.number from commitments x where x.coordination_id = $1 and x.id = $12)`

	commitmentsAfter = commitmentLines + `
		and ($12::bigint = 0 or c.number > ` + fromCommitment + `)
	order by c.number
	limit 26`

	commitmentsBefore = commitmentLines + `
		and ($12::bigint = 0 or c.number < ` + fromCommitment + `)
	order by c.number desc
	limit 26`
)

// reached are the statuses at which the whole amount has a level of certainty;
// nil leaves out the condition.
func reached(level governance.Certainty) pq.StringArray {
	var from governance.Status
	switch level {
	case governance.Announced:
		from = governance.StatusIntention
	case governance.Firm:
		from = governance.StatusResolved
	case governance.Contracted:
		from = governance.StatusAgreed
	case governance.Disbursed:
		return pq.StringArray{} // a payment alone
	default:
		return nil
	}
	list := pq.StringArray{}
	for _, s := range governance.Ladder()[from.Rank():] {
		list = append(list, string(s))
	}
	return list
}

// args are those of commitmentFilter.
func (f CommitmentFilter) args(actor governance.Actor) []any {
	return []any{
		actor.Coordination, strings.Join(strings.Fields(f.Query), " "), f.Funder, f.Scheme, f.Status, f.Nature, f.Year,
		f.Confirmed, reached(f.Level), f.Level == governance.Announced, sees(actor),
	}
}

// Commitments lists a page of the coordination's commitments.
func (s *Store) Commitments(ctx context.Context, actor governance.Actor, f CommitmentFilter) (CommitmentList, error) {
	if err := actor.Must(governance.Read); err != nil {
		return CommitmentList{}, err
	}
	query, from := commitmentsAfter, f.After
	if f.Before != 0 {
		query, from = commitmentsBefore, f.Before
	}
	var rows []struct {
		CommitmentLine
		Total int
	}
	err := s.list(ctx, &rows, query, append(f.args(actor), from)...)
	if err != nil {
		return CommitmentList{}, err
	}
	var list CommitmentList
	lines, previous, next := cutPage(rows, f.After != 0, f.Before != 0)
	for _, r := range lines {
		list.Lines, list.Total = append(list.Lines, r.CommitmentLine), r.Total
	}
	if previous {
		list.Previous = lines[0].ID
	}
	if next {
		list.Next = lines[len(lines)-1].ID
	}
	return list, nil
}

// CommitmentChoices are the funders, the schemes and the years that the
// commitments which the actor may see have.
type CommitmentChoices struct {
	Funders []OrganizationName
	Schemes []SchemeName
	Years   []int
}

// SchemeName is a scheme in a list.
type SchemeName struct {
	ID   governance.SchemeID
	Name string
}

// $2 is who the actor funds for (seenCommitment).
const selectCommitmentChoices = `
	with seen as (
		select c.id, c.funder_id, c.scheme_id
		from commitments c
		where c.coordination_id = $1 and ` + seenCommitment + `
	)
	select *
	from (
		select 'funder' as kind, id, name
		from organizations
		where coordination_id = $1 and id in (select funder_id from seen)
		union all
		select 'scheme', id, name
		from schemes
		where coordination_id = $1 and id in (select scheme_id from seen)
		union all
		select distinct 'year', year, ''
		from payment_credits
		where coordination_id = $1 and commitment_id in (select id from seen)
	) choices
	order by kind, name collate "fr-x-icu", id`

// CommitmentChoices tells what a list of commitments may be asked for.
func (s *Store) CommitmentChoices(ctx context.Context, actor governance.Actor) (CommitmentChoices, error) {
	var choices CommitmentChoices
	if err := actor.Must(governance.Read); err != nil {
		return choices, err
	}
	var rows []struct {
		Kind, Name string
		ID         int64
	}
	err := s.list(ctx, &rows, selectCommitmentChoices, actor.Coordination, sees(actor))
	for _, r := range rows {
		switch r.Kind {
		case "funder":
			choices.Funders = append(choices.Funders, OrganizationName{ID: governance.OrganizationID(r.ID), Name: r.Name})
		case "scheme":
			choices.Schemes = append(choices.Schemes, SchemeName{governance.SchemeID(r.ID), r.Name})
		default:
			choices.Years = append(choices.Years, int(r.ID))
		}
	}
	return choices, err
}
