package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ctin/model/demonstration"
)

func TestTheStoryOfACommitmentSaysWhatChangedAndADayShowsWhatWasKnown(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderBruyere)
	k4 := v.linkTo("K4")
	amended := url.Values{
		"version": {"1"}, "purpose": {"Chèques et ateliers"}, "quantity": {"2 000"}, "amount": {"20 000"}, "nature": {"cash"}, "lapse_date": {day(300)},
		"scheme": {regexpFind(t, v.get(k4+"/modifier").body, `<option value="([0-9]+)" selected>Pass numérique`)},
	}
	expect(t, v.post(k4+"/modifier", amended), http.StatusOK, "Directrice (exemple) change ce qu’il finance et la date de caducité.")
	amended.Set("version", "2")
	amended.Set("quantity", "2 500")
	amended.Set("amount", "")
	expect(t, v.post(k4+"/modifier", amended), http.StatusOK,
		"Directrice (exemple) porte le montant de 20 000 € à 25 000 €, et change la quantité.")
	unborn := v.get(k4 + "?au=2020-03-15")
	expect(t, unborn, http.StatusOK, "Le dimanche 15 mars 2020, cet engagement n’était pas encore enregistré")
	if strings.Contains(unborn.text(), "à corriger") || !strings.Contains(unborn.body, `value="2020-03-15"`) {
		t.Error("who reads the past has nothing to mend")
	}
	expect(t, v.get(k4+"?au=15%20mars"), http.StatusOK, "Indiquez une date comme")
	h.wait(10 * 24 * time.Hour)
	v = h.login(demonstration.FunderBruyere)
	amended.Set("version", "3")
	amended.Set("quantity", "3 000")
	expect(t, v.post(k4+"/modifier", amended), http.StatusOK, "Bruyère : 30 000 € (3 000 chèques à 10 €)")
	expect(t, v.get(k4+"?au="+day(5)), http.StatusOK, "Tel qu’il était connu le", "Bruyère : 25 000 € (2 500 chèques à 10 €)")
	expect(t, v.get(sicovalFunding+"?au="+day(5)), http.StatusOK, "Numéraire 3 235 000 €")
	expect(t, v.get(sicovalFunding), http.StatusOK, "Numéraire 3 240 000 €")
	for _, page := range []string{sicovalFunding, sicovalFunding + "/dispositifs", sicovalCommitments} {
		expect(t, v.get(page+"?au=2020-03-15"), http.StatusOK, "Ce qui était connu le dimanche 15 mars 2020")
	}
	expect(t, v.get(sicovalFunding+"?au=bient"), http.StatusOK, "Indiquez une date comme", "3 240 000 €")
	expect(t, v.get(k4), http.StatusOK, "Joindre une pièce")
	expect(t, v.get(k4+"/piece"), http.StatusOK, "Joindre une pièce à l’engagement K4", "Délibération", "25 Mo au plus")
	expect(t, v.post(k4+"/piece", url.Values{"kind": {"deliberation"}}), http.StatusUnprocessableEntity, "Choisissez le fichier à joindre.")
}
