package handlers

import (
	"slices"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// meetingNew shows the empty form, with who usually leads.
func (a *App) meetingNew(c *gin.Context) error {
	v := visitOf(c)
	people, err := a.Store.MeetingPeople(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	typed := templates.MeetingForm{Committee: query(c, "committee"), Start: "14:00"}
	typed.Chair = leader(people, governance.Chair, 0)
	typed.Secretary = leader(people, governance.Secretary, v.actor.PersonID)
	page, err := a.meetingForm(c, a.frame(c, titlePlanNew), people, nil, typed)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// leader is the first person who has a role, or else the one given.
func leader(people []model.MeetingPerson, role governance.Role, otherwise governance.PersonID) string {
	i := slices.IndexFunc(people, func(p model.MeetingPerson) bool { return p.Roles.Has(role) })
	switch {
	case i >= 0:
		return number(people[i].ID)
	case otherwise != 0:
		return number(otherwise)
	}
	return ""
}

// meetingCreate prepares a meeting.
func (a *App) meetingCreate(c *gin.Context) error {
	typed, err := form[templates.MeetingForm](c)
	if err != nil {
		return err
	}
	ctx, v := c.Request.Context(), visitOf(c)
	meeting, err := a.Store.CreateMeeting(ctx, v.actor, chosen[governance.CommitteeID](typed.Committee), planTyped(typed))
	if err != nil {
		return a.again(c, err, titlePlanNew, func(f templates.Frame) (templates.Page, error) {
			people, err := a.Store.MeetingPeople(ctx, v.actor)
			if err != nil {
				return nil, err
			}
			return a.meetingForm(c, f, people, nil, typed)
		})
	}
	return a.redirect(c, meetingPath(v.coordination, meeting), msgMeetingCreated)
}

func planTyped(f templates.MeetingForm) governance.MeetingPlan {
	return governance.MeetingPlan{
		Title: f.Title, Date: f.Date, Start: f.Start, End: f.End, Place: f.Place, Link: f.Link,
		ChairID: chosen[governance.PersonID](f.Chair), SecretaryID: chosen[governance.PersonID](f.Secretary),
	}
}

// planRecorded is a meeting as its form shows it.
func planRecorded(m model.MeetingRecord) templates.MeetingForm {
	at := m.StartsAt.In(m.Zone())
	f := templates.MeetingForm{
		Title: m.Title, Date: at.Format("2006-01-02"), Start: at.Format("15:04"), Place: m.Place, Link: m.Link,
		UrgencyReason: m.UrgencyReason, Version: m.Version,
	}
	if !m.EndsAt.IsZero() {
		f.End = m.EndsAt.In(m.Zone()).Format("15:04")
	}
	if m.ChairID != 0 {
		f.Chair = number(m.ChairID)
	}
	if m.SecretaryID != 0 {
		f.Secretary = number(m.SecretaryID)
	}
	return f
}

// meetingForm makes the page of the form; recorded is nil for a new meeting.
func (a *App) meetingForm(
	c *gin.Context, f templates.Frame, people []model.MeetingPerson, recorded *model.MeetingRecord, typed templates.MeetingForm,
) (templates.Page, error) {
	v := visitOf(c)
	page := templates.MeetingEdit{Frame: f, New: recorded == nil, Form: typed, People: peopleOptions(people), Back: meetingsPath(v.coordination)}
	if recorded != nil {
		page.Convened = recorded.State == governance.MeetingConvened
		page.Saved, page.Back = planRecorded(*recorded), meetingPath(v.coordination, recorded.ID)
		meetingCrumbs(&page.Frame, v.coordination, *recorded, false)
		if f.Stale {
			page.Form.Version = recorded.Version
		}
		return page, nil
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titleBodies, Path: coordinationPath(v.coordination) + "/comites"})
	bodies, err := a.Store.CommitteeNames(c.Request.Context(), v.actor)
	page.Committees = committeeOptions(bodies)
	return page, err
}

func peopleOptions(people []model.MeetingPerson) []templates.Option {
	options := []templates.Option{{Label: nobodyChosen}}
	for _, p := range people {
		label := governance.Person{GivenName: p.GivenName, FamilyName: p.FamilyName}.Name()
		if p.Organization != "" {
			label += " (" + p.Organization + ")"
		}
		options = append(options, templates.Option{Value: number(p.ID), Label: label})
	}
	return options
}

// meetingEdit shows the form of a meeting that has not opened.
func (a *App) meetingEdit(c *gin.Context) error {
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	people, err := a.Store.MeetingPeople(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return err
	}
	page, err := a.meetingForm(c, a.frame(c, titlePlanEdit), people, &m, planRecorded(m))
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// meetingPlan corrects a meeting that has not opened.
func (a *App) meetingPlan(c *gin.Context) error {
	typed, err := form[templates.MeetingForm](c)
	if err != nil {
		return err
	}
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	ctx, v := c.Request.Context(), visitOf(c)
	print, err := a.agendaAgain(c, m)
	if err != nil {
		return err
	}
	err = a.Store.PlanMeetingWith(ctx, v.actor, m.ID, typed.Version, planTyped(typed), typed.UrgencyReason, print)
	if err != nil {
		return a.again(c, err, titlePlanEdit, func(f templates.Frame) (templates.Page, error) {
			people, err := a.Store.MeetingPeople(ctx, v.actor)
			if err != nil {
				return nil, err
			}
			return a.meetingForm(c, f, people, &m, typed)
		})
	}
	return a.redirect(c, meetingPath(v.coordination, m.ID), planFlash(m, typed))
}

// planFlash says whether those who were called are told.
func planFlash(m model.MeetingRecord, typed templates.MeetingForm) string {
	was := planRecorded(m)
	moved := was.Title != typed.Title || was.Date != typed.Date || was.Start != typed.Start || was.End != typed.End ||
		was.Place != typed.Place || was.Link != typed.Link
	if m.State == governance.MeetingConvened && moved {
		return msgMeetingTold
	}
	return msgMeetingSaved
}

// meetingCancel asks before a meeting is called off.
func (a *App) meetingCancel(c *gin.Context) error {
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	page := templates.Confirm{
		Frame: a.frame(c, titleCancel), Question: "Annuler «\u00a0" + m.Title + "\u00a0»\u202f?", Consequences: cancelMeetingConsequences(m.Meeting),
		Action: c.Request.URL.Path, Button: titleCancel, Back: meetingPath(v.coordination, m.ID), Version: m.Version,
	}
	meetingCrumbs(&page.Frame, v.coordination, m, false)
	return a.ok(c, page)
}

// meetingCancelled calls a meeting off.
func (a *App) meetingCancelled(c *gin.Context) error {
	typed, err := form[templates.MeetingForm](c)
	if err != nil {
		return err
	}
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.CancelMeeting(c.Request.Context(), v.actor, meeting, typed.Version); err != nil {
		return err
	}
	return a.redirect(c, meetingPath(v.coordination, meeting), msgMeetingCancelled)
}
