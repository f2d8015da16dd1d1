package demonstration

import (
	"slices"

	"ctin/governance"
	"ctin/model"
)

// place is a seat of the story and who holds it.
type place struct {
	organization governance.OrganizationDraft
	function     string
	voting       bool
	since        int    // days before today
	persona      string // who holds it, or empty
	name         string // of the fictional holder without account, or empty for a vacant seat
	roles        []governance.Role
}

// strategic are the eleven voting and three advisory seats of the strategic
// committee of the Sicoval.
func strategic() []place {
	example := func(name, siren, kind string) governance.OrganizationDraft {
		return governance.OrganizationDraft{Name: name, Siren: siren, Kind: kind, Example: true}
	}
	funder := func(d governance.OrganizationDraft) governance.OrganizationDraft { d.Funder = true; return d }
	sicoval, genet := governance.OrganizationDraft{Name: orgSicoval}, example(orgGenet, siretGenet[:9], "cooperative")
	genet.Siret = siretGenet // the one funder whose commitment the open format takes
	member, chair := []governance.Role{governance.Member}, []governance.Role{governance.Chair, governance.Member}
	return []place{
		{sicoval, functionChair, true, 100, Chair, "", chair},
		{funder(governance.OrganizationDraft{Name: orgHauteGaronne, Siren: "223100017", Kind: "departement"}), functionElected, true, 100, "", givenElected, nil},
		{funder(governance.OrganizationDraft{Name: orgState, Kind: "state"}), functionSubPrefect, true, 100, FunderState, "", []governance.Role{governance.Member, governance.Funder}},
		{funder(example(orgAmandier, siretAmandier[:9], "syndicate")), functionElected, true, 100, ViceChair, "", []governance.Role{governance.ViceChair, governance.Member}},
		{funder(example(orgBruyere, siretBruyere[:9], "ccas")), functionDirector, true, 100, FunderBruyere, "", []governance.Role{governance.Member, governance.Funder}},
		{funder(example(orgTilleul, siretTilleul[:9], "foundation")), "", true, 100, FunderTilleul, "", []governance.Role{governance.Member, governance.Funder}},
		{funder(genet), "", true, 100, FunderGenet, "", []governance.Role{governance.Member, governance.Funder}},
		{example(orgMurier, siretMurier[:9], "association"), "", true, 100, Member, "", member},
		{example(orgNoisetier, "000000802", "association"), "", true, 100, "", givenNoisetier, nil},
		{example(orgOlivier, "", "beneficiary"), "", true, 100, "", givenOlivier, nil},
		{example(orgPlatane, "", "beneficiary"), "", true, 100, "", givenPlatane, nil},
		{sicoval, functionCoordinator, false, 100, Coordinator, "", nil},
		{funder(example(orgCedre, siretCedre[:9], "foundation")), "", false, 100, FunderCedre, "", []governance.Role{governance.Funder}},
		{funder(example(orgSaule, "000000901", "social_body")), "", false, 100, "", givenSaule, nil},
	}
}

// sicoval tells the story's coordination.
func (s *story) sicoval(admin governance.Actor) {
	s.open(admin, model.Opening{
		CoordinationDraft: governance.CoordinationDraft{Name: nameSicoval, Perimeters: []string{"epci:243100633"}},
		Carriers:          []governance.OrganizationDraft{{Name: orgSicoval, Siren: "243100633", Kind: "epci"}},
	}, Coordinator)
	c := s.inside(Coordinator, governance.Slug(nameSicoval))
	body, conference := s.committees(c)
	owners := map[string]governance.OrganizationID{orgSicoval: s.organization(c, orgSicoval)}
	for _, p := range strategic() {
		s.sit(c, body, owners, p)
	}
	known := s.people(c)
	for _, name := range []string{orgState, orgHauteGaronne, orgAmandier, orgBruyere, orgTilleul, orgGenet, orgCedre, orgSaule} {
		s.fund(c, conference, owners[name], known[holderOf(name)])
	}
	s.welcome(c, owners, known)
	s.observers(c)
	s.back(submittedOn, func() { s.diagnostic(c) })
	s.funding(c)
	s.actions(c)
	s.minutes(c, s.first(c, body))
	s.second(c, body)
	s.group(c, body)
}

// fund gives a funder its seat in the conférence des financeurs, with the
// person who sits for it in the strategic committee; the département has not
// designated anyone there yet.
func (s *story) fund(c governance.Actor, conference governance.CommitteeID, o governance.OrganizationID, p governance.PersonID) {
	from := s.today.AddDays(-100)
	seat := s.seat(c, governance.Seat{CommitteeID: conference, OrganizationID: o, Voting: true, StartsOn: from})
	if p == 0 {
		return
	}
	a := s.doing(c)
	if s.err != nil {
		return
	}
	_, err := s.store.Designate(s.ctx, a, model.Designation{
		Mandate: governance.Mandate{SeatID: seat, PersonID: p, Kind: governance.Holder, StartsOn: from},
	})
	s.try(err)
}

// holderOf is the given name of who sits for a funder, or empty.
func holderOf(organization string) string {
	for _, p := range strategic() {
		switch {
		case p.organization.Name != organization || organization == orgHauteGaronne:
		case p.persona != "":
			return persona(p.persona).GivenName
		default:
			return p.name
		}
	}
	return ""
}

// people finds who the coordination knows, by their given name.
func (s *story) people(c governance.Actor) map[string]governance.PersonID {
	known := map[string]governance.PersonID{}
	if s.err != nil {
		return known
	}
	list, err := s.store.PeopleNames(s.ctx, c)
	s.try(err)
	for _, p := range list {
		known[p.GivenName] = p.ID
	}
	return known
}

