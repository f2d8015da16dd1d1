package model

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"ctin/governance"
)

// choices answers the form of a renewal: one choice a seat.
func (h *house) choices(actor governance.Actor, scope RenewalScope, choose func(int, RenewalSeat) RenewalChoice) []RenewalChoice {
	h.t.Helper()
	var list []RenewalChoice
	for i, s := range must(h.RenewalSeats(context.Background(), actor, scope))(h.t) {
		c := choose(i, s)
		c.Seat, c.Mark = s.ID, s.Mark()
		list = append(list, c)
	}
	return list
}

func replaceAll(i int, s RenewalSeat) RenewalChoice {
	return RenewalChoice{Choice: governance.RenewReplace, New: governance.Person{
		GivenName: "Nouvelle", FamilyName: fmt.Sprintf("Maire %03d", i), Email: fmt.Sprintf("maire%d@exemple.fr", i),
	}}
}

var elections = RenewalScope{Kind: governance.KindCommune, EndsOn: "2026-12-31"}

func TestACouncilOf95CommunesIsRenewedInOneGo(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Lille")
	h.crowd(actor, 95)
	partner := h.seat(actor, "l’association")
	h.holder(actor, partner, "Genêt", "2026-02-01")
	choices := h.choices(actor, elections, func(i int, s RenewalSeat) RenewalChoice {
		switch {
		case i < 30:
			return RenewalChoice{Choice: governance.RenewKeep}
		case i < 40:
			return RenewalChoice{Choice: governance.RenewVacate}
		}
		return replaceAll(i, s)
	})
	if len(choices) != 95 {
		t.Fatalf("%d seats are concerned", len(choices))
	}
	before := h.count(`select count(*) from journal`) + h.count(`select count(*) from people`) + h.count(`select count(*) from mandates`)
	plan := must(h.PlanRenewal(ctx, actor, elections, choices))(t)
	if p := plan.Problems(); len(p) > 0 {
		t.Fatal(p)
	}
	if after := h.count(`select count(*) from journal`) + h.count(`select count(*) from people`) + h.count(`select count(*) from mandates`); after != before {
		t.Error("the plan changed something")
	}
	mails := h.count(`select count(*) from outbox`)
	if n := must(h.Renew(ctx, actor, elections, choices))(t); n != 95 {
		t.Errorf("%d seats renewed", n)
	}
	last := must(h.Seats(ctx, actor, SeatQuery{Day: "2026-12-31", State: "filled"}))(t)
	next := must(h.Seats(ctx, actor, SeatQuery{Day: "2027-01-01", State: "filled"}))(t)
	if last.Total != 96 || next.Total != 86 {
		t.Errorf("%d seats filled on the last day, %d the day after", last.Total, next.Total)
	}
	if n := h.count(`select count(*) from people where given_name = 'Nouvelle'`); n != 55 {
		t.Errorf("%d newcomers", n)
	}
	if h.count(`select count(*) from outbox`) != mails {
		t.Error("a mail left")
	}
	if n := h.count(`select count(*) from journal where action = 'mandate.create' and actor_id = $1`, actor.PersonID); n != 85+1 {
		t.Errorf("P4: %d mandates in the journal", n)
	}
}

