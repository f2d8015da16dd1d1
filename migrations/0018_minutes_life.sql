-- What becomes of minutes: approved by a later meeting, signed on paper or by
-- a delegate, corrected by errata, published as extracts, and the wordings that
-- participants propose.

-- An erratum and a public extract are documents of their own, made from
-- another one of the same meeting; edition is their number in the meeting.
alter table minutes
	drop constraint minutes_kind_check,
	add constraint minutes_kind_check check (kind in ('decision_log', 'summary', 'full', 'erratum', 'extract')),
	add column source_id bigint,
	add column withdrawn_at timestamptz, -- of an extract that is no longer published
	add foreign key (coordination_id, source_id) references minutes (coordination_id, id),
	add constraint minutes_source check ((kind in ('erratum', 'extract')) = (source_id is not null)),
	add constraint minutes_withdrawn check (withdrawn_at is null or kind = 'extract');
create index minutes_of on minutes (coordination_id, source_id) where source_id is not null;
create index minutes_published on minutes (coordination_id, sealed_at) where kind = 'extract';
-- A meeting has one long document: its compte rendu or its procès-verbal.
create unique index minutes_one_long on minutes (meeting_id, edition) where kind in ('summary', 'full');

-- The item of an agenda that approves the minutes of an earlier meeting (C8).
alter table agenda_items
	add column approves_id bigint,
	add foreign key (coordination_id, approves_id) references minutes (coordination_id, id);
create unique index agenda_items_approves_once on agenda_items (meeting_id, approves_id) where approves_id is not null;

-- A disagreement that someone asked in session to have written down is no
-- reservation on the text: silence may still approve it.
alter table reservations
	add column in_session boolean not null default false,
	add column recorded_by bigint references people;

-- Minutes signed by hand, or in a tool of someone else, and brought back.
create table paper_signatures (
	minutes_id      bigint primary key,
	coordination_id bigint not null references coordinations,
	way             text not null check (way in ('paper', 'outside')),
	signed_on       date not null,
	names           text not null check (names <> ''), -- one a line
	kept            text not null check (kept <> ''),  -- where the original is, or the name of the tool
	file_id         bigint not null, -- the scan, or the file that came back
	file_hash       text not null,
	content_hash    text not null,
	recorded_by     bigint not null references people,
	created_at      timestamptz not null,
	foreign key (coordination_id, minutes_id) references minutes (coordination_id, id),
	foreign key (coordination_id, file_id) references files (coordination_id, id)
);
create trigger paper_signatures_append_only before update or delete on paper_signatures
	for each row execute function append_only();
create trigger paper_signatures_no_truncate before truncate on paper_signatures
	for each statement execute function append_only();

-- The deed by which whoever presides lets someone sign in their place (C9):
-- for one meeting, or until it is revoked.
create table delegations (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	giver_id        bigint not null references people,
	bearer_id       bigint not null references people,
	meeting_id      bigint, -- null: for every meeting that the giver presides
	deed            text not null check (deed <> ''),
	given_on        date not null,
	recorded_by     bigint not null references people,
	created_at      timestamptz not null,
	revoked_at      timestamptz,
	unique (coordination_id, id),
	constraint delegations_other check (giver_id <> bearer_id),
	foreign key (coordination_id, meeting_id) references meetings (coordination_id, id)
);
create unique index delegations_one_open on delegations (coordination_id, giver_id, bearer_id, coalesce(meeting_id, 0))
	where revoked_at is null;

-- A wording that someone who took part proposes for an item, with the text it
-- was written from.
create table proposals (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	minutes_id      bigint not null,
	section_id      bigint not null,
	person_id       bigint not null references people,
	base            text not null,
	body            text not null,
	state           text not null default 'open' check (state in ('open', 'accepted', 'declined')),
	word            text not null default '', -- why it is declined
	answered_by     bigint references people,
	answered_at     timestamptz,
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	constraint proposals_answered check ((state = 'open') = (answered_at is null)),
	foreign key (coordination_id, minutes_id) references minutes (coordination_id, id),
	foreign key (coordination_id, section_id) references sections (coordination_id, id)
);
create index proposals_minutes on proposals (coordination_id, minutes_id);
