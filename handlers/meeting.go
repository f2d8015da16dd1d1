package handlers

import (
	"net/http"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) meetingRoutes(r routes) {
	r.inside.get("/comites", a.bodyIndex)
	r.inside.get("/comites/:id", a.bodyShow)
	r.inside.get("/seances", a.meetingIndex)
	r.inside.get("/seances/:id", a.meetingShow)
	r.inside.post("/seances/:id/reponse", a.meetingReply)
	manage := r.inside.may(governance.ManageMeetings)
	manage.post("/seances/:id/seconde-convocation", a.meetingSecond)
	manage.get("/seances/nouvelle", a.meetingNew)
	manage.post("/seances/nouvelle", a.meetingCreate)
	manage.get("/seances/:id/modifier", a.meetingEdit)
	manage.post("/seances/:id/modifier", a.meetingPlan)
	manage.get("/seances/:id/annuler", a.meetingCancel)
	manage.confirmed().post("/seances/:id/annuler", a.meetingCancelled)
	a.rulesetRoutes(r)
	a.agendaRoutes(r)
	a.convocationRoutes(r)
}

func bodyPath(c governance.Coordination, id governance.CommitteeID) string {
	return coordinationPath(c) + "/comites/" + number(id)
}

func meetingsPath(c governance.Coordination) string { return coordinationPath(c) + "/seances" }

func meetingPath(c governance.Coordination, id governance.MeetingID) string {
	return meetingsPath(c) + "/" + number(id)
}

// meetingCrumbs are the pages above one of a meeting.
func meetingCrumbs(f *templates.Frame, c governance.Coordination, m model.MeetingRecord, self bool) {
	f.Crumbs = append(f.Crumbs, templates.Link{Label: titleBodies, Path: coordinationPath(c) + "/comites"},
		templates.Link{Label: m.Committee, Path: bodyPath(c, m.CommitteeID)})
	if !self {
		f.Crumbs = append(f.Crumbs, templates.Link{Label: m.Title, Path: meetingPath(c, m.ID)})
	}
}

// meeting reads the meeting of the address.
func (a *App) meeting(c *gin.Context) (model.MeetingRecord, error) {
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return model.MeetingRecord{}, err
	}
	return a.Store.Meeting(c.Request.Context(), visitOf(c).actor, meeting)
}

// bodyIndex lists the bodies and the meetings to come.
func (a *App) bodyIndex(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	lines, err := a.Store.Committees(ctx, v.actor, v.today)
	if err != nil {
		return err
	}
	list, err := a.Store.Meetings(ctx, v.actor, 0, 0, 0)
	if err != nil {
		return err
	}
	page := templates.BodyIndex{
		Frame: a.frame(c, titleBodies), Coming: meetingLines(v, list.Coming), All: meetingsPath(v.coordination), Add: meetingAdd(v, 0),
		Search: coordinationPath(v.coordination) + "/recherche",
	}
	for _, l := range inTree(lines) {
		line := bodyLine(v, l.CommitteeLine, list.Coming)
		if above, found := bodyAmong(lines, l.ParentID); found {
			line.Depth, line.Above = l.depth, above.Name
		}
		page.Bodies = append(page.Bodies, line)
	}
	if v.actor.May(governance.ManageMembers) {
		page.AddBody = committeesPath(v.coordination) + "/nouvelle"
	}
	return a.ok(c, page)
}

func bodyLine(v *visit, l model.CommitteeLine, coming []model.MeetingLine) templates.BodyLine {
	line := templates.BodyLine{
		Name: l.Name, Path: bodyPath(v.coordination, l.ID), Kind: l.Kind.Label(), Code: l.Code,
		Seats: seatsSentence(l.Total()), Rules: l.RuleSet().Profile.Label(), Confirmed: l.Rules != nil,
	}
	for _, m := range coming {
		if m.CommitteeID == l.ID {
			when := templates.Day(v.coordination.Zone(), m.StartsAt)
			line.Next = templates.Link{Label: when, Path: meetingPath(v.coordination, m.ID)}
			break
		}
	}
	return line
}

// meetingAdd is where a meeting is prepared, for those who may.
func meetingAdd(v *visit, committee governance.CommitteeID) string {
	if !v.actor.May(governance.ManageMeetings) {
		return ""
	}
	path := meetingsPath(v.coordination) + "/nouvelle"
	if committee != 0 {
		path += "?committee=" + number(committee)
	}
	return path
}

func meetingLines(v *visit, list []model.MeetingLine) []templates.MeetingLine {
	var lines []templates.MeetingLine
	for _, m := range list {
		line := templates.MeetingLine{
			Title: m.Title, Path: meetingPath(v.coordination, m.ID), Committee: m.Committee, At: m.StartsAt, State: meetingTag(m.State),
		}
		if strings.HasPrefix(m.Title, m.Committee) {
			line.Committee = "" // the title says it already
		}
		if m.Called > 0 {
			line.Replies = repliesSentence(&m)
		}
		if m.Calls && m.State == governance.MeetingConvened {
			line.Mine = replyTag(m.Mine)
		}
		lines = append(lines, line)
	}
	return lines
}

