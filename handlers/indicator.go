package handlers

import (
	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) indicatorRoutes(r routes) {
	r.inside.get("/indicateurs", a.indicatorIndex)
	r.inside.get("/indicateurs/:id", a.indicatorShow)
	write := r.inside.may(governance.WriteDiagnostic)
	write.get("/indicateurs/nouveau", a.indicatorNew)
	write.post("/indicateurs/nouveau", a.indicatorCreate)
	write.get("/indicateurs/:id/modifier", a.indicatorEdit)
	write.post("/indicateurs/:id/modifier", a.indicatorUpdate)
	write.post("/indicateurs/:id/mesures", a.measurementCreate)
	write.get("/indicateurs/:id/mesures/:mesure/retrait", a.measurementRemoveAsk)
	write.post("/indicateurs/:id/mesures/:mesure/retrait", a.measurementRemove)
}

func indicatorsPath(c *gin.Context) string {
	return coordinationPath(visitOf(c).coordination) + "/indicateurs"
}

func indicatorPath(c *gin.Context, id governance.IndicatorID) string {
	return indicatorsPath(c) + "/" + number(id)
}

// indicatorFrame is the frame of a page below the indicators.
func indicatorFrame(c *gin.Context, f templates.Frame) templates.Frame {
	return below(c, f, templates.Link{Label: navIndicators, Path: indicatorsPath(c)})
}

