package handlers

import (
	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// pairingNew is where a coordinator says that two people are one.
func (a *App) pairingNew(c *gin.Context) error {
	page, err := a.proposalPage(c, a.frame(c, msgProposalTitle), templates.ProposalForm{})
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) proposalPage(c *gin.Context, f templates.Frame, typed templates.ProposalForm) (templates.Page, error) {
	m, err := a.member(c)
	if err != nil {
		return nil, err
	}
	ctx, v := c.Request.Context(), visitOf(c)
	if !m.Account {
		return nil, governance.Fail(governance.NotFound, msgNotFound)
	}
	candidates, err := a.Store.PairingCandidates(ctx, v.actor, m.ID)
	if err != nil {
		return nil, err
	}
	waiting, err := a.Store.PairingsOf(ctx, v.actor, m.ID)
	if err != nil {
		return nil, err
	}
	back := personPath(v.coordination, m.ID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: m.Name(), Path: back})
	page := templates.PairingPropose{
		Frame: f, Name: m.Name(), Form: typed, Others: []templates.Option{{Label: msgChooseAccount}}, Back: back,
	}
	for _, p := range candidates {
		page.Others = append(page.Others, templates.Option{Value: number(p.ID), Label: candidateLabel(p)})
	}
	for _, w := range waiting {
		page.Waiting = append(page.Waiting, templates.ProposalLine{
			Name: w.Name, ExpiresAt: w.ExpiresAt, Withdraw: back + "/comptes/" + number(w.ID) + "/retrait",
		})
	}
	return page, nil
}

func (a *App) pairingPropose(c *gin.Context) error {
	typed, err := form[templates.ProposalForm](c)
	if err != nil {
		return err
	}
	person, err := id[governance.PersonID](c, "id")
	if err != nil {
		return err
	}
	v, other := visitOf(c), chosen[governance.PersonID](typed.Other)
	if err := a.Store.ProposePairing(c.Request.Context(), v.actor, person, other); err != nil {
		return a.again(c, err, msgProposalTitle, func(f templates.Frame) (templates.Page, error) {
			return a.proposalPage(c, f, typed)
		})
	}
	return a.redirect(c, personPath(v.coordination, person), msgProposed)
}

func (a *App) pairingWithdraw(c *gin.Context) error {
	person, err := id[governance.PersonID](c, "id")
	if err != nil {
		return err
	}
	pairing, err := id[governance.PairingID](c, "proposition")
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.WithdrawPairing(c.Request.Context(), v.actor, pairing); err != nil {
		return err
	}
	return a.redirect(c, personPath(v.coordination, person)+"/comptes", msgProposalWithdrawn)
}
