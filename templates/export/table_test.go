package export

import (
	"bytes"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func TestABookKeepsNumbersAsNumbersAndFormulasAsText(t *testing.T) {
	var b bytes.Buffer
	book := Book{
		{Name: "Engagements", Titles: []string{"Objet", "Montant", "Quantité", "Jour", "Rien"}, Widths: []float64{30, 16}, Rows: [][]Value{
			{Text(`=HYPERLINK("http://exemple.invalid")`), Money(1_600_000_50), Count(6000), Day(time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC)), nil},
			{Text("Été"), Money(3334), Count(1), Day(time.Time{}), nil},
		}},
		{Name: "Par année", Titles: []string{"Année"}},
	}
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{
		"A1": "Objet", "A2": `=HYPERLINK("http://exemple.invalid")`, "B2": "1600000.5", "C2": "6000", "D2": "46359",
		"A3": "Été", "B3": "33.34", "D3": "", "E2": "",
	} {
		if got, err := f.GetCellValue("Engagements", cell, excelize.Options{RawCellValue: true}); got != want || err != nil {
			t.Errorf("%s: %q %v, want %q", cell, got, err, want)
		}
	}
	for cell, want := range map[string]excelize.CellType{"A2": excelize.CellTypeInlineString, "B2": excelize.CellTypeUnset, "C2": excelize.CellTypeUnset} {
		if got, _ := f.GetCellType("Engagements", cell); got != want {
			t.Errorf("%s is of type %v, want %v", cell, got, want)
		}
	}
	if formula, _ := f.GetCellFormula("Engagements", "A2"); formula != "" {
		t.Errorf("a text became the formula %s", formula)
	}
	if list := f.GetSheetList(); len(list) != 2 || list[1] != "Par année" {
		t.Errorf("sheets: %q", list)
	}
}

func TestATableAsTextReadsAsFrenchNumbers(t *testing.T) {
	var b bytes.Buffer
	table := Table{Titles: []string{"Objet", "Montant"}, Rows: [][]Value{
		{Text("=1+1"), Money(1_600_000_50), Count(12), Day(time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC)), nil},
		{Text("a;b"), Money(-5)},
	}}
	if err := table.CSV(&b); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffObjet;Montant\r\n'=1+1;1600000,50;12;03/12/2026;\r\n\"a;b\";'-0,05\r\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestOpenDataHasCommasAndNoMark(t *testing.T) {
	var b bytes.Buffer
	file := NewOpenData(&b)
	if err := file.Row("nature", "a,b", "@x"); err != nil {
		t.Fatal(err)
	}
	if err := file.End(); err != nil || b.String() != "nature,\"a,b\",'@x\n" {
		t.Errorf("%v %q", err, b.String())
	}
}
