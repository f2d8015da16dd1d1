package migrations_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"ctin/governance"
	"ctin/migrations"
	"ctin/model/modeltest"
	"ctin/model/postgres"

	"github.com/lib/pq"
)

func TestMain(m *testing.M) { os.Exit(modeltest.Main(m)) }

const (
	journal = `create table journal (n bigint generated always as identity, said text);
		insert into journal (said) values ('first');
		create function append_only() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
		create trigger kept before update or delete on journal for each row execute function append_only()`
	notes = "create table notes (id bigint generated always as identity, body text)"
)

func files(pairs ...string) fstest.MapFS {
	all := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return all
}

func up(t *testing.T, db *modeltest.DB, all fstest.MapFS) (int, error) {
	t.Helper()
	return migrations.UpFrom(t.Context(), db.Owner.DB, postgres.Role, all)
}

func mustUp(t *testing.T, db *modeltest.DB, all fstest.MapFS, want int) {
	t.Helper()
	if applied, err := up(t, db, all); err != nil || applied != want {
		t.Fatalf("applied %d, %v; want %d", applied, err, want)
	}
}

func TestEachMigrationIsAppliedOnceInOrder(t *testing.T) {
	db := modeltest.Empty(t)
	mustUp(t, db, files("0002_b.sql", "insert into journal (said) values ('second')", "0001_a.sql", journal), 2)
	mustUp(t, db, files("0002_b.sql", "insert into journal (said) values ('second')", "0001_a.sql", journal), 0)
	var said string
	if err := db.App.Get(&said, "select string_agg(said, ' ' order by n) from journal"); err != nil || said != "first second" {
		t.Errorf("journal says %q, %v", said, err)
	}
}

