package model

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"ctin/governance"
)

// account lets a person log in.
func (h *house) account(p governance.PersonID) {
	h.t.Helper()
	h.scan(nil, `insert into accounts (person_id, issuer, sub, created_at, last_login_at) values ($1, 'test', $2, $3, $3)`,
		p, fmt.Sprint("person ", p), h.now)
}

// coordinator is a further coordinator, who has logged in.
func (h *house) coordinator(first governance.Actor) governance.Actor {
	h.t.Helper()
	a := h.member(first.Coordination, governance.Coordinator)
	h.account(a.PersonID)
	return a
}

func TestTheLastCoordinatorStays(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	own := actor.Memberships[0].ID
	refused(t, h.EndMembership(ctx, actor, Removal{ID: own, Version: 1}), governance.Conflict, "roles")
	refused(t, h.ChangeRoles(ctx, actor, own, 1, governance.RoleSet{governance.Member}), governance.Conflict, "roles")

	invited := h.member(actor.Coordination, governance.Coordinator) // has never logged in
	refused(t, h.EndMembership(ctx, actor, Removal{ID: own, Version: 1}), governance.Conflict, "roles")

	h.account(invited.PersonID)
	if err := h.ChangeRoles(ctx, actor, own, 1, governance.RoleSet{governance.Coordinator, governance.Chair}); err != nil {
		t.Errorf("a change that keeps the role: %v", err)
	}
	if err := h.EndMembership(ctx, actor, Removal{ID: own, Version: 2}); err != nil {
		t.Errorf("P8: with another coordinator, the first may leave: %v", err)
	}
	if h.entries(actor, "membership.end", int64(own)) != 1 {
		t.Error("P4: the end is not in the journal")
	}
}

func TestTwoCoordinatorsWhoRemoveEachOtherAreOneRemoval(t *testing.T) {
	for _, extra := range []int{0, 1} {
		t.Run(fmt.Sprintf("and %d who watch", extra), func(t *testing.T) {
			h, ctx := newHouse(t), context.Background()
			for round := range 5 {
				a := h.open(fmt.Sprint("Sicoval ", round))
				b := h.coordinator(a)
				for range extra {
					h.coordinator(a)
				}
				var all sync.WaitGroup
				var errs [2]error
				all.Go(func() { errs[0] = h.EndMembership(ctx, a, Removal{ID: b.Memberships[0].ID, Version: 1}) })
				all.Go(func() {
					errs[1] = h.ChangeRoles(ctx, b, a.Memberships[0].ID, 1, governance.RoleSet{governance.Observer})
				})
				all.Wait()
				if (errs[0] == nil) == (errs[1] == nil) {
					t.Fatalf("P8: exactly one succeeds; got %v and %v", errs[0], errs[1])
				}
				left := h.count(`select count(*) from memberships where coordination_id = $1 and ended_at is null and roles = 'coordinator'`, a.Coordination)
				if left != 1+extra {
					t.Fatalf("%d coordinators are left", left)
				}
			}
		})
	}
}

func TestARemovedCoordinatorMayDoNothingMore(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	a := h.open("Sicoval")
	b := h.coordinator(a)
	member := h.member(a.Coordination, governance.Member)
	if err := h.EndMembership(ctx, a, Removal{ID: b.Memberships[0].ID, Version: 1}); err != nil {
		t.Fatal(err)
	}
	err := h.EndMembership(ctx, b, Removal{ID: member.Memberships[0].ID, Version: 1})
	refused(t, err, governance.NotFound, "") // b still carries the rights read when the request began
	if next := h.actor(a.Coordination, b.PersonID); next.May(governance.Read) {
		t.Error("the next request still has rights")
	}
	refused(t, h.EndMembership(ctx, a, Removal{ID: b.Memberships[0].ID, Version: 2}), governance.Conflict, "")
}

