package model

import (
	"context"
	"time"

	"ctin/governance"
)

// PaperConvocation is a convocation that was sent on paper, before a meeting
// that is recorded afterwards.
type PaperConvocation struct {
	MeetingID governance.MeetingID
	Version   int
	Agenda    string // fingerprint of the agenda that was read
	SentAt    time.Time
	Reason    string // of a delay too short (C1)
}

// ConveneOnPaper records the convocation of a meeting that was already held:
// everyone who sat that day was called by hand, and no mail leaves (C7).
func (s *Store) ConveneOnPaper(ctx context.Context, actor governance.Actor, p PaperConvocation) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "meeting.convene", func(t *tx) (int64, error) {
		return int64(p.MeetingID), t.conveneOnPaper(ctx, p)
	})
	return err
}

func (t *tx) conveneOnPaper(ctx context.Context, p PaperConvocation) error {
	if _, err := t.lockedMeeting(ctx, p.MeetingID); err != nil {
		return err
	}
	record, err := readMeeting(ctx, t, t.actor.Coordination, p.MeetingID)
	if err != nil {
		return err
	}
	before := record.Meeting
	after, err := governance.ConveneOnPaper(before, len(record.Agenda), record.RuleSet(), record.Zone(), p.SentAt, t.at, p.Reason)
	if err != nil {
		return err
	}
	if p.Agenda != record.AgendaNow {
		return governance.Fail(governance.Conflict, msgStale).Because(ErrStale)
	}
	after.AgendaHash, after.Version = record.AgendaNow, p.Version
	if err := t.changeMeeting(ctx, "meeting.convene", before, after); err != nil {
		return err
	}
	record.Meeting = after
	return t.callByHand(ctx, record, p.SentAt)
}

// callByHand records everyone who sits on the day as called by hand.
func (t *tx) callByHand(ctx context.Context, m MeetingRecord, sent time.Time) error {
	seats, err := sitting(ctx, t, m.Meeting, m.Zone())
	if err != nil {
		return err
	}
	called := 0
	for _, c := range seats {
		if c.PersonID == 0 || c.ID != 0 {
			continue
		}
		called++
		c.Email, c.SentAt = "", sent
		err := t.get(ctx, &c.ID, insertConvocation, m.CoordinationID, m.ID, c.SeatID, c.PersonID, c.Kind, c.Email, sent)
		if err != nil {
			return err
		}
		t.record(event{
			chain: m.CoordinationID, action: "convocation.create", kind: "convocation", object: int64(c.ID), after: withoutAddress(c),
		})
	}
	if called == 0 {
		return governance.Fail(governance.Conflict, msgNobodySits)
	}
	return nil
}
