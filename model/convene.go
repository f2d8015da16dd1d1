package model

import (
	"context"
	"time"

	"ctin/governance"
)

// Convene sends out the convocations of a draft, read at a version with the
// agenda of that fingerprint: to those who have an address by mail, with the
// event for their calendars; the others wait to be handed theirs. reason is
// that of a notice too short (C1).
func (s *Store) Convene(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, version int, agenda, reason string,
) error {
	return s.ConveneWith(ctx, actor, id, version, agenda, reason, Upload{})
}

// ConveneWith sends out the convocations with the printed agenda, which is kept
// as it was sent.
func (s *Store) ConveneWith(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, version int, agenda, reason string, print Upload,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "meeting.convene", func(t *tx) (int64, error) {
		return int64(id), t.convene(ctx, id, version, agenda, reason, print)
	})
	return err
}

const updateAgendaFile = `
	update meetings set agenda_file_id = nullif($3, 0)
	where coordination_id = $1 and id = $2`

// keepAgenda keeps the printed agenda as it is sent, instead of the one that
// was sent before; none when it has no name.
func (t *tx) keepAgenda(ctx context.Context, m *MeetingRecord, print Upload) error {
	var err error
	if m.AgendaFileID, err = t.addUpload(ctx, m.CoordinationID, print, "agenda"); err != nil {
		return err
	}
	return t.exec(ctx, updateAgendaFile, m.CoordinationID, m.ID, m.AgendaFileID)
}

func (t *tx) convene(
	ctx context.Context, id governance.MeetingID, version int, agenda, reason string, print Upload,
) error {
	if _, err := t.lockedMeeting(ctx, id); err != nil {
		return err
	}
	record, err := readMeeting(ctx, t, t.actor.Coordination, id)
	if err != nil {
		return err
	}
	before := record.Meeting
	after, err := governance.Convene(before, len(record.Agenda), record.RuleSet(), record.Zone(), t.at, reason)
	if err != nil {
		return err
	}
	if agenda != record.AgendaNow { // whoever convenes has read what is sent
		return governance.Fail(governance.Conflict, msgStale).Because(ErrStale)
	}
	after.AgendaHash, after.Version = record.AgendaNow, version
	if err := t.changeMeeting(ctx, "meeting.convene", before, after); err != nil {
		return err
	}
	record.Meeting = after
	if err := t.keepAgenda(ctx, &record, print); err != nil {
		return err
	}
	called, err := t.callSitting(ctx, record)
	if err != nil {
		return err
	}
	if len(called) == 0 {
		return governance.Fail(governance.Conflict, msgNobodySits)
	}
	return t.tell(ctx, letterConvenes, record, called)
}

const insertConvocation = `
	insert into convocations (coordination_id, meeting_id, seat_id, person_id, kind, email, sent_at)
	values ($1, $2, $3, $4, $5, $6, $7)
	returning id`

// callSitting calls everyone who sits on the day of the meeting and was not
// called yet.
func (t *tx) callSitting(ctx context.Context, m MeetingRecord) ([]Called, error) {
	seats, err := sitting(ctx, t, m.Meeting, m.Zone())
	if err != nil {
		return nil, err
	}
	var called []Called
	for _, c := range seats {
		if c.PersonID == 0 || c.ID != 0 {
			continue
		}
		if c.Email != "" {
			c.SentAt = t.at
		}
		err := t.get(ctx, &c.ID, insertConvocation,
			m.CoordinationID, m.ID, c.SeatID, c.PersonID, c.Kind, c.Email, nullTime(c.SentAt))
		if err != nil {
			return nil, err
		}
		t.record(event{
			chain: m.CoordinationID, action: "convocation.create", kind: "convocation", object: int64(c.ID), after: withoutAddress(c),
		})
		called = append(called, c)
	}
	return called, nil
}

// withoutAddress is what the journal keeps of a convocation: no address.
func withoutAddress(c Called) governance.Convocation {
	kept := c.Convocation
	kept.Email = ""
	return kept
}

// CallMissing calls those who sit on the day of a convened meeting and were
// not called: designated, or given an address, since.
func (s *Store) CallMissing(ctx context.Context, actor governance.Actor, id governance.MeetingID) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "convocation.create", func(t *tx) (int64, error) {
		m, err := t.lockedMeeting(ctx, id)
		if err != nil {
			return 0, err
		}
		if m.State != governance.MeetingConvened {
			return 0, governance.Fail(governance.Conflict, msgNotConvened)
		}
		record, err := readMeeting(ctx, t, m.CoordinationID, id)
		if err != nil {
			return 0, err
		}
		called, err := t.callSitting(ctx, record)
		if err != nil {
			return 0, err
		}
		return int64(id), t.tell(ctx, letterConvenes, record, called)
	})
	return err
}

const handAgain = `
	update convocations set sent_at = null
	where coordination_id = $1 and meeting_id = $2 and email = ''`

const forgetReplies = `
	update convocations set reply = '', replied_at = null
	where coordination_id = $1 and meeting_id = $2`

const revokeProxies = `
	update proxies set revoked_at = $3
	where coordination_id = $1 and meeting_id = $2 and revoked_at is null`

const prolongLinks = `
	update links l set expires_at = $3
	from convocations v
	where v.id = l.convocation_id and l.coordination_id = $1 and v.meeting_id = $2 and l.revoked_at is null`

// tellMoved tells those who were called that the meeting moves, with its agenda
// as print makes it. At another instant, their replies are asked again, and
// whoever sits there on the new day is called as well.
func (t *tx) tellMoved(ctx context.Context, before, after governance.Meeting, print PrintAgenda) error {
	if !before.StartsAt.Equal(after.StartsAt) {
		if err := t.askAgain(ctx, after); err != nil {
			return err
		}
	}
	record, err := readMeeting(ctx, t, after.CoordinationID, after.ID)
	if err != nil {
		return err
	}
	return t.sendAgain(ctx, letterMoves, record, after, print)
}

// askAgain forgets what was answered for another instant.
func (t *tx) askAgain(ctx context.Context, after governance.Meeting) error {
	if err := t.exec(ctx, forgetReplies, after.CoordinationID, after.ID); err != nil {
		return err
	}
	if err := t.exec(ctx, revokeProxies, after.CoordinationID, after.ID, t.at); err != nil {
		return err
	}
	return t.exec(ctx, prolongLinks, after.CoordinationID, after.ID, linkEnd(after))
}

// tellCancelled tells those who were called that the meeting is called off.
func (t *tx) tellCancelled(ctx context.Context, m governance.Meeting) error {
	return t.tellAll(ctx, letterCancels, m)
}

// tellAll writes to everyone who was called; a meeting that moves calls those
// who were not as well.
func (t *tx) tellAll(ctx context.Context, what letterKind, m governance.Meeting) error {
	record, err := readMeeting(ctx, t, m.CoordinationID, m.ID)
	if err != nil {
		return err
	}
	var called []Called
	if err := t.list(ctx, &called, selectCalled, m.CoordinationID, m.ID); err != nil {
		return err
	}
	if what == letterMoves {
		others, err := t.callSitting(ctx, record)
		if err != nil {
			return err
		}
		if err := t.tell(ctx, letterConvenes, record, others); err != nil {
			return err
		}
	}
	return t.tell(ctx, what, record, called)
}

// linkEnd is until when a personal link replies to a convocation.
func linkEnd(m governance.Meeting) time.Time { return m.StartsAt.AddDate(0, 0, 1) }
