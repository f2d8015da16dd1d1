package model

import (
	"context"
	"time"

	"ctin/governance"
)

// OwnAccount is one account of a person.
type OwnAccount struct {
	ID                governance.AccountID
	Issuer            string
	GivenName         string
	FamilyName        string
	Email             string
	OrganizationLabel string
	LastLoginAt       time.Time
}

const selectOwnAccounts = `
	select id, issuer, given_name, family_name, email, organization_label, last_login_at
	from accounts
	where person_id = $1
	order by id`

// OwnAccounts lists the accounts of the actor.
func (s *Store) OwnAccounts(ctx context.Context, actor governance.Actor) ([]OwnAccount, error) {
	var list []OwnAccount
	return list, s.list(ctx, &list, selectOwnAccounts, actor.PersonID)
}

// OwnPairing is a proposal as one of the two people reads it: of the other one
// it says the name, and nothing else before the proof.
type OwnPairing struct {
	governance.Pairing
	Name         string // of the other one
	ProposedBy   string
	Coordination string
	TimeZone     string
	SameBrowser  bool // as where it was begun
}

const ownPairings = `
	select` + pairingColumns + `, trim(o.given_name || ' ' || o.family_name) as name,
		trim(b.given_name || ' ' || b.family_name) as proposed_by, c.name as coordination, c.time_zone,
		coalesce(x.secret_hash = $2, false) as same_browser
	from pairings x
	join people o on o.id = case when x.person_id = $1 then x.other_id else x.person_id end
	join people b on b.id = x.proposed_by
	join coordinations c on c.id = x.coordination_id
	where $1 in (x.person_id, x.other_id)`

const selectOwnPairings = ownPairings + ` and x.closed_at is null and x.expires_at > $3
	order by x.id`

// OwnPairings lists the open proposals made to the actor. secret is what their
// browser keeps, or empty.
func (s *Store) OwnPairings(ctx context.Context, actor governance.Actor, secret string) ([]OwnPairing, error) {
	var list []OwnPairing
	return list, s.list(ctx, &list, selectOwnPairings, actor.PersonID, tokenHash(secret), s.now())
}

const selectOwnPairing = ownPairings + ` and x.id = $3`

// Holding is what one of the two people holds, in one coordination.
type Holding struct {
	PersonID     governance.PersonID
	Coordination string
	Organization string
	Roles        governance.RoleSet
	Committee    string // of a seat; a role otherwise
	Function     string
}

const selectHoldings = `
	select m.person_id, c.name as coordination, coalesce(o.name, '') as organization, m.roles, '' as committee, '' as function
	from memberships m
	join coordinations c on c.id = m.coordination_id
	left join organizations o on o.id = m.organization_id
	where m.person_id in ($1, $2) and m.ended_at is null
	union all
	select d.person_id, c.name, coalesce(o.name, ''), '', k.name, s.function
	from mandates d
	join coordinations c on c.id = d.coordination_id
	join seats s on s.id = d.seat_id
	join committees k on k.id = s.committee_id
	left join organizations o on o.id = s.organization_id
	where d.person_id in ($1, $2) and (d.ends_on is null or d.ends_on >= $3)
	order by coordination, committee, organization`

// PairingProof is what someone reads before they confirm.
type PairingProof struct {
	OwnPairing
	Holdings []Holding
}

// PairingProof reads what both accounts hold, for someone who has shown that
// they hold both. It fails as the confirmation would.
func (s *Store) PairingProof(
	ctx context.Context, actor governance.Actor, id governance.PairingID, secret string,
) (PairingProof, error) {
	var p PairingProof
	if err := s.get(ctx, &p.OwnPairing, selectOwnPairing, actor.PersonID, tokenHash(secret), id); err != nil {
		return p, err
	}
	now := s.now()
	if err := p.Ready(governance.Proof{Who: actor.PersonID, SameBrowser: p.SameBrowser}, now); err != nil {
		return p, err
	}
	today := governance.Coordination{TimeZone: p.TimeZone}.Today(now)
	return p, s.list(ctx, &p.Holdings, selectHoldings, p.PersonID, p.OtherID, today)
}
