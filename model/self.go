package model

import (
	"context"

	"ctin/governance"
)

// Self is who a session speaks for: the person, the coordinations where they
// hold something, and whether they administer the instance.
type Self struct {
	governance.Person
	AccountID     governance.AccountID
	Administrator bool
	Places        []Place
}

// Place is a coordination where a person holds memberships.
type Place struct {
	governance.Coordination
	Head        int64 // of its journal: what a page that follows it was read at
	Memberships []governance.Membership
}

// Actor is the person as one who acts, outside any coordination.
func (s Self) Actor(login governance.Login) governance.Actor {
	return governance.Actor{
		PersonID: s.ID, AccountID: s.AccountID, Name: s.Name(), Administrator: s.Administrator, Login: login,
	}
}

// Place finds a coordination by its slug among those of the person.
func (s Self) Place(slug string) (Place, bool) {
	for _, p := range s.Places {
		if p.Slug == slug {
			return p, true
		}
	}
	return Place{}, false
}

const selectSelf = `
	select p.id, p.given_name, p.family_name, p.email, p.phone, p.created_at, p.version, a.id as account_id,
		exists (
			select from administrators d
			where d.issuer = a.issuer and d.sub = a.sub and d.revoked_at is null
		) as administrator
	from accounts a
	join people p on p.id = a.person_id
	where a.id = $1`

const selectPlaces = `
	select c.id, c.slug, c.name, c.label, c.time_zone, c.created_at, c.version, coalesce(h.n, 0) as head,
		m.id as membership_id, coalesce(m.organization_id, 0) as organization_id, coalesce(o.siren, '') as siren, m.roles
	from memberships m
	join coordinations c on c.id = m.coordination_id
	left join journal_heads h on h.coordination_id = c.id
	left join organizations o on o.id = m.organization_id
	where m.person_id = $1 and m.ended_at is null
	order by c.name collate "fr-x-icu", c.id, m.id`

// Self reads who an account is, and everything they hold now. It fails with
// NotFound when the account is gone.
func (s *Store) Self(ctx context.Context, account governance.AccountID) (Self, error) {
	var self Self
	if err := s.get(ctx, &self, selectSelf, account); err != nil {
		return Self{}, err
	}
	var rows []struct {
		governance.Coordination
		Head           int64
		MembershipID   governance.MembershipID
		OrganizationID governance.OrganizationID
		Siren          string
		Roles          governance.RoleSet
	}
	if err := s.list(ctx, &rows, selectPlaces, self.ID); err != nil {
		return Self{}, err
	}
	for _, r := range rows {
		if n := len(self.Places); n == 0 || self.Places[n-1].ID != r.ID {
			self.Places = append(self.Places, Place{Coordination: r.Coordination, Head: r.Head})
		}
		place := &self.Places[len(self.Places)-1]
		place.Memberships = append(place.Memberships, governance.Membership{
			ID: r.MembershipID, CoordinationID: r.ID, PersonID: self.ID,
			OrganizationID: r.OrganizationID, Siren: r.Siren, Roles: r.Roles,
		})
	}
	return self, nil
}
