package handlers

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"ctin/model/demonstration"
)

// nextYear is the year that the campaigns of the tests ask for.
func nextYear(h *house) string { return strconv.Itoa(h.now().Year() + 1) }

// prepared makes a draft that asks Cèdre and Bruyère for next year.
func (h *house) prepared(v *visitor) (path string, typed url.Values) {
	h.t.Helper()
	blank := v.get(sicovalFunding + "/campagnes/nouvelle")
	expect(h.t, blank, http.StatusOK, "Préparer une campagne", "Toute la conférence")
	typed = url.Values{
		"title": {"Budgets à venir"}, "year": {nextYear(h)}, "deadline": {h.now().AddDate(0, 0, 20).Format(time.DateOnly)},
		"message": {"Merci de répondre avant vos votes."},
	}
	for _, funder := range []string{"Fonds Cèdre", "CIAS Bruyère"} {
		typed.Add("funders", regexpFind(h.t, blank.body, `value="([0-9]+)"[^>]*>\s*<label[^>]*>`+funder+`<`))
	}
	made := v.post(sicovalFunding+"/campagnes/nouvelle", typed)
	expect(h.t, made, http.StatusOK, "La campagne est prête", "En préparation", "Qui sera sollicité", "Fonds Cèdre", "CIAS Bruyère")
	if strings.Contains(made.text(), "Annoncé") {
		h.t.Error("a draft shows figures")
	}
	return made.path, typed
}

func (h *house) mails() string {
	return h.find(`select count(*)::text from outbox where subject like '%ampagne de financement%'`)
}

// A campaign from its opening to its balance: asked, answered, reminded once a
// day, closed; a closed year is refused to a funder and taken by the coordinator.
func TestACampaignIsOpenedAnsweredRemindedAndClosed(t *testing.T) {
	h := furnish(t)
	v, cedre, bruyere := h.login(demonstration.Coordinator), h.login(demonstration.FunderCedre), h.login(demonstration.FunderBruyere)
	before, _ := strconv.Atoi(h.mails())
	path, typed := h.prepared(v)
	if got := cedre.get(path); got.status != http.StatusNotFound {
		t.Errorf("a funder reads a draft: %d", got.status)
	}
	typed.Del("cle")
	far := maps.Clone(typed)
	far.Set("deadline", strconv.Itoa(h.now().Year()+3)+"-01-01")
	if got := v.post(sicovalFunding+"/campagnes/nouvelle", far); got.status != http.StatusUnprocessableEntity ||
		!strings.Contains(got.text(), "son échéance est le 31 décembre "+strconv.Itoa(h.now().Year()+2)+" au plus tard") || !strings.Contains(got.body, far.Get("deadline")) {
		t.Errorf("a deadline in three years: %d %s", got.status, got.text())
	}
	twice := v.post(sicovalFunding+"/campagnes/nouvelle", typed)
	if twice.status != http.StatusConflict || !strings.Contains(twice.text(), "déjà en préparation ou ouverte") {
		t.Errorf("two campaigns of one year: %d", twice.status)
	}
	key := url.Values{"cle": {"double"}}
	for range 2 { // a double click
		expect(t, v.post(path+"/ouverture", key), http.StatusOK, "La campagne est ouverte", "2 n’ont pas encore répondu")
	}
	if got := v.post(path+"/ouverture", nil); got.status != http.StatusConflict || !strings.Contains(got.text(), "déjà ouverte") {
		t.Errorf("the second coordinator opens: %d", got.status)
	}
	if got, _ := strconv.Atoi(h.mails()); got != before+2 {
		t.Errorf("%d mails of an opening to 2 funders", got-before)
	}
	mailed := h.find(`select subject || ' / ' || body from outbox where recipient = 'cedre@exemple.invalid' order by id desc limit 1`)
	if !strings.Contains(mailed, path) || strings.Contains(mailed, "€") || !strings.Contains(mailed, "Merci de répondre") {
		t.Errorf("the mail: %s", mailed)
	}
	asked := cedre.get(path)
	expect(t, asked, http.StatusOK, "Déclarer une intention", "Ne pas participer cette année")
	form := cedre.get(strings.ReplaceAll(regexpFind(t, asked.body, `href="([^"]+/nouveau\?[^"]*)"`), "&amp;", "&"))
	if !strings.Contains(form.body, `value="`+nextYear(h)+`"`) {
		t.Error("the form does not know the year")
	}
	declared := cedre.post(sicovalCommitments+"/nouveau", url.Values{
		"funder": {typed["funders"][0]}, "purpose": {"Des ateliers"}, "amount": {"12 000"}, "nature": {"cash"}, "year": {nextYear(h)},
	})
	expect(t, declared, http.StatusOK, "Votre intention est déclarée.")
	expect(t, v.get(path), http.StatusOK, "1 financeur a déclaré", "Fonds Cèdre Exemple A déclaré 12 000 €", "CIAS Bruyère Exemple En attente")
	for range 2 { // once a day each
		expect(t, v.post(path+"/relance", nil), http.StatusOK)
	}
	if got, _ := strconv.Atoi(h.mails()); got != before+3 {
		t.Errorf("%d mails with one reminder", got-before)
	}
	other := bruyere.post(path+"/reponse", url.Values{"funder": {typed["funders"][0]}})
	if other.status != http.StatusForbidden {
		t.Errorf("F1: a funder answers for another: %d", other.status)
	}
	expect(t, bruyere.post(path+"/reponse", url.Values{"funder": {typed["funders"][1]}, "word": {"Notre budget est clos."}}), http.StatusOK,
		"ne participe pas cette année", "1 ne participe pas", "Notre budget est clos.")
	if got := h.login(demonstration.Observer).post(path+"/cloture", nil); got.status != http.StatusForbidden {
		t.Errorf("an observer closes: %d", got.status)
	}
	expect(t, v.post(path+"/cloture", nil), http.StatusOK, "La campagne est close.", "Close")
	late := url.Values{"funder": {typed["funders"][0]}, "purpose": {"En retard"}, "amount": {"1 000"}, "nature": {"cash"}, "year": {nextYear(h)}}
	refused := cedre.post(sicovalCommitments+"/nouveau", late)
	if refused.status != http.StatusUnprocessableEntity || !strings.Contains(refused.text(), "L’année "+nextYear(h)+" est close") || !strings.Contains(refused.body, "En retard") {
		t.Errorf("a closed year: %d", refused.status)
	}
	late.Del("cle")
	expect(t, v.post(sicovalCommitments+"/nouveau", late), http.StatusOK, "Il reste à confirmer par le financeur.")
	file := v.get(path + "/bilan.csv")
	expect(t, file, http.StatusOK, "Financeur;Réponse;Mot", "Fonds Cèdre;A déclaré", "CIAS Bruyère;Ne participe pas;Notre budget est clos.")
	v.fewStatements(path, sicovalFunding+"/campagnes")
}

