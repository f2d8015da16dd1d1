package model

import (
	"context"
	"slices"

	"ctin/governance"
)

// Merge says which of two organisations stays, both as they were read.
type Merge struct {
	Kept, Other               governance.OrganizationID
	KeptVersion, OtherVersion int
}

// moves take to an organisation what another holds: $1 is the coordination, $2
// the one that is kept, $3 the other. Each answers the identifiers of what
// moved. A table that names an organisation has its line here.
var moves = []struct{ kind, query string }{
	{"seat", `
		update seats set organization_id = $2, version = version + 1
		where coordination_id = $1 and organization_id = $3
		returning id`},
	{"membership", `
		update memberships m set organization_id = $2, version = version + 1
		where m.coordination_id = $1 and m.organization_id = $3
			and (m.ended_at is not null or not exists (
				select from memberships k
				where k.coordination_id = $1 and k.organization_id = $2 and k.person_id = m.person_id and k.ended_at is null
			))
		returning id`},
	{"commitment", `
		update commitments set funder_id = $2
		where coordination_id = $1 and funder_id = $3
		returning id`},
	{"commitment", `
		update commitments set territory_id = $2
		where coordination_id = $1 and territory_id = $3
		returning id`},
	{"commitment", `
		update grantees g set organization_id = $2
		where g.coordination_id = $1 and g.organization_id = $3 and not exists (
			select from grantees k where k.commitment_id = g.commitment_id and k.organization_id = $2
		)
		returning g.commitment_id`},
	{"scheme", `
		update matching_rules r set funder_id = $2, version = version + 1
		where r.coordination_id = $1 and r.funder_id = $3 and not exists (
			select from matching_rules k where k.scheme_id = r.scheme_id and k.funder_id = $2
		)
		returning r.scheme_id`},
	{"campaign", `
		update campaign_funders f set funder_id = $2
		where f.coordination_id = $1 and f.funder_id = $3 and not exists (
			select from campaign_funders k where k.campaign_id = f.campaign_id and k.funder_id = $2
		)
		returning f.campaign_id`},
	{"action", `
		update actions set project_owner_id = $2, version = version + 1
		where coordination_id = $1 and project_owner_id = $3
		returning id`},
}

// MergeOrganizations merges one organisation into another, for good: what it
// holds moves, what the kept one lacks it gives, and its address leads there.
// Someone who was a member for both has the roles of both.
func (s *Store) MergeOrganizations(ctx context.Context, actor governance.Actor, m Merge) error {
	if err := actor.Must(governance.ManageOrganizations); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "organization.merge", func(t *tx) (int64, error) {
		return int64(m.Kept), t.merge(ctx, actor.Coordination, m)
	})
	return err
}

func (t *tx) merge(ctx context.Context, coordination governance.CoordinationID, m Merge) error {
	kept, other, err := t.lockBoth(ctx, coordination, m)
	if err != nil {
		return err
	}
	after, invalid := kept.Absorb(other)
	if invalid != nil {
		return invalid
	}
	after.Version, other.Version = m.KeptVersion, m.OtherVersion
	if err := t.joinMembers(ctx, coordination, m); err != nil {
		return err
	}
	if err := t.moveHoldings(ctx, coordination, m); err != nil {
		return err
	}
	if err := t.moveCarrier(ctx, coordination, m); err != nil {
		return err
	}
	if err := t.closeOrganization(ctx, other, kept.ID); err != nil {
		return err
	}
	if err := t.saveOrganization(ctx, "organization.merge", kept, after); err != nil {
		return err
	}
	return t.stillManages(ctx)
}

// lockBoth reads both in the order of their numbers, so that two merges never
// wait for each other.
func (t *tx) lockBoth(
	ctx context.Context, coordination governance.CoordinationID, m Merge,
) (kept, other governance.Organization, err error) {
	first, second := &kept, &other
	ids := []governance.OrganizationID{m.Kept, m.Other}
	if m.Other < m.Kept {
		first, second = second, first
		slices.Reverse(ids)
	}
	if err := t.get(ctx, first, lockOrganization, coordination, ids[0]); err != nil {
		return kept, other, err
	}
	return kept, other, t.get(ctx, second, lockOrganization, coordination, ids[1])
}

