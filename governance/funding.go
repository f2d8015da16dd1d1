package governance

import (
	"cmp"
	"slices"
)

// FundingCell adds up the commitments of one funder to one scheme that stand
// at the same step. Their levels add up as their amounts do.
type FundingCell struct {
	FunderID          OrganizationID
	Funder            string
	Example           bool // the funder is fictional
	SchemeID          SchemeID
	Scheme            string // both empty for what belongs to no scheme
	InKind, Confirmed bool
	Status            Status
	Regranted         bool // it gives again money that is counted at its source (F15)
	Count             int
	Amount, Paid      Cents // Paid is net of what was given back
}

// Levels are the four figures of the cell.
func (c FundingCell) Levels() Levels {
	return Commitment{Amount: c.Amount, Status: c.Status, Confirmed: c.Confirmed}.Levels(c.Paid)
}

// Split puts the figures of the cell on their side.
func (c FundingCell) Split() Split { return splitOf(c.Levels(), c.InKind) }

// FundingYear adds up one year of the commitments that stand at the same step:
// Amount is what their schedules say of that year, Paid what was paid in it.
// Year zero holds those that have no schedule yet.
type FundingYear struct {
	Year              int
	InKind, Confirmed bool
	Status            Status
	Amount, Paid      Cents
}

// Levels are the four figures of the year: what is worth the whole amount
// follows the schedule, what is worth what was paid follows the payments.
func (y FundingYear) Levels() Levels {
	return Commitment{Amount: y.Amount, Status: y.Status, Confirmed: y.Confirmed}.Levels(y.Paid)
}

// Split is money and what comes in kind, never mixed (F3).
type Split struct{ Cash, InKind Levels }

// Both is the third figure: the two added up.
func (s Split) Both() Levels { return s.Cash.Plus(s.InKind) }

// Plus adds two splits up.
func (s Split) Plus(o Split) Split { return Split{s.Cash.Plus(o.Cash), s.InKind.Plus(o.InKind)} }

// splitOf puts figures on their side.
func splitOf(l Levels, inKind bool) Split {
	if inKind {
		return Split{InKind: l}
	}
	return Split{Cash: l}
}

// FunderTotal is what one funder brings.
type FunderTotal struct {
	ID      OrganizationID
	Name    string
	Example bool
	Split
}

// SchemeTotal is what a scheme receives; ID is zero for what belongs to none.
type SchemeTotal struct {
	ID   SchemeID
	Name string
	Split
	Funders []FunderTotal
}

// YearTotal is one year; Year is zero for what has no schedule yet.
type YearTotal struct {
	Year int
	Split
}

// StepTotal is how many commitments stand at a step, and their amounts.
type StepTotal struct {
	Status       Status
	Count        int
	Cash, InKind Cents
}

// MatchingFigure is what a matching rule gives today.
type MatchingFigure struct {
	MatchingRule
	Funder, Scheme string
	Matching
}

// FundingTable is the conférence des financeurs in figures, cut by funder, by
// scheme and by year: each cut adds up to the whole.
type FundingTable struct {
	Split
	Count int
	// Regranted is money given again: counted at its source, and in no total (F15).
	Regranted Split
	Funders   []FunderTotal // the largest first
	Schemes   []SchemeTotal // the largest first
	Years     []YearTotal   // in order, what has no schedule last
	Steps     []StepTotal   // all nine, then the exits that are used
	Matching  []MatchingFigure
}

// TableOf adds the conference up.
func TableOf(cells []FundingCell, years []FundingYear, rules []MatchingFigure) FundingTable {
	t := FundingTable{Steps: stepTotals(cells)}
	for _, c := range cells {
		if c.Regranted {
			t.Regranted, t.Count = t.Regranted.Plus(c.Split()), t.Count+c.Count
			continue
		}
		t.add(c)
	}
	for _, y := range years {
		total := entry(&t.Years, func(t YearTotal) bool { return t.Year == y.Year })
		total.Year, total.Split = y.Year, total.Plus(splitOf(y.Levels(), y.InKind))
	}
	t.order()
	for _, r := range rules {
		r.Matching = r.Match(localTo(r.MatchingRule, cells))
		t.Matching = append(t.Matching, r)
	}
	return t
}

func (t *FundingTable) add(c FundingCell) {
	split := c.Split()
	t.Split, t.Count = t.Plus(split), t.Count+c.Count
	addFunder(&t.Funders, c, split)
	s := entry(&t.Schemes, func(s SchemeTotal) bool { return s.ID == c.SchemeID })
	s.ID, s.Name, s.Split = c.SchemeID, c.Scheme, s.Plus(split)
	addFunder(&s.Funders, c, split)
}

func addFunder(list *[]FunderTotal, c FundingCell, split Split) {
	f := entry(list, func(f FunderTotal) bool { return f.ID == c.FunderID })
	f.ID, f.Name, f.Example, f.Split = c.FunderID, c.Funder, c.Example, f.Plus(split)
	if c.FunderID == 0 { // confidential, and counted in nobody's name (F17)
		f.Name = wordsUnnamed
	}
}

// entry finds an element, or adds an empty one.
func entry[T any](list *[]T, is func(T) bool) *T {
	i := slices.IndexFunc(*list, is)
	if i < 0 {
		*list = append(*list, *new(T))
		i = len(*list) - 1
	}
	return &(*list)[i]
}

// order puts the largest first, and the years in their order.
func (t *FundingTable) order() {
	byAmount := func(a, b Split, nameA, nameB string) int {
		return cmp.Or(cmp.Compare(b.Both().Announced, a.Both().Announced), cmp.Compare(nameA, nameB))
	}
	byFunder := func(a, b FunderTotal) int { return byAmount(a.Split, b.Split, a.Name, b.Name) }
	slices.SortStableFunc(t.Funders, byFunder)
	slices.SortStableFunc(t.Schemes, func(a, b SchemeTotal) int { return byAmount(a.Split, b.Split, a.Name, b.Name) })
	for _, s := range t.Schemes {
		slices.SortStableFunc(s.Funders, byFunder)
	}
	slices.SortFunc(t.Years, func(a, b YearTotal) int {
		return cmp.Or(cmp.Compare(min(b.Year, 1), min(a.Year, 1)), cmp.Compare(a.Year, b.Year))
	})
}

// localTo is what the others bring to the scheme of a matching rule, in money,
// at its level.
func localTo(r MatchingRule, cells []FundingCell) Cents {
	var local Cents
	for _, c := range cells {
		if c.SchemeID == r.SchemeID && c.FunderID != r.FunderID && !c.InKind && !c.Regranted {
			local += c.Levels().At(r.Level)
		}
	}
	return local
}

func stepTotals(cells []FundingCell) []StepTotal {
	var list []StepTotal
	for _, s := range append(Ladder(), Exits()...) {
		total := StepTotal{Status: s}
		for _, c := range cells {
			switch {
			case c.Status != s || c.Regranted:
				continue
			case c.InKind:
				total.InKind += c.Amount
			default:
				total.Cash += c.Amount
			}
			total.Count += c.Count
		}
		if total.Count > 0 || !s.Exit() {
			list = append(list, total)
		}
	}
	return list
}
