-- Lists being imported are kept in the same way whatever they hold: members,
-- or commitments. What was imported stays known by the hash of its file, so
-- that the same file sent again is told; its lines do not stay.
alter table rosters rename to lists;
alter table lists
	add column kind text not null default 'roster' constraint lists_kind check (kind in ('roster', 'commitments')),
	add column made bytea not null default ''; -- how much was made, as JSON, once it is imported
update lists
set made = convert_to(json_build_object('Organizations', organizations, 'Seats', seats, 'People', people,
	'Mandates', mandates, 'Memberships', memberships)::text, 'UTF8')
where applied_at is not null;
alter table lists
	drop column organizations,
	drop column seats,
	drop column people,
	drop column mandates,
	drop column memberships,
	alter column kind drop default;
alter index rosters_person rename to lists_person;
alter index rosters_expiry rename to lists_expiry;
create index lists_file on lists (coordination_id, kind, sha256) where applied_at is not null;
