package model

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"time"
	"unicode"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/governance/seal"

	"github.com/jmoiron/sqlx"
	"github.com/jmoiron/sqlx/reflectx"
	"github.com/lib/pq"
)

// Store is the application over one database. It is safe for concurrent use.
type Store struct {
	db      *sqlx.DB
	atlas   *perimeter.Atlas
	base    *url.URL
	now     func() time.Time
	seal    *seal.Certificate // nil: what should be sealed waits
	stamper seal.Authority    // nil: no proof of the time is asked
	queries *sync.Map         // SQL text → *sqlx.Stmt, prepared once; shared with the copies that At makes
	pulse   *pulse            // who follows what changes; shared as well
}

// New makes a Store. db is a pool of the unprivileged role, base the public
// address that mails carry, now the clock (UTC is taken from it).
func New(db *sqlx.DB, atlas *perimeter.Atlas, base *url.URL, now func() time.Time) *Store {
	db.Mapper = reflectx.NewMapperFunc("db", snake)
	// PostgreSQL keeps microseconds: an instant is the same before and after it was stored.
	clock := func() time.Time { return now().UTC().Truncate(time.Microsecond) }
	return &Store{db: db, atlas: atlas, base: base, now: clock, queries: new(sync.Map), pulse: newPulse()}
}

// At is the same Store under another clock: the demonstration tells what
// happened before today. Only the Store that New made is to be closed.
func (s *Store) At(now func() time.Time) *Store {
	copied := *s
	copied.now = func() time.Time { return now().UTC().Truncate(time.Microsecond) }
	return &copied
}

// Close releases the prepared statements; the pool stays its owner's.
func (s *Store) Close() {
	s.queries.Range(func(_, stmt any) bool {
		_ = stmt.(*sqlx.Stmt).Close() // the pool is about to close as well
		return true
	})
}

// prepared returns the statement of query, prepared on its first use, and
// counts its use.
func (s *Store) prepared(ctx context.Context, query string) (*sqlx.Stmt, error) {
	count(ctx)
	return s.prepare(ctx, query)
}

func (s *Store) prepare(ctx context.Context, query string) (*sqlx.Stmt, error) {
	if stmt, ok := s.queries.Load(query); ok {
		return stmt.(*sqlx.Stmt), nil
	}
	stmt, err := s.db.PreparexContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	if first, loaded := s.queries.LoadOrStore(query, stmt); loaded {
		_ = stmt.Close() // another request prepared it meanwhile
		return first.(*sqlx.Stmt), nil
	}
	return stmt, nil
}

// get reads one row; no row is NotFound.
func (s *Store) get(ctx context.Context, dest any, query string, args ...any) error {
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return err
	}
	return explain(stmt.GetContext(ctx, dest, args...))
}

// list reads all rows.
func (s *Store) list(ctx context.Context, dest any, query string, args ...any) error {
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return err
	}
	return explain(stmt.SelectContext(ctx, dest, args...))
}

// exec runs a statement outside any journaled write: sessions, the outbox.
func (s *Store) exec(ctx context.Context, query string, args ...any) error {
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(ctx, args...)
	return explain(err)
}

// explain turns what PostgreSQL says into an Error a person can be told:
// no row is NotFound, a named constraint its sentence of fr.go.
func explain(err error) error {
	var pg *pq.Error
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sql.ErrNoRows):
		return governance.Fail(governance.NotFound, msgNotFound)
	case errors.As(err, &pg) && sentences[pg.Constraint].message != "":
		s := sentences[pg.Constraint]
		return governance.Fail(governance.Conflict, s.message).On(s.field).Because(err)
	case errors.As(err, &pg) && (pg.Code == "22021" || pg.Code == "22003"): // no text in UTF-8, or a number out of range
		return governance.Fail(governance.Invalid, msgUnreadable).Because(err)
	}
	return err
}

// snake is the column of a Go field: CoordinationID → coordination_id, RNA → rna.
func snake(field string) string {
	var b strings.Builder
	for i, r := range field {
		if unicode.IsUpper(r) && i > 0 && !unicode.IsUpper(rune(field[i-1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
