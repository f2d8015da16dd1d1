-- Lists of members being imported: what the file said, kept for its sender
-- between the dry run and the import, then only how much was made. Nothing of
-- a list that is given up or that expires is left.
create table rosters (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	person_id       bigint not null references people, -- who sent it, and alone may see it
	name            text not null,
	sha256          bytea not null, -- of the file
	content         bytea not null, -- its lines, emptied once they are imported
	states          bytea not null, -- what each line came to when the file was sent
	day             date not null,  -- the first day of what names none
	deed_name       text not null default '',
	deed            bytea not null default '', -- the designation deed, until it becomes a file
	created_at      timestamptz not null,
	expires_at      timestamptz not null,
	applied_at      timestamptz,
	organizations   int not null default 0, -- how many were made, and so on
	seats           int not null default 0,
	people          int not null default 0,
	mandates        int not null default 0,
	memberships     int not null default 0,
	refused         int not null default 0  -- lines that were left aside
);
create index rosters_person on rosters (coordination_id, person_id);
create index rosters_expiry on rosters (expires_at);
