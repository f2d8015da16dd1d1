package model

import (
	"context"

	"ctin/governance"
)

const selectOwner = `
	select college
	from organizations
	where coordination_id = $1 and id = $2 and merged_into is null`

const insertSeat = `
	insert into seats (coordination_id, committee_id, organization_id, function, college, voting, qualified,
		starts_on, ends_on, created_at)
	values ($1, $2, nullif($3, 0), $4, $5, $6, $7, $8, $9, $10)
	returning id`

// addSeat makes a seat; without a college it takes that of its organisation.
func (t *tx) addSeat(ctx context.Context, s governance.Seat) (governance.SeatID, error) {
	s, err := t.owned(ctx, s)
	if err != nil {
		return 0, err
	}
	if err := governance.CheckSeat(s); err != nil {
		return 0, err
	}
	err = t.get(ctx, &s.ID, insertSeat, s.CoordinationID, s.CommitteeID, s.OrganizationID, s.Function, s.College,
		s.Voting, s.Qualified, s.StartsOn, s.EndsOn, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: s.CoordinationID, action: "seat.create", kind: "seat", object: int64(s.ID), after: s})
	return s.ID, nil
}

// owned checks that the organisation of a seat is one of its coordination, and
// gives the seat its college when it has none.
func (t *tx) owned(ctx context.Context, s governance.Seat) (governance.Seat, error) {
	if s.OrganizationID == 0 {
		return s, nil
	}
	var college governance.College
	err := t.get(ctx, &college, selectOwner, s.CoordinationID, s.OrganizationID)
	if governance.CodeOf(err) == governance.NotFound {
		return s, governance.Fail(governance.Invalid, msgNoOrganization).On("organization")
	}
	if s.College == "" {
		s.College = college
	}
	return s, err
}

const lockSeat = `
	select id, coordination_id, committee_id, coalesce(organization_id, 0) as organization_id, function, college,
		voting, qualified, starts_on, ends_on, created_at, version
	from seats
	where coordination_id = $1 and id = $2
	for update`

const selectSeatMandates = `
	select id, coordination_id, seat_id, person_id, kind, starts_on, ends_on, coalesce(deed_id, 0) as deed_id,
		created_at, version
	from mandates
	where coordination_id = $1 and seat_id = $2
	order by starts_on, id`

// lockedSeat reads a seat and its mandates, and keeps other writers of the
// same seat waiting until the end of the transaction.
func (t *tx) lockedSeat(
	ctx context.Context, coordination governance.CoordinationID, id governance.SeatID,
) (governance.Seat, []governance.Mandate, error) {
	var s governance.Seat
	if err := t.get(ctx, &s, lockSeat, coordination, id); err != nil {
		return s, nil, err
	}
	var mandates []governance.Mandate
	err := t.list(ctx, &mandates, selectSeatMandates, coordination, id)
	return s, mandates, err
}
