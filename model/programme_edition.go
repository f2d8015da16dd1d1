package model

import (
	"context"
	"encoding/json"
	"fmt"

	"ctin/governance"
	"ctin/governance/seal"
)

const selectProgrammeContent = `
	select number, content, content_hash
	from programmes
	where coordination_id = $1 and id = $2`

// Edition reads a programme as it was put to a vote, and how to know it again.
func (s *Store) Edition(
	ctx context.Context, actor governance.Actor, id governance.ProgrammeID,
) (p governance.Programme, number int, hash string, err error) {
	if err := actor.Must(governance.Read); err != nil {
		return p, 0, "", err
	}
	var row struct {
		Number      int
		Content     []byte
		ContentHash string
	}
	if err := s.get(ctx, &row, selectProgrammeContent, actor.Coordination, id); err != nil {
		return p, 0, "", err
	}
	return p, row.Number, row.ContentHash, json.Unmarshal(row.Content, &p)
}

const (
	selectSameProgramme = `
	select id, number
	from programmes
	where coordination_id = $1 and content_hash = $2`

	insertProgramme = `
	insert into programmes (coordination_id, number, first_year, last_year, content, content_hash, created_by, created_at)
	select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7
	from programmes
	where coordination_id = $1
	returning id, number`

	updateItemProgramme = `
	update agenda_items set programme_id = $3
	where coordination_id = $1 and id = $2`
)

// PutProgramme freezes the programme as it is now, and puts it on the agenda of
// the next meeting of the strategic committee that is being prepared, to be
// approved: the decision will bind these figures (C11), and no funder (F18).
func (s *Store) PutProgramme(
	ctx context.Context, actor governance.Actor, at governance.Coordination, today governance.Date, from, years string,
) (governance.MeetingID, error) {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return 0, err
	}
	at.ID = actor.Coordination
	id, err := s.write(ctx, actor, "programme.freeze", func(t *tx) (int64, error) {
		next, err := oneOrNone[NextDraft](ctx, t, selectProgrammeMeeting, at.ID)
		switch {
		case err != nil:
			return 0, err
		case next.ID == 0:
			return 0, governance.Fail(governance.Conflict, msgNoDraftMeeting)
		}
		m, err := t.lockedAgenda(ctx, next.ID, 1)
		if err != nil {
			return 0, err
		}
		return int64(m.ID), t.putProgramme(ctx, m, at, today, from, years)
	})
	return governance.MeetingID(id), err
}

func (t *tx) putProgramme(
	ctx context.Context, m governance.Meeting, at governance.Coordination, today governance.Date, from, years string,
) error {
	// Read again under the lock of the meeting: someone else may have put it there.
	if now, err := oneOrNone[NextDraft](ctx, t, selectProgrammeMeeting, at.ID); err != nil || now.Has {
		return orError(err, governance.Fail(governance.Conflict, msgProgrammeThere))
	}
	p, err := programme(ctx, t, at, today, from, years)
	if err != nil {
		return err
	}
	id, number, hash, err := t.freezeProgramme(ctx, p)
	if err != nil {
		return err
	}
	item, err := t.addItem(ctx, m, itemState{AgendaItem: governance.ProgrammeItem(number, p, hash)})
	if err != nil {
		return err
	}
	return t.exec(ctx, updateItemProgramme, at.ID, item, id)
}

// orError is the first error there is.
func orError(err error, otherwise *governance.Error) error {
	if err != nil {
		return err
	}
	return otherwise
}

// freezeProgramme keeps the figures of a programme; the same of the same day
// are kept once.
func (t *tx) freezeProgramme(ctx context.Context, p governance.Programme) (id governance.ProgrammeID, number int, hash string, err error) {
	content, err := seal.Canonical(p)
	if err != nil {
		return 0, 0, "", err
	}
	if hash, err = seal.Sum(p); err != nil {
		return 0, 0, "", err
	}
	if err := t.lockNumbers(ctx); err != nil {
		return 0, 0, "", err
	}
	type edition struct {
		ID     governance.ProgrammeID
		Number int
	}
	kept, err := oneOrNone[edition](ctx, t, selectSameProgramme, t.actor.Coordination, hash)
	if err != nil || kept.ID != 0 {
		return kept.ID, kept.Number, hash, err
	}
	err = t.get(ctx, &kept, insertProgramme, t.actor.Coordination, p.From, p.To, content, hash, t.actor.PersonID, t.at)
	t.record(event{chain: t.actor.Coordination, action: "programme.freeze", kind: "programme", object: int64(kept.ID), after: p})
	return kept.ID, kept.Number, hash, err
}

const selectItemProgramme = `
	select p.id, p.number, p.first_year, p.last_year, p.content_hash
	from agenda_items i
	join programmes p on p.coordination_id = i.coordination_id and p.id = i.programme_id
	where i.coordination_id = $1 and i.id = $2 and i.programme`

// citeProgramme links the edition that an item puts to the vote: the decision
// binds its figures (C11).
func (t *tx) citeProgramme(ctx context.Context, about *subjects, item governance.AgendaItemID) error {
	e, err := oneOrNone[ProgrammeEdition](ctx, t, selectItemProgramme, t.actor.Coordination, item)
	if err != nil || e.ID == 0 {
		return err
	}
	period := governance.Programme{From: e.FirstYear, To: e.LastYear}.Period()
	about.links = append(about.links, governance.ContentLink{
		Kind: "programme", ID: int64(e.ID), Label: fmt.Sprintf(labelProgramme, period, e.Number, e.ContentHash),
	})
	return nil
}
