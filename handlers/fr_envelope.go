package handlers

import (
	"fmt"
	"slices"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Envelopes.
const (
	msgAlerts        = "Alertes de cohérence"
	msgEnvelopes     = "Enveloppes"
	msgEnvelopeNew   = "Ajouter une enveloppe"
	msgEnvelopeAdded = "L’enveloppe est ajoutée."
	msgEnvelopeEdit  = "Modifier l’enveloppe"
	msgEnvelopeSaved = "L’enveloppe est enregistrée."
	noEnvelope       = "Aucune"
	noSource         = "Non\u00a0: c’est l’argent du financeur"
	noParent         = "Aucune\u00a0: elle est entière"
	noTarget         = "Rien"
	schemeNone       = "Aucun"
)

// envelopeRows are the details of an envelope.
func envelopeRows(e model.EnvelopeLine) []templates.Row {
	rows := []templates.Row{{Label: "Montant", Value: templates.Euros(e.Amount)}}
	add := func(label, value string) {
		if value != "" {
			rows = append(rows, templates.Row{Label: label, Value: value})
		}
	}
	add("Part de", e.Parent)
	add("Dispositif", e.Scheme.Name)
	if e.TerritoryCap != 0 {
		add("Plafond pour un territoire", templates.Euros(e.TerritoryCap))
	}
	if e.Target != 0 {
		add("Vise", e.TargetUnit.Count(e.Target))
	}
	add("Paie aussi", e.Covers)
	if e.Posted != 0 && e.Scheme.Unit != "" {
		add("Engagé en nombre", e.Scheme.Unit.Count(e.Posted))
	}
	return rows
}

// envelopeSchemes are the schemes that an envelope may pay.
func envelopeSchemes(schemes []governance.Scheme) []templates.Option {
	list := schemeOptions(schemes)
	list[0].Label = schemeNone
	return list
}

// envelopeOptions are the envelopes on which a commitment may draw, with what
// is left of each.
func envelopeOptions(lines []model.EnvelopeLine) []templates.Option {
	list := []templates.Option{{Label: noEnvelope}}
	for _, l := range lines {
		list = append(list, templates.Option{Value: number(l.ID), Label: fmt.Sprintf("%s\u00a0: reste %s", l.Name, templates.Euros(l.Left()))})
	}
	return list
}

func envelopeParents(lines []model.EnvelopeLine) []templates.Option {
	list := envelopeOptions(lines)
	list[0].Label = noParent
	return list
}

func targetUnits() []templates.Option {
	list := []templates.Option{{Label: noTarget}}
	for _, u := range governance.TargetUnits() {
		list = append(list, templates.Option{Value: string(u), Label: u.Label()})
	}
	return list
}

// sourceOptions are the commitments that one may give again: those of other
// funders, of the same money.
func sourceOptions(purses []model.PurseLine, self governance.CommitmentID, funders []governance.OrganizationID) []templates.Option {
	list := []templates.Option{{Label: noSource}}
	for _, p := range purses {
		if p.ID != self && !slices.Contains(funders, p.FunderID) {
			label := fmt.Sprintf("%s %s, %s\u00a0: %s", commitmentCode(p.Number), p.Funder, p.Purpose, templates.Euros(p.Amount))
			list = append(list, templates.Option{Value: number(p.ID), Label: label})
		}
	}
	if len(list) == 1 {
		return nil
	}
	return list
}

// discretion says who sees a confidential commitment, and where its amount is.
func discretion(c governance.Commitment) string {
	words := "Vu du financeur et de la coordination tant qu’il n’est pas ferme"
	if c.Counted {
		return words + "\u202f; son montant compte dans les totaux, non ventilé"
	}
	return words + "\u202f; son montant ne compte dans aucun total"
}

// What was known, and documents.
const (
	msgNotKnownYet = "Le %s, cet engagement n’était pas encore enregistré\u00a0: le voici tel qu’il est aujourd’hui."
	msgJoin        = "Joindre une pièce"
	joinVerb       = "Joindre une pièce"
)

// changedWords names what an amendment changed beside the amount.
func changedWords(fields []string) string {
	words := map[string]string{
		"scheme": "le dispositif", "purpose": "ce qu’il finance", "motive": "le motif", "in_kind": "la nature", "quantity": "la quantité",
		"unit_cost": "le coût unitaire", "valuation": "la valorisation", "earmarked": "le fléchage", "lapse_date": "la date de caducité",
		"envelope": "l’enveloppe", "confidential": "la confidentialité", "counted": "sa place dans les totaux",
		"source": "l’engagement dont il redistribue l’argent", "grantees": "les bénéficiaires", "credits": "l’échéancier",
	}
	var list []string
	for _, f := range fields {
		if words[f] != "" {
			list = append(list, words[f])
		}
	}
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " et " + list[len(list)-1]
}

func documentOptions() []templates.Option {
	var list []templates.Option
	for _, k := range governance.DocumentKinds() {
		list = append(list, templates.Option{Value: k, Label: documentKind(k)})
	}
	return list
}

func documentKind(kind string) string {
	switch kind {
	case "deliberation":
		return "Délibération"
	case "convention":
		return "Convention"
	}
	return "Autre pièce"
}

// fileLines are the documents of a commitment.
func fileLines(at governance.Coordination, files []model.CommitmentFile) []templates.FileLine {
	var list []templates.FileLine
	for _, f := range files {
		list = append(list, templates.FileLine{
			Kind: documentKind(f.Kind), Name: f.Name, Path: filePath(at, f.Token),
			When: fmt.Sprintf("jointe par %s, %s", f.Recorder, templates.Day(at.Zone(), f.CreatedAt)),
		})
	}
	return list
}
