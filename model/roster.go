package model

import (
	"context"
	"encoding/json"

	"ctin/governance"
)

// RosterUpload is a list of members to import, and the deed that designates
// them, if there is one.
type RosterUpload struct {
	List Upload
	Deed Upload
	Day  governance.Date // today in the coordination
}

// SendRoster reads a list of members and keeps it for its sender, who sees what
// it would make before ImportRoster makes any of it. It fails with Invalid on
// "roster" when the file cannot be read, on "deed" when that one cannot be kept.
func (s *Store) SendRoster(ctx context.Context, actor governance.Actor, u RosterUpload) (governance.ListID, error) {
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
		return t.keepList(ctx, sentList{
			kind: listRoster, file: u.List, deed: u.Deed, day: u.Day, lines: roster, plan: plan.ListPlan,
		})
	})
	return governance.ListID(id), err
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
	table, err := readTable(u.List, "roster")
	if err != nil && governance.CodeOf(err) != governance.Invalid {
		return governance.Roster{}, err
	}
	for _, p := range governance.ProblemsOf(err) {
		problems.Add(p)
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

// RosterReview is a list that was sent: what it would make now, or what it made.
type RosterReview struct {
	ListReview
	Made governance.RosterCounts // once it is imported
	Plan governance.RosterPlan   // until it is imported
}

// Roster reads a list that the actor sent, and plans it again: others may have
// changed the coordination since. Nobody else sees it.
func (s *Store) Roster(ctx context.Context, actor governance.Actor, id governance.ListID) (RosterReview, error) {
	if err := mustImport(actor); err != nil {
		return RosterReview{}, err
	}
	row, err := listOf(ctx, s.get, selectList, listRoster, actor, id, s.now())
	if err != nil {
		return RosterReview{}, err
	}
	if row.AppliedAt != nil {
		review := RosterReview{ListReview: row.review()}
		return review, json.Unmarshal(row.Made, &review.Made)
	}
	return planRoster(ctx, s.get, row, actor.Coordination)
}

// planRoster says what the list would make now, and which lines come to
// something else than when it was sent.
func planRoster(ctx context.Context, get getter, row listRow, c governance.CoordinationID) (RosterReview, error) {
	review := RosterReview{ListReview: row.review()}
	var roster governance.Roster
	if err := json.Unmarshal(row.Content, &roster); err != nil {
		return review, err
	}
	known, err := rosterKnown(ctx, get, c)
	if err != nil {
		return review, err
	}
	review.Ignored = roster.Ignored
	review.Plan = governance.PlanRoster(roster.Rows, known, row.Day)
	review.Before, err = row.since(review.Plan.ListPlan)
	return review, err
}

// DropRoster forgets a list that its sender gives up; to anyone else it does not
// exist. What it made, if it was imported, stays.
func (s *Store) DropRoster(ctx context.Context, actor governance.Actor, id governance.ListID) error {
	if err := mustImport(actor); err != nil {
		return err
	}
	return s.dropList(ctx, listRoster, actor, id)
}
