package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) findingRoutes(r routes) {
	r.inside.get("/constats", a.findingIndex)
	r.inside.get("/constats/:id", a.findingShow)
	write := r.inside.may(governance.WriteDiagnostic)
	write.get("/constats/nouveau", a.findingNew)
	write.post("/constats/nouveau", a.findingCreate)
	write.get("/constats/:id/modifier", a.findingEdit)
	write.post("/constats/:id/modifier", a.findingUpdate)
	write.get("/constats/:id/retrait", a.findingWithdrawAsk)
	write.post("/constats/:id/retrait", a.findingWithdraw)
	write.post("/constats/:id/sources", a.findingQuote)
	write.post("/constats/:id/sources/:source/retrait", a.findingUnquote)
}

func findingsPath(c *gin.Context) string {
	return coordinationPath(visitOf(c).coordination) + "/constats"
}

func findingPath(c *gin.Context, id governance.FindingID) string {
	return findingsPath(c) + "/" + number(id)
}

// findingFrame is the frame of a page below the findings.
func findingFrame(c *gin.Context, f templates.Frame) templates.Frame {
	return below(c, f, templates.Link{Label: navFindings, Path: findingsPath(c)})
}

// findingIndex lists the findings that the address asks for.
func (a *App) findingIndex(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	page := templates.FindingIndex{Frame: below(c, a.frame(c, navFindings)), Sections: sectionOptions(anySection), States: findingStates()}
	page.Filter = templates.FindingFilter{
		Query: query(c, "q"), Section: known(query(c, "rubrique"), page.Sections), State: known(query(c, "etat"), page.States),
	}
	list, err := a.Store.FindingList(ctx, v.actor, model.FindingFilter{
		Query: page.Filter.Query, Section: page.Filter.Section, State: page.Filter.State,
		After:  int(min(cursor[governance.FindingID](c, "apres"), maxNumber)),
		Before: int(min(cursor[governance.FindingID](c, "avant"), maxNumber)),
	})
	if err != nil {
		return err
	}
	d, err := a.Store.DiagnosticOf(ctx, v.actor)
	if err != nil {
		return err
	}
	path, filtered := findingsPath(c), page.Filter != templates.FindingFilter{}
	page.Total, page.Any = list.Total, list.Total > 0 || filtered
	page.Pages = neighbours(c, path, int64(list.Previous), int64(list.Next))
	if filtered {
		page.Clear = path
	}
	switch {
	case !v.actor.May(governance.WriteDiagnostic):
	case d.Open():
		page.Add = path + "/nouveau"
	default:
		page.Closed = msgFindingsClosed
	}
	for _, l := range list.Lines {
		page.Lines = append(page.Lines, findingLine(path, l))
	}
	return a.ok(c, page)
}

func findingLine(path string, l model.FindingLine) templates.FindingLine {
	return templates.FindingLine{
		Code: l.Code(), Path: path + "/" + number(l.ID), Statement: l.Statement, Section: sectionName(l.SectionCode),
		ObservedOn: l.ObservedOn, Sources: l.Sources, Tag: findingTag(l.Finding, l.Sources),
	}
}

