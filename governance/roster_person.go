package governance

// rosterPeople are the people whom a roster may mean: those of the
// coordination, then those that the lines before make.
type rosterPeople struct {
	byID  map[PersonID]*Person
	email map[string]PersonID
	named map[rosterNamed][]PersonID
	names map[string]bool
	made  []PersonID
	line  map[PersonID]int
}

// rosterNamed is a name inside an organisation: what tells people without an
// address apart. Zero is someone in their own name.
type rosterNamed struct {
	name         string
	organization OrganizationID
}

func newRosterPeople(known RosterKnown) *rosterPeople {
	p := &rosterPeople{
		byID: map[PersonID]*Person{}, email: map[string]PersonID{}, named: map[rosterNamed][]PersonID{},
		names: map[string]bool{}, line: map[PersonID]int{},
	}
	for _, k := range known.People {
		p.byID[k.ID] = &k
		p.names[foldedName(k)] = true
		if k.Email != "" {
			p.email[k.Email] = k.ID
		}
	}
	owner := map[SeatID]OrganizationID{}
	for _, s := range known.Seats {
		owner[s.ID] = s.OrganizationID
	}
	linked := map[PersonID]bool{}
	for _, m := range known.Memberships {
		p.link(m.PersonID, m.OrganizationID)
		linked[m.PersonID] = true
	}
	for _, m := range known.Mandates {
		p.link(m.PersonID, owner[m.SeatID])
		linked[m.PersonID] = true
	}
	for _, k := range known.People {
		if !linked[k.ID] {
			p.link(k.ID, 0)
		}
	}
	return p
}

// link makes a person found by their name in an organisation.
func (p *rosterPeople) link(id PersonID, o OrganizationID) {
	k := p.byID[id]
	if k == nil {
		return
	}
	key := rosterNamed{foldedName(*k), o}
	for _, there := range p.named[key] {
		if there == id {
			return
		}
	}
	p.named[key] = append(p.named[key], id)
}

// find says whom a line means; zero is someone new. The same address is the
// same person, and must bear the same name. Without an address on one side,
// the same name in the same organisation is the same person.
func (p *rosterPeople) find(typed Person, o OrganizationID) (PersonID, *Error) {
	if id := p.email[typed.Email]; id != 0 && typed.Email != "" {
		if SameName(*p.byID[id], typed) {
			return id, nil
		}
		return 0, p.taken(id)
	}
	same := p.named[rosterNamed{foldedName(typed), o}]
	switch {
	case len(same) == 0:
		return 0, nil
	case len(same) > 1:
		return 0, Fail(Conflict, msgRosterNamesakes).On(string(RosterEmail))
	case differ(p.byID[same[0]].Email, typed.Email):
		return 0, Fail(Conflict, msgRosterOtherEmail, p.byID[same[0]].Name()).On(string(RosterEmail))
	}
	return same[0], nil
}

// taken refuses the address of somebody else.
func (p *rosterPeople) taken(id PersonID) *Error {
	name := p.byID[id].Name()
	if p.line[id] != 0 {
		return Fail(Conflict, msgRosterEmailTwice, p.line[id], name).On(string(RosterEmail))
	}
	return Fail(Conflict, msgRosterEmailTaken, name).On(string(RosterEmail))
}

// remarks say what the coordinator should look at.
func (p *rosterPeople) remarks(id PersonID, typed Person) []string {
	k := p.byID[id]
	switch {
	case k == nil && p.names[foldedName(typed)]:
		return []string{msgRosterNamesake}
	case k != nil && id > 0 && k.Email == "" && typed.Email != "":
		return []string{msgRosterEmailLeft}
	}
	return nil
}

// keep makes a new person of a line, or adds to one that a line before makes
// what it lacks. It returns their id.
func (p *rosterPeople) keep(id PersonID, e rosterEntry, o OrganizationID) PersonID {
	if id == 0 {
		id = -PersonID(len(p.made) + 1)
		p.made, p.line[id] = append(p.made, id), e.line
		p.byID[id] = &Person{ID: id, GivenName: e.person.GivenName, FamilyName: e.person.FamilyName}
	}
	if id < 0 {
		k := p.byID[id]
		fill(&k.Email, e.person.Email)
		fill(&k.Phone, e.person.Phone)
		if k.Email != "" {
			p.email[k.Email] = id
		}
	}
	p.names[foldedName(e.person)] = true
	p.link(id, o)
	return id
}
