package templates

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// crowdedTable is a table of 50 rows and 20 funders, one cell in five filled.
func crowdedTable(funder string) ConferenceShow {
	t := ConferenceTable{ID: "n", Caption: "Numéraire", Rows: "Action", Costs: true}
	for range 20 {
		t.Heads = append(t.Heads, ConferenceHead{Name: funder})
	}
	for n := range 50 {
		row := ConferenceRow{Key: fmt.Sprint("n-", n), Name: "Action", Path: "/a"}
		for i := range 20 {
			cell := ConferenceCell{Key: fmt.Sprintf("n-%d-%d", n, i), Funder: funder}
			if (n+i)%5 == 0 {
				cell.Amount, cell.Path, cell.Mark, cell.Note = "1 000 €", "/engagements/7?au=1&b=2", Marks()[1], "2 engagements"
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Lines = append(t.Lines, row)
	}
	return ConferenceShow{Tables: []ConferenceTable{t}}
}

func TestCellsWrittenByHandEscapeWhatWasTyped(t *testing.T) {
	html := rendered(t, crowdedTable(`"><script>x</script>&`))
	if strings.Contains(html, "<script>x") || strings.Contains(html, `label=""`) {
		t.Error("what was typed is markup")
	}
	for _, want := range []string{
		`<td class="number" data-label="&#34;&gt;&lt;script&gt;x&lt;/script&gt;&amp;" id="n-0-1"></td>`,
		`id="n-0-0"><div><a href="/engagements/7?au=1&amp;b=2">1 000 €</a> <span class="certainty certainty-2">Ferme (délibéré)</span> <span class="note">2 engagements</span></div></td>`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func BenchmarkTableOfTheConference(b *testing.B) {
	set, page := newSet(b), crowdedTable("Fondation Tilleul")
	for b.Loop() {
		if err := set.Render(io.Discard, page); err != nil {
			b.Fatal(err)
		}
	}
}
