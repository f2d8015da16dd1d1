package model

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"ctin/governance"
)

// must returns what a step that cannot fail answers: must(h.Seat(…))(t).
func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// strategic is the strategic committee of a coordination.
func (h *house) strategic(actor governance.Actor) governance.CommitteeID {
	h.t.Helper()
	var id governance.CommitteeID
	h.scan(&id, `select id from committees where coordination_id = $1 and kind = 'strategic'`, actor.Coordination)
	return id
}

// seat is a voting seat of the strategic committee for a function, since the
// first of January.
func (h *house) seat(actor governance.Actor, function string) governance.SeatID {
	h.t.Helper()
	id, err := h.CreateSeat(context.Background(), actor, governance.Seat{
		CommitteeID: h.strategic(actor), Function: function, College: governance.Institutional, Voting: true, StartsOn: "2026-01-01",
	})
	return must(id, err)(h.t)
}

// holder designates someone without an account as holder of a seat.
func (h *house) holder(actor governance.Actor, seat governance.SeatID, name string, from governance.Date) governance.MandateID {
	h.t.Helper()
	id, err := h.Designate(context.Background(), actor, designation(seat, governance.Holder, name, from))
	return must(id, err)(h.t)
}

func designation(seat governance.SeatID, kind governance.MandateKind, name string, from governance.Date) Designation {
	d := Designation{Mandate: governance.Mandate{SeatID: seat, Kind: kind, StartsOn: from}}
	if name != "" {
		d.New = governance.Person{GivenName: "Camille", FamilyName: name}
	}
	return d
}

// entries counts the journal's entries of an action on an object.
func (h *house) entries(actor governance.Actor, action string, object int64) int {
	h.t.Helper()
	return h.count(`select count(*) from journal where coordination_id = $1 and action = $2 and object_id = $3`,
		actor.Coordination, action, object)
}

