package handlers

import (
	"encoding/csv"
	"net/http"
	"slices"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// linkedFile draws on an envelope for a territory named by its code, keeps to
// itself, and gives again: the source stands after who gives it again.
const linkedFile = "Numéro;Financeur;Objet;Montant;Enveloppe;Territoire;Confidentiel;Compté sans être ventilé;Redistribue;Bénéficiaires;Parts\n" +
	";CIAS Bruyère;Ateliers redistribués;300;;;;;K90;;\n" +
	"K90;Fonds Cèdre;Fonds d’appui;900;Appui (exemple);243100633;;;;CIAS Bruyère;1\n" +
	";Syndicat Amandier;Discret\u00a0: 8\u202f000 carnets;50;Appui (exemple);Sicoval;oui;oui;;;\n"

// elsewhere gives to another coordination the organisations, the schemes and
// the envelopes of Sicoval, and nothing else.
func (h *house) elsewhere() {
	h.t.Helper()
	const from, to = `(select id from coordinations where slug = 'sicoval')`, `(select id from coordinations where slug = 'haute-garonne-exemple')`
	for _, query := range []string{
		`update organizations set siren = '', siret = '', rna = '' where coordination_id = ` + to + ` returning 'x'`,
		`insert into organizations (coordination_id, name, siren, siret, rna, kind, college, funder, public_person, example, created_at)
			select ` + to + `, name, siren, siret, rna, kind, college, funder, public_person, example, created_at
			from organizations o where coordination_id = ` + from + ` and merged_into is null and not exists (
				select from organizations x where x.coordination_id = ` + to + ` and x.name = o.name) returning 'x'`,
		`update organizations set funder = true where coordination_id = ` + to + ` returning 'x'`,
		`insert into schemes (coordination_id, name, unit, unit_cost, created_at)
			select ` + to + `, name, unit, unit_cost, created_at from schemes s where coordination_id = ` + from + ` and not exists (
				select from schemes x where x.coordination_id = ` + to + ` and x.name = s.name) returning 'x'`,
		`insert into envelopes (coordination_id, name, amount, territory_cap, created_at)
			select ` + to + `, name, amount, territory_cap, created_at from envelopes where coordination_id = ` + from + ` returning 'x'`,
	} {
		h.find(query)
	}
}

// exportedLines are the lines of an export but the numbers, which each
// coordination gives, and what no import says: confirmed, paid, the SIRET.
func (v *visitor) exportedLines(path string) [][]string {
	v.h.t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(v.get(path).body, "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		v.h.t.Fatal(err)
	}
	source := slices.Index(rows[0], "Redistribue")
	for i, row := range rows[1:] {
		if row[source] != "" { // which commitment it is, by its words
			at := slices.IndexFunc(rows, func(r []string) bool { return r[0] == row[source] })
			rows[i+1][source] = rows[at][3]
		}
	}
	var lines [][]string
	for _, row := range rows[1:] {
		lines = append(lines, row[1:len(row)-4])
	}
	slices.SortFunc(lines, slices.Compare)
	return lines
}

// What was exported is imported in another coordination, and exported again
// says the same, links included; a payment is the one thing no file makes.
func TestAnExportIsReadAgainInAnotherCoordination(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	h.find(`insert into envelopes (coordination_id, name, amount, territory_cap, created_at)
		select id, 'Appui (exemple)', 500000, 100000, now() from coordinations where slug = 'sicoval' returning 'x'`)
	page := v.sendFiles(sicovalImport, "a", map[string][2]string{"list": {"a.csv", linkedFile}})
	expect(t, page, http.StatusOK, "3 lignes à importer", "enveloppe « Appui (exemple) », territoire : Sicoval", "redistribue K90", "confidentiel, compté sans être ventilé")
	expect(t, v.post(page.path, hiddenFields(t, page.body, page.path)), http.StatusOK, "Engagements importés")
	if got := h.find(`select x.purpose from commitments c join commitments x on x.id = c.source_commitment_id where c.purpose = 'Ateliers redistribués'`); got != "Fonds d’appui" {
		t.Errorf("F15: given again from %q", got)
	}
	h.find(`update commitments set status = 'agreed' where status = 'partly_paid' returning 'x'`) // a payment is no part of a file
	h.find(`update commitments set declared_on = current_date - 150 where declared_on < current_date returning 'x'`)
	h.elsewhere()
	const there = "/coordinations/haute-garonne-exemple/engagements"
	file := v.get(sicovalExport + "/engagements.csv")
	again := v.sendFiles(there+"/import", "b", map[string][2]string{"list": {"b.csv", file.body}})
	expect(t, again, http.StatusOK, "10 lignes à importer")
	expect(t, v.post(again.path, hiddenFields(t, again.body, again.path)), http.StatusOK, "Engagements importés")
	want, got := v.exportedLines(sicovalExport+"/engagements.csv"), v.exportedLines(there+"/export/engagements.csv")
	if len(want) != 10 || len(got) != 10 {
		t.Fatalf("%d lines became %d", len(want), len(got))
	}
	for i := range want {
		if !slices.Equal(want[i], got[i]) {
			t.Errorf("exported  %q\nimported %q", want[i], got[i])
		}
	}
	late := v.sendFiles(there+"/import", "c", map[string][2]string{"list": {"c.csv", strings.Replace(linkedFile, "300;", "901;", 1)}})
	expect(t, late, http.StatusOK, "1 ligne refusée", "Montant : Il reste")
	const alone = "Financeur;Objet;Montant;Redistribue\nFonds Cèdre;Suite;300;K5\n" // whose line is in no file
	expect(t, v.sendFiles(sicovalImport, "d", map[string][2]string{"list": {"d.csv", alone}}), http.StatusOK,
		"Redistribue K5 de cette coordination, qu’aucune ligne du fichier ne décrit : Fondation Tilleul, ", "40 000 €.")
}
