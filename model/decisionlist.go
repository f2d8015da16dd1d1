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
	Body       string
	Committee  string
	AdoptedAt  time.Time
	Owner      string
	OwnerID    governance.PersonID
	DueOn      governance.Date
	Status     governance.DecisionStatus
	Outcome    string
	ReplacedBy string // the number of the later one that takes its place
	LogPage    int    // of the sealed relevé that holds it, or zero
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
	Owners   []DecisionOwner
	Previous governance.DecisionID
	Next     governance.DecisionID
}

const decisionFilter = `
	from decisions d
	join committees k on k.coordination_id = d.coordination_id and k.id = d.committee_id
	join ballots b on b.coordination_id = d.coordination_id and b.id = d.ballot_id
	left join decisions r on r.coordination_id = d.coordination_id and r.id = d.replaced_by
	where d.coordination_id = $1
		and ($2 = '' or d.words @@ websearch_to_tsquery('public.plain_french', $2) or not exists (
			select from unnest(string_to_array(folded($2), ' ')) w
			where strpos(folded(d.reference || ' ' || d.title || ' ' || d.body || ' ' || d.owner || ' ' || d.outcome), w) = 0
		))
		and ($3::bigint = 0 or d.committee_id = $3)
		and ($4::int = 0 or d.year = $4)
		and ($5 = '' or d.status = $5 or $5 = 'late' and d.status = 'open' and d.due_on < $6::date)
		and ($7::bigint = 0 or d.owner_id = $7)`

const countDecisions = `select count(*)` + decisionFilter

const decisionLines = `
	select d.id, d.reference, d.title, d.body, k.name as committee, d.adopted_at, d.owner, coalesce(d.owner_id, 0) as owner_id,
		d.due_on, d.status, d.outcome, coalesce(r.reference, '') as replaced_by, b.kind as ballot_kind, b.votes_for as for, b.votes_against as against,
		b.abstentions as abstain, b.not_voting as none, ` + logPage + ` as log_page` + decisionFilter

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

// The years that have decisions, and those who see to one, in one statement.
const selectDecisionChoices = `
	select year, id, name
	from (
		select distinct year, 0::bigint as id, '' as name
		from decisions
		where coordination_id = $1
		union all
		select distinct 0, d.owner_id, btrim(p.given_name || ' ' || p.family_name)
		from decisions d
		join people p on p.id = d.owner_id
		where d.coordination_id = $1
	) x
	order by year desc, name collate "fr-x-icu", id`

// DecisionOwner is someone who sees to decisions.
type DecisionOwner struct {
	ID   governance.PersonID
	Name string
}

// choices reads what a list of decisions may be filtered by.
func (list *DecisionList) choices(ctx context.Context, s *Store, coordination governance.CoordinationID) error {
	var rows []struct {
		Year int
		DecisionOwner
	}
	if err := s.list(ctx, &rows, selectDecisionChoices, coordination); err != nil {
		return err
	}
	for _, r := range rows {
		if r.Year != 0 {
			list.Years = append(list.Years, r.Year)
			continue
		}
		list.Owners = append(list.Owners, r.DecisionOwner)
	}
	list.Any = len(list.Years) > 0
	return nil
}

// args are the arguments of decisionFilter.
func (f DecisionFilter) args(actor governance.Actor) []any {
	return []any{
		actor.Coordination, strings.Join(strings.Fields(f.Query), " "), f.Committee, f.Year, f.Status, f.Today, f.Owner,
	}
}

