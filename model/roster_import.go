package model

import (
	"context"

	"ctin/governance"
)

// RosterOrder is a sender's decision to import a list.
type RosterOrder struct {
	ID      governance.RosterID
	Mark    string // of the plan that was read
	Partial bool   // leave the refused lines aside
}

// ImportRoster makes all that a list brings, in one transaction, as the plan
// that its sender has read says: if the coordination has changed since, nothing
// is made and it is a Conflict. A list is imported once, whoever asks how often.
// No mail leaves.
func (s *Store) ImportRoster(ctx context.Context, actor governance.Actor, o RosterOrder) error {
	if err := mustImport(actor); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "roster.import", func(t *tx) (int64, error) {
		return int64(o.ID), t.importRoster(ctx, o)
	})
	return err
}

// lockImports keeps the imports of a coordination waiting for each other, and
// nothing else but a change of its own card.
const lockImports = `
	select id
	from coordinations
	where id = $1
	for no key update`

const lockRoster = selectRoster + `
	for update`

func (t *tx) importRoster(ctx context.Context, o RosterOrder) error {
	for _, p := range []governance.Permission{governance.ManageMembers, governance.ManageOrganizations} {
		if err := t.still(ctx, p); err != nil {
			return err
		}
	}
	var locked governance.CoordinationID
	if err := t.get(ctx, &locked, lockImports, t.actor.Coordination); err != nil {
		return err
	}
	row, err := rosterOf(ctx, t.get, lockRoster, t.actor, o.ID, t.at)
	if err != nil || row.AppliedAt != nil {
		return err // imported already: there is nothing left to do
	}
	review, err := row.plan(ctx, t.get, t.actor.Coordination)
	if err != nil {
		return err
	}
	if review.Plan.Mark() != o.Mark {
		return governance.Fail(governance.Conflict, msgRosterChanged)
	}
	if err := review.Plan.Ready(o.Partial); err != nil {
		return err
	}
	return t.carryOut(ctx, row, review.Plan)
}

const selectRosterDeed = `
	select deed
	from rosters
	where coordination_id = $1 and id = $2`

const closeRoster = `
	update rosters
	set applied_at = $3, content = '', states = '', deed = '', organizations = $4, seats = $5, people = $6,
		mandates = $7, memberships = $8, refused = $9
	where coordination_id = $1 and id = $2`

// carryOut makes what a plan says, then forgets the list. Something that was
// made by hand at the same instant refuses the whole: the next plan knows it.
func (t *tx) carryOut(ctx context.Context, row rosterRow, plan governance.RosterPlan) error {
	deed := Upload{Name: row.DeedName}
	if err := t.get(ctx, &deed.Content, selectRosterDeed, t.actor.Coordination, row.ID); err != nil {
		return err
	}
	file, err := t.addUpload(ctx, t.actor.Coordination, deed, "deed")
	if err != nil {
		return err
	}
	if err := t.makeRoster(ctx, plan, file); err != nil {
		if code := governance.CodeOf(err); code == governance.Conflict || code == governance.Invalid {
			return governance.Fail(governance.Conflict, msgRosterChanged).Because(err)
		}
		return err
	}
	n := plan.Counts()
	t.record(event{
		chain: t.actor.Coordination, action: "roster.import", kind: "roster", object: int64(row.ID), before: row.Sha256, after: n,
	})
	return t.exec(ctx, closeRoster, t.actor.Coordination, row.ID, t.at,
		n.Organizations, n.Seats, n.People, n.Mandates, n.Memberships, len(plan.In(governance.RosterRefused)))
}

// rosterMade leads from the ids of a plan to those of what was made; what was
// known keeps its own.
type rosterMade struct {
	organizations map[governance.OrganizationID]governance.OrganizationID
	seats         map[governance.SeatID]governance.SeatID
	people        map[governance.PersonID]governance.PersonID
}

func idOf[ID ~int64](made map[ID]ID, planned ID) ID {
	if id, ok := made[planned]; ok {
		return id
	}
	return planned
}

func (t *tx) makeRoster(ctx context.Context, plan governance.RosterPlan, deed governance.FileID) error {
	c := t.actor.Coordination
	made := rosterMade{
		map[governance.OrganizationID]governance.OrganizationID{},
		map[governance.SeatID]governance.SeatID{},
		map[governance.PersonID]governance.PersonID{},
	}
	var err error
	for _, o := range plan.Organizations {
		if made.organizations[o.ID], err = t.addOrganization(ctx, c, o.OrganizationDraft); err != nil {
			return err
		}
	}
	for _, seat := range plan.Seats {
		planned := seat.ID
		seat.ID, seat.CoordinationID = 0, c
		seat.OrganizationID = idOf(made.organizations, seat.OrganizationID)
		if made.seats[planned], err = t.addSeat(ctx, seat); err != nil {
			return err
		}
	}
	for _, p := range plan.People {
		planned := p.ID
		p.ID = 0
		if made.people[planned], err = t.bringPerson(ctx, c, p); err != nil {
			return err
		}
	}
	return t.designateRoster(ctx, plan, made, deed)
}

// designateRoster puts the people of a plan on their seats, and gives them
// their roles.
func (t *tx) designateRoster(
	ctx context.Context, plan governance.RosterPlan, made rosterMade, deed governance.FileID,
) error {
	for _, m := range plan.Mandates {
		m.CoordinationID, m.DeedID = t.actor.Coordination, deed
		m.SeatID, m.PersonID = idOf(made.seats, m.SeatID), idOf(made.people, m.PersonID)
		if _, err := t.addMandate(ctx, m); err != nil {
			return err
		}
	}
	for _, m := range plan.Memberships {
		m.CoordinationID = t.actor.Coordination
		m.PersonID, m.OrganizationID = idOf(made.people, m.PersonID), idOf(made.organizations, m.OrganizationID)
		if _, err := t.addMembership(ctx, m); err != nil {
			return err
		}
	}
	return nil
}
