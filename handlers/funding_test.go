package handlers

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

const (
	sicovalFunding     = "/coordinations/sicoval/financements"
	sicovalCommitments = "/coordinations/sicoval/engagements"
)

// linkTo is the page of a commitment of the demonstration, by its number.
func (v *visitor) linkTo(code string) string {
	v.h.t.Helper()
	page := v.get(sicovalCommitments + "?q=" + code)
	return regexpFind(v.h.t, page.body, `href="(/coordinations/sicoval/engagements/[0-9]+)">`+code+`, `)
}

func day(days int) string { return time.Now().In(paris()).AddDate(0, 0, days).Format(time.DateOnly) }

// deliberation is the evidence that makes an intention firm.
func deliberation(version string) url.Values {
	return url.Values{
		"to": {"resolved"}, "version": {version}, "requested_on": {day(-20)}, "budget_year": {day(0)[:4]},
		"body": {"Conseil d’administration"}, "resolved_on": {day(-2)}, "decision": {"2026-41"},
	}
}

func TestTheFiguresOnScreenAreThoseOfTheStory(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderBruyere)
	page := v.get(sicovalFunding)
	expect(t, page, http.StatusOK,
		"Annoncé Ferme (délibéré) Conventionné Versé",
		"Numéraire 3 230 000 € dont 30 000 € à confirmer 100 000 € 40 000 € 20 000 €",
		"Contribution en nature valorisée 18 000 € 18 000 € 18 000 € 0 €",
		"Les deux ensemble 3 248 000 € dont 30 000 € à confirmer 118 000 € 58 000 € 20 000 €",
		"l’abondement acquis est de 60 000 € , sur 80 000 €", "20 000 € seraient perdus si rien ne bouge.",
		"7 engagements, un par un",
	)
	expect(t, v.get(sicovalFunding+"/dispositifs"), http.StatusOK,
		"Conseillers numériques Échelle : de 0 à 3 000 000 €", "Pass numérique Échelle : de 0 à 80 000 €")
	expect(t, v.get(sicovalCommitments), http.StatusOK, "7 engagements")
	k4 := v.linkTo("K4")
	show := v.get(k4)
	expect(t, show, http.StatusOK, "CIAS Bruyère : 20 000 € (2 000 chèques à 10 €), Chèques du Pass numérique", "Enregistrer la délibération")
	moved := v.post(k4+"/etape", deliberation("1"))
	expect(t, moved, http.StatusOK, "C’est enregistré.", "Conseil d’administration, 2026-41", "Enregistrer la convention")
	expect(t, v.get(sicovalFunding), http.StatusOK,
		"Numéraire 3 230 000 € dont 30 000 € à confirmer 120 000 € 40 000 € 20 000 €", "Rien n’est perdu",
	)
}

