package handlers

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"ctin/model/demonstration"
)

const sicovalImport = sicovalCommitments + "/import"

// commitmentsFile is a table as French Excel saves it, in Windows-1252: two new
// commitments, and K2 that is there already.
const commitmentsFile = "Financeur;Dispositif;Objet;Quantit\xe9;Montant;B\xe9n\xe9ficiaires;Remarque\r\n" +
	"Fonds C\xe8dre;;Ateliers d'\xe9t\xe9;;1 000,50;;vu\r\n" +
	"Fonds C\xe8dre;Pass num\xe9rique;Ch\xe8ques de plus;10;;;\r\n" +
	"Syndicat Amandier;Pass num\xe9rique;Ch\xe8ques du Pass num\xe9rique;6000;;;\r\n"

func TestCommitmentsAreCheckedThenImportedOnceAndTheSameFileIsTold(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	count := func() string { return h.find(`select count(*)::text from commitments`) }
	before, mails := count(), h.find(`select count(*)::text from outbox`)
	page := v.sendFiles(sicovalImport, "a", map[string][2]string{"list": {"tableau.csv", commitmentsFile}})
	expect(t, page, http.StatusOK, "Rien n’est encore enregistré", "Colonnes laissées de côté : Remarque", "2 lignes à importer",
		"2 engagements, 1 100,50 € en numéraire", "Ateliers d'été", "à confirmer par le financeur", "c’est l’engagement K2")
	if count() != before {
		t.Fatal("the dry run made something")
	}
	form := hiddenFields(t, page.body, page.path)
	for range 2 { // a double click
		expect(t, v.post(page.path, form), http.StatusOK, "Engagements importés", "2 engagements, 1 100,50 €")
	}
	form.Set("cle", "another")
	expect(t, v.post(page.path, form), http.StatusOK, "Engagements importés") // the page sent again
	if n := h.find(`select (count(*) - $1::int)::text from commitments`, before); n != "2" {
		t.Errorf("%s commitments were made", n)
	}
	if n := h.find(`select (count(*) - $1::int)::text from outbox`, mails); n != "1" {
		t.Errorf("%s mails for one funder", n)
	}
	again := v.sendFiles(sicovalImport, "b", map[string][2]string{"list": {"tableau.csv", commitmentsFile}})
	expect(t, again, http.StatusOK, "Ce même fichier a déjà été importé", "Il n’y a rien à importer", "3 lignes sans rien à faire")
	expect(t, v.get("/coordinations/sicoval/journal"), http.StatusOK, "a importé des engagements")
}

func TestOneRefusedLineRefusesTheWholeFileOfCommitments(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderCedre)
	before := h.find(`select count(*)::text from commitments`)
	page := v.sendFiles(sicovalImport, "a", map[string][2]string{"list": {
		"a.csv",
		"Financeur;Objet;Montant\nFonds Cèdre;Ateliers;10\nSyndicat Amandier;Ateliers;10\nFonds Cèdre;Ateliers;10,123\nFonds Cèdre;=1+1;10\n",
	}})
	expect(t, page, http.StatusOK, "3 lignes refusées", "1 ligne à importer", "Tout ou rien",
		"Financeur : Seule une personne qui représente ce financeur", "Montant : Écrivez le montant en chiffres", "Objet : Cette cellule commence comme une formule")
	if strings.Contains(page.body, `id="importer"`) {
		t.Error("the import is offered")
	}
	mark := regexpFind(t, v.get(page.path).body, `name="cle" value="([^"]*)"`)
	for _, partial := range []string{"", "oui"} {
		late := v.post(page.path, map[string][]string{"cle": {mark + partial}, "mark": {"x"}, "partial": {partial}})
		expect(t, late, http.StatusConflict, "La coordination a changé")
	}
	if n := h.find(`select count(*)::text from commitments`); n != before {
		t.Errorf("%s commitments, %s before", n, before)
	}
	expect(t, v.post(page.path+"/effacement", nil), http.StatusOK, "Le fichier est effacé")
}

