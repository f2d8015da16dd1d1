// Package modeltest gives each test a real PostgreSQL database of its own, with
// the program's tables and the program's two roles. It knows nothing of what a
// test puts there. A machine without PostgreSQL fails the tests: none is skipped.
package modeltest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ctin/model/postgres"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// Address is the environment variable that names a running server to use, by
// the address of a superuser. It is for tests only: roles and databases are
// made there.
const Address = "CTIN_TEST_POSTGRES"

// DB is the database of one test.
type DB struct {
	App      *sqlx.DB // the unprivileged role, as the program runs
	Owner    *sqlx.DB // the owner, as migrations run
	AppURL   string
	OwnerURL string
}

// Main runs the tests of a package that calls Open, then stops the server they
// shared and removes its folder:
//
//	func TestMain(m *testing.M) { os.Exit(modeltest.Main(m)) }
func Main(m *testing.M) int {
	shared.begin()
	code := m.Run()
	if err := shared.end(); err != nil {
		os.Stderr.WriteString("modeltest: " + err.Error() + "\n")
		return max(code, 1)
	}
	return code
}

// Open gives the test a new database with every migration applied, and drops it
// at the end.
func Open(t testing.TB) *DB {
	t.Helper()
	return open(t, (*server).migrated)
}

// OpenFilled gives the test a new database that holds what fill put into one:
// fill runs for the first test of this binary that gives its name, and the
// others get copies.
func OpenFilled(t testing.TB, name string, fill func(context.Context, *DB) error) *DB {
	t.Helper()
	return open(t, func(s *server, ctx context.Context) (string, error) { return s.filledOnce(ctx, name, fill) })
}

// Empty gives the test a new database without any table.
func Empty(t testing.TB) *DB {
	t.Helper()
	return open(t, func(*server, context.Context) (string, error) { return "template0", nil })
}

// Folder is a temporary folder for postgres.Start. As root, the server runs as
// another account, and t.TempDir is closed to it.
func Folder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o711); err != nil {
		t.Fatal(err)
	}
	return dir
}

func open(t testing.TB, template func(*server, context.Context) (string, error)) *DB {
	t.Helper()
	s, err := shared.running(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	from, err := template(s, t.Context())
	if err != nil {
		t.Fatal(err)
	}
	name := newName()
	if err := s.copy(t.Context(), from, name); err != nil {
		t.Fatal(err)
	}
	db, err := s.open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = db.close() // nothing is lost that is not dropped anyway
		if err := s.drop(name); err != nil {
			t.Error(err)
		}
	})
	return db
}

func newName() string { return "test_" + strings.ToLower(rand.Text()) }

// open gives a database in both roles.
func (s *server) open(name string) (*DB, error) {
	db := &DB{AppURL: s.url(postgres.Role, name), OwnerURL: s.url("", name)}
	for address, pool := range map[string]**sqlx.DB{db.AppURL: &db.App, db.OwnerURL: &db.Owner} {
		var err error
		if *pool, err = sqlx.Open("postgres", address); err != nil {
			return nil, err
		}
		(*pool).SetMaxOpenConns(16)
		(*pool).SetMaxIdleConns(16) // as the program does: a connection costs a process
	}
	return db, nil
}

func (db *DB) close() error { return errors.Join(db.App.Close(), db.Owner.Close()) }

// drop forgets a database, even when a test left connections open.
func (s *server) drop(name string) error {
	return s.exec(context.Background(), "drop database "+pq.QuoteIdentifier(name)+" with (force)")
}

// url is the address of a database for a role, or for the superuser.
func (s *server) url(role, database string) string {
	address := *s.address
	address.Path = "/" + database
	if role != "" {
		address.User = url.UserPassword(role, role)
	}
	return address.String()
}

func (s *server) exec(ctx context.Context, statement string) error {
	_, err := s.admin.ExecContext(ctx, statement)
	return err
}

// connect opens the database of the superuser, where databases are made from.
func connect(address *url.URL) (*sql.DB, error) {
	at := *address
	at.Path = "/postgres"
	return sql.Open("postgres", at.String())
}
