package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/model/postgres"
	"ctin/model/scale"

	"github.com/lib/pq"
)

// runSeed fills a database of the demonstration with made-up rows, to measure.
// It never touches the database of a real service.
func runSeed(ctx context.Context, t terminal, args []string) (err error) {
	var folder string
	var percent int
	set := flag.NewFlagSet("ctin seed", flag.ContinueOnError)
	set.SetOutput(t.err)
	set.StringVar(&folder, "data", dataFolder(t.getenv), flagData)
	set.IntVar(&percent, "scale", 100, flagScale)
	if err := set.Parse(args); err != nil {
		return err
	}
	if percent < 1 || percent > 100 {
		return errors.New(msgScale)
	}
	p, err := openPlace(ctx, t, folder, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	return seedPlace(ctx, t, p, scale.National(percent))
}

// seedPlace fills a place, which it first makes one of the demonstration.
func seedPlace(ctx context.Context, t terminal, p place, size scale.Size) error {
	if p.owner == "" {
		return errors.New(msgOwnerNeeded)
	}
	if _, err := migrate(ctx, p.owner, postgres.Role); err != nil {
		return err
	}
	db, err := openPool(ctx, p.role)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // what was made is committed
	store, err := storeOf(db)
	if err != nil {
		return err
	}
	if err := claim(ctx, store, model.ModeDemo); err != nil {
		return err
	}
	begun := time.Now()
	if err := scale.Fill(ctx, db, size, begun.UTC()); err != nil {
		return explainSeed(err)
	}
	fmt.Fprintf(t.out, msgSeeded, time.Since(begun).Round(time.Second), size.Coordinations,
		size.Coordinations*size.Organizations*size.Seats, size.Coordinations*size.Organizations*size.Commitments)
	return analyze(ctx, p.owner)
}

// explainSeed tells that the rows are there already.
func explainSeed(err error) error {
	var pg *pq.Error
	if errors.As(err, &pg) && pg.Constraint == "coordinations_slug_once" {
		return governance.Fail(governance.Conflict, msgSeedTwice)
	}
	return err
}

// analyze tells PostgreSQL how many rows there are now.
func analyze(ctx context.Context, owner string) error {
	db, err := openPool(ctx, owner)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // nothing was written
	_, err = db.ExecContext(ctx, "vacuum analyze")
	return err
}
