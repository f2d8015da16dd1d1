package model

import (
	"testing"
	"time"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

// money gives the pool 40 000 € of Tilleul, and two actions to share it:
// Amandier's and Noisetier's. The third item proposes amounts for each.
func (a *assembly) money(first, second governance.Cents) governance.CommitmentID {
	a.t.Helper()
	var pool governance.CommitmentID
	c := a.keeper.Coordination
	a.scan(&pool, `
		insert into commitments (coordination_id, number, funder_id, purpose, amount, status, earmarked, confirmed, confirmed_by,
			confirmed_at, declared_by, declared_on, created_at)
		values ($1, 5, $2, 'Fonds commun', 4000000, 'agreed', false, true, $3, $4, $3, '2026-11-01', $4) returning id`,
		c, a.orgs["Tilleul"], a.keeper.PersonID, a.now)
	a.scan(nil, `insert into grantees (coordination_id, commitment_id, organization_id) values ($1, $2, $3)`, c, pool, a.orgs["Sicoval"])
	for i, share := range []struct {
		owner  string
		amount governance.Cents
	}{{"Amandier", first}, {"Noisetier", second}} {
		var action governance.ActionID
		a.scan(&action, `insert into actions (coordination_id, number, title, project_owner_id, state, created_at)
			values ($1, $2, $3, $4, 'planned', $5) returning id`, c, i+3, "Action de "+share.owner, a.orgs[share.owner], a.now)
		a.scan(nil, `insert into proposed_allocations (coordination_id, item_id, commitment_id, action_id, amount) values ($1, $2, $3, $4, $5)`,
			c, a.items[2], pool, action, share.amount)
	}
	return pool
}

func TestC5TheGranteesOfAnItemAreProposedForRecusal(t *testing.T) {
	a := newAssembly(t)
	a.money(2_500_000, 1_500_000)
	want := []governance.SeatID{a.seats["Amandier"], a.seats["Noisetier"]} // not the Sicoval, which carries the coordination
	if got := a.room().Proposed(a.items[2]); !cmp.Equal(got, want) {
		t.Errorf("C5: proposed %v, want %v", got, want)
	}
	if got := a.room().Proposed(a.items[0]); len(got) != 0 || len(a.room().Recusals) != 0 {
		t.Errorf("C5: nothing is decided by itself: %v", got)
	}
}

func TestF10ADecisionAllocatesThePoolOrIsRefused(t *testing.T) {
	a := newAssembly(t)
	pool := a.money(2_500_000, 1_600_000)
	a.openWith(voters...)
	b := a.ballot(2, governance.ConsensusBallot)
	a.ok(a.close(b))
	a.untouched(governance.Conflict, func() error {
		_, err := a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b})
		return err
	})
	// C7: the meeting cannot close on a text that is adopted and not recorded.
	a.untouched(governance.Conflict, func() error { return a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}) })
	a.scan(nil, `update proposed_allocations set amount = 1500000 where amount = 1600000`)
	id := must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b}))(t)
	if got := a.count(`select sum(amount) from allocations where commitment_id = $1 and decision_id = $2`, pool, id); got != 4_000_000 {
		t.Errorf("F10: %d cents were allocated", got)
	}
	if got := a.references(); !cmp.Equal(got, []string{"CS-2026-001"}) {
		t.Errorf("C6: a refused decision left a gap: %v", got)
	}
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
}

func TestF18AProgrammeIsApprovedWithoutChangingACommitment(t *testing.T) {
	a := newAssembly(t)
	a.money(2_500_000, 1_500_000)
	a.scan(nil, `update agenda_items set programme = true where id = $1`, a.items[1])
	a.openWith(voters...)
	var before, after string
	a.scan(&before, `select to_jsonb(c)::text from commitments c`)
	id := a.adopted(1)
	a.scan(&after, `select to_jsonb(c)::text from commitments c`)
	if before != after {
		t.Errorf("F18: the commitment was %s, it is %s", before, after)
	}
	if got := a.count(`select amount from decision_links where decision_id = $1 and kind = 'commitment'`, id); got != 4_000_000 {
		t.Errorf("F18: the decision quotes %d cents", got)
	}
}
