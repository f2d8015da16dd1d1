package check

// decisions are the invariants of what committees decided. A link of a
// decision names objects of several kinds, so no foreign key can hold it.
var decisions = []invariant{
	{"decision_links_lead", sayDecisionLinks, `
		select 'decisions ' || l.decision_id || ', ' || l.kind || ' ' || l.object_id as offender
		from decision_links l
		where not exists (
			select from (
				select 'diagnostic' as kind, coordination_id, id from diagnostics
				union all select 'commitment', coordination_id, id from commitments
				union all select 'allocation', coordination_id, id from allocations
				union all select 'action', coordination_id, id from actions
				union all select 'finding', coordination_id, id from findings
				union all select 'programme', coordination_id, id from programmes
			) o
			where o.kind = l.kind and o.coordination_id = l.coordination_id and o.id = l.object_id
		)`},
	{"decisions_followed", sayDecisionFollowed, `
		select 'decisions ' || d.id as offender
		from decisions d
		left join decisions r on r.id = d.replaced_by
		where (d.status = 'replaced') <> (d.replaced_by is not null) or r.adopted_at <= d.adopted_at
			or d.due_on < (d.adopted_at at time zone (select time_zone from coordinations c where c.id = d.coordination_id))::date
		union all
		select 'actions ' || a.id
		from actions a
		join decisions d on d.id = a.decision_id
		where a.coordination_id <> d.coordination_id or a.created_at < d.adopted_at`},
	{"decisions_frozen", sayDecisionFrozen, `
		select 'decisions ' || d.id as offender
		from decisions d
		cross join lateral (select convert_from(d.content, 'UTF8')::jsonb->'Quorum' as q) c
		where ((c.q->>'Base')::int, (c.q->>'Required')::int, (c.q->>'Reached')::int)
			is distinct from (d.quorum_base, d.quorum_required, d.quorum_reached)`},
}
