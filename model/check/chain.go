package check

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"ctin/governance"
	"ctin/governance/seal"

	"github.com/jmoiron/sqlx"
)

// Chain is what the verification of one journal found.
type Chain struct {
	ID      governance.CoordinationID // 0 for the instance
	Name    string                    // of the coordination; empty when it is not known
	Entries int64                     // verified, up to the break if there is one
	Head    seal.Hash                 // of the last one verified
	Break   *seal.Break               // nil when the chain is whole
}

const (
	selectHeads = `
		select coordination_id, n, hash
		from journal_heads
		where $1 or coordination_id = $2
		order by coordination_id`

	selectRecords = `
		select coordination_id as chain, n, at, actor_id as actor, action, object_kind as kind, object_id as object,
			bytes, previous_hash, hash
		from journal
		where $1 or coordination_id = $2
		order by coordination_id, n`
)

// OneChain verifies the journal of one coordination, or of the instance for 0.
func OneChain(ctx context.Context, db *sqlx.DB, id governance.CoordinationID) (Chain, error) {
	chain := Chain{ID: id}
	err := still(ctx, db, func(tx *sqlx.Tx) error {
		found, err := verifyChains(ctx, tx, false, id)
		if len(found) > 0 {
			chain = found[0]
		}
		return err
	})
	return chain, err
}

// verifyChains verifies all the journals, or one, in the order of their
// numbers. Records are read one by one: a long journal takes no more memory.
func verifyChains(ctx context.Context, tx *sqlx.Tx, all bool, one governance.CoordinationID) ([]Chain, error) {
	var v verification
	if err := tx.SelectContext(ctx, &v.heads, selectHeads, all, one); err != nil {
		return nil, fmt.Errorf("heads: %w", err)
	}
	rows, err := tx.QueryxContext(ctx, selectRecords, all, one)
	if err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	defer func() { _ = rows.Close() }() // an error of reading is told by Err
	for rows.Next() {
		var r seal.Record
		if err := rows.StructScan(&r); err != nil {
			return nil, fmt.Errorf("journal: %w", err)
		}
		v.next(r)
	}
	return v.end(), rows.Err()
}

// head is the last entry of a chain, as the writers know it.
type head struct {
	CoordinationID governance.CoordinationID
	N              int64
	Hash           []byte
}

// verification follows the records of all chains, one chain after the other.
type verification struct {
	heads  []head // of the chains not yet met
	chains []Chain
	reader *seal.Verifier // of the chain being read, nil before the first
	broken *seal.Break    // where that chain breaks
}

func (v *verification) next(r seal.Record) {
	if v.reader == nil || v.reader.Chain != r.Chain {
		v.close()
		v.reader, v.broken = &seal.Verifier{Chain: r.Chain}, nil
	}
	if v.broken == nil {
		errors.As(v.reader.Next(r), &v.broken)
	}
}

// close ends the chain being read with what its head says.
func (v *verification) close() {
	if v.reader == nil {
		return
	}
	id := governance.CoordinationID(v.reader.Chain)
	var h head
	if i := slices.IndexFunc(v.heads, func(h head) bool { return h.CoordinationID == id }); i >= 0 {
		h = v.heads[i]
		v.heads = slices.Delete(v.heads, i, i+1)
	}
	if v.broken == nil {
		errors.As(v.reader.End(h.N, h.Hash), &v.broken)
	}
	v.chains = append(v.chains, Chain{ID: id, Entries: v.reader.N, Head: v.reader.Head, Break: v.broken})
}

// end closes the last chain, and adds those that have a head and no entry.
func (v *verification) end() []Chain {
	v.close()
	for _, h := range v.heads {
		v.chains = append(v.chains, Chain{ID: h.CoordinationID, Break: &seal.Break{Fault: seal.WrongHead}})
	}
	slices.SortFunc(v.chains, func(a, b Chain) int { return cmp.Compare(a.ID, b.ID) })
	return v.chains
}
