package model

import (
	"context"
	"encoding/json"

	"ctin/governance"
	"ctin/governance/seal"
)

const updateContent = `
	update minutes
	set content = $3, signatories = $4
	where coordination_id = $1 and id = $2`

// tellMeeting writes the two documents of a meeting that closes: its decision
// log, whose text is frozen at once and can be signed the same day, and its
// minutes, which keep the figures of this moment and wait for the secretary's
// prose (C7, C11). room is the meeting as it closed.
func (t *tx) tellMeeting(ctx context.Context, room RoomRecord) error {
	if room.SecretaryID == 0 {
		room.SecretaryID = t.actor.PersonID // whoever closes the meeting keeps it
	}
	facts, err := t.minutesFacts(ctx, room)
	if err != nil {
		return err
	}
	whole := assemble(room, facts, t.at)
	expected := minutesWriter{room, facts}.signatories()
	summary, err := t.minutesOf(ctx, room.ID, room.Rules.LongMinutes())
	if err != nil {
		return err
	}
	if _, err := t.keepContent(ctx, summary, whole, expected); err != nil {
		return err
	}
	if _, err := t.proseOf(ctx, summary); err != nil {
		return err
	}
	log, err := t.minutesOf(ctx, room.ID, governance.DecisionLog)
	if err != nil {
		return err
	}
	return t.freeze(ctx, log, whole.DecisionLog(), expected)
}

// keepContent stores what a document says, and whose signatures it waits for.
func (t *tx) keepContent(
	ctx context.Context, m governance.Minutes, c governance.MinutesContent, expected []governance.Signatory,
) (hash string, err error) {
	content, hash, err := seal.Content(c)
	if err != nil {
		return "", err
	}
	signatories, err := json.Marshal(expected)
	if err != nil {
		return "", err
	}
	return hash, t.exec(ctx, updateContent, m.CoordinationID, m.ID, content, string(signatories))
}

// freeze fixes the text of a document for good.
func (t *tx) freeze(ctx context.Context, before governance.Minutes, c governance.MinutesContent, expected []governance.Signatory) error {
	hash, err := t.keepContent(ctx, before, c, expected)
	if err != nil {
		return err
	}
	after, err := before.Freeze(hash)
	if err != nil {
		return err
	}
	return t.moveMinutes(ctx, "minutes.freeze", before, after)
}

const linkDocument = `
	update minutes set document_id = $3
	where coordination_id = $1 and id = $2`

const insertProse = `
	insert into sections (coordination_id, document_id, code, position, title)
	select i.coordination_id, $3, i.id::text, i.position, i.title
	from agenda_items i
	where i.coordination_id = $1 and i.meeting_id = $2
		and not exists (select from sections s where s.document_id = $3 and s.code = i.id::text)`

// proseOf makes sure that each item of the agenda has its section to write in.
func (t *tx) proseOf(ctx context.Context, m governance.Minutes) (governance.Minutes, error) {
	if m.DocumentID == 0 {
		if err := t.get(ctx, &m.DocumentID, insertDocument, m.CoordinationID, "minutes", t.at); err != nil {
			return m, err
		}
		if err := t.exec(ctx, linkDocument, m.CoordinationID, m.ID, m.DocumentID); err != nil {
			return m, err
		}
	}
	return m, t.exec(ctx, insertProse, m.CoordinationID, m.MeetingID, m.DocumentID)
}

// longKind is the long document that a meeting writes, by the rules it was
// opened under.
func (t *tx) longKind(ctx context.Context, meeting governance.MeetingID) (governance.MinutesKind, error) {
	m, err := t.lockedMeeting(ctx, meeting)
	if err != nil {
		return "", err
	}
	rules, err := rulesOf(ctx, t, m)
	return rules.LongMinutes(), err
}
