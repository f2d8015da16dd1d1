package handlers

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

const (
	sicovalActions     = "/coordinations/sicoval/actions"
	sicovalAllocations = "/coordinations/sicoval/affectations"
)

// action is the page of an action of the demonstration, by its code.
func (v *visitor) action(code string) string {
	v.h.t.Helper()
	page := v.get(sicovalActions + "?q=" + code)
	return regexpFind(v.h.t, page.body, `href="(`+sicovalActions+`/[0-9]+)">`+code+` `)
}

// versionOf is the version that the form of a page carries.
func versionOf(t *testing.T, page answer) string {
	t.Helper()
	return regexpFind(t, page.body, `name="version" value="([0-9]+)"`)
}

func TestThePlanOnScreenIsThatOfTheStory(t *testing.T) {
	h := furnish(t)
	v, bruyere := h.login(demonstration.Coordinator), h.login(demonstration.FunderBruyere)
	expect(t, v.get(sicovalActions), http.StatusOK, "5 actions",
		"Reste à financer (sur montants fermes) : 3 130 000 €", "Il manque 3 170 000 € aux actions, et 40 000 € du fonds commun",
		"A1 Déployer 60 conseillers numériques", "3 000 000 € 3 000 000 €", "A2 Distribuer 16 000 chèques Pass numérique", "160 000 € 100 000 €",
		"55 000 € 55 000 €", "15 000 € 15 000 €", "0 € et 18 000 € en nature 0 €", "1 jalon en retard", "Bloquée")
	expect(t, v.get(v.action("A2")), http.StatusOK,
		"K2 Syndicat Amandier", "60 000 € 37,5 %", "80 000 € 50 %", "20 000 € 12,5 %",
		"Coût 160 000 € 0 €", "Annoncé 160 000 € 0 €", "Ferme (délibéré) 60 000 € 0 €", "Reste à financer (sur montants fermes) 100 000 € 0 €",
		"Écart si tout l’annoncé se confirme 0 € 0 €", "Commander les chèques", "En retard", "Directrice (exemple)", "CIAS Bruyère")
	expect(t, v.get(v.action("A3")), http.StatusOK, "Ce qui la bloque : Le local d’accueil", "Non confirmé")
	expect(t, v.get(v.action("A5")), http.StatusOK, "Coût 0 € 18 000 €", "Reste à financer (sur montants fermes) 0 € 0 €", "100 %")
	expect(t, v.get(sicovalAllocations), http.StatusOK, "40 000 € à affecter", "K5 Fondation Tilleul", "6 affectations")

	expect(t, bruyere.post(bruyere.linkTo("K4")+"/etape", deliberation("1")), http.StatusOK, "C’est enregistré.")
	expect(t, v.get(sicovalActions), http.StatusOK, "3 110 000 €", "Il manque 3 150 000 € aux actions", "160 000 € 80 000 €")
}

// The tables of what is left show the ten commitments with the most of it.
func TestTheTablesOfWhatIsLeftStayShort(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderBruyere)
	own := regexpFind(t, v.get(sicovalCommitments+"/nouveau").body, `name="funder" value="([0-9]+)"`)
	for amount := range 11 {
		typed := url.Values{"funder": {own}, "purpose": {fmt.Sprintf("Montant n° %d.", amount+1)}, "amount": {strconv.Itoa(amount + 1)}, "nature": {"cash"}}
		expect(t, v.post(sicovalCommitments+"/nouveau", typed), http.StatusOK, "Votre intention est déclarée.")
	}
	page := v.get(sicovalAllocations)
	expect(t, page, http.StatusOK, "Montant n° 11.", "Et 1 autre engagement, dont il reste moins. Voir tous les engagements")
	if strings.Contains(page.text(), "Montant n° 1.") {
		t.Error("the least is shown as well")
	}
}

