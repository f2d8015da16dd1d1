package handlers

import (
	"slices"
	"strconv"

	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// committeeNew shows the empty form.
func (a *App) committeeNew(c *gin.Context) error {
	page, err := a.committeeForm(c, a.frame(c, msgCommitteeNew), nil, templates.CommitteeForm{})
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// committeeCreate adds a body.
func (a *App) committeeCreate(c *gin.Context) error {
	typed, err := form[templates.CommitteeForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	_, err = a.Store.CreateCommittee(c.Request.Context(), v.actor, committeeTyped(typed))
	if err != nil {
		return a.again(c, err, msgCommitteeNew, func(f templates.Frame) (templates.Page, error) {
			return a.committeeForm(c, f, nil, typed)
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

// committeeEdit shows what a body is, to change it.
func (a *App) committeeEdit(c *gin.Context) error {
	body, err := a.committee(c)
	if err != nil {
		return err
	}
	page, err := a.committeeForm(c, a.frame(c, msgCommitteeEdit), &body, committeeSaved(body))
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// committeeRename changes a body.
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
	after := committeeTyped(typed)
	after.ID = body.ID
	if len(committeeKinds(&body)) == 0 { // it was not asked
		after.Kind = body.Kind
	}
	err = a.Store.ChangeCommittee(c.Request.Context(), v.actor, after)
	if err != nil {
		return a.again(c, err, msgCommitteeEdit, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = body.Version
			}
			return a.committeeForm(c, f, &body, typed)
		})
	}
	return a.redirect(c, committeesPath(v.coordination), msgCommitteeRenamed)
}

// committeeTyped reads a body as typed.
func committeeTyped(typed templates.CommitteeForm) governance.Committee {
	return governance.Committee{
		Kind: governance.CommitteeKind(typed.Kind), Name: typed.Name, Code: typed.Code,
		ParentID: bodyTyped(typed.Parent), Version: typed.Version,
	}
}

// bodyTyped reads the choice of a body; what is no number is no body, which the
// store refuses.
func bodyTyped(text string) governance.CommitteeID {
	if text == "" {
		return 0
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n <= 0 {
		return -1
	}
	return governance.CommitteeID(n)
}

// committeeSaved is a body as its form would type it.
func committeeSaved(c governance.Committee) templates.CommitteeForm {
	form := templates.CommitteeForm{Kind: string(c.Kind), Name: c.Name, Code: c.Code, Version: c.Version}
	if c.ParentID != 0 {
		form.Parent = number(c.ParentID)
	}
	return form
}

// committeeForm makes the page of the form; recorded is nil for a new body.
func (a *App) committeeForm(
	c *gin.Context, f templates.Frame, recorded *governance.Committee, typed templates.CommitteeForm,
) (templates.Page, error) {
	v := visitOf(c)
	all, err := a.Store.CommitteeNames(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	back := committeesPath(v.coordination)
	membersCrumbs(&f, v.coordination, templates.Link{Label: tabCommittees, Path: back})
	page := templates.CommitteeEdit{Frame: f, New: recorded == nil, Form: typed, Back: back, Kinds: committeeKinds(recorded)}
	var self governance.CommitteeID
	if recorded != nil {
		page.Saved, self = committeeSaved(*recorded), recorded.ID
	}
	page.Above = []templates.Option{{Label: msgNoneAbove}}
	for _, above := range governance.ParentsFor(self, all) {
		page.Above = append(page.Above, templates.Option{Value: number(above.ID), Label: above.Name})
	}
	return page, nil
}

// committeeKinds are the kinds to choose from: none for the two bodies that a
// coordination is born with.
func committeeKinds(recorded *governance.Committee) []templates.Option {
	if recorded != nil && !slices.Contains(governance.AddedKinds(), recorded.Kind) {
		return nil
	}
	var list []templates.Option
	for _, k := range governance.AddedKinds() {
		list = append(list, templates.Option{Value: string(k), Label: k.Label()})
	}
	return list
}
