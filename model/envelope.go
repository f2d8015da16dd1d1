package model

import (
	"context"

	"ctin/governance"
)

const envelopeColumns = `e.id, e.coordination_id, e.name, coalesce(e.parent_id, 0) as parent_id,
	coalesce(e.scheme_id, 0) as scheme_id, e.amount, coalesce(e.territory_cap, 0) as territory_cap,
	coalesce(e.target, 0) as target, e.target_unit, e.covers, e.fact, e.created_at, e.version`

// lockEnvelope keeps whoever else draws on the envelope, or parts it, waiting:
// what is left is read after the lock, never before.
const lockEnvelope = `
	select ` + envelopeColumns + `
	from envelopes e
	where e.coordination_id = $1 and e.id = $2
	for update`

// drawnCommitment is what a commitment called c takes of its envelope: all of
// it while it is open, and what was paid once it has left the ladder.
const drawnCommitment = `case when ` + openCommitment + ` then c.amount else greatest(` + netPaid + `, 0) end`

// $3 is the child left out, $4 the commitment left out, zero for none.
const selectEnvelopeUse = `
	select coalesce((
			select sum(e.amount)
			from envelopes e
			where e.coordination_id = $1 and e.parent_id = $2 and e.id <> $3
		), 0)::bigint as children,
		coalesce((
			select sum(` + drawnCommitment + `)
			from commitments c
			where c.coordination_id = $1 and c.envelope_id = $2 and c.id <> $4
		), 0)::bigint as drawn`

const selectTerritoryUse = `
	select coalesce(sum(` + drawnCommitment + `), 0)::bigint
	from commitments c
	where c.coordination_id = $1 and c.envelope_id = $2 and c.territory_id = $3 and c.id <> $4`

// lockedEnvelope reads an envelope and what it holds, without one child or one
// commitment, and keeps it.
func (t *tx) lockedEnvelope(
	ctx context.Context, id, child governance.EnvelopeID, commitment governance.CommitmentID, field string,
) (governance.Envelope, governance.EnvelopeUse, error) {
	var e governance.Envelope
	var use governance.EnvelopeUse
	err := t.get(ctx, &e, lockEnvelope, t.actor.Coordination, id)
	if governance.CodeOf(err) == governance.NotFound && field != "" {
		return e, use, governance.Fail(governance.Invalid, msgNoEnvelope).On(field)
	}
	if err != nil {
		return e, use, err
	}
	return e, use, t.get(ctx, &use, selectEnvelopeUse, t.actor.Coordination, id, child, commitment)
}

// fit tells whether what a commitment becomes fits in the envelope it draws on
// (F9), and in the money it gives again (F15).
func (t *tx) fit(ctx context.Context, c governance.Commitment) error {
	if c.Status.Exit() {
		return nil
	}
	if err := t.fitSource(ctx, c); err != nil || c.EnvelopeID == 0 {
		return err
	}
	e, use, err := t.lockedEnvelope(ctx, c.EnvelopeID, 0, c.ID, "envelope")
	if err != nil {
		return err
	}
	if full := e.Draw(use, c.Amount); full != nil {
		return full
	}
	if e.TerritoryCap == 0 {
		return nil
	}
	return t.fitTerritory(ctx, e, c)
}

func (t *tx) fitTerritory(ctx context.Context, e governance.Envelope, c governance.Commitment) error {
	var drawn governance.Cents
	if c.TerritoryID != 0 {
		if _, err := t.collegeOf(ctx, c.CoordinationID, c.TerritoryID); err != nil {
			return onField(err, "territory")
		}
		if err := t.get(ctx, &drawn, selectTerritoryUse, t.actor.Coordination, e.ID, c.TerritoryID, c.ID); err != nil {
			return err
		}
	}
	if full := e.DrawFor(c.TerritoryID, drawn, c.Amount); full != nil {
		return full
	}
	return nil
}

const insertEnvelope = `
	insert into envelopes (coordination_id, name, parent_id, scheme_id, amount, territory_cap, target, target_unit, covers,
		fact, created_at)
	values ($1, $2, nullif($3::bigint, 0), nullif($4::bigint, 0), $5, nullif($6::bigint, 0), nullif($7::bigint, 0), $8, $9, $10, $11)
	returning id`

