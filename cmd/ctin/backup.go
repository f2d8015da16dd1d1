package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"ctin/model/postgres"
)

// runBackup writes the whole instance to one file, while it goes on working.
func runBackup(ctx context.Context, t terminal, args []string) (err error) {
	folder, words, err := parsePlace(t, "backup", args, 1)
	if err != nil {
		return err
	}
	p, err := openPlace(ctx, t, folder, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	size, sum, err := backup(ctx, p.role, words[0])
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, msgBackedUp, words[0], size, sum)
	return nil
}

// backup dumps a database to a file that must not exist. The file appears under
// its name once it is whole and on the disk; nobody else may read it.
func backup(ctx context.Context, address, file string) (size int64, sum []byte, err error) {
	if err := mustNotExist(file); err != nil {
		return 0, nil, err
	}
	bin, err := client(ctx, address)
	if err != nil {
		return 0, nil, err
	}
	draft, err := os.CreateTemp(filepath.Dir(file), ".ctin-backup-*") // 0600
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = os.Remove(draft.Name()) }() // gone already when all went well
	hash := sha256.New()
	err = postgres.Dump(ctx, bin, address, io.MultiWriter(draft, hash))
	if err = errors.Join(err, draft.Sync()); err != nil {
		return 0, nil, errors.Join(err, draft.Close())
	}
	info, err := draft.Stat()
	if err = errors.Join(err, draft.Close()); err != nil {
		return 0, nil, err
	}
	if err := mustNotExist(file); err != nil {
		return 0, nil, err
	}
	return info.Size(), hash.Sum(nil), os.Rename(draft.Name(), file)
}

// mustNotExist refuses to replace a file: it may be the last good backup.
func mustNotExist(file string) error {
	_, err := os.Lstat(file)
	switch {
	case err == nil:
		return fmt.Errorf(msgFileExists, file)
	case errors.Is(err, fs.ErrNotExist):
		return nil
	}
	return err
}

// runRestore fills an empty database from a backup, brings it up to date and
// verifies all of it.
func runRestore(ctx context.Context, t terminal, args []string) (err error) {
	folder, words, err := parsePlace(t, "restore", args, 1)
	if err != nil {
		return err
	}
	file, err := os.Open(words[0])
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	p, err := openPlace(ctx, t, folder, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	if p.owner == "" {
		return errors.New(msgOwnerNeeded)
	}
	if err := restore(ctx, p, file); err != nil {
		return err
	}
	fmt.Fprintf(t.out, msgRestored, words[0])
	return checkPlace(ctx, t.out, p.role)
}

// signature begins every file that pg_dump writes in its custom format.
const signature = "PGDMP"

func restore(ctx context.Context, p place, file io.Reader) error {
	content := bufio.NewReader(file)
	if head, _ := content.Peek(len(signature)); string(head) != signature { // a shorter file is no backup either
		return errors.New(msgNoBackup)
	}
	bin, err := client(ctx, p.owner)
	if err != nil {
		return err
	}
	if err := postgres.Restore(ctx, bin, p.owner, content); err != nil {
		return err
	}
	return settle(ctx, p)
}

// settle applies what the backup's version lacked, gives the program's role its
// rights, and lets PostgreSQL look at the data it plans its queries by.
func settle(ctx context.Context, p place) error {
	role, err := roleOf(ctx, p.role)
	if err != nil {
		return err
	}
	if _, err := migrate(ctx, p.owner, role); err != nil {
		return err
	}
	db, err := sql.Open("postgres", p.owner)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "analyze")
	return errors.Join(err, db.Close())
}

// roleOf is the name of the role that an address opens with.
func roleOf(ctx context.Context, address string) (string, error) {
	db, err := openPool(ctx, address)
	if err != nil {
		return "", err
	}
	var role string
	err = db.GetContext(ctx, &role, "select current_user")
	return role, errors.Join(err, db.Close())
}
