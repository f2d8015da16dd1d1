package model

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"ctin/governance"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// attempts is how often a write is begun again when PostgreSQL asks for it.
const attempts = 5

// tx is one write: a transaction, who acts, when, and what is to be journaled
// and mailed with it.
type tx struct {
	*sqlx.Tx
	store  *Store
	actor  governance.Actor
	at     time.Time
	events []event
	heads  []advance // of the journals that were written, to be told once it is committed
	first  []string  // queries met for the first time, to be prepared once it has ended
}

// write does one thing a person does: do runs in a transaction, its events are
// journaled and its mails queued in the same one, and all of it happens at
// most once for the actor's key. It returns what do answered, the second time too.
func (s *Store) write(ctx context.Context, actor governance.Actor, action string, do func(*tx) (int64, error)) (int64, error) {
	for attempt := 1; ; attempt++ {
		id, err := s.writeOnce(ctx, actor, action, do)
		if attempt == attempts || !mustRetry(err) || !stepBack(ctx, attempt) {
			return id, err
		}
	}
}

// stepBack waits a moment, longer each time: writes that stood in each other's
// way and began again at once would meet again. It tells whether anyone still waits.
func stepBack(ctx context.Context, attempt int) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(rand.N(time.Duration(attempt) * 50 * time.Millisecond)):
		return true
	}
}

func (s *Store) writeOnce(ctx context.Context, actor governance.Actor, action string, do func(*tx) (int64, error)) (int64, error) {
	raw, err := s.db.BeginTxx(ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("begin: %w", err)
	}
	t := &tx{Tx: raw, store: s, actor: actor, at: s.now()}
	defer t.end(ctx)
	if id, done, err := t.replayed(ctx, action); done || err != nil {
		return id, err
	}
	id, err := do(t)
	if err != nil {
		return 0, err
	}
	if err := t.settle(ctx, id); err != nil {
		return 0, err
	}
	if err := raw.Commit(); err != nil {
		return 0, fmt.Errorf("commit: %w", err)
	}
	for _, h := range t.heads {
		s.pulse.tell(h.chain, h.n, h.kinds...)
	}
	return id, nil
}

// end gives the connection back, then prepares for the next writes what this
// one met for the first time.
func (t *tx) end(ctx context.Context) {
	_ = t.Rollback() // after a commit this does nothing
	for _, query := range t.first {
		_, _ = t.store.prepare(ctx, query) // whoever needs it next is told what is wrong
	}
}

// stmt is the prepared statement of query in this transaction. At its first
// use it is prepared on the transaction's own connection: to ask the pool for
// another would wait for ever when every connection holds a write that asks too.
func (t *tx) stmt(ctx context.Context, query string) (*sqlx.Stmt, error) {
	count(ctx)
	if stmt, ok := t.store.queries.Load(query); ok {
		return t.StmtxContext(ctx, stmt.(*sqlx.Stmt)), nil
	}
	t.first = append(t.first, query)
	stmt, err := t.PreparexContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	return stmt, nil
}

// mustRetry tells a serialization failure or a deadlock from other errors.
func mustRetry(err error) bool {
	var pg *pq.Error
	return errors.As(err, &pg) && (pg.Code == "40001" || pg.Code == "40P01")
}

const insertKey = `
	insert into idempotency_keys (person_id, key, action, created_at)
	values ($1, $2, $3, $4)
	on conflict do nothing`

const selectKey = `
	select object_id
	from idempotency_keys
	where person_id = $1 and key = $2 and action = $3`

const updateKey = `
	update idempotency_keys set object_id = $3
	where person_id = $1 and key = $2`

// replayed takes the actor's key, or says that this write was already done and
// what it answered. A double click waits here for the first one to end.
func (t *tx) replayed(ctx context.Context, action string) (id int64, done bool, err error) {
	if t.actor.Key == "" || t.actor.PersonID == 0 {
		return 0, false, nil
	}
	n, err := t.execCount(ctx, insertKey, t.actor.PersonID, t.actor.Key, action, t.at)
	if err != nil || n == 1 {
		return 0, false, err
	}
	err = t.get(ctx, &id, selectKey, t.actor.PersonID, t.actor.Key, action)
	return id, err == nil, err
}

// settle writes what must be true together with the change: the journal and the key.
func (t *tx) settle(ctx context.Context, id int64) error {
	if err := t.journal(ctx); err != nil {
		return err
	}
	if t.actor.Key == "" || t.actor.PersonID == 0 {
		return nil
	}
	return t.exec(ctx, updateKey, t.actor.PersonID, t.actor.Key, id)
}

// get reads one row inside the transaction; no row is NotFound.
func (t *tx) get(ctx context.Context, dest any, query string, args ...any) error {
	stmt, err := t.stmt(ctx, query)
	if err != nil {
		return err
	}
	return explain(stmt.GetContext(ctx, dest, args...))
}

// list reads all rows inside the transaction.
func (t *tx) list(ctx context.Context, dest any, query string, args ...any) error {
	stmt, err := t.stmt(ctx, query)
	if err != nil {
		return err
	}
	return explain(stmt.SelectContext(ctx, dest, args...))
}

// exec changes rows inside the transaction.
func (t *tx) exec(ctx context.Context, query string, args ...any) error {
	_, err := t.execCount(ctx, query, args...)
	return err
}

// execCount changes rows and says how many.
func (t *tx) execCount(ctx context.Context, query string, args ...any) (int64, error) {
	stmt, err := t.stmt(ctx, query)
	if err != nil {
		return 0, err
	}
	res, err := stmt.ExecContext(ctx, args...)
	if err != nil {
		return 0, explain(err)
	}
	return res.RowsAffected()
}

// change updates one versioned row: none touched means that someone else saved
// it since it was read, and nothing is lost: the caller shows both texts.
func (t *tx) change(ctx context.Context, query string, args ...any) error {
	n, err := t.execCount(ctx, query, args...)
	if err != nil {
		return err
	}
	if n == 0 {
		return governance.Fail(governance.Conflict, msgStale).Because(ErrStale)
	}
	return nil
}

// ErrStale is the cause of a Conflict where a row was saved by someone else
// since this person read it.
var ErrStale = errors.New("stale version")
