package model

import (
	"context"
	"errors"

	"ctin/governance"
)

// Printer prints a document that everyone has signed, so that it is sealed.
type Printer func(governance.Coordination, MinutesRecord) (PrintedMinutes, error)

// toSeal is a document that waits for its seal, and who last took it further.
type toSeal struct {
	governance.Coordination
	MeetingID governance.MeetingID
	Kind      governance.MinutesKind
	Number    int
	ActorID   governance.PersonID
}

const selectToSeal = `
	select c.id, c.slug, c.name, c.label, c.time_zone, c.created_at, c.version, m.meeting_id, m.kind, m.edition as number,
		j.actor_id
	from minutes m
	join coordinations c on c.id = m.coordination_id
	join lateral (
		select actor_id
		from journal
		where coordination_id = m.coordination_id and object_kind = 'minutes' and object_id = m.id
		order by n desc
		limit 1
	) j on true
	where m.state = 'to_seal'
	order by m.id`

// SealWaiting tries again to seal what waits for it, whatever the coordination,
// in the name of whoever asked: an authority that was down delays a seal, and
// nobody has to remember it. One that fails again does not keep the others
// waiting; all the failures come back together.
func (s *Store) SealWaiting(ctx context.Context, print Printer) error {
	if s.seal == nil {
		return nil
	}
	var list []toSeal
	if err := s.list(ctx, &list, selectToSeal); err != nil {
		return err
	}
	var failed []error
	for _, w := range list {
		failed = append(failed, s.sealAgain(ctx, w, print))
	}
	return errors.Join(failed...)
}

// sealAgain seals one document. Who asked for it had the right to then.
func (s *Store) sealAgain(ctx context.Context, w toSeal, print Printer) error {
	record, err := readMinutes(ctx, s, w.ID, DocumentKey{MeetingID: w.MeetingID, Kind: w.Kind, Number: w.Number})
	if err != nil {
		return err
	}
	printed, err := print(w.Coordination, record)
	if err != nil {
		return err
	}
	asker := governance.Actor{PersonID: w.ActorID, Coordination: w.ID}
	return s.issueMinutes(ctx, asker, printed, func(MinutesRecord) error { return nil })
}
