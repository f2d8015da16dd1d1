package check_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"ctin/governance"
	"ctin/governance/seal"

	"github.com/google/go-cmp/cmp"
)

func TestEveryTamperingWithAStoredJournalIsFound(t *testing.T) {
	w := newWorld(t)
	const row = ` where coordination_id = ` + sicoval + ` and n = 3`
	for _, tt := range []struct {
		rule, statements string
		n                int64 // of the entry at fault
		fault            seal.Fault
	}{
		{"one byte of one entry", `update journal set bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1)` + row, 3, seal.WrongHash},
		{"one bit of one hash", `update journal set hash = set_bit(hash, 7, 1 - get_bit(hash, 7))` + row, 3, seal.WrongHash},
		{"an entry removed", `delete from journal` + row, 3, seal.Gap},
		{"the first entry removed", `delete from journal where coordination_id = ` + sicoval + ` and n = 1`, 1, seal.Gap},
		{"two entries swapped", `
			update journal set n = 1000` + row + `;
			update journal set n = 3 where coordination_id = ` + sicoval + ` and n = 4;
			update journal set n = 4 where coordination_id = ` + sicoval + ` and n = 1000`, 3, seal.BrokenLink},
		{"the author in the column", `update journal set actor_id = 1 + actor_id` + row, 3, seal.OtherColumns},
		{"the time in the column", `update journal set at = at + interval '1 microsecond'` + row, 3, seal.OtherColumns},
		{"an entry added at the end", `
			insert into journal select coordination_id, n + 1, at, actor_id, action, object_kind, object_id, bytes, hash, hash
			from journal where coordination_id = ` + sicoval + ` order by n desc limit 1`, -1, seal.WrongHash},
		{"the head changed", `update journal_heads set hash = sha256('x') where coordination_id = ` + sicoval, -2, seal.WrongHead},
		{"the head removed", `delete from journal_heads where coordination_id = ` + sicoval, -2, seal.WrongHead},
		{"the tail cut", `delete from journal where coordination_id = ` + sicoval + ` and n > 5`, 5, seal.WrongHead},
		{"everything removed but the head", `delete from journal where coordination_id = ` + sicoval, 0, seal.WrongHead},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			r := w.broken(tt.statements)
			var total int64
			w.scan(&total, `select count(*) from journal where coordination_id = `+sicoval)
			want := seal.Break{N: map[int64]int64{-1: total + 1, -2: total}[tt.n], Fault: tt.fault}
			if tt.n >= 0 {
				want.N = tt.n
			}
			var breaks []seal.Break
			for _, c := range r.Chains {
				if c.Break != nil {
					breaks = append(breaks, *c.Break)
					if c.Title() != "Sicoval" || !strings.Contains(c.State(), "rompue") {
						t.Errorf("told as %q: %q", c.Title(), c.State())
					}
				}
			}
			if diff := cmp.Diff([]seal.Break{want}, breaks); diff != "" {
				t.Error(diff)
			}
			if r.Broken() == 0 {
				t.Error("nothing is said to be broken")
			}
		})
	}
}

// A whole journal removed with its head leaves no chain to verify: the
// coordination itself tells that one is missing.
func TestAJournalRemovedWithItsHeadIsMissed(t *testing.T) {
	w := newWorld(t)
	r := w.broken(`delete from journal where coordination_id = ` + sicoval + `; delete from journal_heads where coordination_id = ` + sicoval)
	if !slices.Contains(names(r), "journal_opening") {
		t.Errorf("broken: %v", names(r))
	}
}

func TestVerifyingWhileOthersWriteFindsNothingBroken(t *testing.T) {
	w := newWorld(t)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			_, err := w.store.CreateOrganization(ctx, w.actor, governance.OrganizationDraft{Name: "Genêt", Kind: "company", Distinct: true})
			if err != nil && !errors.Is(err, context.Canceled) && ctx.Err() == nil {
				t.Error(err)
				return
			}
		}
	}()
	for range 10 {
		r, err := w.store.Check(context.Background(), administrator)
		if err != nil || r.Broken() > 0 {
			t.Errorf("%v, chains %+v (%v)", names(r), r.Chains, err)
		}
	}
	stop()
	<-done
}
