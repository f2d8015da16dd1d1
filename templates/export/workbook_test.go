package export

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestAFormKeepsZerosProposesWordsAndWritesDays(t *testing.T) {
	var b bytes.Buffer
	form := Form{
		Sheet: "Membres", Words: "Valeurs acceptées", Lines: 20,
		Columns:  []FormColumn{{Title: "Téléphone", Width: 20, Text: true}, {Title: "Voix", Width: 15, Values: []string{"délibérative", "consultative"}}, {Title: "Début", Width: 15, Date: true}},
		Examples: [][]string{{"0561000000", "délibérative", "03/12/2026"}, {"", "", ""}},
	}
	if err := form.Write(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{"A1": "Téléphone", "A2": "0561000000", "C2": "46359", "A3": ""} {
		if got, err := f.GetCellValue("Membres", cell, excelize.Options{RawCellValue: true}); got != want || err != nil {
			t.Errorf("%s: %q %v, want %q", cell, got, err, want)
		}
	}
	if got, _ := f.GetCellValue("Valeurs acceptées", "B3"); got != "consultative" {
		t.Errorf("proposed: %q", got)
	}
	lists, err := f.GetDataValidations("Membres")
	if err != nil || len(lists) != 1 || lists[0].Sqref != "B2:B21" || lists[0].Formula1 != "'Valeurs acceptées'!$B$2:$B$3" {
		t.Errorf("%v %+v", err, lists)
	}
}
