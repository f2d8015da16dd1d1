package handlers

import (
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) mandateRoutes(r routes) {
	manage := r.inside.may(governance.ManageMembers)
	for _, way := range designations {
		manage.get("/membres/sieges/:id"+way.path, a.designating(way))
		manage.post("/membres/sieges/:id"+way.path, a.designate(way))
	}
	const mandate = "/membres/sieges/:id/mandats/:mandat"
	manage.get(mandate+"/corriger", a.mandateEdit)
	manage.post(mandate+"/corriger", a.mandateCorrect)
	manage.get(mandate+"/fin", a.mandateEnding)
	manage.confirmed().post(mandate+"/fin", a.mandateEnd)
	manage.get(mandate+"/annuler", a.mandateCancelling)
	manage.confirmed().post(mandate+"/annuler", a.mandateCancel)
}

// designation is one of the ways to put someone on a seat.
type designation struct {
	path    string
	kind    governance.MandateKind
	replace bool
	title   string
	flash   string
}

var designations = []designation{
	{"/designer", governance.Holder, false, msgDesignate, msgDesignated},
	{"/suppleance", governance.Alternate, false, msgDesignateAlternate, msgAlternateDesignated},
	{"/remplacer", governance.Holder, true, msgReplace, msgReplaced},
}

// designating shows the empty form.
func (a *App) designating(way designation) func(*gin.Context) error {
	return func(c *gin.Context) error {
		typed := templates.MandateForm{Person: query(c, "person"), StartsOn: string(visitOf(c).today)}
		page, err := a.mandateForm(c, a.frame(c, way.title), way, typed)
		if err != nil {
			return err
		}
		return a.ok(c, page)
	}
}

// designate puts someone on a seat.
func (a *App) designate(way designation) func(*gin.Context) error {
	return func(c *gin.Context) error {
		typed, err := form[templates.MandateForm](c)
		if err != nil {
			return err
		}
		seat, err := id[governance.SeatID](c, "id")
		if err != nil {
			return err
		}
		v := visitOf(c)
		d, err := designationTyped(c, seat, way.kind, typed)
		if err == nil && way.replace {
			_, err = a.Store.ReplaceHolder(c.Request.Context(), v.actor, d)
		} else if err == nil {
			_, err = a.Store.Designate(c.Request.Context(), v.actor, d)
		}
		if err != nil {
			return a.again(c, err, way.title, func(f templates.Frame) (templates.Page, error) {
				return a.mandateForm(c, f, way, typed)
			})
		}
		return a.redirect(c, seatPath(v.coordination, seat), way.flash)
	}
}

// designationTyped reads a typed designation and its deed.
func designationTyped(
	c *gin.Context, seat governance.SeatID, kind governance.MandateKind, f templates.MandateForm,
) (model.Designation, error) {
	var problems governance.Problems
	d := model.Designation{
		Mandate: governance.Mandate{
			SeatID: seat, PersonID: chosen[governance.PersonID](f.Person), Kind: kind,
			StartsOn: date(&problems, f.StartsOn, "starts_on"), EndsOn: date(&problems, f.EndsOn, "ends_on"),
		},
		New:  governance.Person{GivenName: f.GivenName, FamilyName: f.FamilyName, Email: f.Email, Phone: f.Phone},
		Seen: governance.Mandate{ID: governance.MandateID(f.Holder), Version: f.Version},
	}
	deed, err := upload(c, "deed")
	if err != nil {
		return d, err
	}
	d.Deed = deed
	return d, problems.Err()
}

// mandateForm makes the page of a designation.
func (a *App) mandateForm(
	c *gin.Context, f templates.Frame, way designation, typed templates.MandateForm,
) (templates.Page, error) {
	r, err := a.seat(c)
	if err != nil {
		return nil, err
	}
	v := visitOf(c)
	people, err := a.Store.PeopleNames(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	back := seatPath(v.coordination, r.ID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: r.Label(), Path: back})
	page := templates.MandateEdit{
		Frame: f, Seat: r.Label(), Alternate: way.kind == governance.Alternate, Form: typed, People: personOptions(people),
		Accept: strings.Join(governance.UploadExtensions(), ","), Back: back,
	}
	if way.replace {
		if r.Holder.ID == 0 {
			return nil, governance.Fail(governance.NotFound, msgNotFound)
		}
		page.Replaced = r.Holder.Name()
		page.Form.Holder, page.Form.Version = int64(r.Holder.ID), r.Holder.Version
	}
	return page, nil
}

// mandate reads the mandate of the address, and its seat.
func (a *App) mandate(c *gin.Context) (model.Sitter, model.SeatRecord, error) {
	mandate, err := id[governance.MandateID](c, "mandat")
	if err != nil {
		return model.Sitter{}, model.SeatRecord{}, err
	}
	r, err := a.seat(c)
	if err != nil {
		return model.Sitter{}, r, err
	}
	for _, m := range r.Mandates {
		if m.ID == mandate {
			return m, r, nil
		}
	}
	return model.Sitter{}, r, governance.Fail(governance.NotFound, msgNotFound)
}

