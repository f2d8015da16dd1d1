package governance

import "slices"

// ProgrammeNeed is what one year of a programme costs, and what is left to
// finance of it on firm amounts, never below zero (F12). Year zero is the costs
// that say no year or one outside the period, and the money that does so.
type ProgrammeNeed struct {
	Year    int
	Cost    Cents
	Missing Cents
}

// MissingOfYears adds up what the years lack.
func MissingOfYears(needs []ProgrammeNeed) Cents {
	var sum Cents
	for _, n := range needs {
		sum += n.Missing
	}
	return sum
}

// Lacks adds up what the actions lack over all their years: what is firm beyond
// the cost of its year counts there, and not in the years.
func (s ProgrammeSide) Lacks() Cents {
	var sum Cents
	for _, a := range s.Actions {
		sum += a.Missing
	}
	return sum
}

// cost is what the whole action costs on one side.
func (c ProgrammeCost) cost(inKind bool) Cents {
	var sum Cents
	for _, l := range c.Lines {
		if l.InKind == inKind {
			sum += l.Amount
		}
	}
	return sum
}

// needs are what an action costs each year and what the firm part of its shares
// leaves to find of it. What one year has too much fills no other, but pays the
// costs that say no year: they are of the whole period.
func (c ProgrammeCost) needs(inKind bool, shares []ProgrammeShare, first, last int) []ProgrammeNeed {
	var needs []ProgrammeNeed
	for _, y := range programmeYears(first, last) {
		needs = append(needs, ProgrammeNeed{Year: y.Year})
	}
	var undated, excess Cents
	for _, l := range c.Lines {
		if l.InKind != inKind {
			continue
		}
		needs[needAt(needs, l.Year)].Cost += l.Amount
		if l.Year == 0 {
			undated += l.Amount
		}
	}
	for i, n := range needs {
		left := n.Cost
		for _, s := range shares {
			left -= s.Years[i].Firm
		}
		if n.Year == 0 { // the last: all the others are known
			left -= min(excess, undated)
		}
		needs[i].Missing, excess = max(left, 0), excess+max(-left, 0)
	}
	return needs
}

// needAt is where a year stands; the last is for all the others.
func needAt(needs []ProgrammeNeed, year int) int {
	i := slices.IndexFunc(needs, func(n ProgrammeNeed) bool { return n.Year == year })
	if i < 0 {
		return len(needs) - 1
	}
	return i
}

// addNeeds adds those of an action to those of its side.
func (s *ProgrammeSide) addNeeds(needs []ProgrammeNeed) {
	for i, n := range needs {
		s.Needs[i].Cost, s.Needs[i].Missing = s.Needs[i].Cost+n.Cost, s.Needs[i].Missing+n.Missing
	}
}
