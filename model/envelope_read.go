package model

import (
	"context"

	"ctin/governance"
)

// EnvelopeLine is an envelope with what it holds.
type EnvelopeLine struct {
	governance.Envelope
	governance.EnvelopeUse
	Scheme governance.Scheme // the zero Scheme for none
	Parent string            // its name, or empty
	Posted int64             // what its commitments count together, in the unit of its scheme
}

// Left is what the envelope can still give.
func (l EnvelopeLine) Left() governance.Cents { return l.Envelope.Left(l.EnvelopeUse) }

// Facts is what the envelope is compared with.
func (l EnvelopeLine) Facts() governance.EnvelopeFacts {
	return governance.EnvelopeFacts{Envelope: l.Envelope, EnvelopeUse: l.EnvelopeUse, Scheme: l.Scheme}
}

// envelopeRow is an envelope as stored, with the figures of its scheme.
type envelopeRow struct {
	EnvelopeLine
	SchemeName string
	SchemeUnit governance.Unit
	SchemeCost governance.Cents
	SchemeLow  governance.Cents
	SchemeHigh governance.Cents
}

func (r envelopeRow) line() EnvelopeLine {
	r.EnvelopeLine.Scheme = governance.Scheme{
		ID: r.SchemeID, Name: r.SchemeName, Unit: r.SchemeUnit, UnitCost: r.SchemeCost, BookLow: r.SchemeLow, BookHigh: r.SchemeHigh,
	}
	return r.EnvelopeLine
}

const selectEnvelopes = `
	select ` + envelopeColumns + `, coalesce(s.name, '') as scheme_name, coalesce(s.unit, '') as scheme_unit,
		coalesce(s.unit_cost, 0) as scheme_cost, coalesce(s.book_low, 0) as scheme_low, coalesce(s.book_high, 0) as scheme_high,
		coalesce(p.name, '') as parent,
		coalesce((
			select sum(k.amount)
			from envelopes k
			where k.coordination_id = e.coordination_id and k.parent_id = e.id
		), 0)::bigint as children, d.drawn, d.posted
	from envelopes e
	left join schemes s on s.coordination_id = e.coordination_id and s.id = e.scheme_id
	left join envelopes p on p.coordination_id = e.coordination_id and p.id = e.parent_id
	cross join lateral (
		select coalesce(sum(` + drawnCommitment + `), 0)::bigint as drawn,
			coalesce(sum(c.quantity) filter (where ` + openCommitment + `), 0)::bigint as posted
		from commitments c
		where c.coordination_id = e.coordination_id and c.envelope_id = e.id
	) d
	where e.coordination_id = $1
	order by e.name collate "fr-x-icu", e.id`

// Envelopes lists the envelopes of the coordination, by name.
func (s *Store) Envelopes(ctx context.Context, actor governance.Actor) ([]EnvelopeLine, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var rows []envelopeRow
	if err := s.list(ctx, &rows, selectEnvelopes, actor.Coordination); err != nil {
		return nil, err
	}
	var lines []EnvelopeLine
	for _, r := range rows {
		lines = append(lines, r.line())
	}
	return lines, nil
}

// EnvelopeDraw is a commitment that draws on an envelope.
type EnvelopeDraw struct {
	CommitmentLine
	Territory string // name, or empty
	Drawn     governance.Cents
	Hidden    bool // confidential: its amount alone is told (F17)
}

const selectDraws = `
	select ` + commitmentColumns + `, o.name as funder, o.example, coalesce(s.name, '') as scheme, ` + netPaid + ` as paid,
		coalesce(p.name, '') as territory, ` + drawnCommitment + ` as drawn, not ` + seenCommitment + ` as hidden
	from commitments c
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	left join schemes s on s.coordination_id = c.coordination_id and s.id = c.scheme_id
	left join organizations p on p.coordination_id = c.coordination_id and p.id = c.territory_id
	where c.coordination_id = $1 and c.envelope_id = $3
	order by c.number`

// EnvelopeDraws lists what draws on an envelope, by number. What is
// confidential is told without its name.
func (s *Store) EnvelopeDraws(
	ctx context.Context, actor governance.Actor, id governance.EnvelopeID,
) ([]EnvelopeDraw, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var draws []EnvelopeDraw
	err := s.list(ctx, &draws, selectDraws, actor.Coordination, sees(actor), id)
	for i, d := range draws {
		if d.Hidden {
			draws[i] = EnvelopeDraw{Drawn: d.Drawn, Hidden: true}
		}
	}
	return draws, err
}
