package model

import (
	"context"
	"encoding/json"
	"fmt"
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

// selectFacts reads in one statement what was recorded in a room: each row is
// one thing, in the words of the Go fields that it fills.
const selectFacts = `
	select 'rules' as kind, 0 as n, r.rules as content
	from rule_sets r
	join meetings m on m.coordination_id = r.coordination_id and m.committee_id = r.committee_id
	where m.coordination_id = $1 and m.id = $2
	union all
	select 'stay', a.id, jsonb_build_object('ID', a.id, 'MeetingID', a.meeting_id, 'SeatID', a.seat_id,
		'PersonID', a.person_id, 'Remote', a.remote, 'ArrivedAt', a.arrived_at, 'LeftAt', a.left_at,
		'RecordedBy', a.recorded_by, 'CreatedAt', a.created_at, 'Name', btrim(p.given_name || ' ' || p.family_name))
	from attendances a
	join people p on p.id = a.person_id
	where a.coordination_id = $1 and a.meeting_id = $2
	union all
	select 'proxy', id, jsonb_build_object('ID', id, 'MeetingID', meeting_id, 'GiverID', giver_id,
		'BearerID', bearer_id, 'GivenBy', given_by, 'RecordedBy', recorded_by, 'CreatedAt', created_at, 'RevokedAt', revoked_at)
	from proxies
	where coordination_id = $1 and meeting_id = $2
	union all
	select 'recusal', r.seat_id, jsonb_build_object('ItemID', r.item_id, 'SeatID', r.seat_id, 'Reason', r.reason,
		'RecordedBy', r.recorded_by)
	from recusals r
	join agenda_items i on i.coordination_id = r.coordination_id and i.id = r.item_id
	where r.coordination_id = $1 and i.meeting_id = $2
	union all
	select 'ballot', b.id, jsonb_build_object('ID', b.id, 'CoordinationID', b.coordination_id, 'ItemID', b.item_id,
		'Kind', b.kind, 'Motion', b.motion, 'OpenedAt', b.opened_at, 'ClosedAt', b.closed_at, 'VotesFor', b.votes_for,
		'VotesAgainst', b.votes_against, 'Abstentions', b.abstentions, 'NotVoting', b.not_voting, 'Adopted', b.adopted,
		'Casting', b.casting, 'Objections', b.objections, 'QuorumBase', b.quorum_base,
		'QuorumRequired', b.quorum_required, 'QuorumReached', b.quorum_reached)
	from ballots b
	join agenda_items i on i.coordination_id = b.coordination_id and i.id = b.item_id
	where b.coordination_id = $1 and i.meeting_id = $2
	union all
	select 'vote', v.seat_id, jsonb_build_object('BallotID', v.ballot_id, 'SeatID', v.seat_id,
		'PersonID', v.person_id, 'Choice', v.choice, 'RecordedBy', v.recorded_by, 'CreatedAt', v.created_at)
	from votes v
	join ballots b on b.coordination_id = v.coordination_id and b.id = v.ballot_id
	join agenda_items i on i.coordination_id = b.coordination_id and i.id = b.item_id
	where v.coordination_id = $1 and i.meeting_id = $2
	union all
	select 'decision', d.id, jsonb_build_object('ID', d.id, 'CommitteeID', d.committee_id, 'ItemID', d.item_id,
		'BallotID', d.ballot_id, 'Year', d.year, 'Number', d.number, 'Reference', d.reference, 'Title', d.title,
		'Body', d.body, 'AdoptedAt', d.adopted_at, 'Owner', d.owner, 'OwnerID', coalesce(d.owner_id, 0),
		'DueOn', coalesce(d.due_on::text, ''), 'Status', d.status)
	from decisions d
	where d.coordination_id = $1 and d.meeting_id = $2
	union all
	select 'action', number, jsonb_build_object('ID', id, 'Number', number, 'Title', title)
	from actions
	where coordination_id = $1 and state <> 'cancelled'
	union all
	select 'carrier', c.organization_id, to_jsonb(c.organization_id)
	from carriers c
	where c.coordination_id = $1
	union all
	select distinct 'grantee', g.organization_id, jsonb_build_object('ItemID', a.item_id, 'OrganizationID', g.organization_id)
	from proposed_allocations a
	join agenda_items i on i.coordination_id = a.coordination_id and i.id = a.item_id
	join grantees g on g.coordination_id = a.coordination_id and g.commitment_id = a.commitment_id
	where a.coordination_id = $1 and i.meeting_id = $2
	order by 1, 2`

// readRoom reads the room of a meeting: a constant number of statements.
func readRoom(
	ctx context.Context, r reader, coordination governance.CoordinationID, id governance.MeetingID,
) (RoomRecord, error) {
	meeting, err := readMeeting(ctx, r, coordination, id)
	if err != nil {
		return RoomRecord{}, err
	}
	room := RoomRecord{MeetingRecord: meeting, Rules: governance.ProfileRules(governance.Concertation)}
	if err := room.readPlaces(ctx, r, coordination); err != nil {
		return room, err
	}
	if err := room.readFacts(ctx, r, coordination); err != nil {
		return room, err
	}
	if meeting.Rules != nil {
		room.Rules = *meeting.Rules
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

func (room *RoomRecord) readFacts(ctx context.Context, r reader, coordination governance.CoordinationID) error {
	var rows []struct {
		Kind    string
		N       int64
		Content []byte
	}
	if err := r.list(ctx, &rows, selectFacts, coordination, room.ID); err != nil {
		return err
	}
	for _, row := range rows {
		if err := room.take(row.Kind, row.Content); err != nil {
			return fmt.Errorf("%s %d of the room: %w", row.Kind, row.N, err)
		}
	}
	return nil
}

// take adds one recorded thing to the room.
func (room *RoomRecord) take(kind string, content []byte) error {
	switch kind {
	case "rules":
		return json.Unmarshal(content, &room.Rules)
	case "stay":
		return appendJSON(&room.Stays, content)
	case "proxy":
		return appendJSON(&room.Proxies, content)
	case "recusal":
		return appendJSON(&room.Recusals, content)
	case "ballot":
		return appendJSON(&room.Ballots, content)
	case "vote":
		return appendJSON(&room.Votes, content)
	case "decision":
		return appendJSON(&room.Decisions, content)
	case "action":
		return appendJSON(&room.Actions, content)
	case "carrier":
		return appendJSON(&room.carriers, content)
	}
	return appendJSON(&room.grantees, content)
}

func appendJSON[T any](list *[]T, content []byte) error {
	var t T
	if err := json.Unmarshal(content, &t); err != nil {
		return err
	}
	*list = append(*list, t)
	return nil
}

// Room reads the room of a meeting.
func (s *Store) Room(ctx context.Context, actor governance.Actor, id governance.MeetingID) (RoomRecord, error) {
	if err := actor.Must(governance.Read); err != nil {
		return RoomRecord{}, err
	}
	return readRoom(ctx, s, actor.Coordination, id)
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
