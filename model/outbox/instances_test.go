package outbox

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"slices"
	"sync"
	"testing"
	"time"

	"ctin/model/modeltest"
)

func TestSeveralInstancesNeverSendTheSameMailTwice(t *testing.T) {
	db, peer := modeltest.Open(t), startSMTP(t, &smtpServer{slow: 3 * time.Millisecond})
	var recipients []string
	for i := range 60 {
		recipients = append(recipients, fmt.Sprintf("p%d@exemple.fr", i))
	}
	queue(t, db, recipients...)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var instances sync.WaitGroup
	for range 6 {
		s, _, _ := newSender(t, db, peer)
		instances.Go(func() { s.Run(ctx) })
	}
	for deadline := time.Now().Add(20 * time.Second); len(peer.mails()) < 60 && time.Now().Before(deadline); {
		time.Sleep(5 * time.Millisecond)
	}
	time.Sleep(100 * time.Millisecond) // a second sending would come now
	stop()
	instances.Wait()
	var to []string
	for _, m := range peer.mails() {
		to = append(to, m.to)
	}
	slices.Sort(to)
	slices.Sort(recipients)
	if !slices.Equal(to, recipients) || peer.overlaps > 0 {
		t.Errorf("%d mails for 60 recipients, %d overlaps", len(to), peer.overlaps)
	}
}

func TestStoppingLetsTheMailOnItsWayArrive(t *testing.T) {
	db, peer := modeltest.Open(t), startSMTP(t, &smtpServer{slow: 200 * time.Millisecond})
	s, _, _ := newSender(t, db, peer)
	queue(t, db, "a@exemple.fr", "b@exemple.fr")
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { s.Run(ctx); close(done) }()
	time.Sleep(100 * time.Millisecond)
	stop()
	<-done
	first, second := read(t, db, "a@exemple.fr"), read(t, db, "b@exemple.fr")
	if !first.Sent.Valid || second.Sent.Valid || len(peer.mails()) != 1 {
		t.Errorf("first sent %v, second sent %v, %d mails", first.Sent.Valid, second.Sent.Valid, len(peer.mails()))
	}
}

// victim is the database of a sender that lives in its own process, to be killed.
const (
	victim       = "OUTBOX_VICTIM_DATABASE"
	victimServer = "OUTBOX_VICTIM_SERVER"
)

// sendForEver is that process.
func sendForEver() {
	db, err := sql.Open("postgres", os.Getenv(victim))
	if err != nil {
		panic(err)
	}
	server, err := ParseServer(os.Getenv(victimServer))
	if err != nil {
		panic(err)
	}
	from, err := ParseFrom("ctin@exemple.fr")
	if err != nil {
		panic(err)
	}
	now := func() time.Time { return written }
	s := &Sender{DB: db, Server: server, From: from, Log: slog.Default(), Now: now}
	s.Run(context.Background())
}

func TestAMailIsSentAgainAfterKill9(t *testing.T) {
	db, stuck := modeltest.Open(t), startSMTP(t, &smtpServer{hangAt: "DATA"})
	queue(t, db, "camille@exemple.fr")
	process := exec.Command(os.Args[0])
	process.Env = append(os.Environ(), victim+"="+db.AppURL, victimServer+"=smtp://"+stuck.address())
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	locked := `select count(*) from (select id from outbox for update skip locked) free`
	waitFor(t, func() bool { return count(t, db, locked) == 0 })
	peer := startSMTP(t, &smtpServer{})
	s, _, _ := newSender(t, db, peer)
	if n := drain(t, s); n != 0 {
		t.Fatal("a mail on its way was taken by another instance")
	}
	if err := process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = process.Wait() // it was killed
	waitFor(t, func() bool { return count(t, db, locked) == 1 })
	if n := drain(t, s); n != 1 || len(peer.mails()) != 1 {
		t.Errorf("%d attempts, %d mails", n, len(peer.mails()))
	}
	if got := read(t, db, "camille@exemple.fr"); !got.Sent.Valid {
		t.Errorf("got %+v", got)
	}
}
