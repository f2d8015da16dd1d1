package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) memberRoutes(r routes) {
	r.inside.get("/membres/acces", a.accessIndex)
	r.inside.get("/membres/personnes/:id", a.memberShow)
	manage := r.inside.may(governance.ManageMembers)
	manage.get("/membres/personnes/:id/corriger", a.memberEdit)
	manage.post("/membres/personnes/:id/corriger", a.memberCorrect)
	manage.get("/membres/personnes/:id/acces", a.accessNew)
	manage.post("/membres/personnes/:id/acces", a.accessGrant)
	manage.get("/membres/acces/:id/roles", a.accessEdit)
	manage.post("/membres/acces/:id/roles", a.accessChange)
	manage.get("/membres/acces/:id/fin", a.accessEnding)
	manage.confirmed().post("/membres/acces/:id/fin", a.accessEnd)
	manage.post("/membres/acces/:id/invitation", a.accessInvite)
}

// accessIndex lists who has rights, as the address asks.
func (a *App) accessIndex(c *gin.Context) error {
	v := visitOf(c)
	page := templates.AccessIndex{
		Frame: a.frame(c, tabAccess), Tabs: memberTabs(c), Roles: first(anyRole, roleOptions()), States: accessStates(),
		Sorts: accessSorts(),
	}
	page.Filter = templates.AccessFilter{
		Query: query(c, "q"), Role: known(query(c, "role"), page.Roles), State: known(query(c, "state"), page.States),
		Sort: known(query(c, "sort"), page.Sorts),
	}
	list, err := a.Store.Access(c.Request.Context(), v.actor, model.AccessQuery{
		Day: v.today, Words: page.Filter.Query, Role: governance.Role(page.Filter.Role),
		State: page.Filter.State, Sort: page.Filter.Sort, After: cursor[governance.MembershipID](c, "apres"),
		Before: cursor[governance.MembershipID](c, "avant"),
	})
	if err != nil {
		return err
	}
	home := membersPath(v.coordination)
	page.Total, page.Pages = list.Total, neighbours(c, home+"/acces", list.Previous, list.Next)
	for _, l := range list.Lines {
		page.Lines = append(page.Lines, a.accessLine(v.coordination, l))
	}
	if f := page.Filter; f.Query != "" || f.Role != "" || f.State != "" {
		page.Clear = home + "/acces"
	}
	if v.actor.May(governance.ManageMembers) {
		page.Invitations = coordinationPath(v.coordination) + "/invitations"
	}
	return a.ok(c, page)
}

func (a *App) accessLine(c governance.Coordination, l model.AccessLine) templates.AccessLine {
	tags := accountTags(l.Account, l.InvitedUntil, a.Now())
	if l.Example {
		tags = append(tags, tagExample)
	}
	name := governance.Person{GivenName: l.GivenName, FamilyName: l.FamilyName}.Name()
	return templates.AccessLine{
		Name: name, Path: personPath(c, l.PersonID), Tags: tags, Organization: l.Organization, Roles: rolesLabel(l.Roles),
		Seats: l.Seats, Period: heldPeriod(l.HeldMembership, c.Zone()),
	}
}

// member reads the person of the address.
func (a *App) member(c *gin.Context) (model.MemberRecord, error) {
	person, err := id[governance.PersonID](c, "id")
	if err != nil {
		return model.MemberRecord{}, err
	}
	return a.Store.Member(c.Request.Context(), visitOf(c).actor, person)
}

