package main

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/model"
	"ctin/model/modeltest"
	"ctin/model/postgres"
)

func TestMain(m *testing.M) {
	if os.Getenv(victimDatabase) != "" {
		playForKiller()
		return
	}
	os.Exit(modeltest.Main(m))
}

// console is a terminal whose environment and output a test holds.
func console(environment map[string]string) (terminal, *bytes.Buffer) {
	out := &bytes.Buffer{}
	return terminal{strings.NewReader(""), out, out, func(name string) string { return environment[name] }}, out
}

// at is the environment of a tool over a database of a test.
func at(db *modeltest.DB) map[string]string {
	return map[string]string{"DATABASE_URL": db.AppURL, "DATABASE_OWNER_URL": db.OwnerURL}
}

// seed fills a database as people do.
func seed(t *testing.T, address string) {
	t.Helper()
	ctx := t.Context()
	db, err := openPool(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	atlas, err := perimeter.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := model.New(db, atlas, &url.URL{Scheme: "https", Host: "ctin.test"}, time.Now)
	if _, err := store.Stamp(ctx, model.ModeProduction); err != nil {
		t.Fatal(err)
	}
	self, err := store.SignIn(ctx, model.SignIn{Issuer: "https://idp.test", Sub: "ada", GivenName: "Ada", FamilyName: "Ünal İlk"})
	if err != nil {
		t.Fatal(err)
	}
	actor := self.Actor(governance.Login{})
	actor.Administrator = true
	for _, name := range []string{"Sicoval", "Île-d’Yeu", "Œuvre ıiİI"} {
		if _, err := store.OpenCoordination(ctx, actor, opening(name)); err != nil {
			t.Fatal(err)
		}
	}
}

func opening(name string) model.Opening {
	o := model.Opening{
		CoordinationDraft: governance.CoordinationDraft{Name: name, Label: "Un territoire", TimeZone: "Indian/Reunion"},
		Coordinator:       governance.Person{GivenName: "Ada", FamilyName: "Lovelace", Email: "ada@exemple.fr"},
	}
	for i := range 12 {
		o.Carriers = append(o.Carriers, governance.OrganizationDraft{Name: fmt.Sprintf("%s %d", name, i), Kind: "epci"})
	}
	return o
}

// journalSum is one hash over every byte that journals are made of.
func journalSum(t *testing.T, address string) string {
	t.Helper()
	db, err := openPool(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var sum string
	const query = `
		select count(*) || ' ' || encode(sha256(string_agg(bytes || previous_hash || hash, '' order by coordination_id, n)), 'hex')
		from journal`
	if err := db.Get(&sum, query); err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestABackupRestoredElsewhereIsTheSame(t *testing.T) {
	db := modeltest.Open(t)
	seed(t, db.AppURL)
	file := filepath.Join(t.TempDir(), "ctin.backup")
	term, out := console(at(db))
	if err := run(t.Context(), term, []string{"backup", file}); err != nil {
		t.Fatal(err)
	}
	sum, err := exec.Command("sha256sum", file).Output()
	if err != nil || !strings.Contains(out.String(), strings.Fields(string(sum))[0]) {
		t.Errorf("said %s, is %s (%v)", out, sum, err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v (%v)", info.Mode(), err)
	}
	for _, tt := range []struct{ rule, settings string }{
		{"on the same settings", ``},
		{"in Turkish, in New Caledonia", turkish},
		{"in French, in Paris", strings.NewReplacer("tr_TR", "fr_FR", "Pacific/Noumea", "Europe/Paris").Replace(turkish)},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			copied := modeltest.Empty(t)
			if tt.settings != "" {
				copied = elsewhere(t, copied, tt.settings)
			}
			term, out := console(at(copied))
			if err := run(t.Context(), term, []string{"restore", file}); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if !strings.Contains(out.String(), "Tout est intact") {
				t.Errorf("said %s", out)
			}
			if got, want := journalSum(t, copied.AppURL), journalSum(t, db.AppURL); got != want {
				t.Errorf("journal %s, want %s", got, want)
			}
			if _, err := copied.App.Exec(`delete from journal`); err == nil {
				t.Error("the journal restored can be deleted")
			}
		})
	}
}

// turkish makes the database of $1 one whose letters, dates and bytes are
// written otherwise. In Turkish, the capital of i is not I.
const turkish = `
	drop database %[1]s;
	create database %[1]s template template0 lc_collate 'tr_TR.UTF-8' lc_ctype 'tr_TR.UTF-8';
	alter database %[1]s set timezone = 'Pacific/Noumea';
	alter database %[1]s set datestyle = 'SQL, DMY';
	alter database %[1]s set intervalstyle = 'sql_standard';
	alter database %[1]s set bytea_output = 'escape';
	alter database %[1]s set lc_numeric = 'tr_TR.UTF-8';
	alter database %[1]s set lc_time = 'tr_TR.UTF-8';
	alter database %[1]s set lc_messages = 'tr_TR.UTF-8'`

// elsewhere makes an empty database anew with other settings.
func elsewhere(t *testing.T, db *modeltest.DB, settings string) *modeltest.DB {
	t.Helper()
	var name string
	if err := db.Owner.Get(&name, `select current_database()`); err != nil {
		t.Fatal(err)
	}
	db.Owner.SetMaxIdleConns(0) // nobody stays in the database that is dropped
	u, err := url.Parse(db.OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/postgres"
	admin, err := openPool(t.Context(), u.String())
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	for statement := range strings.SplitSeq(fmt.Sprintf(settings, name), ";") {
		if _, err := admin.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	return db
}

func TestARestoreNeverTouchesADatabaseInUse(t *testing.T) {
	db := modeltest.Open(t)
	seed(t, db.AppURL)
	file := filepath.Join(t.TempDir(), "ctin.backup")
	term, _ := console(at(db))
	if err := run(t.Context(), term, []string{"backup", file}); err != nil {
		t.Fatal(err)
	}
	before := journalSum(t, db.AppURL)
	err := run(t.Context(), term, []string{"restore", file})
	if err == nil || !strings.Contains(err.Error(), "base vide") {
		t.Errorf("got %v", err)
	}
	if after := journalSum(t, db.AppURL); after != before {
		t.Errorf("journal %s, was %s", after, before)
	}
}

func TestABackupNeverReplacesAFile(t *testing.T) {
	db := modeltest.Open(t)
	file := filepath.Join(t.TempDir(), "ctin.backup")
	if err := os.WriteFile(file, []byte("the last good one"), 0o600); err != nil {
		t.Fatal(err)
	}
	term, _ := console(at(db))
	if err := run(t.Context(), term, []string{"backup", file}); err == nil || !strings.Contains(err.Error(), "existe déjà") {
		t.Errorf("got %v", err)
	}
	if content, _ := os.ReadFile(file); string(content) != "the last good one" {
		t.Errorf("the file is now %q", content)
	}
}

func TestABackupThatFailsLeavesNoFile(t *testing.T) {
	db := modeltest.Open(t)
	if _, err := db.Owner.Exec(`revoke select on journal from ctin`); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	term, _ := console(at(db))
	if err := run(t.Context(), term, []string{"backup", filepath.Join(dir, "ctin.backup")}); err == nil {
		t.Error("it did not fail")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("left %v", entries)
	}
}

func TestAFileThatIsNoWholeBackupRestoresNothing(t *testing.T) {
	db, dir := modeltest.Open(t), t.TempDir()
	seed(t, db.AppURL)
	whole := filepath.Join(dir, "whole")
	term, _ := console(at(db))
	if err := run(t.Context(), term, []string{"backup", whole}); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for rule, content := range map[string][]byte{
		"a text":              []byte("bonjour"),
		"nothing":             nil,
		"a backup cut short":  content[:len(content)*2/3],
		"a backup cut at end": content[:len(content)-200],
	} {
		file := filepath.Join(dir, "damaged")
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		empty := modeltest.Empty(t)
		term, _ := console(at(empty))
		if err := run(t.Context(), term, []string{"restore", file}); err == nil {
			t.Errorf("%s: restored", rule)
		}
		var tables int
		if err := empty.Owner.Get(&tables, `select count(*) from pg_tables where schemaname = 'public'`); err != nil || tables > 0 {
			t.Errorf("%s: left %d tables (%v)", rule, tables, err)
		}
	}
}

// A data folder of the demonstration or of a small instance is backed up while
// its program works, and when it does not; it is restored into a new folder.
func TestADataFolderIsBackedUpAndRestored(t *testing.T) {
	folder, file := filepath.Join(modeltest.Folder(t), "a"), filepath.Join(t.TempDir(), "ctin.backup")
	server, err := postgres.Start(t.Context(), postgres.Config{Dir: folder, Unsafe: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := migrate(t.Context(), server.URL(postgres.Owner, postgres.Database), postgres.Role); err != nil {
		t.Fatal(err)
	}
	seed(t, server.URL(postgres.Role, postgres.Database))
	term, out := console(nil)
	steps := [][]string{{"backup", "--data", folder, file}, {"check", "--data", folder}}
	for _, args := range steps {
		if err := run(t.Context(), term, args); err != nil {
			t.Fatalf("%v, at work: %v\n%s", args, err, out)
		}
	}
	if err := server.Stop(context.Background()); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(modeltest.Folder(t), "b")
	for _, args := range append(steps[1:], []string{"backup", "--data", folder, file + "2"}, []string{"restore", "--data", other, file}, []string{"check", "--data", other}) {
		if err := run(t.Context(), term, args); err != nil {
			t.Fatalf("%v, at rest: %v\n%s", args, err, out)
		}
	}
	missing := filepath.Join(modeltest.Folder(t), "c")
	if err := run(t.Context(), term, []string{"check", "--data", missing}); err == nil {
		t.Error("a folder that does not exist was verified")
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("the folder was made")
	}
}
