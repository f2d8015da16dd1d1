package governance

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// The golden figures of the demonstration, over 2026 and 2027: 3 230 000 €
// announced and as much to pay, 100 000 € firm, 3 130 000 € left to find in
// money before K4 is resolved and 3 110 000 € after.
func goldenPledges(k4 Status) []ProgrammePledge {
	pledge := func(number, funder int64, amount Cents, status Status, row int64, credits ...Credit) ProgrammePledge {
		p := ProgrammePledge{Credits: credits}
		p.Commitment = Commitment{
			Number: int(number), FunderID: OrganizationID(funder), Amount: amount * Euro, Status: status, Confirmed: true, Earmarked: true,
		}
		p.Funder = string(rune('A' + funder))
		if row != 0 {
			p.Parts = []PledgePart{{Row: row, Amount: amount * Euro}}
		}
		return p
	}
	credit := func(year int, euros Cents) Credit { return Credit{year, euros * Euro} }
	list := []ProgrammePledge{
		pledge(1, 1, 3_000_000, StatusIntention, 1, credit(2026, 1_500_000), credit(2027, 1_500_000)),
		pledge(2, 2, 60_000, StatusResolved, 2, credit(2026, 60_000)),
		pledge(3, 3, 80_000, StatusIntention, 2),
		pledge(4, 4, 20_000, k4, 2),
		pledge(5, 5, 40_000, StatusPartlyPaid, 0, credit(2026, 20_000), credit(2027, 20_000)),
		pledge(6, 6, 18_000, StatusAgreed, 5, credit(2026, 18_000)),
		pledge(7, 7, 30_000, StatusBudgeted, 3, credit(2026, 30_000)),
	}
	list[4].Earmarked, list[4].Paid, list[4].Paids = false, 20_000*Euro, []Credit{credit(2026, 20_000)}
	list[5].InKind, list[6].Confirmed = true, false
	return list
}

func goldenCosts() []ProgrammeCost {
	line := func(year int, amount Cents, inKind bool) CostLine {
		return CostLine{Year: year, Amount: amount * Euro, InKind: inKind}
	}
	return []ProgrammeCost{
		{1, 1, "Déployer 60 conseillers", []CostLine{line(2026, 1_500_000, false), line(2027, 1_500_000, false)}},
		{2, 2, "Distribuer 16 000 chèques", []CostLine{line(2026, 160_000, false)}},
		{3, 3, "Guichet unique", []CostLine{line(0, 55_000, false)}},
		{4, 4, "Former 100 aidants", []CostLine{line(0, 15_000, false)}},
		{5, 5, "120 ordinateurs", []CostLine{line(0, 18_000, true)}},
	}
}

func TestTheProgrammeHasTheGoldenFiguresOfTheStory(t *testing.T) {
	for _, test := range []struct {
		when          string
		k4            Status
		firm, missing Cents
	}{{"before K4", StatusIntention, 100_000, 3_130_000}, {"after K4", StatusResolved, 120_000, 3_110_000}} {
		p := ProgrammeOf(goldenCosts(), goldenPledges(test.k4), 2026, 2027)
		if p.Missing != test.missing*Euro || p.Pool != 40_000*Euro || p.Cash.Cost != 3_230_000*Euro {
			t.Errorf("%s: missing %d, pool %d, cost %d", test.when, p.Missing, p.Pool, p.Cash.Cost)
		}
		want := Levels{3_230_000 * Euro, 30_000 * Euro, test.firm * Euro, 40_000 * Euro, 20_000 * Euro}
		if p.Cash.Total != want || p.InKind.Total != (Levels{18_000 * Euro, 0, 18_000 * Euro, 18_000 * Euro, 0}) {
			t.Errorf("%s: %+v, in kind %+v", test.when, p.Cash.Total, p.InKind.Total)
		}
		for i, announced := range []Cents{1_610_000, 1_520_000, 100_000} { // 2026, 2027, without schedule
			if got := p.Cash.Years[i].Announced; got != announced*Euro {
				t.Errorf("%s, year %d: %d", test.when, p.Cash.Years[i].Year, got)
			}
		}
		if len(p.Cliffs) != 1 || p.Cliffs[0].Year != 2026 || p.Cliffs[0].Lost != 90_000*Euro {
			t.Errorf("%s: what stops: %+v", test.when, p.Cliffs)
		}
	}
}

