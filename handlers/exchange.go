package handlers

import (
	"bytes"
	"slices"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/export"
	"ctin/templates/pdf"

	"github.com/gin-gonic/gin"
)

func (a *App) exchangeRoutes(r routes) {
	r.inside.get("/engagements/export", a.exportIndex)
	r.inside.get("/engagements/export/engagements.csv", a.exportText)
	r.inside.get("/engagements/export/engagements.xlsx", a.exportBook)
	r.inside.get("/engagements/export/conference.csv", a.exportConference)
	r.inside.get("/engagements/export/conference.pdf", a.exportPaper)
	r.inside.get("/engagements/export/scdl", a.exportOpen)
	r.inside.get("/engagements/export/scdl.csv", a.exportOpenLines)
	r.inside.get("/engagements/export/scdl-refus.csv", a.exportOpenRefusals)
}

func exportPath(c governance.Coordination) string { return commitmentsPath(c) + "/export" }

// exportLink leads from the list to the exports, with the filter it shows.
func exportLink(c *gin.Context) string {
	asked := c.Request.URL.Query()
	for name := range asked {
		if name == "apres" || name == "avant" || asked.Get(name) == "" {
			asked.Del(name)
		}
	}
	path := exportPath(visitOf(c).coordination)
	if len(asked) > 0 {
		path += "?" + asked.Encode()
	}
	return path
}

const (
	typeCSV   = "text/csv; charset=utf-8"
	typeBook  = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	typePaper = "application/pdf"
)

// exportFrame is the frame of a page under the conference.
func (a *App) exportFrame(c *gin.Context, title string, crumbs ...templates.Link) templates.Frame {
	f := a.frame(c, title)
	f.Crumbs = slices.Concat(f.Crumbs, commitmentTrail(visitOf(c).coordination), crumbs)
	return f
}

// exportIndex offers the files, of what the address of the list asked for.
func (a *App) exportIndex(c *gin.Context) error {
	v := visitOf(c)
	home := exportPath(v.coordination)
	asked := ""
	if q := c.Request.URL.RawQuery; q != "" {
		asked = "?" + q
	}
	return a.ok(c, templates.ExchangeIndex{
		Frame: a.exportFrame(c, msgExport), Filtered: asked != "", Whole: home,
		Text: home + "/engagements.csv" + asked, Book: home + "/engagements.xlsx" + asked,
		Conference: home + "/conference.csv", Paper: home + "/conference.pdf", Open: home + "/scdl", Back: commitmentsPath(v.coordination),
	})
}

// exported are the commitments that the address asks for, journaled (P6).
func (a *App) exported(c *gin.Context, f model.CommitmentFilter) ([]governance.Dossier, error) {
	if err := allow(c, a.Limits.Exports); err != nil {
		return nil, err
	}
	return a.Store.ExportCommitments(c.Request.Context(), visitOf(c).actor, f)
}

// exportFilter is the filter of the list, read from the same address.
func exportFilter(c *gin.Context) model.CommitmentFilter {
	f := commitmentFilter(c, templates.CommitmentFilter{
		Query: query(c, "q"), Funder: query(c, "funder"), Scheme: query(c, "scheme"), Year: query(c, "year"),
		Level: known(query(c, "level"), levelFilter()), Nature: known(query(c, "nature"), natureFilter()),
		Confirmed: known(query(c, "confirmed"), confirmedFilter()),
	})
	f.After, f.Before = 0, 0
	return f
}

// exportText gives the commitments as text.
func (a *App) exportText(c *gin.Context) error {
	dossiers, err := a.exported(c, exportFilter(c))
	if err != nil {
		return err
	}
	return a.attachTable(c, fileCommitments, commitmentTable(dossiers))
}

// attachTable sends a table as text.
func (a *App) attachTable(c *gin.Context, name string, table export.Table) error {
	var file bytes.Buffer
	if err := table.CSV(&file); err != nil {
		return err
	}
	return a.attach(c, name, ".csv", typeCSV, file.Bytes())
}

// exportBook gives the commitments and the figures of the conference as a
// workbook.
func (a *App) exportBook(c *gin.Context) error {
	dossiers, err := a.exported(c, exportFilter(c))
	if err != nil {
		return err
	}
	table, err := a.Store.Funding(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := (export.Book{commitmentTable(dossiers), conferenceTable(table)}).Write(&file); err != nil {
		return err
	}
	return a.attach(c, fileCommitments, ".xlsx", typeBook, file.Bytes())
}

// exportConference gives the figures of the conference as text.
func (a *App) exportConference(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	table, err := a.Store.ExportFunding(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return err
	}
	return a.attachTable(c, fileConference, conferenceTable(table))
}

// exportPaper prints the table of the conference for the meeting.
func (a *App) exportPaper(c *gin.Context) error {
	v := visitOf(c)
	dossiers, err := a.exported(c, model.CommitmentFilter{})
	if err != nil {
		return err
	}
	table, err := a.Store.Funding(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	paper := templates.FundingPaper(templates.FundingSheet{
		Coordination: v.coordination.Name, Table: table, Dossiers: dossiers, At: a.Now(), Zone: v.coordination.Zone(), Demo: a.Demo != nil,
	})
	printed, err := pdf.Print(paper, pdf.About{Title: paper.Title, Author: paper.Owner, Subject: paper.Subtitle, At: a.Now()})
	if err != nil {
		return err
	}
	return a.attach(c, fileConference, ".pdf", typePaper, printed.Bytes)
}

// exportOpen shows what the open format takes, and what it refuses and why.
func (a *App) exportOpen(c *gin.Context) error {
	v := visitOf(c)
	dossiers, err := a.Store.Dossiers(c.Request.Context(), v.actor, model.CommitmentFilter{})
	if err != nil {
		return err
	}
	result := governance.ExportScdl(dossiers)
	home := exportPath(v.coordination)
	page := templates.ExchangeOpen{
		Frame: a.exportFrame(c, titleOpen, templates.Link{Label: msgExport, Path: home}),
		Kept:  result.Kept, Lines: len(result.Lines), File: home + "/scdl.csv", Refusals: home + "/scdl-refus.csv",
	}
	for _, r := range result.Rejected {
		line := templates.ExchangeRefusal{
			Label: commitmentCode(r.Number) + ", " + r.Purpose, Path: commitmentPath(v.coordination, r.ID), Funder: r.Funder,
		}
		for _, p := range r.Reasons {
			line.Reasons = append(line.Reasons, templates.Row{Label: p.Field, Value: p.Message})
		}
		page.Rejected = append(page.Rejected, line)
	}
	return a.ok(c, page)
}

// exportOpenLines gives what the open format takes.
func (a *App) exportOpenLines(c *gin.Context) error {
	dossiers, err := a.exported(c, model.CommitmentFilter{})
	if err != nil {
		return err
	}
	var file bytes.Buffer
	table := export.NewOpenData(&file)
	for _, line := range append([]governance.ScdlLine{governance.ScdlColumns()}, governance.ExportScdl(dossiers).Lines...) {
		if err := table.Row(line[:]...); err != nil {
			return err
		}
	}
	if err := table.End(); err != nil {
		return err
	}
	return a.attach(c, fileOpen, ".csv", typeCSV, file.Bytes())
}

// exportOpenRefusals gives what it refuses, one line for each reason.
func (a *App) exportOpenRefusals(c *gin.Context) error {
	dossiers, err := a.exported(c, model.CommitmentFilter{})
	if err != nil {
		return err
	}
	return a.attachTable(c, fileRefusals, refusalTable(governance.ExportScdl(dossiers)))
}
