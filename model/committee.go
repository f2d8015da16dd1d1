package model

import (
	"context"

	"ctin/governance"
)

// CommitteeLine is a body and its seats on a day.
type CommitteeLine struct {
	governance.Committee
	Rules    *governance.RuleSet // nil while the body has set none
	Colleges []CollegeCount
}

// RuleSet is the rules that the body follows today.
func (l CommitteeLine) RuleSet() governance.RuleSet {
	if l.Rules == nil {
		return governance.ProfileRules(governance.Concertation)
	}
	return *l.Rules
}

// CollegeCount counts the seats of one college in a body.
type CollegeCount struct {
	College governance.College
	Seats   int
	Voting  int
	Filled  int // voting seats on which somebody sits
}

// Total adds up the colleges of a body.
func (l CommitteeLine) Total() CollegeCount {
	var sum CollegeCount
	for _, c := range l.Colleges {
		sum.Seats += c.Seats
		sum.Voting += c.Voting
		sum.Filled += c.Filled
	}
	return sum
}

const selectCommittees = `
	select id, coordination_id, kind, name, code, coalesce(parent_id, 0) as parent_id, created_at, version
	from committees
	where coordination_id = $1
	order by array_position(array['strategic', 'funders', 'steering', 'technical', 'working_group'], kind),
		name collate "fr-x-icu", id`

// The base of the quorum, as governance.Filled counts it: a seat is filled when
// a holder or an alternate sits on it that day.
const countSeats = `
	select s.committee_id, s.college, count(*) as seats, count(*) filter (where s.voting) as voting,
		count(*) filter (where s.voting and exists (
			select from mandates m
			where m.coordination_id = s.coordination_id and m.seat_id = s.id
				and m.starts_on <= $2::date and (m.ends_on is null or m.ends_on >= $2::date)
		)) as filled
	from seats s
	where s.coordination_id = $1 and s.starts_on <= $2::date and (s.ends_on is null or s.ends_on >= $2::date)
	group by s.committee_id, s.college
	order by array_position(array['institutional', 'private', 'associative', 'beneficiaries'], s.college)`

const selectCommitteeLines = `
	select k.id, k.coordination_id, k.kind, k.name, k.code, coalesce(k.parent_id, 0) as parent_id, k.created_at, k.version, r.rules
	from committees k
	left join rule_sets r on r.coordination_id = k.coordination_id and r.committee_id = k.id
	where k.coordination_id = $1
	order by array_position(array['strategic', 'funders', 'steering', 'technical', 'working_group'], k.kind),
		k.name collate "fr-x-icu", k.id`

// Committees lists the bodies of the coordination and their seats on a day.
func (s *Store) Committees(ctx context.Context, actor governance.Actor, day governance.Date) ([]CommitteeLine, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var lines []CommitteeLine
	if err := s.list(ctx, &lines, selectCommitteeLines, actor.Coordination); err != nil {
		return nil, err
	}
	var counts []struct {
		CommitteeID governance.CommitteeID
		CollegeCount
	}
	if err := s.list(ctx, &counts, countSeats, actor.Coordination, day); err != nil {
		return nil, err
	}
	for i := range lines {
		for _, c := range counts {
			if c.CommitteeID == lines[i].ID {
				lines[i].Colleges = append(lines[i].Colleges, c.CollegeCount)
			}
		}
	}
	return lines, nil
}

// CommitteeNames lists the bodies of the coordination, to choose one.
func (s *Store) CommitteeNames(ctx context.Context, actor governance.Actor) ([]governance.Committee, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var list []governance.Committee
	return list, s.list(ctx, &list, selectCommittees, actor.Coordination)
}

const selectCommittee = `
	select id, coordination_id, kind, name, code, coalesce(parent_id, 0) as parent_id, created_at, version
	from committees
	where coordination_id = $1 and id = $2`

// Committee reads one body.
func (s *Store) Committee(
	ctx context.Context, actor governance.Actor, id governance.CommitteeID,
) (governance.Committee, error) {
	var c governance.Committee
	if err := actor.Must(governance.Read); err != nil {
		return c, err
	}
	return c, s.get(ctx, &c, selectCommittee, actor.Coordination, id)
}

const insertCommittee = `
	insert into committees (coordination_id, kind, name, code, parent_id, created_at)
	values ($1, $2, $3, $4, nullif($5, 0), $6)
	returning id`

const selectCodes = `
	select code
	from committees
	where coordination_id = $1`

// addCommittee makes a body; without a code it takes the first free one of its kind.
func (t *tx) addCommittee(ctx context.Context, c governance.Committee) (governance.CommitteeID, error) {
	if c.Code == "" {
		var taken []string
		if err := t.list(ctx, &taken, selectCodes, c.CoordinationID); err != nil {
			return 0, err
		}
		c.Code = governance.CodeFor(c.Kind, taken)
	}
	if err := t.get(ctx, &c.ID, insertCommittee, c.CoordinationID, c.Kind, c.Name, c.Code, c.ParentID, t.at); err != nil {
		return 0, err
	}
	t.record(event{chain: c.CoordinationID, action: "committee.create", kind: "committee", object: int64(c.ID), after: c})
	return c.ID, nil
}

// CreateCommittee adds a steering or technical committee, or a working group.
func (s *Store) CreateCommittee(
	ctx context.Context, actor governance.Actor, c governance.Committee,
) (governance.CommitteeID, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return 0, err
	}
	if err := governance.CheckCommittee(c); err != nil {
		return 0, err
	}
	c.CoordinationID = actor.Coordination
	id, err := s.write(ctx, actor, "committee.create", func(t *tx) (int64, error) {
		if err := t.checkParent(ctx, c); err != nil {
			return 0, err
		}
		id, err := t.addCommittee(ctx, c)
		return int64(id), err
	})
	return governance.CommitteeID(id), err
}
