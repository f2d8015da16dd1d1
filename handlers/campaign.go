package handlers

import (
	"net/url"
	"slices"
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/export"

	"github.com/gin-gonic/gin"
)

func (a *App) campaignRoutes(r routes) {
	r.inside.get("/financements/campagnes", a.campaignIndex)
	r.inside.get("/financements/campagnes/:id", a.campaignShow)
	r.inside.get("/financements/campagnes/:id/bilan.csv", a.campaignFile)
	r.inside.may(governance.DeclareCommitments).post("/financements/campagnes/:id/reponse", a.campaignDecline)
	manage := r.inside.may(governance.ManageFunding)
	manage.get("/financements/campagnes/nouvelle", a.campaignNew)
	manage.post("/financements/campagnes/nouvelle", a.campaignCreate)
	manage.get("/financements/campagnes/:id/modifier", a.campaignEdit)
	manage.post("/financements/campagnes/:id/modifier", a.campaignUpdate)
	manage.post("/financements/campagnes/:id/ouverture", a.campaignOpen)
	manage.post("/financements/campagnes/:id/relance", a.campaignRemind)
	manage.post("/financements/campagnes/:id/cloture", a.campaignClose)
}

func campaignsPath(c governance.Coordination) string { return fundingPath(c) + "/campagnes" }

func campaignPath(c governance.Coordination, id governance.CampaignID) string {
	return campaignsPath(c) + "/" + number(id)
}

func campaignCrumbs(c *gin.Context, f *templates.Frame) {
	at := visitOf(c).coordination
	f.Crumbs = append(f.Crumbs, commitmentTrail(at)[0], templates.Link{Label: msgCampaigns, Path: campaignsPath(at)})
}

// campaignIndex lists the campaigns.
func (a *App) campaignIndex(c *gin.Context) error {
	v := visitOf(c)
	lines, err := a.Store.Campaigns(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	page := templates.CampaignIndex{Frame: a.frame(c, msgCampaigns)}
	page.Crumbs = append(page.Crumbs, commitmentTrail(v.coordination)[0])
	if v.actor.May(governance.ManageFunding) {
		page.Add = campaignsPath(v.coordination) + "/nouvelle"
	}
	for _, l := range lines {
		page.Lines = append(page.Lines, templates.CampaignLine{
			Link: templates.Link{Label: l.Title, Path: campaignPath(v.coordination, l.ID)}, Year: l.Year, About: campaignAbout(l.Scheme),
			Deadline: l.Deadline, State: campaignTag(l.On(v.today)), Asked: l.Asked,
		})
	}
	return a.ok(c, page)
}

// campaignOf reads the campaign of the address.
func (a *App) campaignOf(c *gin.Context) (model.CampaignPage, error) {
	id, err := id[governance.CampaignID](c, "id")
	if err != nil {
		return model.CampaignPage{}, err
	}
	return a.Store.Campaign(c.Request.Context(), visitOf(c).actor, id)
}

// campaignShow shows who answered, and the balance.
func (a *App) campaignShow(c *gin.Context) error {
	p, err := a.campaignOf(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.campaignPage(c, a.frame(c, p.Title), p, templates.CampaignAnswerForm{}))
}

func (a *App) campaignPage(
	c *gin.Context, f templates.Frame, p model.CampaignPage, typed templates.CampaignAnswerForm,
) templates.CampaignShow {
	v := visitOf(c)
	shown := p.On(v.today)
	page := templates.CampaignShow{
		Frame: f, Name: p.Title, State: campaignTag(shown), Rows: campaignRows(p), Message: p.Message, Form: typed,
		Draft: p.State == governance.CampaignDraft, Balance: p.CampaignBalance, Late: shown != p.State,
	}
	campaignCrumbs(c, &page.Frame)
	for _, l := range p.Lines {
		page.Funders = append(page.Funders, campaignFunder(l))
	}
	campaignActs(v, p, &page)
	return page
}

// campaignActs are what the person may do now.
func campaignActs(v *visit, p model.CampaignPage, page *templates.CampaignShow) {
	path, manages := campaignPath(v.coordination, p.ID), v.actor.May(governance.ManageFunding)
	if p.State != governance.CampaignDraft {
		page.File = path + "/bilan.csv"
	}
	switch {
	case manages && p.State == governance.CampaignDraft:
		page.Edit, page.Open = path+"/modifier", path+"/ouverture"
	case manages && p.State == governance.CampaignOpen:
		page.Close = path + "/cloture"
		if slices.ContainsFunc(p.Lines, func(l governance.CampaignLine) bool { return l.May(v.today) }) {
			page.Remind = path + "/relance"
		}
	}
	for _, l := range p.Lines {
		if l.Answer != governance.AnsweredYes && p.MayAnswer(v.actor, l.FunderID, v.today) == nil {
			page.Own = append(page.Own, templates.Option{Value: number(l.FunderID), Label: l.Funder})
		}
	}
	asked := slices.ContainsFunc(p.Lines, func(l governance.CampaignLine) bool { return v.actor.FundsFor(l.FunderID) })
	if p.State == governance.CampaignDraft || !manages && (p.On(v.today) == governance.CampaignClosed || !asked) {
		return
	}
	asks := url.Values{"year": {strconv.Itoa(p.Year)}}
	if p.SchemeID != 0 {
		asks.Set("scheme", number(p.SchemeID))
	}
	page.Declare, page.Verb = commitmentsPath(v.coordination)+"/nouveau?"+asks.Encode(), declareVerb(v.actor)
	if len(page.Own) > 0 {
		page.Answer = path + "/reponse"
	}
}

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

// campaignFile gives the balance as text, journaled (P6).
func (a *App) campaignFile(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	p, err := a.campaignOf(c)
	if err != nil {
		return err
	}
	if err := a.Store.NoteCampaignExport(c.Request.Context(), visitOf(c).actor, p.ID); err != nil {
		return err
	}
	t := export.Table{Name: msgCampaigns, Titles: balanceTitles()}
	for _, l := range p.Lines {
		t.Rows = append(t.Rows, []export.Value{
			export.Text(l.Funder), export.Text(l.Answer.Label()), export.Text(l.Word), export.Money(l.Cash.Announced), export.Money(l.Cash.Firm),
			export.Money(l.Cash.Paid), export.Money(l.InKind.Announced), export.Money(l.InKind.Firm), export.Money(l.InKind.Paid),
			export.Money(l.Carried.Cash.Announced), export.Money(l.Carried.InKind.Announced),
		})
	}
	return a.attachTable(c, fileBalance, t)
}
