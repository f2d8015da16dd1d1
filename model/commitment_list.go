package model

import (
	"context"
	"fmt"
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

// commitmentsFrom is every commitment with the names that words look for.
const commitmentsFrom = `
	from commitments c
	left join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	left join schemes s on s.coordination_id = c.coordination_id and s.id = c.scheme_id`

// commitmentLines looks the names of one page up line by line: limit keeps
// PostgreSQL from reading every organisation of the coordination for them.
const commitmentLines = `
	select ` + commitmentColumns + `, o.name as funder, o.example, coalesce(s.name, '') as scheme, ` + netPaid + ` as paid,
		(select count(*)%[1]s) as total
	from (select c.*%[1]s%[2]s) c
	left join lateral (
		select o.name, o.example
		from organizations o
		where o.coordination_id = c.coordination_id and o.id = c.funder_id
		limit 1
	) o on true
	left join lateral (
		select s.name
		from schemes s
		where s.coordination_id = c.coordination_id and s.id = c.scheme_id
		limit 1
	) s on true`

// What a list of commitments may be asked, each condition for itself.
const (
	commitmentSaid = `not exists (
			select from unnest(string_to_array(folded(?), ' ')) w
			where strpos(folded(c.purpose || ' ' || o.name || ' ' || coalesce(s.name, '') || ' K' || c.number), w) = 0
		)`

	commitmentInYear = `exists (select from payment_credits y where y.commitment_id = c.id and y.year = ?)`

	// What was paid has reached any level; what is announced need not be confirmed.
	commitmentReached = `((c.confirmed or ?) and c.status = any(?) or ` + netPaid + ` > 0)`

	// What its funder wants confidential is not listed for the others (F17).
	commitmentOpen = `(not c.confidential or ` + firmCommitment + ` or c.funder_id = any(?))`
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

// conditions are those of what the filter asks, among what the actor may see.
func (f CommitmentFilter) conditions(actor governance.Actor) *conditions {
	w := new(conditions)
	w.and("c.coordination_id = ?", actor.Coordination)
	if !actor.May(governance.ManageFunding) {
		w.and(commitmentOpen, sees(actor))
	}
	w.when(f.Query != "", commitmentSaid, strings.Join(strings.Fields(f.Query), " "))
	w.when(f.Funder != 0, "c.funder_id = ?", f.Funder)
	w.when(f.Scheme != 0, "c.scheme_id = ?", f.Scheme)
	w.when(f.Status != "", "c.status = ?", f.Status)
	w.when(f.Nature != "", "c.in_kind = ?", f.Nature == "in_kind")
	w.when(f.Year != 0, commitmentInYear, f.Year)
	w.when(f.Confirmed != "", "c.confirmed = ?", f.Confirmed == "oui")
	if statuses := reached(f.Level); statuses != nil {
		w.and(commitmentReached, f.Level == governance.Announced, statuses)
	}
	return w
}

// page is the statement of one page, which also counts all that is kept. Only
// words need names to count.
func (f CommitmentFilter) page(w *conditions) string {
	from := "\n\tfrom commitments c"
	if f.Query != "" {
		from = commitmentsFrom
	}
	from += w.String()
	mark, side, order := f.After, ">", "\n\torder by c.number"
	if f.Before != 0 {
		mark, side, order = f.Before, "<", order+" desc"
	}
	rest := order + "\n\tlimit 26"
	if mark != 0 {
		rest = "\n\t\tand c.number " + side + " (select x.number from commitments x where x.coordination_id = $1 and x.id = " + w.arg(mark) + ")" + rest
	}
	return fmt.Sprintf(commitmentLines, from, rest) + order
}

// Commitments lists a page of the coordination's commitments.
func (s *Store) Commitments(ctx context.Context, actor governance.Actor, f CommitmentFilter) (CommitmentList, error) {
	if err := actor.Must(governance.Read); err != nil {
		return CommitmentList{}, err
	}
	var rows []struct {
		CommitmentLine
		Total int
	}
	w := f.conditions(actor)
	query := f.page(w)
	if err := s.list(ctx, &rows, query, w.args...); err != nil {
		return CommitmentList{}, err
	}
	var list CommitmentList
	for _, r := range rows {
		list.Lines, list.Total = append(list.Lines, r.CommitmentLine), r.Total
	}
	list.Lines, list.Previous, list.Next = pageOf(list.Lines, f.After, f.Before, func(l CommitmentLine) governance.CommitmentID { return l.ID })
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

// $2 is who the actor funds for (seenCommitment). Each choice is found after the
// one before by an index: a coordination has few of them and many commitments.
const selectCommitmentChoices = `
	with recursive funder as (
		select 0::bigint as id
		union all
		select (select min(c.funder_id) from commitments c where c.coordination_id = $1 and c.funder_id > f.id and ` + seenCommitment + `)
		from funder f
		where f.id is not null
	), scheme as (
		select 0::bigint as id
		union all
		select (select min(c.scheme_id) from commitments c where c.coordination_id = $1 and c.scheme_id > s.id and ` + seenCommitment + `)
		from scheme s
		where s.id is not null
	), year as (
		select 0 as n
		union all
		select (
			select p.year
			from payment_credits p
			join commitments c on c.coordination_id = $1 and c.id = p.commitment_id
			where p.coordination_id = $1 and p.year > y.n and ` + seenCommitment + `
			order by p.year
			limit 1
		)
		from year y
		where y.n is not null
	)
	select *
	from (
		select 'funder' as kind, o.id, o.name
		from funder f
		join organizations o on o.coordination_id = $1 and o.id = f.id
		union all
		select 'scheme', s.id, s.name
		from scheme f
		join schemes s on s.coordination_id = $1 and s.id = f.id
		union all
		select 'year', n, ''
		from year
		where n > 0
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
