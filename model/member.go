package model

import (
	"context"

	"ctin/governance"
)

// addPerson makes the card of someone that a coordination keeps, for want of
// an account. The caller has looked with findPerson whether they are known.
func (t *tx) addPerson(
	ctx context.Context, coordination governance.CoordinationID, p governance.Person,
) (governance.PersonID, error) {
	p, err := governance.CheckPerson(p)
	if err != nil {
		return 0, err
	}
	err = t.get(ctx, &p.ID, insertPerson, coordination, p.GivenName, p.FamilyName, p.Email, p.Phone, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: coordination, action: "person.create", kind: "person", object: int64(p.ID), after: p})
	return p.ID, nil
}

// selectByEmail looks among the people whom a coordination knows: those whose
// card it keeps, and those who hold or held something there.
const selectByEmail = `
	select p.id, p.given_name, p.family_name, p.email, p.phone, p.created_at, p.version
	from people p
	where p.email = $2 and p.merged_into is null and (
		p.coordination_id = $1
		or exists (select from memberships m where m.coordination_id = $1 and m.person_id = p.id)
		or exists (select from mandates m where m.coordination_id = $1 and m.person_id = p.id)
	)
	order by p.coordination_id is not null, p.id
	limit 1`

// findPerson finds who has an e-mail address in this coordination; ID is zero
// when nobody has, or when the address is empty. Someone known to another
// coordination only is not found.
func (t *tx) findPerson(
	ctx context.Context, coordination governance.CoordinationID, email string,
) (governance.Person, error) {
	email, invalid := governance.ParseEmail(email)
	if invalid != nil {
		return governance.Person{}, invalid
	}
	var p governance.Person
	if email == "" {
		return p, nil
	}
	err := t.get(ctx, &p, selectByEmail, coordination, email)
	if governance.CodeOf(err) == governance.NotFound {
		return governance.Person{}, nil
	}
	return p, err
}

// bringPerson finds or makes the person of a typed card: the same address and
// the same name are the same person; the address of someone else is refused.
func (t *tx) bringPerson(
	ctx context.Context, coordination governance.CoordinationID, p governance.Person,
) (governance.PersonID, error) {
	known, err := t.findPerson(ctx, coordination, p.Email)
	switch {
	case err != nil:
		return 0, err
	case known.ID == 0:
		return t.addPerson(ctx, coordination, p)
	case !governance.SameName(known, p):
		return 0, governance.Fail(governance.Conflict, msgEmailTaken, known.Name()).On("email")
	}
	return known.ID, nil
}

const insertMembership = `
	insert into memberships (coordination_id, person_id, organization_id, roles, created_at)
	values ($1, $2, nullif($3, 0), $4, $5)
	returning id`

// addMembership gives a person roles, for an organisation or in their own name.
func (t *tx) addMembership(ctx context.Context, m governance.Membership) (governance.MembershipID, error) {
	err := t.get(ctx, &m.ID, insertMembership, m.CoordinationID, m.PersonID, m.OrganizationID, m.Roles, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: m.CoordinationID, action: "membership.create", kind: "membership", object: int64(m.ID), after: m})
	return m.ID, nil
}
