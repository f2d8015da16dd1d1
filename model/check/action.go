package check

// plans are the invariants of the action plan and of what it is given.
var plans = []invariant{
	{"actions_numbers", sayActionNumbers, `
		select 'actions ' || a.coordination_id || ', A' || a.number as offender
		from actions a
		join (
			select id, row_number() over (partition by coordination_id order by number) as n from actions
		) x on x.id = a.id
		where a.number <> x.n`},
	{"actions_led", sayActionLed, `
		select 'actions ' || id as offender
		from actions
		where state in ('in_progress', 'done') and lead_id is null`},
	{"actions_explained", sayActionExplained, `
		select 'actions ' || id as offender
		from actions
		where (state in ('blocked', 'cancelled')) <> (blocker <> '') or state = 'done' and progress <> 100`},
	{"actions_merged", sayActionsMerged, `
		select 'actions ' || a.id as offender
		from actions a
		left join people p on p.id = a.lead_id
		left join organizations o on o.coordination_id = a.coordination_id and o.id = a.project_owner_id
		where p.merged_into is not null or o.merged_into is not null`},
	{"allocations_amounts", sayAllocations, `
		select 'commitments ' || c.id as offender
		from commitments c
		join allocations l on l.coordination_id = c.coordination_id and l.commitment_id = c.id and l.released_at is null
		group by c.id
		having sum(l.amount) > c.amount`},
	{"allocations_decided", sayAllocationsDecided, `
		select 'allocations ' || l.id as offender
		from allocations l
		join commitments c on c.coordination_id = l.coordination_id and c.id = l.commitment_id
		where l.released_at is null and (not c.earmarked and l.decision_id is null or c.in_kind and l.decision_id is not null)`},
	{"allocations_cancelled", sayAllocationsCancelled, `
		select 'allocations ' || l.id as offender
		from allocations l
		join actions a on a.coordination_id = l.coordination_id and a.id = l.action_id
		where a.state = 'cancelled' and l.released_at is null`},
	{"allocations_guarded", sayAllocationsGuarded, `
		select 'trigger ' || w.name as offender
		from (values ('allocations_within', 'allocations'), ('commitments_above_allocations', 'commitments'),
			('commitments_hold_earmark', 'commitments')) w (name, place)
		where not exists (
			select from pg_trigger t
			where t.tgrelid = ('public.' || w.place)::regclass and t.tgname = w.name and t.tgenabled in ('O', 'A')
		)`},
}