func TestF1OnBehalfThenConfirmed(t *testing.T) {
	h := furnish(t)
	coordinator, cedre := h.login(demonstration.Coordinator), h.login(demonstration.FunderCedre)
	form := coordinator.get(sicovalCommitments + "/nouveau")
	expect(t, form, http.StatusOK, "Saisir un engagement au nom d’un financeur", "tant que ce financeur ne l’a pas confirmé lui-même")
	funder := regexpFind(t, form.body, `<option value="([0-9]+)">Fonds Cèdre</option>`)
	typed := url.Values{"funder": {funder}, "purpose": {"Des ateliers"}, "amount": {"12 500,50"}, "nature": {"cash"}}
	entered := coordinator.post(sicovalCommitments+"/nouveau", typed)
	expect(t, entered, http.StatusOK, "Il reste à confirmer par le financeur.", "Fonds Cèdre : 12 500,50 €", "À confirmer")
	if strings.Contains(entered.text(), "Confirmer l’engagement saisi en notre nom") {
		t.Error("the coordinator is offered to confirm")
	}
	path := entered.path
	if got := coordinator.get(path + "/confirmation"); got.status != http.StatusForbidden {
		t.Errorf("the coordinator confirms: %d", got.status)
	}
	if got := coordinator.post(path+"/confirmation", url.Values{"version": {"1"}}); got.status != http.StatusForbidden {
		t.Errorf("the coordinator confirms: %d", got.status)
	}
	mailed := h.find(`select body from outbox where recipient = (select p.email from people p join accounts a on a.person_id = p.id where a.sub = 'demo:cedre') order by id desc limit 1`)
	link := regexpFind(t, mailed, `(/coordinations/sicoval/engagements/[0-9]+/confirmation)`)
	tab := h.browse("")
	tab.Go(link)
	tab.Click("Entrer dans la démonstration")
	h.choose(tab, demonstration.FunderCedre)
	tab.Sees("Confirmer l’engagement K8 au nom de Fonds Cèdre") // where the mail leads, once logged in
	expect(t, cedre.get("/coordinations/sicoval"), http.StatusOK, "1 engagement à confirmer en votre nom")
	expect(t, cedre.get(sicovalFunding), http.StatusOK, "Confirmer l’engagement saisi en notre nom : K8, 12 500,50 €", "dont 42 500,50 € à confirmer")
	asked := cedre.get(path + "/confirmation")
	expect(t, asked, http.StatusOK, "Confirmer l’engagement K8 au nom de Fonds Cèdre ?", "Il a été saisi par Coordinatrice (exemple)")
	expect(t, cedre.post(path+"/confirmation", hiddenFields(t, asked.body, path+"/confirmation")), http.StatusOK,
		"L’engagement est confirmé.", "Déléguée (exemple) le confirme.")
	expect(t, cedre.get(sicovalFunding), http.StatusOK, "dont 30 000 € à confirmer")
	if got := coordinator.post(path+"/etape", deliberation("2")); got.status != http.StatusForbidden {
		t.Errorf("the coordinator moves a confirmed commitment: %d", got.status)
	}
}

func TestARefusedIntentionGivesBackWhatWasTyped(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderBruyere)
	form := v.get(sicovalCommitments + "/nouveau")
	expect(t, form, http.StatusOK, "Déclarer une intention", "Financeur : CIAS Bruyère")
	funder := regexpFind(t, form.body, `name="funder" value="([0-9]+)"`)
	pass := regexpFind(t, form.body, `<option value="([0-9]+)">Pass numérique[^<]*par chèque</option>`)
	typed := url.Values{
		"funder": {funder}, "scheme": {pass}, "quantity": {"2 000"}, "amount": {"15 000"}, "nature": {"in_kind"},
		"year": {"2026"}, "year_amount": {"10 000"}, "year-2": {"2027"}, "year_amount-2": {"quatre"}, "lapse_date": {"bientôt"},
	}
	page := v.post(sicovalCommitments+"/nouveau", typed)
	expect(t, page, http.StatusUnprocessableEntity,
		"2 000 × 10 € font 20 000 €.", "Dites comment cette contribution est valorisée", "Écrivez le montant en chiffres", "Indiquez une date comme",
		"Ce montant est voulu")
	for _, kept := range []string{`value="2 000"`, `value="15 000"`, `value="quatre"`, `value="bientôt"`, `value="in_kind" checked`} {
		if !strings.Contains(page.body, kept) {
			t.Errorf("the form has no %s", kept)
		}
	}
	typed.Set("keep_amount", "oui")
	typed.Set("valuation", "Prix du carnet")
	typed.Set("year_amount-2", "5 000")
	typed.Set("lapse_date", "")
	typed.Set("cle", "once")
	made := v.post(sicovalCommitments+"/nouveau", typed)
	expect(t, made, http.StatusOK, "Votre intention est déclarée.", "15 000 € en nature", "Le montant n’est pas la quantité multipliée par le coût unitaire", "2 000 chèques × 10 € = 20 000 €")
	if again := v.post(sicovalCommitments+"/nouveau", typed); again.path != made.path {
		t.Errorf("a double click made %s beside %s", again.path, made.path)
	}
}

func TestTwoPeopleMoveTheSameCommitmentAndTheSecondIsTold(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderBruyere)
	k4 := v.linkTo("K4")
	v.post(k4+"/etape", deliberation("1"))
	late := deliberation("1")
	late.Set("decision", "ma référence")
	page := v.post(k4+"/etape", late)
	expect(t, page, http.StatusConflict, "il est à l’étape « délibéré »")
	if !strings.Contains(page.body, `name="version" value="2"`) {
		t.Error("the form does not carry the version of now")
	}
	amended := url.Values{"version": {"1"}, "purpose": {"Autres chèques"}, "quantity": {"2 000"}, "amount": {"20 000"}, "nature": {"cash"}}
	page = v.post(k4+"/modifier", amended)
	expect(t, page, http.StatusConflict, "Valeur enregistrée entre-temps : Chèques du Pass numérique")
	if !strings.Contains(page.body, `value="Autres chèques"`) {
		t.Error("what was typed is lost")
	}
}

