package model

import (
	"cmp"
	"context"
	"slices"

	"ctin/governance"
	"ctin/governance/seal"
)

// event is one change to be journaled: what was done to which object. before
// and after are the object's states, hashed and not kept; nil when there is none.
type event struct {
	chain         governance.CoordinationID // 0 for the instance
	action        string                    // "organization.create"
	kind          string                    // "organization"
	object        int64
	fields        []string
	before, after any
}

// record adds an event to the write; it is chained just before the commit, so
// that the head of the chain is locked for as short as can be.
func (t *tx) record(e event) { t.events = append(t.events, e) }

const lockHead = `
	select n, hash
	from journal_heads
	where coordination_id = $1
	for no key update`

const insertHead = `
	insert into journal_heads (coordination_id, n, hash)
	values ($1, 0, decode(repeat('00', 32), 'hex'))
	on conflict do nothing`

const insertEntry = `
	insert into journal (coordination_id, n, at, actor_id, action, object_kind, object_id, bytes, previous_hash, hash)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`

// insertLastEntry also moves the head of the chain to it.
const insertLastEntry = `
	with entry as (` + insertEntry + `
	)
	update journal_heads set n = $2, hash = $10
	where coordination_id = $1`

// chainHead is the last entry of a chain, zero before the first.
type chainHead struct {
	N    int64
	Hash []byte
}

// head locks the head of a chain, which it begins when there is none.
func (t *tx) head(ctx context.Context, chain governance.CoordinationID) (head chainHead, err error) {
	if err = t.get(ctx, &head, lockHead, chain); governance.CodeOf(err) != governance.NotFound {
		return head, err
	}
	if err = t.exec(ctx, insertHead, chain); err != nil {
		return head, err
	}
	return head, t.get(ctx, &head, lockHead, chain)
}

// journal chains the write's events. Chains are locked in the order of their
// numbers, so that two writes that touch the same two never wait for each other.
func (t *tx) journal(ctx context.Context) error {
	slices.SortStableFunc(t.events, func(a, b event) int { return cmp.Compare(a.chain, b.chain) })
	for i := 0; i < len(t.events); {
		chain := t.events[i].chain
		end := i
		for end < len(t.events) && t.events[end].chain == chain {
			end++
		}
		if err := t.extend(ctx, chain, t.events[i:end]); err != nil {
			return err
		}
		i = end
	}
	return nil
}

// extend adds events to one chain.
func (t *tx) extend(ctx context.Context, chain governance.CoordinationID, events []event) error {
	head, err := t.head(ctx, chain)
	if err != nil {
		return err
	}
	kinds := make([]string, len(events))
	for i, e := range events {
		kinds[i] = e.kind
		insert := insertEntry
		if i == len(events)-1 {
			insert = insertLastEntry
		}
		if head, err = t.append(ctx, insert, e, head); err != nil {
			return err
		}
	}
	t.heads = append(t.heads, advance{chain, head.N, kinds})
	return nil
}

// append writes one entry after the head, and returns the new head.
func (t *tx) append(ctx context.Context, insert string, e event, head chainHead) (chainHead, error) {
	entry, err := e.entry(head.N+1, t)
	if err != nil {
		return head, err
	}
	content, err := seal.Canonical(entry)
	if err != nil {
		return head, err
	}
	hash := seal.Link(seal.Hash(head.Hash), content)
	next := chainHead{N: head.N + 1, Hash: hash[:]}
	return next, t.exec(ctx, insert, e.chain, next.N, t.at, t.actor.PersonID, e.action, e.kind, e.object, content, head.Hash, next.Hash)
}

// entry is what the event says in the chain.
func (e event) entry(n int64, t *tx) (seal.Entry, error) {
	before, err := hashOf(e.before)
	if err != nil {
		return seal.Entry{}, err
	}
	after, err := hashOf(e.after)
	if err != nil {
		return seal.Entry{}, err
	}
	return seal.Entry{
		Chain: int64(e.chain), N: n, At: seal.Stamp(t.at), Actor: int64(t.actor.PersonID),
		Action: e.action, Kind: e.kind, Object: e.object, Fields: e.fields, Before: before, After: after,
	}, nil
}

func hashOf(state any) (string, error) {
	if state == nil {
		return "", nil
	}
	return seal.Sum(state)
}
