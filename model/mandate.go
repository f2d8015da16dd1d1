package model

import (
	"context"
	"slices"

	"ctin/governance"
)

// addMandate designates a person on a seat, as the rules allow beside the
// mandates that the seat already has.
func (t *tx) addMandate(ctx context.Context, m governance.Mandate) (governance.MandateID, error) {
	seat, mandates, err := t.lockedSeat(ctx, m.CoordinationID, m.SeatID)
	if err != nil {
		return 0, err
	}
	m, err = governance.Designate(seat, mandates, m)
	if err != nil {
		return 0, err
	}
	return t.insertMandate(ctx, m)
}

const insertMandate = `
	insert into mandates (coordination_id, seat_id, person_id, kind, starts_on, ends_on, deed_id, created_at)
	values ($1, $2, $3, $4, $5, $6, nullif($7, 0), $8)
	returning id`

// insertMandate records a mandate that the rules have allowed.
func (t *tx) insertMandate(ctx context.Context, m governance.Mandate) (governance.MandateID, error) {
	err := t.get(ctx, &m.ID, insertMandate,
		m.CoordinationID, m.SeatID, m.PersonID, m.Kind, m.StartsOn, m.EndsOn, m.DeedID, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: m.CoordinationID, action: "mandate.create", kind: "mandate", object: int64(m.ID), after: m})
	return m.ID, nil
}

