package handlers

import (
	"net/http"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// F16: a commitment is announced 60 days before its lapse, to its funder and to
// whoever runs the coordination.
func TestF16ALapseIsAnnouncedOnTheDashboard(t *testing.T) {
	h := furnish(t)
	const says = "1 engagement arrive à sa caducité"
	number := func(days string) string {
		return h.find(`update commitments k set lapse_date = (now() at time zone 'Europe/Paris')::date + ` + days + ` from coordinations c
			where c.id = k.coordination_id and c.slug = 'sicoval' and k.number = 4 returning k.id::text`)
	}
	number("61")
	bruyere := h.login(demonstration.FunderBruyere)
	if strings.Contains(bruyere.get("/coordinations/sicoval").text(), says) {
		t.Error("F16: a lapse in 61 days is announced")
	}
	for _, days := range []string{"60", "0", "-3"} {
		id := number(days)
		page := bruyere.get("/coordinations/sicoval")
		expect(t, page, http.StatusOK, says)
		if !strings.Contains(page.body, `href="`+sicovalCommitments+"/"+id+`"`) {
			t.Errorf("no link to the commitment that lapses in %s days", days)
		}
	}
	expect(t, h.login(demonstration.Coordinator).get("/coordinations/sicoval"), http.StatusOK, says)
	for _, other := range []string{demonstration.FunderCedre, demonstration.Member} {
		if strings.Contains(h.login(other).get("/coordinations/sicoval").text(), says) {
			t.Errorf("%s is told of the lapse of another", other)
		}
	}
	h.find(`update commitments set status = 'withdrawn' where lapse_date is not null and number = 4 returning id::text`)
	if strings.Contains(bruyere.get("/coordinations/sicoval").text(), says) {
		t.Error("what was withdrawn lapses")
	}
}
