package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// commitmentConfirm asks before a funder takes a commitment as its own.
func (a *App) commitmentConfirm(c *gin.Context) error {
	p, err := a.commitmentOf(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	switch {
	case p.Confirmed:
		return a.redirect(c, commitmentPath(v.coordination, p.ID), "")
	case !v.actor.FundsFor(p.FunderID):
		return governance.Fail(governance.Forbidden, msgNotYourCommitment)
	}
	return a.ok(c, a.confirmPage(a.frame(c, msgConfirmTitle), v, p))
}

func (a *App) confirmPage(f templates.Frame, v *visit, p model.CommitmentPage) templates.Page {
	path := commitmentPath(v.coordination, p.ID)
	f.Crumbs = append(f.Crumbs, commitmentTrail(v.coordination)...)
	return templates.Confirm{
		Frame: f, Question: confirmQuestion(p), Consequences: confirmConsequences(p), Action: path + "/confirmation",
		Button: confirmButton, Back: path, Version: p.Version,
	}
}

// commitmentConfirmDo takes it as the funder's own.
func (a *App) commitmentConfirmDo(c *gin.Context) error {
	p, err := a.commitmentOf(c)
	if err != nil {
		return err
	}
	typed, err := form[templates.CommitmentForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.ConfirmCommitment(c.Request.Context(), v.actor, p.ID, typed.Version)
	if isStale(err) { // what it says has changed: the page shows what it says now
		return a.again(c, err, msgConfirmTitle, func(f templates.Frame) (templates.Page, error) { return a.confirmPage(f, v, p), nil })
	}
	if err != nil {
		return err
	}
	return a.redirect(c, commitmentPath(v.coordination, p.ID), msgCommitmentConfirmed)
}

// commitmentStep shows the evidence that a step asks for.
func (a *App) commitmentStep(c *gin.Context) error {
	p, err := a.changeable(c)
	if err != nil {
		return err
	}
	typed := templates.StepForm{To: query(c, "to"), Version: p.Version}
	return a.ok(c, a.stepPage(c, a.frame(c, msgStep), p, typed))
}

func (a *App) stepPage(c *gin.Context, f templates.Frame, p model.CommitmentPage, typed templates.StepForm) templates.Page {
	v := visitOf(c)
	page := templates.CommitmentStep{
		Frame: f, Code: commitmentCode(p.Number), Line: commitmentSentence(p), Form: typed, Back: commitmentPath(v.coordination, p.ID),
		Targets: targetOptions(p), Accept: acceptedFiles(),
	}
	page.To = known(typed.To, page.Targets)
	if page.To == "" {
		page.To = string(nextStep(p))
	}
	for _, s := range governance.Between(p.Status, governance.Status(page.To)) {
		page.Passed = append(page.Passed, string(s))
	}
	page.Crumbs = a.commitmentCrumbs(f, v, p)
	return page
}

// commitmentCrumbs is the way back to a commitment.
func (a *App) commitmentCrumbs(f templates.Frame, v *visit, p model.CommitmentPage) []templates.Link {
	return append(append(f.Crumbs, commitmentTrail(v.coordination)...), templates.Link{Label: commitmentCode(p.Number), Path: commitmentPath(v.coordination, p.ID)})
}

// commitmentClimb moves a commitment up.
func (a *App) commitmentClimb(c *gin.Context) error {
	typed, err := form[templates.StepForm](c)
	if err != nil {
		return err
	}
	document, err := upload(c, "document")
	if err != nil {
		return err
	}
	return a.changeCommitment(c, msgStep, func(v *visit, p model.CommitmentPage) error {
		return a.Store.ClimbWith(c.Request.Context(), v.actor, p.ID, typed.Version, governance.Status(typed.To), governance.Evidence{
			RequestedOn: typed.RequestedOn, BudgetYear: typed.BudgetYear, Body: typed.Body, ResolvedOn: typed.ResolvedOn,
			Decision: typed.Decision, AgreedOn: typed.AgreedOn, Signatories: typed.Signatories, ObligatedOn: typed.ObligatedOn,
			Obligation: typed.Obligation, ClosedOn: typed.ClosedOn,
		}, document, v.today)
	}, func(f templates.Frame, p model.CommitmentPage) templates.Page {
		typed.Version = fresh(f, typed.Version, p)
		return a.stepPage(c, f, p, typed)
	})
}

// fresh is the version that a form shown again carries: the latest when the
// person has just been told what changed.
func fresh(f templates.Frame, version int, p model.CommitmentPage) int {
	if f.Stale {
		return p.Version
	}
	return version
}

// changeCommitment does something to the commitment of the address, or shows
// its form again.
func (a *App) changeCommitment(
	c *gin.Context, title string, do func(*visit, model.CommitmentPage) error,
	page func(templates.Frame, model.CommitmentPage) templates.Page,
) error {
	p, err := a.commitmentOf(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := do(v, p); err != nil {
		return a.again(c, err, title, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				f.Flash = overtakenBy(p)
			}
			return page(f, p), nil
		})
	}
	return a.redirect(c, commitmentPath(v.coordination, p.ID), msgCommitmentMoved)
}

// commitmentBack shows the form of a way back.
func (a *App) commitmentBack(c *gin.Context) error { return a.showEnd(c, false) }

// commitmentLeave shows the form of a way off the ladder.
func (a *App) commitmentLeave(c *gin.Context) error { return a.showEnd(c, true) }

func (a *App) showEnd(c *gin.Context, leaving bool) error {
	p, err := a.commitmentOf(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if !p.MayChange(v.actor) && !v.actor.May(governance.ManageFunding) {
		return governance.Fail(governance.Forbidden, msgNotYourCommitment)
	}
	return a.ok(c, a.endPage(c, a.frame(c, endTitle(leaving)), p, leaving, templates.CommitmentEndForm{Version: p.Version}))
}

func (a *App) endPage(
	c *gin.Context, f templates.Frame, p model.CommitmentPage, leaving bool, typed templates.CommitmentEndForm,
) templates.Page {
	v := visitOf(c)
	page := templates.CommitmentEnd{
		Frame: f, Code: commitmentCode(p.Number), Line: commitmentSentence(p), Leaving: leaving, Form: typed,
		Back: commitmentPath(v.coordination, p.ID),
	}
	statuses := governance.Behind(p.Commitment, p.History())
	if leaving {
		statuses = exitsFor(v.actor, p.Commitment)
	}
	for _, s := range statuses {
		page.Targets = append(page.Targets, templates.Option{Value: string(s), Label: s.Label(), Hint: exitHint(s)})
	}
	page.Crumbs = a.commitmentCrumbs(f, v, p)
	return page
}

// exitsFor are the ways out that a person may note: a coordinator may say that
// a right has lapsed, and leaves the rest to the funder.
func exitsFor(actor governance.Actor, c governance.Commitment) []governance.Status {
	if c.MayChange(actor) {
		return governance.Exits()
	}
	return []governance.Status{governance.StatusLapsed}
}

// commitmentDescend takes a commitment back.
func (a *App) commitmentDescend(c *gin.Context) error {
	typed, err := form[templates.CommitmentEndForm](c)
	if err != nil {
		return err
	}
	return a.changeCommitment(c, endTitle(false), func(v *visit, p model.CommitmentPage) error {
		return a.Store.DescendCommitment(c.Request.Context(), v.actor, p.ID, typed.Version, governance.Status(typed.To), typed.Reason, v.today)
	}, func(f templates.Frame, p model.CommitmentPage) templates.Page {
		typed.Version = fresh(f, typed.Version, p)
		return a.endPage(c, f, p, false, typed)
	})
}

// commitmentEnd takes a commitment off its ladder.
func (a *App) commitmentEnd(c *gin.Context) error {
	typed, err := form[templates.CommitmentEndForm](c)
	if err != nil {
		return err
	}
	return a.changeCommitment(c, endTitle(true), func(v *visit, p model.CommitmentPage) error {
		return a.Store.EndCommitment(c.Request.Context(), v.actor, p.ID, typed.Version, governance.Status(typed.To), typed.Reason, typed.On, v.today)
	}, func(f templates.Frame, p model.CommitmentPage) templates.Page {
		typed.Version = fresh(f, typed.Version, p)
		return a.endPage(c, f, p, true, typed)
	})
}

// commitmentPayment shows the form of a payment.
func (a *App) commitmentPayment(c *gin.Context) error {
	p, err := a.changeable(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.payPage(c, a.frame(c, msgPayment), p, templates.PaymentForm{Kind: query(c, "kind"), Version: p.Version}))
}

func (a *App) payPage(c *gin.Context, f templates.Frame, p model.CommitmentPage, typed templates.PaymentForm) templates.Page {
	v := visitOf(c)
	page := templates.CommitmentPay{
		Frame: f, Code: commitmentCode(p.Number), Line: commitmentSentence(p), Paid: p.Paid(), Left: p.Amount - p.Paid(), Form: typed,
		Kinds: paymentOptions(), Back: commitmentPath(v.coordination, p.ID),
	}
	page.Crumbs = a.commitmentCrumbs(f, v, p)
	return page
}

// commitmentPay records a payment.
func (a *App) commitmentPay(c *gin.Context) error {
	typed, err := form[templates.PaymentForm](c)
	if err != nil {
		return err
	}
	return a.changeCommitment(c, msgPayment, func(v *visit, p model.CommitmentPage) error {
		return a.Store.PayCommitment(c.Request.Context(), v.actor, p.ID, typed.Version, governance.PaymentDraft{
			Kind: typed.Kind, Amount: typed.Amount, PaidOn: typed.PaidOn, Reference: typed.Reference,
		}, v.today)
	}, func(f templates.Frame, p model.CommitmentPage) templates.Page {
		typed.Version = fresh(f, typed.Version, p)
		return a.payPage(c, f, p, typed)
	})
}
