package postgres

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strings"

	"ctin/governance"

	"github.com/lib/pq"
)

const selectHeld = `
	select exists (
		select from pg_class
		where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace)`

// Dump writes a database to w, in PostgreSQL's custom format: consistent as of
// its beginning, while the program goes on working. Who owns what and who may
// do what is left out: the migrations give it again.
func Dump(ctx context.Context, bin Binaries, address string, w io.Writer) error {
	cmd := exec.CommandContext(ctx, bin.Path("pg_dump"),
		"--format=custom", "--no-owner", "--no-privileges", "--no-password")
	cmd.Stdout = w
	return runTool(cmd, address)
}

// Restore fills an empty database from what Dump wrote, entirely or not at all.
// It is for the owner of the database. A database that already holds something
// is refused and stays as it is.
func Restore(ctx context.Context, bin Binaries, address string, r io.Reader) error {
	if err := mustBeEmpty(ctx, address); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, bin.Path("pg_restore"),
		"--no-owner", "--no-privileges", "--no-password", "--single-transaction", "--exit-on-error")
	cmd.Stdin = r
	return runTool(cmd, address)
}

// mustBeEmpty refuses a database that holds a table: what is there is never
// overwritten nor mixed with what a backup brings.
func mustBeEmpty(ctx context.Context, address string) error {
	db, err := sql.Open("postgres", address)
	if err != nil {
		return err
	}
	defer db.Close()
	var held bool
	if err := db.QueryRowContext(ctx, selectHeld).Scan(&held); err != nil {
		return err
	}
	if held {
		return governance.Fail(governance.Conflict, msgNotEmpty)
	}
	return nil
}

// runTool runs one of PostgreSQL's tools on a database, and tells what it says
// when it fails.
func runTool(cmd *exec.Cmd, address string) error {
	address, password, err := withoutPassword(address)
	if err != nil {
		return err
	}
	var said bytes.Buffer
	cmd.Stderr = &said
	cmd.Args = append(cmd.Args, "--dbname="+address)
	cmd.Env = os.Environ()
	if password != "" {
		cmd.Env = append(cmd.Env, "PGPASSWORD="+password)
	}
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w: %s", cmd.Args[0], err, strings.TrimSpace(said.String()))
	}
	return nil
}

// withoutPassword takes the password out of an address, in either of the forms
// lib/pq reads: the arguments of a process can be read by every account.
func withoutPassword(address string) (clean, password string, err error) {
	cfg, err := pq.NewConfig(address)
	if err != nil {
		return "", "", fmt.Errorf("database address: %w", err)
	}
	if !strings.HasPrefix(address, "postgres://") && !strings.HasPrefix(address, "postgresql://") {
		return withoutSetting(address, "password"), cfg.Password, nil
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", "", fmt.Errorf("database address: %w", err)
	}
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	query := u.Query()
	query.Del("password")
	u.RawQuery = query.Encode()
	return u.String(), cfg.Password, nil
}

// withoutSetting removes name=value or name='a value' from a list of settings.
func withoutSetting(list, name string) string {
	setting := regexp.MustCompile(name + `\s*=\s*('(\\.|[^'\\])*'|(\\.|\S)*)`)
	return setting.ReplaceAllString(list, "")
}
