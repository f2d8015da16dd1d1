package handlers

import (
	"net/http"
	"net/url"
	"os/exec"
	"strings"
	"testing"
	"time"

	"ctin/model/demonstration"

	"github.com/xuri/excelize/v2"
)

const sicovalEnvelopes = "/coordinations/sicoval/enveloppes"

func TestF9EnvelopesArePartedAndRefuseOneEuroMore(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	expect(t, v.get(sicovalEnvelopes), http.StatusOK, "Pass numérique, 16 000 chèques (exemple)", "160 000 €", "140 000 €", "20 000 €")
	plan := v.post(sicovalEnvelopes+"/nouvelle", url.Values{"name": {"France Relance"}, "amount": {"250 000 000"}, "fact": {"D"}})
	expect(t, plan, http.StatusOK, "L’enveloppe est ajoutée.", "Il reste 250 000 000 € sur 250 000 000 €.", "source D")
	parent := regexpFind(t, plan.body, `enveloppes/nouvelle\?parent=([0-9]+)`)
	for name, amount := range map[string]string{"Conseillers": "200 000 000", "Réseaux": "40 000 000", "Aidants": "10 000 000"} {
		expect(t, v.post(sicovalEnvelopes+"/nouvelle", url.Values{"name": {name}, "amount": {amount}, "parent": {parent}}), http.StatusOK, "L’enveloppe est ajoutée.")
	}
	full := v.post(sicovalEnvelopes+"/nouvelle", url.Values{"name": {"Un euro"}, "amount": {"1"}, "parent": {parent}})
	expect(t, full, http.StatusConflict, "L’enveloppe « France Relance » n’a plus que 0 € à répartir ; vous en demandez 1 €.")
	if !strings.Contains(full.body, `value="Un euro"`) {
		t.Error("what was typed is lost")
	}
	expect(t, v.get(plan.path), http.StatusOK, "Les 250 000 000 € de cette enveloppe sont entièrement répartis ou engagés.", "Conseillers", "Réseaux", "Aidants")
	stale := url.Values{"name": {"Relance"}, "amount": {"250 000 000"}, "version": {"1"}}
	expect(t, v.post(plan.path+"/modifier", stale), http.StatusOK, "L’enveloppe est enregistrée.")
	stale.Set("name", "Plan de relance")
	expect(t, v.post(plan.path+"/modifier", stale), http.StatusConflict, "Valeur enregistrée entre-temps : Relance")
	if got := h.login(demonstration.Member).get(plan.path); got.status != http.StatusOK || strings.Contains(got.text(), "Modifier l’enveloppe") {
		t.Errorf("a member reads it and changes nothing: %d", got.status)
	}
}

func TestF9ACommitmentPastItsEnvelopeIsRefusedAtItsAmount(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderBruyere)
	form := v.get(sicovalCommitments + "/nouveau")
	funder := regexpFind(t, form.body, `name="funder" value="([0-9]+)"`)
	pass := regexpFind(t, form.body, `<option value="([0-9]+)">Pass numérique[^<]*par chèque</option>`)
	plan := regexpFind(t, form.body, `<option value="([0-9]+)">Pass numérique, [^<]*reste 20\x{202f}000\x{a0}€</option>`)
	typed := url.Values{"funder": {funder}, "scheme": {pass}, "quantity": {"2 001"}, "nature": {"cash"}, "envelope": {plan}}
	expect(t, v.post(sicovalCommitments+"/nouveau", typed), http.StatusConflict,
		"Il reste 20 000 € dans l’enveloppe « Pass numérique, 16 000 chèques (exemple) » ; vous en demandez 20 010 €.")
	typed.Set("quantity", "2 000")
	expect(t, v.post(sicovalCommitments+"/nouveau", typed), http.StatusOK, "Votre intention est déclarée.", "Enveloppe", "Pass numérique, 16 000 chèques")
}

func TestReadySchemesFillTheForm(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	page := v.get("/coordinations/sicoval/dispositifs/nouveau?modele=pass")
	expect(t, page, http.StatusOK, "Un dispositif prêt, « Pass numérique »", "dites qui l’abonde", "Hubs France connectée", "Aidants Connect", "Fonds commun")
	for _, field := range []string{`value="Pass numérique"`, `value="voucher" checked`, `name="book_low" type="text" value="50"`, `name="book_high" type="text" value="100"`} {
		if !strings.Contains(page.body, field) {
			t.Errorf("the form has no %s", field)
		}
	}
	made := v.post("/coordinations/sicoval/dispositifs/nouveau", url.Values{
		"name": {"Pass d’ailleurs"}, "unit": {"voucher"}, "unit_cost": {"10"}, "book_low": {"50"}, "book_high": {"100"}, "years": {"2"}, "fact": {"A"},
	})
	expect(t, made, http.StatusOK, "Le dispositif est ajouté.", "de 50 € à 100 €", "2 ans, en parts égales")
	expect(t, v.post("/coordinations/sicoval/dispositifs/nouveau", url.Values{"name": {"x"}, "years": {"vingt"}}),
		http.StatusUnprocessableEntity, "Indiquez un nombre d’années, de 1 à 10.")
}

