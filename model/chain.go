package model

import (
	"context"

	"ctin/governance"
)

// ChainKind is a kind of object on the thread that a reader walks: finding →
// action → decision → commitment → payment, and back.
type ChainKind string

// The kinds of the thread, in its order.
const (
	ChainFinding    ChainKind = "finding"
	ChainAction     ChainKind = "action"
	ChainDecision   ChainKind = "decision"
	ChainCommitment ChainKind = "commitment"
	ChainPayment    ChainKind = "payment"
)

// ChainLink is one object on the thread.
type ChainLink struct {
	Kind      ChainKind
	ID        int64
	Parent    int64  // of a payment: its commitment, on whose page it stands
	Number    int    // C1, A2, K5; zero when it has a reference
	Reference string // of a decision: CS-2026-005
	Title     string
	State     string
	Amount    governance.Cents // of a commitment or a payment
	InKind    bool
	On        governance.Date // of a decision or a payment
}

// Chain is what an object leads to, kind by kind.
type Chain struct {
	From                                                ChainKind
	Findings, Actions, Decisions, Commitments, Payments []ChainLink
}

// Empty tells that the object leads nowhere yet.
func (c Chain) Empty() bool {
	return len(c.Findings)+len(c.Actions)+len(c.Decisions)+len(c.Commitments)+len(c.Payments) == 0
}

// selectChain walks from the object of kind $3 and number $4. An action leads
// to all its neighbours, a finding goes through its actions; a commitment or a
// decision shows what it is about, not the other commitments and decisions of
// its actions. $2 is who the actor funds for (seenCommitment).
const selectChain = `
	with acts (id) as (
		select $4::bigint where $3 = 'action'
		union
		select action_id from action_findings where coordination_id = $1 and $3 = 'finding' and finding_id = $4
		union
		select action_id from allocations
		where coordination_id = $1 and $3 = 'commitment' and commitment_id = $4 and released_at is null
		union
		select action_id from allocations where coordination_id = $1 and $3 = 'decision' and decision_id = $4
		union
		select object_id from decision_links
		where coordination_id = $1 and $3 = 'decision' and decision_id = $4 and kind = 'action'
		union
		select id from actions where coordination_id = $1 and $3 = 'decision' and decision_id = $4
	), finds (id) as (
		select f.finding_id from action_findings f join acts on acts.id = f.action_id
		where f.coordination_id = $1 and $3 <> 'finding'
		union
		select object_id from decision_links
		where coordination_id = $1 and $3 = 'decision' and decision_id = $4 and kind = 'finding'
	), decs (id) as (
		select d.decision_id from decision_links d join acts on acts.id = d.object_id
		where d.coordination_id = $1 and d.kind = 'action' and $3 in ('finding', 'action')
		union
		select l.decision_id from allocations l join acts on acts.id = l.action_id
		where l.coordination_id = $1 and l.decision_id is not null and $3 in ('finding', 'action')
		union
		select a.decision_id from actions a join acts on acts.id = a.id
		where a.coordination_id = $1 and a.decision_id is not null and $3 in ('finding', 'action')
		union
		select decision_id from allocations
		where coordination_id = $1 and $3 = 'commitment' and commitment_id = $4 and decision_id is not null
		union
		select decision_id from decision_links where coordination_id = $1 and kind = $3 and object_id = $4
	), coms (id) as (
		select $4 where $3 = 'commitment'
		union
		select l.commitment_id from allocations l join acts on acts.id = l.action_id
		where l.coordination_id = $1 and l.released_at is null and $3 in ('finding', 'action')
		union
		select commitment_id from allocations where coordination_id = $1 and $3 = 'decision' and decision_id = $4
		union
		select object_id from decision_links
		where coordination_id = $1 and $3 = 'decision' and decision_id = $4 and kind = 'commitment'
	), seen as (
		select c.*
		from commitments c join coms on coms.id = c.id
		where c.coordination_id = $1 and ` + seenCommitment + `
	)
	select 'finding' as kind, f.id, 0 as parent, f.number, '' as reference, f.statement as title,
		case when f.withdrawn_at is null then '' else 'withdrawn' end as state, 0 as amount, false as in_kind, f.observed_on as on
	from findings f join finds on finds.id = f.id
	where f.coordination_id = $1
	union all
	select 'action', a.id, 0, a.number, '', a.title, a.state, 0, false, a.ends_on
	from actions a join acts on acts.id = a.id
	where a.coordination_id = $1 and $3 <> 'action'
	union all
	select 'decision', d.id, 0, d.number, d.reference, d.title, d.status, 0, false,
		(d.adopted_at at time zone n.time_zone)::date
	from decisions d join decs on decs.id = d.id join coordinations n on n.id = d.coordination_id
	where d.coordination_id = $1
	union all
	select 'commitment', c.id, 0, c.number, '', c.purpose, c.status, c.amount, c.in_kind, c.declared_on
	from seen c
	where $3 <> 'commitment'
	union all
	select 'payment', p.id, p.commitment_id, c.number, p.reference, '', p.kind, p.amount, c.in_kind, p.paid_on
	from payments p join seen c on c.id = p.commitment_id
	where p.coordination_id = $1
	order by kind, reference, number, "on", id`

// Chain reads in one statement what an object leads to. It does not say
// whether the object exists: its own page has done so.
func (s *Store) Chain(ctx context.Context, actor governance.Actor, kind ChainKind, id int64) (Chain, error) {
	chain := Chain{From: kind}
	if err := actor.Must(governance.Read); err != nil {
		return chain, err
	}
	var links []ChainLink
	if err := s.list(ctx, &links, selectChain, actor.Coordination, sees(actor), kind, id); err != nil {
		return chain, err
	}
	for _, l := range links {
		switch l.Kind {
		case ChainFinding:
			chain.Findings = append(chain.Findings, l)
		case ChainAction:
			chain.Actions = append(chain.Actions, l)
		case ChainDecision:
			chain.Decisions = append(chain.Decisions, l)
		case ChainCommitment:
			chain.Commitments = append(chain.Commitments, l)
		case ChainPayment:
			chain.Payments = append(chain.Payments, l)
		}
	}
	return chain, nil
}
