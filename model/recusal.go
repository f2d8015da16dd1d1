package model

import (
	"context"

	"ctin/governance"
)

const insertRecusal = `
	insert into recusals (coordination_id, item_id, seat_id, reason, recorded_by, created_at)
	values ($1, $2, $3, $4, $5, $6)
	on conflict do nothing`

const deleteRecusal = `
	delete from recusals
	where coordination_id = $1 and item_id = $2 and seat_id = $3`

// Recuse notes that a seat stands aside for an item: whoever sits there says
// so, or who keeps meetings notes it (C5). Once a ballot is open it is too late.
func (s *Store) Recuse(ctx context.Context, actor governance.Actor, id governance.MeetingID, r Recusal) error {
	return s.aside(ctx, actor, "recusal.create", id, r, func(t *tx, c governance.CoordinationID) error {
		return t.exec(ctx, insertRecusal, c, r.ItemID, r.SeatID, r.Reason, actor.PersonID, t.at)
	})
}

// WithdrawRecusal corrects a recusal that was noted by mistake.
func (s *Store) WithdrawRecusal(ctx context.Context, actor governance.Actor, id governance.MeetingID, r Recusal) error {
	return s.aside(ctx, actor, "recusal.withdraw", id, r, func(t *tx, c governance.CoordinationID) error {
		return t.exec(ctx, deleteRecusal, c, r.ItemID, r.SeatID)
	})
}

func (s *Store) aside(
	ctx context.Context, actor governance.Actor, action string, id governance.MeetingID, r Recusal,
	do func(*tx, governance.CoordinationID) error,
) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := room.mayStandAside(actor, r); err != nil {
			return 0, err
		}
		t.record(event{chain: room.CoordinationID, action: action, kind: "seat", object: int64(r.SeatID), after: r})
		return int64(r.SeatID), do(t, room.CoordinationID)
	})
	return err
}

// mayStandAside tells whether a recusal may change now.
func (room RoomRecord) mayStandAside(actor governance.Actor, r Recusal) error {
	if err := governance.RequireOpen(room.Meeting); err != nil {
		return err
	}
	place, known := room.Place(r.SeatID)
	_, found := room.Item(r.ItemID)
	switch {
	case !known || !found:
		return governance.Fail(governance.NotFound, msgNotFound)
	case !place.Voting:
		return governance.Fail(governance.Invalid, msgAsideAdvisory).On("seat")
	case room.voted(r.ItemID):
		return governance.Fail(governance.Conflict, msgAsideLate).On("seat")
	case place.Holds(actor.PersonID):
		return nil
	}
	return actor.Must(governance.KeepMeetings)
}

// voted tells whether the vote on an item is under way, or has adopted its text.
func (room RoomRecord) voted(item governance.AgendaItemID) bool {
	b, ok := room.LastBallot(item)
	return ok && (b.ClosedAt.IsZero() || b.Adopted != nil && *b.Adopted)
}
