package governance

import (
	"strings"
	"testing"
)

// brokenScdl is, for each of the sixteen columns, what the format refuses in it.
func brokenScdl() [16][]string {
	return [16][]string{
		{"", "La\nPoste", " La Poste"},
		{"", "356 000 000 00001", "3560000000000", "35600000000002", "SIRET"},
		{"", "01/02/2026", "2026-02-30", "2026-2-1", "2026-02-01T00:00:00Z"},
		{"2026\n014", "\t2026-014"},
		{"", "Aman\rdier"},
		{"2131000190001", "21310001900013", "213 100 019 00016"},
		{"W31100012", "w311000123", "W2A1000123", "311000123"},
		{"", strings.Repeat("é", 257), "Guichet\nunique"},
		{"", "0.00", "-40000.05", "40000,05", "40 000.05", "40000.055", "quarante mille"},
		{"", "numéraire", "Aide en numéraire", "aide en numéraire, aide en nature"},
		{"", strings.Repeat("é", 257), "en\ndeux fois"},
		{"", "2026", "2026-01-01_2027-12-31", "2027-12-31/2026-01-01", "2026-01-01/", "2026-13-01"},
		{"123456"},
		{"", "Oui", "false"},
		{"", "0", "0.009", "1.01", "100", "0,5", "50 %", "1/2"},
		{"aide\n1"},
	}
}

// F19: a line that the format takes is refused as soon as one of its sixteen
// columns is broken, at that column, with what is wrong in it; the columns that
// may be empty may, and no other.
func TestF19ALineIsRefusedForEachBrokenColumn(t *testing.T) {
	columns := ScdlColumns()
	for i, values := range brokenScdl() {
		good := granted().scdlLines()[0]
		if p := good.Problems(); len(p) > 0 {
			t.Fatalf("the line that is broken is refused as it is: %v", p)
		}
		optional := true
		for _, value := range values {
			broken := good
			broken[i] = value
			p := broken.Problems()
			if len(p) != 1 || p[0].Field != columns[i] || !strings.Contains(p[0].Message, columns[i]) {
				t.Errorf("%s %q: %v", columns[i], value, p)
			}
			optional = optional && value != ""
		}
		empty := good
		empty[i] = ""
		if (len(empty.Problems()) == 0) != optional {
			t.Errorf("%s left empty: %v", columns[i], empty.Problems())
		}
	}
}

// F19: what no rule of a commitment foresees is refused where the line is
// written, and said once however many grantees there are.
func TestF19AWrittenLineIsCheckedBeforeItIsPublished(t *testing.T) {
	for _, tt := range []struct {
		rule   string
		change func(*Dossier)
		field  string
	}{
		{"a funder without a name", func(d *Dossier) { d.Funder = "" }, "nomAttribuant"},
		{"a grantee without a name", func(d *Dossier) { d.Recipients[1].Name = "" }, "nomBeneficiaire"},
		{"no object", func(d *Dossier) { d.Purpose = "" }, "objet"},
		{"no amount", func(d *Dossier) { d.Amount = 0 }, "montant"},
		{"a SIRET with spaces", func(d *Dossier) { d.FunderSiret = "356 000 000 00001" }, "idAttribuant"},
		{"a day that is none", func(d *Dossier) { d.Steps[1].HappenedOn = "2026-02-30" }, "dateConvention"},
	} {
		d := granted()
		tt.change(&d)
		got := ExportScdl([]Dossier{d})
		if got.Kept != 0 || len(got.Lines) != 0 || len(got.Rejected) != 1 || len(got.Rejected[0].Reasons) != 1 || got.Rejected[0].Reasons[0].Field != tt.field {
			t.Errorf("%s: %+v", tt.rule, got)
		}
	}
}
