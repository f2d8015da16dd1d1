package handlers

import (
	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// schemeMatch shows the form of a matching rule.
func (a *App) schemeMatch(c *gin.Context) error {
	s, err := a.schemeOf(c)
	if err != nil {
		return err
	}
	page, err := a.matchForm(c, a.frame(c, msgMatch), s, templates.MatchForm{Rate: "1", Level: string(governance.Firm)})
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) matchForm(c *gin.Context, f templates.Frame, s governance.Scheme, typed templates.MatchForm) (templates.Page, error) {
	v := visitOf(c)
	funders, err := a.Store.Funders(c.Request.Context(), v.actor)
	page := templates.SchemeMatch{
		Frame: f, Name: s.Name, Form: typed, Funders: chooseFunder(funders), Levels: matchLevels(), Back: schemePath(v.coordination, s.ID),
	}
	page.Crumbs = a.schemeCrumbs(f, v)
	return page, err
}

// schemeMatchDo records a matching rule.
func (a *App) schemeMatchDo(c *gin.Context) error {
	typed, err := form[templates.MatchForm](c)
	if err != nil {
		return err
	}
	s, err := a.schemeOf(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.SetMatching(c.Request.Context(), v.actor, s.ID, governance.MatchingDraft{
		Funder: typedID[governance.OrganizationID](typed.Funder), Rate: typed.Rate, Cap: typed.Cap, Level: typed.Level, Deadline: typed.Deadline,
	})
	if err != nil {
		return a.again(c, err, msgMatch, func(f templates.Frame) (templates.Page, error) { return a.matchForm(c, f, s, typed) })
	}
	return a.redirect(c, schemePath(v.coordination, s.ID), msgMatched)
}

// schemeUnmatch asks before a matching rule is taken back.
func (a *App) schemeUnmatch(c *gin.Context) error {
	s, err := a.schemeOf(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	path := schemePath(v.coordination, s.ID)
	return a.ok(c, templates.Confirm{
		Frame: a.frame(c, msgUnmatch), Question: unmatchQuestion(s.Name), Consequences: []string{msgUnmatchSays},
		Action: c.Request.URL.Path, Button: unmatchButton, Back: path,
	})
}

// schemeUnmatchDo takes a matching rule back.
func (a *App) schemeUnmatchDo(c *gin.Context) error {
	s, err := id[governance.SchemeID](c, "id")
	if err != nil {
		return err
	}
	funder, err := id[governance.OrganizationID](c, "financeur")
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.EndMatching(c.Request.Context(), v.actor, s, funder); err != nil {
		return err
	}
	return a.redirect(c, schemePath(v.coordination, s), msgUnmatched)
}
