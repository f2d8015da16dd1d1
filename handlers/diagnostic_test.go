package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

const (
	sicovalDiagnostic = "/coordinations/sicoval/diagnostic"
	sicovalSection    = sicovalDiagnostic + "/rubriques/"
	sicovalFindings   = "/coordinations/sicoval/constats"
	sicovalIndicators = "/coordinations/sicoval/indicateurs"
	departement       = "/coordinations/haute-garonne-exemple"
)

// withVersion is the form of a page with the version it was read at, and what
// is typed into it.
func (v *visitor) withVersion(path string, typed url.Values) url.Values {
	v.h.t.Helper()
	page := v.get(path)
	expect(v.h.t, page, http.StatusOK)
	form := url.Values{"version": {regexpFind(v.h.t, page.body, `name="version" value="([^"]*)"`)}}
	for name, values := range typed {
		form[name] = values
	}
	return form
}

// reopen takes back the version that the demonstration submitted, to be written.
func (h *house) reopen() {
	h.t.Helper()
	v := h.login(demonstration.Coordinator)
	page := v.post(sicovalDiagnostic+"/retirer", v.withVersion(sicovalDiagnostic+"/retirer", nil))
	if !strings.Contains(page.text(), "La version est retirée : on peut à nouveau l’écrire.") {
		h.t.Fatalf("taken back: %d %s", page.status, page.text())
	}
}

func TestTheDiagnosticReadsLikeADocument(t *testing.T) {
	h := furnish(t)
	page := h.login(demonstration.Observer).get(sicovalDiagnostic)
	expect(t, page, http.StatusOK, "Version 1", "Soumise au comité", "9 rubriques obligatoires écrites sur 9.", "Coordination Sicoval",
		"4. Populations et fragilités", "Écrite par Responsable de Mûrier (exemple)", "Constat C1", "13 000 000 personnes",
		"Annexe B. Sources et licences", "Maire-info, 20 septembre 2018")
	for _, forbidden := range []string{"/soumettre", "/modifier", "/retirer", "/constats/nouveau"} {
		if strings.Contains(page.body, forbidden) {
			t.Errorf("an observer is led to %s", forbidden)
		}
	}
	frozen := h.login(demonstration.Observer).get(sicovalDiagnostic + "/versions/1")
	expect(t, frozen, http.StatusOK, "il ne change plus", "par Coordinatrice (exemple)", "Empreinte (SHA-256)", "Constat C6")
	var hash string
	if err := h.db.Owner.Get(&hash, `select content_hash from diagnostics`); err != nil || !strings.Contains(strings.ReplaceAll(frozen.body, "<wbr>", ""), hash) {
		t.Errorf("the hash %s is not shown (%v)", hash, err)
	}
}

func TestD5TheFormAsksBeforeItWithdraws(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Member)
	const path = sicovalSection + "2/modifier"
	typed := v.withVersion(path, url.Values{"body": {"Un texte\r\nde deux lignes, « précieux » <b>"}})
	asked := v.post(path, typed)
	expect(t, asked, http.StatusConflict, "Retirer la version soumise pour la modifier ?", "La version 1 du diagnostic est soumise au comité")
	if !strings.Contains(asked.body, `name="body" value="Un texte`+"\n"+`de deux lignes, « précieux » &lt;b&gt;"`) {
		t.Errorf("what was typed is not kept: %s", asked.body)
	}
	expect(t, v.get(sicovalDiagnostic), http.StatusOK, "Soumise au comité")
	confirmed := hiddenFields(t, asked.body, path)
	expect(t, v.post(path, confirmed), http.StatusOK, "Le texte est enregistré.", "de deux lignes, « précieux » <b>")
	expect(t, v.get(sicovalDiagnostic), http.StatusOK, "En cours d’écriture")
	if page := v.get(sicovalDiagnostic + "/versions/1"); page.status != http.StatusNotFound {
		t.Errorf("a withdrawn version is still frozen: %d", page.status)
	}
}

