package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// threadLabel names a kind of object in the thread between objects.
func threadLabel(k model.ChainKind) string {
	switch k {
	case model.ChainFinding:
		return "Constats"
	case model.ChainAction:
		return "Actions"
	case model.ChainDecision:
		return "Décisions"
	case model.ChainCommitment:
		return "Engagements"
	}
	return "Versements"
}

// threadNone says that nothing of a kind is there yet.
func threadNone(k model.ChainKind) string {
	switch k {
	case model.ChainFinding:
		return "Aucun constat."
	case model.ChainAction:
		return "Aucune action."
	case model.ChainDecision:
		return "Aucune décision."
	case model.ChainCommitment:
		return "Aucun engagement."
	}
	return "Aucun versement."
}

func threadCode(l model.ChainLink) string {
	switch l.Kind {
	case model.ChainFinding:
		return governance.Finding{Number: l.Number}.Code()
	case model.ChainAction:
		return actionCode(l.Number)
	case model.ChainDecision:
		return l.Reference
	}
	return commitmentCode(l.Number)
}

func threadTitle(l model.ChainLink) string {
	if l.Kind == model.ChainPayment {
		return governance.PaymentKind(l.State).Label()
	}
	return l.Title
}

// threadWhen says the day of a decision or a payment.
func threadWhen(l model.ChainLink) string {
	if l.Kind != model.ChainDecision && l.Kind != model.ChainPayment {
		return ""
	}
	return onDay(l.On)
}

func threadState(l model.ChainLink) templates.Tag {
	switch l.Kind {
	case model.ChainAction:
		return actionTag(governance.ActionState(l.State))
	case model.ChainCommitment:
		return templates.Tag{Word: governance.Status(l.State).Label()}
	case model.ChainFinding:
		if l.State != "" {
			return templates.Tag{Word: "Retiré"}
		}
	}
	return templates.Tag{}
}
