package model

import (
	"context"
	"strings"

	"ctin/governance"
)

// Prose is what the secretary sends for one item of the agenda.
type Prose struct {
	MeetingID governance.MeetingID
	Item      int // its position
	Base      int // the version it was written from
	Body      string
}

const lockProse = `
	select ` + sectionColumns + `
	from sections s
	where s.coordination_id = $1 and s.document_id = $2 and s.position = $3
	for update`

// SaveProse saves what the secretary writes on an item, during the meeting or
// after it. When another text was saved since, it fails with Conflict
// (ErrStale) and both are kept (D2).
func (s *Store) SaveProse(ctx context.Context, actor governance.Actor, p Prose) (SectionSave, error) {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return SectionSave{}, err
	}
	body, invalid := governance.ParseText(p.Body)
	if invalid == nil {
		invalid = governance.CheckProse(body)
	}
	if invalid != nil {
		return SectionSave{}, invalid.On("prose")
	}
	return s.receive(ctx, actor, "section.save", func(t *tx) (int64, error) {
		section, err := t.proseSection(ctx, p)
		if err != nil {
			return 0, err
		}
		return t.receive(ctx, section, text{base: p.Base, body: body}, func() error { return nil })
	})
}

// AddProse adds a paragraph at the end of what is written on an item: nothing
// that others wrote meanwhile is lost, so that it needs no version.
func (s *Store) AddProse(ctx context.Context, actor governance.Actor, p Prose) error {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return err
	}
	added, invalid := governance.ParseText(p.Body)
	if added == "" && invalid == nil {
		invalid = governance.Fail(governance.Invalid, msgProseMissing)
	}
	if invalid != nil {
		return invalid.On("prose")
	}
	_, err := s.receive(ctx, actor, "section.save", func(t *tx) (int64, error) {
		section, err := t.proseSection(ctx, p)
		if err != nil {
			return 0, err
		}
		body := strings.TrimLeft(section.Body+"\n\n"+added, "\n")
		if invalid := governance.CheckProse(body); invalid != nil {
			return 0, invalid
		}
		return t.receive(ctx, section, text{base: section.Version, body: body}, func() error { return nil })
	})
	return err
}

// proseSection finds the section of an item, and keeps it and its document
// from changing until the write ends.
func (t *tx) proseSection(ctx context.Context, p Prose) (governance.Section, error) {
	var section governance.Section
	if _, err := t.lockedMeeting(ctx, p.MeetingID); err != nil {
		return section, err
	}
	m, err := t.minutesOf(ctx, p.MeetingID, governance.SummaryMinutes)
	if err != nil {
		return section, err
	}
	if m.State != governance.MinutesDraft {
		return section, governance.Fail(governance.Conflict, msgMinutesFrozen)
	}
	if m, err = t.proseOf(ctx, m); err != nil {
		return section, err
	}
	err = t.get(ctx, &section, lockProse, m.CoordinationID, m.DocumentID, p.Item)
	return section, err
}

const selectProseSection = `
	select ` + sectionColumns + `
	from sections s
	join minutes m on m.coordination_id = s.coordination_id and m.document_id = s.document_id
	where ` + ofKind + ` and s.position = $4
	order by m.edition desc
	limit 1`

// ReadProse reads what is written on an item, empty until somebody writes.
func (s *Store) ReadProse(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, item int,
) (governance.Section, error) {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return governance.Section{}, err
	}
	return oneOrNone[governance.Section](ctx, s, selectProseSection, actor.Coordination, meeting, governance.SummaryMinutes, item)
}
