package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"ctin/model/demonstration"
)

// twice are the writes of the conference, in an order in which each may be done,
// and the forms that they send.
type twice struct {
	*house
	coordinator, bruyere, cedre, tilleul *visitor
	made                                 string // the page that the last one led to
}

// written is all that a write leaves: what is journaled, mailed and remembered.
func (h *house) written() string {
	return h.find(`select (select count(*) from journal) || ' entries, ' || (select count(*) from outbox) || ' mails, ' ||
		(select count(*) from commitments) || ' commitments, ' || (select count(*) from payments) || ' payments, ' ||
		(select count(*) from allocations) || ' allocations, ' || (select count(*) from files) || ' files'`)
}

// once sends a form with one key, then twice at the same moment with the same:
// it is done by the first, and all three are led to the same page.
func (d *twice) once(v *visitor, path string, form url.Values) {
	d.t.Helper()
	if form == nil {
		form = url.Values{}
	}
	form.Set("cle", fmt.Sprintf("twice-%d", keys.Add(1)))
	before := d.written()
	first := v.still().post(path, form)
	if first.status != http.StatusSeeOther {
		d.t.Fatalf("%s: %d %s", path, first.status, first.text())
	}
	after := d.written()
	if after == before {
		d.t.Errorf("%s leaves nothing", path)
	}
	var all sync.WaitGroup
	answers := make([]answer, 2)
	for i := range answers {
		all.Go(func() { answers[i] = v.still().post(path, form) })
	}
	all.Wait()
	for _, got := range answers {
		if got.status != http.StatusSeeOther || got.header.Get("Location") != first.header.Get("Location") {
			d.t.Errorf("%s again: %d to %q, first to %q: %s", path, got.status, got.header.Get("Location"), first.header.Get("Location"), got.text())
		}
	}
	if again := d.written(); again != after {
		d.t.Errorf("%s with one key is done again: %s, then %s", path, after, again)
	}
	d.made = first.header.Get("Location")
}

// Issue 4: every write twice with the same key is done once.
func TestEveryWriteOfTheConferenceSentTwiceIsDoneOnce(t *testing.T) {
	h := furnish(t)
	d := &twice{
		house: h, coordinator: h.login(demonstration.Coordinator), bruyere: h.login(demonstration.FunderBruyere),
		cedre: h.login(demonstration.FunderCedre), tilleul: h.login(demonstration.FunderTilleul),
	}
	d.schemes()
	d.ladder()
	d.givings()
	d.campaign()
}

func (d *twice) schemes() {
	const schemes, envelopes = "/coordinations/sicoval/dispositifs", "/coordinations/sicoval/enveloppes"
	v := d.coordinator
	d.once(v, schemes+"/nouveau", url.Values{"name": {"Ateliers"}, "unit": {"device"}, "unit_cost": {"12,50"}})
	scheme := d.made
	d.once(v, scheme+"/modifier", url.Values{"name": {"Ateliers du soir"}, "version": {"1"}})
	funder := regexpFind(d.t, v.get(scheme+"/abondement").body, `<option value="([0-9]+)">Fonds Cèdre</option>`)
	d.once(v, scheme+"/abondement", url.Values{"funder": {funder}, "rate": {"1/2"}, "cap": {"10"}, "level": {"firm"}})
	gone := scheme + "/abondement/" + funder + "/retrait"
	d.once(v, gone, hiddenFields(d.t, v.get(gone).body, gone))
	d.once(v, envelopes+"/nouvelle", url.Values{"name": {"Réserve"}, "amount": {"1 000"}})
	d.once(v, d.made+"/modifier", url.Values{"name": {"Réserve"}, "amount": {"2 000"}, "version": {"1"}})
}

