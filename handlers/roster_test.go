package handlers

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ctin/governance"
	"ctin/model/demonstration"
	lists "ctin/model/sheet"
)

const sicovalRoster = sicovalMembers + "/import"

// rosterFile is a list as French Excel saves it: two new members, one that is
// refused, one already there, and an example of the model.
const rosterFile = "Nom;Prénom;Courriel;Organisation;Nature;Fonction du siège;Qualité;Commentaire\r\n" +
	"Roux;Léa;lea.roux@exemple.invalid;Épicéa;association;Présidente;;à rappeler\r\n" +
	"Blanc;Guy;;Épicéa;;Présidente;suppléant;\r\n" +
	"Noir;Eve;lea.roux@exemple.invalid;Épicéa;;Trésorière;;\r\n" +
	"Martin (exemple);Claire;;Commune d’Exemple;;;;\r\n"

// sendList posts the form of the import of members.
func (v *visitor) sendList(key string, files map[string][2]string) answer {
	v.h.t.Helper()
	return v.sendFiles(sicovalRoster, key, files)
}

// sendFiles posts a form with files, by field.
func (v *visitor) sendFiles(path, key string, files map[string][2]string) answer {
	v.h.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	_ = w.WriteField("cle", key) // a buffer takes everything
	for field, file := range files {
		part, err := w.CreateFormFile(field, file[0])
		if err != nil {
			v.h.t.Fatal(err)
		}
		_, _ = part.Write([]byte(file[1])) // a buffer takes everything
	}
	_ = w.Close()
	r, err := http.NewRequest(http.MethodPost, v.h.base.String()+path, &body)
	if err != nil {
		v.h.t.Fatal(err)
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	return v.do(r)
}

func TestARosterIsCheckedThenImportedThenInvited(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	mails := h.find(`select count(*)::text from outbox`)
	page := v.sendList("a", map[string][2]string{"roster": {"membres.csv", rosterFile}, "deed": {"délibération.pdf", "%PDF-1.7"}})
	expect(t, page, http.StatusOK, "Rien n’est encore enregistré", "délibération.pdf", "Colonnes laissées de côté : Commentaire",
		"1 ligne refusée", "La ligne 2 donne déjà cette adresse à Léa Roux", "2 lignes à importer", "1 organisation", "2 personnes",
		"suppléant à partir du", "Ligne d’exemple du modèle")
	check := page.path
	form := hiddenFields(t, page.body, check)
	expect(t, v.post(check, form), http.StatusUnprocessableEntity, "Lignes refusées : 1.", "2 lignes à importer")
	form.Set("partial", "oui")
	for range 2 { // a double click
		done := v.post(check, form)
		expect(t, done, http.StatusOK, "Liste importée", "1 organisation", "2 mandats", "1 ligne refusée a été laissée de côté", "Aucun courriel n’est parti")
		if !strings.Contains(done.body, `href="/coordinations/sicoval/invitations"`) {
			t.Error("the way to the invitations is missing")
		}
	}
	if n := h.find(`select count(*)::text from people where family_name in ('Roux', 'Blanc', 'Noir')`); n != "2" {
		t.Errorf("%s people were made", n)
	}
	if n := h.find(`select count(*)::text from outbox`); n != mails {
		t.Errorf("%s mails, %s before", n, mails)
	}
	expect(t, v.get("/coordinations/sicoval/journal"), http.StatusOK, "a importé une liste")
}

func TestARosterThatCannotBeReadSaysWhy(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	for name, tt := range map[string]struct {
		files map[string][2]string
		want  string
	}{
		"no file":         {nil, "Choisissez le fichier de la liste."},
		"another kind":    {map[string][2]string{"roster": {"a.ods", "PK"}}, "Envoyez un fichier CSV ou XLSX."},
		"an open quote":   {map[string][2]string{"roster": {"a.csv", "Nom;Organisation\nRoux;\"Mûrier\n"}}, "guillemet ouvert à la ligne 2"},
		"no title":        {map[string][2]string{"roster": {"a.csv", "a;b\nc;d\n"}}, "La première ligne doit nommer les colonnes"},
		"a hostile deed":  {map[string][2]string{"roster": {"a.csv", rosterFile}, "deed": {"a.exe", "MZ"}}, "Ce type de fichier n’est pas accepté"},
		"a list too long": {map[string][2]string{"roster": {"a.csv", "Organisation\n" + strings.Repeat("Mûrier\n", 2001)}}, "dépasse 2000 lignes"},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, v.sendList(name, tt.files), http.StatusUnprocessableEntity, tt.want, "Remplir le fichier modèle")
		})
	}
	if n := h.find(`select count(*)::text from lists`); n != "0" {
		t.Errorf("%s lists are kept", n)
	}
}

