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
			) o
			where o.kind = l.kind and o.coordination_id = l.coordination_id and o.id = l.object_id
		)`},
}
