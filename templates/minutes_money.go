package templates

import (
	"strings"

	"ctin/governance"
)

// money is part 15: cash and in-kind in two tables, never added up without
// saying so (F3).
func (m minutesLayout) money() Part {
	if m.Money == nil || len(m.Money.Commitments) == 0 {
		return Part{}
	}
	part := Part{ID: "engagements", Heading: partMoney + m.Money.On.French()}
	for _, inKind := range []bool{false, true} {
		if g := commitmentsGrid(*m.Money, inKind); len(g.Rows) > 0 {
			part.Blocks = append(part.Blocks, Block{Table: g})
		}
	}
	cash, kind := m.Money.Total(false), m.Money.Total(true)
	part.Blocks = append(part.Blocks, Block{Facts: []Row{
		{Label: factCash, Value: announcedWords(cash)},
		{Label: factInKind, Value: announcedWords(kind)},
		{Label: factTogether, Value: Euros(cash.Announced + kind.Announced)},
	}})
	return part
}

func commitmentsGrid(m governance.MinutesMoney, inKind bool) *Grid {
	g := &Grid{Caption: natureWords(inKind), Columns: []Column{
		{colFunder, 25, false}, {colScheme, 27, false}, {colState, 20, false}, {colAnnounced, 14, true}, {colFirm, 14, true},
	}}
	for _, c := range m.Commitments {
		if c.InKind == inKind {
			g.add(c.Funder, c.Scheme, stateWords(c), figures(c.Announced), figures(c.Firm))
		}
	}
	if len(g.Rows) > 0 {
		t := m.Total(inKind)
		g.total(colTotal, "", "", figures(t.Announced), figures(t.Firm))
	}
	return g
}

// shares is part 16: what the pool gave to which action, and what is left to
// finance.
func (m minutesLayout) shares() Part {
	if m.Money == nil || len(m.Money.Allocations)+len(m.Money.Gaps) == 0 {
		return Part{}
	}
	part := Part{ID: "affectations", Heading: partShares}
	if len(m.Money.Allocations) > 0 {
		g := &Grid{Caption: captionAllocations, Columns: []Column{{colSource, 34, false}, {colAction, 32, false}, {colAmount, 16, true}, {colDecision, 18, false}}}
		for _, a := range m.Money.Allocations {
			g.add(a.Source, a.Action, figures(a.Amount), a.Decision)
		}
		part.Blocks = append(part.Blocks, Block{Table: g})
	}
	if len(m.Money.Gaps) > 0 {
		part.Blocks = append(part.Blocks,
			Block{Table: gapsGrid(*m.Money)},
			Block{Strong: remainingWords(m.Money.Remaining()), Facts: poolFacts(*m.Money)})
	}
	return part
}

func gapsGrid(m governance.MinutesMoney) *Grid {
	g := &Grid{Caption: captionGaps, Columns: []Column{{colAction, 46, false}, {colCost, 18, true}, {colFirm, 18, true}, {colGap, 18, true}}}
	var cost, firm governance.Cents
	for _, gap := range m.Gaps {
		name := gap.Action
		if gap.InKind {
			name += inKindMark
		} else {
			cost, firm = cost+gap.Cost, firm+gap.Firm
		}
		g.add(name, figures(gap.Cost), figures(gap.Firm), figures(gap.Gap()))
	}
	g.total(colTotalCash, figures(cost), figures(firm), figures(cost-firm))
	return g
}

// figures is an amount whose unit is in the header of its column.
func figures(c governance.Cents) string { return strings.TrimSuffix(Euros(c), nbsp+"€") }
