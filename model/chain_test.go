package model

import (
	"context"
	"slices"
	"testing"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

// The thread: C1, C2 ← A1 ← K1 (paid once), and A2 ← K2 by a decision.
func TestTheThreadIsWalkedBothWays(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	c1, c2 := h.stated(actor, 1, "Un habitant sur six"), h.stated(actor, 2, "Peu de places")
	a1, a2 := h.act(actor, "Déployer", 0, c1, c2), h.act(actor, "Former", 0, c2)
	k1 := h.purse(actor, 100*governance.Euro, governance.StatusPaid, true)
	k2 := h.purse(actor, 40*governance.Euro, governance.StatusAgreed, false)
	must(h.Allocate(ctx, actor, governance.Allocation{CommitmentID: k1, ActionID: a1, Amount: 100 * governance.Euro}))(t)
	d := must(h.decided(actor, governance.Allocation{CommitmentID: k2, ActionID: a2, Amount: 15 * governance.Euro}))(t)
	h.scan(nil, `
		insert into decision_links (coordination_id, decision_id, kind, object_id, label)
		values ($1, $2, 'action', $3, 'A1')`, actor.Coordination, d, a1)
	h.scan(nil, `
		insert into payments (coordination_id, commitment_id, kind, amount, paid_on, recorded_by, created_at)
		values ($1, $2, 'instalment', 2000, '2026-11-26', $3, $4)`, actor.Coordination, k1, actor.PersonID, h.now)

	type reached struct{ Findings, Actions, Decisions, Commitments, Payments []int64 }
	ids := func(links []ChainLink) []int64 {
		var list []int64
		for _, l := range links {
			list = append(list, l.ID)
		}
		slices.Sort(list)
		return list
	}
	at := func(list ...int64) []int64 { return list }
	var payment int64
	h.scan(&payment, `select id from payments`)
	for _, tt := range []struct {
		from string
		kind ChainKind
		id   int64
		want reached
	}{
		{"C1", ChainFinding, int64(c1), reached{nil, at(int64(a1)), at(int64(d)), at(int64(k1)), at(payment)}},
		{"C2", ChainFinding, int64(c2), reached{nil, at(int64(a1), int64(a2)), at(int64(d)), at(int64(k1), int64(k2)), at(payment)}},
		{"A1", ChainAction, int64(a1), reached{at(int64(c1), int64(c2)), nil, at(int64(d)), at(int64(k1)), at(payment)}},
		{"A2", ChainAction, int64(a2), reached{at(int64(c2)), nil, at(int64(d)), at(int64(k2)), nil}},
		{"the decision", ChainDecision, int64(d), reached{at(int64(c1), int64(c2)), at(int64(a1), int64(a2)), nil, at(int64(k2)), nil}},
		{"K1", ChainCommitment, int64(k1), reached{at(int64(c1), int64(c2)), at(int64(a1)), nil, nil, at(payment)}},
		{"K2", ChainCommitment, int64(k2), reached{at(int64(c2)), at(int64(a2)), at(int64(d)), nil, nil}},
	} {
		t.Run(tt.from, func(t *testing.T) {
			counted, n := Counted(ctx)
			c := must(h.Chain(counted, actor, tt.kind, tt.id))(t)
			got := reached{ids(c.Findings), ids(c.Actions), ids(c.Decisions), ids(c.Commitments), ids(c.Payments)}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if n.Load() != 1 {
				t.Errorf("%d statements", n.Load())
			}
		})
	}
	other := h.open("Lyon")
	if c := must(h.Chain(ctx, other, ChainAction, int64(a1)))(t); !c.Empty() {
		t.Errorf("P3: another place sees %+v", c)
	}
}
