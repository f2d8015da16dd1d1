package auth

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"golang.org/x/oauth2"
)

// Begin begins a login and returns the address to redirect to. returnTo is
// where the person wanted to go; anything that is not a page of ours becomes
// "/". The error is a *Refusal.
func (rp *RelyingParty) Begin(r *http.Request, slug, returnTo string) (string, error) {
	redirect, err := rp.begin(r, slug, returnTo)
	if err != nil {
		return "", rp.refused(r, slug, err)
	}
	return redirect, nil
}

func (rp *RelyingParty) begin(r *http.Request, slug, returnTo string) (string, error) {
	s, err := rp.source(slug)
	if err != nil {
		return "", err
	}
	if wait, ok := rp.logins.Allow(AddressKey(rp.address(r))); !ok {
		return "", slowed(wait, "too many logins from this address")
	}
	m, err := s.metadata(r.Context())
	if err != nil {
		return "", s.down(err)
	}
	p := pending{
		State: random(), Nonce: random(), Verifier: oauth2.GenerateVerifier(),
		Provider: s.Slug, ReturnTo: afterLogin(returnTo), Begun: rp.now().UTC().Truncate(time.Second),
	}
	rp.visit(r.Context())
	rp.keep(r.Context(), append(rp.pending(r.Context()), p))
	return rp.client(s, m).AuthCodeURL(p.State,
		oauth2.S256ChallengeOption(p.Verifier),
		oauth2.SetAuthURLParam("nonce", p.Nonce),
		oauth2.SetAuthURLParam("claims", claimsParameter(s.RequiredACR))), nil
}

// afterLogin avoids coming back to the login itself, which would begin again.
func afterLogin(returnTo string) string {
	local := LocalPath(returnTo)
	if strings.HasPrefix(local, "/connexion") || strings.HasPrefix(local, "/deconnexion") {
		return "/"
	}
	return local
}

// client is our registration, as x/oauth2 wants it.
func (rp *RelyingParty) client(s *source, m *metadata) *oauth2.Config {
	return &oauth2.Config{
		ClientID:     s.ClientID,
		ClientSecret: string(s.ClientSecret),
		Endpoint:     m.endpoint,
		RedirectURL:  rp.callbackURL(s.Slug),
		Scopes:       s.Scopes,
	}
}

// claimsParameter asks that the id_token say how the person was identified.
// When some levels are required, the provider must know it too: it can then
// ask for a second factor instead of sending back somebody we refuse.
func claimsParameter(required []string) string {
	type request struct {
		Essential bool     `json:"essential"`
		Values    []string `json:"values"`
	}
	var claims struct {
		IDToken struct {
			ACR *request `json:"acr"`
			AMR *request `json:"amr"`
		} `json:"id_token"`
	}
	if len(required) > 0 {
		claims.IDToken.ACR = &request{true, required}
	}
	text, _ := json.Marshal(claims) // strings and booleans: cannot fail
	return string(text)
}