func TestOneProblemAndNothingIsRenewed(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Lille")
	h.crowd(actor, 8)
	h.account(actor.PersonID)
	choices := h.choices(actor, elections, replaceAll)
	choices[1].New = governance.Person{}                                                                     // nobody
	choices[2].New.Email = "pas une adresse"                                                                 // wrong
	choices[3].New.Email = choices[0].New.Email                                                              // somebody else's, on another line
	choices[4].New.Email = "claude@exemple.fr"                                                               // of an account
	choices[5].Mark = "1.1"                                                                                  // read before a change
	choices[6].Choice, choices[6].New = governance.RenewReplace, governance.Person{FamilyName: "Élu 0002"}   // a namesake, fine
	choices = append(choices, RenewalChoice{Seat: choices[0].Seat, Mark: choices[0].Mark, Choice: "vacate"}) // twice
	choices = append(choices, RenewalChoice{Seat: 1 << 40, Choice: governance.RenewVacate})                  // not here
	plan := must(h.PlanRenewal(ctx, actor, elections, choices))(t)
	want := []string{
		RenewalField("family_name", choices[1].Seat), RenewalField("email", choices[2].Seat), RenewalField("email", choices[3].Seat),
		RenewalField("email", choices[4].Seat), RenewalField("choice", choices[5].Seat), RenewalField("choice", choices[0].Seat),
		RenewalField("choice", 1<<40),
	}
	var got []string
	for _, p := range plan.Problems() {
		got = append(got, p.Field)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("problems on\n%v, want\n%v", got, want)
	}
	if len(plan.Lines[6].Notes) != 0 {
		t.Errorf("a different name is no namesake: %v", plan.Lines[6].Notes)
	}
	if _, err := h.Renew(ctx, actor, elections, choices); len(governance.ProblemsOf(err)) != len(want) {
		t.Errorf("got %v", err)
	}
	if n := h.count(`select count(*) from mandates where ends_on is not null or starts_on <> '2026-01-01'`); n != 0 {
		t.Errorf("%d mandates changed", n)
	}
}

func TestARenewalRecognisesPeopleByTheirAddress(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Lille")
	h.crowd(actor, 4)
	h.scan(nil, `update people set email = 'mairie@exemple.fr' where family_name = 'Élu 0001'`)
	h.scan(nil, `update people set email = 'elu2@exemple.fr' where family_name = 'Élu 0002'`)
	choices := h.choices(actor, elections, func(i int, _ RenewalSeat) RenewalChoice {
		return RenewalChoice{Choice: governance.RenewReplace, New: []governance.Person{
			{GivenName: "Rose", FamilyName: "Amandier", Email: "Mairie@exemple.fr"},  // the address of the former mayor
			{GivenName: "camille", FamilyName: "ELU 0002", Email: "elu2@exemple.fr"}, // the holder again
			{GivenName: "Rose", FamilyName: "Amandier", Email: "mairie@exemple.fr"},  // the newcomer again
			{GivenName: "Camille", FamilyName: "Élu 0003"},                           // a namesake
		}[i]}
	})
	plan := must(h.PlanRenewal(ctx, actor, elections, choices))(t)
	if len(plan.Lines[0].Notes) != 1 || !strings.Contains(plan.Lines[0].Notes[0], "Camille Élu 0001") || len(plan.Lines[3].Notes) != 1 {
		t.Errorf("notes: %v and %v", plan.Lines[0].Notes, plan.Lines[3].Notes)
	}
	must(h.Renew(ctx, actor, elections, choices))(t)
	if n := h.count(`select count(*) from people where email = 'mairie@exemple.fr' and family_name = 'Amandier'`); n != 1 {
		t.Errorf("%d people have the address of the town hall", n)
	}
	if n := h.count(`select count(*) from mandates m join people p on p.id = m.person_id where p.family_name = 'Amandier' and m.starts_on = '2027-01-01'`); n != 2 {
		t.Errorf("the newcomer has %d seats", n)
	}
	if n := h.count(`select count(*) from people where family_name in ('Élu 0002', 'Élu 0003')`); n != 3 {
		t.Errorf("%d cards: the holder is the same, the namesake is not", n)
	}
}

func TestARenewalWaitsForNobodyTwice(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Lille")
	h.crowd(actor, 20)
	choices := h.choices(actor, elections, replaceAll)
	var all sync.WaitGroup
	errs := make([]error, 3)
	for i := range errs {
		all.Go(func() { _, errs[i] = h.Renew(ctx, actor, elections, choices) })
	}
	all.Wait()
	done := 0
	for _, err := range errs {
		if err == nil {
			done++
		} else if governance.CodeOf(err) != governance.Conflict {
			t.Error(err)
		}
	}
	if n := h.count(`select count(*) from mandates`); done != 1 || n != 40 {
		t.Errorf("%d renewals done, %d mandates", done, n)
	}
}

func TestARenewalNeedsALastDay(t *testing.T) {
	h := newHouse(t)
	_, err := h.RenewalSeats(context.Background(), h.open("Lille"), RenewalScope{})
	refused(t, err, governance.Invalid, "ends_on")
}
