package auth

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/alexedwards/scs/v2"
)

// LogoutReturnPath is where a provider sends people back after logging out.
const LogoutReturnPath = "/deconnexion/retour"

// LoginPath is where the login with a provider begins.
func LoginPath(slug string) string { return "/connexion/" + slug }

// CallbackPath is where a provider sends people back after identifying them.
func CallbackPath(slug string) string { return LoginPath(slug) + "/retour" }

// Config is what a RelyingParty needs. BaseURL, Providers and Sessions are required.
type Config struct {
	BaseURL   *url.URL // of this site: scheme and host; every address given to a provider derives from it
	Providers []Provider
	Sessions  *scs.SessionManager
	Transport http.RoundTripper // of the back channel; http.DefaultTransport's settings when nil
	Timeout   time.Duration     // of each request of the back channel; five seconds when zero
	Now       func() time.Time  // time.Now when nil
	Log       *slog.Logger      // slog.Default() when nil
	// Address gives the client's address, for the rate limits; the address of
	// the connection when nil. It must not believe a header that no trusted
	// proxy has written.
	Address func(*http.Request) string
	// Demo accepts the persons of the demonstration, and no others.
	Demo bool
}

// Rates of logins, per minute and address. A whole committee shares one.
const (
	loginsPerMinute   = 120
	failuresPerMinute = 10
	addressesKept     = 10_000
)

// RelyingParty signs people in with the configured providers. It keeps nothing
// per login in memory and is safe for concurrent use.
type RelyingParty struct {
	base     *url.URL
	sources  []*source // ProConnect first
	sessions *scs.SessionManager
	now      func() time.Time
	log      *slog.Logger
	address  func(*http.Request) string
	demo     bool

	logins, failures *Limiter
}

// New checks the configuration. It does not contact the providers: the program
// must start when they are down.
func New(cfg Config) (*RelyingParty, error) {
	providers, err := completeProviders(cfg.Providers)
	switch {
	case err != nil:
		return nil, err
	case cfg.Sessions == nil:
		return nil, errors.New("auth: Sessions is missing")
	case cfg.BaseURL == nil || !validBase(cfg.BaseURL):
		return nil, fmt.Errorf(configBaseURL, cfg.BaseURL)
	}
	rp := &RelyingParty{
		base:     &url.URL{Scheme: cfg.BaseURL.Scheme, Host: cfg.BaseURL.Host},
		sessions: cfg.Sessions,
		now:      cfg.Now,
		log:      cmp.Or(cfg.Log, slog.Default()),
		address:  cfg.Address,
		demo:     cfg.Demo,
	}
	if rp.now == nil {
		rp.now = time.Now
	}
	if rp.address == nil {
		rp.address = remoteAddress
	}
	rp.logins = NewLimiter(loginsPerMinute, addressesKept, rp.now)
	rp.failures = NewLimiter(failuresPerMinute, addressesKept, rp.now)
	cfg.Timeout = cmp.Or(cfg.Timeout, backChannelTime)
	rp.sources = newSources(providers, cfg, rp.now)
	return rp, nil
}

// validBase accepts an origin: https, or http on loopback, and nothing after the host.
func validBase(u *url.URL) bool {
	return secureURL(u) && (u.Path == "" || u.Path == "/") && u.RawQuery == "" && u.Fragment == ""
}

func newSources(providers []Provider, cfg Config, now func() time.Time) []*source {
	slices.SortStableFunc(providers, func(a, b Provider) int {
		return cmp.Compare(rank(a), rank(b))
	})
	small, large := newBackChannel(cfg.Transport, cfg.Timeout)
	sources := make([]*source, len(providers))
	for i, p := range providers {
		sources[i] = &source{Provider: p, small: small, large: large, now: now}
	}
	return sources
}

// rank puts ProConnect first on the page.
func rank(p Provider) int {
	if p.ProConnect {
		return 0
	}
	return 1
}

// source finds the provider of a slug.
func (rp *RelyingParty) source(slug string) (*source, error) {
	for _, s := range rp.sources {
		if s.Slug == slug {
			return s, nil
		}
	}
	return nil, &Refusal{
		Status: http.StatusNotFound, Message: msgUnknownProvider, Way: wayHome,
		cause: errors.New("unknown provider"),
	}
}

func (rp *RelyingParty) callbackURL(slug string) string {
	return rp.base.JoinPath(CallbackPath(slug)).String()
}

func (rp *RelyingParty) logoutReturnURL() *url.URL {
	return rp.base.JoinPath(LogoutReturnPath)
}

// Choice is a provider as the login page shows it.
type Choice struct {
	Slug, Name, Contact string
	ProConnect          bool
	Available           bool // its discovery answers: Begin would succeed
}

// probeTime is how long the login page waits for providers it knows nothing of.
const probeTime = time.Second

// Providers lists the providers, ProConnect first. A provider that is down is
// asked again every few seconds when somebody looks, and comes back by itself.
func (rp *RelyingParty) Providers(ctx context.Context) []Choice {
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	for _, s := range rp.sources {
		s.look() // all at once, so that one provider's silence does not add to another's
	}
	choices := make([]Choice, len(rp.sources))
	for i, s := range rp.sources {
		_, err := s.metadata(ctx)
		choices[i] = Choice{s.Slug, s.Name, s.Contact, s.ProConnect, err == nil}
	}
	return choices
}

// Vouches says whether the provider of a slug decides under which organisation
// a person acts.
func (rp *RelyingParty) Vouches(slug string) bool {
	s, err := rp.source(slug)
	return err == nil && s.VouchesOrganization
}

// NameOf is what the provider of an issuer is called, or the issuer itself when
// it is configured no more.
func (rp *RelyingParty) NameOf(issuer string) string {
	for _, s := range rp.sources {
		if s.Issuer == issuer {
			return s.Name
		}
	}
	return issuer
}
