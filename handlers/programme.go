package handlers

import (
	"net/url"
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/pdf"

	"github.com/gin-gonic/gin"
)

func (a *App) programmeRoutes(r routes) {
	r.inside.get("/financements/programme", a.programmeShow)
	r.inside.get("/financements/programme.pdf", a.programmePaper)
	r.inside.get("/financements/programme/:id", a.programmeEdition)
	r.inside.get("/financements/programme/:id/programme.pdf", a.programmeEditionPaper)
	r.inside.may(governance.ManageMeetings).post("/financements/programme", a.programmePut)
}

func programmePath(c governance.Coordination) string { return fundingPath(c) + "/programme" }

func programmeFrame(c *gin.Context, f templates.Frame) templates.Frame {
	f.Crumbs = append(f.Crumbs, commitmentTrail(visitOf(c).coordination)[0])
	return f
}

// programmeShow shows the programme of the years that the address asks for.
func (a *App) programmeShow(c *gin.Context) error {
	return a.programmeAsked(c, templates.ProgrammeForm{From: query(c, "from"), Years: query(c, "years")}, a.frame(c, msgProgramme))
}

func (a *App) programmeAsked(c *gin.Context, typed templates.ProgrammeForm, f templates.Frame) error {
	v := visitOf(c)
	page := templates.ProgrammeShow{Frame: programmeFrame(c, f), Form: typed, Starts: startOptions(v.today, typed.From), Lengths: lengthOptions()}
	p, err := a.Store.Programme(c.Request.Context(), v.actor, v.coordination, v.today, typed.From, typed.Years)
	if err != nil {
		if governance.CodeOf(err) != governance.Invalid {
			return err
		}
		page.Problems = governance.ProblemsOf(err)
		return a.show(c, statusOf(err), page)
	}
	page.Form = templates.ProgrammeForm{From: strconv.Itoa(p.From), Years: strconv.Itoa(p.To - p.From + 1)}
	page.Paper = templates.ProgrammePaper(templates.ProgrammeSheet{Programme: p.Programme, Demo: a.Demo != nil})
	page.Empty = len(p.Cash.Actions) == 0 && len(p.InKind.Actions) == 0
	path := programmePath(v.coordination)
	page.PDF = path + ".pdf?" + url.Values{"from": {page.Form.From}, "years": {page.Form.Years}}.Encode()
	a.programmeVote(v, p, &page)
	for _, e := range p.Editions {
		page.Editions = append(page.Editions, editionLine(v, path, e))
	}
	if len(f.Problems) > 0 {
		return a.show(c, statusOf(f.Problems[0]), page)
	}
	return a.ok(c, page)
}

// programmeVote says where the programme may be put to the vote.
func (a *App) programmeVote(v *visit, p model.ProgrammePage, page *templates.ProgrammeShow) {
	if p.Next.ID != 0 {
		page.Meeting = templates.Link{Label: p.Next.Title, Path: meetingPath(v.coordination, p.Next.ID)}
		page.There = p.Next.Has
	}
	if !v.actor.May(governance.ManageMeetings) {
		return
	}
	switch {
	case p.Next.ID == 0:
		page.Prepare = meetingsPath(v.coordination) + "/nouvelle"
	case !p.Next.Has:
		page.Put = programmePath(v.coordination)
	}
}

func editionLine(v *visit, path string, e model.ProgrammeEdition) templates.ProgrammeEdition {
	period := governance.Programme{From: e.FirstYear, To: e.LastYear}.Period()
	line := templates.ProgrammeEdition{
		Link: templates.Link{Label: editionName(e.Number, period), Path: path + "/" + number(e.ID)},
		On:   templates.Day(v.coordination.Zone(), e.CreatedAt),
	}
	if e.Decision != 0 {
		line.Decision = templates.Link{Label: approvedBy(e.Reference), Path: decisionPath(v.coordination, e.Decision)}
	}
	return line
}

// programmePut puts the programme on the agenda of the next meeting.
func (a *App) programmePut(c *gin.Context) error {
	typed, err := form[templates.ProgrammeForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	meeting, err := a.Store.PutProgramme(c.Request.Context(), v.actor, v.coordination, v.today, typed.From, typed.Years)
	if code := governance.CodeOf(err); code == governance.Conflict || code == governance.Invalid {
		f := a.frame(c, msgProgramme)
		f.Problems = governance.ProblemsOf(err)
		return a.programmeAsked(c, templates.ProgrammeForm{}, f)
	}
	if err != nil {
		return err
	}
	return a.redirect(c, meetingPath(v.coordination, meeting)+"/ordre-du-jour", msgProgrammePut)
}

// programmePaper prints the programme of the years that the address asks for.
func (a *App) programmePaper(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	v := visitOf(c)
	p, err := a.Store.ExportProgramme(c.Request.Context(), v.actor, v.coordination, v.today, query(c, "from"), query(c, "years"))
	if err != nil {
		return err
	}
	return a.printProgramme(c, templates.ProgrammeSheet{Programme: p})
}

func (a *App) printProgramme(c *gin.Context, s templates.ProgrammeSheet) error {
	s.Demo = a.Demo != nil
	paper := templates.ProgrammePaper(s)
	printed, err := pdf.Print(paper, pdf.About{Title: paper.Title, Author: paper.Owner, Subject: paper.Subtitle, At: a.Now()})
	if err != nil {
		return err
	}
	return a.attach(c, fileProgramme, ".pdf", typePaper, printed.Bytes)
}

// editionSheet reads the edition of the address.
func (a *App) editionSheet(c *gin.Context) (templates.ProgrammeSheet, error) {
	id, err := id[governance.ProgrammeID](c, "id")
	if err != nil {
		return templates.ProgrammeSheet{}, err
	}
	p, n, hash, err := a.Store.Edition(c.Request.Context(), visitOf(c).actor, id)
	return templates.ProgrammeSheet{Programme: p, Edition: n, Hash: hash, Demo: a.Demo != nil}, err
}

// programmeEdition shows a programme as it was put to a vote.
func (a *App) programmeEdition(c *gin.Context) error {
	s, err := a.editionSheet(c)
	if err != nil {
		return err
	}
	path := programmePath(visitOf(c).coordination)
	page := templates.ProgrammeShow{
		Frame: programmeFrame(c, a.frame(c, editionName(s.Edition, s.Period()))), Frozen: true, Paper: templates.ProgrammePaper(s),
		PDF: c.Request.URL.Path + "/programme.pdf", Now: path,
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: msgProgramme, Path: path})
	return a.ok(c, page)
}

// programmeEditionPaper prints it.
func (a *App) programmeEditionPaper(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	s, err := a.editionSheet(c)
	if err != nil {
		return err
	}
	return a.printProgramme(c, s)
}