func TestAProgrammeHasOneToFiveYears(t *testing.T) {
	const today = Date("2026-12-03")
	for _, test := range []struct {
		from, years string
		last        int
		first, end  int
		field       string
	}{
		{"", "", 2027, 2026, 2027, ""},
		{"", "", 0, 2026, 2026, ""},
		{"", "", 2040, 2026, 2030, ""},
		{"2027", "5", 0, 2027, 2031, ""},
		{"2027", "1", 2030, 2027, 2027, ""},
		{"2027", "6", 0, 0, 0, "years"},
		{"2027", "0", 0, 0, 0, "years"},
		{"l’an prochain", "", 0, 0, 0, "from"},
	} {
		first, end, problems := ParsePeriod(test.from, test.years, today, test.last)
		switch {
		case test.field != "" && (len(problems) != 1 || problems[0].Field != test.field):
			t.Errorf("%q, %q: %v", test.from, test.years, problems)
		case test.field == "" && (len(problems) > 0 || first != test.first || end != test.end):
			t.Errorf("%q, %q: %d to %d, %v", test.from, test.years, first, end, problems)
		}
	}
}

// F11 and F14: whatever the shares, the years of a share and the shares of a
// year add up to the cent, and so do funders and actions.
func TestF11TheYearsAndTheSharesOfAProgrammeAddUp(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	for range 300 {
		p := ProgrammePledge{}
		p.Commitment = Commitment{Number: 1, FunderID: 1, Status: StatusPartlyPaid, Confirmed: true, Earmarked: true}
		for row := range 1 + r.Int64N(4) {
			part := PledgePart{Row: row + 1, Amount: 1 + Cents(r.Int64N(1_000_000))}
			p.Parts, p.Amount = append(p.Parts, part), p.Amount+part.Amount
		}
		var due Cents
		for year := 2026; year < 2032; year++ {
			amount := Cents(r.Int64N(int64(p.Amount-due) + 1))
			p.Credits, due = append(p.Credits, Credit{year, amount}), due+amount
			paid := Cents(r.Int64N(int64(amount) + 1))
			p.Paids, p.Paid = append(p.Paids, Credit{year, paid}), p.Paid+paid
		}
		costs := []ProgrammeCost{{ID: 1, Number: 1}, {ID: 2, Number: 2}, {ID: 3, Number: 3}}
		side := ProgrammeOf(costs, []ProgrammePledge{p}, 2026, 2030).Cash
		var years, actions Levels
		for _, y := range side.Years {
			years = years.Plus(y.Levels)
		}
		for _, a := range side.Actions {
			actions = actions.Plus(a.Total)
			for _, s := range a.Shares {
				var sum Levels
				for _, y := range s.Years {
					sum = sum.Plus(y.Levels)
				}
				if sum != s.Total {
					t.Fatalf("the years of a share: %+v, %+v", sum, s.Total)
				}
			}
		}
		want := p.Levels(p.Paid)
		if years != want || actions != want || side.Funders[0].Total != want || side.Total != want {
			t.Fatalf("%+v, years %+v, actions %+v, funder %+v", want, years, actions, side.Funders[0].Total)
		}
	}
}

// F15: what is given again is shown where it goes and counted at its source.
func TestF15AProgrammeCountsMoneyGivenAgainOnce(t *testing.T) {
	source, again := ProgrammePledge{}, ProgrammePledge{}
	source.Commitment = Commitment{Number: 1, FunderID: 1, Amount: 1_600_000 * Euro, Status: StatusAgreed, Confirmed: true, Earmarked: true}
	again.Commitment = Commitment{Number: 2, FunderID: 2, Amount: 160_000 * Euro, Status: StatusAgreed, Confirmed: true, Earmarked: true, SourceCommitmentID: 1}
	again.Parts = []PledgePart{{Row: 1, Amount: 160_000 * Euro}}
	p := ProgrammeOf([]ProgrammeCost{{1, 1, "Centre social", []CostLine{{Amount: 160_000 * Euro}}}}, []ProgrammePledge{source, again}, 2026, 2026)
	if p.Cash.Total.Announced != 1_600_000*Euro || len(p.Cash.Funders) != 1 || p.Missing != 0 || !p.Cash.Actions[0].Shares[0].Regranted {
		t.Errorf("%+v", p.Cash)
	}
}

// F18 and C11: the item says that the vote binds no funder, and names the
// figures it is about.
func TestF18TheItemOfAProgrammeBindsNobodyAndNamesItsFigures(t *testing.T) {
	p := ProgrammeOf(goldenCosts(), goldenPledges(StatusIntention), 2026, 2027)
	p.On = "2026-12-03"
	i := ProgrammeItem(2, p, "abc123")
	for _, words := range []string{"2026-2027, édition 2", "3\u00a0décembre 2026", "Ce vote n’engage pas le budget des financeurs", "3\u202f130\u202f000\u00a0€", "abc123"} {
		if !strings.Contains(i.Draft, words) {
			t.Errorf("%q is not in %q", words, i.Draft)
		}
	}
	if i.Kind != ItemDecision || !i.Programme {
		t.Errorf("%+v", i)
	}
}
