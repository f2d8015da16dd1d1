package model

// objectNames is what an entry of the journal acted on: its name, and the place
// it has there, such as the seat of a mandate.
const objectNames = `
		select o.name, '' as place
		from organizations o
		where j.object_kind = 'organization' and o.coordination_id = $1 and o.id = j.object_id
		union all
		select c.name, ''
		from coordinations c
		where j.object_kind = 'coordination' and c.id = j.object_id and $1 in (0, c.id)
		union all
		select c.name, ''
		from committees c
		where j.object_kind = 'committee' and c.coordination_id = $1 and c.id = j.object_id
		union all
		select coalesce(nullif(s.function, ''), o.name), c.name
		from seats s
		left join committees c on c.coordination_id = $1 and c.id = s.committee_id
		left join organizations o on o.coordination_id = $1 and o.id = s.organization_id
		where j.object_kind = 'seat' and s.coordination_id = $1 and s.id = j.object_id
		union all
		select p.given_name || ' ' || p.family_name, coalesce(nullif(s.function, ''), o.name)
		from mandates m
		join people p on p.id = m.person_id
		left join seats s on s.coordination_id = $1 and s.id = m.seat_id
		left join organizations o on o.coordination_id = $1 and o.id = s.organization_id
		where j.object_kind = 'mandate' and m.coordination_id = $1 and m.id = j.object_id
		union all
		select p.given_name || ' ' || p.family_name, o.name
		from memberships m
		join people p on p.id = m.person_id
		left join organizations o on o.coordination_id = $1 and o.id = m.organization_id
		where m.coordination_id = $1
			and (j.object_kind = 'membership' and m.id = j.object_id
				or j.object_kind = 'invitation' and m.id = (
					select i.membership_id from invitations i where i.coordination_id = $1 and i.id = j.object_id))
		union all
		select p.given_name || ' ' || p.family_name, r.organization
		from join_requests r
		join people p on p.id = r.person_id
		where j.object_kind = 'join_request' and r.coordination_id = $1 and r.id = j.object_id
		union all
		select 'K' || c.number || case when h.hidden then '' else ', ' || c.purpose end, case when h.hidden then '' else o.name end
		from commitments c
		cross join lateral (select c.confidential and not ` + firmCommitment + ` as hidden) h
		join organizations o on o.coordination_id = $1 and o.id = c.funder_id
		where c.coordination_id = $1
			and (j.object_kind = 'commitment' and c.id = j.object_id
				or j.object_kind = 'payment' and c.id = (
					select p.commitment_id from payments p where p.coordination_id = $1 and p.id = j.object_id))
		union all
		select e.name, ''
		from envelopes e
		where j.object_kind = 'envelope' and e.coordination_id = $1 and e.id = j.object_id
		union all
		select s.name, ''
		from schemes s
		where j.object_kind = 'scheme' and s.coordination_id = $1 and s.id = j.object_id
		union all` + roomNames + `
		union all` + convocationNames + `
		union all` + minutesNames + `
		union all` + programmeNames + `
		union all
		select 'A' || a.number || ' ' || a.title, ''
		from actions a
		where j.object_kind = 'action' and a.coordination_id = $1 and a.id = j.object_id
		union all
		select m.title, 'A' || a.number || ' ' || a.title
		from milestones m
		join actions a on a.coordination_id = $1 and a.id = m.action_id
		where j.object_kind = 'milestone' and m.coordination_id = $1 and m.id = j.object_id
		union all
		select k.label, 'A' || a.number || ' ' || a.title
		from cost_lines k
		join actions a on a.coordination_id = $1 and a.id = k.action_id
		where j.object_kind = 'cost' and k.coordination_id = $1 and k.id = j.object_id
		union all
		select 'K' || c.number, 'A' || a.number || ' ' || a.title
		from allocations l
		join commitments c on c.coordination_id = $1 and c.id = l.commitment_id
		join actions a on a.coordination_id = $1 and a.id = l.action_id
		where j.object_kind = 'allocation' and l.coordination_id = $1 and l.id = j.object_id
		union all
		select 'version ' || d.number || ' du diagnostic', ''
		from diagnostics d
		where j.object_kind = 'diagnostic' and d.coordination_id = $1 and d.id = j.object_id
		union all
		select s.title, ''
		from sections s
		where j.object_kind = 'section' and s.coordination_id = $1 and s.id = j.object_id
		union all
		select 'C' || f.number, ''
		from findings f
		where j.object_kind = 'finding' and f.coordination_id = $1 and f.id = j.object_id
		union all
		select s.title, ''
		from sources s
		where j.object_kind = 'source' and s.coordination_id = $1 and s.id = j.object_id
		union all
		select i.name, ''
		from indicators i
		where j.object_kind = 'indicator' and i.coordination_id = $1 and i.id = j.object_id
		union all
		select f.name, ''
		from files f
		where j.object_kind = 'file' and f.coordination_id = $1 and f.id = j.object_id
		union all
		select p.given_name || ' ' || p.family_name, ''
		from people p
		where j.object_kind = 'person' and p.id = j.object_id
		union all
		select p.given_name || ' ' || p.family_name, ''
		from accounts a
		join people p on p.id = a.person_id
		where j.object_kind = 'account' and $1 = 0 and a.id = j.object_id`