func TestACommitmentOnlyOffersWhatThePersonMayDo(t *testing.T) {
	h := furnish(t)
	member, coordinator := h.login(demonstration.Member), h.login(demonstration.Coordinator)
	k4 := member.linkTo("K4")
	for _, verb := range []string{"Enregistrer", "Modifier l’engagement", "Mettre fin", "Revenir en arrière", "Lire son journal"} {
		if strings.Contains(member.get(k4).text(), verb) {
			t.Errorf("a member is offered %q", verb)
		}
	}
	if strings.Contains(member.get(sicovalFunding).text(), "Déclarer") {
		t.Error("a member is offered to declare")
	}
	expect(t, coordinator.get(k4), http.StatusOK, "Mettre fin à l’engagement", "Lire son journal")
	k7 := coordinator.get(coordinator.linkTo("K7"))
	expect(t, k7, http.StatusOK, "Enregistrer la délibération", "Modifier l’engagement", "Personne ne représente encore ce financeur ici")
	journal := coordinator.get("/coordinations/sicoval/journal?nature=commitment")
	expect(t, journal, http.StatusOK, "a déclaré l’engagement K4, Chèques du Pass numérique de CIAS Bruyère")
}

func TestPaymentsAreRecordedAndTold(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderBruyere)
	k4 := v.linkTo("K4")
	evidence := deliberation("1")
	evidence.Set("to", "agreed")
	evidence.Set("agreed_on", day(-1))
	evidence.Set("signatories", "La directrice, la présidente")
	expect(t, v.post(k4+"/etape", evidence), http.StatusOK, "Enregistrer un versement")
	pay := url.Values{"version": {"2"}, "kind": {"instalment"}, "amount": {"25 000"}, "paid_on": {day(-1)}}
	expect(t, v.post(k4+"/versement", pay), http.StatusConflict, "Il reste 20 000 € à verser ; vous en enregistrez 25 000 €.")
	pay.Set("amount", "5 000")
	expect(t, v.post(k4+"/versement", pay), http.StatusOK, "5 000 € versés, 15 000 € à verser", "Directrice (exemple) enregistre un versement de 5 000 €")
	back := url.Values{"version": {"3"}, "to": {"resolved"}, "reason": {"Convention dénoncée"}}
	expect(t, v.post(k4+"/retour", back), http.StatusConflict, "Des versements sont enregistrés")
	pay.Set("kind", "clawback")
	pay.Set("version", "3")
	expect(t, v.post(k4+"/versement", pay), http.StatusOK, "−5 000 €", "enregistre un reversement de 5 000 €")
	back.Set("version", "4")
	expect(t, v.post(k4+"/retour", back), http.StatusOK, "le fait revenir à l’étape « délibéré ».", "Convention dénoncée")
	end := url.Values{"version": {"5"}, "to": {"withdrawn"}, "reason": {"Budget réduit"}, "on": {day(0)}}
	expect(t, v.post(k4+"/fin", end), http.StatusOK, "Retiré le", "Budget réduit")
}

