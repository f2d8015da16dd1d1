package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// sourceContent is a source as pages show it.
func sourceContent(s governance.Source) governance.SourceContent {
	return governance.SourceContent{Title: s.Title, Publisher: s.Publisher, PublishedOn: s.PublishedOn, Licence: s.Licence, URL: s.URL}
}

// sourceOptions are the sources of the coordination, to choose among; none
// when there is none.
func (a *App) sourceOptions(c *gin.Context) ([]templates.Option, error) {
	sources, err := a.Store.SourceNames(c.Request.Context(), visitOf(c).actor)
	if err != nil || len(sources) == 0 {
		return nil, err
	}
	options := []templates.Option{{Label: chooseSource}}
	for _, s := range sources {
		options = append(options, templates.Option{Value: number(s.ID), Label: sourceLabel(s)})
	}
	return options, nil
}

func quoteOf(f templates.QuoteForm) model.Quote {
	return model.Quote{
		SourceID: chosen[governance.SourceID](f.Source),
		New:      governance.SourceDraft{Title: f.Title, Publisher: f.Publisher, PublishedOn: f.PublishedOn, Licence: f.Licence, URL: f.URL},
	}
}

// findingQuote gives a finding one more source.
func (a *App) findingQuote(c *gin.Context) error {
	typed, err := form[templates.QuoteForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.FindingID](c, "id")
	if err != nil {
		return err
	}
	err = a.Store.QuoteSource(c.Request.Context(), visitOf(c).actor, id, quoteOf(typed), typed.Confirmed == "oui")
	if err != nil {
		return a.withdrawing(c, err, findingPath(c, id), func() error { return a.findingAgain(c, id, err, typed) })
	}
	return a.redirect(c, findingPath(c, id), msgSourceQuoted)
}

// findingUnquote takes a source away from a finding.
func (a *App) findingUnquote(c *gin.Context) error {
	typed, err := form[templates.QuoteForm](c)
	if err != nil {
		return err
	}
	finding, err := id[governance.FindingID](c, "id")
	if err != nil {
		return err
	}
	source, err := id[governance.SourceID](c, "source")
	if err != nil {
		return err
	}
	err = a.Store.UnquoteSource(c.Request.Context(), visitOf(c).actor, finding, source, typed.Confirmed == "oui")
	if err != nil {
		return a.withdrawing(c, err, findingPath(c, finding), func() error {
			return a.findingAgain(c, finding, err, templates.QuoteForm{})
		})
	}
	return a.redirect(c, findingPath(c, finding), msgSourceUnquoted)
}

// findingSources are the sources of a finding; whoever writes may take one away.
func findingSources(path string, sources []governance.Source, writes bool) []templates.FindingSource {
	var list []templates.FindingSource
	for _, s := range sources {
		line := templates.FindingSource{SourceContent: sourceContent(s)}
		if writes {
			line.Remove = path + "/sources/" + number(s.ID) + "/retrait"
		}
		list = append(list, line)
	}
	return list
}
