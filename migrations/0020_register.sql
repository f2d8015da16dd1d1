-- The register of decisions and what is searched in it: what became of a
-- decision, the action that was made of it, and the words of what was decided,
-- written in minutes and put on agendas.

create extension if not exists btree_gin;

-- French words without their accents, and without their endings. A letter that
-- someone types with or without its accent finds the same.
create text search configuration plain_french (copy = french);
alter text search configuration plain_french
	alter mapping for hword, hword_part, word with unaccent, french_stem;

alter table decisions
	add column outcome text not null default '', -- in a word, what was done or why not
	add column replaced_by bigint,
	add column words tsvector generated always as (
		setweight(to_tsvector('public.plain_french', title), 'A') || to_tsvector('public.plain_french', body)) stored,
	drop constraint decisions_status_check,
	add constraint decisions_status_check check (status in ('open', 'done', 'replaced', 'cancelled')),
	add foreign key (coordination_id, replaced_by) references decisions (coordination_id, id),
	add constraint decisions_replaced check ((status = 'replaced') = (replaced_by is not null) and replaced_by <> id);
create index decisions_words on decisions using gin (coordination_id, words);
create index decisions_replaced_by on decisions (coordination_id, replaced_by) where replaced_by is not null;

-- The prose of minutes and the texts of diagnostics, section after section.
alter table sections add column words tsvector generated always as (
	setweight(to_tsvector('public.plain_french', title), 'A') || to_tsvector('public.plain_french', body)) stored;
create index sections_words on sections using gin (coordination_id, words);

alter table agenda_items add column words tsvector generated always as (
	setweight(to_tsvector('public.plain_french', title), 'A')
		|| to_tsvector('public.plain_french', draft || ' ' || rapporteur)) stored;
create index agenda_items_words on agenda_items using gin (coordination_id, words);

-- The action that was made of a decision in one click: one, whoever clicks.
alter table actions
	add column decision_id bigint,
	add foreign key (coordination_id, decision_id) references decisions (coordination_id, id);
create unique index actions_decision_once on actions (coordination_id, decision_id) where decision_id is not null;

-- What was decided stays as it was; its follow-up now says what was done, and
-- which decision took its place. Words are computed, and not there yet when
-- this runs.
create function decision_kept_as_decided() returns trigger language plpgsql as $$
declare
	follow_up constant text[] := array['owner', 'owner_id', 'due_on', 'status', 'outcome', 'replaced_by', 'words', 'version'];
begin
	if tg_op = 'UPDATE' and to_jsonb(new) - follow_up = to_jsonb(old) - follow_up then
		return new;
	end if;
	raise exception 'decisions are kept as they were decided'
		using errcode = 'check_violation', constraint = 'kept_as_decided';
end $$;
drop trigger decisions_kept on decisions;
create trigger decisions_kept before update or delete on decisions
	for each row execute function decision_kept_as_decided();
