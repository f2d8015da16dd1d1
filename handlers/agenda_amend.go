package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// amendForm is what the button that amends a sent agenda sends.
type amendForm struct {
	Version int `form:"version"`
}

// agendaAmend adds to an agenda that was sent the approvals proposed to it, and
// sends it again.
func (a *App) agendaAmend(c *gin.Context) error {
	typed, err := form[amendForm](c)
	if err != nil {
		return err
	}
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	print, err := a.agendaAgain(c, m)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.AmendAgenda(c.Request.Context(), v.actor, m.ID, typed.Version, print); err != nil {
		return err
	}
	return a.redirect(c, meetingPath(v.coordination, m.ID), msgAgendaAmended)
}

// amendment proposes what the agenda of a convened meeting lacks, to those who
// prepare meetings; too late, it says what is left to do.
func (a *App) amendment(v *visit, m model.MeetingRecord, called []model.Called) templates.Amendment {
	if len(m.Approvals) == 0 || !v.actor.May(governance.ManageMeetings) {
		return templates.Amendment{}
	}
	page := templates.Amendment{Text: amendmentText(m.Approvals), Version: m.Version}
	if _, err := governance.AmendAgenda(m.Meeting, m.RuleSet(), m.Zone(), a.Now()); err != nil {
		page.Refused = err.Error()
		return page
	}
	page.Action, page.Told = meetingPath(v.coordination, m.ID)+"/ordre-du-jour/approbation", amendmentTold(called)
	return page
}
