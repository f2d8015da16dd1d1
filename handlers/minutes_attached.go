package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) attachedRoutes(r routes) {
	keep, manage := r.inside.may(governance.KeepMeetings), r.inside.may(governance.ManageCoordination)
	for _, d := range []document{decisionLog, minutes} {
		at := "/seances/:id/" + d.path
		r.inside.get(at+"/a-signer.pdf", a.about(d, a.minutesToSign))
		keep.get(at+"/papier", a.about(d, a.paperAsk))
		keep.post(at+"/papier", a.about(d, a.paperSave))
		keep.get(at+"/erratum", a.about(d, a.erratumAsk))
		keep.post(at+"/erratum", a.about(d, a.erratumJoin))
		manage.get(at+"/publication", a.about(d, a.extractAsk))
		manage.post(at+"/publication", a.about(d, a.extractMake))
	}
	for _, kind := range []governance.MinutesKind{governance.Erratum, governance.PublicExtract} {
		at := "/seances/:id/" + attachedPath(kind) + "/:numero"
		r.inside.get(at, a.attached(kind, a.minutesShow))
		r.inside.get(at+"/document.pdf", a.attached(kind, a.minutesPDF))
		r.inside.get(at+"/lecture", a.attached(kind, a.minutesRead))
		r.inside.get(at+"/preuve.json", a.attached(kind, a.minutesProof))
		keep.post(at+"/sceller", a.attached(kind, a.minutesSeal))
	}
	r.inside.get("/seances/:id/"+attachedPath(governance.Erratum), a.about(decisionLog, a.erratumFirst))
	errata := "/seances/:id/" + attachedPath(governance.Erratum) + "/:numero"
	r.inside.get(errata+"/signer", a.attached(governance.Erratum, a.minutesSigning))
	r.inside.post(errata+"/signer", a.attached(governance.Erratum, a.minutesSign))
	r.inside.get(errata+"/a-signer.pdf", a.attached(governance.Erratum, a.minutesToSign))
	keep.get(errata+"/papier", a.attached(governance.Erratum, a.paperAsk))
	keep.post(errata+"/papier", a.attached(governance.Erratum, a.paperSave))
	keep.post(errata+"/abandon", a.attached(governance.Erratum, a.erratumDrop))
	manage.post("/seances/:id/"+attachedPath(governance.PublicExtract)+"/:numero/retrait", a.attached(governance.PublicExtract, a.extractWithdraw))
}

// attached gives a handler the erratum or the extract that its address names.
func (a *App) attached(kind governance.MinutesKind, do func(*gin.Context, document, governance.MeetingID) error) func(*gin.Context) error {
	return func(c *gin.Context) error {
		n, err := strconv.Atoi(c.Param("numero"))
		if err != nil || n <= 0 || n > maxNumber {
			return governance.Fail(governance.NotFound, msgNotFound)
		}
		d := document{kind: kind, path: attachedPath(kind), title: kind.Label() + titleN + templates.Number(n), number: n}
		return a.about(d, do)(c)
	}
}

// ask shows a small form about a document.
func (a *App) ask(c *gin.Context, title string, page func(templates.Frame) (templates.Page, error)) error {
	p, err := page(a.frame(c, title))
	if err != nil {
		return err
	}
	return a.ok(c, p)
}

// formAbout is the frame of a small form: the document, and the way back.
func (a *App) formAbout(c *gin.Context, f templates.Frame, d document, meeting governance.MeetingID) (templates.MinutesForm, model.MinutesRecord, error) {
	v := visitOf(c)
	m, err := a.Store.MeetingDocument(c.Request.Context(), v.actor, d.key(meeting))
	if err != nil {
		return templates.MinutesForm{}, m, err
	}
	page := templates.MinutesForm{Frame: f, Heading: f.Title, Lead: sentence(m.Content.Header.Words()), Back: d.at(v.coordination, meeting)}
	page.Crumbs = append(page.Crumbs, minutesCrumbs(v.coordination, m)...)
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titleOf(d, m), Path: page.Back})
	return page, m, nil
}

// question is a field of such a form.
func question(kind string, field templates.Field, with func(*templates.Field)) templates.Question {
	if with != nil {
		with(&field)
	}
	return templates.Question{Kind: kind, Field: field}
}

// erratumForm is an erratum as typed.
type erratumForm struct {
	Passage string `form:"passage"`
	Text    string `form:"text"`
	Reason  string `form:"reason"`
}

func (a *App) erratumAsk(c *gin.Context, d document, meeting governance.MeetingID) error {
	return a.ask(c, titleErratum, func(f templates.Frame) (templates.Page, error) {
		return a.erratumPage(c, f, d, meeting, erratumForm{})
	})
}

func (a *App) erratumPage(c *gin.Context, f templates.Frame, d document, meeting governance.MeetingID, typed erratumForm) (templates.Page, error) {
	page, m, err := a.formAbout(c, f, d, meeting)
	if err != nil {
		return page, err
	}
	if err := m.Correctable(); err != nil {
		return page, err
	}
	page.Text, page.Button = []string{textErratum}, msgErratum
	page.Questions = []templates.Question{
		question("input", f.Field("passage", labelPassage, typed.Passage), func(q *templates.Field) { q.Hint, q.Limit = hintPassage, 200 }),
		question("textarea", f.Field("text", labelInstead, typed.Text), func(q *templates.Field) { q.Hint, q.Limit, q.Rows = hintInstead, 5000, 6 }),
		question("textarea", f.Field("reason", labelReason, typed.Reason), func(q *templates.Field) { q.Limit, q.Rows = 5000, 3 }),
	}
	return page, nil
}

