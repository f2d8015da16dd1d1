package model

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
)

// MinutesRecord is one document of a meeting: where it stands, what it says,
// and who signed it.
type MinutesRecord struct {
	governance.Minutes
	Content      governance.MinutesContent
	Token        string // the code that its pages print
	Expected     []governance.Signatory
	Signatures   []governance.Signature
	Sections     []governance.Section // the prose, item after item
	Reservations []ReservationLine
	Issue        Issue // zero until it is sealed
	Around       Surroundings
	Rules        governance.RuleSet
}

// Issue is the file that left the house, without its bytes.
type Issue struct {
	Token       string
	ContentHash string
	FileHash    string
	IssuedAt    time.Time
	StampedAt   time.Time // proved by an authority; zero when the seal has no proof of its time
}

const minutesColumns = `m.id, m.coordination_id, m.meeting_id, m.kind, m.state, m.edition, coalesce(m.document_id, 0) as document_id,
	m.content_hash, coalesce(m.circulated_at, '0001-01-01 00:00:00+00') as circulated_at, m.reservations_until,
	coalesce(m.approved_at, '0001-01-01 00:00:00+00') as approved_at, m.approval,
	coalesce(m.signed_at, '0001-01-01 00:00:00+00') as signed_at,
	coalesce(m.sealed_at, '0001-01-01 00:00:00+00') as sealed_at, coalesce(m.source_id, 0) as source_id,
	coalesce(m.withdrawn_at, '0001-01-01 00:00:00+00') as withdrawn_at, m.created_at, m.version`

// ofKind finds a document of a meeting by its kind ($3): the long one is found
// whichever of the two the body writes.
const ofKind = `
	m.coordination_id = $1 and m.meeting_id = $2
		and (m.kind = $3 or $3 in ('summary', 'full') and m.kind in ('summary', 'full'))`

const selectMinutes = `
	select ` + minutesColumns + `, m.content, m.signatories, m.token, t.rules,
		coalesce(i.token, '') as issue_token, coalesce(i.file_hash, '') as file_hash,
		coalesce(i.issued_at, '0001-01-01 00:00:00+00') as issued_at,
		coalesce(i.stamped_at, '0001-01-01 00:00:00+00') as stamped_at, ` + minutesSurroundings + ` as around
	from minutes m
	join meetings t on t.coordination_id = m.coordination_id and t.id = m.meeting_id
	left join issues i on i.coordination_id = m.coordination_id and i.minutes_id = m.id
	where ` + ofKind + ` and $4 in (0, m.edition)
	order by m.edition desc
	limit 1`

const selectSignatures = `
	select bytes, hash
	from signatures
	where coordination_id = $1 and minutes_id = $2
	order by id`

const selectProse = `
	select ` + sectionColumns + `
	from sections s
	where s.coordination_id = $1 and s.document_id = $2
	order by s.position`

const selectReservations = `
	select btrim(p.given_name || ' ' || p.family_name) as name, r.body, r.in_session,
		(r.created_at at time zone c.time_zone)::date as asked_on, coalesce((
		select min(o.name)
		from memberships m
		join organizations o on o.coordination_id = m.coordination_id and o.id = m.organization_id
		where m.coordination_id = r.coordination_id and m.person_id = r.person_id
	), '') as organization
	from reservations r
	join coordinations c on c.id = r.coordination_id
	join people p on p.id = r.person_id
	where r.coordination_id = $1 and r.minutes_id = $2
	order by r.id`

// minutesRow is a document as stored.
type minutesRow struct {
	governance.Minutes
	Content     []byte
	Signatories []byte
	Token       string
	Rules       *governance.RuleSet
	IssueToken  string
	FileHash    string
	IssuedAt    time.Time
	Around      []byte
	StampedAt   time.Time
}

// DocumentKey names a document of a meeting: by its kind, and by its number
// when there are several, zero for the last one.
type DocumentKey struct {
	MeetingID governance.MeetingID
	Kind      governance.MinutesKind
	Number    int
}

// Minutes reads the last edition of a document of a meeting. It fails with
// Conflict as long as the meeting is not closed: nothing is written yet.
func (s *Store) Minutes(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, kind governance.MinutesKind,
) (MinutesRecord, error) {
	return s.MeetingDocument(ctx, actor, DocumentKey{MeetingID: meeting, Kind: kind})
}

// MeetingDocument reads a document of a meeting.
func (s *Store) MeetingDocument(ctx context.Context, actor governance.Actor, key DocumentKey) (MinutesRecord, error) {
	if err := actor.Must(governance.Read); err != nil {
		return MinutesRecord{}, err
	}
	return readMinutes(ctx, s, actor.Coordination, key)
}

func readMinutes(
	ctx context.Context, r querier, coordination governance.CoordinationID, key DocumentKey,
) (MinutesRecord, error) {
	row, err := oneOrNone[minutesRow](ctx, r, selectMinutes, coordination, key.MeetingID, key.Kind, key.Number)
	if err != nil {
		return MinutesRecord{}, err
	}
	if row.ID == 0 && key.Kind.Attached() {
		return MinutesRecord{}, governance.Fail(governance.NotFound, msgNotFound)
	}
	if row.ID == 0 || len(row.Content) == 0 {
		return MinutesRecord{}, notTold(ctx, r, coordination, key.MeetingID)
	}
	record, err := row.record()
	if err != nil {
		return MinutesRecord{}, err
	}
	if err := record.readSignatures(ctx, r); err != nil {
		return record, err
	}
	if !record.Kind.Long() {
		return record, nil
	}
	if err := r.list(ctx, &record.Sections, selectProse, coordination, record.DocumentID); err != nil {
		return record, err
	}
	if err := r.list(ctx, &record.Reservations, selectReservations, coordination, record.ID); err != nil {
		return record, err
	}
	if !record.Frozen() {
		record.fill()
	}
	return record, nil
}