func TestEveryMemberMethodAsksForARight(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor, other := h.open("Sicoval"), h.open("Lyon")
	seat := h.seat(actor, "le maire")
	mandate := h.holder(actor, seat, "Amandier", "2026-02-01")
	committee := h.strategic(actor)
	var membership governance.MembershipID
	h.scan(&membership, `select id from memberships where coordination_id = $1`, actor.Coordination)
	var card governance.PersonID
	h.scan(&card, `select person_id from mandates where id = $1`, mandate)
	file := h.deed(actor, seat)

	writes := map[string]func(governance.Actor) error{
		"create a seat": func(a governance.Actor) error {
			_, err := h.CreateSeat(ctx, a, governance.Seat{CommitteeID: committee, Function: "x", College: governance.Private, StartsOn: "2026-01-01"})
			return err
		},
		"correct a seat": func(a governance.Actor) error {
			return h.CorrectSeat(ctx, a, governance.Seat{ID: seat, Version: 1, Function: "x", College: governance.Private, StartsOn: "2026-01-01"})
		},
		"close a seat": func(a governance.Actor) error { return h.CloseSeat(ctx, a, seat, 1, "2026-06-01") },
		"designate": func(a governance.Actor) error {
			_, err := h.Designate(ctx, a, designation(seat, governance.Alternate, "Genêt", "2026-02-01"))
			return err
		},
		"replace": func(a governance.Actor) error {
			d := designation(seat, governance.Holder, "Genêt", "2026-03-01")
			d.Seen = governance.Mandate{ID: mandate, Version: 1}
			_, err := h.ReplaceHolder(ctx, a, d)
			return err
		},
		"end a mandate": func(a governance.Actor) error { return h.EndMandate(ctx, a, mandate, 1, "2026-06-01") },
		"correct a mandate": func(a governance.Actor) error {
			return h.CorrectMandate(ctx, a, MandateChange{ID: mandate, Version: 1, StartsOn: "2026-03-01"})
		},
		"cancel a mandate": func(a governance.Actor) error { return h.CancelMandate(ctx, a, mandate, 1, "2026-01-01") },
		"correct a person": func(a governance.Actor) error {
			return h.CorrectPerson(ctx, a, governance.Person{ID: card, FamilyName: "x", Version: 1})
		},
		"grant": func(a governance.Actor) error {
			_, err := h.GrantMembership(ctx, a, governance.Membership{PersonID: card, Roles: governance.RoleSet{governance.Observer}})
			return err
		},
		"change roles": func(a governance.Actor) error {
			return h.ChangeRoles(ctx, a, membership, 1, governance.RoleSet{governance.Coordinator})
		},
		"end a membership": func(a governance.Actor) error { return h.EndMembership(ctx, a, Removal{ID: membership, Version: 1}) },
		"rename a body": func(a governance.Actor) error {
			return h.ChangeCommittee(ctx, a, governance.Committee{ID: committee, Version: 1, Kind: governance.WorkingGroup, Name: "x", Code: "GT"})
		},
		"read a membership": func(a governance.Actor) error {
			_, err := h.Membership(ctx, a, membership, "2026-12-03")
			return err
		},
	}
	reads := map[string]func(governance.Actor) error{
		"seat":   func(a governance.Actor) error { _, err := h.Seat(ctx, a, seat, "2026-12-03"); return err },
		"person": func(a governance.Actor) error { _, err := h.Member(ctx, a, card); return err },
		"body":   func(a governance.Actor) error { _, err := h.Committee(ctx, a, committee); return err },
		"file":   func(a governance.Actor) error { _, _, err := h.File(ctx, a, file); return err },
	}
	// These answer for the actor's own coordination: another one's actor sees another list.
	bulkWrites := map[string]func(governance.Actor) error{
		"add a body": func(a governance.Actor) error {
			_, err := h.CreateCommittee(ctx, a, governance.Committee{Kind: governance.Steering, Name: "COPIL"})
			return err
		},
		"people": func(a governance.Actor) error { _, err := h.PeopleNames(ctx, a); return err },
		"renewal seats": func(a governance.Actor) error {
			_, err := h.RenewalSeats(ctx, a, RenewalScope{EndsOn: "2026-12-31"})
			return err
		},
		"renewal plan": func(a governance.Actor) error {
			_, err := h.PlanRenewal(ctx, a, RenewalScope{EndsOn: "2026-12-31"}, nil)
			return err
		},
		"renewal": func(a governance.Actor) error {
			_, err := h.Renew(ctx, a, RenewalScope{EndsOn: "2026-12-31"}, nil)
			return err
		},
	}
	bulkReads := map[string]func(governance.Actor) error{
		"seats":  func(a governance.Actor) error { _, err := h.Seats(ctx, a, SeatQuery{Day: "2026-12-03"}); return err },
		"access": func(a governance.Actor) error { _, err := h.Access(ctx, a, AccessQuery{Day: "2026-12-03"}); return err },
		"bodies": func(a governance.Actor) error { _, err := h.Committees(ctx, a, "2026-12-03"); return err },
		"names":  func(a governance.Actor) error { _, err := h.CommitteeNames(ctx, a); return err },
	}
	nobody := map[string]governance.Actor{
		"an administrator": h.administrator(), "someone outside any coordination": {PersonID: actor.PersonID},
	}
	everyone := h.everyRole(actor.Coordination)
	for _, group := range []map[string]func(governance.Actor) error{writes, bulkWrites} {
		for name, do := range group {
			for role, a := range everyone {
				if err := do(a); governance.CodeOf(err) != governance.Forbidden {
					t.Errorf("P1: %s as %s: %v", name, role, err)
				}
			}
		}
	}
	for _, group := range []map[string]func(governance.Actor) error{reads, bulkReads} {
		for name, do := range group {
			for role, a := range everyone {
				if err := do(a); err != nil {
					t.Errorf("P2: %s as %s: %v", name, role, err)
				}
			}
		}
	}
	for _, group := range []map[string]func(governance.Actor) error{writes, bulkWrites, reads, bulkReads} {
		for name, do := range group {
			for who, a := range nobody {
				if err := do(a); governance.CodeOf(err) != governance.NotFound {
					t.Errorf("P1: %s as %s: %v", name, who, err)
				}
			}
		}
	}
	for _, group := range []map[string]func(governance.Actor) error{writes, reads} {
		for name, do := range group {
			if err := do(other); governance.CodeOf(err) != governance.NotFound && name != "create a seat" {
				t.Errorf("P3: %s from another coordination: %v", name, err)
			}
		}
	}
	refused(t, writes["create a seat"](other), governance.Conflict, "committee")
}

