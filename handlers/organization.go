package handlers

import (
	"net/url"
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) organizationRoutes(r routes) {
	r.inside.get("/organisations", a.organizationIndex)
	r.inside.get("/organisations/:id", a.organizationShow)
	manage := r.inside.may(governance.ManageOrganizations)
	manage.get("/organisations/nouvelle", a.organizationNew)
	manage.post("/organisations/nouvelle", a.organizationCreate)
	manage.get("/organisations/:id/modifier", a.organizationEdit)
	manage.post("/organisations/:id/modifier", a.organizationUpdate)
	manage.get("/organisations/:id/fusionner", a.organizationMerge)
	manage.confirmed().post("/organisations/:id/fusionner", a.organizationMergeDo)
}

func organizationPath(home string, id governance.OrganizationID) string {
	return home + "/organisations/" + number(id)
}

// organizationIndex lists the organisations that the address asks for.
func (a *App) organizationIndex(c *gin.Context) error {
	v := visitOf(c)
	page := templates.OrganizationIndex{
		Frame: a.frame(c, navOrganizations), Colleges: collegeOptions(anyCollege), Kinds: kindOptions(anyKind),
		Funders: funderFilter(), Identifiers: identifierFilter(), Sorts: sortOptions(),
	}
	page.Filter = templates.OrganizationFilter{
		Query: query(c, "q"), College: known(query(c, "college"), page.Colleges), Kind: known(query(c, "kind"), page.Kinds),
		Funder: known(query(c, "funder"), page.Funders), Identifier: known(query(c, "identifier"), page.Identifiers),
		Sort: known(query(c, "sort"), page.Sorts),
	}
	f := organizationFilter(c, page.Filter)
	list, err := a.Store.Organizations(c.Request.Context(), v.actor, f)
	if err != nil {
		return err
	}
	path := coordinationPath(v.coordination) + "/organisations"
	page.Total, page.Pages = list.Total, neighbours(c, path, list.Previous, list.Next)
	page.Any = list.Total > 0 || filtered(f)
	if filtered(f) {
		page.Clear = path
	}
	if v.actor.May(governance.ManageOrganizations) {
		page.Add = path + "/nouvelle"
	}
	for _, l := range list.Lines {
		page.Lines = append(page.Lines, organizationLine(path+"/"+number(l.ID), l))
	}
	return a.ok(c, page)
}

func organizationFilter(c *gin.Context, f templates.OrganizationFilter) model.OrganizationFilter {
	return model.OrganizationFilter{
		Query: f.Query, College: f.College, Kind: f.Kind, Funder: f.Funder, Identifier: f.Identifier, Recent: f.Sort != "",
		After: cursor[governance.OrganizationID](c, "apres"), Before: cursor[governance.OrganizationID](c, "avant"),
	}
}

func filtered(f model.OrganizationFilter) bool {
	return f.Query != "" || f.College != "" || f.Kind != "" || f.Funder != "" || f.Identifier != ""
}

func organizationLine(path string, l model.OrganizationLine) templates.OrganizationLine {
	return templates.OrganizationLine{
		Name: l.Name, Path: path, Identifier: identifierLabel(l.Organization), Kind: l.Kind.Label(), College: l.College.Label(),
		Seats: l.Seats, People: l.People, Tags: organizationTags(l.Organization),
	}
}

// cursor reads where a page of a list begins; anything else is the first page.
func cursor[T ~int64](c *gin.Context, name string) T {
	n, _ := strconv.ParseInt(c.Query(name), 10, 64)
	return T(max(n, 0))
}

// neighbours are the addresses of the pages around one, with its filters.
func neighbours[T ~int64](c *gin.Context, path string, previous, next T) templates.Pages {
	to := func(name string, id T) string {
		if id == 0 {
			return ""
		}
		asked := url.Values{}
		for key, values := range c.Request.URL.Query() {
			if key != "apres" && key != "avant" && values[0] != "" {
				asked.Set(key, values[0])
			}
		}
		asked.Set(name, number(id))
		return path + "?" + asked.Encode()
	}
	return templates.Pages{Previous: to("avant", previous), Next: to("apres", next)}
}

// organizationShow shows an organisation; the address of one that was merged
// leads to the one that was kept.
func (a *App) organizationShow(c *gin.Context) error {
	o, err := a.organization(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	home := coordinationPath(v.coordination)
	if o.MergedInto != 0 {
		return a.redirect(c, organizationPath(home, o.MergedInto), mergedInto(o.Name))
	}
	page := templates.OrganizationShow{
		Frame: a.frame(c, o.Name), Name: o.Name, Tags: organizationTags(o.Organization), Rows: organizationRows(o),
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navOrganizations, Path: home + "/organisations"})
	for _, s := range o.Seats {
		seat := organizationSeat(s)
		seat.Path = seatPath(v.coordination, s.ID)
		page.Seats = append(page.Seats, seat)
	}
	for _, m := range o.People {
		page.People = append(page.People, templates.OrganizationMember{
			Name: m.Name(), Path: personPath(v.coordination, m.PersonID), Roles: rolesLabel(m.Roles),
		})
	}
	if v.actor.May(governance.ManageOrganizations) {
		page.Edit, page.Merge = organizationPath(home, o.ID)+"/modifier", organizationPath(home, o.ID)+"/fusionner"
	}
	if v.actor.May(governance.ReadJournal) {
		page.Journal = home + "/journal?objet=organization-" + number(o.ID)
	}
	return a.ok(c, page)
}

