package postgres

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"ctin/governance"
)

// programFolder makes the test binary behave as a program that starts a server
// in this folder, says its address, and waits to be killed.
const programFolder = "CTIN_TEST_PROGRAM_FOLDER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(programFolder); dir != "" {
		os.Exit(program(dir))
	}
	os.Exit(m.Run())
}

func program(dir string) int {
	s, err := Start(context.Background(), Config{Dir: dir, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println(s.URL(Owner, Database))
	_, _ = io.Copy(io.Discard, os.Stdin) // until killed
	return 0
}

func TestASecondStartKeepsTheData(t *testing.T) {
	cfg := Config{Dir: filepath.Join(folder(t), "pg"), Log: logTo(t)}
	s := start(t, cfg)
	execute(t, s, "create table kept as select 42 as n")
	stop(t, s)
	if s, err := Attach(t.Context(), cfg.Dir); s != nil || err != nil {
		t.Errorf("found a server that has stopped: %v, %v", s, err)
	}
	if got := count(t, startOnAThreadThatEnds(t, cfg), "select n from kept"); got != 42 {
		t.Errorf("kept = %d, want 42", got)
	}
}

func TestNoRowIsLostWhenTheProgramIsKilled(t *testing.T) {
	dir := filepath.Join(folder(t), "pg")
	killed, address := startProgram(t, dir)
	db := open(t, address)
	mustExec(t, db, "create table written (n int)")
	for n := range 100 {
		mustExec(t, db, "insert into written values ("+strconv.Itoa(n)+")")
	}
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = killed.Wait() // killed, which is the point
	s := start(t, Config{Dir: dir, Log: logTo(t)})
	if got := count(t, s, "select count(*) from written"); got != 100 {
		t.Errorf("%d rows left, want 100", got)
	}
}

func TestNoRowIsLostWhenTheServerIsKilled(t *testing.T) {
	cfg := Config{Dir: filepath.Join(folder(t), "pg"), Log: logTo(t)}
	s := start(t, cfg)
	execute(t, s, "create table written as select generate_series(1, 100)")
	if err := s.process.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-s.Done()
	stop(t, s)
	if got := count(t, start(t, cfg), "select count(*) from written"); got != 100 {
		t.Errorf("%d rows left, want 100", got)
	}
}

func TestAServerStartedByHandIsToldAndLeftAlone(t *testing.T) {
	cfg := Config{Dir: filepath.Join(folder(t), "pg"), Unsafe: true, Log: logTo(t), patience: 500 * time.Millisecond}
	byHand := start(t, cfg)
	pid := byHand.process.cmd.Process.Pid
	// The program that started it is gone: its lock is released.
	if err := syscall.Flock(int(byHand.home.lock.Fd()), syscall.LOCK_UN); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), cfg)
	if governance.CodeOf(err) != governance.Conflict || !strings.Contains(err.Error(), strconv.Itoa(pid)) {
		t.Errorf("err = %v, want a conflict that names process %d", err, pid)
	}
	if got := count(t, byHand, "select 1"); got != 1 {
		t.Error("the other server no longer answers")
	}
}

