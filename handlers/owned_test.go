package handlers

import (
	"net/http"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// A funder of two coordinations reads its commitments on one page, and nobody
// else's (P3); cash and in kind apart, at the four levels (F3, F5).
func TestAFunderReadsItsCommitmentsOfAllCoordinationsOnOnePage(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderCedre)
	expect(t, v.get("/"), http.StatusOK, "Mes engagements, dans toutes mes coordinations")
	all := v.get("/mes-engagements")
	expect(t, all, http.StatusOK,
		"Numéraire 125 000 € 45 000 € 0 € 0 €",
		"Contribution en nature valorisée 6 000 € dont 6 000 € à confirmer 0 € 0 € 0 €",
		"Les deux ensemble 131 000 € dont 6 000 € à confirmer 45 000 € 0 € 0 €",
		"Métropole européenne de Lille 45 000 € 45 000 € 0 € 0 € 6 000 €", "Sicoval 80 000 € 0 € 0 € 0 € 0 €",
		"3 engagements", "K3, Chèques du Pass numérique Pass numérique Sicoval 80 000 € Annoncé Intention Rien",
		"Délibération à joindre", "Caduc le", "À confirmer", "Déclarer une intention",
	)
	for _, other := range []string{"Tilleul", "Bruyère", "Saule", "60 postes"} {
		if strings.Contains(all.text(), other) {
			t.Errorf("P3: the page names %s", other)
		}
	}
	for _, link := range []string{"/coordinations/sicoval/engagements/", "/coordinations/metropole-europeenne-de-lille/engagements/"} {
		expect(t, v.get(regexpFind(t, all.body, `href="(`+link+`[0-9]+)"`)), http.StatusOK, "Fonds Cèdre")
	}
	expect(t, v.get(regexpFind(t, all.body, `href="([^"]+/confirmation)"`)), http.StatusOK, "Confirmer l’engagement K2 au nom de Fonds Cèdre")
	expect(t, v.get("/mes-engagements?place=sicoval"), http.StatusOK, "Numéraire 80 000 € 0 €", "1 engagement", "Tout afficher")
	expect(t, v.get("/mes-engagements?year=2001"), http.StatusOK, "Aucun engagement ne correspond")
	expect(t, v.get("/mes-engagements?place=lyon&year=cent"), http.StatusOK, "3 engagements")
	v.fewStatements("/mes-engagements", "/mes-engagements?place=sicoval")
}

// In a year, a commitment is worth what its schedule says of it (F14).
func TestF14OwnCommitmentsOfAYearAreWorthTheirCreditsOfThatYear(t *testing.T) {
	h := furnish(t)
	next := h.find(`select (extract(year from now() at time zone 'Europe/Paris')::int + 1)::text`)
	expect(t, h.login(demonstration.FunderCedre).get("/mes-engagements?year="+next), http.StatusOK,
		"Ce qui est payable en "+next, "Numéraire 22 500 € 22 500 € 0 € 0 €", "6 000 € dont 6 000 € à confirmer", "22 500 € sur 45 000 €", "2 engagements")
}

// « Déclarer une intention » leads to the form of the coordination that was chosen.
func TestAnIntentionIsDeclaredFromThePageOfAllCoordinations(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderCedre)
	got := v.get("/mes-engagements/declaration?declare=metropole-europeenne-de-lille")
	if got.path != "/coordinations/metropole-europeenne-de-lille/engagements/nouveau" {
		t.Errorf("it leads to %s", got.path)
	}
	expect(t, v.get("/mes-engagements/declaration?declare=lyon"), http.StatusOK, "Choisissez une de vos coordinations")
	one := h.login(demonstration.FunderBruyere).get("/mes-engagements")
	expect(t, one, http.StatusOK, "20 000 €", "1 engagement")
	if !strings.Contains(one.body, `href="/coordinations/sicoval/engagements/nouveau"`) {
		t.Error("who funds one coordination must choose it")
	}
}

// Rights come from memberships alone: who speaks for nobody reads nothing, and
// what has ended gives nothing any more (P2).
func TestP2WhoSpeaksForNoFunderHasNoCommitments(t *testing.T) {
	h := furnish(t)
	for _, who := range []string{demonstration.Coordinator, demonstration.Member, demonstration.Observer, demonstration.Administrator} {
		page := h.login(who).get("/mes-engagements")
		expect(t, page, http.StatusOK, "Vous ne représentez aucun financeur")
		if strings.Contains(page.text(), "€") {
			t.Errorf("%s reads amounts", who)
		}
	}
	v := h.login(demonstration.FunderCedre)
	h.db.Owner.MustExec(`update memberships set ended_at = now() where coordination_id = (select id from coordinations where slug = 'sicoval')
		and organization_id = (select id from organizations where name = 'Fonds Cèdre' and coordination_id = memberships.coordination_id)`)
	expect(t, v.get("/mes-engagements"), http.StatusOK, "Numéraire 45 000 € 45 000 €", "2 engagements")
}

// Thirty campaigns ask a funder: the page shows the most urgent, says how many
// there are, and shows them all when asked.
func TestTheCampaignsThatAskOneAreCountedAndAllShownWhenAsked(t *testing.T) {
	h := furnish(t)
	h.db.Owner.MustExec(`
		with asked as (
			select o.coordination_id, o.id, (select min(id) from people) as person
			from organizations o join coordinations c on c.id = o.coordination_id and c.slug = 'sicoval'
			where o.name = 'CIAS Bruyère'
		), made as (
			insert into campaigns (coordination_id, title, year, opens_on, deadline, state, created_by, created_at, opened_at)
			select coordination_id, 'Campagne ' || n, 2040 + n, current_date, current_date + n, 'open', person, now(), now()
			from asked, generate_series(1, 30) n
			returning coordination_id, id
		)
		insert into campaign_funders (coordination_id, campaign_id, funder_id)
		select made.coordination_id, made.id, asked.id from made, asked`)
	v := h.login(demonstration.FunderBruyere)
	page := v.get("/mes-engagements?year=2027")
	expect(t, page, http.StatusOK, "30 campagnes vous sollicitent ; voici les 25 dont l’échéance est la plus proche", "Campagne 25", "Voir toutes les campagnes")
	if strings.Contains(page.text(), "Campagne 26") {
		t.Error("the page shows them all")
	}
	all := v.get(strings.ReplaceAll(regexpFind(t, page.body, `href="([^"]*campagnes=toutes[^"]*)"`), "&amp;", "&"))
	expect(t, all, http.StatusOK, "30 campagnes vous sollicitent", "Campagne 30")
	if !strings.Contains(all.path, "/mes-engagements") || strings.Contains(all.text(), "Voir toutes les campagnes") {
		t.Errorf("all are offered again at %s", all.path)
	}
	v.fewStatements("/mes-engagements")
}
