package model

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"ctin/governance"

	"github.com/lib/pq"
)

// minutesFacts is what minutes tell beside what happened in the room: the
// state of the plan and of the funding when the meeting closed.
type minutesFacts struct {
	Coordination string
	Decisions    []governance.DecisionContent
	Commitments  []minutesCommitment
	Allocations  []minutesAllocation
	Actions      []minutesAction
	People       []minutesPerson
	Pauses       []minutesPause
}

type minutesCommitment struct {
	governance.Commitment
	Funder, Scheme string
	Paid           governance.Cents
}

type minutesAllocation struct {
	Commitment, Action               int // their numbers
	Funder, Purpose, Title, Decision string
	Earmarked, InKind                bool
	Amount                           governance.Cents
}

type minutesAction struct {
	Number                       int
	Title, Lead, Blocker         string
	State                        governance.ActionState
	Progress                     int
	CashCost, CashFirm           governance.Cents
	KindCost, KindFirm           governance.Cents
	CashAnnounced, KindAnnounced governance.Cents
}

// minutesPerson is who presides or writes without sitting in the body.
type minutesPerson struct {
	ID                 governance.PersonID
	Name, Organization string
}

// What is confidential stays out of minutes as long as it is not firm (F17).
// $2 is nobody's organisation: minutes are for every member. What came after
// the meeting ($6 its day, $7 its close) is not of it, even when it is told later.
const selectMinutesFacts = `
	select 'coordination' as kind, 0 as n, to_jsonb(name) as content
	from coordinations
	where id = $1
	union all
	select 'decision', d.number, convert_from(d.content, 'UTF8')::jsonb
	from decisions d
	where d.coordination_id = $1 and d.meeting_id = $3
	union all
	select 'commitment', c.number, jsonb_build_object('Number', c.number, 'Purpose', c.purpose, 'InKind', c.in_kind,
		'Amount', c.amount, 'Status', c.status, 'Earmarked', c.earmarked, 'Confirmed', c.confirmed,
		'Funder', o.name, 'Scheme', coalesce(s.name, ''), 'Paid', ` + netPaid + `)
	from commitments c
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	left join schemes s on s.coordination_id = c.coordination_id and s.id = c.scheme_id
	where c.coordination_id = $1 and ` + seenCommitment + ` and (` + openCommitment + ` or ` + netPaid + ` > 0)
		and c.declared_on <= $6
	union all
	select 'allocation', l.id, jsonb_build_object('Commitment', c.number, 'Funder', o.name, 'Purpose', c.purpose,
		'Earmarked', c.earmarked, 'InKind', c.in_kind, 'Action', a.number, 'Title', a.title, 'Amount', l.amount,
		'Decision', coalesce(d.reference, ''))
	from allocations l
	join commitments c on c.coordination_id = l.coordination_id and c.id = l.commitment_id
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	join actions a on a.coordination_id = l.coordination_id and a.id = l.action_id
	left join decisions d on d.coordination_id = l.coordination_id and d.id = l.decision_id
	where l.coordination_id = $1 and l.released_at is null and ` + seenCommitment + `
		and (l.created_at <= $7 or d.meeting_id = $3)
	union all
	select 'action', a.number, jsonb_build_object('Number', a.number, 'Title', a.title, 'State', a.state,
		'Progress', a.progress, 'Blocker', a.blocker, 'Lead', coalesce(btrim(p.given_name || ' ' || p.family_name), ''),
		'CashCost', k.cash_cost, 'CashFirm', m.cash_firm, 'KindCost', k.kind_cost, 'KindFirm', m.kind_firm)
	from actions a` + plan + `
	left join people p on p.id = a.lead_id
	where a.coordination_id = $1 and a.state <> 'cancelled' and a.created_at <= $7
	union all
	select 'person', p.id, jsonb_build_object('ID', p.id, 'Name', btrim(p.given_name || ' ' || p.family_name),
		'Organization', coalesce((
			select min(o.name)
			from memberships m
			join organizations o on o.coordination_id = m.coordination_id and o.id = m.organization_id
			where m.coordination_id = $1 and m.person_id = p.id and m.ended_at is null
		), ''))
	from people p
	where p.id in ($4, $5)
	union all
	select 'pause', n, jsonb_build_object('At', at, 'Over', action = 'meeting.resume')
	from journal
	where coordination_id = $1 and object_kind = 'meeting' and object_id = $3
		and action in ('meeting.suspend', 'meeting.resume')
	order by 1, 2`

