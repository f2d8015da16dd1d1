-- The house: people and their accounts, coordinations, organisations, bodies,
-- seats, mandates, memberships; the journal; the outbox; sessions.
--
-- Every row of a coordination carries its coordination_id, and references are
-- made on (coordination_id, id), so that no row can point across two of them.
-- Text that may be missing is '' rather than null. Dates are civil dates,
-- both ends included; instants are timestamptz.

create extension if not exists btree_gist;
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- folded makes text comparable without case or accents.
create function folded(t text) returns text
	language sql immutable parallel safe strict
	as $$ select lower(public.unaccent('public.unaccent', t)) $$;

-- The instance itself: one row, stamped at first start.
create table instance (
	single     boolean primary key default true check (single),
	mode       text not null check (mode in ('demo', 'production')),
	created_at timestamptz not null
);

create table people (
	id              bigint generated always as identity primary key,
	-- The coordination that keeps this card for someone without an account;
	-- null once the person has one, and belongs to the instance.
	coordination_id bigint,
	given_name      text not null default '',
	family_name     text not null default '',
	email           text not null default '',
	phone           text not null default '',
	merged_into     bigint references people,
	created_at      timestamptz not null,
	version         int not null default 1,
	constraint people_named check (given_name <> '' or family_name <> '')
);
create index people_names on people using gin (folded(given_name || ' ' || family_name) gin_trgm_ops);

create table accounts (
	id                 bigint generated always as identity primary key,
	person_id          bigint not null references people,
	issuer             text not null,
	sub                text not null,
	email              text not null default '',
	given_name         text not null default '',
	family_name        text not null default '',
	siret              text not null default '',
	organization_label text not null default '',
	created_at         timestamptz not null,
	last_login_at      timestamptz not null,
	constraint accounts_once unique (issuer, sub)
);
create index accounts_person on accounts (person_id);

create table administrators (
	issuer     text not null,
	sub        text not null,
	granted_at timestamptz not null,
	revoked_at timestamptz,
	primary key (issuer, sub)
);

create table coordinations (
	id         bigint generated always as identity primary key,
	slug       text not null constraint coordinations_slug_once unique,
	name       text not null,
	label      text not null default '', -- free words for the territory, beside or instead of perimeters
	time_zone  text not null default 'Europe/Paris',
	created_at timestamptz not null,
	version    int not null default 1
);
alter table people add foreign key (coordination_id) references coordinations;

create table perimeters (
	coordination_id bigint not null references coordinations,
	level           text not null check (level in ('commune', 'epci', 'departement')),
	code            text not null,
	primary key (coordination_id, level, code)
);

create table organizations (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	name            text not null,
	siren           text not null default '',
	siret           text not null default '',
	rna             text not null default '',
	kind            text not null,
	college         text not null,
	funder          boolean not null default false,
	public_person   boolean not null default false,
	example         boolean not null default false, -- fictional, of the demonstration
	merged_into     bigint,
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	foreign key (coordination_id, merged_into) references organizations (coordination_id, id),
	constraint organizations_siret_of_siren check (siret = '' or left(siret, 9) = siren)
);
-- One organisation by identifier: its establishment when it is known, else the legal unit.
create unique index organizations_siret_once on organizations (coordination_id, siret)
	where siret <> '' and merged_into is null;
create unique index organizations_siren_once on organizations (coordination_id, siren)
	where siren <> '' and siret = '' and merged_into is null;
create unique index organizations_rna_once on organizations (coordination_id, rna)
	where rna <> '' and merged_into is null;
create index organizations_names on organizations using gin (folded(name) gin_trgm_ops);

create table carriers (
	coordination_id bigint not null references coordinations,
	organization_id bigint not null,
	position        int not null, -- 1 carries, the others co-carry
	primary key (coordination_id, organization_id),
	foreign key (coordination_id, organization_id) references organizations (coordination_id, id)
);

create table committees (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	kind            text not null check (kind in ('strategic', 'steering', 'technical', 'funders', 'working_group')),
	name            text not null,
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id)
);
create unique index committees_one_strategic on committees (coordination_id) where kind = 'strategic';
create unique index committees_one_funders on committees (coordination_id) where kind = 'funders';

create table seats (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	committee_id    bigint not null,
	organization_id bigint, -- or null for a function alone, or someone in their own name
	function        text not null default '', -- « le maire ou son représentant »
	college         text not null,
	voting          boolean not null,
	qualified       boolean not null default false, -- personnalité qualifiée: no substitute (R133-3)
	starts_on       date not null,
	ends_on         date,
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	foreign key (coordination_id, committee_id) references committees (coordination_id, id),
	foreign key (coordination_id, organization_id) references organizations (coordination_id, id),
	constraint seats_dates check (ends_on >= starts_on),
	constraint seats_owner check (organization_id is not null or function <> '')
);
create index seats_organization on seats (coordination_id, organization_id);

create table files (
	id              bigint generated always as identity primary key,
	token           text not null unique, -- what addresses carry
	coordination_id bigint not null references coordinations,
	name            text not null,
	media_type      text not null,
	size            bigint not null,
	sha256          bytea not null,
	content         bytea not null,
	person_id       bigint not null references people,
	created_at      timestamptz not null,
	unique (coordination_id, id)
);

