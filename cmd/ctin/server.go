package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"ctin/migrations"
	"ctin/model"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// planOnce keeps PostgreSQL from planning a prepared statement anew for the
// arguments of the day: that took longer than most statements.
const planOnce = "force_generic_plan"

// openPool opens the connections of the unprivileged role. An address that says
// how to plan is obeyed.
func openPool(ctx context.Context, address string) (*sqlx.DB, error) {
	config, err := pq.NewConfig(address)
	if err != nil {
		return nil, fmt.Errorf(msgDatabaseDown, err)
	}
	if config = config.Clone(); config.Runtime["plan_cache_mode"] == "" {
		config.Runtime["plan_cache_mode"] = planOnce
	}
	connector, err := pq.NewConnectorConfig(config)
	if err != nil {
		return nil, fmt.Errorf(msgDatabaseDown, err)
	}
	db := sqlx.NewDb(sql.OpenDB(connector), "postgres")
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(16)
	db.SetConnMaxIdleTime(5 * time.Minute)
	if err := db.PingContext(ctx); err != nil {
		_ = db.Close() // it never opened
		return nil, fmt.Errorf(msgDatabaseDown, err)
	}
	return db, nil
}

// migrate brings the schema up to date as its owner, and gives role its rights.
func migrate(ctx context.Context, owner, role string) (int, error) {
	db, err := sql.Open("postgres", owner)
	if err != nil {
		return 0, err
	}
	defer func() { _ = db.Close() }() // what was migrated is committed
	return migrations.Up(ctx, db, role)
}

// Times given to clients, so that none holds a connection for ever.
const (
	headerTime = 5 * time.Second
	readTime   = 60 * time.Second
	writeTime  = 90 * time.Second
	idleTime   = 120 * time.Second
	graceTime  = 10 * time.Second
)

// serveHTTP answers until ctx ends, then lets the requests in flight finish.
func serveHTTP(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	srv := &http.Server{
		Handler: h, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceTime)
	defer cancel()
	if err := srv.Shutdown(grace); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// sweepEvery is how often what is of no use any more is forgotten.
const sweepEvery = 10 * time.Minute

// watchEvery is how soon a page learns what another instance wrote.
const watchEvery = 300 * time.Millisecond

// keepHouse sweeps, seals what had to wait and tells live pages what changes,
// until ctx ends.
func keepHouse(ctx context.Context, store *model.Store, print model.Printer, log *slog.Logger) {
	go store.Watch(ctx, watchEvery)
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := store.Sweep(ctx); err != nil {
			log.Error("sweep failed", slog.Any("err", err))
		}
		if err := store.SealWaiting(ctx, print); err != nil {
			log.Warn("minutes go on waiting to be sealed", slog.Any("err", err))
		}
	}
}
