-- The action plan: actions that answer findings, their cost, their milestones,
-- and the money of commitments that is allocated to them.

create table actions (
	id               bigint generated always as identity primary key,
	coordination_id  bigint not null references coordinations,
	number           int not null,
	title            text not null,
	objective        text not null default '',
	description      text not null default '',
	nature           text not null default 'running' check (nature in ('running', 'investment')),
	project_owner_id bigint, -- the organisation that carries it
	lead_id          bigint references people, -- the one person accountable
	state            text not null check (state in ('planned', 'in_progress', 'blocked', 'done', 'cancelled')),
	progress         int not null default 0 check (progress between 0 and 100),
	blocker          text not null default '', -- why it is blocked or cancelled
	starts_on        date,
	ends_on          date,
	created_at       timestamptz not null,
	version          int not null default 1,
	unique (coordination_id, id),
	constraint actions_number_once unique (coordination_id, number),
	foreign key (coordination_id, project_owner_id) references organizations (coordination_id, id),
	constraint actions_dates check (ends_on >= starts_on)
);

create table cost_lines (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	action_id       bigint not null,
	label           text not null,
	amount          bigint not null check (amount > 0),
	in_kind         boolean not null default false,
	unique (coordination_id, id),
	foreign key (coordination_id, action_id) references actions (coordination_id, id)
);
create index cost_lines_action on cost_lines (coordination_id, action_id);

create table action_findings (
	coordination_id bigint not null references coordinations,
	action_id       bigint not null,
	finding_id      bigint not null,
	primary key (action_id, finding_id),
	foreign key (coordination_id, action_id) references actions (coordination_id, id),
	foreign key (coordination_id, finding_id) references findings (coordination_id, id)
);
create index action_findings_finding on action_findings (coordination_id, finding_id);

create table milestones (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	action_id       bigint not null,
	title           text not null,
	due_on          date not null,
	done_on         date,
	version         int not null default 1,
	unique (coordination_id, id),
	foreign key (coordination_id, action_id) references actions (coordination_id, id)
);
create index milestones_action on milestones (coordination_id, action_id);

-- A share of a commitment given to an action (F10). One that is taken back
-- keeps its row.
create table allocations (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	commitment_id   bigint not null,
	action_id       bigint not null,
	decision_id     bigint, -- of the committee, for money of the pool
	amount          bigint not null constraint allocations_amount check (amount > 0),
	created_by      bigint not null references people,
	created_at      timestamptz not null,
	released_at     timestamptz,
	unique (coordination_id, id),
	foreign key (coordination_id, commitment_id) references commitments (coordination_id, id),
	foreign key (coordination_id, action_id) references actions (coordination_id, id)
);
create index allocations_commitment on allocations (coordination_id, commitment_id) where released_at is null;
create index allocations_action on allocations (coordination_id, action_id) where released_at is null;
create index allocations_decision on allocations (coordination_id, decision_id) where decision_id is not null;

-- Never more is allocated than was committed, whoever writes and however many
-- at once: the commitment's row is locked while its allocations are added up.
create function allocations_within() returns trigger language plpgsql as $$
declare
	whole bigint;
	given bigint;
	wanted bigint := case tg_table_name when 'commitments' then new.id else (to_jsonb(new)->>'commitment_id')::bigint end;
begin
	select amount into whole from commitments where id = wanted for update;
	select coalesce(sum(amount), 0) into given from allocations
	where commitment_id = wanted and released_at is null;
	if given > whole then
		raise exception 'allocations % of commitment % pass its amount %', given, wanted, whole
			using errcode = 'check_violation', constraint = 'allocations_within';
	end if;
	return null;
end $$;
create trigger allocations_within after insert or update on allocations
	for each row execute function allocations_within();
create trigger commitments_above_allocations after update of amount on commitments
	for each row when (new.amount < old.amount) execute function allocations_within();

-- What was given on an earmark, or out of the pool, stays what it was given as.
create function commitments_hold_earmark() returns trigger language plpgsql as $$
begin
	if exists (select from allocations where commitment_id = new.id and released_at is null) then
		raise exception 'commitment % is allocated', new.id
			using errcode = 'check_violation', constraint = 'commitments_hold_earmark';
	end if;
	return null;
end $$;
create trigger commitments_hold_earmark after update of earmarked, in_kind on commitments
	for each row when (new.earmarked <> old.earmarked or new.in_kind <> old.in_kind)
	execute function commitments_hold_earmark();

-- Nothing is given to an organisation that was merged into another, nor while
-- it is being merged: the lock waits.
create function action_owner_is_open() returns trigger language plpgsql as $$
begin
	perform from organizations
	where coordination_id = new.coordination_id and id = new.project_owner_id and merged_into is null
	for key share;
	if not found then
		raise exception 'organization % was merged', new.project_owner_id
			using errcode = 'check_violation', constraint = 'actions_owner_open';
	end if;
	return new;
end $$;
create trigger actions_owner_open before insert or update of project_owner_id on actions
	for each row when (new.project_owner_id is not null) execute function action_owner_is_open();
