package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/qr"

	"github.com/gin-gonic/gin"
)

// viewPhone names, in forms, the page of a member's phone.
const viewPhone = "presence"

// viewOf is the page that a form comes back to: empty for the room.
func viewOf(c *gin.Context) string {
	if c.PostForm("vue") == viewPhone || query(c, "vue") == viewPhone {
		return viewPhone
	}
	return ""
}

// phonePath is where a member comes, gives a proxy and votes.
func phonePath(c governance.Coordination, id governance.MeetingID) string {
	return coordinationPath(c) + "/seances/" + number(id) + "/presence"
}

// backFrom is the page that an act in the room comes from.
func backFrom(c *gin.Context, id governance.MeetingID) string {
	if viewOf(c) == viewPhone {
		return phonePath(visitOf(c).coordination, id)
	}
	return roomPath(visitOf(c).coordination, id)
}

// phoneShow shows a member what they may do now.
func (a *App) phoneShow(c *gin.Context) error {
	room, err := a.room(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.phonePage(c, a.frame(c, room.Title), room))
}

func (a *App) phonePage(c *gin.Context, f templates.Frame, room model.RoomRecord) templates.Page {
	l := a.look(c, room)
	l.viewQuery = "&vue=" + viewPhone
	item, _ := room.Current()
	page := templates.RoomPhone{
		Frame: f, Name: room.Title, State: meetingTag(room.State), Hours: meetingHours(room), Path: l.path, Room: l.path,
		View: viewPhone, Banner: l.banner(), Mine: l.mine(), Item: item.Title, Follow: l.follow(),
	}
	if len(page.Mine) == 0 {
		page.Nobody = l.nobody()
	}
	return page
}

// nobody says why the reader has nothing to do in the room.
func (l look) nobody() string {
	for _, p := range l.room.Places {
		if p.Holds(l.v.actor.PersonID) {
			if l.follow() == nil {
				return msgPhoneOver
			}
			return msgPhoneTaken
		}
	}
	return msgPhoneNoSeat
}

// screenShow shows the room what it is at, and the code that leads there.
func (a *App) screenShow(c *gin.Context) error {
	room, err := a.room(c)
	if err != nil {
		return err
	}
	l := a.look(c, room)
	page := templates.RoomScreen{
		Frame: a.frame(c, room.Title), Name: room.Title, Address: a.phoneAddress(l.v.coordination, room.ID),
		Banner: l.banner(), Back: l.path, Follow: l.follow(),
	}
	if page.Code, err = codeOf(page.Address); err != nil {
		return err
	}
	l.screen(&page)
	return a.ok(c, page)
}

// screen adds the item and what is voted on it, without anybody's choice.
func (l look) screen(page *templates.RoomScreen) {
	item, ok := l.room.Current()
	if !ok {
		return
	}
	page.Item = item.Title
	b, voted := l.room.LastBallot(item.ID)
	switch {
	case !voted:
	case b.ClosedAt.IsZero():
		page.Motion, page.Ballot = b.Motion, screenBallot(b.Kind, l.ballot(b, templates.CountForm{}).Counted)
	default:
		page.Motion, page.Result = b.Motion, b.Result()
	}
}

// phoneAddress is the phone page in full, as a code or paper says it.
func (a *App) phoneAddress(c governance.Coordination, id governance.MeetingID) string {
	return a.Base.JoinPath(phonePath(c, id)).String()
}

// codeOf is the QR code of an address.
func codeOf(address string) (templates.Code, error) {
	code, err := qr.Encode(address)
	if err != nil {
		return templates.Code{}, err
	}
	return templates.Code{Title: titleCode(address), ViewBox: code.ViewBox(), Path: code.Path()}, nil
}

// papers are what is shown to the room, or printed for it.
func (l look) papers() []templates.Link {
	if !l.keeps() {
		return nil
	}
	sheet := coordinationPath(l.v.coordination) + "/seances/" + number(l.room.ID) + "/emargement.pdf"
	blank := templates.Link{Label: msgSheetBlank, Path: sheet + "?vierge=oui"}
	switch {
	case l.follow() == nil:
		return []templates.Link{{Label: msgSheetFinal, Path: sheet}}
	case l.room.OpenedAt.IsZero():
		return []templates.Link{{Label: msgScreen, Path: l.path + "/ecran"}, blank}
	}
	return []templates.Link{{Label: msgScreen, Path: l.path + "/ecran"}, {Label: msgSheet, Path: sheet}, blank}
}
