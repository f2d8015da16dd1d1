package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// deadlineEdit shows the form that moves the deadline of an open campaign.
func (a *App) deadlineEdit(c *gin.Context) error {
	p, err := a.campaignOf(c)
	if err != nil {
		return err
	}
	if p.State != governance.CampaignOpen {
		return a.redirect(c, campaignPath(visitOf(c).coordination, p.ID), "")
	}
	typed := templates.DeadlineForm{Deadline: string(p.Deadline), Version: p.Version}
	return a.ok(c, a.deadlineForm(c, a.frame(c, msgDeadline), p, typed))
}

func (a *App) deadlineForm(c *gin.Context, f templates.Frame, p model.CampaignPage, typed templates.DeadlineForm) templates.Page {
	page := templates.CampaignDeadline{
		Frame: f, Name: p.Title, Deadline: p.Deadline, Waiting: p.Waiting, Form: typed, Saved: string(p.Deadline),
		Back: campaignPath(visitOf(c).coordination, p.ID),
	}
	campaignCrumbs(c, &page.Frame)
	page.Crumbs = append(page.Crumbs, templates.Link{Label: p.Title, Path: page.Back})
	return page
}

// deadlineMove moves the deadline, and tells the funders still waiting.
func (a *App) deadlineMove(c *gin.Context) error {
	typed, err := form[templates.DeadlineForm](c)
	if err != nil {
		return err
	}
	p, err := a.campaignOf(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.MoveDeadline(c.Request.Context(), v.actor, p.ID, typed.Version, typed.Deadline, typed.Reason, v.today)
	if err != nil {
		return a.again(c, err, msgDeadline, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = p.Version
			}
			return a.deadlineForm(c, f, p, typed), nil
		})
	}
	return a.redirect(c, campaignPath(v.coordination, p.ID), msgDeadlineMoved)
}

// campaignReturn takes back that a funder takes no part.
func (a *App) campaignReturn(c *gin.Context) error {
	typed, err := form[templates.CampaignAnswerForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	return a.campaignDo(c, msgCampaignBack, func(id governance.CampaignID) error {
		return a.Store.ReturnToCampaign(c.Request.Context(), v.actor, id, typedID[governance.OrganizationID](typed.Funder), v.today)
	})
}