// CreateEnvelope adds an envelope, alone or inside another one that still
// holds it (F9).
func (s *Store) CreateEnvelope(
	ctx context.Context, actor governance.Actor, d governance.EnvelopeDraft,
) (governance.EnvelopeID, error) {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "envelope.create", func(t *tx) (int64, error) {
		e, problems := governance.ParseEnvelope(d)
		if err := problems.Err(); err != nil {
			return 0, err
		}
		e.CoordinationID, e.CreatedAt, e.Version = actor.Coordination, t.at, 1
		if err := t.placeEnvelope(ctx, e); err != nil {
			return 0, err
		}
		err := t.get(ctx, &e.ID, insertEnvelope, e.CoordinationID, e.Name, e.ParentID, e.SchemeID, e.Amount, e.TerritoryCap,
			e.Target, e.TargetUnit, e.Covers, e.Fact, e.CreatedAt)
		t.record(event{chain: actor.Coordination, action: "envelope.create", kind: "envelope", object: int64(e.ID), after: e})
		return int64(e.ID), err
	})
	return governance.EnvelopeID(id), err
}

// placeEnvelope tells whether an envelope fits where it stands.
func (t *tx) placeEnvelope(ctx context.Context, e governance.Envelope) error {
	if _, err := t.schemeOf(ctx, e.SchemeID); err != nil || e.ParentID == 0 {
		return err
	}
	parent, use, err := t.lockedEnvelope(ctx, e.ParentID, e.ID, 0, "parent")
	if err != nil {
		return err
	}
	if full := parent.Hold(use, e.Amount); full != nil {
		return full
	}
	return nil
}

const updateEnvelope = `
	update envelopes
	set name = $4, scheme_id = nullif($5::bigint, 0), amount = $6, territory_cap = nullif($7::bigint, 0),
		target = nullif($8::bigint, 0), target_unit = $9, covers = $10, fact = $11, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// The parent of an envelope is locked before it: those who draw on the child
// never wait for those who part the parent, nor the other way round.
const selectParent = `
	select coalesce(parent_id, 0)
	from envelopes
	where coordination_id = $1 and id = $2`

// UpdateEnvelope corrects an envelope read at a version: it goes on holding
// what is in it, and fitting in its parent, which it keeps.
func (s *Store) UpdateEnvelope(
	ctx context.Context, actor governance.Actor, id governance.EnvelopeID, version int, d governance.EnvelopeDraft,
) error {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "envelope.update", func(t *tx) (int64, error) {
		after, problems := governance.ParseEnvelope(d)
		if err := problems.Err(); err != nil {
			return 0, err
		}
		after.ID, after.CoordinationID = id, actor.Coordination
		if err := t.get(ctx, &after.ParentID, selectParent, actor.Coordination, id); err != nil {
			return 0, err
		}
		return int64(id), t.replaceEnvelope(ctx, after, version)
	})
	return err
}

func (t *tx) replaceEnvelope(ctx context.Context, after governance.Envelope, version int) error {
	if err := t.placeEnvelope(ctx, after); err != nil {
		return err
	}
	before, use, err := t.lockedEnvelope(ctx, after.ID, 0, 0, "")
	if err != nil {
		return err
	}
	if before.Version != version { // the rule would judge what the person has not seen
		return governance.Fail(governance.Conflict, msgStale).Because(ErrStale)
	}
	if below := governance.CheckEnvelope(after, use); below != nil {
		return below
	}
	if err := t.keepCaps(ctx, after); err != nil {
		return err
	}
	after.CreatedAt, after.Version = before.CreatedAt, version+1
	err = t.change(ctx, updateEnvelope, after.CoordinationID, after.ID, version, after.Name, after.SchemeID, after.Amount,
		after.TerritoryCap, after.Target, after.TargetUnit, after.Covers, after.Fact)
	t.record(event{
		chain: after.CoordinationID, action: "envelope.update", kind: "envelope", object: int64(after.ID),
		fields: []string{"name", "scheme", "amount", "territory_cap", "target", "covers", "fact"}, before: before, after: after,
	})
	return err
}

// selectMostDrawn is what the territory that draws most has drawn; what names
// no territory is one of its own.
const selectMostDrawn = `
	select coalesce(max(x.drawn), 0)::bigint
	from (
		select sum(` + drawnCommitment + `) as drawn
		from commitments c
		where c.coordination_id = $1 and c.envelope_id = $2
		group by c.territory_id
	) x`

// keepCaps refuses a cap below what a territory already draws.
func (t *tx) keepCaps(ctx context.Context, e governance.Envelope) error {
	if e.TerritoryCap == 0 {
		return nil
	}
	var most governance.Cents
	if err := t.get(ctx, &most, selectMostDrawn, e.CoordinationID, e.ID); err != nil {
		return err
	}
	if below := governance.CheckCap(e, most); below != nil {
		return below
	}
	return nil
}
