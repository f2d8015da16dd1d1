package model

import (
	"context"

	"ctin/governance"
)

const insertDelegation = `
	insert into delegations (coordination_id, giver_id, bearer_id, meeting_id, deed, given_on, recorded_by, created_at)
	values ($1, $2, $3, nullif($4, 0), $5, $6, $7, $8)
	returning id`

const selectChairOf = `
	select coalesce(chair_id, 0)
	from meetings
	where coordination_id = $1 and id = $2`

// Delegating is a delegation to record, at a meeting whose chair gives it; Once
// tells one that is for this meeting alone.
type Delegating struct {
	MeetingID governance.MeetingID
	BearerID  governance.PersonID
	Deed      string
	GivenOn   governance.Date // as typed
	Once      bool
}

// RecordDelegation records the deed by which the chair of a meeting lets
// someone sign its minutes in their place (C9).
func (s *Store) RecordDelegation(ctx context.Context, actor governance.Actor, sent Delegating) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "delegation.create", func(t *tx) (int64, error) {
		d := governance.Delegation{CoordinationID: actor.Coordination, BearerID: sent.BearerID, Deed: sent.Deed, GivenOn: sent.GivenOn, CreatedAt: t.at}
		if err := t.get(ctx, &d.GiverID, selectChairOf, actor.Coordination, sent.MeetingID); err != nil {
			return 0, err
		}
		if d.GiverID == 0 {
			return 0, governance.Fail(governance.Conflict, msgNoChair)
		}
		if sent.Once {
			d.MeetingID = sent.MeetingID
		}
		zone, err := t.zone(ctx)
		if err != nil {
			return 0, err
		}
		if d, err = governance.CheckDelegation(d, governance.DateOf(t.at, zone)); err != nil {
			return 0, err
		}
		return t.addDelegation(ctx, d)
	})
	return err
}

func (t *tx) addDelegation(ctx context.Context, d governance.Delegation) (int64, error) {
	err := t.get(ctx, &d.BearerID, selectKnown, d.CoordinationID, d.BearerID)
	if governance.CodeOf(err) == governance.NotFound {
		return 0, governance.Fail(governance.Invalid, msgNobody).On("bearer")
	}
	if err != nil {
		return 0, err
	}
	err = t.get(ctx, &d.ID, insertDelegation, d.CoordinationID, d.GiverID, d.BearerID, d.MeetingID, d.Deed, d.GivenOn, t.actor.PersonID, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: d.CoordinationID, action: "delegation.create", kind: "delegation", object: int64(d.ID), after: d})
	return int64(d.ID), nil
}

const revokeDelegation = `
	update delegations set revoked_at = $3
	where coordination_id = $1 and id = $2 and revoked_at is null`

// RevokeDelegation ends a delegation: what was signed under it stays signed.
func (s *Store) RevokeDelegation(ctx context.Context, actor governance.Actor, id governance.DelegationID) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "delegation.revoke", func(t *tx) (int64, error) {
		n, err := t.execCount(ctx, revokeDelegation, actor.Coordination, id, t.at)
		if err != nil {
			return 0, err
		}
		if n == 0 {
			return 0, governance.Fail(governance.NotFound, msgNotFound)
		}
		t.record(event{chain: actor.Coordination, action: "delegation.revoke", kind: "delegation", object: int64(id)})
		return int64(id), nil
	})
	return err
}

// StandIn is who may sign for a signatory by a delegation that runs, empty
// when nobody may.
func (record MinutesRecord) StandIn(s governance.Signatory, today governance.Date) []governance.Signatory {
	var list []governance.Signatory
	for _, l := range record.Around.Delegations {
		if s.Capacity == governance.AsChair && l.of().Covers(s.PersonID, record.MeetingID, today) {
			list = append(list, s.Delegated(l.of(), governance.Signatory{Name: l.Name, Function: l.Function, Organization: l.Organization}))
		}
	}
	return list
}