func TestD2TwoMembersWriteTheSameSection(t *testing.T) {
	h := furnish(t)
	h.reopen()
	bruyere, murier := h.login(demonstration.FunderBruyere), h.login(demonstration.Member)
	const path = sicovalSection + "5/modifier"
	bruyere.post(path, bruyere.withVersion(path, url.Values{"body": {"Un.\n\nDeux.\n\nTrois."}}))
	first, second := bruyere.withVersion(path, url.Values{"body": {"Un changé.\n\nDeux.\n\nTrois."}}), murier.withVersion(path, url.Values{"body": {"Un.\n\nDeux.\n\nTrois changé."}})
	expect(t, bruyere.post(path, first), http.StatusOK, "Le texte est enregistré.")
	late := murier.post(path, second)
	expect(t, late, http.StatusConflict, "Directrice (exemple) a enregistré cette rubrique pendant que vous écriviez",
		"Texte enregistré", "Votre texte", "[ajouté : changé ]", "Texte proposé")
	if !strings.Contains(late.body, ">\nUn changé.\n\nDeux.\n\nTrois changé.</textarea>") {
		t.Errorf("no text holds both: %s", late.body)
	}
	merged := url.Values{
		"version": {regexpFind(t, late.body, `name="version" value="([^"]*)"`)}, "body": {"Un changé.\n\nDeux.\n\nTrois changé."},
	}
	expect(t, murier.post(path, merged), http.StatusOK, "Le texte est enregistré.", "Un changé. Deux. Trois changé.",
		"Version 3", "Directrice (exemple)", "Textes arrivés trop tard")
	page := murier.get(sicovalSection + "5")
	kept := regexpFind(t, page.body, `href="([^"]*/textes/[0-9]+)"`)
	expect(t, h.login(demonstration.Observer).get(kept), http.StatusOK, "Responsable de Mûrier (exemple) a envoyé un texte arrivé trop tard", "Voici les deux textes.")
	expect(t, murier.get(sicovalSection+"5/comparaison?de=1&a=3"), http.StatusOK, "de la version 1 à la version 3", "[ajouté : changé ]")
	expect(t, murier.get(sicovalSection+"5/versions/1"), http.StatusOK, "Version 1, par Directrice (exemple)", "Rétablir ce texte")
	restore := murier.withVersion(sicovalSection+"5/versions/1", nil)
	expect(t, murier.post(sicovalSection+"5/versions/1/retablir", restore), http.StatusOK, "L’ancien texte est rétabli", "Rétablit la version 1.")
	restore.Set("cle", "another")
	expect(t, murier.post(sicovalSection+"5/versions/2/retablir", restore), http.StatusConflict, "Quelqu’un a écrit dans cette rubrique entre-temps")
}

func TestD2PassagesWrittenTwiceAreShownBoth(t *testing.T) {
	h := furnish(t)
	h.reopen()
	bruyere, murier := h.login(demonstration.FunderBruyere), h.login(demonstration.Member)
	const path = sicovalSection + "10/modifier"
	first, second := bruyere.withVersion(path, url.Values{"body": {"Le texte de Bruyère."}}), murier.withVersion(path, url.Values{"body": {"Le texte de Mûrier."}})
	bruyere.post(path, first)
	late := murier.post(path, second)
	expect(t, late, http.StatusConflict, "1 passage écrit deux fois", "Le texte de Bruyère.", "Le texte de Mûrier.")
	if !strings.Contains(late.body, ">\nLe texte de Bruyère.\n\nLe texte de Mûrier.</textarea>") {
		t.Errorf("both do not follow one another: %s", late.body)
	}
}

func TestD3WhatLacksIsListedAtOnceAndLinked(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	expect(t, v.get(departement+"/diagnostic"), http.StatusOK, "Le diagnostic n’est pas commencé", "Ouvrir la version 1")
	expect(t, v.post(departement+"/diagnostic/ouvrir", nil), http.StatusOK, "La version est ouverte", "0 rubrique obligatoire écrite sur 9.", "il manque")
	expect(t, v.post(departement+"/constats/nouveau", url.Values{"statement": {"Un constat sans source."}, "observed_on": {"2021-02-01"}}), http.StatusOK, "C1", "Ce constat n’a pas de source.")
	refused := v.post(departement+"/diagnostic/soumettre", url.Values{"version": {"1"}})
	expect(t, refused, http.StatusUnprocessableEntity, "Rubrique obligatoire vide : « Synthèse ».", "Constat C1 : aucune source.")
	for _, code := range []string{"0", "synthese", "1", "3", "4", "6", "8", "11", "12"} {
		if n := strings.Count(refused.body, `href="`+departement+"/diagnostic/rubriques/"+code+`/modifier"`); n < 2 {
			t.Errorf("section %s is linked %d times: in the summary and in the list are two", code, n)
		}
	}
	if again := v.post(departement+"/diagnostic/ouvrir", nil); again.status != http.StatusConflict {
		t.Errorf("D1: a second version opens: %d", again.status)
	}
}

func TestTheCoordinatorSubmitsOnce(t *testing.T) {
	h := furnish(t)
	h.reopen()
	v := h.login(demonstration.Coordinator)
	expect(t, v.get(sicovalDiagnostic), http.StatusOK, "Rien ne manque", "Soumettre la version")
	form := v.withVersion(sicovalDiagnostic+"/soumettre", nil)
	expect(t, v.post(sicovalDiagnostic+"/soumettre", form), http.StatusOK, "La version est soumise au comité.")
	form.Set("cle", "another")
	expect(t, v.post(sicovalDiagnostic+"/soumettre", form), http.StatusConflict, "est déjà soumise")
	stale := v.withVersion(sicovalDiagnostic+"/retirer", nil)
	stale.Set("version", "1")
	expect(t, v.post(sicovalDiagnostic+"/retirer", stale), http.StatusConflict, "a changé d’état entre-temps")
}

