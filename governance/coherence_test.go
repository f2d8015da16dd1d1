package governance

import (
	"strings"
	"testing"
)

// pass is the Pass numérique of the public record, posts its advisers.
var (
	passScheme = Scheme{Name: "Pass", Unit: UnitVoucher, UnitCost: 10 * Euro, BookLow: 50 * Euro, BookHigh: 100 * Euro}
	postScheme = Scheme{Name: "Conseillers", Unit: UnitPost, UnitCost: 50_000 * Euro}
)

func TestD6AnEnvelopeIsComparedWithWhatItAimsAt(t *testing.T) {
	for _, tt := range []struct {
		check   string
		facts   EnvelopeFacts
		title   string
		says    []string
		first   string
		second  string
		serious bool
	}{
		{
			"unit value: 10 M€ ÷ 1.5 M passes = 6.67 €, below one cheque",
			EnvelopeFacts{Envelope: Envelope{Amount: 10 * Million, Target: 1_500_000, TargetUnit: UnitVoucher}, Scheme: passScheme},
			alertUnitValue,
			[]string{"6,67\u00a0€ par chèque", "de 100\u202f000 à 200\u202f000 carnets"},
			"6,67\u00a0€ par chèque", "10\u00a0€ par chèque", true,
		},
		{
			"budget vs target: 30 M€ ÷ 1 M people = 30 €, three cheques, 30 to 60 % of the target",
			EnvelopeFacts{Envelope: Envelope{Amount: 30 * Million, Target: 1_000_000, TargetUnit: UnitPeople}, Scheme: passScheme},
			alertReach,
			[]string{"30\u00a0€ par personne (3\u00a0chèques)", "de 300\u202f000 à 600\u202f000 carnets", "de 30\u00a0% à 60\u00a0% des personnes visées"},
			"30\u00a0€ par personne", "de 50\u00a0€ à 100\u00a0€", true,
		},
		{
			"envelope content: 4 000 × 50 000 = 200 M€, nothing is left for the training",
			EnvelopeFacts{Envelope: Envelope{Amount: 200 * Million, Target: 4_000, TargetUnit: UnitPost, Covers: "La formation"}, Scheme: postScheme},
			alertNothingLeft,
			[]string{"il reste 0\u00a0€ pour la formation."},
			"200\u202f000\u202f000\u00a0€", "4\u202f000\u00a0postes × 50\u202f000\u00a0€ = 200\u202f000\u202f000\u00a0€", true,
		},
		{
			"the other source: 250 M€ for the same 4 000 posts, 62 500 € a post",
			EnvelopeFacts{Envelope: Envelope{Amount: 250 * Million, Target: 4_000, TargetUnit: UnitPost}, Scheme: postScheme},
			alertDearer,
			[]string{"62\u202f500\u00a0€ par poste au lieu de 50\u202f000\u00a0€", "50\u202f000\u202f000\u00a0€ de plus"},
			"250\u202f000\u202f000\u00a0€", "4\u202f000\u00a0postes × 50\u202f000\u00a0€ = 200\u202f000\u202f000\u00a0€", false,
		},
		{
			"F9: 30 + 24 + 30 = 84 of 88 M€ leave 4, info",
			EnvelopeFacts{Envelope: Envelope{Amount: 88 * Million}, EnvelopeUse: EnvelopeUse{Children: 84 * Million}},
			alertUnparted,
			[]string{"4\u202f000\u202f000\u00a0€ ne sont encore ni répartis ni engagés"},
			"88\u202f000\u202f000\u00a0€", "84\u202f000\u202f000\u00a0€", false,
		},
	} {
		list := tt.facts.Alerts()
		if len(list) != 1 {
			t.Errorf("%s: %d alerts: %+v", tt.check, len(list), list)
			continue
		}
		a := list[0]
		if a.Title != tt.title || a.Serious != tt.serious || a.First.Value != tt.first || a.Second.Value != tt.second {
			t.Errorf("%s: %+v", tt.check, a)
		}
		for _, words := range tt.says {
			if !strings.Contains(a.Says, words) {
				t.Errorf("%s: %q does not say %q", tt.check, a.Says, words)
			}
		}
	}
}

func TestD6WhatAddsUpSaysNothing(t *testing.T) {
	for what, f := range map[string]EnvelopeFacts{
		"30 M€ are 3 000 000 cheques of 10 €": {Envelope: Envelope{Amount: 30 * Million, Target: 3_000_000, TargetUnit: UnitVoucher}, Scheme: passScheme},
		"250 M€ = 200 + 40 + 10":              {Envelope: Envelope{Amount: 250 * Million}, EnvelopeUse: EnvelopeUse{Children: 250 * Million}},
		"10 M€ for 200 000 people are 50 €":   {Envelope: Envelope{Amount: 10 * Million, Target: 200_000, TargetUnit: UnitPeople}, Scheme: passScheme},
		"185 posts = 9 250 000 €":             {Envelope: Envelope{Amount: 9_250_000 * Euro, Target: 185, TargetUnit: UnitPost}, Scheme: postScheme},
		"a target of another unit":            {Envelope: Envelope{Amount: Euro, Target: 5, TargetUnit: UnitDevice}, Scheme: postScheme},
	} {
		if list := f.Alerts(); len(list) != 0 {
			t.Errorf("%s: %+v", what, list)
		}
	}
}

