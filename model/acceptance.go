package model

import (
	"context"

	"ctin/governance"
)

// Offer is what an invitation gives, as its page shows it before anyone
// accepts: nothing about other members.
type Offer struct {
	governance.Invitation
	Slug         string
	Coordination string
	TimeZone     string
	InvitedBy    string
	Kept         bool // the person named is still a card of the coordination
	Roles        []OfferedRole
	Seats        []OfferedSeat
}

// OfferedRole is a set of roles, for an organisation or in one's own name.
type OfferedRole struct {
	Roles        governance.RoleSet
	Organization string
	Siren        string
}

// OfferedSeat is a seat that the person holds or will hold.
type OfferedSeat struct {
	Committee    string
	Organization string
	Function     string
	Kind         governance.MandateKind
	Voting       bool
	StartsOn     governance.Date
	EndsOn       governance.Date
}

const selectOffer = `
	select` + invitationColumns + `,
		c.slug, c.name as coordination, c.time_zone,
		trim(b.given_name || ' ' || b.family_name) as invited_by,
		p.coordination_id is not null as kept
	from invitations i
	join memberships m on m.id = i.membership_id
	join people p on p.id = m.person_id
	join coordinations c on c.id = i.coordination_id
	join people b on b.id = i.invited_by
	where i.token_hash = $1`

const selectOfferedRoles = `
	select m.roles, coalesce(o.name, '') as organization, coalesce(o.siren, '') as siren
	from memberships m
	left join organizations o on o.id = m.organization_id
	where m.coordination_id = $1 and m.person_id = $2 and m.ended_at is null
	order by m.id`

const selectOfferedSeats = `
	select k.name as committee, coalesce(o.name, '') as organization, s.function, d.kind, s.voting, d.starts_on, d.ends_on
	from mandates d
	join seats s on s.id = d.seat_id
	join committees k on k.id = s.committee_id
	left join organizations o on o.id = s.organization_id
	where d.coordination_id = $1 and d.person_id = $2 and (d.ends_on is null or d.ends_on >= $3)
	order by k.name collate "fr-x-icu", d.id`

// Offer reads an invitation by the secret of its address. It fails with
// NotFound on an unknown one; the caller looks at its state.
func (s *Store) Offer(ctx context.Context, secret string) (Offer, error) {
	var o Offer
	if err := s.get(ctx, &o, selectOffer, tokenHash(secret)); err != nil {
		return Offer{}, err
	}
	if err := s.list(ctx, &o.Roles, selectOfferedRoles, o.CoordinationID, o.PersonID); err != nil {
		return Offer{}, err
	}
	today := governance.Coordination{TimeZone: o.TimeZone}.Today(s.now())
	return o, s.list(ctx, &o.Seats, selectOfferedSeats, o.CoordinationID, o.PersonID, today)
}

const lockInvitation = `
	select id
	from invitations
	where token_hash = $1
	for update`

const lockOffer = selectOffer + `
	for update of i, m, p`

// AcceptInvitation binds the actor's account to what the invitation gives: the
// card that the coordination kept becomes the actor. The other open
// invitations of that card are taken up with it: its page showed all of them.
func (s *Store) AcceptInvitation(ctx context.Context, actor governance.Actor, secret string) error {
	if actor.PersonID == 0 {
		return governance.Fail(governance.Unauthenticated, msgNotFound)
	}
	_, err := s.write(ctx, actor, "invitation.accept", func(t *tx) (int64, error) {
		var first governance.InvitationID // whoever comes second reads what the first one made of it
		if err := t.get(ctx, &first, lockInvitation, tokenHash(secret)); err != nil {
			return 0, err
		}
		var o Offer
		if err := t.get(ctx, &o, lockOffer, tokenHash(secret)); err != nil {
			return 0, err
		}
		if err := o.Accept(actor.PersonID, o.Kept, t.at); err != nil {
			return 0, err
		}
		if err := t.claim(ctx, o.CoordinationID, o.PersonID); err != nil {
			return 0, err
		}
		return int64(o.ID), t.closeInvitations(ctx, o.CoordinationID)
	})
	return err
}

const acceptInvitations = `
	update invitations i set accepted_at = $3, account_id = $4, version = i.version + 1
	from memberships m
	where m.id = i.membership_id and i.coordination_id = $1 and m.person_id = $2
		and i.accepted_at is null and i.revoked_at is null
	returning i.id`

// closeInvitations marks the actor's open invitations as taken up.
func (t *tx) closeInvitations(ctx context.Context, coordination governance.CoordinationID) error {
	var taken []int64
	err := t.list(ctx, &taken, acceptInvitations, coordination, t.actor.PersonID, t.at, t.actor.AccountID)
	for _, id := range taken {
		t.record(event{chain: coordination, action: "invitation.accept", kind: "invitation", object: id})
	}
	return err
}

// claim makes the actor the person of a card that the coordination kept for
// want of an account: all that the card held there is theirs.
func (t *tx) claim(ctx context.Context, coordination governance.CoordinationID, card governance.PersonID) error {
	if card == t.actor.PersonID {
		return nil
	}
	if err := t.inherit(ctx, coordination, card, t.actor.PersonID); err != nil {
		return err
	}
	t.record(event{chain: coordination, action: "person.claim", kind: "person", object: int64(card)})
	return t.exec(ctx, mergePerson, card, t.actor.PersonID)
}
