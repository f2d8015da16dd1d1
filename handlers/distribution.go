package handlers

import (
	"slices"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) distributionRoutes(r routes) {
	manage := r.inside.may(governance.ManageActions)
	manage.get("/affectations/repartition", a.distributionNew)
	manage.post("/affectations/repartition", a.distributionPreview)
	manage.post("/affectations/repartition/confirmation", a.distributionConfirm)
}

func distributionPath(c governance.Coordination) string {
	return coordinationPath(c) + "/affectations/repartition"
}

func (a *App) distributionFrame(c *gin.Context, title string) templates.Frame {
	f := a.frame(c, title)
	f.Crumbs = append(f.Crumbs, templates.Link{Label: titleAllocations, Path: coordinationPath(visitOf(c).coordination) + "/affectations"})
	return f
}

// distributionNew asks how to share the pool: equally, until somebody says otherwise.
func (a *App) distributionNew(c *gin.Context) error {
	page, err := a.distributionForm(c, a.distributionFrame(c, msgDistribution), templates.DistributionForm{Key: string(governance.KeyEqual)})
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// distributionForm makes the page of the form.
func (a *App) distributionForm(c *gin.Context, f templates.Frame, typed templates.DistributionForm) (templates.Page, error) {
	v := visitOf(c)
	choices, err := a.Store.DistributionChoices(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	home := coordinationPath(v.coordination)
	page := templates.DistributionEdit{
		Frame: f, Available: choices.Available, Form: typed, Back: home + "/affectations", Meetings: home + "/seances",
	}
	for _, d := range choices.Decisions {
		page.Decisions = append(page.Decisions, templates.Option{Value: number(d.ID), Label: d.Reference + " " + d.Title})
	}
	if len(page.Decisions) > 0 {
		page.Decisions = append([]templates.Option{{Label: chooseDecision}}, page.Decisions...)
	}
	for _, k := range governance.DistributionKeys() {
		page.Keys = append(page.Keys, templates.Option{Value: string(k), Label: k.Label()})
	}
	for _, b := range choices.Basis {
		line := templates.DistributionAction{
			ID: number(b.ID), Code: actionCode(b.Number), Label: actionCode(b.Number) + " " + b.Title, Known: knownWeights(b), Missing: b.Missing,
			Ticked: slices.Contains(typed.Actions, number(b.ID)),
		}
		line.Value = clean(c.PostForm(line.Name()))
		page.Actions = append(page.Actions, line)
	}
	return page, nil
}

// distributionTyped is what was typed, as the rule reads it.
func distributionTyped(c *gin.Context, typed templates.DistributionForm) governance.DistributionDraft {
	d := governance.DistributionDraft{Decision: chosen[governance.DecisionID](typed.Decision), Amount: typed.Amount, Key: typed.Key}
	for _, action := range typed.Actions {
		d.Lines = append(d.Lines, governance.DistributionLine{
			Action: chosen[governance.ActionID](action), Value: clean(c.PostForm(templates.DistributionAction{ID: action}.Name())),
		})
	}
	return d
}

// distributionPreview says what would be given, and gives nothing.
func (a *App) distributionPreview(c *gin.Context) error {
	typed, err := form[templates.DistributionForm](c)
	if err != nil {
		return err
	}
	if typed.Again == yes {
		page, err := a.distributionForm(c, a.distributionFrame(c, msgDistribution), typed)
		if err != nil {
			return err
		}
		return a.ok(c, page)
	}
	draft := distributionTyped(c, typed)
	plan, err := a.Store.PlanDistribution(c.Request.Context(), visitOf(c).actor, draft)
	if err != nil {
		return a.again(c, err, msgDistribution, func(f templates.Frame) (templates.Page, error) {
			return a.distributionForm(c, f, typed)
		})
	}
	page, err := a.previewPage(c, a.distributionFrame(c, titlePreview), draft, plan)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) previewPage(
	c *gin.Context, f templates.Frame, draft governance.DistributionDraft, plan governance.Distribution,
) (templates.Page, error) {
	v := visitOf(c)
	choices, err := a.Store.DistributionChoices(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	page := templates.DistributionPreview{
		Frame: f, Weighed: plan.Key != governance.KeyByHand, Amount: plan.Amount, Mark: plan.Mark(),
		Rows: previewRows(plan, choices.Decisions), Hidden: distributionHidden(draft), Confirm: distributionPath(v.coordination) + "/confirmation",
	}
	for _, p := range plan.Parts {
		part := templates.DistributionPart{
			Action: actionCode(p.Number) + " " + p.Title, Weight: p.Weight, Amount: p.Amount, Excess: p.Excess(),
		}
		for _, d := range p.Drawn {
			part.Drawn = append(part.Drawn, templates.Row{Label: commitmentCode(d.Number), Value: templates.Euros(d.Amount)})
		}
		page.Parts = append(page.Parts, part)
	}
	return page, nil
}

// distributionHidden is what was typed, to be sent again.
func distributionHidden(d governance.DistributionDraft) []templates.Row {
	hidden := []templates.Row{
		{Label: "decision", Value: number(d.Decision)}, {Label: "amount", Value: d.Amount}, {Label: "key", Value: d.Key},
	}
	for _, l := range d.Lines {
		id := number(l.Action)
		hidden = append(hidden, templates.Row{Label: "actions", Value: id},
			templates.Row{Label: templates.DistributionAction{ID: id}.Name(), Value: l.Value})
	}
	return hidden
}

// distributionConfirm gives what the preview said, or shows the form again with
// what has changed since.
func (a *App) distributionConfirm(c *gin.Context) error {
	typed, err := form[templates.DistributionForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.DistributePool(c.Request.Context(), v.actor, distributionTyped(c, typed), typed.Mark)
	if err != nil {
		return a.again(c, err, msgDistribution, func(f templates.Frame) (templates.Page, error) {
			return a.distributionForm(c, f, typed)
		})
	}
	return a.redirect(c, coordinationPath(v.coordination)+"/affectations", msgDistributed)
}

// previewRows are the figures above the parts.
func previewRows(plan governance.Distribution, decisions []model.DecisionName) []templates.Row {
	var rows []templates.Row
	for _, d := range decisions {
		if d.ID == plan.Decision {
			rows = append(rows, templates.Row{Label: labelDecision, Value: d.Reference + " " + d.Title})
		}
	}
	return append(rows, templates.Row{Label: labelKey, Value: plan.Key.Label()},
		templates.Row{Label: labelGiven, Value: templates.Euros(plan.Amount)},
		templates.Row{Label: labelLeft, Value: templates.Euros(plan.Left)})
}
