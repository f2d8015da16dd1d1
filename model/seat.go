package model

import (
	"context"

	"ctin/governance"
)

const selectOwner = `
	select college
	from organizations
	where coordination_id = $1 and id = $2 and merged_into is null`

// collegeOf checks that an organisation is one of the coordination, and
// returns its college.
func (t *tx) collegeOf(
	ctx context.Context, coordination governance.CoordinationID, organization governance.OrganizationID,
) (governance.College, error) {
	var college governance.College
	err := t.get(ctx, &college, selectOwner, coordination, organization)
	if governance.CodeOf(err) == governance.NotFound {
		return "", governance.Fail(governance.Invalid, msgNoOrganization).On("organization")
	}
	return college, err
}

const insertSeat = `
	insert into seats (coordination_id, committee_id, organization_id, function, college, voting, qualified,
		starts_on, ends_on, created_at)
	values ($1, $2, nullif($3, 0), $4, $5, $6, $7, $8, $9, $10)
	returning id`

// addSeat makes a seat; without a college it takes that of its organisation.
func (t *tx) addSeat(ctx context.Context, s governance.Seat) (governance.SeatID, error) {
	if s.OrganizationID != 0 {
		college, err := t.collegeOf(ctx, s.CoordinationID, s.OrganizationID)
		if err != nil {
			return 0, err
		}
		if s.College == "" {
			s.College = college
		}
	}
	if err := governance.CheckSeat(s); err != nil {
		return 0, err
	}
	err := t.get(ctx, &s.ID, insertSeat, s.CoordinationID, s.CommitteeID, s.OrganizationID, s.Function, s.College,
		s.Voting, s.Qualified, s.StartsOn, s.EndsOn, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: s.CoordinationID, action: "seat.create", kind: "seat", object: int64(s.ID), after: s})
	return s.ID, nil
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

// CreateSeat adds a seat to a body of the coordination.
func (s *Store) CreateSeat(
	ctx context.Context, actor governance.Actor, seat governance.Seat,
) (governance.SeatID, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return 0, err
	}
	seat.CoordinationID = actor.Coordination
	id, err := s.write(ctx, actor, "seat.create", func(t *tx) (int64, error) {
		id, err := t.addSeat(ctx, seat)
		return int64(id), err
	})
	return governance.SeatID(id), err
}

const updateSeat = `
	update seats
	set function = $4, college = $5, voting = $6, qualified = $7, starts_on = $8, ends_on = $9, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// changeSeat records a seat; after carries the version it was read at.
func (t *tx) changeSeat(ctx context.Context, action string, before, after governance.Seat) error {
	err := t.change(ctx, updateSeat, after.CoordinationID, after.ID, after.Version,
		after.Function, after.College, after.Voting, after.Qualified, after.StartsOn, after.EndsOn)
	if err != nil {
		return err
	}
	t.record(event{
		chain: after.CoordinationID, action: action, kind: "seat", object: int64(after.ID), before: before, after: after,
	})
	return nil
}

// CorrectSeat corrects the words, the college, the voice or the first day of a
// seat, for all its life. Its body, its organisation and its end stay.
func (s *Store) CorrectSeat(ctx context.Context, actor governance.Actor, seat governance.Seat) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "seat.correct", func(t *tx) (int64, error) {
		before, mandates, err := t.lockedSeat(ctx, actor.Coordination, seat.ID)
		if err != nil {
			return 0, err
		}
		after := before
		after.Function, after.College, after.Voting, after.Qualified = seat.Function, seat.College, seat.Voting, seat.Qualified
		after.StartsOn, after.Version = seat.StartsOn, seat.Version
		if err := governance.CorrectSeat(after, mandates); err != nil {
			return 0, err
		}
		return int64(seat.ID), t.changeSeat(ctx, "seat.correct", before, after)
	})
	return err
}

// CloseSeat ends a seat after its last day, and its mandates with it.
func (s *Store) CloseSeat(
	ctx context.Context, actor governance.Actor, id governance.SeatID, version int, on governance.Date,
) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "seat.close", func(t *tx) (int64, error) {
		before, mandates, err := t.lockedSeat(ctx, actor.Coordination, id)
		if err != nil {
			return 0, err
		}
		after, ended, err := governance.CloseSeat(before, mandates, on)
		if err != nil {
			return 0, err
		}
		after.Version = version
		if err := t.changeSeat(ctx, "seat.close", before, after); err != nil {
			return 0, err
		}
		return int64(id), t.endAll(ctx, mandates, ended)
	})
	return err
}

// endAll records the mandates that another change ends.
func (t *tx) endAll(ctx context.Context, before, ended []governance.Mandate) error {
	was := map[governance.MandateID]governance.Mandate{}
	for _, m := range before {
		was[m.ID] = m
	}
	for _, m := range ended {
		if err := t.changeMandate(ctx, "mandate.end", was[m.ID], m); err != nil {
			return err
		}
	}
	return nil
}

// SeatRecord is a seat and everyone ever designated on it, the first first.
type SeatRecord struct {
	SeatLine
	Mandates []Sitter
}

const selectSeat = `
	select s.id, s.coordination_id, s.committee_id, coalesce(s.organization_id, 0) as organization_id, s.function,
		s.college, s.voting, s.qualified, s.starts_on, s.ends_on, s.created_at, s.version,
		k.name as committee, coalesce(o.name, '') as organization, coalesce(o.example, false) as example
	from seats s
	join committees k on k.coordination_id = s.coordination_id and k.id = s.committee_id
	left join organizations o on o.coordination_id = s.coordination_id and o.id = s.organization_id
	where s.coordination_id = $1 and s.id = $2`

const selectSeatSitters = sitters + `
	where m.coordination_id = $1 and m.seat_id = $2
	order by m.starts_on, m.kind desc, m.id`

// Seat reads a seat and its mandates, past ones included; day says who its
// holder and alternates are.
func (s *Store) Seat(
	ctx context.Context, actor governance.Actor, id governance.SeatID, day governance.Date,
) (SeatRecord, error) {
	var r SeatRecord
	if err := actor.Must(governance.Read); err != nil {
		return r, err
	}
	if err := s.get(ctx, &r.SeatLine, selectSeat, actor.Coordination, id); err != nil {
		return r, err
	}
	if err := s.list(ctx, &r.Mandates, selectSeatSitters, actor.Coordination, id); err != nil {
		return r, err
	}
	for _, m := range r.Mandates {
		switch {
		case !r.Runs(day) || !m.Runs(day):
		case m.Kind == governance.Holder:
			r.Holder = m
		default:
			r.Alternates = append(r.Alternates, m)
		}
	}
	return r, nil
}
