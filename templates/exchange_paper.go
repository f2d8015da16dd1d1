package templates

import (
	"strconv"
	"time"

	"ctin/governance"
)

// FundingSheet is what the paper of the conference is made of.
type FundingSheet struct {
	Coordination string
	Table        governance.FundingTable
	Dossiers     []governance.Dossier
	At           time.Time
	Zone         *time.Location
	Demo         bool // the commitments are fictional
}

// FundingPaper lays out the table of the conférence des financeurs for a
// meeting: the four levels, their cuts, then the commitments that make them.
func FundingPaper(s FundingSheet) Paper {
	p := Paper{
		Owner: s.Coordination, Title: sheetTitle, Subtitle: sheetSituation + Moment(s.Zone, s.At),
		Running: sheetTitle + dash + s.Coordination + dash + Day(s.Zone, s.At), Notices: []string{sheetLevels},
	}
	if s.Demo {
		p.Notices = append([]string{sheetDemo}, p.Notices...)
	}
	for _, part := range []Part{
		s.whole(), s.schemes(), s.funders(), s.years(), s.matching(), s.commitments(false), s.commitments(true),
	} {
		if len(part.Blocks) > 0 {
			p.Parts = append(p.Parts, part)
		}
	}
	return p
}

// levelColumns are the four levels beside what a line is about.
func levelColumns(about string) []Column {
	columns := []Column{{about, 36, false}}
	for _, c := range governance.Certainties() {
		columns = append(columns, Column{c.Label(), 16, true})
	}
	return columns
}

func levelCells(name string, l governance.Levels) []string {
	return []string{name, figures(l.Announced), figures(l.Firm), figures(l.Contracted), figures(l.Paid)}
}

func (s FundingSheet) whole() Part {
	g := &Grid{Columns: levelColumns(sheetNature)}
	g.add(levelCells(sheetCash, s.Table.Cash)...)
	g.add(levelCells(sheetInKind, s.Table.InKind)...)
	g.total(levelCells(sheetBoth, s.Table.Both())...)
	block := Block{Table: g}
	if n := s.Table.Cash.Unconfirmed + s.Table.InKind.Unconfirmed; n > 0 {
		block.Remark = sheetUnconfirmed(n)
	}
	return Part{ID: "montants", Heading: sheetWhole, Blocks: []Block{block}}
}

// schemes are the schemes, each with its funders; money and what comes in kind
// have each their line (F3).
func (s FundingSheet) schemes() Part {
	g := &Grid{Columns: levelColumns(sheetSchemeFunder)}
	for _, scheme := range s.Table.Schemes {
		name := scheme.Name
		if scheme.ID == 0 {
			name = sheetNoScheme
		}
		for _, f := range scheme.Funders {
			addSides(g, name+dash+f.Name, f.Split)
		}
	}
	return gridPart("dispositifs", sheetSchemes, g)
}

func (s FundingSheet) funders() Part {
	g := &Grid{Columns: levelColumns(colFunder)}
	for _, f := range s.Table.Funders {
		addSides(g, f.Name, f.Split)
	}
	return gridPart("financeurs", sheetFunders, g)
}

func (s FundingSheet) years() Part {
	g := &Grid{Columns: levelColumns(sheetYear)}
	for _, y := range s.Table.Years {
		name := sheetNoYear
		if y.Year != 0 {
			name = strconv.Itoa(y.Year)
		}
		addSides(g, name, y.Split)
	}
	return gridPart("annees", sheetYears, g)
}

// addSides adds a line for each nature that is there.
func addSides(g *Grid, name string, s governance.Split) {
	if s.Cash != (governance.Levels{}) {
		g.add(levelCells(name, s.Cash)...)
	}
	if s.InKind != (governance.Levels{}) {
		g.add(levelCells(name+inKindMark, s.InKind)...)
	}
}

func gridPart(id, heading string, g *Grid) Part {
	if len(g.Rows) == 0 {
		return Part{}
	}
	return Part{ID: id, Heading: heading, Blocks: []Block{{Table: g}}}
}

func (s FundingSheet) matching() Part {
	g := &Grid{Columns: []Column{
		{sheetSchemeFunder, 40, false}, {sheetLocal, 20, true}, {sheetMatched, 20, true}, {sheetLost, 20, true},
	}}
	for _, m := range s.Table.Matching {
		g.add(m.Scheme+dash+m.Funder, figures(m.Local), figures(m.Matched), figures(m.Unmatched))
	}
	return gridPart("abondements", sheetMatching, g)
}

// commitments are the lines themselves, of one nature.
func (s FundingSheet) commitments(inKind bool) Part {
	g := &Grid{Columns: []Column{
		{sheetCommitment, 42, false}, {colFunder, 26, false}, {colState, 22, false}, {colAmount, 18, true},
	}}
	for _, d := range s.Dossiers {
		if d.InKind != inKind {
			continue
		}
		step := d.Status.Label()
		if !d.Confirmed && !d.Status.Exit() {
			step += sheetToConfirm
		}
		g.add("K"+strconv.Itoa(d.Number)+" "+d.Purpose, d.Funder, step, figures(d.Amount))
	}
	if inKind {
		return gridPart("engagements-en-nature", sheetCommitments+inKindMark, g)
	}
	return gridPart("engagements", sheetCommitments, g)
}