create table mandates (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	seat_id         bigint not null,
	person_id       bigint not null references people,
	kind            text not null check (kind in ('holder', 'alternate')),
	starts_on       date not null,
	ends_on         date,
	deed_id         bigint, -- the designation deed
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	foreign key (coordination_id, seat_id) references seats (coordination_id, id),
	foreign key (coordination_id, deed_id) references files (coordination_id, id),
	constraint mandates_dates check (ends_on >= starts_on),
	constraint mandates_one_holder exclude using gist
		(seat_id with =, daterange(starts_on, ends_on, '[]') with &&) where (kind = 'holder'),
	constraint mandates_once exclude using gist
		(seat_id with =, person_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index mandates_person on mandates (person_id);
create index mandates_seat on mandates (coordination_id, seat_id);

create table memberships (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	person_id       bigint not null references people,
	organization_id bigint,
	roles           text not null check (roles <> ''), -- "coordinator member"
	created_at      timestamptz not null,
	ended_at        timestamptz,
	version         int not null default 1,
	unique (coordination_id, id),
	foreign key (coordination_id, organization_id) references organizations (coordination_id, id)
);
create unique index memberships_once on memberships (coordination_id, person_id, coalesce(organization_id, 0))
	where ended_at is null;
create index memberships_person on memberships (person_id) where ended_at is null;

create table invitations (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	membership_id   bigint not null,
	email           text not null,
	token_hash      bytea not null unique,
	invited_by      bigint not null references people,
	created_at      timestamptz not null,
	sent_at         timestamptz not null,
	expires_at      timestamptz not null,
	accepted_at     timestamptz,
	account_id      bigint references accounts, -- who accepted
	revoked_at      timestamptz,
	version         int not null default 1,
	foreign key (coordination_id, membership_id) references memberships (coordination_id, id)
);
-- At most one invitation is open for a membership.
create unique index invitations_one_open on invitations (membership_id)
	where accepted_at is null and revoked_at is null;

create table join_requests (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	person_id       bigint not null references people,
	organization    text not null default '',
	message         text not null,
	created_at      timestamptz not null,
	decided_at      timestamptz,
	decided_by      bigint references people,
	accepted        boolean,
	answer          text not null default '',
	version         int not null default 1
);
create unique index join_requests_one_open on join_requests (coordination_id, person_id) where decided_at is null;

-- Personal links (P12): answer one thing without an account.
create table links (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	person_id       bigint not null references people,
	purpose         text not null check (purpose in ('confirm_mandate')),
	mandate_id      bigint,
	token_hash      bytea not null unique,
	created_by      bigint not null references people,
	created_at      timestamptz not null,
	expires_at      timestamptz not null,
	revoked_at      timestamptz,
	answered_at     timestamptz,
	answer          text not null default '',
	foreign key (coordination_id, mandate_id) references mandates (coordination_id, id)
);

-- The journal: one chain a coordination, chain 0 for the instance. bytes are
-- the canonical text that was hashed; the columns before it repeat its parts
-- for searching, and `ctin check` compares them.
create table journal (
	coordination_id bigint not null,
	n               bigint not null,
	at              timestamptz not null,
	actor_id        bigint not null,
	action          text not null,
	object_kind     text not null,
	object_id       bigint not null,
	bytes           bytea not null,
	previous_hash   bytea not null,
	hash            bytea not null,
	primary key (coordination_id, n)
);
create index journal_object on journal (coordination_id, object_kind, object_id, n);

-- The head of each chain; locking its row orders the writers of a chain.
create table journal_heads (
	coordination_id bigint primary key,
	n               bigint not null,
	hash            bytea not null
);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
	raise exception 'journal is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger journal_append_only before update or delete on journal
	for each row execute function journal_is_append_only();
create trigger journal_no_truncate before truncate on journal
	for each statement execute function journal_is_append_only();

create table outbox (
	id              bigint generated always as identity primary key,
	coordination_id bigint references coordinations,
	token           text not null unique, -- Message-ID, and what addresses carry
	recipient       text not null,
	recipient_name  text not null default '',
	subject         text not null,
	body            text not null,
	created_at      timestamptz not null,
	next_attempt_at timestamptz not null,
	attempts        int not null default 0,
	last_error      text not null default '',
	sent_at         timestamptz,
	given_up_at     timestamptz
);
create index outbox_waiting on outbox (next_attempt_at) where sent_at is null and given_up_at is null;

create table sessions (
	token_hash bytea primary key,
	data       bytea not null,
	person_id  bigint references people,
	account_id bigint references accounts,
	address    text not null default '',
	agent      text not null default '',
	started_at timestamptz not null,
	seen_at    timestamptz not null,
	expires_at timestamptz not null,
	ended_at   timestamptz -- a tombstone: a session that ended is never born again
);
create index sessions_person on sessions (person_id) where ended_at is null;
create index sessions_expiry on sessions (expires_at);

-- What someone had typed when their session ended, given back to them alone.
create table drafts (
	id         bigint generated always as identity primary key,
	token      text not null unique,
	person_id  bigint not null references people,
	path       text not null,
	form       bytea not null,
	created_at timestamptz not null
);

-- A write that was done is not done again: object_id is what it answered.
create table idempotency_keys (
	person_id  bigint not null references people,
	key        text not null,
	action     text not null,
	object_id  bigint not null default 0,
	created_at timestamptz not null,
	primary key (person_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

-- Pages of the instance that an administrator fills: accessibility statement,
-- legal notice.
create table statements (
	kind       text primary key check (kind in ('accessibility', 'legal')),
	content    jsonb not null,
	updated_at timestamptz not null,
	version    int not null default 1
);
