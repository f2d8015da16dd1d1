package handlers

import (
	"errors"
	"net/url"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// document is a document of a meeting, and where it is: number tells apart
// those of which there are several.
type document struct {
	kind   governance.MinutesKind
	path   string
	title  string
	number int
}

// The documents of a meeting. The long one keeps its address whichever its body
// writes, a compte rendu or a procès-verbal: what is printed on paper leads
// there for ever.
var (
	decisionLog = document{kind: governance.DecisionLog, path: "releve", title: titleLog}
	minutes     = document{kind: governance.SummaryMinutes, path: "compte-rendu", title: titleMinutes}
)

// key is how the store knows the document.
func (d document) key(m governance.MeetingID) model.DocumentKey {
	return model.DocumentKey{MeetingID: m, Kind: d.kind, Number: d.number}
}

// pdf is the address of its file.
func (d document) pdf(c governance.Coordination, m governance.MeetingID) string {
	if d.number > 0 {
		return d.at(c, m) + "/document.pdf"
	}
	return d.at(c, m) + ".pdf"
}

func (a *App) minutesRoutes(r routes) {
	keep := r.inside.may(governance.KeepMeetings)
	for _, d := range []document{decisionLog, minutes} {
		at := "/seances/:id/" + d.path
		r.inside.get(at, a.about(d, a.minutesShow))
		r.inside.get(at+".pdf", a.about(d, a.minutesPDF))
		r.inside.get(at+"/lecture", a.about(d, a.minutesRead))
		r.inside.get(at+"/preuve.json", a.about(d, a.minutesProof))
		r.inside.get(at+"/signer", a.about(d, a.minutesSigning))
		r.inside.post(at+"/signer", a.about(d, a.minutesSign))
		keep.post(at+"/sceller", a.about(d, a.minutesSeal))
	}
	keep.get("/seances/:id/compte-rendu/points/:point", a.proseEdit)
	keep.post("/seances/:id/compte-rendu/points/:point", a.proseSave)
	keep.post("/seances/:id/compte-rendu/circulation", a.minutesStep(a.Store.CirculateMinutes, msgCirculated))
	keep.post("/seances/:id/compte-rendu/reprise", a.minutesStep(a.Store.WithdrawMinutes, msgWithdrawn))
	keep.get("/seances/:id/compte-rendu/approbation", a.approvalAsk)
	keep.post("/seances/:id/compte-rendu/approbation", a.approvalSave)
	r.inside.get("/seances/:id/compte-rendu/reserve", a.reserveAsk)
	r.inside.post("/seances/:id/compte-rendu/reserve", a.reserveSave)
	a.attachedRoutes(r)
	a.delegationRoutes(r)
	a.proposalRoutes(r)
	a.publicationRoutes(r)
	a.archiveRoutes(r)
	r.public.get("/verifier", a.verifyCode)
	r.public.post("/verifier", a.verifyFile)
}

// about gives a handler the document that its address names.
func (a *App) about(d document, do func(*gin.Context, document, governance.MeetingID) error) func(*gin.Context) error {
	return func(c *gin.Context) error {
		meeting, err := id[governance.MeetingID](c, "id")
		if err != nil {
			return err
		}
		return do(c, d, meeting)
	}
}

func (d document) at(c governance.Coordination, m governance.MeetingID) string {
	if d.number > 0 {
		return meetingPath(c, m) + "/" + d.path + "/" + number(int64(d.number))
	}
	return meetingPath(c, m) + "/" + d.path
}

// minutesShow shows a document as it will be, under a bar that says where it
// stands. Before the meeting closes there is nothing to show yet.
func (a *App) minutesShow(c *gin.Context, d document, meeting governance.MeetingID) error {
	v := visitOf(c)
	m, err := a.Store.MeetingDocument(c.Request.Context(), v.actor, d.key(meeting))
	page := templates.MinutesShow{Frame: a.frame(c, titleOf(d, m)), Tabs: minutesTabs(v.coordination, meeting, d, m.Rules.LongMinutes())}
	if governance.CodeOf(err) == governance.Conflict {
		page.Empty = templates.Empty{Title: d.title, Text: msgNotWritten, Step: templates.Link{Label: msgToMeeting, Path: meetingPath(v.coordination, meeting)}}
		return a.ok(c, page)
	}
	if err != nil {
		return err
	}
	page.Paper = templates.MinutesPaper(m.Content, a.evidence(c, d, m))
	page.Crumbs = append(page.Crumbs, minutesCrumbs(v.coordination, m)...)
	a.minutesBar(c, &page, d, m)
	return a.ok(c, page)
}

// evidence is what surrounds the content of a document.
func (a *App) evidence(c *gin.Context, d document, m model.MinutesRecord) templates.MinutesEvidence {
	return evidence(a.Store, a.Base, a.Demo != nil, visitOf(c).coordination, d, m)
}

func evidence(
	store *model.Store, base *url.URL, demo bool, c governance.Coordination, d document, m model.MinutesRecord,
) templates.MinutesEvidence {
	sealer, nothing := store.Sealer()
	e := templates.MinutesEvidence{
		State: m.State, ContentHash: m.ContentHash, Signatures: m.Signatures, Zone: c.Zone(), Code: m.Token,
		Verify: base.JoinPath("verifier").String(), Reading: base.JoinPath(d.at(c, m.MeetingID), "lecture").String(),
		Sealer: sealer, Retention: wordRetention, Demo: demo || nothing, IssuedAt: printedAt(m), Stamped: stamped(store, m), Rules: m.Rules.Sentences(),
	}
	if p := m.Around.Paper; p != nil {
		signed := p.Signature()
		e.OnPaper = &signed
	}
	if m.Kind == governance.PublicExtract {
		e.Reading = base.JoinPath(publicationsPath(c.Slug), m.Token).String()
	}
	for _, l := range m.Around.Errata() {
		e.Errata = append(e.Errata, erratumWords(l, c))
	}
	return e
}

// stamped tells whether the seal of a document carries a proof of its time, or
// will.
func stamped(store *model.Store, m model.MinutesRecord) bool {
	if m.Issue.Token == "" {
		return store.Stamps()
	}
	return !m.Issue.StampedAt.IsZero()
}

// printedAt dates a printed document by what it tells, never by the clock: the
// same document has the same bytes.
func printedAt(m model.MinutesRecord) time.Time {
	if !m.SignedAt.IsZero() {
		return m.SignedAt
	}
	return m.CreatedAt
}

// minutesRead is the accessible page: the same content as the PDF.
func (a *App) minutesRead(c *gin.Context, d document, meeting governance.MeetingID) error {
	v := visitOf(c)
	m, err := a.Store.MeetingDocument(c.Request.Context(), v.actor, d.key(meeting))
	if err != nil {
		return err
	}
	frame := a.frame(c, titleOf(d, m))
	frame.Crumbs = append(frame.Crumbs, minutesCrumbs(v.coordination, m)...)
	return a.ok(c, templates.MinutesReading{
		Frame: frame, Paper: templates.MinutesPaper(m.Content, a.evidence(c, d, m)),
		PDF: d.pdf(v.coordination, meeting), Back: d.at(v.coordination, meeting),
	})
}

// minutesSigning shows the statement that the person is about to make, and the
// whole text it is about.
func (a *App) minutesSigning(c *gin.Context, d document, meeting governance.MeetingID) error {
	page, err := a.signPage(c, a.frame(c, msgSign), d, meeting)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) signPage(c *gin.Context, f templates.Frame, d document, meeting governance.MeetingID) (templates.MinutesSign, error) {
	v := visitOf(c)
	page := templates.MinutesSign{Frame: f, Back: d.at(v.coordination, meeting), Login: a.loginRows(c)}
	m, err := a.Store.MeetingDocument(c.Request.Context(), v.actor, d.key(meeting))
	if err != nil {
		return page, err
	}
	by, err := m.Awaiting(v.actor.PersonID, v.today)
	if err != nil {
		return page, err
	}
	if err := m.Signable(); err != nil {
		return page, err
	}
	page.Paper = templates.MinutesPaper(m.Content, a.evidence(c, d, m))
	page.Crumbs = append(page.Crumbs, minutesCrumbs(v.coordination, m)...)
	page.Statement = by.Statement(m.Content.Header.Words(), m.ContentHash)
	page.Button = msgSign + " " + by.Quality()
	page.Form.ContentHash = m.ContentHash
	return page, nil
}

// signingLogin is what the provider said at this login.
func (a *App) signingLogin(c *gin.Context) governance.SigningLogin {
	ctx := c.Request.Context()
	return governance.SigningLogin{
		ACR: a.Sessions.GetString(ctx, keyACR), AMR: wordsOf(a.Sessions.GetString(ctx, keyAMR)),
		At: time.Unix(a.Sessions.GetInt64(ctx, keyLoginAt), 0).UTC(),
	}
}

func (a *App) minutesSign(c *gin.Context, d document, meeting governance.MeetingID) error {
	sent, err := form[templates.SignForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	state, err := a.Store.SignMinutes(c.Request.Context(), v.actor, model.MinutesSigning{
		MeetingID: meeting, Kind: d.kind, Number: d.number, Login: a.signingLogin(c), ShownHash: sent.ContentHash, Confirmed: sent.Confirm == "oui",
	})
	if err != nil {
		return a.again(c, err, msgSign, func(f templates.Frame) (templates.Page, error) {
			return a.signPage(c, f, d, meeting)
		})
	}
	flash := msgSigned
	if state == governance.MinutesToSeal {
		if flash, err = a.sealed(c, d, meeting); err != nil {
			return err
		}
	}
	return a.redirect(c, d.at(v.coordination, meeting), flash)
}

// sealed has a document sealed that everyone has signed, and says what came
// of it: without a seal that works it waits, and may be tried again.
func (a *App) sealed(c *gin.Context, d document, meeting governance.MeetingID) (flash string, err error) {
	err = a.issue(c, d, meeting)
	var known *governance.Error
	switch {
	case err == nil:
		return msgSealed, nil
	case errors.As(err, &known) && known.Code == governance.Conflict:
		a.Log.Warn("minutes wait to be sealed", "meeting", int64(meeting), "kind", string(d.kind), "err", err)
		return known.Message, nil
	}
	return "", err
}

func (a *App) minutesSeal(c *gin.Context, d document, meeting governance.MeetingID) error {
	flash, err := a.sealed(c, d, meeting)
	if err != nil {
		return err
	}
	return a.redirect(c, d.at(visitOf(c).coordination, meeting), flash)
}

// issue prints a document and gives it to the store, which seals and keeps it.
func (a *App) issue(c *gin.Context, d document, meeting governance.MeetingID) error {
	ctx, v := c.Request.Context(), visitOf(c)
	m, err := a.Store.MeetingDocument(ctx, v.actor, d.key(meeting))
	if err != nil {
		return err
	}
	printed, err := a.printed(c, d, m)
	if err != nil {
		return err
	}
	actor := v.actor
	actor.Key = "" // the key of the form is that of the signature
	return a.Store.IssueMinutes(ctx, actor, toSeal(m, printed))
}

// minutesStep takes the minutes one step further.
func (a *App) minutesStep(step storeAction[governance.MeetingID], flash string) func(*gin.Context) error {
	return a.about(minutes, func(c *gin.Context, d document, meeting governance.MeetingID) error {
		v := visitOf(c)
		if err := step(c.Request.Context(), v.actor, meeting); err != nil {
			return err
		}
		return a.redirect(c, d.at(v.coordination, meeting), flash)
	})
}

// holds tells whether a signature is good for the document.
func holds(m model.MinutesRecord, s governance.Signature) bool { return seal.Holds(s, m.ContentHash) }
