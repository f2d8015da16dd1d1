package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"ctin/governance"
	"ctin/model"
)

// writers is how many people draw on the same commitment in W2.
const writers = 64

// purse is a commitment of an amount and an action to give it to.
func (b *bank) purse(amount string) governance.Allocation {
	b.tb.Helper()
	ctx := b.tb.Context()
	action, err := b.store.CreateAction(ctx, b.who, model.ActionForm{ActionDraft: governance.ActionDraft{Title: "Action de mesure " + amount, Nature: string(governance.Running)}})
	b.must(err)
	commitment, err := b.store.DeclareCommitment(ctx, b.who, governance.CommitmentDraft{
		Funder: b.funder, Purpose: "Mesure", Amount: amount, DeclaredOn: "2026-01-01",
	}, "2026-01-01")
	b.must(err)
	return governance.Allocation{CommitmentID: commitment, ActionID: action, Amount: governance.Euro}
}

// draw is how many allocations of a euro writers at once get out of a purse in
// a spell; refused is how many were told that nothing was left.
func (b *bank) draw(a governance.Allocation, spell time.Duration) (given, refused int64) {
	b.tb.Helper()
	var all sync.WaitGroup
	var made, told atomic.Int64
	failures := make(chan error, writers)
	begun := time.Now()
	for range writers {
		all.Go(func() {
			for time.Since(begun) < spell {
				_, err := b.store.Allocate(b.tb.Context(), b.who, a)
				switch governance.CodeOf(err) {
				case "":
					made.Add(1)
				case governance.Conflict:
					told.Add(1)
					return
				default:
					failures <- err
					return
				}
			}
		})
	}
	all.Wait()
	close(failures)
	b.must(<-failures)
	return made.Load(), told.Load()
}

const sumDrawn = `select coalesce(sum(amount), 0) from allocations where commitment_id = $1 and released_at is null`

// measurePool is W2: 64 writers on one commitment. The sum is exact, the
// ceiling is never passed, whatever the rate.
func (b *bank) measurePool(t *table) {
	b.tb.Helper()
	l := line{id: "W2", measure: fmt.Sprintf("allocations of one commitment, %d at once", writers), unit: "a second", goal: 300, least: true}
	exact := func(a governance.Allocation, given int64) {
		var sum int64
		b.must(b.pool.Get(&sum, sumDrawn, a.CommitmentID))
		if sum != given*int64(governance.Euro) {
			l.flaw = fmt.Sprintf("%d cents for %d allocations of a euro", sum, given)
		}
	}
	for round := range rounds {
		wide := b.purse(fmt.Sprint(50_000_000 + round))
		begun := time.Now()
		given, _ := b.draw(wide, spell)
		l.value.add(float64(given) / time.Since(begun).Seconds())
		exact(wide, given)
	}
	narrow := b.purse("100")
	given, refused := b.draw(narrow, time.Minute)
	if exact(narrow, given); given != 100 || refused != writers {
		l.flaw = fmt.Sprintf("%d euros given out of 100, %d writers told", given, refused)
	}
	t.add(l)
}
