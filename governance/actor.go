package governance

import "slices"

// Login is what an OpenID provider said about the person at this login (one
// login speaks for one establishment).
type Login struct {
	// Vouched is true when the provider says under which establishment the
	// person acts (ProConnect); Siret is then that establishment, or empty
	// when it was missing or wrong.
	Vouched bool
	Siret   string
	Label   string // the establishment's name, as the provider gives it
}

// Membership gives a person roles in a coordination, for an organisation or in
// their own name (OrganizationID zero).
type Membership struct {
	ID             MembershipID
	CoordinationID CoordinationID
	PersonID       PersonID
	OrganizationID OrganizationID
	Siren          string // of the organisation, empty when it has none
	Roles          RoleSet
}

// Carries tells whether a membership's rights follow this login. Rights belong
// to (person, organisation, coordination): someone who logs in under another
// establishment leaves behind the rights held for the first. A provider that
// does not vouch for organisations, an organisation without SIREN and a
// membership in one's own name put no condition.
func (l Login) Carries(m Membership) bool {
	if !l.Vouched || m.Siren == "" {
		return true
	}
	return len(l.Siret) == 14 && l.Siret[:9] == m.Siren
}

// Actor is the person who acts, with the rights that hold now in one
// coordination. The zero Actor may do nothing.
type Actor struct {
	PersonID      PersonID
	AccountID     AccountID
	Name          string
	Administrator bool
	Login         Login
	// Coordination is where the memberships below give rights; zero outside any.
	Coordination CoordinationID
	Memberships  []Membership
	// Key makes a write happen once: the form's key and the hash of its content.
	Key string
}

// May tells whether the actor's roles in the coordination allow p.
func (a Actor) May(p Permission) bool {
	return slices.ContainsFunc(a.Memberships, func(m Membership) bool {
		return m.CoordinationID == a.Coordination && m.Roles.Allows(p)
	})
}

// Is tells whether the actor has a role in the coordination.
func (a Actor) Is(r Role) bool {
	return slices.ContainsFunc(a.Memberships, func(m Membership) bool {
		return m.CoordinationID == a.Coordination && m.Roles.Has(r)
	})
}

// Must fails with NotFound when the actor has no seat here at all, and with
// Forbidden when their roles do not allow p.
func (a Actor) Must(p Permission) error {
	switch {
	case !a.May(Read):
		return Fail(NotFound, msgNotFound)
	case !a.May(p):
		return Fail(Forbidden, msgForbidden)
	}
	return nil
}

// MustAdminister fails with NotFound unless the actor administers the instance.
func (a Actor) MustAdminister() error {
	if !a.Administrator {
		return Fail(NotFound, msgNotFound)
	}
	return nil
}

// In returns the actor inside a coordination: of the memberships they hold
// there, those that this login carries.
func (a Actor) In(c CoordinationID, held []Membership) Actor {
	a.Coordination = c
	a.Memberships = nil
	for _, m := range held {
		if m.CoordinationID == c && a.Login.Carries(m) {
			a.Memberships = append(a.Memberships, m)
		}
	}
	return a
}
