package model

import (
	"context"
	"fmt"

	"ctin/governance"
)

// Opening is a coordination to open: what it covers, who carries it (the first
// carries, the others co-carry), and who coordinates it first.
type Opening struct {
	governance.CoordinationDraft
	Carriers    []governance.OrganizationDraft
	Coordinator governance.Person
}

// OpenCoordination opens a coordination with its carriers, its strategic
// committee and its conférence des financeurs, and invites the first
// coordinator. The administrator who opens it gets no rights in it.
func (s *Store) OpenCoordination(ctx context.Context, actor governance.Actor, o Opening) (governance.CoordinationID, error) {
	if err := actor.MustAdminister(); err != nil {
		return 0, err
	}
	c, problems := s.readCoordination(o.CoordinationDraft)
	problems = append(problems, checkCarriers(o.Carriers)...)
	problems = append(problems, checkCoordinator(o.Coordinator)...)
	if err := problems.Err(); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "coordination.open", func(t *tx) (int64, error) {
		return t.open(ctx, c, o)
	})
	return governance.CoordinationID(id), err
}

const insertCoordination = `
	insert into coordinations (slug, name, label, time_zone, created_at)
	values ($1, $2, $3, $4, $5)
	returning id`

func (t *tx) open(ctx context.Context, c governance.Coordination, o Opening) (int64, error) {
	c.CreatedAt, c.Version = t.at, 1
	if err := t.get(ctx, &c.ID, insertCoordination, c.Slug, c.Name, c.Label, c.TimeZone, c.CreatedAt); err != nil {
		return 0, err
	}
	perimeters := distinct(o.Perimeters)
	if err := t.replacePerimeters(ctx, c.ID, perimeters); err != nil {
		return 0, err
	}
	if err := t.addFirstCommittees(ctx, c.ID); err != nil {
		return 0, err
	}
	carriers, err := t.addCarriers(ctx, c.ID, o.Carriers)
	if err != nil {
		return 0, err
	}
	state := coordinationState{c, perimeters, carriers}
	t.record(event{chain: c.ID, action: "coordination.open", kind: "coordination", object: int64(c.ID), after: state})
	t.record(event{action: "coordination.open", kind: "coordination", object: int64(c.ID)})
	return int64(c.ID), t.nameCoordinator(ctx, c.ID, carriers[0], o.Coordinator)
}

// addFirstCommittees makes the two bodies that every coordination is born
// with, so that seats have a body.
func (t *tx) addFirstCommittees(ctx context.Context, id governance.CoordinationID) error {
	for _, c := range []governance.Committee{
		{Kind: governance.Strategic, Name: nameStrategic},
		{Kind: governance.FundersConference, Name: nameFunders},
	} {
		c.CoordinationID = id
		if _, err := t.addCommittee(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) addCarriers(
	ctx context.Context, id governance.CoordinationID, drafts []governance.OrganizationDraft,
) ([]governance.OrganizationID, error) {
	var ids []governance.OrganizationID
	for _, d := range drafts {
		d.Distinct = true // checkCarriers compared them
		carrier, err := t.addOrganization(ctx, id, d)
		if err != nil {
			return nil, err
		}
		ids = append(ids, carrier)
	}
	return ids, t.replaceCarriers(ctx, id, ids)
}

// nameCoordinator makes a person a coordinator on behalf of the carrier, and
// invites them.
func (t *tx) nameCoordinator(
	ctx context.Context, id governance.CoordinationID, carrier governance.OrganizationID, p governance.Person,
) error {
	person, err := t.bringPerson(ctx, id, p)
	if err != nil {
		return err
	}
	membership, err := t.addMembership(ctx, governance.Membership{
		CoordinationID: id, PersonID: person, OrganizationID: carrier, Roles: governance.RoleSet{governance.Coordinator},
	})
	if err != nil {
		return err
	}
	_, err = t.invite(ctx, id, membership)
	return err
}

// checkCarriers tells what is wrong with each carrier, at the field of its row.
func checkCarriers(drafts []governance.OrganizationDraft) governance.Problems {
	var problems governance.Problems
	var read []governance.Organization
	if len(drafts) == 0 {
		problems.Add(governance.Fail(governance.Invalid, msgNoCarrier).On(CarrierField("name", 1)))
	}
	for i, d := range drafts {
		o, wrong := governance.ParseOrganization(d)
		o.ID = governance.OrganizationID(i + 1)
		if _, twin := o.Twin(read, true); twin != nil {
			wrong.Add(twin)
		}
		for _, p := range wrong {
			problems.Add(p.On(CarrierField(p.Field, i+1)))
		}
		read = append(read, o)
	}
	return problems
}

// CarrierField is the field of the nth carrier of an opening: carrier_name,
// then carrier_name-2.
func CarrierField(name string, n int) string {
	if n == 1 {
		return "carrier_" + name
	}
	return fmt.Sprintf("carrier_%s-%d", name, n)
}

// checkCoordinator tells what is wrong with the card of the first coordinator,
// who must have an address to be invited at.
func checkCoordinator(p governance.Person) governance.Problems {
	_, err := governance.CheckPerson(p)
	problems := governance.ProblemsOf(err)
	if p.Email == "" {
		problems.Add(governance.Fail(governance.Invalid, msgNoEmail).On("email"))
	}
	return problems
}
