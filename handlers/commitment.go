package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// commitmentOf reads the commitment of the address.
func (a *App) commitmentOf(c *gin.Context) (model.CommitmentPage, error) {
	id, err := id[governance.CommitmentID](c, "id")
	if err != nil {
		return model.CommitmentPage{}, err
	}
	return a.Store.Commitment(c.Request.Context(), visitOf(c).actor, id)
}

// changeable reads the commitment of the address for a form that only those
// who may change it see.
func (a *App) changeable(c *gin.Context) (model.CommitmentPage, error) {
	p, err := a.commitmentOf(c)
	if err == nil && !p.MayChange(visitOf(c).actor) {
		err = governance.Fail(governance.Forbidden, msgNotYourCommitment)
	}
	return p, err
}

// amendable reads the commitment of the address, without its story, for the
// form that amends it.
func (a *App) amendable(c *gin.Context) (model.CommitmentPage, error) {
	id, err := id[governance.CommitmentID](c, "id")
	if err != nil {
		return model.CommitmentPage{}, err
	}
	p, err := a.Store.CommitmentHead(c.Request.Context(), visitOf(c).actor, id)
	if err == nil && !p.MayChange(visitOf(c).actor) {
		err = governance.Fail(governance.Forbidden, msgNotYourCommitment)
	}
	return p, err
}

// commitmentNew shows the form of an intention.
func (a *App) commitmentNew(c *gin.Context) error {
	typed := templates.CommitmentForm{Nature: natureCash, Scheme: query(c, "scheme")}
	var rows typedRows
	if year := query(c, "year"); year != "" { // that a campaign asks for
		rows.years = []governance.CreditDraft{{Year: year}}
	}
	page, err := a.commitmentForm(c, a.frame(c, declareVerb(visitOf(c).actor)), typed, rows, nil)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// commitmentDeclare records an intention.
func (a *App) commitmentDeclare(c *gin.Context) error {
	typed, err := form[templates.CommitmentForm](c)
	if err != nil {
		return err
	}
	v, rows := visitOf(c), commitmentRowsOf(c)
	id, err := a.Store.DeclareCommitment(c.Request.Context(), v.actor, commitmentDraft(typed, rows), v.today)
	if err != nil {
		return a.again(c, err, declareVerb(v.actor), func(f templates.Frame) (templates.Page, error) {
			return a.commitmentForm(c, f, typed, rows, nil)
		})
	}
	said := msgDeclared
	if !v.actor.FundsFor(typedID[governance.OrganizationID](typed.Funder)) {
		said = msgEntered
	}
	return a.redirect(c, commitmentPath(v.coordination, id), said)
}

// commitmentEdit shows the form with what is recorded.
func (a *App) commitmentEdit(c *gin.Context) error {
	p, err := a.amendable(c)
	if err != nil {
		return err
	}
	page, err := a.commitmentForm(c, a.frame(c, msgAmend), recordedCommitment(p.Undertaking), recordedRows(p.Undertaking), &p)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// commitmentAmend changes a commitment.
func (a *App) commitmentAmend(c *gin.Context) error {
	typed, err := form[templates.CommitmentForm](c)
	if err != nil {
		return err
	}
	p, err := a.amendable(c)
	if err != nil {
		return err
	}
	v, rows := visitOf(c), commitmentRowsOf(c)
	err = a.Store.AmendCommitment(c.Request.Context(), v.actor, p.ID, typed.Version, commitmentDraft(typed, rows), v.today)
	if err != nil {
		return a.again(c, err, msgAmend, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = p.Version
			}
			return a.commitmentForm(c, f, typed, rows, &p)
		})
	}
	return a.redirect(c, commitmentPath(v.coordination, p.ID), msgAmended)
}
