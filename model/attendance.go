package model

import (
	"context"
	"time"

	"ctin/governance"
)

// Arrival is someone who takes a seat of a meeting. At is the hour typed, zero
// for now.
type Arrival struct {
	MeetingID governance.MeetingID
	SeatID    governance.SeatID
	PersonID  governance.PersonID
	Remote    bool
	At        time.Time
}

const insertStay = `
	insert into attendances (coordination_id, meeting_id, seat_id, person_id, remote, arrived_at, recorded_by, created_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8)
	returning id`

const cancelProxiesOf = `
	update proxies set revoked_at = $4
	where coordination_id = $1 and meeting_id = $2 and giver_id = $3 and revoked_at is null
	returning id`

// RecordArrival puts someone on a seat: themselves, or anyone for who keeps
// meetings. Whoever comes takes back the proxy that was given for the seat (C3).
func (s *Store) RecordArrival(ctx context.Context, actor governance.Actor, a Arrival) (governance.AttendanceID, error) {
	if err := mustActFor(actor, a.PersonID); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "attendance.arrive", func(t *tx) (int64, error) {
		room, at, err := t.openRoom(ctx, a.MeetingID, a.At)
		if err != nil {
			return 0, err
		}
		stay, err := room.arrive(a, actor.May(governance.KeepMeetings), at)
		if err != nil {
			return 0, err
		}
		stay.CoordinationID, stay.RecordedBy, stay.CreatedAt = room.CoordinationID, actor.PersonID, t.at
		err = t.get(ctx, &stay.ID, insertStay, stay.CoordinationID, stay.MeetingID, stay.SeatID, stay.PersonID, stay.Remote,
			stay.ArrivedAt, stay.RecordedBy, stay.CreatedAt)
		if err != nil {
			return 0, err
		}
		t.record(event{
			chain: stay.CoordinationID, action: "attendance.arrive", kind: "attendance", object: int64(stay.ID), after: stay,
		})
		return int64(stay.ID), t.cancelProxies(ctx, room.Meeting, a.SeatID, at)
	})
	return governance.AttendanceID(id), err
}

// arrive applies the rule to the seat that is taken. Only those who were called
// come by themselves: who keeps the meeting records anybody with a mandate.
func (room RoomRecord) arrive(a Arrival, keeper bool, at time.Time) (governance.Stay, error) {
	place, known := room.Place(a.SeatID)
	if !known {
		return governance.Stay{}, governance.Fail(governance.NotFound, msgNotFound)
	}
	if !keeper && !place.calls(a.PersonID) {
		return governance.Stay{}, governance.Fail(governance.Conflict, msgNotCalledSelf).On("person")
	}
	stays := make([]governance.Stay, len(room.Stays))
	for i, s := range room.Stays {
		stays[i] = s.Stay
	}
	return governance.Arrive(place.seat(), place.sitting(), stays, governance.Stay{
		MeetingID: room.ID, SeatID: a.SeatID, PersonID: a.PersonID, Remote: a.Remote, ArrivedAt: at,
	})
}

// cancelProxies takes back the proxies that a seat gave.
func (t *tx) cancelProxies(ctx context.Context, m governance.Meeting, giver governance.SeatID, at time.Time) error {
	var cancelled []governance.ProxyID
	if err := t.list(ctx, &cancelled, cancelProxiesOf, m.CoordinationID, m.ID, giver, at); err != nil {
		return err
	}
	for _, id := range cancelled {
		t.record(event{chain: m.CoordinationID, action: "proxy.revoke", kind: "proxy", object: int64(id)})
	}
	return nil
}

const updateStay = `
	update attendances set left_at = $3
	where coordination_id = $1 and id = $2`

// RecordDeparture ends the stay of whoever is on a seat: themselves, or anyone
// for who keeps meetings.
func (s *Store) RecordDeparture(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, seat governance.SeatID, typed time.Time,
) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "attendance.leave", func(t *tx) (int64, error) {
		room, at, err := t.openRoom(ctx, id, typed)
		if err != nil {
			return 0, err
		}
		before, there := room.staying(seat)
		if !there {
			return 0, governance.Fail(governance.Conflict, msgNobodyThere)
		}
		if err := mustActFor(actor, before.PersonID); err != nil {
			return 0, err
		}
		after, err := governance.Leave(before.Stay, at)
		if err != nil {
			return 0, err
		}
		t.record(event{
			chain: room.CoordinationID, action: "attendance.leave", kind: "attendance", object: int64(after.ID),
			before: before.Stay, after: after,
		})
		return int64(after.ID), t.exec(ctx, updateStay, room.CoordinationID, after.ID, after.LeftAt)
	})
	return err
}

// staying is the stay on a seat that has not ended.
func (room RoomRecord) staying(seat governance.SeatID) (RoomStay, bool) {
	for _, s := range room.Stays {
		if s.SeatID == seat && s.LeftAt.IsZero() {
			return s, true
		}
	}
	return RoomStay{}, false
}

// mustActFor lets people act for themselves, and those who keep meetings for
// anyone.
func mustActFor(actor governance.Actor, p governance.PersonID) error {
	if p == actor.PersonID {
		return actor.Must(governance.Read)
	}
	return actor.Must(governance.KeepMeetings)
}

const excuseConvened = `
	update convocations set reply = 'excused', replied_at = $5
	where coordination_id = $1 and meeting_id = $2 and seat_id = $3 and person_id = $4`

// RecordExcuse notes that someone who was called is excused.
func (s *Store) RecordExcuse(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, seat governance.SeatID, person governance.PersonID,
) error {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "attendance.excuse", func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := governance.RequireOpen(room.Meeting); err != nil {
			return 0, err
		}
		if _, there := room.staying(seat); there {
			return 0, governance.Fail(governance.Conflict, msgExcusedPresent)
		}
		n, err := t.execCount(ctx, excuseConvened, room.CoordinationID, id, seat, person, t.at)
		if err != nil {
			return 0, err
		}
		if n == 0 {
			return 0, governance.Fail(governance.Conflict, msgNotCalled)
		}
		t.record(event{chain: room.CoordinationID, action: "attendance.excuse", kind: "seat", object: int64(seat)})
		return int64(seat), nil
	})
	return err
}
