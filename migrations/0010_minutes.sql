-- Minutes of a meeting: the relevé de décisions, the compte rendu or the
-- procès-verbal, what was signed, what was issued.

create table minutes (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	meeting_id      bigint not null,
	kind            text not null check (kind in ('decision_log', 'summary', 'full')),
	state           text not null check (state in ('draft', 'circulated', 'approved', 'signed', 'to_seal', 'sealed', 'superseded')),
	edition         int not null default 1 check (edition > 0), -- the next one replaces it
	document_id     bigint, -- the secretary's prose, one section an agenda item
	content         bytea not null default '', -- canonical, frozen before it is signed
	content_hash    text not null default '',
	signatories     jsonb not null default '[]', -- whose signatures it waits for, as they were when it was frozen
	token           text not null unique, -- the code that its pages print
	circulated_at   timestamptz,
	reservations_until date,
	approved_at     timestamptz,
	approval        text not null default '' check (approval in ('', 'tacit', 'vote')),
	signed_at       timestamptz,
	sealed_at       timestamptz,
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	constraint minutes_once unique (meeting_id, kind, edition),
	constraint minutes_frozen check (state in ('draft', 'circulated', 'approved') or content_hash <> ''),
	foreign key (coordination_id, meeting_id) references meetings (coordination_id, id),
	foreign key (coordination_id, document_id) references documents (coordination_id, id)
);

create table reservations (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	minutes_id      bigint not null,
	person_id       bigint not null references people,
	body            text not null,
	created_at      timestamptz not null,
	foreign key (coordination_id, minutes_id) references minutes (coordination_id, id)
);

-- One explicit statement of one person about one content (C9), chained to the
-- one before it in the coordination. bytes are what was hashed.
create table signatures (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	minutes_id      bigint not null,
	person_id       bigint not null references people,
	capacity        text not null check (capacity in ('chair', 'vice_chair', 'secretary', 'present')),
	content_hash    text not null,
	signed_at       timestamptz not null,
	bytes           bytea not null, -- canonical governance.Signature
	previous_hash   bytea not null,
	hash            bytea not null,
	unique (coordination_id, id),
	constraint signatures_once unique (minutes_id, capacity, person_id),
	constraint signatures_chained unique (coordination_id, previous_hash),
	foreign key (coordination_id, minutes_id) references minutes (coordination_id, id),
	constraint signatures_hashes check (octet_length(previous_hash) = 32 and octet_length(hash) = 32)
);
create trigger signatures_append_only before update or delete on signatures
	for each row execute function append_only();
create trigger signatures_no_truncate before truncate on signatures
	for each statement execute function append_only();

-- The very bytes that left the house.
create table issues (
	id              bigint generated always as identity primary key,
	token           text not null constraint issues_token_once unique, -- that of its minutes
	coordination_id bigint not null references coordinations,
	minutes_id      bigint not null,
	content_hash    text not null,
	file_hash       text not null constraint issues_file_once unique,
	bytes           bytea not null,
	issued_at       timestamptz not null,
	superseded_by   bigint references issues,
	unique (coordination_id, id),
	foreign key (coordination_id, minutes_id) references minutes (coordination_id, id)
);
create index issues_minutes on issues (coordination_id, minutes_id);