func TestGoldenArithmetic(t *testing.T) {
	var posts int64
	var amounts []Cents
	for _, n := range []int64{60, 50, 32, 20, 15, 8} {
		posts += n
		amounts = append(amounts, (50_000 * Euro).Times(n))
	}
	if posts != 185 || Sum(amounts...) != 9_250_000*Euro || amounts[1] != 2_500_000*Euro {
		t.Errorf("185 posts are 9 250 000 €: %d, %d", posts, Sum(amounts...))
	}
	if low, high := passScheme.Books(30 * Million); low != 300_000 || high != 600_000 {
		t.Errorf("30 M€ are 300 000 to 600 000 books: %d, %d", low, high)
	}
	if low, high := (Scheme{}).Books(Million); low != 0 || high != 0 {
		t.Errorf("without books: %d, %d", low, high)
	}
}

func TestACommitmentIsComparedWithItself(t *testing.T) {
	base := Commitment{Amount: 1_600_000 * Euro, Quantity: 32, UnitCost: 50_000 * Euro, Status: StatusAgreed, Confirmed: true}
	off, lapsing, ended := base, base, base
	off.Amount++
	lapsing.LapseDate = "2027-01-02"
	ended.SourceCommitmentID = 4
	for _, tt := range []struct {
		rule  string
		facts CommitmentFacts
		title string
	}{
		{"F6: 32 posts × 50 000 € = 1 600 000 €", CommitmentFacts{Commitment: base, Unit: UnitPost}, ""},
		{"F6: one cent more", CommitmentFacts{Commitment: off, Unit: UnitPost}, alertOffUnit},
		{"F14: 900 000 € paid in a year of 800 000", CommitmentFacts{
			Commitment: base, Credits: []Credit{{2026, 800_000 * Euro}, {2027, 800_000 * Euro}},
			Payments: []Payment{{Kind: PaymentInstalment, Amount: 900_000 * Euro, PaidOn: "2026-05-01"}},
		}, alertOverYear},
		{"F14: what the year before left may be paid", CommitmentFacts{
			Commitment: base, Credits: []Credit{{2026, 800_000 * Euro}, {2027, 800_000 * Euro}},
			Payments: []Payment{{Kind: PaymentInstalment, Amount: 1_600_000 * Euro, PaidOn: "2027-05-01"}},
		}, ""},
		{"F7: agreed, and two shares not decided", CommitmentFacts{Commitment: base, Undecided: 2}, alertShares},
		{"F15: its source was withdrawn", CommitmentFacts{Commitment: ended, SourceStatus: StatusWithdrawn, SourceNumber: 4}, alertSource},
		{"F16: thirty days before", CommitmentFacts{Commitment: lapsing}, alertLapse},
	} {
		list := tt.facts.Alerts("2026-12-03")
		switch {
		case tt.title == "" && len(list) > 0:
			t.Errorf("%s: %+v", tt.rule, list)
		case tt.title != "" && (len(list) != 1 || list[0].Title != tt.title || list[0].Says == "" || list[0].First.Value == ""):
			t.Errorf("%s: %+v", tt.rule, list)
		}
	}
}

func TestF12F13AnActionIsComparedWithItsFunding(t *testing.T) {
	short := OwnerShare{Applies: true, Owner: 18_000 * Euro, Base: 100_000 * Euro}
	derogated := short
	derogated.Derogation = "Arrêté du préfet"
	enough := OwnerShare{Applies: true, Owner: 18_000 * Euro, Base: 90_000 * Euro}
	for _, tt := range []struct {
		rule  string
		plan  FundingPlan
		share OwnerShare
		want  []string
	}{
		{"F13: 18 000 of 100 000 €, 2 000 short", FundingPlan{}, short, []string{alertOwner}},
		{"F13: 18 000 of 90 000 €, the CAF apart", FundingPlan{}, enough, nil},
		{"F13: a derogation silences it", FundingPlan{}, derogated, nil},
		{"F12: 1 € too much", FundingPlan{Cash: PlanSide{Cost: 99 * Euro, Firm: 100 * Euro}}, OwnerShare{}, []string{alertExcess}},
		{"F12: an intention is no excess", FundingPlan{Cash: PlanSide{Cost: 99 * Euro, Announced: 100 * Euro}}, OwnerShare{}, nil},
	} {
		list := PlanAlerts(tt.plan, tt.share)
		if len(list) != len(tt.want) || len(list) == 1 && list[0].Title != tt.want[0] {
			t.Errorf("%s: %+v", tt.rule, list)
		}
	}
	a := PlanAlerts(FundingPlan{}, short)[0]
	if a.First.Value != "18\u202f000\u00a0€" || a.Second.Value != "20\u202f000\u00a0€" || !strings.Contains(a.Says, "il lui manque 2\u202f000\u00a0€") {
		t.Errorf("F13 says its figures: %+v", a)
	}
}

func TestD6TwoValuesOfOneNotionAreKeptApart(t *testing.T) {
	a := Measured{"Renoncement", "19\u00a0%", "C", 2018}
	for _, tt := range []struct {
		rule string
		b    Measured
		want bool
	}{
		{"19 and 20 %", Measured{"Renoncement", "20\u00a0%", "C", 2018}, true},
		{"the same value from another source", Measured{"Renoncement", "19\u00a0%", "B", 2018}, false},
		{"another year", Measured{"Renoncement", "20\u00a0%", "C", 2021}, false},
		{"another notion", Measured{"Mis à l’écart", "20\u00a0%", "C", 2018}, false},
	} {
		if _, got := TwiceMeasured(a, tt.b); got != tt.want {
			t.Errorf("%s: %t", tt.rule, got)
		}
	}
}