// committees finds the two bodies that a coordination is born with.
func (s *story) committees(c governance.Actor) (strategic, conference governance.CommitteeID) {
	if s.err != nil {
		return 0, 0
	}
	list, err := s.store.CommitteeNames(s.ctx, c)
	s.try(err)
	for _, k := range list {
		switch k.Kind {
		case governance.Strategic:
			strategic = k.ID
		case governance.FundersConference:
			conference = k.ID
		}
	}
	return strategic, conference
}

// organization finds one by its name.
func (s *story) organization(c governance.Actor, name string) governance.OrganizationID {
	if s.err != nil {
		return 0
	}
	list, err := s.store.OrganizationNames(s.ctx, c)
	s.try(err)
	for _, o := range list {
		if o.Name == name {
			return o.ID
		}
	}
	return 0
}

// reached are those without an account who have an address all the same: they
// answer by a personal link. Noisetier and Saule are told by hand.
var reached = []string{orgHauteGaronne, orgOlivier, orgPlatane}

// sit makes a seat with its organisation and its holder.
func (s *story) sit(c governance.Actor, body governance.CommitteeID, owners map[string]governance.OrganizationID, p place) {
	if owners[p.organization.Name] == 0 {
		owners[p.organization.Name] = s.organize(c, p.organization)
	}
	from := s.today.AddDays(-p.since)
	seat := s.seat(c, governance.Seat{
		CommitteeID: body, OrganizationID: owners[p.organization.Name], Function: p.function, Voting: p.voting, StartsOn: from,
	})
	holder := governance.Person{GivenName: p.name, FamilyName: surname}
	if slices.Contains(reached, p.organization.Name) {
		holder.Email = governance.Slug(p.organization.Name) + "@exemple.invalid"
	}
	if p.persona != "" {
		who := persona(p.persona)
		holder = governance.Person{GivenName: who.GivenName, FamilyName: who.FamilyName, Email: who.Email()}
	}
	if holder.GivenName != "" {
		s.designate(c, seat, holder, from)
	}
}

func (s *story) organize(c governance.Actor, d governance.OrganizationDraft) governance.OrganizationID {
	a := s.doing(c)
	if s.err != nil {
		return 0
	}
	id, err := s.store.CreateOrganization(s.ctx, a, d)
	s.try(err)
	return id
}

func (s *story) seat(c governance.Actor, seat governance.Seat) governance.SeatID {
	a := s.doing(c)
	if s.err != nil {
		return 0
	}
	id, err := s.store.CreateSeat(s.ctx, a, seat)
	s.try(err)
	return id
}

func (s *story) designate(c governance.Actor, seat governance.SeatID, holder governance.Person, from governance.Date) {
	a := s.doing(c)
	if s.err != nil {
		return
	}
	_, err := s.store.Designate(s.ctx, a, model.Designation{
		Mandate: governance.Mandate{SeatID: seat, Kind: governance.Holder, StartsOn: from}, New: holder,
	})
	s.try(err)
}

// welcome gives the personas their roles, invites everyone, and lets the
// personas accept.
func (s *story) welcome(c governance.Actor, owners map[string]governance.OrganizationID, known map[string]governance.PersonID) {
	var invited []string
	for _, p := range strategic() {
		if p.persona == "" || len(p.roles) == 0 {
			continue
		}
		s.grant(c, known[persona(p.persona).GivenName], owners[p.organization.Name], p.roles)
		invited = append(invited, p.persona)
	}
	if a := s.doing(c); s.err == nil {
		_, err := s.store.InviteAll(s.ctx, a)
		s.try(err)
	}
	for _, key := range invited {
		s.accept(key)
	}
}

func (s *story) grant(c governance.Actor, p governance.PersonID, o governance.OrganizationID, roles []governance.Role) {
	a := s.doing(c)
	if s.err != nil {
		return
	}
	_, err := s.store.GrantMembership(s.ctx, a, governance.Membership{PersonID: p, OrganizationID: o, Roles: roles})
	s.try(err)
}

// observers ask to join: two are answered, one waits.
func (s *story) observers(c governance.Actor) {
	s.join(c, Observer, "", wordsObserver, governance.Observer)
	s.join(c, Secretary, orgSicoval, wordsSecretary, governance.Secretary)
	if s.err != nil {
		return
	}
	self, err := s.store.SignIn(s.ctx, model.SignIn{
		Issuer: s.issuer, Sub: "demo:mediatrice", GivenName: givenAsking, FamilyName: surname, Email: "mediatrice@exemple.invalid",
	})
	s.try(err)
	if a := s.doing(self.Actor(governance.Login{})); s.err == nil {
		s.try(s.store.AskToJoin(s.ctx, a, governance.Slug(nameSicoval), orgAsking, wordsAsking))
	}
}

// join lets a persona ask, and the coordinator accept.
func (s *story) join(c governance.Actor, key, organization, words string, role governance.Role) {
	a := s.doing(s.enter(key))
	if s.err != nil {
		return
	}
	s.try(s.store.AskToJoin(s.ctx, a, governance.Slug(nameSicoval), organization, words))
	list, err := s.store.JoinRequests(s.ctx, c)
	s.try(err)
	b := s.doing(c)
	if s.err != nil || len(list) == 0 {
		return
	}
	s.try(s.store.DecideJoin(s.ctx, b, list[0].ID, model.JoinAnswer{
		Accepted: true, Words: wordsWelcome, OrganizationID: s.organization(c, organization), Roles: []string{string(role)},
	}))
}
