package model

import (
	"context"

	"ctin/governance"
	"ctin/governance/perimeter"

	"github.com/lib/pq"
)

// $2 is who the actor funds for (seenCommitment). The firm share of what an
// action was given counts whatever the actor sees of the rest.
const selectDistributionBasis = `
	select a.id, a.number, a.title, coalesce(o.name, '') as name, coalesce(o.kind, '') as kind,
		coalesce(o.siren, '') as siren, ` + planColumns + `,
		coalesce((
			select sum(c.quantity)
			from (
				select distinct l.commitment_id
				from allocations l
				where l.coordination_id = a.coordination_id and l.action_id = a.id and l.released_at is null
			) l
			join commitments c on c.coordination_id = a.coordination_id and c.id = l.commitment_id
			join schemes s on s.coordination_id = a.coordination_id and s.id = c.scheme_id and s.unit = 'post'
			where ` + openCommitment + ` and ` + seenCommitment + `
		), 0)::bigint as posts
	from actions a` + plan + `
	left join organizations o on o.coordination_id = a.coordination_id and o.id = a.project_owner_id
	where a.coordination_id = $1 and a.state <> 'cancelled'
	order by a.number`

// lister reads all rows: the store's, or a transaction's.
type lister func(ctx context.Context, dest any, query string, args ...any) error

// distributionBasis reads what is known of the actions: the population is that
// of the commune, the intercommunality or the département of the perimeter that
// carries one.
func (s *Store) distributionBasis(ctx context.Context, list lister, actor governance.Actor) ([]governance.DistributionBasis, error) {
	var rows []struct {
		governance.DistributionBasis
		planSums
		Name, Siren string
		Kind        governance.OrganizationKind
	}
	if err := list(ctx, &rows, selectDistributionBasis, actor.Coordination, sees(actor)); err != nil {
		return nil, err
	}
	areas, err := s.areas(ctx, list, actor.Coordination)
	if err != nil {
		return nil, err
	}
	var basis []governance.DistributionBasis
	for _, r := range rows {
		r.Missing = r.plan().Cash.Missing()
		carrier := governance.Organization{Name: r.Name, Siren: r.Siren, Kind: r.Kind}
		if area, known := governance.AreaOf(carrier, areas); known {
			r.Population, r.Territory = area.Population, area.Name
		} else if area, known := s.atlas.Area(perimeter.EPCI, r.Siren); known {
			r.Population, r.Territory = int64(area.Population), area.Name
		}
		basis = append(basis, r.DistributionBasis)
	}
	return basis, nil
}

// DecisionName is a decision that money may be given by.
type DecisionName struct {
	ID               governance.DecisionID
	Reference, Title string
}

const selectDecisionNames = `
	select id, reference, title
	from decisions
	where coordination_id = $1 and status <> 'cancelled'
	order by adopted_at desc, id desc
	limit 50`

// DistributionReview is all that sharing the pool starts from.
type DistributionReview struct {
	Available governance.Cents
	Basis     []governance.DistributionBasis
	Decisions []DecisionName // the latest first
}

// DistributionChoices reads what may be shared, among what, and by which decisions.
func (s *Store) DistributionChoices(ctx context.Context, actor governance.Actor) (DistributionReview, error) {
	var r DistributionReview
	if err := actor.Must(governance.ManageActions); err != nil {
		return r, err
	}
	purses, err := s.Purses(ctx, actor)
	if err != nil {
		return r, err
	}
	r.Available = PoolOf(purses)
	if r.Basis, err = s.distributionBasis(ctx, s.list, actor); err != nil {
		return r, err
	}
	return r, s.list(ctx, &r.Decisions, selectDecisionNames, actor.Coordination)
}

// PlanDistribution says what a distribution would give, and makes nothing.
func (s *Store) PlanDistribution(
	ctx context.Context, actor governance.Actor, d governance.DistributionDraft,
) (governance.Distribution, error) {
	if err := actor.Must(governance.ManageActions); err != nil {
		return governance.Distribution{}, err
	}
	lines, err := s.Purses(ctx, actor)
	if err != nil {
		return governance.Distribution{}, err
	}
	basis, err := s.distributionBasis(ctx, s.list, actor)
	if err != nil {
		return governance.Distribution{}, err
	}
	purses := make([]governance.Purse, len(lines))
	for i, l := range lines {
		purses[i] = l.Purse
	}
	plan, problems := governance.Distribute(d, basis, purses)
	return plan, problems.Err()
}

// lockPool keeps whoever draws on the pool waiting until the end of the
// transaction, always in the same order; what is left of each commitment is
// read after the lock.
const lockPool = `
	select c.id
	from commitments c
	where c.coordination_id = $1 and not c.earmarked and not c.in_kind and ` + firmCommitment + `
	order by c.id
	for update`

const selectPool = `
	select c.id, c.number, c.funder_id, c.amount, c.earmarked, c.in_kind, c.status, c.confirmed, coalesce((
			select sum(l.amount)
			from allocations l
			where l.coordination_id = c.coordination_id and l.commitment_id = c.id and l.released_at is null
		), 0)::bigint as allocated
	from commitments c
	where c.coordination_id = $1 and c.id = any($2)
	order by c.number`

const lockDistributionDecision = `
	select status
	from decisions
	where coordination_id = $1 and id = $2
	for share`

// DistributePool gives money of the pool to actions by a decision that the
// committee took, as the preview that was read says: if the pool has changed
// since, nothing is given and it is a Conflict (F10).
func (s *Store) DistributePool(ctx context.Context, actor governance.Actor, d governance.DistributionDraft, mark string) error {
	if err := actor.Must(governance.ManageActions); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "allocation.distribute", func(t *tx) (int64, error) {
		if err := t.mayDistribute(ctx, d.Decision); err != nil {
			return 0, err
		}
		purses, err := t.lockedPool(ctx)
		if err != nil {
			return 0, err
		}
		basis, err := s.distributionBasis(ctx, t.list, actor)
		if err != nil {
			return 0, err
		}
		plan, problems := governance.Distribute(d, basis, purses)
		if err := problems.Err(); err != nil {
			return 0, err
		}
		if plan.Mark() != mark {
			return 0, governance.Fail(governance.Conflict, msgDistributionChanged)
		}
		return int64(d.Decision), t.give(ctx, plan)
	})
	return err
}

// mayDistribute refuses a decision that does not exist here, or was cancelled.
func (t *tx) mayDistribute(ctx context.Context, id governance.DecisionID) error {
	var status governance.DecisionStatus
	err := t.get(ctx, &status, lockDistributionDecision, t.actor.Coordination, id)
	if governance.CodeOf(err) == governance.NotFound || err == nil && status == governance.DecisionCancelled {
		return governance.Fail(governance.Invalid, msgDistributionDecision).On("decision")
	}
	return err
}

// lockedPool reads the commitments of the pool, and holds them.
func (t *tx) lockedPool(ctx context.Context) ([]governance.Purse, error) {
	var ids []int64
	if err := t.list(ctx, &ids, lockPool, t.actor.Coordination); err != nil {
		return nil, err
	}
	var purses []governance.Purse
	return purses, t.list(ctx, &purses, selectPool, t.actor.Coordination, pq.Array(ids))
}

// give writes the allocations of a distribution.
func (t *tx) give(ctx context.Context, plan governance.Distribution) error {
	for _, part := range plan.Parts {
		for _, draw := range part.Drawn {
			_, err := t.allocate(ctx, governance.Allocation{
				CommitmentID: draw.Commitment, ActionID: part.ID, DecisionID: plan.Decision, Amount: draw.Amount,
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
