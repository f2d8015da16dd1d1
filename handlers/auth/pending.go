package auth

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"slices"
	"time"
)

// Bounds of the logins begun and not ended, per browser.
const (
	maxPending  = 5
	pendingTime = 10 * time.Minute
)

// Keys of the session.
const (
	keyPending = "auth.pending" // JSON of []pending
	keyVisitor = "auth.visitor" // true: the session was made for a login or a logout alone
	keyLogout  = "auth.logout"  // state of the logout under way
)

// pending is a login that has begun. It never leaves the server.
type pending struct {
	State    string
	Nonce    string
	Verifier string // of PKCE
	Provider string // slug
	ReturnTo string
	Begun    time.Time
}

// random makes a text of 32 random bytes, 43 characters long.
func random() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails: it ends the program instead
	return base64.RawURLEncoding.EncodeToString(b)
}

// visit marks a session that is not yet anybody's, and gives it the life of a
// login. scs measures the life of sessions by the clock of the machine.
func (rp *RelyingParty) visit(ctx context.Context) {
	if rp.sessions.Token(ctx) != "" && !rp.sessions.GetBool(ctx, keyVisitor) {
		return
	}
	rp.sessions.Put(ctx, keyVisitor, true)
	rp.sessions.SetDeadline(ctx, time.Now().Add(pendingTime))
}

// Enter makes the session that of a person whose Login was accepted: its token
// is renewed against fixation, which also gives it the whole life that Sessions
// says. Logins begun in other tabs stay valid.
func (rp *RelyingParty) Enter(ctx context.Context) error {
	rp.sessions.Remove(ctx, keyVisitor)
	return rp.sessions.RenewToken(ctx)
}

// pending lists the logins begun, as the store has them now and not as this
// request found them: another tab may have begun or ended one since.
func (rp *RelyingParty) pending(ctx context.Context) []pending {
	data := rp.sessions.GetBytes(ctx, keyPending)
	if token := rp.sessions.Token(ctx); token != "" {
		fresh, cancel := context.WithTimeout(context.Background(), backChannelTime)
		defer cancel()
		if stored, err := rp.sessions.Load(fresh, token); err == nil {
			data = rp.sessions.GetBytes(stored, keyPending)
		}
	}
	var list []pending
	if json.Unmarshal(data, &list) != nil {
		return nil
	}
	return list
}

// keep writes the logins begun into the session: the five latest, ten minutes each.
func (rp *RelyingParty) keep(ctx context.Context, list []pending) {
	list = slices.DeleteFunc(list, rp.stale)
	list = list[max(0, len(list)-maxPending):]
	if len(list) == 0 {
		rp.sessions.Remove(ctx, keyPending)
		return
	}
	data, err := json.Marshal(list)
	if err != nil {
		return // plain strings and a time: cannot happen, and costs a login at worst
	}
	rp.sessions.Put(ctx, keyPending, data)
}

func (rp *RelyingParty) stale(p pending) bool {
	return !within(rp.now().Sub(p.Begun), pendingTime)
}

// take removes the login of state, so that it serves once. The session is
// saved at once: a replay must fail while this callback is still being
// answered.
func (rp *RelyingParty) take(ctx context.Context, state string) (pending, error) {
	list := rp.pending(ctx)
	i := slices.IndexFunc(list, func(p pending) bool {
		return subtle.ConstantTimeCompare([]byte(p.State), []byte(state)) == 1
	})
	if i < 0 {
		return pending{}, lost("no login begun with this state in this browser")
	}
	p := list[i]
	rp.keep(ctx, slices.Delete(list, i, i+1))
	if _, _, err := rp.sessions.Commit(ctx); err != nil {
		return pending{}, err
	}
	if rp.stale(p) {
		return pending{}, lost("the login began more than ten minutes ago")
	}
	return p, nil
}
