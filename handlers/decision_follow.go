package handlers

import (
	"bytes"
	"net/url"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/export"

	"github.com/gin-gonic/gin"
)

// followShow asks what became of a decision.
func (a *App) followShow(c *gin.Context) error {
	d, err := a.decision(c)
	if err != nil {
		return err
	}
	if !governance.MayFollow(visitOf(c).actor, d.Decision) {
		return governance.Fail(governance.Forbidden, msgNotFollowing)
	}
	page, err := a.followPage(c, a.frame(c, titleFollow), d, followRecorded(d))
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// followRecorded is the follow-up of a decision as its form shows it.
func followRecorded(d model.DecisionRecord) templates.FollowForm {
	return templates.FollowForm{
		Status: string(d.Status), Outcome: d.Outcome, ReplacedBy: d.Replacement, Owner: d.Owner, Person: orNone(d.OwnerID),
		Due: string(d.DueOn), Version: d.Version,
	}
}

// followPage makes the page of the form: those who run the meetings also say
// who sees to the decision, and until when.
func (a *App) followPage(
	c *gin.Context, f templates.Frame, d model.DecisionRecord, typed templates.FollowForm,
) (templates.Page, error) {
	v := visitOf(c)
	page := templates.DecisionFollow{
		Frame: f, Reference: d.Reference, Name: d.Title, Form: typed, Saved: followRecorded(d), Statuses: statusOptions(),
		Back: decisionPath(v.coordination, d.ID),
	}
	if f.Stale {
		page.Form.Version = d.Version
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navDecisions, Path: coordinationPath(v.coordination) + "/decisions"},
		templates.Link{Label: d.Reference, Path: page.Back})
	if !v.actor.May(governance.ManageMeetings) {
		return page, nil
	}
	people, err := a.Store.MeetingPeople(c.Request.Context(), v.actor)
	page.Plans, page.People = true, peopleOptions(people)
	return page, err
}

func followTyped(f templates.FollowForm) model.Follow {
	return model.Follow{ReplacedBy: f.ReplacedBy, FollowDraft: governance.FollowDraft{
		Status: governance.DecisionStatus(f.Status), Outcome: f.Outcome, Plans: f.Plans == yes, Owner: f.Owner,
		OwnerID: chosen[governance.PersonID](f.Person), DueOn: f.Due,
	}}
}

// decisionFollow records what became of a decision.
func (a *App) decisionFollow(c *gin.Context) error {
	typed, err := form[templates.FollowForm](c)
	if err != nil {
		return err
	}
	d, err := a.decision(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.FollowDecision(c.Request.Context(), v.actor, d.ID, typed.Version, followTyped(typed))
	if err != nil {
		return a.again(c, err, titleFollow, func(f templates.Frame) (templates.Page, error) {
			return a.followPage(c, f, d, typed)
		})
	}
	return a.redirect(c, decisionPath(v.coordination, d.ID), msgDecisionFollowed)
}

// decisionAction makes an action of a decision, and opens it.
func (a *App) decisionAction(c *gin.Context) error {
	decision, err := id[governance.DecisionID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	action, err := a.Store.MakeAction(c.Request.Context(), v.actor, decision)
	if err != nil {
		return err
	}
	return a.redirect(c, actionPath(coordinationPath(v.coordination), action), msgActionMade)
}

// exportAddress is where a list is exported, with the filter that it shows.
func exportAddress(c *gin.Context, path string) string {
	asked := url.Values{}
	for name, values := range c.Request.URL.Query() {
		if name != "apres" && name != "avant" && values[0] != "" {
			asked[name] = values[:1]
		}
	}
	if len(asked) == 0 {
		return path
	}
	return path + "?" + asked.Encode()
}

// decisionsExported are the decisions that the address asks for, journaled (P6).
func (a *App) decisionsExported(c *gin.Context) (export.Table, error) {
	if err := allow(c, a.Limits.Exports); err != nil {
		return export.Table{}, err
	}
	v := visitOf(c)
	f := decisionFilter(c)
	f.After, f.Before = 0, 0
	lines, err := a.Store.ExportDecisions(c.Request.Context(), v.actor, f)
	return decisionTable(v, lines), err
}

// decisionTable is the register, a line each.
func decisionTable(v *visit, lines []model.DecisionLine) export.Table {
	t := export.Table{Name: navDecisions, Titles: decisionColumns(), Widths: []float64{14, 28, 24, 60, 12, 22, 22, 12, 12, 40, 14, 10}}
	for _, l := range lines {
		adopted := governance.DateOf(l.AdoptedAt, v.coordination.Zone())
		t.Rows = append(t.Rows, []export.Value{
			export.Text(l.Reference), export.Text(l.Committee), export.Text(l.Title), export.Text(l.Body), dayCell(adopted),
			export.Text(l.Ballot().Counts()), export.Text(l.Owner), dayCell(l.DueOn),
			export.Text(decisionTag(l.Status, l.Late(v.today)).Word), export.Text(l.Outcome), export.Text(l.ReplacedBy), pageCell(l.LogPage),
		})
	}
	return t
}

// pageCell is a page, empty when it is not known.
func pageCell(page int) export.Value {
	if page == 0 {
		return export.Text("")
	}
	return export.Count(page)
}

// decisionText gives the decisions as text.
func (a *App) decisionText(c *gin.Context) error {
	table, err := a.decisionsExported(c)
	if err != nil {
		return err
	}
	return a.attachTable(c, fileDecisions, table)
}

// decisionBook gives the decisions as a workbook.
func (a *App) decisionBook(c *gin.Context) error {
	table, err := a.decisionsExported(c)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := (export.Book{table}).Write(&file); err != nil {
		return err
	}
	return a.attach(c, fileDecisions, ".xlsx", typeBook, file.Bytes())
}
