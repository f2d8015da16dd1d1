package model

import (
	"context"

	"ctin/governance"
)

const lockAccount = `
	select id, given_name, family_name, email
	from accounts
	where id = $1 and person_id = $2
	for update`

const moveAccount = `
	update accounts set person_id = $2
	where id = $1`

const endAccountSessions = `
	update sessions set ended_at = $2, data = ''
	where account_id = $1 and ended_at is null`

const selectOwnPlaces = `
	select distinct coordination_id
	from memberships
	where person_id = $1 and ended_at is null
	order by coordination_id`

// DetachAccount parts one of the actor's accounts from their person: it is that
// of a new person, who holds nothing, and its sessions end.
func (s *Store) DetachAccount(ctx context.Context, actor governance.Actor, account governance.AccountID) error {
	if err := governance.DetachAccount(actor.AccountID, account); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "account.detach", func(t *tx) (int64, error) {
		var a OwnAccount
		if err := t.get(ctx, &a, lockAccount, account, actor.PersonID); err != nil {
			return 0, err
		}
		var person governance.PersonID
		if err := t.get(ctx, &person, insertPerson, 0, a.GivenName, a.FamilyName, a.Email, "", t.at); err != nil {
			return 0, err
		}
		if err := t.exec(ctx, moveAccount, account, person); err != nil {
			return 0, err
		}
		if err := t.exec(ctx, endAccountSessions, account, t.at); err != nil {
			return 0, err
		}
		return int64(account), t.recordDetached(ctx, account, person)
	})
	return err
}

// recordDetached tells the instance, and every coordination where the account
// no longer opens anything.
func (t *tx) recordDetached(ctx context.Context, account governance.AccountID, person governance.PersonID) error {
	var places []governance.CoordinationID
	if err := t.list(ctx, &places, selectOwnPlaces, t.actor.PersonID); err != nil {
		return err
	}
	t.record(event{action: "account.detach", kind: "account", object: int64(account), after: person})
	for _, place := range places {
		t.record(event{chain: place, action: "account.detach", kind: "person", object: int64(t.actor.PersonID), before: account})
	}
	return nil
}
