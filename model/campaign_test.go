package model

import (
	"context"
	"sync"
	"testing"

	"ctin/governance"
)

// Two coordinators who open the same campaign at once: one does, funders are
// told once, and the other hears that it is open.
func TestACampaignIsOpenedOnceWhoeverOpensIt(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, _ := h.funder(c, "Tilleul")
	second := h.member(c.Coordination, governance.Coordinator)
	id := must(h.CreateCampaign(ctx, c, governance.CampaignForm{
		Title: "2027", Year: "2027", Deadline: "2026-12-31", Funders: []governance.OrganizationID{o},
	}, thirdOfDecember))(t)
	errs := make([]error, 8)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() {
			a := c
			if i%2 == 1 {
				a = second
			}
			errs[i] = h.OpenCampaign(ctx, a, id, thirdOfDecember)
		})
	}
	all.Wait()
	opened := 0
	for _, err := range errs {
		switch governance.CodeOf(err) {
		case "":
			opened++
		case governance.Conflict:
		default:
			t.Errorf("refused otherwise: %v", err)
		}
	}
	if mails := h.count(`select count(*) from outbox where recipient = 'tilleul@exemple.fr' and subject like 'Campagne%' and body !~ '€'`); opened != 1 || mails != 1 {
		t.Errorf("opened %d times, %d mails", opened, mails)
	}
	for day, want := range map[governance.Date]int{thirdOfDecember: 1, thirdOfDecember.AddDays(1): 1} {
		n := 0
		for range 3 {
			n += must(h.RemindFunders(ctx, c, id, day))(t)
		}
		if day == thirdOfDecember && n > want {
			t.Errorf("reminded %d times on %s", n, day)
		}
	}
}

// P3: a campaign of another coordination does not exist, and no role but the
// coordinator's runs one.
func TestP3ACampaignIsOfItsCoordination(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c, abroad := h.open("Sicoval"), h.open("Lille")
	o, _ := h.funder(c, "Tilleul")
	form := governance.CampaignForm{Title: "2027", Year: "2027", Deadline: "2026-12-31", Funders: []governance.OrganizationID{o}}
	id := must(h.CreateCampaign(ctx, c, form, thirdOfDecember))(t)
	_, err := h.Campaign(ctx, abroad, id)
	refused(t, err, governance.NotFound, "")
	refused(t, h.OpenCampaign(ctx, abroad, id, thirdOfDecember), governance.NotFound, "")
	_, err = h.CreateCampaign(ctx, abroad, form, thirdOfDecember) // whose funder is of another coordination
	refused(t, err, governance.Invalid, "funders")
	for role, a := range h.everyRole(c.Coordination) {
		refused(t, h.OpenCampaign(ctx, a, id, thirdOfDecember), governance.Forbidden, "")
		refused(t, h.CloseCampaign(ctx, a, id), governance.Forbidden, "")
		if _, err := h.RemindFunders(ctx, a, id, thirdOfDecember); governance.CodeOf(err) != governance.Forbidden {
			t.Errorf("%s reminds: %v", role, err)
		}
	}
}
