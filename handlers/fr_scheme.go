package handlers

import (
	"fmt"

	"ctin/governance"
	"ctin/templates"
)

// schemeOptions are the schemes of a form, with the cost of their unit.
func schemeOptions(schemes []governance.Scheme) []templates.Option {
	list := []templates.Option{{Label: noSchemeChosen}}
	for _, s := range schemes {
		label := s.Name
		if price := unitPrice(s); price != "" {
			label += "\u00a0– " + price
		}
		list = append(list, templates.Option{Value: number(s.ID), Label: label})
	}
	return list
}

// unitPrice says what one unit of a scheme costs, or nothing.
func unitPrice(s governance.Scheme) string {
	word := map[governance.Unit]string{governance.UnitPost: "poste", governance.UnitVoucher: "chèque", governance.UnitDevice: "équipement"}[s.Unit]
	if word == "" {
		return ""
	}
	return templates.Euros(s.UnitCost) + " par " + word
}

// bookPrice says what a book of vouchers costs.
func bookPrice(s governance.Scheme) string {
	if s.BookLow == s.BookHigh {
		return templates.Euros(s.BookLow)
	}
	return fmt.Sprintf("de %s à %s", templates.Euros(s.BookLow), templates.Euros(s.BookHigh))
}

func unitOptions() []templates.Option {
	list := []templates.Option{{Label: "Rien", Hint: "Chaque engagement dit son montant."}}
	for _, u := range governance.Units() {
		list = append(list, templates.Option{Value: string(u), Label: u.Label()})
	}
	return list
}

func schemeSummary(s governance.Scheme) []templates.Row {
	price := unitPrice(s)
	if price == "" {
		price = "Aucun\u00a0: chaque engagement dit son montant"
	}
	rows := []templates.Row{{Label: "Coût unitaire", Value: price}}
	if s.BookLow != 0 {
		rows = append(rows, templates.Row{Label: "Carnet", Value: bookPrice(s)})
	}
	if s.Years != 0 {
		rows = append(rows, templates.Row{Label: "Durée", Value: templates.Plural(s.Years, "an", "ans") + ", en parts égales"})
	}
	if s.Pooled {
		rows = append(rows, templates.Row{Label: "Fléchage", Value: "Aucun\u00a0: fonds commun, que le comité répartit"})
	}
	return rows
}

// matchingRule says a matching rule in a sentence.
func matchingRule(r governance.MatchingRule) string {
	level := map[governance.Certainty]string{governance.Announced: "annoncé", governance.Firm: "ferme", governance.Contracted: "conventionné"}[r.Level]
	rate := "un euro"
	if r.Rate.Numerator != r.Rate.Denominator {
		rate = fmt.Sprintf("%d/%d d’euro", r.Rate.Numerator, r.Rate.Denominator)
	}
	return fmt.Sprintf("%s pour chaque euro %s des autres financeurs, dans la limite de %s", rate, level, templates.Euros(r.Cap))
}

func matchLevels() []templates.Option {
	return []templates.Option{
		{Value: string(governance.Firm), Label: "Fermes", Hint: "Délibérés et confirmés par leur financeur."},
		{Value: string(governance.Announced), Label: "Annoncés"},
		{Value: string(governance.Contracted), Label: "Conventionnés"},
	}
}

func unmatchQuestion(scheme string) string {
	return fmt.Sprintf("Retirer cet abondement de «\u00a0%s\u00a0»\u202f?", scheme)
}
