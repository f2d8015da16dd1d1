package pdf

import (
	"fmt"
	"strings"
	"testing"

	"ctin/templates"
)

// F3: a figure is never cut in two, which would make it another: the words of a
// table by year give way to its figures.
func TestF3AFigureIsNeverCut(t *testing.T) {
	for years := 1; years <= 5; years++ {
		g := &templates.Grid{Columns: []templates.Column{{Title: "Financeur", Share: 26}, {Title: "Certitude", Share: 16}}}
		row := templates.GridRow{Cells: []templates.Cell{{Text: "État, préfecture de la Haute-Garonne, K1"}, {Text: "Annoncé, à confirmer"}}}
		for y := range years + 2 {
			g.Columns = append(g.Columns, templates.Column{Title: fmt.Sprint(2026 + y), Share: 11, Number: true})
			row.Cells = append(row.Cells, templates.Cell{Text: "13\u202f500\u202f000", Number: true})
		}
		total := row
		total.Total = true
		g.Rows = []templates.GridRow{row, total}
		paper := templates.Paper{Title: "Programme", Parts: []templates.Part{{ID: "a", Heading: "A", Blocks: []templates.Block{{Table: g}}}}}
		r, err := Print(paper, About{Title: "Programme"})
		if err != nil {
			t.Fatal(err)
		}
		text := strings.NewReplacer("\u202f", " ").Replace(strings.Join(pages(t, r), "\n"))
		if got := strings.Count(text, "13 500 000"); got != 2*(years+2) {
			t.Errorf("%d years: %d of %d figures are whole\n%s", years, got, 2*(years+2), text)
		}
	}
}
