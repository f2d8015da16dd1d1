package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Renewals.
const (
	msgRenewal      = "Renouveler après des élections"
	msgRenewalCheck = "Relire avant d’appliquer"
)

// renewalChoices are what may become of a seat; held says that somebody holds it.
func renewalChoices(held bool) []templates.Option {
	keep, vacate := "Reconduire", "Mettre fin, et laisser vacant"
	replace := templates.Option{Value: string(governance.RenewReplace), Label: "Remplacer par…"}
	if !held {
		vacate, replace.Label = "Laisser vacant", "Désigner…"
		return []templates.Option{{Value: string(governance.RenewVacate), Label: vacate}, replace}
	}
	return []templates.Option{
		{Value: string(governance.RenewKeep), Label: keep}, replace, {Value: string(governance.RenewVacate), Label: vacate},
	}
}

// scopeRows say which seats are renewed.
func scopeRows(f templates.RenewalForm, committee, change string) []templates.Row {
	day, _ := governance.ParseDate(f.EndsOn) // it was read before
	link := templates.Link{Label: "Changer", Path: change}
	return []templates.Row{
		{Label: "Instance", Value: committee, Change: link},
		{Label: "Collège", Value: orDefault(governance.College(f.College).Label(), everyCollege), Change: link},
		{Label: "Organisations", Value: orDefault(governance.OrganizationKind(f.Kind).Label(), everyKind), Change: link},
		{Label: "Dernier jour des mandats actuels", Value: day.French(), Change: link},
	}
}

// renewalOutcome says what becomes of a seat.
func renewalOutcome(line templates.RenewalLine, l model.RenewalLine) templates.RenewalOutcome {
	out := templates.RenewalOutcome{RenewalLine: line, Notes: l.Notes}
	switch {
	case l.Choice == governance.RenewReplace:
		out.Next, out.State = l.New.Name(), templates.Tag{Word: "remplace", Tone: "brand"}
		if line.Holder == "" {
			out.State.Word = "désigné"
		}
	case l.Choice == governance.RenewKeep && line.Holder != "":
		out.Next, out.State = line.Holder, templates.Tag{Word: "reconduit", Tone: "good"}
	default:
		out.State = templates.Tag{Word: "Vacant", Tone: "accent"}
	}
	return out
}

func renewed(n int) string {
	return templates.Plural(n, "siège est renouvelé", "sièges sont renouvelés") + "."
}
