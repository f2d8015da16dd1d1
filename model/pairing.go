package model

import (
	"context"
	"time"

	"ctin/governance"
)

// PairingCandidate is someone who may be the other account of a person: with
// an account, and known to the coordination or asking to join it.
type PairingCandidate struct {
	ID         governance.PersonID
	GivenName  string
	FamilyName string
	Email      string
	Label      string // of the establishment they log in for
}

// metHere adds to knownHere those who asked to join.
const metHere = ` (
		exists (select from join_requests j where j.coordination_id = $1 and j.person_id = p.id) or` + knownHere + `
	)`

const selectPairingCandidates = `
	select p.id, p.given_name, p.family_name, p.email, coalesce(a.label, '') as label
	from people p
	join lateral (
		select max(organization_label) as label from accounts where person_id = p.id having count(*) > 0
	) a on true
	where p.id <> $2 and p.merged_into is null and` + metHere + `
	order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", p.id`

// PairingCandidates lists those who may be the other account of a person.
func (s *Store) PairingCandidates(
	ctx context.Context, actor governance.Actor, person governance.PersonID,
) ([]PairingCandidate, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return nil, err
	}
	var list []PairingCandidate
	return list, s.list(ctx, &list, selectPairingCandidates, actor.Coordination, person)
}

// PairingProposed is a proposal as coordinators read it.
type PairingProposed struct {
	governance.Pairing
	Name string // of the other one
}

const pairingColumns = `
	x.id, x.coordination_id, x.person_id, x.other_id, x.created_at, x.expires_at, coalesce(x.begun_by, 0) as begun_by,
	coalesce(x.begun_at, '0001-01-01 00:00:00+00') as begun_at,
	coalesce(x.closed_at, '0001-01-01 00:00:00+00') as closed_at, x.outcome`

const selectPairingsOf = `
	select` + pairingColumns + `, trim(o.given_name || ' ' || o.family_name) as name
	from pairings x
	join people o on o.id = case when x.person_id = $2 then x.other_id else x.person_id end
	where x.coordination_id = $1 and $2 in (x.person_id, x.other_id) and x.closed_at is null and x.expires_at > $3
	order by x.id`

// PairingsOf lists the open proposals about a person.
func (s *Store) PairingsOf(
	ctx context.Context, actor governance.Actor, person governance.PersonID,
) ([]PairingProposed, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return nil, err
	}
	var list []PairingProposed
	return list, s.list(ctx, &list, selectPairingsOf, actor.Coordination, person, s.now())
}

const selectPaired = `
	select p.id, p.given_name, p.family_name, p.email,
		exists (select from accounts a where a.person_id = p.id) as account
	from people p
	where p.id = $2 and p.merged_into is null and` + metHere + `
	for no key update of p`

const replacePairing = `
	update pairings set closed_at = $4, outcome = 'withdrawn'
	where coordination_id = $1 and least(person_id, other_id) = least($2::bigint, $3::bigint)
		and greatest(person_id, other_id) = greatest($2::bigint, $3::bigint) and closed_at is null`

const insertPairing = `
	insert into pairings (coordination_id, person_id, other_id, proposed_by, created_at, expires_at)
	values ($1, $2, $3, $4, $5, $6)
	returning id`

// ProposePairing asks two people to say whether they are one (P5). It changes
// nothing to what either may do. A proposal still open about the same two is
// replaced.
func (s *Store) ProposePairing(ctx context.Context, actor governance.Actor, person, other governance.PersonID) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "pairing.propose", func(t *tx) (int64, error) {
		both, err := t.paired(ctx, person, other)
		if err != nil {
			return 0, err
		}
		if err := t.exec(ctx, replacePairing, actor.Coordination, person, other, t.at); err != nil {
			return 0, err
		}
		var id int64
		err = t.get(ctx, &id, insertPairing,
			actor.Coordination, person, other, actor.PersonID, t.at, t.at.Add(governance.PairingLife))
		if err != nil {
			return 0, err
		}
		t.record(event{
			chain: actor.Coordination, action: "pairing.propose", kind: "person", object: int64(person), after: other,
		})
		return id, t.askBoth(ctx, both)
	})
	return err
}

// paired reads the two people of a proposal.
func (t *tx) paired(ctx context.Context, person, other governance.PersonID) ([]governance.Person, error) {
	var both []governance.Person
	var named []governance.Paired
	for _, id := range []governance.PersonID{person, other} {
		var p struct {
			governance.Person
			Account bool
		}
		if id != 0 {
			if err := t.get(ctx, &p, selectPaired, t.actor.Coordination, id); err != nil {
				return nil, err
			}
		}
		both, named = append(both, p.Person), append(named, governance.Paired{ID: p.ID, Account: p.Account})
	}
	return both, governance.ProposePairing(named[0], named[1])
}

// askBoth writes to both people. Neither mail says anything of the other one
// but the name.
func (t *tx) askBoth(ctx context.Context, both []governance.Person) error {
	var coordination string
	if err := t.get(ctx, &coordination, selectNameOfCoordination, t.actor.Coordination); err != nil {
		return err
	}
	for i, p := range both {
		if p.Email == "" {
			continue
		}
		err := t.send(ctx, mail{
			coordination: t.actor.Coordination, to: p.Email, name: p.Name(), subject: pairingSubject,
			body: pairingBody(p.Name(), both[1-i].Name(), t.actor.Name, coordination, t.store.link("mes-comptes")),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

const lockPairing = `
	select` + pairingColumns + `
	from pairings x
	where x.id = $1
	for update`

const closePairing = `
	update pairings set closed_at = $2, outcome = $3, secret_hash = null
	where id = $1`

// WithdrawPairing takes a proposal back.
func (s *Store) WithdrawPairing(ctx context.Context, actor governance.Actor, id governance.PairingID) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	return s.endPairing(ctx, actor, id, "pairing.withdraw", func(p governance.Pairing, now time.Time) (governance.Pairing, error) {
		if p.CoordinationID != actor.Coordination {
			return p, governance.Fail(governance.NotFound, msgNotFound)
		}
		return p.Withdraw(now)
	})
}

// DeclinePairing says that the other account is not the actor's.
func (s *Store) DeclinePairing(ctx context.Context, actor governance.Actor, id governance.PairingID) error {
	return s.endPairing(ctx, actor, id, "pairing.decline", func(p governance.Pairing, now time.Time) (governance.Pairing, error) {
		return p.Decline(actor.PersonID, now)
	})
}

// endPairing closes a proposal as the rule says.
func (s *Store) endPairing(
	ctx context.Context, actor governance.Actor, id governance.PairingID, action string,
	end func(governance.Pairing, time.Time) (governance.Pairing, error),
) error {
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		var p governance.Pairing
		if err := t.get(ctx, &p, lockPairing, id); err != nil {
			return 0, err
		}
		closed, err := end(p, t.at)
		if err != nil {
			return 0, err
		}
		t.record(event{
			chain: p.CoordinationID, action: action, kind: "person", object: int64(p.PersonID), before: p.OtherID,
		})
		return int64(id), t.exec(ctx, closePairing, id, t.at, closed.Outcome)
	})
	return err
}
