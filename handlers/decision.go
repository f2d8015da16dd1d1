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
	r.inside.get("/decisions/:id", a.decisionShow)
	r.inside.post("/decisions/:id/suivi", a.decisionFollow)
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
	page := templates.DecisionIndex{
		Frame: a.frame(c, navDecisions), Committees: first(anyCommittee, committeeOptions(committees)), States: decisionStates(),
		Owners: decisionOwners(), Meetings: coordinationPath(v.coordination) + "/seances",
	}
	list, err := a.Store.Decisions(ctx, v.actor, decisionFilter(c, &page))
	if err != nil {
		return err
	}
	path := coordinationPath(v.coordination) + "/decisions"
	page.Years, page.Any, page.Total = yearOptions(list.Years), list.Any, list.Total
	page.Pages = neighbours(c, path, list.Previous, list.Next)
	if page.Filter != (templates.DecisionFilter{}) {
		page.Clear = path
	}
	for _, l := range list.Lines {
		page.Lines = append(page.Lines, decisionLine(v, l))
	}
	return a.ok(c, page)
}

// decisionFilter reads what the address asks for, and keeps it on the page.
func decisionFilter(c *gin.Context, page *templates.DecisionIndex) model.DecisionFilter {
	v := visitOf(c)
	page.Filter = templates.DecisionFilter{
		Query: query(c, "q"), Committee: known(query(c, "instance"), page.Committees), State: known(query(c, "etat"), page.States),
		Owner: known(query(c, "suivi"), page.Owners),
	}
	f := model.DecisionFilter{
		Query: page.Filter.Query, Committee: chosen[governance.CommitteeID](page.Filter.Committee), Status: page.Filter.State,
		Today: v.today, After: cursor[governance.DecisionID](c, "apres"), Before: cursor[governance.DecisionID](c, "avant"),
	}
	if page.Filter.Owner != "" {
		f.Owner = v.actor.PersonID
	}
	if year, err := strconv.Atoi(query(c, "annee")); err == nil && year > 0 && year < 10_000 {
		f.Year, page.Filter.Year = year, strconv.Itoa(year)
	}
	return f
}

func decisionLine(v *visit, l model.DecisionLine) templates.DecisionLine {
	return templates.DecisionLine{
		Reference: l.Reference, Path: decisionPath(v.coordination, l.ID), Title: l.Title, Committee: l.Committee,
		Day: templates.Day(v.coordination.Zone(), l.AdoptedAt), Result: l.Ballot().Counts(), Owner: l.Owner,
		Due: templates.Date(l.DueOn.Time()), State: decisionTag(l.Status, l.Late(v.today)),
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
		Statuses: statusOptions(), Status: string(d.Status), Version: d.Version, Hash: groups(d.ContentHash), Thread: thread,
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navDecisions, Path: home + "/decisions"})
	for _, l := range d.Links {
		page.Links = append(page.Links, decisionLink(home, l))
	}
	if binds(d.Content) {
		page.Engagement = msgNoEngagement
	}
	if _, err := governance.FollowUp(v.actor, d.Decision, d.Status); err == nil {
		page.Follow = home + "/decisions/" + number(d.ID) + "/suivi"
	}
	return page, nil
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
	err = a.Store.FollowDecision(c.Request.Context(), v.actor, d.ID, typed.Version, governance.DecisionStatus(typed.Status))
	if err != nil {
		return a.again(c, err, d.Reference, func(f templates.Frame) (templates.Page, error) {
			return a.decisionPage(c, f, d)
		})
	}
	return a.redirect(c, decisionPath(v.coordination, d.ID), msgDecisionFollowed)
}
