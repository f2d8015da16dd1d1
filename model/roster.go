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

// rosterLife is how long a list waits for its sender to import it.
const rosterLife = 24 * time.Hour

// RosterUpload is a list of members to import, and the deed that designates
// them, if there is one.
type RosterUpload struct {
	List Upload
	Deed Upload
	Day  governance.Date // today in the coordination
}

// RosterExtensions are the kinds of file that a list may be.
func RosterExtensions() []string { return sheet.Extensions() }

const sweepRosters = `delete from rosters where expires_at < $1`

const insertRoster = `
	insert into rosters (coordination_id, person_id, name, sha256, content, states, day, deed_name, deed, created_at, expires_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
	returning id`

// SendRoster reads a list of members and keeps it for its sender, who sees what
// it would make before ImportRoster makes any of it. It fails with Invalid on
// "roster" when the file cannot be read, on "deed" when that one cannot be kept.
func (s *Store) SendRoster(ctx context.Context, actor governance.Actor, u RosterUpload) (governance.RosterID, error) {
	if err := mustImport(actor); err != nil {
		return 0, err
	}
	roster, err := readUpload(u)
	if err != nil {
		return 0, err
	}
	known, err := rosterKnown(ctx, s.get, actor.Coordination)
	if err != nil {
		return 0, err
	}
	plan := governance.PlanRoster(roster.Rows, known, u.Day)
	id, err := s.write(ctx, actor, "roster.send", func(t *tx) (int64, error) {
		if err := t.exec(ctx, sweepRosters, t.at); err != nil {
			return 0, err
		}
		return t.addRoster(ctx, u, roster, plan)
	})
	return governance.RosterID(id), err
}

// mustImport checks that the actor may make all that a list brings.
func mustImport(actor governance.Actor) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	return actor.Must(governance.ManageOrganizations)
}

// readUpload reads both files, and tells what is wrong with either.
func readUpload(u RosterUpload) (governance.Roster, error) {
	var problems governance.Problems
	// The header and one line too many tell that a list is too long.
	table, err := sheet.Read(u.List.Name, u.List.Content, governance.MaxRosterLines+2)
	if err != nil && governance.CodeOf(err) != governance.Invalid {
		return governance.Roster{}, err
	}
	for _, p := range governance.ProblemsOf(err) {
		problems.Add(p.On("roster"))
	}
	roster, wrong := governance.ReadRoster(table)
	if err == nil && wrong != nil {
		problems.Add(wrong.On("roster"))
	}
	if u.Deed.Name != "" {
		if _, _, wrong := governance.CheckUpload(u.Deed.Name, u.Deed.Content); wrong != nil {
			problems.Add(wrong.On("deed"))
		}
	}
	return roster, problems.Err()
}

func (t *tx) addRoster(
	ctx context.Context, u RosterUpload, roster governance.Roster, plan governance.RosterPlan,
) (int64, error) {
	content, err := json.Marshal(roster)
	if err != nil {
		return 0, err
	}
	states, err := json.Marshal(plan.Gists())
	if err != nil {
		return 0, err
	}
	deed := u.Deed.Content
	if u.Deed.Name == "" {
		deed = []byte{}
	}
	sum := sha256.Sum256(u.List.Content)
	var id int64
	return id, t.get(ctx, &id, insertRoster, t.actor.Coordination, t.actor.PersonID, u.List.Name, sum[:], content, states,
		u.Day, u.Deed.Name, deed, t.at, t.at.Add(rosterLife))
}

// rosterRow is a list as it is kept.
type rosterRow struct {
	ID        governance.RosterID
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
	governance.RosterCounts
}

const selectRoster = `
	select id, name, sha256, content, states, day, deed_name, created_at, expires_at, applied_at, refused,
		organizations, seats, people, mandates, memberships
	from rosters
	where coordination_id = $1 and person_id = $2 and id = $3 and expires_at > $4`

// RosterReview is a list that was sent: what it would make now, or what it made.
type RosterReview struct {
	ID        governance.RosterID
	Name      string
	DeedName  string
	CreatedAt time.Time
	ExpiresAt time.Time
	AppliedAt *time.Time              // nil until it is imported
	Made      governance.RosterCounts // once it is imported
	Refused   int                     // lines left aside, once it is imported
	Ignored   []string                // columns that are none of ours
	Plan      governance.RosterPlan   // until it is imported
	// Before is the state, when the file was sent, of each line that has
	// come to something else since.
	Before map[int]governance.RosterState
}

// Roster reads a list that the actor sent, and plans it again: others may have
// changed the coordination since. Nobody else sees it.
func (s *Store) Roster(ctx context.Context, actor governance.Actor, id governance.RosterID) (RosterReview, error) {
	if err := mustImport(actor); err != nil {
		return RosterReview{}, err
	}
	row, err := rosterOf(ctx, s.get, selectRoster, actor, id, s.now())
	if err != nil || row.AppliedAt != nil {
		return row.review(), err
	}
	return row.plan(ctx, s.get, actor.Coordination)
}

// getter reads one row: the store's, or a transaction's.
type getter func(ctx context.Context, dest any, query string, args ...any) error

func rosterOf(
	ctx context.Context, get getter, query string, actor governance.Actor, id governance.RosterID, now time.Time,
) (rosterRow, error) {
	var row rosterRow
	err := get(ctx, &row, query, actor.Coordination, actor.PersonID, id, now)
	if governance.CodeOf(err) == governance.NotFound {
		err = governance.Fail(governance.NotFound, msgRosterGone)
	}
	return row, err
}

func (r rosterRow) review() RosterReview {
	return RosterReview{
		ID: r.ID, Name: r.Name, DeedName: r.DeedName, CreatedAt: r.CreatedAt, ExpiresAt: r.ExpiresAt,
		AppliedAt: r.AppliedAt, Made: r.RosterCounts, Refused: r.Refused,
	}
}

// plan says what the list would make now, and which lines come to something
// else than when it was sent.
func (r rosterRow) plan(ctx context.Context, get getter, c governance.CoordinationID) (RosterReview, error) {
	review := r.review()
	var roster governance.Roster
	var states []string
	if err := json.Unmarshal(r.Content, &roster); err != nil {
		return review, err
	}
	if err := json.Unmarshal(r.States, &states); err != nil {
		return review, err
	}
	known, err := rosterKnown(ctx, get, c)
	if err != nil {
		return review, err
	}
	review.Ignored = roster.Ignored
	review.Plan = governance.PlanRoster(roster.Rows, known, r.Day)
	review.Before = map[int]governance.RosterState{}
	for i, l := range review.Plan.Lines {
		if i < len(states) && l.Gist() != states[i] {
			state, _, _ := strings.Cut(states[i], "\n")
			review.Before[l.Line] = governance.RosterState(state)
		}
	}
	return review, nil
}

const deleteRoster = `
	delete from rosters
	where coordination_id = $1 and person_id = $2 and id = $3
	returning id`

// DropRoster forgets a list that its sender gives up; to anyone else it does not
// exist. What it made, if it was imported, stays.
func (s *Store) DropRoster(ctx context.Context, actor governance.Actor, id governance.RosterID) error {
	if err := mustImport(actor); err != nil {
		return err
	}
	return s.get(ctx, &id, deleteRoster, actor.Coordination, actor.PersonID, id)
}
