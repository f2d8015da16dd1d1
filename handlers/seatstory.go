package handlers

import (
	"slices"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// seatShow shows a seat, who sits on it, and its story.
func (a *App) seatShow(c *gin.Context) error {
	r, err := a.seat(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	today := v.today
	line := a.seatLine(v, r.SeatLine)
	story, err := a.seatEvents(c, r)
	if err != nil {
		return err
	}
	page := templates.SeatShow{
		Frame: a.frame(c, r.Label()), Name: line.Name, Place: seatName(line.Function, line.Committee), Tags: line.Tags, Rows: seatFacts(r.SeatLine), Holder: line.Holder,
		Since: line.Since, Alternates: line.Alternates, Open: r.EndsOn == "" || r.EndsOn >= today, Story: story,
	}
	membersCrumbs(&page.Frame, v.coordination)
	if v.actor.May(governance.ManageMembers) && page.Open {
		seatDeeds(v, r, &page)
	}
	return a.ok(c, page)
}

// seatDeeds adds what may be done with an open seat.
func seatDeeds(v *visit, r model.SeatRecord, page *templates.SeatShow) {
	path := seatPath(v.coordination, r.ID)
	page.Edit, page.Close = path+"/corriger", path+"/fermer"
	page.Fill = templates.Link{Label: msgDesignate, Path: path + "/designer"}
	if r.Holder.ID != 0 {
		page.Fill = templates.Link{Label: msgReplace, Path: path + "/remplacer"}
	}
	if !r.Qualified {
		page.Alternate = path + "/suppleance"
	}
}

// seatEvents tells a seat's mandates and vacancies in the order of time.
func (a *App) seatEvents(c *gin.Context, r model.SeatRecord) ([]templates.SeatEvent, error) {
	v := visitOf(c)
	today := v.today
	links, err := a.seatLinks(c, r)
	if err != nil {
		return nil, err
	}
	type dated struct {
		from  governance.Date
		event templates.SeatEvent
	}
	var story []dated
	bare := make([]governance.Mandate, len(r.Mandates))
	for i, m := range r.Mandates {
		bare[i] = m.Mandate
		event := a.mandateEvent(v, m, today)
		a.askByLink(v, m, links, &event)
		story = append(story, dated{m.StartsOn, event})
	}
	for _, gap := range governance.Vacancies(r.Seat, bare, today) {
		event := templates.SeatEvent{Period: period(gap.From, gap.To, today), Text: msgNoHolder}
		story = append(story, dated{gap.From, event})
	}
	slices.SortStableFunc(story, func(a, b dated) int { return strings.Compare(string(a.from), string(b.from)) })
	events := make([]templates.SeatEvent, len(story))
	for i, s := range story {
		events[i] = s.event
	}
	return events, nil
}

// seatLinks reads the latest personal link of each mandate, for those who may
// make one.
func (a *App) seatLinks(c *gin.Context, r model.SeatRecord) (map[governance.MandateID]governance.Link, error) {
	v := visitOf(c)
	if !v.actor.May(governance.ManageMembers) {
		return nil, nil
	}
	ids := make([]governance.MandateID, len(r.Mandates))
	for i, m := range r.Mandates {
		ids[i] = m.ID
	}
	list, err := a.Store.Links(c.Request.Context(), v.actor, ids)
	latest := map[governance.MandateID]governance.Link{}
	for _, l := range list {
		if _, later := latest[l.MandateID]; !later {
			latest[l.MandateID] = l
		}
	}
	return latest, err
}

// askByLink adds how someone without an account confirms a mandate that has
// not ended: by a personal link (P12).
func (a *App) askByLink(
	v *visit, m model.Sitter, links map[governance.MandateID]governance.Link, event *templates.SeatEvent,
) {
	ended := m.EndsOn != "" && m.EndsOn < v.today
	if m.Account || ended || !v.actor.May(governance.ManageMembers) {
		return
	}
	path := membersPath(v.coordination) + "/mandats/" + number(m.ID) + "/lien"
	link, made := links[m.ID]
	if made {
		event.Answer = linkTag(link, a.Now())
	}
	switch {
	case made && link.Open(a.Now()) == nil:
		event.Unask = path + "/annulation"
	case !made || link.AnsweredAt.IsZero():
		event.Ask = path
	}
}

func (a *App) mandateEvent(v *visit, m model.Sitter, today governance.Date) templates.SeatEvent {
	event := templates.SeatEvent{
		Period: period(m.StartsOn, m.EndsOn, today), Text: mandateWord(m.Kind),
		Person: templates.Link{Label: m.Name(), Path: personPath(v.coordination, m.PersonID)},
		Deed:   deedLink(v.coordination, m.DeedToken, m.DeedName),
	}
	if m.EndsOn == "" || m.EndsOn >= today {
		event.Tags = accountTags(m.Account, m.InvitedUntil, a.Now())
	}
	if !v.actor.May(governance.ManageMembers) {
		return event
	}
	path := mandatePath(v.coordination, m.Mandate)
	switch {
	case m.StartsOn > today:
		event.Actions = append(event.Actions, templates.Link{Label: msgMandateCancel, Path: path + "/annuler"})
	case m.EndsOn == "" || m.EndsOn > today:
		event.Actions = append(event.Actions, templates.Link{Label: msgMandateEnd, Path: path + "/fin"})
	}
	event.Actions = append(event.Actions, templates.Link{Label: msgMandateCorrect, Path: path + "/corriger"})
	return event
}

func mandatePath(c governance.Coordination, m governance.Mandate) string {
	return seatPath(c, m.SeatID) + "/mandats/" + number(m.ID)
}

// deedLink is where a designation deed is, or no link.
func deedLink(c governance.Coordination, token, name string) templates.Link {
	if token == "" {
		return templates.Link{}
	}
	return templates.Link{Label: name, Path: filePath(c, token)}
}