func TestF17AConfidentialIntentionIsOnNoPageOfTheOthers(t *testing.T) {
	h := furnish(t)
	bruyere := h.login(demonstration.FunderBruyere)
	form := bruyere.get(sicovalCommitments + "/nouveau")
	funder := regexpFind(t, form.body, `name="funder" value="([0-9]+)"`)
	made := bruyere.post(sicovalCommitments+"/nouveau", url.Values{
		"funder": {funder}, "purpose": {"Projet tu"}, "amount": {"123 456"}, "nature": {"cash"}, "confidential": {"oui"},
	})
	expect(t, made, http.StatusOK, "Votre intention est déclarée.", "Confidentiel", "ne compte dans aucun total")
	expect(t, h.login(demonstration.Coordinator).get(made.path), http.StatusOK, "Projet tu")
	for _, who := range []string{demonstration.FunderCedre, demonstration.Member, demonstration.Observer, demonstration.Chair} {
		v := h.login(who)
		if got := v.get(made.path); got.status != http.StatusNotFound {
			t.Errorf("%s reads it: %d", who, got.status)
		}
		for path := range doors {
			path, is := strings.CutPrefix(path, "GET /coordinations/:slug")
			if !is || strings.Contains(path, ":") || path == "/evenements" {
				continue
			}
			for _, asked := range []string{"", "?q=projet", "?year=2027&rows=scheme&level=announced"} {
				h.wait(10 * time.Second) // exports are limited
				page := v.get("/coordinations/sicoval" + path + asked)
				if page.status != http.StatusOK && page.status != http.StatusForbidden && page.status != http.StatusConflict {
					t.Errorf("%s is answered %d on %s", who, page.status, path)
				}
				if text := unfolded(t, page); strings.Contains(text, "Projet tu") || strings.Contains(text, "123 456") || strings.Contains(text, "123456") || strings.Contains(text, "3 353 456") {
					t.Errorf("%s finds it on %s%s", who, path, asked)
				}
				if asked == "" && page.header.Get("Content-Disposition") != "" {
					break // a file has no search
				}
			}
		}
	}
}

// unfolded is all that an answer says: the text of a page, a PDF or a workbook.
func unfolded(t *testing.T, a answer) string {
	t.Helper()
	if strings.HasPrefix(a.body, "%PDF") {
		reader := exec.Command("pdftotext", "-layout", "-", "-")
		reader.Stdin = strings.NewReader(a.body)
		out, err := reader.Output()
		if err != nil {
			t.Fatal(err)
		}
		return answer{body: string(out)}.text()
	}
	if !strings.HasPrefix(a.body, "PK") {
		return a.text()
	}
	book, err := excelize.OpenReader(strings.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	var text []string
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			text = append(text, row...)
		}
	}
	return strings.Join(text, " ")
}

func TestD6AlertsSayTheFiguresTheyCompare(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	expect(t, v.get("/coordinations/sicoval/alertes"), http.StatusOK, "Alertes de cohérence", "De l’abondement serait perdu",
		"20 000 € seraient perdus si rien ne bouge", "Abondement acquis 60 000 €", "Plafond 80 000 €")
	ready := regexpFind(t, v.get(sicovalEnvelopes+"/nouvelle").body, `<option value="([0-9]+)">Pass numérique[^<]*par chèque</option>`)
	made := v.post(sicovalEnvelopes+"/nouvelle", url.Values{
		"name": {"Pass 2018"}, "amount": {"10 000 000"}, "scheme": {ready}, "target": {"1 500 000"}, "target_unit": {"voucher"}, "fact": {"C"},
	})
	says := []string{"L’enveloppe ne paie pas une unité pour chaque visée", "L’enveloppe donne 6,67 € par chèque", "Le dispositif coûte 10 € par chèque"}
	expect(t, made, http.StatusOK, says...)
	expect(t, v.get("/coordinations/sicoval/alertes"), http.StatusOK, append(says, "Pass 2018")...)
	expect(t, v.get(sicovalFunding), http.StatusOK, "Alertes de cohérence")
}
