package model

import (
	"strings"
	"time"

	"ctin/governance"
)

// Surroundings is what stands around a document and is no part of its text:
// what was made from it, how it was signed out of here, who may sign for the
// chair. It is read with the document, in the same statement.
type Surroundings struct {
	Attached    []AttachedLine
	Source      AttachedLine // of an erratum or an extract
	Paper       *PaperLine   // nil unless it was signed out of here
	Delegations []DelegationLine
	Proposals   int // wordings that wait for an answer
	Meeting     governance.MeetingState
}

// AttachedLine is a document made from another one, or that one.
type AttachedLine struct {
	Kind        governance.MinutesKind
	Number      int
	State       governance.MinutesState
	Token       string
	SealedAt    time.Time
	WithdrawnAt time.Time
}

// PaperLine is a signature given out of here, and the file that was brought back.
type PaperLine struct {
	Way        governance.SigningWay
	SignedOn   governance.Date
	Names      string // one a line
	Kept       string
	FileHash   string
	File       string // its token
	FileName   string
	RecordedOn governance.Date
}

// Signature is what documents print of it.
func (p PaperLine) Signature() governance.PaperSignature {
	return governance.PaperSignature{
		Way: p.Way, SignedOn: p.SignedOn, Names: strings.Split(p.Names, "\n"), Kept: p.Kept, ScanHash: p.FileHash,
	}
}

// DelegationLine is a delegation that runs, and who bears it.
type DelegationLine struct {
	ID           governance.DelegationID
	GiverID      governance.PersonID
	BearerID     governance.PersonID
	MeetingID    governance.MeetingID
	Deed         string
	GivenOn      governance.Date
	Giver        string
	Name         string
	Function     string
	Organization string
}

// of is the delegation itself.
func (l DelegationLine) of() governance.Delegation {
	return governance.Delegation{
		ID: l.ID, GiverID: l.GiverID, BearerID: l.BearerID, MeetingID: l.MeetingID, Deed: l.Deed, GivenOn: l.GivenOn,
	}
}

// Errata are those of the document that are sealed.
func (s Surroundings) Errata() []AttachedLine {
	var list []AttachedLine
	for _, l := range s.Attached {
		if l.Kind == governance.Erratum && l.State == governance.MinutesSealed {
			list = append(list, l)
		}
	}
	return list
}

// openDelegation is the columns of a delegation that runs, of tables called g
// and t (the meeting): the bearer as they sit in the body, else as the
// coordination knows them.
const openDelegation = `
	jsonb_build_object('ID', g.id, 'GiverID', g.giver_id, 'BearerID', g.bearer_id, 'MeetingID', coalesce(g.meeting_id, 0),
		'Deed', g.deed, 'GivenOn', g.given_on, 'Name', btrim(b.given_name || ' ' || b.family_name),
		'Giver', (select btrim(p.given_name || ' ' || p.family_name) from people p where p.id = g.giver_id),
		'Function', coalesce((
			select min(s.function)
			from seats s
			join mandates x on x.coordination_id = s.coordination_id and x.seat_id = s.id and x.person_id = g.bearer_id
			where s.coordination_id = g.coordination_id and s.committee_id = t.committee_id and s.function <> ''
		), ''),
		'Organization', coalesce((
			select min(o.name)
			from memberships y
			join organizations o on o.coordination_id = y.coordination_id and o.id = y.organization_id
			where y.coordination_id = g.coordination_id and y.person_id = g.bearer_id and y.ended_at is null
		), ''))`

// minutesSurroundings reads the surroundings of minutes m of a meeting t.
const minutesSurroundings = `
	jsonb_build_object(
		'Meeting', t.state,
		'Attached', (
			select jsonb_agg(jsonb_build_object('Kind', e.kind, 'Number', e.edition, 'State', e.state, 'Token', e.token,
				'SealedAt', e.sealed_at, 'WithdrawnAt', e.withdrawn_at) order by e.kind, e.edition)
			from minutes e
			where e.coordination_id = m.coordination_id and e.source_id = m.id
		),
		'Source', (
			select jsonb_build_object('Kind', e.kind, 'Number', e.edition, 'State', e.state, 'Token', e.token)
			from minutes e
			where e.coordination_id = m.coordination_id and e.id = m.source_id
		),
		'Paper', (
			select jsonb_build_object('Way', p.way, 'SignedOn', p.signed_on, 'Names', p.names, 'Kept', p.kept,
				'FileHash', p.file_hash, 'File', f.token, 'FileName', f.name, 'RecordedOn', p.created_at::date)
			from paper_signatures p
			join files f on f.coordination_id = p.coordination_id and f.id = p.file_id
			where p.coordination_id = m.coordination_id and p.minutes_id = m.id
		),
		'Delegations', (
			select jsonb_agg(` + openDelegation + ` order by g.id)
			from delegations g
			join people b on b.id = g.bearer_id
			where g.coordination_id = m.coordination_id and g.revoked_at is null
				and (g.meeting_id is null or g.meeting_id = m.meeting_id)
		),
		'Proposals', (
			select count(*)
			from proposals p
			where p.coordination_id = m.coordination_id and p.minutes_id = m.id and p.state = 'open'
		)
	)`

// ReservationLine is a remark that someone asked to have written down (C8).
type ReservationLine struct {
	Name, Organization string
	Body               string
	AskedOn            governance.Date
	InSession          bool // a disagreement, not a reservation on the text
}

// Asked counts the reservations that were asked for on the text itself.
func (record MinutesRecord) Asked() int {
	n := 0
	for _, r := range record.Reservations {
		if !r.InSession {
			n++
		}
	}
	return n
}
