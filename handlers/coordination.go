package handlers

import (
	"fmt"
	"net/http"
	"strconv"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) coordinationRoutes(r routes) {
	r.signed.get("/coordinations", a.places)
	r.signed.get("/perimetres", a.perimeterSearch)
	r.inside.get("", a.dashboard)
	manage := r.inside.may(governance.ManageCoordination)
	manage.get("/modifier", a.coordinationEdit)
	manage.post("/modifier", a.coordinationUpdate)
}

// places lists the person's coordinations, and what waits for them in each.
func (a *App) places(c *gin.Context) error {
	v := visitOf(c)
	waiting, err := a.Store.Waiting(c.Request.Context(), v.actor, v.self.Places)
	if err != nil {
		return err
	}
	page := templates.Places{Frame: a.frame(c, msgPlaces), Join: "/rejoindre"}
	if v.actor.Administrator {
		page.Admin = administrationPath
	}
	for _, p := range v.self.Places {
		page.Lines = append(page.Lines, placeLine(v.actor, p, waiting[p.ID], page.Person.Change))
	}
	return a.ok(c, page)
}

// placeLine is one coordination of a person; one that this login does not open
// says so.
func placeLine(actor governance.Actor, p model.Place, waiting []governance.Waiting, change string) templates.PlaceLine {
	path := coordinationPath(p.Coordination)
	held := actor.In(p.ID, p.Memberships).Memberships
	line := templates.PlaceLine{Name: p.Name, Path: path, Label: p.Label, Tasks: tasks(path, waiting), Closed: len(held) == 0, Change: change}
	if line.Closed {
		held = p.Memberships
	}
	var roles governance.RoleSet
	for _, m := range held {
		roles = roles.With(m.Roles)
	}
	line.Roles = rolesLabel(roles)
	return line
}

// tasks are what waits in a coordination, each with the page where it is done.
func tasks(home string, waiting []governance.Waiting) []templates.Task {
	var list []templates.Task
	for _, w := range waiting {
		list = append(list, task(home, w))
	}
	return list
}

