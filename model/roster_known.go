package model

import (
	"context"
	"encoding/json"

	"ctin/governance"
)

// selectRosterKnown is all that a list may speak of, in one statement: what it
// answers is the coordination at one instant. The names are those of the fields
// of governance.RosterKnown.
const selectRosterKnown = `
	with card as (
		select p.id, p.given_name, p.family_name, p.email
		from people p
		where p.merged_into is null and` + knownHere + `
	)
	select json_build_object(
		'Committees', (
			select coalesce(json_agg(json_build_object('ID', id, 'Kind', kind, 'Name', name) order by id), '[]')
			from committees
			where coordination_id = $1
		),
		'Organizations', (
			select coalesce(json_agg(json_build_object('ID', id, 'Name', name, 'Siren', siren, 'Siret', siret, 'RNA', rna,
				'Kind', kind, 'College', college, 'MergedInto', merged_into) order by id), '[]')
			from organizations
			where coordination_id = $1
		),
		'Seats', (
			select coalesce(json_agg(json_build_object('ID', id, 'CommitteeID', committee_id, 'OrganizationID', organization_id,
				'Function', function, 'College', college, 'Voting', voting, 'Qualified', qualified,
				'StartsOn', starts_on, 'EndsOn', ends_on) order by id), '[]')
			from seats
			where coordination_id = $1
		),
		'People', (
			select coalesce(json_agg(json_build_object('ID', id, 'GivenName', given_name, 'FamilyName', family_name,
				'Email', email) order by id), '[]')
			from card
		),
		'Mandates', (
			select coalesce(json_agg(json_build_object('ID', m.id, 'SeatID', m.seat_id,
				'PersonID', coalesce(p.merged_into, p.id), 'Kind', m.kind,
				'StartsOn', m.starts_on, 'EndsOn', m.ends_on) order by m.id), '[]')
			from mandates m
			join people p on p.id = m.person_id
			where m.coordination_id = $1
		),
		'Memberships', (
			select coalesce(json_agg(json_build_object('ID', m.id, 'PersonID', coalesce(p.merged_into, p.id),
				'OrganizationID', m.organization_id, 'Roles', string_to_array(m.roles, ' ')) order by m.id), '[]')
			from memberships m
			join people p on p.id = m.person_id
			where m.coordination_id = $1 and m.ended_at is null
		)
	)`

// rosterKnown reads what a coordination has, for planning a list.
func rosterKnown(ctx context.Context, get getter, c governance.CoordinationID) (governance.RosterKnown, error) {
	var known governance.RosterKnown
	var content []byte
	if err := get(ctx, &content, selectRosterKnown, c); err != nil {
		return known, err
	}
	return known, json.Unmarshal(content, &known)
}
