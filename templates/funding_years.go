package templates

import "ctin/governance"

// Calendar draws the money of each year on one scale.
func (p FundingIndex) Calendar() []LevelBar { return levelBars(p.Years) }

// ByFunder draws the money of each funder on one scale.
func (p FundingIndex) ByFunder() []LevelBar { return levelBars(p.Funders) }

// levelBars are rows of cash on one scale, without those that bring none.
func levelBars(rows []FundingRow) []LevelBar {
	var most governance.Cents
	for _, r := range rows {
		most = max(most, r.Cash.Announced)
	}
	var list []LevelBar
	for _, r := range rows {
		if r.Cash.Announced > 0 {
			list = append(list, levelBar(r.Name, Euros(r.Cash.Announced), r.Cash, most))
		}
	}
	return list
}

// Cliffs are the years after which money stops.
func (p FundingIndex) Cliffs() []governance.Cliff { return governance.Cliffs(p.Table.Years) }

// PostCliffs are the years after which posts stop being paid.
func (p FundingIndex) PostCliffs() []governance.PostCliff { return governance.PostCliffs(p.Posts) }
