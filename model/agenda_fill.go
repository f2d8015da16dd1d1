package model

import (
	"context"

	"ctin/governance"
)

const selectBegun = `
	select count(*) as items, count(*) filter (where approves_id is not null) as approvals,
		count(*) filter (where num_nonnulls(approves_id, decision_id, action_id, postponed_id) = 0) as written
	from agenda_items
	where coordination_id = $1 and meeting_id = $2`

// FillAgenda writes the ready agenda on a draft on which nobody wrote yet: what
// it takes over from earlier stays, after the opening.
func (s *Store) FillAgenda(ctx context.Context, actor governance.Actor, meeting governance.MeetingID) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "agenda_item.create", func(t *tx) (int64, error) {
		m, err := t.lockedMeeting(ctx, meeting)
		if err != nil {
			return 0, err
		}
		return int64(meeting), t.fill(ctx, m)
	})
	return err
}

func (t *tx) fill(ctx context.Context, m governance.Meeting) error {
	var begun struct{ Items, Approvals, Written int }
	if err := t.get(ctx, &begun, selectBegun, m.CoordinationID, m.ID); err != nil {
		return err
	}
	if begun.Written > 0 {
		return governance.Fail(governance.Conflict, msgAgendaBegun)
	}
	ready := governance.ModelItems(m.Number == 1, begun.Approvals > 0)
	if err := governance.MayAddItem(m, begun.Items, len(ready)); err != nil {
		return err
	}
	for n, i := range ready {
		if _, err := t.addItem(ctx, m, itemState{AgendaItem: i}); err != nil {
			return err
		}
		if n >= governance.OpeningItems {
			continue
		}
		if err := t.exec(ctx, placeItems, m.CoordinationID, m.ID, begun.Items+n+1, n+1); err != nil {
			return err
		}
	}
	return nil
}
