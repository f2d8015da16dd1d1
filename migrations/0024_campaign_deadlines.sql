-- The deadline of an open campaign can move: each time is kept, with the
-- reason that was given.

create table campaign_deadlines (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	campaign_id     bigint not null,
	was             date not null,
	deadline        date not null,
	reason          text not null check (reason <> ''),
	moved_by        bigint not null references people,
	moved_at        timestamptz not null,
	unique (coordination_id, id),
	foreign key (coordination_id, campaign_id) references campaigns (coordination_id, id)
);
create index campaign_deadlines_campaign on campaign_deadlines (coordination_id, campaign_id, id);
create trigger campaign_deadlines_append_only before update or delete on campaign_deadlines
	for each row execute function append_only();
create trigger campaign_deadlines_no_truncate before truncate on campaign_deadlines
	for each statement execute function append_only();