const selectDouble = `
	select o.id as leaving, k.id as staying, o.roles as leaving_roles, k.roles as staying_roles
	from memberships o
	join memberships k on k.coordination_id = o.coordination_id and k.person_id = o.person_id and k.ended_at is null
	where o.coordination_id = $1 and k.organization_id = $2 and o.organization_id = $3 and o.ended_at is null
	order by o.id
	for update`

const joinRoles = `
	update memberships set roles = $3, version = version + 1
	where coordination_id = $1 and id = $2`

const endDouble = `
	update memberships set ended_at = $3, version = version + 1
	where coordination_id = $1 and id = $2`

const revokeDouble = `
	update invitations set revoked_at = $3, version = version + 1
	where coordination_id = $1 and membership_id = $2 and accepted_at is null and revoked_at is null
	returning id`

// joinMembers gives those who are members for both one membership with the
// roles of both.
func (t *tx) joinMembers(ctx context.Context, coordination governance.CoordinationID, m Merge) error {
	var rows []struct {
		Leaving, Staying           governance.MembershipID
		LeavingRoles, StayingRoles governance.RoleSet
	}
	if err := t.list(ctx, &rows, selectDouble, coordination, m.Kept, m.Other); err != nil {
		return err
	}
	for _, r := range rows {
		roles := r.StayingRoles.With(r.LeavingRoles)
		if err := t.exec(ctx, joinRoles, coordination, r.Staying, roles); err != nil {
			return err
		}
		t.record(event{
			chain: coordination, action: "membership.update", kind: "membership", object: int64(r.Staying),
			fields: []string{"roles"}, before: r.StayingRoles, after: roles,
		})
		if err := t.exec(ctx, endDouble, coordination, r.Leaving, t.at); err != nil {
			return err
		}
		t.record(event{chain: coordination, action: "membership.end", kind: "membership", object: int64(r.Leaving)})
		if err := t.revokeInvitations(ctx, coordination, r.Leaving); err != nil {
			return err
		}
	}
	return nil
}

// revokeInvitations closes the invitations still open of a membership.
func (t *tx) revokeInvitations(
	ctx context.Context, coordination governance.CoordinationID, membership governance.MembershipID,
) error {
	var revoked []int64
	if err := t.list(ctx, &revoked, revokeDouble, coordination, membership, t.at); err != nil {
		return err
	}
	for _, id := range revoked {
		t.record(event{chain: coordination, action: "invitation.revoke", kind: "invitation", object: id})
	}
	return nil
}

func (t *tx) moveHoldings(ctx context.Context, coordination governance.CoordinationID, m Merge) error {
	for _, move := range moves {
		var moved []int64
		if err := t.list(ctx, &moved, move.query, coordination, m.Kept, m.Other); err != nil {
			return err
		}
		for _, id := range moved {
			t.record(event{
				chain: coordination, action: move.kind + ".update", kind: move.kind, object: id,
				fields: []string{"organization_id"}, before: m.Other, after: m.Kept,
			})
		}
	}
	return nil
}

const deleteCarriers = `
	delete from carriers
	where coordination_id = $1 and organization_id in ($2, $3)
	returning position`

const insertCarrier = `
	insert into carriers (coordination_id, organization_id, position)
	values ($1, $2, $3)`

// moveCarrier gives the kept one the better place of the two among the carriers.
func (t *tx) moveCarrier(ctx context.Context, coordination governance.CoordinationID, m Merge) error {
	var places []int
	if err := t.list(ctx, &places, deleteCarriers, coordination, m.Kept, m.Other); err != nil {
		return err
	}
	if len(places) == 0 {
		return nil
	}
	return t.exec(ctx, insertCarrier, coordination, m.Kept, slices.Min(places))
}

const closeOrganization = `
	update organizations set merged_into = $4, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

const followMerged = `
	update organizations set merged_into = $3
	where coordination_id = $1 and merged_into = $2`

// closeOrganization makes the merged one lead to the kept one; so do those
// that were merged into it before.
func (t *tx) closeOrganization(ctx context.Context, other governance.Organization, kept governance.OrganizationID) error {
	err := t.change(ctx, closeOrganization, other.CoordinationID, other.ID, other.Version, kept)
	if err != nil {
		return err
	}
	t.record(event{
		chain: other.CoordinationID, action: "organization.merge", kind: "organization", object: int64(other.ID),
		fields: []string{"merged_into"}, before: other, after: kept,
	})
	return t.exec(ctx, followMerged, other.CoordinationID, other.ID, kept)
}