// minutesFacts reads what minutes tell beside the room.
func (t *tx) minutesFacts(ctx context.Context, room RoomRecord) (minutesFacts, error) {
	var rows []struct {
		Kind    string
		N       int64
		Content []byte
	}
	var f minutesFacts
	none := []governance.OrganizationID{}
	err := t.list(ctx, &rows, selectMinutesFacts, room.CoordinationID, pq.Array(none), room.ID, room.ChairID, room.SecretaryID,
		room.Day, room.ClosedAt)
	if err != nil {
		return f, err
	}
	for _, row := range rows {
		if err := f.take(row.Kind, row.Content); err != nil {
			return f, fmt.Errorf("%s %d of the minutes: %w", row.Kind, row.N, err)
		}
	}
	return f, nil
}

func (f *minutesFacts) take(kind string, content []byte) error {
	switch kind {
	case "coordination":
		return json.Unmarshal(content, &f.Coordination)
	case "decision":
		return appendJSON(&f.Decisions, content)
	case "commitment":
		return appendJSON(&f.Commitments, content)
	case "allocation":
		return appendJSON(&f.Allocations, content)
	case "action":
		return appendJSON(&f.Actions, content)
	case "pause":
		return appendJSON(&f.Pauses, content)
	}
	return appendJSON(&f.People, content)
}

// assemble writes the minutes of a closed meeting: everything but the prose,
// the reservations and the approval, which come later. at is when it is told.
func assemble(room RoomRecord, f minutesFacts, at time.Time) governance.MinutesContent {
	w := minutesWriter{room, f}
	c := governance.MinutesContent{
		Schema: governance.MinutesSchema, Header: w.header(), Chair: w.person(room.ChairID), Secretary: w.person(room.SecretaryID),
		Convocation: w.convocation(), Attendance: w.attendance(), Quorum: w.quorum(), Decisions: w.decisions(),
		Agenda: w.agenda(), Money: w.money(), Progress: w.progress(), Tasks: w.tasks(), Annexes: w.annexes(),
	}
	if len(c.Decisions) > 0 {
		c.BudgetNotice = governance.NoBudgetBound
	}
	if room.NextMeeting != "" {
		c.NextMeeting = &governance.MinutesNext{Note: room.NextMeeting}
	}
	if room.RecordedAfter {
		told := governance.InstantOf(at, room.Zone())
		c.RecordedLater, c.RecordedLaterOn = true, &told
	}
	return c
}

// minutesWriter turns what was recorded into what minutes say.
type minutesWriter struct {
	room  RoomRecord
	facts minutesFacts
}

func (w minutesWriter) header() governance.MinutesHeader {
	m, kind := w.room.Meeting, w.room.Rules.LongMinutes()
	return governance.MinutesHeader{
		Title: kind.Label(), Kind: kind, Edition: 1,
		Coordination: w.facts.Coordination, Body: w.room.Committee, Meeting: m.Number, Day: w.room.Day,
		Opened: governance.InstantOf(m.OpenedAt, w.room.Zone()), Closed: governance.InstantOf(m.ClosedAt, w.room.Zone()),
		Suspensions: w.suspensions(), Place: m.Place, Modality: w.modality(),
	}
}

func (w minutesWriter) modality() string {
	here := slices.ContainsFunc(w.room.Stays, func(s RoomStay) bool { return !s.Remote })
	away := slices.ContainsFunc(w.room.Stays, func(s RoomStay) bool { return s.Remote })
	switch {
	case here && away:
		return wordBoth
	case away:
		return wordRemote
	case here:
		return wordOnSite
	}
	return ""
}