func TestASeatTakesTheCollegeOfItsOrganisation(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor, other := h.open("Sicoval"), h.open("Lyon")
	seat := governance.Seat{CommitteeID: h.strategic(actor), Voting: true, StartsOn: "2026-01-01"}
	h.scan(&seat.OrganizationID, `select id from organizations where coordination_id = $1`, actor.Coordination)
	id, err := h.CreateSeat(ctx, actor, seat)
	if err != nil {
		t.Fatal(err)
	}
	got := must(h.Seat(ctx, actor, id, "2026-12-03"))(t)
	if got.College != governance.Institutional || got.Organization != "Sicoval" || got.Holder.ID != 0 {
		t.Errorf("got %+v", got)
	}
	if h.entries(actor, "seat.create", int64(id)) != 1 {
		t.Error("P4: the seat is not in the journal")
	}
	h.scan(&seat.OrganizationID, `select id from organizations where coordination_id = $1`, other.Coordination)
	_, err = h.CreateSeat(ctx, actor, seat)
	refused(t, err, governance.Invalid, "organization")
}

func TestACorrectedSeatKeepsBothTextsWhenStale(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	id := h.seat(actor, "le maire")
	seat := governance.Seat{ID: id, Version: 1, Function: "la maire", College: governance.Private, StartsOn: "2026-02-01"}
	if err := h.CorrectSeat(ctx, actor, seat); err != nil {
		t.Fatal(err)
	}
	got := must(h.Seat(ctx, actor, id, "2026-12-03"))(t)
	if got.Function != "la maire" || got.Voting || got.College != governance.Private || got.StartsOn != "2026-02-01" || got.Version != 2 {
		t.Errorf("got %+v", got)
	}
	isStale(t, h.CorrectSeat(ctx, actor, seat))
	isStale(t, h.CloseSeat(ctx, actor, id, 1, "2026-06-01"))
}

func TestAClosedSeatTakesItsMandatesAlong(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	id := h.seat(actor, "le maire")
	mandate := h.holder(actor, id, "Amandier", "2026-02-01")
	if err := h.CloseSeat(ctx, actor, id, 1, "2026-09-30"); err != nil {
		t.Fatal(err)
	}
	got := must(h.Seat(ctx, actor, id, "2026-09-30"))(t)
	if got.EndsOn != "2026-09-30" || got.Holder.EndsOn != "2026-09-30" {
		t.Errorf("got %+v", got)
	}
	if h.entries(actor, "seat.close", int64(id)) != 1 || h.entries(actor, "mandate.end", int64(mandate)) != 1 {
		t.Error("P4: the closing is not in the journal")
	}
	list := must(h.Seats(ctx, actor, SeatQuery{Day: "2026-12-03", State: "past"}))(t)
	if list.Total != 1 || list.Lines[0].Holder.Name() != "Camille Amandier" {
		t.Errorf("past seats stay visible, with who sat last: %+v", list)
	}
	refused(t, h.CloseSeat(ctx, actor, id, 2, "2026-10-31"), governance.Conflict, "ends_on")
}

