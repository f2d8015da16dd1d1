package model

import (
	"context"

	"ctin/governance"
)

const proposeApproval = `
	update minutes set proposed_to = $3
	where coordination_id = $1 and id = $2`

// proposeToNext remembers that the next meeting, whose agenda was sent already,
// should approve minutes: whoever prepares meetings decides whether that agenda
// is sent again.
func (t *tx) proposeToNext(ctx context.Context, m MinutesRecord) error {
	next, err := oneOrNone[governance.MeetingID](ctx, t, selectNextSent, m.CoordinationID, m.MeetingID, m.ID)
	if err != nil || next == 0 {
		return err
	}
	t.record(event{chain: m.CoordinationID, action: "minutes.propose", kind: "minutes", object: int64(m.ID), after: next})
	return t.exec(ctx, proposeApproval, m.CoordinationID, m.ID, next)
}

// awaitsAgenda are minutes (d) that wait for an agenda that was sent (n), and
// that no other agenda has taken meanwhile.
const awaitsAgenda = `d.proposed_to = n.id and d.state = 'circulated' and n.state = 'convened' and not ` + onAgenda

// Proposed is an earlier meeting whose minutes should be approved by one whose
// agenda was sent.
type Proposed struct {
	MeetingID governance.MeetingID
	Title     string
	Number    int
}

// ProposedApprovals are the minutes that a convened meeting should approve.
type ProposedApprovals = jsonList[Proposed]

// proposedApprovals are those of a meeting called m, in one column: its page
// reads them with it.
const proposedApprovals = `
		coalesce((
			select jsonb_agg(jsonb_build_object('MeetingID', x.id, 'Title', x.title, 'Number', x.number) order by x.number)
			from meetings n
			join minutes d on d.coordination_id = n.coordination_id and ` + awaitsAgenda + `
			join meetings x on x.coordination_id = d.coordination_id and x.id = d.meeting_id
			where n.coordination_id = m.coordination_id and n.id = m.id
		), '[]') as approvals`

const selectProposedApprovals = `
	select` + proposedApprovals + `
	from meetings m
	where m.coordination_id = $1 and m.id = $2`

// PrintAgenda prints the agenda of a meeting as it is about to be sent.
type PrintAgenda func(MeetingRecord) (Upload, error)

// AmendAgenda puts on the agenda of a convened meeting, read at a version, the
// approvals that are proposed to it, and sends it again to all who were called.
func (s *Store) AmendAgenda(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, version int, print PrintAgenda,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "meeting.amend", func(t *tx) (int64, error) {
		before, err := t.lockedMeeting(ctx, id)
		if err != nil {
			return 0, err
		}
		return int64(id), t.amend(ctx, before, version, print)
	})
	return err
}

func (t *tx) amend(ctx context.Context, before governance.Meeting, version int, print PrintAgenda) error {
	rules, err := rulesOf(ctx, t, before)
	if err != nil {
		return err
	}
	zone, err := t.zone(ctx)
	if err != nil {
		return err
	}
	after, err := governance.AmendAgenda(before, rules, zone, t.at)
	if err != nil {
		return err
	}
	if err := t.putProposed(ctx, before); err != nil {
		return err
	}
	record, err := readMeeting(ctx, t, before.CoordinationID, before.ID)
	if err != nil {
		return err
	}
	after.AgendaHash, after.Version = record.AgendaNow, version
	if err := t.changeMeeting(ctx, "meeting.amend", before, after); err != nil {
		return err
	}
	return t.sendAgain(ctx, letterAmends, record, after, print)
}

// putProposed puts the approvals that are proposed to a meeting on its agenda.
func (t *tx) putProposed(ctx context.Context, m governance.Meeting) error {
	var list ProposedApprovals
	if err := t.get(ctx, &list, selectProposedApprovals, m.CoordinationID, m.ID); err != nil {
		return err
	}
	if len(list) == 0 {
		return governance.Fail(governance.Conflict, msgNothingToAmend)
	}
	for _, p := range list {
		minutes, err := readMinutes(ctx, t, m.CoordinationID, DocumentKey{MeetingID: p.MeetingID, Kind: governance.SummaryMinutes})
		if err != nil {
			return err
		}
		if err := t.putApproval(ctx, m.ID, minutes); err != nil {
			return err
		}
	}
	return nil
}

// sendAgain prints an agenda again and sends it to all who were called; those
// without an address are to be handed it again.
func (t *tx) sendAgain(
	ctx context.Context, what letterKind, record MeetingRecord, after governance.Meeting, print PrintAgenda,
) error {
	record.Meeting = after
	printed, err := print(record)
	if err != nil {
		return err
	}
	if err := t.keepAgenda(ctx, &record, printed); err != nil {
		return err
	}
	if err := t.exec(ctx, handAgain, after.CoordinationID, after.ID); err != nil {
		return err
	}
	return t.tellAll(ctx, what, after)
}
