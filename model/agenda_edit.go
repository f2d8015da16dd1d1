package model

import (
	"context"

	"ctin/governance"
)

const lockItem = `
	select i.id, i.coordination_id, i.meeting_id, i.position, i.title, i.kind, i.minutes, i.rapporteur, i.draft,
		i.added_in_session, coalesce(i.diagnostic_id, 0) as diagnostic_id, i.programme, coalesce(i.approves_id, 0) as approves_id,
		coalesce(i.decision_id, 0) as decision_id, coalesce(i.action_id, 0) as action_id,
		coalesce(i.postponed_id, 0) as postponed_id, i.state, i.version
	from agenda_items i
	where i.coordination_id = $1 and i.meeting_id = $2 and i.id = $3
	for update of i`

const selectItemShares = `
	select id, coordination_id, item_id, commitment_id, action_id, amount
	from proposed_allocations
	where coordination_id = $1 and item_id = $2
	order by id`

// lockedItem reads an item of a draft agenda with its meeting, to change it.
func (t *tx) lockedItem(
	ctx context.Context, meeting governance.MeetingID, id governance.AgendaItemID,
) (governance.Meeting, itemState, error) {
	var i itemState
	m, err := t.lockedAgenda(ctx, meeting, 0)
	if err != nil {
		return m, i, err
	}
	if err := t.get(ctx, &i.AgendaItem, lockItem, m.CoordinationID, meeting, id); err != nil {
		return m, i, err
	}
	return m, i, t.list(ctx, &i.Shares, selectItemShares, m.CoordinationID, id)
}

const updateItem = `
	update agenda_items
	set title = $4, kind = $5, minutes = $6, rapporteur = $7, draft = $8, diagnostic_id = nullif($9, 0),
		programme = $10, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

const deleteProposed = `
	delete from proposed_allocations
	where coordination_id = $1 and item_id = $2`

// EditAgendaItem corrects an item of a draft agenda, read at a version.
func (s *Store) EditAgendaItem(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, id governance.AgendaItemID, version int,
	d governance.ItemDraft,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	item, shares, err := governance.ParseItem(d)
	if err != nil {
		return err
	}
	_, err = s.write(ctx, actor, "agenda_item.edit", func(t *tx) (int64, error) {
		m, before, err := t.lockedItem(ctx, meeting, id)
		if err != nil {
			return 0, err
		}
		after := itemState{item, shares}
		after.ID, after.CoordinationID, after.MeetingID, after.Position = id, m.CoordinationID, m.ID, before.Position
		if err := t.checkItem(ctx, m, after); err != nil {
			return 0, err
		}
		err = t.change(ctx, updateItem, m.CoordinationID, id, version, after.Title, after.Kind, after.Minutes,
			after.Rapporteur, after.Draft, after.DiagnosticID, after.Programme)
		if err != nil {
			return 0, err
		}
		if err := t.exec(ctx, deleteProposed, m.CoordinationID, id); err != nil {
			return 0, err
		}
		t.record(event{chain: m.CoordinationID, action: "agenda_item.edit", kind: "agenda_item", object: int64(id), before: before, after: after})
		return int64(id), t.propose(ctx, after)
	})
	return err
}

const deleteItem = `
	delete from agenda_items
	where coordination_id = $1 and id = $2`

const closeGap = `
	update agenda_items set position = position - 1
	where coordination_id = $1 and meeting_id = $2 and position > $3`

// RemoveAgendaItem takes an item out of a draft agenda.
func (s *Store) RemoveAgendaItem(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, id governance.AgendaItemID,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "agenda_item.remove", func(t *tx) (int64, error) {
		m, i, err := t.lockedItem(ctx, meeting, id)
		if err != nil {
			return 0, err
		}
		if err := t.exec(ctx, deleteProposed, m.CoordinationID, id); err != nil {
			return 0, err
		}
		if _, err := t.dropAgendaFiles(ctx, m, id, ""); err != nil {
			return 0, err
		}
		if err := t.exec(ctx, deleteItem, m.CoordinationID, id); err != nil {
			return 0, err
		}
		t.record(event{chain: m.CoordinationID, action: "agenda_item.remove", kind: "agenda_item", object: int64(id), before: i})
		return int64(id), t.exec(ctx, closeGap, m.CoordinationID, meeting, i.Position)
	})
	return err
}

const swapItems = `
	update agenda_items set position = case position when $3 then $4::int else $3::int end
	where coordination_id = $1 and meeting_id = $2 and position in ($3, $4)`

// MoveAgendaItem moves an item of a draft agenda one place up, or down. At the end
// of the agenda it stays where it is.
func (s *Store) MoveAgendaItem(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, id governance.AgendaItemID, up bool,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "agenda_item.move", func(t *tx) (int64, error) {
		m, i, err := t.lockedItem(ctx, meeting, id)
		if err != nil {
			return 0, err
		}
		var items int
		if err := t.get(ctx, &items, countItems, m.CoordinationID, meeting); err != nil {
			return 0, err
		}
		to := i.Position + 1
		if up {
			to = i.Position - 1
		}
		if to < 1 || to > items {
			return int64(id), nil
		}
		t.record(event{
			chain: m.CoordinationID, action: "agenda_item.move", kind: "agenda_item", object: int64(id), fields: []string{"position"},
			before: i.Position, after: to,
		})
		return int64(id), t.exec(ctx, swapItems, m.CoordinationID, meeting, i.Position, to)
	})
	return err
}
