package model

import (
	"context"
	"testing"

	"ctin/governance"
)

// codes are the numbers of commitments, in the order of a file.
func codes(dossiers []governance.Dossier) []int {
	var list []int
	for _, d := range dossiers {
		list = append(list, d.Number)
	}
	return list
}

func TestF17AConfidentialIntentionIsExportedForItsFunderAndTheCoordinatorOnly(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	pass := h.pass(c)
	tilleul, own := h.funder(c, "Tilleul")
	_, other := h.funder(c, "Genêt")
	h.declared(own, tilleul, pass, "10")
	secret := h.declared(own, tilleul, pass, "20")
	firm := h.declared(own, tilleul, pass, "30")
	h.scan(nil, `update commitments set confidential = true where id in ($1, $2)`, secret, firm)
	if err := h.ClimbCommitment(ctx, own, firm, 1, governance.StatusResolved, upToAgreed, thirdOfDecember); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		who   string
		actor governance.Actor
		want  int
	}{
		{"the coordinator", c, 3},
		{"its funder", own, 3},
		{"another funder: what is firm is no longer an intention", other, 2},
		{"an observer", h.member(c.Coordination, governance.Observer), 2},
	} {
		got := must(h.ExportCommitments(ctx, tt.actor, CommitmentFilter{}))(t)
		if len(got) != tt.want {
			t.Errorf("%s: %v", tt.who, codes(got))
		}
	}
	if n := h.count(`select count(*) from journal where action = 'commitment.export'`); n != 4 {
		t.Errorf("P6: %d exports are journaled", n)
	}
	_, err := h.ExportCommitments(ctx, h.member(h.open("Autre").Coordination, governance.Observer), CommitmentFilter{})
	if err != nil {
		t.Error(err)
	}
}

func TestADossierHoldsItsStoryAndKeepsTheFilter(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	pass := h.pass(c)
	tilleul, own := h.funder(c, "Tilleul")
	amandier, _ := h.funder(c, "Amandier")
	h.declared(own, tilleul, pass, "10")
	id := must(h.DeclareCommitment(ctx, own, governance.CommitmentDraft{
		Funder: tilleul, Purpose: "Guichet", Amount: "100", Credits: []governance.CreditDraft{{Year: "2026"}},
		Grantees: []governance.GranteeDraft{{Organization: amandier, Share: "1"}},
	}, thirdOfDecember))(t)
	if err := h.ClimbCommitment(ctx, own, id, 1, governance.StatusAgreed, upToAgreed, thirdOfDecember); err != nil {
		t.Fatal(err)
	}
	pay := governance.PaymentDraft{Kind: "instalment", Amount: "40", PaidOn: "2026-12-01"}
	if err := h.PayCommitment(ctx, own, id, 2, pay, thirdOfDecember); err != nil {
		t.Fatal(err)
	}
	got := must(h.Dossiers(ctx, c, CommitmentFilter{Level: governance.Contracted}))(t)
	if len(got) != 1 {
		t.Fatalf("%v", codes(got))
	}
	d := got[0]
	if d.Funder != "Tilleul" || d.Paid() != 40*governance.Euro || d.Held(governance.StatusAgreed).HappenedOn != "2026-11-02" ||
		len(d.Recipients) != 1 || d.Recipients[0].Name != "Amandier" || d.Credits[0].Year != 2026 || d.Certainty() != governance.Contracted {
		t.Errorf("%+v", d)
	}
	if all := must(h.Dossiers(ctx, c, CommitmentFilter{}))(t); len(all) != 2 || len(all[0].Payments) != 0 {
		t.Errorf("%v", codes(all))
	}
}
