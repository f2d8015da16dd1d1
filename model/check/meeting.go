package check

// meetings are the invariants of what comes before a meeting opens.
var meetings = []invariant{
	{"committees_code", sayCommitteeCode, `
		select 'committees ' || c.id as offender
		from committees c
		where c.code !~ '^[A-Z][A-Z0-9]{1,7}$'
			or exists (select from committees o where o.coordination_id = c.coordination_id and o.code = c.code and o.id <> c.id)`},
	{"committees_tree", sayCommitteeTree, `
		select 'committees ' || k.id as offender
		from committees k
		where k.parent_id is not null and exists (
			with recursive above (id) as (
				select k.parent_id
				union
				select p.parent_id from committees p join above on p.id = above.id where p.parent_id is not null
			)
			select from above
			left join committees p on p.id = above.id
			where above.id = k.id or p.coordination_id is distinct from k.coordination_id
		)`},
	{"meetings_numbers", sayMeetingNumbers, `
		select 'committees ' || committee_id as offender
		from meetings
		group by committee_id
		having min(number) <> 1 or max(number) <> count(*) or count(distinct number) <> count(*)`},
	{"meetings_state", sayMeetingState, `
		select 'meetings ' || id as offender
		from meetings
		where state = 'draft' and convened_at is not null
			or state not in ('draft', 'cancelled') and convened_at is null
			or (state = 'cancelled') <> (cancelled_at is not null)`},
	{"meetings_agenda_frozen", sayAgendaFrozen, `
		select 'meetings ' || id as offender
		from meetings
		where (convened_at is not null) <> (agenda_hash <> '')
			or agenda_hash <> '' and agenda_hash <> agenda_fingerprint(id)`},
	{"meetings_called", sayMeetingCalled, `
		select 'meetings ' || m.id as offender
		from meetings m
		where (m.convened_at is not null) <> exists (select from convocations v where v.meeting_id = m.id)`},
	{"agenda_positions", sayAgendaPositions, `
		select 'meetings ' || meeting_id as offender
		from agenda_items
		group by meeting_id
		having min(position) <> 1 or max(position) <> count(*)`},
	{"agenda_decides", sayAgendaDecides, `
		select 'agenda_items ' || i.id as offender
		from agenda_items i
		where i.kind <> 'decision' and (i.diagnostic_id is not null or i.programme
			or exists (select from proposed_allocations p where p.item_id = i.id))`},
	{"convocations_answered", sayConvocationAnswered, `
		select 'convocations ' || v.id as offender
		from convocations v
		where (v.reply = '') <> (v.replied_at is null) or v.email <> '' and (v.sent_at is null or v.outbox_token = '')`},
	{"links_reply", sayLinksReply, `
		select 'links ' || l.id as offender
		from links l
		join convocations v on v.id = l.convocation_id
		where v.person_id <> l.person_id or (l.answered_at is null) <> (l.answer = '')`},
	{"rule_sets_bounds", sayRuleBounds, `
		select 'rule_sets ' || committee_id as offender
		from rule_sets
		where (rules->>'NoticeDays')::int not between 0 and 60 or (rules->>'MaxProxies')::int not between 0 and 5
			or (rules->>'ReservationDays')::int not between 1 and 90
			or rules->>'Majority' not in ('cast', 'present')
			or (rules->'Quorum'->>'Required')::boolean
				and not ((rules->'Quorum'->>'Numerator')::int between 1 and (rules->'Quorum'->>'Denominator')::int)`},
}
