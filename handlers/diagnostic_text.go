package handlers

import (
	"time"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/templates"
)

// zone is that of the coordination, in which instants are told.
type zone = *time.Location

// documentText makes a document of what a version states, frozen or not. Pages
// of findings are linked to when asked.
func (a *App) documentText(home string, content governance.DiagnosticContent, linked bool) templates.DiagnosticText {
	var t templates.DiagnosticText
	for _, s := range content.Sections {
		section := templates.DiagnosticSection{
			Anchor: "rubrique-" + s.Code, Title: governance.SectionTitle(s.Code, s.Title), Body: s.Body, Mandatory: s.Mandatory,
		}
		section.Findings = statedIn(home, content, s.Code, linked)
		t.Sections = append(t.Sections, section)
	}
	t.Loose = statedIn(home, content, "", linked)
	for _, i := range content.Indicators {
		for _, m := range i.Measurements {
			t.Figures = append(t.Figures, templates.DiagnosticFigure{
				Indicator: i.Name, Value: withUnit(m.Value, m.Decimals, i.Unit), MeasuredOn: m.MeasuredOn,
				Perimeter: a.perimeterLabel(m.Perimeter), Source: m.Source,
			})
		}
	}
	for n, s := range content.Sources {
		t.Sources = append(t.Sources, templates.DiagnosticSource{Number: n + 1, SourceContent: s})
	}
	return t
}

// statedIn are the findings of one section.
func statedIn(home string, content governance.DiagnosticContent, code string, linked bool) []templates.DiagnosticFinding {
	var list []templates.DiagnosticFinding
	for _, f := range content.Findings {
		if f.Section != code {
			continue
		}
		finding := templates.DiagnosticFinding{Code: f.Code, Statement: f.Statement, ObservedOn: f.ObservedOn, Sources: f.Sources}
		if linked {
			finding.Path = home + governance.Finding{ID: f.ID}.Path()
		}
		list = append(list, finding)
	}
	return list
}

// perimeterLabel is where a figure is of, in words.
func (a *App) perimeterLabel(ref string) string {
	switch ref {
	case "":
		return msgWholeTerritory
	case governance.France:
		return msgFrance
	}
	p := perimeter.ParseRef(ref)
	if area, ok := a.Atlas.Area(p.Level, p.Code); ok {
		return area.Name
	}
	return ref
}
