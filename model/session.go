package model

import (
	"context"
	"errors"
	"time"

	"ctin/governance"
)

// Sessions keeps login sessions in PostgreSQL, for scs. A session that ended
// leaves a tombstone: a slow request still in flight cannot bring it back. The
// table knows the hash of a token, never the token.
type Sessions struct {
	store *Store
	idle  time.Duration
}

// Sessions returns the store of sessions; one not seen for idle has ended.
func (s *Store) Sessions(idle time.Duration) *Sessions { return &Sessions{s, idle} }

const selectSession = `
	select data, seen_at
	from sessions
	where token_hash = $1 and ended_at is null and expires_at > $2 and seen_at > $3`

const touchSession = `
	update sessions set seen_at = $2
	where token_hash = $1 and ended_at is null`

// seenEvery is how precisely the last visit is known: one write a minute at
// most, however many pages are read.
const seenEvery = time.Minute

// FindCtx returns the data of a live session.
func (s *Sessions) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	var row struct {
		Data   []byte
		SeenAt time.Time
	}
	now := s.store.now()
	// scs counts the life of a session by the machine's clock, not by ours.
	err := s.store.get(ctx, &row, selectSession, tokenHash(token), time.Now().UTC(), now.Add(-s.idle))
	if governance.CodeOf(err) == governance.NotFound {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	if now.Sub(row.SeenAt) < seenEvery {
		return row.Data, true, nil
	}
	return row.Data, true, s.store.exec(ctx, touchSession, tokenHash(token), now)
}

const upsertSession = `
	insert into sessions (token_hash, data, started_at, seen_at, expires_at)
	values ($1, $2, $3, $3, $4)
	on conflict (token_hash) do update
		set data = excluded.data, seen_at = excluded.seen_at, expires_at = excluded.expires_at
		where sessions.ended_at is null`

// CommitCtx saves a session, unless it has ended.
func (s *Sessions) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	return s.store.exec(ctx, upsertSession, tokenHash(token), data, s.store.now(), expiry.UTC())
}

const endSession = `
	update sessions set ended_at = $2, data = ''
	where token_hash = $1 and ended_at is null`

// DeleteCtx ends a session.
func (s *Sessions) DeleteCtx(ctx context.Context, token string) error {
	return s.store.exec(ctx, endSession, tokenHash(token), s.store.now())
}

// errNoContext answers the calls that scs makes only to stores without contexts.
var errNoContext = errors.New("sessions are reached with a context only")

// Find is never called: scs prefers FindCtx.
func (s *Sessions) Find(string) ([]byte, bool, error) { return nil, false, errNoContext }

// Commit is never called: scs prefers CommitCtx.
func (s *Sessions) Commit(string, []byte, time.Time) error { return errNoContext }

// Delete is never called: scs prefers DeleteCtx.
func (s *Sessions) Delete(string) error { return errNoContext }

// Session is one login of a person, as « Mes sessions » lists it.
type Session struct {
	TokenHash []byte // names it; it is not the token and opens nothing
	Address   string
	Agent     string
	StartedAt time.Time
	SeenAt    time.Time
}

const ownSession = `
	update sessions set person_id = $2, account_id = $3, address = $4, agent = left($5, 300)
	where token_hash = $1`

// OwnSession says whose session a token is, right after a login.
func (s *Store) OwnSession(ctx context.Context, token string, self Self, address, agent string) error {
	return s.exec(ctx, ownSession, tokenHash(token), self.ID, self.AccountID, address, agent)
}

const selectSessions = `
	select token_hash, address, agent, started_at, seen_at
	from sessions
	where person_id = $1 and ended_at is null and expires_at > $2
	order by seen_at desc
	limit 50`

// OwnSessions lists a person's live sessions, the latest first.
func (s *Store) OwnSessions(ctx context.Context, actor governance.Actor) ([]Session, error) {
	var list []Session
	return list, s.list(ctx, &list, selectSessions, actor.PersonID, time.Now().UTC())
}

const endOwnSession = `
	update sessions set ended_at = $3, data = ''
	where token_hash = $1 and person_id = $2 and ended_at is null`

// EndSession ends one of the person's own sessions; another's is left alone.
func (s *Store) EndSession(ctx context.Context, actor governance.Actor, tokenHash []byte) error {
	return s.exec(ctx, endOwnSession, tokenHash, actor.PersonID, s.now())
}

const endOtherSessions = `
	update sessions set ended_at = $3, data = ''
	where person_id = $1 and token_hash <> $2 and ended_at is null`

// EndOtherSessions ends every session of the person but the one of a token.
func (s *Store) EndOtherSessions(ctx context.Context, actor governance.Actor, token string) error {
	return s.exec(ctx, endOtherSessions, actor.PersonID, tokenHash(token), s.now())
}

const revokePerson = `
	update sessions set ended_at = $2, data = ''
	where person_id = $1 and ended_at is null`

// RevokeUser ends every session of a person.
func (s *Store) RevokeUser(ctx context.Context, person governance.PersonID) error {
	return s.exec(ctx, revokePerson, person, s.now())
}

// SessionName is the TokenHash of a token.
func (s *Store) SessionName(token string) []byte { return tokenHash(token) }

const selectExpiredOwner = `
	select coalesce(person_id, 0)
	from sessions
	where token_hash = $1`

// FormerOwner says whose session a token was, even after it ended: what they
// were typing is kept for them alone. Zero when the token is unknown.
func (s *Store) FormerOwner(ctx context.Context, token string) (governance.PersonID, error) {
	var person governance.PersonID
	err := s.get(ctx, &person, selectExpiredOwner, tokenHash(token))
	if governance.CodeOf(err) == governance.NotFound {
		return 0, nil
	}
	return person, err
}

// tombstones is how long an ended session is remembered, well beyond the
// longest request.
const tombstones = 24 * time.Hour

const sweepSessions = `delete from sessions where expires_at < $1 or ended_at < $1`

// sweepVisitors forgets logins begun and never ended as soon as they are over.
const sweepVisitors = `delete from sessions where person_id is null and expires_at < $1`

const sweepKeys = `delete from idempotency_keys where created_at < $1`

const sweepDrafts = `delete from drafts where created_at < $1`

// Sweep forgets what is of no use any more: old sessions, keys and drafts.
func (s *Store) Sweep(ctx context.Context) error {
	now := s.now()
	for query, before := range map[string]time.Time{
		sweepSessions: now.Add(-tombstones), sweepVisitors: now, sweepLists: now,
		sweepKeys: now.Add(-24 * time.Hour), sweepDrafts: now.Add(-7 * 24 * time.Hour),
	} {
		if err := s.exec(ctx, query, before); err != nil {
			return err
		}
	}
	return nil
}
