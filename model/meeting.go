package model

import (
	"context"
	"time"

	"ctin/governance"
)

// MeetingRecord is a meeting with its body, who leads it, and its agenda.
type MeetingRecord struct {
	governance.Meeting
	Committee     string // name of the body
	CommitteeKind governance.CommitteeKind
	CommitteeCode string
	Chair         string // names, empty when nobody is designated
	Secretary     string
	AgendaNow     string              // fingerprint of the agenda as it stands
	AgendaFileID  governance.FileID   // the print that was sent, or zero
	AgendaFile    string              // its token, or empty
	Coordination  string              // its name
	Slug          string              // of its address
	TimeZone      string              // of the coordination
	BodyRules     *governance.RuleSet // of the body today, nil when it has set none
	Approvals     ProposedApprovals   // that its agenda, sent already, lacks
	Agenda        []AgendaLine
}

// RuleSet is the rules of the meeting: those it was opened under, or those of
// its body until then.
func (m MeetingRecord) RuleSet() governance.RuleSet {
	switch {
	case m.Rules != nil:
		return *m.Rules
	case m.BodyRules != nil:
		return *m.BodyRules
	}
	return governance.ProfileRules(governance.Concertation)
}

// Zone is the coordination's zone: its hours are read in it.
func (m MeetingRecord) Zone() *time.Location {
	return governance.Coordination{TimeZone: m.TimeZone}.Zone()
}

// Items are the items of the agenda alone.
func (m MeetingRecord) Items() []governance.AgendaItem {
	items := make([]governance.AgendaItem, len(m.Agenda))
	for i, l := range m.Agenda {
		items[i] = l.AgendaItem
	}
	return items
}

// Written tells whether somebody wrote an item on the agenda, beside those that
// come from earlier by themselves or in one click.
func (m MeetingRecord) Written() bool {
	for _, i := range m.Agenda {
		if i.ApprovesID == 0 && i.DecisionID == 0 && i.ActionID == 0 && i.PostponedID == 0 {
			return true
		}
	}
	return false
}

// Undecided tells whether an item was to be decided and was left.
func (m MeetingRecord) Undecided() bool {
	for _, i := range m.Agenda {
		if i.Kind == governance.ItemDecision && (i.State == governance.ItemPending || i.State == governance.ItemPostponed) {
			return true
		}
	}
	return false
}

// AgendaLine is an item of the agenda with what it proposes.
type AgendaLine struct {
	governance.AgendaItem
	DiagnosticNumber int // of the version it would approve, 0 for none
	Proposed         []ProposedLine
	Files            AgendaFiles
}

// ProposedLine is a proposed allocation in words.
type ProposedLine struct {
	governance.ProposedAllocation
	CommitmentNumber int
	Purpose          string // of the commitment
	FunderID         governance.OrganizationID
	Funder           string
	ActionNumber     int
	Action           string
	ProjectOwnerID   governance.OrganizationID // of the action, or zero
}

const meetingColumns = `
	m.id, m.coordination_id, m.committee_id, m.number, m.title, m.state, m.starts_at,
	coalesce(m.ends_at, '0001-01-01 00:00:00+00') as ends_at, m.place, m.link,
	coalesce(m.chair_id, 0) as chair_id, coalesce(m.secretary_id, 0) as secretary_id, m.rules,
	m.urgency_reason, m.agenda_hash, m.sequence, coalesce(m.second_of, 0) as second_of, m.recorded_after,
	coalesce(m.convened_at, '0001-01-01 00:00:00+00') as convened_at,
	coalesce(m.opened_at, '0001-01-01 00:00:00+00') as opened_at,
	coalesce(m.closed_at, '0001-01-01 00:00:00+00') as closed_at,
	coalesce(m.cancelled_at, '0001-01-01 00:00:00+00') as cancelled_at,
	m.next_meeting, m.calendar_uid, m.created_at, m.version`

