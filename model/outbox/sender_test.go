package outbox

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"ctin/model/modeltest"
)

func TestMain(m *testing.M) {
	if os.Getenv(victim) != "" {
		sendForEver()
		return
	}
	os.Exit(modeltest.Main(m))
}

// clock is a time that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// newSender is a sender over the database of a test, as the program's role.
func newSender(t *testing.T, db *modeltest.DB, peer *smtpServer) (*Sender, *clock, *record) {
	t.Helper()
	c, log := &clock{now: written}, &record{}
	server := peer.server(t, "smtp")
	server.timeout = 500 * time.Millisecond
	return &Sender{
		DB: db.App.DB, Server: server, From: sender(t), Now: c.Now, Every: 5 * time.Millisecond,
		Log: slog.New(slog.NewTextHandler(log, nil)),
	}, c, log
}

// record is a log that is read while it is written.
type record struct {
	mu   sync.Mutex
	text strings.Builder
}

func (r *record) Write(line []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(line)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

const insertMail = `
	insert into outbox (token, recipient, recipient_name, subject, body, created_at, next_attempt_at)
	values ($1, $2, 'Camille', 'Invitation', 'https://exemple.fr/invitation/secret', $3, $3)`

func queue(t *testing.T, db *modeltest.DB, recipients ...string) {
	t.Helper()
	for i, r := range recipients {
		if _, err := db.App.Exec(insertMail, fmt.Sprintf("token%d", i), r, written); err != nil {
			t.Fatal(err)
		}
	}
}

// state is one row of the outbox as it stands.
type state struct {
	Attempts             int
	Body, LastError      string
	Sent, GivenUp        sql.NullTime
	NextAttempt, Created time.Time
}

func read(t *testing.T, db *modeltest.DB, recipient string) state {
	t.Helper()
	var s state
	row := db.App.QueryRow(`select attempts, body, last_error, sent_at, given_up_at, next_attempt_at, created_at from outbox where recipient = $1`, recipient)
	if err := row.Scan(&s.Attempts, &s.Body, &s.LastError, &s.Sent, &s.GivenUp, &s.NextAttempt, &s.Created); err != nil {
		t.Fatal(err)
	}
	return s
}

// drain sends what is due and says how many attempts that was.
func drain(t *testing.T, s *Sender) int {
	t.Helper()
	for n := 0; ; n++ {
		busy, err := s.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !busy {
			return n
		}
	}
}

func TestAMailIsSentOnceAndItsTextForgotten(t *testing.T) {
	db, peer := modeltest.Open(t), startSMTP(t, &smtpServer{})
	s, _, log := newSender(t, db, peer)
	queue(t, db, "camille@exemple.fr")
	if n := drain(t, s); n != 1 {
		t.Errorf("%d attempts", n)
	}
	got := read(t, db, "camille@exemple.fr")
	if !got.Sent.Valid || !got.Sent.Time.Equal(written) || got.Attempts != 1 || got.Body != "" {
		t.Errorf("got %+v", got)
	}
	if mails := peer.mails(); len(mails) != 1 || !strings.Contains(mails[0].raw, "invitation/secret") {
		t.Errorf("mails %+v", mails)
	}
	if strings.Contains(log.String(), "camille") || strings.Contains(log.String(), "secret") {
		t.Errorf("the log tells too much: %s", log)
	}
}

func TestTheEventOfAMailIsSentWithItAndForgotten(t *testing.T) {
	db, peer := modeltest.Open(t), startSMTP(t, &smtpServer{rcpt: "550 5.1.1 unknown"})
	s, _, _ := newSender(t, db, peer)
	queue(t, db, "refused@exemple.fr")
	if _, err := db.App.Exec(`update outbox set calendar = 'BEGIN:VCALENDAR', calendar_method = 'REQUEST'`); err != nil {
		t.Fatal(err)
	}
	drain(t, s)
	peer = startSMTP(t, &smtpServer{})
	s, _, _ = newSender(t, db, peer)
	if _, err := db.App.Exec(insertMail, "other", "camille@exemple.fr", written); err != nil {
		t.Fatal(err)
	}
	if _, err := db.App.Exec(`update outbox set calendar = 'BEGIN:VCALENDAR', calendar_method = 'REQUEST' where token = 'other'`); err != nil {
		t.Fatal(err)
	}
	drain(t, s)
	if mails := peer.mails(); len(mails) != 1 || !strings.Contains(mails[0].raw, "BEGIN:VCALENDAR") || !strings.Contains(mails[0].raw, "method=REQUEST") {
		t.Errorf("mails %+v", mails)
	}
	if n := count(t, db, `select count(*) from outbox where calendar <> ''`); n != 0 {
		t.Errorf("the events of %d mails are kept", n)
	}
}

func TestAMailNotYetDueWaits(t *testing.T) {
	db, peer := modeltest.Open(t), startSMTP(t, &smtpServer{})
	s, c, _ := newSender(t, db, peer)
	queue(t, db, "camille@exemple.fr")
	c.pass(-time.Second)
	if n := drain(t, s); n != 0 {
		t.Errorf("%d attempts", n)
	}
}

func TestATemporaryFailureIsTriedAgainForOneDay(t *testing.T) {
	db, peer := modeltest.Open(t), startSMTP(t, &smtpServer{rcpt: "450 4.2.0 greylisted"})
	s, c, log := newSender(t, db, peer)
	queue(t, db, "camille@exemple.fr")
	var waits []time.Duration
	for {
		if n := drain(t, s); n != 1 {
			t.Fatalf("%d attempts at once", n)
		}
		got := read(t, db, "camille@exemple.fr")
		if got.GivenUp.Valid {
			break
		}
		if got.Body == "" || !strings.Contains(got.LastError, "greylisted") {
			t.Fatalf("got %+v", got)
		}
		wait := got.NextAttempt.Sub(c.Now())
		waits = append(waits, wait)
		c.pass(wait)
	}
	if len(waits) < 9 || len(waits) > 13 {
		t.Errorf("%d waits: %v", len(waits), waits)
	}
	for i, w := range waits {
		if w < wait(i+1)*3/4 || w > wait(i+1)*5/4 {
			t.Errorf("wait %d is %s", i+1, w)
		}
	}
	got := read(t, db, "camille@exemple.fr")
	if age := got.GivenUp.Time.Sub(got.Created); age > patience || age < patience/2 {
		t.Errorf("given up after %s", age)
	}
	if got.Sent.Valid || got.Body != "" || got.Attempts != len(waits)+1 {
		t.Errorf("got %+v", got)
	}
	c.pass(48 * time.Hour)
	if n := drain(t, s); n != 0 {
		t.Error("a mail given up was tried again")
	}
	if strings.Contains(log.String(), "camille") || !strings.Contains(log.String(), "given up") {
		t.Errorf("log: %s", log)
	}
}

func TestARefusalForGoodIsNotTriedAgain(t *testing.T) {
	db, peer := modeltest.Open(t), startSMTP(t, &smtpServer{rcpt: "550 5.1.1 unknown"})
	s, c, _ := newSender(t, db, peer)
	queue(t, db, "camille@exemple.fr", "not an address")
	if n := drain(t, s); n != 2 {
		t.Errorf("%d attempts", n)
	}
	for _, recipient := range []string{"camille@exemple.fr", "not an address"} {
		if got := read(t, db, recipient); !got.GivenUp.Valid || got.LastError == "" || got.Body != "" {
			t.Errorf("%s: got %+v", recipient, got)
		}
	}
	c.pass(time.Hour)
	if n := drain(t, s); n != 0 {
		t.Error("tried again")
	}
}

func TestOneMailThatFailsDoesNotHoldTheOthers(t *testing.T) {
	db, peer := modeltest.Open(t), startSMTP(t, &smtpServer{})
	s, _, _ := newSender(t, db, peer)
	queue(t, db, "x\r\n@exemple.fr", "b@exemple.fr", "c@exemple.fr")
	if n := drain(t, s); n != 3 {
		t.Errorf("%d attempts", n)
	}
	if n := len(peer.mails()); n != 2 {
		t.Errorf("%d mails", n)
	}
}

func TestAMailCutOffIsSentAgainUnderTheSameName(t *testing.T) {
	db, peer := modeltest.Open(t), startSMTP(t, &smtpServer{dropAt: "body"})
	s, c, _ := newSender(t, db, peer)
	queue(t, db, "camille@exemple.fr")
	drain(t, s)
	if got := read(t, db, "camille@exemple.fr"); got.Sent.Valid || got.Attempts != 1 {
		t.Fatalf("got %+v", got)
	}
	better := startSMTP(t, &smtpServer{})
	s.Server = better.server(t, "smtp")
	c.pass(2 * time.Minute)
	drain(t, s)
	mails := better.mails()
	if len(mails) != 1 || mails[0].message.Header.Get("Message-Id") != "<token0@exemple.fr>" {
		t.Errorf("mails %+v", mails)
	}
}

func count(t *testing.T, db *modeltest.DB, query string) int {
	t.Helper()
	var n int
	if err := db.App.Get(&n, query); err != nil {
		t.Fatal(err)
	}
	return n
}

func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !done(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it did not happen")
		}
	}
}

