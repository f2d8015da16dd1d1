package governance

import (
	"slices"
	"testing"
)

// conference is the table of the demonstration: K1 to K7, of funders 1 to 7.
func conference() []FundingCell {
	const pass, posts, counter, pool, devices = 1, 2, 3, 4, 5
	cell := func(funder OrganizationID, scheme SchemeID, euros int64, s Status) FundingCell {
		return FundingCell{FunderID: funder, SchemeID: scheme, Amount: Euro.Times(euros), Status: s, Confirmed: true, Count: 1}
	}
	cells := []FundingCell{
		cell(1, posts, 3_000_000, StatusIntention),
		cell(2, pass, 60_000, StatusResolved),
		cell(3, pass, 80_000, StatusIntention),
		cell(4, pass, 20_000, StatusIntention),
		cell(5, pool, 40_000, StatusPartlyPaid),
		cell(6, devices, 18_000, StatusAgreed),
		cell(7, counter, 30_000, StatusBudgeted),
	}
	cells[4].Paid = 20_000 * Euro
	cells[5].InKind = true
	cells[6].Confirmed = false
	return cells
}

var cedreMatches = []MatchingFigure{{MatchingRule: MatchingRule{
	SchemeID: 1, FunderID: 3, Rate: Fraction{1, 1}, Cap: 80_000 * Euro, Level: Firm,
}}}

func TestTheConferenceOfTheDemonstrationAddsUp(t *testing.T) {
	const k = 1000 * Euro
	before := TableOf(conference(), nil, cedreMatches)
	resolved := conference()
	resolved[3].Status = StatusResolved
	after := TableOf(resolved, nil, cedreMatches)
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
	if before.Count != 7 || len(before.Steps) != 9 || before.Steps[0].Count != 3 {
		t.Errorf("seven commitments on nine steps: %d, %+v", before.Count, before.Steps)
	}
}

func TestF3EveryCutOfTheTableAddsUpToTheWhole(t *testing.T) {
	cells := conference()
	cells[2].Status, cells[2].Paid = StatusWithdrawn, 4_000*Euro
	var years []FundingYear
	year := func(c FundingCell, y int, amount, paid Cents) {
		years = append(years, FundingYear{y, c.InKind, c.Confirmed, c.Status, amount, paid})
	}
	for i, c := range cells {
		switch i {
		case 1: // a schedule of two years
			year(c, 2026, 20_000*Euro, 0)
			year(c, 2027, 40_000*Euro, 0)
		case 2: // paid, then partly given back the year after; its schedule counts no more
			year(c, 2025, 0, 5_000*Euro)
			year(c, 2026, 80_000*Euro, -1_000*Euro)
		default:
			year(c, 0, c.Amount, 0)
			year(c, 2026, 0, c.Paid)
		}
	}
	table := TableOf(cells, years, nil)
	cuts := map[string]Split{}
	for _, f := range table.Funders {
		cuts["funders"] = cuts["funders"].Plus(f.Split)
	}
	for _, s := range table.Schemes {
		cuts["schemes"] = cuts["schemes"].Plus(s.Split)
		for _, f := range s.Funders {
			cuts["funders of schemes"] = cuts["funders of schemes"].Plus(f.Split)
		}
	}
	for _, y := range table.Years {
		cuts["years"] = cuts["years"].Plus(y.Split)
	}
	for cut, got := range cuts {
		if got != table.Split {
			t.Errorf("%s: %+v, want %+v", cut, got, table.Split)
		}
	}
	var order []int
	for _, y := range table.Years {
		order = append(order, y.Year)
	}
	if !slices.Equal(order, []int{2025, 2026, 2027, 0}) {
		t.Errorf("years: %v", order)
	}
	if table.Funders[0].ID != 1 || len(table.Steps) != 10 || table.Steps[9].Status != StatusWithdrawn {
		t.Errorf("the largest first, nine steps and the exit that is used: %+v", table.Steps)
	}
}

func TestF8OnlyTheMoneyOfTheOthersIsMatched(t *testing.T) {
	cell := func(funder OrganizationID, scheme SchemeID, inKind bool) FundingCell {
		return FundingCell{FunderID: funder, SchemeID: scheme, InKind: inKind, Amount: 10_000 * Euro, Status: StatusResolved, Confirmed: true, Count: 1}
	}
	unconfirmed := cell(2, 1, false)
	unconfirmed.Confirmed = false
	for _, tt := range []struct {
		rule string
		cell FundingCell
		want Cents
	}{
		{"firm money of another funder", cell(2, 1, false), 10_000 * Euro},
		{"not the matching funder's own", cell(3, 1, false), 0},
		{"not what comes in kind", cell(2, 1, true), 0},
		{"not another scheme", cell(2, 2, false), 0},
		{"not what nobody confirmed", unconfirmed, 0},
	} {
		if got := TableOf([]FundingCell{tt.cell}, nil, cedreMatches).Matching[0].Matched; got != tt.want {
			t.Errorf("%s: %d matched", tt.rule, got)
		}
	}
}
