-- Meetings of the bodies: rule sets, convocations, attendance, proxies,
-- ballots, decisions.

alter table committees add column code text not null default ''; -- what decisions are numbered with
update committees set code = case kind
	when 'strategic' then 'CS' when 'funders' then 'CF' when 'steering' then 'COPIL'
	when 'technical' then 'COTECH' else 'GT' end;

-- The règlement intérieur of a body, in force now; a meeting keeps a copy of
-- the one it was opened under. A body without a row follows « concertation ».
create table rule_sets (
	committee_id    bigint primary key,
	coordination_id bigint not null references coordinations,
	rules           jsonb not null, -- governance.RuleSet
	version         int not null default 1,
	foreign key (coordination_id, committee_id) references committees (coordination_id, id)
);

create table meetings (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	committee_id    bigint not null,
	number          int not null, -- of the body, from 1
	title           text not null,
	state           text not null check (state in ('draft', 'convened', 'open', 'suspended', 'closed', 'archived', 'cancelled')),
	starts_at       timestamptz not null, -- planned
	ends_at         timestamptz,
	place           text not null default '',
	link            text not null default '', -- to follow it from afar
	chair_id        bigint references people,     -- who presides
	secretary_id    bigint references people,     -- who writes the minutes
	rules           jsonb, -- the rule set frozen when it was opened
	urgency_reason  text not null default '',
	agenda_hash     text not null default '', -- of the agenda that was sent (C1)
	sequence        int not null default 0,   -- of the calendar event
	second_of       bigint, -- the meeting without quorum that this one follows
	recorded_after  boolean not null default false, -- « saisi a posteriori » (C7)
	convened_at     timestamptz,
	opened_at       timestamptz,
	closed_at       timestamptz,
	cancelled_at    timestamptz,
	next_meeting    text not null default '',
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	constraint meetings_number_once unique (committee_id, number),
	foreign key (coordination_id, committee_id) references committees (coordination_id, id),
	foreign key (coordination_id, second_of) references meetings (coordination_id, id),
	constraint meetings_dates check (ends_at > starts_at)
);
create index meetings_coordination on meetings (coordination_id, starts_at);

create table agenda_items (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	meeting_id      bigint not null,
	position        int not null,
	title           text not null,
	kind            text not null check (kind in ('information', 'debate', 'decision')),
	minutes         int not null default 0 check (minutes between 0 and 600),
	rapporteur      text not null default '',
	draft           text not null default '', -- the decision that is proposed
	added_in_session boolean not null default false,
	diagnostic_id   bigint, -- the version it would approve
	programme       boolean not null default false, -- it approves the funding programme (F18)
	state           text not null default 'pending' check (state in ('pending', 'current', 'done', 'postponed')),
	version         int not null default 1,
	unique (coordination_id, id),
	constraint agenda_items_position unique (meeting_id, position) deferrable initially deferred,
	foreign key (coordination_id, meeting_id) references meetings (coordination_id, id),
	foreign key (coordination_id, diagnostic_id) references diagnostics (coordination_id, id)
);

-- The allocations of the pool that an item proposes (F10).
create table proposed_allocations (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	item_id         bigint not null,
	commitment_id   bigint not null,
	action_id       bigint not null,
	amount          bigint not null check (amount > 0),
	foreign key (coordination_id, item_id) references agenda_items (coordination_id, id),
	foreign key (coordination_id, commitment_id) references commitments (coordination_id, id),
	foreign key (coordination_id, action_id) references actions (coordination_id, id)
);
create index proposed_allocations_item on proposed_allocations (coordination_id, item_id);

-- Who was called, for which seat, and what they answered. Someone without an
-- e-mail is called too: sent_at is then when it was recorded as handed over.
create table convocations (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	meeting_id      bigint not null,
	seat_id         bigint not null,
	person_id       bigint not null references people,
	email           text not null default '',
	outbox_token    text not null default '', -- the mail that carried it
	sent_at         timestamptz not null,
	reply           text not null default '' check (reply in ('', 'present', 'remote', 'excused', 'proxy')),
	replied_at      timestamptz,
	unique (coordination_id, id),
	constraint convocations_once unique (meeting_id, seat_id, person_id),
	foreign key (coordination_id, meeting_id) references meetings (coordination_id, id),
	foreign key (coordination_id, seat_id) references seats (coordination_id, id)
);

-- A stay in the room: from arrival to departure, which is null while it lasts.
create table attendances (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	meeting_id      bigint not null,
	seat_id         bigint not null,
	person_id       bigint not null references people,
	remote          boolean not null default false,
	arrived_at      timestamptz not null,
	left_at         timestamptz,
	recorded_by     bigint not null references people,
	created_at      timestamptz not null,
	unique (coordination_id, id),
	foreign key (coordination_id, meeting_id) references meetings (coordination_id, id),
	foreign key (coordination_id, seat_id) references seats (coordination_id, id),
	constraint attendances_times check (left_at >= arrived_at),
	-- One person at a time on a seat, and a person once.
	constraint attendances_seat_once exclude using gist
		(meeting_id with =, seat_id with =, tstzrange(arrived_at, left_at) with &&)
);

create table proxies (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	meeting_id      bigint not null,
	giver_id        bigint not null, -- seats
	bearer_id       bigint not null,
	given_by        bigint not null references people,
	recorded_by     bigint not null references people,
	created_at      timestamptz not null,
	revoked_at      timestamptz,
	unique (coordination_id, id),
	foreign key (coordination_id, meeting_id) references meetings (coordination_id, id),
	foreign key (coordination_id, giver_id) references seats (coordination_id, id),
	foreign key (coordination_id, bearer_id) references seats (coordination_id, id),
	constraint proxies_other check (giver_id <> bearer_id)
);
create unique index proxies_one_open on proxies (meeting_id, giver_id) where revoked_at is null;

