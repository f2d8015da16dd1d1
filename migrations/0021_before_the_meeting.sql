-- What comes before a meeting: documents of the agenda, what it takes over from
-- earlier, its print, the proof of what was sent, second convocations, calendars
-- that people subscribe to, and bodies that stand under another.

-- Documents joined to an item of an agenda.
create table agenda_files (
	item_id         bigint not null,
	file_id         bigint not null,
	coordination_id bigint not null references coordinations,
	recorded_by     bigint not null references people,
	created_at      timestamptz not null,
	primary key (item_id, file_id),
	foreign key (coordination_id, item_id) references agenda_items (coordination_id, id),
	foreign key (coordination_id, file_id) references files (coordination_id, id)
);

-- What an item takes over: a decision not carried out yet, an action that is
-- late, an item that another meeting postponed. Each is on an agenda once.
alter table agenda_items
	add column decision_id bigint,
	add column action_id bigint,
	add column postponed_id bigint,
	add foreign key (coordination_id, decision_id) references decisions (coordination_id, id),
	add foreign key (coordination_id, action_id) references actions (coordination_id, id),
	add foreign key (coordination_id, postponed_id) references agenda_items (coordination_id, id),
	add constraint agenda_items_carries_one check (num_nonnulls(decision_id, action_id, postponed_id) <= 1);
create unique index agenda_items_decision_once on agenda_items (meeting_id, decision_id) where decision_id is not null;
create unique index agenda_items_action_once on agenda_items (meeting_id, action_id) where action_id is not null;
create unique index agenda_items_postponed_once on agenda_items (meeting_id, postponed_id) where postponed_id is not null;

-- The fingerprint of an agenda as it is sent now covers its documents, by their
-- own hashes. One without documents keeps the fingerprint that it had.
create or replace function agenda_fingerprint(meeting bigint) returns text language sql stable as $$
	select encode(sha256(convert_to(coalesce(jsonb_agg(
		jsonb_build_array(i.title, i.kind, i.minutes, i.rapporteur, i.draft, i.diagnostic_id, i.programme, (
			select coalesce(jsonb_agg(jsonb_build_array(p.commitment_id, p.action_id, p.amount) order by p.id), '[]')
			from public.proposed_allocations p
			where p.item_id = i.id
		)) || coalesce((
			select jsonb_build_array(jsonb_agg(jsonb_build_array(f.name, encode(f.sha256, 'hex')) order by f.id))
			from public.agenda_files x
			join public.files f on f.id = x.file_id
			where x.item_id = i.id
			having count(*) > 0
		), '[]') order by i.position), '[]')::text, 'UTF8')), 'hex')
	from public.agenda_items i
	where i.meeting_id = meeting and not i.added_in_session
$$;

-- The agenda as it was printed and sent; a mail may carry a file.
alter table meetings
	add column agenda_file_id bigint,
	add foreign key (coordination_id, agenda_file_id) references files (coordination_id, id);
create unique index meetings_second_once on meetings (coordination_id, second_of)
	where second_of is not null and state <> 'cancelled';
alter table outbox
	add column file_id bigint,
	add foreign key (coordination_id, file_id) references files (coordination_id, id);

-- Each mail about a meeting to someone called, and what became of it: it stays
-- when the mail itself is forgotten.
create table convocation_mails (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	convocation_id  bigint not null,
	kind            text not null check (kind in ('convenes', 'moves', 'cancels')),
	outbox_token    text not null,
	queued_at       timestamptz not null,
	taken_at        timestamptz, -- by the mail server
	failed_at       timestamptz, -- given up
	foreign key (coordination_id, convocation_id) references convocations (coordination_id, id)
);
create index convocation_mails_convocation on convocation_mails (coordination_id, convocation_id);
create index convocation_mails_outbox on convocation_mails (outbox_token) where taken_at is null and failed_at is null;
insert into convocation_mails (coordination_id, convocation_id, kind, outbox_token, queued_at, taken_at, failed_at)
select v.coordination_id, v.id, 'convenes', v.outbox_token, v.sent_at, o.sent_at, o.given_up_at
from convocations v
left join outbox o on o.token = v.outbox_token
where v.outbox_token <> '' and v.sent_at is not null;

-- Whoever sends mails does not know what they are about: the row that they
-- settle tells it here.
create function convocation_mail_settled() returns trigger language plpgsql as $$
begin
	update convocation_mails set taken_at = new.sent_at, failed_at = new.given_up_at
	where outbox_token = new.token and taken_at is null and failed_at is null;
	return null;
end $$;
create trigger outbox_settled after update of sent_at, given_up_at on outbox
	for each row when (new.calendar_method <> '' and (new.sent_at is not null or new.given_up_at is not null))
	execute function convocation_mail_settled();

-- The secret address of a person's meetings, for their calendar: none when
-- they asked for none, or revoked it.
create table calendar_feeds (
	person_id  bigint primary key references people,
	token_hash bytea not null constraint calendar_feeds_token_once unique,
	created_at timestamptz not null
);

alter table committees
	add column parent_id bigint, -- the body it stands under
	add foreign key (coordination_id, parent_id) references committees (coordination_id, id),
	add constraint committees_parent check (parent_id <> id);
