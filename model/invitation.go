package model

import (
	"context"
	"time"

	"ctin/governance"
)

// invitationLife is how long an invitation may be accepted.
const invitationLife = 14 * 24 * time.Hour

// invited is what the mail of an invitation says.
type invited struct {
	governance.Person
	Coordination string
	TimeZone     string
	Organization string
	Roles        governance.RoleSet
}

const selectInvited = `
	select p.id, p.given_name, p.family_name, p.email, c.name as coordination, c.time_zone,
		coalesce(o.name, '') as organization, m.roles
	from memberships m
	join people p on p.id = m.person_id
	join coordinations c on c.id = m.coordination_id
	left join organizations o on o.coordination_id = m.coordination_id and o.id = m.organization_id
	where m.coordination_id = $1 and m.id = $2 and m.ended_at is null
	for share of m`

const upsertInvitation = `
	insert into invitations (coordination_id, membership_id, email, token_hash, invited_by, created_at, sent_at, expires_at)
	values ($1, $2, $3, $4, $5, $6, $6, $7)
	on conflict (membership_id) where accepted_at is null and revoked_at is null do update
		set email = excluded.email, token_hash = excluded.token_hash, invited_by = excluded.invited_by,
			sent_at = excluded.sent_at, expires_at = excluded.expires_at, version = invitations.version + 1
	returning id`

// invite invites the person of a membership to log in and take it up, and
// queues the mail. An invitation still open is sent anew: the address of the
// former mail stops working. The caller has checked the actor's rights.
func (t *tx) invite(
	ctx context.Context, coordination governance.CoordinationID, membership governance.MembershipID,
) (governance.InvitationID, error) {
	var to invited
	if err := t.get(ctx, &to, selectInvited, coordination, membership); err != nil {
		return 0, err
	}
	if to.Email == "" {
		return 0, governance.Fail(governance.Invalid, msgNoEmail).On("email")
	}
	secret, expiry := token(), t.at.Add(invitationLife)
	var id governance.InvitationID
	err := t.get(ctx, &id, upsertInvitation,
		coordination, membership, to.Email, tokenHash(secret), t.actor.PersonID, t.at, expiry)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: coordination, action: "invitation.send", kind: "invitation", object: int64(id)})
	return id, t.send(ctx, mail{
		coordination: coordination, to: to.Email, name: to.Name(),
		subject: invitationSubject(to),
		body:    invitationBody(to, t.actor.Name, t.store.link("invitation", secret), expiry),
	})
}