create table recusals (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	item_id         bigint not null,
	seat_id         bigint not null,
	reason          text not null default '',
	recorded_by     bigint not null references people,
	created_at      timestamptz not null,
	constraint recusals_once unique (item_id, seat_id),
	foreign key (coordination_id, item_id) references agenda_items (coordination_id, id),
	foreign key (coordination_id, seat_id) references seats (coordination_id, id)
);

-- A ballot on an item. Public votes are rows of votes; a secret ballot and a
-- count by hand keep totals only, never names (C4).
create table ballots (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	item_id         bigint not null,
	kind            text not null check (kind in ('public', 'secret', 'show_of_hands', 'consensus')),
	motion          text not null,
	opened_at       timestamptz not null,
	closed_at       timestamptz,
	votes_for       int not null default 0,
	votes_against   int not null default 0,
	abstentions     int not null default 0,
	not_voting      int not null default 0,
	adopted         boolean,
	casting         boolean not null default false, -- the chair's voice decided
	objections      text not null default '', -- to a consensus, named
	quorum_base     int not null default 0,
	quorum_required int not null default 0,
	quorum_reached  int not null default 0,
	unique (coordination_id, id),
	foreign key (coordination_id, item_id) references agenda_items (coordination_id, id)
);
create unique index ballots_one_open on ballots (item_id) where closed_at is null;

create table votes (
	coordination_id bigint not null references coordinations,
	ballot_id       bigint not null,
	seat_id         bigint not null,
	person_id       bigint not null references people, -- who cast it, for the seat or as bearer
	choice          text not null check (choice in ('for', 'against', 'abstain', 'not_voting')),
	recorded_by     bigint not null references people,
	created_at      timestamptz not null,
	primary key (ballot_id, seat_id),
	foreign key (coordination_id, ballot_id) references ballots (coordination_id, id),
	foreign key (coordination_id, seat_id) references seats (coordination_id, id)
);

-- Numbered without gap by body and year, when adopted (C6). What it says and
-- what it counted never change; only its follow-up does.
create table decisions (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	committee_id    bigint not null,
	meeting_id      bigint not null,
	item_id         bigint not null,
	ballot_id       bigint not null,
	year            int not null,
	number          int not null,
	reference       text not null, -- CS-2026-003
	title           text not null,
	body            text not null,
	adopted_at      timestamptz not null,
	quorum_base     int not null,
	quorum_required int not null,
	quorum_reached  int not null,
	owner           text not null default '',
	owner_id        bigint references people,
	due_on          date,
	status          text not null default 'open' check (status in ('open', 'done', 'cancelled')),
	content         bytea not null,     -- canonical: text, counts, quorum, rules and amounts of that moment (C11)
	content_hash    text not null,
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	constraint decisions_number_once unique (committee_id, year, number),
	constraint decisions_ballot_once unique (ballot_id),
	foreign key (coordination_id, committee_id) references committees (coordination_id, id),
	foreign key (coordination_id, meeting_id) references meetings (coordination_id, id),
	foreign key (coordination_id, item_id) references agenda_items (coordination_id, id),
	foreign key (coordination_id, ballot_id) references ballots (coordination_id, id)
);
create index decisions_meeting on decisions (coordination_id, meeting_id);

-- What a decision is about, with the amount as it was then.
create table decision_links (
	coordination_id bigint not null references coordinations,
	decision_id     bigint not null,
	kind            text not null check (kind in ('diagnostic', 'commitment', 'allocation', 'action', 'finding')),
	object_id       bigint not null,
	label           text not null,
	amount          bigint,
	primary key (decision_id, kind, object_id),
	foreign key (coordination_id, decision_id) references decisions (coordination_id, id)
);
create index decision_links_object on decision_links (coordination_id, kind, object_id);

alter table allocations add constraint allocations_decision
	foreign key (coordination_id, decision_id) references decisions (coordination_id, id);

-- What was voted and decided stays as it was, whoever writes: only the
-- follow-up of a decision changes.
create function kept_as_decided() returns trigger language plpgsql as $$
declare
	ballot ballots;
begin
	if tg_table_name = 'votes' then
		select * into ballot from ballots where id = coalesce(new.ballot_id, old.ballot_id);
		if ballot.closed_at is null and ballot.kind = 'public' then
			return coalesce(new, old);
		end if;
	elsif tg_table_name = 'ballots' and tg_op = 'UPDATE' then
		if old.closed_at is null and (new.item_id, new.kind, new.motion, new.opened_at)
			is not distinct from (old.item_id, old.kind, old.motion, old.opened_at) then
			return new;
		end if;
	elsif tg_table_name = 'decisions' and tg_op = 'UPDATE' then
		if to_jsonb(new) - array['owner', 'owner_id', 'due_on', 'status', 'version']
			= to_jsonb(old) - array['owner', 'owner_id', 'due_on', 'status', 'version'] then
			return new;
		end if;
	end if;
	raise exception '% are kept as they were decided', tg_table_name
		using errcode = 'check_violation', constraint = 'kept_as_decided';
end $$;
create trigger votes_kept before insert or update or delete on votes
	for each row execute function kept_as_decided();
create trigger ballots_kept before update or delete on ballots
	for each row execute function kept_as_decided();
create trigger decisions_kept before update or delete on decisions
	for each row execute function kept_as_decided();
