package model

import (
	"context"
	"time"

	"ctin/governance"
)

const selectZone = `
	select time_zone
	from coordinations
	where id = $1`

// zone is the coordination's time zone: dates and hours are typed in it.
func (t *tx) zone(ctx context.Context) (*time.Location, error) {
	var c governance.Coordination
	err := t.get(ctx, &c.TimeZone, selectZone, t.actor.Coordination)
	return c.Zone(), err
}

const lockCommittee = selectCommittee + `
	for update`

const nextMeetingNumber = `
	select coalesce(max(number), 0) + 1
	from meetings
	where coordination_id = $1 and committee_id = $2`

const insertMeeting = `
	insert into meetings (coordination_id, committee_id, number, title, state, starts_at, ends_at, place, link,
		chair_id, secretary_id, created_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, nullif($10, 0), nullif($11, 0), $12)
	returning id`

// CreateMeeting prepares the next meeting of a body.
func (s *Store) CreateMeeting(
	ctx context.Context, actor governance.Actor, committee governance.CommitteeID, p governance.MeetingPlan,
) (governance.MeetingID, error) {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "meeting.create", func(t *tx) (int64, error) {
		return t.addMeeting(ctx, committee, p)
	})
	return governance.MeetingID(id), err
}

func (t *tx) addMeeting(ctx context.Context, committee governance.CommitteeID, p governance.MeetingPlan) (int64, error) {
	place := t.actor.Coordination
	var body governance.Committee
	err := t.get(ctx, &body, lockCommittee, place, committee)
	if governance.CodeOf(err) == governance.NotFound {
		return 0, governance.Fail(governance.Invalid, msgMeetingBody).On("committee")
	}
	if err != nil {
		return 0, err
	}
	m := governance.Meeting{CoordinationID: place, CommitteeID: committee, State: governance.MeetingDraft}
	if err := t.get(ctx, &m.Number, nextMeetingNumber, place, committee); err != nil {
		return 0, err
	}
	if m, err = t.plan(ctx, m, body.Name, p); err != nil {
		return 0, err
	}
	err = t.get(ctx, &m.ID, insertMeeting, place, committee, m.Number, m.Title, m.State, m.StartsAt, nullTime(m.EndsAt),
		m.Place, m.Link, m.ChairID, m.SecretaryID, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: place, action: "meeting.create", kind: "meeting", object: int64(m.ID), after: m})
	return int64(m.ID), t.putApprovals(ctx, m)
}

// nullTime is null for an instant that is not known.
func nullTime(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	return &at
}

// plan writes what was typed on a meeting; who leads it is known here, and a
// meeting without title gets one.
func (t *tx) plan(
	ctx context.Context, m governance.Meeting, body string, p governance.MeetingPlan,
) (governance.Meeting, error) {
	zone, err := t.zone(ctx)
	if err != nil {
		return m, err
	}
	m, err = governance.PlanMeeting(m, p, zone)
	problems := governance.ProblemsOf(err)
	if err != nil && problems == nil {
		return m, err
	}
	for _, who := range []struct {
		id    *governance.PersonID
		field string
	}{{&m.ChairID, "chair"}, {&m.SecretaryID, "secretary"}} {
		if *who.id == 0 {
			continue
		}
		err := t.get(ctx, who.id, selectKnown, m.CoordinationID, *who.id)
		if governance.CodeOf(err) == governance.NotFound {
			problems.Add(governance.Fail(governance.Invalid, msgNobody).On(who.field))
		} else if err != nil {
			return m, err
		}
	}
	if m.Title == "" {
		m.Title = meetingTitle(body, m.Number)
	}
	return m, problems.Err()
}

const updateMeeting = `
	update meetings
	set title = $4, state = $5, starts_at = $6, ends_at = $7, place = $8, link = $9, chair_id = nullif($10, 0),
		secretary_id = nullif($11, 0), urgency_reason = $12, agenda_hash = $13, sequence = $14, convened_at = $15,
		cancelled_at = $16, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// changeMeeting records a meeting before it opens; after carries the version
// it was read at.
func (t *tx) changeMeeting(ctx context.Context, action string, before, after governance.Meeting) error {
	err := t.change(ctx, updateMeeting, after.CoordinationID, after.ID, after.Version,
		after.Title, after.State, after.StartsAt, nullTime(after.EndsAt), after.Place, after.Link, after.ChairID,
		after.SecretaryID, after.UrgencyReason, after.AgendaHash, after.Sequence, nullTime(after.ConvenedAt),
		nullTime(after.CancelledAt))
	if err != nil {
		return err
	}
	t.record(event{
		chain: after.CoordinationID, action: action, kind: "meeting", object: int64(after.ID),
		before: before, after: after,
	})
	return nil
}

// PlanMeeting corrects a meeting that has not opened, read at a version. Once
// convened, those who were called are told when it moves; reason is that of a
// notice too short for the new date.
func (s *Store) PlanMeeting(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, version int, p governance.MeetingPlan, reason string,
) error {
	return s.PlanMeetingWith(ctx, actor, id, version, p, reason, noAgenda)
}

// noAgenda prints nothing: mails carry the agenda as text only.
func noAgenda(MeetingRecord) (Upload, error) { return Upload{}, nil }

// PlanMeetingWith corrects a meeting; when it moves, its agenda is printed and
// sent again.
func (s *Store) PlanMeetingWith(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, version int, p governance.MeetingPlan, reason string,
	print PrintAgenda,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "meeting.plan", func(t *tx) (int64, error) {
		return int64(id), t.planAgain(ctx, id, version, p, reason, print)
	})
	return err
}

func (t *tx) planAgain(
	ctx context.Context, id governance.MeetingID, version int, p governance.MeetingPlan, reason string, print PrintAgenda,
) error {
	before, err := t.lockedMeeting(ctx, id)
	if err != nil {
		return err
	}
	var body governance.Committee
	if err := t.get(ctx, &body, selectCommittee, before.CoordinationID, before.CommitteeID); err != nil {
		return err
	}
	after, err := t.plan(ctx, before, body.Name, p)
	if err != nil {
		return err
	}
	rules, err := rulesOf(ctx, t, before)
	if err != nil {
		return err
	}
	zone, err := t.zone(ctx)
	if err != nil {
		return err
	}
	if after, err = governance.Reconvene(before, after, rules, zone, t.at, reason); err != nil {
		return err
	}
	after.Version = version
	if err := t.changeMeeting(ctx, "meeting.plan", before, after); err != nil {
		return err
	}
	if after.Sequence == before.Sequence {
		return nil
	}
	return t.tellMoved(ctx, before, after, print)
}

// CancelMeeting calls a meeting off, and tells those who were called.
func (s *Store) CancelMeeting(ctx context.Context, actor governance.Actor, id governance.MeetingID, version int) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "meeting.cancel", func(t *tx) (int64, error) {
		before, err := t.lockedMeeting(ctx, id)
		if err != nil {
			return 0, err
		}
		after, err := governance.Cancel(before, t.at)
		if err != nil {
			return 0, err
		}
		after.Version = version
		if err := t.changeMeeting(ctx, "meeting.cancel", before, after); err != nil {
			return 0, err
		}
		if after.Sequence == before.Sequence {
			return int64(id), nil
		}
		return int64(id), t.tellCancelled(ctx, after)
	})
	return err
}
