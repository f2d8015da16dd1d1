package handlers

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// The programme of the story has its golden figures, and takes K4 as soon as
// it is resolved.
func TestTheProgrammeOfTheStoryHasItsGoldenFigures(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Observer)
	year, next := strconv.Itoa(h.now().Year()), strconv.Itoa(h.now().Year()+1)
	page := v.get(sicovalFunding + "/programme")
	expect(t, page, http.StatusOK,
		"Ce vote n’engage pas le budget des financeurs.", "Coût 3 230 000 € Ferme 100 000 €",
		"Reste à financer 3 130 000 € en numéraire, sur les montants fermes, une fois affectés les 40 000 € disponibles du fonds commun",
		"Numéraire 3 230 000 3 230 000 100 000 40 000 20 000 3 130 000", "En nature, valorisé 18 000 18 000 18 000 18 000 0 0",
		"1 520 000", "90 000 € de moins", "A1 Déployer 60 conseillers", "État, préfecture de la Haute-Garonne, K1 Annoncé 1 500 000 1 500 000 0 3 000 000",
		"Caisse Saule, K7 Annoncé, à confirmer", "Affecté à aucune action",
		year+" 1 660 000 1 610 000 80 000 20 000 20 000 1 600 000", next+" 1 500 000 1 520 000 20 000 20 000 0 1 500 000",
		"Hors période ou sans année 70 000 100 000 0 0 0 70 000", "Total 3 230 000 3 230 000 100 000 40 000 20 000 3 170 000",
		"Le total des années, 3 170 000 € en numéraire, moins 40 000 € disponibles du fonds commun, donne le reste à financer : 3 130 000 €.",
		"Coût 160 000 0 0 160 000 Reste à financer 100 000 0 0 100 000",
	)
	expect(t, v.get(sicovalConference+"?nature=cash&year="+year), http.StatusOK, "Total 1 660 000 € 1 610 000 € dont 30 000 € à confirmer 1 600 000 €")
	expect(t, v.get(sicovalFunding), http.StatusOK, "Programme coordonné")
	bruyere := h.login(demonstration.FunderBruyere)
	bruyere.get(sicovalCommitments)
	expect(t, bruyere.post(bruyere.linkTo("K4")+"/etape", deliberation("1")), http.StatusOK, "C’est enregistré.")
	expect(t, v.get(sicovalFunding+"/programme"), http.StatusOK, "Reste à financer 3 110 000 €", "Ferme 120 000 €")
	expect(t, v.get(sicovalFunding+"/programme?from=2030&years=1"), http.StatusOK, "2030 – chiffres du", "Numéraire 3 230 000 3 230 000 120 000")
	if got := v.get(sicovalFunding + "/programme?years=6"); got.status != http.StatusUnprocessableEntity || !strings.Contains(got.text(), "une à 5 années") {
		t.Errorf("six years: %d %s", got.status, got.text())
	}
	v.fewStatements(sicovalFunding + "/programme")
	file := v.get(sicovalFunding + "/programme.pdf?years=2")
	if file.status != http.StatusOK || !strings.HasPrefix(file.body, "%PDF-") {
		t.Errorf("the file: %d", file.status)
	}
	expect(t, h.login(demonstration.Coordinator).get("/coordinations/haute-garonne-exemple/financements/programme"), http.StatusOK, "Rien à programmer pour l’instant")
}

// C11 and F18: what is put to the vote keeps its figures, whatever becomes of
// the commitments, and goes once to the meeting that is being prepared.
func TestC11AProgrammePutToTheVoteKeepsItsFigures(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	path := sicovalFunding + "/programme"
	period := url.Values{"from": {""}, "years": {""}}
	none := v.post(path, period)
	if none.status != http.StatusConflict || !strings.Contains(none.text(), "Aucune séance du comité stratégique n’est en préparation") {
		t.Errorf("without a meeting: %d %s", none.status, none.text())
	}
	h.find(`insert into meetings (coordination_id, committee_id, number, title, state, starts_at, created_at)
		select c.id, k.id, 9, 'Comité de printemps', 'draft', now() + interval '90 days', now()
		from coordinations c join committees k on k.coordination_id = c.id and k.kind = 'strategic' where c.slug = 'sicoval' returning id::text`)
	expect(t, v.get(path), http.StatusOK, "Inscrire à l’ordre du jour", "Comité de printemps")
	if strings.Contains(h.login(demonstration.FunderCedre).get(path).text(), "Inscrire à l’ordre du jour") {
		t.Error("a funder is offered to put it to the vote")
	}
	period.Set("cle", "twice")
	for range 2 { // a double click
		expect(t, v.post(path, period), http.StatusOK, "inscrit à l’ordre du jour", "Programme coordonné de financement", "Ce vote n’engage pas le budget des financeurs")
	}
	if n := h.find(`select count(*)::text from agenda_items where programme_id is not null`); n != "1" {
		t.Errorf("%s items", n)
	}
	again := v.post(path, url.Values{})
	if again.status != http.StatusConflict || !strings.Contains(again.text(), "déjà à l’ordre du jour") {
		t.Errorf("a second time: %d", again.status)
	}
	bruyere := h.login(demonstration.FunderBruyere)
	bruyere.get(sicovalCommitments)
	expect(t, bruyere.post(bruyere.linkTo("K4")+"/etape", deliberation("1")), http.StatusOK, "C’est enregistré.")
	year := strconv.Itoa(h.now().Year())
	cost := url.Values{"label": {"Salles"}, "amount": {"500"}, "in_kind": {"non"}, "year": {year}}
	expect(t, v.post(v.action("A4")+"/depenses/nouvelle", cost), http.StatusOK, "Salles")
	now := v.get(path)
	expect(t, now, http.StatusOK, "Ferme 120 000 €", "Soumis au vote", "édition 1", year+" 1 660 500 ", "Coût 500 0 15 000 15 500")
	frozen := v.get(regexpFind(t, now.body, `href="(`+path+`/[0-9]+)"`))
	hash := h.find(`select content_hash from programmes`)
	expect(t, frozen, http.StatusOK, "Ferme 100 000 €", "Reste à financer 3 130 000 €", "Édition 1. Empreinte du contenu : "+hash,
		year+" 1 660 000 1 610 000 80 000 20 000 20 000 1 600 000")
	if draft := h.find(`select draft from agenda_items where programme_id is not null`); !strings.Contains(draft, hash) {
		t.Errorf("the item does not name the figures: %s", draft)
	}
	if file := v.get(frozen.path + "/programme.pdf"); !strings.HasPrefix(file.body, "%PDF-") {
		t.Errorf("the file of the edition: %d", file.status)
	}
	if got := h.login(demonstration.Lille).get(strings.Replace(frozen.path, "sicoval", "metropole-europeenne-de-lille", 1)); got.status != http.StatusNotFound {
		t.Errorf("P3: from another coordination: %d", got.status)
	}
}
