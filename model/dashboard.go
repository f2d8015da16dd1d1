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
// planner from folding the two into one. That the seats are those of $1 is said
// once more, for it to look them up and not read those of the whole country.
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
	join seats s on s.coordination_id = any($1) and s.coordination_id = c.id and s.starts_on <= c.today
		and (s.ends_on is null or s.ends_on >= c.today)`

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
	from (
		select c.*, ` + netPaid + ` as paid
		from commitments c
		where c.coordination_id = any($1) and c.source_commitment_id is null
			and (not c.confidential or ` + firmCommitment + ` or c.counted or $3::bigint[] is null or c.funder_id = any($3))
	) c
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
	if err := s.list(ctx, &rows, selectTallies, here, s.now(), sees(actor)); err != nil {
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
