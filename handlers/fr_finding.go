package handlers

import (
	"fmt"
	"strings"

	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// Findings and indicators.
const (
	msgFindingNew         = "Ajouter un constat"
	msgFindingEdit        = "Modifier un constat"
	msgFindingWithdraw    = "Retirer le constat"
	msgFindingAdded       = "Le constat est enregistré."
	msgFindingSaved       = "Le constat est modifié."
	msgFindingWithdrawn   = "Le constat est retiré. Son numéro ne sera pas repris."
	msgFindingMoved       = "Ce constat a été modifié entre-temps\u00a0: voici ce qu’il dit."
	msgFindingsClosed     = "Ils s’ajoutent à une version ouverte du diagnostic\u00a0: la coordination doit d’abord en ouvrir une."
	msgSourceQuoted       = "La source est ajoutée."
	msgSourceUnquoted     = "Le constat ne cite plus cette source."
	msgIndicatorNew       = "Ajouter un indicateur"
	msgIndicatorEdit      = "Modifier un indicateur"
	msgIndicatorAdded     = "L’indicateur est enregistré. Ajoutez une mesure, avec sa date et sa source."
	msgIndicatorSaved     = "L’indicateur est modifié."
	msgMeasured           = "La mesure est ajoutée."
	msgMeasurementRemove  = "Retirer la mesure"
	msgMeasurementRemoved = "La mesure est retirée."

	chooseSource      = "Choisir une source…"
	anySection        = "Toutes les rubriques"
	noSection         = "Aucune rubrique"
	msgWholeTerritory = "Tout le territoire"
	msgFrance         = "France entière"
)

func findingTitle(f governance.Finding) string { return "Constat " + f.Code() }

// findingTag says what is wrong with a finding, if anything.
func findingTag(f governance.Finding, sources int) templates.Tag {
	switch {
	case f.Withdrawn():
		return templates.Tag{Word: "Retiré", Tone: "neutral"}
	case sources == 0:
		return templates.Tag{Word: "Sans source", Tone: "accent"}
	}
	return templates.Tag{}
}

// findingRows tell of when a finding is, and where it is stated.
func findingRows(c *gin.Context, f governance.Finding) []templates.Row {
	section := templates.Row{Label: "Rubrique du diagnostic", Value: sectionName(f.SectionCode)}
	if f.SectionCode != "" {
		section.Change = templates.Link{Label: "Lire", Path: sectionPath(c, f.SectionCode)}
	}
	return []templates.Row{{Label: "Date du fait", Value: templates.Date(f.ObservedOn.Time())}, section}
}

func findingQuestion(f governance.Finding) string {
	return fmt.Sprintf("Retirer le constat %s\u202f?", f.Code())
}

func findingConsequences(f governance.Finding, submitted int) []string {
	list := []string{
		fmt.Sprintf("Le diagnostic ne dira plus\u00a0: «\u00a0%s\u00a0»", strings.TrimSuffix(f.Statement, ".")),
		"Il reste lisible, marqué «\u00a0retiré\u00a0», et les actions qui y répondent le citent toujours.",
	}
	if submitted != 0 {
		list = append(list, fmt.Sprintf("La version %d du diagnostic, soumise au comité, sera retirée\u00a0: il faudra la soumettre à nouveau.", submitted))
	}
	return list
}

func findingStates() []templates.Option {
	return []templates.Option{
		{Label: "Tous les constats"}, {Value: "standing", Label: "En vigueur"}, {Value: "unsourced", Label: "Sans source"}, {Value: "withdrawn", Label: "Retirés"},
	}
}

// sectionOptions are the sections of the template, after a first answer.
func sectionOptions(first string) []templates.Option {
	options := []templates.Option{{Label: first}}
	for _, c := range governance.Chapters() {
		options = append(options, templates.Option{Value: c.Code, Label: governance.SectionTitle(c.Code, c.Title)})
	}
	return options
}

// sectionName is a section in words, empty for none.
func sectionName(code string) string {
	chapter, _ := governance.ChapterOf(code)
	return governance.SectionTitle(chapter.Code, chapter.Title)
}

// sourceLabel is a source to choose in a list.
func sourceLabel(s governance.Source) string {
	return fmt.Sprintf("%s (%s, %s)", s.Title, s.Publisher, s.PublishedOn[:min(4, len(s.PublishedOn))])
}

// indicatorTag says what is wrong with an indicator, if anything.
func indicatorTag(i governance.MeasuredIndicator) templates.Tag {
	switch {
	case len(i.Measurements) == 0 && i.Used():
		return templates.Tag{Word: "Sans mesure", Tone: "accent"}
	case len(i.Disagreements()) > 0:
		return templates.Tag{Word: "Valeurs différentes", Tone: "accent"}
	}
	return templates.Tag{}
}

// indicatorRows tell what an indicator counts and which section rests on it.
func indicatorRows(i governance.MeasuredIndicator) []templates.Row {
	return []templates.Row{{Label: "Unité", Value: i.Unit}, {Label: "Rubrique du diagnostic", Value: sectionName(i.SectionCode)}}
}

// withUnit is a value as people read it.
func withUnit(value int64, decimals int, unit string) string {
	return templates.Decimal(value, decimals) + "\u00a0" + unit
}

// disagreement tells values of one year and perimeter that differ (D6).
func disagreement(d governance.Disagreement, unit, perimeter string) string {
	var values []string
	for _, m := range d.Measurements {
		values = append(values, fmt.Sprintf("%s (%s)", withUnit(m.Value, m.Decimals, unit), m.Source.Publisher))
	}
	return fmt.Sprintf("En %s, pour «\u00a0%s\u00a0», les sources ne disent pas la même chose\u00a0: %s. Les deux sont gardées\u00a0: dites dans le texte laquelle vous retenez, et pourquoi.",
		d.Year, perimeter, strings.Join(values, "\u202f; "))
}

func measurementQuestion(name string, v templates.IndicatorValue) string {
	return fmt.Sprintf("Retirer la mesure «\u00a0%s\u00a0» de l’indicateur «\u00a0%s\u00a0»\u202f?", v.Value, name)
}

func measurementConsequences() []string {
	return []string{
		"À faire quand la valeur a été mal saisie\u00a0: une valeur qui a changé s’ajoute avec sa date.",
		"Les versions du diagnostic déjà soumises gardent la leur.",
	}
}