// findingShow shows one finding with its sources.
func (a *App) findingShow(c *gin.Context) error {
	id, err := id[governance.FindingID](c, "id")
	if err != nil {
		return err
	}
	page, err := a.findingPage(c, nil, id, templates.QuoteForm{})
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// findingPage makes the page of a finding, in a frame of its own when none is
// given, with what was typed of a source.
func (a *App) findingPage(
	c *gin.Context, frame *templates.Frame, id governance.FindingID, typed templates.QuoteForm,
) (templates.Page, error) {
	ctx, v := c.Request.Context(), visitOf(c)
	f, err := a.Store.Finding(ctx, v.actor, id)
	if err != nil {
		return nil, err
	}
	d, err := a.Store.DiagnosticOf(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	if frame == nil {
		own := a.frame(c, findingTitle(f.Finding))
		frame = &own
	}
	path := findingPath(c, id)
	page := templates.FindingShow{
		Frame: findingFrame(c, *frame), Code: f.Code(), Statement: f.Statement, Tag: findingTag(f.Finding, len(f.Sources)),
		Rows: findingRows(c, f.Finding), Quote: typed, Submitted: submitted(d),
	}
	if page.Thread, err = a.threadOf(c, model.ChainFinding, int64(id)); err != nil {
		return nil, err
	}
	writes := v.actor.May(governance.WriteDiagnostic) && d.Open() && !f.Withdrawn()
	page.Sources = findingSources(path, f.Sources, writes)
	if writes {
		page.Edit, page.Withdraw, page.Cite = path+"/modifier", path+"/retrait", path+"/sources"
		if page.Known, err = a.sourceOptions(c); err != nil {
			return nil, err
		}
	}
	if v.actor.May(governance.ReadJournal) {
		page.Journal = coordinationPath(v.coordination) + "/journal?objet=finding-" + number(id)
	}
	return page, nil
}

// findingNew shows the empty form.
func (a *App) findingNew(c *gin.Context) error {
	typed := templates.FindingForm{SectionCode: known(query(c, "rubrique"), sectionOptions(noSection))}
	page, err := a.findingForm(c, a.frame(c, msgFindingNew), typed, templates.QuoteForm{}, nil)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// findingForm makes the page of the form; recorded is nil for a new one.
func (a *App) findingForm(
	c *gin.Context, f templates.Frame, typed templates.FindingForm, quote templates.QuoteForm, recorded *governance.Finding,
) (templates.Page, error) {
	d, err := a.Store.DiagnosticOf(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return nil, err
	}
	page := templates.FindingEdit{
		Frame: findingFrame(c, f), New: recorded == nil, Form: typed, Quote: quote, Sections: sectionOptions(noSection),
		Submitted: submitted(d), Back: findingsPath(c),
	}
	if recorded != nil {
		page.Saved, page.Back = recordedFinding(*recorded), findingPath(c, recorded.ID)
		return page, nil
	}
	page.Known, err = a.sourceOptions(c)
	return page, err
}

// recordedFinding is the form of what is recorded.
func recordedFinding(f governance.Finding) templates.FindingForm {
	return templates.FindingForm{SectionCode: f.SectionCode, Statement: f.Statement, ObservedOn: string(f.ObservedOn), Version: f.Version}
}

func findingEdit(f templates.FindingForm) model.FindingEdit {
	return model.FindingEdit{
		FindingDraft: governance.FindingDraft{SectionCode: f.SectionCode, Statement: f.Statement, ObservedOn: f.ObservedOn},
		Withdraw:     f.Confirmed == "oui",
	}
}

// findingCreate adds a finding.
func (a *App) findingCreate(c *gin.Context) error {
	typed, err := form[templates.FindingForm](c)
	if err != nil {
		return err
	}
	quote, err := form[templates.QuoteForm](c)
	if err != nil {
		return err
	}
	edit := findingEdit(typed)
	edit.Quote = quoteOf(quote)
	id, err := a.Store.AddFinding(c.Request.Context(), visitOf(c).actor, edit)
	if err != nil {
		return a.withdrawing(c, err, findingsPath(c), func() error {
			return a.again(c, err, msgFindingNew, func(f templates.Frame) (templates.Page, error) {
				return a.findingForm(c, f, typed, quote, nil)
			})
		})
	}
	return a.redirect(c, findingPath(c, id), msgFindingAdded)
}

// findingEdit shows the form with what is recorded.
func (a *App) findingEdit(c *gin.Context) error {
	f, err := a.finding(c)
	if err != nil {
		return err
	}
	page, err := a.findingForm(c, a.frame(c, msgFindingEdit), recordedFinding(f), templates.QuoteForm{}, &f)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// finding reads the finding of the address.
func (a *App) finding(c *gin.Context) (governance.Finding, error) {
	id, err := id[governance.FindingID](c, "id")
	if err != nil {
		return governance.Finding{}, err
	}
	f, err := a.Store.Finding(c.Request.Context(), visitOf(c).actor, id)
	return f.Finding, err
}

// findingUpdate corrects a finding.
func (a *App) findingUpdate(c *gin.Context) error {
	typed, err := form[templates.FindingForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.FindingID](c, "id")
	if err != nil {
		return err
	}
	err = a.Store.UpdateFinding(c.Request.Context(), visitOf(c).actor, id, typed.Version, findingEdit(typed))
	if err != nil {
		return a.withdrawing(c, err, findingPath(c, id), func() error {
			return a.again(c, err, msgFindingEdit, func(f templates.Frame) (templates.Page, error) {
				recorded, err := a.finding(c)
				if err != nil {
					return nil, err
				}
				if f.Stale {
					typed.Version = recorded.Version
				}
				return a.findingForm(c, f, typed, templates.QuoteForm{}, &recorded)
			})
		})
	}
	return a.redirect(c, findingPath(c, id), msgFindingSaved)
}

// findingWithdrawAsk asks before a finding is stated no more.
func (a *App) findingWithdrawAsk(c *gin.Context) error {
	f, err := a.finding(c)
	if err != nil {
		return err
	}
	d, err := a.Store.DiagnosticOf(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return err
	}
	return a.ok(c, templates.Confirm{
		Frame: findingFrame(c, a.frame(c, msgFindingWithdraw)), Question: findingQuestion(f), Consequences: findingConsequences(f, submitted(d)),
		Action: c.Request.URL.Path, Button: msgFindingWithdraw, Back: findingPath(c, f.ID), Version: f.Version,
	})
}

// findingWithdraw states a finding no more: the page before said all that it does.
func (a *App) findingWithdraw(c *gin.Context) error {
	typed, err := form[templates.FindingForm](c)
	if err != nil {
		return err
	}
	id, err := id[governance.FindingID](c, "id")
	if err != nil {
		return err
	}
	err = a.Store.WithdrawFinding(c.Request.Context(), visitOf(c).actor, id, typed.Version, typed.Confirmed == "oui")
	if err != nil {
		return a.withdrawing(c, err, findingPath(c, id), func() error { return a.findingAgain(c, id, err, templates.QuoteForm{}) })
	}
	return a.redirect(c, findingPath(c, id), msgFindingWithdrawn)
}

// findingAgain shows a finding once more, with what is wrong.
func (a *App) findingAgain(c *gin.Context, id governance.FindingID, err error, typed templates.QuoteForm) error {
	if isStale(err) {
		err = governance.Fail(governance.Conflict, msgFindingMoved)
	}
	return a.again(c, err, navFindings, func(f templates.Frame) (templates.Page, error) {
		return a.findingPage(c, &f, id, typed)
	})
}
