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
	r.inside.may(governance.DeclareCommitments).post("/financements/campagnes/:id/retour", a.campaignReturn)
	manage := r.inside.may(governance.ManageFunding)
	manage.get("/financements/campagnes/nouvelle", a.campaignNew)
	manage.post("/financements/campagnes/nouvelle", a.campaignCreate)
	manage.get("/financements/campagnes/:id/modifier", a.campaignEdit)
	manage.post("/financements/campagnes/:id/modifier", a.campaignUpdate)
	manage.post("/financements/campagnes/:id/ouverture", a.campaignOpen)
	manage.post("/financements/campagnes/:id/relance", a.campaignRemind)
	manage.get("/financements/campagnes/:id/echeance", a.deadlineEdit)
	manage.post("/financements/campagnes/:id/echeance", a.deadlineMove)
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
		OnBehalf: len(v.actor.Funds()) == 0, Over: shown == governance.CampaignClosed, InKind: p.InKind.Announced != 0 || p.InKind.Paid != 0,
		Carried: p.Carried.Both().Announced != 0,
	}
	campaignCrumbs(c, &page.Frame)
	for _, l := range p.Lines {
		page.Funders = append(page.Funders, campaignFunder(l, page.Over))
	}
	for _, m := range p.Moves {
		page.Moves = append(page.Moves, templates.CampaignMove{
			Was: m.Was, Deadline: m.Deadline, Reason: m.Reason, Said: movedWords(m, v.coordination.Zone()),
		})
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
		page.Move, page.Close = path+"/echeance", path+"/cloture"
		if slices.ContainsFunc(p.Lines, func(l governance.CampaignLine) bool { return l.May(v.today) }) {
			page.Remind = path + "/relance"
		}
	}
	for _, l := range p.Lines {
		funder := templates.Option{Value: number(l.FunderID), Label: l.Funder}
		switch {
		case l.Answer == governance.AnsweredNone && p.MayAnswer(v.actor, l.FunderID, v.today) == nil:
			page.Own = append(page.Own, funder)
		case l.Answer == governance.AnsweredNo && p.MayReturn(v.actor, l.FunderID, v.today) == nil:
			page.Refused, page.Return = append(page.Refused, funder), path+"/retour"
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