// bomb is a workbook whose first sheet is a gigabyte of spaces.
func bomb(t *testing.T, size int) string {
	t.Helper()
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	for name, content := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"xl/workbook.xml":     `<workbook/>`,
	} {
		w, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(content)) // a buffer takes everything
	}
	w, err := archive.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	block := bytes.Repeat([]byte(" "), 1<<20)
	for range size >> 20 {
		_, _ = w.Write(block)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return file.String()
}

func TestAHostileFileOfCommitmentsIsRefusedWithASentence(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	for name, tt := range map[string]struct {
		file [2]string
		want string
	}{
		"a zip bomb":        {[2]string{"a.xlsx", bomb(t, 24<<20)}, "Ce classeur est illisible, ou trop grand une fois décompressé"},
		"a broken workbook": {[2]string{"a.xlsx", "PK\x03\x04nothing"}, "n’est pas celui d’un fichier xlsx lisible"},
		"another kind":      {[2]string{"a.ods", "PK"}, "Envoyez un fichier CSV ou XLSX."},
		"no title of ours":  {[2]string{"a.csv", "a;b\nc;d\n"}, "La première ligne doit nommer les colonnes, dont « Financeur »"},
		"too many lines":    {[2]string{"a.csv", "Financeur\n" + strings.Repeat("Fonds Cèdre\n", 2001)}, "dépasse 2000 lignes"},
		"an open quote":     {[2]string{"a.csv", "Financeur;Objet\nx;\"y\n"}, "guillemet ouvert à la ligne 2"},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, v.sendFiles(sicovalImport, name, map[string][2]string{"list": tt.file}), http.StatusUnprocessableEntity, tt.want)
		})
	}
	big := v.sendFiles(sicovalImport, "big", map[string][2]string{"list": {"a.xlsx", strings.Repeat("x", 27<<20)}})
	if big.status != http.StatusRequestEntityTooLarge {
		t.Errorf("27 MB: %d %s", big.status, big.text())
	}
	if sent, got := v.flood(sicovalImport, 200<<20); got.status != http.StatusRequestEntityTooLarge || sent > 60<<20 {
		t.Errorf("200 MB: %d after %d MB were taken", got.status, sent>>20)
	}
	expect(t, v.sendFiles(sicovalImport, "none", nil), http.StatusUnprocessableEntity, "Choisissez le fichier de la liste.")
	if n := h.find(`select count(*)::text from lists`); n != "0" {
		t.Errorf("%s files are kept", n)
	}
}

// flood sends a workbook without saying how large it is, and tells how much of it
// was taken before the answer.
func (v *visitor) flood(path string, size int64) (sent int64, got answer) {
	v.h.t.Helper()
	const head = "--x\r\nContent-Disposition: form-data; name=\"list\"; filename=\"a.xlsx\"\r\n\r\nPK\x03\x04"
	body := &tally{Reader: io.MultiReader(strings.NewReader(head), io.LimitReader(endless{}, size))}
	r, err := http.NewRequestWithContext(v.h.t.Context(), http.MethodPost, v.h.base.String()+path, body)
	v.h.done(err)
	r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	got = v.do(r)
	return body.n.Load(), got
}

// endless is a file that never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

// tally counts what is read of it.
type tally struct {
	io.Reader
	n atomic.Int64
}

func (c *tally) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}

func TestTheModelFilesAndAnExportAreReadBack(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	for _, tt := range []struct{ path, name, want string }{
		{sicovalImport + "/modele.csv", "a.csv", "2 lignes sans rien à faire"},
		{sicovalImport + "/modele.xlsx", "a.xlsx", "2 lignes sans rien à faire"},
		{sicovalExport + "/engagements.csv", "b.csv", "7 lignes sans rien à faire"},
		{sicovalExport + "/engagements.xlsx", "b.xlsx", "7 lignes sans rien à faire"},
	} {
		file := v.get(tt.path)
		page := v.sendFiles(sicovalImport, tt.path, map[string][2]string{"list": {tt.name, file.body}})
		expect(t, page, http.StatusOK, tt.want, "Il n’y a rien à importer")
	}
}
