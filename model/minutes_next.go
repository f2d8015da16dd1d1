package model

import (
	"context"

	"ctin/governance"
)

// The item that approves the minutes of an earlier meeting comes first: a
// meeting settles the last one before it goes on.
const shiftAgenda = `
	update agenda_items set position = position + 1
	where coordination_id = $1 and meeting_id = $2`

const insertApproval = `
	insert into agenda_items (coordination_id, meeting_id, position, title, kind, draft, approves_id)
	values ($1, $2, 1, $3, 'decision', $4, $5)
	returning id`

// onAgenda tells whether a meeting that is to come, or is being held, approves
// minutes called d.
const onAgenda = `exists (
		select from agenda_items i
		join meetings x on x.coordination_id = i.coordination_id and x.id = i.meeting_id
		where i.coordination_id = d.coordination_id and i.approves_id = d.id
			and x.state in ('draft', 'convened', 'open', 'suspended')
	)`

// The first meeting of the body, after that of minutes which no agenda approves
// yet: one whose agenda can still change, or one whose agenda was sent.
const (
	laterMeeting = `
	select n.id
	from meetings m
	join minutes d on d.coordination_id = m.coordination_id and d.id = $3
	join meetings n on n.coordination_id = m.coordination_id and n.committee_id = m.committee_id and n.number > m.number
	where m.coordination_id = $1 and m.id = $2 and not ` + onAgenda

	firstOfThese = `
	order by n.number
	limit 1`

	selectNextDraft = laterMeeting + ` and n.state = 'draft'` + firstOfThese
	selectNextSent  = laterMeeting + ` and n.state = 'convened' and n.second_of is null` + firstOfThese
)

// putToNext puts minutes that the next meeting must approve on its agenda
// (C8), when that is prepared already and not sent yet; else it is proposed to
// send that agenda again.
func (t *tx) putToNext(ctx context.Context, m MinutesRecord) error {
	if !m.WantsMeeting(m.Rules, m.Asked()) {
		return nil
	}
	next, err := oneOrNone[governance.MeetingID](ctx, t, selectNextDraft, m.CoordinationID, m.MeetingID, m.ID)
	if err != nil {
		return err
	}
	if next == 0 {
		return t.proposeToNext(ctx, m)
	}
	return t.putApproval(ctx, next, m)
}

func (t *tx) putApproval(ctx context.Context, meeting governance.MeetingID, m MinutesRecord) error {
	if err := t.exec(ctx, shiftAgenda, m.CoordinationID, meeting); err != nil {
		return err
	}
	title, draft := m.Content.Header.ApprovalItem()
	i := itemState{AgendaItem: governance.AgendaItem{
		CoordinationID: m.CoordinationID, MeetingID: meeting, Position: 1, Title: title, Kind: governance.ItemDecision,
		Draft: draft, ApprovesID: m.ID, State: governance.ItemPending,
	}}
	if err := t.get(ctx, &i.ID, insertApproval, m.CoordinationID, meeting, title, draft, m.ID); err != nil {
		return err
	}
	t.record(event{chain: m.CoordinationID, action: "agenda_item.create", kind: "agenda_item", object: int64(i.ID), after: i})
	return nil
}

// selectToApprove are the earlier meetings of a body whose minutes circulate.
const selectToApprove = `
	select m.id
	from meetings m
	join minutes d on d.coordination_id = m.coordination_id and d.meeting_id = m.id
		and d.kind in ('summary', 'full') and d.state = 'circulated'
	where m.coordination_id = $1 and m.committee_id = $2 and m.number < $3
	order by m.number desc`

// putApprovals puts on the agenda of a new meeting the minutes that it must
// approve: those with reservations, or that silence does not approve (C8).
func (t *tx) putApprovals(ctx context.Context, next governance.Meeting) error {
	var earlier []governance.MeetingID
	err := t.list(ctx, &earlier, selectToApprove, next.CoordinationID, next.CommitteeID, next.Number)
	if err != nil {
		return err
	}
	for _, meeting := range earlier {
		m, err := readMinutes(ctx, t, next.CoordinationID, DocumentKey{MeetingID: meeting, Kind: governance.SummaryMinutes})
		if err != nil {
			return err
		}
		if err := t.putToNext(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

const selectApproves = `
	select d.meeting_id
	from agenda_items i
	join minutes d on d.coordination_id = i.coordination_id and d.id = i.approves_id
	where i.coordination_id = $1 and i.id = $2`

// approveByDecision approves the minutes that the item of a decision was
// about, under its number (part 22). Minutes that are approved already stay as
// they are; those taken back meanwhile cannot be approved: nobody has read them.
func (t *tx) approveByDecision(ctx context.Context, d governance.Decision) error {
	meeting, err := oneOrNone[governance.MeetingID](ctx, t, selectApproves, d.CoordinationID, d.ItemID)
	if err != nil || meeting == 0 {
		return err
	}
	m, zone, err := t.lockedMinutes(ctx, meeting)
	if err != nil {
		return err
	}
	if m.Frozen() {
		return nil
	}
	after, err := m.Approve(governance.VotedApproval, d.AdoptedAt)
	if err != nil {
		return governance.Fail(governance.Conflict, msgApproveTakenBack).Because(err)
	}
	return t.settleApproval(ctx, m, after, governance.MinutesApproval{
		Mode: governance.VotedApproval, On: governance.DateOf(d.AdoptedAt, zone), Decision: d.Reference,
	})
}