func TestSchemesAndTheirMatching(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	const schemes = "/coordinations/sicoval/dispositifs"
	page := v.get(schemes)
	expect(t, page, http.StatusOK, "50 000 € par poste", "Source B", "Fonds Cèdre : un euro pour chaque euro ferme des autres financeurs, dans la limite de 80 000 €")
	added := v.post(schemes+"/nouveau", url.Values{"name": {"Ateliers"}, "unit": {"device"}, "unit_cost": {"12,50"}})
	expect(t, added, http.StatusOK, "Le dispositif est ajouté.", "12,50 € par équipement")
	expect(t, v.post(schemes+"/nouveau", url.Values{"name": {"Ateliers"}}), http.StatusConflict, "Un dispositif de cette coordination porte déjà ce nom.")
	expect(t, v.post(added.path+"/modifier", url.Values{"name": {"Ateliers de quartier"}, "version": {"1"}}), http.StatusOK, "Le dispositif est enregistré.")
	stale := v.post(added.path+"/modifier", url.Values{"name": {"Ateliers du soir"}, "version": {"1"}})
	expect(t, stale, http.StatusConflict, "Valeur enregistrée entre-temps : Ateliers de quartier")
	funder := regexpFind(t, v.get(added.path+"/abondement").body, `<option value="([0-9]+)">Fonds Cèdre</option>`)
	match := url.Values{"funder": {funder}, "rate": {"1/2"}, "cap": {"dix"}, "level": {"firm"}}
	expect(t, v.post(added.path+"/abondement", match), http.StatusUnprocessableEntity, "Écrivez le montant en chiffres")
	match.Set("cap", "10 000")
	expect(t, v.post(added.path+"/abondement", match), http.StatusOK, "1/2 d’euro pour chaque euro ferme", "Retirer cet abondement")
	gone := added.path + "/abondement/" + funder + "/retrait"
	expect(t, v.get(gone), http.StatusOK, "Retirer cet abondement de « Ateliers de quartier » ?")
	expect(t, v.post(gone, nil), http.StatusOK, "L’abondement est retiré.", "Aucun financeur ne complète")
}

func TestPagesOfTheConferenceTakeAtMostEightStatements(t *testing.T) {
	h := furnish(t)
	v, bruyere := h.login(demonstration.Coordinator), h.login(demonstration.FunderBruyere)
	k5 := v.linkTo("K5")
	paths := []string{
		"/coordinations/sicoval", sicovalFunding, sicovalFunding + "/dispositifs", sicovalCommitments, sicovalCommitments + "?q=pass&level=firm", sicovalCommitments + "/nouveau", k5,
		"/coordinations/sicoval/dispositifs", "/coordinations/sicoval/alertes", "/coordinations/sicoval/enveloppes", sicovalConference, sicovalConference + "?rows=scheme&year=2026",
	}
	v.fewStatements(paths...)
	bruyere.fewStatements(paths...)
}

// The story of K4 on a phone, in a real browser, with and without scripts.
func TestAFunderDeclaresOnAPhone(t *testing.T) {
	h := furnish(t)
	for name, options := range map[string][]browsertest.Option{
		"scripts": {browsertest.Size(360, 740)}, "no scripts": {browsertest.Size(360, 740), browsertest.NoScript()},
	} {
		t.Run(name, func(t *testing.T) {
			h := h.inside(t)
			tab := h.browse(demonstration.FunderBruyere, options...)
			tab.Go(sicovalFunding)
			tab.Click("Déclarer une intention")
			tab.Select("Dispositif", "Pass numérique\u00a0– 10\u00a0€ par chèque")
			tab.Fill("Quantité (facultatif)", "500")
			tab.Click("Déclarer une intention")
			tab.Sees("Votre intention est déclarée.")
			tab.Sees("5 000 € (500 chèques à 10 €)")
			tab.Click("Enregistrer la délibération")
			tab.Sees("Date de la délibération")
		})
	}
}

var svgWidth = regexp.MustCompile(`class="chart__level-1"`)

func TestTheChartDrawsEachSchemeOnItsOwnScale(t *testing.T) {
	h := furnish(t)
	page := h.login(demonstration.Observer).get(sicovalFunding + "/dispositifs")
	chart := regexpFind(t, page.body, `(?s)<figure class="chart">(.*?)</figure>`)
	for _, bar := range []string{
		`width="100.0%" height="100%" class="chart__level-1"`, // the largest of each scheme
		`width="75.0%" height="100%" class="chart__level-2"`,  // 60 000 of 80 000 €, firm
		`width="25.0%" height="100%" class="chart__level-1"`,  // 20 000 of 80 000 €
		`width="50.0%" height="100%" class="chart__level-4"`,  // 20 000 of 40 000 € paid
		`fill="url(#hachures)"`,
	} {
		if !strings.Contains(chart, bar) {
			t.Errorf("the chart has no %s", bar)
		}
	}
	if n := len(svgWidth.FindAllString(chart, -1)); n != 7 {
		t.Errorf("%d bars", n)
	}
}
