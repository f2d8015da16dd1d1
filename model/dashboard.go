package model

import (
	"context"
	"strings"

	"ctin/governance"

	"github.com/lib/pq"
)

// Dashboard is what a coordination shows first.
type Dashboard struct {
	Territory
	Colleges map[governance.College]int // organisations
	Voting   SeatTally
	Advisory SeatTally
	Waiting  []governance.Waiting
	Funding  governance.Split
	// Diagnostic is its last version, of number 0 when there is none.
	Diagnostic DiagnosticTally
	Next       *MeetingLine // the next meeting that is convened or open, or nil
}

// SeatTally counts seats of today, and those among them on which somebody sits.
type SeatTally struct{ Seats, Filled int }

// Vacant is on how many seats nobody sits.
func (t SeatTally) Vacant() int { return t.Seats - t.Filled }

// Organizations is how many organisations the coordination has.
func (d Dashboard) Organizations() int {
	n := 0
	for _, count := range d.Colleges {
		n += count
	}
	return n
}

// currentSeats are the seats of today, filled or not, of the coordinations in
// $1; $2 is now. Today is that of each coordination.
//
// The seats that somebody holds are found in one go: looked up seat by seat
// they cost three times as much for a thousand seats. offset 0 keeps the
// planner from folding the two into one.
const currentSeats = `
	select s.coordination_id, s.voting, s.id in (
		select m.seat_id
		from (
			select id, ($2::timestamptz at time zone time_zone)::date as today
			from coordinations
			where id = any($1)
			offset 0
		) d
		join mandates m on m.coordination_id = d.id and m.starts_on <= d.today and (m.ends_on is null or m.ends_on >= d.today)
	) as held
	from (
		select id, ($2::timestamptz at time zone time_zone)::date as today
		from coordinations
		where id = any($1)
	) c
	join seats s on s.coordination_id = c.id and s.starts_on <= c.today and (s.ends_on is null or s.ends_on >= c.today)`

const selectTallies = `
	select college as kind, count(*) as n, 0 as held
	from organizations
	where coordination_id = any($1) and merged_into is null
	group by college
	union all
	select case when voting then 'voting' else 'advisory' end, count(*), count(*) filter (where held)
	from (` + currentSeats + `) seats
	group by voting
	union all
	select concat_ws(' ', 'commitments', status, in_kind, confirmed), sum(amount)::bigint, sum(paid)::bigint
	from (select c.*, ` + netPaid + ` as paid from commitments c where c.coordination_id = any($1)) c
	group by status, in_kind, confirmed
	union all
	` + diagnosticTally

// Dashboard reads what the coordination shows first, and what waits there for
// this person.
func (s *Store) Dashboard(ctx context.Context, actor governance.Actor) (Dashboard, error) {
	territory, err := s.Territory(ctx, actor)
	if err != nil {
		return Dashboard{}, err
	}
	d := Dashboard{Territory: territory, Colleges: map[governance.College]int{}}
	var rows []struct {
		Kind    string
		N, Held int
	}
	here := pq.Array([]governance.CoordinationID{actor.Coordination})
	if err := s.list(ctx, &rows, selectTallies, here, s.now()); err != nil {
		return Dashboard{}, err
	}
	for _, r := range rows {
		switch r.Kind {
		case "voting":
			d.Voting = SeatTally{r.N, r.Held}
		case "advisory":
			d.Advisory = SeatTally{r.N, r.Held}
		default:
			if t, ok := talliedDiagnostic(r.Kind, r.N, r.Held); ok {
				d.Diagnostic = t
				continue
			}
			if c, ok := tallied(r.Kind, r.N, r.Held); ok {
				d.Funding = d.Funding.Plus(c.Split())
				continue
			}
			d.Colleges[governance.College(r.Kind)] = r.N
		}
	}
	if d.Next, err = s.nextMeeting(ctx, actor); err != nil {
		return d, err
	}
	waiting, err := s.waiting(ctx, []governance.Actor{actor})
	d.Waiting = waiting[actor.Coordination]
	return d, err
}

// tallied reads what the tallies say of the commitments that stand alike.
func tallied(kind string, amount, paid int) (governance.FundingCell, bool) {
	words := strings.Fields(kind)
	if len(words) != 4 || words[0] != "commitments" {
		return governance.FundingCell{}, false
	}
	return governance.FundingCell{
		Status: governance.Status(words[1]), InKind: words[2] == "t", Confirmed: words[3] == "t",
		Amount: governance.Cents(amount), Paid: governance.Cents(paid),
	}, true
}

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
	select coordination_id, 'commitments', count(*)
	from commitments
	where coordination_id = any($6) and not confirmed and funder_id = any($4)
		and status not in ('declined', 'withdrawn', 'lapsed', 'clawed_back')
	group by coordination_id`

	// $5 is a person, $6 the places where they may read.
	waitingActions = `
	select a.coordination_id, case when a.lead_id = $5 then 'my_actions' else 'late_actions' end as kind, count(*) as count
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
	select v.coordination_id, x.kind, count(distinct case x.kind when 'replies' then v.meeting_id else v.id end)
	from convocations v
	join meetings m on m.coordination_id = v.coordination_id and m.id = v.meeting_id and m.state = 'convened'
	join (values ('replies'), ('handing')) x (kind) on x.kind = 'replies' and v.person_id = $5 and v.reply = ''
		or x.kind = 'handing' and v.sent_at is null
	where v.coordination_id = any($6)
	group by 1, 2`

	waitingDecisions = `
	select d.coordination_id, case when d.owner_id = $5 then 'my_decisions' else 'decisions' end, count(*)
	from decisions d
	join coordinations c on c.id = d.coordination_id
	where d.coordination_id = any($6) and d.status = 'open' and (
		d.owner_id = $5 and d.due_on <= ($2::timestamptz at time zone c.time_zone)::date + interval '1 month'
		or d.owner_id is distinct from $5 and d.due_on < ($2::timestamptz at time zone c.time_zone)::date
	)
	group by 1, 2`

	selectWaiting = waitingActions + ` union all ` + waitingDecisions + ` union all ` + waitingConvocations + ` union all ` + waitingJoinRequests + ` union all ` + waitingInvitations + ` union all ` + waitingMandates +
		` union all ` + waitingSeats + ` union all ` + waitingUninvited + ` union all ` + waitingUnidentified + ` union all ` + waitingDiagnostic + ` union all ` + waitingCommitments
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
		pq.Array(reads))
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
