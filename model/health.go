package model

import (
	"context"
	"database/sql"
	"time"

	"ctin/migrations"
)

// Health is how the instance is doing.
type Health struct {
	Waiting  int           // mails not sent yet
	Oldest   time.Duration // since the oldest of them was written
	GivenUp  int           // mails given up, of those still kept
	Sessions int           // people's sessions that are open
	Entries  int64         // of all journals
}

const selectHealth = `
	select
		(select count(*) from outbox where sent_at is null and given_up_at is null) as waiting,
		(select coalesce(min(created_at), $1) from outbox where sent_at is null and given_up_at is null) as oldest,
		(select count(*) from outbox where given_up_at is not null) as given_up,
		(select count(*) from sessions where ended_at is null and expires_at > $1 and person_id is not null) as sessions,
		(select coalesce(sum(n), 0)::bigint from journal_heads) as entries`

// Health measures the instance; it fails when the database does not answer.
func (s *Store) Health(ctx context.Context) (Health, error) {
	var row struct {
		Health
		Oldest time.Time
	}
	now := s.now()
	if err := s.get(ctx, &row, selectHealth, now); err != nil {
		return Health{}, err
	}
	row.Health.Oldest = now.Sub(row.Oldest)
	return row.Health, nil
}

// Pending lists the migrations that the database lacks.
func (s *Store) Pending(ctx context.Context) ([]string, error) {
	return migrations.Pending(ctx, s.db.DB)
}

// Pool says how the connections to the database are used.
func (s *Store) Pool() sql.DBStats { return s.db.Stats() }
