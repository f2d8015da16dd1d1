package handlers

import (
	"context"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) roomRoutes(r routes) {
	const room = "/seances/:id/salle"
	r.inside.get(room, a.roomShow)
	r.inside.post(room+"/presences", a.roomMove)
	r.inside.get(room+"/pouvoir", a.proxyNew)
	r.inside.post(room+"/pouvoir", a.proxyGive)
	r.inside.post(room+"/pouvoirs/:pouvoir/retrait", a.proxyRevoke)
	r.inside.post(room+"/scrutins/:scrutin/voix", a.ballotCast(a.Store.CastVote, msgVoted))
	r.inside.post(room+"/scrutins/:scrutin/bulletin", a.ballotCast(a.Store.CastSecret, msgInUrn))
	r.inside.get("/seances/:id/presence", a.phoneShow)
	r.inside.get(room+"/ecran", a.screenShow)
	r.inside.post(room+"/deports", a.roomAside(a.Store.Recuse, msgAsideNoted))
	r.inside.post(room+"/deports/retrait", a.roomAside(a.Store.WithdrawRecusal, msgAsideWithdrawn))
	keep := r.inside.may(governance.KeepMeetings)
	keep.post(room+"/ouverture", a.roomOpen)
	keep.post(room+"/suspension", a.roomTurn(a.Store.SuspendMeeting, msgRoomSuspended))
	keep.post(room+"/reprise", a.roomTurn(a.Store.ResumeMeeting, msgRoomResumed))
	keep.get(room+"/cloture", a.roomClosing)
	keep.post(room+"/cloture", a.roomClose)
	keep.post(room+"/point", a.roomItem(a.Store.CallItem, msgItemCalled))
	keep.post(room+"/report", a.roomItem(a.Store.PostponeItem, msgItemPostponed))
	keep.get(room+"/points/nouveau", a.sessionItemNew)
	keep.post(room+"/points/nouveau", a.sessionItemAdd)
	keep.post(room+"/scrutins", a.ballotOpen)
	keep.post(room+"/scrutins/comptes", a.ballotRecord)
	keep.post(room+"/teneur", a.proseAdd)
	keep.get("/seances/:id/emargement.pdf", a.attendanceSheet)
	keep.post(room+"/invites", a.guestArrive)
	keep.post(room+"/invites/:invite/depart", a.guestLeave)
	keep.post(room+"/scrutins/:scrutin/cloture", a.ballotClose)
	keep.post(room+"/scrutins/:scrutin/abandon", a.ballotGiveUp)
	keep.post(room+"/scrutins/:scrutin/decision", a.decisionAdopt)
}

// roomPath is the room of a meeting, below the address of its coordination.
func roomPath(c governance.Coordination, id governance.MeetingID) string {
	return coordinationPath(c) + "/seances/" + number(id) + "/salle"
}

// room reads the room of the address.
func (a *App) room(c *gin.Context) (model.RoomRecord, error) {
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return model.RoomRecord{}, err
	}
	return a.Store.Room(c.Request.Context(), visitOf(c).actor, meeting)
}

// roomShow shows the room.
func (a *App) roomShow(c *gin.Context) error {
	room, err := a.room(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.roomPage(c, a.frame(c, room.Title), room, roomTyped{}))
}

// roomTyped is what was typed in the forms of the room, given back on error.
type roomTyped struct {
	at     string
	ballot templates.BallotForm
	count  templates.CountForm
	adopt  templates.AdoptForm
	guest  templates.GuestForm
	note   templates.NoteForm
}

// roomDone goes back to the room after an act, or shows it again with what is
// wrong and what was typed.
func (a *App) roomDone(c *gin.Context, meeting governance.MeetingID, err error, done string, typed roomTyped) error {
	if err == nil {
		return a.redirect(c, backFrom(c, meeting), done)
	}
	return a.again(c, err, msgRoom, func(f templates.Frame) (templates.Page, error) {
		room, err := a.room(c)
		f.Title = room.Title
		if c.PostForm("vue") == viewPhone {
			return a.phonePage(c, f, room), err
		}
		return a.roomPage(c, f, room, typed), err
	})
}

// roomOpen opens the meeting, at the hour typed or now.
func (a *App) roomOpen(c *gin.Context) error {
	room, err := a.room(c)
	if err != nil {
		return err
	}
	planned := governance.DateOf(room.StartsAt, room.Zone())
	at, invalid := governance.HourOn(planned, clean(c.PostForm("opened_at")), "opened_at", room.Zone())
	if invalid != nil {
		return a.roomDone(c, room.ID, invalid, "", roomTyped{})
	}
	err = a.Store.OpenMeeting(c.Request.Context(), visitOf(c).actor, room.ID, at)
	return a.roomDone(c, room.ID, err, msgRoomOpened, roomTyped{})
}

