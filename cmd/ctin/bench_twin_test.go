package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"ctin/governance/perimeter"
	"ctin/handlers"
	"ctin/model"
	"ctin/model/postgres"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// twin is the application a second time, in this process and over the database
// of the program under measure. A session of one is a session of the other. It
// tells what a page says to PostgreSQL, and makes rows as people do.
type twin struct {
	tb      testing.TB
	handler http.Handler
	store   *model.Store
	db      *sql.DB // without a tape, to say the same again
	tape    *tape
}

func newTwin(tb testing.TB, demo *program) *twin {
	tb.Helper()
	server, err := postgres.Attach(tb.Context(), demo.data)
	if err != nil || server == nil {
		tb.Fatalf("no PostgreSQL in %s: %v", demo.data, err)
	}
	address := server.URL(postgres.Role, postgres.Database)
	w := &twin{tb: tb, tape: &tape{}}
	if w.tape.Connector, err = pq.NewConnector(address); err != nil {
		tb.Fatal(err)
	}
	pool := sqlx.NewDb(sql.OpenDB(w.tape), "postgres")
	tb.Cleanup(func() { _ = pool.Close() })
	if w.db, err = sql.Open("postgres", address); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = w.db.Close() })
	w.assemble(pool, demo.base)
	return w
}

// assemble wires the twin as the demonstration is wired.
func (w *twin) assemble(pool *sqlx.DB, address string) {
	w.tb.Helper()
	atlas, err := perimeter.Load()
	if err != nil {
		w.tb.Fatal(err)
	}
	base, err := url.Parse(address)
	if err != nil {
		w.tb.Fatal(err)
	}
	w.store = model.New(pool, atlas, base, time.Now)
	app, err := handlers.New(handlers.Config{
		Store: w.store, Atlas: atlas, Base: base, Personas: personas(), Life: defaultLife, Idle: defaultIdle,
		Log: slog.New(slog.DiscardHandler), Now: time.Now,
	})
	if err != nil {
		w.tb.Fatal(err)
	}
	w.handler = app.Handler()
}

// said is what a visitor's page says to PostgreSQL. The page is visited twice
// and the second visit counts: once a minute a session notes that it was seen.
func (w *twin) said(v *visitor, path string) []statement {
	w.tb.Helper()
	for range 2 {
		w.tape.rewind()
		r := httptest.NewRequestWithContext(w.tb.Context(), http.MethodGet, v.base+path, nil)
		for _, c := range v.cookies() {
			r.AddCookie(c)
		}
		answer := httptest.NewRecorder()
		w.handler.ServeHTTP(answer, r)
		if answer.Code != http.StatusOK {
			w.tb.Fatalf("%s for %s: %d\n%.2000s", path, v.key, answer.Code, answer.Body)
		}
	}
	return w.tape.rewind()
}

// statement is one that was executed, prepared before or not.
type statement struct {
	query string
	args  []any
}

// tape is a driver that notes what goes through it.
type tape struct {
	driver.Connector
	mu    sync.Mutex
	heard []statement
}

func (t *tape) hear(query string, args []driver.NamedValue) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := statement{query: query}
	for _, a := range args {
		s.args = append(s.args, a.Value)
	}
	t.heard = append(t.heard, s)
}

// rewind gives what was heard and begins anew.
func (t *tape) rewind() []statement {
	t.mu.Lock()
	defer t.mu.Unlock()
	heard := t.heard
	t.heard = nil
	return heard
}

// Connect opens a connection that is listened to.
func (t *tape) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := t.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return tapedConn{c, t}, nil
}

// tapedConn hides the short ways of lib/pq: everything is prepared first.
type tapedConn struct {
	driver.Conn
	tape *tape
}

func (c tapedConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	s, err := c.Conn.(driver.ConnPrepareContext).PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return tapedStmt{s, query, c.tape}, nil
}

func (c tapedConn) BeginTx(ctx context.Context, options driver.TxOptions) (driver.Tx, error) {
	c.tape.hear("begin", nil)
	return c.Conn.(driver.ConnBeginTx).BeginTx(ctx, options)
}

func (c tapedConn) CheckNamedValue(v *driver.NamedValue) error {
	if checker, ok := c.Conn.(driver.NamedValueChecker); ok {
		return checker.CheckNamedValue(v)
	}
	return driver.ErrSkip
}

type tapedStmt struct {
	driver.Stmt
	query string
	tape  *tape
}

func (s tapedStmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	s.tape.hear(s.query, args)
	return s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
}

func (s tapedStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	s.tape.hear(s.query, args)
	return s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
}
