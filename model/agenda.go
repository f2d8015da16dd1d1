package model

import (
	"context"

	"ctin/governance"
)

const insertItem = `
	insert into agenda_items (coordination_id, meeting_id, position, title, kind, minutes, rapporteur, draft,
		added_in_session, diagnostic_id, programme, state, decision_id, action_id, postponed_id)
	select $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6, $7, $8, nullif($9, 0), $10, $11,
		nullif($12::bigint, 0), nullif($13::bigint, 0), nullif($14::bigint, 0)
	from agenda_items
	where meeting_id = $2
	returning id, position`

const insertProposed = `
	insert into proposed_allocations (coordination_id, item_id, commitment_id, action_id, amount)
	values ($1, $2, $3, $4, $5)`

// itemState is an item with what it proposes, as journaled.
type itemState struct {
	governance.AgendaItem
	Shares []governance.ProposedAllocation
}

// addItem puts an item at the end of the agenda of a meeting, whose row the
// caller has locked.
func (t *tx) addItem(ctx context.Context, m governance.Meeting, i itemState) (governance.AgendaItemID, error) {
	if err := t.checkItem(ctx, m, i); err != nil {
		return 0, err
	}
	i.CoordinationID, i.MeetingID = m.CoordinationID, m.ID
	err := t.get(ctx, &i.AgendaItem, insertItem, m.CoordinationID, m.ID, i.Title, i.Kind, i.Minutes, i.Rapporteur,
		i.Draft, i.AddedInSession, i.DiagnosticID, i.Programme, governance.ItemPending, i.DecisionID, i.ActionID, i.PostponedID)
	if err != nil {
		return 0, err
	}
	if err := t.propose(ctx, i); err != nil {
		return 0, err
	}
	t.record(event{chain: m.CoordinationID, action: "agenda_item.create", kind: "agenda_item", object: int64(i.ID), after: i})
	return i.ID, nil
}

// propose writes the allocations that an item proposes.
func (t *tx) propose(ctx context.Context, i itemState) error {
	for _, s := range i.Shares {
		if err := t.exec(ctx, insertProposed, i.CoordinationID, i.ID, s.CommitmentID, s.ActionID, s.Amount); err != nil {
			return err
		}
	}
	return nil
}

const selectDiagnosticHere = `
	select state
	from diagnostics
	where coordination_id = $1 and id = $2`

// checkItem tells whether a body may decide on the diagnostic that an item
// names: the strategic committee alone approves one (D4), once it is submitted.
func (t *tx) checkItem(ctx context.Context, m governance.Meeting, i itemState) error {
	if i.DiagnosticID == 0 {
		return nil
	}
	var body governance.Committee
	if err := t.get(ctx, &body, selectCommittee, m.CoordinationID, m.CommitteeID); err != nil {
		return err
	}
	if body.Kind != governance.Strategic {
		return governance.Fail(governance.Invalid, msgDiagnosticBody).On("diagnostic")
	}
	var state string
	err := t.get(ctx, &state, selectDiagnosticHere, m.CoordinationID, i.DiagnosticID)
	switch {
	case governance.CodeOf(err) == governance.NotFound:
		return governance.Fail(governance.Invalid, msgDiagnosticChoice).On("diagnostic")
	case err == nil && state == "approved":
		return governance.Fail(governance.Conflict, msgDiagnosticDone).On("diagnostic")
	}
	return err
}

const countItems = `
	select count(*)
	from agenda_items
	where coordination_id = $1 and meeting_id = $2`

// lockedAgenda reads a meeting to write n more items on its agenda.
func (t *tx) lockedAgenda(ctx context.Context, id governance.MeetingID, n int) (governance.Meeting, error) {
	m, err := t.lockedMeeting(ctx, id)
	if err != nil {
		return m, err
	}
	var items int
	if err := t.get(ctx, &items, countItems, m.CoordinationID, id); err != nil {
		return m, err
	}
	return m, governance.MayAddItem(m, items, n)
}

// AddAgendaItem adds an item to the agenda of a draft.
func (s *Store) AddAgendaItem(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, d governance.ItemDraft,
) (governance.AgendaItemID, error) {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return 0, err
	}
	item, shares, err := governance.ParseItem(d)
	if err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "agenda_item.create", func(t *tx) (int64, error) {
		m, err := t.lockedAgenda(ctx, meeting, 1)
		if err != nil {
			return 0, err
		}
		id, err := t.addItem(ctx, m, itemState{item, shares})
		return int64(id), err
	})
	return governance.AgendaItemID(id), err
}
