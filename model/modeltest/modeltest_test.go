package modeltest

import (
	"context"
	"os"
	"testing"
)

func TestMain(m *testing.M) { os.Exit(Main(m)) }

func TestEachTestHasItsOwnDatabase(t *testing.T) {
	a, b := Open(t), Open(t)
	if _, err := a.Owner.Exec("create table mine (n int)"); err != nil {
		t.Fatal(err)
	}
	var shared bool
	if err := b.Owner.Get(&shared, "select to_regclass('mine') is not null"); err != nil || shared {
		t.Errorf("a table of one database is in the other (%v)", err)
	}
}

func TestTheDatabaseHasEveryMigrationAndBothRoles(t *testing.T) {
	db := Open(t)
	var applied int
	if err := db.App.Get(&applied, "select count(*) from migrations"); err != nil || applied == 0 {
		t.Errorf("%d migrations applied, %v", applied, err)
	}
	var app, owner string
	if err := db.App.Get(&app, "select current_user"); err != nil || app != "ctin" {
		t.Errorf("the program is %s, %v", app, err)
	}
	if err := db.Owner.Get(&owner, "select current_user"); err != nil || owner == app {
		t.Errorf("the owner is %s, %v", owner, err)
	}
}

func TestADatabaseIsFilledOnceAndCopied(t *testing.T) {
	times := 0
	fill := func(ctx context.Context, db *DB) error {
		times++
		_, err := db.Owner.ExecContext(ctx, "create table furniture (n int)")
		return err
	}
	for range 3 {
		db := OpenFilled(t, "furnished", fill)
		if result, err := db.Owner.Exec("insert into furniture values (1)"); err != nil {
			t.Errorf("what fill made is not in the copy: %v, %v", result, err)
		}
		var rows int
		if err := db.Owner.Get(&rows, "select count(*) from furniture"); err != nil || rows != 1 {
			t.Errorf("%d rows, %v: a copy is shared", rows, err)
		}
	}
	if times != 1 {
		t.Errorf("filled %d times", times)
	}
}

func TestTheDatabaseIsDroppedAfterTheTest(t *testing.T) {
	var name string
	t.Run("a test that leaves a connection open", func(t *testing.T) {
		db := Open(t)
		if _, err := db.App.Connx(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := db.App.Get(&name, "select current_database()"); err != nil {
			t.Fatal(err)
		}
	})
	var left bool
	if err := Empty(t).Owner.Get(&left, "select exists (select from pg_database where datname = $1)", name); err != nil || left {
		t.Errorf("database %s is left (%v)", name, err)
	}
}

func TestARunningServerCanBeShared(t *testing.T) {
	db := Empty(t)
	t.Setenv(Address, db.OwnerURL)
	s, err := start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.stop()
	if s.own != nil {
		t.Error("a second server was started")
	}
	if _, err := s.migrated(t.Context()); err != nil {
		t.Error(err)
	}
}
