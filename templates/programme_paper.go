package templates

import (
	"strconv"

	"ctin/governance"
)

// ProgrammeSheet is what the paper of a programme coordonné is made of.
type ProgrammeSheet struct {
	governance.Programme
	Edition int    // zero as long as it is not put to a vote
	Hash    string // of what is put to the vote
	Demo    bool   // the commitments are fictional
}

// ProgrammePaper lays out the programme coordonné de financement: what it
// binds first, then the years, each action with who brings what, the funders,
// and what stops when.
func ProgrammePaper(s ProgrammeSheet) Paper {
	p := Paper{
		Owner: s.Coordination, Title: programmeTitle, Subtitle: programmeSubtitle(s.Programme),
		Running: programmeTitle + " " + s.Period() + dash + s.Coordination + dash + Date(s.On.Time()),
		Notices: []string{programmeBinds, programmeNotice}, Facts: s.facts(),
	}
	if s.Demo {
		p.Notices = append([]string{sheetDemo}, p.Notices...)
	}
	if s.Hash != "" {
		p.Foot = []string{programmeMark(s.Edition, s.Hash)}
	}
	for _, part := range []Part{
		s.whole(), s.years(), s.cliffs(), s.actions(programmeActions, "actions", s.Cash), s.funders(programmeFunders, "financeurs", s.Cash),
		s.actions(programmeActions+inKindMark, "actions-en-nature", s.InKind), s.funders(programmeFunders+inKindMark, "financeurs-en-nature", s.InKind),
	} {
		if len(part.Blocks) > 0 {
			p.Parts = append(p.Parts, part)
		}
	}
	return p
}

func (s ProgrammeSheet) facts() []Row {
	return []Row{
		{Label: programmeCost, Value: Euros(s.Cash.Cost)},
		{Label: programmeFirm, Value: Euros(s.Cash.Total.Firm)},
		{Label: programmeMissing, Value: missingWords(s.Programme)},
	}
}

// whole is the programme in one table: cost, the four levels, what is left to find.
func (s ProgrammeSheet) whole() Part {
	g := &Grid{Columns: wholeColumns(sheetNature)}
	g.add(wholeCells(sheetCash, s.Cash.Cost, s.Cash.Total, max(s.Missing, 0))...)
	g.add(wholeCells(sheetInKind, s.InKind.Cost, s.InKind.Total, s.InKind.Lacks())...)
	block := Block{Table: g}
	if n := s.Cash.Total.Unconfirmed + s.InKind.Total.Unconfirmed; n > 0 {
		block.Remark = sheetUnconfirmed(n)
	}
	return Part{ID: "ensemble", Heading: programmeWhole, Blocks: []Block{block}}
}

// cliffs say in words what stops when.
func (s ProgrammeSheet) cliffs() Part {
	var items []string
	for _, c := range s.Programme.Cliffs {
		items = append(items, cliffWords(c))
	}
	return partOf("fin-des-financements", programmeCliffs, Block{Items: items})
}

// actions are each action with what it costs and who brings what, year by year.
func (s ProgrammeSheet) actions(heading, id string, side governance.ProgrammeSide) Part {
	part := Part{ID: id, Heading: heading}
	for _, a := range side.Actions {
		part.Blocks = append(part.Blocks, s.action(a))
	}
	return part
}

// yearColumns are the years, what is outside them, then their total.
func (s ProgrammeSheet) yearColumns(total string, first ...Column) []Column {
	for y := s.From; y <= s.To; y++ {
		first = append(first, Column{strconv.Itoa(y), 11, true})
	}
	return append(first, Column{programmeOutside, 11, true}, Column{total, 12, true})
}

func yearCells(years []governance.ProgrammeYear, total governance.Cents, first ...string) []string {
	for _, y := range years {
		first = append(first, figures(y.Announced))
	}
	return append(first, figures(total))
}

func (s ProgrammeSheet) shares(a governance.ProgrammeAction) *Grid {
	g := &Grid{Columns: s.yearColumns(programmeSum, Column{colFunder, 26, false}, Column{programmeCertainty, 16, false})}
	sums := make([]governance.ProgrammeYear, s.To-s.From+2)
	for _, share := range a.Shares {
		name := share.Funder + ", K" + strconv.Itoa(share.Commitment)
		if share.Regranted {
			name += programmeAgain
		}
		g.add(yearCells(share.Years, share.Total.Announced, name, certaintyWords(share))...)
		for i, y := range share.Years {
			sums[i].Levels = sums[i].Plus(y.Levels)
		}
	}
	if len(a.Shares) > 1 {
		g.total(yearCells(sums, a.Total.Announced, programmeTotal, "")...)
	}
	addNeeds(g, a)
	return g
}

// funders are what each funder brings, year by year, and how much of it is firm.
func (s ProgrammeSheet) funders(heading, id string, side governance.ProgrammeSide) Part {
	g := &Grid{Columns: append(s.yearColumns(programmeTotal, Column{colFunder, 30, false}), Column{programmeFirm, 12, true})}
	for _, f := range side.Funders {
		g.add(append(yearCells(f.Years, f.Total.Announced, f.Name), figures(f.Total.Firm))...)
	}
	if len(side.Funders) > 1 {
		g.total(append(yearCells(side.Years, side.Total.Announced, programmeTotal), figures(side.Total.Firm))...)
	}
	return gridPart(id, heading, g)
}
