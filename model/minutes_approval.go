package model

import (
	"context"
	"time"

	"ctin/governance"
)

// minutesAct takes the last edition of the minutes of a meeting one step
// further, for those who keep meetings.
func (s *Store) minutesAct(
	ctx context.Context, actor governance.Actor, action string, meeting governance.MeetingID,
	do func(*tx, MinutesRecord, *time.Location) error,
) error {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		record, zone, err := t.lockedMinutes(ctx, meeting)
		if err != nil {
			return 0, err
		}
		return int64(record.ID), do(t, record, zone)
	})
	return err
}

// lockedMinutes reads the minutes of a closed meeting, and keeps them from
// changing until the write ends.
func (t *tx) lockedMinutes(ctx context.Context, meeting governance.MeetingID) (MinutesRecord, *time.Location, error) {
	if _, err := t.lockedMeeting(ctx, meeting); err != nil {
		return MinutesRecord{}, nil, err
	}
	if _, err := t.minutesOf(ctx, meeting, governance.SummaryMinutes); err != nil {
		return MinutesRecord{}, nil, err
	}
	record, err := readMinutes(ctx, t, t.actor.Coordination, DocumentKey{MeetingID: meeting, Kind: governance.SummaryMinutes})
	if err != nil {
		return record, nil, err
	}
	zone, err := t.zone(ctx)
	return record, zone, err
}

// CirculateMinutes shows a draft to those who sit in the body, who may ask for
// reservations until the delay of the rule set is over (C8).
func (s *Store) CirculateMinutes(ctx context.Context, actor governance.Actor, meeting governance.MeetingID) error {
	return s.minutesAct(ctx, actor, "minutes.circulate", meeting, func(t *tx, m MinutesRecord, zone *time.Location) error {
		after, err := m.Circulate(m.Rules, t.at, zone)
		if err != nil {
			return err
		}
		if err := t.moveMinutes(ctx, "minutes.circulate", m.Minutes, after); err != nil {
			return err
		}
		m.Minutes = after
		return t.putToNext(ctx, m)
	})
}

// WithdrawMinutes takes a circulated text back, to correct it.
func (s *Store) WithdrawMinutes(ctx context.Context, actor governance.Actor, meeting governance.MeetingID) error {
	return s.minutesAct(ctx, actor, "minutes.withdraw", meeting, func(t *tx, m MinutesRecord, _ *time.Location) error {
		after, err := m.Withdraw()
		if err != nil {
			return err
		}
		return t.moveMinutes(ctx, "minutes.withdraw", m.Minutes, after)
	})
}

// ApproveMinutes records that circulated minutes are approved, and freezes
// them: tacitly once the delay is over and nobody asked for anything (C8), or
// by a decision of a later meeting, whose number is given.
func (s *Store) ApproveMinutes(ctx context.Context, actor governance.Actor, meeting governance.MeetingID, decision string) error {
	return s.minutesAct(ctx, actor, "minutes.approve", meeting, func(t *tx, m MinutesRecord, zone *time.Location) error {
		after, err := t.approved(ctx, m, decision, zone)
		if err != nil {
			return err
		}
		return t.settleApproval(ctx, m, after, governance.MinutesApproval{
			Mode: after.Approval, On: governance.DateOf(t.at, zone), Decision: decision,
		})
	})
}

// settleApproval records an approval, and freezes the text that says so.
func (t *tx) settleApproval(ctx context.Context, m MinutesRecord, after governance.Minutes, how governance.MinutesApproval) error {
	if err := t.moveMinutes(ctx, "minutes.approve", m.Minutes, after); err != nil {
		return err
	}
	after.Version++ // moveMinutes just did
	m.Content.Approval = &how
	return t.freeze(ctx, after, m.Content, m.Expected)
}

const selectApproving = `
	select d.id
	from decisions d
	join meetings a on a.coordination_id = d.coordination_id and a.id = d.meeting_id
	join meetings b on b.coordination_id = d.coordination_id and b.id = $3
	where d.coordination_id = $1 and d.reference = $2 and d.committee_id = b.committee_id and a.number > b.number`

// approved applies the rule: by a decision of a later meeting of the same
// body, else tacitly.
func (t *tx) approved(
	ctx context.Context, m MinutesRecord, decision string, zone *time.Location,
) (governance.Minutes, error) {
	if decision == "" {
		return m.ApproveTacitly(m.Rules, m.Asked(), t.at, zone)
	}
	var found governance.DecisionID
	err := t.get(ctx, &found, selectApproving, m.CoordinationID, decision, m.MeetingID)
	if governance.CodeOf(err) == governance.NotFound {
		return m.Minutes, governance.Fail(governance.Invalid, msgNoSuchDecision).On("decision")
	}
	if err != nil {
		return m.Minutes, err
	}
	return m.Approve(governance.VotedApproval, t.at)
}

const selectSeated = `
	select count(*)
	from meetings t
	join seats s on s.coordination_id = t.coordination_id and s.committee_id = t.committee_id
	join mandates m on m.coordination_id = s.coordination_id and m.seat_id = s.id
	join coordinations c on c.id = t.coordination_id
	where t.coordination_id = $1 and t.id = $2 and m.person_id = $3
		and m.starts_on <= (t.opened_at at time zone c.time_zone)::date
		and (m.ends_on is null or m.ends_on >= (t.opened_at at time zone c.time_zone)::date)`

const insertReservation = `
	insert into reservations (coordination_id, minutes_id, person_id, body, created_at, in_session, recorded_by)
	values ($1, $2, $3, $4, $5, $6, nullif($7, 0))
	returning id`

// AskReservation writes down a remark on circulated minutes, from someone who
// sat in the body on the day of the meeting (C8).
func (s *Store) AskReservation(ctx context.Context, actor governance.Actor, meeting governance.MeetingID, body string) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "reservation.create", func(t *tx) (int64, error) {
		m, zone, err := t.lockedMinutes(ctx, meeting)
		if err != nil {
			return 0, err
		}
		var seats int
		if err := t.get(ctx, &seats, selectSeated, m.CoordinationID, meeting, actor.PersonID); err != nil {
			return 0, err
		}
		if seats == 0 {
			return 0, governance.Fail(governance.Forbidden, msgNotThere)
		}
		if err := m.Reserve(body, t.at, zone); err != nil {
			return 0, err
		}
		var id int64
		err = t.get(ctx, &id, insertReservation, m.CoordinationID, m.ID, actor.PersonID, body, t.at, false, 0)
		if err != nil {
			return 0, err
		}
		t.record(event{chain: m.CoordinationID, action: "reservation.create", kind: "minutes", object: int64(m.ID)})
		m.Reservations = append(m.Reservations, ReservationLine{Body: body})
		return id, t.putToNext(ctx, m)
	})
	return err
}
