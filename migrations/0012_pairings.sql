-- Two accounts of one person: a coordinator proposes, the person begins with
-- one account and confirms with the other, in the same browser (P5).
create table pairings (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	person_id       bigint not null references people,
	other_id        bigint not null references people,
	proposed_by     bigint not null references people,
	created_at      timestamptz not null,
	expires_at      timestamptz not null,
	begun_by        bigint references people, -- of the two, who stays
	begun_at        timestamptz,
	secret_hash     bytea, -- of what the browser keeps meanwhile
	closed_at       timestamptz,
	outcome         text not null default '' check (outcome in ('', 'done', 'declined', 'withdrawn')),
	constraint pairings_two check (person_id <> other_id),
	constraint pairings_closed check ((closed_at is null) = (outcome = ''))
);
create unique index pairings_one_open on pairings
	(coordination_id, least(person_id, other_id), greatest(person_id, other_id))
	where closed_at is null;
create index pairings_person on pairings (person_id) where closed_at is null;
create index pairings_other on pairings (other_id) where closed_at is null;
