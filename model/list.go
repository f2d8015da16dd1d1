package model

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"strings"
	"time"

	"ctin/governance"
	"ctin/model/sheet"
)

// listKind is what the lines of a list that is imported are about.
type listKind string

const (
	listRoster      listKind = "roster"
	listCommitments listKind = "commitments"
)

// listLife is how long a list waits for its sender to import it.
const listLife = 24 * time.Hour

// ListExtensions are the kinds of file that a list may be.
func ListExtensions() []string { return sheet.Extensions() }

// readTable reads the file of a list, and tells on which field it is wrong.
func readTable(u Upload, field string) (governance.Table, error) {
	// The header and one line too many tell that a list is too long.
	table, err := sheet.Read(u.Name, u.Content, governance.MaxListLines+2)
	if governance.CodeOf(err) == governance.Invalid {
		err = onField(err, field)
	}
	return table, err
}

// sentList is a file that was sent: what it says and what that comes to.
type sentList struct {
	kind  listKind
	file  Upload
	deed  Upload
	day   governance.Date // today in the coordination
	lines any
	plan  governance.ListPlan
}

// What was imported keeps its line for ever, without what it said.
const sweepLists = `delete from lists where expires_at < $1 and applied_at is null`

const insertList = `
	insert into lists (kind, coordination_id, person_id, name, sha256, content, states, day, deed_name, deed, created_at, expires_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
	returning id`

// keepList keeps a list for its sender, who sees what it would make before
// any of it is made.
func (t *tx) keepList(ctx context.Context, l sentList) (id int64, err error) {
	if err := t.exec(ctx, sweepLists, t.at); err != nil {
		return 0, err
	}
	content, err := json.Marshal(l.lines)
	if err != nil {
		return 0, err
	}
	states, err := json.Marshal(l.plan.Gists())
	if err != nil {
		return 0, err
	}
	deed := l.deed.Content
	if l.deed.Name == "" {
		deed = []byte{}
	}
	sum := sha256.Sum256(l.file.Content)
	return id, t.get(ctx, &id, insertList, l.kind, t.actor.Coordination, t.actor.PersonID, l.file.Name, sum[:], content, states,
		l.day, l.deed.Name, deed, t.at, t.at.Add(listLife))
}

// listRow is a list as it is kept.
type listRow struct {
	ID        governance.ListID
	Name      string
	Sha256    []byte
	Content   []byte
	States    []byte
	Day       governance.Date
	DeedName  string
	CreatedAt time.Time
	ExpiresAt time.Time
	AppliedAt *time.Time
	Refused   int
	Made      []byte
}

const selectList = `
	select id, name, sha256, content, states, day, deed_name, created_at, expires_at, applied_at, refused, made
	from lists
	where kind = $1 and coordination_id = $2 and person_id = $3 and id = $4 and expires_at > $5`

const lockList = selectList + `
	for update`

// ListReview is a list that was sent, whatever it holds.
type ListReview struct {
	ID        governance.ListID
	Name      string
	DeedName  string
	CreatedAt time.Time
	ExpiresAt time.Time
	AppliedAt *time.Time // nil until it is imported
	Refused   int        // lines left aside, once it is imported
	Ignored   []string   // columns that are none of ours
	// Before is the state, when the file was sent, of each line that has
	// come to something else since.
	Before map[int]governance.ListState
}

// getter reads one row: the store's, or a transaction's.
type getter func(ctx context.Context, dest any, query string, args ...any) error

// listOf reads a list that the actor sent. Nobody else sees it.
func listOf(
	ctx context.Context, get getter, query string, kind listKind, actor governance.Actor, id governance.ListID, now time.Time,
) (listRow, error) {
	var row listRow
	err := get(ctx, &row, query, kind, actor.Coordination, actor.PersonID, id, now)
	if governance.CodeOf(err) == governance.NotFound {
		err = governance.Fail(governance.NotFound, msgListGone)
	}
	return row, err
}

func (r listRow) review() ListReview {
	return ListReview{
		ID: r.ID, Name: r.Name, DeedName: r.DeedName, CreatedAt: r.CreatedAt, ExpiresAt: r.ExpiresAt,
		AppliedAt: r.AppliedAt, Refused: r.Refused,
	}
}

// since tells which lines come to something else than when the list was sent.
func (r listRow) since(plan governance.ListPlan) (map[int]governance.ListState, error) {
	var states []string
	if err := json.Unmarshal(r.States, &states); err != nil {
		return nil, err
	}
	before := map[int]governance.ListState{}
	for i, l := range plan.Lines {
		if i < len(states) && l.Gist() != states[i] {
			state, _, _ := strings.Cut(states[i], "\n")
			before[l.Line] = governance.ListState(state)
		}
	}
	return before, nil
}

// ListOrder is a sender's decision to import a list.
type ListOrder struct {
	ID      governance.ListID
	Mark    string // of the plan that was read
	Partial bool   // leave the refused lines aside
}

// ready refuses to carry out another plan than the one that was read, or one
// that has lines refused.
func (o ListOrder) ready(plan governance.ListPlan) error {
	if plan.Mark() != o.Mark {
		return governance.Fail(governance.Conflict, msgListChanged)
	}
	if err := plan.Ready(o.Partial); err != nil {
		return err
	}
	return nil
}

// overtaken tells that what was planned cannot be made any more: something was
// made by hand at the same instant, and the next plan knows it.
func overtaken(err error) error {
	if code := governance.CodeOf(err); code == governance.Conflict || code == governance.Invalid {
		return governance.Fail(governance.Conflict, msgListChanged).Because(err)
	}
	return err
}

// lockImports keeps the imports of a coordination waiting for each other, and
// nothing else but a change of its own card.
const lockImports = `
	select id
	from coordinations
	where id = $1
	for no key update`

// heldList reads the list that is to be imported, and keeps every other import
// of the coordination waiting.
func (t *tx) heldList(ctx context.Context, kind listKind, id governance.ListID) (listRow, error) {
	var locked governance.CoordinationID
	if err := t.get(ctx, &locked, lockImports, t.actor.Coordination); err != nil {
		return listRow{}, err
	}
	return listOf(ctx, t.get, lockList, kind, t.actor, id, t.at)
}

const closeList = `
	update lists
	set applied_at = $3, content = '', states = '', deed = '', made = $4, refused = $5
	where coordination_id = $1 and id = $2`

// closeList forgets what an imported list said, and keeps how much it made.
func (t *tx) closeList(ctx context.Context, id governance.ListID, made any, plan governance.ListPlan) error {
	counts, err := json.Marshal(made)
	if err != nil {
		return err
	}
	return t.exec(ctx, closeList, t.actor.Coordination, id, t.at, counts, len(plan.In(governance.LineRefused)))
}

const deleteList = `
	delete from lists
	where kind = $1 and coordination_id = $2 and person_id = $3 and id = $4 and applied_at is null
	returning id`

// dropList forgets a list that its sender gives up; to anyone else it does not
// exist. One that was imported stays known.
func (s *Store) dropList(ctx context.Context, kind listKind, actor governance.Actor, id governance.ListID) error {
	return s.get(ctx, &id, deleteList, kind, actor.Coordination, actor.PersonID, id)
}
