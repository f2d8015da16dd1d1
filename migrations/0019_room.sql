-- A secret ballot on screen is an urn: how many said what, and which seats have
-- said it. Nothing joins the two: no row holds a choice, so no order of rows,
-- no hour and no name does either. The urn is emptied when the ballot is
-- counted (C4).
create table urns (
	ballot_id       bigint primary key,
	coordination_id bigint not null references coordinations,
	votes_for       int not null default 0 check (votes_for >= 0),
	votes_against   int not null default 0 check (votes_against >= 0),
	abstentions     int not null default 0 check (abstentions >= 0),
	not_voting      int not null default 0 check (not_voting >= 0),
	foreign key (coordination_id, ballot_id) references ballots (coordination_id, id)
);

create table urn_seats (
	ballot_id       bigint not null,
	coordination_id bigint not null references coordinations,
	seat_id         bigint not null,
	primary key (ballot_id, seat_id),
	foreign key (coordination_id, ballot_id) references ballots (coordination_id, id),
	foreign key (coordination_id, seat_id) references seats (coordination_id, id)
);

-- What a ballot says besides: the quorum of each college at that moment, in
-- words, and whether its figures are weighted by college (C2, C4).
alter table ballots
	add column quorum_detail text not null default '',
	add column weighted boolean not null default false;

-- Guests have no seat, no voice and often no account.
create table guests (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	meeting_id      bigint not null,
	name            text not null,
	quality         text not null default '', -- what brings them
	organization    text not null default '',
	remote          boolean not null default false,
	arrived_at      timestamptz not null,
	left_at         timestamptz,
	recorded_by     bigint not null references people,
	created_at      timestamptz not null,
	unique (coordination_id, id),
	foreign key (coordination_id, meeting_id) references meetings (coordination_id, id),
	constraint guests_times check (left_at >= arrived_at)
);
create index guests_meeting on guests (coordination_id, meeting_id);
