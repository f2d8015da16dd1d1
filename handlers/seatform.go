package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// seatNew shows the empty form.
func (a *App) seatNew(c *gin.Context) error {
	v := visitOf(c)
	typed := templates.SeatForm{
		Committee: query(c, "committee"), Organization: query(c, "organization"), Voice: voiceVoting,
		StartsOn: string(v.today),
	}
	page, err := a.seatForm(c, a.frame(c, msgSeatNew), typed)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// seatCreate adds a seat.
func (a *App) seatCreate(c *gin.Context) error {
	typed, err := form[templates.SeatForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	seat, err := seatTyped(typed)
	if err == nil {
		seat.ID, err = a.Store.CreateSeat(c.Request.Context(), v.actor, seat)
	}
	if err != nil {
		return a.again(c, err, msgSeatNew, func(f templates.Frame) (templates.Page, error) { return a.seatForm(c, f, typed) })
	}
	return a.redirect(c, seatPath(v.coordination, seat.ID), msgSeatAdded)
}

// seatTyped reads a typed seat.
func seatTyped(f templates.SeatForm) (governance.Seat, error) {
	var problems governance.Problems
	seat := governance.Seat{
		CommitteeID: chosen[governance.CommitteeID](f.Committee), OrganizationID: chosen[governance.OrganizationID](f.Organization),
		Function: f.Function, College: governance.College(f.College), Voting: f.Voice == voiceVoting,
		Qualified: f.Qualified == "oui", StartsOn: date(&problems, f.StartsOn, "starts_on"), Version: f.Version,
	}
	return seat, problems.Err()
}

// seatForm makes the page of the form of a new seat.
func (a *App) seatForm(c *gin.Context, f templates.Frame, typed templates.SeatForm) (templates.Page, error) {
	ctx, v := c.Request.Context(), visitOf(c)
	committees, err := a.Store.CommitteeNames(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	organizations, err := a.Store.OrganizationNames(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	membersCrumbs(&f, v.coordination)
	return templates.SeatEdit{
		Frame: f, New: true, Form: typed, Committees: committeeOptions(committees),
		Organizations: ownerOptions(noOrganization, organizations), Colleges: collegeOptions(ownCollege),
		Voices: voiceOptions(), Back: membersPath(v.coordination),
	}, nil
}

// seatEdit shows the form with what is recorded.
func (a *App) seatEdit(c *gin.Context) error {
	r, err := a.seat(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.seatCorrection(c, a.frame(c, msgSeatEdit), r, seatRecorded(r)))
}

// seatCorrect corrects a seat.
func (a *App) seatCorrect(c *gin.Context) error {
	typed, err := form[templates.SeatForm](c)
	if err != nil {
		return err
	}
	seatID, err := id[governance.SeatID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	seat, err := seatTyped(typed)
	if err == nil {
		seat.ID = seatID
		err = a.Store.CorrectSeat(c.Request.Context(), v.actor, seat)
	}
	if err != nil {
		return a.again(c, err, msgSeatEdit, func(f templates.Frame) (templates.Page, error) {
			r, err := a.seat(c)
			if f.Stale {
				typed.Version = r.Version
			}
			return a.seatCorrection(c, f, r, typed), err
		})
	}
	return a.redirect(c, seatPath(v.coordination, seatID), msgSeatCorrected)
}

// seatRecorded is the form of what is recorded.
func seatRecorded(r model.SeatRecord) templates.SeatForm {
	return templates.SeatForm{
		Function: r.Function, College: string(r.College), Voice: voiceValue(r.Voting), Qualified: yesNo(r.Qualified, ""),
		StartsOn: string(r.StartsOn), Version: r.Version,
	}
}

func (a *App) seatCorrection(c *gin.Context, f templates.Frame, r model.SeatRecord, typed templates.SeatForm) templates.Page {
	v := visitOf(c)
	back := seatPath(v.coordination, r.ID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: r.Label(), Path: back})
	return templates.SeatEdit{
		Frame: f, Name: r.Label(), Form: typed, Saved: seatRecorded(r), Colleges: collegeOptions("")[1:], Voices: voiceOptions(), Back: back,
	}
}

// seatClosing asks for the last day of a seat.
func (a *App) seatClosing(c *gin.Context) error {
	r, err := a.seat(c)
	if err != nil {
		return err
	}
	typed := templates.EndForm{EndsOn: string(visitOf(c).today), Version: r.Version}
	return a.ok(c, a.seatEnd(c, a.frame(c, msgSeatClose), r, typed))
}

// seatClose ends a seat and the mandates on it.
func (a *App) seatClose(c *gin.Context) error {
	typed, err := form[templates.EndForm](c)
	if err != nil {
		return err
	}
	seat, err := id[governance.SeatID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	var problems governance.Problems
	on := date(&problems, typed.EndsOn, "ends_on")
	if err = problems.Err(); err == nil {
		err = a.Store.CloseSeat(c.Request.Context(), v.actor, seat, typed.Version, on)
	}
	if err != nil {
		return a.again(c, err, msgSeatClose, func(f templates.Frame) (templates.Page, error) {
			r, err := a.seat(c)
			if f.Stale {
				typed.Version = r.Version
			}
			return a.seatEnd(c, f, r, typed), err
		})
	}
	return a.redirect(c, seatPath(v.coordination, seat), msgSeatClosed)
}

func (a *App) seatEnd(c *gin.Context, f templates.Frame, r model.SeatRecord, typed templates.EndForm) templates.Page {
	v := visitOf(c)
	back := seatPath(v.coordination, r.ID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: r.Label(), Path: back})
	page := templates.SeatClose{
		Frame: f, Name: r.Label(), Form: typed, Saved: templates.EndForm{EndsOn: string(r.EndsOn)}, Back: back,
	}
	for _, m := range r.Mandates {
		if m.EndsOn == "" || m.EndsOn > v.today {
			page.People = append(page.People, m.Name())
		}
	}
	return page
}
