package model

import (
	"context"

	"ctin/governance"
)

// Carried is something that an agenda may take over in one click.
type Carried struct {
	Kind  governance.CarryKind
	ID    int64
	Code  string // CS-2026-003, A4; empty for an item
	Title string
	Who   string // sees to it, or presents it
	Due   governance.Date
}

// The decisions of the body that are not carried out, the actions that are
// late, the items that an earlier meeting of the body postponed and those that
// the last one did not reach: what no other agenda took up again.
const selectCarried = `
	select 'decision' as kind, d.id, d.reference as code, d.title, d.owner as who, d.due_on as due
	from decisions d
	where d.coordination_id = $1 and d.committee_id = $3 and d.status = 'open' and not exists (
		select from agenda_items i
		where i.meeting_id = $2 and i.decision_id = d.id
	)
	union all
	select 'action', a.id, 'A' || a.number, a.title, coalesce(btrim(p.given_name || ' ' || p.family_name), ''), a.ends_on
	from actions a
	left join people p on p.id = a.lead_id
	where a.coordination_id = $1 and a.ends_on < $4::date and a.state not in ('done', 'cancelled') and not exists (
		select from agenda_items i
		where i.meeting_id = $2 and i.action_id = a.id
	)
	union all
	select 'item', i.id, '', i.title, i.rapporteur, (m.starts_at at time zone n.time_zone)::date
	from agenda_items i
	join meetings m on m.coordination_id = i.coordination_id and m.id = i.meeting_id
	join coordinations n on n.id = i.coordination_id
	where i.coordination_id = $1 and m.committee_id = $3 and m.id <> $2 and m.state in ('closed', 'archived')
		and (i.state = 'postponed' or i.state = 'pending' and m.number = (
			select max(l.number)
			from meetings l
			where l.coordination_id = $1 and l.committee_id = $3 and l.state in ('closed', 'archived')
		)) and not exists (
			select from agenda_items x
			join meetings y on y.coordination_id = x.coordination_id and y.id = x.meeting_id
			where x.coordination_id = i.coordination_id and x.postponed_id = i.id and y.state <> 'cancelled'
		)
	order by kind desc, due, id
	limit 60`

// CarriedOver lists what the agenda of a draft may take over.
func (s *Store) CarriedOver(
	ctx context.Context, actor governance.Actor, m MeetingRecord, today governance.Date,
) ([]Carried, error) {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return nil, err
	}
	var list []Carried
	return list, s.list(ctx, &list, selectCarried, actor.Coordination, m.ID, m.CommitteeID, today)
}

const selectCarriedAction = `
	select ` + actionColumns + `, coalesce(btrim(p.given_name || ' ' || p.family_name), '') as lead
	from actions a
	left join people p on p.id = a.lead_id
	where a.coordination_id = $1 and a.id = $2`

const selectCarriedItem = `
	select i.id, i.title, i.kind, i.minutes, i.rapporteur, i.draft, coalesce(i.diagnostic_id, 0) as diagnostic_id,
		i.programme
	from agenda_items i
	join meetings m on m.coordination_id = i.coordination_id and m.id = i.meeting_id
	where i.coordination_id = $1 and i.id = $2 and m.committee_id = $3 and i.state in ('postponed', 'pending')
		and m.state in ('closed', 'archived')`

const selectCarriedDecision = `
	select id, reference, title, owner
	from decisions
	where coordination_id = $1 and id = $2 and committee_id = $3`

// An item that is taken over keeps its documents.
const copyAgendaFiles = `
	insert into agenda_files (item_id, file_id, coordination_id, recorded_by, created_at)
	select $3, file_id, coordination_id, $4, $5
	from agenda_files
	where coordination_id = $1 and item_id = $2`

// CarryOver puts on the agenda of a draft what it takes over: once, however
// often it is asked.
func (s *Store) CarryOver(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, kind governance.CarryKind, id int64,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "agenda_item.create", func(t *tx) (int64, error) {
		m, err := t.lockedAgenda(ctx, meeting, 1)
		if err != nil {
			return 0, err
		}
		item, err := t.carried(ctx, m, kind, id)
		if err != nil {
			return 0, err
		}
		made, err := t.addItem(ctx, m, item)
		if err != nil || kind != governance.CarryItem {
			return int64(made), err
		}
		return int64(made), t.exec(ctx, copyAgendaFiles, m.CoordinationID, id, made, t.actor.PersonID, t.at)
	})
	return err
}

// carried reads what is taken over, as an item.
func (t *tx) carried(ctx context.Context, m governance.Meeting, kind governance.CarryKind, id int64) (itemState, error) {
	switch kind {
	case governance.CarryDecision:
		var d governance.Decision
		err := t.get(ctx, &d, selectCarriedDecision, m.CoordinationID, id, m.CommitteeID)
		return itemState{AgendaItem: governance.DecisionItem(d)}, err
	case governance.CarryAction:
		var a struct {
			governance.Action
			Lead string
		}
		err := t.get(ctx, &a, selectCarriedAction, m.CoordinationID, id)
		return itemState{AgendaItem: governance.ActionItem(a.Action, a.Lead)}, err
	case governance.CarryItem:
		var i governance.AgendaItem
		if err := t.get(ctx, &i, selectCarriedItem, m.CoordinationID, id, m.CommitteeID); err != nil {
			return itemState{}, err
		}
		state := itemState{AgendaItem: governance.PostponedItem(i)}
		return state, t.list(ctx, &state.Shares, selectItemShares, m.CoordinationID, id)
	}
	return itemState{}, governance.Fail(governance.NotFound, msgNotFound)
}
