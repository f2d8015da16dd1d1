package governance

// CostLine is a part of what an action costs.
type CostLine struct {
	ID             int64
	CoordinationID CoordinationID
	ActionID       ActionID
	Label          string
	Amount         Cents
	InKind         bool // given, not paid: kept apart (F3)
	Version        int
}

// ParseCostLine reads a cost line as typed.
func ParseCostLine(label, amount string, inKind bool) (CostLine, Problems) {
	c := CostLine{InKind: inKind}
	var p Problems
	var err *Error
	if c.Label, err = parseTitle(label, msgCostLabel); err != nil {
		p.Add(err.On("label"))
	}
	if c.Amount, err = ParsePositive(amount); err != nil {
		p.Add(err.On("amount"))
	}
	return c, p
}

// Correct returns the cost line with what was typed of it.
func (c CostLine) Correct(typed CostLine) CostLine {
	c.Label, c.Amount, c.InKind = typed.Label, typed.Amount, typed.InKind
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
	return fields
}
