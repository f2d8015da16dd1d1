// Package check verifies that what the database holds is true to the rules:
// every journal is whole, and every invariant holds. The constraints of the
// tables forbid most of what it looks for; it looks all the same, because a
// restored copy, a repair by hand or a fault of ours may have gone around them.
// It reads only, as the program's role, and repairs nothing.
package check

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"ctin/governance"

	"github.com/jmoiron/sqlx"
)

// Report is what was verified at one instant.
type Report struct {
	At       time.Time
	Chains   []Chain
	Findings []Finding // one for each invariant, in order
}

// Finding is one invariant and what breaks it.
type Finding struct {
	Name      string // "mandates_one_holder"
	Label     string // the rule, in French
	Offenders []string
	Total     int // of the offenders, beyond those listed
}

// Broken counts what is wrong: broken chains and broken invariants.
func (r Report) Broken() int {
	n := 0
	for _, c := range r.Chains {
		if c.Break != nil {
			n++
		}
	}
	for _, f := range r.Findings {
		if f.Total > 0 {
			n++
		}
	}
	return n
}

// Entries counts the journal entries verified.
func (r Report) Entries() int64 {
	var n int64
	for _, c := range r.Chains {
		n += c.Entries
	}
	return n
}

const selectNames = `
	select id, name
	from coordinations`

// Run verifies everything as it stands at one instant, while others go on writing.
func Run(ctx context.Context, db *sqlx.DB, now time.Time) (Report, error) {
	report := Report{At: now}
	return report, still(ctx, db, func(tx *sqlx.Tx) error { return report.fill(ctx, tx) })
}

func (r *Report) fill(ctx context.Context, tx *sqlx.Tx) error {
	var err error
	if r.Chains, err = verifyChains(ctx, tx, true, 0); err != nil {
		return err
	}
	if err := r.nameChains(ctx, tx); err != nil {
		return err
	}
	r.Findings, err = verifyInvariants(ctx, tx)
	return err
}

func (r *Report) nameChains(ctx context.Context, tx *sqlx.Tx) error {
	var rows []struct {
		ID   governance.CoordinationID
		Name string
	}
	if err := tx.SelectContext(ctx, &rows, selectNames); err != nil {
		return fmt.Errorf("coordinations: %w", err)
	}
	names := map[governance.CoordinationID]string{}
	for _, row := range rows {
		names[row.ID] = row.Name
	}
	for i := range r.Chains {
		r.Chains[i].Name = names[r.Chains[i].ID]
	}
	return nil
}

// still reads the database as it is at one instant, whatever others write.
func still(ctx context.Context, db *sqlx.DB, read func(*sqlx.Tx) error) error {
	tx, err := db.BeginTxx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	return read(tx)
}

// shown is how many offenders are named; beyond, they are only counted.
const shown = 20

const selectOffenders = `
	select offender, count(*) over () as total
	from (%s
	) broken
	order by 1
	limit %d`

// verifyInvariants looks for what breaks each invariant.
func verifyInvariants(ctx context.Context, tx *sqlx.Tx) ([]Finding, error) {
	references, err := danglingReferences(ctx, tx)
	if err != nil {
		return nil, err
	}
	var findings []Finding
	for _, i := range invariants() {
		if i.name == everyReference {
			i.query = references
		}
		f, err := i.verify(ctx, tx)
		if err != nil {
			return nil, fmt.Errorf("invariant %s: %w", i.name, err)
		}
		findings = append(findings, f)
	}
	return findings, nil
}

// verify looks for what breaks one invariant.
func (i invariant) verify(ctx context.Context, tx *sqlx.Tx) (Finding, error) {
	var rows []struct {
		Offender string
		Total    int
	}
	err := tx.SelectContext(ctx, &rows, fmt.Sprintf(selectOffenders, i.query, shown))
	f := Finding{Name: i.name, Label: i.label}
	for _, r := range rows {
		f.Offenders, f.Total = append(f.Offenders, r.Offender), r.Total
	}
	return f, err
}