// roomTurn does one thing to the whole meeting.
func (a *App) roomTurn(do storeAction[governance.MeetingID], done string) func(*gin.Context) error {
	return func(c *gin.Context) error {
		meeting, err := id[governance.MeetingID](c, "id")
		if err != nil {
			return err
		}
		err = do(c.Request.Context(), visitOf(c).actor, meeting)
		return a.roomDone(c, meeting, err, done, roomTyped{})
	}
}

// roomClosing asks before the meeting closes: nothing can be added afterwards.
func (a *App) roomClosing(c *gin.Context) error {
	room, err := a.room(c)
	if err != nil {
		return err
	}
	path := roomPath(visitOf(c).coordination, room.ID)
	page := templates.Confirm{
		Frame: a.frame(c, msgRoomClose), Question: msgRoomCloseAsk, Consequences: closingConsequences(),
		Action: path + "/cloture", Button: msgRoomClose, Back: path,
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: room.Title, Path: path})
	return a.ok(c, page)
}

// roomClose closes the meeting. One recorded afterwards closes at the last
// hour that was typed in it.
func (a *App) roomClose(c *gin.Context) error {
	if c.PostForm("confirme") != "oui" {
		return a.roomClosing(c)
	}
	room, err := a.room(c)
	if err != nil {
		return err
	}
	var at time.Time
	if room.RecordedAfter {
		at = room.Latest()
	}
	if err = a.Store.CloseMeeting(c.Request.Context(), visitOf(c).actor, room.ID, at); err == nil {
		return a.redirect(c, decisionLog.at(visitOf(c).coordination, room.ID), msgRoomClosed)
	}
	return a.roomDone(c, room.ID, err, msgRoomClosed, roomTyped{})
}

// roomItem turns the room to an item, or leaves one for later.
func (a *App) roomItem(
	do func(ctx context.Context, actor governance.Actor, m governance.MeetingID, i governance.AgendaItemID) error, done string,
) func(*gin.Context) error {
	return func(c *gin.Context) error {
		meeting, err := id[governance.MeetingID](c, "id")
		if err != nil {
			return err
		}
		item := chosen[governance.AgendaItemID](c.PostForm("item"))
		err = do(c.Request.Context(), visitOf(c).actor, meeting, item)
		return a.roomDone(c, meeting, err, done, roomTyped{})
	}
}

// sessionItemNew shows the form of an item added in session.
func (a *App) sessionItemNew(c *gin.Context) error {
	room, err := a.room(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.sessionItemForm(c, a.frame(c, msgItemNew), room, templates.SessionItemForm{}))
}

// sessionItemAdd adds an item in session.
func (a *App) sessionItemAdd(c *gin.Context) error {
	typed, err := form[templates.SessionItemForm](c)
	if err != nil {
		return err
	}
	room, err := a.room(c)
	if err != nil {
		return err
	}
	_, err = a.Store.AddItem(c.Request.Context(), visitOf(c).actor, governance.AgendaItem{
		MeetingID: room.ID, Title: typed.Title, Kind: governance.ItemKind(typed.Kind), Draft: typed.Draft,
	}, typed.Accepted == "oui")
	if err != nil {
		return a.again(c, err, msgItemNew, func(f templates.Frame) (templates.Page, error) {
			return a.sessionItemForm(c, f, room, typed), nil
		})
	}
	return a.redirect(c, roomPath(visitOf(c).coordination, room.ID), msgItemAdded)
}

func (a *App) sessionItemForm(
	c *gin.Context, f templates.Frame, room model.RoomRecord, typed templates.SessionItemForm,
) templates.Page {
	page := templates.RoomItemNew{Frame: f, Form: typed, Back: roomPath(visitOf(c).coordination, room.ID)}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: room.Title, Path: page.Back})
	for _, k := range governance.ItemKinds() {
		page.Kinds = append(page.Kinds, templates.Option{Value: string(k), Label: k.Label()})
	}
	return page
}

// roomAside notes or corrects that a seat stands aside for an item.
func (a *App) roomAside(
	do func(ctx context.Context, actor governance.Actor, m governance.MeetingID, r model.Recusal) error, done string,
) func(*gin.Context) error {
	return func(c *gin.Context) error {
		meeting, err := id[governance.MeetingID](c, "id")
		if err != nil {
			return err
		}
		err = do(c.Request.Context(), visitOf(c).actor, meeting, model.Recusal{
			ItemID: chosen[governance.AgendaItemID](c.PostForm("item")), SeatID: chosen[governance.SeatID](c.PostForm("seat")),
			Reason: clean(c.PostForm("reason")),
		})
		return a.roomDone(c, meeting, err, done, roomTyped{})
	}
}