// indicatorIndex lists the indicators with their last value.
func (a *App) indicatorIndex(c *gin.Context) error {
	v := visitOf(c)
	list, err := a.Store.Indicators(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	path := indicatorsPath(c)
	page := templates.IndicatorIndex{Frame: below(c, a.frame(c, navIndicators))}
	if v.actor.May(governance.WriteDiagnostic) {
		page.Add = path + "/nouveau"
	}
	for _, i := range list {
		line := templates.IndicatorLine{
			Name: i.Name, Path: path + "/" + number(i.ID), Section: sectionName(i.SectionCode), Count: len(i.Measurements), Tag: indicatorTag(i),
		}
		if line.Count > 0 {
			line.Last = a.indicatorValue(i.Indicator, i.Measurements[0])
		}
		page.Lines = append(page.Lines, line)
	}
	return a.ok(c, page)
}

// indicatorValue is a value of an indicator, as pages show it.
func (a *App) indicatorValue(i governance.Indicator, m governance.SourcedMeasurement) templates.IndicatorValue {
	return templates.IndicatorValue{
		Value: withUnit(m.Value, m.Decimals, i.Unit), MeasuredOn: m.MeasuredOn, Perimeter: a.perimeterLabel(m.Perimeter),
		Source: sourceContent(m.Source),
	}
}

// indicatorShow shows one indicator with its values.
func (a *App) indicatorShow(c *gin.Context) error {
	page, err := a.indicatorPage(c, nil, templates.MeasurementForm{}, templates.QuoteForm{})
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// indicator reads the indicator of the address.
func (a *App) indicator(c *gin.Context) (governance.MeasuredIndicator, error) {
	id, err := id[governance.IndicatorID](c, "id")
	if err != nil {
		return governance.MeasuredIndicator{}, err
	}
	return a.Store.Indicator(c.Request.Context(), visitOf(c).actor, id)
}

// indicatorPage makes the page of an indicator, in a frame of its own when
// none is given, with what was typed of a value.
func (a *App) indicatorPage(
	c *gin.Context, f *templates.Frame, typed templates.MeasurementForm, quote templates.QuoteForm,
) (templates.Page, error) {
	v := visitOf(c)
	i, err := a.indicator(c)
	if err != nil {
		return nil, err
	}
	if f == nil {
		own := a.frame(c, i.Name)
		f = &own
	}
	path := indicatorPath(c, i.ID)
	page := templates.IndicatorShow{
		Frame: indicatorFrame(c, *f), Name: i.Name, Rows: indicatorRows(i), Form: typed, Quote: quote, Unit: i.Unit,
	}
	for _, d := range i.Disagreements() {
		page.Warnings = append(page.Warnings, disagreement(d, i.Unit, a.perimeterLabel(d.Perimeter)))
	}
	writes := v.actor.May(governance.WriteDiagnostic)
	for _, m := range i.Measurements {
		value := a.indicatorValue(i.Indicator, m)
		if writes {
			value.Remove = path + "/mesures/" + number(m.ID) + "/retrait"
		}
		page.Values = append(page.Values, value)
	}
	if v.actor.May(governance.ReadJournal) {
		page.Journal = coordinationPath(v.coordination) + "/journal?objet=indicator-" + number(i.ID)
	}
	if !writes {
		return page, nil
	}
	page.Edit, page.Measure = path+"/modifier", path+"/mesures"
	if page.Known, err = a.sourceOptions(c); err != nil {
		return nil, err
	}
	page.Perimeters, err = a.perimeterOptions(c)
	return page, err
}

// perimeterOptions are where a value may be of.
func (a *App) perimeterOptions(c *gin.Context) ([]templates.Option, error) {
	territory, err := a.Store.Territory(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return nil, err
	}
	options := []templates.Option{{Label: msgWholeTerritory}, {Value: governance.France, Label: msgFrance}}
	for _, p := range territory.Perimeters {
		options = append(options, templates.Option{Value: p.String(), Label: a.perimeterLabel(p.String())})
	}
	return options, nil
}

// indicatorNew shows the empty form.
func (a *App) indicatorNew(c *gin.Context) error {
	return a.ok(c, indicatorForm(c, a.frame(c, msgIndicatorNew), templates.IndicatorForm{}, nil))
}

// indicatorForm makes the page of the form; recorded is nil for a new one.
func indicatorForm(c *gin.Context, f templates.Frame, typed templates.IndicatorForm, recorded *governance.Indicator) templates.Page {
	page := templates.IndicatorEdit{
		Frame: indicatorFrame(c, f), New: recorded == nil, Form: typed, Sections: sectionOptions(noSection), Back: indicatorsPath(c),
	}
	if recorded != nil {
		page.Saved, page.Back = recordedIndicator(*recorded), indicatorPath(c, recorded.ID)
	}
	return page
}

// recordedIndicator is the form of what is recorded.
func recordedIndicator(i governance.Indicator) templates.IndicatorForm {
	return templates.IndicatorForm{Name: i.Name, Unit: i.Unit, SectionCode: i.SectionCode, Version: i.Version}
}

func indicatorDraft(f templates.IndicatorForm) governance.IndicatorDraft {
	return governance.IndicatorDraft{Name: f.Name, Unit: f.Unit, SectionCode: f.SectionCode}
}

// indicatorCreate adds an indicator.
func (a *App) indicatorCreate(c *gin.Context) error {
	typed, err := form[templates.IndicatorForm](c)
	if err != nil {
		return err
	}
	id, err := a.Store.AddIndicator(c.Request.Context(), visitOf(c).actor, indicatorDraft(typed))
	if err != nil {
		return a.again(c, err, msgIndicatorNew, func(f templates.Frame) (templates.Page, error) {
			return indicatorForm(c, f, typed, nil), nil
		})
	}
	return a.redirect(c, indicatorPath(c, id), msgIndicatorAdded)
}

// indicatorEdit shows the form with what is recorded.
func (a *App) indicatorEdit(c *gin.Context) error {
	i, err := a.indicator(c)
	if err != nil {
		return err
	}
	return a.ok(c, indicatorForm(c, a.frame(c, msgIndicatorEdit), recordedIndicator(i.Indicator), &i.Indicator))
}

// indicatorUpdate corrects an indicator.
func (a *App) indicatorUpdate(c *gin.Context) error {
	typed, err := form[templates.IndicatorForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.IndicatorID](c, "id")
	if err != nil {
		return err
	}
	err = a.Store.UpdateIndicator(c.Request.Context(), visitOf(c).actor, id, typed.Version, indicatorDraft(typed))
	if err != nil {
		return a.again(c, err, msgIndicatorEdit, func(f templates.Frame) (templates.Page, error) {
			i, err := a.indicator(c)
			if f.Stale {
				typed.Version = i.Version
			}
			return indicatorForm(c, f, typed, &i.Indicator), err
		})
	}
	return a.redirect(c, indicatorPath(c, id), msgIndicatorSaved)
}

// measurementCreate adds a value to an indicator.
func (a *App) measurementCreate(c *gin.Context) error {
	typed, err := form[templates.MeasurementForm](c)
	if err != nil {
		return err
	}
	quote, err := form[templates.QuoteForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.IndicatorID](c, "id")
	if err != nil {
		return err
	}
	d := governance.MeasurementDraft{Value: typed.Value, MeasuredOn: typed.MeasuredOn, Perimeter: typed.Perimeter}
	_, err = a.Store.Measure(c.Request.Context(), visitOf(c).actor, id, d, quoteOf(quote))
	if err != nil {
		return a.again(c, err, navIndicators, func(f templates.Frame) (templates.Page, error) {
			return a.indicatorPage(c, &f, typed, quote)
		})
	}
	return a.redirect(c, indicatorPath(c, id), msgMeasured)
}

// measurementRemoveAsk asks before a value is removed.
func (a *App) measurementRemoveAsk(c *gin.Context) error {
	i, err := a.indicator(c)
	if err != nil {
		return err
	}
	m, err := measurementOf(c, i)
	if err != nil {
		return err
	}
	value := a.indicatorValue(i.Indicator, m)
	return a.ok(c, templates.Confirm{
		Frame: indicatorFrame(c, a.frame(c, msgMeasurementRemove)), Question: measurementQuestion(i.Name, value),
		Consequences: measurementConsequences(), Action: c.Request.URL.Path, Button: msgMeasurementRemove, Back: indicatorPath(c, i.ID),
	})
}

// measurementOf finds the value of the address.
func measurementOf(c *gin.Context, i governance.MeasuredIndicator) (governance.SourcedMeasurement, error) {
	asked, err := id[governance.MeasurementID](c, "mesure")
	if err != nil {
		return governance.SourcedMeasurement{}, err
	}
	for _, m := range i.Measurements {
		if m.ID == asked {
			return m, nil
		}
	}
	return governance.SourcedMeasurement{}, governance.Fail(governance.NotFound, msgNotFound)
}

// measurementRemove removes a value that was typed wrong.
func (a *App) measurementRemove(c *gin.Context) error {
	indicator, err := id[governance.IndicatorID](c, "id")
	if err != nil {
		return err
	}
	m, err := id[governance.MeasurementID](c, "mesure")
	if err != nil {
		return err
	}
	if err := a.Store.RemoveMeasurement(c.Request.Context(), visitOf(c).actor, indicator, m); err != nil {
		return err
	}
	return a.redirect(c, indicatorPath(c, indicator), msgMeasurementRemoved)
}
