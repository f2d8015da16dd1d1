package governance

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestF11TheLeftoverCentsGoToTheLargestRemainders(t *testing.T) {
	for _, tt := range []struct {
		rule    string
		total   Cents
		weights []int64
		want    []Cents
	}{
		{"100,00 € in three equal parts", 100 * Euro, []int64{1, 1, 1}, []Cents{33_34, 33_33, 33_33}},
		{
			"1 000 000,00 € by posts", Million,
			[]int64{60, 50, 32, 20, 15, 8},
			[]Cents{324_324_33, 270_270_27, 172_972_97, 108_108_11, 81_081_08, 43_243_24},
		},
		{"one cent in two: the first in the list", 1, []int64{1, 1}, []Cents{1, 0}},
		{"a part that weighs nothing", 100 * Euro, []int64{0, 1, 2}, []Cents{0, 33_33, 66_67}},
		{"nothing to give", 0, []int64{3, 4}, []Cents{0, 0}},
		{"nobody to give to", 100 * Euro, nil, []Cents{}},
		{"weights that weigh nothing", 100 * Euro, []int64{0, 0}, []Cents{0, 0}},
		{"beyond 64 bits", math.MaxInt64 / 2, []int64{math.MaxInt32, 0}, []Cents{math.MaxInt64 / 2, 0}},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Share(tt.total, tt.weights)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestF11ThePartsAlwaysAddUp(t *testing.T) {
	dice := rand.New(rand.NewPCG(11, 11))
	for range 2_000 {
		weights := make([]int64, 1+dice.IntN(12))
		for i := range weights {
			weights[i] = dice.Int64N(1_000)
		}
		weights[0]++
		total := Cents(dice.Int64N(int64(10 * Million)))
		if got := Sum(Share(total, weights)...); got != total {
			t.Fatalf("Share(%d, %v) adds up to %d", total, weights, got)
		}
	}
}

// line is a share of a commitment in cash, in thousands of euros.
func line(thousands Cents, firm bool) PlanLine {
	l := PlanLine{Status: StatusIntention, Confirmed: true, Amount: thousands * 1_000 * Euro}
	if firm {
		l.Status = StatusResolved
	}
	return l
}

func cost(thousands Cents) []CostLine { return []CostLine{{Amount: thousands * 1_000 * Euro}} }

func inKind(l PlanLine) PlanLine { l.InKind = true; return l }

func TestF12AnIntentionNeverClosesAGap(t *testing.T) {
	declined := line(80, false)
	declined.Status = StatusDeclined
	for _, tt := range []struct {
		rule                            string
		costs                           []CostLine
		lines                           []PlanLine
		gap, announced, excess, kindGap Cents // in thousands of euros
	}{
		{"A1: 3 000 and the intention K1", cost(3_000), []PlanLine{line(3_000, false)}, 3_000, 0, 0, 0},
		{"A2: 160, K2 firm, K3 and K4 announced", cost(160), []PlanLine{line(60, true), line(80, false), line(20, false)}, 100, 0, 0, 0},
		{"A2 once K4 is resolved", cost(160), []PlanLine{line(60, true), line(80, false), line(20, true)}, 80, 0, 0, 0},
		{"A2 if K3 is declined", cost(160), []PlanLine{line(60, true), declined, line(20, true)}, 80, 80, 0, 0},
		{"A3: 55 and K7, not confirmed", cost(55), []PlanLine{line(30, false)}, 55, 25, 0, 0},
		{"A3 after decision 005", cost(55), []PlanLine{line(30, false), line(25, true)}, 30, 0, 0, 0},
		{"A4: 15 and nothing yet", cost(15), nil, 15, 15, 0, 0},
		{"A5: computers worth 18", []CostLine{{Amount: 18_000 * Euro, InKind: true}}, []PlanLine{inKind(line(18, true))}, 0, 0, 0, 0},
		{"F3: computers do not pay for training", cost(18), []PlanLine{inKind(line(18, true))}, 18, 18, 0, -18},
		{"over-funding: 20 for 15", cost(15), []PlanLine{line(20, true)}, -5, -5, 5, 0},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			p := PlanFunding(tt.costs, tt.lines)
			got := [4]Cents{p.Cash.Gap(), p.Cash.AnnouncedGap(), p.Cash.Excess(), p.InKind.Gap()}
			want := [4]Cents{tt.gap, tt.announced, tt.excess, tt.kindGap}
			for i := range want {
				want[i] *= 1_000 * Euro
			}
			if got != want {
				t.Errorf("gap, announced gap, excess, gap in kind: got %d, want %d", got, want)
			}
		})
	}
}