const updateMandate = `
	update mandates set starts_on = $4, ends_on = $5, deed_id = nullif($6, 0), version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// changeMandate records new dates or another deed; after carries the version
// it was read at.
func (t *tx) changeMandate(ctx context.Context, action string, before, after governance.Mandate) error {
	err := t.change(ctx, updateMandate,
		after.CoordinationID, after.ID, after.Version, after.StartsOn, after.EndsOn, after.DeedID)
	if err != nil {
		return err
	}
	t.record(event{
		chain: after.CoordinationID, action: action, kind: "mandate", object: int64(after.ID),
		fields: changedDates(before, after), before: before, after: after,
	})
	return nil
}

// changedDates names the fields that differ.
func changedDates(before, after governance.Mandate) []string {
	var fields []string
	if before.StartsOn != after.StartsOn {
		fields = append(fields, "starts_on")
	}
	if before.EndsOn != after.EndsOn {
		fields = append(fields, "ends_on")
	}
	if before.DeedID != after.DeedID {
		fields = append(fields, "deed_id")
	}
	return fields
}

// Designation puts a person on a seat: someone the coordination knows, or
// someone whose card is made at the same time.
type Designation struct {
	governance.Mandate
	New  governance.Person // counts when PersonID is zero
	Deed Upload            // the designation deed; none when its Name is empty
	// Seen is the holder that a replacement was decided on, as it was read;
	// another one meanwhile is a stale save.
	Seen governance.Mandate
}

// Designate puts a person on a seat, as holder or alternate.
func (s *Store) Designate(ctx context.Context, actor governance.Actor, d Designation) (governance.MandateID, error) {
	return s.designate(ctx, actor, "mandate.create", d, (*tx).addMandate)
}

// ReplaceHolder puts a new holder on a seat; the former one ends the day before.
func (s *Store) ReplaceHolder(ctx context.Context, actor governance.Actor, d Designation) (governance.MandateID, error) {
	return s.designate(ctx, actor, "mandate.replace", d, func(t *tx, ctx context.Context, m governance.Mandate) (governance.MandateID, error) {
		return t.replaceHolder(ctx, m, d.Seen)
	})
}

// designate brings the person and the deed of a designation, then adds the mandate.
func (s *Store) designate(
	ctx context.Context, actor governance.Actor, action string, d Designation,
	add func(*tx, context.Context, governance.Mandate) (governance.MandateID, error),
) (governance.MandateID, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return 0, err
	}
	d.CoordinationID = actor.Coordination
	id, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		var err error
		if d.Mandate.PersonID, err = t.knownOrNew(ctx, actor.Coordination, d.PersonID, d.New); err != nil {
			return 0, err
		}
		if d.DeedID, err = t.addUpload(ctx, actor.Coordination, d.Deed, "deed"); err != nil {
			return 0, err
		}
		id, err := add(t, ctx, d.Mandate)
		return int64(id), err
	})
	return governance.MandateID(id), err
}

// replaceHolder ends the mandates that a new holder ends, and adds the new one.
func (t *tx) replaceHolder(ctx context.Context, m, seen governance.Mandate) (governance.MandateID, error) {
	seat, mandates, err := t.lockedSeat(ctx, m.CoordinationID, m.SeatID)
	if err != nil {
		return 0, err
	}
	held := governance.Sits(seat, mandates, m.StartsOn).Holder
	unchanged := slices.ContainsFunc(mandates, func(o governance.Mandate) bool {
		return o.ID == seen.ID && o.Version == seen.Version
	})
	if !unchanged || held.ID != 0 && held.ID != seen.ID {
		return 0, governance.Fail(governance.Conflict, msgStale).Because(ErrStale)
	}
	ended, m, err := governance.Replace(seat, mandates, m)
	if err != nil {
		return 0, err
	}
	if err := t.endAll(ctx, mandates, ended); err != nil {
		return 0, err
	}
	return t.insertMandate(ctx, m)
}

const selectMandate = `
	select id, coordination_id, seat_id, person_id, kind, starts_on, ends_on, coalesce(deed_id, 0) as deed_id,
		created_at, version
	from mandates
	where coordination_id = $1 and id = $2`

// heldSeat is a seat and all its mandates, read under a lock.
type heldSeat struct {
	governance.Seat
	mandates []governance.Mandate
}

// lockedMandate reads a mandate and its seat, and keeps other writers of the
// seat waiting.
func (t *tx) lockedMandate(
	ctx context.Context, coordination governance.CoordinationID, id governance.MandateID,
) (governance.Mandate, heldSeat, error) {
	var m governance.Mandate
	if err := t.get(ctx, &m, selectMandate, coordination, id); err != nil {
		return m, heldSeat{}, err
	}
	seat, all, err := t.lockedSeat(ctx, coordination, m.SeatID)
	if err != nil {
		return m, heldSeat{}, err
	}
	for _, o := range all {
		if o.ID == id {
			return o, heldSeat{seat, all}, nil // as it is now that nobody else can change it
		}
	}
	return m, heldSeat{}, governance.Fail(governance.NotFound, msgNotFound)
}

// EndMandate ends a mandate after its last day.
func (s *Store) EndMandate(
	ctx context.Context, actor governance.Actor, id governance.MandateID, version int, on governance.Date,
) error {
	return s.mandate(ctx, actor, "mandate.end", id, func(t *tx, m governance.Mandate, _ heldSeat) error {
		after, err := governance.EndMandate(m, on)
		if err != nil {
			return err
		}
		after.Version = version
		return t.changeMandate(ctx, "mandate.end", m, after)
	})
}

// MandateChange corrects a mandate that was written wrong.
type MandateChange struct {
	ID               governance.MandateID
	Version          int
	StartsOn, EndsOn governance.Date
	Deed             Upload // another deed; the one it has stays when Name is empty
}

// CorrectMandate corrects the dates or the deed of a mandate.
func (s *Store) CorrectMandate(ctx context.Context, actor governance.Actor, c MandateChange) error {
	return s.mandate(ctx, actor, "mandate.correct", c.ID, func(t *tx, m governance.Mandate, seat heldSeat) error {
		after := m
		after.StartsOn, after.EndsOn, after.Version = c.StartsOn, c.EndsOn, c.Version
		after, err := governance.Designate(seat.Seat, seat.mandates, after)
		if err != nil {
			return err
		}
		deed, err := t.addUpload(ctx, actor.Coordination, c.Deed, "deed")
		if err != nil {
			return err
		}
		if deed != 0 {
			after.DeedID = deed
		}
		return t.changeMandate(ctx, "mandate.correct", m, after)
	})
}

const deleteMandateLinks = `delete from links where coordination_id = $1 and mandate_id = $2`

const deleteMandate = `delete from mandates where coordination_id = $1 and id = $2 and version = $3`

// CancelMandate takes back a mandate that has not begun on a day, today's. It
// stays in the journal only.
func (s *Store) CancelMandate(
	ctx context.Context, actor governance.Actor, id governance.MandateID, version int, today governance.Date,
) error {
	return s.mandate(ctx, actor, "mandate.cancel", id, func(t *tx, m governance.Mandate, _ heldSeat) error {
		m.Version = version
		return t.cancelMandate(ctx, m, today)
	})
}

// cancelMandate deletes a mandate that has not begun, and the personal links about it.
func (t *tx) cancelMandate(ctx context.Context, m governance.Mandate, today governance.Date) error {
	if err := governance.CancelMandate(m, today); err != nil {
		return err
	}
	if err := t.exec(ctx, deleteMandateLinks, m.CoordinationID, m.ID); err != nil {
		return err
	}
	if err := t.change(ctx, deleteMandate, m.CoordinationID, m.ID, m.Version); err != nil {
		return err
	}
	t.record(event{chain: m.CoordinationID, action: "mandate.cancel", kind: "mandate", object: int64(m.ID), before: m})
	return nil
}

// mandate changes one mandate of the actor's coordination.
func (s *Store) mandate(
	ctx context.Context, actor governance.Actor, action string, id governance.MandateID,
	do func(*tx, governance.Mandate, heldSeat) error,
) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		m, seat, err := t.lockedMandate(ctx, actor.Coordination, id)
		if err != nil {
			return 0, err
		}
		return int64(id), do(t, m, seat)
	})
	return err
}
