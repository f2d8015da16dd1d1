package model

import (
	"context"
	"testing"

	"ctin/governance"
)

// campaigns opens n campaigns that end on a day, and ask one funder.
func (h *house) campaigns(c governance.Actor, funder governance.OrganizationID, n int, deadline governance.Date) {
	h.t.Helper()
	h.scan(nil, `
		with made as (
			insert into campaigns (coordination_id, title, year, opens_on, deadline, state, created_by, created_at, opened_at)
			select $1, 'Campagne ' || n, 1999 + n, '2026-01-01', $3, 'open', $4, $5, $5
			from generate_series(1, $2::int) n
			returning coordination_id, id
		)
		insert into campaign_funders (coordination_id, campaign_id, funder_id)
		select coordination_id, id, $6
		from made`, c.Coordination, n, deadline, c.PersonID, h.now, funder)
}

// P3: a hundred campaigns whose deadline has passed hide none of the thirty
// under way; the most urgent are shown first, and how many there are is known.
// A day ends where the campaign is held.
func TestP3CampaignsThatAreOverHideNoneUnderWay(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	var places []Place
	var person governance.PersonID
	for _, held := range []struct {
		name     string
		n        int
		deadline governance.Date
	}{{"Agen", 101, "2026-12-02"}, {"Lille", 29, "2026-12-04"}, {"Sicoval", 1, thirdOfDecember}, {"Nouméa", 1, thirdOfDecember}} {
		c := h.open(held.name)
		o, funder := h.funder(c, "Tilleul")
		if person == 0 {
			person = funder.PersonID
		}
		h.scan(nil, `update memberships set person_id = $1 where person_id = $2`, person, funder.PersonID)
		stranger, _ := h.funder(c, "Cedre")
		h.campaigns(c, o, held.n, held.deadline)
		h.scan(nil, `update campaigns set scheme_id = $2 where coordination_id = $1`, c.Coordination, h.pass(c)) // one campaign a year and a scheme
		h.campaigns(c, stranger, 3, "2026-12-05")
		zone := map[string]string{"Nouméa": "Pacific/Noumea"}[held.name] // where it is the 4th already
		if zone == "" {
			zone = "Europe/Paris"
		}
		h.scan(nil, `update coordinations set time_zone = $2 where id = $1`, c.Coordination, zone)
		places = append(places, Place{Coordination: governance.Coordination{ID: c.Coordination, Name: held.name, TimeZone: zone}, Memberships: h.actor(c.Coordination, person).Memberships})
	}
	me := governance.Actor{PersonID: person}
	few := must(h.OwnedCampaigns(ctx, me, places, false))(t)
	if few.Count != 30 || len(few.Lines) != 25 || few.Lines[0].Place.Name != "Sicoval" || few.Lines[1].Place.Name != "Lille" {
		t.Errorf("%d of %d, the first is %+v", len(few.Lines), few.Count, few.Lines[:min(len(few.Lines), 1)])
	}
	all := must(h.OwnedCampaigns(ctx, me, places, true))(t)
	if all.Count != 30 || len(all.Lines) != 30 {
		t.Errorf("all: %d of %d", len(all.Lines), all.Count)
	}
	for _, k := range all.Lines {
		if k.Funder != "Tilleul" || k.On(k.Place.Today(h.now)) != governance.CampaignOpen {
			t.Errorf("%s asks %s until %s", k.Place.Name, k.Funder, k.Deadline)
		}
	}
}
