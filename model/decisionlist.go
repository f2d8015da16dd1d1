package model

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"ctin/governance"
)

// DecisionFilter says which decisions to list, and from where. Zero values
// leave out a condition.
type DecisionFilter struct {
	Query     string // words of the title or the text, or a reference
	Committee governance.CommitteeID
	Year      int
	Status    string // of the decision, or "late"
	Owner     governance.PersonID
	Today     governance.Date // from which a decision is late
	After     governance.DecisionID
	Before    governance.DecisionID
}

// DecisionLine is a decision in a list.
type DecisionLine struct {
	ID         governance.DecisionID
	Reference  string
	Title      string
	Committee  string
	AdoptedAt  time.Time
	Owner      string
	OwnerID    governance.PersonID
	DueOn      governance.Date
	Status     governance.DecisionStatus
	BallotKind governance.BallotKind
	governance.Tally
}

// Late tells whether the decision should have been done before a day.
func (l DecisionLine) Late(day governance.Date) bool {
	return governance.Decision{Status: l.Status, DueOn: l.DueOn}.Late(day)
}

// Ballot is how the text was adopted.
func (l DecisionLine) Ballot() governance.Ballot {
	adopted := true
	return governance.Ballot{
		Kind: l.BallotKind, ClosedAt: l.AdoptedAt, Adopted: &adopted, VotesFor: l.For, VotesAgainst: l.Against,
		Abstentions: l.Abstain, NotVoting: l.None,
	}
}

// DecisionList is one page of decisions, the newest first. Previous and Next
// are where its neighbours begin, zero for none; Years are those that have any.
type DecisionList struct {
	Lines    []DecisionLine
	Total    int
	Any      bool // the coordination has taken decisions
	Years    []int
	Previous governance.DecisionID
	Next     governance.DecisionID
}

const decisionFilter = `
	from decisions d
	join committees k on k.coordination_id = d.coordination_id and k.id = d.committee_id
	join ballots b on b.coordination_id = d.coordination_id and b.id = d.ballot_id
	where d.coordination_id = $1
		and ($2 = '' or not exists (
			select from unnest(string_to_array(folded($2), ' ')) w
			where strpos(folded(d.reference || ' ' || d.title || ' ' || d.body || ' ' || d.owner), w) = 0
		))
		and ($3::bigint = 0 or d.committee_id = $3)
		and ($4::int = 0 or d.year = $4)
		and ($5 = '' or d.status = $5 or $5 = 'late' and d.status = 'open' and d.due_on < $6::date)
		and ($7::bigint = 0 or d.owner_id = $7)`

const countDecisions = `select count(*)` + decisionFilter

const decisionLines = `
	select d.id, d.reference, d.title, k.name as committee, d.adopted_at, d.owner, coalesce(d.owner_id, 0) as owner_id,
		d.due_on, d.status, b.kind as ballot_kind, b.votes_for as for, b.votes_against as against,
		b.abstentions as abstain, b.not_voting as none` + decisionFilter

const (
	fromDecision = `(select x.adopted_at, x.id from decisions x where x.coordination_id = $1 and x.id = $8)`

	decisionsAfter = decisionLines + `
		and ($8::bigint = 0 or (d.adopted_at, d.id) < ` + fromDecision + `)
	order by d.adopted_at desc, d.id desc
	limit 26`

	decisionsBefore = decisionLines + `
		and (d.adopted_at, d.id) > ` + fromDecision + `
	order by d.adopted_at, d.id
	limit 26`
)

const selectDecisionYears = `
	select distinct year
	from decisions
	where coordination_id = $1
	order by year desc`

// Decisions lists a page of what the bodies of the coordination decided.
func (s *Store) Decisions(ctx context.Context, actor governance.Actor, f DecisionFilter) (DecisionList, error) {
	var list DecisionList
	if err := actor.Must(governance.Read); err != nil {
		return list, err
	}
	if err := s.list(ctx, &list.Years, selectDecisionYears, actor.Coordination); err != nil {
		return list, err
	}
	args := []any{
		actor.Coordination, strings.Join(strings.Fields(f.Query), " "), f.Committee, f.Year, f.Status, f.Today, f.Owner,
	}
	if err := s.get(ctx, &list.Total, countDecisions, args...); err != nil {
		return list, err
	}
	query, from := decisionsAfter, f.After
	if f.Before != 0 {
		query, from = decisionsBefore, f.Before
	}
	if err := s.list(ctx, &list.Lines, query, append(args, from)...); err != nil {
		return list, err
	}
	lines, previous, next := cutPage(list.Lines, f.After != 0, f.Before != 0)
	list.Lines, list.Any = lines, len(list.Years) > 0
	if previous {
		list.Previous = lines[0].ID
	}
	if next {
		list.Next = lines[len(lines)-1].ID
	}
	return list, nil
}

// DecisionRecord is a decision with what it was when it was adopted.
type DecisionRecord struct {
	governance.Decision
	Committee string
	Meeting   string // title
	Content   governance.DecisionContent
	Links     []DecisionLink
}

// DecisionLink is an object that a decision is about: its amount then, and now.
type DecisionLink struct {
	Kind     string
	ObjectID int64
	Label    string
	Amount   governance.Cents // zero for what has none
	Now      governance.Cents // zero once it is gone
}

const selectDecision = `
	select d.id, d.coordination_id, d.committee_id, d.meeting_id, d.item_id, d.ballot_id, d.year, d.number, d.reference,
		d.title, d.body, d.adopted_at, d.quorum_base, d.quorum_required, d.quorum_reached, d.owner,
		coalesce(d.owner_id, 0) as owner_id, d.due_on, d.status, d.content_hash, d.created_at, d.version,
		k.name as committee, m.title as meeting, d.content as bytes
	from decisions d
	join committees k on k.coordination_id = d.coordination_id and k.id = d.committee_id
	join meetings m on m.coordination_id = d.coordination_id and m.id = d.meeting_id
	where d.coordination_id = $1 and d.id = $2`

const selectDecisionLinks = `
	select l.kind, l.object_id, l.label, coalesce(l.amount, 0) as amount, coalesce(
		(select c.amount from commitments c where l.kind = 'commitment' and c.coordination_id = $1 and c.id = l.object_id
			and (not c.confidential or ` + firmCommitment + `)),
		(select a.amount from allocations a
			where l.kind = 'allocation' and a.coordination_id = $1 and a.id = l.object_id and a.released_at is null),
		0) as now
	from decision_links l
	where l.coordination_id = $1 and l.decision_id = $2
	order by array_position(array['diagnostic', 'commitment', 'allocation', 'action', 'finding'], l.kind), l.object_id`

// Decision reads a decision.
func (s *Store) Decision(
	ctx context.Context, actor governance.Actor, id governance.DecisionID,
) (DecisionRecord, error) {
	if err := actor.Must(governance.Read); err != nil {
		return DecisionRecord{}, err
	}
	var row struct {
		DecisionRecord
		Bytes []byte
	}
	if err := s.get(ctx, &row, selectDecision, actor.Coordination, id); err != nil {
		return row.DecisionRecord, err
	}
	if err := json.Unmarshal(row.Bytes, &row.Content); err != nil {
		return row.DecisionRecord, fmt.Errorf("content of decision %d: %w", id, err)
	}
	return row.DecisionRecord, s.list(ctx, &row.Links, selectDecisionLinks, actor.Coordination, id)
}