func TestWhatIsNotOursIsNeverTouched(t *testing.T) {
	dir := folder(t)
	photo := filepath.Join(dir, "data", "photo.jpg")
	if err := os.Mkdir(filepath.Dir(photo), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(photo, []byte("holiday"), 0o600); err != nil {
		t.Fatal(err)
	}
	give(t, filepath.Dir(photo))
	_, err := Start(t.Context(), Config{Dir: dir, Log: logTo(t)})
	if governance.CodeOf(err) != governance.Conflict {
		t.Errorf("err = %v, want a conflict", err)
	}
	if content, err := os.ReadFile(photo); err != nil || string(content) != "holiday" {
		t.Errorf("photo = %q, %v", content, err)
	}
}

func TestDataOfAnotherMajorVersionWantsItsOwnBinaries(t *testing.T) {
	dir := folder(t)
	if err := os.Mkdir(filepath.Join(dir, "data"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "PG_VERSION"), []byte("3\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	give(t, filepath.Join(dir, "data"))
	_, err := Start(t.Context(), Config{Dir: dir, Log: logTo(t)})
	var missing Missing
	if !errors.As(err, &missing) || missing.Major != 3 {
		t.Errorf("err = %v, want Missing 3", err)
	}
}

func TestAnyFolderNameWorks(t *testing.T) {
	s := start(t, Config{Dir: filepath.Join(folder(t), `l'été, "là"`), Unsafe: true, Log: logTo(t)})
	stop(t, s)
	if _, err := os.Stat(s.socket); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s was left behind: %v", s.socket, err)
	}
}

func TestTheSocketOfALongFolderIsElsewhere(t *testing.T) {
	for name, elsewhere := range map[string]bool{"short": false, strings.Repeat("long ", 20): true} {
		h := &home{dir: filepath.Join(folder(t), name)}
		if err := os.Mkdir(h.dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := h.run(); err != nil {
			t.Fatal(err)
		}
		if elsewhere {
			t.Cleanup(func() { _ = os.Remove(h.socket) })
		}
		if len(h.socket) > longestSocket-len("/.s.PGSQL.5432") || elsewhere == strings.HasPrefix(h.socket, h.dir) {
			t.Errorf("the socket of %s is in %s", h.dir, h.socket)
		}
	}
}

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

func TestAFolderClosedToTheAccountIsNamed(t *testing.T) {
	closed := filepath.Join(folder(t), "closed")
	if err := os.Mkdir(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	other := account{uid: 65534, gid: 65534, other: true}
	if got := other.stoppedAt(filepath.Join(closed, "pg")); got != closed {
		t.Errorf("stopped at %q, want %q", got, closed)
	}
}

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

func TestDataOfAnotherOwnerIsRefused(t *testing.T) {
	const ownedByRoot = "/usr"
	_, err := accountFor(ownedByRoot)
	code := governance.CodeOf(err)
	if code != governance.Forbidden && code != governance.Invalid || !strings.Contains(err.Error(), ownedByRoot) {
		t.Errorf("err = %v, want a refusal that names the folder", err)
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

// folder is a temporary folder that the server's account can reach: what
// testing makes is closed to others.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o711); err != nil {
		t.Fatal(err)
	}
	return dir
}

func startProgram(t *testing.T, dir string) (*exec.Cmd, string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), programFolder+"="+dir)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = stdin.Close() })
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var address string
	if _, err := fmt.Fscanln(out, &address); err != nil || !strings.HasPrefix(address, "postgres://") {
		t.Fatalf("the program says %q, %v", address, err)
	}
	return cmd, address
}

func start(t *testing.T, cfg Config) *Server {
	t.Helper()
	s, err := Start(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(t, s) })
	return s
}

// startOnAThreadThatEnds starts the server from a thread that ends at once:
// Linux would end with it a server that was tied to it.
func startOnAThreadThatEnds(t *testing.T, cfg Config) (s *Server) {
	t.Helper()
	var starting sync.WaitGroup
	starting.Go(func() {
		runtime.LockOSThread() // never unlocked: the thread ends with the goroutine
		s = start(t, cfg)
	})
	starting.Wait()
	if s == nil {
		t.FailNow() // start has said why
	}
	select {
	case <-s.Done():
		t.Fatal("the server ended with the thread of its caller")
	case <-time.After(200 * time.Millisecond):
	}
	return s
}

func stop(t *testing.T, s *Server) {
	t.Helper()
	if err := s.Stop(context.Background()); err != nil {
		t.Error(err)
	}
}

func open(t *testing.T, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open("postgres", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func execute(t *testing.T, s *Server, statement string) {
	t.Helper()
	mustExec(t, open(t, s.URL(Owner, Database)), statement)
}

func mustExec(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, s *Server, query string) (n int) {
	t.Helper()
	if err := open(t, s.URL(Owner, Database)).QueryRow(query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// give gives a folder to an account that is not root, when we are.
func give(t *testing.T, dir string) {
	t.Helper()
	a, err := accountFor("")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.give(dir); err != nil {
		t.Fatal(err)
	}
}

func logTo(t *testing.T) *slog.Logger {
	return slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelDebug}))
}
