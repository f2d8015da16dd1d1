package model

import (
	"context"

	"ctin/governance"
)

// RuleSetRecord is the règlement intérieur of a body. Version is zero while the
// coordination has not confirmed one: the body then follows « concertation ».
type RuleSetRecord struct {
	Rules   governance.RuleSet
	Version int
}

const selectRules = `
	select rules, version
	from rule_sets
	where coordination_id = $1 and committee_id = $2`

// readRules reads the rules that a body follows today.
func readRules(
	ctx context.Context, r reader, coordination governance.CoordinationID, committee governance.CommitteeID,
) (RuleSetRecord, error) {
	var found RuleSetRecord
	err := r.get(ctx, &found, selectRules, coordination, committee)
	if governance.CodeOf(err) == governance.NotFound {
		return RuleSetRecord{Rules: governance.ProfileRules(governance.Concertation)}, nil
	}
	return found, err
}

// rulesOf are the rules of a meeting: those it was opened under, or those of
// its body until then.
func rulesOf(ctx context.Context, r reader, m governance.Meeting) (governance.RuleSet, error) {
	if m.Rules != nil {
		return *m.Rules, nil
	}
	found, err := readRules(ctx, r, m.CoordinationID, m.CommitteeID)
	return found.Rules, err
}

// RuleSet reads the rules that a body follows today. It fails with NotFound on
// an unknown body.
func (s *Store) RuleSet(
	ctx context.Context, actor governance.Actor, committee governance.CommitteeID,
) (RuleSetRecord, error) {
	if err := actor.Must(governance.Read); err != nil {
		return RuleSetRecord{}, err
	}
	return readRules(ctx, s, actor.Coordination, committee)
}

const insertRules = `
	insert into rule_sets (committee_id, coordination_id, rules)
	values ($1, $2, $3)
	on conflict (committee_id) do nothing`

const updateRules = `
	update rule_sets set rules = $4, version = version + 1
	where coordination_id = $1 and committee_id = $2 and version = $3`

// SetRuleSet records the rules of a body, read at a version. Meetings already
// opened keep theirs.
func (s *Store) SetRuleSet(
	ctx context.Context, actor governance.Actor, committee governance.CommitteeID, version int, f governance.RuleSetForm,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	rules, err := governance.ParseRules(f)
	if err != nil {
		return err
	}
	_, err = s.write(ctx, actor, "rules.set", func(t *tx) (int64, error) {
		return int64(committee), t.setRules(ctx, committee, version, rules)
	})
	return err
}

func (t *tx) setRules(
	ctx context.Context, committee governance.CommitteeID, version int, rules governance.RuleSet,
) error {
	place := t.actor.Coordination
	var body governance.Committee
	if err := t.get(ctx, &body, selectCommittee, place, committee); err != nil {
		return err
	}
	before, err := readRules(ctx, t, place, committee)
	if err != nil {
		return err
	}
	if version == 0 { // the first rules of the body: somebody else may write them at the same time
		n, err := t.execCount(ctx, insertRules, committee, place, rules)
		if err == nil && n == 0 {
			err = governance.Fail(governance.Conflict, msgStale).Because(ErrStale)
		}
		if err != nil {
			return err
		}
	} else if err := t.change(ctx, updateRules, place, committee, version, rules); err != nil {
		return err
	}
	t.record(event{
		chain: place, action: "rules.set", kind: "committee", object: int64(committee), fields: []string{"rules"},
		before: before.Rules, after: rules,
	})
	return nil
}
