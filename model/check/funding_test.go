package check_test

import (
	"context"

	"ctin/governance"
)

// fund has a funder that the coordinator speaks for commit money to a scheme,
// agree and pay, and matches what the others bring.
func (w *world) fund() {
	w.t.Helper()
	ctx := context.Background()
	const day = governance.Date("2026-12-03")
	o, err := w.store.CreateOrganization(ctx, w.actor, governance.OrganizationDraft{Name: "Cèdre", Kind: "foundation", Funder: true})
	w.ok(o, err)
	w.ok(w.store.GrantMembership(ctx, w.actor, governance.Membership{
		PersonID: w.actor.PersonID, OrganizationID: o, Roles: governance.RoleSet{governance.Funder},
	}))
	self, err := w.store.Self(ctx, w.actor.AccountID)
	w.ok(self, err)
	funder := w.actor.In(w.actor.Coordination, self.Places[0].Memberships)
	scheme, err := w.store.CreateScheme(ctx, w.actor, governance.SchemeDraft{Name: "Pass", Unit: "voucher", UnitCost: "10"})
	w.ok(scheme, err)
	w.ok(nil, w.store.SetMatching(ctx, w.actor, scheme, governance.MatchingDraft{Funder: o, Rate: "1", Cap: "80 000", Level: "firm"}))
	id, err := w.store.DeclareCommitment(ctx, funder, governance.CommitmentDraft{
		Funder: o, Scheme: scheme, Quantity: "2 000", Credits: []governance.CreditDraft{{Year: "2026", Amount: "5 000"}, {Year: "2027", Amount: "15 000"}},
		Grantees: []governance.GranteeDraft{{Organization: o, Share: "2/3"}, {Organization: w.communaute(), Share: "1/3"}},
	}, day)
	w.ok(id, err)
	w.ok(nil, w.store.ClimbCommitment(ctx, funder, id, 1, governance.StatusAgreed, governance.Evidence{
		RequestedOn: "2026-09-01", BudgetYear: "2026", Body: "Conseil", ResolvedOn: "2026-10-15", Decision: "12",
		AgreedOn: "2026-11-02", Signatories: "Les deux",
	}, day))
	w.ok(nil, w.store.PayCommitment(ctx, funder, id, 2, governance.PaymentDraft{Kind: "instalment", Amount: "5 000", PaidOn: "2026-11-10"}, day))
}

func (w *world) communaute() governance.OrganizationID {
	w.t.Helper()
	var id governance.OrganizationID
	w.scan(&id, `select id from organizations where name = 'Communauté'`)
	return id
}

// brokenFunding is what breaks the invariants of the conférence des financeurs.
var brokenFunding = []breakage{
	{"commitments_numbers", `update commitments set number = number + 5`, nil},
	{"commitments_funder", `update commitments set funder_id = (select id from organizations where name = 'Noisetier')`, []string{"commitments_given_again"}},
	{"commitments_funder", `update matching_rules set funder_id = (select id from organizations where name = 'Noisetier')`, nil},
	{"commitments_paid", `update payments set amount = 2000001`, nil},
	{"commitments_paid", `update payments set kind = 'clawback'`, nil},
	{"commitments_paid", `update commitments set confirmed = false, confirmed_at = null; update commitment_versions set confirmed = false`, nil},
	{
		"commitments_product", `alter table commitments drop constraint commitments_valued; update commitments set in_kind = true`,
		[]string{"commitments_cash_drawn", "commitment_versions_whole"},
	},
	{"commitments_versions", `delete from commitment_versions where version = 2`, nil},
	{"commitments_versions", `update commitment_versions set amount = amount + 1`, nil},
	{"commitments_steps", `delete from commitment_steps where status = 'partly_paid'`, nil},
	{"commitments_steps", `update commitment_steps set body = ''`, nil},
	{"commitments_steps", `update commitment_steps set signatories = ''`, nil},
	{"commitments_steps", `update commitment_steps set budget_year = null`, nil},
	{"commitments_by_payment", `delete from payments`, nil},
	{"grantees_shares", `update grantees set numerator = 1`, nil},
	{"grantees_shares", `update grantees set numerator = null, denominator = null where numerator = 1`, nil},
	{"payment_credits_sum", `update payment_credits set amount = amount + 1`, []string{"commitment_versions_whole"}},
	{"funding_guarded", `drop trigger payments_append_only on payments`, nil},
	{"funding_guarded", `alter table commitment_steps disable trigger commitment_steps_append_only`, nil},
}
