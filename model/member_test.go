package model

import (
	"context"
	"sync"
	"testing"

	"ctin/governance"
)

// bring makes a person known to the actor's coordination.
func (h *house) bring(actor governance.Actor, p governance.Person) (governance.PersonID, error) {
	id, err := h.write(context.Background(), actor, "test", func(t *tx) (int64, error) {
		id, err := t.bringPerson(context.Background(), actor.Coordination, p)
		return int64(id), err
	})
	return governance.PersonID(id), err
}

func TestOneAddressIsOnePersonInACoordination(t *testing.T) {
	h := newHouse(t)
	actor, other := h.open("Sicoval"), h.open("Lyon")
	rose := governance.Person{GivenName: "Rose", FamilyName: "Amandier", Email: "rose@exemple.fr"}
	id := must(h.bring(actor, rose))(t)
	again := must(h.bring(actor, governance.Person{GivenName: "ROSE", FamilyName: "amandier", Email: " Rose@Exemple.FR "}))(t)
	if again != id {
		t.Error("the same address and name made two people")
	}
	_, err := h.bring(actor, governance.Person{GivenName: "Paul", FamilyName: "Genêt", Email: "rose@exemple.fr"})
	refused(t, err, governance.Conflict, "email")
	if elsewhere := must(h.bring(other, rose))(t); elsewhere == id {
		t.Error("P3: a person of one coordination was found from another")
	}
	noAddress := must(h.bring(actor, governance.Person{GivenName: "Rose", FamilyName: "Amandier"}))(t)
	if noAddress == id {
		t.Error("P11: without an address, a namesake is someone else")
	}
}

func TestTwoCardsAtOnceForOneAddressAreOne(t *testing.T) {
	h := newHouse(t)
	actor := h.open("Sicoval")
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			_, err := h.bring(actor, governance.Person{FamilyName: "Amandier", Email: "rose@exemple.fr"})
			if err != nil && governance.CodeOf(err) != governance.Conflict {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := h.count(`select count(*) from people where email = 'rose@exemple.fr'`); n != 1 {
		t.Errorf("%d cards", n)
	}
}

func TestContactsAreForThoseWhoManageMembersAndOneself(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	rose := must(h.bring(actor, governance.Person{FamilyName: "Amandier", Email: "rose@exemple.fr", Phone: "0561000000"}))(t)
	must(h.GrantMembership(ctx, actor, governance.Membership{PersonID: rose, Roles: governance.RoleSet{governance.Secretary}}))(t)
	herself := h.actor(actor.Coordination, rose)
	for who, tt := range map[string]struct {
		actor governance.Actor
		email string
	}{
		"a coordinator":     {actor, "rose@exemple.fr"},
		"herself":           {herself, "rose@exemple.fr"},
		"another secretary": {h.member(actor.Coordination, governance.Secretary), ""},
		"an observer":       {h.member(actor.Coordination, governance.Observer), ""},
	} {
		got := must(h.Member(ctx, tt.actor, rose))(t)
		if got.Email != tt.email || (got.Phone == "") != (tt.email == "") {
			t.Errorf("%s reads %q and %q", who, got.Email, got.Phone)
		}
	}
}

func TestACardIsCorrectedUntilThePersonHasAnAccount(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	rose := must(h.bring(actor, governance.Person{FamilyName: "Amandier", Email: "rose@exemple.fr"}))(t)
	must(h.bring(actor, governance.Person{FamilyName: "Genêt", Email: "paul@exemple.fr"}))(t)
	card := governance.Person{ID: rose, GivenName: "Rose", FamilyName: "Amandier", Email: "Rose@exemple.fr", Phone: "0561000000", Version: 1}
	if err := h.CorrectPerson(ctx, actor, card); err != nil {
		t.Fatal(err)
	}
	got := must(h.Member(ctx, actor, rose))(t)
	if got.Name() != "Rose Amandier" || got.Phone != "05 61 00 00 00" || got.Version != 2 || !got.Kept || got.Account {
		t.Errorf("got %+v", got)
	}
	isStale(t, h.CorrectPerson(ctx, actor, card))
	card.Version, card.Email = 2, "paul@exemple.fr"
	refused(t, h.CorrectPerson(ctx, actor, card), governance.Conflict, "email")
	card.Email, card.GivenName, card.FamilyName = "", "", ""
	refused(t, h.CorrectPerson(ctx, actor, card), governance.Invalid, "family_name")
	refused(t, h.CorrectPerson(ctx, actor, governance.Person{ID: actor.PersonID, FamilyName: "x", Version: 1}), governance.Conflict, "")
	if h.entries(actor, "person.correct", int64(rose)) != 1 {
		t.Error("P4: the correction is not in the journal, or refused ones are")
	}
}

func TestAPersonsPageShowsWhatTheyHeldAndHold(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	seat := h.seat(actor, "le maire")
	mandate := h.holder(actor, seat, "Amandier", "2026-02-01")
	var rose governance.PersonID
	h.scan(&rose, `select person_id from mandates where id = $1`, mandate)
	membership := must(h.GrantMembership(ctx, actor, governance.Membership{PersonID: rose, Roles: governance.RoleSet{governance.Member}}))(t)
	if err := h.EndMembership(ctx, actor, Removal{ID: membership, Version: 1, MandatesOn: "2026-11-30", Today: "2026-12-03"}); err != nil {
		t.Fatal(err)
	}
	must(h.GrantMembership(ctx, actor, governance.Membership{PersonID: rose, Roles: governance.RoleSet{governance.Observer}}))(t)
	got := must(h.Member(ctx, actor, rose))(t)
	if len(got.Memberships) != 2 || got.Memberships[0].EndedAt != nil || got.Memberships[1].EndedAt == nil {
		t.Errorf("memberships: %+v", got.Memberships)
	}
	if len(got.Mandates) != 1 || got.Mandates[0].EndsOn != "2026-11-30" || got.Mandates[0].Function != "le maire" {
		t.Errorf("mandates: %+v", got.Mandates)
	}
	names := must(h.PeopleNames(ctx, actor))(t)
	if len(names) != 2 || names[0].FamilyName != "Amandier" {
		t.Errorf("names: %+v", names)
	}
}
