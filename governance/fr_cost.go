package governance

import "fmt"

// A cost whose year is none of its action's.
const (
	alertOutside  = "Une dépense est hors de la période de l’action"
	alertCostYear = "Année de la dépense"
	alertPeriod   = "Durée de l’action"
)

// OutsideSays says that the year of a cost is none of its action's, and what to
// do of it.
func OutsideSays(a Action, c CostLine) string {
	return fmt.Sprintf("La dépense «\u00a0%s\u00a0» est de %d, hors de la durée de l’action (%s)\u00a0: corrigez l’année de la dépense, ou les dates de l’action.", c.Label, c.Year, a.period())
}

// period says between which years an action runs, as far as they are known.
func (a Action) period() string {
	switch {
	case a.StartsOn == "":
		return fmt.Sprintf("jusqu’en %d", a.EndsOn.Time().Year())
	case a.EndsOn == "":
		return fmt.Sprintf("à partir de %d", a.StartsOn.Time().Year())
	}
	from, to := a.StartsOn.Time().Year(), a.EndsOn.Time().Year()
	if from == to {
		return fmt.Sprint(from)
	}
	return fmt.Sprintf("de %d à %d", from, to)
}
