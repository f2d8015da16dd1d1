package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// threadOf is what an object leads to, for its page: finding → action →
// decision → commitment → payment, each a link. It takes one statement.
func (a *App) threadOf(c *gin.Context, kind model.ChainKind, id int64) (templates.Thread, error) {
	chain, err := a.Store.Chain(c.Request.Context(), visitOf(c).actor, kind, id)
	return thread(coordinationPath(visitOf(c).coordination), chain), err
}

// thread writes a chain below the address of its coordination.
func thread(home string, chain model.Chain) templates.Thread {
	return templates.Thread{Steps: []templates.ThreadStep{
		threadStep(home, chain.From, model.ChainFinding, chain.Findings),
		threadStep(home, chain.From, model.ChainAction, chain.Actions),
		threadStep(home, chain.From, model.ChainDecision, chain.Decisions),
		threadStep(home, chain.From, model.ChainCommitment, chain.Commitments),
		threadStep(home, chain.From, model.ChainPayment, chain.Payments),
	}}
}

func threadStep(home string, from, kind model.ChainKind, links []model.ChainLink) templates.ThreadStep {
	step := templates.ThreadStep{Label: threadLabel(kind), Here: from == kind, None: threadNone(kind)}
	for _, l := range links {
		step.Links = append(step.Links, templates.ThreadLink{
			Code: threadCode(l), Title: threadTitle(l), Path: threadPath(home, l), Amount: l.Amount, InKind: l.InKind,
			State: threadState(l), When: threadWhen(l),
		})
	}
	return step
}

// threadPath is the page where an object stands: a payment stands on that of
// its commitment.
func threadPath(home string, l model.ChainLink) string {
	switch l.Kind {
	case model.ChainFinding:
		return home + "/constats/" + number(l.ID)
	case model.ChainAction:
		return actionPath(home, governance.ActionID(l.ID))
	case model.ChainDecision:
		return home + "/decisions/" + number(l.ID)
	case model.ChainPayment:
		return home + "/engagements/" + number(l.Parent)
	}
	return home + "/engagements/" + number(l.ID)
}
