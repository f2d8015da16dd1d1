package auth

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/go-jose/go-jose/v4"
	"golang.org/x/oauth2"
)

// algorithms are the signatures a registration may use. HS256 would make our
// secret a signing key, and none is no signature.
var algorithms = []string{oidc.ES256, oidc.RS256}

// Bounds of an id_token.
const (
	maxToken   = 32 << 10
	maxSub     = 255
	maxAge     = 10 * time.Minute // since it was issued
	clockSkew  = time.Minute      // between the provider's clock and ours
	typeJWT    = "jwt"
	typeAnswer = "userinfo+jwt"
)

// tokens are what the token endpoint gave, once verified. The refresh token is
// dropped at once and the access token after userinfo.
type tokens struct {
	raw    Secret // the id_token
	access string
	sub    string
	acr    string
	amr    []string
}

// exchange trades the code for tokens and verifies them. Its errors never hold
// what the provider sent: it may echo the code or the secret.
func (rp *RelyingParty) exchange(ctx context.Context, s *source, m *metadata, code string, p pending) (tokens, error) {
	ctx = oidc.ClientContext(ctx, s.large)
	t, err := rp.client(s, m).Exchange(ctx, code, oauth2.VerifierOption(p.Verifier))
	if err != nil {
		return tokens{}, exchangeError(err)
	}
	raw, _ := t.Extra("id_token").(string)
	switch {
	case !strings.EqualFold(t.Type(), "bearer"):
		return tokens{}, errors.New("token endpoint: not a bearer token")
	case raw == "":
		return tokens{}, errors.New("token endpoint: no id_token")
	case len(raw) > maxToken:
		return tokens{}, errors.New("token endpoint: id_token too long")
	}
	return rp.verifyIDToken(ctx, s, m, raw, t.AccessToken, p.Nonce)
}

func exchangeError(err error) error {
	var answer *oauth2.RetrieveError
	if !errors.As(err, &answer) {
		return fmt.Errorf("token endpoint: %w", err)
	}
	failure := answer.ErrorCode
	if !failureForm.MatchString(failure) {
		failure = "no readable error"
	}
	return fmt.Errorf("token endpoint: status %d, %s", answer.Response.StatusCode, failure)
}

// verifyIDToken checks everything an id_token can be wrong about. go-oidc
// checks signature, iss, aud, exp and nbf; the rest is ours.
func (rp *RelyingParty) verifyIDToken(ctx context.Context, s *source, m *metadata, raw, access, nonce string) (tokens, error) {
	id, err := rp.verify(ctx, s, m, raw, s.Algorithm)
	if err != nil {
		return tokens{}, fmt.Errorf("id_token: %w", err)
	}
	var claims struct {
		AZP *string         `json:"azp"`
		ACR json.RawMessage `json:"acr"`
		AMR json.RawMessage `json:"amr"`
	}
	if err := id.Claims(&claims); err != nil {
		return tokens{}, errors.New("id_token: azp is no text")
	}
	switch {
	case claims.AZP == nil && len(id.Audience) > 1:
		return tokens{}, errors.New("id_token: several audiences and no azp")
	case claims.AZP != nil && *claims.AZP != s.ClientID:
		return tokens{}, errors.New("id_token: azp is another client")
	case id.IssuedAt.IsZero() || id.IssuedAt.After(rp.now().Add(clockSkew)):
		return tokens{}, errors.New("id_token: iat is missing or in the future")
	case id.IssuedAt.Before(rp.now().Add(-maxAge)):
		return tokens{}, errors.New("id_token: issued too long ago")
	case subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(nonce)) != 1:
		return tokens{}, errors.New("id_token: wrong nonce")
	}
	if err := checkAccessHash(s, id, access); err != nil {
		return tokens{}, err
	}
	if err := rp.checkSub(id.Subject); err != nil {
		return tokens{}, err
	}
	return tokens{Secret(raw), access, id.Subject, text(claims.ACR), texts(claims.AMR)}, nil
}

// verify checks the signature of a token with the pinned algorithm, and its
// type, issuer, audience and dates.
func (rp *RelyingParty) verify(ctx context.Context, s *source, m *metadata, raw, algorithm string) (*oidc.IDToken, error) {
	if err := checkForm(raw, algorithm); err != nil {
		return nil, err
	}
	v := oidc.NewVerifier(s.Issuer, m.keys, &oidc.Config{
		ClientID:             s.ClientID,
		SupportedSigningAlgs: []string{algorithm},
		Now:                  rp.now,
	})
	t, err := v.Verify(oidc.ClientContext(ctx, s.small), raw)
	if err != nil {
		return nil, err
	}
	if t.Issuer != s.Issuer { // go-oidc makes an exception for one issuer
		return nil, errors.New("issued by another provider")
	}
	return t, nil
}

// checkForm wants the compact form, the pinned algorithm, and a type that is
// not that of an access token or of a logout token.
func checkForm(raw, algorithm string) error {
	jws, err := jose.ParseSignedCompact(raw, []jose.SignatureAlgorithm{jose.SignatureAlgorithm(algorithm)})
	if err != nil {
		return fmt.Errorf("not a compact token signed with %s", algorithm)
	}
	typ, present := jws.Signatures[0].Protected.ExtraHeaders[jose.HeaderType]
	if !present {
		return nil
	}
	name, _ := typ.(string)
	name = strings.TrimPrefix(strings.ToLower(name), "application/")
	if name != typeJWT && name != typeAnswer {
		return errors.New("a token of another type")
	}
	return nil
}

func checkAccessHash(s *source, id *oidc.IDToken, access string) error {
	if id.AccessTokenHash == "" && s.OptionalAtHash {
		return nil
	}
	if id.VerifyAccessToken(access) != nil {
		return errors.New("id_token: at_hash is missing or wrong")
	}
	return nil
}

// checkSub wants what the standard says of a sub (at most 255 ASCII
// characters), and the prefix of the demonstration there and nowhere else.
func (rp *RelyingParty) checkSub(sub string) error {
	graphic := func(r rune) bool { return r > ' ' && r <= '~' }
	switch {
	case sub == "" || len(sub) > maxSub || strings.TrimFunc(sub, graphic) != "":
		return errors.New("id_token: no sub, or an unreadable one")
	case strings.HasPrefix(sub, demoPrefix) && !rp.demo:
		return errors.New("id_token: a person of the demonstration")
	case !strings.HasPrefix(sub, demoPrefix) && rp.demo:
		return errors.New("id_token: a real person in the demonstration")
	}
	return nil
}
