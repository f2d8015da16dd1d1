-- Names keep the no-break spaces that were typed: who searches types plain ones.

create or replace function folded(t text) returns text
	language sql immutable parallel safe strict
	as $$ select translate(lower(public.unaccent('public.unaccent', t)), U&'\00A0\202F', '  ') $$;

reindex index people_names;
reindex index organizations_names;