func TestAnActionIsAddedCorrectedAndCancelled(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	form := v.get(sicovalActions + "/nouvelle")
	lead := regexpFind(t, form.body, `<option value="([0-9]+)">\(exemple\) Coordinatrice`)
	finding := regexpFind(t, form.body, `name="findings" type="checkbox" value="([0-9]+)"`)
	typed := url.Values{"title": {""}, "nature": {"running"}, "starts_on": {"demain"}, "objective": {"Cent cafés"}, "lead": {lead}, "findings": {finding}}
	page := v.post(sicovalActions+"/nouvelle", typed)
	expect(t, page, http.StatusUnprocessableEntity, "Donnez un titre à l’action.", "Indiquez une date comme 03/12/2026.")
	for _, kept := range []string{"Cent cafés", `value="demain"`, `value="` + lead + `" selected`, `value="` + finding + `" checked`} {
		if !strings.Contains(page.body, kept) {
			t.Errorf("the form has no %s", kept)
		}
	}
	typed.Set("title", "Ouvrir cent cafés numériques")
	typed.Set("starts_on", "3/12/2026")
	typed.Set("cle", "once")
	made := v.post(sicovalActions+"/nouvelle", typed)
	expect(t, made, http.StatusOK, "L’action est ajoutée au plan.", "A6 Ouvrir cent cafés numériques", "3 décembre 2026", "Prévue", "C1 ")
	if again := v.post(sicovalActions+"/nouvelle", typed); again.path != made.path {
		t.Errorf("a double click made %s beside %s", again.path, made.path)
	}

	a6 := made.path
	expect(t, v.post(a6+"/depenses/nouvelle", url.Values{"label": {"Café"}, "amount": {"douze"}, "in_kind": {"non"}}),
		http.StatusUnprocessableEntity, "Écrivez le montant en chiffres")
	expect(t, v.post(a6+"/depenses/nouvelle", url.Values{"label": {"Café"}, "amount": {"1 250,50"}, "in_kind": {"non"}}),
		http.StatusOK, "La dépense est ajoutée.", "1 250,50 €", "Reste à financer (sur montants fermes) 1 250,50 €")
	expect(t, v.post(a6+"/jalons/nouveau", url.Values{"title": {"Ouvrir"}}), http.StatusUnprocessableEntity, "Indiquez l’échéance du jalon.")
	expect(t, v.post(a6+"/jalons/nouveau", url.Values{"title": {"Ouvrir"}, "due_on": {"2020-01-01"}}), http.StatusOK, "Le jalon est ajouté.", "1 jalon en retard")

	v.correctsWhatItIsMadeOf(a6)

	moved := v.post(a6+"/avancement", url.Values{"version": {"1"}, "state": {"blocked"}, "progress": {"beaucoup"}})
	expect(t, moved, http.StatusUnprocessableEntity, "Dites en quelques mots ce qui bloque l’action", "Indiquez un avancement de 0 à 100.")
	if !strings.Contains(moved.body, `value="beaucoup"`) {
		t.Error("what was typed is lost")
	}
	expect(t, v.post(a6+"/avancement", url.Values{"version": {"1"}, "state": {"cancelled"}, "progress": {"0"}, "blocker": {"x"}}),
		http.StatusUnprocessableEntity, "Choisissez où en est l’action.")

	asked := v.get(a6 + "/annuler")
	expect(t, asked, http.StatusOK, "Annuler l’action A6, « Ouvrir cent cafés numériques » ?")
	cancel := hiddenFields(t, asked.body, a6+"/annuler")
	expect(t, v.post(a6+"/annuler", cancel), http.StatusUnprocessableEntity, "Dites en quelques mots ce qui bloque l’action, ou pourquoi elle est annulée.")
	cancel.Set("motif", "Plus de café")
	expect(t, v.post(a6+"/annuler", cancel), http.StatusOK, "L’action est annulée.", "Pourquoi elle est annulée : Plus de café")
}

