package model

import (
	"context"

	"ctin/governance"
)

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
	secret, expiry := token(), t.at.Add(governance.InvitationLife)
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

// Invite sends an invitation to the person of a membership, again when one is
// still open.
func (s *Store) Invite(ctx context.Context, actor governance.Actor, membership governance.MembershipID) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "invitation.send", func(t *tx) (int64, error) {
		id, err := t.invite(ctx, actor.Coordination, membership)
		return int64(id), err
	})
	return err
}

const selectInvitationMembership = `
	select membership_id
	from invitations
	where coordination_id = $1 and id = $2 and accepted_at is null and revoked_at is null
	for update`

// InviteAgain sends an invitation anew, for another 14 days.
func (s *Store) InviteAgain(ctx context.Context, actor governance.Actor, id governance.InvitationID) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "invitation.send", func(t *tx) (int64, error) {
		var membership governance.MembershipID
		err := t.get(ctx, &membership, selectInvitationMembership, actor.Coordination, id)
		if governance.CodeOf(err) == governance.NotFound {
			return 0, governance.Fail(governance.Conflict, msgInvitationClosed)
		}
		if err != nil {
			return 0, err
		}
		sent, err := t.invite(ctx, actor.Coordination, membership)
		return int64(sent), err
	})
	return err
}

// uninvited are the memberships of people who cannot log in yet and can be
// written to, and whom no invitation awaits.
const uninvited = `
	from memberships m
	join people p on p.id = m.person_id
	where m.coordination_id = $1 and m.ended_at is null and p.email <> '' and p.coordination_id = $1
		and not exists (
			select from invitations i
			where i.membership_id = m.id and i.accepted_at is null and i.revoked_at is null and i.expires_at > $2
		)`

const selectUninvited = `
	select distinct on (m.person_id) m.id` + uninvited + `
	order by m.person_id, m.id`

const countUninvited = `
	select count(distinct m.person_id)` + uninvited

// Uninvited counts the people whom « Inviter tout le monde » would write to.
func (s *Store) Uninvited(ctx context.Context, actor governance.Actor) (int, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return 0, err
	}
	var n int
	return n, s.get(ctx, &n, countUninvited, actor.Coordination, s.now())
}

// InviteAll invites everyone who has an address, no account and no open
// invitation: one mail a person. It returns how many.
func (s *Store) InviteAll(ctx context.Context, actor governance.Actor) (int, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return 0, err
	}
	n, err := s.write(ctx, actor, "invitation.send_all", func(t *tx) (int64, error) {
		var list []governance.MembershipID
		if err := t.list(ctx, &list, selectUninvited, actor.Coordination, t.at); err != nil {
			return 0, err
		}
		for _, m := range list {
			if _, err := t.invite(ctx, actor.Coordination, m); err != nil {
				return 0, err
			}
		}
		return int64(len(list)), nil
	})
	return int(n), err
}

// InvitationLine is one invitation of a coordination's list.
type InvitationLine struct {
	governance.Invitation
	Name         string
	Organization string
	Roles        governance.RoleSet
}

// invitationColumns reads governance.Invitation; an instant that has not come is zero.
const invitationColumns = `
	i.id, i.coordination_id, i.membership_id, m.person_id, i.email, i.sent_at, i.expires_at,
	coalesce(i.accepted_at, '0001-01-01 00:00:00+00') as accepted_at,
	coalesce(i.revoked_at, '0001-01-01 00:00:00+00') as revoked_at, i.version`

const selectInvitations = `
	select` + invitationColumns + `,
		trim(p.given_name || ' ' || p.family_name) as name, coalesce(o.name, '') as organization, m.roles
	from invitations i
	join memberships m on m.id = i.membership_id
	join people p on p.id = m.person_id
	left join organizations o on o.id = m.organization_id
	where i.coordination_id = $1 and ($2 = 0 or i.id < $2)
	order by i.id desc
	limit $3`

// Invitations lists a coordination's invitations, the latest first, those
// before an id when it is not zero.
func (s *Store) Invitations(
	ctx context.Context, actor governance.Actor, before governance.InvitationID, limit int,
) ([]InvitationLine, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return nil, err
	}
	var list []InvitationLine
	return list, s.list(ctx, &list, selectInvitations, actor.Coordination, before, limit)
}

const revokeInvitation = `
	update invitations set revoked_at = $3, version = version + 1
	where coordination_id = $1 and id = $2 and accepted_at is null and revoked_at is null`

// RevokeInvitation makes an invitation's address useless. An invitation that
// was accepted meanwhile is a Conflict: the person is a member now.
func (s *Store) RevokeInvitation(ctx context.Context, actor governance.Actor, id governance.InvitationID) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "invitation.revoke", func(t *tx) (int64, error) {
		n, err := t.execCount(ctx, revokeInvitation, actor.Coordination, id, t.at)
		if err != nil {
			return 0, err
		}
		if n == 0 {
			return 0, governance.Fail(governance.Conflict, msgInvitationClosed)
		}
		t.record(event{chain: actor.Coordination, action: "invitation.revoke", kind: "invitation", object: int64(id)})
		return int64(id), nil
	})
	return err
}
