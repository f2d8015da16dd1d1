package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ctin/governance"
	"ctin/model/demonstration"
)

// asked is a house where someone of Lille asks to join the Sicoval: the second
// account, so the test says, of its observer.
func asked(t *testing.T) (h *house, member string) {
	t.Helper()
	h = furnish(t)
	expect(t, h.login(demonstration.Lille).post("/rejoindre/sicoval", url.Values{"message": {"C’est mon second compte."}}), http.StatusOK)
	return h, sicovalMembers + "/personnes/" + h.personOf(demonstration.Observer)
}

func (h *house) personOf(key string) string {
	h.t.Helper()
	return h.find(`select person_id::text from accounts where sub = $1`, "demo:"+key)
}

// P5, as it is lived: a coordinator proposes, the person proves and confirms.
func TestAPersonBringsTheirTwoAccountsTogetherInABrowser(t *testing.T) {
	h, member := asked(t)
	coordinator := h.browse(demonstration.Coordinator)
	coordinator.Go(member)
	coordinator.Click("Cette personne a un second compte")
	coordinator.Click("Proposer de rattacher les deux comptes")
	coordinator.Sees("Choisissez l’autre compte de cette personne.")
	coordinator.Select("Quel est son autre compte ?", h.find(`
		select p.given_name || ' ' || p.family_name || ', ' || a.organization_label || ', ' || p.email
		from accounts a join people p on p.id = a.person_id where a.sub = 'demo:lille'`))
	coordinator.Click("Proposer de rattacher les deux comptes")
	coordinator.Sees("La proposition est envoyée aux deux adresses.")
	coordinator.Click("Cette personne a un second compte")
	coordinator.CheckPage()

	person := h.browse(demonstration.Observer)
	person.Go("/mes-comptes")
	person.CheckPage()
	person.Click("Commencer avec ce compte")
	person.Sees("Déconnectez-vous maintenant")
	person.CheckPage()
	person.Click("Me déconnecter et continuer")
	person.Click("Entrer dans la démonstration")
	person.Click(demonstration.Personas()[8].Title)
	person.Click("Relire et confirmer")
	person.Sees("Observatrice")
	person.Sees("Métropole européenne de Lille")
	person.Click("Rattacher les deux comptes")
	person.Sees("Cochez cette case pour rattacher les deux comptes.")
	person.CheckPage()
	person.Choose("Ces deux comptes sont les miens, et je suis seul ou seule à m’en servir")
	person.Click("Rattacher les deux comptes")
	person.Sees("Vos deux comptes sont rattachés")
	person.Go("/coordinations/sicoval")
	person.Sees("Ce qui vous attend")

	person.Go("/mes-comptes")
	person.Click("Détacher ce compte")
	person.CheckPage()
	person.Click("Détacher ce compte")
	person.Sees("Le compte est détaché.")
}

// Another browser proves nothing, whatever was sent to the person.
func TestAPairingDoesNotLeaveItsBrowser(t *testing.T) {
	h, member := asked(t)
	expect(t, h.login(demonstration.Coordinator).post(member+"/comptes", url.Values{"other": {h.personOf(demonstration.Lille)}}), http.StatusOK)
	pairing := pairingsPath + "/" + h.find(`select id::text from pairings`)
	first, second := h.login(demonstration.Observer), h.login(demonstration.Lille)
	expect(t, second.post(pairing, url.Values{"confirme": {"oui"}}), http.StatusConflict, "Commencez par l’autre compte")
	expect(t, first.post(pairing+"/debut", nil), http.StatusOK, "Me déconnecter et continuer")
	expect(t, second.get(pairing), http.StatusConflict, "dans un autre navigateur")
	expect(t, second.post(pairing, url.Values{"confirme": {"oui"}}), http.StatusConflict, "dans un autre navigateur")
	expect(t, h.login(demonstration.Chair).post(pairing, url.Values{"confirme": {"oui"}}), http.StatusNotFound)

	for _, c := range first.client.Jar.Cookies(h.base) {
		if c.Name == h.app.pairingCookie() {
			second.client.Jar.SetCookies(h.base, []*http.Cookie{c})
		}
	}
	expect(t, second.get(pairing), http.StatusOK, "Rattacher vos deux comptes") // as the same browser would
	h.wait(governance.PairingHold)
	expect(t, second.get(pairing), http.StatusConflict, "Plus de quinze minutes")
	if !strings.Contains(second.get("/").text(), "Lille") || strings.Contains(second.get("/coordinations").text(), "Sicoval") {
		t.Error("the second account opens what it did not")
	}
}

func TestOnesOwnContactIsCorrectedAndTheFormerAddressTold(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Member)
	page := v.get("/mes-coordonnees")
	version := versionInput.FindStringSubmatch(page.body)[1]
	expect(t, v.post("/mes-coordonnees", url.Values{"version": {version}, "email": {"murier"}}), http.StatusUnprocessableEntity, "adresse")
	expect(t, v.post("/mes-coordonnees", url.Values{"version": {version}, "email": {""}}), http.StatusUnprocessableEntity, "Indiquez une adresse")
	typed := url.Values{"version": {version}, "email": {"Nouvelle@exemple.fr"}, "phone": {"0561000000"}}
	end := v.post("/mes-coordonnees", typed)
	expect(t, end, http.StatusOK, "Vos coordonnées sont enregistrées.")
	if !strings.Contains(end.body, `value="05 61 00 00 00"`) {
		t.Error("the telephone is not shown again")
	}
	typed.Set("phone", "0562000000")
	expect(t, v.post("/mes-coordonnees", typed), http.StatusConflict, "05 61 00 00 00")
	if body := h.find(`select body from outbox where recipient = 'murier@exemple.invalid' order by id desc limit 1`); !strings.Contains(body, "nouvelle@exemple.fr") {
		t.Errorf("the former address is not told: %s", body)
	}
	if n := h.find(`select count(*)::text from journal where action = 'account.contact'`); n != "1" {
		t.Errorf("journaled %s times", n)
	}
}
