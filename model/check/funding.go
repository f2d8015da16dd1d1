package check

// paid is what was paid of a commitment called c, net.
const paid = `coalesce((
			select sum(case p.kind when 'clawback' then -p.amount else p.amount end)
			from payments p
			where p.commitment_id = c.id
		), 0)`

// funding are the invariants of the conférence des financeurs.
var funding = []invariant{
	{"commitments_numbers", sayCommitmentNumbers, `
		select 'coordinations ' || coordination_id as offender
		from commitments
		group by coordination_id
		having min(number) <> 1 or max(number) <> count(*) or count(distinct number) <> count(*)`},
	{"commitments_funder", sayCommitmentFunder, `
		select 'commitments ' || c.id as offender
		from commitments c
		join organizations o on o.id = c.funder_id
		where o.merged_into is not null
		union all
		select 'matching_rules ' || r.id
		from matching_rules r
		join organizations o on o.id = r.funder_id
		where o.merged_into is not null`},
	{"commitments_paid", sayCommitmentPaid, `
		select 'commitments ' || c.id as offender
		from commitments c
		cross join lateral (select ` + paid + ` as net) p
		where p.net < 0 or p.net > c.amount or p.net > 0 and not c.confirmed`},
	{"commitments_product", sayCommitmentProduct, `
		select 'commitments ' || id as offender
		from commitments
		where amount <= 0 or in_kind and valuation = ''`},
	{"commitments_versions", sayCommitmentVersions, `
		select 'commitments ' || c.id as offender
		from commitments c
		where (select count(*) from commitment_versions v where v.commitment_id = c.id) <> c.version
			or not exists (
				select from commitment_versions v
				where v.commitment_id = c.id and v.version = c.version and v.amount = c.amount and v.status = c.status
					and v.confirmed = c.confirmed
			)`},
	{"commitments_steps", sayCommitmentSteps, `
		select 'commitments ' || c.id as offender
		from commitments c
		where not exists (select from commitment_steps s where s.commitment_id = c.id and s.status = c.status)
		union all
		select 'commitment_steps ' || id
		from commitment_steps
		where reason = '' and (
			happened_on is null and status <> 'budgeted'
			or status = 'budgeted' and budget_year is null
			or status = 'resolved' and (body = '' or reference = '')
			or status = 'agreed' and signatories = ''
			or status in ('declined', 'withdrawn', 'lapsed', 'clawed_back')
		)`},
	{"commitments_by_payment", sayByPayment, `
		select 'commitments ' || c.id as offender
		from commitments c
		where c.status in ('partly_paid', 'paid') and not exists (select from payments p where p.commitment_id = c.id)`},
	{"grantees_shares", sayShares, `
		select 'commitments ' || commitment_id as offender
		from grantees
		group by commitment_id
		having count(numerator) not in (0, count(*))
			or count(numerator) > 0 and abs(sum(numerator::numeric / denominator) - 1) > 1e-12`},
	{"payment_credits_sum", sayCredits, `
		select 'commitments ' || c.id as offender
		from commitments c
		join payment_credits y on y.commitment_id = c.id
		group by c.id
		having sum(y.amount) <> c.amount`},
	{"funding_guarded", sayFundingGuarded, `
		select 'trigger ' || w.name || '_append_only' as offender
		from (values ('commitment_versions'), ('commitment_steps'), ('payments')) w (name)
		where not exists (
			select from pg_trigger t
			where t.tgrelid = ('public.' || w.name)::regclass and t.tgname = w.name || '_append_only' and t.tgenabled in ('O', 'A')
		)`},
}