func TestWhatChangedBetweenTheCheckAndTheImportIsSaid(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	page := v.sendList("a", map[string][2]string{"roster": {"a.csv", "Nom;Organisation;Nature\nRoux;Épicéa;association\n"}})
	form := hiddenFields(t, page.body, page.path)
	if _, err := h.db.App.Exec(`insert into organizations (coordination_id, name, kind, college, created_at)
		select id, 'Epicea', 'association', 'associative', now() from coordinations where slug = 'sicoval'`); err != nil {
		t.Fatal(err)
	}
	late := v.post(page.path, form)
	expect(t, late, http.StatusConflict, "La coordination a changé", "1 ligne ne donne plus le même résultat", "À l’envoi")
	expect(t, v.post(page.path, hiddenFields(t, late.body, page.path)), http.StatusOK, "Liste importée")
	if n := h.find(`select count(*)::text from organizations where folded(name) = 'epicea'`); n != "1" {
		t.Errorf("%s organisations", n)
	}
}

func TestAListGivenUpIsForgotten(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	page := v.sendList("a", map[string][2]string{"roster": {"a.csv", rosterFile}})
	expect(t, v.post(page.path+"/effacement", nil), http.StatusOK, "Le fichier est effacé.")
	expect(t, v.get(page.path), http.StatusNotFound, "Cette liste n’est plus gardée")
}

func TestTheModelFilesCanBeFilledInAndSentBack(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	for _, extension := range []string{".csv", ".xlsx"} {
		file := v.get(sicovalRoster + "/modele" + extension)
		expect(t, file, http.StatusOK)
		if !strings.HasPrefix(file.header.Get("Content-Disposition"), "attachment; filename=modele-membres-sicoval-") {
			t.Errorf("%s: %v", extension, file.header)
		}
		table, err := lists.Read("modele"+extension, []byte(file.body), 10)
		if err != nil {
			t.Fatal(err)
		}
		roster, wrong := governance.ReadRoster(table)
		if wrong != nil || len(roster.Ignored) > 0 || len(roster.Rows) != 2 {
			t.Fatalf("%s: %v %+v", extension, wrong, roster)
		}
		plan := governance.PlanRoster(roster.Rows, governance.RosterKnown{}, "2026-12-03")
		if len(plan.In(governance.LineExample)) != 2 {
			t.Errorf("%s: %q", extension, plan.Gists())
		}
	}
}

func TestPagesOfAnImportTakeAtMostEightStatements(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	page := v.sendList("a", map[string][2]string{"roster": {"a.csv", "Nom;Organisation;Nature\nRoux;Épicéa;association\n"}})
	begin := len(h.settled())
	expect(t, v.get(page.path), http.StatusOK, "1 ligne à importer")
	expect(t, v.get(sicovalRoster), http.StatusOK)
	expect(t, v.post(page.path, hiddenFields(t, page.body, page.path)), http.StatusOK, "Liste importée")
	for line := range strings.Lines(h.settled()[begin:]) {
		m := statementsOf.FindStringSubmatch(line)
		if m != nil && strings.Contains(line, "method=GET") && (len(m[2]) > 1 || m[2] > "8") {
			t.Errorf("%s takes %s statements", m[1], m[2])
		}
	}
}

func TestACoordinatorImportsAListInABrowser(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Coordinator)
	tab.Go(sicovalRoster)
	tab.Click("Les colonnes et les valeurs acceptées")
	tab.CheckPage()
	if name, content := tab.Download("Modèle pour tableur (XLSX)"); !strings.HasSuffix(name, ".xlsx") || len(content) == 0 {
		t.Errorf("%s: %d bytes", name, len(content))
	}
	path := filepath.Join(t.TempDir(), "membres.csv")
	if err := os.WriteFile(path, []byte(rosterFile), 0o644); err != nil {
		t.Fatal(err)
	}
	tab.Click("Vérifier la liste")
	tab.Sees("Choisissez le fichier de la liste.")
	tab.ExpectError("422")
	tab.CheckPage()
	tab.Upload("Liste des membres", path)
	tab.Click("Vérifier la liste")
	tab.Sees("2 lignes à importer")
	tab.CheckPage()
	tab.Choose("Importer les lignes valables et laisser de côté celles qui sont refusées")
	tab.Click("Importer 2 lignes")
	tab.Sees("Liste importée")
	tab.CheckPage()
	tab.Click("Passer aux invitations")
	tab.Sees("Inviter tout le monde")
}