// The reste à financer of the demonstration, in thousands of euros.
func TestF12WhatIsLeftToFindAtTheSicoval(t *testing.T) {
	a1 := PlanFunding(cost(3_000), []PlanLine{line(3_000, false)})
	a2 := func(k4 bool) FundingPlan {
		return PlanFunding(cost(160), []PlanLine{line(60, true), line(80, false), line(20, k4)})
	}
	a3 := func(pool ...PlanLine) FundingPlan { return PlanFunding(cost(55), append(pool, line(30, false))) }
	a4 := func(pool ...PlanLine) FundingPlan { return PlanFunding(cost(15), pool) }
	a5 := PlanFunding([]CostLine{{Amount: 18_000 * Euro, InKind: true}}, []PlanLine{inKind(line(18, true))})
	over := PlanFunding(cost(15), []PlanLine{line(20, true)})
	for _, tt := range []struct {
		rule                string
		plans               []FundingPlan
		pool, gaps, missing Cents
	}{
		{"3 170 − 40 = 3 130 at first", []FundingPlan{a1, a2(false), a3(), a4(), a5}, 40, 3_170, 3_130},
		{"3 150 − 40 = 3 110 after K4", []FundingPlan{a1, a2(true), a3(), a4(), a5}, 40, 3_150, 3_110},
		{"3 110 − 0 = 3 110 after decision 005", []FundingPlan{a1, a2(true), a3(line(25, true)), a4(line(15, true)), a5}, 0, 3_110, 3_110},
		{"the 5 too much of one do not fill the 15 of another", []FundingPlan{a4(), over}, 0, 15, 15},
		{"more in the pool than is needed", []FundingPlan{a4()}, 40, 15, -25},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			n := NeedOf(tt.plans, tt.pool*1_000*Euro)
			if n.Gaps != tt.gaps*1_000*Euro || n.Missing() != tt.missing*1_000*Euro {
				t.Errorf("gaps %d, missing %d", n.Gaps, n.Missing())
			}
		})
	}
}

func TestF13AnOwnerBearsAFifthOfItsInvestment(t *testing.T) {
	commune, ccas := Organization{ID: 1, Kind: KindCommune}, Organization{ID: 1, Kind: KindCCAS}
	investment, running := Action{Nature: Investment}, Action{Nature: Running}
	by := func(funder OrganizationID, public bool, thousands Cents) PlanLine {
		l := line(thousands, true)
		l.FunderID, l.Public = funder, public
		return l
	}
	computers := by(3, true, 50)
	computers.InKind = true
	gone := by(3, true, 50)
	gone.Status = StatusWithdrawn
	for _, tt := range []struct {
		rule     string
		action   Action
		owner    Organization
		overseas bool
		lines    []PlanLine
		applies  bool
		base     Cents // in thousands of euros
		short    Cents
	}{
		{"18 000 + public 82 000: 18 %, 2 000 € short", investment, commune, false, []PlanLine{by(1, true, 18), by(2, true, 82)}, true, 100, 2_000 * Euro},
		{"18 000 + public 72 000 + CAF 10 000: 20 % of 90 000", investment, commune, false, []PlanLine{by(1, true, 18), by(2, true, 72), by(3, false, 10)}, true, 90, 0},
		{"20 000 + 80 000", investment, commune, false, []PlanLine{by(1, true, 20), by(2, true, 80)}, true, 100, 0},
		{"what comes in kind is no subsidy", investment, commune, false, []PlanLine{by(1, true, 20), by(2, true, 80), computers}, true, 100, 0},
		{"what was withdrawn counts no more", investment, commune, false, []PlanLine{by(1, true, 20), by(2, true, 80), gone}, true, 100, 0},
		{"running costs: not displayed", running, commune, false, []PlanLine{by(1, true, 18), by(2, true, 82)}, false, 0, 0},
		{"a CCAS is not covered", investment, ccas, false, []PlanLine{by(1, true, 18), by(2, true, 82)}, false, 0, 0},
		{"nor is anyone overseas", investment, commune, true, []PlanLine{by(1, true, 18), by(2, true, 82)}, false, 0, 0},
		{"no public money: nothing to say", investment, commune, false, []PlanLine{by(3, false, 10)}, false, 0, 0},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			s := OwnerShareOf(tt.action, tt.owner, tt.overseas, tt.lines)
			if s.Applies != tt.applies {
				t.Fatalf("applies: %v", s.Applies)
			}
			if tt.applies && (s.Base != tt.base*1_000*Euro || s.Short() != tt.short) {
				t.Errorf("base %d, short of %d", s.Base, s.Short())
			}
		})
	}
}

func TestF13AFifthIsCountedToTheCent(t *testing.T) {
	s := OwnerShare{Applies: true, Owner: 2_00, Base: 10_01} // a fifth is 2,002 €
	if s.Short() != 1 {
		t.Errorf("short of %d, want one cent", s.Short())
	}
}