func TestARemovalMayEndMandatesToo(t *testing.T) {
	for _, tt := range []struct {
		rule      string
		on        governance.Date
		another   bool // the person keeps another membership
		of        bool // the membership is for the organisation of their seat
		wantEnd   governance.Date
		wantAhead int // mandates to come that are left
	}{
		{"seats are left unless told", "", false, true, "", 1},
		{"they end on the day, and those to come are cancelled", "2026-11-30", false, true, "2026-11-30", 0},
		{"with the last membership go the seats of any organisation", "2026-11-30", false, false, "2026-11-30", 0},
		{"another membership keeps the seats of its organisation", "2026-11-30", true, false, "", 1},
		{"but not those of this one", "2026-11-30", true, true, "2026-11-30", 0},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			h, ctx := newHouse(t), context.Background()
			actor := h.open("Sicoval")
			seat := governance.Seat{
				CommitteeID: h.strategic(actor), OrganizationID: actor.Memberships[0].OrganizationID, Voting: true, StartsOn: "2026-01-01",
			}
			now, later := must(h.CreateSeat(ctx, actor, seat))(t), must(h.CreateSeat(ctx, actor, seat))(t)
			mandate := h.holder(actor, now, "Amandier", "2026-02-01")
			var rose governance.PersonID
			h.scan(&rose, `select person_id from mandates where id = $1`, mandate)
			must(h.Designate(ctx, actor, Designation{Mandate: governance.Mandate{
				SeatID: later, PersonID: rose, Kind: governance.Holder, StartsOn: "2027-01-01",
			}}))(t)
			m := governance.Membership{PersonID: rose, Roles: governance.RoleSet{governance.Member}}
			if tt.of {
				m.OrganizationID = seat.OrganizationID
			}
			id := must(h.GrantMembership(ctx, actor, m))(t)
			if tt.another {
				h.scan(nil, `insert into memberships (coordination_id, person_id, organization_id, roles, created_at)
					values ($1, $2, nullif($3, 0), 'member', $4)`, actor.Coordination, rose, otherThan(m.OrganizationID, seat.OrganizationID), h.now)
			}
			if err := h.EndMembership(ctx, actor, Removal{ID: id, Version: 1, MandatesOn: tt.on, Today: "2026-12-03"}); err != nil {
				t.Fatal(err)
			}
			var end governance.Date
			h.scan(&end, `select ends_on from mandates where id = $1`, mandate)
			if ahead := h.count(`select count(*) from mandates where seat_id = $1`, later); end != tt.wantEnd || ahead != tt.wantAhead {
				t.Errorf("ends on %q, %d to come", end, ahead)
			}
		})
	}
}

// otherThan is the organisation of a second membership: the one that the first is not for.
func otherThan(first, organization governance.OrganizationID) governance.OrganizationID {
	if first == organization {
		return 0
	}
	return organization
}

func TestARemovalTakesItsInvitationBack(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	rose := must(h.bring(actor, governance.Person{FamilyName: "Amandier", Email: "rose@exemple.fr"}))(t)
	id := must(h.GrantMembership(ctx, actor, governance.Membership{PersonID: rose, Roles: governance.RoleSet{governance.Member}}))(t)
	h.scan(nil, `insert into invitations (coordination_id, membership_id, email, token_hash, invited_by, created_at, sent_at, expires_at)
		values ($1, $2, 'rose@exemple.fr', 'x', $3, $4, $4, $4)`, actor.Coordination, id, actor.PersonID, h.now)
	if err := h.EndMembership(ctx, actor, Removal{ID: id, Version: 1}); err != nil {
		t.Fatal(err)
	}
	if n := h.count(`select count(*) from invitations where membership_id = $1 and revoked_at is null`, id); n != 0 {
		t.Error("the invitation is still open")
	}
	if n := h.count(`select count(*) from journal where action = 'invitation.revoke'`); n != 1 {
		t.Error("P4: the revocation is not in the journal")
	}
}

func TestRolesChangeOnceForWhoReadThem(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	member := h.member(actor.Coordination, governance.Member)
	id := member.Memberships[0].ID
	if err := h.ChangeRoles(ctx, actor, id, 1, governance.RoleSet{governance.Member, governance.Funder}); err != nil {
		t.Fatal(err)
	}
	if next := h.actor(actor.Coordination, member.PersonID); !next.Is(governance.Funder) {
		t.Error("the next request does not have the new role")
	}
	isStale(t, h.ChangeRoles(ctx, actor, id, 1, governance.RoleSet{governance.Observer}))
	if h.entries(actor, "membership.change", int64(id)) != 1 {
		t.Error("P4: the change is not in the journal, or the stale one is")
	}
	_, err := h.GrantMembership(ctx, actor, governance.Membership{PersonID: member.PersonID, Roles: governance.RoleSet{governance.Chair}})
	refused(t, err, governance.Conflict, "person")
}
