package model

import (
	"context"
	"slices"

	"ctin/governance"
	"ctin/governance/perimeter"

	"github.com/lib/pq"
)

// Territory is what a coordination covers and who carries it.
type Territory struct {
	Perimeters []perimeter.Ref
	Carriers   []OrganizationName // the first carries, the others co-carry
}

const selectPerimeters = `
	select level, code
	from perimeters
	where coordination_id = $1
	order by level desc, code`

const selectCarriers = `
	select o.id, o.name
	from carriers p
	join organizations o on o.coordination_id = p.coordination_id and o.id = p.organization_id
	where p.coordination_id = $1
	order by p.position, o.id`

// Territory reads the perimeters and the carriers of the coordination.
func (s *Store) Territory(ctx context.Context, actor governance.Actor) (Territory, error) {
	if err := actor.Must(governance.Read); err != nil {
		return Territory{}, err
	}
	var t Territory
	if err := s.list(ctx, &t.Perimeters, selectPerimeters, actor.Coordination); err != nil {
		return Territory{}, err
	}
	return t, s.list(ctx, &t.Carriers, selectCarriers, actor.Coordination)
}

// readCoordination reads a typed coordination against the atlas: its
// perimeters exist, and its time zone is the one chosen or that of its
// départements.
func (s *Store) readCoordination(d governance.CoordinationDraft) (governance.Coordination, governance.Problems) {
	d.Perimeters = distinct(d.Perimeters)
	total := s.atlas.Sum(refsOf(d.Perimeters))
	if d.TimeZone == "" {
		d.TimeZone = perimeter.TimeZone(total.Departements)
	}
	c, problems := governance.ParseCoordination(d)
	if len(total.Unknown) > 0 {
		problems.Add(governance.Fail(governance.Invalid, msgUnknownPerimeter, total.Unknown[0]).On("perimeter"))
	}
	known := func(z perimeter.Zone) bool { return z.Name == d.TimeZone }
	if !slices.ContainsFunc(perimeter.TimeZones(), known) {
		problems.Add(governance.Fail(governance.Invalid, msgTimeZone).On("time_zone"))
	}
	return c, problems
}

func refsOf(texts []string) []perimeter.Ref {
	refs := make([]perimeter.Ref, len(texts))
	for i, text := range texts {
		refs[i] = perimeter.ParseRef(text)
	}
	return refs
}

const lockCoordination = `
	select id, slug, name, label, time_zone, created_at, version
	from coordinations
	where id = $1
	for update`

const updateCoordination = `
	update coordinations set name = $3, label = $4, time_zone = $5, version = version + 1
	where id = $1 and version = $2`

// coordinationState is a coordination with what belongs to it, as journaled.
type coordinationState struct {
	governance.Coordination
	Perimeters []string
	Carriers   []governance.OrganizationID
}

// UpdateCoordination corrects the coordination read at a version. Its address
// stays: only its first name made it.
func (s *Store) UpdateCoordination(
	ctx context.Context, actor governance.Actor, version int, d governance.CoordinationDraft,
	carriers []governance.OrganizationID,
) error {
	if err := actor.Must(governance.ManageCoordination); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "coordination.update", func(t *tx) (int64, error) {
		return int64(actor.Coordination), t.correctCoordination(ctx, actor.Coordination, version, d, carriers)
	})
	return err
}

func (t *tx) correctCoordination(
	ctx context.Context, id governance.CoordinationID, version int, d governance.CoordinationDraft,
	carriers []governance.OrganizationID,
) error {
	before, err := t.coordinationState(ctx, id)
	if err != nil {
		return err
	}
	c, problems := t.store.readCoordination(d)
	if len(carriers) == 0 {
		problems.Add(governance.Fail(governance.Invalid, msgNoCarrier).On("carriers"))
	}
	if err := problems.Err(); err != nil {
		return err
	}
	c.ID, c.Slug, c.CreatedAt, c.Version = id, before.Slug, before.CreatedAt, version
	if err := t.change(ctx, updateCoordination, id, version, c.Name, c.Label, c.TimeZone); err != nil {
		return err
	}
	after := coordinationState{c, distinct(d.Perimeters), distinct(carriers)}
	if err := t.replacePerimeters(ctx, id, after.Perimeters); err != nil {
		return err
	}
	if err := t.replaceCarriers(ctx, id, after.Carriers); err != nil {
		return err
	}
	t.record(event{
		chain: id, action: "coordination.update", kind: "coordination", object: int64(id),
		fields: changedCoordination(before, after), before: before, after: after,
	})
	return nil
}

// coordinationState reads a coordination and keeps its other writers waiting.
func (t *tx) coordinationState(ctx context.Context, id governance.CoordinationID) (coordinationState, error) {
	var state coordinationState
	if err := t.get(ctx, &state.Coordination, lockCoordination, id); err != nil {
		return state, err
	}
	var refs []perimeter.Ref
	if err := t.list(ctx, &refs, selectPerimeters, id); err != nil {
		return state, err
	}
	for _, r := range refs {
		state.Perimeters = append(state.Perimeters, r.String())
	}
	var carriers []OrganizationName
	if err := t.list(ctx, &carriers, selectCarriers, id); err != nil {
		return state, err
	}
	for _, o := range carriers {
		state.Carriers = append(state.Carriers, o.ID)
	}
	return state, nil
}

const deletePerimeters = `
	delete from perimeters
	where coordination_id = $1`

const insertPerimeters = `
	insert into perimeters (coordination_id, level, code)
	select $1, level, code
	from unnest($2::text[], $3::text[]) as p (level, code)`

func (t *tx) replacePerimeters(ctx context.Context, id governance.CoordinationID, perimeters []string) error {
	if err := t.exec(ctx, deletePerimeters, id); err != nil {
		return err
	}
	var levels, codes []string
	for _, r := range refsOf(perimeters) {
		levels, codes = append(levels, string(r.Level)), append(codes, r.Code)
	}
	return t.exec(ctx, insertPerimeters, id, pq.Array(levels), pq.Array(codes))
}

const deleteAllCarriers = `
	delete from carriers
	where coordination_id = $1`

const insertCarriers = `
	insert into carriers (coordination_id, organization_id, position)
	select $1, organization_id, position
	from unnest($2::bigint[]) with ordinality as p (organization_id, position)`

func (t *tx) replaceCarriers(ctx context.Context, id governance.CoordinationID, carriers []governance.OrganizationID) error {
	if err := t.exec(ctx, deleteAllCarriers, id); err != nil {
		return err
	}
	return t.exec(ctx, insertCarriers, id, pq.Array(carriers))
}

// distinct drops what was already there, and keeps the order.
func distinct[T comparable](list []T) []T {
	var kept []T
	for _, v := range list {
		if !slices.Contains(kept, v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// changedCoordination names the fields that differ.
func changedCoordination(before, after coordinationState) []string {
	var fields []string
	for _, f := range []struct {
		name    string
		changed bool
	}{
		{"name", before.Name != after.Name},
		{"label", before.Label != after.Label},
		{"time_zone", before.TimeZone != after.TimeZone},
		{"perimeters", !sameSet(before.Perimeters, after.Perimeters)},
		{"carriers", !slices.Equal(before.Carriers, after.Carriers)},
	} {
		if f.changed {
			fields = append(fields, f.name)
		}
	}
	return fields
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
