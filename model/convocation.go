package model

import (
	"context"
	"slices"
	"time"

	"ctin/governance"
)

// Called is one person whom a meeting calls, for one seat, with what the lists
// say of both. ID is zero while the convocation is not sent.
type Called struct {
	governance.Convocation
	GivenName    string
	FamilyName   string
	Account      bool // has logged in at least once
	Voting       bool
	College      governance.College
	Organization string
	Example      bool
	Function     string
	BearerID     governance.SeatID // the seat that votes instead, or zero
	Bearer       string            // who sits on it
	TakenAt      time.Time         // by the mail server, the first mail; zero while it waits
	FailedAt     time.Time         // given up
}

// Name is the person's name.
func (c Called) Name() string {
	return governance.Person{GivenName: c.GivenName, FamilyName: c.FamilyName}.Name()
}

// SeatName is the seat in words: its organisation, its function, or both.
func (c Called) SeatName() string {
	if c.Organization == "" || c.Function == "" {
		return c.Organization + c.Function
	}
	return c.Organization + ", " + c.Function
}

// seatOrder is the order in which the seats of a body are read out, and who
// sits on each: the holder first.
const seatOrder = `
	s.voting desc, array_position(array['institutional', 'private', 'associative', 'beneficiaries'], s.college),
		coalesce(o.name, s.function) collate "fr-x-icu", s.id, kind desc, p.family_name collate "fr-x-icu", p.id`

// Who sits in a body on the day of its meeting, called yet or not; a vacant
// seat has nobody.
const selectSitting = `
	select coalesce(v.id, 0) as id, s.coordination_id, $2::bigint as meeting_id, s.id as seat_id,
		coalesce(m.person_id, 0) as person_id, coalesce(m.kind, '') as kind, coalesce(v.email, p.email, '') as email,
		coalesce(v.sent_at, '0001-01-01 00:00:00+00') as sent_at, coalesce(v.reply, '') as reply,
		coalesce(v.replied_at, '0001-01-01 00:00:00+00') as replied_at,
		coalesce(p.given_name, '') as given_name, coalesce(p.family_name, '') as family_name,
		exists (select from accounts a where a.person_id = m.person_id) as account,
		s.voting, s.college, coalesce(o.name, '') as organization, coalesce(o.example, false) as example, s.function
	from seats s
	left join organizations o on o.coordination_id = s.coordination_id and o.id = s.organization_id
	left join mandates m on m.coordination_id = s.coordination_id and m.seat_id = s.id
		and m.starts_on <= $4::date and (m.ends_on is null or m.ends_on >= $4::date)
	left join people p on p.id = m.person_id
	left join convocations v on v.coordination_id = s.coordination_id and v.meeting_id = $2 and v.seat_id = s.id
		and v.person_id = m.person_id
	where s.coordination_id = $1 and s.committee_id = $3
		and s.starts_on <= $4::date and (s.ends_on is null or s.ends_on >= $4::date)
	order by` + seatOrder

// sitting lists who sits in a body on the day of its meeting. Called with no
// PersonID are the vacant seats.
func sitting(ctx context.Context, r reader, m governance.Meeting, zone *time.Location) ([]Called, error) {
	var called []Called
	day := governance.DateOf(m.StartsAt, zone)
	return called, r.list(ctx, &called, selectSitting, m.CoordinationID, m.ID, m.CommitteeID, day)
}

// Everyone whom a meeting has called, those whose mandate ended since included.
const selectCalled = `
	select v.id, v.coordination_id, v.meeting_id, v.seat_id, v.person_id, v.kind, v.email,
		coalesce(v.sent_at, '0001-01-01 00:00:00+00') as sent_at, v.reply,
		coalesce(v.replied_at, '0001-01-01 00:00:00+00') as replied_at, p.given_name, p.family_name,
		exists (select from accounts a where a.person_id = v.person_id) as account,
		s.voting, s.college, coalesce(o.name, '') as organization, coalesce(o.example, false) as example, s.function,
		coalesce(x.bearer_id, 0) as bearer_id, coalesce((
			select trim(q.given_name || ' ' || q.family_name)
			from convocations w
			join people q on q.id = w.person_id
			where w.coordination_id = v.coordination_id and w.meeting_id = v.meeting_id and w.seat_id = x.bearer_id
			order by w.kind desc
			limit 1
		), '') as bearer,
		coalesce(w.taken_at, '0001-01-01 00:00:00+00') as taken_at, coalesce(w.failed_at, '0001-01-01 00:00:00+00') as failed_at
	from convocations v
	left join lateral (
		select x.taken_at, x.failed_at
		from convocation_mails x
		where x.coordination_id = v.coordination_id and x.convocation_id = v.id and x.kind = 'convenes'
		order by x.id
		limit 1
	) w on true
	join seats s on s.coordination_id = v.coordination_id and s.id = v.seat_id
	join people p on p.id = v.person_id
	left join organizations o on o.coordination_id = s.coordination_id and o.id = s.organization_id
	left join proxies x on x.coordination_id = v.coordination_id and x.meeting_id = v.meeting_id
		and x.giver_id = v.seat_id and x.revoked_at is null and v.reply = 'proxy'
	where v.coordination_id = $1 and v.meeting_id = $2
	order by` + seatOrder

