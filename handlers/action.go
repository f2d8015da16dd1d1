package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) actionRoutes(r routes) {
	r.inside.get("/actions", a.actionIndex)
	r.inside.get("/actions/:id", a.actionShow)
	r.inside.get("/actions/:id/avancement", a.actionMove)
	r.inside.post("/actions/:id/avancement", a.actionMoved)
	r.inside.get("/actions/:id/jalons/:jalon", a.milestoneReach)
	r.inside.post("/actions/:id/jalons/:jalon", a.milestoneReached)
	manage := r.inside.may(governance.ManageActions)
	manage.get("/actions/nouvelle", a.actionNew)
	manage.post("/actions/nouvelle", a.actionCreate)
	manage.get("/actions/:id/modifier", a.actionEdit)
	manage.post("/actions/:id/modifier", a.actionCorrect)
	manage.get("/actions/:id/annuler", a.actionCancel)
	manage.confirmed().post("/actions/:id/annuler", a.actionCancelled)
	manage.get("/actions/:id/jalons/nouveau", a.milestoneNew)
	manage.post("/actions/:id/jalons/nouveau", a.milestoneAdd)
	manage.get("/actions/:id/jalons/:jalon/modifier", a.milestoneEdit)
	manage.post("/actions/:id/jalons/:jalon/modifier", a.milestoneCorrect)
	manage.get("/actions/:id/jalons/:jalon/retirer", a.milestoneDrop)
	manage.confirmed().post("/actions/:id/jalons/:jalon/retirer", a.milestoneDropped)
	manage.get("/actions/:id/depenses/nouvelle", a.costNew)
	manage.post("/actions/:id/depenses/nouvelle", a.costAdd)
	manage.get("/actions/:id/depenses/:depense/modifier", a.costEdit)
	manage.post("/actions/:id/depenses/:depense/modifier", a.costCorrect)
	manage.get("/actions/:id/depenses/:depense/retirer", a.costDrop)
	manage.confirmed().post("/actions/:id/depenses/:depense/retirer", a.costDropped)
}

// actionPath is the page of an action, below the address of its coordination.
func actionPath(home string, id governance.ActionID) string { return home + "/actions/" + number(id) }

// actionIndex lists the actions that the address asks for.
func (a *App) actionIndex(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	page := templates.ActionIndex{
		Frame: a.frame(c, titlePlan), States: actionStates(), Mine: mineFilter(), Late: lateFilter(), Gap: gapFilter(),
	}
	page.Filter = templates.ActionFilter{
		Query: query(c, "q"), State: known(query(c, "state"), page.States), Mine: known(query(c, "mine"), page.Mine),
		Late: known(query(c, "late"), page.Late), Gap: known(query(c, "gap"), page.Gap),
	}
	list, err := a.Store.Actions(ctx, v.actor, actionFilter(c, v, page.Filter))
	if err != nil {
		return err
	}
	need, err := a.Store.Need(ctx, v.actor)
	if err != nil {
		return err
	}
	home := coordinationPath(v.coordination)
	path := home + "/actions"
	page.Total, page.Pages = list.Total, neighbours(c, path, list.Previous, list.Next)
	page.Missing, page.Gaps, page.Pool, page.Allocations = need.Missing(), need.Gaps, need.Pool, home+"/affectations"
	page.Any = list.Total > 0 || page.Filter != (templates.ActionFilter{})
	if page.Filter != (templates.ActionFilter{}) {
		page.Clear = path
	}
	if v.actor.May(governance.ManageActions) {
		page.Add = path + "/nouvelle"
	}
	for _, l := range list.Lines {
		page.Lines = append(page.Lines, actionLine(home, l, v.today))
	}
	return a.ok(c, page)
}

func actionFilter(c *gin.Context, v *visit, f templates.ActionFilter) model.ActionFilter {
	return model.ActionFilter{
		Query: f.Query, State: governance.ActionState(f.State), Mine: f.Mine != "", Late: f.Late != "", Gap: f.Gap != "",
		Today: v.today, After: cursor[governance.ActionID](c, "apres"), Before: cursor[governance.ActionID](c, "avant"),
	}
}

func actionLine(home string, l model.ActionLine, today governance.Date) templates.ActionLine {
	return templates.ActionLine{
		Code: l.Code(), Title: l.Title, Path: actionPath(home, l.ID), Lead: l.Lead, Owner: l.Owner, State: actionTag(l.State),
		Tags: lateTags(l.Action, l.LateMilestones, today), Progress: l.Progress, Ends: onDay(l.EndsOn),
		Plan: l.Plan, Counts: l.State != governance.ActionCancelled,
	}
}

// onDay writes a date, or nothing.
func onDay(d governance.Date) string {
	if d == "" {
		return ""
	}
	return d.French()
}

