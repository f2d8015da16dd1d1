package check_test

import (
	"context"

	"ctin/governance"
	"ctin/model"
)

// plan makes two actions; an earmarked commitment is given to the first.
func (w *world) plan() {
	w.t.Helper()
	ctx := context.Background()
	owner, err := w.store.CreateOrganization(ctx, w.actor, governance.OrganizationDraft{Name: "Tilleul", Kind: "foundation", Funder: true, Example: true})
	w.ok(owner, err)
	k, err := w.store.DeclareCommitment(ctx, w.actor, governance.CommitmentDraft{Funder: owner, Purpose: "Former", Amount: "40"}, "2026-12-03")
	w.ok(k, err)
	for _, title := range []string{"Former", "Distribuer"} {
		id, err := w.store.CreateAction(ctx, w.actor, model.ActionForm{ActionDraft: governance.ActionDraft{
			Title: title, Nature: "running", Lead: w.actor.PersonID, ProjectOwner: owner,
		}})
		w.ok(id, err)
		w.ok(nil, w.store.MoveAction(ctx, w.actor, id, 1, governance.ActionMove{State: governance.ActionInProgress, Progress: 10}))
		w.ok(w.store.Allocate(ctx, w.actor, governance.Allocation{CommitmentID: k, ActionID: id, Amount: 19 * governance.Euro}))
	}
}

// brokenPlans are what breaks the invariants of the action plan.
var brokenPlans = []breakage{
	{"actions_numbers", `update actions set number = 9 where title = 'Former'`, nil},
	{"actions_led", `update actions set lead_id = null`, nil},
	{"actions_explained", `update actions set state = 'blocked'`, nil},
	{"actions_explained", `update actions set blocker = 'x'`, nil},
	{"actions_explained", `update actions set state = 'done'`, nil},
	{"actions_merged", `update actions set project_owner_id = (select id from organizations where merged_into is not null)`, nil},
	{"allocations_amounts", `update allocations set amount = 3000`, nil},
	{"allocations_amounts", `update commitments set amount = 3799`, []string{"commitments_paid", "commitments_versions", "payment_credits_sum"}},
	{"allocations_decided", `update commitments set earmarked = false`, []string{"commitment_versions_whole"}},
	{
		"allocations_decided", `update commitments set in_kind = true, valuation = $$x$$; update allocations set decision_id = 1`,
		[]string{"decisions_content", "commitments_cash_drawn", "commitment_versions_whole"},
	},
	{"allocations_cancelled", `update actions set state = 'cancelled', blocker = 'x' where title = 'Former'`, nil},
	{"allocations_guarded", `alter table allocations disable trigger allocations_within`, nil},
	{"allocations_guarded", `drop trigger commitments_above_allocations on commitments`, nil},
}
