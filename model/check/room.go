package check

// rooms are the invariants of what happened in the rooms of meetings.
var rooms = []invariant{
	{"meetings_hours", sayMeetingHours, `
		select 'meetings ' || id as offender
		from meetings
		where (opened_at is not null) <> (state in ('open', 'suspended', 'closed', 'archived'))
			or (closed_at is not null) <> (state in ('closed', 'archived')) or closed_at < opened_at
			or (rules is not null) <> (opened_at is not null)`},
	{"meetings_current_item", sayCurrentItem, `
		select 'meetings ' || m.id as offender
		from meetings m
		join agenda_items i on i.meeting_id = m.id and i.state = 'current'
		group by m.id
		having count(*) > 1 or min(m.state) not in ('open', 'suspended')`},
	{"attendances_seats", saySeatsOfBody, `
		select x.place as offender
		from (
			select meeting_id, seat_id, 'attendances ' || id as place from attendances
			union all
			select meeting_id, seat_id, 'convocations ' || id from convocations
			union all
			select meeting_id, giver_id, 'proxies ' || id from proxies
			union all
			select meeting_id, bearer_id, 'proxies ' || id from proxies
			union all
			select i.meeting_id, r.seat_id, 'recusals ' || r.item_id || '/' || r.seat_id
			from recusals r
			join agenda_items i on i.id = r.item_id
			union all
			select i.meeting_id, u.seat_id, 'urn_seats ' || u.ballot_id || '/' || u.seat_id
			from urn_seats u
			join ballots b on b.id = u.ballot_id
			join agenda_items i on i.id = b.item_id
			union all
			select i.meeting_id, v.seat_id, 'votes ' || v.ballot_id || '/' || v.seat_id
			from votes v
			join ballots b on b.id = v.ballot_id
			join agenda_items i on i.id = b.item_id
		) x
		join meetings m on m.id = x.meeting_id
		join seats s on s.id = x.seat_id
		where s.committee_id <> m.committee_id`},
	{"attendances_opened", sayArrivals, `
		select 'attendances ' || a.id as offender
		from attendances a
		join meetings m on m.id = a.meeting_id
		where m.opened_at is null or a.arrived_at < m.opened_at or a.left_at < a.arrived_at`},
	{"proxies_held", sayProxiesHeld, `
		select 'meetings ' || m.id || ', seats ' || p.bearer_id as offender
		from proxies p
		join meetings m on m.id = p.meeting_id
		where p.revoked_at is null and m.rules is not null
		group by m.id, m.rules, p.bearer_id
		having count(*) > (m.rules->>'MaxProxies')::int`},
	{"ballots_counted", sayBallotsCounted, `
		select 'ballots ' || b.id as offender
		from ballots b
		left join votes v on v.ballot_id = b.id
		where b.kind = 'public' and b.adopted is not null and not b.weighted
		group by b.id
		having b.votes_for <> count(*) filter (where v.choice = 'for')
			or b.votes_against <> count(*) filter (where v.choice = 'against')
			or b.abstentions <> count(*) filter (where v.choice = 'abstain')
			or b.not_voting < count(*) filter (where v.choice = 'not_voting')
		union all
		select 'ballots ' || id
		from ballots
		where closed_at is null and adopted is not null or kind <> 'consensus' and adopted and votes_for = 0`},
	{"ballots_nameless", sayBallotsNameless, `
		select distinct 'ballots ' || b.id as offender
		from ballots b
		join votes v on v.ballot_id = b.id
		where b.kind <> 'public'`},
	{"urns_whole", sayUrnsWhole, `
		select 'ballots ' || b.id as offender
		from ballots b
		left join urns u on u.ballot_id = b.id
		left join urn_seats s on s.ballot_id = b.id
		group by b.id, u.ballot_id
		having b.kind <> 'secret' and (u.ballot_id is not null or count(s.seat_id) > 0)
			or b.closed_at is not null and u.ballot_id is not null
			or b.closed_at is null and count(s.seat_id) <> coalesce(min(u.votes_for + u.votes_against + u.abstentions + u.not_voting), 0)
			or b.adopted is not null and count(s.seat_id) > b.votes_for + b.votes_against + b.abstentions + b.not_voting`},
	{"guests_opened", sayGuests, `
		select 'guests ' || g.id as offender
		from guests g
		join meetings m on m.id = g.meeting_id
		where m.opened_at is null or g.arrived_at < m.opened_at`},
	{"votes_aside", sayVotesAside, `
		select 'votes ' || v.ballot_id || '/' || v.seat_id as offender
		from votes v
		join ballots b on b.id = v.ballot_id
		join seats s on s.id = v.seat_id
		where not s.voting or exists (select from recusals r where r.item_id = b.item_id and r.seat_id = v.seat_id)`},
	{"decisions_numbers", sayDecisionNumbers, `
		select 'committees ' || committee_id || ', ' || year as offender
		from decisions
		group by committee_id, year
		having count(*) <> max(number) or min(number) <> 1`},
	{"decisions_hash", sayDecisionHash, `
		select 'decisions ' || id as offender
		from decisions
		where encode(sha256(content), 'hex') <> content_hash`},
	{"decisions_content", sayDecisionContent, `
		select 'decisions ' || d.id as offender
		from decisions d
		cross join lateral (select convert_from(d.content, 'UTF8')::jsonb as said) c
		where (c.said->>'Reference', c.said->>'Title', c.said->>'Body') is distinct from (d.reference, d.title, d.body)
			or (c.said->'Quorum'->>'Reached')::int <> d.quorum_reached
			or (select coalesce(sum((a->>'Amount')::bigint), 0) from jsonb_array_elements(
				case jsonb_typeof(c.said->'Allocations') when 'array' then c.said->'Allocations' else '[]' end) a)
				<> (select coalesce(sum(x.amount), 0) from allocations x where x.decision_id = d.id)`},
	{"decisions_adopted", sayDecisionAdopted, `
		select 'decisions ' || d.id as offender
		from decisions d
		join ballots b on b.id = d.ballot_id
		join agenda_items i on i.id = d.item_id
		join meetings m on m.id = d.meeting_id
		where b.adopted is not true or b.item_id <> d.item_id or b.motion <> d.body or b.closed_at <> d.adopted_at
			or i.meeting_id <> d.meeting_id or m.committee_id <> d.committee_id`},
	{"decisions_quorum", sayDecisionQuorum, `
		select 'decisions ' || d.id as offender
		from decisions d
		join meetings m on m.id = d.meeting_id
		where d.quorum_reached < d.quorum_required
			and not (m.second_of is not null and (m.rules->>'SecondConvocation')::boolean)`},
}
