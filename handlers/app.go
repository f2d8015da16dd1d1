// Package handlers answers HTTP: it reads a request, asks the store, shows a
// page. It holds no rule and no SQL; what may fail is returned as an error, and
// one function turns errors into answers.
package handlers

import (
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"time"

	"ctin/assets"
	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/handlers/auth"
	"ctin/model"
	"ctin/templates"

	"github.com/alexedwards/scs/v2"
	"github.com/gin-gonic/gin"
)

// App is the web application. Its fields are set once, by cmd/ctin or a test.
type App struct {
	Store    *model.Store
	Pages    *templates.Set
	Sessions *scs.SessionManager
	Auth     *auth.RelyingParty
	Atlas    *perimeter.Atlas
	Base     *url.URL         // public address: links and redirects derive from it, never from Host
	Demo     http.Handler     // the demonstration provider, nil in normal use
	Limits   Limits           // how often one may do what
	Proxies  []string         // reverse proxies whose X-Forwarded-For is believed
	Log      *slog.Logger     // one line a request, and what goes wrong
	Now      func() time.Time // the clock

	MetricsToken string // what opens /metrics, or empty

	metrics  *metrics
	packers  sync.Pool  // of gzip writers, for pages
	streams  streams    // of live pages, by person
	declared conformity // of the accessibility statement, for the foot of pages
}

// DemoPath is where the demonstration provider lives.
const DemoPath = "/demo/fournisseur"

// Handler returns the whole application: what protects every answer, outermost
// first, around the routes. Assets stay outside sessions.
func (a *App) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/assets/", assets.Handler())
	a.operation(mux)
	if a.Demo != nil {
		mux.Handle(DemoPath+"/", a.Demo)
	}
	mux.Handle("/", a.Sessions.LoadAndSave(a.engine()))
	return a.observed(a.recovered(a.headed(a.bounded(headAsGet(mux)))))
}

// engine registers the routes, one line a feature.
func (a *App) engine() *gin.Engine {
	e := a.bare()
	public := group{a, e.Group("/")}
	signed := public.behind(a.signedIn)
	inside := group{a, signed.r.Group("/coordinations/:slug", a.enter)}
	instance := group{a, signed.r.Group("/administration", a.administrator)}
	r := routes{public: public, signed: signed, inside: inside, instance: instance}

	a.homeRoutes(r)
	a.coordinationRoutes(r)
	a.organizationRoutes(r)
	a.diagnosticRoutes(r)
	a.administrationRoutes(r)
	a.loginRoutes(r)
	a.sessionRoutes(r)
	a.draftRoutes(r)
	a.invitationRoutes(r)
	a.joinRoutes(r)
	a.linkRoutes(r)
	a.pairingRoutes(r)
	a.contactRoutes(r)
	a.feedRoutes(r)
	a.seatRoutes(r)
	a.mandateRoutes(r)
	a.memberRoutes(r)
	a.committeeRoutes(r)
	a.meetingRoutes(r)
	a.renewalRoutes(r)
	a.rosterRoutes(r)
	a.fundingRoutes(r)
	a.ownedRoutes(r)
	a.programmeRoutes(r)
	a.campaignRoutes(r)
	a.conferenceRoutes(r)
	a.exchangeRoutes(r)
	a.importRoutes(r)
	a.fileRoutes(r)
	a.journalRoutes(r)
	a.liveRoutes(r)
	a.mailRoutes(r)
	a.factsRoutes(r)
	a.roomRoutes(r)
	a.decisionRoutes(r)
	a.searchRoutes(r)
	a.actionRoutes(r)
	a.allocationRoutes(r)
	a.distributionRoutes(r)
	a.minutesRoutes(r)
	a.legalRoutes(r)
	a.statementRoutes(r)
	return e
}

// bare is an engine without routes: it trusts no proxy but those named, refuses forms of other
// sites, finds out who asks, and answers an unknown address with our own page.
func (a *App) bare() *gin.Engine {
	gin.SetMode(gin.ReleaseMode)
	e := gin.New()
	e.HandleMethodNotAllowed = true
	_ = e.SetTrustedProxies(a.Proxies) // fails on a malformed list only, which cmd/ctin has refused
	e.Use(a.noted, a.legible, a.parsed, a.identify, a.sameOrigin, a.ownQueue, a.limitWrites)
	e.NoRoute(a.wrap(a.nowhere))
	e.NoMethod(a.wrap(a.nowhere))
	return e
}

// sameOrigin refuses what another site sends in the person's name: no token is
// needed in forms, the browser says where a request comes from.
func (a *App) sameOrigin(c *gin.Context) {
	if err := http.NewCrossOriginProtection().Check(c.Request); err != nil {
		a.fail(c, governance.Fail(governance.Forbidden, msgCrossOrigin).Because(err))
		c.Abort()
	}
}
