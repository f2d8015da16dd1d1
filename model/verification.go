package model

import (
	"context"

	"ctin/governance"
	"ctin/model/check"
)

// VerifyJournal verifies the chain of the actor's coordination, or of the
// instance for an administrator outside any, as it stands now.
func (s *Store) VerifyJournal(ctx context.Context, actor governance.Actor) (check.Chain, error) {
	chain, err := journalOf(actor)
	if err != nil {
		return check.Chain{}, err
	}
	return check.OneChain(ctx, s.db, chain)
}

// Check verifies every journal and every invariant of the instance, for an
// administrator. It names rows by their numbers and tells nothing of what they hold.
func (s *Store) Check(ctx context.Context, actor governance.Actor) (check.Report, error) {
	if err := actor.MustAdminister(); err != nil {
		return check.Report{}, err
	}
	return check.Run(ctx, s.db, s.now())
}
