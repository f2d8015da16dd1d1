package auth

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Persona is somebody of the demonstration whom a visitor can be for a while.
type Persona struct {
	Sub               string // begins with demo:
	GivenName         string
	FamilyName        string
	Email             string
	Siret             string // may be empty: a person without organisation
	OrganizationLabel string
	Title             string // French: role, and what this persona can show
	Hint              string // French: one sentence of help; may be empty
}

// DemoConfig is what the provider of the demonstration needs.
type DemoConfig struct {
	Issuer       string // address where the handler is mounted, path included
	ClientID     string
	ClientSecret Secret
	RedirectURIs []string // exact callbacks it sends people to
	LogoutURIs   []string // exact addresses after logging out
	Personas     []Persona
	Now          func() time.Time // time.Now when nil
	// AllowPublic is the second, explicit switch without which an issuer that
	// others than this machine can reach is refused.
	AllowPublic bool
	// Render shows the choice of a persona; a plain page when nil.
	Render func(http.ResponseWriter, *http.Request, DemoPage) error
}

// Lives and bounds of what the provider hands out. Everything is in memory.
const (
	codeLife    = time.Minute
	accessLife  = time.Minute
	idTokenLife = 5 * time.Minute
	demoKept    = 1000 // codes, and access tokens, at most
	maxForm     = 64 << 10

	demoACR = "eidas1" // a password alone
)

// demoProvider is an OpenID provider that believes whatever the visitor says.
type demoProvider struct {
	DemoConfig
	key    demoKey
	codes  *vault[demoGrant]
	access *vault[Persona]
}

// NewDemoProvider makes the provider of the demonstration: a real OpenID
// provider, with nobody's password. It lets anybody be anybody, hence its
// locks: it stays on this machine, and every sub begins with demo:, which
// a RelyingParty refuses outside the demonstration. Mount the handler at the
// path of Issuer, without stripping it.
func NewDemoProvider(cfg DemoConfig) (http.Handler, error) {
	issuer, err := url.Parse(cfg.Issuer)
	switch {
	case err != nil || !validIssuer(cfg.Issuer) || strings.HasSuffix(cfg.Issuer, "/"):
		return nil, errors.New(demoIssuer)
	case !loopback(issuer) && !cfg.AllowPublic:
		return nil, fmt.Errorf(demoNotLocal, cfg.Issuer)
	case cfg.ClientID == "" || cfg.ClientSecret == "" || len(cfg.RedirectURIs) == 0:
		return nil, errors.New("auth: the demonstration provider lacks its client")
	}
	cfg.Personas = append(slices.Clone(cfg.Personas), stranger())
	if err := checkPersonas(cfg.Personas); err != nil {
		return nil, err
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Render == nil {
		cfg.Render = renderPlain
	}
	key, err := newDemoKey()
	if err != nil {
		return nil, err
	}
	d := &demoProvider{cfg, key, newVault[demoGrant](codeLife, cfg.Now), newVault[Persona](accessLife, cfg.Now)}
	return d.routes(issuer.Path), nil
}

var demoSub = regexp.MustCompile(`^demo:[A-Za-z0-9._-]{1,100}$`)

func checkPersonas(personas []Persona) error {
	seen := map[string]bool{}
	for _, p := range personas {
		switch {
		case !demoSub.MatchString(p.Sub):
			return fmt.Errorf("auth: the sub %q of a persona does not begin with %q", p.Sub, demoPrefix)
		case seen[p.Sub]:
			return fmt.Errorf("auth: two personas have the sub %q", p.Sub)
		case p.GivenName == "" || p.FamilyName == "" || cleanEmail(p.Email) == "":
			return fmt.Errorf("auth: the persona %q lacks a name or an e-mail address", p.Sub)
		}
		seen[p.Sub] = true
	}
	return nil
}

func (d *demoProvider) routes(prefix string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+prefix+"/.well-known/openid-configuration", d.discovery)
	mux.HandleFunc("GET "+prefix+"/jwks", d.jwks)
	mux.HandleFunc("GET "+prefix+"/authorize", d.ask)
	mux.HandleFunc("POST "+prefix+"/authorize", d.choose)
	mux.HandleFunc("POST "+prefix+"/token", d.token)
	mux.HandleFunc("GET "+prefix+"/userinfo", d.userinfo)
	mux.HandleFunc("GET "+prefix+"/logout", d.logout)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		mux.ServeHTTP(w, r)
	})
}

func (d *demoProvider) discovery(w http.ResponseWriter, _ *http.Request) {
	answerJSON(w, http.StatusOK, map[string]any{
		"issuer":                 d.Issuer,
		"authorization_endpoint": d.Issuer + "/authorize",
		"token_endpoint":         d.Issuer + "/token",
		"userinfo_endpoint":      d.Issuer + "/userinfo",
		"jwks_uri":               d.Issuer + "/jwks",
		"end_session_endpoint":   d.Issuer + "/logout",

		"response_types_supported":                       []string{"code"},
		"grant_types_supported":                          []string{"authorization_code"},
		"subject_types_supported":                        []string{"public"},
		"scopes_supported":                               []string{"openid"},
		"id_token_signing_alg_values_supported":          []string{"ES256"},
		"userinfo_signing_alg_values_supported":          []string{"ES256"},
		"token_endpoint_auth_methods_supported":          []string{"client_secret_post"},
		"code_challenge_methods_supported":               []string{"S256"},
		"acr_values_supported":                           []string{demoACR},
		"claims_parameter_supported":                     true,
		"authorization_response_iss_parameter_supported": true,
	})
}

func (d *demoProvider) jwks(w http.ResponseWriter, _ *http.Request) {
	answerJSON(w, http.StatusOK, d.key.public())
}

// logout has nothing to end: the provider keeps no session. It checks the
// request as a real one would, and sends the person back.
func (d *demoProvider) logout(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	back := q.Get("post_logout_redirect_uri")
	if !slices.Contains(d.LogoutURIs, back) || !d.key.issued(q.Get("id_token_hint"), d.Issuer, d.ClientID) {
		refusePlainly(w, demoBadLogout)
		return
	}
	d.redirect(w, r, back, url.Values{"state": {q.Get("state")}})
}

// redirect sends the browser to an address already compared with ours.
func (d *demoProvider) redirect(w http.ResponseWriter, r *http.Request, address string, more url.Values) {
	to, err := withQuery(address, more)
	if err != nil {
		refusePlainly(w, demoBadRequest)
		return
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}
