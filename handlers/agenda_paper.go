package handlers

import (
	"net/url"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/pdf"

	"github.com/gin-gonic/gin"
)

// agendaPrint gives the agenda as a PDF: a draft says that it is one.
func (a *App) agendaPrint(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	r, err := a.Store.Convocation(c.Request.Context(), visitOf(c).actor, m)
	if err != nil {
		return err
	}
	at := a.Now()
	if !m.ConvenedAt.IsZero() {
		at = m.ConvenedAt
	}
	printed, err := agendaPDF(a.Base, a.Demo != nil, at, m, r)
	if err != nil {
		return err
	}
	return a.attach(c, fileAgenda, ".pdf", typePaper, printed)
}

// agendaToSend prints the agenda as the convocation that is about to leave
// carries it.
func (a *App) agendaToSend(c *gin.Context, m model.MeetingRecord, reason string) (model.Upload, error) {
	r, err := a.Store.Convocation(c.Request.Context(), visitOf(c).actor, m)
	if err != nil {
		return model.Upload{}, err
	}
	m.State, m.ConvenedAt, m.UrgencyReason = governance.MeetingConvened, a.Now(), reason
	return a.agendaFile(m, r)
}

// agendaAgain prints the agenda of a meeting as it becomes, for those whom it
// calls now.
func (a *App) agendaAgain(c *gin.Context, m model.MeetingRecord) (model.PrintAgenda, error) {
	r, err := a.Store.Convocation(c.Request.Context(), visitOf(c).actor, m)
	return func(m model.MeetingRecord) (model.Upload, error) {
		r.Notice = governance.NoticeOf(m.Meeting, r.Rules, m.Zone(), m.ConvenedAt)
		return a.agendaFile(m, r)
	}, err
}

func (a *App) agendaFile(m model.MeetingRecord, r model.ConvocationRecord) (model.Upload, error) {
	return AgendaPrinter(a.Base, a.Demo != nil)(m, r)
}

// AgendaPrinter prints the agendas that convocations carry, where there is no
// request to answer.
func AgendaPrinter(base *url.URL, demo bool) func(model.MeetingRecord, model.ConvocationRecord) (model.Upload, error) {
	return func(m model.MeetingRecord, r model.ConvocationRecord) (model.Upload, error) {
		printed, err := agendaPDF(base, demo, m.ConvenedAt, m, r)
		return agendaUpload(m, printed), err
	}
}

func agendaUpload(m model.MeetingRecord, printed []byte) model.Upload {
	return model.Upload{Name: fileAgenda + "-" + governance.Slug(m.Committee) + "-" + templates.Number(m.Number) + ".pdf", Content: printed}
}

// agendaPDF prints the agenda of a meeting, with whom it calls, at an instant
// that the file tells.
func agendaPDF(base *url.URL, demo bool, at time.Time, m model.MeetingRecord, r model.ConvocationRecord) ([]byte, error) {
	called := r.Called
	if len(called) == 0 { // not convened yet
		called = r.Missing
	}
	sheet := templates.AgendaSheet{
		Coordination: m.Coordination, Committee: m.Committee, Meeting: m.Meeting, Chair: m.Chair, Secretary: m.Secretary,
		Notice: agendaNotice(r.Notice, m), List: agendaList(m, "", ""), Rules: r.Rules, Zone: m.Zone(), Demo: demo,
		Reply: base.JoinPath(meetingPath(governance.Coordination{Slug: m.Slug}, m.ID)).String(), Second: secondNotice(m.SecondOf),
	}
	for _, s := range called {
		sheet.Called = append(sheet.Called, templates.AgendaCalled{
			Name: s.Name(), Seat: s.SeatName(), College: s.College.Label(), Voting: s.Voting, Alternate: s.Kind == governance.Alternate,
		})
	}
	for _, s := range r.Vacant {
		sheet.Vacant = append(sheet.Vacant, s.SeatName())
	}
	paper := templates.AgendaPaper(sheet)
	printed, err := pdf.Print(paper, pdf.About{Title: paper.Title + " – " + paper.Subtitle, Author: paper.Owner, Subject: paper.Running, At: at})
	return printed.Bytes, err
}
