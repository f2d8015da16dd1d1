package model

import (
	"context"

	"ctin/governance"
)

// AgendaFile is a document joined to an item of an agenda.
type AgendaFile struct {
	Token  string
	Name   string
	Size   int64
	SHA256 string
}

// AgendaFiles are the documents of an item, in the order they were joined.
type AgendaFiles = jsonList[AgendaFile]

// agendaFiles are the documents of an item called i, in one column.
const agendaFiles = `
		coalesce((
			select jsonb_agg(jsonb_build_object('Token', f.token, 'Name', f.name, 'Size', f.size,
				'SHA256', encode(f.sha256, 'hex')) order by f.id)
			from agenda_files x
			join files f on f.coordination_id = x.coordination_id and f.id = x.file_id
			where x.coordination_id = i.coordination_id and x.item_id = i.id
		), '[]') as files`

const countAgendaFiles = `
	select count(*)
	from agenda_files
	where coordination_id = $1 and item_id = $2`

const insertAgendaFile = `
	insert into agenda_files (item_id, file_id, coordination_id, recorded_by, created_at)
	values ($1, $2, $3, $4, $5)`

// JoinAgendaFile joins a document to an item of a draft agenda (P10): what was
// sent is frozen with it.
func (s *Store) JoinAgendaFile(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, id governance.AgendaItemID, u Upload,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "agenda_item.join", func(t *tx) (int64, error) {
		m, _, err := t.lockedItem(ctx, meeting, id)
		if err != nil {
			return 0, err
		}
		var joined int
		if err := t.get(ctx, &joined, countAgendaFiles, m.CoordinationID, id); err != nil {
			return 0, err
		}
		if err := governance.MayJoin(u.Name, joined); err != nil {
			return 0, err
		}
		file, err := t.addUpload(ctx, m.CoordinationID, u, "document")
		if err != nil {
			return 0, err
		}
		t.record(event{
			chain: m.CoordinationID, action: "agenda_item.join", kind: "agenda_item", object: int64(id), fields: []string{"files"}, after: file,
		})
		return int64(id), t.exec(ctx, insertAgendaFile, id, file, m.CoordinationID, t.actor.PersonID, t.at)
	})
	return err
}

// What no other item carries goes away with the last one that did: it was
// never sent.
const deleteAgendaFile = `
	with gone as (
		delete from agenda_files x
		using files f
		where x.coordination_id = $1 and x.item_id = $2 and f.coordination_id = x.coordination_id and f.id = x.file_id
			and ($3 = '' or f.token = $3)
		returning x.file_id
	), dropped as (
		delete from files f
		using gone
		where f.coordination_id = $1 and f.id = gone.file_id
			and not exists (select from agenda_files o where o.file_id = f.id and o.item_id <> $2)
	)
	select file_id
	from gone`

// DropAgendaFile takes a document away from an item of a draft agenda.
func (s *Store) DropAgendaFile(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, id governance.AgendaItemID, token string,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "agenda_item.detach", func(t *tx) (int64, error) {
		m, _, err := t.lockedItem(ctx, meeting, id)
		if err != nil {
			return 0, err
		}
		gone, err := t.dropAgendaFiles(ctx, m, id, token)
		if err == nil && len(gone) == 0 {
			err = governance.Fail(governance.NotFound, msgNotFound)
		}
		return int64(id), err
	})
	return err
}

// dropAgendaFiles takes one document away from an item, or all of them when
// token is empty.
func (t *tx) dropAgendaFiles(
	ctx context.Context, m governance.Meeting, id governance.AgendaItemID, token string,
) ([]governance.FileID, error) {
	var gone []governance.FileID
	err := t.list(ctx, &gone, deleteAgendaFile, m.CoordinationID, id, token)
	for _, file := range gone {
		t.record(event{
			chain: m.CoordinationID, action: "agenda_item.detach", kind: "agenda_item", object: int64(id), fields: []string{"files"}, before: file,
		})
	}
	return gone, err
}

const placeItems = `
	update agenda_items
	set position = case
		when position = $3 then $4::int
		when $3 < $4::int then position - 1
		else position + 1
	end
	where coordination_id = $1 and meeting_id = $2 and position between least($3, $4::int) and greatest($3, $4::int)`

// PlaceAgendaItem puts an item of a draft agenda at a position; beyond the ends
// of the agenda it goes to the end.
func (s *Store) PlaceAgendaItem(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, id governance.AgendaItemID, to int,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "agenda_item.move", func(t *tx) (int64, error) {
		m, i, err := t.lockedItem(ctx, meeting, id)
		if err != nil {
			return 0, err
		}
		var items int
		if err := t.get(ctx, &items, countItems, m.CoordinationID, meeting); err != nil {
			return 0, err
		}
		to := min(max(to, 1), items)
		if to == i.Position {
			return int64(id), nil
		}
		t.record(event{
			chain: m.CoordinationID, action: "agenda_item.move", kind: "agenda_item", object: int64(id), fields: []string{"position"},
			before: i.Position, after: to,
		})
		return int64(id), t.exec(ctx, placeItems, m.CoordinationID, meeting, i.Position, to)
	})
	return err
}
