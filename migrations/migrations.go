// Package migrations brings a database to the shape the program expects. Files
// are only ever added: an applied one never changes and nothing goes back. It
// knows the order of the files and the rights of the program's role, and
// nothing of what the tables mean.
package migrations

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"

	"github.com/lib/pq"
)

// files holds one file a migration, applied in the order of their names.
//
//go:embed *.sql
var files embed.FS

// lockKey is the advisory lock of migrations, "ctin" in ASCII.
const lockKey = 0x6374696e

const (
	createTable = `
		create table if not exists migrations (
			name       text primary key,
			sha256     text not null,
			applied_at timestamptz not null default now()
		)`
	selectApplied = `select name, sha256 from migrations order by name collate "C"`
	insertApplied = `insert into migrations (name, sha256) values ($1, $2)`

	// lockTimeout keeps a migration that waits for a table from blocking,
	// behind itself, the programs that still work on it.
	lockTimeout = `set local lock_timeout = '30s'`
)

// migration is one file.
type migration struct{ name, text, sum string }

// Up applies the missing migrations, each in its own transaction, and gives the
// program's role its rights. It returns how many it applied. It needs a pool of
// the owner that reaches PostgreSQL directly: behind a pooler in transaction
// mode, the lock that keeps two programs apart would not hold.
func Up(ctx context.Context, owner *sql.DB, role string) (applied int, err error) {
	return up(ctx, owner, role, files)
}

// Pending lists the migrations that the database lacks: it is ready when there
// are none. Those of a newer program do not count, so that the instances still
// running stay in service while a new one takes over.
func Pending(ctx context.Context, db *sql.DB) ([]string, error) {
	all, err := read(files)
	if err != nil {
		return nil, err
	}
	done, err := history(ctx, db)
	if err != nil && !isMissingTable(err) {
		return nil, err
	}
	var names []string
	for _, m := range all {
		if _, ok := done[m.name]; !ok {
			names = append(names, m.name)
		}
	}
	return names, nil
}

// Sum changes when a migration is added or written: it names a database made
// of exactly these.
func Sum() (string, error) {
	all, err := read(files)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, m := range all {
		fmt.Fprintln(sum, m.name, m.sum)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// up is Up with other files. A lock held by the session, on one connection,
// makes a second program wait, then find nothing left to do.
func up(ctx context.Context, owner *sql.DB, role string, files fs.FS) (applied int, err error) {
	all, err := read(files)
	if err != nil {
		return 0, err
	}
	conn, err := owner.Conn(ctx)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, "select pg_advisory_lock($1)", lockKey); err != nil {
		return 0, fmt.Errorf("lock migrations: %w", err)
	}
	defer func() {
		_, unlock := conn.ExecContext(context.WithoutCancel(ctx), "select pg_advisory_unlock($1)", lockKey)
		err = errors.Join(err, unlock)
	}()
	if applied, err = applyAll(ctx, conn, all); err != nil {
		return applied, err
	}
	return applied, grant(ctx, conn, role)
}

// applyAll applies what the database lacks, after having checked that the
// files and the database tell the same story.
func applyAll(ctx context.Context, conn *sql.Conn, all []migration) (applied int, err error) {
	if _, err := conn.ExecContext(ctx, createTable); err != nil {
		return 0, fmt.Errorf("create migrations: %w", err)
	}
	done, err := history(ctx, conn)
	if err != nil {
		return 0, err
	}
	if err := agree(all, done); err != nil {
		return 0, err
	}
	for _, m := range all[len(done):] {
		if err := apply(ctx, conn, m); err != nil {
			return applied, fmt.Errorf("migration %s: %w", m.name, err)
		}
		applied++
	}
	return applied, nil
}

// apply runs one file and notes it, or does neither.
func apply(ctx context.Context, conn *sql.Conn, m migration) error {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	if _, err := tx.ExecContext(ctx, lockTimeout); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, m.text); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, insertApplied, m.name, m.sum); err != nil {
		return err
	}
	return tx.Commit()
}

// querier is a pool or one connection of it.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// history is what was applied: name → sum.
func history(ctx context.Context, db querier) (map[string]string, error) {
	rows, err := db.QueryContext(ctx, selectApplied)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	done := map[string]string{}
	for rows.Next() {
		var name, sum string
		if err := rows.Scan(&name, &sum); err != nil {
			return nil, err
		}
		done[name] = sum
	}
	return done, rows.Err()
}

// isMissingTable says that no migration was ever applied.
func isMissingTable(err error) bool {
	var pg *pq.Error
	return errors.As(err, &pg) && pg.Code == "42P01"
}

// read reads the migrations in their order.
func read(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "*.sql") // sorted
	if err != nil {
		return nil, err
	}
	all := make([]migration, len(names))
	for i, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(text)
		all[i] = migration{name: name, text: string(text), sum: hex.EncodeToString(sum[:])}
	}
	return all, nil
}
