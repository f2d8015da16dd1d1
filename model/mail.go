package model

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"

	"ctin/governance"
)

// mail is one message to be sent once the write is committed. Body is plain
// text. A subject never holds an amount.
type mail struct {
	coordination governance.CoordinationID // 0 for the instance
	to, name     string
	subject      string
	body         string
}

const insertMail = `
	insert into outbox (coordination_id, token, recipient, recipient_name, subject, body, created_at, next_attempt_at)
	values (nullif($1, 0), $2, $3, $4, $5, $6, $7, $7)`

// send queues a mail in the outbox, in the same transaction as what it tells.
func (t *tx) send(ctx context.Context, m mail) error {
	if err := governance.CheckSubject(m.subject); err != nil {
		return err
	}
	return t.exec(ctx, insertMail, m.coordination, token(), m.to, m.name, m.subject, m.body, t.at)
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
