package model

import (
	"context"
	"slices"

	"ctin/governance"
)

const insertMembership = `
	insert into memberships (coordination_id, person_id, organization_id, roles, created_at)
	values ($1, $2, nullif($3, 0), $4, $5)
	returning id`

// addMembership gives a person roles, for an organisation or in their own name.
func (t *tx) addMembership(ctx context.Context, m governance.Membership) (governance.MembershipID, error) {
	if m.OrganizationID != 0 {
		if _, err := t.collegeOf(ctx, m.CoordinationID, m.OrganizationID); err != nil {
			return 0, err
		}
	}
	err := t.get(ctx, &m.ID, insertMembership, m.CoordinationID, m.PersonID, m.OrganizationID, m.Roles, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: m.CoordinationID, action: "membership.create", kind: "membership", object: int64(m.ID), after: m})
	return m.ID, nil
}

// GrantMembership gives roles to someone the coordination knows.
func (s *Store) GrantMembership(
	ctx context.Context, actor governance.Actor, m governance.Membership,
) (governance.MembershipID, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return 0, err
	}
	m.CoordinationID = actor.Coordination
	id, err := s.write(ctx, actor, "membership.create", func(t *tx) (int64, error) {
		if err := t.get(ctx, &m.PersonID, selectKnown, actor.Coordination, m.PersonID); err != nil {
			return 0, err
		}
		id, err := t.addMembership(ctx, m)
		return int64(id), err
	})
	return governance.MembershipID(id), err
}

const lockCoordinators = `
	select m.id
	from memberships m
	where m.coordination_id = $1 and m.ended_at is null and 'coordinator' = any(string_to_array(m.roles, ' '))
		and exists (select from accounts a where a.person_id = m.person_id)
	order by m.id
	for update of m`

const lockMembership = `
	select m.id, m.coordination_id, m.person_id, coalesce(m.organization_id, 0) as organization_id, m.roles,
		m.created_at, m.ended_at, m.version
	from memberships m
	where m.coordination_id = $1 and m.id = $2
	for update`

const selectHeld = `
	select m.id, m.coordination_id, m.person_id, coalesce(m.organization_id, 0) as organization_id, m.roles,
		coalesce(o.siren, '') as siren
	from memberships m
	left join organizations o on o.id = m.organization_id
	where m.coordination_id = $1 and m.person_id = $2 and m.ended_at is null`

// still checks that the actor's rights are what they were when the request
// began: another coordinator may have removed them while this write waited.
func (t *tx) still(ctx context.Context, p governance.Permission) error {
	var held []governance.Membership
	if err := t.list(ctx, &held, selectHeld, t.actor.Coordination, t.actor.PersonID); err != nil {
		return err
	}
	return t.actor.In(t.actor.Coordination, held).Must(p)
}

// lockedMembership reads an open membership, and how many others make a
// coordinator of someone who can log in. Whoever changes rights in the same
// coordination waits: two coordinators who remove each other go one by one.
func (t *tx) lockedMembership(ctx context.Context, id governance.MembershipID) (HeldMembership, int, error) {
	var coordinators []governance.MembershipID
	if err := t.list(ctx, &coordinators, lockCoordinators, t.actor.Coordination); err != nil {
		return HeldMembership{}, 0, err
	}
	if err := t.still(ctx, governance.ManageMembers); err != nil {
		return HeldMembership{}, 0, err
	}
	var m HeldMembership
	if err := t.get(ctx, &m, lockMembership, t.actor.Coordination, id); err != nil {
		return m, 0, err
	}
	if m.EndedAt != nil {
		return m, 0, governance.Fail(governance.Conflict, msgMembershipEnded)
	}
	others := slices.DeleteFunc(coordinators, func(c governance.MembershipID) bool { return c == id })
	return m, len(others), nil
}

const updateMembershipRoles = `
	update memberships set roles = $4, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// ChangeRoles changes what a membership gives. The last coordinator stays one (P8).
func (s *Store) ChangeRoles(
	ctx context.Context, actor governance.Actor, id governance.MembershipID, version int, roles governance.RoleSet,
) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "membership.change", func(t *tx) (int64, error) {
		m, others, err := t.lockedMembership(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := governance.KeepCoordinator(m.Roles, roles, others); err != nil {
			return 0, err
		}
		if err := t.change(ctx, updateMembershipRoles, actor.Coordination, id, version, roles); err != nil {
			return 0, err
		}
		after := m.Membership
		after.Roles = roles
		t.record(event{
			chain: actor.Coordination, action: "membership.change", kind: "membership", object: int64(id),
			fields: []string{"roles"}, before: m.Membership, after: after,
		})
		return int64(id), nil
	})
	return err
}

// Removal ends a membership.
type Removal struct {
	ID      governance.MembershipID
	Version int
	// MandatesOn is the last day of the mandates that go with it, or empty to
	// leave them: a seat counts, a membership gives rights.
	MandatesOn governance.Date
	Today      governance.Date
}

const endMembership = `
	update memberships set ended_at = $4, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

