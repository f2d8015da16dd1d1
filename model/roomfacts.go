package model

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"ctin/governance"
)

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
		'QuorumRequired', b.quorum_required, 'QuorumReached', b.quorum_reached,
		'QuorumDetail', b.quorum_detail, 'Weighted', b.weighted)
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
	select 'urn', u.seat_id, jsonb_build_object('BallotID', u.ballot_id, 'SeatID', u.seat_id)
	from urn_seats u
	join ballots b on b.coordination_id = u.coordination_id and b.id = u.ballot_id
	join agenda_items i on i.coordination_id = b.coordination_id and i.id = b.item_id
	where u.coordination_id = $1 and i.meeting_id = $2
	union all
	select 'guest', g.id, jsonb_build_object('ID', g.id, 'MeetingID', g.meeting_id, 'Name', g.name, 'Quality', g.quality,
		'Organization', g.organization, 'Remote', g.remote, 'ArrivedAt', g.arrived_at, 'LeftAt', g.left_at,
		'RecordedBy', g.recorded_by, 'CreatedAt', g.created_at)
	from guests g
	where g.coordination_id = $1 and g.meeting_id = $2
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
	union all
	select 'item', x.position, to_jsonb(x)
	from (` + selectAgenda + `) x
	union all
	select 'proposed', y.id, to_jsonb(y)
	from (` + selectProposed + `) y
	order by 1, 2`

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
	case "item":
		return appendRow(&room.Agenda, content)
	case "proposed":
		var p []ProposedLine
		if err := appendRow(&p, content); err != nil {
			return err
		}
		room.propose(p)
		return nil
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
	case "urn":
		return appendJSON(&room.InUrn, content)
	case "guest":
		return appendJSON(&room.Guests, content)
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

// appendRow adds a row that was read as JSON: its keys are columns, which are
// Go fields once their underscores are gone.
func appendRow[T any](list *[]T, content []byte) error {
	var columns map[string]json.RawMessage
	if err := json.Unmarshal(content, &columns); err != nil {
		return err
	}
	fields := make(map[string]json.RawMessage, len(columns))
	for name, value := range columns {
		fields[strings.ReplaceAll(name, "_", "")] = value
	}
	plain, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	return appendJSON(list, plain)
}
