package handlers

import (
	"fmt"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// What commitments give to actions.
const (
	titleAllocations      = "Affectations"
	msgAllocationNew      = "Affecter un engagement fléché"
	msgAllocationAdded    = "Le montant est affecté à l’action."
	msgAllocationRelease  = "Reprendre l’affectation"
	msgAllocationReleased = "L’affectation est reprise\u00a0: le montant redevient disponible."
)

// purseOptions are the earmarked commitments that this person may draw on.
func purseOptions(actor governance.Actor, purses []model.PurseLine) []templates.Option {
	options := []templates.Option{{Label: "Choisissez un engagement"}}
	for _, p := range purses {
		if mayDraw(actor, p) {
			label := fmt.Sprintf("%s %s, %s\u00a0: reste %s", commitmentCode(p.Number), p.Funder, p.Purpose, templates.Euros(p.Left()))
			if p.InKind {
				label += " en nature"
			}
			options = append(options, templates.Option{Value: number(p.ID), Label: label})
		}
	}
	return options
}

func releaseQuestion(l model.AllocationLine) string {
	return fmt.Sprintf("Reprendre %s de l’engagement %s à l’action %s\u202f?",
		templates.Euros(l.Amount), commitmentCode(l.CommitmentNumber), actionCode(l.ActionNumber))
}

func releaseConsequences(l model.AllocationLine) []string {
	return []string{
		fmt.Sprintf("Le reste à financer de l’action augmente si l’engagement de %s est ferme.", l.Funder),
		"Le montant peut aussitôt être affecté à une autre action.",
	}
}
