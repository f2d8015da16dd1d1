package model

import (
	"context"
	"fmt"
	"testing"

	"ctin/governance"
)

func TestF8MatchingFollowsTheFirmMoneyOfTheOthers(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	pass := h.pass(c)
	cedre, cedreActor := h.funder(c, "Cèdre")
	amandier, amandierActor := h.funder(c, "Amandier")
	rule := governance.MatchingDraft{Funder: cedre, Rate: "1", Cap: "80 000", Level: "firm"}
	if err := h.SetMatching(ctx, c, pass, rule); err != nil {
		t.Fatal(err)
	}
	h.declared(cedreActor, cedre, pass, "8 000")
	k2 := h.declared(amandierActor, amandier, pass, "6 000")
	lost := func() governance.Cents { return must(h.Funding(ctx, c))(t).Matching[0].Unmatched }
	if got := lost(); got != 80_000*governance.Euro {
		t.Errorf("nothing is firm: %d lost", got)
	}
	if err := h.ClimbCommitment(ctx, amandierActor, k2, 1, governance.StatusResolved, upToAgreed, thirdOfDecember); err != nil {
		t.Fatal(err)
	}
	if got := lost(); got != 20_000*governance.Euro {
		t.Errorf("60 000 € are firm: %d lost", got)
	}
	rule.Cap = "60 000"
	if err := h.SetMatching(ctx, c, pass, rule); err != nil {
		t.Fatal(err)
	}
	if got := lost(); got != 0 {
		t.Errorf("a lower cap: %d lost", got)
	}
	if err := h.EndMatching(ctx, c, pass, cedre); err != nil {
		t.Fatal(err)
	}
	if got := must(h.Funding(ctx, c))(t).Matching; len(got) != 0 {
		t.Errorf("the rule is still there: %+v", got)
	}
	refused(t, h.EndMatching(ctx, c, pass, cedre), governance.NotFound, "")
}

func TestSchemesHaveOneNameAndOneVersion(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	pass := h.pass(c)
	_, err := h.CreateScheme(ctx, c, governance.SchemeDraft{Name: "Pass"})
	refused(t, err, governance.Conflict, "name")
	if err := h.UpdateScheme(ctx, c, pass, 1, governance.SchemeDraft{Name: "Pass numérique", Unit: "voucher", UnitCost: "12"}); err != nil {
		t.Fatal(err)
	}
	refused(t, h.UpdateScheme(ctx, c, pass, 1, governance.SchemeDraft{Name: "Autre"}), governance.Conflict, "")
	if s := must(h.Scheme(ctx, c, pass))(t); s.Name != "Pass numérique" || s.UnitCost != 12*governance.Euro {
		t.Errorf("scheme: %+v", s)
	}
}

func TestTheListOfCommitmentsIsFilteredAndPaged(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	pass := h.pass(c)
	tilleul, tilleulActor := h.funder(c, "Tilleul")
	genet, genetActor := h.funder(c, "Genêt")
	for range 30 {
		h.declared(tilleulActor, tilleul, pass, "10")
	}
	firm := h.declared(tilleulActor, tilleul, pass, "20")
	if err := h.ClimbCommitment(ctx, tilleulActor, firm, 1, governance.StatusResolved, upToAgreed, thirdOfDecember); err != nil {
		t.Fatal(err)
	}
	_, err := h.DeclareCommitment(ctx, genetActor, governance.CommitmentDraft{
		Funder: genet, Purpose: "Ordinateurs reconditionnés", InKind: true, Valuation: "Prix", Quantity: "120", UnitCost: "150",
		Credits: []governance.CreditDraft{{Year: "2027"}},
	}, thirdOfDecember)
	must(0, err)(t)
	h.declared(c, genet, pass, "5")
	for _, tt := range []struct {
		filter string
		f      CommitmentFilter
		want   int
	}{
		{"all", CommitmentFilter{}, 33},
		{"words in any order, without accents", CommitmentFilter{Query: "ordinateurs genet"}, 1},
		{"a number", CommitmentFilter{Query: "k31"}, 1},
		{"a funder", CommitmentFilter{Funder: genet}, 2},
		{"a scheme", CommitmentFilter{Scheme: pass}, 32},
		{"firm", CommitmentFilter{Level: governance.Firm}, 1},
		{"announced", CommitmentFilter{Level: governance.Announced}, 33},
		{"paid", CommitmentFilter{Level: governance.Disbursed}, 0},
		{"in kind", CommitmentFilter{Nature: "in_kind"}, 1},
		{"cash", CommitmentFilter{Nature: "cash"}, 32},
		{"a year", CommitmentFilter{Year: 2027}, 1},
		{"to be confirmed", CommitmentFilter{Confirmed: "non"}, 1},
		{"a step", CommitmentFilter{Status: governance.StatusResolved}, 1},
		{"nothing", CommitmentFilter{Query: "zzz"}, 0},
	} {
		if list := must(h.Commitments(ctx, c, tt.f))(t); list.Total != tt.want || len(list.Lines) != min(tt.want, 25) {
			t.Errorf("%s: %d of %d, want %d", tt.filter, len(list.Lines), list.Total, tt.want)
		}
	}
	first := must(h.Commitments(ctx, c, CommitmentFilter{}))(t)
	next := must(h.Commitments(ctx, c, CommitmentFilter{After: first.Next}))(t)
	back := must(h.Commitments(ctx, c, CommitmentFilter{Before: next.Previous}))(t)
	if next.Lines[0].Number != 26 || len(next.Lines) != 8 || next.Next != 0 || back.Lines[0].Number != 1 || len(back.Lines) != 25 {
		t.Errorf("pages: %d…, %d lines, then back to %d", next.Lines[0].Number, len(next.Lines), back.Lines[0].Number)
	}
}

func TestTheConferenceTakesAsManyStatementsForOneFunderAsForThirty(t *testing.T) {
	h := newHouse(t)
	c := h.open("Sicoval")
	pass := h.pass(c)
	took := func() int64 {
		ctx, n := Counted(context.Background())
		must(h.Funding(ctx, c))(t)
		must(h.Commitments(ctx, c, CommitmentFilter{}))(t)
		return n.Load()
	}
	before := took()
	for i := range 30 {
		o, a := h.funder(c, fmt.Sprintf("Financeur %d", i))
		h.declared(a, o, pass, "10")
	}
	if after := took(); after != before || after != 4 {
		t.Errorf("%d statements, then %d", before, after)
	}
}

func TestMergedFundersKeepTheirCommitments(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	pass := h.pass(c)
	kept, _ := h.funder(c, "Fondation Tilleul")
	other, actor := h.funder(c, "Tilleul (fondation)")
	id := h.declared(actor, other, pass, "10")
	if err := h.SetMatching(ctx, c, pass, governance.MatchingDraft{Funder: other, Rate: "1", Cap: "1", Level: "firm"}); err != nil {
		t.Fatal(err)
	}
	if err := h.MergeOrganizations(ctx, c, Merge{Kept: kept, Other: other, KeptVersion: 1, OtherVersion: 1}); err != nil {
		t.Fatal(err)
	}
	if page := h.commitment(c, id); page.FunderID != kept || page.Funder != "Fondation Tilleul" {
		t.Errorf("the commitment is of %s", page.Funder)
	}
	if rules := must(h.Funding(ctx, c))(t).Matching; len(rules) != 1 || rules[0].FunderID != kept {
		t.Errorf("the rule is of %+v", rules)
	}
}