func (a *App) erratumJoin(c *gin.Context, d document, meeting governance.MeetingID) error {
	typed, err := form[erratumForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	n, err := a.Store.JoinErratum(c.Request.Context(), v.actor, model.ErratumDraft{
		Of: d.key(meeting), Correction: governance.MinutesCorrection{Passage: typed.Passage, Text: typed.Text, Reason: typed.Reason},
	})
	if err != nil {
		return a.again(c, err, titleErratum, func(f templates.Frame) (templates.Page, error) {
			return a.erratumPage(c, f, d, meeting, typed)
		})
	}
	made := document{kind: governance.Erratum, path: attachedPath(governance.Erratum), number: n}
	return a.redirect(c, made.at(v.coordination, meeting), msgErratumMade)
}

// erratumFirst leads to the erratum of a meeting that is to be read first.
func (a *App) erratumFirst(c *gin.Context, _ document, meeting governance.MeetingID) error {
	v := visitOf(c)
	n, err := a.Store.ErratumToRead(c.Request.Context(), v.actor, meeting)
	if err != nil {
		return err
	}
	first := document{kind: governance.Erratum, path: attachedPath(governance.Erratum), number: n}
	return a.redirect(c, first.at(v.coordination, meeting), "")
}

func (a *App) erratumDrop(c *gin.Context, d document, meeting governance.MeetingID) error {
	v := visitOf(c)
	if err := a.Store.DropErratum(c.Request.Context(), v.actor, d.key(meeting)); err != nil {
		return err
	}
	return a.redirect(c, meetingPath(v.coordination, meeting), msgErratumDropped)
}

// extractForm is what the coordinator chooses for a public extract.
type extractForm struct {
	Withhold     []int  `form:"withhold"`
	Voters       string `form:"voters"`
	Reservations string `form:"reservations"`
}

func (a *App) extractAsk(c *gin.Context, d document, meeting governance.MeetingID) error {
	return a.ask(c, titleExtract, func(f templates.Frame) (templates.Page, error) {
		return a.extractPage(c, f, d, meeting, extractForm{})
	})
}

func (a *App) extractPage(c *gin.Context, f templates.Frame, d document, meeting governance.MeetingID, typed extractForm) (templates.Page, error) {
	page, m, err := a.formAbout(c, f, d, meeting)
	if err != nil {
		return page, err
	}
	if err := m.Publishable(); err != nil {
		return page, err
	}
	page.Text, page.Button = []string{textExtract, textExtractNext}, msgExtract
	if items := m.Content.Agenda; len(items) > 0 {
		page.Questions = append(page.Questions, question("checkboxes", f.Field("withhold", labelWithhold, ""), func(q *templates.Field) {
			q.Optional, q.Hint, q.Checked = true, hintWithhold, []string{}
			for _, n := range typed.Withhold {
				q.Checked = append(q.Checked, strconv.Itoa(n))
			}
			for _, i := range items {
				q.Options = append(q.Options, templates.Option{Value: strconv.Itoa(i.Number), Label: templates.Number(i.Number) + ". " + i.Title})
			}
		}), question("checkbox", f.Field("voters", labelVoters, typed.Voters), nil),
			question("checkbox", f.Field("reservations", labelReservations, typed.Reservations), nil))
	}
	return page, nil
}

func (a *App) extractMake(c *gin.Context, d document, meeting governance.MeetingID) error {
	typed, err := form[extractForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	n, err := a.Store.MakeExtract(c.Request.Context(), v.actor, model.ExtractDraft{Of: d.key(meeting), Options: governance.ExtractOptions{
		Withhold: typed.Withhold, Voters: typed.Voters == yes, Reservations: typed.Reservations == yes,
	}})
	if err != nil {
		return a.again(c, err, titleExtract, func(f templates.Frame) (templates.Page, error) {
			return a.extractPage(c, f, d, meeting, typed)
		})
	}
	made := document{kind: governance.PublicExtract, path: attachedPath(governance.PublicExtract), number: n}
	flash, err := a.sealed(c, made, meeting)
	if err != nil {
		return err
	}
	if flash == msgSealed {
		flash = msgPublished
	}
	return a.redirect(c, made.at(v.coordination, meeting), flash)
}

func (a *App) extractWithdraw(c *gin.Context, d document, meeting governance.MeetingID) error {
	v := visitOf(c)
	if err := a.Store.WithdrawExtract(c.Request.Context(), v.actor, d.key(meeting)); err != nil {
		return err
	}
	return a.redirect(c, d.at(v.coordination, meeting), msgUnpublished)
}

// documentOf is where a document that was read is shown.
func documentOf(m model.MinutesRecord) document {
	switch m.Kind {
	case governance.DecisionLog:
		return decisionLog
	case governance.SummaryMinutes, governance.FullMinutes:
		return minutes
	}
	return document{kind: m.Kind, path: attachedPath(m.Kind), title: m.Content.Header.Title, number: m.Edition}
}

// attachedPath is the folder of the documents of a kind that a meeting has
// several of.
func attachedPath(k governance.MinutesKind) string {
	if k == governance.Erratum {
		return "errata"
	}
	return "extraits"
}
