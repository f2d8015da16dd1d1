package model

import (
	"context"
	"slices"
	"time"

	"ctin/governance"
)

// RoomRecord is a meeting with everything that was recorded in its room.
type RoomRecord struct {
	MeetingRecord
	Rules     governance.RuleSet // those it was opened under, else those of its body
	Day       governance.Date    // of the meeting, in the coordination
	Places    []RoomPlace
	Stays     []RoomStay
	Proxies   []governance.Proxy // revoked ones included
	Recusals  []Recusal
	Ballots   []governance.Ballot // the first first
	Votes     []governance.Vote
	InUrn     []UrnSeat // who has voted in secret: never what
	Guests    []governance.Guest
	Decisions []governance.Decision
	Actions   []ActionName // that a decision may be about

	carriers []governance.OrganizationID
	grantees []itemGrantee
}

// RoomPlace is a seat of the body on the day of the meeting.
type RoomPlace struct {
	SeatID         governance.SeatID
	OrganizationID governance.OrganizationID
	Organization   string
	Function       string
	College        governance.College
	Voting         bool
	Qualified      bool
	People         []RoomPerson // who may sit, the holder first
}

// Name is the seat in words: its organisation, else its function.
func (p RoomPlace) Name() string {
	if p.Organization != "" {
		return p.Organization
	}
	return p.Function
}

// seat is the place as rules of arrival know it.
func (p RoomPlace) seat() governance.Seat {
	return governance.Seat{ID: p.SeatID, Voting: p.Voting, Qualified: p.Qualified}
}

// sitting is who may sit on the place that day.
func (p RoomPlace) sitting() governance.Sitting {
	var s governance.Sitting
	for _, who := range p.People {
		m := governance.Mandate{SeatID: p.SeatID, PersonID: who.PersonID, Kind: who.Kind}
		if who.Kind == governance.Holder {
			s.Holder = m
			continue
		}
		s.Alternates = append(s.Alternates, m)
	}
	return s
}

// Holds tells whether a person may sit there that day.
func (p RoomPlace) Holds(person governance.PersonID) bool {
	for _, who := range p.People {
		if who.PersonID == person {
			return person != 0
		}
	}
	return false
}

// calls tells whether a person was called for the place.
func (p RoomPlace) calls(person governance.PersonID) bool {
	return slices.ContainsFunc(p.People, func(who RoomPerson) bool { return who.PersonID == person && who.Convened })
}

// RoomPerson is someone with a mandate on a seat, the day of the meeting.
type RoomPerson struct {
	PersonID governance.PersonID
	Name     string
	Kind     governance.MandateKind
	Reply    string // to the convocation, empty when there is none
	Convened bool
}

// RoomStay is a stay with the name of who stays.
type RoomStay struct {
	governance.Stay
	Name string
}

// Recusal is a seat that stands aside for an item (C5).
type Recusal struct {
	ItemID     governance.AgendaItemID
	SeatID     governance.SeatID
	Reason     string
	RecordedBy governance.PersonID
}

// itemGrantee is an organisation that a commitment, which an item shares out,
// is granted to.
type itemGrantee struct {
	ItemID         governance.AgendaItemID
	OrganizationID governance.OrganizationID
}

// UrnSeat is a seat that has voted in a secret ballot.
type UrnSeat struct {
	BallotID governance.BallotID
	SeatID   governance.SeatID
}

const selectPlacesOfRoom = `
	select s.id as seat_id, coalesce(s.organization_id, 0) as organization_id, coalesce(o.name, '') as organization,
		s.function, s.college, s.voting, s.qualified, d.day, coalesce(m.person_id, 0) as person_id,
		coalesce(m.kind, '') as kind, coalesce(btrim(p.given_name || ' ' || p.family_name), '') as name,
		coalesce(v.reply, '') as reply, v.id is not null as convened
	from (
		select t.id, t.coordination_id, t.committee_id,
			(coalesce(t.opened_at, t.starts_at) at time zone c.time_zone)::date as day
		from meetings t
		join coordinations c on c.id = t.coordination_id
		where t.coordination_id = $1 and t.id = $2
	) d
	join seats s on s.coordination_id = d.coordination_id and s.committee_id = d.committee_id
		and s.starts_on <= d.day and (s.ends_on is null or s.ends_on >= d.day)
	left join organizations o on o.coordination_id = s.coordination_id and o.id = s.organization_id
	left join mandates m on m.coordination_id = s.coordination_id and m.seat_id = s.id
		and m.starts_on <= d.day and (m.ends_on is null or m.ends_on >= d.day)
	left join people p on p.id = m.person_id
	left join convocations v on v.meeting_id = d.id and v.seat_id = s.id and v.person_id = m.person_id
	order by not s.voting, array_position(array['institutional', 'private', 'associative', 'beneficiaries'], s.college),
		s.id, m.kind desc nulls last, name collate "fr-x-icu", m.person_id`

