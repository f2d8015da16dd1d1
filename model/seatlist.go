package model

import (
	"context"
	"strings"
	"time"

	"ctin/governance"

	"github.com/lib/pq"
)

// SeatQuery says which seats a list shows, and in which order. Its zero value
// shows every seat that exists on Day, by organisation.
type SeatQuery struct {
	Day       governance.Date // who sits on that day
	Words     string          // of a person, an organisation, a function
	Committee governance.CommitteeID
	College   governance.College
	Voice     string // "voting", "advisory", or "" for both
	State     string // "filled", "vacant", "accountless", "past", or "" for every open seat
	Sort      string // "person", "college", or "" for the organisation
	After     governance.SeatID
	Before    governance.SeatID
}

// SeatList is one page of seats. Previous and Next are where its neighbours
// begin, zero for none.
type SeatList struct {
	Lines    []SeatLine
	Total    int // of all pages
	Previous governance.SeatID
	Next     governance.SeatID
}

// SeatLine is one seat with who sits on it: on the day asked, or on its last
// day when it has closed.
type SeatLine struct {
	governance.Seat
	Committee    string
	Organization string
	Example      bool // a fictional organisation
	Holder       Sitter
	Alternates   []Sitter
}

// Sitter is a mandate and the person it puts on a seat.
type Sitter struct {
	governance.Mandate
	GivenName    string
	FamilyName   string
	Account      bool       // has logged in at least once
	InvitedUntil *time.Time // expiry of the invitation still open, if any
	DeedToken    string     // of the designation deed, "" when there is none
	DeedName     string
}

// Name is the person's name.
func (s Sitter) Name() string {
	return governance.Person{GivenName: s.GivenName, FamilyName: s.FamilyName}.Name()
}

// A list of seats is put together from these parts. seatsHere is every seat of a
// coordination ($1) on a day ($2).
const seatsHere = `
	with seat as (
		select s.*, k.name as committee, coalesce(o.name, '') as organization, coalesce(o.example, false) as example,
			coalesce(nullif(o.name, ''), s.function) as label, least($2::date, s.ends_on) as day
		from seats s
		join committees k on k.coordination_id = s.coordination_id and k.id = s.committee_id
		left join organizations o on o.coordination_id = s.coordination_id and o.id = s.organization_id
		where s.coordination_id = $1
	)`

// seatsAlone leaves out who sits, for a list that neither looks for people nor
// sorts by them: most visits read only the seats of their page.
const seatsAlone = `, line as (
		select s.*, '' as given_name, '' as family_name, false as account, false as held, '' as alternates
		from seat s
	)`

// seatsHeld says who sits on each seat.
const seatsHeld = `, sitting as (
		select m.seat_id, bool_or(m.kind = 'holder') as held,
			max(p.given_name) filter (where m.kind = 'holder') as given_name,
			max(p.family_name) filter (where m.kind = 'holder') as family_name,
			bool_or(m.kind = 'holder' and exists (select from accounts c where c.person_id = p.id)) as account,
			string_agg(p.given_name || ' ' || p.family_name, ' ') filter (where m.kind = 'alternate') as alternates
		from seat s
		join mandates m on m.coordination_id = s.coordination_id and m.seat_id = s.id
			and m.starts_on <= s.day and (m.ends_on is null or m.ends_on >= s.day)
		join people p on p.id = m.person_id
		group by m.seat_id
	), line as (
		select s.*, coalesce(h.given_name, '') as given_name, coalesce(h.family_name, '') as family_name,
			coalesce(h.account, false) as account, coalesce(h.held, false) as held, coalesce(h.alternates, '') as alternates
		from seat s
		left join sitting h on h.seat_id = s.id
	)`

// seatsKept is the seats that the filters keep: words ($3), body ($4), college ($5),
// voice ($6), state ($7); rank and key are the order ($8).
const seatsKept = `, keyed as (
		select l.*,
			case $8::text
				when 'person' then (not held)::int
				when 'college' then array_position(array['institutional', 'private', 'associative', 'beneficiaries'], college)
				else 0
			end as rank,
			case $8::text when 'person' then family_name || ' ' || given_name || ' ' || label else label end as key
		from line l
	), asked as (
		select folded(word) as word
		from unnest($3::text[]) word
	), kept as (
		select *
		from keyed
		where not exists (
				select from asked
				where position(word in
					folded(label || ' ' || function || ' ' || given_name || ' ' || family_name || ' ' || alternates)) = 0
			)
			and ($4 = 0 or committee_id = $4)
			and ($5 = '' or college = $5)
			and ($6 = '' or voting = ($6 = 'voting'))
			and case $7::text
				when 'past' then ends_on < $2::date
				when 'filled' then day = $2::date and (held or alternates <> '')
				when 'vacant' then day = $2::date and starts_on <= $2::date and not held and alternates = ''
				when 'accountless' then day = $2::date and held and not account
				else day = $2::date
			end
	)
	select id, coordination_id, committee_id, coalesce(organization_id, 0) as organization_id, function, college,
		voting, qualified, starts_on, ends_on, created_at, version, committee, organization, example,
		(select count(*) from kept) as total
	from kept`

