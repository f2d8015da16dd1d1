package model

import (
	"context"
	"time"

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

// knownHere is the people whom a coordination ($1) knows: those whose card it
// keeps, and those who hold or held something there.
const knownHere = ` (
		p.coordination_id = $1
		or exists (select from memberships h where h.coordination_id = $1 and h.person_id = p.id)
		or exists (select from mandates h where h.coordination_id = $1 and h.person_id = p.id)
	)`

const selectByEmail = `
	select p.id, p.given_name, p.family_name, p.email, p.phone, p.created_at, p.version
	from people p
	where p.email = $2 and p.merged_into is null and` + knownHere + `
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

const selectKnown = `
	select coalesce(p.merged_into, p.id)
	from people p
	where p.id = $2 and` + knownHere

// knownOrNew is the person chosen in a form: one that the coordination knows,
// or else the one typed.
func (t *tx) knownOrNew(
	ctx context.Context, coordination governance.CoordinationID, chosen governance.PersonID, typed governance.Person,
) (governance.PersonID, error) {
	switch {
	case chosen != 0 && typed.Name() != "":
		return 0, governance.Fail(governance.Invalid, msgPersonTwice).On("person")
	case chosen == 0 && typed.Name() == "":
		return 0, governance.Fail(governance.Invalid, msgNobody).On("person")
	case chosen == 0:
		return t.bringPerson(ctx, coordination, typed)
	}
	var id governance.PersonID
	return id, t.get(ctx, &id, selectKnown, coordination, chosen)
}

// PersonName is someone to choose in a form.
type PersonName struct {
	ID           governance.PersonID
	GivenName    string
	FamilyName   string
	Organization string // tells two people of one name apart
}

const selectPeopleNames = `
	select p.id, p.given_name, p.family_name, coalesce((
			select o.name
			from organizations o
			where o.coordination_id = $1 and o.id in (
				select s.organization_id
				from mandates d
				join seats s on s.id = d.seat_id
				where d.coordination_id = $1 and d.person_id = p.id
				union
				select h.organization_id
				from memberships h
				where h.coordination_id = $1 and h.person_id = p.id
			)
			order by o.id
			limit 1
		), '') as organization
	from people p
	where p.merged_into is null and` + knownHere + `
	order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", p.id`

// PeopleNames lists everyone the coordination knows, by name.
func (s *Store) PeopleNames(ctx context.Context, actor governance.Actor) ([]PersonName, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return nil, err
	}
	var names []PersonName
	return names, s.list(ctx, &names, selectPeopleNames, actor.Coordination)
}

// MemberRecord is a person as the coordination knows them: what they may do
// there, and the seats they hold and held.
type MemberRecord struct {
	governance.Person
	Kept        bool // the card is the coordination's: it may correct it
	Account     bool // has logged in at least once
	Memberships []HeldMembership
	Mandates    []HeldMandate
}

// HeldMembership is a membership, open or past, with what lists say of it.
type HeldMembership struct {
	governance.Membership
	Organization string
	CreatedAt    time.Time
	EndedAt      *time.Time
	Version      int
	InvitedUntil *time.Time // expiry of the invitation still open, if any
}

// HeldMandate is a mandate and the seat it is on.
type HeldMandate struct {
	governance.Mandate
	Committee    string
	Organization string
	Function     string
	Voting       bool
	DeedToken    string
	DeedName     string
}

const selectMember = `
	select p.id, p.given_name, p.family_name, p.email, p.phone, p.created_at, p.version,
		coalesce(p.coordination_id = $1, false) as kept,
		exists (select from accounts a where a.person_id = p.id) as account
	from people p
	where p.id = (select coalesce(c.merged_into, c.id) from people c where c.id = $2) and` + knownHere