// correctsWhatItIsMadeOf corrects the only cost line and the only milestone of
// an action: a second save of the same reading is given both texts.
func (v *visitor) correctsWhatItIsMadeOf(action string) {
	v.h.t.Helper()
	t := v.h.t
	for _, tt := range []struct {
		part         string
		typed, wrong url.Values
		problem      string
		shown        []string
	}{
		{
			"depenses",
			url.Values{"label": {"Thé"}, "amount": {"1 300"}, "in_kind": {"non"}},
			url.Values{"label": {"Thé"}, "amount": {"0"}, "in_kind": {"non"}},
			"supérieur à zéro",
			[]string{"La dépense est enregistrée.", "Thé Numéraire Toute la durée 1 300 €"},
		},
		{
			"jalons",
			url.Values{"title": {"Inaugurer"}, "due_on": {"2021-02-03"}},
			url.Values{"title": {"Inaugurer"}, "due_on": {"hier"}},
			"Indiquez une date comme 03/12/2026.",
			[]string{"Le jalon est enregistré.", "Inaugurer 3 février 2021"},
		},
	} {
		path := regexpFind(t, v.get(action).body, `href="(`+action+"/"+tt.part+`/[0-9]+/modifier)"`)
		form := v.get(path)
		tt.typed.Set("version", versionOf(t, form))
		tt.wrong.Set("version", versionOf(t, form))
		expect(t, v.post(path, tt.wrong), http.StatusUnprocessableEntity, tt.problem)
		expect(t, v.post(path, tt.typed), http.StatusOK, tt.shown...)
		tt.typed.Set("cle", "late")
		late := v.post(path, tt.typed)
		expect(t, late, http.StatusConflict, "Quelqu’un a enregistré ces informations")
		if versionOf(t, late) != "2" {
			t.Errorf("%s: the late form is not of the new version", tt.part)
		}
	}
}

func TestTwoPeopleCorrectAnActionAndTheSecondIsTold(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	a1 := v.action("A1")
	typed := url.Values{"title": {"Déployer 61 conseillers"}, "nature": {"running"}, "version": {"1"}}
	expect(t, v.post(a1+"/modifier", typed), http.StatusOK, "L’action est enregistrée.", "61 conseillers")
	typed.Set("title", "Déployer 62 conseillers")
	late := v.post(a1+"/modifier", typed)
	expect(t, late, http.StatusConflict, "Déployer 61 conseillers")
	if !strings.Contains(late.body, `value="Déployer 62 conseillers"`) || versionOf(t, late) != "2" {
		t.Error("what was typed is lost")
	}
}

func TestALeadSaysHowTheirActionGoesAndNobodyElse(t *testing.T) {
	h := furnish(t)
	lead, other := h.login(demonstration.ViceChair), h.login(demonstration.Member)
	a3 := lead.action("A3")
	if got := other.get(a3 + "/avancement"); got.status != http.StatusForbidden {
		t.Errorf("another member: %d", got.status)
	}
	if text := other.get(a3).text(); strings.Contains(text, "Dire où en est l’action") {
		t.Error("another member is offered to say how it goes")
	}
	form := lead.get(a3 + "/avancement")
	expect(t, lead.post(a3+"/avancement", url.Values{"version": {versionOf(t, form)}, "state": {"in_progress"}, "progress": {"30"}}),
		http.StatusOK, "L’avancement est enregistré.", "En cours", "Avancement : 30 %")
	tick := html.UnescapeString(regexpFind(t, lead.get(a3).body, `action="(`+a3+`/jalons/[0-9]+)"`))
	future := url.Values{"version": {"1"}, "done_on": {day(3)}}
	expect(t, lead.post(tick, future), http.StatusUnprocessableEntity, "Cette date est à venir")
	done := hiddenFields(t, lead.get(a3).body, tick)
	expect(t, lead.post(tick, done), http.StatusOK, "Le jalon est enregistré.", "Atteint")
	if got := other.post(tick, done); got.status != http.StatusForbidden {
		t.Errorf("another member ticks it: %d", got.status)
	}
}