// The cursor ($9) is a seat of the coordination, whether or not the filters
// keep it; without it a page is the first.
const (
	seatsFollowing = `
	where not exists (select from keyed where id = $9)
		or (rank, key collate "fr-x-icu", id) > (select rank, key, id from keyed where id = $9)
	order by rank, key collate "fr-x-icu", id
	limit $10`
	seatsPreceding = `
	where (rank, key collate "fr-x-icu", id) < (select rank, key, id from keyed where id = $9)
	order by rank desc, key collate "fr-x-icu" desc, id desc
	limit $10`
)

const (
	selectSeatsAfter      = seatsHere + seatsAlone + seatsKept + seatsFollowing
	selectSeatsBefore     = seatsHere + seatsAlone + seatsKept + seatsPreceding
	selectSeatsHeldAfter  = seatsHere + seatsHeld + seatsKept + seatsFollowing
	selectSeatsHeldBefore = seatsHere + seatsHeld + seatsKept + seatsPreceding
)

// statement chooses what reads the list, and where from.
func (q SeatQuery) statement() (query string, from governance.SeatID) {
	people := strings.TrimSpace(q.Words) != "" || q.Sort == "person" || q.State != "" && q.State != "past"
	switch {
	case people && q.Before != 0:
		return selectSeatsHeldBefore, q.Before
	case people:
		return selectSeatsHeldAfter, q.After
	case q.Before != 0:
		return selectSeatsBefore, q.Before
	}
	return selectSeatsAfter, q.After
}

// Seats lists the seats of the coordination and who sits on them.
func (s *Store) Seats(ctx context.Context, actor governance.Actor, q SeatQuery) (SeatList, error) {
	if err := actor.Must(governance.Read); err != nil {
		return SeatList{}, err
	}
	query, from := q.statement()
	var rows []struct {
		SeatLine
		Total int
	}
	err := s.list(ctx, &rows, query, actor.Coordination, q.Day, pq.Array(strings.Fields(q.Words)), q.Committee, q.College,
		q.Voice, q.State, q.Sort, from, pageSize+1)
	if err != nil {
		return SeatList{}, err
	}
	var list SeatList
	for _, r := range rows {
		list.Total = r.Total
		list.Lines = append(list.Lines, r.SeatLine)
	}
	list.Lines, list.Previous, list.Next = pageOf(list.Lines, q.After, q.Before,
		func(l SeatLine) governance.SeatID { return l.ID })
	return list, s.seatSitters(ctx, actor, q.Day, list.Lines)
}

// sitters is who is designated, with what the lists say of them.
const sitters = `
	select m.id, m.coordination_id, m.seat_id, m.person_id, m.kind, m.starts_on, m.ends_on,
		coalesce(m.deed_id, 0) as deed_id, m.created_at, m.version, p.given_name, p.family_name,
		exists (select from accounts a where a.person_id = p.id) as account,
		(
			select max(i.expires_at)
			from memberships h
			join invitations i on i.membership_id = h.id and i.accepted_at is null and i.revoked_at is null
			where h.coordination_id = m.coordination_id and h.person_id = p.id and h.ended_at is null
		) as invited_until,
		coalesce(f.token, '') as deed_token, coalesce(f.name, '') as deed_name
	from mandates m
	join people p on p.id = m.person_id
	left join files f on f.coordination_id = m.coordination_id and f.id = m.deed_id`

const selectSitters = sitters + `
	join seats s on s.coordination_id = m.coordination_id and s.id = m.seat_id
	where m.coordination_id = $1 and m.seat_id = any($3)
		and m.starts_on <= least($2::date, s.ends_on) and (m.ends_on is null or m.ends_on >= least($2::date, s.ends_on))
	order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", m.id`

// seatSitters fills in who sits on the seats of a page.
func (s *Store) seatSitters(ctx context.Context, actor governance.Actor, day governance.Date, lines []SeatLine) error {
	ids := make([]int64, len(lines))
	at := map[governance.SeatID]*SeatLine{}
	for i := range lines {
		ids[i] = int64(lines[i].ID)
		at[lines[i].ID] = &lines[i]
	}
	var sitting []Sitter
	if err := s.list(ctx, &sitting, selectSitters, actor.Coordination, day, pq.Array(ids)); err != nil {
		return err
	}
	for _, m := range sitting {
		line := at[m.SeatID]
		if m.Kind == governance.Holder {
			line.Holder = m
		} else {
			line.Alternates = append(line.Alternates, m)
		}
	}
	return nil
}
