package model

import (
	"context"
	"crypto/subtle"

	"ctin/governance"
)

const beginPairing = `
	update pairings set begun_by = $2, begun_at = $3, secret_hash = $4
	where id = $1`

// BeginPairing starts a pairing with the actor's account, and returns what
// their browser keeps until they come back with the other one.
func (s *Store) BeginPairing(ctx context.Context, actor governance.Actor, id governance.PairingID) (string, error) {
	secret := token()
	actor.Key = "" // a second click begins again: the secret of the last one counts
	_, err := s.write(ctx, actor, "pairing.begin", func(t *tx) (int64, error) {
		var p governance.Pairing
		if err := t.get(ctx, &p, lockPairing, id); err != nil {
			return 0, err
		}
		begun, err := p.Begin(actor.PersonID, t.at)
		if err != nil {
			return 0, err
		}
		t.record(event{chain: p.CoordinationID, action: "pairing.begin", kind: "person", object: int64(begun.BegunBy)})
		return int64(id), t.exec(ctx, beginPairing, id, begun.BegunBy, begun.BegunAt, tokenHash(secret))
	})
	return secret, err
}

// FinishPairing makes one person of the actor and of who began: what the actor
// held, in every coordination, goes to who began, and so do their accounts.
// secret is what the browser kept.
func (s *Store) FinishPairing(
	ctx context.Context, actor governance.Actor, id governance.PairingID, secret string, confirmed bool,
) error {
	_, err := s.write(ctx, actor, "pairing.finish", func(t *tx) (int64, error) {
		var p struct {
			governance.Pairing
			SecretHash []byte
		}
		if err := t.get(ctx, &p, lockPairingSecret, id); err != nil {
			return 0, err
		}
		done, err := p.Finish(proof(actor, p.SecretHash, secret, confirmed), t.at)
		if err != nil {
			return 0, err
		}
		if err := t.unite(ctx, actor.PersonID, done.BegunBy); err != nil {
			return 0, err
		}
		return int64(id), t.exec(ctx, closePairing, id, t.at, done.Outcome)
	})
	return err
}

const lockPairingSecret = `
	select` + pairingColumns + `, coalesce(x.secret_hash, '') as secret_hash
	from pairings x
	where x.id = $1
	for update`

func proof(actor governance.Actor, hash []byte, secret string, confirmed bool) governance.Proof {
	same := secret != "" && subtle.ConstantTimeCompare(hash, tokenHash(secret)) == 1
	return governance.Proof{Who: actor.PersonID, SameBrowser: same, Confirmed: confirmed}
}

const lockUnited = `
	select id, given_name, family_name, email
	from people
	where id in ($1, $2) and merged_into is null
	order by id
	for update`

const selectHeldPlaces = `
	select coordination_id from memberships where person_id = $1
	union
	select coordination_id from mandates where person_id = $1
	union
	select coordination_id from links where person_id = $1
	union
	select coordination_id from join_requests where person_id = $1
	order by coordination_id`

const uniteAccounts = `update accounts set person_id = $2 where person_id = $1`

const uniteSessions = `update sessions set person_id = $2 where person_id = $1`

const uniteDrafts = `update drafts set person_id = $2 where person_id = $1`

const uniteRosters = `update lists set person_id = $2 where person_id = $1`

const uniteRequests = `update join_requests set person_id = $2 where person_id = $1 and decided_at is null`

// unions give to a person ($2) what another ($1) has outside any coordination,
// and close their card: it leads to the other.
var unions = [...]string{uniteAccounts, uniteSessions, uniteDrafts, uniteRosters, uniteRequests, mergePerson}

// unite gives to one person all that another is and holds.
func (t *tx) unite(ctx context.Context, from, into governance.PersonID) error {
	var both []governance.Person
	if err := t.list(ctx, &both, lockUnited, from, into); err != nil {
		return err
	}
	if len(both) < 2 {
		return governance.Fail(governance.Conflict, msgNotFound) // one of them was united with a third meanwhile
	}
	if err := t.seatedApart(ctx, from, into); err != nil {
		return err
	}
	var places []governance.CoordinationID
	if err := t.list(ctx, &places, selectHeldPlaces, from); err != nil {
		return err
	}
	for _, place := range places {
		if err := t.uniteIn(ctx, place, from, into); err != nil {
			return err
		}
	}
	for _, query := range unions {
		if err := t.exec(ctx, query, from, into); err != nil {
			return err
		}
	}
	t.record(event{action: "account.unite", kind: "account", object: int64(t.actor.AccountID), before: from, after: into})
	return t.tellUnited(ctx, both)
}

const selectAllMandates = `
	select id, coordination_id, seat_id, person_id, kind, starts_on, ends_on
	from mandates
	where person_id = $1`

func (t *tx) seatedApart(ctx context.Context, from, into governance.PersonID) error {
	var a, b []governance.Mandate
	if err := t.list(ctx, &a, selectAllMandates, from); err != nil {
		return err
	}
	if err := t.list(ctx, &b, selectAllMandates, into); err != nil {
		return err
	}
	return governance.Unite(a, b)
}

const answerUnited = `
	update join_requests j
	set decided_at = $4, decided_by = $3, accepted = true, answer = $5, version = version + 1
	where j.coordination_id = $1 and j.person_id = $2 and j.decided_at is null and (
		exists (select from memberships m where m.coordination_id = $1 and m.person_id = $3 and m.ended_at is null)
		or exists (select from join_requests o where o.coordination_id = $1 and o.person_id = $3 and o.decided_at is null)
	)`

// uniteIn gives what someone holds in a coordination to who they are one with.
func (t *tx) uniteIn(ctx context.Context, place governance.CoordinationID, from, into governance.PersonID) error {
	if err := t.inherit(ctx, place, from, into); err != nil {
		return err
	}
	t.record(event{chain: place, action: "person.unite", kind: "person", object: int64(from), after: into})
	return t.exec(ctx, answerUnited, place, from, into, t.at, pairingAnswer)
}

// tellUnited writes to both addresses: whoever did not do it must know.
func (t *tx) tellUnited(ctx context.Context, both []governance.Person) error {
	for _, p := range both {
		if p.Email == "" {
			continue
		}
		err := t.send(ctx, mail{
			to: p.Email, name: p.Name(), subject: pairedSubject, body: pairedBody(p.Name(), t.store.link("mes-comptes")),
		})
		if err != nil {
			return err
		}
	}
	return nil
}
