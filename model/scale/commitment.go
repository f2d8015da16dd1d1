package scale

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
)

// pledging makes the commitments of funders, as far along the ladder as their
// number says, with what their status rests on.
var pledging = [...]string{
	`insert into commitments (coordination_id, number, funder_id, scheme_id, purpose, quantity, unit_cost, amount,
		status, earmarked, confirmed, declared_by, declared_on, confirmed_by, confirmed_at, created_at)
	select o.coordination_id, row_number() over (partition by o.coordination_id order by o.id, n), o.id, s.id,
		'Financement de mesure ' || n, n, 5000000, n * 5000000,
		(array['intention', 'budgeted', 'resolved', 'agreed', 'partly_paid'])[1 + n % 5], n % 7 > 0, true, m.person_id,
		$2::timestamptz::date, m.person_id, $2, $2
	from organizations o
	join memberships m on m.coordination_id = o.coordination_id and m.roles = 'coordinator'
	join lateral (
		select id from schemes where coordination_id = o.coordination_id order by id limit 1
	) s on true
	cross join generate_series(1, $3) n
	where o.coordination_id >= $1`,

	`insert into payment_credits (coordination_id, commitment_id, year, amount)
	select coordination_id, id, extract(year from declared_on)::int, amount
	from commitments
	where coordination_id >= $1 and created_at <= $2 and $3 > 0`,

	`insert into commitment_versions (coordination_id, commitment_id, version, amount, quantity, unit_cost, status,
		confirmed, author_id, created_at, scheme_id, purpose, in_kind, earmarked, confidential, counted, grantees, credits)
	select c.coordination_id, c.id, 1, c.amount, c.quantity, c.unit_cost, c.status, c.confirmed, c.declared_by, c.created_at,
		c.scheme_id, c.purpose, c.in_kind, c.earmarked, c.confidential, c.counted, '[]',
		jsonb_build_array(jsonb_build_array(y.year, y.amount))
	from commitments c
	join payment_credits y on y.commitment_id = c.id
	where c.coordination_id >= $1 and c.created_at <= $2 and $3 > 0`,

	`insert into commitment_steps (coordination_id, commitment_id, status, happened_on, body, reference, budget_year,
		signatories, recorded_by, created_at)
	select c.coordination_id, c.id, l.status, c.declared_on, 'Conseil de mesure', c.number::text,
		extract(year from c.declared_on)::int, 'Camille Mesure', c.declared_by, c.created_at
	from commitments c
	join (values ('intention', 1), ('budgeted', 2), ('resolved', 3), ('agreed', 4), ('partly_paid', 5)) l (status, rank)
		on l.rank <= array_position(array['intention', 'budgeted', 'resolved', 'agreed', 'partly_paid'], c.status)
	where c.coordination_id >= $1 and c.created_at <= $2 and $3 > 0`,

	`insert into payments (coordination_id, commitment_id, kind, amount, paid_on, recorded_by, created_at)
	select coordination_id, id, 'instalment', amount / 2, declared_on, declared_by, created_at
	from commitments
	where coordination_id >= $1 and created_at <= $2 and $3 > 0 and status = 'partly_paid'`,
}

// pledge makes n commitments for each organisation of the coordinations from first on.
func pledge(ctx context.Context, tx *sqlx.Tx, first int64, n int, now time.Time) error {
	for i, statement := range pledging {
		if _, err := tx.ExecContext(ctx, statement, first, now, n); err != nil {
			return fmt.Errorf("commitments, step %d: %w", i, err)
		}
	}
	return nil
}
