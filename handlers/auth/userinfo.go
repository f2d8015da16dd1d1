package auth

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// describe checks the level of the login, then asks userinfo who the person is.
func (rp *RelyingParty) describe(ctx context.Context, s *source, m *metadata, t tokens) (Login, error) {
	if len(s.RequiredACR) > 0 && !slices.Contains(s.RequiredACR, t.acr) {
		return Login{}, s.unfit(s.named(msgTooWeak), s.wayACR(), "acr is not one of those required")
	}
	claims, err := rp.userinfo(ctx, s, m, t)
	if err != nil {
		return Login{}, fmt.Errorf("userinfo: %w", err)
	}
	login, err := s.person(claims)
	if err != nil {
		return Login{}, err
	}
	login.Provider, login.Issuer, login.Sub = s.Slug, s.Issuer, t.sub
	login.ACR, login.AMR = t.acr, t.amr
	login.At, login.IDToken = rp.now().UTC(), t.raw
	return login, nil
}

// userinfo fetches the claims by hand: go-oidc would check the signature alone,
// and silently take unsigned JSON.
func (rp *RelyingParty) userinfo(ctx context.Context, s *source, m *metadata, t tokens) (claims, error) {
	kind, body, err := fetchUserinfo(ctx, s, m, t.access)
	if err != nil {
		return nil, err
	}
	c, err := rp.openUserinfo(ctx, s, m, kind, body)
	if err != nil {
		return nil, err
	}
	if text(c["sub"]) != t.sub {
		return nil, errors.New("about another person")
	}
	return c, nil
}

// openUserinfo reads the claims of an answer of either kind. Unsigned JSON is
// taken only from a provider with which no signature is registered.
func (rp *RelyingParty) openUserinfo(ctx context.Context, s *source, m *metadata, kind string, body []byte) (claims, error) {
	var c claims
	switch {
	case kind == "application/jwt":
		return rp.openSigned(ctx, s, m, strings.TrimSpace(string(body)))
	case kind != "application/json":
		return nil, errors.New("neither a signed token nor JSON")
	case s.UserinfoAlgorithm != "":
		return nil, errors.New("unsigned, though a signature is registered")
	case json.Unmarshal(body, &c) != nil:
		return nil, errors.New("not a JSON object")
	}
	return c, nil
}

func fetchUserinfo(ctx context.Context, s *source, m *metadata, access string) (kind string, body []byte, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, m.userinfo, nil)
	if err != nil {
		return "", nil, err
	}
	r.Header.Set("Authorization", "Bearer "+access)
	r.Header.Set("Accept", "application/jwt")
	if s.UserinfoAlgorithm == "" {
		r.Header.Set("Accept", "application/json, application/jwt")
	}
	resp, err := s.small.Do(r)
	if err != nil {
		return "", nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", nil, fmt.Errorf("status %d", resp.StatusCode)
	}
	kind, _, err = mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if err != nil {
		return "", nil, errors.New("no content type")
	}
	body, err = io.ReadAll(resp.Body)
	return kind, body, err
}

// openSigned verifies a signed userinfo answer (signature, iss, aud, exp) and
// returns its claims.
//
// An id_token has the same key, issuer, audience and sub, and must not pass for
// one. What tells them apart is what ties an id_token to one login: our
// id_tokens always carry a nonce, a userinfo answer has no reason to carry one,
// nor the hash of a token.
func (rp *RelyingParty) openSigned(ctx context.Context, s *source, m *metadata, raw string) (claims, error) {
	signed, err := rp.verify(ctx, s, m, raw, cmp.Or(s.UserinfoAlgorithm, s.Algorithm))
	if err != nil {
		return nil, err
	}
	var c claims
	if err := signed.Claims(&c); err != nil {
		return nil, errors.New("not a JSON object")
	}
	for _, name := range []string{"nonce", "at_hash", "c_hash", "s_hash", "events"} {
		if _, ok := c[name]; ok {
			return nil, errors.New("another token served as userinfo: it carries " + name)
		}
	}
	return c, nil
}
