package handlers

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) invitationRoutes(r routes) {
	manage := r.inside.may(governance.ManageMembers)
	manage.get("/invitations", a.invitationIndex)
	manage.post("/invitations/toutes", a.invitationAll)
	manage.post("/invitations/:id/renvoi", a.invitationAgain)
	manage.post("/invitations/:id/annulation", a.invitationRevoke)
	r.public.get("/invitation/:jeton", a.invitationShow)
	r.signed.post("/invitation/:jeton/acceptation", a.invitationAccept)
}

// pageSize is how many rows a list shows.
const pageSize = 25

func (a *App) invitationIndex(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	before, _ := strconv.ParseInt(c.Query("avant"), 10, 64) // anything else is the first page
	lines, err := a.Store.Invitations(ctx, v.actor, governance.InvitationID(before), pageSize+1)
	if err != nil {
		return err
	}
	waiting, err := a.Store.Uninvited(ctx, v.actor)
	if err != nil {
		return err
	}
	path := coordinationPath(v.coordination) + "/invitations"
	page := templates.InvitationIndex{Frame: a.frame(c, msgInvitations), Tabs: memberTabs(c), Uninvited: waiting}
	if before > 0 {
		page.Pages.Previous = path
	}
	if len(lines) > pageSize {
		lines = lines[:pageSize]
		page.Pages.Next = path + "?avant=" + number(lines[pageSize-1].ID)
	}
	for _, l := range lines {
		page.Lines = append(page.Lines, a.invitationLine(path, l))
	}
	return a.ok(c, page)
}

func (a *App) invitationLine(path string, l model.InvitationLine) templates.InvitationLine {
	state := l.State(a.Now())
	return templates.InvitationLine{
		Path: path + "/" + number(l.ID), Name: l.Name, Email: l.Email, Organization: l.Organization,
		Roles: rolesLabel(l.Roles), SentAt: l.SentAt, ExpiresAt: l.ExpiresAt, State: invitationTag(state),
		Open: state == governance.InvitationPending || state == governance.InvitationExpired,
	}
}

func (a *App) invitationAll(c *gin.Context) error {
	v := visitOf(c)
	n, err := a.Store.InviteAll(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	return a.redirect(c, coordinationPath(v.coordination)+"/invitations", fmt.Sprintf(msgInvitedAll, n))
}

func (a *App) invitationAgain(c *gin.Context) error {
	return a.invitationDo(c, msgInvitationSent, a.Store.InviteAgain)
}

func (a *App) invitationRevoke(c *gin.Context) error {
	return a.invitationDo(c, msgInvitationRevoked, a.Store.RevokeInvitation)
}

// invitationDo does one thing to the invitation of the address.
func (a *App) invitationDo(c *gin.Context, flash string, do storeAction[governance.InvitationID]) error {
	v := visitOf(c)
	invitation, err := id[governance.InvitationID](c, "id")
	if err != nil {
		return err
	}
	if err := do(c.Request.Context(), v.actor, invitation); err != nil {
		return err
	}
	return a.redirect(c, coordinationPath(v.coordination)+"/invitations", flash)
}

// invitationShow shows what an invitation gives to whoever holds its address.
func (a *App) invitationShow(c *gin.Context) error {
	c.Header("Cache-Control", "no-store") // its address is a secret
	o, err := a.Store.Offer(c.Request.Context(), c.Param("jeton"))
	if err != nil {
		return err
	}
	v, state := visitOf(c), o.State(a.Now())
	if _, in := v.self.Place(o.Slug); in && state == governance.InvitationAccepted {
		return a.redirect(c, entryOf(o, v), "") // the mail is kept, and its link opened again
	}
	here := "/invitation/" + url.PathEscape(c.Param("jeton"))
	page := templates.InvitationShow{
		Frame: a.frame(c, msgInvitationTitle), Name: o.Coordination, InvitedBy: o.InvitedBy, ExpiresAt: o.ExpiresAt,
		AcceptAction: here + "/acceptation",
	}
	page.Zone = governance.Coordination{TimeZone: o.TimeZone}.Zone()
	for _, r := range o.Roles {
		page.Roles = append(page.Roles, templates.Row{Label: orDefault(r.Organization, msgOwnName), Value: rolesLabel(r.Roles)})
	}
	for _, s := range o.Seats {
		page.Seats = append(page.Seats, offeredSeat(s))
	}
	if v.actor.PersonID == 0 {
		if state == governance.InvitationPending || state == governance.InvitationAccepted {
			page.LoginPath = "/connexion?" + url.Values{"retour": {here}}.Encode()
		}
		return a.invitationRefusal(c, page, o.Accept(o.PersonID, o.Kept, a.Now()))
	}
	page.Warnings = invitationWarnings(v, o)
	return a.invitationRefusal(c, page, o.Accept(v.actor.PersonID, o.Kept, a.Now()))
}

// invitationRefusal shows the page with the reason why it is too late, if it is.
func (a *App) invitationRefusal(c *gin.Context, page templates.InvitationShow, refusal error) error {
	if refusal == nil {
		return a.ok(c, page)
	}
	page.Refused = refusal.Error()
	return a.show(c, statusOf(refusal), page)
}

// invitationWarnings say where this login differs from what the invitation expects.
func invitationWarnings(v *visit, o model.Offer) []string {
	var warnings []string
	if !strings.EqualFold(v.self.Email, o.Email) {
		warnings = append(warnings, fmt.Sprintf(msgInvitationOtherEmail, v.actor.Name))
	}
	for _, r := range o.Roles {
		if !carries(v.actor.Login, r) {
			warnings = append(warnings, fmt.Sprintf(msgInvitationOtherOrganization, r.Organization))
		}
	}
	return warnings
}

func (a *App) invitationAccept(c *gin.Context) error {
	ctx, secret := c.Request.Context(), c.Param("jeton")
	o, err := a.Store.Offer(ctx, secret)
	if err != nil {
		return err
	}
	if err := a.Store.AcceptInvitation(ctx, visitOf(c).actor, secret); err != nil {
		return err
	}
	return a.redirect(c, entryOf(o, visitOf(c)), fmt.Sprintf(msgInvitationTaken, o.Coordination))
}

// entryOf is where someone who took an invitation up goes on: the coordination,
// or the page that says how to act for another organisation when theirs is not
// one that it knows them for.
func entryOf(o model.Offer, v *visit) string {
	if slices.ContainsFunc(o.Roles, func(r model.OfferedRole) bool { return carries(v.actor.Login, r) }) {
		return "/coordinations/" + o.Slug
	}
	return changePath
}

func carries(l governance.Login, r model.OfferedRole) bool {
	return l.Carries(governance.Membership{Siren: r.Siren})
}
