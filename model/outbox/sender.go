// Package outbox sends the mails that the store queued in the same transaction
// as what they tell. It knows nothing of what a mail is about, and it never
// makes one.
//
// A mail is sent at least once: it is marked as sent after the server took it,
// so that a program killed between the two sends it again, under the same
// Message-ID. Several instances may run at once: each row is locked while it
// is being sent, and the lock falls with the program that held it.
package outbox

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"time"
)

// The rhythm of the sender.
const (
	every     = 2 * time.Second // how often the outbox is looked at when it was empty
	firstWait = time.Minute     // after the first failure; each further one doubles it
	longWait  = 6 * time.Hour   // and no wait is longer
	patience  = 24 * time.Hour  // a mail that could not be sent for so long is given up
	keep      = 30 * 24 * time.Hour
	sweep     = time.Hour // how often what was kept long enough is forgotten
)

// Sender sends what waits in the outbox.
type Sender struct {
	DB     *sql.DB
	Server Server
	From   From
	Log    *slog.Logger
	Now    func() time.Time
	Every  time.Duration // how often to look; 2 s when zero
}

// mail is one row of the outbox.
type mail struct {
	id            int64
	token         string
	address, name string
	subject, body string
	calendar      string // an event, or empty
	method        string // what it asks: REQUEST or CANCEL
	file, media   string // name and type of the file that it carries, or empty
	content       []byte
	createdAt     time.Time
	attempts      int
}

// Run sends mails until ctx ends; the mail on its way then is sent to the end.
func (s *Sender) Run(ctx context.Context) {
	var swept time.Time
	for ctx.Err() == nil {
		if now := s.Now(); now.Sub(swept) >= sweep {
			swept = now
			s.forget(ctx, now)
		}
		busy, err := s.Next(context.WithoutCancel(ctx))
		if err != nil {
			s.Log.Error("outbox", slog.Any("err", err))
		}
		if !busy || err != nil {
			s.rest(ctx)
		}
	}
}

// rest waits until it is time to look again, a little earlier or later than
// the other instances.
func (s *Sender) rest(ctx context.Context) {
	wait := s.Every
	if wait == 0 {
		wait = every
	}
	select {
	case <-ctx.Done():
	case <-time.After(spread(wait)):
	}
}

const lockNext = `
	select o.id, o.token, o.recipient, o.recipient_name, o.subject, o.body, o.calendar, o.calendar_method, o.created_at,
		o.attempts, coalesce(f.name, ''), coalesce(f.media_type, ''), f.content
	from outbox o
	left join files f on f.coordination_id = o.coordination_id and f.id = o.file_id
	where o.sent_at is null and o.given_up_at is null and o.next_attempt_at <= $1
	order by o.next_attempt_at, o.id
	limit 1
	for update of o skip locked`

// Next tries to send the mail that has waited longest; busy is false when none
// was due. A mail that cannot be sent is no error: it waits or is given up.
func (s *Sender) Next(ctx context.Context) (busy bool, err error) {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return false, fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit this does nothing
	var m mail
	row := tx.QueryRowContext(ctx, lockNext, s.Now().UTC())
	err = row.Scan(&m.id, &m.token, &m.address, &m.name, &m.subject, &m.body, &m.calendar, &m.method, &m.createdAt,
		&m.attempts, &m.file, &m.media, &m.content)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("lock the next mail: %w", err)
	}
	if err := s.settle(ctx, tx, m, s.Server.deliver(ctx, s.From, m)); err != nil {
		return false, fmt.Errorf("settle mail %d: %w", m.id, err)
	}
	return true, tx.Commit()
}

// A mail may hold a secret link: its text is forgotten as soon as it is of no
// use any more.

const markSent = `
	update outbox set sent_at = $2, attempts = attempts + 1, last_error = '', body = '', calendar = ''
	where id = $1`

const markWaiting = `
	update outbox set next_attempt_at = $2, attempts = attempts + 1, last_error = $3
	where id = $1`

const markGivenUp = `
	update outbox set given_up_at = $2, attempts = attempts + 1, last_error = $3, body = '', calendar = ''
	where id = $1`

// settle records how an attempt ended. The log names the mail by its number
// and the reason in general: what a server says often repeats an address.
func (s *Sender) settle(ctx context.Context, tx *sql.Tx, m mail, failure *failure) error {
	now := s.Now().UTC()
	if failure == nil {
		s.Log.Info("mail sent", slog.Int64("mail", m.id), slog.Int("attempt", m.attempts+1))
		_, err := tx.ExecContext(ctx, markSent, m.id, now)
		return err
	}
	next := now.Add(spread(wait(m.attempts + 1)))
	if failure.permanent || next.After(m.createdAt.Add(patience)) {
		s.Log.Error("mail given up", slog.Int64("mail", m.id), slog.Int("attempt", m.attempts+1), slog.String("reason", failure.reason))
		_, err := tx.ExecContext(ctx, markGivenUp, m.id, now, failure.Error())
		return err
	}
	s.Log.Warn("mail delayed", slog.Int64("mail", m.id), slog.Int("attempt", m.attempts+1),
		slog.String("reason", failure.reason), slog.Time("next", next))
	_, err := tx.ExecContext(ctx, markWaiting, m.id, next, failure.Error())
	return err
}

// wait is how long a mail rests after its nth failure.
func wait(attempts int) time.Duration {
	d := firstWait
	for range attempts - 1 {
		if d *= 2; d >= longWait {
			return longWait
		}
	}
	return d
}

// spread moves a wait by a quarter at most, so that what failed together does
// not come back together.
func spread(d time.Duration) time.Duration { return d*3/4 + rand.N(d/2+1) }

const deleteOld = `delete from outbox where sent_at < $1 or given_up_at < $1`

// forget drops the mails settled long ago: they hold names and addresses.
func (s *Sender) forget(ctx context.Context, now time.Time) {
	if _, err := s.DB.ExecContext(ctx, deleteOld, now.UTC().Add(-keep)); err != nil {
		s.Log.Error("forget old mails", slog.Any("err", err))
	}
}
