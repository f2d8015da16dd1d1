package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// itemOf is the meeting and the item of the agenda that an address names.
func itemOf(c *gin.Context) (governance.MeetingID, int, error) {
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return 0, 0, err
	}
	item, err := strconv.Atoi(c.Param("point"))
	if err != nil || item <= 0 {
		return 0, 0, governance.Fail(governance.NotFound, msgNotFound)
	}
	return meeting, item, nil
}

// proseEdit is where the secretary writes on an item.
func (a *App) proseEdit(c *gin.Context) error {
	meeting, item, err := itemOf(c)
	if err != nil {
		return err
	}
	page, saved, err := a.prosePage(c, a.frame(c, msgProse), meeting, item)
	if err != nil {
		return err
	}
	page.Form = saved
	return a.ok(c, page)
}

// prosePage is the form with the item it is about, and what is saved of it.
func (a *App) prosePage(
	c *gin.Context, f templates.Frame, meeting governance.MeetingID, item int,
) (templates.ProseEdit, templates.ProseForm, error) {
	ctx, v := c.Request.Context(), visitOf(c)
	page := templates.ProseEdit{Frame: f, Back: minutes.at(v.coordination, meeting)}
	m, err := a.Store.Meeting(ctx, v.actor, meeting)
	if err != nil {
		return page, templates.ProseForm{}, err
	}
	if item > len(m.Agenda) {
		return page, templates.ProseForm{}, governance.Fail(governance.NotFound, msgNotFound)
	}
	if m.ClosedAt.IsZero() {
		page.Back = roomPath(v.coordination, meeting)
	}
	page.Item, page.Note = m.Agenda[item-1].Title, itemWords(m.Agenda[item-1])
	section, err := a.Store.ReadProse(ctx, v.actor, meeting, item)
	page.Saved = templates.ProseForm{Prose: section.Body, Version: section.Version}
	return page, page.Saved, err
}

func (a *App) proseSave(c *gin.Context) error {
	meeting, item, err := itemOf(c)
	if err != nil {
		return err
	}
	sent, err := form[templates.ProseForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	_, err = a.Store.SaveProse(c.Request.Context(), v.actor, model.Prose{MeetingID: meeting, Item: item, Base: sent.Version, Body: sent.Prose})
	if err != nil {
		return a.again(c, err, msgProse, func(f templates.Frame) (templates.Page, error) {
			page, saved, err := a.prosePage(c, f, meeting, item)
			page.Form = sent
			if f.Stale {
				page.Form.Version = saved.Version
			}
			return page, err
		})
	}
	page, _, err := a.prosePage(c, templates.Frame{}, meeting, item) // where the person came from
	if err != nil {
		return err
	}
	return a.redirect(c, page.Back, msgProseSaved)
}

// approvalAsk asks how circulated minutes are approved.
func (a *App) approvalAsk(c *gin.Context) error {
	page, err := a.approvalPage(c, a.frame(c, msgApprove))
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) approvalPage(c *gin.Context, f templates.Frame) (templates.MinutesApprove, error) {
	v := visitOf(c)
	page := templates.MinutesApprove{Frame: f}
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return page, err
	}
	m, err := a.Store.Minutes(c.Request.Context(), v.actor, meeting, governance.SummaryMinutes)
	if err != nil {
		return page, err
	}
	page.Back = minutes.at(v.coordination, meeting)
	page.Tacit = m.Awaits(m.Rules, m.Asked(), a.Now(), v.coordination.Zone()) == governance.AwaitsTacit
	page.Document = m.Content.Header.Words()
	return page, nil
}

func (a *App) approvalSave(c *gin.Context) error {
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	sent, err := form[templates.ApproveForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.ApproveMinutes(c.Request.Context(), v.actor, meeting, sent.Decision); err != nil {
		return a.again(c, err, msgApprove, func(f templates.Frame) (templates.Page, error) {
			page, err := a.approvalPage(c, f)
			page.Form = sent
			return page, err
		})
	}
	return a.redirect(c, minutes.at(v.coordination, meeting), msgApproved)
}

// reserveAsk is where someone asks for a reservation.
func (a *App) reserveAsk(c *gin.Context) error {
	page, err := a.reservePage(c, a.frame(c, msgReserve))
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) reservePage(c *gin.Context, f templates.Frame) (templates.MinutesReserve, error) {
	v := visitOf(c)
	page := templates.MinutesReserve{Frame: f}
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return page, err
	}
	m, err := a.Store.Minutes(c.Request.Context(), v.actor, meeting, governance.SummaryMinutes)
	if err != nil {
		return page, err
	}
	page.Document, page.Until, page.Back = m.Content.Header.Words(), m.ReservationsUntil.French(), minutes.at(v.coordination, meeting)
	if m.State != governance.MinutesCirculated {
		return page, m.Reserve("", a.Now(), v.coordination.Zone())
	}
	return page, nil
}

func (a *App) reserveSave(c *gin.Context) error {
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	sent, err := form[templates.ReserveForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.AskReservation(c.Request.Context(), v.actor, meeting, sent.Text); err != nil {
		return a.again(c, err, msgReserve, func(f templates.Frame) (templates.Page, error) {
			page, err := a.reservePage(c, f)
			page.Form = sent
			return page, err
		})
	}
	return a.redirect(c, minutes.at(v.coordination, meeting), msgReserved)
}
