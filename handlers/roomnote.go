package handlers

import (
	"strconv"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// proseAdd adds what was said on an item to its prose.
func (a *App) proseAdd(c *gin.Context) error {
	typed, err := form[templates.NoteForm](c)
	if err != nil {
		return err
	}
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	item, _ := strconv.Atoi(typed.Item) // no number is no item
	err = a.Store.AddProse(c.Request.Context(), visitOf(c).actor, model.Prose{MeetingID: meeting, Item: item, Body: typed.Prose})
	return a.roomDone(c, meeting, err, msgProseAdded, roomTyped{note: typed})
}

// notes are what the secretary types without leaving the room, even while the
// network is away: what is said, and votes counted by hand.
func (l look) notes(typed roomTyped) *templates.RoomNotes {
	if !l.keeps() || !l.room.Live() {
		return nil
	}
	notes := &templates.RoomNotes{Form: typed.note, Hour: l.room.RecordedAfter}
	for _, item := range l.room.Agenda {
		title := strconv.Itoa(item.Position) + ". " + item.Title
		notes.Items = append(notes.Items, templates.Option{Value: strconv.Itoa(item.Position), Label: title})
		if item.Kind == governance.ItemDecision && !l.settled(item.ID) {
			notes.Decisions = append(notes.Decisions, templates.Option{Value: number(item.ID), Label: title})
		}
	}
	if item, ok := l.room.Current(); ok {
		notes.Item, notes.Decision = strconv.Itoa(item.Position), number(item.ID)
		notes.Motion = item.Draft
	}
	return notes
}

func (l look) settled(item governance.AgendaItemID) bool {
	for _, d := range l.room.Decisions {
		if d.ItemID == item {
			return true
		}
	}
	return false
}

// queue is where the browser keeps what is done while the network is away.
func (a *App) queue(l look) templates.RoomQueue {
	person := number(l.v.actor.PersonID)
	return templates.RoomQueue{
		Name: person + ":" + number(l.room.ID), Person: person, Keeps: l.keeps() && l.room.Live(),
		Now: a.Now().UTC().Format(time.RFC3339Nano), Zone: l.room.Zone().String(), Login: "/connexion?retour=" + l.path,
	}
}
