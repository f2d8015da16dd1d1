package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"sync"
	"time"

	"ctin/governance/perimeter"
	"ctin/handlers"
	"ctin/migrations"
	"ctin/model"
	"ctin/model/outbox"

	"github.com/jmoiron/sqlx"
)

// runServe is the real service.
func runServe(ctx context.Context, t terminal, args []string) error {
	if len(args) > 0 {
		return errUsage
	}
	cfg, err := readConfig(t.getenv)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewJSONHandler(t.err, nil))
	db, err := openDatabase(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // nothing is in flight any more
	app, err := assemble(ctx, cfg, db, log)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", cfg.listen)
	if err != nil {
		return fmt.Errorf("LISTEN: %w", err)
	}
	fmt.Fprintf(t.out, msgServeReady, l.Addr(), cfg.base)
	go keepHouse(ctx, app.Store, handlers.Printer(app.Store, cfg.base, false), log)
	go watchSeal(ctx, cfg.seal, log)
	return whileSending(ctx, &outbox.Sender{DB: db.DB, Server: cfg.smtp, From: cfg.from, Log: log, Now: time.Now}, func() error {
		return serveHTTP(ctx, l, app.Handler(), log)
	})
}

// whileSending sends mails while serve works, and lets the one on its way arrive.
func whileSending(ctx context.Context, sender *outbox.Sender, serve func() error) error {
	ctx, stop := context.WithCancel(ctx)
	var sending sync.WaitGroup
	sending.Go(func() { sender.Run(ctx) })
	err := serve()
	stop()
	sending.Wait()
	return err
}

// openDatabase connects, migrates when it was given the owner, and otherwise
// wants an up-to-date schema.
func openDatabase(ctx context.Context, cfg config) (*sqlx.DB, error) {
	db, err := openPool(ctx, cfg.database)
	if err != nil {
		return nil, err
	}
	if err := upToDate(ctx, cfg, db); err != nil {
		_ = db.Close() // the first error is the one to tell
		return nil, err
	}
	return db, nil
}

func upToDate(ctx context.Context, cfg config, db *sqlx.DB) error {
	if cfg.owner != "" {
		var role string
		if err := db.GetContext(ctx, &role, "select current_user"); err != nil {
			return fmt.Errorf(msgDatabaseDown, err)
		}
		if _, err := migrate(ctx, cfg.owner, role); err != nil {
			return fmt.Errorf("DATABASE_OWNER_URL: %w", err)
		}
	}
	pending, err := migrations.Pending(ctx, db.DB)
	if err != nil {
		return fmt.Errorf(msgDatabaseDown, err)
	}
	if len(pending) > 0 {
		return fmt.Errorf(msgPending, strings.Join(pending, ", "))
	}
	return nil
}

// assemble makes the application of a production instance.
func assemble(ctx context.Context, cfg config, db *sqlx.DB, log *slog.Logger) (*handlers.App, error) {
	atlas, err := perimeter.Load()
	if err != nil {
		return nil, err
	}
	store := model.New(db, atlas, cfg.base, time.Now)
	store.SealWith(cfg.seal)
	if cfg.stamper != nil {
		store.StampWith(cfg.stamper)
	}
	if err := claim(ctx, store, model.ModeProduction); err != nil {
		return nil, err
	}
	return handlers.New(handlers.Config{
		Store: store, Atlas: atlas, Base: cfg.base, Providers: cfg.providers, Proxies: cfg.proxies, Life: cfg.life, Idle: cfg.idle,
		MetricsToken: cfg.metrics, Log: log, Now: time.Now,
	})
}

// claim makes sure that the database belongs to this mode, and that the
// program cannot rewrite its journal.
func claim(ctx context.Context, store *model.Store, mode string) error {
	stamped, err := store.Stamp(ctx, mode)
	if err != nil {
		return err
	}
	if stamped != mode {
		return fmt.Errorf(msgWrongMode, stamped, mode)
	}
	safe, err := store.RoleIsSafe(ctx)
	if err != nil {
		return err
	}
	if !safe {
		return errors.New(msgRoleTooStrong)
	}
	return nil
}

// runMigrate brings the schema up to date.
func runMigrate(ctx context.Context, t terminal, _ []string) error {
	owner := t.getenv("DATABASE_OWNER_URL")
	if owner == "" {
		return errors.New(msgOwnerNeeded)
	}
	db, err := openPool(ctx, t.getenv("DATABASE_URL"))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // it only asked its name
	var role string
	if err := db.GetContext(ctx, &role, "select current_user"); err != nil {
		return fmt.Errorf(msgDatabaseDown, err)
	}
	n, err := migrate(ctx, owner, role)
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, msgMigrated, n)
	return nil
}

// runAdmin names the first administrator.
func runAdmin(ctx context.Context, t terminal, args []string) error {
	if len(args) != 3 || args[0] != "grant" {
		return errors.New(msgAdminUsage)
	}
	db, err := openPool(ctx, t.getenv("DATABASE_URL"))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // the grant is committed
	store := model.New(db, nil, nil, time.Now)
	if err := store.GrantAdministrator(ctx, args[1], args[2]); err != nil {
		return err
	}
	fmt.Fprintf(t.out, msgAdminDone, args[2], args[1])
	return nil
}
