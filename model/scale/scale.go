// Package scale fills a database with as many coordinations, seats and
// commitments as a whole country would hold, to measure the program and its
// PostgreSQL. Everything in it is made up and named « mesure ». It writes
// tables directly, thousands of rows a statement: no person did any of it, and
// the journals only say that these coordinations were opened.
package scale

import (
	"context"
	"fmt"
	"time"

	"ctin/governance/seal"

	"github.com/jmoiron/sqlx"
)

// Size is how many rows are made.
type Size struct {
	Coordinations int
	Organizations int // in each coordination, all of them funders
	Seats         int // of each organisation, each with its holder
	Commitments   int // of each organisation
}

// National is a percentage of the size of a country: at 100, 1 300
// coordinations of 200 members, 260 000 seats, a million commitments.
func National(percent int) Size {
	return Size{Coordinations: max(1, 1300*percent/100), Organizations: 40, Seats: 5, Commitments: 20}
}

// filling is the rows that each step makes, in the order that references want.
// $1 is the least identifier of the coordinations that are being filled, $2
// now, $3 how many of each.
var filling = [...]string{
	`insert into committees (coordination_id, kind, name, code, created_at)
	select c.id, k.kind, k.name, k.code, $2
	from coordinations c
	cross join (values ('strategic', 'Comite de mesure', 'CS'), ('funders', 'Conference de mesure', 'CF')) k (kind, name, code)
	where c.id >= $1 and $3 > 0`,

	`insert into organizations (coordination_id, name, kind, college, funder, example, created_at)
	select c.id, 'Financeur de mesure ' || n, 'foundation', 'private', true, true, $2
	from coordinations c
	cross join generate_series(1, $3) n
	where c.id >= $1`,

	`insert into carriers (coordination_id, organization_id, position)
	select coordination_id, min(id), 1
	from organizations
	where coordination_id >= $1 and created_at <= $2 and $3 > 0
	group by coordination_id`,

	`insert into seats (coordination_id, committee_id, organization_id, function, college, voting, starts_on, created_at)
	select o.coordination_id, k.id, o.id, 'Siege ' || n, o.college, true, $2::timestamptz::date, $2
	from organizations o
	join committees k on k.coordination_id = o.coordination_id and k.kind = 'strategic'
	cross join generate_series(1, $3) n
	where o.coordination_id >= $1`,

	`insert into people (coordination_id, given_name, family_name, phone, created_at)
	select s.coordination_id, 'Camille', 'Mesure ' || s.id, s.id::text, $2
	from seats s
	where s.coordination_id >= $1 and $3 > 0`,

	`insert into mandates (coordination_id, seat_id, person_id, kind, starts_on, created_at)
	select p.coordination_id, p.phone::bigint, p.id, 'holder', $2::timestamptz::date, $2
	from people p
	where p.coordination_id >= $1 and $3 > 0`,

	`update people set phone = '' where coordination_id >= $1 and created_at <= $2 and $3 > 0`,

	`insert into memberships (coordination_id, person_id, roles, created_at)
	select coordination_id, min(id), 'coordinator', $2
	from people
	where coordination_id >= $1 and $3 > 0
	group by coordination_id`,

	`insert into schemes (coordination_id, name, unit, unit_cost, created_at)
	select c.id, 'Dispositif de mesure ' || n, 'post', 5000000, $2
	from coordinations c
	cross join generate_series(1, least($3, 5)) n
	where c.id >= $1`,
}

// Fill makes the rows in one transaction: broken off, it leaves nothing.
func Fill(ctx context.Context, db *sqlx.DB, size Size, now time.Time) error {
	tx, err := db.BeginTxx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit this does nothing
	now = now.Truncate(time.Microsecond) // all that PostgreSQL keeps: a journal must say the instant that is stored
	first, err := open(ctx, tx, size.Coordinations, now)
	if err != nil {
		return err
	}
	for i, statement := range filling {
		n := [...]int{1, size.Organizations, 1, size.Seats, 1, 1, 1, 1, 5}[i]
		if _, err := tx.ExecContext(ctx, statement, first, now, n); err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
	}
	if err := pledge(ctx, tx, first, size.Commitments, now); err != nil {
		return err
	}
	return tx.Commit()
}

const insertCoordinations = `
	with made as (
		insert into coordinations (slug, name, label, created_at)
		select 'mesure-' || n, 'Territoire de mesure ' || n, 'Un territoire de mesure', $2
		from generate_series(1, $1) n
		returning id
	)
	select id from made order by id`

// open makes the coordinations, and their journals with one entry each. It
// returns the least of their identifiers.
func open(ctx context.Context, tx *sqlx.Tx, n int, now time.Time) (int64, error) {
	var ids []int64
	if err := tx.SelectContext(ctx, &ids, insertCoordinations, n, now); err != nil {
		return 0, fmt.Errorf("coordinations: %w", err)
	}
	for _, id := range ids {
		if err := journal(ctx, tx, id, now); err != nil {
			return 0, fmt.Errorf("journal of %d: %w", id, err)
		}
	}
	return ids[0], nil
}

const (
	insertEntry = `
		insert into journal (coordination_id, n, at, actor_id, action, object_kind, object_id, bytes, previous_hash, hash)
		values ($1, 1, $2, 0, 'coordination.open', 'coordination', $1, $3, $4, $5)`

	insertHead = `insert into journal_heads (coordination_id, n, hash) values ($1, 1, $2)`
)

// journal opens the chain of a coordination.
func journal(ctx context.Context, tx *sqlx.Tx, id int64, now time.Time) error {
	content, err := seal.Canonical(seal.Entry{
		Chain: id, N: 1, At: seal.Stamp(now), Action: "coordination.open", Kind: "coordination", Object: id,
	})
	if err != nil {
		return err
	}
	var none seal.Hash
	hash := seal.Link(none, content)
	if _, err := tx.ExecContext(ctx, insertEntry, id, now, content, none[:], hash[:]); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insertHead, id, hash[:])
	return err
}
