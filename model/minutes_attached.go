package model

import (
	"context"
	"encoding/json"

	"ctin/governance"
	"ctin/governance/seal"
)

// ErratumDraft is an erratum to join to a document of a meeting.
type ErratumDraft struct {
	Of         DocumentKey
	Correction governance.MinutesCorrection
}

// JoinErratum makes an erratum to a sealed document (C8): the same people are
// to sign it. It answers its number in the meeting.
func (s *Store) JoinErratum(ctx context.Context, actor governance.Actor, d ErratumDraft) (int, error) {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return 0, err
	}
	said, err := governance.CheckCorrection(d.Correction)
	if err != nil {
		return 0, err
	}
	n, err := s.write(ctx, actor, "erratum.create", func(t *tx) (int64, error) {
		source, number, err := t.sourceOf(ctx, d.Of, governance.Erratum)
		if err != nil {
			return 0, err
		}
		if err := source.Correctable(); err != nil {
			return 0, err
		}
		content := source.Content.ErratumTo(number, source.issued(), said)
		return int64(number), t.attach(ctx, "erratum.create", source, content)
	})
	return int(n), err
}

// ExtractDraft is a public extract to make of a document of a meeting.
type ExtractDraft struct {
	Of      DocumentKey
	Options governance.ExtractOptions
}

// MakeExtract makes a public extract of a sealed document (C10), to be sealed
// at once. It answers its number in the meeting.
func (s *Store) MakeExtract(ctx context.Context, actor governance.Actor, d ExtractDraft) (int, error) {
	if err := actor.Must(governance.ManageCoordination); err != nil {
		return 0, err
	}
	n, err := s.write(ctx, actor, "extract.create", func(t *tx) (int64, error) {
		source, number, err := t.sourceOf(ctx, d.Of, governance.PublicExtract)
		if err != nil {
			return 0, err
		}
		if err := source.Publishable(); err != nil {
			return 0, err
		}
		content, err := source.Content.Extract(number, source.issued(), d.Options)
		if err != nil {
			return 0, err
		}
		return int64(number), t.attach(ctx, "extract.create", source, content)
	})
	return int(n), err
}

// issued names a document as it was issued.
func (record MinutesRecord) issued() governance.MinutesSource {
	return governance.MinutesSource{ContentHash: record.ContentHash, FileHash: record.Issue.FileHash, Code: record.Token}
}

const countAttached = `
	select coalesce(max(edition), 0) + 1
	from minutes
	where coordination_id = $1 and meeting_id = $2 and kind = $3`

// sourceOf reads the document that another is made from, and the number that
// this one takes: its meeting is locked, so that two never take the same.
func (t *tx) sourceOf(ctx context.Context, key DocumentKey, kind governance.MinutesKind) (MinutesRecord, int, error) {
	if _, err := t.lockedMeeting(ctx, key.MeetingID); err != nil {
		return MinutesRecord{}, 0, err
	}
	record, err := readMinutes(ctx, t, t.actor.Coordination, key)
	if err != nil {
		return record, 0, err
	}
	var number int
	return record, number, t.get(ctx, &number, countAttached, record.CoordinationID, record.MeetingID, kind)
}

const insertAttached = `
	insert into minutes (coordination_id, meeting_id, kind, state, edition, content, content_hash, signatories, token, source_id, created_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
	returning id`

// attach stores a document made from another one, its text arrested. The
// signers of an erratum are those of what it corrects; an extract has none.
func (t *tx) attach(ctx context.Context, action string, source MinutesRecord, c governance.MinutesContent) error {
	m := governance.Minutes{
		CoordinationID: source.CoordinationID, MeetingID: source.MeetingID, Kind: c.Header.Kind, Edition: c.Header.Edition,
		State: c.Header.Kind.Ladder()[0], SourceID: source.ID, CreatedAt: t.at, Version: 1,
	}
	content, hash, err := seal.Content(c)
	if err != nil {
		return err
	}
	if m, err = m.Freeze(hash); err != nil {
		return err
	}
	expected := []governance.Signatory{}
	if m.Kind == governance.Erratum {
		expected = source.Expected
	}
	signatories, err := json.Marshal(expected)
	if err != nil {
		return err
	}
	err = t.get(ctx, &m.ID, insertAttached, m.CoordinationID, m.MeetingID, m.Kind, m.State, m.Edition, content, hash,
		string(signatories), verificationToken(), source.ID, t.at)
	t.recordMinutes(action, governance.Minutes{}, m)
	return err
}

const selectErratumToRead = `
	select m.edition
	from minutes m
	where m.coordination_id = $1 and m.meeting_id = $2 and m.kind = 'erratum'
	order by m.state <> 'draft', m.edition
	limit 1`

// ErratumToRead is the number of the erratum of a meeting to look at first:
// one that waits for signatures, when there is one.
func (s *Store) ErratumToRead(ctx context.Context, actor governance.Actor, meeting governance.MeetingID) (int, error) {
	if err := actor.Must(governance.Read); err != nil {
		return 0, err
	}
	var number int
	return number, s.get(ctx, &number, selectErratumToRead, actor.Coordination, meeting)
}

const deleteErratum = `
	delete from minutes
	where coordination_id = $1 and id = $2`

// DropErratum gives up an erratum that nobody has signed.
func (s *Store) DropErratum(ctx context.Context, actor governance.Actor, key DocumentKey) error {
	return s.attachedAct(ctx, actor, governance.KeepMeetings, "erratum.drop", key, func(t *tx, m MinutesRecord) error {
		if err := m.Droppable(len(m.Signatures)); err != nil {
			return err
		}
		return t.exec(ctx, deleteErratum, m.CoordinationID, m.ID)
	})
}

const withdrawExtract = `
	update minutes set withdrawn_at = $3, version = version + 1
	where coordination_id = $1 and id = $2`

// WithdrawExtract takes a published extract off the public page: what was
// issued stays issued, and the register says that it was withdrawn.
func (s *Store) WithdrawExtract(ctx context.Context, actor governance.Actor, key DocumentKey) error {
	return s.attachedAct(ctx, actor, governance.ManageCoordination, "extract.withdraw", key, func(t *tx, m MinutesRecord) error {
		if err := m.Unpublish(); err != nil {
			return err
		}
		return t.exec(ctx, withdrawExtract, m.CoordinationID, m.ID, t.at)
	})
}

// attachedAct does something to an erratum or an extract, and journals it.
func (s *Store) attachedAct(
	ctx context.Context, actor governance.Actor, p governance.Permission, action string, key DocumentKey,
	do func(*tx, MinutesRecord) error,
) error {
	if err := actor.Must(p); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		if _, err := t.lockedMeeting(ctx, key.MeetingID); err != nil {
			return 0, err
		}
		m, err := readMinutes(ctx, t, actor.Coordination, key)
		if err != nil {
			return 0, err
		}
		if err := do(t, m); err != nil {
			return 0, err
		}
		t.record(event{chain: m.CoordinationID, action: action, kind: "minutes", object: int64(m.ID), before: m.Minutes})
		return int64(m.ID), nil
	})
	return err
}
