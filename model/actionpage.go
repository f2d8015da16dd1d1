package model

import (
	"context"

	"ctin/governance"
)

// ActionRecord is an action with all that its sheet says.
type ActionRecord struct {
	governance.Action
	Lead       string // name, or empty
	Owner      governance.Organization
	Overseas   bool
	Costs      []governance.CostLine
	Milestones []governance.Milestone
	Funding    []FundingLine
	Plan       governance.FundingPlan
	OwnerShare governance.OwnerShare // F13
	Chain      Chain
}

// FundingLine is a share of a commitment in the funding plan of an action.
type FundingLine struct {
	governance.PlanLine
	AllocationID     governance.AllocationID
	CommitmentID     governance.CommitmentID
	CommitmentNumber int
	Funder           string
	Earmarked        bool
	Example          bool
	DecisionID       governance.DecisionID
	Decision         string // its reference, or empty
}

// A coordination away from the time of Paris is overseas, where the 20 % rule
// does not hold.
const selectAction = `
	select ` + actionColumns + `, coalesce(btrim(p.given_name || ' ' || p.family_name), '') as lead,
		n.time_zone not in ('Europe/Paris', '') as overseas,
		coalesce(o.id, 0) as owner_id, coalesce(o.name, '') as owner_name, coalesce(o.kind, '') as owner_kind,
		coalesce(o.example, false) as owner_example
	from actions a
	join coordinations n on n.id = a.coordination_id
	left join people p on p.id = a.lead_id
	left join organizations o on o.coordination_id = a.coordination_id and o.id = a.project_owner_id
	where a.coordination_id = $1 and a.id = $2`

const selectCosts = `
	select id, coordination_id, action_id, label, amount, in_kind, coalesce(year, 0) as year, version
	from cost_lines
	where coordination_id = $1 and action_id = $2
	order by id`

const selectMilestones = `
	select id, coordination_id, action_id, title, due_on, done_on, version
	from milestones
	where coordination_id = $1 and action_id = $2
	order by due_on, id`

const selectFunding = `
	select l.id as allocation_id, l.commitment_id, c.number as commitment_number, c.funder_id, o.name as funder, o.example,
		o.public_person as public, c.in_kind, c.earmarked, c.status, c.confirmed, l.amount,
		coalesce(l.decision_id, 0) as decision_id, coalesce(d.reference, '') as decision
	from allocations l
	join commitments c on c.coordination_id = l.coordination_id and c.id = l.commitment_id
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	left join decisions d on d.coordination_id = l.coordination_id and d.id = l.decision_id
	where l.coordination_id = $1 and l.action_id = $3 and l.released_at is null and ` + seenCommitment + `
	order by c.number, l.id`

// ActionHead reads an action and its thread, without its costs, milestones and
// funding: what the form that corrects it needs.
func (s *Store) ActionHead(ctx context.Context, actor governance.Actor, id governance.ActionID) (ActionRecord, error) {
	if err := actor.Must(governance.Read); err != nil {
		return ActionRecord{}, err
	}
	var row struct {
		ActionRecord
		OwnerID      governance.OrganizationID
		OwnerName    string
		OwnerKind    governance.OrganizationKind
		OwnerExample bool
	}
	if err := s.get(ctx, &row, selectAction, actor.Coordination, id); err != nil {
		return ActionRecord{}, err
	}
	r := row.ActionRecord
	r.Owner = governance.Organization{ID: row.OwnerID, Name: row.OwnerName, Kind: row.OwnerKind, Example: row.OwnerExample}
	var err error
	r.Chain, err = s.Chain(ctx, actor, ChainAction, int64(id))
	return r, err
}

// Action reads an action and its whole sheet, in five statements.
func (s *Store) Action(ctx context.Context, actor governance.Actor, id governance.ActionID) (ActionRecord, error) {
	r, err := s.ActionHead(ctx, actor, id)
	if err != nil {
		return r, err
	}
	if err := s.list(ctx, &r.Costs, selectCosts, actor.Coordination, id); err != nil {
		return r, err
	}
	if err := s.list(ctx, &r.Milestones, selectMilestones, actor.Coordination, id); err != nil {
		return r, err
	}
	if err := s.list(ctx, &r.Funding, selectFunding, actor.Coordination, sees(actor), id); err != nil {
		return r, err
	}
	r.plan()
	return r, nil
}

// plan adds up what the action costs and was given.
func (r *ActionRecord) plan() {
	lines := make([]governance.PlanLine, len(r.Funding))
	for i, l := range r.Funding {
		lines[i] = l.PlanLine
	}
	r.Plan = governance.PlanFunding(r.Costs, lines)
	r.OwnerShare = governance.OwnerShareOf(r.Action, r.Owner, r.Overseas, lines)
}
