package check

// diagnostics are the invariants of the diagnostic and of texts in sections.
var diagnostics = []invariant{
	{"sections_revisions", sayRevisions, `
		select 'sections ' || s.id as offender
		from sections s
		left join revisions r on r.section_id = s.id
		where exists (select from documents d where d.id = s.document_id and d.kind = 'diagnostic')
			or exists (select from revisions x where x.section_id = s.id)
		group by s.id
		having count(r.id) <> s.version or count(r.id) <> coalesce(max(r.version), 0)
			or s.body <> coalesce(max(r.body) filter (where r.version = s.version), '')`},
	{"texts_guarded", sayTextsGuarded, `
		select 'trigger ' || w.name as offender
		from (values ('revisions', 'revisions_append_only'), ('late_texts', 'late_texts_append_only')) w (place, name)
		where not exists (
			select from pg_trigger t
			where t.tgrelid = format('public.%I', w.place)::regclass and t.tgname = w.name and t.tgenabled in ('O', 'A')
		)
		union all
		select current_user || ' ' || p.right || ' ' || w.place
		from unnest(array['update', 'delete', 'truncate']) p ("right"), (values ('revisions'), ('late_texts')) w (place)
		where has_table_privilege(format('public.%I', w.place), p.right)`},
	{"late_texts_base", sayLateTexts, `
		select 'late_texts ' || l.id as offender
		from late_texts l
		join sections s on s.id = l.section_id
		where l.base < 0 or not exists (
			select from revisions r where r.section_id = l.section_id and r.version <> l.base and r.created_at <= l.created_at
		)`},
	{"diagnostics_numbers", sayDiagnosticNumbers, `
		select 'coordinations ' || coordination_id as offender
		from diagnostics
		group by coordination_id
		having count(*) <> max(number) or min(number) <> 1 or bool_or(state <> 'approved' and number <> (
			select max(x.number) from diagnostics x where x.coordination_id = diagnostics.coordination_id
		))`},
	{"diagnostics_frozen", sayDiagnosticFrozen, `
		select 'diagnostics ' || id as offender
		from diagnostics
		where (state = 'draft') <> (content = '') or (content = '') <> (content_hash = '')
			or content <> '' and encode(sha256(content), 'hex') <> content_hash`},
	{"diagnostics_states", sayDiagnosticStates, `
		select 'diagnostics ' || d.id as offender
		from diagnostics d
		where (d.state = 'draft') <> (d.submitted_at is null) or (d.submitted_at is null) <> (d.submitted_by is null)
			or (d.state = 'approved') <> (d.approved_at is not null)
			or d.state = 'approved' and not exists (
				select from decision_links l
				where l.coordination_id = d.coordination_id and l.kind = 'diagnostic' and l.object_id = d.id
					and strpos(l.label, d.content_hash) > 0
			)`},
	{"findings_numbers", sayFindingNumbers, `
		select 'coordinations ' || coordination_id as offender
		from findings
		group by coordination_id
		having count(*) <> max(number) or min(number) <> 1`},
	{"measurements_perimeter", sayMeasurements, `
		select 'measurements ' || m.id as offender
		from measurements m
		where m.perimeter not in ('', 'france') and m.perimeter !~ '^(commune|epci|departement):[0-9AB]+$'`},
}