// A long text survives the end of the session: it is given back, sent again,
// and saved.
func TestALongTextSurvivesAnExpiredSession(t *testing.T) {
	h := furnish(t)
	h.reopen()
	v := h.login(demonstration.Member)
	const path = sicovalSection + "7/modifier"
	long := strings.TrimSpace(strings.Repeat("Un paragraphe « précieux » d’une dizaine de mots, écrit à la main.\n\n", 800))
	form := v.withVersion(path, url.Values{"body": {strings.ReplaceAll(long, "\n", "\r\n")}})
	h.wait(2 * time.Hour)
	page := v.post(path, form)
	expect(t, page, http.StatusUnauthorized, "conservé")
	back, err := url.QueryUnescape(regexpFind(t, page.body, `retour=([^"]+)"`))
	if err != nil {
		t.Fatal(err)
	}
	again := h.login(demonstration.Member)
	draft := again.get(back)
	expect(t, draft, http.StatusOK, "Un paragraphe « précieux »")
	expect(t, again.post(path, hiddenFields(t, draft.body, path)), http.StatusOK, "Le texte est enregistré.")
	var saved string
	if err := h.db.Owner.Get(&saved, `select body from sections where code = '7'`); err != nil || saved != long {
		t.Errorf("%d bytes were saved of %d (%v)", len(saved), len(long), err)
	}
}

func TestATextTooLongIsGivenBack(t *testing.T) {
	h := furnish(t)
	h.reopen()
	v := h.login(demonstration.Member)
	const path = sicovalSection + "7/modifier"
	page := v.post(path, v.withVersion(path, url.Values{"body": {strings.Repeat("é", 60_001)}}))
	expect(t, page, http.StatusUnprocessableEntity, "Ce texte est trop long : 60000 caractères au plus.")
	if !strings.Contains(page.body, strings.Repeat("é", 60_001)) {
		t.Error("what was typed is lost")
	}
}

func TestFindingsAreTypedCorrectedSourcedAndWithdrawn(t *testing.T) {
	h := furnish(t)
	h.reopen()
	v := h.login(demonstration.Member)
	wrong := v.post(sicovalFindings+"/nouveau", url.Values{"statement": {"Un constat."}, "observed_on": {"demain"}, "source_title": {"Un titre"}})
	expect(t, wrong, http.StatusUnprocessableEntity, "Indiquez une date comme 03/12/2026.", "Indiquez qui l’a publié.", "Un constat.")
	if !strings.Contains(wrong.body, `value="demain"`) || !strings.Contains(wrong.body, `value="Un titre"`) {
		t.Errorf("what was typed is lost: %s", wrong.text())
	}
	page := v.post(sicovalFindings+"/nouveau", url.Values{
		"statement": {"Un constat."}, "observed_on": {"2024-01-01"}, "section_code": {"5"}, "source_title": {"Un titre"},
		"source_publisher": {"Un éditeur"}, "source_published_on": {"2024-01-01"}, "source_licence": {"Licence Ouverte 2.0"}, "source_url": {"https://exemple.fr/"},
	})
	expect(t, page, http.StatusOK, "Constat C7", "Un éditeur, 1er janvier 2024. Licence : Licence Ouverte 2.0.")
	path := page.path
	expect(t, v.get(sicovalSection+"5"), http.StatusOK, "Constat C7 Un constat.")
	expect(t, v.get(sicovalFindings+"?q=constat&rubrique=5"), http.StatusOK, "1 constat", "C7")
	expect(t, v.post(path+"/sources", url.Values{"source_url": {"javascript:alert(1)"}}), http.StatusUnprocessableEntity, "Indiquez une adresse qui commence par https://")
	expect(t, v.post(path+"/sources", nil), http.StatusUnprocessableEntity, "Choisissez une source de la liste")
	known := regexpFind(t, v.get(path).body, `<option value="([0-9]+)">Source\x{a0}A`)
	expect(t, v.post(path+"/sources", url.Values{"source": {known}}), http.StatusOK, "La source est ajoutée.", "Forum des Interconnectés, Lyon, 13 février 2020.")
	expect(t, v.post(path+"/sources/"+known+"/retrait", nil), http.StatusOK, "Le constat ne cite plus cette source.")
	edit := v.withVersion(path+"/modifier", url.Values{"statement": {"Un constat corrigé."}, "observed_on": {"2024-01-01"}})
	expect(t, v.post(path+"/modifier", edit), http.StatusOK, "Le constat est modifié.", "Un constat corrigé.")
	edit.Set("statement", "Un constat corrigé trop tard.")
	expect(t, v.post(path+"/modifier", edit), http.StatusConflict, "Quelqu’un a enregistré ces informations", "Un constat corrigé trop tard.", "Valeur enregistrée entre-temps : Un constat corrigé.")
	expect(t, v.get(path+"/retrait"), http.StatusOK, "Retirer le constat C7 ?")
	expect(t, v.post(path+"/retrait", v.withVersion(path+"/retrait", url.Values{"confirme": {"oui"}})), http.StatusOK, "Le constat est retiré.", "Retiré")
	expect(t, v.get(sicovalFindings+"?etat=withdrawn"), http.StatusOK, "1 constat", "C7")
}

