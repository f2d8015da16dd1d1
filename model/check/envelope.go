package check

// drawn is what a commitment called c takes of its envelope.
const drawn = `case when c.status in ('declined', 'withdrawn', 'lapsed', 'clawed_back') then greatest(` + paid + `, 0) else c.amount end`

// envelopes are the invariants of envelopes, of money given again, and of what
// versions and documents keep.
var envelopes = []invariant{
	{"envelopes_within", sayEnvelopesWithin, `
		select 'envelopes ' || e.id as offender
		from envelopes e
		where e.amount < coalesce((select sum(k.amount) from envelopes k where k.parent_id = e.id), 0)
			+ coalesce((select sum(` + drawn + `) from commitments c where c.envelope_id = e.id), 0)`},
	{"envelopes_caps", sayEnvelopesCaps, `
		select 'envelopes ' || e.id as offender
		from envelopes e
		join commitments c on c.envelope_id = e.id
		where e.territory_cap is not null
		group by e.id, e.territory_cap, c.territory_id
		having sum(` + drawn + `) > e.territory_cap`},
	{"envelopes_tree", sayEnvelopesTree, `
		select 'envelopes ' || e.id as offender
		from envelopes e
		where exists (
			with recursive above (id) as (
				select e.parent_id
				union
				select k.parent_id from envelopes k join above on k.id = above.id
			)
			select from above where id = e.id
		)`},
	{"commitments_cash_drawn", sayCashDrawn, `
		select 'commitments ' || c.id as offender
		from commitments c
		where c.envelope_id is not null and (c.in_kind or c.confidential and not c.counted)`},
	{"commitments_given_again", sayGivenAgain, `
		select 'commitments ' || c.id as offender
		from commitments c
		join commitments s on s.id = c.source_commitment_id
		where s.source_commitment_id is not null or s.funder_id = c.funder_id
		union all
		select 'commitments ' || s.id
		from commitments s
		join commitments c on c.source_commitment_id = s.id
			and c.status not in ('declined', 'withdrawn', 'lapsed', 'clawed_back')
		where s.status not in ('declined', 'withdrawn', 'lapsed', 'clawed_back')
		group by s.id, s.amount
		having sum(c.amount) > s.amount`},
	{"commitment_versions_whole", sayVersionsWhole, `
		select 'commitments ' || c.id as offender
		from commitments c
		join commitment_versions v on v.commitment_id = c.id and v.version = c.version
		where (v.scheme_id, v.envelope_id, v.source_commitment_id, v.purpose, v.motive, v.in_kind, v.valuation, v.earmarked,
				v.confidential, v.counted, v.lapse_date, v.quantity, v.unit_cost)
			is distinct from (c.scheme_id, c.envelope_id, c.source_commitment_id, c.purpose, c.motive, c.in_kind, c.valuation,
				c.earmarked, c.confidential, c.counted, c.lapse_date, c.quantity, c.unit_cost)
			or v.credits <> coalesce((
				select jsonb_agg(jsonb_build_array(y.year, y.amount) order by y.year)
				from payment_credits y where y.commitment_id = c.id), '[]')`},
	{"commitment_files_guarded", sayFilesGuarded, `
		select 'trigger commitment_files_append_only' as offender
		where not exists (
			select from pg_trigger t
			where t.tgrelid = 'public.commitment_files'::regclass and t.tgname = 'commitment_files_append_only'
				and t.tgenabled in ('O', 'A')
		)`},
}
