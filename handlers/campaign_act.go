package handlers

import (
	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// campaignOpen opens a draft and tells the funders.
func (a *App) campaignOpen(c *gin.Context) error {
	v := visitOf(c)
	return a.campaignDo(c, msgCampaignOpened, func(id governance.CampaignID) error {
		return a.Store.OpenCampaign(c.Request.Context(), v.actor, id, v.today)
	})
}

// campaignClose ends a campaign.
func (a *App) campaignClose(c *gin.Context) error {
	v := visitOf(c)
	return a.campaignDo(c, msgCampaignClosed, func(id governance.CampaignID) error {
		return a.Store.CloseCampaign(c.Request.Context(), v.actor, id)
	})
}

// campaignRemind writes again to those who have not answered.
func (a *App) campaignRemind(c *gin.Context) error {
	v, reminded := visitOf(c), 0
	id, err := id[governance.CampaignID](c, "id")
	if err != nil {
		return err
	}
	if reminded, err = a.Store.RemindFunders(c.Request.Context(), v.actor, id, v.today); err != nil {
		return a.campaignAgain(c, err, templates.CampaignAnswerForm{})
	}
	return a.redirect(c, campaignPath(v.coordination, id), campaignReminded(reminded))
}

// campaignDo does one thing to the campaign of the address, and shows it.
func (a *App) campaignDo(c *gin.Context, said string, do func(governance.CampaignID) error) error {
	id, err := id[governance.CampaignID](c, "id")
	if err != nil {
		return err
	}
	if err := do(id); err != nil {
		return a.campaignAgain(c, err, templates.CampaignAnswerForm{})
	}
	return a.redirect(c, campaignPath(visitOf(c).coordination, id), said)
}

// campaignAgain shows the campaign as it is, with what is wrong.
func (a *App) campaignAgain(c *gin.Context, err error, typed templates.CampaignAnswerForm) error {
	p, failed := a.campaignOf(c)
	if failed != nil {
		return failed
	}
	return a.again(c, err, p.Title, func(f templates.Frame) (templates.Page, error) {
		return a.campaignPage(c, f, p, typed), nil
	})
}

// campaignDecline records that a funder takes no part.
func (a *App) campaignDecline(c *gin.Context) error {
	typed, err := form[templates.CampaignAnswerForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.CampaignID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.DeclineCampaign(c.Request.Context(), v.actor, id, typedID[governance.OrganizationID](typed.Funder), typed.Word, v.today)
	if err != nil {
		return a.campaignAgain(c, err, typed)
	}
	return a.redirect(c, campaignPath(v.coordination, id), msgCampaignDeclined)
}