const revokeMembershipInvitations = `
	update invitations set revoked_at = $3, version = version + 1
	where coordination_id = $1 and membership_id = $2 and accepted_at is null and revoked_at is null
	returning id`

// EndMembership takes a membership's rights back, from the next request on.
// What was done under it stays, and it stays listed among the past ones. The
// last coordinator cannot go (P8).
func (s *Store) EndMembership(ctx context.Context, actor governance.Actor, r Removal) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "membership.end", func(t *tx) (int64, error) {
		m, others, err := t.lockedMembership(ctx, r.ID)
		if err != nil {
			return 0, err
		}
		if err := governance.KeepCoordinator(m.Roles, nil, others); err != nil {
			return 0, err
		}
		if err := t.endMandatesOf(ctx, m, r); err != nil {
			return 0, err
		}
		return int64(r.ID), t.endMembership(ctx, m, r.Version)
	})
	return err
}

// endMembership records the end, and takes back the invitation still open.
func (t *tx) endMembership(ctx context.Context, m HeldMembership, version int) error {
	if err := t.change(ctx, endMembership, m.CoordinationID, m.ID, version, t.at); err != nil {
		return err
	}
	t.record(event{
		chain: m.CoordinationID, action: "membership.end", kind: "membership", object: int64(m.ID), before: m.Membership,
	})
	var revoked []int64
	if err := t.list(ctx, &revoked, revokeMembershipInvitations, m.CoordinationID, m.ID, t.at); err != nil {
		return err
	}
	for _, id := range revoked {
		t.record(event{chain: m.CoordinationID, action: "invitation.revoke", kind: "invitation", object: id})
	}
	return nil
}

// selectMandatesOf is the mandates, open or to come on a day ($3), that go
// with a membership: those on the seats of its organisation ($4), or all of
// them when it is the last ($5) that the person has.
const selectMandatesOf = heldMandates + `
		and (m.ends_on is null or m.ends_on > $3)
		and (coalesce(s.organization_id, 0) = $4 or not exists (
			select from memberships h
			where h.coordination_id = $1 and h.person_id = $2 and h.ended_at is null and h.id <> $5
		))
	order by m.seat_id, m.id`

// endMandatesOf ends the mandates that go with a membership, and cancels those
// that have not begun.
func (t *tx) endMandatesOf(ctx context.Context, m HeldMembership, r Removal) error {
	if r.MandatesOn == "" {
		return nil
	}
	var held []HeldMandate
	err := t.list(ctx, &held, selectMandatesOf, m.CoordinationID, m.PersonID, r.MandatesOn, m.OrganizationID, m.ID)
	if err != nil {
		return err
	}
	for _, h := range held {
		mandate, _, err := t.lockedMandate(ctx, m.CoordinationID, h.ID)
		if err != nil {
			return err
		}
		if err := t.endOrCancel(ctx, mandate, r.MandatesOn, r.Today); err != nil {
			return err
		}
	}
	return nil
}

// endOrCancel ends a mandate on a day, or cancels it when it has not begun.
func (t *tx) endOrCancel(ctx context.Context, m governance.Mandate, on, today governance.Date) error {
	if m.StartsOn > on && m.StartsOn > today {
		return t.cancelMandate(ctx, m, today)
	}
	after, err := governance.EndMandate(m, on)
	if err != nil {
		return err
	}
	return t.changeMandate(ctx, "mandate.end", m, after)
}

// MembershipRecord is one membership with whom it is for, and the mandates
// that may end with it.
type MembershipRecord struct {
	HeldMembership
	GivenName  string
	FamilyName string
	Mandates   []HeldMandate
}

// Name is the person's name.
func (r MembershipRecord) Name() string {
	return governance.Person{GivenName: r.GivenName, FamilyName: r.FamilyName}.Name()
}

const selectMembership = `
	select m.id, m.coordination_id, m.person_id, coalesce(m.organization_id, 0) as organization_id, m.roles,
		coalesce(o.siren, '') as siren, coalesce(o.name, '') as organization, m.created_at, m.ended_at, m.version,
		p.given_name, p.family_name
	from memberships m
	join people p on p.id = m.person_id
	left join organizations o on o.coordination_id = m.coordination_id and o.id = m.organization_id
	where m.coordination_id = $1 and m.id = $2`

// Membership reads one membership, to change it or end it.
func (s *Store) Membership(
	ctx context.Context, actor governance.Actor, id governance.MembershipID, today governance.Date,
) (MembershipRecord, error) {
	var r MembershipRecord
	if err := actor.Must(governance.ManageMembers); err != nil {
		return r, err
	}
	if err := s.get(ctx, &r, selectMembership, actor.Coordination, id); err != nil {
		return r, err
	}
	return r, s.list(ctx, &r.Mandates, selectMandatesOf, actor.Coordination, r.PersonID, today, r.OrganizationID, r.ID)
}
