package governance

import (
	"cmp"
	"slices"
)

// FundingLine is a commitment with what totals need: names, what was paid in
// each year, what may be paid in each.
type FundingLine struct {
	Commitment
	Funder, Scheme string // names, the scheme's empty for none
	Example        bool   // the funder is fictional
	Credits        []Credit
	Payments       []Credit // net, by year
}

// Paid is what was paid, net.
func (l FundingLine) Paid() Cents {
	var total Cents
	for _, p := range l.Payments {
		total += p.Amount
	}
	return total
}

// Levels are the four figures of the line.
func (l FundingLine) Levels() Levels { return l.Commitment.Levels(l.Paid()) }

// Split is money and what comes in kind, never mixed (F3).
type Split struct{ Cash, InKind Levels }

// Both is the third figure: the two added up.
func (s Split) Both() Levels { return s.Cash.Plus(s.InKind) }

func (s *Split) add(l Levels, inKind bool) {
	if inKind {
		s.InKind = s.InKind.Plus(l)
		return
	}
	s.Cash = s.Cash.Plus(l)
}

// FunderTotal, SchemeTotal and YearTotal are the figures of the conference cut
// three ways; each cut adds up to the whole.
type (
	FunderTotal struct {
		ID      OrganizationID
		Name    string
		Example bool
		Split
	}
	SchemeTotal struct {
		ID   SchemeID // zero for what belongs to no scheme
		Name string
		Split
	}
	YearTotal struct {
		Year int // zero for what has no schedule yet
		Split
	}
)

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

// FundingTable is the conférence des financeurs in figures. Every sum is made
// again from its lines.
type FundingTable struct {
	Lines []FundingLine
	Split
	Funders  []FunderTotal // in the order of the lines
	Schemes  []SchemeTotal
	Years    []YearTotal // in order, what has no schedule last
	Steps    []StepTotal // all nine, then the exits that are used
	Matching []MatchingFigure
}

// TableOf adds the conference up.
func TableOf(lines []FundingLine, rules []MatchingFigure) FundingTable {
	t := FundingTable{Lines: lines}
	for _, l := range lines {
		t.add(l)
	}
	slices.SortFunc(t.Years, func(a, b YearTotal) int { return cmp.Compare(yearOrder(a.Year), yearOrder(b.Year)) })
	for _, r := range rules {
		r.Matching = r.Match(localTo(r.MatchingRule, lines))
		t.Matching = append(t.Matching, r)
	}
	t.Steps = stepTotals(lines)
	return t
}

func (t *FundingTable) add(l FundingLine) {
	levels := l.Levels()
	t.Split.add(levels, l.InKind)
	f := entry(&t.Funders, func(f FunderTotal) bool { return f.ID == l.FunderID })
	f.ID, f.Name, f.Example = l.FunderID, l.Funder, l.Example
	f.add(levels, l.InKind)
	s := entry(&t.Schemes, func(s SchemeTotal) bool { return s.ID == l.SchemeID })
	s.ID, s.Name = l.SchemeID, l.Scheme
	s.add(levels, l.InKind)
	for _, y := range l.years() {
		total := entry(&t.Years, func(t YearTotal) bool { return t.Year == y.year })
		total.Year = y.year
		total.add(y.levels, l.InKind)
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

// yearOrder puts what has no year after the others.
func yearOrder(year int) int {
	if year == 0 {
		return 1 << 16
	}
	return year
}

type yearLevels struct {
	year   int
	levels Levels
}

// years spreads the line's figures: what is worth the whole amount as its
// schedule says, what is worth what was paid as it was paid.
func (l FundingLine) years() []yearLevels {
	var list []yearLevels
	whole := l.Levels()
	schedule := l.Credits
	if len(schedule) == 0 {
		schedule = []Credit{{Amount: l.Amount}}
	}
	spread := func(parts []Credit, level func(*Levels) *Cents) {
		for _, c := range parts {
			y := entry(&list, func(y yearLevels) bool { return y.year == c.Year })
			y.year = c.Year
			*level(&y.levels) += c.Amount
		}
	}
	for _, level := range []func(*Levels) *Cents{
		func(l *Levels) *Cents { return &l.Announced },
		func(l *Levels) *Cents { return &l.Unconfirmed },
		func(l *Levels) *Cents { return &l.Firm },
		func(l *Levels) *Cents { return &l.Contracted },
	} {
		switch *level(&whole) {
		case 0:
		case l.Amount:
			spread(schedule, level)
		default:
			spread(l.Payments, level)
		}
	}
	spread(l.Payments, func(l *Levels) *Cents { return &l.Paid })
	return list
}

// localTo is what the others bring to the scheme of a matching rule, in money,
// at its level.
func localTo(r MatchingRule, lines []FundingLine) Cents {
	var local Cents
	for _, l := range lines {
		if l.SchemeID == r.SchemeID && l.FunderID != r.FunderID && !l.InKind {
			local += l.Levels().At(r.Level)
		}
	}
	return local
}

func stepTotals(lines []FundingLine) []StepTotal {
	var list []StepTotal
	for _, s := range append(Ladder(), Exits()...) {
		total := StepTotal{Status: s}
		for _, l := range lines {
			switch {
			case l.Status != s:
				continue
			case l.InKind:
				total.InKind += l.Amount
			default:
				total.Cash += l.Amount
			}
			total.Count++
		}
		if total.Count > 0 || !s.Exit() {
			list = append(list, total)
		}
	}
	return list
}