// mandateEdit shows the dates of a mandate, to correct them.
func (a *App) mandateEdit(c *gin.Context) error {
	m, r, err := a.mandate(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.mandateCorrection(c, a.frame(c, msgMandateCorrect), m, r, mandateRecorded(m)))
}

// mandateCorrect corrects a mandate.
func (a *App) mandateCorrect(c *gin.Context) error {
	typed, err := form[templates.MandateForm](c)
	if err != nil {
		return err
	}
	m, r, err := a.mandate(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	d, err := designationTyped(c, r.ID, m.Kind, typed)
	if err == nil {
		err = a.Store.CorrectMandate(c.Request.Context(), v.actor, model.MandateChange{
			ID: m.ID, Version: typed.Version, StartsOn: d.StartsOn, EndsOn: d.EndsOn, Deed: d.Deed,
		})
	}
	if err != nil {
		return a.again(c, err, msgMandateCorrect, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = m.Version
			}
			return a.mandateCorrection(c, f, m, r, typed), nil
		})
	}
	return a.redirect(c, seatPath(v.coordination, r.ID), msgMandateCorrected)
}

func mandateRecorded(m model.Sitter) templates.MandateForm {
	return templates.MandateForm{StartsOn: string(m.StartsOn), EndsOn: string(m.EndsOn), Version: m.Version}
}

func (a *App) mandateCorrection(
	c *gin.Context, f templates.Frame, m model.Sitter, r model.SeatRecord, typed templates.MandateForm,
) templates.Page {
	v := visitOf(c)
	back := seatPath(v.coordination, r.ID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: r.Label(), Path: back})
	return templates.MandateCorrect{
		Frame: f, Seat: r.Label(), Name: m.Name(), Form: typed, Saved: mandateRecorded(m),
		Deed: deedLink(v.coordination, m.DeedToken, m.DeedName), Accept: strings.Join(governance.UploadExtensions(), ","), Back: back,
	}
}

// mandateEnding asks for the last day of a mandate.
func (a *App) mandateEnding(c *gin.Context) error {
	m, r, err := a.mandate(c)
	if err != nil {
		return err
	}
	typed := templates.EndForm{EndsOn: string(visitOf(c).today), Version: m.Version}
	return a.ok(c, a.mandateLast(c, a.frame(c, msgMandateEnd), m, r, typed))
}

// mandateEnd ends a mandate.
func (a *App) mandateEnd(c *gin.Context) error {
	typed, err := form[templates.EndForm](c)
	if err != nil {
		return err
	}
	m, r, err := a.mandate(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	var problems governance.Problems
	on := date(&problems, typed.EndsOn, "ends_on")
	if err = problems.Err(); err == nil {
		err = a.Store.EndMandate(c.Request.Context(), v.actor, m.ID, typed.Version, on)
	}
	if err != nil {
		return a.again(c, err, msgMandateEnd, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = m.Version
			}
			return a.mandateLast(c, f, m, r, typed), nil
		})
	}
	return a.redirect(c, seatPath(v.coordination, r.ID), msgMandateEnded)
}

func (a *App) mandateLast(
	c *gin.Context, f templates.Frame, m model.Sitter, r model.SeatRecord, typed templates.EndForm,
) templates.Page {
	v := visitOf(c)
	back := seatPath(v.coordination, r.ID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: r.Label(), Path: back})
	return templates.MandateEnd{
		Frame: f, Seat: r.Label(), Name: m.Name(), Form: typed, Saved: templates.EndForm{EndsOn: string(m.EndsOn)}, Back: back,
	}
}

// mandateCancelling asks before a mandate to come is taken back.
func (a *App) mandateCancelling(c *gin.Context) error {
	m, r, err := a.mandate(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	back := seatPath(v.coordination, r.ID)
	page := templates.Confirm{
		Frame: a.frame(c, msgMandateCancel), Question: cancelQuestion(m), Consequences: cancelConsequences(r.Label(), m),
		Action: c.Request.URL.Path, Button: msgMandateCancel, Back: back, Version: m.Version,
	}
	membersCrumbs(&page.Frame, v.coordination, templates.Link{Label: r.Label(), Path: back})
	return a.ok(c, page)
}

// mandateCancel takes back a mandate that has not begun.
func (a *App) mandateCancel(c *gin.Context) error {
	typed, err := form[templates.EndForm](c)
	if err != nil {
		return err
	}
	m, r, err := a.mandate(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.CancelMandate(c.Request.Context(), v.actor, m.ID, typed.Version, v.today); err != nil {
		return err
	}
	return a.redirect(c, seatPath(v.coordination, r.ID), msgMandateCancelled)
}
