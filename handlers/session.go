package handlers

import (
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"ctin/governance"
	"ctin/handlers/auth"
	"ctin/model"
	"ctin/templates"

	"github.com/alexedwards/scs/v2"
	"github.com/gin-gonic/gin"
)

// What a session holds.
const (
	keyAccount  = "account"
	keyProvider = "provider"
	keyIDToken  = "id_token"
	keyVouched  = "vouched"
	keySiret    = "siret"
	keyLabel    = "label"
	keyACR      = "acr"
	keyAMR      = "amr"      // separated by spaces
	keyLoginAt  = "login_at" // Unix seconds
	keyFlash    = "flash"
)

// NewSessions makes the manager of login sessions: life is how long one lasts,
// idle how long it survives without a visit.
func NewSessions(store *model.Store, base *url.URL, life, idle time.Duration) *scs.SessionManager {
	m := scs.New()
	m.Store = store.Sessions(idle)
	m.Codec = plainCodec{}
	m.Lifetime = life
	m.Cookie.Name = "ctin" // the prefix below is refused by browsers over plain http
	m.Cookie.Secure = base.Scheme == "https"
	if m.Cookie.Secure {
		m.Cookie.Name = "__Host-ctin"
	}
	m.Cookie.HttpOnly = true
	m.Cookie.Path = "/"
	m.Cookie.SameSite = http.SameSiteLaxMode // Strict is lost on the way back from the provider
	m.Cookie.Persist = false
	return m
}

func (a *App) sessionRoutes(r routes) {
	r.signed.get("/mes-sessions", a.sessionIndex)
	r.signed.post("/mes-sessions/fin", a.sessionEnd)
	r.signed.post("/mes-sessions/fin-des-autres", a.sessionEndOthers)
}

// openSession makes the session of someone who has just logged in.
func (a *App) openSession(c *gin.Context, self model.Self, login auth.Login) error {
	ctx := c.Request.Context()
	if err := a.Auth.Enter(ctx); err != nil {
		return err
	}
	a.Sessions.Put(ctx, keyAccount, int64(self.AccountID))
	a.Sessions.Put(ctx, keyProvider, login.Provider)
	a.Sessions.Put(ctx, keyIDToken, string(login.IDToken))
	a.Sessions.Put(ctx, keyVouched, a.Auth.Vouches(login.Provider))
	a.Sessions.Put(ctx, keySiret, login.Siret)
	a.Sessions.Put(ctx, keyLabel, login.OrganizationLabel)
	a.Sessions.Put(ctx, keyACR, login.ACR)
	a.Sessions.Put(ctx, keyAMR, strings.Join(login.AMR, " "))
	a.Sessions.Put(ctx, keyLoginAt, login.At.Unix())
	token, _, err := a.Sessions.Commit(ctx)
	if err != nil {
		return err
	}
	if err := a.Store.OwnSession(ctx, token, self, c.ClientIP(), clean(c.Request.UserAgent())); err != nil {
		return errors.Join(err, a.Sessions.Destroy(ctx)) // a session of nobody could not be ended by anybody
	}
	return nil
}

func (a *App) sessionIndex(c *gin.Context) error {
	list, err := a.Store.OwnSessions(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return err
	}
	page := templates.SessionIndex{Frame: a.frame(c, msgSessions)}
	here := sessionName(a.Store.SessionName(a.Sessions.Token(c.Request.Context())))
	for _, s := range list {
		name := sessionName(s.TokenHash)
		page.Lines = append(page.Lines, templates.SessionLine{
			Name: name, Here: name == here, Device: device(s.Agent), Address: s.Address,
			StartedAt: s.StartedAt, SeenAt: s.SeenAt,
		})
	}
	return a.ok(c, page)
}

func sessionName(hash []byte) string { return base64.RawURLEncoding.EncodeToString(hash) }

func (a *App) sessionEnd(c *gin.Context) error {
	end, err := form[templates.SessionForm](c)
	if err != nil {
		return err
	}
	name, err := base64.RawURLEncoding.DecodeString(end.Name)
	if err != nil {
		return governance.Fail(governance.NotFound, msgNotFound).Because(err)
	}
	if err := a.Store.EndSession(c.Request.Context(), visitOf(c).actor, name); err != nil {
		return err
	}
	return a.redirect(c, "/mes-sessions", msgSessionEnded)
}

func (a *App) sessionEndOthers(c *gin.Context) error {
	ctx := c.Request.Context()
	if err := a.Store.EndOtherSessions(ctx, visitOf(c).actor, a.Sessions.Token(ctx)); err != nil {
		return err
	}
	return a.redirect(c, "/mes-sessions", msgSessionsEnded)
}

// device says in a few words what a browser calls itself.
func device(agent string) string {
	browser := firstOf(agent, [][2]string{
		{"Edg/", "Edge"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"},
	}, msgOtherBrowser)
	system := firstOf(agent, [][2]string{
		{"Android", "Android"},
		{"iPhone", "iPhone"},
		{"iPad", "iPad"},
		{"Windows", "Windows"},
		{"Mac OS", "macOS"},
		{"Linux", "Linux"},
	}, "")
	return strings.TrimSuffix(browser+", "+system, ", ")
}

func firstOf(agent string, names [][2]string, otherwise string) string {
	for _, n := range names {
		if strings.Contains(agent, n[0]) {
			return n[1]
		}
	}
	return otherwise
}
