package handlers

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// F12: the table of a year shows what that year costs and lacks, and says what
// names no year; a year is typed with the cost, or refused at its field.
func TestF12TheTableOfAYearSaysWhatThatYearLacks(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	year, next := strconv.Itoa(h.now().Year()), strconv.Itoa(h.now().Year()+1)
	table := sicovalConference + "?nature=cash&year="
	expect(t, v.get(table+year), http.StatusOK, "et ce qui manque cette année-là", "1 500 000 € 1 500 000 € 1 500 000 €", "160 000 € 60 000 € 100 000 €",
		"70 000 € de dépenses ne disent pas leur année")
	expect(t, v.get(table+next), http.StatusOK, "1 500 000 € 1 500 000 € 1 500 000 €")
	expect(t, v.get(sicovalConference+"?nature=cash"), http.StatusOK, "3 000 000 € 3 000 000 € 3 000 000 €")
	cost := v.action("A4") + "/depenses/nouvelle"
	refused := v.post(cost, url.Values{"label": {"Salles"}, "amount": {"500"}, "in_kind": {"non"}, "year": {"27"}})
	if refused.status != http.StatusUnprocessableEntity || !strings.Contains(refused.text(), "Indiquez une année comme 2026.") || !strings.Contains(refused.body, "Salles") {
		t.Errorf("a year that is none: %d", refused.status)
	}
	expect(t, v.post(cost, url.Values{"label": {"Salles"}, "amount": {"500"}, "in_kind": {"non"}, "year": {next}}), http.StatusOK, "Salles Numéraire "+next+" 500 €")
	expect(t, v.get(table+next), http.StatusOK, "A4, Former 100 aidants 500 € 0 € 500 €")
	v.fewStatements(table + year)
}

// F12: a cost whose year is none of its action's stays told, to whoever reads the
// action; no cost of the story is.
func TestF12ACostOutsideThePeriodOfItsActionStaysTold(t *testing.T) {
	h := furnish(t)
	v, reader := h.login(demonstration.Coordinator), h.login(demonstration.Observer)
	for _, code := range []string{"A1", "A2", "A3", "A4", "A5"} {
		if strings.Contains(v.get(v.action(code)).text(), "Hors période") {
			t.Errorf("%s costs outside its period", code)
		}
	}
	late := strconv.Itoa(h.now().Year() + 3)
	cost := url.Values{"label": {"Bilan"}, "amount": {"500"}, "in_kind": {"non"}, "year": {late}}
	told := []string{late + " Hors période", "La dépense « Bilan » est de " + late + ", hors de la durée de l’action (", "corrigez l’année de la dépense, ou les dates de l’action"}
	expect(t, v.post(v.action("A4")+"/depenses/nouvelle", cost), http.StatusOK, told...)
	expect(t, reader.get(v.action("A4")), http.StatusOK, told...)
	v.fewStatements(v.action("A4"))
}
