package handlers

import (
	"net/url"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) committeeRoutes(r routes) {
	r.inside.get("/membres/instances", a.committeeIndex)
	manage := r.inside.may(governance.ManageMembers)
	manage.get("/membres/instances/nouvelle", a.committeeNew)
	manage.post("/membres/instances/nouvelle", a.committeeCreate)
	manage.get("/membres/instances/:id/renommer", a.committeeEdit)
	manage.post("/membres/instances/:id/renommer", a.committeeRename)
}

func committeesPath(c governance.Coordination) string { return membersPath(c) + "/instances" }

// committeeIndex lists the bodies and their seats by college.
func (a *App) committeeIndex(c *gin.Context) error {
	v := visitOf(c)
	lines, err := a.Store.Committees(c.Request.Context(), v.actor, v.today)
	if err != nil {
		return err
	}
	page := templates.CommitteeIndex{Frame: a.frame(c, tabCommittees), Tabs: memberTabs(c)}
	manage := v.actor.May(governance.ManageMembers)
	if manage {
		page.Add = committeesPath(v.coordination) + "/nouvelle"
	}
	for _, l := range lines {
		page.Lines = append(page.Lines, committeeLine(v.coordination, l, manage))
	}
	return a.ok(c, page)
}

func committeeLine(c governance.Coordination, l model.CommitteeLine, manage bool) templates.CommitteeLine {
	seats := url.Values{"committee": {number(l.ID)}}
	total := l.Total()
	line := templates.CommitteeLine{
		Name: l.Name, Kind: l.Kind.Label(), Path: membersPath(c) + "?" + seats.Encode(), Voting: total.Voting,
		Filled: total.Filled, Advisory: total.Seats - total.Voting,
	}
	if manage {
		line.Rename = committeesPath(c) + "/" + number(l.ID) + "/renommer"
		line.Seat = membersPath(c) + "/sieges/nouveau?" + seats.Encode()
	}
	for _, college := range l.Colleges {
		seats.Set("college", string(college.College))
		line.Colleges = append(line.Colleges, templates.CollegeLine{
			Name: college.College.Label(), Path: membersPath(c) + "?" + seats.Encode(), Voting: college.Voting,
			Filled: college.Filled, Vacant: college.Voting - college.Filled, Advisory: college.Seats - college.Voting,
		})
	}
	return line
}

// committeeNew shows the empty form.
func (a *App) committeeNew(c *gin.Context) error {
	return a.ok(c, a.committeeForm(c, a.frame(c, msgCommitteeNew), nil, templates.CommitteeForm{}))
}

// committeeCreate adds a body.
func (a *App) committeeCreate(c *gin.Context) error {
	typed, err := form[templates.CommitteeForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	_, err = a.Store.CreateCommittee(c.Request.Context(), v.actor, governance.Committee{
		Kind: governance.CommitteeKind(typed.Kind), Name: typed.Name, Code: typed.Code,
	})
	if err != nil {
		return a.again(c, err, msgCommitteeNew, func(f templates.Frame) (templates.Page, error) {
			return a.committeeForm(c, f, nil, typed), nil
		})
	}
	return a.redirect(c, committeesPath(v.coordination), msgCommitteeAdded)
}

// committee reads the body of the address.
func (a *App) committee(c *gin.Context) (governance.Committee, error) {
	committee, err := id[governance.CommitteeID](c, "id")
	if err != nil {
		return governance.Committee{}, err
	}
	return a.Store.Committee(c.Request.Context(), visitOf(c).actor, committee)
}

// committeeEdit shows the name of a body, to change it.
func (a *App) committeeEdit(c *gin.Context) error {
	body, err := a.committee(c)
	if err != nil {
		return err
	}
	typed := templates.CommitteeForm{Name: body.Name, Code: body.Code, Version: body.Version}
	return a.ok(c, a.committeeForm(c, a.frame(c, msgCommitteeEdit), &body, typed))
}

// committeeRename gives a body another name.
func (a *App) committeeRename(c *gin.Context) error {
	typed, err := form[templates.CommitteeForm](c)
	if err != nil {
		return err
	}
	body, err := a.committee(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.RenameCommittee(c.Request.Context(), v.actor, body.ID, typed.Version, typed.Name, typed.Code)
	if err != nil {
		return a.again(c, err, msgCommitteeEdit, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = body.Version
			}
			return a.committeeForm(c, f, &body, typed), nil
		})
	}
	return a.redirect(c, committeesPath(v.coordination), msgCommitteeRenamed)
}

// committeeForm makes the page of the form; recorded is nil for a new body.
func (a *App) committeeForm(
	c *gin.Context, f templates.Frame, recorded *governance.Committee, typed templates.CommitteeForm,
) templates.Page {
	v := visitOf(c)
	back := committeesPath(v.coordination)
	membersCrumbs(&f, v.coordination, templates.Link{Label: tabCommittees, Path: back})
	page := templates.CommitteeEdit{Frame: f, New: recorded == nil, Form: typed, Back: back}
	if recorded != nil {
		page.Saved.Name, page.Saved.Code = recorded.Name, recorded.Code
	}
	for _, k := range governance.AddedKinds() {
		page.Kinds = append(page.Kinds, templates.Option{Value: string(k), Label: k.Label()})
	}
	return page
}
