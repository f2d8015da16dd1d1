package governance

import "slices"

// rosterPlanner goes through the lines of a roster once, and knows what those
// before the current one make.
type rosterPlanner struct {
	committees    map[CommitteeID]Committee
	organizations *rosterOrganizations
	people        *rosterPeople
	seats         *rosterSeats
	memberships   map[rosterHeld]*Membership
	granted       []rosterHeld
}

// rosterHeld is what a membership is for.
type rosterHeld struct {
	person       PersonID
	organization OrganizationID
}

// rosterPlaced is what a line speaks of; zero is nothing.
type rosterPlaced struct {
	organization OrganizationID
	person       PersonID
	seat         SeatID
	mandate      Mandate // that the line makes
	grants       RoleSet // that the line gives to someone who lacked them
}

func newRosterPlanner(known RosterKnown) *rosterPlanner {
	p := &rosterPlanner{
		committees:    map[CommitteeID]Committee{},
		organizations: newRosterOrganizations(known.Organizations),
		people:        newRosterPeople(known),
		memberships:   map[rosterHeld]*Membership{},
	}
	p.seats = newRosterSeats(known, p.nameOf)
	for _, c := range known.Committees {
		p.committees[c.ID] = c
	}
	for _, m := range known.Memberships {
		p.memberships[rosterHeld{m.PersonID, m.OrganizationID}] = &m
	}
	return p
}

func (p *rosterPlanner) nameOf(id PersonID) string {
	if k := p.people.byID[id]; k != nil {
		return k.Name()
	}
	return msgRosterSomeone
}

// place goes through the lines that can be read: holders and vacant seats
// first, then the alternates who join them.
func (p *rosterPlanner) place(entries []*rosterEntry) {
	for _, kind := range []MandateKind{Holder, Alternate} {
		for _, e := range entries {
			if e.dead || e.kind != kind {
				continue
			}
			e.out.State, e.out.Remarks, e.out.Problems, e.at = LineExists, nil, nil, rosterPlaced{}
			p.settle(e)
		}
	}
}

// settle decides everything that a line says before it keeps any of it: a line
// that is refused leaves no trace. Who sits cannot be told before the
// organisation and the person are: the first refusal ends it.
func (p *rosterPlanner) settle(e *rosterEntry) {
	o, refusal := p.findOrganization(e)
	unmade := o
	if o == 0 && e.names() {
		unmade = newOrganization
	}
	var person PersonID
	if refusal == nil && !e.vacant() {
		person, refusal = p.findPerson(e, unmade)
	}
	var sitting rosterSitting
	if refusal == nil && e.committee != 0 {
		sitting, refusal = p.seats.find(*e, unmade, person)
		e.out.Remarks = append(e.out.Remarks, sitting.remarks...)
	}
	if refusal != nil {
		e.out.State, e.out.Remarks, e.out.Problems = LineRefused, nil, Problems{refusal}
		return
	}
	p.keep(e, o, person, sitting)
}

func (p *rosterPlanner) findOrganization(e *rosterEntry) (OrganizationID, *Error) {
	if !e.names() {
		return 0, nil
	}
	o, refusal := p.organizations.find(e.draft)
	e.out.Remarks = append(e.out.Remarks, p.organizations.remarks(o, e.draft)...)
	return o, refusal
}

func (p *rosterPlanner) findPerson(e *rosterEntry, o OrganizationID) (PersonID, *Error) {
	person, refusal := p.people.find(e.person, o)
	if refusal != nil {
		return 0, refusal
	}
	e.out.Remarks = append(e.out.Remarks, p.people.remarks(person, e.person)...)
	return person, p.refuseRoles(e, rosterHeld{person, o})
}

// newOrganization stands for an organisation that has no id yet: nothing else
// belongs to it.
const newOrganization OrganizationID = -1 << 62

// refuseRoles refuses to change, in passing, the roles that someone has.
func (p *rosterPlanner) refuseRoles(e *rosterEntry, held rosterHeld) *Error {
	m := p.memberships[held]
	if m == nil || held.person <= 0 || !e.chosen || len(m.Roles.With(e.roles)) == len(m.Roles) {
		return nil
	}
	return Fail(Conflict, msgRosterOtherRoles, roleWords(m.Roles)).On(string(RosterRoles))
}

