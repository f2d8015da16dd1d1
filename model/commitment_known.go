package model

import (
	"context"
	"encoding/json"

	"ctin/governance"
	"ctin/governance/perimeter"
)

// selectCommitmentsKnown is all that a file may speak of, in one statement:
// what it answers is the coordination at one instant. A line is compared with
// what is there only when the actor may declare it (F1, F17).
const selectCommitmentsKnown = `
	select json_build_object(
		'Organizations', (
			select coalesce(json_agg(json_build_object('ID', id, 'Name', name, 'Siren', siren, 'Siret', siret, 'RNA', rna,
				'Kind', kind, 'Funder', funder, 'MergedInto', merged_into) order by id), '[]')
			from organizations
			where coordination_id = $1
		),
		'Schemes', (
			select coalesce(json_agg(json_build_object('ID', id, 'Name', name, 'Unit', unit, 'UnitCost', unit_cost) order by id), '[]')
			from schemes
			where coordination_id = $1
		),
		'Envelopes', (
			select coalesce(json_agg(json_build_object('ID', e.id, 'Name', e.name, 'SchemeID', e.scheme_id, 'Amount', e.amount,
				'TerritoryCap', e.territory_cap, 'Drawn', coalesce(u.drawn, 0), 'Territories', u.territories, 'Children', (
					select coalesce(sum(x.amount), 0)
					from envelopes x
					where x.coordination_id = e.coordination_id and x.parent_id = e.id
				)) order by e.name), '[]')
			from envelopes e
			left join (
				select d.envelope_id, sum(d.drawn) as drawn, json_agg(json_build_object('Territory', d.territory_id, 'Drawn', d.drawn)) as territories
				from (
					select c.envelope_id, c.territory_id, sum(` + drawnCommitment + `) as drawn
					from commitments c
					where c.coordination_id = $1 and c.envelope_id is not null
					group by 1, 2
				) d
				group by 1
			) u on u.envelope_id = e.id
			where e.coordination_id = $1
		),
		'Perimeters', (
			select coalesce(json_agg(json_build_object('Level', level, 'Code', code) order by level desc, code), '[]')
			from perimeters
			where coordination_id = $1
		),
		'Commitments', (
			select coalesce(json_agg(json_build_object('ID', c.id, 'Number', c.number, 'FunderID', c.funder_id, 'SchemeID', c.scheme_id,
				'Purpose', c.purpose, 'InKind', c.in_kind, 'Amount', c.amount, 'DeclaredOn', c.declared_on, 'Status', c.status,
				'Confirmed', c.confirmed, 'Confidential', c.confidential, 'SourceCommitmentID', c.source_commitment_id,
				'Given', coalesce(g.given, 0), 'Grantees', (
					select json_agg(organization_id) from grantees where commitment_id = c.id
				)) order by c.number), '[]')
			from commitments c
			left join (
				select c.source_commitment_id, sum(c.amount) as given
				from commitments c
				where c.coordination_id = $1 and c.source_commitment_id is not null and ` + openCommitment + `
				group by 1
			) g on g.source_commitment_id = c.id
			where c.coordination_id = $1
		)
	)`

func (s *Store) commitmentsKnown(ctx context.Context, get getter, c governance.CoordinationID) (governance.CommitmentsKnown, error) {
	var known struct {
		governance.CommitmentsKnown
		Perimeters []perimeter.Ref
	}
	var content []byte
	if err := get(ctx, &content, selectCommitmentsKnown, c); err != nil {
		return known.CommitmentsKnown, err
	}
	err := json.Unmarshal(content, &known)
	known.Areas = s.areasOf(known.Perimeters)
	return known.CommitmentsKnown, err
}
