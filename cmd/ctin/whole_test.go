package main

import (
	"maps"
	"path/filepath"
	"testing"

	"ctin/model/modeltest"

	"github.com/google/go-cmp/cmp"
)

// mustBeWhole runs `ctin check`.
func mustBeWhole(t *testing.T, db *modeltest.DB) {
	t.Helper()
	term, out := console(at(db))
	if err := run(t.Context(), term, []string{"check"}); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// counts are the rows of every table.
func counts(t *testing.T, db *modeltest.DB) map[string]int {
	t.Helper()
	var tables []string
	if err := db.Owner.Select(&tables, `select tablename from pg_tables where schemaname = 'public'`); err != nil {
		t.Fatal(err)
	}
	rows := map[string]int{}
	for _, table := range tables {
		var n int
		if err := db.Owner.Get(&n, `select count(*) from `+table); err != nil {
			t.Fatal(err)
		}
		rows[table] = n
	}
	return rows
}

// comesBack backs the whole day up and restores it elsewhere: what was issued
// keeps every byte.
func comesBack(t *testing.T, db *modeltest.DB) {
	t.Helper()
	file, copied := filepath.Join(t.TempDir(), "ctin.backup"), modeltest.Empty(t)
	for _, step := range []struct {
		db   *modeltest.DB
		args []string
	}{{db, []string{"backup", file}}, {copied, []string{"restore", file}}} {
		term, out := console(at(step.db))
		if err := run(t.Context(), term, step.args); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	mustBeWhole(t, copied)
	if got, want := journalSum(t, copied.AppURL), journalSum(t, db.AppURL); got != want {
		t.Errorf("journal %s, want %s", got, want)
	}
	if diff := cmp.Diff(counts(t, db), counts(t, copied)); diff != "" {
		t.Error(diff)
	}
	first, again := issued(t, db), issued(t, copied)
	if len(first) != 4 || !maps.Equal(first, again) {
		t.Errorf("issued %v, restored %v", first, again)
	}
}

// issued are the hashes of the files that left the house, counted over their
// bytes by the server, by their code.
func issued(t *testing.T, db *modeltest.DB) map[string]string {
	t.Helper()
	var rows []struct{ Token, Kept, Sum string }
	if err := db.Owner.Select(&rows, `select token, file_hash as kept, encode(sha256(bytes), 'hex') as sum from issues`); err != nil {
		t.Fatal(err)
	}
	sums := map[string]string{}
	for _, r := range rows {
		if r.Kept != r.Sum {
			t.Errorf("%s: the file is not the one that was issued", r.Token)
		}
		sums[r.Token] = r.Sum
	}
	return sums
}
