package handlers

import (
	"fmt"
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

// fundingDay is the day of the address for a page of the conference; what is
// no day is told.
func fundingDay(c *gin.Context) (templates.FundingDay, *governance.Error) {
	day, wrong := knownDay(c)
	if wrong != nil {
		return templates.FundingDay{Au: query(c, "au")}, wrong
	}
	return templates.FundingDay{Au: string(day), Known: day, Now: c.Request.URL.Path}, nil
}

// asOf is the address of a page as it was known on a day, empty for today.
func asOf(path string, day governance.Date) string {
	if day == "" {
		return path
	}
	return path + "?au=" + string(day)
}

// then is the day that the address of a commitment asks for.
type then struct {
	day    governance.Date // empty for today
	unborn string          // that it was not recorded yet, then
	wrong  *governance.Error
}

// knownCommitment is the commitment as the address asks for it: today's, or as it was
// known on a day.
func knownCommitment(c *gin.Context, p model.CommitmentPage) (model.CommitmentPage, then) {
	day, wrong := knownDay(c)
	if wrong != nil || day == "" {
		return p, then{wrong: wrong}
	}
	past, found := p.Known(endOf(day, visitOf(c).coordination.Zone()))
	if !found {
		return p, then{unborn: fmt.Sprintf(msgNotKnownYet, templates.Date(day.Time()))}
	}
	return past, then{day: day}
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
