package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// actionNew shows the empty form.
func (a *App) actionNew(c *gin.Context) error {
	page, err := a.actionForm(c, a.frame(c, msgActionNew), templates.ActionForm{Nature: string(governance.Running)}, nil)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// actionCreate adds an action.
func (a *App) actionCreate(c *gin.Context) error {
	typed, err := form[templates.ActionForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	id, err := a.Store.CreateAction(c.Request.Context(), v.actor, actionDraft(typed))
	if err != nil {
		return a.again(c, err, msgActionNew, func(f templates.Frame) (templates.Page, error) {
			return a.actionForm(c, f, typed, nil)
		})
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), id), msgActionAdded)
}

// actionHead reads what the form of an action needs.
func (a *App) actionHead(c *gin.Context) (model.ActionRecord, error) {
	id, err := id[governance.ActionID](c, "id")
	if err != nil {
		return model.ActionRecord{}, err
	}
	return a.Store.ActionHead(c.Request.Context(), visitOf(c).actor, id)
}

// actionEdit shows the form with what is recorded.
func (a *App) actionEdit(c *gin.Context) error {
	r, err := a.actionHead(c)
	if err != nil {
		return err
	}
	page, err := a.actionForm(c, a.frame(c, msgActionEdit), recordedAction(r), &r)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// actionCorrect corrects an action.
func (a *App) actionCorrect(c *gin.Context) error {
	typed, err := form[templates.ActionForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.ActionID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.CorrectAction(c.Request.Context(), v.actor, id, typed.Version, actionDraft(typed))
	if err != nil {
		return a.again(c, err, msgActionEdit, func(f templates.Frame) (templates.Page, error) {
			r, err := a.actionHead(c)
			if err != nil {
				return nil, err
			}
			if f.Stale {
				typed.Version = r.Version
			}
			return a.actionForm(c, f, typed, &r)
		})
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), id), msgActionSaved)
}

func actionDraft(f templates.ActionForm) model.ActionForm {
	draft := model.ActionForm{ActionDraft: governance.ActionDraft{
		Title: f.Title, Objective: f.Objective, Description: f.Description, Nature: f.Nature,
		ProjectOwner: chosen[governance.OrganizationID](f.ProjectOwner), Derogation: f.Derogation, Lead: chosen[governance.PersonID](f.Lead),
		StartsOn: f.StartsOn, EndsOn: f.EndsOn,
	}}
	for _, value := range f.Findings {
		draft.Findings = append(draft.Findings, chosen[governance.FindingID](value))
	}
	return draft
}

// recordedAction is the form of what is recorded.
func recordedAction(r model.ActionRecord) templates.ActionForm {
	f := templates.ActionForm{
		Title: r.Title, Objective: r.Objective, Description: r.Description, Nature: string(r.Nature),
		ProjectOwner: orNone(r.ProjectOwnerID), Derogation: r.OwnerDerogation, Lead: orNone(r.LeadID), StartsOn: string(r.StartsOn), EndsOn: string(r.EndsOn),
		Version: r.Version,
	}
	for _, l := range r.Chain.Findings {
		f.Findings = append(f.Findings, number(l.ID))
	}
	return f
}

// orNone is the option of an object, that of no choice when there is none.
func orNone[T ~int64](id T) string {
	if id == 0 {
		return ""
	}
	return number(id)
}

