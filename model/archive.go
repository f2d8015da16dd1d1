package model

import (
	"context"
	"strings"

	"ctin/governance"
	"ctin/model/calendar"
)

// Pack is everything that is kept of a meeting.
type Pack struct {
	Meeting   MeetingRecord
	Documents []PackedDocument // the sealed ones
	Left      []governance.Minutes
	Room      RoomRecord
	Agenda    []byte       // as it was printed and sent, or nil
	Joined    []JoinedFile // to the items of the agenda
	Files     []PackedFile // of signatures given out of here
	Letter    string       // the convocation, as it is sent, addressed to nobody
	Calendar  string
}

// PackedDocument is a sealed document with the bytes that were issued.
type PackedDocument struct {
	MinutesRecord
	File []byte
}

// PackedFile is a file that was joined to the meeting.
type PackedFile struct {
	Name    string
	Content []byte
}

// JoinedFile is a file that was joined to an item of the agenda.
type JoinedFile struct {
	Position int // of the item
	PackedFile
}

const selectDocuments = `
	select ` + minutesColumns + `
	from minutes m
	where m.coordination_id = $1 and m.meeting_id = $2
	order by array_position(array['decision_log', 'summary', 'full', 'erratum', 'extract'], m.kind), m.edition`

const selectPackedFiles = `
	select f.name, f.content
	from paper_signatures p
	join minutes m on m.coordination_id = p.coordination_id and m.id = p.minutes_id
	join files f on f.coordination_id = p.coordination_id and f.id = p.file_id
	where p.coordination_id = $1 and m.meeting_id = $2
	order by f.id`

const selectJoinedFiles = `
	select i.position, f.name, f.content
	from agenda_files x
	join agenda_items i on i.coordination_id = x.coordination_id and i.id = x.item_id
	join files f on f.coordination_id = x.coordination_id and f.id = x.file_id
	where x.coordination_id = $1 and i.meeting_id = $2
	order by i.position, f.id`

const selectSentAgenda = `
	select content
	from files
	where coordination_id = $1 and id = $2`

// PackMeeting gathers what is kept of a closed meeting, and journals that it
// was taken away (P6).
func (s *Store) PackMeeting(ctx context.Context, actor governance.Actor, meeting governance.MeetingID) (Pack, error) {
	var pack Pack
	if err := actor.Must(governance.Read); err != nil {
		return pack, err
	}
	_, err := s.write(ctx, actor, "meeting.pack", func(t *tx) (int64, error) {
		m, err := readMeeting(ctx, t, actor.Coordination, meeting)
		if err != nil {
			return 0, err
		}
		if m.State != governance.MeetingClosed && m.State != governance.MeetingArchived {
			return 0, governance.Fail(governance.Conflict, msgPackOpen)
		}
		pack = Pack{Meeting: m, Letter: convocationText(m), Calendar: s.event(m, m.ConvenedAt).Text(calendar.Publish)}
		if err := t.packDocuments(ctx, &pack); err != nil {
			return 0, err
		}
		t.record(event{chain: m.CoordinationID, action: "meeting.pack", kind: "meeting", object: int64(m.ID)})
		return int64(m.ID), t.packFiles(ctx, &pack)
	})
	return pack, err
}

// packFiles adds the files that came with the meeting, and who was there.
func (t *tx) packFiles(ctx context.Context, pack *Pack) error {
	m := pack.Meeting
	var err error
	if pack.Room, err = readRoom(ctx, t, m.CoordinationID, m.ID); err != nil {
		return err
	}
	if m.AgendaFileID != 0 {
		if err := t.get(ctx, &pack.Agenda, selectSentAgenda, m.CoordinationID, m.AgendaFileID); err != nil {
			return err
		}
	}
	if err := t.list(ctx, &pack.Joined, selectJoinedFiles, m.CoordinationID, m.ID); err != nil {
		return err
	}
	return t.list(ctx, &pack.Files, selectPackedFiles, m.CoordinationID, m.ID)
}

func (t *tx) packDocuments(ctx context.Context, pack *Pack) error {
	var all []governance.Minutes
	if err := t.list(ctx, &all, selectDocuments, pack.Meeting.CoordinationID, pack.Meeting.ID); err != nil {
		return err
	}
	for _, d := range all {
		if d.State != governance.MinutesSealed && d.State != governance.MinutesSuperseded {
			pack.Left = append(pack.Left, d)
			continue
		}
		key := DocumentKey{MeetingID: d.MeetingID, Kind: d.Kind, Number: d.Edition}
		record, err := readMinutes(ctx, t, d.CoordinationID, key)
		if err != nil {
			return err
		}
		packed := PackedDocument{MinutesRecord: record}
		if err := t.get(ctx, &packed.File, selectIssuedFile, d.CoordinationID, key.MeetingID, key.Kind, key.Number); err != nil {
			return err
		}
		pack.Documents = append(pack.Documents, packed)
	}
	return nil
}

// convocationText is the convocation as it is sent, without what is one
// person's: their name, their seat, their own address to reply.
func convocationText(m MeetingRecord) string {
	l := letter{kind: letterConvenes, meeting: m, rules: m.RuleSet(), from: m.Coordination}
	lines := append([]string{l.subject(), "", l.opening(), ""}, l.facts()...)
	lines = append(append(lines, "", headAgenda, ""), agendaText(m)...)
	return strings.Join(append(append(lines, ""), l.reply()...), "\n") + "\n"
}

// ArchiveMeeting passes a closed meeting to the archives once all its
// documents are sealed (C7).
func (s *Store) ArchiveMeeting(ctx context.Context, actor governance.Actor, meeting governance.MeetingID) error {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "meeting.archive", func(t *tx) (int64, error) {
		before, err := t.lockedMeeting(ctx, meeting)
		if err != nil {
			return 0, err
		}
		var documents []governance.Minutes
		if err := t.list(ctx, &documents, selectDocuments, before.CoordinationID, meeting); err != nil {
			return 0, err
		}
		after, err := governance.Archive(before, documents)
		if err != nil {
			return 0, err
		}
		return int64(meeting), t.changeMeeting(ctx, "meeting.archive", before, after)
	})
	return err
}