// action reads the action of the address.
func (a *App) action(c *gin.Context) (model.ActionRecord, error) {
	id, err := id[governance.ActionID](c, "id")
	if err != nil {
		return model.ActionRecord{}, err
	}
	return a.Store.Action(c.Request.Context(), visitOf(c).actor, id)
}

// actionShow shows the sheet of an action.
func (a *App) actionShow(c *gin.Context) error {
	r, err := a.action(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	home := coordinationPath(v.coordination)
	late := 0
	for _, m := range r.Milestones {
		if m.Late(v.today) && !r.Over() {
			late++
		}
	}
	page := templates.ActionShow{
		Frame: a.frame(c, r.Code()+" "+r.Title), Code: r.Code(), Name: r.Title, State: actionTag(r.State),
		Tags: lateTags(r.Action, late, v.today), Progress: r.Progress, Blocker: r.Blocker, BlockerLabel: blockerLabel(r.State),
		Objective: r.Objective, Description: r.Description, Rows: actionRows(home, r), Today: string(v.today), Plan: r.Plan,
		OwnerShare: ownerShare(r.OwnerShare), Thread: thread(home, r.Chain),
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titlePlan, Path: home + "/actions"})
	a.actionSteps(v, r, &page)
	a.actionTables(v, r, &page)
	return a.ok(c, page)
}

// actionSteps adds what this person may do with the action.
func (a *App) actionSteps(v *visit, r model.ActionRecord, page *templates.ActionShow) {
	home := coordinationPath(v.coordination)
	path := actionPath(home, r.ID)
	if governance.MayAdvance(v.actor, r.Action) && (r.State != governance.ActionCancelled || v.actor.May(governance.ManageActions)) {
		page.Move = path + "/avancement"
	}
	if v.actor.May(governance.ManageActions) {
		page.Edit, page.AddMilestone, page.AddCost = path+"/modifier", path+"/jalons/nouveau", path+"/depenses/nouvelle"
		if r.State != governance.ActionCancelled {
			page.Cancel = path + "/annuler"
		}
	}
	if v.actor.May(governance.DeclareCommitments) && r.State != governance.ActionCancelled {
		page.Allocate = home + "/affectations/nouvelle?action=" + number(r.ID)
	}
	if v.actor.May(governance.ReadJournal) {
		page.Journal = home + "/journal?objet=action-" + number(r.ID)
	}
}

// actionTables adds the milestones, the costs and the funding plan.
func (a *App) actionTables(v *visit, r model.ActionRecord, page *templates.ActionShow) {
	home := coordinationPath(v.coordination)
	path := actionPath(home, r.ID)
	manages := v.actor.May(governance.ManageActions)
	for _, m := range r.Milestones {
		line := templates.MilestoneLine{
			Title: m.Title, Due: onDay(m.DueOn), Done: onDay(m.DoneOn),
			Late: m.Late(v.today) && !r.Over(), Version: m.Version,
		}
		if page.Move != "" {
			line.Tick = path + "/jalons/" + number(m.ID)
		}
		if manages {
			line.Edit = path + "/jalons/" + number(m.ID) + "/modifier"
		}
		if manages && m.DoneOn == "" {
			line.Drop = path + "/jalons/" + number(m.ID) + "/retirer"
		}
		page.Milestones = append(page.Milestones, line)
	}
	for _, k := range r.Costs {
		line := templates.CostLine{Label: k.Label, Amount: k.Amount, InKind: k.InKind, Year: k.Year}
		if manages {
			line.Edit = path + "/depenses/" + number(k.ID) + "/modifier"
			line.Drop = path + "/depenses/" + number(k.ID) + "/retirer"
		}
		if k.Outside(r.Action) {
			line.Outside = governance.OutsideSays(r.Action, k)
		}
		page.Costs = append(page.Costs, line)
	}
	for _, l := range r.Funding {
		page.Funding = append(page.Funding, fundingLine(v, r.Plan, l))
	}
}

func fundingLine(v *visit, plan governance.FundingPlan, l model.FundingLine) templates.FundingLine {
	home := coordinationPath(v.coordination)
	cost := plan.Cash.Cost
	if l.InKind {
		cost = plan.InKind.Cost
	}
	line := templates.FundingLine{
		Code: commitmentCode(l.CommitmentNumber), Funder: l.Funder, Path: home + "/engagements/" + number(l.CommitmentID),
		Example: l.Example, InKind: l.InKind, Status: l.Status.Label(), Firm: l.Firm(), Confirmed: l.Confirmed, Amount: l.Amount,
		Share: shareOf(l.Amount, cost),
	}
	if l.DecisionID != 0 {
		line.Decision = templates.Link{Label: l.Decision, Path: home + "/decisions/" + number(l.DecisionID)}
	} else if v.actor.May(governance.ManageActions) || v.actor.FundsFor(l.FunderID) {
		line.Release = home + "/affectations/" + number(l.AllocationID) + "/reprendre"
	}
	return line
}