// Past its deadline a campaign shows closed, whoever closes it; what is payable
// that year of commitments made before is carried over, and nothing is copied.
func TestACampaignIsShownClosedAfterItsDeadline(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	blank := v.get(sicovalFunding + "/campagnes/nouvelle")
	tilleul := regexpFind(t, blank.body, `value="([0-9]+)"[^>]*>\s*<label[^>]*>Fondation Tilleul<`)
	made := v.post(sicovalFunding+"/campagnes/nouvelle", url.Values{
		"title": {"Reports"}, "year": {nextYear(h)}, "deadline": {h.now().Format(time.DateOnly)}, "funders": {tilleul},
	})
	expect(t, made, http.StatusOK, "La campagne est prête")
	expect(t, v.post(made.path+"/ouverture", nil), http.StatusOK,
		"Dont reportés d’office : 20 000 € en numéraire", "Fondation Tilleul Exemple En attente 20 000 € 20 000 € 0 € 20 000 €")
	h.find(`update campaigns set opens_on = opens_on - 3, deadline = deadline - 2 returning id::text`)
	page := h.login(demonstration.FunderTilleul).get(made.path)
	expect(t, page, http.StatusOK, "Close", "L’échéance est passée", "N’a pas répondu")
	if strings.Contains(page.text(), "Déclarer une intention") || strings.Contains(page.text(), "Ne pas participer") {
		t.Error("a funder answers after the deadline")
	}
	expect(t, v.get(made.path), http.StatusOK, "Clore la campagne", "Saisir un engagement au nom d’un financeur")
}

