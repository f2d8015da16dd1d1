package postgres

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"ctin/governance"
)

// The rules of a server at work, each on the same one.
func TestServerAtWork(t *testing.T) {
	cfg := Config{Dir: filepath.Join(folder(t), "l'été"), Log: logTo(t)}
	s := start(t, cfg)
	for rule, test := range map[string]func(*testing.T, *Server){
		"is out of reach of other accounts":          outOfReach,
		"is safe by default":                         safeByDefault,
		"gives the program's role nothing to own":    ownsNothing,
		"is found by another program":                foundByAnother,
		"is left alone by the terminal's Ctrl-C":     noCtrlC,
		"runs as another account than root":          neverRoot,
		"dumps, and restores into an empty database": dumpAndRestore,
		"restores nothing of half a dump":            halfADump,
	} {
		t.Run(rule, func(t *testing.T) { test(t, s) })
	}
	_, err := Start(t.Context(), cfg)
	if want := fmt.Sprintf(msgBusy, cfg.Dir); governance.CodeOf(err) != governance.Conflict || err.Error() != want {
		t.Errorf("a second program: %v, want %s", err, want)
	}
}

func outOfReach(t *testing.T, s *Server) {
	info, err := os.Stat(s.socket)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o700 {
		t.Errorf("socket folder is %v, want 0700", info.Mode().Perm())
	}
	db := open(t, s.URL(Owner, Database))
	var addresses string
	if err := db.QueryRow("show listen_addresses").Scan(&addresses); err != nil || addresses != "" {
		t.Errorf("listens on %q, %v", addresses, err)
	}
	stranger := open(t, s.URL("postgres", "postgres"))
	if err := stranger.Ping(); err == nil {
		t.Error("a role of no use could log in")
	}
}

func safeByDefault(t *testing.T, s *Server) {
	db := open(t, s.URL(Role, Database))
	for setting, want := range map[string]string{
		"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "data_checksums": "on",
		"server_encoding": "UTF8", "TimeZone": "UTC", "lc_collate": "C",
	} {
		var got string
		if err := db.QueryRow("select current_setting($1)", setting).Scan(&got); err != nil || got != want {
			t.Errorf("%s = %s, want %s (%v)", setting, got, want, err)
		}
	}
	var sorted bool
	if err := db.QueryRow(`select 'école' < 'ecrou' collate "fr-x-icu" and lower('ÉCOLE') = 'école'`).Scan(&sorted); err != nil || !sorted {
		t.Errorf("French order: %v, %v", sorted, err)
	}
}

func ownsNothing(t *testing.T, s *Server) {
	db := open(t, s.URL(Role, Database))
	for _, forbidden := range []string{
		"create database mine", "create role friend", "create table mine (n int)",
		"alter role ctin superuser", "set role ctin_owner", "copy (select 1) to program 'true'",
	} {
		if _, err := db.Exec(forbidden); err == nil {
			t.Errorf("%s: the program may do it", forbidden)
		}
	}
}

func foundByAnother(t *testing.T, s *Server) {
	other, err := Attach(t.Context(), s.home.dir)
	if err != nil || other == nil {
		t.Fatalf("while it runs: %v, %v", other, err)
	}
	if other.URL(Role, Database) != s.URL(Role, Database) {
		t.Errorf("found %s, want %s", other.URL(Role, Database), s.URL(Role, Database))
	}
	stop(t, other)
	if got := count(t, s, "select 1"); got != 1 {
		t.Error("the guest stopped its host")
	}
}

func noCtrlC(t *testing.T, s *Server) {
	group, err := syscall.Getpgid(s.process.cmd.Process.Pid)
	if err != nil || group == syscall.Getpgrp() {
		t.Errorf("the server is in the program's group %d (%v): the terminal would stop it first", group, err)
	}
}

func neverRoot(t *testing.T, s *Server) {
	info, err := os.Stat(fmt.Sprintf("/proc/%d", s.process.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	uid := info.Sys().(*syscall.Stat_t).Uid
	if want := s.home.account.uid; uid != want || uid == 0 {
		t.Errorf("the server runs as %d, want %d, never 0", uid, want)
	}
}
