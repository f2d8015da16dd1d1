package model

import (
	"context"
	"time"

	"ctin/governance"
)

// PurseLine is a commitment that may be drawn on, and whose it is.
type PurseLine struct {
	governance.Purse
	Funder  string
	Purpose string
}

// $2 is who the actor funds for (seenCommitment).
const selectPurses = `
	select c.id, c.number, c.funder_id, c.amount, c.earmarked, c.in_kind, c.status, c.confirmed, c.purpose, o.name as funder,
		coalesce((
			select sum(l.amount)
			from allocations l
			where l.coordination_id = c.coordination_id and l.commitment_id = c.id and l.released_at is null
		), 0)::bigint as allocated
	from commitments c
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	where c.coordination_id = $1 and ` + openCommitment + ` and ` + seenCommitment + `
	order by c.number`

// Purses lists the open commitments and what is left of each, by number.
func (s *Store) Purses(ctx context.Context, actor governance.Actor) ([]PurseLine, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var lines []PurseLine
	return lines, s.list(ctx, &lines, selectPurses, actor.Coordination, sees(actor))
}

// PoolOf is what the committee may still give of these commitments (F10).
func PoolOf(lines []PurseLine) governance.Cents {
	purses := make([]governance.Purse, len(lines))
	for i, l := range lines {
		purses[i] = l.Purse
	}
	return governance.Pool(purses)
}

// AllocationLine is a share of a commitment given to an action, with names.
type AllocationLine struct {
	governance.Allocation
	CommitmentNumber int
	Funder           string
	FunderID         governance.OrganizationID
	Earmarked        bool
	InKind           bool
	Status           governance.Status
	Confirmed        bool
	ActionNumber     int
	ActionTitle      string
	Decision         string // its reference, or empty
	AdoptedAt        *time.Time
}

// AllocationList is one page of allocations, the latest first. Previous and
// Next are where its neighbours begin, zero for none.
type AllocationList struct {
	Lines    []AllocationLine
	Total    int
	Previous governance.AllocationID
	Next     governance.AllocationID
}

const allocationLines = `
	with kept as (
		select ` + allocationColumns + `, c.number as commitment_number, o.name as funder, c.funder_id, c.earmarked, c.in_kind,
			c.status, c.confirmed, a.number as action_number, a.title as action_title,
			coalesce(d.reference, '') as decision, d.adopted_at
		from allocations l
		join commitments c on c.coordination_id = l.coordination_id and c.id = l.commitment_id
		join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
		join actions a on a.coordination_id = l.coordination_id and a.id = l.action_id
		left join decisions d on d.coordination_id = l.coordination_id and d.id = l.decision_id
		where l.coordination_id = $1 and ` + seenCommitment + `
	)`

const countAllocations = allocationLines + `
	select count(*) from kept`

const (
	allocationsAfter = allocationLines + `
	select * from kept
	where $3::bigint = 0 or id < $3
	order by id desc
	limit 26`

	allocationsBefore = allocationLines + `
	select * from kept
	where id > $3
	order by id
	limit 26`
)

// Allocations lists a page of all that was given to actions, taken back or not.
func (s *Store) Allocations(
	ctx context.Context, actor governance.Actor, after, before governance.AllocationID,
) (AllocationList, error) {
	var list AllocationList
	if err := actor.Must(governance.Read); err != nil {
		return list, err
	}
	if err := s.get(ctx, &list.Total, countAllocations, actor.Coordination, sees(actor)); err != nil {
		return list, err
	}
	query, from := allocationsAfter, after
	if before != 0 {
		query, from = allocationsBefore, before
	}
	if err := s.list(ctx, &list.Lines, query, actor.Coordination, sees(actor), from); err != nil {
		return list, err
	}
	var previous, next bool
	list.Lines, previous, next = cutPage(list.Lines, after != 0, before != 0)
	if previous {
		list.Previous = list.Lines[0].ID
	}
	if next {
		list.Next = list.Lines[len(list.Lines)-1].ID
	}
	return list, nil
}

const selectAllocation = allocationLines + `
	select * from kept
	where id = $3`

// Allocation reads one share that was given.
func (s *Store) Allocation(
	ctx context.Context, actor governance.Actor, id governance.AllocationID,
) (AllocationLine, error) {
	var l AllocationLine
	if err := actor.Must(governance.Read); err != nil {
		return l, err
	}
	return l, s.get(ctx, &l, selectAllocation, actor.Coordination, sees(actor), id)
}
