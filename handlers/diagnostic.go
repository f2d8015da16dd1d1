package handlers

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) diagnosticRoutes(r routes) {
	r.inside.get("/diagnostic", a.diagnosticShow)
	r.inside.get("/diagnostic/versions/:n", a.diagnosticVersion)
	submit := r.inside.may(governance.SubmitDiagnostic)
	submit.post("/diagnostic/ouvrir", a.diagnosticOpen)
	submit.get("/diagnostic/soumettre", a.diagnosticSubmitAsk)
	submit.post("/diagnostic/soumettre", a.diagnosticSubmit)
	submit.get("/diagnostic/retirer", a.diagnosticWithdrawAsk)
	submit.post("/diagnostic/retirer", a.diagnosticWithdraw)
	a.sectionRoutes(r)
	a.findingRoutes(r)
	a.indicatorRoutes(r)
}

// diagnosticPath is the address of the diagnostic.
func diagnosticPath(c *gin.Context) string {
	return coordinationPath(visitOf(c).coordination) + "/diagnostic"
}

// diagnosticFrame is the frame of a page below the diagnostic.
func (a *App) diagnosticFrame(c *gin.Context, title string, way ...templates.Link) templates.Frame {
	return below(c, a.frame(c, title), way...)
}

// below adds to a frame the way to the diagnostic, and further.
func below(c *gin.Context, f templates.Frame, way ...templates.Link) templates.Frame {
	f.Crumbs = append(append(f.Crumbs, templates.Link{Label: navDiagnostic, Path: diagnosticPath(c)}), way...)
	return f
}

