package handlers

import (
	"time"

	"ctin/governance/seal"
	"ctin/templates"
)

// stampRow says what proves the time of a seal, if anything does.
func stampRow(r seal.Report) templates.Row {
	row := templates.Row{Label: "Date du cachet"}
	switch {
	case r.Stamper != nil:
		holder, _ := seal.Holder(r.Stamper)
		row.Value = templates.Moment(time.UTC, r.StampedAt) + " (UTC), prouvée par l’horodatage de " + holder
	case !r.At.IsZero():
		row.Value = templates.Moment(time.UTC, r.At) + " (UTC), annoncée sans horodatage qui la prouve"
	default:
		row.Value = "Non établie"
	}
	return row
}
