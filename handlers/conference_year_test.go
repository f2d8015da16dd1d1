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