// keep makes what a line says.
func (p *rosterPlanner) keep(e *rosterEntry, o OrganizationID, person PersonID, sitting rosterSitting) {
	if e.names() {
		o = p.organizations.keep(o, *e)
	}
	e.at.organization = o
	if !e.vacant() {
		person = p.people.keep(person, *e, o)
		e.at.person = person
		e.at.grants = p.grant(rosterHeld{person, o}, e.roles)
	}
	if e.committee == 0 {
		return
	}
	e.at.seat = p.seats.keep(sitting, *e, o, person)
	if !e.vacant() && !sitting.there {
		e.at.mandate = sitting.mandate
	}
}

// grant gives roles to someone who has none for this organisation, or who gets
// them by this file. It returns those given.
func (p *rosterPlanner) grant(held rosterHeld, roles RoleSet) RoleSet {
	m := p.memberships[held]
	switch {
	case m == nil:
		p.memberships[held] = &Membership{PersonID: held.person, OrganizationID: held.organization, Roles: roles}
		p.granted = append(p.granted, held)
		return roles
	case m.ID == 0:
		given := slices.DeleteFunc(slices.Clone(roles), m.Roles.Has)
		m.Roles = m.Roles.With(roles)
		return given
	}
	return nil
}

// dropIncomplete refuses for good the lines of new organisations that lack
// something. It tells whether there were any: the others must be placed again.
func (p *rosterPlanner) dropIncomplete(entries []*rosterEntry) bool {
	problems := map[OrganizationID]Problems{}
	for _, id := range p.organizations.made {
		if wrong := p.organizations.incomplete(id); len(wrong) > 0 {
			problems[id] = wrong
		}
	}
	for _, e := range entries {
		wrong := problems[e.at.organization]
		if e.dead || e.out.State == LineRefused || len(wrong) == 0 {
			continue
		}
		e.dead, e.out.State, e.out.Remarks, e.out.Problems = true, LineRefused, nil, wrong
	}
	return len(problems) > 0
}

// plan puts together what all the lines make.
func (p *rosterPlanner) plan(entries []*rosterEntry) RosterPlan {
	var plan RosterPlan
	for _, id := range p.organizations.made {
		plan.Organizations = append(plan.Organizations, PlannedOrganization{id, p.organizations.draft(id)})
	}
	for _, id := range p.seats.made {
		plan.Seats = append(plan.Seats, *p.seats.byID[id])
	}
	for _, id := range p.people.made {
		plan.People = append(plan.People, *p.people.byID[id])
	}
	for _, held := range p.granted {
		plan.Memberships = append(plan.Memberships, *p.memberships[held])
	}
	plan.Mandates = p.seats.begun
	for _, e := range entries {
		if e.out.Creates = p.items(e); len(e.out.Creates) > 0 {
			e.out.State = LineCreates
		}
		plan.Lines = append(plan.Lines, e.out)
	}
	return plan
}

// items are what a line makes, in words.
func (p *rosterPlanner) items(e *rosterEntry) []ListItem {
	if e.dead || e.out.State == LineRefused {
		return nil
	}
	var list []ListItem
	if o := e.at.organization; o < 0 && p.organizations.line[o] == e.line {
		list = append(list, ListItem{"organization", organizationItem(*p.organizations.byID[o])})
	}
	if s := e.at.seat; s < 0 && p.seats.line[s] == e.line {
		seat := *p.seats.byID[s]
		list = append(list, ListItem{"seat", seatItem(seat, p.committees[seat.CommitteeID].Name)})
	}
	if h := e.at.person; h < 0 && p.people.line[h] == e.line {
		list = append(list, ListItem{"person", personItem(*p.people.byID[h])})
	}
	if e.at.mandate.Kind != "" {
		list = append(list, ListItem{"mandate", mandateItem(e.at.mandate)})
	}
	if len(e.at.grants) > 0 {
		list = append(list, ListItem{"membership", membershipItem(e.at.grants)})
	}
	return list
}