// organization reads the organisation of the address.
func (a *App) organization(c *gin.Context) (model.OrganizationPage, error) {
	id, err := id[governance.OrganizationID](c, "id")
	if err != nil {
		return model.OrganizationPage{}, err
	}
	v := visitOf(c)
	return a.Store.Organization(c.Request.Context(), v.actor, id, v.today)
}

// organizationNew shows the empty form.
func (a *App) organizationNew(c *gin.Context) error {
	return a.ok(c, a.organizationForm(c, a.frame(c, msgOrganizationNew), templates.OrganizationForm{}, nil))
}

// organizationCreate adds an organisation.
func (a *App) organizationCreate(c *gin.Context) error {
	typed, err := form[templates.OrganizationForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	id, err := a.Store.CreateOrganization(c.Request.Context(), v.actor, organizationDraft(typed))
	if err != nil {
		return a.again(c, err, msgOrganizationNew, func(f templates.Frame) (templates.Page, error) {
			return a.organizationForm(c, f, typed, nil), nil
		})
	}
	return a.redirect(c, organizationPath(coordinationPath(v.coordination), id), msgOrganizationAdded)
}

// organizationEdit shows the form with what is recorded.
func (a *App) organizationEdit(c *gin.Context) error {
	o, err := a.organization(c)
	if err != nil {
		return err
	}
	if o.MergedInto != 0 {
		return a.redirect(c, organizationPath(coordinationPath(visitOf(c).coordination), o.MergedInto), mergedInto(o.Name))
	}
	return a.ok(c, a.organizationForm(c, a.frame(c, msgOrganizationEdit), recordedOrganization(o.Organization), &o.Organization))
}

// organizationUpdate corrects an organisation.
func (a *App) organizationUpdate(c *gin.Context) error {
	typed, err := form[templates.OrganizationForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.OrganizationID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.UpdateOrganization(c.Request.Context(), v.actor, id, typed.Version, organizationDraft(typed))
	if err != nil {
		return a.again(c, err, msgOrganizationEdit, func(f templates.Frame) (templates.Page, error) {
			o, err := a.organization(c)
			if f.Stale {
				typed.Version = o.Version
			}
			return a.organizationForm(c, f, typed, &o.Organization), err
		})
	}
	return a.redirect(c, organizationPath(coordinationPath(v.coordination), id), msgOrganizationSaved)
}

func organizationDraft(f templates.OrganizationForm) governance.OrganizationDraft {
	return governance.OrganizationDraft{
		Name: f.Name, Siren: f.Siren, Siret: f.Siret, RNA: f.RNA, Kind: f.Kind, College: f.College,
		PublicPerson: f.PublicPerson, Funder: f.Funder == "oui", Distinct: f.Distinct == "oui",
	}
}

// recordedOrganization is the form of what is recorded.
func recordedOrganization(o governance.Organization) templates.OrganizationForm {
	return templates.OrganizationForm{
		Name: o.Name, Siret: o.Siret, Siren: o.Siren, RNA: o.RNA, Kind: string(o.Kind), College: string(o.College),
		PublicPerson: yesNo(o.PublicPerson, "non"), Funder: yesNo(o.Funder, ""), Version: o.Version,
	}
}

func yesNo(yes bool, no string) string {
	if yes {
		return "oui"
	}
	return no
}

// organizationForm makes the page of the form; recorded is nil for a new one.
func (a *App) organizationForm(
	c *gin.Context, f templates.Frame, typed templates.OrganizationForm, recorded *governance.Organization,
) templates.Page {
	list := coordinationPath(visitOf(c).coordination) + "/organisations"
	page := templates.OrganizationEdit{
		Frame: f, New: recorded == nil, Form: typed, Kinds: kindOptions(chooseKind), Back: list,
		Colleges: collegeOptions(byKind), Public: publicOptions(),
		Ask: f.Problem("distinct") != "" || typed.Distinct != "",
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navOrganizations, Path: list})
	if recorded != nil {
		page.Saved, page.Back = recordedOrganization(*recorded), list+"/"+number(recorded.ID)
	}
	for _, p := range f.Problems {
		if p.Link != "" {
			page.Twin = templates.Link{Label: msgSeeTwin, Path: p.Link}
		}
	}
	return page
}
