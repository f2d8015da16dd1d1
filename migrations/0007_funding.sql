-- The conférence des financeurs: schemes, commitments with their ladder and
-- evidence, payments. Amounts are cents. Totals are never stored.

create table schemes (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	name            text not null,
	unit            text not null default '', -- "post", "voucher", "device", or empty
	unit_cost       bigint constraint schemes_unit_cost check (unit_cost > 0), -- cents (F6)
	fact            text not null default '', -- the public source of its figures, a letter
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	constraint schemes_name_once unique (coordination_id, name)
);

-- A funder matches what the others bring to a scheme, at a rate, up to a cap (F8).
create table matching_rules (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	scheme_id       bigint not null,
	funder_id       bigint not null,
	numerator       int not null check (numerator > 0),
	denominator     int not null check (denominator > 0),
	cap             bigint not null check (cap > 0),
	level           text not null check (level in ('announced', 'firm', 'contracted')),
	deadline        date,
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	constraint matching_rules_once unique (scheme_id, funder_id),
	foreign key (coordination_id, scheme_id) references schemes (coordination_id, id),
	foreign key (coordination_id, funder_id) references organizations (coordination_id, id)
);

create table commitments (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	number          int not null,
	funder_id       bigint not null,
	scheme_id       bigint,
	purpose         text not null,
	motive          text not null default '', -- why the funder pays
	in_kind         boolean not null default false,
	quantity        bigint check (quantity > 0),
	unit_cost       bigint check (unit_cost > 0),
	amount          bigint not null constraint commitments_amount check (amount > 0),
	valuation       text not null default '', -- how what comes in kind was valued (F2)
	status          text not null check (status in ('intention', 'requested', 'budgeted', 'resolved', 'agreed',
		'obligated', 'partly_paid', 'paid', 'closed', 'declined', 'withdrawn', 'lapsed', 'clawed_back')),
	earmarked       boolean not null default true, -- else it joins the common pool
	confidential    boolean not null default false,
	confirmed       boolean not null,
	declared_by     bigint not null references people,
	declared_on     date not null,
	confirmed_by    bigint references people,
	confirmed_at    timestamptz,
	lapse_date      date,
	source_commitment_id bigint, -- the money it gives again (F15)
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	constraint commitments_number_once unique (coordination_id, number),
	foreign key (coordination_id, funder_id) references organizations (coordination_id, id),
	foreign key (coordination_id, scheme_id) references schemes (coordination_id, id),
	foreign key (coordination_id, source_commitment_id) references commitments (coordination_id, id),
	constraint commitments_valued check (not in_kind or valuation <> ''),
	constraint commitments_confirmation check (confirmed = (confirmed_at is not null))
);
create index commitments_funder on commitments (coordination_id, funder_id);

-- What a commitment was at each of its versions: an amendment never overwrites.
create table commitment_versions (
	coordination_id bigint not null references coordinations,
	commitment_id   bigint not null,
	version         int not null,
	amount          bigint not null,
	quantity        bigint,
	unit_cost       bigint,
	status          text not null,
	confirmed       boolean not null,
	reason          text not null default '',
	author_id       bigint not null references people,
	created_at      timestamptz not null,
	primary key (commitment_id, version),
	foreign key (coordination_id, commitment_id) references commitments (coordination_id, id)
);

-- A step of the ladder with its evidence (F4).
create table commitment_steps (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	commitment_id   bigint not null,
	status          text not null,
	happened_on     date constraint commitment_steps_dated check (happened_on is not null or status = 'budgeted'),
	body            text not null default '', -- the deciding body
	reference       text not null default '',
	budget_year     int,
	signatories     text not null default '',
	reason          text not null default '', -- of an exit or a way back
	file_id         bigint,
	recorded_by     bigint not null references people,
	created_at      timestamptz not null,
	unique (coordination_id, id),
	foreign key (coordination_id, commitment_id) references commitments (coordination_id, id),
	foreign key (coordination_id, file_id) references files (coordination_id, id)
);
create index commitment_steps_commitment on commitment_steps (coordination_id, commitment_id, id);

-- Several grantees share one commitment; a share not decided yet is null (F7).
create table grantees (
	coordination_id bigint not null references coordinations,
	commitment_id   bigint not null,
	organization_id bigint not null,
	numerator       bigint check (numerator > 0),
	denominator     bigint check (denominator > 0),
	primary key (commitment_id, organization_id),
	foreign key (coordination_id, commitment_id) references commitments (coordination_id, id),
	foreign key (coordination_id, organization_id) references organizations (coordination_id, id),
	constraint grantees_share check ((numerator is null) = (denominator is null) and numerator <= denominator)
);

-- What may be paid in a year (crédits de paiement, F14): the years add up to the amount.
create table payment_credits (
	coordination_id bigint not null references coordinations,
	commitment_id   bigint not null,
	year            int not null check (year between 2000 and 2100),
	amount          bigint not null check (amount > 0),
	primary key (commitment_id, year),
	foreign key (coordination_id, commitment_id) references commitments (coordination_id, id)
);

-- Payments, and what was given back (kind clawback). Nothing here is ever changed.
create table payments (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	commitment_id   bigint not null,
	kind            text not null check (kind in ('instalment', 'advance', 'balance', 'clawback')),
	amount          bigint not null constraint payments_amount check (amount > 0),
	paid_on         date not null,
	reference       text not null default '',
	recorded_by     bigint not null references people,
	created_at      timestamptz not null,
	unique (coordination_id, id),
	foreign key (coordination_id, commitment_id) references commitments (coordination_id, id)
);
create index payments_commitment on payments (coordination_id, commitment_id);

create trigger commitment_versions_append_only before update or delete on commitment_versions
	for each row execute function append_only();
create trigger commitment_steps_append_only before update or delete on commitment_steps
	for each row execute function append_only();
create trigger payments_append_only before update or delete on payments
	for each row execute function append_only();
