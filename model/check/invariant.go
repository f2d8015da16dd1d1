package check

import "slices"

// invariant is something that must be true of every row. Its query answers
// what breaks it, one line each, in a column named offender.
type invariant struct {
	name, label, query string
}

// invariants are verified in this order: each feature has its own table.
func invariants() []invariant {
	return slices.Concat(house, diagnostics, decisions, rooms, meetings, plans, funding, envelopes, minutes)
}

// house are the invariants of people, organisations, bodies and the journal.
var house = []invariant{
	{everyReference, sayReferences, ""},
	{"references_are_declared", sayDeclared, `
		select c.table_name || '.' || c.column_name as offender
		from information_schema.columns c
		where c.table_schema = 'public' and (c.column_name like '%\_id' or c.column_name = 'merged_into')
			and c.table_name not in ('journal', 'journal_heads', 'idempotency_keys', 'decision_links')
			and not exists (
				select from pg_constraint k
				join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
				where k.contype = 'f' and k.convalidated and k.conrelid = format('public.%I', c.table_name)::regclass
					and a.attname = c.column_name
			)`},
	{"people_at_home", sayPeopleAtHome, `
		select 'people ' || p.id || ', ' || x.place as offender
		from people p
		join (
			select person_id, coordination_id, 'memberships ' || id as place from memberships
			union all
			select person_id, coordination_id, 'mandates ' || id from mandates
			union all
			select person_id, coordination_id, 'links ' || id from links
			union all
			select person_id, coordination_id, 'convocations ' || id from convocations
		) x on x.person_id = p.id
		where p.coordination_id <> x.coordination_id`},
	{"people_with_accounts", sayPeopleAccounts, `
		select 'people ' || p.id as offender
		from people p
		where p.coordination_id is not null and exists (select from accounts a where a.person_id = p.id)`},
	{"people_merged", sayPeopleMerged, `
		select 'people ' || p.id || ', ' || x.place as offender
		from people p
		join (
			select person_id, 'accounts ' || id as place from accounts
			union all
			select person_id, 'memberships ' || id from memberships
			union all
			select person_id, 'mandates ' || id from mandates
		) x on x.person_id = p.id
		where p.merged_into is not null`},
	{"merges_end", sayNoLoop, `
		select 'organizations ' || o.id as offender
		from organizations o
		join organizations k on k.id = o.merged_into
		where k.merged_into is not null
		union all
		select 'people ' || p.id
		from people p
		where p.merged_into is not null and exists (
			with recursive chain (id) as (
				select p.merged_into
				union
				select q.merged_into from people q join chain on q.id = chain.id
			)
			select from chain where id = p.id
		)`},
	{"organizations_merged", sayMergedEmpty, `
		select 'organizations ' || o.id || ', ' || x.place as offender
		from organizations o
		join (
			select organization_id, 'seats ' || id as place from seats
			union all
			select organization_id, 'memberships ' || id from memberships where ended_at is null
			union all
			select organization_id, 'carriers ' || position from carriers
		) x on x.organization_id = o.id
		where o.merged_into is not null`},
	{"seats_dates", saySeatDates, `
		select 'seats ' || id as offender
		from seats
		where ends_on < starts_on`},
	{"seats_owner", saySeatOwner, `
		select 'seats ' || id as offender
		from seats
		where organization_id is null and function = ''`},
	{"mandates_dates", sayMandateDates, `
		select 'mandates ' || id as offender
		from mandates
		where ends_on < starts_on`},
	{"mandates_in_seat", sayMandateInSeat, `
		select 'mandates ' || m.id as offender
		from mandates m
		join seats s on s.id = m.seat_id
		where m.starts_on < s.starts_on or coalesce(m.ends_on, 'infinity') > coalesce(s.ends_on, 'infinity')`},
	{"mandates_one_holder", sayOneHolder, `
		select 'mandates ' || a.id || ', ' || b.id as offender
		from mandates a
		join mandates b on b.seat_id = a.seat_id and b.id > a.id and b.kind = a.kind
			and a.starts_on <= coalesce(b.ends_on, 'infinity') and b.starts_on <= coalesce(a.ends_on, 'infinity')
		where a.kind = 'holder'`},
	{"mandates_once", sayOneMandate, `
		select 'mandates ' || a.id || ', ' || b.id as offender
		from mandates a
		join mandates b on b.seat_id = a.seat_id and b.id > a.id and b.person_id = a.person_id
			and a.starts_on <= coalesce(b.ends_on, 'infinity') and b.starts_on <= coalesce(a.ends_on, 'infinity')`},
	{"seats_qualified", sayQualified, `
		select 'mandates ' || m.id as offender
		from mandates m
		join seats s on s.id = m.seat_id
		where s.qualified and m.kind = 'alternate'`},
	{"committees_one_strategic", sayOneStrategic, `
		select 'coordinations ' || c.id as offender
		from coordinations c
		where (select count(*) from committees k where k.coordination_id = c.id and k.kind = 'strategic') <> 1`},
	{"committees_one_funders", sayOneFunders, `
		select 'coordinations ' || c.id as offender
		from coordinations c
		where (select count(*) from committees k where k.coordination_id = c.id and k.kind = 'funders') <> 1`},
	{"coordinations_coordinator", sayCoordinator, `
		select 'coordinations ' || c.id as offender
		from coordinations c
		where not exists (
			select from memberships m
			where m.coordination_id = c.id and m.ended_at is null
				and 'coordinator' = any(string_to_array(m.roles, ' '))
		)`},
	{"coordinations_carrier", sayCarrier, `
		select 'coordinations ' || c.id as offender
		from coordinations c
		where not exists (select from carriers k where k.coordination_id = c.id)
			or exists (select from carriers k where k.coordination_id = c.id group by k.position having count(*) > 1)`},
	{"organizations_identifiers", sayIdentifiers, `
		select 'organizations ' || string_agg(x.id::text, ', ' order by x.id) as offender
		from (
			select id, coordination_id, case when siret <> '' then siret else siren end as identifier
			from organizations
			where siren <> '' and merged_into is null
			union all
			select id, coordination_id, rna
			from organizations
			where rna <> '' and merged_into is null
		) x
		group by x.coordination_id, x.identifier
		having count(*) > 1`},
	{"memberships_roles", sayRoles, `
		select 'memberships ' || id as offender
		from memberships
		where roles = '' or not string_to_array(roles, ' ') <@
			array['coordinator', 'chair', 'vice_chair', 'secretary', 'member', 'funder', 'observer']`},
	{"memberships_dates", sayMembershipDates, `
		select 'memberships ' || id as offender
		from memberships
		where ended_at < created_at`},
	{"invitations_open", sayInvitationOpen, `
		select 'invitations ' || i.id as offender
		from invitations i
		join memberships m on m.id = i.membership_id
		where i.accepted_at is null and i.revoked_at is null
			and (m.ended_at is not null or exists (
				select from invitations o
				where o.membership_id = i.membership_id and o.id <> i.id and o.accepted_at is null and o.revoked_at is null
			))`},
	{"invitations_accepted", sayInvitationTaken, `
		select 'invitations ' || id as offender
		from invitations
		where (accepted_at is null) <> (account_id is null) or accepted_at is not null and revoked_at is not null`},
	{"join_requests_decided", sayJoinRequests, `
		select 'join_requests ' || id as offender
		from join_requests
		where num_nulls(decided_at, decided_by, accepted) not in (0, 3)`},
	{"links_person", sayLinks, `
		select 'links ' || l.id as offender
		from links l
		left join mandates m on m.id = l.mandate_id
		where l.purpose = 'confirm_mandate'
			and (m.id is null or m.person_id <> l.person_id or (l.answered_at is null) <> (l.answer = ''))`},
	{"files_intact", sayFiles, `
		select 'files ' || id as offender
		from files
		where octet_length(content) <> size or sha256(content) <> sha256`},
	{"outbox_states", sayOutbox, `
		select 'outbox ' || id as offender
		from outbox
		where recipient = '' or token = '' or subject = '' or subject ~ '[[:cntrl:]]' or attempts < 0
			or sent_at is not null and given_up_at is not null`},
	{"outbox_subjects", saySubjects, `
		select 'outbox ' || id as offender
		from outbox
		where subject ~* '[0-9][[:space:]]*(k|m)?(\u20ac|euros?\M)'`},
	{"sessions_ended", saySessions, `
		select 'sessions ' || left(encode(s.token_hash, 'hex'), 8) as offender
		from sessions s
		left join accounts a on a.id = s.account_id
		where s.ended_at is not null and s.data <> '' or a.person_id <> s.person_id`},
	{"instance_stamped", sayInstance, `
		select 'instance ' || count(*) as offender
		from instance
		having count(*) <> 1`},
	{"journal_opening", sayJournalOpening, `
		select 'coordinations ' || c.id as offender
		from coordinations c
		where not exists (
			select from journal j
			where j.coordination_id = c.id and j.action = 'coordination.open' and j.object_id = c.id
		)`},
	{"journal_actors", sayJournalActors, `
		select 'journal ' || j.coordination_id || '/' || j.n as offender
		from journal j
		where j.actor_id <> 0 and not exists (select from people p where p.id = j.actor_id)`},
	{"journal_chains", sayJournalChains, `
		select 'journal_heads ' || h.coordination_id as offender
		from journal_heads h
		where h.coordination_id <> 0 and not exists (select from coordinations c where c.id = h.coordination_id)
		union all
		select distinct 'journal ' || j.coordination_id
		from journal j
		where j.coordination_id <> 0 and not exists (select from coordinations c where c.id = j.coordination_id)`},
	{"journal_guarded", sayJournalGuarded, `
		select 'trigger ' || w.name as offender
		from (values ('journal_append_only'), ('journal_no_truncate')) w (name)
		where not exists (
			select from pg_trigger t
			where t.tgrelid = 'public.journal'::regclass and t.tgname = w.name and t.tgenabled in ('O', 'A')
		)
		union all
		select current_user || ' ' || p.right
		from unnest(array['update', 'delete', 'truncate']) p ("right")
		where has_table_privilege('public.journal', p.right)`},
}
