package handlers

import (
	"bytes"
	"crypto/rand"
	"net/http"
	"strconv"
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// show renders a page to a buffer and sends it: a page that fails to render is
// an error, never half a page.
func (a *App) show(c *gin.Context, status int, p templates.Page) error {
	var page bytes.Buffer
	if err := a.Pages.Render(&page, p); err != nil {
		return err
	}
	sent, err := a.compressed(c, page.Bytes())
	if err != nil {
		return err
	}
	c.Header("Content-Length", strconv.Itoa(len(sent)))
	c.Data(status, "text/html; charset=utf-8", sent)
	return nil
}

// ok shows a page with status 200.
func (a *App) ok(c *gin.Context, p templates.Page) error { return a.show(c, http.StatusOK, p) }

// frame is what surrounds the page: who is here, where, and what they may open.
func (a *App) frame(c *gin.Context, title string) templates.Frame {
	f := templates.Frame{
		Title: title, Demo: a.Demo != nil, Theme: theme(c), Here: c.Request.URL.RequestURI(),
		Key: rand.Text(), Zone: zoneOf(nil), Reference: reference(c.Request), Conformity: a.conformity(),
	}
	value, ok := c.Get(visitKey)
	if !ok {
		return f
	}
	v := value.(*visit)
	if v.actor.PersonID == 0 {
		return f
	}
	f.Person = &templates.FramePerson{
		Name: v.actor.Name, OnBehalf: v.actor.Login.Label, Administrator: v.actor.Administrator,
	}
	in, _ := model.Funding(v.actor, v.self.Places)
	f.Person.Funds = len(in) > 0
	if v.actor.Login.Vouched {
		f.Person.Change = changePath
	}
	f.Zone = zoneOf(v.self.Places)
	for _, place := range v.self.Places {
		f.Coordinations = append(f.Coordinations, templates.Choice{Name: place.Name, Path: coordinationPath(place.Coordination)})
	}
	if c.GetHeader(followHeader) == "" { // a page read again behind one's back keeps the word for the next
		f.Flash = a.Sessions.PopString(c.Request.Context(), keyFlash)
	}
	if v.coordination.ID != 0 {
		a.frameInside(c, v, &f)
	}
	return f
}

// zoneElsewhere is the time of whoever is of no coordination.
const zoneElsewhere = "Europe/Paris"

// zoneOf is the time of pages outside any coordination: that of the first one of
// the person, if any.
func zoneOf(places []model.Place) *time.Location {
	if len(places) > 0 {
		return places[0].Zone()
	}
	return governance.Coordination{TimeZone: zoneElsewhere}.Zone()
}

// frameInside adds the coordination, its navigation and the way back to it.
func (a *App) frameInside(c *gin.Context, v *visit, f *templates.Frame) {
	home := coordinationPath(v.coordination)
	f.Coordination = &templates.Choice{Name: v.coordination.Name, Path: home}
	f.Zone = v.coordination.Zone()
	f.Crumbs = []templates.Link{{Label: v.coordination.Name, Path: home}}
	f.Nav = navigationOf(v.actor, home)
	here := c.Request.URL.Path
	for branch, entry := range branches {
		if here == home+branch || strings.HasPrefix(here, home+branch+"/") {
			here = home + entry
		}
	}
	for i, l := range f.Nav {
		f.Nav[i].Current = here == l.Path || l.Path != home && strings.HasPrefix(here, l.Path+"/")
	}
}

// navigationOf are the pages of the main menu that the actor may open.
func navigationOf(actor governance.Actor, home string) []templates.Link {
	var links []templates.Link
	for _, l := range navigation {
		if actor.May(l.permission) {
			links = append(links, templates.Link{Label: l.label, Path: home + l.path})
		}
	}
	return links
}

// navigation is the main menu of a coordination.
var navigation = []struct {
	label, path string
	permission  governance.Permission
}{
	{navDashboard, "", governance.Read},
	{navDiagnostic, "/diagnostic", governance.Read},
	{navFunding, "/financements", governance.Read},
	{navActions, "/actions", governance.Read},
	{titleBodies, "/comites", governance.Read},
	{navDecisions, "/decisions", governance.Read},
	{navMembers, "/membres", governance.Read},
	{navOrganizations, "/organisations", governance.Read},
	{navJournal, "/journal", governance.ReadJournal},
}

// branches are the addresses that belong to an entry of the menu without
// beginning as it does.
var branches = map[string]string{
	"/seances": "/comites", "/recherche": "/comites", "/affectations": "/actions", "/constats": "/diagnostic", "/indicateurs": "/diagnostic",
	"/engagements": "/financements", "/conference": "/financements", "/dispositifs": "/financements",
	"/enveloppes": "/financements", "/alertes": "/financements",
}

func coordinationPath(c governance.Coordination) string { return "/coordinations/" + c.Slug }

// theme is the person's choice of the footer: a cookie, no session needed.
func theme(c *gin.Context) string {
	switch value, _ := c.Cookie(themeCookie); value { // no cookie is the system's own theme
	case "light", "dark":
		return value
	}
	return "auto"
}
