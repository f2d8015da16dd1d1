package governance

import (
	"math/rand/v2"
	"testing"
)

// F12 and F14: each year of the story costs and lacks what the table of the
// conference says of it; what names no year comes last.
func TestF12EachYearOfAProgrammeSaysWhatItCostsAndLacks(t *testing.T) {
	p := ProgrammeOf(goldenCosts(), goldenPledges(StatusResolved), 2026, 2027)
	for i, want := range []ProgrammeNeed{
		{2026, 1_660_000 * Euro, 1_600_000 * Euro}, // all but the 60 000 of K2
		{2027, 1_500_000 * Euro, 1_500_000 * Euro},
		{0, 70_000 * Euro, 70_000 * Euro}, // K4 is firm and says no year, where A2 costs nothing
	} {
		if got := p.Cash.Needs[i]; got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	if got := p.InKind.Needs[2]; got != (ProgrammeNeed{0, 18_000 * Euro, 0}) {
		t.Errorf("what is given in 2026 pays what costs that say no year: %+v", got)
	}
	if sum := MissingOfYears(p.Cash.Needs); sum-20_000*Euro-p.Pool != p.Missing {
		t.Errorf("the years lack %d, less what A2 has too much without a year and the pool: not %d", sum, p.Missing)
	}
	short := ProgrammeOf(goldenCosts(), nil, 2027, 2027)
	if got := short.Cash.Needs; got[0].Cost != 1_500_000*Euro || got[1].Cost != 1_730_000*Euro {
		t.Errorf("what is outside the period is not last: %+v", got)
	}
}

// F12 and F14: on random plans, the years of a programme add up to what it
// costs, exactly; what they lack, to what the actions lack as soon as no year has
// more than it costs, and to more otherwise.
func TestF12F14TheNeedsOfTheYearsAddUpToThoseOfTheProgramme(t *testing.T) {
	exact := 0
	for seed := range uint64(300) {
		p := ProgrammeOf(randomProgramme(rand.New(rand.NewPCG(seed, 2))))
		for _, side := range []ProgrammeSide{p.Cash, p.InKind} {
			var cost, missing Cents
			for _, a := range side.Actions {
				if a.Number == 0 { // what no action was given costs nothing
					continue
				}
				own, sure := costOfYears(a)
				sum := MissingOfYears(a.Needs)
				if own != a.Cost || sum < a.Missing || sure && sum != a.Missing {
					t.Fatalf("seed %d, action %d: cost %d of %d, the years lack %d of %d", seed, a.Number, own, a.Cost, sum, a.Missing)
				}
				if sure && sum > 0 {
					exact++
				}
				missing += sum
			}
			for _, n := range side.Needs {
				cost += n.Cost
			}
			if cost != side.Cost || MissingOfYears(side.Needs) != missing {
				t.Fatalf("seed %d: cost %d of %d, the years lack %d, those of the actions %d", seed, cost, side.Cost, MissingOfYears(side.Needs), missing)
			}
		}
	}
	if exact < 100 {
		t.Errorf("the years of only %d actions had to add up to what it lacks", exact)
	}
}

// costOfYears adds up what the years of an action cost, and tells whether none
// of them has more than that.
func costOfYears(a ProgrammeAction) (cost Cents, sure bool) {
	sure = true
	for i, n := range a.Needs {
		var firm Cents
		for _, s := range a.Shares {
			firm += s.Years[i].Firm
		}
		cost, sure = cost+n.Cost, sure && firm <= n.Cost
	}
	return cost, sure
}

// F12: each year of a programme lacks what the table of the conference says of
// that year, within a cent a commitment: the parts of a year are rounded (F11).
func TestF12AYearOfAProgrammeLacksWhatTheTableOfTheConferenceSays(t *testing.T) {
	for seed := range uint64(300) {
		costs, pledges, first, last := randomProgramme(rand.New(rand.NewPCG(seed, 3)))
		p := ProgrammeOf(costs, pledges, first, last)
		for i, y := range p.Cash.Years[:last-first+1] {
			var lines []ConferenceLine
			for _, c := range costs {
				n := c.needs(false, nil, first, last)[i]
				lines = append(lines, ConferenceLine{ID: int64(c.ID), Cost: n.Cost})
			}
			var due []Pledge
			for _, l := range pledges {
				if l.Due = creditOf(l.Credits, y.Year); !l.InKind {
					due = append(due, l.Rest())
				}
			}
			table := ConferenceOf(lines, due, y.Year)
			if off := p.Cash.Needs[i].Missing - table.Missing; p.Cash.Needs[i].Cost != table.Cost || off > 20 || off < -20 {
				t.Fatalf("seed %d: %d lacks %d, the table says %d", seed, y.Year, p.Cash.Needs[i].Missing, table.Missing)
			}
		}
	}
}

// randomProgramme is what ProgrammeOf takes: lines and schedules that name years
// of the period, others, or none.
func randomProgramme(r *rand.Rand) (costs []ProgrammeCost, pledges []ProgrammePledge, first, last int) {
	for id := range planRows {
		c := ProgrammeCost{ID: ActionID(id + 1), Number: id + 1}
		for range r.IntN(6) {
			year := 2025 + r.IntN(6)
			if year == 2025 {
				year = 0
			}
			c.Lines = append(c.Lines, CostLine{Year: year, InKind: r.IntN(3) == 0, Amount: 1 + Cents(r.Int64N(1_000_000))})
		}
		costs = append(costs, c)
	}
	for id := range 5 {
		p, due := randomPledge(r, CommitmentID(id+1))
		p.InKind = r.IntN(3) == 0
		p.Status = []Status{StatusIntention, StatusResolved, StatusAgreed}[r.IntN(3)]
		l := ProgrammePledge{Pledge: p}
		for y, amount := range due[1:] {
			l.Credits = append(l.Credits, Credit{2026 + y, amount})
		}
		pledges = append(pledges, l)
	}
	return costs, pledges, 2026, 2029
}
