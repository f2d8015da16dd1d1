package model

import (
	"context"
	"time"

	"ctin/governance"
)

const insertGuest = `
	insert into guests (coordination_id, meeting_id, name, quality, organization, remote, arrived_at, recorded_by, created_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
	returning id`

// RecordGuest notes someone who attends without a seat. The journal keeps no
// name.
func (s *Store) RecordGuest(ctx context.Context, actor governance.Actor, g governance.Guest) (governance.GuestID, error) {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "guest.arrive", func(t *tx) (int64, error) {
		room, at, err := t.openRoom(ctx, g.MeetingID, g.ArrivedAt)
		if err != nil {
			return 0, err
		}
		if err := governance.CheckGuest(g); err != nil {
			return 0, err
		}
		err = t.get(ctx, &g.ID, insertGuest, room.CoordinationID, g.MeetingID, g.Name, g.Quality, g.Organization, g.Remote, at, actor.PersonID, t.at)
		if err != nil {
			return 0, err
		}
		t.record(event{chain: room.CoordinationID, action: "guest.arrive", kind: "meeting", object: int64(room.ID)})
		return int64(g.ID), nil
	})
	return governance.GuestID(id), err
}

const updateGuest = `
	update guests set left_at = $3
	where coordination_id = $1 and id = $2`

// RecordGuestDeparture notes that a guest leaves.
func (s *Store) RecordGuestDeparture(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, guest governance.GuestID, typed time.Time,
) error {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "guest.leave", func(t *tx) (int64, error) {
		room, at, err := t.openRoom(ctx, id, typed)
		if err != nil {
			return 0, err
		}
		g, known := room.guest(guest)
		if !known {
			return 0, governance.Fail(governance.NotFound, msgNotFound)
		}
		g, err = governance.GuestLeaves(g, at)
		if err != nil {
			return 0, err
		}
		t.record(event{chain: room.CoordinationID, action: "guest.leave", kind: "meeting", object: int64(room.ID)})
		return int64(g.ID), t.exec(ctx, updateGuest, room.CoordinationID, g.ID, g.LeftAt)
	})
	return err
}

func (room RoomRecord) guest(id governance.GuestID) (governance.Guest, bool) {
	for _, g := range room.Guests {
		if g.ID == id {
			return g, true
		}
	}
	return governance.Guest{}, false
}