// diagnosticShow shows the diagnostic as it stands.
func (a *App) diagnosticShow(c *gin.Context) error {
	page, err := a.diagnosticPage(c, a.frame(c, navDiagnostic))
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) diagnosticPage(c *gin.Context, f templates.Frame) (templates.Page, error) {
	v := visitOf(c)
	text, err := a.Store.DiagnosticText(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	home, path := coordinationPath(v.coordination), diagnosticPath(c)
	page := templates.DiagnosticShow{
		Frame: f, Number: text.Number, Next: text.Number + 1, Findings: home + "/constats", Indicators: home + "/indicateurs",
	}
	nextSteps(&page, v.actor, text, home)
	if text.ID == 0 {
		return page, nil
	}
	content := text.Content(a.Atlas)
	page.State, page.Story, page.Progress = diagnosticTag(text.State), diagnosticStory(text.Diagnostic, v.coordination.Zone()), writtenSoFar(content)
	page.Text = a.documentText(home, content, true)
	page.Text.Cover = coverRows(content)
	tellSections(&page.Text, text, path, v.actor.May(governance.WriteDiagnostic), v.coordination.Zone())
	for _, d := range text.Versions {
		page.Versions = append(page.Versions, versionLine(path, d, v.coordination.Zone()))
	}
	return page, nil
}

// nextSteps says what a version lacks, and what the actor may do with it.
func nextSteps(page *templates.DiagnosticShow, actor governance.Actor, text model.DiagnosticText, home string) {
	runs, writes := actor.May(governance.SubmitDiagnostic), actor.May(governance.WriteDiagnostic)
	path := home + "/diagnostic"
	if text.State == governance.DiagnosticDraft {
		page.Missing = missingLinks(home, text.Missing(), writes)
		page.Complete = len(page.Missing) == 0
	}
	if writes && text.Open() {
		page.AddFinding = page.Findings + "/nouveau"
	}
	switch {
	case !runs:
	case !text.Open():
		page.Open = path + "/ouvrir"
	case text.State == governance.DiagnosticSubmitted:
		page.Withdraw = path + "/retirer"
	case page.Complete:
		page.Submit = path + "/soumettre"
	}
}

// missingLinks are what a version lacks, each with where it is mended; whoever
// may not write only reads them.
func missingLinks(home string, missing governance.Problems, writes bool) []templates.Link {
	var links []templates.Link
	for _, m := range missing {
		l := templates.Link{Label: m.Message}
		if writes {
			l.Path = home + m.Link
		}
		links = append(links, l)
	}
	return links
}

// versionLine is a version among the others.
func versionLine(path string, d governance.Diagnostic, zone zone) templates.DiagnosticLine {
	l := templates.DiagnosticLine{Number: d.Number, State: diagnosticTag(d.State), Story: diagnosticStory(d, zone)}
	if d.ContentHash != "" {
		l.Path = path + "/versions/" + number(int64(d.Number))
	}
	return l
}

// diagnosticVersion shows a version as it was submitted.
func (a *App) diagnosticVersion(c *gin.Context) error {
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil || n <= 0 || n > maxNumber {
		return governance.Fail(governance.NotFound, msgNotFound)
	}
	v := visitOf(c)
	d, err := a.Store.DiagnosticVersion(c.Request.Context(), v.actor, n)
	if err != nil {
		return err
	}
	home := coordinationPath(v.coordination)
	page := templates.DiagnosticVersion{
		Frame: a.diagnosticFrame(c, versionLabel(n)), Number: n, State: diagnosticTag(d.State), Hash: grouped(d.ContentHash),
		Rows: append(coverRows(d.Content), frozenRows(d, v.coordination.Zone())...), Text: a.documentText(home, d.Content, true), Back: diagnosticPath(c),
	}
	if d.Decision != "" {
		page.Decision = templates.Link{Label: d.Decision, Path: home + "/decisions/" + number(d.DecisionID)}
	}
	return a.ok(c, page)
}

// maxNumber bounds the numbers that addresses carry: those of PostgreSQL's int.
const maxNumber = 1<<31 - 1

// grouped parts a hash into groups between which a line may break.
func grouped(hash string) []string {
	var groups []string
	for chunk := range slices.Chunk([]byte(hash), 8) {
		groups = append(groups, string(chunk))
	}
	return groups
}

// diagnosticOpen opens the next version.
func (a *App) diagnosticOpen(c *gin.Context) error {
	_, err := a.Store.OpenDiagnostic(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return a.diagnosticAgain(c, err)
	}
	return a.redirect(c, diagnosticPath(c), msgDiagnosticOpened)
}

// diagnosticAgain shows the diagnostic with what could not be done, each
// problem leading to where it is mended.
func (a *App) diagnosticAgain(c *gin.Context, err error) error {
	if isStale(err) {
		err = governance.Fail(governance.Conflict, msgDiagnosticMoved)
	}
	home := coordinationPath(visitOf(c).coordination)
	return a.again(c, err, navDiagnostic, func(f templates.Frame) (templates.Page, error) {
		for i, p := range f.Problems {
			told := *p
			if p.Link != "" {
				told.Link = home + p.Link
			}
			f.Problems[i] = &told
		}
		return a.diagnosticPage(c, f)
	})
}

// diagnosticSubmitAsk asks before the last version is submitted.
func (a *App) diagnosticSubmitAsk(c *gin.Context) error {
	return a.askAboutDiagnostic(c, msgDiagnosticSubmit, submitConsequences)
}

// diagnosticWithdrawAsk asks before a submitted version is taken back.
func (a *App) diagnosticWithdrawAsk(c *gin.Context) error {
	return a.askAboutDiagnostic(c, msgDiagnosticWithdraw, withdrawConsequences)
}

func (a *App) askAboutDiagnostic(c *gin.Context, button string, consequences func() []string) error {
	d, err := a.Store.DiagnosticOf(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return err
	}
	if d.ID == 0 {
		return governance.Fail(governance.NotFound, msgNotFound)
	}
	return a.ok(c, templates.Confirm{
		Frame: a.diagnosticFrame(c, button), Question: questionOf(button, d.Number), Consequences: consequences(),
		Action: c.Request.URL.Path, Button: button, Back: diagnosticPath(c), Version: d.Version,
	})
}

// diagnosticSubmit submits the last version to the committee.
func (a *App) diagnosticSubmit(c *gin.Context) error {
	return a.onDiagnostic(c, a.Store.SubmitDiagnostic, msgDiagnosticSubmitted)
}

// diagnosticWithdraw takes back a submitted version.
func (a *App) diagnosticWithdraw(c *gin.Context) error {
	return a.onDiagnostic(c, a.Store.WithdrawDiagnostic, msgDiagnosticWithdrawn)
}

// onDiagnostic does something to the last version, read at a version of its row.
func (a *App) onDiagnostic(
	c *gin.Context, do func(context.Context, governance.Actor, governance.DiagnosticID, int) error, done string,
) error {
	typed, err := form[templates.SectionForm](c)
	if err != nil {
		return err
	}
	ctx, v := c.Request.Context(), visitOf(c)
	d, err := a.Store.DiagnosticOf(ctx, v.actor)
	if err != nil {
		return err
	}
	if err := do(ctx, v.actor, d.ID, typed.Version); err != nil {
		return a.diagnosticAgain(c, err)
	}
	return a.redirect(c, diagnosticPath(c), done)
}

// withdrawing asks for a confirmation when a change would withdraw the version
// that was submitted (D5): what was typed waits on the page. Other errors go
// to otherwise.
func (a *App) withdrawing(c *gin.Context, err error, back string, otherwise func() error) error {
	problems := governance.ProblemsOf(err)
	if len(problems) == 0 || problems[0].Field != governance.FieldWithdraw {
		return otherwise()
	}
	version, _ := strconv.Atoi(c.PostForm("version")) // none is none
	page := templates.Confirm{
		Frame: a.diagnosticFrame(c, msgAmendTitle), Question: msgAmendQuestion, Consequences: amendConsequences(problems[0].Message),
		Action: c.Request.URL.Path, Button: msgAmendButton, Back: back, Version: version,
	}
	for _, name := range slices.Sorted(maps.Keys(c.Request.PostForm)) {
		if slices.Contains([]string{"cle", "version", "confirme"}, name) {
			continue
		}
		for _, value := range c.Request.PostForm[name] {
			page.Hidden = append(page.Hidden, templates.Row{Label: name, Value: clean(value)})
		}
	}
	return a.show(c, http.StatusConflict, page)
}

// submitted is the number of the version that a change would withdraw, or zero.
func submitted(d governance.Diagnostic) int {
	if d.State == governance.DiagnosticSubmitted {
		return d.Number
	}
	return 0
}

// tellSections adds to the sections of the document who wrote last, and where
// each is written.
func tellSections(t *templates.DiagnosticText, text model.DiagnosticText, path string, writes bool, zone zone) {
	for i, s := range text.Sections {
		section := &t.Sections[i]
		section.Path = path + "/rubriques/" + s.Code
		section.State = sectionTag(s.Section)
		if s.WrittenAt != nil {
			section.Written = writtenBy(s.Author, *s.WrittenAt, zone)
		}
		if writes && text.Open() {
			section.Edit = section.Path + "/modifier"
		}
	}
}
