package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// paperCallForm is a convocation that was sent on paper, as typed.
type paperCallForm struct {
	SentOn  string `form:"sent_on"`
	Reason  string `form:"urgency_reason"`
	Version int    `form:"version"`
	Agenda  string `form:"agenda"`
}

// held adds, to the page of a meeting that has already been held, the form that
// records its convocation on paper (C7).
func (a *App) held(page *templates.ConvocationShow, m model.MeetingRecord, path string) {
	if m.State == governance.MeetingDraft && !a.Now().Before(m.StartsAt) {
		page.Paper, page.Missing, page.Send = path+"/convocation/papier", nil, ""
	}
}

// convocationOnPaper records that a meeting held on paper had been convened.
func (a *App) convocationOnPaper(c *gin.Context) error {
	typed, err := form[paperCallForm](c)
	if err != nil {
		return err
	}
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	var problems governance.Problems
	p := model.PaperConvocation{MeetingID: m.ID, Version: typed.Version, Agenda: typed.Agenda, Reason: typed.Reason}
	if day := date(&problems, typed.SentOn, "sent_on"); day != "" {
		at, wrong := governance.HourOn(day, "00:00", "sent_on", m.Zone())
		problems.Add(wrong)
		p.SentAt = at
	}
	if err = problems.Err(); err == nil {
		err = a.Store.ConveneOnPaper(c.Request.Context(), visitOf(c).actor, p)
	}
	if err != nil {
		return a.again(c, err, titleCalls, func(f templates.Frame) (templates.Page, error) {
			page, failed := a.convocationPage(c, f, m, typed.Reason)
			if show, ok := page.(templates.ConvocationShow); ok {
				show.SentOn = typed.SentOn
				page = show
			}
			return page, failed
		})
	}
	return a.redirect(c, roomPath(visitOf(c).coordination, m.ID), msgConvenedOnPaper)
}
