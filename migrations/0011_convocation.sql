-- Convening a meeting: the codes of bodies, calendar events, the mails that
-- carry one, and the personal links by which someone replies.

-- Bodies of one kind had the same code: from the second on they get a number.
update committees c set code = c.code || x.n
from (
	select id, row_number() over (partition by coordination_id, code order by id) as n
	from committees
	where code <> ''
) x
where x.id = c.id and x.n > 1;
create unique index committees_code_once on committees (coordination_id, code) where code <> '';

alter table meetings add column calendar_uid uuid not null default gen_random_uuid(); -- what calendars know it by

-- Someone without an e-mail is called as soon as the others; sent_at is null
-- until the convocation was handed over.
alter table convocations
	alter column sent_at drop not null,
	add column kind text not null default 'holder' check (kind in ('holder', 'alternate'));

-- A mail may carry an event for calendars, with what it asks them to do.
alter table outbox
	add column calendar text not null default '',
	add column calendar_method text not null default '' check (calendar_method in ('', 'REQUEST', 'CANCEL')),
	add constraint outbox_calendar check ((calendar_method = '') = (calendar = '') or sent_at is not null or given_up_at is not null);

-- A personal link replies to a convocation too (P12): as often as wished,
-- until the meeting opens.
alter table links
	drop constraint links_purpose_check,
	add constraint links_purpose_check check (purpose in ('confirm_mandate', 'reply')),
	add column convocation_id bigint,
	add foreign key (coordination_id, convocation_id) references convocations (coordination_id, id),
	add constraint links_object check ((purpose = 'reply') = (convocation_id is not null));
create index links_convocation on links (coordination_id, convocation_id) where convocation_id is not null;

-- The fingerprint of an agenda as it is sent (C1): what was added in session
-- and how far the items have come are no part of it.
create function agenda_fingerprint(meeting bigint) returns text language sql stable as $$
	select encode(sha256(convert_to(coalesce(jsonb_agg(
		jsonb_build_array(i.title, i.kind, i.minutes, i.rapporteur, i.draft, i.diagnostic_id, i.programme, (
			select coalesce(jsonb_agg(jsonb_build_array(p.commitment_id, p.action_id, p.amount) order by p.id), '[]')
			from public.proposed_allocations p
			where p.item_id = i.id
		)) order by i.position), '[]')::text, 'UTF8')), 'hex')
	from public.agenda_items i
	where i.meeting_id = meeting and not i.added_in_session
$$;
