package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// campaignNew shows the form, with every funder asked.
func (a *App) campaignNew(c *gin.Context) error {
	typed := templates.CampaignForm{Year: strconv.Itoa(visitOf(c).today.Time().Year() + 1)}
	page, err := a.campaignForm(c, a.frame(c, msgCampaignNew), typed, nil)
	if err != nil {
		return err
	}
	for _, o := range page.Funders {
		page.Form.Funders = append(page.Form.Funders, o.Value)
	}
	return a.ok(c, page)
}

// campaignForm makes the page of the form; recorded is nil for a new one.
func (a *App) campaignForm(
	c *gin.Context, f templates.Frame, typed templates.CampaignForm, recorded *model.CampaignPage,
) (templates.CampaignEdit, error) {
	v, ctx := visitOf(c), c.Request.Context()
	page := templates.CampaignEdit{Frame: f, New: recorded == nil, Form: typed, Back: campaignsPath(v.coordination)}
	campaignCrumbs(c, &page.Frame)
	if recorded != nil {
		page.Saved, page.Back = recordedCampaign(*recorded), campaignPath(v.coordination, recorded.ID)
	}
	schemes, err := a.Store.Schemes(ctx, v.actor)
	if err != nil {
		return page, err
	}
	page.Schemes = []templates.Option{{Label: campaignAbout("")}}
	for _, s := range schemes {
		page.Schemes = append(page.Schemes, templates.Option{Value: number(s.ID), Label: campaignAbout(s.Name)})
	}
	funders, err := a.Store.Funders(ctx, v.actor)
	for _, o := range funders {
		page.Funders = append(page.Funders, templates.Option{Value: number(o.ID), Label: o.Name})
	}
	return page, err
}

func campaignDraft(f templates.CampaignForm) governance.CampaignForm {
	d := governance.CampaignForm{
		Title: f.Title, Year: f.Year, OpensOn: f.OpensOn, Deadline: f.Deadline, Message: f.Message, Scheme: typedID[governance.SchemeID](f.Scheme),
	}
	for _, o := range f.Funders {
		d.Funders = append(d.Funders, typedID[governance.OrganizationID](o))
	}
	return d
}

// recordedCampaign is the form of what is recorded.
func recordedCampaign(p model.CampaignPage) templates.CampaignForm {
	f := templates.CampaignForm{
		Title: p.Title, Year: strconv.Itoa(p.Year), Scheme: chosenID(p.SchemeID), OpensOn: string(p.OpensOn), Deadline: string(p.Deadline),
		Message: p.Message, Version: p.Version,
	}
	for _, l := range p.Lines {
		f.Funders = append(f.Funders, number(l.FunderID))
	}
	return f
}

// campaignCreate prepares a campaign.
func (a *App) campaignCreate(c *gin.Context) error {
	typed, err := form[templates.CampaignForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	id, err := a.Store.CreateCampaign(c.Request.Context(), v.actor, campaignDraft(typed), v.today)
	if err != nil {
		return a.again(c, err, msgCampaignNew, func(f templates.Frame) (templates.Page, error) {
			return a.campaignForm(c, f, typed, nil)
		})
	}
	return a.redirect(c, campaignPath(v.coordination, id), msgCampaignReady)
}

// campaignEdit shows the form of a draft.
func (a *App) campaignEdit(c *gin.Context) error {
	p, err := a.campaignOf(c)
	if err != nil {
		return err
	}
	if err := p.Edit(); err != nil {
		return err
	}
	page, err := a.campaignForm(c, a.frame(c, msgCampaignEdit), recordedCampaign(p), &p)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// campaignUpdate corrects a draft.
func (a *App) campaignUpdate(c *gin.Context) error {
	typed, err := form[templates.CampaignForm](c)
	if err != nil {
		return err
	}
	p, err := a.campaignOf(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.EditCampaign(c.Request.Context(), v.actor, p.ID, typed.Version, campaignDraft(typed), v.today)
	if err != nil {
		return a.again(c, err, msgCampaignEdit, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = p.Version
			}
			return a.campaignForm(c, f, typed, &p)
		})
	}
	return a.redirect(c, campaignPath(v.coordination, p.ID), msgCampaignSaved)
}
