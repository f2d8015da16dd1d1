package model

import (
	"context"

	"ctin/governance"
)

const updateCommittee = `
	update committees set name = $4, code = $5, kind = $6, parent_id = nullif($7, 0), version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// ChangeCommittee gives a body another name, code, kind and parent; those of
// typed are recorded if the body is still at its version.
func (s *Store) ChangeCommittee(ctx context.Context, actor governance.Actor, typed governance.Committee) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "committee.rename", func(t *tx) (int64, error) {
		var before governance.Committee
		if err := t.get(ctx, &before, selectCommittee, actor.Coordination, typed.ID); err != nil {
			return 0, err
		}
		after, err := governance.ChangeCommittee(before, typed)
		if err != nil {
			return 0, err
		}
		if err := t.checkParent(ctx, after); err != nil {
			return 0, err
		}
		err = t.change(ctx, updateCommittee, actor.Coordination, after.ID, typed.Version, after.Name, after.Code, after.Kind, after.ParentID)
		t.record(event{
			chain: actor.Coordination, action: "committee.rename", kind: "committee", object: int64(after.ID),
			fields: changedCommittee(before, after), before: before, after: after,
		})
		return int64(after.ID), err
	})
	return err
}

// checkParent judges the parent of a body among the bodies of its coordination.
// The coordination is locked first: two bodies moved at once, each under the
// other, would make a ring that neither saw.
func (t *tx) checkParent(ctx context.Context, c governance.Committee) error {
	if c.ParentID == 0 {
		return nil
	}
	var locked governance.Coordination
	if err := t.get(ctx, &locked, lockCoordination, t.actor.Coordination); err != nil {
		return err
	}
	var all []governance.Committee
	if err := t.list(ctx, &all, selectCommittees, t.actor.Coordination); err != nil {
		return err
	}
	return governance.CheckParent(c, all)
}

// changedCommittee names the fields that differ.
func changedCommittee(before, after governance.Committee) []string {
	var fields []string
	if before.Name != after.Name {
		fields = append(fields, "name")
	}
	if before.Code != after.Code {
		fields = append(fields, "code")
	}
	if before.Kind != after.Kind {
		fields = append(fields, "kind")
	}
	if before.ParentID != after.ParentID {
		fields = append(fields, "parent")
	}
	return fields
}