const selectMeeting = `
	select ` + meetingColumns + `,
		k.name as committee, k.kind as committee_kind, k.code as committee_code,
		agenda_fingerprint(m.id) as agenda_now, coalesce(f.token, '') as agenda_file,
		coalesce(m.agenda_file_id, 0) as agenda_file_id, o.name as coordination, o.slug, o.time_zone, r.rules as body_rules,` + proposedApprovals + `,
		coalesce(trim(c.given_name || ' ' || c.family_name), '') as chair,
		coalesce(trim(w.given_name || ' ' || w.family_name), '') as secretary
	from meetings m
	join committees k on k.coordination_id = m.coordination_id and k.id = m.committee_id
	join coordinations o on o.id = m.coordination_id
	left join rule_sets r on r.coordination_id = m.coordination_id and r.committee_id = m.committee_id
	left join files f on f.coordination_id = m.coordination_id and f.id = m.agenda_file_id
	left join people c on c.id = m.chair_id
	left join people w on w.id = m.secretary_id
	where m.coordination_id = $1 and m.id = $2`

const selectAgenda = `
	select i.id, i.coordination_id, i.meeting_id, i.position, i.title, i.kind, i.minutes, i.rapporteur, i.draft,
		i.added_in_session, coalesce(i.diagnostic_id, 0) as diagnostic_id, i.programme, coalesce(i.approves_id, 0) as approves_id,
		coalesce(i.decision_id, 0) as decision_id, coalesce(i.action_id, 0) as action_id,
		coalesce(i.postponed_id, 0) as postponed_id, i.state, i.version,
		coalesce(d.number, 0) as diagnostic_number,` + agendaFiles + `
	from agenda_items i
	left join diagnostics d on d.coordination_id = i.coordination_id and d.id = i.diagnostic_id
	where i.coordination_id = $1 and i.meeting_id = $2
	order by i.position`

const selectProposed = `
	select p.id, p.coordination_id, p.item_id, p.commitment_id, p.action_id, p.amount,
		c.number as commitment_number, c.purpose, c.funder_id, o.name as funder,
		a.number as action_number, a.title as action, coalesce(a.project_owner_id, 0) as project_owner_id
	from proposed_allocations p
	join agenda_items i on i.coordination_id = p.coordination_id and i.id = p.item_id
	join commitments c on c.coordination_id = p.coordination_id and c.id = p.commitment_id
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	join actions a on a.coordination_id = p.coordination_id and a.id = p.action_id
	where p.coordination_id = $1 and i.meeting_id = $2
	order by i.position, p.id`

// Meeting reads a meeting and its agenda.
func (s *Store) Meeting(ctx context.Context, actor governance.Actor, id governance.MeetingID) (MeetingRecord, error) {
	if err := actor.Must(governance.Read); err != nil {
		return MeetingRecord{}, err
	}
	return readMeeting(ctx, s, actor.Coordination, id)
}

// readMeeting reads a meeting and its agenda, inside a write as well.
func readMeeting(
	ctx context.Context, r reader, coordination governance.CoordinationID, id governance.MeetingID,
) (MeetingRecord, error) {
	var m MeetingRecord
	if err := r.get(ctx, &m, selectMeeting, coordination, id); err != nil {
		return m, err
	}
	if err := r.list(ctx, &m.Agenda, selectAgenda, coordination, id); err != nil {
		return m, err
	}
	var proposed []ProposedLine
	if err := r.list(ctx, &proposed, selectProposed, coordination, id); err != nil {
		return m, err
	}
	m.propose(proposed)
	return m, nil
}

// propose gives items of the agenda the allocations that they propose.
func (m *MeetingRecord) propose(proposed []ProposedLine) {
	for _, p := range proposed {
		for i := range m.Agenda {
			if m.Agenda[i].ID == p.ItemID {
				m.Agenda[i].Proposed = append(m.Agenda[i].Proposed, p)
			}
		}
	}
}

const lockMeeting = `
	select ` + meetingColumns + `
	from meetings m
	where m.coordination_id = $1 and m.id = $2
	for update of m`

// lockedMeeting reads a meeting, and keeps its other writers waiting until the
// end of the transaction.
func (t *tx) lockedMeeting(ctx context.Context, id governance.MeetingID) (governance.Meeting, error) {
	var m governance.Meeting
	return m, t.get(ctx, &m, lockMeeting, t.actor.Coordination, id)
}
