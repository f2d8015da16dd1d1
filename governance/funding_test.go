package governance

import "testing"

// conference is the table of the demonstration: K1 to K7.
func conference() []FundingLine {
	const pass, posts, counter, pool, devices = 1, 2, 3, 4, 5
	line := func(n int, funder OrganizationID, scheme SchemeID, euros int64, s Status) FundingLine {
		return FundingLine{Commitment: Commitment{
			Number: n, FunderID: funder, SchemeID: scheme, Amount: Euro.Times(euros), Status: s, Confirmed: true, Earmarked: true,
		}}
	}
	lines := []FundingLine{
		line(1, 1, posts, 3_000_000, StatusIntention),
		line(2, 2, pass, 60_000, StatusResolved),
		line(3, 3, pass, 80_000, StatusIntention),
		line(4, 4, pass, 20_000, StatusIntention),
		line(5, 5, pool, 40_000, StatusPartlyPaid),
		line(6, 6, devices, 18_000, StatusAgreed),
		line(7, 7, counter, 30_000, StatusBudgeted),
	}
	lines[4].Payments = []Credit{{2026, 20_000 * Euro}}
	lines[5].InKind = true
	lines[6].Confirmed = false
	lines[6].Credits = []Credit{{2026, 30_000 * Euro}}
	return lines
}

var cedreMatches = []MatchingFigure{{MatchingRule: MatchingRule{
	SchemeID: 1, FunderID: 3, Rate: Fraction{1, 1}, Cap: 80_000 * Euro, Level: Firm,
}}}

func TestTheConferenceOfTheDemonstrationAddsUp(t *testing.T) {
	const k = 1000 * Euro
	before := TableOf(conference(), cedreMatches)
	resolved := conference()
	resolved[3].Status = StatusResolved
	after := TableOf(resolved, cedreMatches)
	for _, tt := range []struct {
		figure    string
		got, want Cents
	}{
		{"announced", before.Cash.Announced, 3230 * k},
		{"of which to be confirmed", before.Cash.Unconfirmed, 30 * k},
		{"firm", before.Cash.Firm, 100 * k},
		{"contracted", before.Cash.Contracted, 40 * k},
		{"paid", before.Cash.Paid, 20 * k},
		{"F3: in kind, apart", before.InKind.Announced, 18 * k},
		{"F3: the third figure", before.Both().Announced, 3248 * k},
		{"F8: lost if nothing moves", before.Matching[0].Unmatched, 20 * k},
		{"announced after K4", after.Cash.Announced, 3230 * k},
		{"firm after K4", after.Cash.Firm, 120 * k},
		{"F8: lost after K4", after.Matching[0].Unmatched, 0},
		{"F8: matched after K4", after.Matching[0].Matched, 80 * k},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %d, want %d", tt.figure, tt.got, tt.want)
		}
	}
}

func TestF3EveryCutOfTheTableAddsUpToTheWhole(t *testing.T) {
	lines := conference()
	lines[1].Credits = []Credit{{2026, 20_000 * Euro}, {2027, 40_000 * Euro}}
	lines[2].Status, lines[2].Payments = StatusWithdrawn, []Credit{{2025, 5_000 * Euro}, {2026, -1_000 * Euro}}
	table := TableOf(lines, nil)
	var funders, schemes, years Split
	for _, f := range table.Funders {
		funders.Cash, funders.InKind = funders.Cash.Plus(f.Cash), funders.InKind.Plus(f.InKind)
	}
	for _, s := range table.Schemes {
		schemes.Cash, schemes.InKind = schemes.Cash.Plus(s.Cash), schemes.InKind.Plus(s.InKind)
	}
	for _, y := range table.Years {
		years.Cash, years.InKind = years.Cash.Plus(y.Cash), years.InKind.Plus(y.InKind)
	}
	for cut, got := range map[string]Split{"funders": funders, "schemes": schemes, "years": years} {
		if got != table.Split {
			t.Errorf("%s: %+v, want %+v", cut, got, table.Split)
		}
	}
	last := table.Years[len(table.Years)-1]
	if last.Year != 0 || table.Years[0].Year != 2025 {
		t.Errorf("years: %+v", table.Years)
	}
	if len(table.Steps) != 10 || table.Steps[9].Status != StatusWithdrawn {
		t.Errorf("nine steps and the exit that is used: %+v", table.Steps)
	}
}