func TestTwoProgramsThatStartTogetherMigrateOnce(t *testing.T) {
	db := modeltest.Empty(t)
	all := files("0001_a.sql", journal+"; select pg_sleep(0.2)", "0002_b.sql", notes)
	var wait sync.WaitGroup
	applied := make([]int, 4)
	for i := range applied {
		wait.Go(func() {
			program, err := sql.Open("postgres", db.OwnerURL)
			if err != nil {
				t.Error(err)
				return
			}
			defer program.Close()
			if applied[i], err = migrations.UpFrom(context.Background(), program, postgres.Role, all); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	total := 0
	for _, n := range applied {
		total += n
	}
	if total != 2 {
		t.Errorf("applied %v, want 2 in all", applied)
	}
}

func TestAFailedMigrationLeavesNothing(t *testing.T) {
	db := modeltest.Empty(t)
	if _, err := up(t, db, files("0001_a.sql", journal, "0002_b.sql", notes+"; select 1/0")); err == nil || !strings.Contains(err.Error(), "0002_b.sql") {
		t.Errorf("err = %v, want one that names 0002_b.sql", err)
	}
	var left bool
	if err := db.Owner.Get(&left, "select to_regclass('notes') is not null"); err != nil || left {
		t.Errorf("half a migration is left (%v)", err)
	}
	mustUp(t, db, files("0001_a.sql", journal, "0002_b.sql", notes), 1)
}

func TestADatabaseThatTellsAnotherStoryIsRefused(t *testing.T) {
	applied := files("0001_a.sql", journal, "0003_c.sql", notes)
	for _, tt := range []struct {
		rule string
		now  fstest.MapFS
		says string
	}{
		{"an applied migration has changed", files("0001_a.sql", journal+" ", "0003_c.sql", notes), "0001_a.sql a changé"},
		{"the database is newer than the program", files("0001_a.sql", journal), "plus récente"},
		{"a migration slips in before an applied one", files("0001_a.sql", journal, "0002_b.sql", "select 1", "0003_c.sql", notes), "0003_c.sql a été appliquée avant"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			db := modeltest.Empty(t)
			mustUp(t, db, applied, 2)
			_, err := up(t, db, tt.now)
			if governance.CodeOf(err) != governance.Conflict || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("err = %v, want a conflict that says %q", err, tt.says)
			}
		})
	}
}

func TestTheProgramMayWriteEverythingButThePast(t *testing.T) {
	db := modeltest.Empty(t)
	mustUp(t, db, files("0001_a.sql", journal, "0002_b.sql", notes), 2)
	for _, tt := range []struct {
		statement string
		allowed   bool
	}{
		{"insert into notes (body) values ('a')", true},
		{"update notes set body = 'b'", true},
		{"delete from notes", true},
		{"insert into journal (said) values ('again')", true},
		{"select * from journal", true},
		{"update journal set said = 'never'", false},
		{"delete from journal", false},
		{"truncate journal", false},
		{"truncate notes", false},
		{"drop table notes", false},
		{"alter table journal disable trigger all", false},
		{"create table mine (n int)", false},
		{"select * from migrations", true},
		{"insert into migrations (name, sha256) values ('9999', '')", false},
		{"update migrations set sha256 = ''", false},
		{"delete from migrations", false},
	} {
		_, err := db.App.Exec(tt.statement)
		var pg *pq.Error
		denied := errors.As(err, &pg) && pg.Code == "42501"
		if tt.allowed && err != nil || !tt.allowed && !denied {
			t.Errorf("%s: %v, want allowed %v", tt.statement, err, tt.allowed)
		}
	}
}

func TestARightGivenByHandIsTakenBack(t *testing.T) {
	db := modeltest.Empty(t)
	all := files("0001_a.sql", journal)
	mustUp(t, db, all, 1)
	db.Owner.MustExec("grant all on journal to ctin")
	mustUp(t, db, all, 0)
	if _, err := db.App.Exec("update journal set said = 'never'"); err == nil {
		t.Error("the program still may change the journal")
	}
}

func TestTheProgramsRoleMustBeUnprivileged(t *testing.T) {
	db := modeltest.Empty(t)
	all := files("0001_a.sql", journal)
	for _, tt := range []struct{ rule, role string }{
		{"the owner itself", postgres.Owner},
		{"a role that does not exist", `nobody "here'; drop table journal; --`},
		{"no role", ""},
	} {
		_, err := migrations.UpFrom(t.Context(), db.Owner.DB, tt.role, all)
		if governance.CodeOf(err) != governance.Invalid {
			t.Errorf("%s: %v, want it refused", tt.rule, err)
		}
	}
}

func TestPendingSaysWhatTheDatabaseLacks(t *testing.T) {
	db := modeltest.Empty(t)
	before, err := migrations.Pending(t.Context(), db.Owner.DB)
	if err != nil || len(before) == 0 {
		t.Fatalf("before: %v, %v", before, err)
	}
	if applied, err := migrations.Up(t.Context(), db.Owner.DB, postgres.Role); err != nil || applied != len(before) {
		t.Fatalf("applied %d of %d, %v", applied, len(before), err)
	}
	if after, err := migrations.Pending(t.Context(), db.App.DB); err != nil || len(after) != 0 {
		t.Errorf("after: %v, %v", after, err)
	}
	db.Owner.MustExec("insert into migrations (name, sha256) values ('9999_newer.sql', '')")
	if newer, err := migrations.Pending(t.Context(), db.App.DB); err != nil || len(newer) != 0 {
		t.Errorf("with a newer program beside: %v, %v", newer, err)
	}
}

func TestTheRealMigrationsNeedNoSuperuser(t *testing.T) {
	db := modeltest.Empty(t)
	db.Owner.MustExec("create role plain_owner; grant ctin to plain_owner")
	t.Cleanup(func() {
		db.Owner.MustExec("reassign owned by plain_owner to current_user; drop owned by plain_owner; drop role plain_owner")
	})
	db.Owner.MustExec("do $$ begin execute format('alter database %I owner to plain_owner', current_database()); end $$")
	plain, err := sql.Open("postgres", db.OwnerURL+"&options=-c%20role%3Dplain_owner")
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	if _, err := migrations.Up(t.Context(), plain, postgres.Role); err != nil {
		t.Error(err)
	}
}

func TestABackupMadeByTheProgramRestoresTheRealDatabase(t *testing.T) {
	bin, err := postgres.FindClient(postgres.Oldest)
	if err != nil {
		t.Fatal(err)
	}
	from, to := modeltest.Open(t), modeltest.Empty(t)
	from.Owner.MustExec("insert into people (given_name, created_at) values ('Zoé', now())")
	var file bytes.Buffer
	if err := postgres.Dump(t.Context(), bin, from.AppURL, &file); err != nil {
		t.Fatal(err)
	}
	if err := postgres.Restore(t.Context(), bin, to.OwnerURL, &file); err != nil {
		t.Fatal(err)
	}
	if applied, err := migrations.Up(t.Context(), to.Owner.DB, postgres.Role); err != nil || applied != 0 {
		t.Fatalf("applied %d after the restore, %v", applied, err)
	}
	var name string
	if err := to.App.Get(&name, "select given_name from people where folded(given_name) = 'zoe'"); err != nil || name != "Zoé" {
		t.Errorf("came back as %q, %v", name, err)
	}
	if _, err := to.Owner.Exec("truncate journal"); err == nil {
		t.Error("the journal of the restored database can be emptied")
	}
}

// What the owner may not do either is in the migrations themselves.
func TestTheRealJournalOnlyGrows(t *testing.T) {
	db := modeltest.Open(t)
	for _, statement := range []string{"truncate journal", "truncate journal cascade"} {
		if _, err := db.Owner.Exec(statement); err == nil {
			t.Errorf("the owner may %s", statement)
		}
	}
	for _, right := range []string{"update", "delete", "truncate"} {
		var may bool
		if err := db.App.Get(&may, "select has_table_privilege('journal', $1)", right); err != nil || may {
			t.Errorf("the program may %s the journal (%v)", right, err)
		}
	}
}
