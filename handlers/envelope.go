package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) envelopeRoutes(r routes) {
	r.inside.get("/enveloppes", a.envelopeIndex)
	r.inside.get("/enveloppes/:id", a.envelopeShow)
	manage := r.inside.may(governance.ManageFunding)
	manage.get("/enveloppes/nouvelle", a.envelopeNew)
	manage.post("/enveloppes/nouvelle", a.envelopeCreate)
	manage.get("/enveloppes/:id/modifier", a.envelopeEdit)
	manage.post("/enveloppes/:id/modifier", a.envelopeUpdate)
}

func envelopesPath(c governance.Coordination) string { return coordinationPath(c) + "/enveloppes" }

func envelopePath(c governance.Coordination, id governance.EnvelopeID) string {
	return envelopesPath(c) + "/" + number(id)
}

// envelopeIndex lists the envelopes, each followed by its children.
func (a *App) envelopeIndex(c *gin.Context) error {
	v := visitOf(c)
	lines, err := a.Store.Envelopes(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	page := templates.EnvelopeIndex{Frame: a.frame(c, msgEnvelopes), Back: fundingPath(v.coordination)}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navFunding, Path: page.Back})
	page.Lines = envelopeTree(v.coordination, lines, 0, 0)
	if v.actor.May(governance.ManageFunding) {
		page.Add = envelopesPath(v.coordination) + "/nouvelle"
	}
	return a.ok(c, page)
}

// envelopeTree are the envelopes inside another one, each followed by its own.
func envelopeTree(at governance.Coordination, all []model.EnvelopeLine, inside governance.EnvelopeID, depth int) []templates.EnvelopeLine {
	var list []templates.EnvelopeLine
	for _, l := range all {
		if l.ParentID == inside {
			list = append(list, envelopeLine(at, l, depth))
			list = append(list, envelopeTree(at, all, l.ID, depth+1)...)
		}
	}
	return list
}

func envelopeLine(at governance.Coordination, l model.EnvelopeLine, depth int) templates.EnvelopeLine {
	return templates.EnvelopeLine{
		Name: l.Name, Path: envelopePath(at, l.ID), Fact: l.Fact, Depth: depth, Amount: l.Amount, Children: l.EnvelopeUse.Children,
		Drawn: l.Drawn, Left: l.Left(),
	}
}

// envelopeOf reads the envelope of the address, among all of them.
func (a *App) envelopeOf(c *gin.Context) (model.EnvelopeLine, []model.EnvelopeLine, error) {
	id, err := id[governance.EnvelopeID](c, "id")
	if err != nil {
		return model.EnvelopeLine{}, nil, err
	}
	all, err := a.Store.Envelopes(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return model.EnvelopeLine{}, nil, err
	}
	for _, l := range all {
		if l.ID == id {
			return l, all, nil
		}
	}
	return model.EnvelopeLine{}, nil, governance.Fail(governance.NotFound, msgNotFound)
}

