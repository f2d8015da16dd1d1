package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) proposalRoutes(r routes) {
	keep := r.inside.may(governance.KeepMeetings)
	r.inside.get("/seances/:id/compte-rendu/points/:point/proposition", a.wordingAsk)
	r.inside.post("/seances/:id/compte-rendu/points/:point/proposition", a.wordingSave)
	r.inside.get("/seances/:id/compte-rendu/propositions", a.about(minutes, a.wordings))
	keep.get("/seances/:id/compte-rendu/propositions/:proposition", a.about(minutes, a.wordingAnswerAsk))
	keep.post("/seances/:id/compte-rendu/propositions/:proposition", a.about(minutes, a.wordingAnswer))
}

// wordingAsk is where someone who took part proposes a wording for an item.
func (a *App) wordingAsk(c *gin.Context) error {
	return a.ask(c, titlePropose, func(f templates.Frame) (templates.Page, error) {
		page, now, err := a.wordingPage(c, f)
		page.Form = templates.WordingForm{Prose: now, Base: now}
		return page, err
	})
}

func (a *App) wordingPage(c *gin.Context, f templates.Frame) (page templates.WordingEdit, now string, err error) {
	meeting, item, err := itemOf(c)
	if err != nil {
		return page, "", err
	}
	v := visitOf(c)
	m, err := a.Store.Minutes(c.Request.Context(), v.actor, meeting, minutes.kind)
	if err != nil {
		return page, "", err
	}
	if item > len(m.Content.Agenda) {
		return page, "", governance.Fail(governance.NotFound, msgNotFound)
	}
	about := m.Content.Agenda[item-1]
	page = templates.WordingEdit{Frame: f, Item: templates.Number(item) + ". " + about.Title, Note: about.Speaker, Back: minutes.at(v.coordination, meeting)}
	page.Crumbs = append(page.Crumbs, minutesCrumbs(v.coordination, m)...)
	return page, about.Prose, nil
}

func (a *App) wordingSave(c *gin.Context) error {
	meeting, item, err := itemOf(c)
	if err != nil {
		return err
	}
	typed, err := form[templates.WordingForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.ProposeWording(c.Request.Context(), v.actor, model.Wording{MeetingID: meeting, Item: item, Base: typed.Base, Body: typed.Prose})
	if err != nil {
		return a.again(c, err, titlePropose, func(f templates.Frame) (templates.Page, error) {
			page, _, err := a.wordingPage(c, f)
			page.Form = typed
			return page, err
		})
	}
	return a.redirect(c, minutes.at(v.coordination, meeting)+"/propositions", msgWordingSent)
}

// wordings lists the proposed wordings: all of them for the secretary, one's
// own for the others.
func (a *App) wordings(c *gin.Context, d document, meeting governance.MeetingID) error {
	v := visitOf(c)
	form, m, err := a.formAbout(c, a.frame(c, titleProposals), d, meeting)
	if err != nil {
		return err
	}
	lines, err := a.Store.Proposals(c.Request.Context(), v.actor, meeting)
	if err != nil {
		return err
	}
	page := templates.WordingList{Frame: form.Frame, Document: form.Lead, Back: form.Back}
	if len(lines) == 0 {
		page.Empty = templates.Empty{Title: wordNoProposal, Text: textNoProposal, Step: templates.Link{Label: msgBackToText, Path: form.Back}}
	}
	for _, l := range lines {
		line := templates.WordingLine{
			Title: l.Title, Author: l.Author, At: templates.Moment(v.coordination.Zone(), l.CreatedAt), State: proposalTag(l.State),
			Word: l.Word, Changes: changesOf(l.Base, l.Body),
		}
		if v.actor.May(governance.KeepMeetings) && l.State == governance.ProposalOpen && m.State == governance.MinutesDraft {
			line.Path = form.Back + "/propositions/" + number(int64(l.ID))
		}
		page.Lines = append(page.Lines, line)
	}
	return a.ok(c, page)
}

// proposalOf reads the proposal that the address names.
func (a *App) proposalOf(c *gin.Context, meeting governance.MeetingID) (model.ProposalLine, error) {
	proposal, err := id[governance.ProposalID](c, "proposition")
	if err != nil {
		return model.ProposalLine{}, err
	}
	lines, err := a.Store.Proposals(c.Request.Context(), visitOf(c).actor, meeting)
	for _, l := range lines {
		if l.ID == proposal {
			return l, err
		}
	}
	if err == nil {
		err = governance.Fail(governance.NotFound, msgNotFound)
	}
	return model.ProposalLine{}, err
}

func (a *App) wordingAnswerAsk(c *gin.Context, d document, meeting governance.MeetingID) error {
	return a.ask(c, titleAnswer, func(f templates.Frame) (templates.Page, error) {
		page, err := a.answerPage(c, f, d, meeting)
		page.Form = page.Saved
		return page, err
	})
}

// answerPage brings together what is proposed and what was written since.
func (a *App) answerPage(c *gin.Context, f templates.Frame, d document, meeting governance.MeetingID) (templates.WordingAnswer, error) {
	l, err := a.proposalOf(c, meeting)
	if err != nil {
		return templates.WordingAnswer{}, err
	}
	merged := governance.MergeTexts(l.Base, l.Now, l.Body)
	page := templates.WordingAnswer{
		Frame: f, Item: l.Title, Author: l.Author, Changes: changesOf(l.Now, merged.Text), Back: d.at(visitOf(c).coordination, meeting) + "/propositions",
		Saved: templates.AnswerForm{Prose: merged.Text, Version: l.NowVersion},
	}
	for _, p := range merged.Passages {
		page.Passages = append(page.Passages, templates.SectionPassage{Theirs: p.Theirs, Mine: p.Mine})
	}
	return page, nil
}

func (a *App) wordingAnswer(c *gin.Context, d document, meeting governance.MeetingID) error {
	typed, err := form[templates.AnswerForm](c)
	if err != nil {
		return err
	}
	l, err := a.proposalOf(c, meeting)
	if err != nil {
		return err
	}
	v := visitOf(c)
	accept := typed.Answer == "accept"
	err = a.Store.AnswerProposal(c.Request.Context(), v.actor, model.ProposalAnswer{
		MeetingID: meeting, ID: l.ID, Accept: accept, Text: typed.Prose, Base: typed.Version, Word: typed.Word,
	})
	if err != nil {
		return a.again(c, err, titleAnswer, func(f templates.Frame) (templates.Page, error) {
			page, err := a.answerPage(c, f, d, meeting)
			page.Form = typed
			if f.Stale {
				page.Form.Version = page.Saved.Version
			}
			return page, err
		})
	}
	flash := msgDeclined
	if accept {
		flash = msgAccepted
	}
	return a.redirect(c, d.at(v.coordination, meeting)+"/propositions", flash)
}
