package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ctin/governance/seal"
	"ctin/model/modeltest"

	"github.com/google/go-cmp/cmp"
)

// What a process that plays the day, to be killed, is told.
const (
	victimDatabase = "CTIN_VICTIM_DATABASE"
	victimSeal     = "CTIN_VICTIM_SEAL" // a file
	victimName     = "victim"           // of its connections
)

// playForKiller is that process: it says the number of each act that is about
// to happen, and waits to be told to go on.
func playForKiller() {
	db, err := openPool(context.Background(), os.Getenv(victimDatabase))
	if err != nil {
		panic(err)
	}
	certificate, err := loadSeal(os.Getenv(victimSeal), "", "")
	if err != nil {
		panic(err)
	}
	d, err := dayOf(context.Background(), db, certificate)
	if err != nil {
		panic(err)
	}
	told := bufio.NewReader(os.Stdin)
	err = d.play(func(n int) {
		fmt.Println(n)
		if _, err := told.ReadString('\n'); err != nil {
			panic(err)
		}
	})
	if err != nil {
		panic(err)
	}
}

// How a process is killed: before an act, when all that an act changes is
// written but its journal, or at some moment around it.
const (
	before = iota
	inside
	sometime
)

// moments are when processes are killed, in the order of the acts: those that
// write most are killed inside.
var moments = []struct{ act, way int }{
	{1, before},
	{2, inside}, // the diagnostic is submitted
	{3, sometime},
	{4, inside}, // a payment
	{13, sometime},
	{17, inside}, // a vote
	{22, inside}, // a decision that approves the diagnostic
	{37, inside}, // a decision that gives shares of the pool
	{42, inside}, // the meeting closes and its documents are written
	{44, inside}, // the last signature
	{45, inside}, // the seal
	{45, sometime},
	{48, before},
	{56, inside}, // the minutes are approved and frozen
	{59, sometime},
}

// killer plays the day in processes that it kills.
type killer struct {
	t           *testing.T
	db          *modeltest.DB
	certificate string // the file of the seal
}

// TestKill9AtAnyStepOfTheDayBreaksNothing: `ctin check` is green after each
// kill -9, the day goes on where it was, and ends as if nothing had happened.
// The whole day is then backed up and restored.
func TestKill9AtAnyStepOfTheDayBreaksNothing(t *testing.T) {
	k, told := newKiller(t)
	if n := len(acts()); n != 60 {
		t.Fatalf("there are %d acts: say again at which of them to kill", n)
	}
	for _, m := range moments {
		k.killAt(m.act, m.way)
		mustBeWhole(t, k.db)
	}
	k.finish(len(acts()))
	mustBeWhole(t, k.db)
	if diff := cmp.Diff(counts(t, told), counts(t, k.db)); diff != "" {
		t.Errorf("a day that was killed differs from one that was not:\n%s", diff)
	}
	comesBack(t, k.db)
}

// newKiller tells the story in two databases, and plays the day in one of them
// without killing anybody.
func newKiller(t *testing.T) (k *killer, told *modeltest.DB) {
	t.Helper()
	text, err := seal.NewDemonstration(two)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := seal.ParsePEM(text)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "seal.pem")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	story := func() *modeltest.DB {
		return modeltest.OpenFilled(t, "story", func(ctx context.Context, db *modeltest.DB) error { return tellStory(ctx, db.App, certificate) })
	}
	told = story()
	d, err := dayOf(t.Context(), told.App, certificate)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.play(func(int) {}); err != nil {
		t.Fatal(err)
	}
	mustBeWhole(t, told)
	return &killer{t, story(), file}, told
}

// victim is a process that plays the day.
type victim struct {
	*exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
	log *strings.Builder
}

// start begins the day, or goes on with it.
func (k *killer) start() victim {
	k.t.Helper()
	address := k.db.AppURL + "?application_name=" + victimName
	if strings.Contains(k.db.AppURL, "?") {
		address = k.db.AppURL + "&application_name=" + victimName
	}
	v := victim{Cmd: exec.Command(os.Args[0]), log: &strings.Builder{}}
	v.Env = append(os.Environ(), victimDatabase+"="+address, victimSeal+"="+k.certificate)
	v.Stderr = v.log
	out, err := v.StdoutPipe()
	k.ok(err)
	v.in, err = v.StdinPipe()
	k.ok(err)
	v.out = bufio.NewScanner(out)
	k.ok(v.Start())
	return v
}

// until lets the acts before one happen.
func (k *killer) until(v victim, act int) {
	k.t.Helper()
	for v.out.Scan() {
		if v.out.Text() == fmt.Sprint(act) {
			return
		}
		_, _ = io.WriteString(v.in, "\n") // who died says no more: told below
	}
	_ = v.Wait()
	k.t.Fatalf("the day stopped before act %d: %s", act, v.log)
}

// killAt kills a process at an act, and waits until nothing of it is left.
func (k *killer) killAt(act, way int) {
	k.t.Helper()
	v := k.start()
	k.until(v, act)
	entries := k.count(`select count(*) from journal`)
	switch way {
	case inside:
		k.killInside(v)
	case sometime:
		_, err := io.WriteString(v.in, "\n")
		k.ok(err)
		time.Sleep(rand.N(10 * time.Millisecond))
		k.kill(v)
	default:
		k.kill(v)
	}
	k.gone()
	if now := k.count(`select count(*) from journal`); now != entries && way != sometime {
		k.t.Errorf("act %d, killed in way %d: %d entries of the journal, were %d", act, way, now, entries)
	}
}

// killInside holds the journal, so that the act has written all the rest when
// its process is killed.
func (k *killer) killInside(v victim) {
	k.t.Helper()
	tx := k.db.Owner.MustBegin()
	defer func() { _ = tx.Rollback() }() // it held a lock, and wrote nothing
	tx.MustExec(`lock table journal in share row exclusive mode`)
	_, err := io.WriteString(v.in, "\n")
	k.ok(err)
	k.wait("reached the journal", func() bool {
		return k.count(`select count(*) from pg_stat_activity where datname = current_database() and application_name = $1 and wait_event_type = 'Lock'`, victimName) > 0
	})
	k.kill(v)
}

func (k *killer) kill(v victim) {
	k.t.Helper()
	k.ok(v.Process.Kill())
	_ = v.Wait() // it was killed
}

// gone waits until the server knows that the process is dead.
func (k *killer) gone() {
	k.t.Helper()
	k.wait("ended", func() bool {
		return k.count(`select count(*) from pg_stat_activity where datname = current_database() and application_name = $1`, victimName) == 0
	})
}

// finish plays the day to its end.
func (k *killer) finish(total int) {
	k.t.Helper()
	v := k.start()
	k.until(v, total-1)
	_, err := io.WriteString(v.in, "\n")
	k.ok(err)
	if err := v.Wait(); err != nil {
		k.t.Fatalf("the end of the day: %v, %s", err, v.log)
	}
}

func (k *killer) wait(what string, done func() bool) {
	k.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !done(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			k.t.Fatalf("the process has not %s", what)
		}
	}
}

func (k *killer) count(query string, args ...any) int {
	k.t.Helper()
	var n int
	k.ok(k.db.Owner.Get(&n, query, args...))
	return n
}

func (k *killer) ok(err error) {
	k.t.Helper()
	if err != nil {
		k.t.Fatal(err)
	}
}
