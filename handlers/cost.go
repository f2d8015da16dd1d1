package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// costNew shows the empty form.
func (a *App) costNew(c *gin.Context) error {
	r, err := a.action(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.costForm(c, a.frame(c, msgCostNew), templates.CostForm{InKind: "non"}, r, nil))
}

// costAdd adds a line to what the action costs.
func (a *App) costAdd(c *gin.Context) error {
	typed, err := form[templates.CostForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.ActionID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	_, err = a.Store.AddCost(c.Request.Context(), v.actor, id, costDraft(typed))
	if err != nil {
		return a.again(c, err, msgCostNew, func(f templates.Frame) (templates.Page, error) {
			r, err := a.action(c)
			return a.costForm(c, f, typed, r, nil), err
		})
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), id), msgCostAdded)
}

func costDraft(f templates.CostForm) model.CostDraft {
	return model.CostDraft{Label: f.Label, Amount: f.Amount, Year: f.Year, InKind: f.InKind == "oui"}
}

// costEdit shows the form with what is recorded.
func (a *App) costEdit(c *gin.Context) error {
	r, k, err := a.costLine(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.costForm(c, a.frame(c, msgCostEdit), recordedCost(k), r, &k))
}

// costCorrect corrects a line of what the action costs.
func (a *App) costCorrect(c *gin.Context) error {
	typed, err := form[templates.CostForm](c)
	if err != nil {
		return err
	}
	r, k, err := a.costLine(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.CorrectCost(c.Request.Context(), v.actor, r.ID, k.ID, typed.Version, costDraft(typed))
	if err != nil {
		return a.again(c, err, msgCostEdit, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = k.Version
			}
			return a.costForm(c, f, typed, r, &k), nil
		})
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), r.ID), msgCostSaved)
}

func recordedCost(k governance.CostLine) templates.CostForm {
	f := templates.CostForm{Label: k.Label, Amount: typedAmount(k.Amount), InKind: "non", Version: k.Version}
	if k.InKind {
		f.InKind = "oui"
	}
	if k.Year != 0 {
		f.Year = strconv.Itoa(k.Year)
	}
	return f
}

// costForm makes the page of the form; recorded is nil for a new line.
func (a *App) costForm(
	c *gin.Context, f templates.Frame, typed templates.CostForm, r model.ActionRecord, recorded *governance.CostLine,
) templates.Page {
	page := templates.CostEdit{Frame: f, New: recorded == nil, Name: r.Code() + " " + r.Title, Form: typed, Kinds: moneyOptions()}
	if recorded != nil {
		page.Saved = recordedCost(*recorded)
	}
	page.Back = inAction(&page.Frame, visitOf(c), r)
	return page
}

// costLine reads the action of the address and the cost line that it names.
func (a *App) costLine(c *gin.Context) (model.ActionRecord, governance.CostLine, error) {
	wanted, err := id[int64](c, "depense")
	if err != nil {
		return model.ActionRecord{}, governance.CostLine{}, err
	}
	r, err := a.action(c)
	if err != nil {
		return r, governance.CostLine{}, err
	}
	for _, k := range r.Costs {
		if k.ID == wanted {
			return r, k, nil
		}
	}
	return r, governance.CostLine{}, governance.Fail(governance.NotFound, msgNotFound)
}

// costDrop asks before a cost line is removed.
func (a *App) costDrop(c *gin.Context) error {
	r, k, err := a.costLine(c)
	if err != nil {
		return err
	}
	page := templates.Confirm{
		Frame: a.frame(c, msgCostDrop), Question: dropCostQuestion(k), Consequences: dropCostConsequences(r, k),
		Action: c.Request.URL.Path, Button: msgCostDrop, Version: k.Version,
	}
	page.Back = inAction(&page.Frame, visitOf(c), r)
	return a.ok(c, page)
}

// costDropped removes a cost line.
func (a *App) costDropped(c *gin.Context) error {
	typed, err := form[templates.CostForm](c)
	if err != nil {
		return err
	}
	wanted, err := id[int64](c, "depense") // sent twice, it is gone the second time: the store knows
	if err != nil {
		return err
	}
	r, err := a.action(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.DropCost(c.Request.Context(), v.actor, r.ID, wanted, typed.Version); err != nil {
		return err
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), r.ID), msgCostDropped)
}
