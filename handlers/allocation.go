package handlers

import (
	"cmp"
	"slices"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) allocationRoutes(r routes) {
	r.inside.get("/affectations", a.allocationIndex)
	declare := r.inside.may(governance.DeclareCommitments)
	declare.get("/affectations/nouvelle", a.allocationNew)
	declare.post("/affectations/nouvelle", a.allocationCreate)
	declare.get("/affectations/:id/reprendre", a.allocationRelease)
	declare.confirmed().post("/affectations/:id/reprendre", a.allocationReleased)
}

// allocationIndex shows the common pool and all that was given to actions.
func (a *App) allocationIndex(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	purses, err := a.Store.Purses(ctx, v.actor)
	if err != nil {
		return err
	}
	list, err := a.Store.Allocations(ctx, v.actor,
		cursor[governance.AllocationID](c, "apres"), cursor[governance.AllocationID](c, "avant"))
	if err != nil {
		return err
	}
	home := coordinationPath(v.coordination)
	page := templates.AllocationIndex{
		Frame: a.frame(c, titleAllocations), Available: model.PoolOf(purses), Total: list.Total,
		Pages: neighbours(c, home+"/affectations", list.Previous, list.Next), Meetings: home + "/seances",
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titlePlan, Path: home + "/actions"})
	if v.actor.May(governance.DeclareCommitments) {
		page.Add = home + "/affectations/nouvelle"
	}
	if v.actor.May(governance.ManageActions) && page.Available > 0 {
		page.Share = distributionPath(v.coordination)
	}
	for _, p := range purses {
		sortPurse(v, p, &page)
	}
	for _, t := range []*templates.PurseTable{&page.Pool, &page.Waiting, &page.Earmarked} {
		shorten(t, commitmentsPath(v.coordination))
	}
	for _, l := range list.Lines {
		page.Lines = append(page.Lines, allocationLine(v, l))
	}
	return a.ok(c, page)
}

// sortPurse puts a commitment where the page shows it: in the pool, beside it,
// or among those that their funders earmarked and that are not wholly given.
func sortPurse(v *visit, p model.PurseLine, page *templates.AllocationIndex) {
	line := templates.PurseLine{
		Code: commitmentCode(p.Number), Funder: p.Funder, Purpose: p.Purpose, Status: p.Status.Label(), InKind: p.InKind,
		Path: coordinationPath(v.coordination) + "/engagements/" + number(p.ID), Amount: p.Amount, Given: p.Allocated, Left: p.Left(),
	}
	switch {
	case p.Pooled():
		page.Pool.Lines = append(page.Pool.Lines, line)
	case !p.Earmarked:
		page.Waiting.Lines = append(page.Waiting.Lines, line)
	case p.Left() > 0:
		if mayDraw(v.actor, p) {
			line.Allocate = page.Add + "?engagement=" + number(p.ID)
		}
		page.Earmarked.Lines = append(page.Earmarked.Lines, line)
	}
}

// purseRows is how many commitments a table shows.
const purseRows = 10

// shorten keeps the commitments with the most left, and counts the others.
func shorten(t *templates.PurseTable, all string) {
	if len(t.Lines) <= purseRows {
		return
	}
	slices.SortStableFunc(t.Lines, func(a, b templates.PurseLine) int { return cmp.Compare(b.Left, a.Left) })
	t.More, t.All, t.Lines = len(t.Lines)-purseRows, all, t.Lines[:purseRows]
}

// mayDraw tells whether the form of an earmarked commitment is offered.
func mayDraw(actor governance.Actor, p model.PurseLine) bool {
	return p.Earmarked && p.Left() > 0 && (actor.May(governance.ManageActions) || actor.FundsFor(p.FunderID))
}

