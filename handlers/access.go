package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// accessNew shows the form that gives someone roles.
func (a *App) accessNew(c *gin.Context) error {
	page, err := a.accessForm(c, a.frame(c, msgAccessNew), templates.AccessForm{})
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// accessGrant gives someone roles.
func (a *App) accessGrant(c *gin.Context) error {
	typed, err := form[templates.AccessForm](c)
	if err != nil {
		return err
	}
	person, err := id[governance.PersonID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	roles, wrong := governance.ParseRoles(typed.Roles)
	if wrong == nil {
		_, err = a.Store.GrantMembership(c.Request.Context(), v.actor, governance.Membership{
			PersonID: person, OrganizationID: chosen[governance.OrganizationID](typed.Organization), Roles: roles,
		})
	} else {
		err = wrong
	}
	if err != nil {
		return a.again(c, err, msgAccessNew, func(f templates.Frame) (templates.Page, error) {
			return a.accessForm(c, f, typed)
		})
	}
	return a.redirect(c, personPath(v.coordination, person), msgAccessGranted)
}

// accessForm makes the page that gives someone roles.
func (a *App) accessForm(c *gin.Context, f templates.Frame, typed templates.AccessForm) (templates.Page, error) {
	m, err := a.member(c)
	if err != nil {
		return nil, err
	}
	v := visitOf(c)
	organizations, err := a.Store.OrganizationNames(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	back := personPath(v.coordination, m.ID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: m.Name(), Path: back})
	return templates.AccessEdit{
		Frame: f, New: true, Name: m.Name(), Form: typed, Roles: roleOptions(),
		Organizations: ownerOptions(msgOwnNameOption, organizations), Back: back,
	}, nil
}

// membership reads the membership of the address.
func (a *App) membership(c *gin.Context) (model.MembershipRecord, error) {
	membership, err := id[governance.MembershipID](c, "id")
	if err != nil {
		return model.MembershipRecord{}, err
	}
	v := visitOf(c)
	return a.Store.Membership(c.Request.Context(), v.actor, membership, v.today)
}

// accessEdit shows the roles of a membership, to change them.
func (a *App) accessEdit(c *gin.Context) error {
	m, err := a.membership(c)
	if err != nil {
		return err
	}
	typed := templates.AccessForm{Roles: roleNames(m.Roles), Version: m.Version}
	return a.ok(c, a.rolesForm(c, a.frame(c, msgRolesEdit), m, typed))
}

// accessChange changes the roles of a membership.
func (a *App) accessChange(c *gin.Context) error {
	typed, err := form[templates.AccessForm](c)
	if err != nil {
		return err
	}
	m, err := a.membership(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	roles, wrong := governance.ParseRoles(typed.Roles)
	if wrong == nil {
		err = a.Store.ChangeRoles(c.Request.Context(), v.actor, m.ID, typed.Version, roles)
	} else {
		err = wrong
	}
	if err != nil {
		return a.again(c, err, msgRolesEdit, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = m.Version
			}
			return a.rolesForm(c, f, m, typed), nil
		})
	}
	return a.redirect(c, personPath(v.coordination, m.PersonID), msgRolesChanged)
}

func roleNames(roles governance.RoleSet) []string {
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = string(r)
	}
	return names
}

func (a *App) rolesForm(
	c *gin.Context, f templates.Frame, m model.MembershipRecord, typed templates.AccessForm,
) templates.Page {
	v := visitOf(c)
	back := personPath(v.coordination, m.PersonID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: m.Name(), Path: back})
	return templates.AccessEdit{
		Frame: f, Name: m.Name(), Organization: m.Organization, Form: typed, SavedRoles: rolesLabel(m.Roles),
		Roles: roleOptions(), Back: back,
	}
}

// accessInvite invites the person of a membership by mail.
func (a *App) accessInvite(c *gin.Context) error {
	m, err := a.membership(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.Invite(c.Request.Context(), v.actor, m.ID); err != nil {
		return err
	}
	return a.redirect(c, personPath(v.coordination, m.PersonID), msgInvited)
}

// accessEnding asks before a membership ends, and says what follows.
func (a *App) accessEnding(c *gin.Context) error {
	m, err := a.membership(c)
	if err != nil {
		return err
	}
	typed := templates.AccessEndForm{EndsOn: string(visitOf(c).today), Version: m.Version}
	return a.ok(c, a.accessLast(c, a.frame(c, msgAccessEnd), m, typed))
}

// accessEnd takes a membership's rights back.
func (a *App) accessEnd(c *gin.Context) error {
	typed, err := form[templates.AccessEndForm](c)
	if err != nil {
		return err
	}
	m, err := a.membership(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	removal, err := removalTyped(m, typed)
	if err == nil {
		removal.Today = v.today
		err = a.Store.EndMembership(c.Request.Context(), v.actor, removal)
	}
	if err != nil {
		return a.again(c, err, msgAccessEnd, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = m.Version
			}
			return a.accessLast(c, f, m, typed), nil
		})
	}
	if m.PersonID == v.actor.PersonID {
		return a.redirect(c, "/", msgAccessLeft)
	}
	return a.redirect(c, personPath(v.coordination, m.PersonID), msgAccessEnded)
}

// removalTyped reads what becomes of the seats of someone who leaves.
func removalTyped(m model.MembershipRecord, f templates.AccessEndForm) (model.Removal, error) {
	r := model.Removal{ID: m.ID, Version: f.Version}
	var problems governance.Problems
	switch {
	case len(m.Mandates) == 0 || f.Mandates == mandatesKept:
		return r, nil
	case f.Mandates != mandatesEnded:
		problems.Add(governance.Fail(governance.Invalid, msgChooseMandates).On("mandates"))
	case f.EndsOn == "":
		problems.Add(governance.Fail(governance.Invalid, msgChooseDay).On("ends_on"))
	}
	r.MandatesOn = date(&problems, f.EndsOn, "ends_on")
	return r, problems.Err()
}

// What becomes of the mandates of someone whose membership ends.
const (
	mandatesKept  = "keep"
	mandatesEnded = "end"
)

func (a *App) accessLast(
	c *gin.Context, f templates.Frame, m model.MembershipRecord, typed templates.AccessEndForm,
) templates.Page {
	v := visitOf(c)
	back := personPath(v.coordination, m.PersonID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: m.Name(), Path: back})
	page := templates.AccessEnd{
		Frame: f, Name: m.Name(), Organization: m.Organization, Self: m.PersonID == v.actor.PersonID, Form: typed,
		Choices: mandateChoices(), Back: back,
	}
	for _, h := range m.Mandates {
		page.Mandates = append(page.Mandates, mandateInWords(h, v.today))
	}
	return page
}
