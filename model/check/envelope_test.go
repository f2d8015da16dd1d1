package check_test

import (
	"context"

	"ctin/governance"
)

// envelope makes an envelope with a child, a commitment that draws on it, and
// one that gives its money again.
func (w *world) envelope() {
	w.t.Helper()
	ctx := context.Background()
	const day = governance.Date("2026-12-03")
	state, err := w.store.CreateOrganization(ctx, w.actor, governance.OrganizationDraft{Name: "Réserve", Kind: "foundation", Funder: true})
	w.ok(state, err)
	metropole, err := w.store.CreateOrganization(ctx, w.actor, governance.OrganizationDraft{Name: "Relais", Kind: "foundation", Funder: true})
	w.ok(metropole, err)
	plan, err := w.store.CreateEnvelope(ctx, w.actor, governance.EnvelopeDraft{Name: "Plan", Amount: "250", TerritoryCap: "50"})
	w.ok(plan, err)
	w.ok(w.store.CreateEnvelope(ctx, w.actor, governance.EnvelopeDraft{Name: "Réseaux", Parent: plan, Amount: "200"}))
	source, err := w.store.DeclareCommitment(ctx, w.actor, governance.CommitmentDraft{
		Funder: state, Purpose: "Réseaux", Amount: "50", Envelope: plan, Territory: w.communaute(), Credits: []governance.CreditDraft{{Year: "2026"}},
	}, day)
	w.ok(source, err)
	w.ok(w.store.DeclareCommitment(ctx, w.actor, governance.CommitmentDraft{
		Funder: metropole, Purpose: "Ateliers", Amount: "50", Source: source,
	}, day))
}

// brokenEnvelopes is what breaks the invariants of envelopes.
var brokenEnvelopes = []breakage{
	{"envelopes_within", `update envelopes set amount = 24999 where parent_id is null`, nil},
	{"envelopes_within", `update envelopes set amount = 20001 where parent_id is not null`, nil},
	{"envelopes_caps", `update envelopes set territory_cap = 4999 where parent_id is null`, nil},
	{"envelopes_tree", `update envelopes set parent_id = (select max(id) from envelopes) where parent_id is null`, []string{"envelopes_within"}},
	{"commitments_cash_drawn", `
		update commitments set in_kind = true, valuation = 'neuf' where envelope_id is not null;
		update commitment_versions set in_kind = true, valuation = 'neuf' where envelope_id is not null`, nil},
	{"commitments_given_again", `
		update commitments set amount = 5001 where source_commitment_id is not null;
		update commitment_versions set amount = 5001 where source_commitment_id is not null`, nil},
	{"commitment_versions_whole", `update commitment_versions set purpose = 'Autre chose'`, nil},
	{"commitment_versions_whole", `update commitment_versions set credits = '[]'`, nil},
	{"commitment_files_guarded", `drop trigger commitment_files_append_only on commitment_files`, nil},
}
