package governance

import (
	"strconv"
	"strings"
)

// CostLine is a part of what an action costs.
type CostLine struct {
	ID             int64
	CoordinationID CoordinationID
	ActionID       ActionID
	Label          string
	Amount         Cents
	InKind         bool // given, not paid: kept apart (F3)
	Year           int  // that it is of, zero for the whole period
	Version        int
}

// ParseCostLine reads a cost line as typed; without a year it is of the whole
// period.
func ParseCostLine(label, amount, year string, inKind bool) (CostLine, Problems) {
	c := CostLine{InKind: inKind}
	var p Problems
	var err *Error
	if c.Label, err = parseTitle(label, msgCostLabel); err != nil {
		p.Add(err.On("label"))
	}
	if c.Amount, err = ParsePositive(amount); err != nil {
		p.Add(err.On("amount"))
	}
	if strings.TrimSpace(year) != "" {
		c.Year = parseYear(year, "year", &p)
	}
	return c, p
}

// Outside tells whether the year of the cost is before its action begins or
// after it ends. It is told, and not refused: an invoice may come late, and the
// dates of an action move.
func (c CostLine) Outside(a Action) bool {
	return c.Year != 0 && (a.StartsOn != "" && c.Year < a.StartsOn.Time().Year() || a.EndsOn != "" && c.Year > a.EndsOn.Time().Year())
}

// CostAlerts tell the costs of an action whose year is none of its own (D6).
func CostAlerts(a Action, costs []CostLine) []Alert {
	var list []Alert
	for _, c := range costs {
		if c.Outside(a) {
			list = append(list, Alert{
				Title: alertOutside, Says: OutsideSays(a, c),
				First: Compared{alertCostYear, strconv.Itoa(c.Year)}, Second: Compared{alertPeriod, a.period()},
			})
		}
	}
	return list
}

// Correct returns the cost line with what was typed of it.
func (c CostLine) Correct(typed CostLine) CostLine {
	c.Label, c.Amount, c.InKind, c.Year = typed.Label, typed.Amount, typed.InKind, typed.Year
	return c
}

// CostChanges names the fields that differ between two states of a cost line.
func CostChanges(before, after CostLine) []string {
	var fields []string
	if before.Label != after.Label {
		fields = append(fields, "label")
	}
	if before.Amount != after.Amount {
		fields = append(fields, "amount")
	}
	if before.InKind != after.InKind {
		fields = append(fields, "in_kind")
	}
	if before.Year != after.Year {
		fields = append(fields, "year")
	}
	return fields
}
