package model

import (
	"context"

	"ctin/governance"

	"github.com/lib/pq"
)

// The counts below are those of what waits in the coordinations of $1, $2
// being now, $3 how many days a mandate is announced to end, and $4 the
// organisations that the person speaks for as a funder. A feature adds its own with a kind of governance.WaitingKind.
const (
	waitingJoinRequests = `
	select coordination_id, 'join_requests' as kind, count(*) as count
	from join_requests
	where coordination_id = any($1) and decided_at is null
	group by coordination_id`

	waitingInvitations = `
	select i.coordination_id, 'invitations', count(*)
	from invitations i
	join memberships m on m.coordination_id = i.coordination_id and m.id = i.membership_id and m.ended_at is null
	where i.coordination_id = any($1) and i.accepted_at is null and i.revoked_at is null and i.expires_at <= $2
	group by i.coordination_id`

	waitingMandates = `
	select c.id, 'mandates', count(*)
	from coordinations c
	join mandates m on m.coordination_id = c.id
	join seats s on s.coordination_id = c.id and s.id = m.seat_id
	where c.id = any($1)
		and m.ends_on between ($2::timestamptz at time zone c.time_zone)::date
			and ($2::timestamptz at time zone c.time_zone)::date + $3::int
		and (s.ends_on is null or s.ends_on > m.ends_on)
		and not exists (
			select from mandates n
			where n.coordination_id = c.id and n.seat_id = m.seat_id and n.kind = m.kind and n.starts_on > m.ends_on
		)
	group by c.id`

	waitingSeats = `
	select coordination_id, 'seats', count(*)
	from (` + currentSeats + `) vacant
	where voting and not held
	group by coordination_id`

	waitingUninvited = `
	select m.coordination_id, 'uninvited', count(distinct m.person_id)
	from memberships m
	join people p on p.id = m.person_id and p.coordination_id = m.coordination_id and p.email <> ''
	where m.coordination_id = any($1) and m.ended_at is null and not exists (
		select from invitations i
		where i.coordination_id = m.coordination_id and i.membership_id = m.id
			and i.accepted_at is null and i.revoked_at is null
	)
	group by m.coordination_id`

	waitingUnidentified = `
	select coordination_id, 'unidentified', count(*)
	from organizations o
	where coordination_id = any($1) and merged_into is null and siren = '' and rna = '' and ` + mayBeIdentified + `
	group by coordination_id`

	waitingCommitments = `
	select c.coordination_id, 'commitments', count(*), case when min(c.id) = max(c.id) then min(c.id) else 0 end
	from commitments c
	where c.coordination_id = any($6) and not c.confirmed and c.funder_id = any($4) and ` + openCommitment + `
	group by c.coordination_id`

	// $7 is how many days a commitment is announced to lapse (F16): to its funder,
	// and where it is no secret to whoever runs the coordination.
	waitingLapses = `
	select c.coordination_id, 'lapses', count(*), case when min(c.id) = max(c.id) then min(c.id) else 0 end
	from commitments c
	join coordinations n on n.id = c.coordination_id
	where c.coordination_id = any($6) and (c.funder_id = any($4) or c.coordination_id = any($1) and not c.confidential)
		and c.lapse_date is not null and c.lapse_date <= ($2::timestamptz at time zone n.time_zone)::date + $7::int
		and ` + openCommitment + ` and c.status not in ('paid', 'closed')
	group by c.coordination_id`

	// $5 is a person, $6 the places where they may read.
	waitingActions = `
	select a.coordination_id, case when a.lead_id = $5 then 'my_actions' else 'late_actions' end as kind,
		count(*) as count, case when min(a.id) = max(a.id) then min(a.id) else 0 end as object
	from actions a
	join coordinations c on c.id = a.coordination_id
	where a.coordination_id = any($6) and (a.lead_id = $5 or a.coordination_id = any($1)) and (
			a.state not in ('done', 'cancelled') and a.ends_on < ($2::timestamptz at time zone c.time_zone)::date
			or a.state <> 'cancelled' and exists (
				select from milestones m
				where m.coordination_id = a.coordination_id and m.action_id = a.id and m.done_on is null
					and m.due_on < ($2::timestamptz at time zone c.time_zone)::date
			)
		)
	group by 1, 2`

	// The replies of $5 to the convocations of $6; and those that wait there to
	// be handed over, whoever prepares meetings.
	waitingConvocations = `
	select v.coordination_id, x.kind, count(distinct case x.kind when 'replies' then v.meeting_id else v.id end),
		case when min(v.meeting_id) = max(v.meeting_id) then min(v.meeting_id) else 0 end
	from convocations v
	join meetings m on m.coordination_id = v.coordination_id and m.id = v.meeting_id and m.state = 'convened'
	join (values ('replies'), ('handing')) x (kind) on x.kind = 'replies' and v.person_id = $5 and v.reply = ''
		or x.kind = 'handing' and v.sent_at is null
	where v.coordination_id = any($6)
	group by 1, 2`

	waitingDecisions = `
	select d.coordination_id, case when d.owner_id = $5 then 'my_decisions' else 'decisions' end, count(*),
		case when min(d.id) = max(d.id) then min(d.id) else 0 end
	from decisions d
	join coordinations c on c.id = d.coordination_id
	where d.coordination_id = any($6) and d.status = 'open' and (
		d.owner_id = $5 and d.due_on <= ($2::timestamptz at time zone c.time_zone)::date + interval '1 month'
		or d.owner_id is distinct from $5 and d.due_on < ($2::timestamptz at time zone c.time_zone)::date
	)
	group by 1, 2`

	// The documents of meetings: those that $5 signs, those that they may
	// still remark on because they sat in the body, and those that they write.
	waitingMinutes = `
	select d.coordination_id, k.kind, count(*), case when min(d.meeting_id) = max(d.meeting_id) then min(d.meeting_id) else 0 end
	from minutes d
	join meetings m on m.coordination_id = d.coordination_id and m.id = d.meeting_id and m.state in ('closed', 'archived')
	join coordinations c on c.id = d.coordination_id
	cross join lateral (
		select case
			when d.state in ('draft', 'approved') and d.content_hash <> '' then case when ` + mySignature + ` then
				case d.kind when 'decision_log' then 'logs' when 'erratum' then 'errata' else 'minutes' end
			end
			when d.state = 'circulated' and d.reservations_until >= ($2::timestamptz at time zone c.time_zone)::date then
				case when m.secretary_id is distinct from $5 and ` + myReading + ` then 'reading' end
			when m.secretary_id = $5 and d.state = 'circulated' then 'approval'
			when m.secretary_id = $5 and d.state = 'draft' then 'prose'
		end as kind
	) k
	where d.coordination_id = any($6) and k.kind is not null
	group by 1, 2`

	// $5 is one of those whose signature is awaited, or signs for the chair by a
	// delegation, and this text is not signed yet in that capacity.
	mySignature = `exists (
				select from jsonb_array_elements(d.signatories) e
				where ((e->>'PersonID')::bigint = $5 or e->>'Capacity' = 'chair' and exists (
					select from delegations g
					where g.coordination_id = d.coordination_id and g.giver_id = (e->>'PersonID')::bigint and g.bearer_id = $5
						and g.revoked_at is null and (g.meeting_id is null or g.meeting_id = d.meeting_id)
				)) and not exists (
					select from signatures s
					where s.coordination_id = d.coordination_id and s.minutes_id = d.id and s.person_id = (e->>'PersonID')::bigint
						and s.capacity = e->>'Capacity' and s.content_hash = d.content_hash
				)
			)`

	// $5 sat in the body on the day of the meeting, and asked for nothing yet.
	myReading = `exists (
				select from seats s
				join mandates x on x.coordination_id = s.coordination_id and x.seat_id = s.id and x.person_id = $5
				where s.coordination_id = m.coordination_id and s.committee_id = m.committee_id
					and x.starts_on <= (m.opened_at at time zone c.time_zone)::date
					and (x.ends_on is null or x.ends_on >= (m.opened_at at time zone c.time_zone)::date)
			) and not exists (
				select from reservations r
				where r.coordination_id = d.coordination_id and r.minutes_id = d.id and r.person_id = $5
			)`

	// Agendas that were sent without the approval of minutes that they need.
	waitingAgenda = `
	select n.coordination_id, 'agenda', count(distinct n.id), case when min(n.id) = max(n.id) then min(n.id) else 0 end
	from meetings n
	join minutes d on d.coordination_id = n.coordination_id and ` + awaitsAgenda + `
	where n.coordination_id = any($6) and n.starts_at > $2
	group by n.coordination_id`

	// A version of the diagnostic waits for those who vote on it.
	waitingVersion = `
	select d.coordination_id, 'version', 1::bigint, d.number::bigint
	from diagnostics d
	join coordinations c on c.id = d.coordination_id
	where d.coordination_id = any($6) and d.state = 'submitted' and exists (
		select from committees k
		join seats s on s.coordination_id = k.coordination_id and s.committee_id = k.id and s.voting
		join mandates x on x.coordination_id = s.coordination_id and x.seat_id = s.id and x.person_id = $5
		where k.coordination_id = d.coordination_id and k.kind = 'strategic'
			and x.starts_on <= ($2::timestamptz at time zone c.time_zone)::date
			and (x.ends_on is null or x.ends_on >= ($2::timestamptz at time zone c.time_zone)::date)
	)`

	// Those that are counted alone, then those that may lead to one page.
	selectWaiting = `
	select w.*, 0::bigint as object
	from (` + waitingJoinRequests + ` union all ` + waitingInvitations + ` union all ` + waitingMandates + ` union all ` +
		waitingSeats + ` union all ` + waitingUninvited + ` union all ` + waitingUnidentified + ` union all ` + waitingDiagnostic + `) w
	union all ` + waitingActions + ` union all ` + waitingDecisions + ` union all ` + waitingConvocations + ` union all ` +
		waitingCommitments + ` union all ` + waitingLapses + ` union all ` + waitingMinutes + ` union all ` + waitingAgenda + ` union all ` +
		waitingVersion
)