func TestTwoHoldersAtOnceAreOneHolder(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	seat := h.seat(actor, "le maire")
	errs := make([]error, 8)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() {
			_, errs[i] = h.Designate(ctx, actor, designation(seat, governance.Holder, fmt.Sprint("Amandier", i), "2026-02-01"))
		})
	}
	all.Wait()
	done := 0
	for _, err := range errs {
		if err == nil {
			done++
		} else {
			refused(t, err, governance.Conflict, "starts_on")
		}
	}
	if done != 1 {
		t.Errorf("%d holders on one seat the same day", done)
	}
}

func TestNoMandateOutlivesASeatThatClosesMeanwhile(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	for i := range 10 {
		seat := h.seat(actor, fmt.Sprint("siège ", i))
		var all sync.WaitGroup
		all.Go(func() { _ = h.CloseSeat(ctx, actor, seat, 1, "2026-06-30") }) // either may come first
		all.Go(func() {
			_, _ = h.Designate(ctx, actor, designation(seat, governance.Alternate, "Genêt", "2026-03-01"))
		})
		all.Go(func() { _, _ = h.Designate(ctx, actor, designation(seat, governance.Holder, "Amandier", "2026-08-01")) })
		all.Wait()
	}
	if n := h.count(`select count(*) from mandates m join seats s on s.id = m.seat_id
		where s.ends_on is not null and (m.ends_on is null or m.ends_on > s.ends_on)`); n != 0 {
		t.Errorf("%d mandates outlive their seat", n)
	}
}

func TestADoubleClickMakesOneSeat(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	actor.Key = "once"
	ids := make([]governance.SeatID, 2)
	var all sync.WaitGroup
	for i := range ids {
		all.Go(func() {
			var err error
			ids[i], err = h.CreateSeat(ctx, actor, governance.Seat{
				CommitteeID: h.strategic(actor), Function: "le maire", College: governance.Institutional, StartsOn: "2026-01-01",
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if ids[0] != ids[1] || h.count(`select count(*) from seats`) != 1 {
		t.Errorf("two clicks made the seats %v", ids)
	}
}

func TestWhoSitsIsTheSameInTheDatabaseAndInTheRule(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	held, replaced, closed := h.seat(actor, "a"), h.seat(actor, "b"), h.seat(actor, "c")
	h.seat(actor, "vacant")
	h.holder(actor, held, "Amandier", "2026-02-01")
	must(h.Designate(ctx, actor, designation(replaced, governance.Alternate, "Genêt", "2026-03-01")))(t)
	h.holder(actor, closed, "Cèdre", "2026-01-01")
	if err := h.CloseSeat(ctx, actor, closed, 1, "2026-03-31"); err != nil {
		t.Fatal(err)
	}
	var seats []governance.Seat
	var mandates []governance.Mandate
	all := must(h.Seats(ctx, actor, SeatQuery{Day: "2026-02-01"}))(t)
	for _, line := range all.Lines {
		r := must(h.Seat(ctx, actor, line.ID, "2026-02-01"))(t)
		seats = append(seats, r.Seat)
		for _, m := range r.Mandates {
			mandates = append(mandates, m.Mandate)
		}
	}
	for _, day := range []governance.Date{"2025-12-31", "2026-01-01", "2026-02-01", "2026-03-01", "2026-03-31", "2026-04-01"} {
		filled, voting := governance.Filled(seats, mandates, day)
		lines := must(h.Committees(ctx, actor, day))(t)
		if got := lines[0].Total(); got.Filled != filled || got.Voting != voting {
			t.Errorf("C2, %s: the database counts %d of %d, the rule %d of %d", day, got.Filled, got.Voting, filled, voting)
		}
	}
}

// isStale checks that a save came too late, and says so.
func isStale(t *testing.T, err error) {
	t.Helper()
	if !errors.Is(err, ErrStale) {
		t.Errorf("got %v, want a stale save", err)
	}
}