// ladder is one commitment from its entry on behalf to its end.
func (d *twice) ladder() {
	const declare = sicovalCommitments + "/nouveau"
	funder := regexpFind(d.t, d.coordinator.get(declare).body, `<option value="([0-9]+)">CIAS Bruyère</option>`)
	d.once(d.coordinator, declare, url.Values{"funder": {funder}, "purpose": {"Ateliers"}, "amount": {"1 000"}, "nature": {"cash"}})
	page := d.made
	asked := page + "/confirmation"
	d.once(d.bruyere, asked, hiddenFields(d.t, d.bruyere.get(asked).body, asked))
	d.once(d.bruyere, page+"/modifier", url.Values{"purpose": {"Ateliers"}, "amount": {"2 000"}, "nature": {"cash"}, "version": {"2"}})
	evidence := deliberation("3")
	evidence.Set("to", "agreed")
	evidence.Set("agreed_on", day(-1))
	evidence.Set("signatories", "La directrice, la présidente")
	d.once(d.bruyere, page+"/etape", evidence)
	d.once(d.bruyere, page+"/versement", url.Values{"version": {"4"}, "kind": {"instalment"}, "amount": {"500"}, "paid_on": {day(-1)}})
	d.once(d.bruyere, page+"/versement", url.Values{"version": {"5"}, "kind": {"clawback"}, "amount": {"500"}, "paid_on": {day(0)}})
	d.once(d.bruyere, page+"/retour", url.Values{"version": {"6"}, "to": {"resolved"}, "reason": {"Convention dénoncée"}})
	d.once(d.bruyere, page+"/fin", url.Values{"version": {"7"}, "to": {"withdrawn"}, "reason": {"Budget réduit"}, "on": {day(0)}})
}

// givings are what is given to actions, and taken back.
func (d *twice) givings() {
	k4 := d.find(`select a.id::text from allocations a join commitments k on k.id = a.commitment_id
		join coordinations c on c.id = a.coordination_id where c.slug = 'sicoval' and k.number = 4`)
	commitment := d.find(`select commitment_id::text from allocations where id = $1::bigint`, k4)
	action := d.find(`select action_id::text from allocations where id = $1::bigint`, k4)
	back := sicovalAllocations + "/" + k4 + "/reprendre"
	d.once(d.bruyere, back, hiddenFields(d.t, d.bruyere.get(back).body, back))
	d.once(d.bruyere, sicovalAllocations+"/nouvelle", url.Values{"commitment": {commitment}, "action": {action}, "amount": {"20 000"}})
}

// campaign is one campaign, to its end.
func (d *twice) campaign() {
	path, typed := d.prepared(d.coordinator)
	typed.Set("version", "1")
	d.once(d.coordinator, path+"/modifier", typed)
	d.once(d.coordinator, path+"/ouverture", nil)
	funder := url.Values{"funder": {typed["funders"][1]}, "word": {"Budget clos."}}
	d.once(d.bruyere, path+"/reponse", funder)
	d.once(d.bruyere, path+"/retour", url.Values{"funder": funder["funder"]})
	d.once(d.coordinator, path+"/echeance", url.Values{"deadline": {day(40)}, "reason": {"Nos votes sont tardifs."}, "version": {"3"}})
	d.once(d.coordinator, path+"/relance", nil)
	d.once(d.coordinator, path+"/cloture", nil)
}

// Issue 4 and F10: fifty people allocate the last euros at once. Exactly what
// fits is accepted; the others get 409, what is left, and what they typed.
func TestF10FiftyPeopleAllocateTheLastEurosAtOnce(t *testing.T) {
	h := furnish(t)
	people := []*visitor{h.login(demonstration.FunderBruyere), h.login(demonstration.Coordinator)}
	commitment := h.find(`update allocations a set released_at = now() from commitments k
		where k.id = a.commitment_id and k.number = 4 and k.amount = 2000000 returning k.id::text`)
	action := h.find(`select action_id::text from allocations where commitment_id = $1::bigint`, commitment)
	answers := make([]answer, 50)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() {
			answers[i] = people[i%2].still().post(sicovalAllocations+"/nouvelle",
				url.Values{"commitment": {commitment}, "action": {action}, "amount": {"3 000"}})
		})
	}
	all.Wait()
	given, told := 0, 0
	for _, got := range answers {
		switch {
		case got.status == http.StatusSeeOther:
			given++
		case got.status == http.StatusConflict && strings.Contains(got.text(), "Il reste 2 000 € à affecter ; vous en demandez 3 000 €.") &&
			strings.Contains(got.body, `value="3 000"`):
			told++
		default:
			t.Errorf("%d %s", got.status, got.text())
		}
	}
	sum := h.find(`select sum(amount)::text from allocations where commitment_id = $1::bigint and released_at is null`, commitment)
	if given != 6 || told != 44 || sum != "1800000" {
		t.Errorf("%d were given, %d were told, %s cents in all", given, told, sum)
	}
}
