package auth_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"ctin/handlers/auth"

	"github.com/alexedwards/scs/v2"
	"github.com/alexedwards/scs/v2/memstore"
)

// clock is the time of a test, which it moves.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// record is a log that several goroutines write.
type record struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.String()
}

// world is a provider, a site that relies on it, and the time of both.
type world struct {
	t        *testing.T
	clock    *clock
	provider *hostile
	site     *httptest.Server
	rp       *auth.RelyingParty
	sessions *scs.SessionManager
	log      *record
	seen     record // every page the site sent
}

// newWorld starts both. edit changes the configuration before it is used.
func newWorld(t *testing.T, edit ...func(*auth.Config)) *world {
	t.Helper()
	w := &world{t: t, clock: &clock{t: time.Now()}, log: &record{}}
	w.provider = newHostile(t, w.clock.now)
	w.sessions = scs.New()
	w.sessions.Store = memstore.NewWithCleanupInterval(0)
	w.sessions.Lifetime = 12 * time.Hour
	mux := http.NewServeMux()
	w.site = httptest.NewServer(w.sessions.LoadAndSave(mux))
	t.Cleanup(w.site.Close)
	base, err := url.Parse(w.site.URL)
	must(t, err)
	cfg := auth.Config{
		BaseURL: base, Sessions: w.sessions, Now: w.clock.now,
		Log:       slog.New(slog.NewJSONHandler(w.log, nil)),
		Providers: []auth.Provider{w.registration()},
	}
	for _, f := range edit {
		f(&cfg)
	}
	for i := range cfg.Providers {
		if cfg.Providers[i].Issuer == "" {
			cfg.Providers[i].Issuer = w.provider.issuer
		}
	}
	w.rp, err = auth.New(cfg)
	must(t, err)
	w.routes(mux)
	t.Cleanup(w.checkSecrecy)
	return w
}

func (w *world) registration() auth.Provider {
	return auth.Provider{
		Slug: "proconnect", Name: "ProConnect", Issuer: w.provider.issuer,
		ClientID: testClient, ClientSecret: testSecret, Algorithm: "ES256",
		ProConnect: true, VouchesOrganization: true, Contact: "la coordinatrice",
	}
}

// with edits the first registration.
func with(edit func(*auth.Provider)) func(*auth.Config) {
	return func(c *auth.Config) { edit(&c.Providers[0]) }
}

// page is what the site of the tests answers.
type page struct {
	Login   *auth.Login
	Refusal *auth.Refusal
	Reason  string
}

func (w *world) routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /connexion/{slug}", func(rw http.ResponseWriter, r *http.Request) {
		to, err := w.rp.Begin(r, r.PathValue("slug"), r.URL.Query().Get("return_to"))
		if err != nil {
			refuse(rw, err)
			return
		}
		http.Redirect(rw, r, to, http.StatusSeeOther)
	})
	mux.HandleFunc("GET /connexion/{slug}/retour", func(rw http.ResponseWriter, r *http.Request) {
		login, err := w.rp.Finish(r, r.PathValue("slug"))
		if err != nil {
			refuse(rw, err)
			return
		}
		must(nil, w.rp.Enter(r.Context()))
		w.sessions.Put(r.Context(), "sub", login.Sub)
		w.sessions.Put(r.Context(), "id_token", string(login.IDToken))
		writeJSON(rw, page{Login: &login})
	})
	mux.HandleFunc("GET /moi", func(rw http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(rw, w.sessions.GetString(r.Context(), "sub"))
	})
	mux.HandleFunc("POST /deconnexion", func(rw http.ResponseWriter, r *http.Request) {
		raw := auth.Secret(w.sessions.GetString(r.Context(), "id_token"))
		must(nil, w.sessions.Destroy(r.Context()))
		to, err := w.rp.Logout(r.Context(), "proconnect", raw)
		if err != nil {
			refuse(rw, err)
			return
		}
		http.Redirect(rw, r, to, http.StatusSeeOther)
	})
	mux.HandleFunc("GET "+auth.LogoutReturnPath, func(rw http.ResponseWriter, r *http.Request) {
		writeJSON(rw, w.rp.LoggedOut(r))
	})
}

