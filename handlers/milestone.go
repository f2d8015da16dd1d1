package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// milestoneNew shows the empty form.
func (a *App) milestoneNew(c *gin.Context) error {
	r, err := a.action(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.milestoneForm(c, a.frame(c, msgMilestoneNew), templates.MilestoneForm{}, r, nil))
}

// milestoneAdd adds a milestone to the action.
func (a *App) milestoneAdd(c *gin.Context) error {
	typed, err := form[templates.MilestoneForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.ActionID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	_, err = a.Store.AddMilestone(c.Request.Context(), v.actor, id, typed.Title, typed.DueOn)
	if err != nil {
		return a.again(c, err, msgMilestoneNew, func(f templates.Frame) (templates.Page, error) {
			r, err := a.action(c)
			return a.milestoneForm(c, f, typed, r, nil), err
		})
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), id), msgMilestoneAdded)
}

// milestoneEdit shows the form with what is recorded.
func (a *App) milestoneEdit(c *gin.Context) error {
	r, m, err := a.milestone(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.milestoneForm(c, a.frame(c, msgMilestoneEdit), recordedMilestone(m), r, &m))
}

// milestoneCorrect corrects a milestone.
func (a *App) milestoneCorrect(c *gin.Context) error {
	typed, err := form[templates.MilestoneForm](c)
	if err != nil {
		return err
	}
	r, m, err := a.milestone(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.CorrectMilestone(c.Request.Context(), v.actor, m.ID, typed.Version, typed.Title, typed.DueOn)
	if err != nil {
		return a.again(c, err, msgMilestoneEdit, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = m.Version
			}
			return a.milestoneForm(c, f, typed, r, &m), nil
		})
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), r.ID), msgMilestoneSaved)
}

func recordedMilestone(m governance.Milestone) templates.MilestoneForm {
	return templates.MilestoneForm{Title: m.Title, DueOn: string(m.DueOn), Version: m.Version}
}

// milestoneForm makes the page of the form; recorded is nil for a new one.
func (a *App) milestoneForm(
	c *gin.Context, f templates.Frame, typed templates.MilestoneForm, r model.ActionRecord, recorded *governance.Milestone,
) templates.Page {
	page := templates.MilestoneEdit{Frame: f, New: recorded == nil, Name: r.Code() + " " + r.Title, Form: typed}
	if recorded != nil {
		page.Saved = recordedMilestone(*recorded)
	}
	page.Back = inAction(&page.Frame, visitOf(c), r)
	return page
}

// milestone reads the action of the address and the milestone of it that the
// address names.
func (a *App) milestone(c *gin.Context) (model.ActionRecord, governance.Milestone, error) {
	wanted, err := id[governance.MilestoneID](c, "jalon")
	if err != nil {
		return model.ActionRecord{}, governance.Milestone{}, err
	}
	r, err := a.action(c)
	if err != nil {
		return r, governance.Milestone{}, err
	}
	for _, m := range r.Milestones {
		if m.ID == wanted {
			return r, m, nil
		}
	}
	return r, governance.Milestone{}, governance.Fail(governance.NotFound, msgNotFound)
}

// milestoneReach asks when the milestone was reached.
func (a *App) milestoneReach(c *gin.Context) error {
	r, m, err := a.milestone(c)
	if err != nil {
		return err
	}
	if err := governance.MustAdvance(visitOf(c).actor, r.Action); err != nil {
		return err
	}
	typed := templates.ReachForm{DoneOn: string(m.DoneOn), Version: m.Version}
	return a.ok(c, a.reachForm(c, a.frame(c, msgMilestoneReach), typed, r, m))
}

// milestoneReached records when the milestone was reached, or that it was not.
func (a *App) milestoneReached(c *gin.Context) error {
	typed, err := form[templates.ReachForm](c)
	if err != nil {
		return err
	}
	r, m, err := a.milestone(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	on, invalid := governance.ParseDate(typed.DoneOn)
	if invalid != nil {
		err = invalid.On("done_on")
	} else {
		err = a.Store.ReachMilestone(c.Request.Context(), v.actor, m.ID, typed.Version, on, v.today)
	}
	if err != nil {
		return a.again(c, err, msgMilestoneReach, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = m.Version
			}
			return a.reachForm(c, f, typed, r, m), nil
		})
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), r.ID), msgMilestoneSaved)
}

func (a *App) reachForm(
	c *gin.Context, f templates.Frame, typed templates.ReachForm, r model.ActionRecord, m governance.Milestone,
) templates.Page {
	page := templates.MilestoneReach{Frame: f, Name: m.Title, Form: typed, Saved: string(m.DoneOn)}
	page.Back = inAction(&page.Frame, visitOf(c), r)
	return page
}

// milestoneDrop asks before a milestone is removed.
func (a *App) milestoneDrop(c *gin.Context) error {
	r, m, err := a.milestone(c)
	if err != nil {
		return err
	}
	page := templates.Confirm{
		Frame: a.frame(c, msgMilestoneDrop), Question: dropMilestoneQuestion(m), Consequences: dropMilestoneConsequences(r),
		Action: c.Request.URL.Path, Button: msgMilestoneDrop, Version: m.Version,
	}
	page.Back = inAction(&page.Frame, visitOf(c), r)
	return a.ok(c, page)
}

// milestoneDropped removes a milestone that was never reached.
func (a *App) milestoneDropped(c *gin.Context) error {
	typed, err := form[templates.ReachForm](c)
	if err != nil {
		return err
	}
	wanted, err := id[governance.MilestoneID](c, "jalon") // sent twice, it is gone the second time: the store knows
	if err != nil {
		return err
	}
	r, err := a.action(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.DropMilestone(c.Request.Context(), v.actor, wanted, typed.Version); err != nil {
		return err
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), r.ID), msgMilestoneDropped)
}