func TestF10AllocatingMoreThanIsLeftSaysWhatIsLeft(t *testing.T) {
	h := furnish(t)
	v, bruyere := h.login(demonstration.Coordinator), h.login(demonstration.FunderBruyere)
	asked := regexpFind(t, v.get(v.action("A2")).body, `href="(`+sicovalAllocations+`/[0-9]+/reprendre)">Reprendre<span class="govuk-visually-hidden"> \(K4\)`)
	page := v.get(asked)
	expect(t, page, http.StatusOK, "Reprendre 20 000 € de l’engagement K4 à l’action A2 ?")
	expect(t, v.post(asked, nil), http.StatusUnprocessableEntity)
	expect(t, v.post(asked, hiddenFields(t, page.body, asked)), http.StatusOK, "L’affectation est reprise")

	form := bruyere.get(sicovalAllocations + "/nouvelle")
	if strings.Contains(form.body, "Fonds Cèdre") {
		t.Error("a funder is offered the money of another")
	}
	k4 := regexpFind(t, form.body, `<option value="([0-9]+)">K4 CIAS Bruyère`)
	a2 := strings.TrimPrefix(v.action("A2"), sicovalActions+"/")
	typed := url.Values{"commitment": {k4}, "action": {a2}, "amount": {"21 000"}}
	late := bruyere.post(sicovalAllocations+"/nouvelle", typed)
	expect(t, late, http.StatusConflict, "Il reste 20 000 € à affecter ; vous en demandez 21 000 €.")
	if !strings.Contains(late.body, `value="21 000"`) {
		t.Error("what was typed is lost")
	}
	typed.Set("amount", "20 000")
	expect(t, bruyere.post(sicovalAllocations+"/nouvelle", typed), http.StatusOK, "Le montant est affecté à l’action.", "K4 CIAS Bruyère")
}

// From a finding to a payment, and back, by links alone.
func TestTheThreadIsWalkedByLinks(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Member)
	follow := func(from, label string) string {
		t.Helper()
		page := v.get(from)
		expect(t, page, http.StatusOK, "Le fil, du constat au versement")
		return regexpFind(t, page.body, `<a href="([^"]*)"><strong>`+label+`</strong>`)
	}
	a2 := v.action("A2")
	finding := follow(a2, "C1")
	if back := follow(finding, "A2"); back != a2 {
		t.Errorf("from the finding to %s", back)
	}
	commitment := follow(finding, "K2")
	if back := follow(commitment, "A2"); back != a2 {
		t.Errorf("from the commitment to %s", back)
	}
	k5 := v.get(v.linkTo("K5"))
	expect(t, k5, http.StatusOK, "Versements K5", "20 000 €")
}

func TestPagesOfThePlanTakeAtMostEightStatements(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	a2 := v.action("A2")
	finding := regexpFind(t, v.get(a2).body, `<a href="([^"]*)"><strong>C1</strong>`)
	v.fewStatements(
		"/coordinations/sicoval", sicovalActions, sicovalActions+"?late=oui&gap=oui", a2, a2+"/modifier", sicovalAllocations,
		sicovalAllocations+"/nouvelle", finding,
	)
}

// The plan on a phone, with and without scripts.
func TestAnActionMovesOnAPhone(t *testing.T) {
	h := furnish(t)
	for name, options := range map[string][]browsertest.Option{
		"scripts": {browsertest.Size(360, 740)}, "no scripts": {browsertest.Size(360, 740), browsertest.NoScript()},
	} {
		t.Run(name, func(t *testing.T) {
			h := h.inside(t)
			tab := h.browse(demonstration.Coordinator, options...)
			tab.Go(sicovalActions)
			tab.Click("A4 Former 100 aidants")
			tab.Click("Dire où en est l’action")
			tab.Choose("En cours")
			tab.Fill("Avancement", "15")
			tab.Click("Enregistrer l’avancement")
			tab.Sees("L’avancement est enregistré.")
			tab.Sees("15")
		})
	}
}
