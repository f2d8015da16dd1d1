package model

import (
	"context"

	"ctin/governance"
)

// SectionEdit is a text that somebody sends to a section of the diagnostic.
type SectionEdit struct {
	Code     string
	Base     int // the version it was written from
	Body     string
	Withdraw bool // confirms that a submitted version is withdrawn (D5)
}

// SectionSave says what became of a text: its version, or, when another had
// been saved in between, where it is kept.
type SectionSave struct {
	Version int
	Late    governance.LateTextID
}

// SaveSection saves the text of a section, written from the version Base. When
// another was saved since, it fails with Conflict (ErrStale); the text is kept
// all the same, and SectionSave.Late says where (D2).
func (s *Store) SaveSection(ctx context.Context, actor governance.Actor, e SectionEdit) (SectionSave, error) {
	if err := actor.Must(governance.WriteDiagnostic); err != nil {
		return SectionSave{}, err
	}
	body, invalid := governance.ParseText(e.Body)
	if invalid != nil {
		return SectionSave{}, invalid
	}
	return s.receive(ctx, actor, "section.save", func(t *tx) (int64, error) {
		section, err := t.diagnosticSection(ctx, e.Code)
		if err != nil {
			return 0, err
		}
		return t.receive(ctx, section, text{base: e.Base, body: body}, func() error {
			_, err := t.amendable(ctx, e.Withdraw)
			return err
		})
	})
}

// RestoreSection makes a former version of a section its text again, as a new
// version; base is the version that was read.
func (s *Store) RestoreSection(
	ctx context.Context, actor governance.Actor, code string, version, base int, withdraw bool,
) (SectionSave, error) {
	if err := actor.Must(governance.WriteDiagnostic); err != nil {
		return SectionSave{}, err
	}
	return s.receive(ctx, actor, "section.restore", func(t *tx) (int64, error) {
		section, err := t.diagnosticSection(ctx, code)
		if err != nil {
			return 0, err
		}
		var body string
		if err := t.get(ctx, &body, selectRevisionBody, actor.Coordination, section.ID, version); err != nil {
			return 0, err
		}
		return t.receive(ctx, section, text{base: base, body: body, restores: version}, func() error {
			_, err := t.amendable(ctx, withdraw)
			return err
		})
	})
}

const selectRevisionBody = `
	select body
	from revisions
	where coordination_id = $1 and section_id = $2 and version = $3`

// text is a text sent to a section: what it was written from, and the version
// that it brings back, or zero.
type text struct {
	base     int
	body     string
	restores int
}

// receive is a write that answers the new version of a section, or less than
// zero for a text that came too late: it was kept, so the write is done, and
// the person must be told.
func (s *Store) receive(
	ctx context.Context, actor governance.Actor, action string, do func(*tx) (int64, error),
) (SectionSave, error) {
	n, err := s.write(ctx, actor, action, do)
	switch {
	case err != nil:
		return SectionSave{}, err
	case n < 0:
		return SectionSave{Late: governance.LateTextID(-n)}, governance.Fail(governance.Conflict, msgStale).Because(ErrStale)
	}
	return SectionSave{Version: int(n)}, nil
}

// sectionColumns are those of governance.Section, of a table called s.
const sectionColumns = `s.id, s.coordination_id, s.document_id, s.code, s.position, s.title, s.mandatory, s.body, s.version`

const lockDiagnosticSection = `
	select ` + sectionColumns + `
	from sections s
	where s.coordination_id = $1 and s.code = $2 and s.document_id = $3
	for update`

// diagnosticSection finds a section of the diagnostic, and keeps the version
// and then the section from changing until the write ends: always in that
// order, so that no two writes wait for each other.
func (t *tx) diagnosticSection(ctx context.Context, code string) (governance.Section, error) {
	d, err := t.lastDiagnostic(ctx)
	if err != nil {
		return governance.Section{}, err
	}
	var s governance.Section
	err = t.get(ctx, &s, lockDiagnosticSection, t.actor.Coordination, code, d.DocumentID)
	return s, err
}

const insertRevision = `
	insert into revisions (coordination_id, section_id, version, body, restores, author_id, created_at)
	values ($1, $2, $3, $4, nullif($5, 0), $6, $7)`

const updateSection = `
	update sections
	set body = $4, version = $5
	where coordination_id = $1 and id = $2 and version = $3`

const insertLateText = `
	insert into late_texts (coordination_id, section_id, base, body, author_id, created_at)
	values ($1, $2, $3, $4, $5, $6)
	returning id`

// receive takes a text into a locked section of any document. It answers the
// version of the section, or minus the number of the text that came too late.
// amend is asked only when the section changes.
func (t *tx) receive(ctx context.Context, s governance.Section, sent text, amend func() error) (int64, error) {
	switch s.Receive(sent.base, sent.body) {
	case governance.TextSame:
		return int64(s.Version), nil
	case governance.TextLate:
		return t.keepLate(ctx, s, sent)
	}
	if err := amend(); err != nil {
		return 0, err
	}
	after := s
	after.Body, after.Version = sent.body, s.Version+1
	err := t.exec(ctx, insertRevision, s.CoordinationID, s.ID, after.Version, sent.body, sent.restores, t.actor.PersonID, t.at)
	if err != nil {
		return 0, err
	}
	if err := t.change(ctx, updateSection, s.CoordinationID, s.ID, s.Version, after.Body, after.Version); err != nil {
		return 0, err
	}
	action := "section.save"
	if sent.restores != 0 {
		action = "section.restore"
	}
	t.record(event{
		chain: s.CoordinationID, action: action, kind: "section", object: int64(s.ID), fields: []string{"body"}, before: s, after: after,
	})
	return int64(after.Version), nil
}

// keepLate keeps a text that came too late. One that restores is a text of the
// history already.
func (t *tx) keepLate(ctx context.Context, s governance.Section, sent text) (int64, error) {
	if sent.restores != 0 {
		return 0, governance.Fail(governance.Conflict, msgStale).Because(ErrStale)
	}
	late := governance.LateText{
		CoordinationID: s.CoordinationID, SectionID: s.ID, Base: sent.base, Body: sent.body, AuthorID: t.actor.PersonID, CreatedAt: t.at,
	}
	err := t.get(ctx, &late.ID, insertLateText, late.CoordinationID, late.SectionID, late.Base, late.Body, late.AuthorID, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: s.CoordinationID, action: "section.late", kind: "section", object: int64(s.ID), after: late})
	return -int64(late.ID), nil
}