func TestD6TwoValuesOfOneYearAreTold(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Member)
	page := v.post(sicovalIndicators+"/nouveau", url.Values{"name": {"Renoncement"}, "unit": {"%"}})
	expect(t, page, http.StatusOK, "L’indicateur est enregistré.", "Aucune mesure pour l’instant.")
	path := page.path
	known := regexpFind(t, page.body, `<option value="([0-9]+)">Source\x{a0}C`)
	wrong := v.post(path+"/mesures", url.Values{"value": {"1 sur 5"}, "perimeter": {"epci:200046977"}})
	expect(t, wrong, http.StatusUnprocessableEntity, "Indiquez un nombre", "Indiquez de quand date la mesure", "Choisissez un périmètre de la liste.", "Choisissez une source de la liste")
	for _, value := range []string{"19", "20,5"} {
		expect(t, v.post(path+"/mesures", url.Values{"value": {value}, "measured_on": {"2018-06-01"}, "perimeter": {"france"}, "source": {known}}), http.StatusOK, "La mesure est ajoutée.")
	}
	page = v.get(path)
	expect(t, page, http.StatusOK, "En 2018, pour « France entière », les sources ne disent pas la même chose : 20,5 % (Maire-info) ; 19 % (Maire-info).")
	expect(t, v.get(sicovalIndicators), http.StatusOK, "Renoncement Valeurs différentes", "20,5 %")
	remove := regexpFind(t, page.body, `href="([^"]*/mesures/[0-9]+/retrait)"`)
	expect(t, v.get(remove), http.StatusOK, "Retirer la mesure « 20,5 % »")
	expect(t, v.post(remove, v.withVersion(remove, nil)), http.StatusOK, "La mesure est retirée.")
	expect(t, v.get(sicovalIndicators), http.StatusOK, "19 %")
	expect(t, v.post(sicovalIndicators+"/nouveau", url.Values{"name": {"Renoncement"}, "unit": {"%"}}), http.StatusConflict, "Un indicateur de cette coordination porte déjà ce nom.")
}

// At most eight statements a page, whatever it shows.
func TestPagesOfTheDiagnosticTakeFewStatements(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	v.fewStatements(
		sicovalDiagnostic, sicovalDiagnostic+"/versions/1", sicovalDiagnostic+"/soumettre", sicovalSection+"4", sicovalSection+"4/modifier",
		sicovalSection+"4/comparaison?de=1&a=2", sicovalSection+"4/versions/1", sicovalFindings, sicovalFindings+"/1", sicovalFindings+"/nouveau",
		sicovalFindings+"/1/modifier", sicovalIndicators, sicovalIndicators+"/1", sicovalIndicators+"/1/modifier",
	)
}

// Two people in real browsers: one writes, the other comes too late and merges.
func TestTwoPeopleWriteInBrowsers(t *testing.T) {
	h := furnish(t)
	h.reopen()
	bruyere, murier := h.browse(demonstration.FunderBruyere), h.browse(demonstration.Member)
	for _, tab := range []*browsertest.Tab{bruyere, murier} {
		tab.Go(sicovalSection + "7/modifier")
		tab.Sees("Les agents sont-ils compétents")
	}
	bruyere.Fill("Texte de la rubrique", "Le CIAS a formé douze agents.")
	bruyere.Click("Enregistrer le texte")
	bruyere.Sees("Le texte est enregistré.")
	murier.Fill("Texte de la rubrique", "Deux médiateurs tournent dans dix communes.")
	murier.Click("Enregistrer le texte")
	murier.Sees("a enregistré cette rubrique pendant que vous écriviez")
	murier.CheckEverywhere()
	murier.Click("Enregistrer le texte réuni")
	murier.Sees("Le CIAS a formé douze agents.")
	murier.Sees("Deux médiateurs tournent dans dix communes.")
	murier.Click("Voir les différences")
	murier.Sees("Ce qui change, mot à mot")
	murier.CheckEverywhere()
}
