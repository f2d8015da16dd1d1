package model

import (
	"context"
	"fmt"
	"maps"
	"strings"
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

// listed declares thirty-three commitments of two funders, one of them confidential.
func listed(h *house, c governance.Actor) (genet governance.Actor, filters []listFilter) {
	h.t.Helper()
	ctx := context.Background()
	pass := h.pass(c)
	tilleul, tilleulActor := h.funder(c, "Tilleul")
	other, genet := h.funder(c, "Genêt")
	for range 30 {
		h.declared(tilleulActor, tilleul, pass, "10")
	}
	firm := h.declared(tilleulActor, tilleul, pass, "20")
	if err := h.ClimbCommitment(ctx, tilleulActor, firm, 1, governance.StatusResolved, upToAgreed, thirdOfDecember); err != nil {
		h.t.Fatal(err)
	}
	_, err := h.DeclareCommitment(ctx, genet, governance.CommitmentDraft{
		Funder: other, Purpose: "Ordinateurs reconditionnés", InKind: true, Valuation: "Prix", Quantity: "120", UnitCost: "150",
		Confidential: true, Credits: []governance.CreditDraft{{Year: "2027"}},
	}, thirdOfDecember)
	must(0, err)(h.t)
	h.declared(c, other, pass, "5")
	return genet, []listFilter{
		{"all", CommitmentFilter{}, 33},
		{"words in any order, without accents", CommitmentFilter{Query: "ordinateurs genet"}, 1},
		{"a number", CommitmentFilter{Query: "k31"}, 1},
		{"a funder", CommitmentFilter{Funder: other}, 2},
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
	}
}

// listFilter is a way to ask for commitments, and how many it keeps.
type listFilter struct {
	name string
	CommitmentFilter
	want int
}

func TestTheListOfCommitmentsIsFilteredAndPaged(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	_, filters := listed(h, c)
	for _, f := range filters {
		if list := must(h.Commitments(ctx, c, f.CommitmentFilter))(t); list.Total != f.want || len(list.Lines) != min(f.want, 25) {
			t.Errorf("%s: %d of %d, want %d", f.name, len(list.Lines), list.Total, f.want)
		}
	}
	first := must(h.Commitments(ctx, c, CommitmentFilter{}))(t)
	next := must(h.Commitments(ctx, c, CommitmentFilter{After: first.Next}))(t)
	back := must(h.Commitments(ctx, c, CommitmentFilter{Before: next.Previous}))(t)
	if next.Lines[0].Number != 26 || len(next.Lines) != 8 || next.Next != 0 || back.Lines[0].Number != 1 || len(back.Lines) != 25 {
		t.Errorf("pages: %d…, %d lines, then back to %d", next.Lines[0].Number, len(next.Lines), back.Lines[0].Number)
	}
}

// What several filters keep is what each of them keeps; nobody is told of what a
// funder wants confidential (F17), and any page counts what all pages show.
func TestFiltersOfTheListAddUp(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	genet, filters := listed(h, c)
	for _, who := range []struct {
		actor governance.Actor
		all   int
	}{{c, 33}, {genet, 33}, {h.member(c.Coordination, governance.Observer), 32}} {
		kept := func(f CommitmentFilter) map[int]bool {
			numbers := map[int]bool{}
			for _, d := range must(h.Dossiers(ctx, who.actor, f))(t) {
				numbers[d.Number] = true
			}
			if list := must(h.Commitments(ctx, who.actor, f))(t); list.Total != len(numbers) && len(list.Lines) > 0 {
				t.Errorf("%+v: the page counts %d, the file has %d", f, list.Total, len(numbers))
			}
			return numbers
		}
		if all := kept(CommitmentFilter{}); len(all) != who.all {
			t.Errorf("%d are listed, want %d", len(all), who.all)
		}
		for i, a := range filters {
			for _, b := range filters[:i] {
				if a.Nature != "" && b.Nature != "" || a.Level != "" && b.Level != "" {
					continue // one or the other
				}
				want, other, both := kept(a.CommitmentFilter), kept(b.CommitmentFilter), a.and(b.CommitmentFilter)
				maps.DeleteFunc(want, func(n int, _ bool) bool { return !other[n] })
				if got := kept(both); !maps.Equal(got, want) {
					t.Errorf("%s and %s keep %v, want %v", a.name, b.name, got, want)
				}
			}
		}
	}
}

// and is a filter that asks for both; where both ask for words, for all of them.
func (f listFilter) and(g CommitmentFilter) CommitmentFilter {
	both := f.CommitmentFilter
	both.Query = strings.TrimSpace(both.Query + " " + g.Query)
	both.Funder = max(both.Funder, g.Funder)
	both.Scheme = max(both.Scheme, g.Scheme)
	both.Status = max(both.Status, g.Status)
	both.Year = max(both.Year, g.Year)
	both.Confirmed = max(both.Confirmed, g.Confirmed)
	both.Nature = max(both.Nature, g.Nature)
	both.Level = max(both.Level, g.Level)
	return both
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
