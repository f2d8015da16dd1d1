package handlers

import (
	"net/url"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) convocationRoutes(r routes) {
	r.public.get("/convocation/:jeton", a.replyShow)
	r.public.post("/convocation/:jeton", a.replyAnswer)
	r.public.get("/convocation/:jeton/documents/:fichier", a.replyFile)
	manage := r.inside.may(governance.ManageMeetings)
	manage.get("/seances/:id/convocation", a.convocationShow)
	manage.post("/seances/:id/convocation", a.convocationSend)
	manage.post("/seances/:id/convocation/complement", a.convocationMore)
	manage.post("/seances/:id/convocation/papier", a.convocationOnPaper)
	manage.post("/seances/:id/convocation/:convocation/remise", a.convocationHand)
	manage.get("/seances/:id/convocation/:convocation/reponse", a.recordShow)
	manage.post("/seances/:id/convocation/:convocation/reponse", a.recordReply)
	manage.post("/seances/:id/convocation/:convocation/revocation", a.recordRevoke)
}

// convocationShow shows what is about to be sent, or what was and what came back.
func (a *App) convocationShow(c *gin.Context) error {
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	page, err := a.convocationPage(c, a.frame(c, titleCalls), m, "")
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) convocationPage(c *gin.Context, f templates.Frame, m model.MeetingRecord, reason string) (templates.Page, error) {
	v := visitOf(c)
	r, err := a.Store.Convocation(c.Request.Context(), v.actor, m)
	if err != nil {
		return nil, err
	}
	path := meetingPath(v.coordination, m.ID)
	page := templates.ConvocationShow{
		Frame: f, Name: m.Title, When: meetingWhen(f.Zone, m.Meeting), Notice: noticeSentence(r.Notice, m.Meeting),
		Late: m.UrgencyReason != "", Reason: reason, Version: m.Version, Agenda: m.AgendaNow, Back: path,
	}
	meetingCrumbs(&page.Frame, v.coordination, m, false)
	for _, s := range r.Vacant {
		page.Vacant = append(page.Vacant, s.SeatName())
	}
	for _, s := range r.Missing {
		page.Others = append(page.Others, calledLine(f, s))
	}
	switch m.State {
	case governance.MeetingDraft:
		a.toSend(&page, m, r, path)
		a.held(&page, m, path)
	case governance.MeetingConvened:
		page.Records, page.Forecast, page.Quorum = true, forecastSentence(r.Forecast), forecastTag(r.Forecast)
		if len(r.Missing) > 0 {
			page.CallMore = path + "/convocation/complement"
		}
	default:
		page.Others = nil
	}
	for _, s := range r.Called {
		page.Called = append(page.Called, recordLine(f, s, path, page.Records))
	}
	return page, nil
}

// toSend completes the page of a convocation that was not sent.
func (a *App) toSend(page *templates.ConvocationShow, m model.MeetingRecord, r model.ConvocationRecord, path string) {
	page.Late, page.Missing = !r.Notice.Met(), lacking(m, a.Now())
	if len(page.Missing) > 0 || len(r.Missing) == 0 {
		return
	}
	mails := map[governance.PersonID]bool{}
	hands := 0
	for _, s := range r.Missing {
		if s.Email == "" {
			hands++
			continue
		}
		mails[s.PersonID] = true
	}
	page.Send, page.Button = path+"/convocation", sendButton(len(mails), hands)
}

// calledLine is someone who sits that day.
func calledLine(f templates.Frame, s model.Called) templates.CalledLine {
	line := templates.CalledLine{Name: s.Name(), Seat: seatWords(s), How: howMail}
	if s.Example {
		line.Tags = append(line.Tags, tagExample)
	}
	switch {
	case s.Email == "" && s.SentAt.IsZero():
		line.How = howLater
	case s.Email == "":
		line.How = howHand
	}
	if !s.SentAt.IsZero() {
		line.Sent = templates.Moment(f.Zone, s.SentAt)
	}
	if words := mailProof(f.Zone, s); words != "" {
		line.Sent += words
	}
	return line
}

// recordLine is someone called, with what they answered.
func recordLine(f templates.Frame, s model.Called, path string, open bool) templates.CalledLine {
	line := calledLine(f, s)
	line.Reply, line.Bearer = replyTag(s.Reply), s.Bearer
	if !s.RepliedAt.IsZero() {
		line.Replied = templates.Moment(f.Zone, s.RepliedAt)
	}
	if !open {
		return line
	}
	line.Record = path + "/convocation/" + number(s.ID) + "/reponse"
	if s.SentAt.IsZero() {
		line.Hand = path + "/convocation/" + number(s.ID) + "/remise"
	}
	return line
}

