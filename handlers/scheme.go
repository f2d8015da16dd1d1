package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/governance/facts"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) schemeRoutes(r routes) {
	r.inside.get("/dispositifs", a.schemeIndex)
	r.inside.get("/dispositifs/:id", a.schemeShow)
	manage := r.inside.may(governance.ManageFunding)
	manage.get("/dispositifs/nouveau", a.schemeNew)
	manage.post("/dispositifs/nouveau", a.schemeCreate)
	manage.get("/dispositifs/:id/modifier", a.schemeEdit)
	manage.post("/dispositifs/:id/modifier", a.schemeUpdate)
	manage.get("/dispositifs/:id/abondement", a.schemeMatch)
	manage.post("/dispositifs/:id/abondement", a.schemeMatchDo)
	manage.get("/dispositifs/:id/abondement/:financeur/retrait", a.schemeUnmatch)
	manage.post("/dispositifs/:id/abondement/:financeur/retrait", a.schemeUnmatchDo)
}

func schemesPath(c governance.Coordination) string { return coordinationPath(c) + "/dispositifs" }

func schemePath(c governance.Coordination, id governance.SchemeID) string {
	return schemesPath(c) + "/" + number(id)
}

// schemeIndex lists the schemes.
func (a *App) schemeIndex(c *gin.Context) error {
	v, ctx := visitOf(c), c.Request.Context()
	schemes, err := a.Store.Schemes(ctx, v.actor)
	if err != nil {
		return err
	}
	rules, err := a.Store.MatchingRules(ctx, v.actor)
	if err != nil {
		return err
	}
	page := templates.SchemeIndex{
		Frame: a.frame(c, msgSchemes), Envelopes: envelopesPath(v.coordination), Back: fundingPath(v.coordination),
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navFunding, Path: page.Back})
	for _, s := range schemes {
		line := templates.SchemeLine{Name: s.Name, Path: schemePath(v.coordination, s.ID), Unit: unitPrice(s), Fact: s.Fact}
		for _, r := range rules {
			if r.SchemeID == s.ID {
				line.Matching = append(line.Matching, r.Funder+"\u00a0: "+matchingRule(r.MatchingRule))
			}
		}
		page.Lines = append(page.Lines, line)
	}
	if v.actor.May(governance.ManageFunding) {
		page.Add = schemesPath(v.coordination) + "/nouveau"
	}
	return a.ok(c, page)
}

// schemeOf reads the scheme of the address.
func (a *App) schemeOf(c *gin.Context) (governance.Scheme, error) {
	id, err := id[governance.SchemeID](c, "id")
	if err != nil {
		return governance.Scheme{}, err
	}
	return a.Store.Scheme(c.Request.Context(), visitOf(c).actor, id)
}

