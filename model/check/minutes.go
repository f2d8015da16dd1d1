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
		where m.state in ('signed', 'to_seal', 'sealed', 'superseded') and exists (
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
	{"issues_files", sayIssues, `
		select 'issues ' || i.id as offender
		from issues i
		join minutes m on m.id = i.minutes_id
		where i.file_hash <> encode(sha256(i.bytes), 'hex') or i.content_hash <> m.content_hash or i.token <> m.token`},
}
