package model

import (
	"context"
	"time"

	"ctin/governance"
)

const updateMeetingRoom = `
	update meetings
	set state = $3, rules = $4, recorded_after = $5, opened_at = $6, closed_at = $7, version = version + 1
	where coordination_id = $1 and id = $2`

// moveMeeting records a meeting that opens, pauses, goes on or closes.
func (t *tx) moveMeeting(ctx context.Context, action string, before, after governance.Meeting) error {
	var rules any
	if after.Rules != nil {
		rules = *after.Rules
	}
	err := t.exec(ctx, updateMeetingRoom, after.CoordinationID, after.ID, after.State, rules, after.RecordedAfter,
		instant(after.OpenedAt), instant(after.ClosedAt))
	if err != nil {
		return err
	}
	t.record(event{
		chain: after.CoordinationID, action: action, kind: "meeting", object: int64(after.ID),
		fields: []string{"state"}, before: before, after: after,
	})
	return nil
}

// lead lets who keeps meetings take one further.
func (s *Store) lead(
	ctx context.Context, actor governance.Actor, action string, id governance.MeetingID,
	move func(*tx, RoomRecord) (governance.Meeting, error),
) error {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, id)
		if err != nil {
			return 0, err
		}
		after, err := move(t, room)
		if err != nil {
			return 0, err
		}
		return int64(id), t.moveMeeting(ctx, action, room.Meeting, after)
	})
	return err
}

// OpenMeeting opens a convened meeting under the rule set of its body, which
// it keeps. at is when it really opened, zero for now (C7).
func (s *Store) OpenMeeting(ctx context.Context, actor governance.Actor, id governance.MeetingID, at time.Time) error {
	return s.lead(ctx, actor, "meeting.open", id, func(t *tx, room RoomRecord) (governance.Meeting, error) {
		m, err := governance.OpenMeeting(room.Meeting, room.Rules, at, t.at)
		if err != nil {
			return m, err
		}
		return m, t.callFirst(ctx, room)
	})
}

// SuspendMeeting interrupts an open meeting.
func (s *Store) SuspendMeeting(ctx context.Context, actor governance.Actor, id governance.MeetingID) error {
	return s.lead(ctx, actor, "meeting.suspend", id, func(t *tx, room RoomRecord) (governance.Meeting, error) {
		return governance.SuspendMeeting(room.Meeting, t.at)
	})
}

// ResumeMeeting goes on with a suspended meeting.
func (s *Store) ResumeMeeting(ctx context.Context, actor governance.Actor, id governance.MeetingID) error {
	return s.lead(ctx, actor, "meeting.resume", id, func(t *tx, room RoomRecord) (governance.Meeting, error) {
		return governance.ResumeMeeting(room.Meeting, t.at)
	})
}

// CloseMeeting ends a meeting; at is when it really ended, zero for now. What
// was current is done.
func (s *Store) CloseMeeting(ctx context.Context, actor governance.Actor, id governance.MeetingID, at time.Time) error {
	return s.lead(ctx, actor, "meeting.close", id, func(t *tx, room RoomRecord) (governance.Meeting, error) {
		if !room.May(governance.MeetingClosed) {
			return governance.CloseMeeting(room.Meeting, nil, nil, t.at)
		}
		at, err := governance.Happened(room.Meeting, at, t.at)
		if err != nil {
			return room.Meeting, err
		}
		m, err := governance.CloseMeeting(room.Meeting, room.Ballots, room.decided(), at)
		if err != nil {
			return m, err
		}
		if err := t.exec(ctx, finishCurrent, room.CoordinationID, room.ID); err != nil {
			return m, err
		}
		room.Meeting = m
		return m, t.tellMeeting(ctx, room)
	})
}

const finishCurrent = `
	update agenda_items set state = 'done'
	where coordination_id = $1 and meeting_id = $2 and state = 'current'`

const callItem = `
	update agenda_items set state = 'current'
	where coordination_id = $1 and meeting_id = $2 and id = $3`

const postponeItem = `
	update agenda_items set state = 'postponed'
	where coordination_id = $1 and meeting_id = $2 and id = $3`

// callFirst begins with the first item.
func (t *tx) callFirst(ctx context.Context, room RoomRecord) error {
	if len(room.Agenda) == 0 {
		return nil
	}
	return t.exec(ctx, callItem, room.CoordinationID, room.ID, room.Agenda[0].ID)
}

// CallItem goes on to an item: the one before it is done. A ballot that is
// open keeps the room where it is.
func (s *Store) CallItem(ctx context.Context, actor governance.Actor, id governance.MeetingID, item governance.AgendaItemID) error {
	return s.turn(ctx, actor, "agenda_item.call", id, item, callItem)
}

// PostponeItem leaves an item for another meeting.
func (s *Store) PostponeItem(ctx context.Context, actor governance.Actor, id governance.MeetingID, item governance.AgendaItemID) error {
	return s.turn(ctx, actor, "agenda_item.postpone", id, item, postponeItem)
}

func (s *Store) turn(
	ctx context.Context, actor governance.Actor, action string, id governance.MeetingID, item governance.AgendaItemID, query string,
) error {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := room.mayTurn(item); err != nil {
			return 0, err
		}
		if err := t.exec(ctx, finishCurrent, room.CoordinationID, id); err != nil {
			return 0, err
		}
		t.record(event{chain: room.CoordinationID, action: action, kind: "agenda_item", object: int64(item)})
		return int64(item), t.exec(ctx, query, room.CoordinationID, id, item)
	})
	return err
}

// mayTurn tells whether the room may turn to an item.
func (room RoomRecord) mayTurn(item governance.AgendaItemID) error {
	if err := governance.RequireOpen(room.Meeting); err != nil {
		return err
	}
	if _, known := room.Item(item); !known {
		return governance.Fail(governance.NotFound, msgNotFound)
	}
	if _, open := room.openBallot(); open {
		return governance.Fail(governance.Conflict, msgBallotKeepsItem)
	}
	return nil
}

const insertSessionItem = `
	insert into agenda_items (coordination_id, meeting_id, position, title, kind, minutes, draft, added_in_session)
	values ($1, $2, $3, $4, $5, $6, $7, true)
	returning id`

// AddItem adds an item to the agenda of an open meeting; accepted says that
// the chair agrees (C1).
func (s *Store) AddItem(
	ctx context.Context, actor governance.Actor, item governance.AgendaItem, accepted bool,
) (governance.AgendaItemID, error) {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "agenda_item.add", func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, item.MeetingID)
		if err != nil {
			return 0, err
		}
		if err := governance.AddInSession(room.Meeting, item, accepted); err != nil {
			return 0, err
		}
		item.CoordinationID, item.Position, item.AddedInSession = room.CoordinationID, len(room.Agenda)+1, true
		err = t.get(ctx, &item.ID, insertSessionItem, item.CoordinationID, item.MeetingID, item.Position, item.Title,
			item.Kind, item.Minutes, item.Draft)
		if err != nil {
			return 0, err
		}
		t.record(event{
			chain: item.CoordinationID, action: "agenda_item.add", kind: "agenda_item", object: int64(item.ID), after: item,
		})
		return int64(item.ID), nil
	})
	return governance.AgendaItemID(id), err
}
