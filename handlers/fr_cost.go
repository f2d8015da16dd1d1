package handlers

import (
	"fmt"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// What an action costs.
const (
	msgCostNew     = "Ajouter une dépense"
	msgCostAdded   = "La dépense est ajoutée."
	msgCostEdit    = "Modifier la dépense"
	msgCostSaved   = "La dépense est enregistrée."
	msgCostDrop    = "Retirer la dépense"
	msgCostDropped = "La dépense est retirée."
)

// moneyOptions say how a cost is met.
func moneyOptions() []templates.Option {
	return []templates.Option{
		{Value: "non", Label: "Numéraire", Hint: "Ce qui se paie."},
		{Value: "oui", Label: "En nature", Hint: "Ce qui est donné ou prêté, valorisé en euros et compté à part."},
	}
}

func dropCostQuestion(k governance.CostLine) string {
	return fmt.Sprintf("Retirer la dépense «\u00a0%s\u00a0», %s\u202f?", k.Label, templates.Euros(k.Amount))
}

func dropCostConsequences(r model.ActionRecord, k governance.CostLine) []string {
	return []string{fmt.Sprintf("Le coût de l’action %s baisse de %s\u202f; ce qui lui est affecté ne change pas.", r.Code(), templates.Euros(k.Amount))}
}