// person is someone who presides or writes: as they sit in the body, else as
// the coordination knows them.
func (w minutesWriter) person(id governance.PersonID) *governance.MinutesPerson {
	for _, p := range w.room.Places {
		if p.Holds(id) {
			who := w.sitting(p, id)
			return &who
		}
	}
	for _, p := range w.facts.People {
		if p.ID == id {
			return &governance.MinutesPerson{Name: p.Name, Organization: p.Organization}
		}
	}
	return nil
}

func (w minutesWriter) convocation() *governance.MinutesConvocation {
	m := w.room.Meeting
	if m.ConvenedAt.IsZero() {
		return nil
	}
	sent := governance.DateOf(m.ConvenedAt, w.room.Zone())
	days := int(governance.DateOf(m.StartsAt, w.room.Zone()).Time().Sub(sent.Time()) / (24 * time.Hour))
	v := &governance.MinutesConvocation{
		Sent: governance.InstantOf(m.ConvenedAt, w.room.Zone()), Days: days, Required: w.room.Rules.NoticeDays,
		Urgency: m.UrgencyReason, Second: m.SecondOf != 0,
	}
	if m.AgendaHash != "" {
		v.Documents = []governance.MinutesDocument{{Name: docAgenda, Hash: m.AgendaHash}}
	}
	return v
}

// quorum is that of the first decision, or of the end when there is none.
func (w minutesWriter) quorum() governance.MinutesQuorum {
	at, item := w.room.ClosedAt.Add(-time.Microsecond), governance.AgendaItemID(0)
	if len(w.room.Decisions) > 0 {
		at, item = w.room.Decisions[0].AdoptedAt, w.room.Decisions[0].ItemID
	}
	q := w.room.At(at, item).Quorum()
	return governance.MinutesQuorum{
		Base: q.Base, Required: q.Required, Reached: q.Reached(), Met: q.Missing() == 0 && !q.Waived, Waived: q.Waived,
		Rule: collegeWords(w.room.Rules.VoteWords()[0], q.Detail()),
	}
}

func (w minutesWriter) agenda() []governance.MinutesItem {
	var items []governance.MinutesItem
	for _, line := range w.room.Agenda {
		item := governance.MinutesItem{
			Number: line.Position, Title: line.Title, Kind: line.Kind, Speaker: line.Rapporteur, Added: line.AddedInSession,
			Recusals: w.recusals(line.ID), Rejected: w.rejected(line.ID),
		}
		if w.room.Rules.LongMinutes() == governance.FullMinutes {
			item.Draft = line.Draft
		}
		if line.DiagnosticNumber != 0 {
			item.Documents = []governance.MinutesDocument{{Name: fmt.Sprintf(docDiagnostic, line.DiagnosticNumber)}}
		}
		for _, d := range w.room.Decisions {
			if d.ItemID == line.ID {
				item.Decisions = append(item.Decisions, d.Reference)
			}
		}
		items = append(items, item)
	}
	return items
}

func (w minutesWriter) recusals(item governance.AgendaItemID) []governance.MinutesRecusal {
	var list []governance.MinutesRecusal
	for _, x := range w.room.Recusals {
		if x.ItemID != item {
			continue
		}
		place, _ := w.room.Place(x.SeatID)
		list = append(list, governance.MinutesRecusal{Name: placeHolder(place), Organization: place.Organization, Reason: x.Reason})
	}
	return list
}

func (w minutesWriter) tasks() []governance.MinutesTask {
	var tasks []governance.MinutesTask
	for _, d := range w.room.Decisions {
		if d.Owner != "" || d.DueOn != "" {
			tasks = append(tasks, governance.MinutesTask{What: d.Title, Owner: d.Owner, Due: d.DueOn, Decision: d.Reference})
		}
	}
	return tasks
}
