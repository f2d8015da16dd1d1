package handlers

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// The diagnostic.
const (
	navDiagnostic = "Diagnostic"
	navFindings   = "Constats"
	navIndicators = "Indicateurs"

	msgDiagnosticSubmit    = "Soumettre la version"
	msgDiagnosticWithdraw  = "Retirer la version soumise"
	msgDiagnosticOpened    = "La version est ouverte\u00a0: chaque membre peut y écrire."
	msgDiagnosticSubmitted = "La version est soumise au comité. Son texte est figé, avec son empreinte."
	msgDiagnosticWithdrawn = "La version est retirée\u00a0: on peut à nouveau l’écrire."
	msgDiagnosticMoved     = "Le diagnostic a changé d’état entre-temps\u00a0: voici où il en est."
	msgAmendTitle          = "Modifier un diagnostic soumis"
	msgAmendQuestion       = "Retirer la version soumise pour la modifier\u202f?"
	msgAmendButton         = "Retirer la version et enregistrer"

	msgSectionSaved    = "Le texte est enregistré."
	msgSectionRestored = "L’ancien texte est rétabli, dans une nouvelle version."
	msgRestoreLate     = "Quelqu’un a écrit dans cette rubrique entre-temps\u00a0: relisez son texte avant d’en rétablir un autre."
	msgTwoTexts        = "Réunir deux textes"
	msgDifferences     = "Différences"
)

// diagnosticTag is the state of a version in a word.
func diagnosticTag(s governance.DiagnosticState) templates.Tag {
	switch s {
	case governance.DiagnosticSubmitted:
		return templates.Tag{Word: "Soumise au comité", Tone: "brand"}
	case governance.DiagnosticApproved:
		return templates.Tag{Word: "Approuvée", Tone: "good"}
	}
	return templates.Tag{Word: "En cours d’écriture", Tone: "neutral"}
}

// diagnosticStory says since when a version is what it is, or nothing.
func diagnosticStory(d governance.Diagnostic, zone zone) string {
	switch {
	case d.ApprovedAt != nil:
		return "Approuvée par le comité le " + templates.Moment(zone, *d.ApprovedAt) + "."
	case d.SubmittedAt != nil:
		return "Soumise le " + templates.Moment(zone, *d.SubmittedAt) + "."
	}
	return ""
}

// writtenSoFar counts the mandatory sections that are written.
func writtenSoFar(c governance.DiagnosticContent) string {
	written, mandatory := c.Ready()
	return fmt.Sprintf("%s sur %d.", templates.Plural(written, "rubrique obligatoire écrite", "rubriques obligatoires écrites"), mandatory)
}

// sectionTag says which sections still await a text.
func sectionTag(s governance.Section) templates.Tag {
	switch {
	case s.Ready():
		return templates.Tag{Word: "Écrite", Tone: "good"}
	case s.Mandatory:
		return templates.Tag{Word: "Obligatoire, à écrire", Tone: "accent"}
	}
	return templates.Tag{Word: "Vide", Tone: "neutral"}
}

// writtenBy says who wrote last in a section.
func writtenBy(author string, at time.Time, zone zone) string {
	return fmt.Sprintf("Écrite par %s, %s.", author, templates.Moment(zone, at))
}

// coverRows are the cover of a version.
func coverRows(c governance.DiagnosticContent) []templates.Row {
	return []templates.Row{
		{Label: "Coordination", Value: c.Coordination},
		{Label: "Territoire", Value: strings.Join(c.Territory, ", ")},
		{Label: "Porté par", Value: strings.Join(c.Carriers, ", ")},
		{Label: "Écrit par", Value: strings.Join(c.Contributors, ", ")},
	}
}

// frozenRows tell when a version was submitted, by whom, and what became of it.
func frozenRows(d model.FrozenDiagnostic, zone zone) []templates.Row {
	var rows []templates.Row
	if d.SubmittedAt != nil {
		rows = append(rows, templates.Row{Label: "Soumise", Value: fmt.Sprintf("%s, par %s", templates.Moment(zone, *d.SubmittedAt), d.SubmittedBy)})
	}
	if d.ApprovedAt != nil {
		rows = append(rows, templates.Row{Label: "Approuvée", Value: templates.Moment(zone, *d.ApprovedAt)})
	}
	return rows
}

func questionOf(button string, number int) string {
	if button == msgDiagnosticSubmit {
		return fmt.Sprintf("Soumettre la version %d au comité\u202f?", number)
	}
	return fmt.Sprintf("Retirer la version %d, soumise au comité\u202f?", number)
}

func submitConsequences() []string {
	return []string{
		"Le texte, les constats, les chiffres et leurs sources sont figés tels qu’ils sont, avec une empreinte\u00a0: c’est ce que le comité approuvera.",
		"Chacun peut encore écrire, mais ce sera retirer la version\u00a0: une confirmation le dira, et il faudra la soumettre à nouveau.",
	}
}

func withdrawConsequences() []string {
	return []string{
		"Le comité ne peut plus approuver cette version tant qu’elle n’est pas soumise à nouveau.",
		"Rien n’est effacé\u00a0: on continue d’écrire le même texte.",
	}
}

func amendConsequences(why string) []string {
	return []string{why, "Ce que vous venez d’écrire est gardé, et sera enregistré si vous confirmez."}
}

func versionLabel(n int) string { return fmt.Sprintf("Version %d", n) }

// theVersion names a version inside a sentence.
func theVersion(n int) string {
	if n == 0 {
		return "la rubrique vide"
	}
	return fmt.Sprintf("la version %d", n)
}

// whatChanges says what a comparison compares.
func whatChanges(from, to int) string {
	return fmt.Sprintf("Ce qui change, mot à mot, de %s à %s", theVersion(from), theVersion(to))
}

func versionChoice(n int) string {
	if n == 0 {
		return "Rubrique vide"
	}
	return versionLabel(n)
}

// restoredFrom says which version a text brings back, or nothing.
func restoredFrom(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("Rétablit la version %d.", n)
}

// writtenFrom says what a text that came too late was written from.
func writtenFrom(n int) string { return fmt.Sprintf("Écrit à partir de %s", theVersion(n)) }

func lateLabel(n int) string { return "Texte " + strconv.Itoa(n) }

// readyDiagnostic is a draft that lacks nothing, to be submitted.
func readyDiagnostic(home string) templates.Task {
	return templates.Task{
		Path: home + "/diagnostic", Label: "Le diagnostic est prêt à être soumis", Hint: "Rien ne lui manque\u00a0: le comité peut le recevoir.",
	}
}

// diagnosticRows say how far the diagnostic has come.
func diagnosticRows(home string, t model.DiagnosticTally) []templates.Row {
	link := templates.Link{Label: "Lire", Path: home + "/diagnostic"}
	if t.Number == 0 {
		link.Label = "Voir"
		return []templates.Row{{Label: "Version 1", Value: "Pas encore commencée", Change: link}}
	}
	value := fmt.Sprintf("%s. %s sur %d.", diagnosticTag(t.State).Word,
		templates.Plural(t.Written, "rubrique obligatoire écrite", "rubriques obligatoires écrites"), t.Mandatory)
	return []templates.Row{{Label: versionLabel(t.Number), Value: value, Change: link}}
}
