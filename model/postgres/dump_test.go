package postgres

import (
	"bytes"
	"testing"

	"ctin/governance"
)

func dumpAndRestore(t *testing.T, s *Server) {
	execute(t, s, "create table kept as select generate_series(1, 1000) as n")
	execute(t, s, "create database copied")
	var file bytes.Buffer
	if err := Dump(t.Context(), s.Binaries, s.URL(Owner, Database), &file); err != nil {
		t.Fatal(err)
	}
	copied := s.URL(Owner, "copied")
	if err := Restore(t.Context(), s.Binaries, copied, bytes.NewReader(file.Bytes())); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := open(t, copied).QueryRow("select count(*) from kept").Scan(&n); err != nil || n != 1000 {
		t.Errorf("%d rows came back, want 1000 (%v)", n, err)
	}
	err := Restore(t.Context(), s.Binaries, copied, bytes.NewReader(file.Bytes()))
	if governance.CodeOf(err) != governance.Conflict {
		t.Errorf("restoring over data: %v, want a conflict", err)
	}
}

func halfADump(t *testing.T, s *Server) {
	execute(t, s, "create table big as select md5(generate_series(1, 20000)::text)")
	execute(t, s, "create database half")
	var file bytes.Buffer
	if err := Dump(t.Context(), s.Binaries, s.URL(Owner, Database), &file); err != nil {
		t.Fatal(err)
	}
	half := file.Bytes()[:file.Len()/2]
	if err := Restore(t.Context(), s.Binaries, s.URL(Owner, "half"), bytes.NewReader(half)); err == nil {
		t.Error("half a backup was accepted")
	}
	var held bool
	if err := open(t, s.URL(Owner, "half")).QueryRow(selectHeld).Scan(&held); err != nil || held {
		t.Errorf("half a backup left tables behind (%v)", err)
	}
}

func TestNoPasswordIsShownToOtherAccounts(t *testing.T) {
	for _, tt := range []struct{ address, clean, password string }{
		{"postgres://u:s3cret@h/db?sslmode=disable", "postgres://u@h/db?sslmode=disable", "s3cret"},
		{"postgres:///db?host=%2Frun&password=s3cret", "postgres:///db?host=%2Frun", "s3cret"},
		{"host=h password=s3cret dbname=db", "host=h  dbname=db", "s3cret"},
		{`host=h password='s3 \'cret' dbname=db`, "host=h  dbname=db", "s3 'cret"},
		{"postgres://u@h/db", "postgres://u@h/db", ""},
	} {
		clean, password, err := withoutPassword(tt.address)
		if err != nil || clean != tt.clean || password != tt.password {
			t.Errorf("%s → %q, %q, %v", tt.address, clean, password, err)
		}
	}
}
