package governance

import (
	"cmp"
	"slices"
)

// Pledge is one commitment as the table of the conference needs it.
type Pledge struct {
	Commitment
	Funder     string
	Example    bool  // the funder is fictional
	Paid       Cents // net of what was given back
	Due        Cents // what its schedule says of the year asked for
	PaidInYear Cents // net, in that year
	Parts      []PledgePart
}

// PledgePart is what a commitment gives one row: an action, a scheme, or zero for
// what is given to none.
type PledgePart struct {
	Row    int64
	Amount Cents
}

// Rest adds what the parts leave as a part of its own: the parts of a pledge then
// add up to it.
func (p Pledge) Rest() Pledge {
	left := p.Amount
	for _, part := range p.Parts {
		left -= part.Amount
	}
	if left > 0 {
		p.Parts = append(slices.Clip(p.Parts), PledgePart{Amount: left})
	}
	return p
}

// levels are what each part counts for: payments are shared among the parts as
// the amounts are, to the cent (F11). Of one year, so are what is due and what
// was paid in it (F14).
func (p Pledge) levels(year int) []Levels {
	weights := make([]int64, len(p.Parts))
	amounts, paid := make([]Cents, len(p.Parts)), p.Paid
	for i, part := range p.Parts {
		weights[i], amounts[i] = int64(part.Amount), part.Amount
	}
	if year != 0 {
		amounts, paid = Share(p.Due, weights), p.PaidInYear
	}
	parts := shareNet(paid, weights)
	levels := make([]Levels, len(p.Parts))
	for i, amount := range amounts {
		levels[i] = Commitment{Amount: amount, Status: p.Status, Confirmed: p.Confirmed}.Levels(parts[i])
	}
	return levels
}

// shareNet shares what may be below zero: more was given back than paid in a year.
func shareNet(total Cents, weights []int64) []Cents {
	parts := Share(max(total, -total), weights)
	for i := range parts {
		if total < 0 {
			parts[i] = -parts[i]
		}
	}
	return parts
}

// ConferenceLine is a row of the table before anyone brings anything.
type ConferenceLine struct {
	ID     int64
	Number int // of an action, zero for a scheme
	Name   string
	Cost   Cents // of this side, zero where nothing says it

	Undated Cents // what it costs that says no year, when one is asked
}

// ConferenceCell is what one funder brings to one row.
type ConferenceCell struct {
	Levels
	Commitments []ConferenceEntry
}

// ConferenceEntry is a commitment of a cell.
type ConferenceEntry struct {
	ID     CommitmentID
	Number int
}

// ConferenceRow is a row with its cells, one for each funder of the table.
type ConferenceRow struct {
	ConferenceLine
	Levels
	Cells []ConferenceCell
}

// Gap is the reste à financer of a row on firm amounts; below zero it has more
// than it costs (F12). Known is false where nothing says what the row costs.
func (r ConferenceRow) Gap() (gap Cents, known bool) { return r.Cost - r.Firm, r.Cost != 0 }

// ConferenceFunder is a column with its total.
type ConferenceFunder struct {
	ID      OrganizationID
	Name    string
	Example bool
	Ceiling Cents // the most it said it would match (F8), zero for none
	Levels
}

// ConferenceTable is the table of the conférence des financeurs: who brings what
// to what, money or in kind, never both (F3).
type ConferenceTable struct {
	Funders []ConferenceFunder // the largest first
	Rows    []ConferenceRow    // those that cost or receive something
	Total   Levels             // money given again is counted at its source alone (F15)
	Again   Cents              // announced, and given again: in the cells and not in the total
	Cost    Cents
	Undated Cents // costs that say no year, when one is asked
	Missing Cents // the gaps of its rows added up: what one has too much fills no other (F12)
}

// ConferenceOf lays pledges of one side on lines. A year other than zero counts
// what is due and paid in that year. What is given to no line comes last, under
// a line of no name.
func ConferenceOf(lines []ConferenceLine, pledges []Pledge, year int) ConferenceTable {
	var t ConferenceTable
	levels := make([][]Levels, len(pledges))
	for i, p := range pledges {
		levels[i] = p.levels(year)
	}
	t.columns(pledges, levels)
	for _, line := range append(slices.Clip(lines), ConferenceLine{}) {
		t.Rows = append(t.Rows, ConferenceRow{ConferenceLine: line, Cells: make([]ConferenceCell, len(t.Funders))})
	}
	for i, p := range pledges {
		t.lay(p, levels[i])
	}
	for _, line := range lines {
		t.Undated += line.Undated
	}
	t.Rows = slices.DeleteFunc(t.Rows, func(r ConferenceRow) bool { return r.Cost == 0 && r.Levels == Levels{} })
	for _, r := range t.Rows {
		t.Cost += r.Cost
		if gap, known := r.Gap(); known {
			t.Missing += max(gap, 0)
		}
	}
	return t
}

// columns finds the funders and what each brings; levels are those of the parts
// of each pledge.
func (t *ConferenceTable) columns(pledges []Pledge, levels [][]Levels) {
	for i, p := range pledges {
		for _, l := range levels[i] {
			f := entry(&t.Funders, func(f ConferenceFunder) bool { return f.ID == p.FunderID })
			f.ID, f.Name, f.Example, f.Levels = p.FunderID, p.Funder, p.Example, f.Plus(l)
		}
	}
	t.Funders = slices.DeleteFunc(t.Funders, func(f ConferenceFunder) bool { return f.Levels == Levels{} })
	slices.SortStableFunc(t.Funders, func(a, b ConferenceFunder) int {
		return cmp.Or(cmp.Compare(b.Announced, a.Announced), cmp.Compare(a.Name, b.Name))
	})
}

// lay adds the parts of a pledge to their cells.
func (t *ConferenceTable) lay(p Pledge, levels []Levels) {
	column := slices.IndexFunc(t.Funders, func(f ConferenceFunder) bool { return f.ID == p.FunderID })
	if column < 0 {
		return
	}
	for i, l := range levels {
		if l == (Levels{}) {
			continue
		}
		row := &t.Rows[t.row(p.Parts[i].Row)]
		row.Levels = row.Plus(l)
		cell := &row.Cells[column]
		cell.Levels = cell.Plus(l)
		cell.Commitments = append(cell.Commitments, ConferenceEntry{p.ID, p.Number})
		if p.SourceCommitmentID != 0 {
			t.Again += l.Announced
			continue
		}
		t.Total = t.Total.Plus(l)
	}
}

// row is where a line stands: what names none, or one that is not shown, is last.
func (t *ConferenceTable) row(id int64) int {
	i := slices.IndexFunc(t.Rows, func(r ConferenceRow) bool { return r.ID == id })
	if i < 0 {
		return len(t.Rows) - 1
	}
	return i
}
