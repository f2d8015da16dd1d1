package templates

import (
	"strings"
	"testing"

	"ctin/governance"
)

// C11: an edition frozen before years had a cost is shown as it was, without
// figures that nobody voted on.
func TestC11AnEditionOfTheFirstFormSaysNoCostOfItsYears(t *testing.T) {
	cost := governance.ProgrammeCost{ID: 1, Number: 1, Title: "Guichet", Lines: []governance.CostLine{{Year: 2026, Amount: 55_000 * governance.Euro}}}
	pledge := governance.ProgrammePledge{Credits: []governance.Credit{{Year: 2026, Amount: 30_000 * governance.Euro}}}
	pledge.Commitment = governance.Commitment{
		Number: 1, FunderID: 1, Amount: 30_000 * governance.Euro, Status: governance.StatusResolved, Confirmed: true, Earmarked: true,
	}
	pledge.Parts = []governance.PledgePart{{Row: 1, Amount: pledge.Amount}}
	now := governance.ProgrammeOf([]governance.ProgrammeCost{cost}, []governance.ProgrammePledge{pledge}, 2026, 2026)
	old := now
	old.Format, old.Cash.Needs, old.InKind.Needs = "ctin programme 1", nil, nil
	old.Cash.Actions = []governance.ProgrammeAction{now.Cash.Actions[0]}
	old.Cash.Actions[0].Needs = nil
	for _, tt := range []struct {
		programme           governance.Programme
		year, action, needs string
	}{
		{now, "2026|55\u202f000|30\u202f000|30\u202f000|0|0|25\u202f000", ", K1|Ferme (délibéré)|30\u202f000|0|30\u202f000", programmeMissing + "||25\u202f000|0|25\u202f000"},
		{old, "2026|30\u202f000|30\u202f000|0|0", ", K1|Ferme (délibéré)|30\u202f000|0|30\u202f000", ""},
	} {
		rows := map[string][]string{}
		for _, part := range ProgrammePaper(ProgrammeSheet{Programme: tt.programme}).Parts {
			for _, b := range part.Blocks {
				for _, r := range b.Table.Rows {
					var texts []string
					for _, c := range r.Cells {
						texts = append(texts, c.Text)
					}
					rows[part.ID] = append(rows[part.ID], strings.Join(texts, "|"))
				}
			}
		}
		actions := rows["actions"]
		if rows["annees"][0] != tt.year || actions[0] != tt.action || tt.needs != "" && actions[len(actions)-1] != tt.needs || tt.needs == "" && len(actions) != 1 {
			t.Errorf("%s: %q", tt.programme.Format, rows)
		}
	}
}