func allocationLine(v *visit, l model.AllocationLine) templates.AllocationLine {
	home := coordinationPath(v.coordination)
	line := templates.AllocationLine{
		Commitment: templates.Link{Label: commitmentCode(l.CommitmentNumber), Path: home + "/engagements/" + number(l.CommitmentID)},
		Action:     templates.Link{Label: actionCode(l.ActionNumber) + " " + l.ActionTitle, Path: actionPath(home, l.ActionID)},
		Funder:     l.Funder, Amount: l.Amount, InKind: l.InKind, Day: v.coordination.Today(l.CreatedAt).French(),
	}
	if l.ReleasedAt != nil {
		line.Released = v.coordination.Today(*l.ReleasedAt).French()
	}
	if l.DecisionID != 0 {
		line.Decision = templates.Link{Label: l.Decision, Path: home + "/decisions/" + number(l.DecisionID)}
	} else if l.ReleasedAt == nil && (v.actor.May(governance.ManageActions) || v.actor.FundsFor(l.FunderID)) {
		line.Release = home + "/affectations/" + number(l.ID) + "/reprendre"
	}
	return line
}

// allocationNew shows the form, with the commitment or the action that the
// address names.
func (a *App) allocationNew(c *gin.Context) error {
	page, err := a.allocationForm(c, a.frame(c, msgAllocationNew), templates.AllocationForm{
		Commitment: query(c, "engagement"), Action: query(c, "action"),
	})
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// allocationCreate gives a share of an earmarked commitment to an action.
func (a *App) allocationCreate(c *gin.Context) error {
	typed, err := form[templates.AllocationForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	action := chosen[governance.ActionID](typed.Action)
	amount, invalid := governance.ParsePositive(typed.Amount)
	if invalid != nil {
		err = invalid.On("amount")
	} else {
		_, err = a.Store.Allocate(c.Request.Context(), v.actor, governance.Allocation{
			CommitmentID: chosen[governance.CommitmentID](typed.Commitment), ActionID: action, Amount: amount,
		})
	}
	if err != nil {
		return a.again(c, err, msgAllocationNew, func(f templates.Frame) (templates.Page, error) {
			return a.allocationForm(c, f, typed)
		})
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), action), msgAllocationAdded)
}

// allocationForm makes the page of the form.
func (a *App) allocationForm(c *gin.Context, f templates.Frame, typed templates.AllocationForm) (templates.Page, error) {
	ctx, v := c.Request.Context(), visitOf(c)
	purses, err := a.Store.Purses(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	actions, err := a.Store.ActionNames(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	page := templates.AllocationNew{
		Frame: f, Form: typed, Commitments: purseOptions(v.actor, purses), Actions: actionOptions(actions),
		Back: coordinationPath(v.coordination) + "/affectations",
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titleAllocations, Path: page.Back})
	return page, nil
}

// allocation reads the allocation of the address.
func (a *App) allocation(c *gin.Context) (model.AllocationLine, error) {
	id, err := id[governance.AllocationID](c, "id")
	if err != nil {
		return model.AllocationLine{}, err
	}
	return a.Store.Allocation(c.Request.Context(), visitOf(c).actor, id)
}

// allocationRelease asks before a share is taken back.
func (a *App) allocationRelease(c *gin.Context) error {
	l, err := a.allocation(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	page := templates.Confirm{
		Frame: a.frame(c, msgAllocationRelease), Question: releaseQuestion(l), Consequences: releaseConsequences(l),
		Action: c.Request.URL.Path, Button: msgAllocationRelease, Back: actionPath(coordinationPath(v.coordination), l.ActionID),
	}
	page.Crumbs = append(page.Crumbs,
		templates.Link{Label: titleAllocations, Path: coordinationPath(v.coordination) + "/affectations"})
	return a.ok(c, page)
}

// allocationReleased takes a share back.
func (a *App) allocationReleased(c *gin.Context) error {
	l, err := a.allocation(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.Release(c.Request.Context(), v.actor, l.ID); err != nil {
		return err
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), l.ActionID), msgAllocationReleased)
}