// readRoom reads the room of a meeting in three statements, however many seats
// it has.
func readRoom(
	ctx context.Context, r reader, coordination governance.CoordinationID, id governance.MeetingID,
) (RoomRecord, error) {
	room := RoomRecord{Rules: governance.ProfileRules(governance.Concertation)}
	if err := r.get(ctx, &room.MeetingRecord, selectMeeting, coordination, id); err != nil {
		return RoomRecord{}, err
	}
	if err := room.readPlaces(ctx, r, coordination); err != nil {
		return room, err
	}
	if err := room.readFacts(ctx, r, coordination); err != nil {
		return room, err
	}
	if room.MeetingRecord.Rules != nil {
		room.Rules = *room.MeetingRecord.Rules
	}
	return room, nil
}

func (room *RoomRecord) readPlaces(ctx context.Context, r reader, coordination governance.CoordinationID) error {
	var rows []struct {
		RoomPlace
		RoomPerson
		Day governance.Date
	}
	if err := r.list(ctx, &rows, selectPlacesOfRoom, coordination, room.ID); err != nil {
		return err
	}
	for _, row := range rows {
		room.Day = row.Day
		if n := len(room.Places); n == 0 || room.Places[n-1].SeatID != row.SeatID {
			room.Places = append(room.Places, row.RoomPlace)
		}
		if row.PersonID != 0 {
			last := &room.Places[len(room.Places)-1]
			last.People = append(last.People, row.RoomPerson)
		}
	}
	return nil
}

// Room reads the room of a meeting.
func (s *Store) Room(ctx context.Context, actor governance.Actor, id governance.MeetingID) (RoomRecord, error) {
	if err := actor.Must(governance.Read); err != nil {
		return RoomRecord{}, err
	}
	return readRoom(ctx, s, actor.Coordination, id)
}

// ExportAttendance reads the room for a sheet of attendance, and journals that
// it was taken out (P6).
func (s *Store) ExportAttendance(
	ctx context.Context, actor governance.Actor, id governance.MeetingID,
) (RoomRecord, error) {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return RoomRecord{}, err
	}
	room, err := s.Room(ctx, actor, id)
	if err != nil {
		return room, err
	}
	_, err = s.write(ctx, actor, "meeting.attendance", func(t *tx) (int64, error) {
		t.record(event{chain: room.CoordinationID, action: "meeting.attendance", kind: "meeting", object: int64(id)})
		return int64(id), nil
	})
	return room, err
}

// lockedRoom reads the room and keeps its other writers waiting until the end
// of the transaction: what is counted is what will be true when it commits.
func (t *tx) lockedRoom(ctx context.Context, id governance.MeetingID) (RoomRecord, error) {
	if _, err := t.lockedMeeting(ctx, id); err != nil {
		return RoomRecord{}, err
	}
	return readRoom(ctx, t, t.actor.Coordination, id)
}

// openRoom is lockedRoom of a meeting that is open (C7), and the instant of
// what happens in it.
func (t *tx) openRoom(ctx context.Context, id governance.MeetingID, typed time.Time) (RoomRecord, time.Time, error) {
	room, err := t.lockedRoom(ctx, id)
	if err != nil {
		return room, typed, err
	}
	if err := governance.RequireOpen(room.Meeting); err != nil {
		return room, typed, err
	}
	at, err := governance.Happened(room.Meeting, typed, t.at)
	return room, at, err
}
