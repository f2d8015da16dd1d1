package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"ctin/governance"
	"ctin/migrations"
	"ctin/model/check"
)

// errBroken makes the program end with a failure when something is not true.
var errBroken = errors.New(msgBroken)

// runCheck verifies the journals and the invariants.
func runCheck(ctx context.Context, t terminal, args []string) (err error) {
	folder, _, err := parsePlace(t, "check", args, 0)
	if err != nil {
		return err
	}
	p, err := openPlace(ctx, t, folder, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	return checkPlace(ctx, t.out, p.role)
}

// checkPlace verifies a database as the program's role, and tells what it found.
func checkPlace(ctx context.Context, out io.Writer, address string) error {
	db, err := openPool(ctx, address)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // it was only read
	pending, err := migrations.Pending(ctx, db.DB)
	if err != nil {
		return err
	}
	if len(pending) > 0 {
		return fmt.Errorf(msgPending, strings.Join(pending, ", "))
	}
	store, err := storeOf(db)
	if err != nil {
		return err
	}
	// Whoever runs the program on the machine may verify all of it.
	report, err := store.Check(ctx, governance.Actor{Administrator: true})
	if err != nil {
		return err
	}
	tell(out, report)
	if report.Broken() > 0 {
		return errBroken
	}
	return nil
}

// tell writes a report in lines.
func tell(out io.Writer, r check.Report) {
	fmt.Fprintln(out, msgCheckChains)
	for _, c := range r.Chains {
		fmt.Fprintf(out, msgCheckChain, mark(c.Break == nil), c.Title(), c.State(), c.Entries, c.Head)
	}
	fmt.Fprintln(out, msgCheckRules)
	for _, f := range r.Findings {
		fmt.Fprintf(out, "  %s %s\n", mark(f.Total == 0), f.Label)
		for _, o := range f.Offenders {
			fmt.Fprintf(out, "      %s: %s\n", f.Name, o)
		}
		if f.Beyond() != "" {
			fmt.Fprintf(out, "      %s\n", f.Beyond())
		}
	}
	if n := r.Broken(); n > 0 {
		fmt.Fprintf(out, msgCheckBroken, n)
		return
	}
	fmt.Fprintf(out, msgCheckSound, len(r.Chains), r.Entries(), len(r.Findings))
}

func mark(sound bool) string {
	if sound {
		return msgMarkSound
	}
	return msgMarkBroken
}