const selectMeetingExists = `
	select id
	from meetings
	where coordination_id = $1 and id = $2`

// notTold says why a meeting has no minutes: it does not exist here, or it is
// not closed.
func notTold(ctx context.Context, r querier, coordination governance.CoordinationID, meeting governance.MeetingID) error {
	if err := r.get(ctx, &meeting, selectMeetingExists, coordination, meeting); err != nil {
		return err
	}
	return governance.Fail(governance.Conflict, msgMinutesOpen)
}

// record reads what is stored as bytes.
func (row minutesRow) record() (MinutesRecord, error) {
	record := MinutesRecord{
		Minutes: row.Minutes, Token: row.Token, Rules: governance.ProfileRules(governance.Concertation),
		Issue: Issue{Token: row.IssueToken, ContentHash: row.ContentHash, FileHash: row.FileHash, IssuedAt: row.IssuedAt, StampedAt: row.StampedAt},
	}
	if row.Rules != nil {
		record.Rules = *row.Rules
	}
	if err := json.Unmarshal(row.Signatories, &record.Expected); err != nil {
		return record, err
	}
	if err := json.Unmarshal(row.Around, &record.Around); err != nil {
		return record, err
	}
	var err error
	record.Content, err = seal.ParseContent(row.Content)
	return record, err
}

func (record *MinutesRecord) readSignatures(ctx context.Context, r querier) error {
	var rows []struct{ Bytes, Hash []byte }
	if err := r.list(ctx, &rows, selectSignatures, record.CoordinationID, record.ID); err != nil {
		return err
	}
	for _, row := range rows {
		signature, err := seal.ParseSignature(row.Bytes, seal.Hash(row.Hash))
		if err != nil {
			return err
		}
		record.Signatures = append(record.Signatures, signature)
	}
	return nil
}

// fill adds what is written after the meeting to what it was: the prose of
// each item, and the reservations.
func (record *MinutesRecord) fill() {
	for _, section := range record.Sections {
		for i := range record.Content.Agenda {
			if record.Content.Agenda[i].Number == section.Position {
				record.Content.Agenda[i].Prose = section.Body
			}
		}
	}
	record.Content.Reservations = nil
	for _, r := range record.Reservations {
		record.Content.Reservations = append(record.Content.Reservations, governance.MinutesReservation{
			Name: r.Name, Organization: r.Organization, On: r.AskedOn, Text: r.Body, InSession: r.InSession,
		})
	}
}

const insertMinutes = `
	insert into minutes (coordination_id, meeting_id, kind, state, token, created_at)
	values ($1, $2, $3, 'draft', $4, $5)
	on conflict on constraint minutes_once do nothing`

const lockMinutes = `
	select ` + minutesColumns + `
	from minutes m
	where ` + ofKind + `
	order by m.edition desc
	limit 1
	for update of m`

// minutesOf finds the last edition of a document of a meeting, makes it when
// there is none, and keeps it from changing until the write ends.
func (t *tx) minutesOf(ctx context.Context, meeting governance.MeetingID, kind governance.MinutesKind) (governance.Minutes, error) {
	m, err := oneOrNone[governance.Minutes](ctx, t, lockMinutes, t.actor.Coordination, meeting, kind)
	if err != nil || m.ID != 0 {
		return m, err
	}
	if kind.Long() {
		if kind, err = t.longKind(ctx, meeting); err != nil {
			return m, err
		}
	}
	if err := t.exec(ctx, insertMinutes, t.actor.Coordination, meeting, kind, verificationToken(), t.at); err != nil {
		return m, err
	}
	err = t.get(ctx, &m, lockMinutes, t.actor.Coordination, meeting, kind)
	t.recordMinutes("minutes.create", governance.Minutes{}, m)
	return m, err
}

// verificationToken is 128 random bits as people type them.
func verificationToken() string {
	var random [16]byte
	_, _ = rand.Read(random[:]) // never fails since Go 1.24
	return governance.VerificationCode(random)
}

func (t *tx) recordMinutes(action string, before, after governance.Minutes) {
	e := event{chain: after.CoordinationID, action: action, kind: "minutes", object: int64(after.ID), after: after}
	if before.ID != 0 {
		e.before, e.fields = before, []string{"state"}
	}
	t.record(e)
}

const updateMinutes = `
	update minutes
	set state = $4, content_hash = $5, circulated_at = $6, reservations_until = $7, approved_at = $8, approval = $9,
		signed_at = $10, sealed_at = $11, document_id = nullif($12, 0), version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// moveMinutes records that a document has taken a step.
func (t *tx) moveMinutes(ctx context.Context, action string, before, after governance.Minutes) error {
	t.recordMinutes(action, before, after)
	return t.change(ctx, updateMinutes, after.CoordinationID, after.ID, before.Version, after.State, after.ContentHash,
		instant(after.CirculatedAt), after.ReservationsUntil, instant(after.ApprovedAt), after.Approval,
		instant(after.SignedAt), instant(after.SealedAt), after.DocumentID)
}
