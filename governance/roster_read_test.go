package governance

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheTitlesOfARosterAreReadHoweverTheyAreTyped(t *testing.T) {
	r, err := ReadRoster(Table{Rows: []TableRow{
		{1, []string{" PRENOM ", "nom", "E-mail", "Commentaire", "Fonction du  siège", "ORGANISATION", "", "Siren / Siret"}},
		{3, []string{"Léa", "Roux", "-", "à rappeler", "", "'=Mûrier", "perdu", "1"}},
		{4, []string{"", " \u00a0", "", "", "", "—"}},
	}})
	want := Roster{
		Rows: []RosterRow{{Line: 3, Cells: map[RosterColumn]string{
			RosterGivenName: "Léa", RosterFamilyName: "Roux", RosterOrganization: "=Mûrier", RosterIdentifier: "1",
		}}},
		Ignored: []string{"Commentaire"},
	}
	if diff := cmp.Diff(want, r); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
}

func TestATableThatIsNoRosterIsRefusedWhole(t *testing.T) {
	wide := strings.Split(strings.Repeat("Organisation;", 100_000), ";")
	long := []TableRow{{1, []string{"Organisation"}}}
	for i := range MaxListLines + 1 {
		long = append(long, TableRow{i + 2, []string{"Mûrier"}})
	}
	for _, tt := range []struct {
		rule string
		rows []TableRow
	}{
		{"nothing at all", nil},
		{"a header alone", []TableRow{{1, []string{"Nom", "Organisation"}}}},
		{"lines without a cell of ours", []TableRow{{1, []string{"Organisation", "Note"}}, {2, []string{"", "x"}}}},
		{"no title of ours", []TableRow{{1, []string{"a", "b"}}, {2, []string{"c", "d"}}}},
		{"the same column twice", []TableRow{{1, []string{"Organisation", "Structure"}}, {2, []string{"c", "d"}}}},
		{"100 000 columns", []TableRow{{1, wide}, {2, wide}}},
		{"more than 2 000 lines", long},
	} {
		if _, err := ReadRoster(Table{Rows: tt.rows}); err == nil || err.Code != Invalid {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
	if r, err := ReadRoster(Table{Rows: long[:MaxListLines+1]}); err != nil || len(r.Rows) != MaxListLines {
		t.Errorf("2 000 lines: %v", err)
	}
}

func TestADayIsReadAsTextOrAsTheNumberOfASpreadsheet(t *testing.T) {
	for _, tt := range []struct {
		cell     string
		from1904 bool
		want     string
	}{
		{"03/12/2026", false, "03/12/2026"},
		{"46359", false, "2026-12-03"},
		{"46359.75", false, "2026-12-03"},
		{"44897", true, "2026-12-03"},
		{"2026-12-03T00:00:00Z", false, "2026-12-03"},
		{"12", false, "12"},
		{"1e308", false, "1e308"},
		{"NaN", false, "NaN"},
	} {
		if got := spreadsheetDate(tt.cell, tt.from1904); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.cell, got, tt.want)
		}
	}
}

func TestEveryWordOfTheHelpIsUnderstood(t *testing.T) {
	for _, c := range RosterColumns() {
		if c.Label() == "" || rosterHeaders[wordKey(c.Label())] != c {
			t.Errorf("column %s is titled %q", c, c.Label())
		}
		for _, word := range c.Values() {
			row := RosterRow{Line: 2, Cells: map[RosterColumn]string{RosterFamilyName: "Roux", RosterOrganization: "Mûrier", c: word}}
			for _, p := range PlanRoster([]RosterRow{row}, rosterHouse(), rosterDay).Lines[0].Problems {
				t.Errorf("%s %q: %s", c.Label(), word, p.Message)
			}
		}
	}
	for _, k := range CommitteeKinds() {
		if rosterCommittees[wordKey(k.Label())] != k {
			t.Errorf("body %q", k.Label())
		}
	}
}
