package handlers

import (
	"net/http"
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) sectionRoutes(r routes) {
	r.inside.get("/diagnostic/rubriques/:code", a.sectionShow)
	r.inside.get("/diagnostic/rubriques/:code/comparaison", a.sectionCompare)
	r.inside.get("/diagnostic/rubriques/:code/versions/:n", a.sectionRevision)
	r.inside.get("/diagnostic/rubriques/:code/textes/:id", a.sectionLate)
	write := r.inside.may(governance.WriteDiagnostic)
	write.get("/diagnostic/rubriques/:code/modifier", a.sectionEdit)
	write.post("/diagnostic/rubriques/:code/modifier", a.sectionSave)
	write.post("/diagnostic/rubriques/:code/versions/:n/retablir", a.sectionRestore)
}

// sectionPath is the address of a section.
func sectionPath(c *gin.Context, code string) string { return diagnosticPath(c) + "/rubriques/" + code }

// sectionFrame is the frame of a page below a section.
func (a *App) sectionFrame(c *gin.Context, title string, s governance.Section) templates.Frame {
	return a.diagnosticFrame(c, title, templates.Link{Label: headingOf(s), Path: sectionPath(c, s.Code)})
}

func headingOf(s governance.Section) string { return governance.SectionTitle(s.Code, s.Title) }

// sectionShow shows one section and its history.
func (a *App) sectionShow(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	s, err := a.Store.Section(ctx, v.actor, c.Param("code"))
	if err != nil {
		return err
	}
	after, before := cursor[governance.SectionID](c, "apres"), cursor[governance.SectionID](c, "avant")
	history, err := a.Store.History(ctx, v.actor, s.ID, int(min(after, maxNumber)), int(min(before, maxNumber)))
	if err != nil {
		return err
	}
	path := sectionPath(c, s.Code)
	content := governance.NewDiagnosticContent(0, []governance.Section{s.Section}, s.Findings, nil)
	page := templates.SectionShow{
		Frame: a.diagnosticFrame(c, headingOf(s.Section)), Heading: headingOf(s.Section), Purpose: purposeOf(s.Code),
		Author: s.Author, Version: s.Version, Previous: s.Version - 1, Compare: path + "/comparaison",
		Choices: versionChoices(s.Version), Pages: neighbours(c, path, int64(history.Previous), int64(history.Next)),
	}
	text := a.documentText(coordinationPath(v.coordination), content, true)
	page.Section, page.Sources = text.Sections[0], text.Sources
	if s.WrittenAt != nil {
		page.At = *s.WrittenAt
	}
	page.History, page.Late = historyLines(path, history.Lines), lateLines(path, s.Late)
	if v.actor.May(governance.WriteDiagnostic) && s.Diagnostic.Open() {
		page.Section.Edit = path + "/modifier"
		page.Add = coordinationPath(v.coordination) + "/constats/nouveau?rubrique=" + s.Code
	}
	if v.actor.May(governance.ReadJournal) {
		page.Journal = coordinationPath(v.coordination) + "/journal?objet=section-" + number(s.ID)
	}
	return a.ok(c, page)
}

// purposeOf says what belongs in a section.
func purposeOf(code string) string {
	chapter, _ := governance.ChapterOf(code)
	return chapter.Purpose
}

// maxChoices is how many versions the comparison offers: any other is reached
// from its own line.
const maxChoices = 100

// versionChoices are the versions to compare, the last one first.
func versionChoices(last int) []templates.Option {
	var options []templates.Option
	for n := last; n >= 0 && n > last-maxChoices; n-- {
		options = append(options, templates.Option{Value: strconv.Itoa(n), Label: versionChoice(n)})
	}
	return options
}

// sectionEdit shows the form in which a section is written.
func (a *App) sectionEdit(c *gin.Context) error {
	s, err := a.Store.Section(c.Request.Context(), visitOf(c).actor, c.Param("code"))
	if err != nil {
		return err
	}
	if _, closed := s.Diagnostic.Amend(true); closed != nil {
		return closed
	}
	return a.ok(c, a.sectionForm(c, a.sectionFrame(c, headingOf(s.Section), s.Section), s, templates.SectionForm{Body: s.Body, Version: s.Version}))
}