// envelopeShow shows an envelope and what it holds.
func (a *App) envelopeShow(c *gin.Context) error {
	e, all, err := a.envelopeOf(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	draws, err := a.Store.EnvelopeDraws(c.Request.Context(), v.actor, e.ID)
	if err != nil {
		return err
	}
	page := templates.EnvelopeShow{
		Frame: a.frame(c, e.Name), EnvelopeLine: envelopeLine(v.coordination, e, 0), Rows: envelopeRows(e), Cap: e.TerritoryCap,
		Alerts: alertLines(e.Facts().Alerts(), templates.Link{}), Draws: envelopeDraws(v.coordination, draws),
		Territories: envelopeTerritories(e, draws),
	}
	page.Crumbs = a.envelopeCrumbs(page.Frame, v)
	for _, l := range all {
		switch {
		case l.ParentID == e.ID:
			page.Children = append(page.Children, envelopeLine(v.coordination, l, 1))
		case l.ID == e.ParentID:
			page.Parent = templates.Link{Label: l.Name, Path: envelopePath(v.coordination, l.ID)}
		}
	}
	if v.actor.May(governance.ManageFunding) {
		page.Edit = envelopePath(v.coordination, e.ID) + "/modifier"
		page.AddChild = envelopesPath(v.coordination) + "/nouvelle?parent=" + number(e.ID)
	}
	return a.ok(c, page)
}

func envelopeDraws(at governance.Coordination, draws []model.EnvelopeDraw) []templates.EnvelopeDraw {
	var list []templates.EnvelopeDraw
	for _, d := range draws {
		line := templates.EnvelopeDraw{Amount: d.Drawn}
		if !d.Hidden {
			line.Code, line.Path = commitmentCode(d.Number), commitmentPath(at, d.ID)
			line.Funder, line.Purpose, line.Territory = d.Funder, d.Purpose, d.Territory
			line.Certainty = templates.MarkOf(d.Levels(d.Paid), d.InKind)
		}
		list = append(list, line)
	}
	return list
}

// envelopeTerritories are what each named territory draws, in the order of the
// commitments.
func envelopeTerritories(e model.EnvelopeLine, draws []model.EnvelopeDraw) []templates.EnvelopeTerritory {
	if e.TerritoryCap == 0 {
		return nil
	}
	var list []templates.EnvelopeTerritory
	at := map[string]int{}
	for _, d := range draws {
		if d.Hidden || d.Territory == "" {
			continue
		}
		if _, seen := at[d.Territory]; !seen {
			at[d.Territory] = len(list)
			list = append(list, templates.EnvelopeTerritory{Name: d.Territory, Left: e.TerritoryCap})
		}
		t := &list[at[d.Territory]]
		t.Drawn, t.Left = t.Drawn+d.Drawn, t.Left-d.Drawn
	}
	return list
}

// alertLines are alerts as pages show them; to is the object they are about,
// no link on its own page.
func alertLines(alerts []governance.Alert, to templates.Link) []templates.AlertLine {
	var list []templates.AlertLine
	for _, a := range alerts {
		list = append(list, templates.AlertLine{
			Title: a.Title, Says: a.Says, Serious: a.Serious, Path: to.Path, Label: to.Label,
			First:  templates.AlertFigure{Label: a.First.Label, Value: a.First.Value},
			Second: templates.AlertFigure{Label: a.Second.Label, Value: a.Second.Value},
		})
	}
	return list
}

func (a *App) envelopeCrumbs(f templates.Frame, v *visit) []templates.Link {
	return append(f.Crumbs, templates.Link{Label: navFunding, Path: fundingPath(v.coordination)},
		templates.Link{Label: msgEnvelopes, Path: envelopesPath(v.coordination)})
}

// envelopeNew shows the empty form.
func (a *App) envelopeNew(c *gin.Context) error {
	page, err := a.envelopeForm(c, a.frame(c, msgEnvelopeNew), templates.EnvelopeForm{Parent: query(c, "parent")}, nil)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// envelopeCreate adds an envelope.
func (a *App) envelopeCreate(c *gin.Context) error {
	typed, err := form[templates.EnvelopeForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	id, err := a.Store.CreateEnvelope(c.Request.Context(), v.actor, envelopeDraft(typed))
	if err != nil {
		return a.again(c, err, msgEnvelopeNew, func(f templates.Frame) (templates.Page, error) {
			return a.envelopeForm(c, f, typed, nil)
		})
	}
	return a.redirect(c, envelopePath(v.coordination, id), msgEnvelopeAdded)
}

// envelopeEdit shows the form with what is recorded.
func (a *App) envelopeEdit(c *gin.Context) error {
	e, _, err := a.envelopeOf(c)
	if err != nil {
		return err
	}
	page, err := a.envelopeForm(c, a.frame(c, msgEnvelopeEdit), recordedEnvelope(e.Envelope), &e)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// envelopeUpdate corrects an envelope.
func (a *App) envelopeUpdate(c *gin.Context) error {
	typed, err := form[templates.EnvelopeForm](c)
	if err != nil {
		return err
	}
	e, _, err := a.envelopeOf(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.UpdateEnvelope(c.Request.Context(), v.actor, e.ID, typed.Version, envelopeDraft(typed)); err != nil {
		return a.again(c, err, msgEnvelopeEdit, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = e.Version
			}
			return a.envelopeForm(c, f, typed, &e)
		})
	}
	return a.redirect(c, envelopePath(v.coordination, e.ID), msgEnvelopeSaved)
}

func envelopeDraft(f templates.EnvelopeForm) governance.EnvelopeDraft {
	return governance.EnvelopeDraft{
		Name: f.Name, Parent: typedID[governance.EnvelopeID](f.Parent), Scheme: typedID[governance.SchemeID](f.Scheme), Amount: f.Amount,
		TerritoryCap: f.TerritoryCap, Target: f.Target, TargetUnit: f.TargetUnit, Covers: f.Covers, Fact: f.Fact,
	}
}

func recordedEnvelope(e governance.Envelope) templates.EnvelopeForm {
	f := templates.EnvelopeForm{
		Name: e.Name, Amount: typedAmount(e.Amount), TargetUnit: string(e.TargetUnit), Covers: e.Covers, Fact: e.Fact, Version: e.Version,
	}
	if e.SchemeID != 0 {
		f.Scheme = number(e.SchemeID)
	}
	if e.TerritoryCap != 0 {
		f.TerritoryCap = typedAmount(e.TerritoryCap)
	}
	if e.Target != 0 {
		f.Target = strconv.FormatInt(e.Target, 10)
	}
	return f
}

// envelopeForm makes the page of the form; recorded is nil for a new one.
func (a *App) envelopeForm(
	c *gin.Context, f templates.Frame, typed templates.EnvelopeForm, recorded *model.EnvelopeLine,
) (templates.Page, error) {
	v, ctx := visitOf(c), c.Request.Context()
	schemes, err := a.Store.Schemes(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	page := templates.EnvelopeEdit{
		Frame: f, New: recorded == nil, Form: typed, Schemes: envelopeSchemes(schemes), Units: targetUnits(), Facts: factOptions(),
		Back: envelopesPath(v.coordination),
	}
	page.Crumbs = a.envelopeCrumbs(f, v)
	if recorded != nil {
		page.Saved, page.Back, page.Parent = recordedEnvelope(recorded.Envelope), envelopePath(v.coordination, recorded.ID), recorded.Parent
		return page, nil
	}
	all, err := a.Store.Envelopes(ctx, v.actor)
	page.Parents = envelopeParents(all)
	return page, err
}
