package model

import (
	"context"

	"ctin/governance"
)

// MeetingLine is a meeting in a list.
type MeetingLine struct {
	governance.Meeting
	Committee string
	Items     int
	Called    int // people
	Replied   int
	Mine      governance.Reply // of the actor, when they are called
	Calls     bool             // the actor is called
}

// MeetingList is the meetings of a coordination, or of one body: those to come,
// the next first, and a page of those that are over, the last first.
type MeetingList struct {
	Coming         []MeetingLine
	Past           []MeetingLine
	Previous, Next governance.MeetingID // where the neighbours of the page of the past begin
}

const meetingLines = `
	select ` + meetingColumns + `, k.name as committee,
		(select count(*) from agenda_items i where i.coordination_id = m.coordination_id and i.meeting_id = m.id) as items,
		(select count(distinct v.person_id) from convocations v
			where v.coordination_id = m.coordination_id and v.meeting_id = m.id) as called,
		(select count(distinct v.person_id) from convocations v
			where v.coordination_id = m.coordination_id and v.meeting_id = m.id and v.reply <> '') as replied,
		coalesce((select max(v.reply) from convocations v
			where v.coordination_id = m.coordination_id and v.meeting_id = m.id and v.person_id = $3), '') as mine,
		exists (select from convocations v
			where v.coordination_id = m.coordination_id and v.meeting_id = m.id and v.person_id = $3) as calls
	from meetings m
	join committees k on k.coordination_id = m.coordination_id and k.id = m.committee_id
	where m.coordination_id = $1 and ($2 = 0 or m.committee_id = $2)`

const selectComing = meetingLines + `
	and m.state in ('draft', 'convened', 'open', 'suspended')
	order by m.starts_at, m.id`

const (
	over = `
	and m.state in ('closed', 'archived', 'cancelled')`

	selectPastAfter = meetingLines + over + `
	and ($4 = 0 or (m.starts_at, m.id) < (select starts_at, id from meetings where coordination_id = $1 and id = $4))
	order by m.starts_at desc, m.id desc
	limit $5`

	selectPastBefore = meetingLines + over + `
	and (m.starts_at, m.id) > (select starts_at, id from meetings where coordination_id = $1 and id = $4)
	order by m.starts_at, m.id
	limit $5`
)

// Meetings lists the meetings of the coordination, or of one body when
// committee is not zero. after and before are cursors in the past ones.
func (s *Store) Meetings(
	ctx context.Context, actor governance.Actor, committee governance.CommitteeID, after, before governance.MeetingID,
) (MeetingList, error) {
	var list MeetingList
	if err := actor.Must(governance.Read); err != nil {
		return list, err
	}
	err := s.list(ctx, &list.Coming, selectComing, actor.Coordination, committee, actor.PersonID)
	if err != nil {
		return list, err
	}
	query, from := selectPastAfter, after
	if before != 0 {
		query, from = selectPastBefore, before
	}
	var past []MeetingLine
	err = s.list(ctx, &past, query, actor.Coordination, committee, actor.PersonID, from, pageSize+1)
	if err != nil {
		return list, err
	}
	var previous, next bool
	list.Past, previous, next = cutPage(past, after != 0, before != 0)
	if previous {
		list.Previous = list.Past[0].ID
	}
	if next {
		list.Next = list.Past[len(list.Past)-1].ID
	}
	return list, nil
}

const selectNextMeeting = meetingLines + `
	and m.state in ('convened', 'open', 'suspended')
	order by m.starts_at, m.id
	limit 1`

// nextMeeting is the next one that is convened or open: nil when there is none.
func (s *Store) nextMeeting(ctx context.Context, actor governance.Actor) (*MeetingLine, error) {
	var next []MeetingLine
	err := s.list(ctx, &next, selectNextMeeting, actor.Coordination, 0, actor.PersonID)
	if err != nil || len(next) == 0 {
		return nil, err
	}
	return &next[0], nil
}

// MeetingPerson is someone who may lead a meeting, with their roles.
type MeetingPerson struct {
	PersonName
	Roles governance.RoleSet
}

const selectMeetingPeople = `
	select p.id, p.given_name, p.family_name, coalesce(r.organization, '') as organization, coalesce(r.roles, '') as roles
	from people p
	left join lateral (
		select string_agg(h.roles, ' ') as roles, min(o.name) as organization
		from memberships h
		left join organizations o on o.id = h.organization_id
		where h.coordination_id = $1 and h.person_id = p.id and h.ended_at is null
	) r on true
	where p.merged_into is null and` + knownHere + `
	order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", p.id`

// MeetingPeople lists who may preside over a meeting or keep its minutes.
func (s *Store) MeetingPeople(ctx context.Context, actor governance.Actor) ([]MeetingPerson, error) {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return nil, err
	}
	var people []MeetingPerson
	return people, s.list(ctx, &people, selectMeetingPeople, actor.Coordination)
}
