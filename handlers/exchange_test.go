package handlers

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ctin/governance"
	"ctin/model/demonstration"

	"github.com/xuri/excelize/v2"
)

const sicovalExport = sicovalCommitments + "/export"

// readCSV reads a file that was exported, its mark taken off.
func readCSV(t *testing.T, text string, comma rune) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.Comma = comma
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// column is one column of a table, its title left out.
func column(t *testing.T, rows [][]string, title string) []string {
	t.Helper()
	for i, name := range rows[0] {
		if name == title {
			var cells []string
			for _, row := range rows[1:] {
				cells = append(cells, row[i])
			}
			return cells
		}
	}
	t.Fatalf("no column %q in %q", title, rows[0])
	return nil
}

func TestTheCommitmentsAreExportedWithTheFilterOfTheList(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Observer)
	page := v.get(sicovalCommitments + "?q=guichet&apres=3&nature=")
	link := regexpFind(t, page.body, `href="(`+sicovalExport+`[^"]*)"`)
	if link != sicovalExport+"?q=guichet" {
		t.Errorf("the link is %s", link)
	}
	expect(t, v.get(link), http.StatusOK, "gardent le filtre de la liste", "Tableau de la conférence (PDF)")
	file := v.get(sicovalExport + "/engagements.csv?nature=in_kind")
	if got := file.header.Get("Content-Disposition"); !strings.Contains(got, "attachment") || !strings.Contains(got, "engagements-sicoval-") {
		t.Errorf("name: %s", got)
	}
	if !strings.HasPrefix(file.body, "\ufeff") {
		t.Error("no mark of UTF-8")
	}
	rows := readCSV(t, file.body, ';')
	if n := column(t, rows, "Numéro"); len(n) != 1 || n[0] != "K6" {
		t.Errorf("in kind: %q", n)
	}
	if got := column(t, rows, "Montant")[0]; got != "18000,00" {
		t.Errorf("amount: %s", got)
	}
	all := readCSV(t, v.get(sicovalExport+"/engagements.csv").body, ';')
	if n := column(t, all, "Numéro"); len(n) != 7 {
		t.Errorf("all: %q", n)
	}
	expect(t, h.login(demonstration.Coordinator).get("/coordinations/sicoval/journal"), http.StatusOK, "a exporté les engagements")
}

func TestTheFiguresOfTheConferenceAreExportedAsThePageShowsThem(t *testing.T) {
	h := furnish(t)
	rows := readCSV(t, h.login(demonstration.Observer).get(sicovalExport+"/conference.csv").body, ';')
	whole := rows[1]
	want := []string{"Ensemble", "", "", "numéraire", "3230000,00", "30000,00", "100000,00", "40000,00", "20000,00"}
	if strings.Join(whole, "|") != strings.Join(want, "|") {
		t.Errorf("got  %q\nwant %q", whole, want)
	}
	if kind := rows[2]; kind[3] != "en nature" || kind[4] != "18000,00" {
		t.Errorf("F3: %q", kind)
	}
}

func TestTheWorkbookHoldsNumbers(t *testing.T) {
	h := furnish(t)
	file := h.login(demonstration.Observer).get(sicovalExport + "/engagements.xlsx")
	book, err := excelize.OpenReader(strings.NewReader(file.body))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Engagements", excelize.Options{RawCellValue: true})
	if err != nil || len(rows) != 8 {
		t.Fatalf("%v, %d rows", err, len(rows))
	}
	if got := column(t, rows, "Montant"); got[0] != "3000000" || got[3] != "20000" {
		t.Errorf("amounts: %q", got)
	}
	if sheets := book.GetSheetList(); len(sheets) != 2 {
		t.Errorf("sheets: %q", sheets)
	}
}

func TestF19OnlyWhatIsAgreedAndCompleteIsPublishedAndTheRestSaysWhy(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Observer)
	page := v.get(sicovalExport + "/scdl")
	expect(t, page, http.StatusOK, "1 engagement", "6 engagements refusés", "L’engagement n’est pas conventionné", "Le financeur n’a pas confirmé cet engagement", "engagements refusés")
	// K5 is agreed: it lacks the SIRET of its funder and a grantee.
	h.db.Owner.MustExec(`update organizations o set siret = o.siren || '00017' from commitments c
		where c.number = 5 and o.id = c.funder_id`)
	h.db.Owner.MustExec(`delete from grantees where commitment_id in (select id from commitments where number = 5)`)
	h.db.Owner.MustExec(`insert into grantees (coordination_id, commitment_id, organization_id)
		select coordination_id, id, funder_id from commitments where number = 5`)
	file := v.get(sicovalExport + "/scdl.csv")
	if strings.HasPrefix(file.body, "\ufeff") {
		t.Error("open data has no mark")
	}
	rows := readCSV(t, file.body, ',')
	if len(rows) != 3 || len(rows[0]) != 16 || governance.ScdlLine(rows[0]) != governance.ScdlColumns() {
		t.Fatalf("%q", rows)
	}
	if got := column(t, rows, "montant"); got[0] != "40000.00" || got[1] != "18000.00" {
		t.Errorf("amounts: %q", got)
	}
	// K6 is there as the demonstration begins: in kind, of a funder that is visibly fictional.
	if kind, siret := column(t, rows, "nature")[1], column(t, rows, "idAttribuant")[1]; !strings.Contains(kind, "nature") || !strings.HasPrefix(siret, "000000") {
		t.Errorf("K6: %s of %s", kind, siret)
	}
	if got := column(t, rows, "pourcentageSubvention")[0]; got != "1" {
		t.Errorf("share: %s", got)
	}
	for i, name := range rows[0] { // what is published fits, and would not if any column were otherwise
		broken := governance.ScdlLine(rows[2])
		if p := broken.Problems(); len(p) > 0 {
			t.Fatalf("K6: %v", p)
		}
		if broken[i] += "\n"; len(broken.Problems()) != 1 || broken.Problems()[0].Field != name {
			t.Errorf("K6 with %s broken: %v", name, broken.Problems())
		}
	}
	refusals := readCSV(t, v.get(sicovalExport+"/scdl-refus.csv").body, ';')
	codes := strings.Join(column(t, refusals, "Engagement"), " ")
	if strings.Contains(codes, "K5") || !strings.Contains(codes, "K1") || !strings.Contains(codes, "K7") {
		t.Errorf("refused: %s", codes)
	}
}

func TestTheTableOfTheConferenceIsPrinted(t *testing.T) {
	h := furnish(t)
	file := h.login(demonstration.Observer).get(sicovalExport + "/conference.pdf")
	if file.header.Get("Content-Type") != "application/pdf" {
		t.Fatalf("%d %s", file.status, file.text())
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, []byte(file.body), 0o600); err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	cmd := exec.Command("pdftotext", "-layout", path, "-")
	cmd.Stdout = &text
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	words := strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text.String())), " ")
	for _, want := range []string{"Tableau de la conférence des financeurs", "Numéraire 3 230 000 100 000 40 000 20 000", "Dont 30 000 €", "K5"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing in %s", want, words)
		}
	}
	if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
		t.Errorf("%v %s", err, out)
	}
}