func (a *App) sectionForm(c *gin.Context, f templates.Frame, s model.SectionPage, typed templates.SectionForm) templates.Page {
	chapter, _ := governance.ChapterOf(s.Code)
	return templates.SectionEdit{
		Frame: f, Heading: headingOf(s.Section), Purpose: chapter.Purpose, Mandatory: s.Mandatory, Questions: chapter.Questions,
		Form: typed, Submitted: submitted(s.Diagnostic), Back: sectionPath(c, s.Code),
	}
}

// sectionSave saves a text. One that comes too late is shown beside the one
// that was saved first, with a text that holds both.
func (a *App) sectionSave(c *gin.Context) error {
	typed, err := form[templates.SectionForm](c)
	if err != nil {
		return err
	}
	v, code := visitOf(c), c.Param("code")
	saved, err := a.Store.SaveSection(c.Request.Context(), v.actor, model.SectionEdit{
		Code: code, Base: typed.Version, Body: typed.Body, Withdraw: typed.Confirmed == "oui",
	})
	if saved.Late != 0 {
		return a.lateShow(c, saved.Late, http.StatusConflict)
	}
	if err != nil {
		return a.withdrawing(c, err, sectionPath(c, code), func() error { return a.sectionAgain(c, err, typed) })
	}
	return a.redirect(c, sectionPath(c, code), msgSectionSaved)
}

// sectionAgain shows the form once more, with what is wrong.
func (a *App) sectionAgain(c *gin.Context, err error, typed templates.SectionForm) error {
	s, failed := a.Store.Section(c.Request.Context(), visitOf(c).actor, c.Param("code"))
	if failed != nil {
		return failed
	}
	return a.again(c, err, headingOf(s.Section), func(f templates.Frame) (templates.Page, error) {
		f = below(c, f, templates.Link{Label: headingOf(s.Section), Path: sectionPath(c, s.Code)})
		return a.sectionForm(c, f, s, typed), nil
	})
}

// sectionLate shows a text that came too late, beside that of today.
func (a *App) sectionLate(c *gin.Context) error {
	late, err := id[governance.LateTextID](c, "id")
	if err != nil {
		return err
	}
	return a.lateShow(c, late, http.StatusOK)
}

func (a *App) lateShow(c *gin.Context, id governance.LateTextID, status int) error {
	v := visitOf(c)
	late, err := a.Store.Late(c.Request.Context(), v.actor, c.Param("code"), id)
	if err != nil {
		return err
	}
	path := sectionPath(c, late.Code)
	page := templates.SectionMerge{
		Frame: a.sectionFrame(c, msgTwoTexts, late.Section), Heading: headingOf(late.Section), Mine: late.Text.AuthorID == v.actor.PersonID,
		Saved: templates.SectionText{
			Author: late.Author, Label: versionLabel(late.Version), Changes: changesOf(late.Base, late.Body),
		},
		Late: templates.SectionText{
			Author: late.Text.Author, At: late.Text.CreatedAt, Label: writtenFrom(late.Text.Base), Changes: changesOf(late.Base, late.Text.Body),
		},
		Form: templates.SectionForm{Body: late.Merged.Text, Version: late.Version}, Back: path,
	}
	if late.WrittenAt != nil {
		page.Saved.At = *late.WrittenAt
	}
	for _, p := range late.Merged.Passages {
		page.Passages = append(page.Passages, templates.SectionPassage{Theirs: p.Theirs, Mine: p.Mine})
	}
	if v.actor.May(governance.WriteDiagnostic) && late.Diagnostic.Open() {
		page.Action = path + "/modifier"
	}
	return a.show(c, status, page)
}

// changesOf are the differences between two texts.
func changesOf(before, after string) []templates.SectionChange {
	var list []templates.SectionChange
	for _, ch := range governance.DiffWords(before, after) {
		list = append(list, templates.SectionChange{
			Removed: ch.Kind == governance.TextRemoved, Added: ch.Kind == governance.TextAdded, Text: ch.Text,
		})
	}
	return list
}
