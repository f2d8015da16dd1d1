package model

import (
	"context"

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
