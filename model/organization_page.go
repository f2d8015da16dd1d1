package model

import (
	"context"

	"ctin/governance"
)

// OrganizationPage is an organisation, what it holds in the coordination, and
// the people who are members on its behalf.
type OrganizationPage struct {
	governance.Organization
	Position int // among the carriers: 1 carries, the next ones co-carry, 0 does neither
	Seats    []OrganizationSeat
	People   []OrganizationMember
}

// OrganizationSeat is a seat of an organisation, with who holds it today.
type OrganizationSeat struct {
	governance.Seat
	Committee string
	Holder    string // empty when the seat is vacant
}

// OrganizationMember is a member on behalf of an organisation.
type OrganizationMember struct {
	governance.Membership
	GivenName  string
	FamilyName string
}

// Name is the member's name as lists show it.
func (m OrganizationMember) Name() string {
	return governance.Person{GivenName: m.GivenName, FamilyName: m.FamilyName}.Name()
}

const selectOrganization = `
	select ` + organizationColumns + `, coalesce(p.position, 0) as position
	from organizations o
	left join carriers p on p.coordination_id = o.coordination_id and p.organization_id = o.id
	where o.coordination_id = $1 and o.id = $2`

const selectOrganizationSeats = `
	select s.id, s.coordination_id, s.committee_id, coalesce(s.organization_id, 0) as organization_id, s.function,
		s.college, s.voting, s.qualified, s.starts_on, s.ends_on, s.created_at, s.version, c.name as committee,
		coalesce((
			select trim(p.given_name || ' ' || p.family_name)
			from mandates m
			join people p on p.id = m.person_id
			where m.coordination_id = s.coordination_id and m.seat_id = s.id and m.kind = 'holder'
				and m.starts_on <= $3 and (m.ends_on is null or m.ends_on >= $3)
		), '') as holder
	from seats s
	join committees c on c.coordination_id = s.coordination_id and c.id = s.committee_id
	where s.coordination_id = $1 and s.organization_id = $2 and (s.ends_on is null or s.ends_on >= $3)
	order by c.id, s.id`

const selectOrganizationMembers = `
	select m.id, m.coordination_id, m.person_id, m.organization_id, '' as siren, m.roles, p.given_name, p.family_name
	from memberships m
	join people p on p.id = m.person_id
	where m.coordination_id = $1 and m.organization_id = $2 and m.ended_at is null
	order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", m.id`

// Organization reads an organisation of the coordination; today is the civil
// date there. One that was merged is read too: MergedInto says where it went.
func (s *Store) Organization(
	ctx context.Context, actor governance.Actor, id governance.OrganizationID, today governance.Date,
) (OrganizationPage, error) {
	if err := actor.Must(governance.Read); err != nil {
		return OrganizationPage{}, err
	}
	var p OrganizationPage
	if err := s.get(ctx, &p, selectOrganization, actor.Coordination, id); err != nil {
		return OrganizationPage{}, err
	}
	if err := s.list(ctx, &p.Seats, selectOrganizationSeats, actor.Coordination, id, today); err != nil {
		return OrganizationPage{}, err
	}
	return p, s.list(ctx, &p.People, selectOrganizationMembers, actor.Coordination, id)
}
