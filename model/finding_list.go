package model

import (
	"context"
	"strings"

	"ctin/governance"
)

// FindingFilter says which findings to list, and from where. Empty strings
// leave out a condition.
type FindingFilter struct {
	Query   string // words of the statement, or a code
	Section string // code of the section
	State   string // "standing", "withdrawn", "unsourced"
	After   int    // goes on from this number
	Before  int    // goes back from this number
}

// FindingLine is one finding of a list.
type FindingLine struct {
	governance.Finding
	Sources int
}

// FindingList is one page of findings, in the order of their numbers. Previous
// and Next are where its neighbours begin, zero for none.
type FindingList struct {
	Lines    []FindingLine
	Total    int // of all pages
	Previous int
	Next     int
}

const findingFilter = `
	from (
		select f.*, (
			select count(*) from finding_sources x where x.coordination_id = f.coordination_id and x.finding_id = f.id
		) as sources
		from findings f
		where f.coordination_id = $1
	) f
	where ($2 = '' or not exists (
			select from unnest(string_to_array(folded($2), ' ')) w
			where strpos(folded(f.statement), w) = 0
		) or 'c' || f.number = folded($2))
		and ($3 = '' or f.section_code = $3)
		and ($4 <> 'standing' or f.withdrawn_at is null)
		and ($4 <> 'withdrawn' or f.withdrawn_at is not null)
		and ($4 <> 'unsourced' or f.withdrawn_at is null and f.sources = 0)`

const countFindings = `select count(*)` + findingFilter

const (
	findingsAfter = `select ` + findingColumns + `, f.sources` + findingFilter + ` and f.number > $5
	order by f.number
	limit 26`

	findingsBefore = `select ` + findingColumns + `, f.sources` + findingFilter + ` and f.number < $5
	order by f.number desc
	limit 26`
)

// FindingList lists a page of the coordination's findings.
func (s *Store) FindingList(ctx context.Context, actor governance.Actor, f FindingFilter) (FindingList, error) {
	if err := actor.Must(governance.Read); err != nil {
		return FindingList{}, err
	}
	args := []any{actor.Coordination, strings.Join(strings.Fields(f.Query), " "), f.Section, f.State}
	var list FindingList
	if err := s.get(ctx, &list.Total, countFindings, args...); err != nil {
		return FindingList{}, err
	}
	query, from := findingsAfter, f.After
	if f.Before != 0 {
		query, from = findingsBefore, f.Before
	}
	if err := s.list(ctx, &list.Lines, query, append(args, from)...); err != nil {
		return FindingList{}, err
	}
	lines, previous, next := cutPage(list.Lines, f.After != 0, f.Before != 0)
	list.Lines = lines
	if previous {
		list.Previous = lines[0].Number
	}
	if next {
		list.Next = lines[len(lines)-1].Number
	}
	return list, nil
}
