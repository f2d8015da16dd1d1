package handlers

import (
	"fmt"

	"ctin/governance"
)

// costOutside says that the year of a cost is none of its action's.
func costOutside(a governance.Action, k governance.CostLine) string {
	if !k.Outside(a) {
		return ""
	}
	return fmt.Sprintf("La dépense «\u00a0%s\u00a0» est de %d, alors que l’action %s\u00a0: corrigez l’année de la dépense, ou les dates de l’action.", k.Label, k.Year, actionLasts(a))
}

// actionLasts says between which years an action runs.
func actionLasts(a governance.Action) string {
	switch {
	case a.StartsOn == "":
		return fmt.Sprintf("finit en %d", a.EndsOn.Time().Year())
	case a.EndsOn == "":
		return fmt.Sprintf("commence en %d", a.StartsOn.Time().Year())
	}
	from, to := a.StartsOn.Time().Year(), a.EndsOn.Time().Year()
	if from == to {
		return fmt.Sprintf("se déroule en %d", from)
	}
	return fmt.Sprintf("va de %d à %d", from, to)
}
