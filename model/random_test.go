package model

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"ctin/governance"
)

const (
	randomOperations  = 20_000
	randomTerritories = 4 // at once, on one database
	readEvery         = 40
)

// gambler plays at random on the money of one coordination, and knows what
// should come of it.
type gambler struct {
	*house
	ledger
	*rand.Rand
	coordinator governance.Actor
	funders     []governance.OrganizationID
	voices      []governance.Actor
	envelope    governance.EnvelopeID
	action      governance.ActionID
	played      int
	last        string // what was tried
}

// Twenty thousand operations, in four coordinations at once and often on the
// same row at once, leave what the ledger says: every sum, every step, every
// refusal (F1, F4, F5, F9, F10). CTIN_SEED plays a game again.
func TestRandomOperationsNeverDivergeFromTheLedger(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	if again, err := strconv.ParseUint(os.Getenv("CTIN_SEED"), 10, 64); err == nil {
		seed = again
	}
	t.Logf("CTIN_SEED=%d", seed)
	h := newHouse(t)
	var all sync.WaitGroup
	for n := range uint64(randomTerritories) {
		g := h.gambler(n, seed)
		all.Go(func() {
			for g.played < randomOperations/randomTerritories && !t.Failed() {
				g.play()
			}
			g.compare()
		})
	}
	all.Wait()
}

// gambler opens a coordination with three funders, one envelope and one action.
func (h *house) gambler(n, seed uint64) *gambler {
	name := fmt.Sprint("Territoire ", n)
	g := &gambler{house: h, Rand: rand.New(rand.NewPCG(seed, n)), coordinator: h.open(name)}
	for i := range 3 {
		o, voice := h.funder(g.coordinator, fmt.Sprint(name, " financeur ", i))
		g.funders, g.voices = append(g.funders, o), append(g.voices, voice)
	}
	g.ceiling = 5_000_000 * governance.Euro
	g.envelope = h.envelope(g.coordinator, governance.EnvelopeDraft{Name: "Enveloppe", Amount: "5 000 000"})
	g.action = h.act(g.coordinator, "Ouvrir", 0)
	return g
}

// play tries one thing, alone or several times at once, then reads from time
// to time what is there.
func (g *gambler) play() {
	before := g.played
	if len(g.pledges) < 3 || g.IntN(100) < 6 && len(g.pledges) < 150 {
		g.declare()
	} else {
		g.change(g.pledges[g.IntN(len(g.pledges))])
	}
	if g.played/readEvery != before/readEvery {
		g.compare()
	}
}

// change tries something on a pledge.
func (g *gambler) change(p *pledge) {
	switch g.IntN(12) {
	case 0:
		g.confirm(p)
	case 1, 2:
		g.climb(p)
	case 3, 4:
		g.pay(p)
	case 5:
		g.amend(p)
	case 6:
		g.allocate(p)
	case 7:
		g.release(p)
	case 8:
		g.leave(p)
	case 9:
		g.descend(p)
	case 10:
		g.allocateAtOnce(p)
	case 11:
		g.amendAtOnce(p)
	}
}

// expects compares what the store answered with what the ledger foretold.
func (g *gambler) expects(allowed bool, err error) bool {
	g.played++
	code := governance.CodeOf(err)
	switch {
	case err != nil && code != governance.Conflict && code != governance.Invalid:
		g.t.Errorf("after %d operations, %s: %v", g.played, g.last, err)
	case allowed != (err == nil):
		g.t.Errorf("after %d operations, %s: allowed %t, got %v", g.played, g.last, allowed, err)
	}
	return err == nil
}

// say notes what is tried, for whoever reads a divergence.
func (g *gambler) say(p *pledge, format string, args ...any) {
	g.last = fmt.Sprintf(format, args...) + fmt.Sprintf(" on %+v", *p)
}

// some is an amount up to a limit, often exactly it.
func (g *gambler) some(limit governance.Cents) governance.Cents {
	if limit > 0 && g.IntN(4) == 0 {
		return limit
	}
	return 1 + governance.Cents(g.Int64N(int64(max(limit, 100))*5/4))
}

// typed is an amount as one types it.
func typed(c governance.Cents) string { return fmt.Sprintf("%d,%02d", c/100, c%100) }

// compare reads everything back.
func (g *gambler) compare() {
	ctx := context.Background()
	table, err := g.Funding(ctx, g.coordinator)
	if err != nil || table.Cash != g.levels() {
		g.t.Errorf("after %d operations, %s: the table says %+v, the ledger %+v, %v", g.played, g.last, table.Cash, g.levels(), err)
	}
	laid, err := g.Conference(ctx, g.coordinator, ConferenceFilter{})
	if cells := cellsOf(laid.Cash); err != nil || cells != g.levels() || laid.Cash.Total != g.levels() {
		g.t.Errorf("after %d operations, %s: the cells add up to %+v, the ledger to %+v, %v", g.played, g.last, cells, g.levels(), err)
	}
	purses, err := g.Purses(ctx, g.coordinator)
	known := map[governance.CommitmentID]PurseLine{}
	var all []governance.Purse
	for _, p := range purses {
		known[p.ID], all = p, append(all, p.Purse)
	}
	if pool := governance.Pool(all); pool != g.pool() || pool < 0 {
		g.t.Errorf("after %d operations, %s: the pool holds %d, the ledger says %d", g.played, g.last, pool, g.pool())
	}
	for _, p := range g.pledges {
		if line, open := known[p.id]; err != nil || open == p.left || open && (line.Allocated != p.given() || line.Amount != p.amount) {
			g.t.Errorf("after %d operations: %+v is %+v, %v", g.played, *p, line, err)
		}
	}
	envelopes, err := g.Envelopes(ctx, g.coordinator)
	if err != nil || len(envelopes) != 1 || envelopes[0].Left() != g.room(nil) || g.room(nil) < 0 {
		g.t.Errorf("after %d operations: the envelope is %+v, the ledger leaves %d, %v", g.played, envelopes, g.room(nil), err)
	}
}

// cellsOf is what the cells of the conference add up to.
func cellsOf(t governance.ConferenceTable) (sum governance.Levels) {
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			sum = sum.Plus(cell.Levels)
		}
	}
	return sum
}
