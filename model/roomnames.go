package model

// roomNames names for the journal what happens in a meeting. An agenda item, a
// ballot and a decision belong to a body.
const roomNames = `
		select m.title, k.name
		from meetings m
		join committees k on k.coordination_id = $1 and k.id = m.committee_id
		where j.object_kind = 'meeting' and m.coordination_id = $1 and m.id = j.object_id
		union all
		select i.title, m.title
		from agenda_items i
		join meetings m on m.coordination_id = $1 and m.id = i.meeting_id
		where i.coordination_id = $1
			and (j.object_kind = 'agenda_item' and i.id = j.object_id
				or j.object_kind = 'ballot' and i.id = (
					select b.item_id from ballots b where b.coordination_id = $1 and b.id = j.object_id))
		union all
		select p.given_name || ' ' || p.family_name, coalesce(nullif(s.function, ''), o.name)
		from attendances a
		join people p on p.id = a.person_id
		join seats s on s.coordination_id = $1 and s.id = a.seat_id
		left join organizations o on o.coordination_id = $1 and o.id = s.organization_id
		where j.object_kind = 'attendance' and a.coordination_id = $1 and a.id = j.object_id
		union all
		select coalesce(nullif(g.function, ''), go.name), coalesce(nullif(b.function, ''), bo.name)
		from proxies p
		join seats g on g.coordination_id = $1 and g.id = p.giver_id
		left join organizations go on go.coordination_id = $1 and go.id = g.organization_id
		join seats b on b.coordination_id = $1 and b.id = p.bearer_id
		left join organizations bo on bo.coordination_id = $1 and bo.id = b.organization_id
		where j.object_kind = 'proxy' and p.coordination_id = $1 and p.id = j.object_id
		union all
		select d.reference, k.name
		from decisions d
		join committees k on k.coordination_id = $1 and k.id = d.committee_id
		where j.object_kind = 'decision' and d.coordination_id = $1 and d.id = j.object_id`
