package handlers

import (
	"crypto/rand"
	"log/slog"
	"net/url"
	"time"

	"ctin/assets"
	"ctin/governance/perimeter"
	"ctin/handlers/auth"
	"ctin/model"
	"ctin/templates"
)

// Config is what the application is made of.
type Config struct {
	Store     *model.Store
	Atlas     *perimeter.Atlas
	Pages     *templates.Set // parsed here when it is nil; several applications may share one
	Base      *url.URL       // public address, without a path
	Providers []auth.Provider
	// Personas, when there are any, make a demonstration: its own provider is
	// the only one, and Providers must be empty.
	Personas    []auth.Persona
	AllowPublic bool     // a demonstration beyond this machine
	Proxies     []string // addresses or networks of the reverse proxies that are believed, none by default
	Life, Idle  time.Duration
	// MetricsToken opens /metrics; without it only a demonstration shows them,
	// to its own machine.
	MetricsToken string
	Log          *slog.Logger
	Now          func() time.Time
}

// New assembles the application. It fails on a configuration that cannot work.
func New(cfg Config) (*App, error) {
	var err error
	if cfg.Pages == nil {
		if cfg.Pages, err = templates.New(assets.Path); err != nil {
			return nil, err
		}
	}
	a := &App{
		Store: cfg.Store, Pages: cfg.Pages, Atlas: cfg.Atlas, Base: cfg.Base, Limits: NewLimits(cfg.Now),
		MetricsToken: cfg.MetricsToken, metrics: newMetrics(cfg.Store), Log: cfg.Log, Now: cfg.Now,
		Sessions: NewSessions(cfg.Store, cfg.Base, cfg.Life, cfg.Idle),
	}
	a.Sessions.ErrorFunc = a.sessionFailed
	providers := cfg.Providers
	if len(cfg.Personas) > 0 {
		providers = make([]auth.Provider, 1)
		if providers[0], err = a.openDemo(cfg); err != nil {
			return nil, err
		}
	}
	a.Auth, err = auth.New(auth.Config{
		BaseURL: cfg.Base, Providers: providers, Sessions: a.Sessions, Now: cfg.Now, Log: cfg.Log, Demo: a.Demo != nil,
		Address: clientAddress,
	})
	return a, err
}

// demoSlug is the demonstration provider in addresses.
const demoSlug = "demonstration"

// openDemo makes the demonstration provider and our registration with it; the
// secret they share lives as long as the program.
func (a *App) openDemo(cfg Config) (auth.Provider, error) {
	p := auth.Provider{
		Slug: demoSlug, Name: msgDemoProvider, Issuer: cfg.Base.JoinPath(DemoPath).String(),
		ClientID: "ctin", ClientSecret: auth.Secret(rand.Text()), Algorithm: "ES256", UserinfoAlgorithm: "ES256",
		Scopes:              []string{"openid", "given_name", "usual_name", "email", "siret", "organization_label"},
		VouchesOrganization: true, Contact: msgDemoContact,
	}
	var err error
	a.Demo, err = auth.NewDemoProvider(auth.DemoConfig{
		Issuer: p.Issuer, ClientID: p.ClientID, ClientSecret: p.ClientSecret,
		RedirectURIs: []string{cfg.Base.JoinPath(auth.CallbackPath(demoSlug)).String()},
		LogoutURIs:   []string{cfg.Base.JoinPath(auth.LogoutReturnPath).String()},
		Personas:     cfg.Personas, Now: cfg.Now, AllowPublic: cfg.AllowPublic, Render: a.showPersonas,
	})
	return p, err
}
