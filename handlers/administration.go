package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// administrationPath is where an administrator of the instance works.
const administrationPath = "/administration"

func (a *App) administrationRoutes(r routes) {
	r.instance.get("", a.administrationIndex)
	r.instance.get("/coordinations/nouvelle", a.openingNew)
	r.instance.post("/coordinations/nouvelle", a.openingCreate)
	r.instance.get("/coordinations/:id", a.administrationShow)
	r.instance.post("/coordinations/:id/coordinateur", a.coordinatorName)
	r.instance.post("/coordinations/:id/relance", a.coordinatorAgain)
}

// administrationLinks are the other pages of the administration.
var administrationLinks = []templates.Link{
	{Label: navJournal, Path: administrationPath + "/journal"},
	{Label: msgVerification, Path: administrationPath + "/verification"},
	{Label: msgLegalEdit, Path: administrationPath + "/mentions-legales"},
	{Label: msgAccessibilityEdit, Path: administrationPath + "/accessibilite"},
}

// administrationFrame is the frame of a page under the administration.
func (a *App) administrationFrame(c *gin.Context, title string) templates.Frame {
	return inAdministration(a.frame(c, title))
}

func inAdministration(f templates.Frame) templates.Frame {
	f.Crumbs = []templates.Link{{Label: msgAdministration, Path: administrationPath}}
	return f
}

// administrationIndex lists the coordinations of the instance.
func (a *App) administrationIndex(c *gin.Context) error {
	f := model.CoordinationFilter{
		Query: query(c, "q"), After: cursor[governance.CoordinationID](c, "apres"), Before: cursor[governance.CoordinationID](c, "avant"),
	}
	list, err := a.Store.OpenedCoordinations(c.Request.Context(), visitOf(c).actor, f)
	if err != nil {
		return err
	}
	page := templates.AdministrationIndex{
		Frame: a.frame(c, msgAdministration), Query: f.Query, Total: list.Total,
		Pages: neighbours(c, administrationPath, list.Previous, list.Next), Open: administrationPath + "/coordinations/nouvelle",
		Links: administrationLinks,
	}
	if f.Query != "" {
		page.Clear = administrationPath
	}
	for _, o := range list.Lines {
		page.Lines = append(page.Lines, templates.OpenedLine{
			Name: o.Name, Path: openedPath(o.ID), OpenedAt: o.CreatedAt, State: a.openedTag(o), Awaited: awaited(o),
		})
	}
	return a.ok(c, page)
}

func openedPath(id governance.CoordinationID) string {
	return administrationPath + "/coordinations/" + number(id)
}

// awaited is who was named and has not come; nobody once someone coordinates.
func awaited(o model.OpenedCoordination) string {
	if o.Run {
		return ""
	}
	return o.Awaited()
}

// administrationShow says whether someone coordinates a coordination.
func (a *App) administrationShow(c *gin.Context) error {
	page, err := a.openedPage(c, a.administrationFrame(c, msgAdministration), templates.CoordinatorForm{})
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) openedPage(c *gin.Context, f templates.Frame, typed templates.CoordinatorForm) (templates.Page, error) {
	id, err := id[governance.CoordinationID](c, "id")
	if err != nil {
		return nil, err
	}
	o, err := a.Store.OpenedCoordination(c.Request.Context(), visitOf(c).actor, id)
	if err != nil {
		return nil, err
	}
	f.Title = o.Name
	return templates.AdministrationCoordination{
		Frame: inAdministration(f), Name: o.Name, Rows: openedRows(o), State: a.openedTag(o), Run: o.Run,
		Awaited: !o.Run && o.Membership != 0, Again: openedPath(id) + "/relance", Form: typed,
		Action: openedPath(id) + "/coordinateur",
	}, nil
}

// coordinatorName names the coordinator of a coordination that nobody coordinates.
func (a *App) coordinatorName(c *gin.Context) error {
	typed, err := form[templates.CoordinatorForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.CoordinationID](c, "id")
	if err != nil {
		return err
	}
	if err := a.Store.NameCoordinator(c.Request.Context(), visitOf(c).actor, id, coordinator(typed)); err != nil {
		return a.again(c, err, msgAdministration, func(f templates.Frame) (templates.Page, error) {
			return a.openedPage(c, f, typed)
		})
	}
	return a.redirect(c, openedPath(id), msgCoordinatorNamed)
}

func coordinator(f templates.CoordinatorForm) governance.Person {
	return governance.Person{GivenName: f.GivenName, FamilyName: f.FamilyName, Email: f.Email}
}

// coordinatorAgain sends the invitation of the awaited coordinator anew.
func (a *App) coordinatorAgain(c *gin.Context) error {
	id, err := id[governance.CoordinationID](c, "id")
	if err != nil {
		return err
	}
	if err := a.Store.InviteCoordinatorAgain(c.Request.Context(), visitOf(c).actor, id); err != nil {
		return err
	}
	return a.redirect(c, openedPath(id), msgInvitationSent)
}
