package auth

import (
	"context"
	"crypto/subtle"
	"fmt"
	"net/http"
	"net/url"
)

// Logout returns where to send a person so that the provider, too, forgets
// them. The caller has destroyed the local session before; the state that the
// provider sends back to LogoutReturnPath is kept in a new one, of ten minutes.
// Without an id_token, or when the provider offers no logout, the address is
// that of our own return page. The error is a *Refusal: the provider is down,
// the person is logged out here and not there.
func (rp *RelyingParty) Logout(ctx context.Context, slug string, idToken Secret) (string, error) {
	s, err := rp.source(slug)
	if err != nil {
		return "", err
	}
	m, err := s.metadata(ctx)
	if err != nil {
		refusal := s.down(err)
		refusal.Message, refusal.Way = s.named(msgHalfLogout), s.named(wayHalfLogout)
		refusal.Provider, refusal.Contact = s.Slug, s.Contact
		return "", refusal
	}
	state := random()
	rp.visit(ctx)
	rp.sessions.Put(ctx, keyLogout, state)
	back := rp.logoutReturnURL()
	if m.endSession == "" || idToken == "" {
		back.RawQuery = url.Values{"state": {state}}.Encode()
		return back.String(), nil
	}
	return withQuery(m.endSession, url.Values{
		"id_token_hint":            {string(idToken)},
		"post_logout_redirect_uri": {back.String()},
		"state":                    {state},
	})
}

// LoggedOut says whether r, a request to LogoutReturnPath, ends the logout that
// this browser began. It answers true once.
func (rp *RelyingParty) LoggedOut(r *http.Request) bool {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil || len(values["state"]) != 1 {
		return false
	}
	state := rp.sessions.GetString(r.Context(), keyLogout)
	if state == "" || subtle.ConstantTimeCompare([]byte(state), []byte(values.Get("state"))) != 1 {
		return false
	}
	rp.sessions.Remove(r.Context(), keyLogout)
	return true
}

// withQuery adds parameters to an address that may have some already.
func withQuery(address string, more url.Values) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("address: %w", err)
	}
	q := u.Query()
	for name, values := range more {
		q[name] = values
	}
	u.RawQuery = q.Encode()
	return u.String(), nil
}
