package handlers

import (
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) delegationRoutes(r routes) {
	call, keep := r.inside.may(governance.ManageMeetings), r.inside.may(governance.KeepMeetings)
	call.get("/seances/:id/delegation", a.about(decisionLog, a.delegationAsk))
	call.post("/seances/:id/delegation", a.about(decisionLog, a.delegationSave))
	call.post("/seances/:id/delegation/:delegation/revocation", a.about(decisionLog, a.delegationRevoke))
	keep.get("/seances/:id/compte-rendu/desaccord", a.about(minutes, a.disagreeAsk))
	keep.post("/seances/:id/compte-rendu/desaccord", a.about(minutes, a.disagreeSave))
}

// delegationForm is a delegation as typed.
type delegationForm struct {
	Bearer  int64  `form:"bearer"`
	Deed    string `form:"deed"`
	GivenOn string `form:"given_on"`
	Scope   string `form:"scope"`
}

// Scopes of a delegation.
const (
	scopeOnce   = "once"
	scopeAlways = "always"
)

func (a *App) delegationAsk(c *gin.Context, d document, meeting governance.MeetingID) error {
	return a.ask(c, titleDelegation, func(f templates.Frame) (templates.Page, error) {
		return a.delegationPage(c, f, d, meeting, delegationForm{Scope: scopeOnce})
	})
}

func (a *App) delegationPage(c *gin.Context, f templates.Frame, d document, meeting governance.MeetingID, typed delegationForm) (templates.Page, error) {
	page, m, err := a.formAbout(c, f, d, meeting)
	if err != nil {
		return page, err
	}
	people, err := a.people(c, meeting)
	if err != nil {
		return page, err
	}
	v := visitOf(c)
	page.Text, page.Button = []string{textDelegation}, msgDelegate
	for _, l := range m.Around.Delegations {
		page.Runs = append(page.Runs, templates.MinutesRun{
			Words: delegationWords(l), Button: msgRevoke, Path: meetingPath(v.coordination, meeting) + "/delegation/" + number(int64(l.ID)) + "/revocation",
		})
	}
	page.Questions = []templates.Question{
		question("select", f.Field("bearer", labelBearer, number(typed.Bearer)), func(q *templates.Field) { q.Options = people }),
		question("input", f.Field("deed", labelDeed, typed.Deed), func(q *templates.Field) { q.Hint, q.Limit = hintDeed, 200 }),
		question("date", f.Field("given_on", labelGivenOn, typed.GivenOn), nil),
		question("radios", f.Field("scope", labelScope, typed.Scope), func(q *templates.Field) {
			q.Options = []templates.Option{{Value: scopeOnce, Label: wordOnce}, {Value: scopeAlways, Label: wordAlways}}
		}),
	}
	return page, nil
}

// people are those who sat in the body that day, to choose from.
func (a *App) people(c *gin.Context, meeting governance.MeetingID) ([]templates.Option, error) {
	list, err := a.Store.Sitting(c.Request.Context(), visitOf(c).actor, meeting)
	options := []templates.Option{{Value: "0", Label: wordChoose}}
	for _, p := range list {
		options = append(options, templates.Option{Value: number(p.ID), Label: strings.Join(present(p.GivenName+" "+p.FamilyName, p.Organization), ", ")})
	}
	return options, err
}

func (a *App) delegationSave(c *gin.Context, d document, meeting governance.MeetingID) error {
	typed, err := form[delegationForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.RecordDelegation(c.Request.Context(), v.actor, model.Delegating{
		MeetingID: meeting, BearerID: governance.PersonID(typed.Bearer), Deed: typed.Deed, GivenOn: governance.Date(typed.GivenOn), Once: typed.Scope != scopeAlways,
	})
	if err != nil {
		return a.again(c, err, titleDelegation, func(f templates.Frame) (templates.Page, error) {
			return a.delegationPage(c, f, d, meeting, typed)
		})
	}
	return a.redirect(c, d.at(v.coordination, meeting), msgDelegated)
}

func (a *App) delegationRevoke(c *gin.Context, d document, meeting governance.MeetingID) error {
	delegation, err := id[governance.DelegationID](c, "delegation")
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.RevokeDelegation(c.Request.Context(), v.actor, delegation); err != nil {
		return err
	}
	return a.redirect(c, meetingPath(v.coordination, meeting)+"/delegation", msgRevoked)
}

// disagreeForm is a disagreement as typed.
type disagreeForm struct {
	Person int64  `form:"person"`
	Text   string `form:"text"`
}

func (a *App) disagreeAsk(c *gin.Context, d document, meeting governance.MeetingID) error {
	return a.ask(c, titleDisagree, func(f templates.Frame) (templates.Page, error) {
		return a.disagreePage(c, f, d, meeting, disagreeForm{})
	})
}

func (a *App) disagreePage(c *gin.Context, f templates.Frame, d document, meeting governance.MeetingID, typed disagreeForm) (templates.Page, error) {
	page, _, err := a.formAbout(c, f, d, meeting)
	if err != nil {
		return page, err
	}
	people, err := a.people(c, meeting)
	page.Text, page.Button = []string{textDisagree}, msgDisagree
	page.Questions = []templates.Question{
		question("select", f.Field("person", labelPerson, number(typed.Person)), func(q *templates.Field) { q.Options = people }),
		question("textarea", f.Field("text", labelDisagree, typed.Text), func(q *templates.Field) { q.Limit = 5000 }),
	}
	return page, err
}

func (a *App) disagreeSave(c *gin.Context, d document, meeting governance.MeetingID) error {
	typed, err := form[disagreeForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.RecordDisagreement(c.Request.Context(), v.actor, model.Disagreement{
		MeetingID: meeting, PersonID: governance.PersonID(typed.Person), Text: typed.Text,
	})
	if err != nil {
		return a.again(c, err, titleDisagree, func(f templates.Frame) (templates.Page, error) {
			return a.disagreePage(c, f, d, meeting, typed)
		})
	}
	return a.redirect(c, d.at(v.coordination, meeting), msgDisagreed)
}
