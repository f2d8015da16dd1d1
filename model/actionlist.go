package model

import (
	"context"
	"strings"

	"ctin/governance"

	"github.com/lib/pq"
)

// openCommitment and firmCommitment say in SQL what governance.Status.Exit and
// Status.Reaches say in Go, of a commitment called c.
const (
	openCommitment = `c.status not in ('declined', 'withdrawn', 'lapsed', 'clawed_back')`
	firmCommitment = `(c.confirmed and c.status in ('resolved', 'agreed', 'obligated', 'partly_paid', 'paid', 'closed'))`
)

// seenCommitment keeps an intention that its funder wants confidential from
// all but that funder and the coordinator (F17). $2 is who the actor funds
// for, null for a coordinator. What is firm is no longer an intention.
const seenCommitment = `(not c.confidential or ` + firmCommitment + ` or $2::bigint[] is null or c.funder_id = any($2))`

// sees is the $2 of seenCommitment.
func sees(actor governance.Actor) any {
	if actor.May(governance.ManageFunding) {
		return pq.Array([]governance.OrganizationID(nil))
	}
	return pq.Array(append([]governance.OrganizationID{}, actor.Funds()...))
}

// plan is what each action a costs and was given, cash and in kind apart.
const plan = `
	cross join lateral (
		select coalesce(sum(k.amount) filter (where not k.in_kind), 0)::bigint as cash_cost,
			coalesce(sum(k.amount) filter (where k.in_kind), 0)::bigint as kind_cost
		from cost_lines k
		where k.coordination_id = a.coordination_id and k.action_id = a.id
	) k
	cross join lateral (
		select coalesce(sum(l.amount) filter (where not c.in_kind and ` + openCommitment + `), 0)::bigint as cash_announced,
			coalesce(sum(l.amount) filter (where not c.in_kind and ` + firmCommitment + `), 0)::bigint as cash_firm,
			coalesce(sum(l.amount) filter (where c.in_kind and ` + openCommitment + `), 0)::bigint as kind_announced,
			coalesce(sum(l.amount) filter (where c.in_kind and ` + firmCommitment + `), 0)::bigint as kind_firm
		from allocations l
		join commitments c on c.coordination_id = l.coordination_id and c.id = l.commitment_id
		where l.coordination_id = a.coordination_id and l.action_id = a.id and l.released_at is null and ` + seenCommitment + `
	) m`

// planSums are the columns of plan.
type planSums struct {
	CashCost, CashAnnounced, CashFirm governance.Cents
	KindCost, KindAnnounced, KindFirm governance.Cents
}

const planColumns = `k.cash_cost, m.cash_announced, m.cash_firm, k.kind_cost, m.kind_announced, m.kind_firm`

func (p planSums) plan() governance.FundingPlan {
	return governance.FundingPlan{
		Cash:   governance.PlanSide{Cost: p.CashCost, Announced: p.CashAnnounced, Firm: p.CashFirm},
		InKind: governance.PlanSide{Cost: p.KindCost, Announced: p.KindAnnounced, Firm: p.KindFirm},
	}
}

// ActionFilter says which actions to list, and from where. Zero values leave
// out a condition.
type ActionFilter struct {
	Query  string // words of the title or of the objective, or a number like A2
	State  governance.ActionState
	Mine   bool // those that the actor leads
	Late   bool // the action, or one of its milestones
	Gap    bool // something is left to find, in cash and on firm amounts
	Today  governance.Date
	After  governance.ActionID
	Before governance.ActionID
}

// ActionLine is one action of a list.
type ActionLine struct {
	governance.Action
	Lead           string // name, or empty
	Owner          string
	Plan           governance.FundingPlan
	LateMilestones int
}

// ActionList is one page of actions. Previous and Next are where its
// neighbours begin, zero for none.
type ActionList struct {
	Lines    []ActionLine
	Total    int // of all pages
	Previous governance.ActionID
	Next     governance.ActionID
}

