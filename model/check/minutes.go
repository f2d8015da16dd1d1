package check

// minutes are the invariants of what meetings tell, of who signed it and of
// the files that left the house.
var minutes = []invariant{
	{"minutes_hash", sayMinutesHash, `
		select 'minutes ' || id as offender
		from minutes
		where content_hash <> '' and content_hash <> encode(sha256(content), 'hex')`},
	{"minutes_signed", sayMinutesSigned, `
		select 'minutes ' || m.id as offender
		from minutes m
		where m.state in ('signed', 'to_seal', 'sealed', 'superseded')
			and not exists (select from paper_signatures p where p.minutes_id = m.id) and exists (
			select from jsonb_to_recordset(m.signatories) as e ("PersonID" bigint, "Capacity" text)
			where not exists (
				select from signatures s
				where s.minutes_id = m.id and s.person_id = e."PersonID" and s.capacity = e."Capacity"
					and s.content_hash = m.content_hash
			)
		)`},
	{"minutes_issued", sayMinutesIssued, `
		select 'minutes ' || m.id as offender
		from minutes m
		where (m.state in ('sealed', 'superseded')) <> exists (select from issues i where i.minutes_id = m.id)`},
	{"minutes_paper", sayMinutesPaper, `
		select 'paper_signatures ' || p.minutes_id as offender
		from paper_signatures p
		join minutes m on m.id = p.minutes_id
		join files f on f.id = p.file_id
		where p.content_hash <> m.content_hash or p.file_hash <> encode(f.sha256, 'hex')
			or m.state not in ('signed', 'to_seal', 'sealed', 'superseded')`},
	{"minutes_attached", sayMinutesAttached, `
		select 'minutes ' || m.id as offender
		from minutes m
		join minutes s on s.id = m.source_id
		where s.meeting_id <> m.meeting_id or s.kind in ('erratum', 'extract')
			or convert_from(m.content, 'UTF8')::jsonb #>> '{source,content_hash}' is distinct from s.content_hash`},
	{"minutes_public", sayMinutesPublic, `
		select 'minutes ' || m.id as offender
		from minutes m
		where m.kind = 'extract' and (convert_from(m.content, 'UTF8') ~ '[[:alnum:]]@[[:alnum:]]'
			or convert_from(m.content, 'UTF8')::jsonb #>> '{header,public}' is distinct from 'true')`},
	{"minutes_approved", sayMinutesApproved, `
		select 'minutes ' || m.id as offender
		from minutes m
		join agenda_items i on i.approves_id = m.id
		join decisions d on d.item_id = i.id
		where m.content_hash = ''`},
	{"signatures_delegated", saySignatureDelegated, `
		select 'signatures ' || s.id as offender
		from signatures s
		join minutes m on m.id = s.minutes_id
		where s.capacity = 'vice_chair' and not exists (
			select from delegations d
			where d.coordination_id = s.coordination_id and d.bearer_id = s.person_id and coalesce(d.meeting_id, m.meeting_id) = m.meeting_id
				and d.created_at <= s.signed_at and (d.revoked_at is null or d.revoked_at >= s.signed_at)
		)`},
	{"signatures_records", saySignatureRecords, `
		select 'signatures ' || s.id as offender
		from signatures s, lateral (select convert_from(s.bytes, 'UTF8')::jsonb as r) as kept
		where s.hash <> sha256(s.previous_hash || s.bytes) or r->>'previous' <> encode(s.previous_hash, 'hex')
			or r->>'content_hash' <> s.content_hash or (r->>'person')::bigint <> s.person_id or r->>'capacity' <> s.capacity
			or (r->>'signed_at')::timestamptz <> s.signed_at`},
	{"signatures_chain", saySignatureChain, `
		select 'signatures ' || id as offender
		from (
			select id, previous_hash, lag(hash, 1, decode(repeat('00', 32), 'hex')) over (partition by coordination_id order by id) as before
			from signatures
		) s
		where previous_hash <> before`},
	{"issues_journaled", sayIssueJournaled, `
		select 'issues ' || i.id as offender
		from issues i
		where not exists (
			select from journal j
			where j.coordination_id = i.coordination_id and j.action = 'minutes.seal' and j.object_kind = 'minutes'
				and j.object_id = i.minutes_id and j.at >= i.issued_at
		)`},
	{"issues_pages", sayIssuePages, `
		select 'issues ' || i.id || ', ' || p.key as offender
		from issues i
		join minutes m on m.id = i.minutes_id
		cross join jsonb_each_text(i.pages) p
		where p.value !~ '^[1-9][0-9]{0,3}$' or not exists (
			select from decisions d
			where d.coordination_id = i.coordination_id and d.meeting_id = m.meeting_id and d.reference = p.key
		)`},
	{"issues_files", sayIssues, `
		select 'issues ' || i.id as offender
		from issues i
		join minutes m on m.id = i.minutes_id
		where i.file_hash <> encode(sha256(i.bytes), 'hex') or i.content_hash <> m.content_hash or i.token <> m.token`},
}
