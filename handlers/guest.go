package handlers

import (
	"strings"
	"time"

	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// guestArrive notes someone who attends without a seat.
func (a *App) guestArrive(c *gin.Context) error {
	typed, err := form[templates.GuestForm](c)
	if err != nil {
		return err
	}
	room, err := a.room(c)
	if err != nil {
		return err
	}
	at, invalid := governance.HourOn(room.Day, typed.At, "came_at", room.Zone())
	if invalid != nil {
		return a.roomDone(c, room.ID, invalid, "", roomTyped{guest: typed})
	}
	_, err = a.Store.RecordGuest(c.Request.Context(), visitOf(c).actor, governance.Guest{
		MeetingID: room.ID, Name: typed.Name, Quality: typed.Quality, Organization: typed.Organization,
		Remote: typed.Remote == yes, ArrivedAt: at,
	})
	for _, p := range governance.ProblemsOf(err) {
		if p.Field == "at" {
			p.Field = "came_at"
		}
	}
	return a.roomDone(c, room.ID, err, msgGuestNoted, roomTyped{guest: typed})
}

// guestLeave notes that a guest leaves.
func (a *App) guestLeave(c *gin.Context) error {
	room, err := a.room(c)
	if err != nil {
		return err
	}
	guest, err := id[governance.GuestID](c, "invite")
	if err != nil {
		return err
	}
	var at time.Time
	if room.RecordedAfter {
		at = room.Latest()
	}
	err = a.Store.RecordGuestDeparture(c.Request.Context(), visitOf(c).actor, room.ID, guest, at)
	return a.roomDone(c, room.ID, err, msgLeft, roomTyped{})
}

// guests lists those who attend without a seat.
func (l look) guests() []templates.RoomGuest {
	var lines []templates.RoomGuest
	for _, g := range l.room.Guests {
		var words []string
		for _, w := range []string{g.Quality, g.Organization} {
			if w != "" {
				words = append(words, w)
			}
		}
		line := templates.RoomGuest{Name: g.Name, What: strings.Join(words, ", "), When: guestHours(l.room, g)}
		if g.LeftAt.IsZero() && l.keeps() && l.room.Live() {
			line.Leave = l.path + "/invites/" + number(g.ID) + "/depart"
		}
		lines = append(lines, line)
	}
	return lines
}
