package templates

import "ctin/governance"

// Calendar draws the money of each year on one scale.
func (p FundingIndex) Calendar() []LevelBar {
	var most governance.Cents
	for _, y := range p.Years {
		most = max(most, y.Cash.Announced)
	}
	var list []LevelBar
	for _, y := range p.Years {
		if y.Cash.Announced > 0 {
			list = append(list, levelBar(y.Name, Euros(y.Cash.Announced), y.Cash, most))
		}
	}
	return list
}

// Cliffs are the years after which money stops.
func (p FundingIndex) Cliffs() []governance.Cliff { return governance.Cliffs(p.Table.Years) }
