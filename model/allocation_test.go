package model

import (
	"context"
	"strings"
	"sync"
	"testing"

	"ctin/governance"
)

// decided records a decision of the committee, by hand, which gives shares of
// the pool in the same transaction, as a meeting does.
func (h *house) decided(actor governance.Actor, given ...governance.Allocation) (governance.DecisionID, error) {
	h.t.Helper()
	var decision governance.DecisionID
	_, err := h.write(context.Background(), actor, "decision.adopt", func(t *tx) (int64, error) {
		err := t.get(context.Background(), &decision, `
			with meeting as (
				insert into meetings (coordination_id, committee_id, number, title, state, starts_at, created_at)
				select $1, k.id, nextval(pg_get_serial_sequence('meetings', 'id')), 'Comité', 'open', $2, $2
				from committees k
				where k.coordination_id = $1 and k.kind = 'strategic'
				returning id, committee_id, number
			), item as (
				insert into agenda_items (coordination_id, meeting_id, position, title, kind)
				select $1, id, 1, 'Fonds commun', 'decision' from meeting
				returning id
			), ballot as (
				insert into ballots (coordination_id, item_id, kind, motion, opened_at, closed_at)
				select $1, id, 'public', 'Affecter', $2, $2 from item
				returning id
			)
			insert into decisions (coordination_id, committee_id, meeting_id, item_id, ballot_id, year, number, reference, title,
				body, adopted_at, quorum_base, quorum_required, quorum_reached, content, content_hash, created_at)
			select $1, m.committee_id, m.id, i.id, b.id, 2026, m.number, 'CS-2026-' || m.number, 'Fonds commun', '', $2, 11, 6, 6, '', 'x', $2
			from meeting m, item i, ballot b
			returning id`, actor.Coordination, h.now)
		if err != nil {
			return 0, err
		}
		for _, a := range given {
			a.DecisionID = decision
			if _, err := t.allocate(context.Background(), a); err != nil {
				return 0, err
			}
		}
		return int64(decision), nil
	})
	return decision, err
}

func TestF10ADecisionNeverGivesMoreThanThePoolHolds(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	a3, a4 := h.act(actor, "Guichet unique", 55_000*governance.Euro), h.act(actor, "Former", 15_000*governance.Euro)
	k5 := h.purse(actor, 40_000*governance.Euro, governance.StatusAgreed, false)

	_, err := h.decided(actor, governance.Allocation{CommitmentID: k5, ActionID: a3, Amount: 41_000 * governance.Euro})
	if want := "Il reste 40\u202f000\u00a0€ à affecter\u202f; vous en demandez 41\u202f000\u00a0€."; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %q", err, want)
	}
	if n := h.count(`select count(*) from decisions`) + h.count(`select count(*) from allocations`); n != 0 {
		t.Errorf("a refused decision left %d rows", n)
	}
	_, err = h.decided(actor,
		governance.Allocation{CommitmentID: k5, ActionID: a3, Amount: 25_000 * governance.Euro},
		governance.Allocation{CommitmentID: k5, ActionID: a4, Amount: 15_000 * governance.Euro})
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.decided(actor, governance.Allocation{CommitmentID: k5, ActionID: a4, Amount: 1})
	if governance.CodeOf(err) != governance.Conflict {
		t.Errorf("a cent more: %v", err)
	}
	need := must(h.Need(ctx, actor))(t)
	if need.Pool != 0 || need.Missing() != 30_000*governance.Euro {
		t.Errorf("the pool holds %d, %d are missing", need.Pool, need.Missing())
	}
	if r := must(h.Action(ctx, actor, a4))(t); r.Plan.Cash.Gap() != 0 || r.Funding[0].Decision == "" {
		t.Errorf("A4: %+v", r.Funding)
	}
}

