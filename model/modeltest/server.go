package modeltest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"ctin/migrations"
	"ctin/model/postgres"

	"github.com/lib/pq"
)

// shared is the server of the tests of this binary. It is the one variable of
// the house: testing offers no other way from TestMain to a test.
var shared binary

// binary is one run of the tests of a package.
type binary struct {
	mu     sync.Mutex
	begun  bool
	server *server // nil until the first test needs it
}

// server is where the databases of tests are made.
type server struct {
	address *url.URL // of a superuser
	admin   *sql.DB
	own     *postgres.Server // nil when somebody else runs it
	folder  string           // of own

	mu       sync.Mutex
	template string // the database with every migration, empty until it is made

	filling sync.Mutex
	filled  map[string]string // what OpenFilled made: name given there → database
}

func (b *binary) begin() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.begun = true
}

// running is the server, started by the first test that needs it.
func (b *binary) running(ctx context.Context) (*server, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.begun {
		return nil, errors.New("modeltest: call modeltest.Main from TestMain")
	}
	if b.server != nil {
		return b.server, nil
	}
	s, err := start(context.WithoutCancel(ctx)) // it outlives the test
	b.server = s
	return s, err
}

// end stops the server, if one was started, and removes its folder.
func (b *binary) end() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.server == nil {
		return nil
	}
	return b.server.stop()
}

// start starts a server, fast and careless, or joins the one of Address.
func start(ctx context.Context) (*server, error) {
	s := &server{filled: map[string]string{}}
	address := os.Getenv(Address)
	if address == "" {
		if err := s.startOwn(ctx); err != nil {
			return nil, errors.Join(err, s.stop())
		}
		address = s.own.URL(postgres.Owner, "postgres")
	}
	var err error
	if s.address, err = url.Parse(address); err != nil {
		return nil, errors.Join(err, s.stop())
	}
	if s.admin, err = connect(s.address); err != nil {
		return nil, errors.Join(err, s.stop())
	}
	return s, nil
}

// startOwn starts a server in a folder with a short name: that of a socket is
// limited.
func (s *server) startOwn(ctx context.Context) (err error) {
	sweep(place())
	if s.folder, err = os.MkdirTemp(place(), "ctin-test-"); err != nil {
		return err
	}
	if err := os.Chmod(s.folder, 0o711); err != nil {
		return err
	}
	s.own, err = postgres.Start(ctx, postgres.Config{Dir: filepath.Join(s.folder, "pg"), Unsafe: true})
	return err
}

// place is where the server keeps its files: in memory where there is room,
// because a database is hundreds of small files and a disk takes five times as
// long to copy them. Else, or when TMPDIR says where, the temporary folder.
func place() string {
	const memory, enough = "/dev/shm", 2 << 30
	var disk syscall.Statfs_t
	if os.Getenv("TMPDIR") != "" || syscall.Statfs(memory, &disk) != nil || uint64(disk.Bavail)*uint64(disk.Bsize) < enough {
		return ""
	}
	return memory
}

// sweep removes what tests that were killed left there, a day later.
func sweep(dir string) {
	if dir == "" {
		return // the system cleans its temporary folder
	}
	left, _ := filepath.Glob(filepath.Join(dir, "ctin-test-*")) // the pattern is well formed
	for _, folder := range left {
		if info, err := os.Stat(folder); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(folder) // what cannot be removed harms no test
		}
	}
}

func (s *server) stop() error {
	var err error
	for _, name := range s.filled {
		err = errors.Join(err, s.drop(name)) // a server of somebody else must not keep them
	}
	if s.admin != nil {
		_ = s.admin.Close() // the server stops next, or belongs to somebody else
	}
	if s.own == nil {
		return err
	}
	return errors.Join(err, s.own.Stop(context.Background()), os.RemoveAll(s.folder))
}

// filledOnce is the name of a database that fill has filled, and that nobody is
// connected to any more.
func (s *server) filledOnce(ctx context.Context, name string, fill func(context.Context, *DB) error) (string, error) {
	s.filling.Lock()
	defer s.filling.Unlock()
	if made, ok := s.filled[name]; ok {
		return made, nil
	}
	from, err := s.migrated(ctx)
	if err != nil {
		return "", err
	}
	made := newName()
	if err := s.copy(ctx, from, made); err != nil {
		return "", err
	}
	db, err := s.open(made)
	if err != nil {
		return "", err
	}
	if err := errors.Join(fill(ctx, db), db.close()); err != nil {
		return "", errors.Join(fmt.Errorf("fill the database %s: %w", name, err), s.drop(made))
	}
	s.filled[name] = made
	return made, nil
}

// migrated is the name of a database with every migration, made once: by this
// binary, or by another one with the same migrations on a server they share.
func (s *server) migrated(ctx context.Context) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.template != "" {
		return s.template, nil
	}
	sum, err := migrations.Sum()
	if err != nil {
		return "", err
	}
	name := "ctin_template_" + sum[:16]
	if err := s.once(ctx, func(conn *sql.Conn) error { return s.migrate(ctx, conn, name) }); err != nil {
		return "", err
	}
	s.template = name
	return name, nil
}

// once runs f while no other binary does.
func (s *server) once(ctx context.Context, f func(*sql.Conn) error) error {
	conn, err := s.admin.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	const lock = "select pg_advisory_lock(hashtext('modeltest'))"
	const unlock = "select pg_advisory_unlock(hashtext('modeltest'))"
	if _, err := conn.ExecContext(ctx, lock); err != nil {
		return err
	}
	err = f(conn)
	_, failed := conn.ExecContext(context.WithoutCancel(ctx), unlock)
	return errors.Join(err, failed)
}

// migrate makes the template under a draft name, so that nobody copies one that
// is half made.
func (s *server) migrate(ctx context.Context, conn *sql.Conn, name string) error {
	if err := createRole(ctx, conn); err != nil {
		return err
	}
	var exists bool
	err := conn.QueryRowContext(ctx, "select exists (select from pg_database where datname = $1)", name).Scan(&exists)
	if err != nil || exists {
		return err
	}
	draft := name + "_draft"
	if _, err := conn.ExecContext(ctx, "drop database if exists "+draft+" with (force)"); err != nil {
		return err
	}
	if err := s.copy(ctx, "template0", draft); err != nil {
		return err
	}
	if err := s.up(ctx, draft); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, "alter database "+draft+" rename to "+name)
	return err
}

// up applies the migrations, and leaves no connection that would forbid copying.
func (s *server) up(ctx context.Context, database string) error {
	db, err := sql.Open("postgres", s.url("", database))
	if err != nil {
		return err
	}
	_, err = migrations.Up(ctx, db, postgres.Role)
	return errors.Join(err, db.Close())
}

// createRole makes the program's role on a server that is not ours.
func createRole(ctx context.Context, conn *sql.Conn) error {
	var exists bool
	err := conn.QueryRowContext(ctx, "select exists (select from pg_roles where rolname = $1)", postgres.Role).Scan(&exists)
	if err != nil || exists {
		return err
	}
	_, err = conn.ExecContext(ctx, fmt.Sprintf("create role %s login password %s",
		pq.QuoteIdentifier(postgres.Role), pq.QuoteLiteral(postgres.Role)))
	return err
}

// copy makes a database from another one.
func (s *server) copy(ctx context.Context, from, to string) error {
	return s.exec(ctx, "create database "+pq.QuoteIdentifier(to)+" template "+pq.QuoteIdentifier(from))
}