// schemeShow shows a scheme and its matching rules.
func (a *App) schemeShow(c *gin.Context) error {
	s, err := a.schemeOf(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	rules, err := a.Store.MatchingRules(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	path, manages := schemePath(v.coordination, s.ID), v.actor.May(governance.ManageFunding)
	page := templates.SchemeShow{
		Frame: a.frame(c, s.Name), Name: s.Name, Rows: schemeSummary(s), Fact: s.Fact,
		Commitments: commitmentsPath(v.coordination) + "?scheme=" + number(s.ID),
	}
	page.Crumbs = a.schemeCrumbs(page.Frame, v)
	if manages {
		page.Edit, page.Match = path+"/modifier", path+"/abondement"
	}
	for _, r := range rules {
		if r.SchemeID != s.ID {
			continue
		}
		line := templates.SchemeMatching{Funder: r.Funder, Rule: matchingRule(r.MatchingRule), Deadline: r.Deadline}
		if manages {
			line.End = path + "/abondement/" + number(r.FunderID) + "/retrait"
		}
		page.Matching = append(page.Matching, line)
	}
	return a.ok(c, page)
}

func (a *App) schemeCrumbs(f templates.Frame, v *visit) []templates.Link {
	return append(f.Crumbs, templates.Link{Label: navFunding, Path: fundingPath(v.coordination)},
		templates.Link{Label: msgSchemes, Path: schemesPath(v.coordination)})
}

// schemeNew shows the form, empty or filled from a ready scheme.
func (a *App) schemeNew(c *gin.Context) error {
	ready := governance.ReadySchemeOf(query(c, "modele"))
	return a.ok(c, a.schemeForm(c, a.frame(c, msgSchemeNew), readyForm(ready), nil))
}

// readyForm is the form of a ready scheme, its amounts as one types them.
func readyForm(r governance.ReadyScheme) templates.SchemeForm {
	return templates.SchemeForm{
		Name: r.Name, Unit: r.Unit, UnitCost: r.UnitCost, BookLow: r.BookLow, BookHigh: r.BookHigh, Years: r.Years,
		Pooled: yesNo(r.Pooled, ""), Fact: r.Fact,
	}
}

// readyLines are the ready schemes that the coordination can start from.
func readyLines(at governance.Coordination) []templates.ReadyLine {
	var list []templates.ReadyLine
	for _, r := range governance.ReadySchemes() {
		list = append(list, templates.ReadyLine{Name: r.Name, Says: r.Says, Fact: r.Fact, Path: schemesPath(at) + "/nouveau?modele=" + r.Key})
	}
	return list
}

// schemeCreate adds a scheme.
func (a *App) schemeCreate(c *gin.Context) error {
	typed, err := form[templates.SchemeForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	id, err := a.Store.CreateScheme(c.Request.Context(), v.actor, schemeDraft(typed))
	if err != nil {
		return a.again(c, err, msgSchemeNew, func(f templates.Frame) (templates.Page, error) {
			return a.schemeForm(c, f, typed, nil), nil
		})
	}
	return a.redirect(c, schemePath(v.coordination, id), msgSchemeAdded)
}

// schemeEdit shows the form with what is recorded.
func (a *App) schemeEdit(c *gin.Context) error {
	s, err := a.schemeOf(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.schemeForm(c, a.frame(c, msgSchemeEdit), recordedScheme(s), &s))
}

// schemeUpdate corrects a scheme.
func (a *App) schemeUpdate(c *gin.Context) error {
	typed, err := form[templates.SchemeForm](c)
	if err != nil {
		return err
	}
	s, err := a.schemeOf(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.UpdateScheme(c.Request.Context(), v.actor, s.ID, typed.Version, schemeDraft(typed)); err != nil {
		return a.again(c, err, msgSchemeEdit, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = s.Version
			}
			return a.schemeForm(c, f, typed, &s), nil
		})
	}
	return a.redirect(c, schemePath(v.coordination, s.ID), msgSchemeSaved)
}

func schemeDraft(f templates.SchemeForm) governance.SchemeDraft {
	return governance.SchemeDraft{
		Name: f.Name, Unit: f.Unit, UnitCost: f.UnitCost, BookLow: f.BookLow, BookHigh: f.BookHigh, Years: f.Years,
		Pooled: f.Pooled == "oui", Fact: f.Fact,
	}
}

func recordedScheme(s governance.Scheme) templates.SchemeForm {
	f := templates.SchemeForm{Name: s.Name, Unit: string(s.Unit), Pooled: yesNo(s.Pooled, ""), Fact: s.Fact, Version: s.Version}
	for _, a := range []struct {
		amount governance.Cents
		into   *string
	}{{s.UnitCost, &f.UnitCost}, {s.BookLow, &f.BookLow}, {s.BookHigh, &f.BookHigh}} {
		if a.amount != 0 {
			*a.into = typedAmount(a.amount)
		}
	}
	if s.Years != 0 {
		f.Years = strconv.Itoa(s.Years)
	}
	return f
}

// schemeForm makes the page of the form; recorded is nil for a new one.
func (a *App) schemeForm(c *gin.Context, f templates.Frame, typed templates.SchemeForm, recorded *governance.Scheme) templates.Page {
	v := visitOf(c)
	page := templates.SchemeEdit{
		Frame: f, New: recorded == nil, Form: typed, Units: unitOptions(), Facts: factOptions(), Back: schemesPath(v.coordination),
	}
	page.Crumbs = a.schemeCrumbs(f, v)
	page.Detailed = typed.BookLow+typed.BookHigh+typed.Years+typed.Pooled != ""
	if recorded == nil {
		ready := governance.ReadySchemeOf(query(c, "modele"))
		page.Ready, page.From, page.Matched = readyLines(v.coordination), ready.Name, ready.Matched
	}
	if recorded != nil {
		page.Saved, page.Back = recordedScheme(*recorded), schemePath(v.coordination, recorded.ID)
	}
	return page
}

// factOptions are the public sources, by their letter.
func factOptions() []templates.Option {
	list := []templates.Option{{Label: noFact}}
	for _, s := range facts.Sources() {
		list = append(list, templates.Option{Value: string(s.Letter), Label: string(s.Letter) + "\u00a0– " + s.Title})
	}
	return list
}