// actionLines is every action of a coordination that the filter keeps: words
// ($3), state ($4), lead ($5), lateness ($6) on a day ($7), gap ($8).
const actionLines = `
	with line as (
		select ` + actionColumns + `, ` + planColumns + `, coalesce(btrim(p.given_name || ' ' || p.family_name), '') as lead,
			coalesce(o.name, '') as owner, (
				select count(*)
				from milestones s
				where s.coordination_id = a.coordination_id and s.action_id = a.id and s.done_on is null and s.due_on < $7::date
					and a.state <> 'cancelled'
			) as late_milestones
		from actions a` + plan + `
		left join people p on p.id = a.lead_id
		left join organizations o on o.coordination_id = a.coordination_id and o.id = a.project_owner_id
		where a.coordination_id = $1
			and not exists (
				select from unnest($3::text[]) word
				where strpos(folded('A' || a.number || ' ' || a.title || ' ' || a.objective), folded(word)) = 0
			)
			and ($4 = '' or a.state = $4)
			and ($5::bigint = 0 or a.lead_id = $5)
	), kept as (
		select *
		from line
		where (not $6 or late_milestones > 0 or state not in ('done', 'cancelled') and ends_on < $7::date)
			and (not $8 or cash_cost > cash_firm and state <> 'cancelled')
	)
	select *, (select count(*) from kept) as total
	from kept`

const (
	actionsAfter = actionLines + `
	where $9::bigint = 0 or number > (select x.number from actions x where x.coordination_id = $1 and x.id = $9)
	order by number
	limit 26`

	actionsBefore = actionLines + `
	where number < (select x.number from actions x where x.coordination_id = $1 and x.id = $9)
	order by number desc
	limit 26`
)

// Actions lists a page of the action plan, by number.
func (s *Store) Actions(ctx context.Context, actor governance.Actor, f ActionFilter) (ActionList, error) {
	if err := actor.Must(governance.Read); err != nil {
		return ActionList{}, err
	}
	query, from := actionsAfter, f.After
	if f.Before != 0 {
		query, from = actionsBefore, f.Before
	}
	lead := governance.PersonID(0)
	if f.Mine {
		lead = actor.PersonID
	}
	var rows []struct {
		ActionLine
		planSums
		Total int
	}
	err := s.list(ctx, &rows, query, actor.Coordination, sees(actor), pq.Array(strings.Fields(f.Query)), f.State, lead,
		f.Late, f.Today, f.Gap, from)
	if err != nil {
		return ActionList{}, err
	}
	var list ActionList
	for _, r := range rows {
		r.Plan, list.Total = r.plan(), r.Total
		list.Lines = append(list.Lines, r.ActionLine)
	}
	var previous, next bool
	list.Lines, previous, next = cutPage(list.Lines, f.After != 0, f.Before != 0)
	if previous {
		list.Previous = list.Lines[0].ID
	}
	if next {
		list.Next = list.Lines[len(list.Lines)-1].ID
	}
	return list, nil
}

const selectPlans = `
	select ` + planColumns + `
	from actions a` + plan + `
	where a.coordination_id = $1 and a.state <> 'cancelled'
	order by a.number`

// Need is what the whole plan still looks for: the gaps of its actions, less
// what the pool can give (F12).
func (s *Store) Need(ctx context.Context, actor governance.Actor) (governance.Need, error) {
	if err := actor.Must(governance.Read); err != nil {
		return governance.Need{}, err
	}
	var rows []planSums
	if err := s.list(ctx, &rows, selectPlans, actor.Coordination, sees(actor)); err != nil {
		return governance.Need{}, err
	}
	purses, err := s.Purses(ctx, actor)
	if err != nil {
		return governance.Need{}, err
	}
	plans := make([]governance.FundingPlan, len(rows))
	for i, r := range rows {
		plans[i] = r.plan()
	}
	return governance.NeedOf(plans, PoolOf(purses)), nil
}

// ActionName is an action to choose in a form.
type ActionName struct {
	ID     governance.ActionID
	Number int
	Title  string
}

const selectActionNames = `
	select id, number, title
	from actions
	where coordination_id = $1 and state <> 'cancelled'
	order by number`

// ActionNames lists every action that may still be given money, by number.
func (s *Store) ActionNames(ctx context.Context, actor governance.Actor) ([]ActionName, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var names []ActionName
	return names, s.list(ctx, &names, selectActionNames, actor.Coordination)
}