// waiting counts in one statement what waits for a person in several places,
// given as the actor they are in each. Where they run nothing, only what they
// lead or fund is counted.
func (s *Store) waiting(
	ctx context.Context, actors []governance.Actor,
) (map[governance.CoordinationID][]governance.Waiting, error) {
	found := map[governance.CoordinationID][]governance.Waiting{}
	funds := []governance.OrganizationID{}
	runs, reads := []governance.CoordinationID{}, []governance.CoordinationID{}
	var person governance.PersonID
	for _, a := range actors {
		funds = append(funds, a.Funds()...)
		if a.May(governance.ManageMembers) || a.May(governance.ManageOrganizations) {
			runs = append(runs, a.Coordination)
		}
		if a.May(governance.Read) {
			person, reads = a.PersonID, append(reads, a.Coordination)
		}
	}
	if len(reads) == 0 {
		return found, nil
	}
	var rows []struct {
		CoordinationID governance.CoordinationID
		governance.Waiting
	}
	err := s.list(ctx, &rows, selectWaiting, pq.Array(runs), s.now(), governance.MandateNotice, pq.Array(funds), person,
		pq.Array(reads), governance.LapseNotice[0])
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		found[r.CoordinationID] = append(found[r.CoordinationID], r.Waiting)
	}
	for _, a := range actors {
		found[a.Coordination] = governance.WhatWaits(a, found[a.Coordination])
	}
	return found, nil
}

// Waiting counts what waits for a person in each of their coordinations. It
// knows the places of self only, which were read for this person.
func (s *Store) Waiting(
	ctx context.Context, actor governance.Actor, places []Place,
) (map[governance.CoordinationID][]governance.Waiting, error) {
	actors := make([]governance.Actor, len(places))
	for i, p := range places {
		actors[i] = actor.In(p.ID, p.Memberships)
	}
	return s.waiting(ctx, actors)
}
