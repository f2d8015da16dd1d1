package model

import (
	"context"
	"time"

	"ctin/governance"
)

const insertSecond = `
	insert into meetings (coordination_id, committee_id, number, title, state, starts_at, place, link, chair_id,
		secretary_id, second_of, created_at)
	select coordination_id, committee_id, $3, $4, 'draft', $5, place, link, chair_id, secretary_id, id, $6
	from meetings
	where coordination_id = $1 and id = $2
	returning id`

// The same agenda: every item that was sent and is not decided, with what it
// proposes and its documents.
const copyAgenda = `
	with items as (
		insert into agenda_items (coordination_id, meeting_id, position, title, kind, minutes, rapporteur, draft, diagnostic_id,
			programme, approves_id, postponed_id)
		select i.coordination_id, $3, row_number() over (order by i.position), i.title, i.kind, i.minutes, i.rapporteur, i.draft,
			i.diagnostic_id, i.programme, i.approves_id, i.id
		from agenda_items i
		where i.coordination_id = $1 and i.meeting_id = $2 and not i.added_in_session
			and not exists (select from decisions d where d.coordination_id = i.coordination_id and d.item_id = i.id)
		returning id, postponed_id
	), shares as (
		insert into proposed_allocations (coordination_id, item_id, commitment_id, action_id, amount)
		select p.coordination_id, items.id, p.commitment_id, p.action_id, p.amount
		from items
		join proposed_allocations p on p.coordination_id = $1 and p.item_id = items.postponed_id
		order by p.id
	)
	insert into agenda_files (item_id, file_id, coordination_id, recorded_by, created_at)
	select items.id, x.file_id, x.coordination_id, $4, $5
	from items
	join agenda_files x on x.coordination_id = $1 and x.item_id = items.postponed_id`

// CallAgain prepares the second meeting that follows one without quorum: on the
// same agenda, with the same people, at a date to be confirmed (C2).
func (s *Store) CallAgain(
	ctx context.Context, actor governance.Actor, first governance.MeetingID,
) (governance.MeetingID, error) {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "meeting.second", func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, first)
		if err != nil {
			return 0, err
		}
		met := room.At(room.ClosedAt.Add(-time.Microsecond), 0).Quorum().Met()
		if err := governance.MayCallAgain(room.Meeting, room.Rules, met); err != nil {
			return 0, err
		}
		return t.callAgain(ctx, room)
	})
	return governance.MeetingID(id), err
}

func (t *tx) callAgain(ctx context.Context, room RoomRecord) (int64, error) {
	m := room.Meeting
	var body governance.Committee
	if err := t.get(ctx, &body, lockCommittee, m.CoordinationID, m.CommitteeID); err != nil {
		return 0, err
	}
	zone, err := t.zone(ctx)
	if err != nil {
		return 0, err
	}
	second := governance.Meeting{
		CoordinationID: m.CoordinationID, CommitteeID: m.CommitteeID, State: governance.MeetingDraft, SecondOf: m.ID,
		StartsAt: governance.SecondStart(m, room.Rules, zone, t.at),
	}
	if err := t.get(ctx, &second.Number, nextMeetingNumber, m.CoordinationID, m.CommitteeID); err != nil {
		return 0, err
	}
	second.Title = meetingTitle(body.Name, second.Number)
	err = t.get(ctx, &second.ID, insertSecond, m.CoordinationID, m.ID, second.Number, second.Title, second.StartsAt, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: m.CoordinationID, action: "meeting.second", kind: "meeting", object: int64(second.ID), after: second})
	return int64(second.ID), t.exec(ctx, copyAgenda, m.CoordinationID, m.ID, second.ID, t.actor.PersonID, t.at)
}
