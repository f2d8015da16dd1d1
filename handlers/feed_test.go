package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// The secret address is shown once, read by anyone who has it, and told apart
// when nothing changed.
func TestTheAddressOfOnesCalendarIsShownOnce(t *testing.T) {
	h := furnish(t)
	v, calendar := h.login(demonstration.FunderBruyere), h.stranger()
	expect(t, v.get("/mon-agenda"), http.StatusOK, "Vous n’avez pas d’adresse", "Quiconque la connaît")
	page := v.post("/mon-agenda", nil)
	expect(t, page, http.StatusOK, "elle ne sera plus montrée", "Changer d’adresse")
	address, err := url.Parse(regexpFind(t, page.body, `id="adresse-secrete" readonly value="([^"]+)"`))
	if err != nil {
		t.Fatal(err)
	}
	if again := v.get("/mon-agenda"); strings.Contains(again.body, address.Path) {
		t.Error("the address is shown twice")
	}
	file := calendar.get(address.Path)
	if file.status != http.StatusOK || !strings.HasPrefix(file.header.Get("Content-Type"), "text/calendar") || !strings.Contains(file.body, "BEGIN:VEVENT") {
		t.Errorf("the calendar answers %d: %s", file.status, file.body)
	}
	r, err := http.NewRequest(http.MethodGet, h.base.String()+address.Path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("If-None-Match", file.header.Get("ETag"))
	if same := calendar.do(r); same.status != http.StatusNotModified {
		t.Errorf("an unchanged calendar answers %d", same.status)
	}
	expect(t, calendar.get(strings.TrimSuffix(address.Path, ".ics")), http.StatusNotFound)
	expect(t, v.post("/mon-agenda/revocation", nil), http.StatusOK, "L’adresse ne sert plus")
	expect(t, calendar.get(address.Path), http.StatusNotFound)
	h.unhurt()
}