const selectMemberships = `
	select m.id, m.coordination_id, m.person_id, coalesce(m.organization_id, 0) as organization_id, m.roles,
		coalesce(o.siren, '') as siren, coalesce(o.name, '') as organization, m.created_at, m.ended_at, m.version,
		(
			select i.expires_at
			from invitations i
			where i.membership_id = m.id and i.accepted_at is null and i.revoked_at is null and m.ended_at is null
		) as invited_until
	from memberships m
	left join organizations o on o.coordination_id = m.coordination_id and o.id = m.organization_id
	where m.coordination_id = $1 and m.person_id = $2
	order by m.ended_at desc nulls first, m.created_at, m.id`

// heldMandates is the mandates of a person ($2) in a coordination ($1).
const heldMandates = `
	select m.id, m.coordination_id, m.seat_id, m.person_id, m.kind, m.starts_on, m.ends_on,
		coalesce(m.deed_id, 0) as deed_id, m.created_at, m.version,
		k.name as committee, coalesce(o.name, '') as organization, s.function, s.voting,
		coalesce(f.token, '') as deed_token, coalesce(f.name, '') as deed_name
	from mandates m
	join seats s on s.coordination_id = m.coordination_id and s.id = m.seat_id
	join committees k on k.coordination_id = s.coordination_id and k.id = s.committee_id
	left join organizations o on o.coordination_id = s.coordination_id and o.id = s.organization_id
	left join files f on f.coordination_id = m.coordination_id and f.id = m.deed_id
	where m.coordination_id = $1 and m.person_id = $2`

const selectMemberMandates = heldMandates + `
	order by m.starts_on desc, m.id desc`

// Member reads a person of the coordination. Their e-mail and telephone are
// for those who manage its members, and for themselves.
func (s *Store) Member(ctx context.Context, actor governance.Actor, id governance.PersonID) (MemberRecord, error) {
	var r MemberRecord
	if err := actor.Must(governance.Read); err != nil {
		return r, err
	}
	if err := s.get(ctx, &r, selectMember, actor.Coordination, id); err != nil {
		return r, err
	}
	if !actor.May(governance.ManageMembers) && actor.PersonID != r.ID {
		r.Email, r.Phone = "", ""
	}
	if err := s.list(ctx, &r.Memberships, selectMemberships, actor.Coordination, r.ID); err != nil {
		return r, err
	}
	return r, s.list(ctx, &r.Mandates, selectMemberMandates, actor.Coordination, r.ID)
}

const lockCard = `
	select p.id, p.given_name, p.family_name, p.email, p.phone, p.created_at, p.version,
		coalesce(p.coordination_id = $1, false) as kept
	from people p
	where p.id = $2 and p.merged_into is null and` + knownHere + `
	for no key update of p`

const updateCard = `
	update people set given_name = $3, family_name = $4, email = $5, phone = $6, version = version + 1
	where id = $1 and version = $2`

// CorrectPerson corrects the card of someone without an account; those who
// have one are the only judges of their name and address.
func (s *Store) CorrectPerson(ctx context.Context, actor governance.Actor, p governance.Person) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "person.correct", func(t *tx) (int64, error) {
		return int64(p.ID), t.correctPerson(ctx, p)
	})
	return err
}

func (t *tx) correctPerson(ctx context.Context, p governance.Person) error {
	var before struct {
		governance.Person
		Kept bool
	}
	if err := t.get(ctx, &before, lockCard, t.actor.Coordination, p.ID); err != nil {
		return err
	}
	if !before.Kept {
		return governance.Fail(governance.Conflict, msgOwnCard)
	}
	p, err := governance.CheckPerson(p)
	if err != nil {
		return err
	}
	namesake, err := t.findPerson(ctx, t.actor.Coordination, p.Email)
	if err != nil {
		return err
	}
	if namesake.ID != 0 && namesake.ID != p.ID {
		return governance.Fail(governance.Conflict, msgEmailOfOther, namesake.Name()).On("email")
	}
	if err := t.change(ctx, updateCard, p.ID, p.Version, p.GivenName, p.FamilyName, p.Email, p.Phone); err != nil {
		return err
	}
	t.record(event{
		chain: t.actor.Coordination, action: "person.correct", kind: "person", object: int64(p.ID),
		before: before.Person, after: p,
	})
	return nil
}
