package model

import (
	"context"

	"ctin/governance"
)

const selectDoubleMemberships = `
	select gone.id as gone, own.id as own, gone.roles as gone_roles, own.roles as own_roles
	from memberships gone
	join memberships own on own.coordination_id = gone.coordination_id
		and coalesce(own.organization_id, 0) = coalesce(gone.organization_id, 0)
	where gone.coordination_id = $1 and gone.person_id = $2 and own.person_id = $3
		and gone.ended_at is null and own.ended_at is null
	for update`

const claimMemberships = `
	update memberships set person_id = $3, version = version + 1
	where coordination_id = $1 and person_id = $2`

const claimMandates = `
	update mandates set person_id = $3, version = version + 1
	where coordination_id = $1 and person_id = $2`

const claimLinks = `
	update links set person_id = $3
	where coordination_id = $1 and person_id = $2`

const claimActions = `
	update actions set lead_id = $3, version = version + 1
	where coordination_id = $1 and lead_id = $2`

// A convocation waits for a reply, and a meeting that has not opened for its
// chair: they follow the person. What is past keeps the card, which leads there.
const claimConvocations = `
	update convocations v set person_id = $3
	where coordination_id = $1 and person_id = $2 and not exists (
		select from convocations o
		where o.meeting_id = v.meeting_id and o.seat_id = v.seat_id and o.person_id = $3
	)`

const claimMeetings = `
	update meetings
	set chair_id = case chair_id when $2 then $3 else chair_id end,
		secretary_id = case secretary_id when $2 then $3 else secretary_id end
	where coordination_id = $1 and state in ('draft', 'convened') and $2 in (chair_id, secretary_id)`

// A decision keeps who it names; who follows it while it is open may change.
const claimDecisions = `
	update decisions set owner_id = $3, version = version + 1
	where coordination_id = $1 and owner_id = $2 and status = 'open'`

// Nobody signs in their own place: a delegation between the two stays as it was.
const claimDelegations = `
	update delegations d
	set giver_id = case giver_id when $2 then $3 else giver_id end,
		bearer_id = case bearer_id when $2 then $3 else bearer_id end
	where coordination_id = $1 and revoked_at is null and $2 in (giver_id, bearer_id) and $3 not in (giver_id, bearer_id)
		and not exists (
			select from delegations o
			where o.coordination_id = $1 and o.revoked_at is null and coalesce(o.meeting_id, 0) = coalesce(d.meeting_id, 0)
				and (o.giver_id = $3 and o.bearer_id = d.bearer_id or o.bearer_id = $3 and o.giver_id = d.giver_id)
		)`

// claims give to a person ($3) what another ($2) holds in a coordination ($1).
// A table that says what someone holds has its line here; one that says who did
// something once keeps the name it has, which leads to the same person.
var claims = [...]string{
	claimMemberships, claimMandates, claimLinks, claimActions, claimConvocations, claimMeetings, claimDecisions,
	claimDelegations,
}

const mergePerson = `
	update people set merged_into = $2, version = version + 1
	where id = $1`

// inherit gives to one person all that another holds in a coordination.
func (t *tx) inherit(ctx context.Context, coordination governance.CoordinationID, from, into governance.PersonID) error {
	if err := t.joinMemberships(ctx, coordination, from, into); err != nil {
		return err
	}
	for _, query := range claims {
		if err := t.exec(ctx, query, coordination, from, into); err != nil {
			return err
		}
	}
	return nil
}

const changeRoles = `
	update memberships set roles = $3, version = version + 1
	where coordination_id = $1 and id = $2`

const dropMembership = `
	update memberships set ended_at = $3, version = version + 1
	where coordination_id = $1 and id = $2`

// joinMemberships adds someone's roles to those that their heir already has for
// the same organisation: one membership remains.
func (t *tx) joinMemberships(
	ctx context.Context, coordination governance.CoordinationID, from, into governance.PersonID,
) error {
	var doubles []struct {
		Gone, Own           governance.MembershipID
		GoneRoles, OwnRoles governance.RoleSet
	}
	if err := t.list(ctx, &doubles, selectDoubleMemberships, coordination, from, into); err != nil {
		return err
	}
	for _, d := range doubles {
		if err := t.exec(ctx, changeRoles, coordination, d.Own, d.OwnRoles.With(d.GoneRoles)); err != nil {
			return err
		}
		if err := t.exec(ctx, dropMembership, coordination, d.Gone, t.at); err != nil {
			return err
		}
		t.record(event{chain: coordination, action: "membership.change", kind: "membership", object: int64(d.Own), fields: []string{"roles"}})
	}
	return nil
}
