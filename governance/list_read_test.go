package governance

import (
	"slices"
	"testing"
)

// What a person wrote keeps the spaces that French typography asks for, in a
// file as in a form; figures, codes and what is looked up lose them.
func TestTheNoBreakSpacesOfTextsAreKeptAndThoseOfFiguresAreNot(t *testing.T) {
	const typed, plain = " «\u00a0Pass\u00a0» \u202f:  8\u202f000\u00a0€ ", "« Pass » : 8 000 €"
	const kept = "«\u00a0Pass\u00a0» \u202f: 8\u202f000\u00a0€"
	texts := []CommitmentColumn{ColumnPurpose, ColumnMotive, ColumnValuation, ColumnBody, ColumnSignatories}
	for _, c := range CommitmentColumns() {
		want := plain
		if slices.Contains(texts, c) {
			want = kept
		}
		file, err := ReadCommitments(Table{Rows: twoColumns(ColumnFunder.Label(), c.Label(), typed)})
		if err != nil || file.Rows[0].Cells[c] != want {
			t.Errorf("%s: %v, want %q, %v", c, file.Rows, want, err)
		}
	}
	names := []RosterColumn{RosterFamilyName, RosterGivenName, RosterOrganization, RosterFunction}
	for _, c := range RosterColumns() {
		want := plain
		if slices.Contains(names, c) {
			want = kept
		}
		file, err := ReadRoster(Table{Rows: twoColumns(RosterOrganization.Label(), c.Label(), typed)})
		if err != nil || file.Rows[0].Cells[c] != want {
			t.Errorf("%s: %v, want %q, %v", c, file.Rows, want, err)
		}
	}
}

// twoColumns is a line that says the same in a column that is needed and in another.
func twoColumns(needed, other, cell string) []TableRow {
	if needed == other {
		other = ""
	}
	return []TableRow{{1, []string{needed, other}}, {2, []string{cell, cell}}}
}

// F2 and F6: an amount, a quantity and a number of organisation typed with
// no-break spaces are read, and a purpose is kept as typed: the same sentence in
// a form and in a file is the same commitment.
func TestALineWithNoBreakSpacesIsWhatThePageWouldMake(t *testing.T) {
	const purpose = "Chèques\u00a0: 8\u202f000 carnets"
	p := planned(t, importer(), "Financeur|Dispositif|Objet|Quantité|Montant",
		"000\u202f000\u202f208\u00a000017|Pass\u00a0numérique|"+purpose+"|8\u202f000|80\u202f000,00\u00a0€")
	if p.Lines[0].State != LineCreates {
		t.Fatalf("%+v", p.Lines[0].Problems)
	}
	if got := p.Commitments[0].Draft; got.Purpose != purpose || got.Funder != 1 || p.Cash != 80_000*Euro {
		t.Errorf("%+v, %d", got, p.Cash)
	}
	draft := CommitmentDraft{Funder: 1, Purpose: "  " + purpose + " ", Amount: "1"}
	u, err := Declare(importer(), draft, Scheme{}, importDay, importNow)
	if err != nil || u.Purpose != purpose {
		t.Errorf("the form keeps %q: %v", u.Purpose, err)
	}
}