// memberShow shows a person: what they may do here, the seats they hold and held.
func (a *App) memberShow(c *gin.Context) error {
	m, err := a.member(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	manage := v.actor.May(governance.ManageMembers)
	page := templates.MemberShow{
		Frame: a.frame(c, m.Name()), Name: m.Name(), Tags: accountTags(m.Account, nil, a.Now()),
		Rows: contactRows(m.Person, manage || m.ID == v.actor.PersonID),
	}
	membersCrumbs(&page.Frame, v.coordination)
	for _, h := range m.Memberships {
		page.Access = append(page.Access, a.memberAccess(v, h, !m.Account && m.Email != ""))
	}
	for _, h := range m.Mandates {
		page.Mandates = append(page.Mandates, memberMandate(v.coordination, h, v.today))
	}
	if manage {
		page.Grant = personPath(v.coordination, m.ID) + "/acces"
	}
	if manage && m.Account {
		page.Pair = personPath(v.coordination, m.ID) + "/comptes"
	}
	if manage && m.Kept && !m.Account {
		page.Edit = personPath(v.coordination, m.ID) + "/corriger"
	}
	return a.ok(c, page)
}

// memberAccess is one membership; invitable says that its person has an
// address, and no account yet.
func (a *App) memberAccess(v *visit, h model.HeldMembership, invitable bool) templates.MemberAccess {
	access := templates.MemberAccess{
		Organization: h.Organization, Roles: rolesLabel(h.Roles), Period: heldPeriod(h, v.coordination.Zone()),
		Tags: invitedTags(h.InvitedUntil, a.Now()),
	}
	if h.EndedAt == nil && v.actor.May(governance.ManageMembers) {
		path := accessPath(v.coordination, h.ID)
		access.Actions = []templates.Link{
			{Label: msgRolesEdit, Path: path + "/roles"}, {Label: msgAccessEnd, Path: path + "/fin"},
		}
		if invitable && h.InvitedUntil == nil {
			access.Invite = path + "/invitation"
		}
	}
	return access
}

func accessPath(c governance.Coordination, id governance.MembershipID) string {
	return membersPath(c) + "/acces/" + number(id)
}

func memberMandate(c governance.Coordination, h model.HeldMandate, today governance.Date) templates.MemberMandate {
	return templates.MemberMandate{
		Committee: h.Committee, Seat: seatName(h.Organization, h.Function), Path: seatPath(c, h.SeatID), Kind: h.Kind.Label(),
		Voice: voiceLabel(h.Voting), Period: period(h.StartsOn, h.EndsOn, today), State: mandateState(h.Mandate, today),
		Deed: deedLink(c, h.DeedToken, h.DeedName),
	}
}

// memberEdit shows the card of someone without an account, to correct it.
func (a *App) memberEdit(c *gin.Context) error {
	m, err := a.member(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.memberForm(c, a.frame(c, m.Name()), m, cardRecorded(m)))
}

// memberCorrect corrects a card.
func (a *App) memberCorrect(c *gin.Context) error {
	typed, err := form[templates.PersonForm](c)
	if err != nil {
		return err
	}
	person, err := id[governance.PersonID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.CorrectPerson(c.Request.Context(), v.actor, governance.Person{
		ID: person, GivenName: typed.GivenName, FamilyName: typed.FamilyName, Email: typed.Email, Phone: typed.Phone,
		Version: typed.Version,
	})
	if err != nil {
		return a.again(c, err, msgCardEdit, func(f templates.Frame) (templates.Page, error) {
			m, err := a.member(c)
			if f.Stale {
				typed.Version = m.Version
			}
			f.Title = m.Name()
			return a.memberForm(c, f, m, typed), err
		})
	}
	return a.redirect(c, personPath(v.coordination, person), msgCardCorrected)
}

func cardRecorded(m model.MemberRecord) templates.PersonForm {
	return templates.PersonForm{
		GivenName: m.GivenName, FamilyName: m.FamilyName, Email: m.Email, Phone: m.Phone, Version: m.Version,
	}
}

func (a *App) memberForm(c *gin.Context, f templates.Frame, m model.MemberRecord, typed templates.PersonForm) templates.Page {
	v := visitOf(c)
	back := personPath(v.coordination, m.ID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: m.Name(), Path: back})
	return templates.MemberEdit{Frame: f, Form: typed, Saved: cardRecorded(m), Back: back}
}