// dashboard is the first page of a coordination.
func (a *App) dashboard(c *gin.Context) error {
	v := visitOf(c)
	d, err := a.Store.Dashboard(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	home := coordinationPath(v.coordination)
	page := templates.Dashboard{
		Frame: a.frame(c, ""), Label: v.coordination.Label, Tasks: tasks(home, d.Waiting), Next: nextMeeting(v, d.Next),
		Runs: v.actor.May(governance.ManageMembers), Territory: a.territory(d.Perimeters), Total: d.Organizations(),
		Colleges: collegeRows(home, d), Seats: seatRows(d), Diagnostic: diagnosticRows(home, d.Diagnostic),
	}
	page.Crumbs = nil
	if d.Funding != (governance.Split{}) {
		page.Money = templates.NewMoneyBar(fundingPath(v.coordination), d.Funding)
	}
	for _, o := range d.Carriers {
		page.Carriers = append(page.Carriers, templates.Link{Label: o.Name, Path: organizationPath(home, o.ID)})
	}
	if v.actor.May(governance.ManageCoordination) {
		page.Edit = home + "/modifier"
	}
	if v.actor.May(governance.ManageOrganizations) {
		page.Add = home + "/organisations/nouvelle"
	}
	return a.ok(c, page)
}

// coordinationEdit shows the form that corrects the coordination.
func (a *App) coordinationEdit(c *gin.Context) error {
	page, err := a.coordinationForm(c, a.frame(c, msgCoordinationEdit), nil, nil)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// coordinationUpdate saves the form, or searches perimeters for those whose
// browser runs no script.
func (a *App) coordinationUpdate(c *gin.Context) error {
	typed, err := form[templates.CoordinationForm](c)
	if err != nil {
		return err
	}
	carriers := rows(c, "carriers", maxCarriers)
	show := func(f templates.Frame) (templates.Page, error) { return a.coordinationForm(c, f, &typed, carriers) }
	if typed.Action != "" {
		return a.reshow(c, msgCoordinationEdit, show)
	}
	v := visitOf(c)
	err = a.Store.UpdateCoordination(c.Request.Context(), v.actor, typed.Version, governance.CoordinationDraft{
		Name: typed.Name, Label: typed.Label, TimeZone: typed.TimeZone, Perimeters: typed.Perimeters,
	}, organizationIDs(carriers))
	if err != nil {
		return a.again(c, err, msgCoordinationEdit, show)
	}
	return a.redirect(c, coordinationPath(v.coordination), msgCoordinationSaved)
}

// coordinationForm makes the page of the form: with what was typed, or with
// what is recorded when nothing was.
func (a *App) coordinationForm(
	c *gin.Context, f templates.Frame, typed *templates.CoordinationForm, carriers []string,
) (templates.Page, error) {
	v := visitOf(c)
	territory, err := a.Store.Territory(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	names, err := a.Store.OrganizationNames(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	saved := templates.CoordinationForm{
		Name: v.coordination.Name, Label: v.coordination.Label, TimeZone: v.coordination.TimeZone,
		Version: v.coordination.Version, Perimeters: texts(territory.Perimeters),
	}
	recorded := carrierIDs(territory.Carriers)
	if typed == nil {
		typed, carriers = &saved, recorded
	}
	page := templates.CoordinationEdit{
		Frame: f, Form: *typed, Saved: saved, Zones: zoneOptions(), Organizations: organizationOptions(names),
		Carriers: carrierChoices(carriers, recorded), Back: coordinationPath(v.coordination),
		Picker: a.picker(f, typed.Perimeter, typed.Perimeters),
	}
	if f.Stale {
		page.Form.Version = saved.Version
		page.Picker.Overtaken = !sameTexts(typed.Perimeters, saved.Perimeters)
		page.Picker.Theirs = a.names(territory.Perimeters)
	}
	return page, nil
}

// reshow shows a form again at the person's wish: nothing was saved, nothing
// is wrong.
func (a *App) reshow(c *gin.Context, title string, page func(templates.Frame) (templates.Page, error)) error {
	p, err := page(a.frame(c, title))
	if err != nil {
		return err
	}
	return a.show(c, http.StatusOK, p)
}

// maxCarriers is how many organisations may carry a coordination together.
const maxCarriers = 12

// rowField names the field of the nth row of a form: name, then name-2.
func rowField(name string, n int) string {
	if n == 1 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, n)
}

// rows reads the answers of a field that is asked once a row, without those
// left empty.
func rows(c *gin.Context, name string, limit int) []string {
	var list []string
	for n := 1; n <= limit; n++ {
		if value := clean(c.PostForm(rowField(name, n))); value != "" {
			list = append(list, value)
		}
	}
	return list
}

func organizationIDs(texts []string) []governance.OrganizationID {
	var ids []governance.OrganizationID
	for _, text := range texts {
		n, _ := strconv.ParseInt(text, 10, 64) // zero is refused by the store as any unknown organisation
		ids = append(ids, governance.OrganizationID(n))
	}
	return ids
}

func carrierIDs(carriers []model.OrganizationName) []string {
	var ids []string
	for _, o := range carriers {
		ids = append(ids, number(o.ID))
	}
	return ids
}

// carrierChoices are the carriers as rows of the form, and an empty one more.
func carrierChoices(chosen, recorded []string) []templates.CarrierChoice {
	var list []templates.CarrierChoice
	for n := 1; n <= min(len(chosen)+1, maxCarriers); n++ {
		row := templates.CarrierChoice{Name: rowField("carriers", n), Label: carrierLabel(n)}
		if n <= len(chosen) {
			row.Value = chosen[n-1]
		}
		if n <= len(recorded) {
			row.Saved = recorded[n-1]
		}
		list = append(list, row)
	}
	return list
}

func texts(refs []perimeter.Ref) []string {
	var list []string
	for _, r := range refs {
		list = append(list, r.String())
	}
	return list
}