// actionForm makes the page of the form; recorded is nil for a new action.
func (a *App) actionForm(
	c *gin.Context, f templates.Frame, typed templates.ActionForm, recorded *model.ActionRecord,
) (templates.Page, error) {
	ctx, v := c.Request.Context(), visitOf(c)
	people, err := a.Store.PeopleNames(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	owners, err := a.Store.OrganizationNames(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	findings, err := a.Store.FindingNames(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	plan := coordinationPath(v.coordination) + "/actions"
	page := templates.ActionEdit{
		Frame: f, New: recorded == nil, Form: typed, Natures: natureOptions(), Owners: organizationOptions(owners),
		People: leadOptions(people), Findings: findingOptions(findings, recorded), Back: plan,
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titlePlan, Path: plan})
	if recorded != nil {
		page.Saved, page.Back = recordedAction(*recorded), plan+"/"+number(recorded.ID)
		page.Crumbs = append(page.Crumbs, templates.Link{Label: recorded.Code(), Path: page.Back})
	}
	return page, nil
}

// actionMove asks how the action goes.
func (a *App) actionMove(c *gin.Context) error {
	r, err := a.action(c)
	if err != nil {
		return err
	}
	if err := governance.MustAdvance(visitOf(c).actor, r.Action); err != nil {
		return err
	}
	return a.ok(c, a.moveForm(c, a.frame(c, msgActionMove), recordedMove(r), r))
}

// actionMoved records how the action goes.
func (a *App) actionMoved(c *gin.Context) error {
	typed, err := form[templates.ActionMoveForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.ActionID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.MoveAction(c.Request.Context(), v.actor, id, typed.Version, governance.ActionMove{
		State: governance.ActionState(notCancelled(typed.State)), Progress: progress(typed.Progress), Blocker: typed.Blocker,
	})
	if err != nil {
		return a.again(c, err, msgActionMove, func(f templates.Frame) (templates.Page, error) {
			r, err := a.action(c)
			if f.Stale {
				typed.Version = r.Version
			}
			return a.moveForm(c, f, typed, r), err
		})
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), id), msgActionMoved)
}

// notCancelled keeps the form of the progress from cancelling: that has its
// own page, which says what happens to the money.
func notCancelled(state string) string {
	if state == string(governance.ActionCancelled) {
		return ""
	}
	return state
}

// progress reads a percentage; what is none is out of the range that the rule
// accepts.
func progress(typed string) int {
	if typed == "" {
		return 0
	}
	n, err := strconv.Atoi(typed)
	if err != nil {
		return -1
	}
	return n
}

func recordedMove(r model.ActionRecord) templates.ActionMoveForm {
	return templates.ActionMoveForm{
		State: notCancelled(string(r.State)), Progress: strconv.Itoa(r.Progress), Blocker: r.Blocker, Version: r.Version,
	}
}

func (a *App) moveForm(
	c *gin.Context, f templates.Frame, typed templates.ActionMoveForm, r model.ActionRecord,
) templates.Page {
	page := templates.ActionMove{Frame: f, Name: r.Code() + " " + r.Title, Form: typed, Saved: recordedMove(r), States: moveStates()}
	page.Back = inAction(&page.Frame, visitOf(c), r)
	return page
}

// inAction leads back to an action, whose path it returns.
func inAction(f *templates.Frame, v *visit, r model.ActionRecord) string {
	home := coordinationPath(v.coordination)
	path := actionPath(home, r.ID)
	f.Crumbs = append(f.Crumbs, templates.Link{Label: titlePlan, Path: home + "/actions"},
		templates.Link{Label: r.Code() + " " + r.Title, Path: path})
	return path
}

// actionCancel asks before an action is cancelled.
func (a *App) actionCancel(c *gin.Context) error {
	r, err := a.action(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.cancelForm(c, a.frame(c, msgActionCancel), templates.ActionCancel{Version: r.Version}, r))
}

// actionCancelled cancels an action, whose money goes back where it came from.
func (a *App) actionCancelled(c *gin.Context) error {
	typed, err := form[templates.ActionCancel](c)
	if err != nil {
		return err
	}
	r, err := a.action(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.MoveAction(c.Request.Context(), v.actor, r.ID, typed.Version, governance.ActionMove{
		State: governance.ActionCancelled, Progress: r.Progress, Blocker: typed.Reason,
	})
	if err != nil {
		return a.again(c, err, msgActionCancel, func(f templates.Frame) (templates.Page, error) {
			for _, p := range f.Problems {
				p.Field = "motif" // the page of confirmation calls it so
			}
			if f.Stale {
				typed.Version = r.Version
			}
			return a.cancelForm(c, f, typed, r), nil
		})
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), r.ID), msgActionCancelled)
}

func (a *App) cancelForm(c *gin.Context, f templates.Frame, typed templates.ActionCancel, r model.ActionRecord) templates.Page {
	page := templates.Confirm{
		Frame: f, Question: cancelActionQuestion(r), Consequences: cancelActionConsequences(r), Action: c.Request.URL.Path,
		Button: msgActionCancel, Version: typed.Version, AskReason: true, Reason: typed.Reason,
	}
	page.Back = inAction(&page.Frame, visitOf(c), r)
	return page
}