func TestMailsSettledLongAgoAreForgotten(t *testing.T) {
	db, peer := modeltest.Open(t), startSMTP(t, &smtpServer{})
	s, c, _ := newSender(t, db, peer)
	queue(t, db, "a@exemple.fr")
	drain(t, s)
	c.pass(keep - time.Hour)
	s.forget(t.Context(), c.Now())
	if n := count(t, db, `select count(*) from outbox`); n != 1 {
		t.Error("forgotten too early")
	}
	c.pass(2 * time.Hour)
	s.forget(t.Context(), c.Now())
	if n := count(t, db, `select count(*) from outbox`); n != 0 {
		t.Error("kept for ever")
	}
}

func TestTheSenderOutlivesTheDatabase(t *testing.T) {
	db, peer := modeltest.Open(t), startSMTP(t, &smtpServer{})
	s, _, log := newSender(t, db, peer)
	if _, err := db.Owner.Exec(`alter table outbox rename to away`); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { s.Run(ctx); close(done) }()
	waitFor(t, func() bool { return strings.Contains(log.String(), "level=ERROR") })
	if _, err := db.Owner.Exec(`alter table away rename to outbox`); err != nil {
		t.Fatal(err)
	}
	queue(t, db, "a@exemple.fr")
	waitFor(t, func() bool { return len(peer.mails()) == 1 })
	stop()
	<-done
}