// bodyShow shows one body: its meetings, its seats, its rules.
func (a *App) bodyShow(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	committee, err := id[governance.CommitteeID](c, "id")
	if err != nil {
		return err
	}
	lines, err := a.Store.Committees(ctx, v.actor, v.today)
	if err != nil {
		return err
	}
	body, found := bodyAmong(lines, committee)
	if !found {
		return governance.Fail(governance.NotFound, msgNotFound)
	}
	list, err := a.Store.Meetings(ctx, v.actor, committee, cursor[governance.MeetingID](c, "apres"), cursor[governance.MeetingID](c, "avant"))
	if err != nil {
		return err
	}
	path, rules := bodyPath(v.coordination, committee), body.RuleSet()
	page := templates.BodyShow{
		Frame: a.frame(c, body.Name), Name: body.Name, Rows: bodyRows(v, body), Rules: ruleRows(rules)[:4],
		Profile: rules.Profile.Label(), Confirmed: body.Rules != nil, RulesPath: path + "/reglement",
		Coming: meetingLines(v, list.Coming), Past: meetingLines(v, list.Past),
		Pages: neighbours(c, path, list.Previous, list.Next), Add: meetingAdd(v, committee),
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titleBodies, Path: coordinationPath(v.coordination) + "/comites"})
	return a.ok(c, page)
}

func bodyAmong(lines []model.CommitteeLine, id governance.CommitteeID) (model.CommitteeLine, bool) {
	for _, l := range lines {
		if l.ID == id {
			return l, true
		}
	}
	return model.CommitteeLine{}, false
}

// meetingIndex lists the meetings of the coordination, or of one body.
func (a *App) meetingIndex(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	bodies, err := a.Store.CommitteeNames(ctx, v.actor)
	if err != nil {
		return err
	}
	page := templates.MeetingIndex{
		Frame: a.frame(c, titleMeetings), Committees: append([]templates.Option{{Label: allBodies}}, committeeOptions(bodies)...),
	}
	page.Committee = known(query(c, "committee"), page.Committees)
	committee := chosen[governance.CommitteeID](page.Committee)
	list, err := a.Store.Meetings(ctx, v.actor, committee, cursor[governance.MeetingID](c, "apres"), cursor[governance.MeetingID](c, "avant"))
	if err != nil {
		return err
	}
	page.Coming, page.Past = meetingLines(v, list.Coming), meetingLines(v, list.Past)
	page.Pages = neighbours(c, meetingsPath(v.coordination), list.Previous, list.Next)
	page.Add = meetingAdd(v, committee)
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titleBodies, Path: coordinationPath(v.coordination) + "/comites"})
	return a.ok(c, page)
}

// meetingShow shows a meeting, or gives its calendar file to an address that
// ends in .ics.
func (a *App) meetingShow(c *gin.Context) error {
	if number, is := strings.CutSuffix(c.Param("id"), ".ics"); is {
		return a.meetingCalendar(c, number)
	}
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	page, err := a.meetingPage(c, a.frame(c, m.Title), m, templates.ReplyForm{})
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// meetingPage makes the page of a meeting, with the reply that was typed.
func (a *App) meetingPage(
	c *gin.Context, f templates.Frame, m model.MeetingRecord, typed templates.ReplyForm,
) (templates.Page, error) {
	v := visitOf(c)
	r, err := a.Store.Convocation(c.Request.Context(), v.actor, m)
	if err != nil {
		return nil, err
	}
	path := meetingPath(v.coordination, m.ID)
	page := templates.MeetingShow{
		Frame: f, Name: m.Title, State: meetingTag(m.State), When: meetingWhen(f.Zone, m.Meeting), Urgency: m.UrgencyReason,
		Rows: meetingRows(m), Agenda: agendaList(m, coordinationPath(v.coordination)+"/fichiers", ""), Reply: replyForm(v.actor.PersonID, m, r, typed, path+"/reponse"),
	}
	meetingCrumbs(&page.Frame, v.coordination, m, true)
	page.Next, page.NextText = meetingNext(v, m, a.Now())
	page.Links, page.Notice = meetingLinks(v, m), secondNotice(m.SecondOf)
	if v.actor.May(governance.ManageMeetings) && m.Undecided() && governance.MayCallAgain(m.Meeting, m.RuleSet(), false) == nil {
		page.Second = path + "/seconde-convocation"
	}
	if len(r.Called) > 0 {
		page.Called, page.Replies = calledSentence(r.Called, m.State == governance.MeetingConvened), replyCounts(r.Called)
	}
	page.Amend = a.amendment(v, m, r.Called)
	if m.State == governance.MeetingConvened {
		page.Forecast, page.Quorum = forecastSentence(r.Forecast), forecastTag(r.Forecast)
	}
	if v.actor.May(governance.ReadJournal) {
		page.Journal = coordinationPath(v.coordination) + "/journal?objet=meeting-" + number(m.ID)
	}
	return page, nil
}

// meetingCalendar gives the file that calendars read.
func (a *App) meetingCalendar(c *gin.Context, address string) error {
	c.Params = gin.Params{{Key: "slug", Value: c.Param("slug")}, {Key: "id", Value: address}}
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="seance-`+governance.Slug(m.Committee)+`-`+templates.Number(m.Number)+`.ics"`)
	c.Data(http.StatusOK, "text/calendar; charset=utf-8", []byte(a.Store.Calendar(m)))
	return nil
}

// meetingReply records what the person answers.
func (a *App) meetingReply(c *gin.Context) error {
	typed, err := form[templates.ReplyForm](c)
	if err != nil {
		return err
	}
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.Reply(c.Request.Context(), v.actor, m.ID, replyTyped(typed))
	if err != nil {
		return a.again(c, err, m.Title, func(f templates.Frame) (templates.Page, error) { return a.meetingPage(c, f, m, typed) })
	}
	return a.redirect(c, backTo(c, meetingPath(v.coordination, m.ID)), msgReplied)
}

// meetingSecond prepares the second meeting after one without quorum.
func (a *App) meetingSecond(c *gin.Context) error {
	first, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	second, err := a.Store.CallAgain(c.Request.Context(), v.actor, first)
	if err != nil {
		return err
	}
	return a.redirect(c, meetingPath(v.coordination, second), msgSecondMade)
}
