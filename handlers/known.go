package handlers

import (
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// knownDay reads the day of the address at whose end a page is to be shown
// (« au 15 mars »), empty for today and what comes after.
func knownDay(c *gin.Context) (governance.Date, *governance.Error) {
	day, err := governance.ParseDate(query(c, "au"))
	if err != nil {
		return "", err.On("au")
	}
	if day >= visitOf(c).today {
		return "", nil
	}
	return day, nil
}

// endOf is the instant at which a day ends where the coordination is.
func endOf(day governance.Date, zone *time.Location) time.Time {
	next := day.AddDays(1).Time()
	return time.Date(next.Year(), next.Month(), next.Day(), 0, 0, 0, 0, zone)
}

// fundingKnown shows the conférence des financeurs as it was known on a day.
func (a *App) fundingKnown(c *gin.Context, day governance.Date) error {
	v := visitOf(c)
	table, lines, err := a.Store.FundingKnown(c.Request.Context(), v.actor, endOf(day, v.coordination.Zone()))
	if err != nil {
		return err
	}
	path := fundingPath(v.coordination)
	page := templates.FundingIndex{
		Frame: a.frame(c, navFunding), Table: table, Catalog: schemesPath(v.coordination), Au: string(day), Known: day, Now: path,
		Total: len(lines), Clear: path,
	}
	page.Funders, page.Schemes, page.Years = funderRows(table.Funders), schemeRows(v.coordination, table), yearRows(table.Years)
	page.Steps, page.Matching = stepRows(table.Steps), matchingLines(table.Matching)
	for _, l := range lines {
		line := commitmentLine(v.coordination, l)
		line.Path += "?au=" + string(day)
		page.Lines = append(page.Lines, line)
	}
	return a.ok(c, page)
}

// knownCommitment is the commitment as the address asks for it: today's, or as it was
// known on a day.
func knownCommitment(c *gin.Context, p model.CommitmentPage) (model.CommitmentPage, governance.Date, *governance.Error) {
	day, wrong := knownDay(c)
	if wrong != nil || day == "" {
		return p, "", wrong
	}
	then, found := p.Known(endOf(day, visitOf(c).coordination.Zone()))
	if !found {
		return p, "", governance.Fail(governance.Invalid, msgNotKnownYet, templates.Date(day.Time())).On("au")
	}
	return then, day, nil
}

// commitmentJoin shows the form that joins a document to a commitment.
func (a *App) commitmentJoin(c *gin.Context) error {
	p, err := a.changeable(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.documentPage(c, a.frame(c, msgJoin), p, templates.DocumentForm{}))
}

func (a *App) documentPage(
	c *gin.Context, f templates.Frame, p model.CommitmentPage, typed templates.DocumentForm,
) templates.Page {
	v := visitOf(c)
	page := templates.CommitmentJoin{
		Frame: f, Code: commitmentCode(p.Number), Line: commitmentSentence(p), Accept: acceptedFiles(), Kinds: documentOptions(), Form: typed,
		Back: commitmentPath(v.coordination, p.ID),
	}
	page.Crumbs = a.commitmentCrumbs(f, v, p)
	return page
}

// acceptedFiles are the kinds of files that may be sent (P10).
func acceptedFiles() string { return strings.Join(governance.UploadExtensions(), ",") }

// commitmentJoinDo joins a document to a commitment.
func (a *App) commitmentJoinDo(c *gin.Context) error {
	typed, err := form[templates.DocumentForm](c)
	if err != nil {
		return err
	}
	document, err := upload(c, "document")
	if err != nil {
		return err
	}
	return a.changeCommitment(c, msgJoin, func(v *visit, p model.CommitmentPage) error {
		return a.Store.JoinFile(c.Request.Context(), v.actor, p.ID, typed.Kind, document)
	}, func(f templates.Frame, p model.CommitmentPage) templates.Page { return a.documentPage(c, f, p, typed) })
}
