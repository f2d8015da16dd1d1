package handlers

import (
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// roomMove records who comes, leaves or is excused: each button of the list
// says what, which seat and who.
func (a *App) roomMove(c *gin.Context) error {
	room, err := a.room(c)
	if err != nil {
		return err
	}
	typed := roomTyped{at: clean(c.PostForm("at"))}
	at, invalid := governance.HourOn(room.Day, typed.at, "at", room.Zone())
	if invalid != nil {
		return a.roomDone(c, room.ID, invalid, "", typed)
	}
	done, err := a.move(c, room, c.PostForm("move"), at)
	return a.roomDone(c, room.ID, err, done, typed)
}

// move does what a button of the list says, « arrive:seat:person », and
// answers the sentence that tells it.
func (a *App) move(c *gin.Context, room model.RoomRecord, button string, at time.Time) (string, error) {
	ctx, actor := c.Request.Context(), visitOf(c).actor
	what, rest, _ := strings.Cut(button, ":")
	first, second, _ := strings.Cut(rest, ":")
	seat, person := chosen[governance.SeatID](first), chosen[governance.PersonID](second)
	switch what {
	case "arrive", "remote":
		_, err := a.Store.RecordArrival(ctx, actor, model.Arrival{
			MeetingID: room.ID, SeatID: seat, PersonID: person, Remote: what == "remote", At: at,
		})
		return msgArrived, err
	case "excuse":
		return msgExcused, a.Store.RecordExcuse(ctx, actor, room.ID, seat, person)
	case "leave":
		return msgLeft, a.Store.RecordDeparture(ctx, actor, room.ID, seat, at)
	}
	return "", governance.Fail(governance.Invalid, msgMove)
}

// proxyNew shows the form of a proxy: a member gives theirs, who keeps the
// meeting records anyone's.
func (a *App) proxyNew(c *gin.Context) error {
	room, err := a.room(c)
	if err != nil {
		return err
	}
	typed := templates.ProxyForm{Giver: query(c, "siege")}
	return a.ok(c, a.proxyForm(c, a.frame(c, msgProxyNew), room, typed))
}

// proxyGive gives a proxy.
func (a *App) proxyGive(c *gin.Context) error {
	typed, err := form[templates.ProxyForm](c)
	if err != nil {
		return err
	}
	room, err := a.room(c)
	if err != nil {
		return err
	}
	_, err = a.Store.GiveProxy(c.Request.Context(), visitOf(c).actor, room.ID,
		chosen[governance.SeatID](typed.Giver), chosen[governance.SeatID](typed.Bearer))
	if err != nil {
		return a.again(c, err, msgProxyNew, func(f templates.Frame) (templates.Page, error) {
			return a.proxyForm(c, f, room, typed), nil
		})
	}
	return a.redirect(c, backFrom(c, room.ID), msgProxyGiven)
}

// proxyForm lists the seats that may give, and those that may bear.
func (a *App) proxyForm(
	c *gin.Context, f templates.Frame, room model.RoomRecord, typed templates.ProxyForm,
) templates.Page {
	v := visitOf(c)
	page := templates.RoomProxyNew{
		Frame: f, Form: typed, Back: backFrom(c, room.ID), Rule: proxyRule(room.Rules), View: viewOf(c),
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: room.Title, Path: page.Back})
	at := room.At(a.Now(), 0)
	for _, p := range room.Places {
		seat, _ := at.Seat(p.SeatID)
		option := templates.Option{Value: number(p.SeatID), Label: p.Name()}
		mine := p.Holds(v.actor.PersonID) || v.actor.May(governance.KeepMeetings)
		if p.Voting && seat.Filled && seat.Present == 0 && mine {
			page.Givers = append(page.Givers, option)
		}
		if p.Voting && seat.Filled && (seat.Present != 0 || !room.Live()) {
			page.Bearers = append(page.Bearers, option)
		}
	}
	return page
}

// proxyRevoke takes a proxy back.
func (a *App) proxyRevoke(c *gin.Context) error {
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	proxy, err := id[governance.ProxyID](c, "pouvoir")
	if err != nil {
		return err
	}
	err = a.Store.RevokeProxy(c.Request.Context(), visitOf(c).actor, meeting, proxy)
	return a.roomDone(c, meeting, err, msgProxyRevoked, roomTyped{})
}
