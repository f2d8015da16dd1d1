package model

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"ctin/governance"
)

// PaperSigning is what is sent of a document that was signed by hand, or in
// the tool of someone else.
type PaperSigning struct {
	Of       DocumentKey
	Way      governance.SigningWay
	SignedOn governance.Date
	Names    []string
	Kept     string // where the original is, or the name of the tool
	Scan     Upload
}

const insertPaper = `
	insert into paper_signatures (minutes_id, coordination_id, way, signed_on, names, kept, file_id, file_hash, content_hash, recorded_by, created_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
	returning minutes_id`

// SignOnPaper records that a document was signed out of here (C9): its file
// is kept, and the document then waits for its seal.
func (s *Store) SignOnPaper(ctx context.Context, actor governance.Actor, sent PaperSigning) error {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "minutes.paper", func(t *tx) (int64, error) {
		if _, err := t.lockedMeeting(ctx, sent.Of.MeetingID); err != nil {
			return 0, err
		}
		m, err := readMinutes(ctx, t, actor.Coordination, sent.Of)
		if err != nil {
			return 0, err
		}
		return int64(m.ID), t.signOnPaper(ctx, m, sent)
	})
	return err
}

func (t *tx) signOnPaper(ctx context.Context, m MinutesRecord, sent PaperSigning) error {
	if err := m.Signable(); err != nil {
		return err
	}
	zone, err := t.zone(ctx)
	if err != nil {
		return err
	}
	paper, problems := sent.read(m, governance.DateOf(t.at, zone))
	after, err := m.SignOnPaper(paper, t.at)
	problems = append(problems, governance.ProblemsOf(err)...)
	if err == nil || len(problems) > 0 {
		err = problems.Err()
	}
	if err != nil {
		return err
	}
	file, err := t.addUpload(ctx, m.CoordinationID, sent.Scan, "scan")
	if err != nil {
		return err
	}
	var id int64
	err = t.get(ctx, &id, insertPaper, m.ID, m.CoordinationID, sent.Way, paper.SignedOn, strings.Join(paper.Names, "\n"), paper.Kept,
		file, paper.ScanHash, m.ContentHash, t.actor.PersonID, t.at)
	if err != nil {
		return err
	}
	if after, err = after.Seal(); err != nil {
		return err
	}
	return t.moveMinutes(ctx, "minutes.paper", m.Minutes, after)
}

// read reads what was sent, or says all that is wrong with it.
func (sent PaperSigning) read(m MinutesRecord, today governance.Date) (governance.PaperSignature, governance.Problems) {
	var problems governance.Problems
	p := governance.PaperSignature{Way: sent.Way, SignedOn: sent.SignedOn, Kept: strings.Join(strings.Fields(sent.Kept), " ")}
	for _, name := range sent.Names {
		if name = strings.Join(strings.Fields(name), " "); name != "" {
			p.Names = append(p.Names, name)
		}
	}
	if err := governance.CheckScan(sent.Way, sent.Scan.Name, sent.Scan.Content); err != nil {
		problems.Add(err.On("scan"))
	} else if codes := codesIn(sent.Scan.Content); len(codes) > 0 && !slices.Contains(codes, m.Token) && sent.Way == governance.Outside {
		problems.Add(governance.Fail(governance.Invalid, msgOutsideOther).On("scan"))
	}
	sum := sha256.Sum256(sent.Scan.Content)
	p.ScanHash = hex.EncodeToString(sum[:])
	return p, append(problems, governance.ProblemsOf(p.Within(m.Content.Header.Day, today))...)
}
