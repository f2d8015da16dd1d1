package postgres

import (
	"context"
	"fmt"

	"github.com/lib/pq"
)

// Recreate drops the database and makes it anew, empty. The rest of the data
// folder is left alone. The caller has asked the person first.
func (s *Server) Recreate(ctx context.Context) error {
	db, err := s.connect(ctx, Owner, "postgres")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // what it did is done
	drop := fmt.Sprintf("drop database if exists %s with (force)", pq.QuoteIdentifier(Database))
	if _, err := db.ExecContext(ctx, drop); err != nil {
		return fmt.Errorf("drop the database: %w", err)
	}
	return create(ctx, db, selectDatabase, Database, "create database %s")
}