func refuse(rw http.ResponseWriter, err error) {
	var refusal *auth.Refusal
	if !errors.As(err, &refusal) {
		http.Error(rw, err.Error(), http.StatusInternalServerError)
		return
	}
	rw.Header().Set("Content-Type", "application/json")
	rw.WriteHeader(refusal.Status)
	_ = json.NewEncoder(rw).Encode(page{Refusal: refusal, Reason: refusal.Error()})
}

// checkSecrecy is true of every test: no secret reaches the log or a page.
func (w *world) checkSecrecy() {
	w.provider.mu.Lock()
	defer w.provider.mu.Unlock()
	for _, s := range w.provider.secrets {
		if strings.Contains(w.log.String(), s) {
			w.t.Errorf("the log holds a secret %q:\n%s", s, w.log)
		}
		if strings.Contains(w.seen.String(), s) {
			w.t.Errorf("a page holds a secret %q", s)
		}
	}
}

// browser is somebody's browser: cookies, and no redirect followed by itself.
type browser struct {
	w *world
	http.Client
}

func (w *world) browser() *browser {
	jar, err := cookiejar.New(nil)
	must(w.t, err)
	return &browser{w, http.Client{
		Jar:           jar,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

func (b *browser) get(address string) (*http.Response, string) {
	b.w.t.Helper()
	resp, err := b.Get(address)
	must(b.w.t, err)
	return resp, b.w.read(resp)
}

func (w *world) read(resp *http.Response) string {
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	must(w.t, err)
	if resp.StatusCode != http.StatusSeeOther {
		_, _ = w.seen.Write(body) // a redirect holds the state in its address, and must
	}
	return string(body)
}

// begin begins a login and returns the authorization request.
func (b *browser) begin(returnTo string) *url.URL {
	b.w.t.Helper()
	resp, body := b.get(b.w.site.URL + "/connexion/proconnect?" + url.Values{"return_to": {returnTo}}.Encode())
	if resp.StatusCode != http.StatusSeeOther {
		b.w.t.Fatalf("begin: %d %s", resp.StatusCode, body)
	}
	to, err := url.Parse(resp.Header.Get("Location"))
	must(b.w.t, err)
	b.w.provider.remember(to.Query().Get("state"), to.Query().Get("nonce"))
	return to
}

// consent lets the provider answer, and returns the address of the callback.
func (b *browser) consent(request *url.URL) *url.URL {
	b.w.t.Helper()
	resp, err := b.Get(request.String())
	must(b.w.t, err)
	_ = resp.Body.Close()
	to, err := url.Parse(resp.Header.Get("Location"))
	must(b.w.t, err)
	return to
}

// outcome is what the person sees at the end.
type outcome struct {
	status int
	page
	cookies []*http.Cookie
	took    time.Duration
}

func (b *browser) finish(callback *url.URL) outcome {
	b.w.t.Helper()
	start := time.Now()
	resp, body := b.get(callback.String())
	o := outcome{status: resp.StatusCode, cookies: resp.Cookies(), took: time.Since(start)}
	if err := json.Unmarshal([]byte(body), &o.page); err != nil {
		b.w.t.Fatalf("callback: %d %s", resp.StatusCode, body)
	}
	return o
}

// login is a whole login in a new browser.
func (w *world) login() outcome {
	w.t.Helper()
	b := w.browser()
	return b.finish(b.consent(b.begin("/coordinations")))
}

// wantStatus compares, and demands French sentences of every refusal.
func (o outcome) want(t *testing.T, status int) {
	t.Helper()
	if o.status != status {
		t.Fatalf("status %d, want %d (%s)", o.status, status, o.Reason)
	}
	if status == http.StatusOK {
		return
	}
	if o.Refusal == nil || o.Refusal.Message == "" || o.Refusal.Way == "" {
		t.Errorf("the person is told nothing: %+v", o.Refusal)
	}
}

// sessionToken is the cookie of the session, or "".
func (b *browser) sessionToken() string {
	base, err := url.Parse(b.w.site.URL)
	must(b.w.t, err)
	for _, c := range b.Jar.Cookies(base) {
		if c.Name == b.w.sessions.Cookie.Name {
			return c.Value
		}
	}
	return ""
}
