package templates

import (
	"strconv"

	"ctin/governance"
)

// wholeColumns are the cost, the four levels and what is left to find, beside
// what a line is about.
func wholeColumns(about string) []Column {
	columns := append([]Column{{about, 24, false}, {programmeCost, 15, true}}, levelColumns("")[1:]...)
	return append(columns, Column{programmeMissing, 16, true})
}

func wholeCells(name string, cost governance.Cents, l governance.Levels, missing governance.Cents) []string {
	return append(append([]string{name, figures(cost)}, levelCells("", l)[1:]...), figures(missing))
}

// needed tells whether the years say what they cost: an edition frozen in the
// first form does not.
func (s ProgrammeSheet) needed() bool { return len(s.Cash.Needs) > 0 }

// years are the years of the period, then what is due outside it or says no year.
func (s ProgrammeSheet) years() Part {
	if !s.needed() {
		return s.plainYears()
	}
	g := &Grid{Columns: wholeColumns(sheetYear)}
	part := Part{ID: "annees", Heading: programmeYears}
	sides := []struct {
		governance.ProgrammeSide
		mark string
	}{{s.Cash, ""}, {s.InKind, inKindMark}}
	for i, y := range s.Cash.Years {
		for _, side := range sides {
			if n, l := side.Needs[i], side.Years[i].Levels; n.Cost != 0 || l != (governance.Levels{}) {
				g.add(wholeCells(programmeYear(y.Year)+side.mark, n.Cost, l, n.Missing)...)
			}
		}
	}
	for _, side := range sides {
		if side.Cost != 0 || side.Total != (governance.Levels{}) {
			g.total(wholeCells(programmeSum+side.mark, side.Cost, side.Total, governance.MissingOfYears(side.Needs))...)
		}
	}
	if len(g.Rows) > 0 {
		part.Blocks = []Block{{Table: g, Remark: yearsWords(s.Programme)}}
	}
	return part
}

// plainYears are those of an edition that said no cost of its years.
func (s ProgrammeSheet) plainYears() Part {
	g := &Grid{Columns: levelColumns(sheetYear)}
	for i, y := range s.Cash.Years {
		addSides(g, programmeYear(y.Year), governance.Split{Cash: y.Levels, InKind: s.InKind.Years[i].Levels})
	}
	return gridPart("annees", programmeYears, g)
}

// byYear tells whether a table by year says more of an action than its total:
// someone brings something, or a cost names its year.
func byYear(a governance.ProgrammeAction) bool {
	for _, n := range a.Needs {
		if n.Year != 0 && n.Cost != 0 {
			return true
		}
	}
	return len(a.Shares) > 0
}

// addNeeds says under the shares of an action what each year costs and lacks.
func addNeeds(g *Grid, a governance.ProgrammeAction) {
	if len(a.Needs) == 0 {
		return
	}
	cost, missing := []string{programmeCost, ""}, []string{programmeMissing, ""}
	for _, n := range a.Needs {
		cost, missing = append(cost, figures(n.Cost)), append(missing, figures(n.Missing))
	}
	g.total(append(cost, figures(a.Cost))...)
	g.total(append(missing, figures(governance.MissingOfYears(a.Needs)))...)
}

// action is an action with what it costs and who brings what, year by year.
func (s ProgrammeSheet) action(a governance.ProgrammeAction) Block {
	block := Block{Heading: programmeUnallocated}
	if a.Number != 0 {
		block.Heading = "A" + strconv.Itoa(a.Number) + " " + a.Title
		block.Facts = []Row{{Label: programmeCost, Value: Euros(a.Cost)}, {Label: programmeMissing, Value: Euros(a.Missing)}}
	}
	if len(a.Shares) == 0 {
		block.Text = programmeNobody
	}
	if byYear(a) {
		block.Table, block.Remark = s.shares(a), actionWords(a)
	}
	return block
}
