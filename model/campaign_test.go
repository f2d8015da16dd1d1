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

// A deadline is moved: those still waiting are told, without an amount, and
// what it was is kept. A stale form moves nothing.
func TestAMovedDeadlineIsToldToThoseWhoWaitAndKeepsItsStory(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	tilleul, _ := h.funder(c, "Tilleul")
	cedre, refuses := h.funder(c, "Cedre")
	id := must(h.CreateCampaign(ctx, c, governance.CampaignForm{
		Title: "2027", Year: "2027", Deadline: "2026-12-10", Funders: []governance.OrganizationID{tilleul, cedre},
	}, thirdOfDecember))(t)
	refused(t, h.MoveDeadline(ctx, c, id, 1, "2026-12-31", "Votes", thirdOfDecember), governance.Conflict, "")
	refused(t, h.OpenCampaign(ctx, c, id, thirdOfDecember), "", "")
	refused(t, h.DeclineCampaign(ctx, refuses, id, cedre, "", thirdOfDecember), "", "")
	refused(t, h.MoveDeadline(ctx, c, id, 1, "2026-12-31", "Votes", thirdOfDecember), governance.Conflict, "")
	refused(t, h.MoveDeadline(ctx, c, id, 2, "2026-12-31", "", thirdOfDecember), governance.Invalid, "reason")
	refused(t, h.MoveDeadline(ctx, c, id, 2, "2026-12-31", "Vos votes sont en fin de mois.", thirdOfDecember), "", "")
	p := must(h.Campaign(ctx, refuses, id))(t)
	if p.Deadline != "2026-12-31" || len(p.Moves) != 1 || p.Moves[0].Was != "2026-12-10" || p.Moves[0].Reason == "" || p.Moves[0].MovedBy == "" {
		t.Errorf("until %s, moved %+v", p.Deadline, p.Moves)
	}
	const told = `select count(*) from outbox where subject like 'Nouvelle%' and subject !~ '€' and body ~ 'fin de mois' and recipient = '`
	if n, m := h.count(told+`tilleul@exemple.fr'`), h.count(told+`cedre@exemple.fr'`); n != 1 || m != 0 {
		t.Errorf("%d mails to who waits, %d to who declined", n, m)
	}
	if h.count(`select count(*) from journal where action = 'campaign.move'`) != 1 {
		t.Error("P4: a move is not journaled once")
	}
	if _, err := h.db.App.Exec(`update campaign_deadlines set was = deadline`); err == nil {
		t.Error("the story of a deadline is rewritten")
	}
	for role, a := range h.everyRole(c.Coordination) {
		if err := h.MoveDeadline(ctx, a, id, 3, "2027-01-31", "Votes", thirdOfDecember); governance.CodeOf(err) != governance.Forbidden {
			t.Errorf("%s moves a deadline: %v", role, err)
		}
	}
}

// F1: a funder that declined comes back by itself, once, while the campaign is
// open; it is then waited for again.
func TestF1AFunderComesBackOnItsRefusal(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Tilleul")
	_, other := h.funder(c, "Cedre")
	id := must(h.CreateCampaign(ctx, c, governance.CampaignForm{
		Title: "2027", Year: "2027", Deadline: "2026-12-10", Funders: []governance.OrganizationID{o},
	}, thirdOfDecember))(t)
	refused(t, h.OpenCampaign(ctx, c, id, thirdOfDecember), "", "")
	refused(t, h.ReturnToCampaign(ctx, funder, id, o, thirdOfDecember), governance.Conflict, "")
	refused(t, h.DeclineCampaign(ctx, funder, id, o, "Pas cette fois.", thirdOfDecember), "", "")
	refused(t, h.ReturnToCampaign(ctx, other, id, o, thirdOfDecember), governance.Forbidden, "")
	refused(t, h.ReturnToCampaign(ctx, funder, id, o, "2026-12-11"), governance.Conflict, "")
	refused(t, h.ReturnToCampaign(ctx, funder, id, o, thirdOfDecember), "", "")
	if p := must(h.Campaign(ctx, c, id))(t); p.Waiting != 1 || p.Lines[0].Word != "" {
		t.Errorf("%+v", p.Lines)
	}
	refused(t, h.ReturnToCampaign(ctx, funder, id, o, thirdOfDecember), governance.Conflict, "")
	if h.count(`select count(*) from journal where action = 'campaign.return'`) != 1 {
		t.Error("P4: a return is not journaled once")
	}
}
