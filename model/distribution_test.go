package model

import (
	"context"
	"sync"
	"testing"

	"ctin/governance"
)

func TestF10ThePoolIsSharedAsThePreviewSays(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	a3, a4 := h.act(actor, "Guichet unique", 55_000*governance.Euro), h.act(actor, "Former", 15_000*governance.Euro)
	k1 := h.purse(actor, 50*governance.Euro, governance.StatusAgreed, false)
	h.purse(actor, 60*governance.Euro, governance.StatusResolved, false)
	decision := must(h.decided(actor))(t)
	draft := governance.DistributionDraft{
		Decision: decision, Amount: "100", Key: "weights", Lines: []governance.DistributionLine{{Action: a3, Value: "1"}, {Action: a4, Value: "2"}},
	}
	plan := must(h.PlanDistribution(ctx, actor, draft))(t)
	if n := h.count(`select count(*) from allocations`); n != 0 {
		t.Fatalf("the preview made %d allocations", n)
	}
	refused(t, h.DistributePool(ctx, actor, draft, "another"), governance.Conflict, "")
	actor.Key = "double click"
	for range 2 {
		if err := h.DistributePool(ctx, actor, draft, plan.Mark()); err != nil {
			t.Fatal(err)
		}
	}
	actor.Key = ""
	if n := h.count(`select sum(amount) from allocations where action_id = $1`, a3); n != 33_33 {
		t.Errorf("F11: the first part is %d", n)
	}
	if n := h.count(`select sum(amount) from allocations where decision_id = $1`, decision); n != 100_00 {
		t.Errorf("%d were given", n)
	}
	if n := h.count(`select sum(amount) from allocations where commitment_id = $1`, k1); n != 50_00 {
		t.Errorf("%d of the first commitment", n)
	}
	_, err := h.PlanDistribution(ctx, actor, draft)
	refused(t, err, governance.Conflict, "amount")
	if n := h.count(`select count(*) from journal where action = 'allocation.create'`); n != 3 {
		t.Errorf("%d allocations are journaled", n)
	}
}

func TestF10EightWritersNeverGiveMoreThanThePoolHolds(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	a3 := h.act(actor, "Guichet unique", 55_000*governance.Euro)
	h.purse(actor, 50*governance.Euro, governance.StatusAgreed, false)
	h.purse(actor, 50*governance.Euro, governance.StatusAgreed, false)
	decision := must(h.decided(actor))(t)
	draft := governance.DistributionDraft{
		Decision: decision, Amount: "7", Key: "equal", Lines: []governance.DistributionLine{{Action: a3}},
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for {
				plan, err := h.PlanDistribution(ctx, actor, draft)
				if err == nil {
					err = h.DistributePool(ctx, actor, draft, plan.Mark())
				}
				if problems := governance.ProblemsOf(err); len(problems) > 0 && problems[0].Field == "amount" {
					return // less than 7 € are left
				}
				if err != nil && governance.CodeOf(err) != governance.Conflict {
					t.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
	if n := h.count(`select sum(amount) from allocations`); n != 98_00 {
		t.Errorf("%d of 10 000 cents were given by 7 €, want 9 800", n)
	}
}

func TestOnlyWhoRunsThePlanSharesThePoolAndByADecisionOfHere(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	a3 := h.act(actor, "Guichet unique", 55_000*governance.Euro)
	h.purse(actor, 50*governance.Euro, governance.StatusAgreed, false)
	elsewhere := h.open("Lille")
	draft := governance.DistributionDraft{
		Decision: must(h.decided(elsewhere))(t), Amount: "7", Key: "equal", Lines: []governance.DistributionLine{{Action: a3}},
	}
	plan := must(h.PlanDistribution(ctx, actor, draft))(t)
	refused(t, h.DistributePool(ctx, actor, draft, plan.Mark()), governance.Invalid, "decision")
	draft.Decision = must(h.decided(actor))(t)
	h.scan(nil, `update decisions set status = 'cancelled' where id = $1`, draft.Decision)
	plan = must(h.PlanDistribution(ctx, actor, draft))(t)
	refused(t, h.DistributePool(ctx, actor, draft, plan.Mark()), governance.Invalid, "decision")
	for role, a := range h.everyRole(actor.Coordination) {
		if err := h.DistributePool(ctx, a, draft, plan.Mark()); governance.CodeOf(err) != governance.Forbidden {
			t.Errorf("%s: %v", role, err)
		}
	}
	if n := h.count(`select count(*) from allocations`); n != 0 {
		t.Errorf("%d allocations", n)
	}
}

// F10: communes, intercommunalities and départements of the perimeter weigh
// their inhabitants; who governs nothing there weighs what is typed.
func TestF10ThePopulationOfWhoCarriesAnActionWeighsIt(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Haute-Garonne")
	h.scan(nil, `insert into perimeters (coordination_id, level, code) values ($1, 'departement', '31')`, actor.Coordination)
	h.purse(actor, 50*governance.Euro, governance.StatusAgreed, false)
	draft := governance.DistributionDraft{Decision: must(h.decided(actor))(t), Amount: "10", Key: "population"}
	for _, o := range []governance.OrganizationDraft{
		{Name: "Ville de Ramonville-Saint-Agne", Kind: "commune"},
		{Name: "Sicoval", Kind: "epci", Siren: "243100633"},
		{Name: "Département de la Haute-Garonne", Kind: "departement"},
		{Name: "Association locale", Kind: "association"},
		{Name: "Lyon", Kind: "commune"}, // out of the perimeter
	} {
		id := h.act(actor, o.Name, 0)
		h.scan(nil, `update actions set project_owner_id = $2 where id = $1`, id, must(h.CreateOrganization(ctx, actor, o))(t))
	}
	r := must(h.DistributionChoices(ctx, actor))(t)
	for i, want := range []string{"Ramonville-Saint-Agne", "CA du Sicoval", "Haute-Garonne", "", ""} {
		b := r.Basis[i]
		if b.Territory != want || (b.Population > 0) != (want != "") {
			t.Errorf("%s: %d inhabitants of %q, want %q", b.Title, b.Population, b.Territory, want)
		}
	}
	for _, b := range r.Basis[:3] {
		draft.Lines = append(draft.Lines, governance.DistributionLine{Action: b.ID})
	}
	plan := must(h.PlanDistribution(ctx, actor, draft))(t)
	if p := plan.Parts; !(p[0].Weight < p[1].Weight && p[1].Weight < p[2].Weight) || p[0].Amount+p[1].Amount+p[2].Amount != 10*governance.Euro {
		t.Errorf("%+v", p)
	}
	draft.Lines = append(draft.Lines, governance.DistributionLine{Action: r.Basis[3].ID})
	if _, err := h.PlanDistribution(ctx, actor, draft); governance.CodeOf(err) != governance.Invalid {
		t.Errorf("an unknown population: %v", err)
	}
}
