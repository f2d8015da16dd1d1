package model

import (
	"context"
	"testing"

	"ctin/governance"
)

func TestAMilestoneIsCorrectedAtTheVersionThatWasRead(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	a := h.act(actor, "Former", 0)
	m := must(h.AddMilestone(ctx, actor, a, "Ouverture", "2026-12-01"))(t)
	if err := h.CorrectMilestone(ctx, actor, m, 1, "Inauguration", "15/12/2026"); err != nil {
		t.Fatal(err)
	}
	if err := h.CorrectMilestone(ctx, actor, m, 1, "Fermeture", "2026-12-16"); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("a second save of the first version: %v", err)
	}
	r := must(h.Action(ctx, actor, a))(t)
	if got := r.Milestones[0]; got.Title != "Inauguration" || got.DueOn != "2026-12-15" || got.Version != 2 {
		t.Errorf("got %+v", got)
	}
	if err := h.ReachMilestone(ctx, actor, m, 2, "2026-12-02", "2026-12-03"); err != nil {
		t.Fatal(err)
	}
	if err := h.CorrectMilestone(ctx, actor, m, 3, "Inauguration", "2026-12-20"); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("the day of a milestone that was reached moved: %v", err)
	}
	if err := h.CorrectMilestone(ctx, actor, m, 3, "Ouverture au public", "2026-12-15"); err != nil {
		t.Error(err)
	}
}

func TestACostIsCorrectedAndTheGapFollows(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	a := h.act(actor, "Former", 15_000*governance.Euro)
	line := must(h.Action(ctx, actor, a))(t).Costs[0]
	if err := h.CorrectCost(ctx, actor, a, line.ID, line.Version, CostDraft{Label: "Salaires", Amount: "12 000,50"}); err != nil {
		t.Fatal(err)
	}
	if err := h.CorrectCost(ctx, actor, a, line.ID, line.Version, CostDraft{Label: "Salaires", Amount: "1"}); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("a second save of the first version: %v", err)
	}
	if err := h.DropCost(ctx, actor, a, line.ID, line.Version); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("a line that changed since it was read is dropped: %v", err)
	}
	r := must(h.Action(ctx, actor, a))(t)
	if got := r.Costs[0]; got.Label != "Salaires" || got.Amount != 1_200_050 || got.Version != 2 || r.Plan.Cash.Missing() != 1_200_050 {
		t.Errorf("got %+v, %d missing", got, r.Plan.Cash.Missing())
	}
	if err := h.DropCost(ctx, actor, a, line.ID, 2); err != nil {
		t.Error(err)
	}
	if err := h.CorrectCost(ctx, actor, a, line.ID, 2, CostDraft{Label: "x", Amount: "1"}); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("a line that was dropped: %v", err)
	}
}