// ConvocationRecord is who a meeting calls, and what they answered.
type ConvocationRecord struct {
	Rules    governance.RuleSet
	Notice   governance.Notice // if it were sent now
	Called   []Called          // sent, or to be handed over
	Missing  []Called          // who sits that day and is not called yet
	Vacant   []Called          // seats on which nobody sits
	Forecast Forecast
}

// Forecast is what the replies let expect of the quorum.
type Forecast struct {
	governance.Quorum     // of those who announced that they come
	Awaited           int // voting seats from which no reply came
}

// Convocation reads who a meeting calls, or would call if it were convened now.
func (s *Store) Convocation(
	ctx context.Context, actor governance.Actor, m MeetingRecord,
) (ConvocationRecord, error) {
	var r ConvocationRecord
	if err := actor.Must(governance.Read); err != nil {
		return r, err
	}
	rules, zone := m.RuleSet(), m.Zone()
	r.Rules, r.Notice = rules, governance.NoticeOf(m.Meeting, rules, zone, s.now())
	if err := s.list(ctx, &r.Called, selectCalled, actor.Coordination, m.ID); err != nil {
		return r, err
	}
	seats, err := sitting(ctx, s, m.Meeting, zone)
	if err != nil {
		return r, err
	}
	for _, c := range seats {
		switch {
		case c.PersonID == 0:
			r.Vacant = append(r.Vacant, c)
		case c.ID == 0:
			r.Missing = append(r.Missing, c)
		}
	}
	r.Forecast = forecast(rules, seats, r.Called)
	return r, nil
}

// seatsOf is the room of a meeting before anybody is there.
func seatsOf(rules governance.RuleSet, seats []Called) governance.Room {
	room := governance.Room{Rules: rules}
	for _, c := range seats {
		if n := len(room.Seats); n == 0 || room.Seats[n-1].ID != c.SeatID { // those of one seat follow each other
			room.Seats = append(room.Seats, governance.RoomSeat{ID: c.SeatID, Voting: c.Voting})
		}
		if c.PersonID != 0 {
			room.Seats[len(room.Seats)-1].Filled = true
		}
	}
	return room
}

// forecast counts the quorum as the replies announce it.
func forecast(rules governance.RuleSet, seats, called []Called) Forecast {
	room := seatsOf(rules, seats)
	replied := map[governance.SeatID]bool{}
	for _, c := range called {
		n := slices.IndexFunc(room.Seats, func(s governance.RoomSeat) bool { return s.ID == c.SeatID })
		if n < 0 {
			continue
		}
		replied[c.SeatID] = replied[c.SeatID] || c.Reply != ""
		if c.Reply.Attends() {
			room.Seats[n].Present = c.PersonID
		}
		if c.BearerID != 0 {
			room.Proxies = append(room.Proxies, governance.Proxy{GiverID: c.SeatID, BearerID: c.BearerID})
		}
	}
	f := Forecast{Quorum: room.Quorum()}
	for _, seat := range room.Seats {
		if seat.Voting && seat.Filled && !replied[seat.ID] {
			f.Awaited++
		}
	}
	return f
}

// convocationNames names a convocation for the journal: who is called, and for
// which seat.
const convocationNames = `
		select p.given_name || ' ' || p.family_name, coalesce(nullif(s.function, ''), o.name)
		from convocations v
		join people p on p.id = v.person_id
		join seats s on s.coordination_id = $1 and s.id = v.seat_id
		left join organizations o on o.coordination_id = $1 and o.id = s.organization_id
		where j.object_kind = 'convocation' and v.coordination_id = $1 and v.id = j.object_id`
