package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) decisionRoutes(r routes) {
	r.inside.get("/decisions", a.decisionIndex)
	r.inside.get("/decisions/export.csv", a.decisionText)
	r.inside.get("/decisions/export.xlsx", a.decisionBook)
	r.inside.get("/decisions/:id", a.decisionShow)
	r.inside.get("/decisions/:id/suivi", a.followShow)
	r.inside.post("/decisions/:id/suivi", a.decisionFollow)
	r.inside.may(governance.ManageActions).post("/decisions/:id/action", a.decisionAction)
}

func decisionPath(c governance.Coordination, id governance.DecisionID) string {
	return coordinationPath(c) + "/decisions/" + number(id)
}

// decisionIndex lists the decisions that the address asks for.
func (a *App) decisionIndex(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	committees, err := a.Store.CommitteeNames(ctx, v.actor)
	if err != nil {
		return err
	}
	list, err := a.Store.Decisions(ctx, v.actor, decisionFilter(c))
	if err != nil {
		return err
	}
	path := coordinationPath(v.coordination) + "/decisions"
	page := templates.DecisionIndex{
		Frame: a.frame(c, navDecisions), Committees: first(anyCommittee, committeeOptions(committees)), States: decisionStates(),
		Owners: decisionOwners(v.actor.PersonID, list.Owners), Years: yearOptions(list.Years), Any: list.Any, Total: list.Total,
		Meetings: coordinationPath(v.coordination) + "/seances", Pages: neighbours(c, path, list.Previous, list.Next),
		Text: exportAddress(c, path+"/export.csv"), Book: exportAddress(c, path+"/export.xlsx"),
	}
	page.Filter = templates.DecisionFilter{
		Query: query(c, "q"), Committee: known(query(c, "instance"), page.Committees), State: known(query(c, "etat"), page.States),
		Owner: known(query(c, "suivi"), page.Owners), Year: known(query(c, "annee"), page.Years),
	}
	if page.Filter != (templates.DecisionFilter{}) {
		page.Clear = path
	}
	for _, l := range list.Lines {
		page.Lines = append(page.Lines, decisionLine(v, l))
	}
	return a.ok(c, page)
}

// decisionFilter reads what the address asks for.
func decisionFilter(c *gin.Context) model.DecisionFilter {
	v := visitOf(c)
	f := model.DecisionFilter{
		Query: query(c, "q"), Committee: chosen[governance.CommitteeID](query(c, "instance")),
		Status: known(query(c, "etat"), decisionStates()), Owner: chosen[governance.PersonID](query(c, "suivi")),
		Today: v.today, After: cursor[governance.DecisionID](c, "apres"), Before: cursor[governance.DecisionID](c, "avant"),
	}
	if query(c, "suivi") == ownerSelf {
		f.Owner = v.actor.PersonID
	}
	if year, err := strconv.Atoi(query(c, "annee")); err == nil && year > 0 && year < 10_000 {
		f.Year = year
	}
	return f
}

func decisionLine(v *visit, l model.DecisionLine) templates.DecisionLine {
	return templates.DecisionLine{
		Reference: l.Reference, Path: decisionPath(v.coordination, l.ID), Title: l.Title, Committee: l.Committee,
		Day: templates.Day(v.coordination.Zone(), l.AdoptedAt), Result: l.Ballot().Counts(), Owner: l.Owner,
		Due: templates.Date(l.DueOn.Time()), State: decisionTag(l.Status, l.Late(v.today)),
		After: replacedWords(l.ReplacedBy),
	}
}

// decisionShow shows a decision.
func (a *App) decisionShow(c *gin.Context) error {
	d, err := a.decision(c)
	if err != nil {
		return err
	}
	page, err := a.decisionPage(c, a.frame(c, d.Reference), d)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// decision reads the decision of the address.
func (a *App) decision(c *gin.Context) (model.DecisionRecord, error) {
	id, err := id[governance.DecisionID](c, "id")
	if err != nil {
		return model.DecisionRecord{}, err
	}
	return a.Store.Decision(c.Request.Context(), visitOf(c).actor, id)
}

func (a *App) decisionPage(c *gin.Context, f templates.Frame, d model.DecisionRecord) (templates.Page, error) {
	v := visitOf(c)
	home := coordinationPath(v.coordination)
	thread, err := a.threadOf(c, model.ChainDecision, int64(d.ID))
	if err != nil {
		return nil, err
	}
	page := templates.DecisionShow{
		Frame: f, Reference: d.Reference, Name: d.Title, State: decisionTag(d.Status, d.Late(v.today)), Body: d.Body,
		Result: contentResult(d), Rows: decisionRows(v, home, d), Voices: voiceRows(d.Content), Rules: d.Content.Rules,
		Hash: groups(d.ContentHash), Thread: thread, Outcome: d.Outcome, Read: decisionReads(home, d),
		After: decisionAfter(home, d), Before: decisionBefore(home, d),
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navDecisions, Path: home + "/decisions"})
	for _, l := range d.Links {
		page.Links = append(page.Links, decisionLink(home, l))
	}
	if binds(d.Content) {
		page.Engagement = msgNoEngagement
	}
	if governance.MayFollow(v.actor, d.Decision) {
		page.Follow = decisionPath(v.coordination, d.ID) + "/suivi"
	}
	decisionMakes(v, home, d, &page)
	return page, nil
}

// decisionMakes shows the action that was made of a decision, or the button
// that makes one.
func decisionMakes(v *visit, home string, d model.DecisionRecord, page *templates.DecisionShow) {
	if d.Action.ID != 0 {
		made := governance.Action{Number: d.Action.Number}
		page.Action = templates.Link{Label: made.Code() + " " + d.Action.Title, Path: actionPath(home, d.Action.ID)}
		page.ActionState = actionTag(d.Action.State)
		return
	}
	if _, err := governance.ActionOf(d.Decision); err == nil && v.actor.May(governance.ManageActions) {
		page.Make = decisionPath(v.coordination, d.ID) + "/action"
	}
}

// binds tells whether the decision quotes commitments that it does not
// allocate: those stay their funders' (F18).
func binds(c governance.DecisionContent) bool {
	for _, l := range c.Links {
		if l.Kind == "commitment" && len(c.Allocations) == 0 {
			return true
		}
	}
	return false
}
