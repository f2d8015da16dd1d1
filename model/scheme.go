package model

import (
	"context"

	"ctin/governance"
)

const schemeColumns = `s.id, s.coordination_id, s.name, s.unit, coalesce(s.unit_cost, 0) as unit_cost,
	coalesce(s.book_low, 0) as book_low, coalesce(s.book_high, 0) as book_high, coalesce(s.years, 0) as years, s.pooled, s.fact, s.created_at, s.version`

const selectScheme = `
	select ` + schemeColumns + `
	from schemes s
	where s.coordination_id = $1 and s.id = $2`

// schemeOf reads the scheme that a form chose; zero is none.
func (t *tx) schemeOf(ctx context.Context, id governance.SchemeID) (governance.Scheme, error) {
	var scheme governance.Scheme
	if id == 0 {
		return scheme, nil
	}
	err := t.get(ctx, &scheme, selectScheme, t.actor.Coordination, id)
	if governance.CodeOf(err) == governance.NotFound {
		return scheme, governance.Fail(governance.Invalid, msgNoScheme).On("scheme")
	}
	return scheme, err
}

const insertScheme = `
	insert into schemes (coordination_id, name, unit, unit_cost, fact, created_at, book_low, book_high, years, pooled)
	values ($1, $2, $3, nullif($4::bigint, 0), $5, $6, nullif($7::bigint, 0), nullif($8::bigint, 0), nullif($9::int, 0), $10)
	returning id`

// CreateScheme adds a scheme to the coordination.
func (s *Store) CreateScheme(ctx context.Context, actor governance.Actor, d governance.SchemeDraft) (governance.SchemeID, error) {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "scheme.create", func(t *tx) (int64, error) {
		scheme, problems := governance.ParseScheme(d)
		if err := problems.Err(); err != nil {
			return 0, err
		}
		scheme.CoordinationID, scheme.CreatedAt, scheme.Version = actor.Coordination, t.at, 1
		err := t.get(ctx, &scheme.ID, insertScheme, scheme.CoordinationID, scheme.Name, scheme.Unit, scheme.UnitCost,
			scheme.Fact, t.at, scheme.BookLow, scheme.BookHigh, scheme.Years, scheme.Pooled)
		t.record(event{chain: actor.Coordination, action: "scheme.create", kind: "scheme", object: int64(scheme.ID), after: scheme})
		return int64(scheme.ID), err
	})
	return governance.SchemeID(id), err
}

const lockScheme = selectScheme + `
	for update`

const updateScheme = `
	update schemes
	set name = $4, unit = $5, unit_cost = nullif($6::bigint, 0), fact = $7, book_low = nullif($8::bigint, 0),
		book_high = nullif($9::bigint, 0), years = nullif($10::int, 0), pooled = $11, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// UpdateScheme corrects a scheme read at a version. The commitments already
// made keep the unit cost they were made with.
func (s *Store) UpdateScheme(
	ctx context.Context, actor governance.Actor, id governance.SchemeID, version int, d governance.SchemeDraft,
) error {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "scheme.update", func(t *tx) (int64, error) {
		var before governance.Scheme
		if err := t.get(ctx, &before, lockScheme, actor.Coordination, id); err != nil {
			return 0, err
		}
		after, problems := governance.ParseScheme(d)
		if err := problems.Err(); err != nil {
			return 0, err
		}
		after.ID, after.CoordinationID, after.CreatedAt, after.Version = id, actor.Coordination, before.CreatedAt, version
		err := t.change(ctx, updateScheme, after.CoordinationID, id, version, after.Name, after.Unit, after.UnitCost, after.Fact,
			after.BookLow, after.BookHigh, after.Years, after.Pooled)
		t.record(event{
			chain: actor.Coordination, action: "scheme.update", kind: "scheme", object: int64(id),
			fields: []string{"name", "unit", "unit_cost", "book_low", "book_high", "years", "pooled", "fact"}, before: before, after: after,
		})
		return int64(id), err
	})
	return err
}

const insertMatching = `
	insert into matching_rules (coordination_id, scheme_id, funder_id, numerator, denominator, cap, level, deadline, created_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
	on conflict (scheme_id, funder_id) do update
	set numerator = excluded.numerator, denominator = excluded.denominator, cap = excluded.cap, level = excluded.level,
		deadline = excluded.deadline, version = matching_rules.version + 1
	returning id`

// SetMatching records how a funder matches what the others bring to a scheme,
// in the place of what it promised before (F8).
func (s *Store) SetMatching(
	ctx context.Context, actor governance.Actor, scheme governance.SchemeID, d governance.MatchingDraft,
) error {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "scheme.match", func(t *tx) (int64, error) {
		var locked governance.Scheme
		if err := t.get(ctx, &locked, lockScheme, actor.Coordination, scheme); err != nil {
			return 0, err
		}
		r, problems := governance.ParseMatching(d)
		if err := problems.Err(); err != nil {
			return 0, err
		}
		if err := t.checkFunder(ctx, r.FunderID); err != nil {
			return 0, err
		}
		r.CoordinationID, r.SchemeID = actor.Coordination, scheme
		err := t.get(ctx, &r.ID, insertMatching, r.CoordinationID, r.SchemeID, r.FunderID, r.Rate.Numerator, r.Rate.Denominator,
			r.Cap, r.Level, r.Deadline, t.at)
		t.record(event{chain: actor.Coordination, action: "scheme.match", kind: "scheme", object: int64(scheme), after: r})
		return int64(scheme), err
	})
	return err
}

const deleteMatching = `
	delete from matching_rules
	where coordination_id = $1 and scheme_id = $2 and funder_id = $3`

// EndMatching takes back a matching rule.
func (s *Store) EndMatching(
	ctx context.Context, actor governance.Actor, scheme governance.SchemeID, funder governance.OrganizationID,
) error {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "scheme.unmatch", func(t *tx) (int64, error) {
		n, err := t.execCount(ctx, deleteMatching, actor.Coordination, scheme, funder)
		if err == nil && n == 0 {
			err = governance.Fail(governance.NotFound, msgNotFound)
		}
		t.record(event{chain: actor.Coordination, action: "scheme.unmatch", kind: "scheme", object: int64(scheme)})
		return int64(scheme), err
	})
	return err
}

const selectSchemes = `
	select ` + schemeColumns + `
	from schemes s
	where s.coordination_id = $1
	order by s.name collate "fr-x-icu", s.id`

// Schemes lists the schemes of the coordination.
func (s *Store) Schemes(ctx context.Context, actor governance.Actor) ([]governance.Scheme, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var schemes []governance.Scheme
	return schemes, s.list(ctx, &schemes, selectSchemes, actor.Coordination)
}

// Scheme reads one scheme.
func (s *Store) Scheme(ctx context.Context, actor governance.Actor, id governance.SchemeID) (governance.Scheme, error) {
	if err := actor.Must(governance.Read); err != nil {
		return governance.Scheme{}, err
	}
	var scheme governance.Scheme
	return scheme, s.get(ctx, &scheme, selectScheme, actor.Coordination, id)
}