// convocationForm is what the page of a convocation sends.
type convocationForm struct {
	UrgencyReason string `form:"urgency_reason"`
	Agenda        string `form:"agenda"`
	Version       int    `form:"version"`
}

// convocationSend convenes the meeting.
func (a *App) convocationSend(c *gin.Context) error {
	typed, err := form[convocationForm](c)
	if err != nil {
		return err
	}
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	print, err := a.agendaToSend(c, m, typed.UrgencyReason)
	if err != nil {
		return err
	}
	err = a.Store.ConveneWith(c.Request.Context(), v.actor, m.ID, typed.Version, typed.Agenda, typed.UrgencyReason, print)
	if err != nil {
		return a.again(c, err, titleCalls, func(f templates.Frame) (templates.Page, error) {
			return a.convocationPage(c, f, m, typed.UrgencyReason)
		})
	}
	return a.redirect(c, meetingPath(v.coordination, m.ID)+"/convocation", msgConvened)
}

// convocationMore calls those who were not.
func (a *App) convocationMore(c *gin.Context) error {
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.CallMissing(c.Request.Context(), v.actor, meeting); err != nil {
		return err
	}
	return a.redirect(c, meetingPath(v.coordination, meeting)+"/convocation", msgCalledMore)
}

// convocationHand records that one was given by hand.
func (a *App) convocationHand(c *gin.Context) error {
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	convocation, err := id[governance.ConvocationID](c, "convocation")
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.HandOver(c.Request.Context(), v.actor, meeting, convocation); err != nil {
		return err
	}
	return a.redirect(c, meetingPath(v.coordination, meeting)+"/convocation", msgHandedOver)
}

// replyShow shows a personal link. Opening it changes nothing.
func (a *App) replyShow(c *gin.Context) error {
	c.Header("Cache-Control", "no-store") // its address is a secret
	p, err := a.Store.ReplyPage(c.Request.Context(), c.Param("jeton"))
	if err != nil {
		return err
	}
	return a.ok(c, a.replyPage(c, a.frame(c, titleReply), p, templates.ReplyForm{}))
}

// replyFile gives a document of the agenda to the holder of a personal link.
func (a *App) replyFile(c *gin.Context) error {
	if err := allowed(a.Limits.Checks, c.ClientIP()); err != nil {
		return err
	}
	c.Header("Cache-Control", "no-store") // its address is a secret
	file, content, err := a.Store.LinkFile(c.Request.Context(), c.Param("jeton"), c.Param("fichier"))
	if err != nil {
		return err
	}
	return serveFile(c, file, content)
}

// replyPath is the address of the personal link that is open.
func replyPath(c *gin.Context) string { return "/convocation/" + url.PathEscape(c.Param("jeton")) }

// replyPage makes the page of a personal link, with what was typed.
func (a *App) replyPage(c *gin.Context, f templates.Frame, p model.ReplyPage, typed templates.ReplyForm) templates.Page {
	f.Zone = p.Zone()
	page := templates.ReplyShow{
		Frame: f, Name: p.Name, Coordination: p.Coordination, Meeting: p.Title, Agenda: agendaList(p.MeetingRecord, replyPath(c)+"/documents", ""),
		Rows: append([]templates.Row{{Label: labelWhen, Value: meetingWhen(f.Zone, p.Meeting)}}, meetingRows(p.MeetingRecord)...),
	}
	if err := p.Open(a.Now()); err != nil {
		page.Refused = err.Error()
		return page
	}
	if p.AgendaFile != "" {
		page.Print = replyPath(c) + "/documents/" + p.AgendaFile
	}
	if p.State != governance.MeetingConvened {
		page.Refused = closedReply(p.State)
		return page
	}
	page.Form = replyTo(p.Seats, p.Bearers, typed, replyPath(c))
	return page
}

// replyAnswer records what the holder of a personal link answers.
func (a *App) replyAnswer(c *gin.Context) error {
	ctx, secret := c.Request.Context(), c.Param("jeton")
	typed, err := form[templates.ReplyForm](c)
	if err != nil {
		return err
	}
	p, err := a.Store.ReplyPage(ctx, secret)
	if err != nil {
		return err
	}
	if err := a.Store.ReplyByLink(ctx, secret, replyTyped(typed)); err != nil {
		return a.again(c, err, titleReply, func(f templates.Frame) (templates.Page, error) { return a.replyPage(c, f, p, typed), nil })
	}
	return a.redirect(c, replyPath(c), msgReplied)
}