// Decisions lists a page of what the bodies of the coordination decided.
func (s *Store) Decisions(ctx context.Context, actor governance.Actor, f DecisionFilter) (DecisionList, error) {
	var list DecisionList
	if err := actor.Must(governance.Read); err != nil {
		return list, err
	}
	if err := list.choices(ctx, s, actor.Coordination); err != nil {
		return list, err
	}
	args := f.args(actor)
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
	list.Lines = lines
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
	Committee   string
	Meeting     string // title
	Replacement string // the number of the later one that takes its place
	Logged      bool   // a relevé de décisions holds it
	LogPage     int    // page of the sealed relevé that holds it, or zero
	LongPage    int    // and of the sealed compte rendu or procès-verbal
	Point       int    // position of its item on the agenda, when the minutes hold it
	Action      MadeAction
	Replaces    []Replaced // those whose place it takes
	Content     governance.DecisionContent
	Links       []DecisionLink
}

// MadeAction is the action that was made of a decision; none when ID is zero.
type MadeAction struct {
	ID     governance.ActionID
	Number int
	Title  string
	State  governance.ActionState
}

// Replaced is a decision whose place another took.
type Replaced struct {
	ID        governance.DecisionID
	Reference string
	Title     string
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
		coalesce(d.owner_id, 0) as owner_id, d.due_on, d.status, d.outcome, coalesce(d.replaced_by, 0) as replaced_by,
		d.content_hash, d.created_at, d.version, k.name as committee, m.title as meeting,
		coalesce(r.reference, '') as replacement, d.content as bytes,
		exists (
			select from minutes n
			where n.coordination_id = d.coordination_id and n.meeting_id = d.meeting_id and n.kind = 'decision_log' and n.content <> ''
		) as logged, ` + logPage + ` as log_page, ` + longPage + ` as long_page, case when exists (
			select from minutes n
			where n.coordination_id = d.coordination_id and n.meeting_id = d.meeting_id and n.kind <> 'decision_log' and n.content <> ''
		) then i.position else 0 end as point,
		coalesce(a.id, 0) as action_id, coalesce(a.number, 0) as action_number, coalesce(a.title, '') as action_title,
		coalesce(a.state, '') as action_state, coalesce((
			select jsonb_agg(jsonb_build_object('ID', o.id, 'Reference', o.reference, 'Title', o.title) order by o.id)
			from decisions o
			where o.coordination_id = d.coordination_id and o.replaced_by = d.id
		), '[]') as replaced
	from decisions d
	join committees k on k.coordination_id = d.coordination_id and k.id = d.committee_id
	join meetings m on m.coordination_id = d.coordination_id and m.id = d.meeting_id
	join agenda_items i on i.coordination_id = d.coordination_id and i.id = d.item_id
	left join decisions r on r.coordination_id = d.coordination_id and r.id = d.replaced_by
	left join actions a on a.coordination_id = d.coordination_id and a.decision_id = d.id
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
	order by array_position(array['diagnostic', 'programme', 'commitment', 'allocation', 'action', 'finding'], l.kind), l.object_id`

// Decision reads a decision.
func (s *Store) Decision(
	ctx context.Context, actor governance.Actor, id governance.DecisionID,
) (DecisionRecord, error) {
	if err := actor.Must(governance.Read); err != nil {
		return DecisionRecord{}, err
	}
	var row struct {
		DecisionRecord
		Bytes        []byte
		Replaced     []byte
		ActionID     governance.ActionID
		ActionNumber int
		ActionTitle  string
		ActionState  governance.ActionState
	}
	if err := s.get(ctx, &row, selectDecision, actor.Coordination, id); err != nil {
		return row.DecisionRecord, err
	}
	row.Action = MadeAction{row.ActionID, row.ActionNumber, row.ActionTitle, row.ActionState}
	if err := json.Unmarshal(row.Replaced, &row.Replaces); err != nil {
		return row.DecisionRecord, fmt.Errorf("decisions that %d replaces: %w", id, err)
	}
	if err := json.Unmarshal(row.Bytes, &row.Content); err != nil {
		return row.DecisionRecord, fmt.Errorf("content of decision %d: %w", id, err)
	}
	return row.DecisionRecord, s.list(ctx, &row.Links, selectDecisionLinks, actor.Coordination, id)
}
