package handlers

import (
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// replyTyped is what was typed, as the store reads it.
func replyTyped(f templates.ReplyForm) model.ReplyDraft {
	return model.ReplyDraft{Reply: governance.Reply(f.Reply), BearerID: chosen[governance.SeatID](f.Bearer)}
}

// replyForm is where a person replies to a meeting that calls them: an empty
// one when it does not, or no more.
func replyForm(
	person governance.PersonID, m model.MeetingRecord, r model.ConvocationRecord, typed templates.ReplyForm, action string,
) templates.ReplyForm {
	own := model.Own(r.Called, person)
	if len(own) == 0 || m.State != governance.MeetingConvened {
		return templates.ReplyForm{}
	}
	return replyTo(own, model.Bearers(r.Rules, r.Called, person), typed, action)
}

// replyTo is the form of a reply for some seats, with what was typed or else
// what was answered.
func replyTo(own, bearers []model.Called, typed templates.ReplyForm, action string) templates.ReplyForm {
	given := own[0]
	for _, c := range own {
		if c.Reply == governance.ReplyProxy {
			given = c
		}
	}
	form := templates.ReplyForm{Reply: typed.Reply, Bearer: typed.Bearer, Action: action, Choices: replyChoices(len(bearers) > 0)}
	if given.Reply != "" {
		form.Given, form.To = replyTag(given.Reply), given.Bearer
	}
	if typed.Reply == "" {
		form.Reply = string(given.Reply)
		if given.BearerID != 0 {
			form.Bearer = number(given.BearerID)
		}
	}
	if len(bearers) > 0 {
		form.Bearers = []templates.Option{{Label: chooseBearer}}
		for _, b := range bearers {
			form.Bearers = append(form.Bearers, templates.Option{Value: number(b.SeatID), Label: b.Name() + " (" + b.SeatName() + ")"})
		}
	}
	return form
}

// replyCounts counts the people by reply, in the order of the interface; those
// who have not replied come last.
func replyCounts(called []model.Called) []templates.ReplyCount {
	var counts []templates.ReplyCount
	for _, r := range append(governance.Replies(), "") {
		seen := map[governance.PersonID]bool{}
		var names []string
		for _, c := range called {
			if c.Reply == r && !seen[c.PersonID] {
				seen[c.PersonID] = true
				names = append(names, c.Name())
			}
		}
		if len(names) > 0 {
			counts = append(counts, templates.ReplyCount{Label: r.Label(), Count: len(names), Names: strings.Join(names, ", ")})
		}
	}
	return counts
}

// called finds the convocation of the address.
func (a *App) called(c *gin.Context) (model.MeetingRecord, model.ConvocationRecord, model.Called, error) {
	m, err := a.meeting(c)
	if err != nil {
		return m, model.ConvocationRecord{}, model.Called{}, err
	}
	convocation, err := id[governance.ConvocationID](c, "convocation")
	if err != nil {
		return m, model.ConvocationRecord{}, model.Called{}, err
	}
	r, err := a.Store.Convocation(c.Request.Context(), visitOf(c).actor, m)
	if err != nil {
		return m, r, model.Called{}, err
	}
	for _, s := range r.Called {
		if s.ID == convocation {
			return m, r, s, nil
		}
	}
	return m, r, model.Called{}, governance.Fail(governance.NotFound, msgNotFound)
}

// recordShow shows the form in which someone else's reply is recorded.
func (a *App) recordShow(c *gin.Context) error {
	m, r, s, err := a.called(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.recordPage(c, a.frame(c, titleRecord), m, r, s, templates.ReplyForm{}))
}

func (a *App) recordPage(
	c *gin.Context, f templates.Frame, m model.MeetingRecord, r model.ConvocationRecord, s model.Called, typed templates.ReplyForm,
) templates.Page {
	v := visitOf(c)
	path := meetingPath(v.coordination, m.ID) + "/convocation"
	page := templates.ReplyRecord{
		Frame: f, Name: s.Name(), Seat: seatWords(s), Form: replyForm(s.PersonID, m, r, typed, c.Request.URL.Path), Back: path,
	}
	if !s.Account && s.Email != "" {
		page.Revoke = path + "/" + number(s.ID) + "/revocation"
	}
	meetingCrumbs(&page.Frame, v.coordination, m, false)
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titleCalls, Path: path})
	return page
}

// recordReply records what someone else answered.
func (a *App) recordReply(c *gin.Context) error {
	typed, err := form[templates.ReplyForm](c)
	if err != nil {
		return err
	}
	m, r, s, err := a.called(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.RecordReply(c.Request.Context(), v.actor, m.ID, s.PersonID, replyTyped(typed))
	if err != nil {
		return a.again(c, err, titleRecord, func(f templates.Frame) (templates.Page, error) {
			return a.recordPage(c, f, m, r, s, typed), nil
		})
	}
	return a.redirect(c, meetingPath(v.coordination, m.ID)+"/convocation", msgReplyRecorded)
}

// recordRevoke makes the personal links of someone called useless.
func (a *App) recordRevoke(c *gin.Context) error {
	m, _, s, err := a.called(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.RevokeReplyLinks(c.Request.Context(), v.actor, m.ID, s.PersonID); err != nil {
		return err
	}
	return a.redirect(c, meetingPath(v.coordination, m.ID)+"/convocation", msgLinksRevoked)
}

// backTo is the page that a form asks to come back to: the dashboard, when the
// reply was sent from there.
func backTo(c *gin.Context, otherwise string) string {
	v := visitOf(c)
	if clean(c.PostForm("back")) == "dashboard" {
		return coordinationPath(v.coordination)
	}
	return otherwise
}
