-- The diagnostic: a document in sections that several people write, the
-- findings it states with their sources, and the figures it rests on.

-- append_only keeps the rows of a table as they were written; the program's
-- role is denied the right as well.
create function append_only() returns trigger language plpgsql as $$
begin
	raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- A document is a text in sections: a diagnostic, the prose of minutes.
create table documents (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	kind            text not null check (kind in ('diagnostic', 'minutes', 'action')),
	created_at      timestamptz not null,
	unique (coordination_id, id)
);

-- A section holds the text as it stands; version is that of its last revision,
-- 0 until somebody writes.
create table sections (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	document_id     bigint not null,
	code            text not null, -- of the template's table of contents, or the agenda item
	position        int not null,
	title           text not null,
	mandatory       boolean not null default false,
	body            text not null default '',
	version         int not null default 0,
	unique (coordination_id, id),
	unique (document_id, code),
	foreign key (coordination_id, document_id) references documents (coordination_id, id)
);

-- Every text that was ever saved, by whom; none is deleted.
create table revisions (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	section_id      bigint not null,
	version         int not null,
	body            text not null,
	restores        int, -- the version it brings back, or null
	author_id       bigint not null references people,
	created_at      timestamptz not null,
	unique (section_id, version),
	foreign key (coordination_id, section_id) references sections (coordination_id, id)
);

create trigger revisions_append_only before update or delete on revisions
	for each row execute function append_only();

-- Texts that were sent when another had been saved since they were begun: not
-- in the document, and not lost (D2).
create table late_texts (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	section_id      bigint not null,
	base            int not null, -- the version that its author had read
	body            text not null,
	author_id       bigint not null references people,
	created_at      timestamptz not null,
	unique (coordination_id, id),
	foreign key (coordination_id, section_id) references sections (coordination_id, id)
);
create index late_texts_section on late_texts (section_id);

create trigger late_texts_append_only before update or delete on late_texts
	for each row execute function append_only();

-- One row for each version of a coordination's diagnostic (D1): all of them
-- share one document, which goes on being written.
create table diagnostics (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	number          int not null,
	document_id     bigint not null,
	state           text not null check (state in ('draft', 'submitted', 'approved')),
	content         bytea not null default '', -- canonical, frozen when it was submitted
	content_hash    text not null default '',  -- SHA-256 of it, hexadecimal
	submitted_at    timestamptz,
	submitted_by    bigint references people,
	approved_at     timestamptz,
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	constraint diagnostics_number_once unique (coordination_id, number),
	foreign key (coordination_id, document_id) references documents (coordination_id, id),
	constraint diagnostics_frozen check (state = 'draft' or content_hash <> '')
);
create unique index diagnostics_one_open on diagnostics (coordination_id) where state <> 'approved';

-- Sources are the coordination's: findings and measurements quote them.
create table sources (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	title           text not null,
	publisher       text not null,
	published_on    date not null,
	licence         text not null default '',
	url             text not null default '',
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id)
);

-- Findings outlive a version of the diagnostic: actions answer them.
create table findings (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	number          int not null,
	section_code    text not null default '',
	statement       text not null,
	observed_on     date not null, -- the day the fact is of
	author_id       bigint not null references people,
	created_at      timestamptz not null,
	withdrawn_at    timestamptz,
	version         int not null default 1,
	unique (coordination_id, id),
	constraint findings_number_once unique (coordination_id, number)
);

create table finding_sources (
	coordination_id bigint not null references coordinations,
	finding_id      bigint not null,
	source_id       bigint not null,
	primary key (finding_id, source_id),
	foreign key (coordination_id, finding_id) references findings (coordination_id, id),
	foreign key (coordination_id, source_id) references sources (coordination_id, id)
);

create table indicators (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	name            text not null,
	unit            text not null,
	section_code    text not null default '',
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	constraint indicators_name_once unique (coordination_id, name)
);

-- A value is value / 10^decimals: 19.5 % is 195 with one decimal.
create table measurements (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	indicator_id    bigint not null,
	source_id       bigint not null,
	value           bigint not null,
	decimals        int not null default 0 check (decimals between 0 and 6),
	measured_on     date not null,
	perimeter       text not null default '', -- "epci:243100633", or empty for the whole territory
	author_id       bigint not null references people,
	created_at      timestamptz not null,
	unique (coordination_id, id),
	foreign key (coordination_id, indicator_id) references indicators (coordination_id, id),
	foreign key (coordination_id, source_id) references sources (coordination_id, id)
);
create index measurements_indicator on measurements (coordination_id, indicator_id, measured_on);
