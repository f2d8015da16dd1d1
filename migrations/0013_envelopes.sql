-- Envelopes with children and ceilings, what ready schemes say more of
-- themselves, and what commitments carry beyond their first form: the envelope
-- they draw on, how confidential they are, all that each version said, the
-- documents that prove them.

alter table schemes
	add column book_low  bigint constraint schemes_book check (book_low > 0 and book_low <= book_high), -- cents, a book of vouchers
	add column book_high bigint,
	add column years     int constraint schemes_years check (years between 1 and 10), -- over how many years a commitment is paid
	add column pooled    boolean not null default false; -- a fund without earmark

-- An amount that several commitments draw on, whole or through its children (F9).
create table envelopes (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	name            text not null,
	parent_id       bigint,
	scheme_id       bigint,
	amount          bigint not null constraint envelopes_amount check (amount > 0),
	territory_cap   bigint constraint envelopes_cap check (territory_cap > 0 and territory_cap <= amount),
	target          bigint constraint envelopes_target check (target > 0), -- how many it is to pay
	target_unit     text not null default '',                              -- "people", or a unit of schemes
	covers          text not null default '',                              -- what else it is said to pay
	fact            text not null default '',                              -- the public source of its figures, a letter
	created_at      timestamptz not null,
	version         int not null default 1,
	unique (coordination_id, id),
	constraint envelopes_name_once unique (coordination_id, name),
	constraint envelopes_not_itself check (parent_id <> id),
	constraint envelopes_aim check ((target is null) = (target_unit = '')),
	foreign key (coordination_id, parent_id) references envelopes (coordination_id, id),
	foreign key (coordination_id, scheme_id) references schemes (coordination_id, id)
);
create index envelopes_parent on envelopes (coordination_id, parent_id);

alter table commitments
	add column envelope_id  bigint,
	add column territory_id bigint, -- the organisation whose territory it is for, under an envelope with a cap
	add column counted      boolean not null default false, -- its confidential amount is in totals, in nobody's name (F17)
	add constraint commitments_envelope foreign key (coordination_id, envelope_id) references envelopes (coordination_id, id),
	add constraint commitments_territory foreign key (coordination_id, territory_id) references organizations (coordination_id, id),
	add constraint commitments_discreet check (not confidential or envelope_id is null or counted),
	add constraint commitments_not_its_source check (source_commitment_id <> id);
create index commitments_of_envelope on commitments (coordination_id, envelope_id) where envelope_id is not null;
create index commitments_of_source on commitments (coordination_id, source_commitment_id) where source_commitment_id is not null;

-- A version says all that the commitment said: nothing is lost in an amendment.
alter table commitment_versions
	add column scheme_id            bigint,
	add column envelope_id          bigint,
	add column source_commitment_id bigint,
	add column purpose              text not null default '',
	add column motive               text not null default '',
	add column in_kind              boolean not null default false,
	add column valuation            text not null default '',
	add column earmarked            boolean not null default true,
	add column confidential         boolean not null default false,
	add column counted              boolean not null default false,
	add column lapse_date           date,
	add column grantees             jsonb not null default '[]', -- [organisation, numerator, denominator]
	add column credits              jsonb not null default '[]', -- [year, amount]
	add foreign key (coordination_id, scheme_id) references schemes (coordination_id, id),
	add foreign key (coordination_id, envelope_id) references envelopes (coordination_id, id),
	add foreign key (coordination_id, source_commitment_id) references commitments (coordination_id, id);

-- What was not kept before today is told as it is today.
alter table commitment_versions disable trigger commitment_versions_append_only;
update commitment_versions v
set scheme_id = c.scheme_id, source_commitment_id = c.source_commitment_id, purpose = c.purpose, motive = c.motive,
	in_kind = c.in_kind, valuation = c.valuation, earmarked = c.earmarked, confidential = c.confidential,
	lapse_date = c.lapse_date,
	grantees = coalesce((
		select jsonb_agg(jsonb_build_array(g.organization_id, coalesce(g.numerator, 0), coalesce(g.denominator, 0)) order by g.organization_id)
		from grantees g where g.commitment_id = c.id), '[]'),
	credits = coalesce((
		select jsonb_agg(jsonb_build_array(y.year, y.amount) order by y.year)
		from payment_credits y where y.commitment_id = c.id), '[]')
from commitments c
where c.id = v.commitment_id;
alter table commitment_versions enable trigger commitment_versions_append_only;

-- A document joined to a commitment: its deliberation, its convention.
create table commitment_files (
	id              bigint generated always as identity primary key,
	coordination_id bigint not null references coordinations,
	commitment_id   bigint not null,
	file_id         bigint not null,
	kind            text not null check (kind in ('deliberation', 'convention', 'other')),
	recorded_by     bigint not null references people,
	created_at      timestamptz not null,
	unique (coordination_id, id),
	constraint commitment_files_once unique (commitment_id, file_id),
	foreign key (coordination_id, commitment_id) references commitments (coordination_id, id),
	foreign key (coordination_id, file_id) references files (coordination_id, id)
);
create index commitment_files_file on commitment_files (coordination_id, file_id);
create trigger commitment_files_append_only before update or delete on commitment_files
	for each row execute function append_only();

-- Why an investment may keep its owner under a fifth (F13): a derogation.
alter table actions add column owner_derogation text not null default '';