// Two people give the last euros at once: one of them is told what is left.
func TestF10TheLastEurosAreGivenOnce(t *testing.T) {
	h := newHouse(t)
	actor := h.open("Sicoval")
	a := h.act(actor, "Guichet unique", 55_000*governance.Euro)
	k := h.purse(actor, 15_000*governance.Euro, governance.StatusAgreed, false)
	errs := make(chan error, 2)
	for range 2 {
		go func() {
			_, err := h.decided(actor, governance.Allocation{CommitmentID: k, ActionID: a, Amount: 15_000 * governance.Euro})
			errs <- err
		}()
	}
	first, second := <-errs, <-errs
	if first != nil {
		first, second = second, first
	}
	want := "Il reste 0\u00a0€ à affecter\u202f; vous en demandez 15\u202f000\u00a0€."
	if first != nil || second == nil || !strings.HasPrefix(second.Error(), want) {
		t.Errorf("got %v and %v, want one %q", first, second, want)
	}
}

// 64 people draw 1 000 € each on 40 000 €: exactly 40 of them receive it.
func TestF10SixtyFourWritersNeverPassTheAmount(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	a := h.act(actor, "Guichet unique", 100_000*governance.Euro)
	k := h.purse(actor, 40_000*governance.Euro, governance.StatusAgreed, true)
	var wg sync.WaitGroup
	var mu sync.Mutex
	given, told := 0, 0
	for range 64 {
		wg.Go(func() {
			_, err := h.Allocate(ctx, actor, governance.Allocation{CommitmentID: k, ActionID: a, Amount: 1_000 * governance.Euro})
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				given++
			case governance.CodeOf(err) == governance.Conflict && strings.Contains(err.Error(), "Il reste 0\u00a0€"):
				told++
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	sum := h.count(`select sum(amount) from allocations where released_at is null`)
	if given != 40 || told != 24 || sum != int(40_000*governance.Euro) {
		t.Errorf("%d received, %d were told, %d cents were given", given, told, sum)
	}
}

// The database refuses it too, for whoever goes around the rule.
func TestF10TheDatabaseRefusesMoreThanTheAmount(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	a := h.act(actor, "Former", 0)
	k := h.purse(actor, 100*governance.Euro, governance.StatusAgreed, true)
	must(h.Allocate(ctx, actor, governance.Allocation{CommitmentID: k, ActionID: a, Amount: 60 * governance.Euro}))(t)
	_, err := h.db.App.Exec(`
		insert into allocations (coordination_id, commitment_id, action_id, amount, created_by, created_at)
		values ($1, $2, $3, 4001, $4, $5)`, actor.Coordination, k, a, actor.PersonID, h.now)
	refused(t, explain(err), governance.Conflict, "amount")
	_, err = h.db.App.Exec(`update commitments set amount = 5999 where id = $1`, k)
	refused(t, explain(err), governance.Conflict, "amount")
	_, err = h.db.App.Exec(`update commitments set earmarked = false where id = $1`, k)
	refused(t, explain(err), governance.Conflict, "earmarked")
}

func TestF1OnlyItsFunderAndTheCoordinatorGiveACommitment(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	a := h.act(actor, "Former", 0)
	k := h.purse(actor, 100*governance.Euro, governance.StatusAgreed, true)
	var carrier governance.OrganizationID
	h.scan(&carrier, `select funder_id from commitments where id = $1`, k)
	stranger := must(h.CreateOrganization(ctx, actor, governance.OrganizationDraft{Name: "Cèdre", Kind: "foundation", Example: true}))(t)
	funderOf := func(o governance.OrganizationID) governance.Actor {
		who := h.member(actor.Coordination, governance.Funder)
		h.scan(nil, `update memberships set organization_id = $2 where person_id = $1`, who.PersonID, o)
		return h.actor(actor.Coordination, who.PersonID)
	}
	draw := governance.Allocation{CommitmentID: k, ActionID: a, Amount: 10 * governance.Euro}
	_, err := h.Allocate(ctx, funderOf(stranger), draw)
	refused(t, err, governance.Forbidden, "")
	own := funderOf(carrier)
	id := must(h.Allocate(ctx, own, draw))(t)
	refused(t, h.Release(ctx, funderOf(stranger), id), governance.Forbidden, "")
	if err := h.Release(ctx, own, id); err != nil {
		t.Fatal(err)
	}
	refused(t, h.Release(ctx, own, id), governance.Conflict, "")
	if n := h.entries(actor, "allocation.create", int64(id)) + h.entries(actor, "allocation.release", int64(id)); n != 2 {
		t.Errorf("%d entries in the journal", n)
	}
}

func TestWhatADecisionGaveStays(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	a := h.act(actor, "Former", 0)
	pool := h.purse(actor, 100*governance.Euro, governance.StatusAgreed, false)
	if _, err := h.decided(actor, governance.Allocation{CommitmentID: pool, ActionID: a, Amount: 100 * governance.Euro}); err != nil {
		t.Fatal(err)
	}
	list := must(h.Allocations(ctx, actor, 0, 0))(t)
	if len(list.Lines) != 1 || list.Lines[0].Decision == "" {
		t.Fatalf("got %+v", list)
	}
	refused(t, h.Release(ctx, actor, list.Lines[0].ID), governance.Conflict, "")
	_, err := h.Allocate(ctx, actor, governance.Allocation{CommitmentID: pool, ActionID: a, Amount: 1})
	refused(t, err, governance.Conflict, "commitment")
}

func TestACancelledActionGivesBackWhatItWasGiven(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	a := h.act(actor, "Former", 100*governance.Euro)
	pool := h.purse(actor, 100*governance.Euro, governance.StatusAgreed, false)
	if _, err := h.decided(actor, governance.Allocation{CommitmentID: pool, ActionID: a, Amount: 100 * governance.Euro}); err != nil {
		t.Fatal(err)
	}
	before := must(h.Need(ctx, actor))(t)
	err := h.MoveAction(ctx, actor, a, 1, governance.ActionMove{State: governance.ActionCancelled, Blocker: "Plus de besoin"})
	if err != nil {
		t.Fatal(err)
	}
	after := must(h.Need(ctx, actor))(t)
	if before.Pool != 0 || after.Pool != 100*governance.Euro || after.Gaps != 0 {
		t.Errorf("the pool held %d, then %d; the gaps are %d", before.Pool, after.Pool, after.Gaps)
	}
	_, err = h.decided(actor, governance.Allocation{CommitmentID: pool, ActionID: a, Amount: 1})
	refused(t, err, governance.Conflict, "action")
}

// What the statements call firm and open is what the rules call so.
func TestTheStatementsAgreeWithTheLadder(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	for _, status := range append(governance.Ladder(), governance.Exits()...) {
		a := h.act(actor, string(status), governance.Euro)
		k := h.purse(actor, governance.Euro, governance.StatusIntention, true)
		must(h.Allocate(ctx, actor, governance.Allocation{CommitmentID: k, ActionID: a, Amount: governance.Euro}))(t)
		h.scan(nil, `update commitments set status = $2 where id = $1`, k, status)
		r := must(h.Action(ctx, actor, a))(t)
		list := must(h.Actions(ctx, actor, ActionFilter{Query: string(status)}))(t)
		for _, l := range list.Lines {
			if l.ID == a && l.Plan != r.Plan {
				t.Errorf("%s: the list says %+v, the sheet %+v", status, l.Plan, r.Plan)
			}
		}
		if len(list.Lines) == 0 {
			t.Errorf("%s: not listed", status)
		}
	}
}

func TestF17AConfidentialIntentionIsSeenByItsFunderAlone(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	member := h.member(actor.Coordination, governance.Member)
	a := h.act(actor, "Former", 100*governance.Euro)
	k := h.purse(actor, 100*governance.Euro, governance.StatusIntention, true)
	must(h.Allocate(ctx, actor, governance.Allocation{CommitmentID: k, ActionID: a, Amount: 100 * governance.Euro}))(t)
	h.scan(nil, `update commitments set confidential = true where id = $1`, k)
	seen := func(who governance.Actor) [4]int {
		r := must(h.Action(ctx, who, a))(t)
		return [4]int{
			len(r.Funding), len(r.Chain.Commitments), len(must(h.Purses(ctx, who))(t)), len(must(h.Allocations(ctx, who, 0, 0))(t).Lines),
		}
	}
	if got := seen(actor); got != [4]int{1, 1, 1, 1} {
		t.Errorf("the coordinator sees %v", got)
	}
	if got := seen(member); got != [4]int{} {
		t.Errorf("a member sees %v", got)
	}
	h.scan(nil, `update commitments set status = 'resolved' where id = $1`, k)
	if got := seen(member); got != [4]int{1, 1, 1, 1} {
		t.Errorf("once it is firm a member sees %v", got)
	}
}
