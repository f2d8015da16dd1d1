package model

import (
	"context"

	"ctin/governance"
)

// organizationColumns are those of governance.Organization, of a table called o.
const organizationColumns = `o.id, o.coordination_id, o.name, o.siren, o.siret, o.rna, o.kind, o.college, o.funder,
	o.public_person, o.example, coalesce(o.merged_into, 0) as merged_into, o.created_at, o.version`

// CreateOrganization adds an organisation to the coordination. One that is
// there already is refused with a Link to it; so is one that looks the same,
// until d.Distinct says that it is another.
func (s *Store) CreateOrganization(
	ctx context.Context, actor governance.Actor, d governance.OrganizationDraft,
) (governance.OrganizationID, error) {
	if err := actor.Must(governance.ManageOrganizations); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "organization.create", func(t *tx) (int64, error) {
		id, err := t.addOrganization(ctx, actor.Coordination, d)
		return int64(id), err
	})
	if isTaken(err) {
		err = s.pointAtTwin(ctx, actor.Coordination, 0, d, err)
	}
	return governance.OrganizationID(id), err
}

const insertOrganization = `
	insert into organizations (coordination_id, name, siren, siret, rna, kind, college, funder, public_person, example, created_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
	returning id`

// addOrganization reads a typed organisation and makes it.
func (t *tx) addOrganization(
	ctx context.Context, coordination governance.CoordinationID, d governance.OrganizationDraft,
) (governance.OrganizationID, error) {
	o, problems := governance.ParseOrganization(d)
	if err := problems.Err(); err != nil {
		return 0, err
	}
	o.CoordinationID, o.CreatedAt, o.Version = coordination, t.at, 1
	if err := t.refuseTwin(ctx, o, d.Distinct); err != nil {
		return 0, err
	}
	err := t.get(ctx, &o.ID, insertOrganization, o.CoordinationID, o.Name, o.Siren, o.Siret, o.RNA, o.Kind, o.College,
		o.Funder, o.PublicPerson, o.Example, o.CreatedAt)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: coordination, action: "organization.create", kind: "organization", object: int64(o.ID), after: o})
	return o.ID, nil
}

const lockOrganization = `
	select ` + organizationColumns + `
	from organizations o
	where o.coordination_id = $1 and o.id = $2
	for update`

const updateOrganization = `
	update organizations
	set name = $4, siren = $5, siret = $6, rna = $7, kind = $8, college = $9, funder = $10, public_person = $11,
		version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// UpdateOrganization corrects an organisation read at a version.
func (s *Store) UpdateOrganization(
	ctx context.Context, actor governance.Actor, id governance.OrganizationID, version int, d governance.OrganizationDraft,
) error {
	if err := actor.Must(governance.ManageOrganizations); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "organization.update", func(t *tx) (int64, error) {
		return int64(id), t.correctOrganization(ctx, actor.Coordination, id, version, d)
	})
	if isTaken(err) {
		err = s.pointAtTwin(ctx, actor.Coordination, id, d, err)
	}
	return err
}

func (t *tx) correctOrganization(
	ctx context.Context, coordination governance.CoordinationID, id governance.OrganizationID, version int,
	d governance.OrganizationDraft,
) error {
	var before governance.Organization
	if err := t.get(ctx, &before, lockOrganization, coordination, id); err != nil {
		return err
	}
	if before.MergedInto != 0 {
		return governance.Fail(governance.Conflict, msgOrganizationMerged)
	}
	after, problems := governance.ParseOrganization(d)
	if err := problems.Err(); err != nil {
		return err
	}
	after.ID, after.CoordinationID, after.CreatedAt, after.Version = id, coordination, before.CreatedAt, version
	after.Example = before.Example
	if err := t.refuseTwin(ctx, after, d.Distinct || before.SameIdentity(after)); err != nil {
		return err
	}
	if err := t.saveOrganization(ctx, "organization.update", before, after); err != nil {
		return err
	}
	return t.stillManages(ctx)
}

// stillManages refuses a change after which the actor's own login would no
// longer carry their rights here: another SIREN on the organisation that they
// act for would lock them out, and nobody could let them in again (P8).
func (t *tx) stillManages(ctx context.Context) error {
	if err := t.still(ctx, governance.ManageOrganizations); err != nil {
		return governance.Fail(governance.Conflict, msgLocksOut).On("siren").Because(err)
	}
	return nil
}

// saveOrganization records what an organisation becomes; after carries the
// version it was read at.
func (t *tx) saveOrganization(ctx context.Context, action string, before, after governance.Organization) error {
	err := t.change(ctx, updateOrganization, after.CoordinationID, after.ID, after.Version, after.Name, after.Siren,
		after.Siret, after.RNA, after.Kind, after.College, after.Funder, after.PublicPerson)
	if err != nil {
		return err
	}
	t.record(event{
		chain: after.CoordinationID, action: action, kind: "organization", object: int64(after.ID),
		fields: changedOrganization(before, after), before: before, after: after,
	})
	return nil
}

// changedOrganization names the fields that differ.
func changedOrganization(before, after governance.Organization) []string {
	var fields []string
	for _, f := range []struct {
		name    string
		changed bool
	}{
		{"name", before.Name != after.Name},
		{"siren", before.Siren != after.Siren},
		{"siret", before.Siret != after.Siret},
		{"rna", before.RNA != after.RNA},
		{"kind", before.Kind != after.Kind},
		{"college", before.College != after.College},
		{"funder", before.Funder != after.Funder},
		{"public_person", before.PublicPerson != after.PublicPerson},
	} {
		if f.changed {
			fields = append(fields, f.name)
		}
	}
	return fields
}
