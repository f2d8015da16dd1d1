package demonstration

import (
	"ctin/governance"
	"ctin/model"
)

// chapterText is a text of the diagnostic and who writes it.
type chapterText struct{ persona, code, body string }

// quoted is a finding of the diagnostic, who adds it, and the letters of its
// sources in facts.md.
type quoted struct {
	persona, section, statement string
	observed                    governance.Date
	sources                     string
}

// measured is a figure of the diagnostic.
type measured struct {
	name, unit, section, value string
	on                         governance.Date
	source                     string // its letter
}

// statements are C1 to C6, of the public record.
func statements() []quoted {
	return []quoted{
		{FunderBruyere, "4", statementSkills, "2021-02-16", "BC"},
		{Member, "6", statementPlaces, "2020-02-13", "A"},
		{FunderBruyere, "4", statementRenounced, "2018-06-30", "C"},
		{Member, "4", statementComputer, "2021-02-16", "B"},
		{Chair, "4", statementAges, "2018-09-20", "C"},
		{FunderCedre, "11", statementTwoYears, "2020-12-03", "D"},
	}
}

// figures are those of the public record that the diagnostic rests on.
func figures() []measured {
	return []measured{
		{figureDifficulty, unitPeople, "4", "13\u202f000\u202f000", "2018-01-01", "C"},
		{figureRenounced, "%", "4", "19", "2018-06-30", "C"},
		{figureOften, "%", "4", "55", "2018-01-01", "C"},
		{figurePlaces, unitPlaces, "6", "5\u202f000", "2020-02-13", "A"},
		{figureReserved, unitPosts, "11", "60", "2021-02-16", "B"},
	}
}

// diagnostic tells how the diagnostic of the Sicoval is written, by six people,
// and submitted: the committee can approve it.
func (s *story) diagnostic(c governance.Actor) {
	if a := s.doing(c); s.err == nil {
		_, err := s.store.OpenDiagnostic(s.ctx, a)
		s.try(err)
	}
	for _, t := range chapterTexts() {
		s.writeChapter(t)
	}
	known := map[byte]governance.SourceID{}
	for _, q := range statements() {
		s.stateFinding(q, known)
	}
	for _, m := range figures() {
		s.measureFigure(c, m, known)
	}
	s.submitDiagnostic(c)
}

// writeChapter saves a text on top of the last one.
func (s *story) writeChapter(t chapterText) {
	a := s.doing(s.inside(t.persona, governance.Slug(nameSicoval)))
	if s.err != nil {
		return
	}
	page, err := s.store.Section(s.ctx, a, t.code)
	s.try(err)
	if s.err == nil {
		_, err = s.store.SaveSection(s.ctx, a, model.SectionEdit{Code: t.code, Base: page.Version, Body: t.body})
		s.try(err)
	}
}

// stateFinding adds a finding with all its sources.
func (s *story) stateFinding(q quoted, known map[byte]governance.SourceID) {
	a := s.doing(s.inside(q.persona, governance.Slug(nameSicoval)))
	if s.err != nil {
		return
	}
	id, err := s.store.AddFinding(s.ctx, a, model.FindingEdit{
		FindingDraft: governance.FindingDraft{SectionCode: q.section, Statement: q.statement, ObservedOn: string(q.observed)},
		Quote:        quoteOf(q.sources[0], known),
	})
	s.try(err)
	s.rememberSource(a, q.sources[0], known)
	for i := 1; i < len(q.sources); i++ {
		if b := s.doing(a); s.err == nil {
			s.try(s.store.QuoteSource(s.ctx, b, id, quoteOf(q.sources[i], known), false))
		}
		s.rememberSource(a, q.sources[i], known)
	}
}

// quoteOf is the source of a letter: chosen when somebody described it, else described.
func quoteOf(letter byte, known map[byte]governance.SourceID) model.Quote {
	if id := known[letter]; id != 0 {
		return model.Quote{SourceID: id}
	}
	return model.Quote{New: articles()[letter]}
}

// rememberSource finds the source that was described for a letter.
func (s *story) rememberSource(a governance.Actor, letter byte, known map[byte]governance.SourceID) {
	if s.err != nil || known[letter] != 0 {
		return
	}
	list, err := s.store.SourceNames(s.ctx, a)
	s.try(err)
	for _, source := range list {
		if source.Title == articles()[letter].Title {
			known[letter] = source.ID
		}
	}
}

// measureFigure adds an indicator and its value.
func (s *story) measureFigure(c governance.Actor, m measured, known map[byte]governance.SourceID) {
	a := s.doing(c)
	if s.err != nil {
		return
	}
	id, err := s.store.AddIndicator(s.ctx, a, governance.IndicatorDraft{Name: m.name, Unit: m.unit, SectionCode: m.section})
	s.try(err)
	b := s.doing(c)
	if s.err != nil {
		return
	}
	perimeter := governance.France
	if m.source == "B" {
		perimeter = ""
	}
	_, err = s.store.Measure(s.ctx, b, id,
		governance.MeasurementDraft{Value: m.value, MeasuredOn: string(m.on), Perimeter: perimeter}, quoteOf(m.source[0], known))
	s.try(err)
	s.rememberSource(c, m.source[0], known)
}

// submitDiagnostic submits version 1.
func (s *story) submitDiagnostic(c governance.Actor) {
	a := s.doing(c)
	if s.err != nil {
		return
	}
	d, err := s.store.DiagnosticOf(s.ctx, c)
	s.try(err)
	if s.err == nil && d.State == governance.DiagnosticDraft {
		s.try(s.store.SubmitDiagnostic(s.ctx, a, d.ID, d.Version))
	}
}
