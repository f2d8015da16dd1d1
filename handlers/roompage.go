package handlers

import (
	"slices"
	"strconv"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// look is the room as one person sees it now.
type look struct {
	v    *visit
	room model.RoomRecord
	now  governance.Room // the room at this instant, for the current item
	at   time.Time
	path string

	viewQuery string // kept by links that come back to the phone page
}

// follow makes the room live as long as something may still happen in it.
func (l look) follow() *templates.Follow {
	switch l.room.State {
	case governance.MeetingConvened, governance.MeetingOpen, governance.MeetingSuspended:
		return live(l.v)
	}
	return nil
}

func (l look) keeps() bool { return l.v.actor.May(governance.KeepMeetings) }

// look is the room as the reader sees it at this instant.
func (a *App) look(c *gin.Context, room model.RoomRecord) look {
	l := look{v: visitOf(c), room: room, at: a.Now(), path: roomPath(visitOf(c).coordination, room.ID)}
	if !room.ClosedAt.IsZero() {
		l.at = room.ClosedAt
	}
	if room.RecordedAfter && room.Live() {
		l.at = room.Latest()
	}
	item, _ := room.Current()
	l.now = room.At(l.at, item.ID)
	return l
}

// roomPage shows the room at this instant.
func (a *App) roomPage(c *gin.Context, f templates.Frame, room model.RoomRecord, typed roomTyped) templates.Page {
	l := a.look(c, room)
	item, _ := room.Current()
	page := templates.RoomShow{
		Frame: f, Name: room.Title, State: meetingTag(room.State), Hours: meetingHours(room), Path: l.path,
		Banner: l.banner(), Acts: l.acts(), Live: room.Live(), Follow: l.follow(), Hour: room.RecordedAfter, At: typed.at,
		Agenda: l.agenda(), People: l.people(), Proxies: l.proxies(), Mine: l.mine(), Keeper: l.keeps() && room.Live(),
	}
	if room.RecordedAfter {
		page.After = msgRecordedAfter
	}
	if page.Keeper {
		page.Add = l.path + "/points/nouveau"
	}
	page.Papers, page.Guests, page.Guest = l.papers(), l.guests(), typed.guest
	page.Notes, page.Queue = l.notes(typed), a.queue(l)
	if l.keeps() && (room.Live() || room.State == governance.MeetingConvened) {
		page.Proxy = l.path + "/pouvoir"
	}
	if item.ID != 0 {
		page.Current = l.current(item, typed)
	}
	if !room.ClosedAt.IsZero() {
		page.Tabs = minutesTabs(l.v.coordination, room.ID, document{path: "salle"}, room.Rules.LongMinutes())
	}
	home := coordinationPath(l.v.coordination)
	page.Crumbs = append(page.Crumbs, templates.Link{Label: msgMeetings, Path: home + "/seances"},
		templates.Link{Label: room.Title, Path: home + "/seances/" + number(room.ID)})
	return page
}

// banner says whether decisions may be taken.
func (l look) banner() templates.RoomBanner {
	if sentence := notOpen(l.room); sentence != "" {
		return templates.RoomBanner{Sentence: sentence, Silent: true}
	}
	q := l.now.Quorum()
	return templates.RoomBanner{Sentence: q.Sentence(), Met: q.Met()}
}

// acts are what may be done with the whole meeting now.
func (l look) acts() []templates.RoomAct {
	if !l.keeps() {
		return nil
	}
	switch l.room.State {
	case governance.MeetingConvened:
		return []templates.RoomAct{{Label: msgRoomOpen, Path: l.path + "/ouverture", Hour: true}}
	case governance.MeetingOpen:
		return []templates.RoomAct{
			{Label: msgRoomSuspend, Path: l.path + "/suspension", Quiet: true},
			{Label: msgRoomClose, Path: l.path + "/cloture", Confirm: true},
		}
	case governance.MeetingSuspended:
		return []templates.RoomAct{
			{Label: msgRoomResume, Path: l.path + "/reprise"},
			{Label: msgRoomClose, Path: l.path + "/cloture", Confirm: true},
		}
	}
	return nil
}

// agenda lists the items with the hours that their lengths give.
func (l look) agenda() []templates.RoomItem {
	at := l.room.StartsAt
	if !l.room.OpenedAt.IsZero() {
		at = l.room.OpenedAt
	}
	var items []templates.RoomItem
	for i, line := range l.room.Agenda {
		item := templates.RoomItem{
			Position: strconv.Itoa(i + 1), Title: line.Title, Kind: itemNotes(line), Hour: templates.Hour(l.room.Zone(), at),
			State: itemTag(line), Current: line.State == governance.ItemCurrent,
		}
		if l.keeps() && l.room.Live() && !item.Current {
			item.Call = number(line.ID)
		}
		for _, d := range l.room.Decisions {
			if d.ItemID == line.ID {
				item.Decision = templates.Link{Label: d.Reference, Path: decisionPath(l.v.coordination, d.ID)}
			}
		}
		items = append(items, item)
		at = at.Add(time.Duration(line.Minutes) * time.Minute)
	}
	return items
}

// people lists the seats, those that vote first.
func (l look) people() []templates.RoomSeat {
	var seats []templates.RoomSeat
	for _, p := range l.room.Places {
		seat := templates.RoomSeat{
			Seat: number(p.SeatID), Name: p.Name(), College: p.College.Label(), Advisory: !p.Voting, Note: l.seatNote(p),
		}
		stay, there := l.room.Stay(p.SeatID, l.at)
		seat.State = presenceTag(p, stay, there)
		if there && l.keeps() && l.room.Live() {
			seat.Leave, seat.LeaveName = "leave:"+number(p.SeatID), stay.Name
		}
		for _, who := range p.People {
			seat.People = append(seat.People, l.person(p, who, stay, there))
		}
		seats = append(seats, seat)
	}
	return seats
}

// person is someone who may sit, with the buttons that record them.
func (l look) person(p model.RoomPlace, who model.RoomPerson, stay model.RoomStay, there bool) templates.RoomPerson {
	line := templates.RoomPerson{Name: who.Name, Note: personNote(who), Here: there && stay.PersonID == who.PersonID}
	if line.Here {
		line.Note = since(l.room, stay)
	}
	if there || !l.keeps() || !l.room.Live() {
		return line
	}
	key := number(p.SeatID) + ":" + number(who.PersonID)
	line.Arrive, line.Remote = "arrive:"+key, "remote:"+key
	if who.Convened && who.Reply != "excused" {
		line.Excuse = "excuse:" + key
	}
	return line
}

// seatNote says who stands aside.
func (l look) seatNote(p model.RoomPlace) string {
	for _, seat := range l.now.Recused {
		if seat == p.SeatID {
			return msgStandsAside
		}
	}
	return ""
}

// proxies lists those in force.
func (l look) proxies() []templates.RoomProxy {
	var lines []templates.RoomProxy
	for _, p := range l.now.Proxies {
		giver, _ := l.room.Place(p.GiverID)
		bearer, _ := l.room.Place(p.BearerID)
		line := templates.RoomProxy{Giver: giver.Name(), Bearer: bearer.Name()}
		if seat, _ := l.now.Seat(p.BearerID); seat.Present == 0 && l.room.Live() {
			line.Note = msgProxyIdle
		}
		if l.mayRevoke(giver) {
			line.Revoke = l.path + "/pouvoirs/" + number(p.ID) + "/retrait"
		}
		lines = append(lines, line)
	}
	return lines
}

func (l look) mayRevoke(giver model.RoomPlace) bool {
	active := l.room.Live() || l.room.State == governance.MeetingConvened
	return active && (l.keeps() || giver.Holds(l.v.actor.PersonID))
}

// mine are the seats that the reader may sit on: what they do on their phone.
func (l look) mine() []templates.RoomMine {
	var list []templates.RoomMine
	for _, p := range l.room.Places {
		if !p.Holds(l.v.actor.PersonID) || !l.room.Live() && l.room.State != governance.MeetingConvened {
			continue
		}
		m := templates.RoomMine{Seat: number(p.SeatID), Name: p.Name(), Person: number(l.v.actor.PersonID)}
		stay, there := l.room.Stay(p.SeatID, l.at)
		switch {
		case there && stay.PersonID == l.v.actor.PersonID:
			m.Here = hereSince(l.room, stay)
			m.Aside = l.asideFor(p)
			l.speak(p, &m)
		case !there:
			m.Arrive = l.room.Live()
			l.proxyOf(p, &m)
		}
		if m.Here != "" || m.Arrive || m.Proxy != "" || m.Give != "" {
			list = append(list, m)
		}
	}
	return list
}

// proxyOf tells the proxy that a seat gave, or where it may give one.
func (l look) proxyOf(p model.RoomPlace, m *templates.RoomMine) {
	for _, x := range l.now.Proxies {
		if x.GiverID == p.SeatID {
			bearer, _ := l.room.Place(x.BearerID)
			m.Proxy, m.Takeback = gaveProxy(bearer.Name()), l.path+"/pouvoirs/"+number(x.ID)+"/retrait"
			return
		}
	}
	if p.Voting && l.room.Rules.MaxProxies > 0 {
		m.Give = l.path + "/pouvoir?siege=" + number(p.SeatID) + l.viewQuery
	}
}

// asideFor is the item on which a seat may stand aside now, or empty.
func (l look) asideFor(p model.RoomPlace) string {
	item, _ := l.room.Current()
	_, voted := l.room.LastBallot(item.ID)
	if !p.Voting || item.Kind != governance.ItemDecision || voted || slices.Contains(l.now.Recused, p.SeatID) {
		return ""
	}
	return number(item.ID)
}

// speak adds the voices that the reader casts in the open ballot.
func (l look) speak(p model.RoomPlace, m *templates.RoomMine) {
	item, _ := l.room.Current()
	b, ok := l.room.LastBallot(item.ID)
	if !ok || !b.ClosedAt.IsZero() {
		return
	}
	switch b.Kind {
	case governance.PublicBallot:
		m.Ballot = l.path + "/scrutins/" + number(b.ID) + "/voix"
	case governance.SecretBallot:
		m.Ballot, m.Ask = l.path+"/scrutins/"+number(b.ID)+"/bulletin", msgSecretAsk
	default:
		return
	}
	m.Motion = b.Motion
	for _, v := range l.voices(b) {
		if v.voice.PersonID == l.v.actor.PersonID && (v.voice.SeatID == p.SeatID || v.voice.BearerID == p.SeatID) {
			m.Voices = append(m.Voices, v.line(v.said == "" && !v.secret))
		}
	}
}