// What is wrong with a campaign is said at its field, and what was typed stays.
func TestARefusedCampaignGivesBackWhatWasTyped(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	got := v.post(sicovalFunding+"/campagnes/nouvelle", url.Values{"title": {"Mon titre"}, "year": {"27"}, "deadline": {"2020-01-01"}})
	if got.status != http.StatusUnprocessableEntity {
		t.Errorf("status %d", got.status)
	}
	for _, words := range []string{"Indiquez une année comme 2026.", "L’échéance vient après l’ouverture", "Choisissez au moins un financeur"} {
		if !strings.Contains(got.text(), words) {
			t.Errorf("%q is not said", words)
		}
	}
	if !strings.Contains(got.body, "Mon titre") {
		t.Error("what was typed is lost")
	}
	path, typed := h.prepared(v)
	typed.Set("title", "Autre titre")
	typed.Set("version", "1")
	typed.Del("cle")
	if got := v.get(path + "/modifier"); !strings.Contains(got.body, "Budgets à venir") {
		t.Errorf("the form of a draft: %d", got.status)
	}
	expect(t, v.post(path+"/modifier", typed), http.StatusOK, "La campagne est enregistrée.", "Autre titre")
	typed.Set("title", "Encore un autre")
	typed.Del("cle")
	if got := v.post(path+"/modifier", typed); got.status != http.StatusConflict || !strings.Contains(got.text(), "Quelqu’un a enregistré") {
		t.Errorf("a stale save: %d", got.status)
	}
}

// The deadline of an open campaign moves with a word that those who wait read;
// a funder that refused comes back, from the campaign or from all its commitments.
func TestADeadlineMovesAndARefusalIsTakenBack(t *testing.T) {
	h := furnish(t)
	v, bruyere := h.login(demonstration.Coordinator), h.login(demonstration.FunderBruyere)
	path, typed := h.prepared(v)
	expect(t, v.post(path+"/ouverture", nil), http.StatusOK, "Déplacer l’échéance")
	funder := url.Values{"funder": {typed["funders"][1]}}
	expect(t, bruyere.post(path+"/reponse", url.Values{"funder": funder["funder"], "word": {"Budget clos."}}), http.StatusOK, "Revenir sur ce refus")
	expect(t, v.get(path+"/echeance"), http.StatusOK, "1 financeur n’a pas encore répondu")
	before, later := h.mails(), h.now().AddDate(0, 0, 40).Format(time.DateOnly)
	got := v.post(path+"/echeance", url.Values{"deadline": {later}, "reason": {" "}, "version": {"2"}})
	if got.status != http.StatusUnprocessableEntity || !strings.Contains(got.text(), "Dites pourquoi l’échéance change") || !strings.Contains(got.body, later) {
		t.Errorf("without a word: %d", got.status)
	}
	stale := v.post(path+"/echeance", url.Values{"deadline": {later}, "reason": {"Votes tardifs"}, "version": {"1"}})
	if stale.status != http.StatusConflict || !strings.Contains(stale.body, "Votes tardifs") {
		t.Errorf("a stale form: %d", stale.status)
	}
	moved := url.Values{"cle": {"double"}, "deadline": {later}, "reason": {"Nos votes sont tardifs."}, "version": {"2"}}
	for range 2 { // a double click
		expect(t, v.post(path+"/echeance", moved), http.StatusOK, "L’échéance est déplacée", "Échéances précédentes", "Nos votes sont tardifs.")
	}
	one, _ := strconv.Atoi(before)
	if got := h.mails(); got != strconv.Itoa(one+1) {
		t.Errorf("%s mails, %s before, with one funder waiting", got, before)
	}
	expect(t, bruyere.get("/mes-engagements"), http.StatusOK, "Campagnes en cours", "Budgets à venir", "Budget clos.", "Revenir sur ce refus")
	own := h.browse(demonstration.FunderBruyere)
	own.Go("/mes-engagements")
	own.CheckPage()
	other := h.login(demonstration.FunderCedre).post(path+"/retour", funder)
	if other.status != http.StatusForbidden {
		t.Errorf("F1: a funder takes back the refusal of another: %d", other.status)
	}
	expect(t, bruyere.post(path+"/retour", funder), http.StatusOK, "Le refus est annulé", "2 n’ont pas encore répondu", "Déclarer une intention")
	expect(t, bruyere.get("/mes-engagements"), http.StatusOK, "Lire et répondre")
	tab := h.browse(demonstration.Coordinator)
	for _, page := range []string{path, path + "/echeance"} {
		tab.Go(page)
		tab.CheckPage()
	}
	v.fewStatements(path, path+"/echeance")
	bruyere.fewStatements("/mes-engagements")
	expect(t, v.post(path+"/cloture", nil), http.StatusOK, "La campagne est close.")
	if got := v.post(path+"/echeance", moved); got.status != http.StatusOK {
		t.Errorf("the double of an act that was done: %d", got.status)
	}
	moved.Set("cle", "autre")
	if got := v.post(path+"/echeance", moved); got.status != http.StatusConflict {
		t.Errorf("the deadline of a closed campaign moves: %d", got.status)
	}
}
