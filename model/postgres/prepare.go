package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"ctin/governance"

	"github.com/lib/pq"
)

const (
	selectFrenchOrder = `select exists (select from pg_collation where collname = 'fr-x-icu')`
	selectRole        = `select exists (select from pg_roles where rolname = $1)`
	selectDatabase    = `select exists (select from pg_database where datname = $1)`
)

// prepare creates the role and the database that are missing.
func (s *Server) prepare(ctx context.Context) error {
	db, err := s.connect(ctx, Owner, "postgres")
	if err != nil {
		return err
	}
	defer db.Close()
	var french bool
	if err := db.QueryRowContext(ctx, selectFrenchOrder).Scan(&french); err != nil {
		return err
	}
	if !french {
		return governance.Fail(governance.Invalid, msgNoICU, s.Binaries.Dir)
	}
	if err := create(ctx, db, selectRole, Role, "create role %s login"); err != nil {
		return err
	}
	return create(ctx, db, selectDatabase, Database, "create database %s")
}

// create runs a statement about name unless it exists.
func create(ctx context.Context, db *sql.DB, exists, name, statement string) error {
	var found bool
	if err := db.QueryRowContext(ctx, exists, name).Scan(&found); err != nil || found {
		return err
	}
	if _, err := db.ExecContext(ctx, fmt.Sprintf(statement, pq.QuoteIdentifier(name))); err != nil {
		return fmt.Errorf("create %s: %w", name, err)
	}
	return nil
}

// connect opens a database and makes sure that it answers.
func (s *Server) connect(ctx context.Context, role, database string) (*sql.DB, error) {
	db, err := sql.Open("postgres", s.URL(role, database))
	if err != nil {
		return nil, err
	}
	if err := db.PingContext(ctx); err != nil {
		_ = db.Close() // the ping is what failed
		return nil, fmt.Errorf("connect as %s: %w", role, err)
	}
	return db, nil
}
