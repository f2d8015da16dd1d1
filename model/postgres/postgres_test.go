package postgres

import (
	"context"
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

func TestNoRowIsLostWhenTheProgramIsKilledAsItWrites(t *testing.T) {
	dir := filepath.Join(folder(t), "pg")
	killed, address := startProgram(t, dir)
	db := open(t, address)
	mustExec(t, db, "create table written (n int)")
	time.AfterFunc(300*time.Millisecond, func() { _ = killed.Process.Kill() })
	acknowledged := 0
	for {
		if _, err := db.Exec("insert into written values (1)"); err != nil {
			break
		}
		acknowledged++
	}
	_ = killed.Wait() // killed, which is the point
	s := start(t, Config{Dir: dir, Log: logTo(t)})
	// The last row may be written without its answer having come.
	if got := count(t, s, "select count(*) from written"); got < acknowledged || got > acknowledged+1 || got == 0 {
		t.Errorf("%d rows left, %d were acknowledged", got, acknowledged)
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
