-- The programme coordonné de financement as it was on a day, put to a vote:
-- its figures never change, and the decision binds those (C11). The campaigns
-- that collect the commitments of a year.

create table programmes (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	number          int not null, -- of the edition
	first_year      int not null,
	last_year       int not null,
	content         bytea not null, -- canonical JSON
	content_hash    text not null,
	created_by      bigint not null references people,
	created_at      timestamptz not null,
	unique (coordination_id, id),
	constraint programmes_number_once unique (coordination_id, number),
	constraint programmes_content_once unique (coordination_id, content_hash),
	constraint programmes_years check (last_year between first_year and first_year + 4)
);
create trigger programmes_append_only before update or delete on programmes
	for each row execute function append_only();
create trigger programmes_no_truncate before truncate on programmes
	for each statement execute function append_only();

-- The edition that an item puts to the vote.
alter table agenda_items
	add column programme_id bigint,
	add foreign key (coordination_id, programme_id) references programmes (coordination_id, id),
	add constraint agenda_items_one_programme unique (meeting_id, programme_id);

alter table decision_links
	drop constraint decision_links_kind_check,
	add constraint decision_links_kind_check
		check (kind in ('diagnostic', 'commitment', 'allocation', 'action', 'finding', 'programme'));

create table campaigns (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	title           text not null,
	year            int not null check (year between 2000 and 2100),
	scheme_id       bigint, -- null for the whole conference, else the call of one scheme
	opens_on        date not null,
	deadline        date not null,
	message         text not null default '',
	state           text not null default 'draft' check (state in ('draft', 'open', 'closed')),
	created_by      bigint not null references people,
	created_at      timestamptz not null,
	opened_at       timestamptz,
	closed_at       timestamptz,
	version         int not null default 1,
	unique (coordination_id, id),
	foreign key (coordination_id, scheme_id) references schemes (coordination_id, id),
	constraint campaigns_dates check (deadline >= opens_on),
	constraint campaigns_opened check ((state = 'draft') = (opened_at is null)),
	constraint campaigns_closed check ((state = 'closed') = (closed_at is not null))
);
-- One campaign at a time asks for the same year and the same scheme.
create unique index campaigns_once on campaigns (coordination_id, year, coalesce(scheme_id, 0)) where state <> 'closed';

-- Who is asked, and who said that they do not take part. Those who declared
-- are known by their commitments.
create table campaign_funders (
	coordination_id bigint not null references coordinations,
	campaign_id     bigint not null,
	funder_id       bigint not null,
	declined_at     timestamptz,
	declined_by     bigint references people,
	word            text not null default '',
	asked_at        timestamptz, -- when the opening was mailed
	reminded_on     date,
	primary key (campaign_id, funder_id),
	foreign key (coordination_id, campaign_id) references campaigns (coordination_id, id),
	foreign key (coordination_id, funder_id) references organizations (coordination_id, id),
	constraint campaign_funders_declined check ((declined_at is null) = (declined_by is null))
);
create index campaign_funders_funder on campaign_funders (coordination_id, funder_id);
