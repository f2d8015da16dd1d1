// Package postgres starts a real PostgreSQL from the binaries found on the
// machine, for the demonstration, for tests and for a small self-hosted
// instance. It knows nothing of what is stored there, and it never deletes or
// overwrites a data folder.
package postgres

import (
	"context"
	"errors"
	"log/slog"
	"net/url"
	"sync"
	"syscall"
	"time"
)

// The roles and the database that every server of ours holds.
const (
	Owner    = "ctin_owner" // owns the database, runs migrations
	Role     = "ctin"       // what the program runs as: owns nothing
	Database = "ctin"
)

// Oldest is the oldest major version of PostgreSQL that ctin works with.
const Oldest = 15

const (
	// port only names the socket: no TCP port is ever opened.
	port = "5432"
	// patience is how long Start waits for the server of a program that was
	// killed to go away.
	patience = 10 * time.Second
)

// Config says how to start a server.
type Config struct {
	// Dir keeps everything: the data, the socket, the settings. It is made when
	// missing. As root, the account the server runs as must be able to reach it.
	Dir string
	// Log receives what the server says; slog.Default when nil.
	Log *slog.Logger
	// Unsafe gives up durability for speed. For tests only.
	Unsafe bool

	patience time.Duration // shorter in tests
}

// Server is a running PostgreSQL.
type Server struct {
	Binaries Binaries // those it was started from

	home    *home    // nil when another program runs the server
	process *process // likewise
	socket  string
	stop    sync.Once
}

// Start starts the server of cfg.Dir, which it creates the first time, and
// waits until it answers. Cancelling ctx gives up waiting; it does not stop a
// server already returned.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	if cfg.patience == 0 {
		cfg.patience = patience
	}
	h, err := enter(ctx, cfg)
	if err != nil {
		return nil, err
	}
	p, err := h.serve(ctx, cfg)
	if err != nil {
		h.leave()
		return nil, err
	}
	s := &Server{Binaries: h.binaries, home: h, process: p, socket: h.socket}
	if err := s.prepare(ctx); err != nil {
		_ = s.Stop(context.WithoutCancel(ctx)) // the first error is the one to tell
		return nil, err
	}
	return s, nil
}

// URL is the address of a database for a role, for lib/pq and for PostgreSQL's
// own tools.
func (s *Server) URL(role, database string) string {
	query := url.Values{"host": {s.socket}, "port": {port}, "sslmode": {"disable"}}
	address := url.URL{Scheme: "postgres", User: url.User(role), Path: "/" + database, RawQuery: query.Encode()}
	return address.String()
}

// Done is closed when the server has ended, by Stop or by itself. It is nil,
// and so never ready, for a server of another program.
func (s *Server) Done() <-chan struct{} {
	if s.process == nil {
		return nil
	}
	return s.process.done
}

// Stop ends the server cleanly: connections are closed, everything is on the
// disk. When ctx ends first the server stops at once, and recovers at its next
// start: nothing that was committed is lost either way.
func (s *Server) Stop(ctx context.Context) error {
	if s.process == nil {
		return nil
	}
	var err error
	s.stop.Do(func() {
		err = s.process.end(ctx)
		s.home.leave()
	})
	return err
}

// Attach finds the server that another program runs on dir, for instance to
// make a backup while that program works. It returns nil when there is none.
// Stopping it does nothing: it belongs to the other program.
func Attach(ctx context.Context, dir string) (*Server, error) {
	data := dataIn(dir)
	status := readStatus(data)
	if !status.ready || !alive(status.pid) {
		return nil, nil
	}
	bin, err := forData(data)
	if err != nil {
		return nil, err
	}
	s := &Server{Binaries: bin, socket: status.socket}
	db, err := s.connect(ctx, Role, Database)
	if err != nil {
		return nil, err
	}
	return s, db.Close()
}

// alive says whether a process exists, ours or not.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
