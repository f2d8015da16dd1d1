package handlers

import (
	"fmt"

	"ctin/governance"
	"ctin/model"
)

// The milestones of an action.
const (
	msgMilestoneNew     = "Ajouter un jalon"
	msgMilestoneAdded   = "Le jalon est ajouté."
	msgMilestoneEdit    = "Modifier le jalon"
	msgMilestoneReach   = "Dater le jalon"
	msgMilestoneSaved   = "Le jalon est enregistré."
	msgMilestoneDrop    = "Retirer le jalon"
	msgMilestoneDropped = "Le jalon est retiré."
)

func dropMilestoneQuestion(m governance.Milestone) string {
	return fmt.Sprintf("Retirer le jalon «\u00a0%s\u00a0»\u202f?", m.Title)
}

func dropMilestoneConsequences(r model.ActionRecord) []string {
	return []string{fmt.Sprintf("Il n’est plus attendu de l’action %s. Le journal garde la trace de son retrait.", r.Code())}
}
