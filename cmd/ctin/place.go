package main

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"time"

	"ctin/governance/perimeter"
	"ctin/model"
	"ctin/model/postgres"

	"github.com/jmoiron/sqlx"
)

// place is the database that a tool works on: the one of the environment when
// DATABASE_URL is there, else that of a data folder.
type place struct {
	role  string // address for the program's role
	owner string // address for the owner; may be empty in the environment
	close func() error
}

// parsePlace reads the arguments of a tool: its flags, then want words.
func parsePlace(t terminal, name string, args []string, want int) (folder string, words []string, err error) {
	set := flag.NewFlagSet("ctin "+name, flag.ContinueOnError)
	set.SetOutput(t.err)
	set.StringVar(&folder, "data", dataFolder(t.getenv), flagData)
	if err := set.Parse(args); err != nil {
		return "", nil, err
	}
	if set.NArg() != want {
		return "", nil, fmt.Errorf(msgToolUsage, name)
	}
	return folder, set.Args(), nil
}

// openPlace finds the database. fresh allows a data folder that does not exist yet.
func openPlace(ctx context.Context, t terminal, folder string, fresh bool) (place, error) {
	if address := t.getenv("DATABASE_URL"); address != "" {
		return place{address, t.getenv("DATABASE_OWNER_URL"), func() error { return nil }}, nil
	}
	server, err := postgres.Attach(ctx, folder)
	if err != nil {
		return place{}, err
	}
	if server == nil {
		if entries, _ := os.ReadDir(folder); len(entries) == 0 && !fresh { // a folder that cannot be read holds nothing for us
			return place{}, fmt.Errorf(msgNoData, folder)
		}
		log := slog.New(slog.NewTextHandler(t.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
		if server, err = postgres.Start(ctx, postgres.Config{Dir: folder, Log: log}); err != nil {
			return place{}, err
		}
	}
	return place{
		role:  server.URL(postgres.Role, postgres.Database),
		owner: server.URL(postgres.Owner, postgres.Database),
		close: func() error { return server.Stop(context.WithoutCancel(ctx)) },
	}, nil
}

const selectMajor = `select current_setting('server_version_num')::int / 10000`

// client finds the tools of PostgreSQL for a server.
func client(ctx context.Context, address string) (postgres.Binaries, error) {
	db, err := sql.Open("postgres", address)
	if err != nil {
		return postgres.Binaries{}, fmt.Errorf(msgDatabaseDown, err)
	}
	defer func() { _ = db.Close() }() // it answered one question
	var major int
	if err := db.QueryRowContext(ctx, selectMajor).Scan(&major); err != nil {
		return postgres.Binaries{}, fmt.Errorf(msgDatabaseDown, err)
	}
	return postgres.FindClient(major)
}

// storeOf is the application over a pool, for tools that make no mail.
func storeOf(db *sqlx.DB) (*model.Store, error) {
	atlas, err := perimeter.Load()
	if err != nil {
		return nil, err
	}
	return model.New(db, atlas, &url.URL{}, time.Now), nil
}
