package model

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"

	"ctin/governance"
	"ctin/model/calendar"
)

// mail is one message to be sent once the write is committed. Body is plain
// text. A subject never holds an amount.
type mail struct {
	coordination governance.CoordinationID // 0 for the instance
	to, name     string
	subject      string
	body         string
	event        *calendar.Event   // for calendars, or nil
	file         governance.FileID // joined, or zero
}

const insertMail = `
	insert into outbox (coordination_id, token, recipient, recipient_name, subject, body, calendar, calendar_method,
		file_id, created_at, next_attempt_at)
	values (nullif($1, 0), $2, $3, $4, $5, $6, $7, $8, nullif($9::bigint, 0), $10, $10)`

// send queues a mail in the outbox, in the same transaction as what it tells.
func (t *tx) send(ctx context.Context, m mail) error {
	_, err := t.sendAs(ctx, m)
	return err
}

// sendAs queues a mail, and returns the token that it carries.
func (t *tx) sendAs(ctx context.Context, m mail) (string, error) {
	if err := governance.CheckSubject(m.subject); err != nil {
		return "", err
	}
	var event, method string
	if m.event != nil {
		method = m.event.Method()
		event = m.event.Text(method)
	}
	carried := token()
	return carried, t.exec(ctx, insertMail, m.coordination, carried, m.to, m.name, m.subject, m.body, event, method, m.file, t.at)
}

// token is a random 128-bit word for public addresses.
func token() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// tokenHash is how a secret token is kept: the database never holds the token itself.
func tokenHash(token string) []byte {
	h := sha256.Sum256([]byte(token))
	return h[:]
}

// link makes an absolute address for a mail.
func (s *Store) link(path ...string) string { return s.base.JoinPath(path...).String() }

const selectLastMail = `
	select body
	from outbox
	where recipient = $1
	order by id desc
	limit 1`

// LastMail reads the last mail queued for an address: the demonstration opens
// its invitations there.
func (s *Store) LastMail(ctx context.Context, recipient string) (string, error) {
	var body string
	return body, s.get(ctx, &body, selectLastMail, recipient)
}
