package model

import (
	"context"

	"ctin/governance"
)

// ImportRoster makes all that a list brings, in one transaction, as the plan
// that its sender has read says: if the coordination has changed since, nothing
// is made and it is a Conflict. A list is imported once, whoever asks how often.
// No mail leaves.
func (s *Store) ImportRoster(ctx context.Context, actor governance.Actor, o ListOrder) error {
	if err := mustImport(actor); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "roster.import", func(t *tx) (int64, error) {
		return int64(o.ID), t.importRoster(ctx, o)
	})
	return err
}

func (t *tx) importRoster(ctx context.Context, o ListOrder) error {
	for _, p := range []governance.Permission{governance.ManageMembers, governance.ManageOrganizations} {
		if err := t.still(ctx, p); err != nil {
			return err
		}
	}
	row, err := t.heldList(ctx, listRoster, o.ID)
	if err != nil || row.AppliedAt != nil {
		return err // imported already: there is nothing left to do
	}
	review, err := planRoster(ctx, t.get, row, t.actor.Coordination)
	if err != nil {
		return err
	}
	if err := o.ready(review.Plan.ListPlan); err != nil {
		return err
	}
	return t.carryOut(ctx, row, review.Plan)
}

const selectRosterDeed = `
	select deed
	from lists
	where coordination_id = $1 and id = $2`

// carryOut makes what a plan says, then forgets the list. Something that was
// made by hand at the same instant refuses the whole: the next plan knows it.
func (t *tx) carryOut(ctx context.Context, row listRow, plan governance.RosterPlan) error {
	deed := Upload{Name: row.DeedName}
	if err := t.get(ctx, &deed.Content, selectRosterDeed, t.actor.Coordination, row.ID); err != nil {
		return err
	}
	file, err := t.addUpload(ctx, t.actor.Coordination, deed, "deed")
	if err != nil {
		return err
	}
	if err := t.makeRoster(ctx, plan, file); err != nil {
		return overtaken(err)
	}
	n := plan.Counts()
	t.record(event{
		chain: t.actor.Coordination, action: "roster.import", kind: "roster", object: int64(row.ID), before: row.Sha256, after: n,
	})
	return t.closeList(ctx, row.ID, n, plan.ListPlan)
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
