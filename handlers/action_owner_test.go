package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// F13: an investment whose owner bears less than a fifth is an alert, until the
// derogation is written down.
func TestF13ADerogationIsToldAndEndsTheAlert(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	action := sicovalActions + "/" + h.find(`select a.id::text from actions a join coordinations c on c.id = a.coordination_id where c.slug = 'sicoval' and a.number = 1`)
	form := v.get(action + "/modifier")
	typed := url.Values{
		"title": {"Équiper les lieux"}, "nature": {"investment"}, "version": {versionOf(t, form)},
		"project_owner": {h.find(`select o.id::text from organizations o join coordinations c on c.id = o.coordination_id where c.slug = 'sicoval' and o.kind in ('commune', 'epci') and o.merged_into is null order by o.id limit 1`)},
		"lead":          {regexpFind(t, form.body, `<option value="([0-9]+)" selected>\(exemple\)`)},
	}
	short := v.post(action+"/modifier", typed)
	expect(t, short, http.StatusOK, "Il lui manque", "pour atteindre 20 %")
	const alert = "L’organisation qui porte l’investissement apporte moins de 20 %"
	expect(t, v.get("/coordinations/sicoval/alertes"), http.StatusOK, alert)

	typed.Set("version", versionOf(t, v.get(action+"/modifier")))
	typed.Set("owner_derogation", strings.Repeat("x", 501))
	expect(t, v.post(action+"/modifier", typed), http.StatusUnprocessableEntity, "500 caractères")
	typed.Set("owner_derogation", "Arrêté du 2 mars 2026 (exemple)")
	expect(t, v.post(action+"/modifier", typed), http.StatusOK, "par dérogation aux 20 %", "Arrêté du 2 mars 2026 (exemple)")
	if page := v.get("/coordinations/sicoval/alertes"); strings.Contains(page.text(), alert) {
		t.Error("the alert goes on after the derogation")
	}
	expect(t, v.get("/coordinations/sicoval/journal"), http.StatusOK, "dérogation aux 20 % du porteur")
}
