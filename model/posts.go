package model

import (
	"context"

	"ctin/governance"
)

// Posts of an open commitment are paid in each year of its schedule. What is
// hidden from the actor (F17) or given again (F15) is not counted.
const selectPostYears = `
	select p.year, sum(c.quantity)::bigint as posts
	from ` + currentCommitments + `
	join schemes s on s.coordination_id = $1 and s.id = c.scheme_id and s.unit = 'post'
	join payment_credits p on p.coordination_id = $1 and p.commitment_id = c.id
	where not c.hidden and not c.in_kind and c.source_commitment_id is null and ` + openCommitment + `
	group by p.year
	order by p.year`

// PostYears are how many posts are paid in each year, as announced.
func (s *Store) PostYears(ctx context.Context, actor governance.Actor) ([]governance.PostYear, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var years []governance.PostYear
	err := s.list(ctx, &years, selectPostYears, actor.Coordination, sees(actor))
	return years, err
}
