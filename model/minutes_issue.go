package model

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
)

// Sealer is the organisation whose seal the files carry, empty when there is
// no certificate yet; demonstration says that it proves nothing.
func (s *Store) Sealer() (name string, demonstration bool) {
	if s.seal == nil {
		return "", false
	}
	holder, organization := seal.Holder(s.seal.Leaf)
	if organization != "" {
		holder = organization
	}
	return holder, s.seal.Demonstration()
}

// PrintedMinutes is a document that is printed and waits for its seal.
type PrintedMinutes struct {
	MeetingID   governance.MeetingID
	Kind        governance.MinutesKind
	Number      int    // of an erratum or an extract, or zero
	ContentHash string // of what was printed
	File        []byte
	Page        int            // where the seal is to be shown, from 1
	Box         [4]int         // left, bottom, right, top, in points
	Pages       map[string]int // of each decision, by its number, from 1
}

const insertIssue = `
	insert into issues (token, coordination_id, minutes_id, content_hash, file_hash, bytes, issued_at, stamped_at, pages)
	values ($1, $2, $3, $4, $5, $6, $7, nullif($8, timestamptz '0001-01-01 00:00:00+00'),
		coalesce(nullif($9::jsonb, 'null'), '{}'))
	returning id`

// IssueMinutes seals a document that everyone has signed, and keeps the bytes
// that leave the house. Without a certificate, or when it does not do its
// work, or when the authority that is to prove the time does not answer, the
// document stays to be sealed, and may be tried again.
func (s *Store) IssueMinutes(ctx context.Context, actor governance.Actor, p PrintedMinutes) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	return s.issueMinutes(ctx, actor, p, func(m MinutesRecord) error { return m.mayIssue(actor) })
}

// issueMinutes seals a document in the actor's name, if it may.
func (s *Store) issueMinutes(
	ctx context.Context, actor governance.Actor, p PrintedMinutes, may func(MinutesRecord) error,
) error {
	if s.seal == nil {
		return governance.Fail(governance.Conflict, msgSealMissing)
	}
	record, err := asPrinted(ctx, s, actor, p)
	if err != nil {
		return err
	}
	if err := may(record); err != nil {
		return err
	}
	at := s.now() // what the seal says, and what is recorded
	sealed, err := s.sealed(ctx, record, p, at)
	if err != nil {
		return err
	}
	_, err = s.write(ctx, actor, "minutes.seal", func(t *tx) (int64, error) {
		if _, err := t.lockedMeeting(ctx, p.MeetingID); err != nil {
			return 0, err
		}
		record, err := asPrinted(ctx, t, actor, p)
		if err != nil {
			return 0, err
		}
		return t.issue(ctx, record, p.Pages, sealed, at)
	})
	return err
}

// sealed puts the seal on what was printed. No transaction is open meanwhile:
// an authority may take its time.
func (s *Store) sealed(ctx context.Context, record MinutesRecord, p PrintedMinutes, at time.Time) ([]byte, error) {
	if _, err := record.Sealed(at); err != nil {
		return nil, err
	}
	sealed, err := seal.SignStamped(ctx, p.File, *s.seal, s.stamper, p.box(record), at)
	switch {
	case errors.Is(err, seal.NoStamp) || errors.Is(err, seal.BadStamp):
		return nil, governance.Fail(governance.Conflict, msgStampFailed).Because(err)
	case err != nil:
		return nil, governance.Fail(governance.Conflict, msgSealFailed).Because(err)
	}
	return sealed, nil
}

// asPrinted reads a document, unless something else was printed.
func asPrinted(ctx context.Context, r querier, actor governance.Actor, p PrintedMinutes) (MinutesRecord, error) {
	record, err := readMinutes(ctx, r, actor.Coordination, DocumentKey{MeetingID: p.MeetingID, Kind: p.Kind, Number: p.Number})
	if err == nil && p.ContentHash != record.ContentHash {
		err = governance.Fail(governance.Conflict, msgOtherPrint)
	}
	return record, err
}

// mayIssue tells whether the actor may have the document sealed: they keep
// meetings, or have signed it.
func (record MinutesRecord) mayIssue(actor governance.Actor) error {
	for _, s := range record.Signatures {
		if s.Person == actor.PersonID {
			return nil
		}
	}
	return actor.Must(governance.KeepMeetings)
}

func (t *tx) issue(
	ctx context.Context, record MinutesRecord, pages map[string]int, sealed []byte, at time.Time,
) (int64, error) {
	after, err := record.Sealed(at)
	if err != nil {
		return 0, err
	}
	where, err := json.Marshal(pages)
	if err != nil {
		return 0, err
	}
	sum := sha256.Sum256(sealed)
	var id int64
	err = t.get(ctx, &id, insertIssue, record.Token, record.CoordinationID, record.ID, record.ContentHash,
		hex.EncodeToString(sum[:]), sealed, at, seal.Verify(sealed).StampedAt, where)
	if err != nil {
		return 0, err
	}
	if err := t.moveMinutes(ctx, "minutes.seal", record.Minutes, after); err != nil {
		return 0, err
	}
	return id, t.replace(ctx, after, id)
}

// box is where the seal is shown, and what the signature says of itself.
func (p PrintedMinutes) box(record MinutesRecord) seal.Box {
	return seal.Box{
		Page: p.Page, Left: p.Box[0], Bottom: p.Box[1], Width: p.Box[2] - p.Box[0], Height: p.Box[3] - p.Box[1],
		Reason: record.Content.Header.Title, Location: record.Content.Header.Coordination,
	}
}

const replaceIssues = `
	update issues set superseded_by = $4
	where coordination_id = $1 and superseded_by is null and minutes_id in (
		select id
		from minutes
		where coordination_id = $1 and meeting_id = $2 and kind = $3 and id <> $5 and coalesce(source_id, 0) = $6
	)`

const lockEarlier = `
	select ` + minutesColumns + `
	from minutes m
	where m.coordination_id = $1 and m.meeting_id = $2 and m.kind = $3 and m.edition < $4 and m.state = 'sealed'
		and coalesce(m.source_id, 0) = $5
	order by m.edition
	for update of m`

// replace marks the editions before a sealed one as replaced by it. Errata
// replace nothing: what they correct stays, and they stay beside it (C8).
func (t *tx) replace(ctx context.Context, by governance.Minutes, issue int64) error {
	if by.Edition == 1 || by.Kind == governance.Erratum {
		return nil
	}
	if err := t.exec(ctx, replaceIssues, by.CoordinationID, by.MeetingID, by.Kind, issue, by.ID, by.SourceID); err != nil {
		return err
	}
	var earlier []governance.Minutes
	if err := t.list(ctx, &earlier, lockEarlier, by.CoordinationID, by.MeetingID, by.Kind, by.Edition, by.SourceID); err != nil {
		return err
	}
	for _, before := range earlier {
		after, err := before.Supersede(by)
		if err != nil {
			return err
		}
		if err := t.moveMinutes(ctx, "minutes.supersede", before, after); err != nil {
			return err
		}
	}
	return nil
}

const selectIssuedFile = `
	select i.bytes
	from issues i
	join minutes m on m.coordination_id = i.coordination_id and m.id = i.minutes_id
	where ` + ofKind + ` and $4 in (0, m.edition)
	order by m.edition desc
	limit 1`

// DocumentFile reads the very bytes that were issued of a document.
func (s *Store) DocumentFile(ctx context.Context, actor governance.Actor, key DocumentKey) ([]byte, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var file []byte
	return file, s.get(ctx, &file, selectIssuedFile, actor.Coordination, key.MeetingID, key.Kind, key.Number)
}
