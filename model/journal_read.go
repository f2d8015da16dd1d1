package model

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
)

// JournalFilter says which entries of a journal to read, and from where. Zero
// values leave out a condition.
type JournalFilter struct {
	Kind   string // of object: "organization"
	Object int64
	Author governance.PersonID
	From   time.Time // this instant and later
	Until  time.Time // before this instant
	After  int64     // goes on to the older ones from this entry
	Before int64     // goes back to the newer ones from this entry
}

// JournalLine is one entry as it is read. Names are those of today: the
// journal itself holds identifiers only.
type JournalLine struct {
	N           int64
	At          time.Time
	ActorID     governance.PersonID // zero for the program itself
	ActorName   string
	Action      string
	ObjectKind  string
	ObjectID    int64
	ObjectName  string // empty when the object is gone
	ObjectPlace string // what it belongs to: the organisation of a seat, the seat of a mandate
	Bytes       []byte
	Hash        []byte
}

// Fields are the fields that the entry says have changed.
func (l JournalLine) Fields() []string {
	var e seal.Entry
	if json.Unmarshal(l.Bytes, &e) != nil {
		return nil // what is wrong with it is told by the verification
	}
	return e.Fields
}

// JournalPage is one page of a journal, newest first. Previous and Next are
// where its neighbours begin, zero for none.
type JournalPage struct {
	Lines    []JournalLine
	Total    int // of all pages
	Previous int64
	Next     int64
}

// journalOf is the chain that the actor may read: that of the coordination
// they are in, or the instance's for its administrators outside any.
func journalOf(actor governance.Actor) (governance.CoordinationID, error) {
	if actor.Coordination == 0 {
		return 0, actor.MustAdminister()
	}
	return actor.Coordination, actor.Must(governance.ReadJournal)
}

// conditions are those of what the filter asks of a journal.
func (f JournalFilter) conditions(chain governance.CoordinationID) *conditions {
	w := new(conditions)
	w.and("j.coordination_id = ?", chain)
	w.when(f.Kind != "", "j.object_kind = ?", f.Kind)
	w.when(f.Object != 0, "j.object_id = ?", f.Object)
	w.when(f.Author != 0, "j.actor_id = ?", f.Author)
	w.when(!f.From.IsZero(), "j.at >= ?", f.From)
	w.when(!f.Until.IsZero(), "j.at < ?", f.Until)
	return w
}

const journalColumns = `
	select j.n, j.at, j.actor_id, j.action, j.object_kind, j.object_id, j.bytes, j.hash
	from journal j`

// named adds to the entries the names of who acted and of what they acted on.
// Nothing outside the chain's own coordination is looked up.
const named = `
	select j.*, coalesce(btrim(p.given_name || ' ' || p.family_name), '') as actor_name,
		coalesce(x.name, '') as object_name, coalesce(x.place, '') as object_place
	from entries j
	left join people p on p.id = j.actor_id
	left join lateral (` + objectNames + `
	) x on true`

// page is the statement of one page; the line beyond it only tells that there
// is more.
func (f JournalFilter) page(w *conditions) string {
	order := "\n\torder by j.n desc"
	if f.Before != 0 {
		order = "\n\torder by j.n"
	}
	w.when(f.Before != 0, "j.n > ?", f.Before)
	w.when(f.Before == 0 && f.After != 0, "j.n < ?", f.After)
	return "with entries as (" + journalColumns + w.String() + order + "\n\tlimit 26)" + named + order
}

// instant is null for the zero time.
func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// Journal lists a page of the journal of the actor's coordination, or of the
// instance for an administrator outside any.
func (s *Store) Journal(ctx context.Context, actor governance.Actor, f JournalFilter) (JournalPage, error) {
	chain, err := journalOf(actor)
	if err != nil {
		return JournalPage{}, err
	}
	var page JournalPage
	w := f.conditions(chain)
	if err := s.get(ctx, &page.Total, "select count(*) from journal j"+w.String(), w.args...); err != nil {
		return JournalPage{}, err
	}
	query := f.page(w)
	if err := s.list(ctx, &page.Lines, query, w.args...); err != nil {
		return JournalPage{}, err
	}
	page.Lines, page.Previous, page.Next = pageOf(page.Lines, f.After, f.Before, func(l JournalLine) int64 { return l.N })
	return page, nil
}

// JournalAuthor is someone who did something that a journal tells.
type JournalAuthor struct {
	ID   governance.PersonID
	Name string
}

const selectAuthors = `
	select p.id, x.name
	from people p
	cross join btrim(p.given_name || ' ' || p.family_name) as x (name)
	where p.id in (select actor_id from journal where coordination_id = $1)
	order by x.name collate "fr-x-icu", p.id`

// JournalAuthors lists who acts in a journal, in the order of their names.
func (s *Store) JournalAuthors(ctx context.Context, actor governance.Actor) ([]JournalAuthor, error) {
	chain, err := journalOf(actor)
	if err != nil {
		return nil, err
	}
	var authors []JournalAuthor
	return authors, s.list(ctx, &authors, selectAuthors, chain)
}

// ExportJournal gives each entry that the filter keeps to each, oldest first,
// after having noted in the journal that it was exported (P6).
func (s *Store) ExportJournal(ctx context.Context, actor governance.Actor, f JournalFilter, each func(JournalLine) error) error {
	chain, err := journalOf(actor)
	if err != nil {
		return err
	}
	if err := s.noteExport(ctx, actor, chain); err != nil {
		return err
	}
	w := f.conditions(chain)
	stmt, err := s.prepared(ctx, "with entries as ("+journalColumns+w.String()+")"+named+"\n\torder by j.n")
	if err != nil {
		return err
	}
	rows, err := stmt.QueryxContext(ctx, w.args...)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	defer func() { _ = rows.Close() }() // read to the end, or given up for another reason
	for rows.Next() {
		var l JournalLine
		if err := rows.StructScan(&l); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		if err := each(l); err != nil {
			return err
		}
	}
	return rows.Err()
}

// noteExport journals an export.
func (s *Store) noteExport(ctx context.Context, actor governance.Actor, chain governance.CoordinationID) error {
	_, err := s.write(ctx, actor, "journal.export", func(t *tx) (int64, error) {
		t.record(event{chain: chain, action: "journal.export", kind: "journal"})
		return 0, nil
	})
	return err
}
