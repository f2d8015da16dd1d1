package handlers

import (
	"context"
	"crypto/x509"
	"fmt"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ctin/assets"
	"ctin/governance/perimeter"
	"ctin/handlers/auth"
	"ctin/handlers/browsertest"
	"ctin/model"
	"ctin/model/demonstration"
	"ctin/model/modeltest"
	"ctin/templates"
)

func TestMain(m *testing.M) {
	os.Exit(browsertest.Main(func() int { return modeltest.Main(m) }))
}

// house is the whole application for one test: its own database, the real
// router, the demonstration provider, on a real address of this machine.
type house struct {
	t     *testing.T
	app   *App
	store *model.Store
	db    *modeltest.DB
	base  *url.URL
	log   *syncBuffer
	ahead atomic.Int64      // how far the clock was moved, in nanoseconds
	leaf  *x509.Certificate // of the seal, when there is one
}

// atlas and pages are read once for all houses: nothing changes them.
var (
	atlas = sync.OnceValues(perimeter.Load)
	pages = sync.OnceValues(func() (*templates.Set, error) { return templates.New(assets.Path) })
)

// build makes a house with the personas of the demonstration and nothing else.
func build(t *testing.T) *house {
	t.Helper()
	h := raise(t, modeltest.Open(alongside(t)))
	if _, err := h.store.Stamp(t.Context(), model.ModeDemo); err != nil {
		t.Fatal(err)
	}
	return h
}

// sideBySide are the tests that were already told to run beside others.
var sideBySide sync.Map

// alongside lets a test run beside others: houses share nothing. It comes before
// a database is made, and may come again for a second house.
func alongside(t *testing.T) *testing.T {
	t.Helper()
	if _, told := sideBySide.LoadOrStore(t, true); !told {
		t.Parallel()
	}
	return t
}

// raise puts a house on a database.
func raise(t *testing.T, db *modeltest.DB) *house {
	t.Helper()
	srv := httptest.NewUnstartedServer(nil)
	base := &url.URL{Scheme: "http", Host: srv.Listener.Addr().String()}
	land, err := atlas()
	if err != nil {
		t.Fatal(err)
	}
	set, err := pages()
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, db: db, base: base, log: &syncBuffer{}}
	h.store = model.New(h.db.App, land, base, h.now)
	h.app, err = New(Config{
		Store: h.store, Atlas: land, Pages: set, Base: base, Personas: personas(), Life: 12 * time.Hour, Idle: time.Hour,
		Log: slog.New(slog.NewTextHandler(h.log, nil)), Now: h.now,
	})
	if err != nil {
		t.Fatal(err)
	}
	srv.Config.Handler = h.app.Handler()
	srv.Start()
	t.Cleanup(srv.Close)
	watching, stop := context.WithCancel(context.Background())
	t.Cleanup(stop) // before the server: streams end when the program does
	go h.store.Watch(watching, 100*time.Millisecond)
	return h
}

// furnish makes a house where the whole demonstration has been loaded: once for
// all tests, at an address that each copy then changes to its own.
func furnish(t *testing.T) *house {
	t.Helper()
	h := raise(t, modeltest.OpenFilled(alongside(t), "demonstration", tell))
	h.moveIn()
	return h
}

// moveIn gives the house that was copied its own address.
func (h *house) moveIn() {
	for _, statement := range []string{
		`update accounts set issuer = replace(issuer, $1, $2)`,
		`update administrators set issuer = replace(issuer, $1, $2)`,
		`update outbox set body = replace(body, $1, $2)`,
	} {
		h.db.Owner.MustExec(statement, nowhere.String(), h.base.String())
	}
}

// nowhere is the address of the house that is copied.
var nowhere = &url.URL{Scheme: "http", Host: "maison.invalid"}

// tell loads the demonstration.
func tell(ctx context.Context, db *modeltest.DB) error {
	land, err := atlas()
	if err != nil {
		return err
	}
	store := model.New(db.App, land, nowhere, time.Now)
	if _, err := store.Stamp(ctx, model.ModeDemo); err != nil {
		return err
	}
	return demonstration.Load(ctx, store, land, nowhere.JoinPath(DemoPath).String(), time.Now())
}

// paris is where the coordinations of the demonstration are: when a day begins
// there, it is still the one before in UTC.
func paris() *time.Location {
	place, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err)
	}
	return place
}

func (h *house) now() time.Time       { return time.Now().In(paris()).Add(time.Duration(h.ahead.Load())) }
func (h *house) wait(d time.Duration) { h.ahead.Add(int64(d)) }
func (h *house) issuer() string       { return h.base.JoinPath(DemoPath).String() }

// everyone are the people of the story, those too whom a visitor is not offered to be.
func everyone() []demonstration.Persona {
	return slices.Concat(demonstration.Personas(), demonstration.Unseen())
}

func personas() []auth.Persona {
	var list []auth.Persona
	for _, p := range everyone() {
		list = append(list, auth.Persona{
			Sub: p.Sub(), GivenName: p.GivenName, FamilyName: p.FamilyName, Email: p.Email(),
			Siret: p.Siret, OrganizationLabel: p.OrganizationLabel, Title: p.Title, Hint: p.Hint,
		})
	}
	return list
}

// visitor is a browser without scripts: it keeps cookies and follows nothing by itself.
type visitor struct {
	h      *house
	client *http.Client
}

// answer is what the site said.
type answer struct {
	status int
	header http.Header
	body   string
	path   string // after redirects, with the query
}

// text is the page as read: without markup, every space a plain one.
func (a answer) text() string {
	text := html.UnescapeString(markup.ReplaceAllString(a.body, " "))
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)), " ")
}

var markup = regexp.MustCompile(`<[^>]*>`)

// stranger is someone signed out.
func (h *house) stranger() *visitor {
	jar, _ := cookiejar.New(nil) // fails with options only
	return &visitor{h, &http.Client{Jar: jar, Timeout: 20 * time.Second, Transport: plain}}
}

// plain asks for pages as they are: a browser asks for them compressed, and that
// would take half the time of a test.
var plain = &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 16}

// login signs a persona in through the real flow.
func (h *house) login(key string) *visitor {
	h.t.Helper()
	v := h.stranger()
	page := v.get("/connexion/" + demoSlug)
	form := hiddenFields(h.t, page.body, DemoPath+"/authorize")
	form.Set("persona", "demo:"+key)
	end := v.send(http.MethodPost, DemoPath+"/authorize", form)
	if end.status != http.StatusOK {
		h.t.Fatalf("login as %s: %d %s\n%s", key, end.status, end.text(), h.log)
	}
	return v
}

var hiddenInput = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)"`)

// hiddenFields are the hidden inputs of the form that is sent to an address.
func hiddenFields(t *testing.T, body, action string) url.Values {
	t.Helper()
	_, body, found := strings.Cut(body, action+`"`)
	if !found {
		t.Fatalf("no form is sent to %s", action)
	}
	body, _, _ = strings.Cut(body, "</form>")
	form := url.Values{}
	for _, m := range hiddenInput.FindAllStringSubmatch(body, -1) {
		form.Set(html.UnescapeString(m[1]), html.UnescapeString(m[2]))
	}
	return form
}

func (v *visitor) get(path string) answer { return v.send(http.MethodGet, path, nil) }

// post sends a form as the page's own form would, with a key of its own.
func (v *visitor) post(path string, form url.Values) answer {
	v.h.t.Helper()
	if form == nil {
		form = url.Values{}
	}
	if !form.Has("cle") {
		form.Set("cle", fmt.Sprintf("key-%d", keys.Add(1)))
	}
	return v.send(http.MethodPost, path, form)
}

var keys atomic.Int64

func (v *visitor) send(method, path string, form url.Values) answer {
	v.h.t.Helper()
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	r, err := http.NewRequestWithContext(context.Background(), method, v.h.base.String()+path, body)
	if err != nil {
		v.h.t.Fatal(err)
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return v.do(r)
}

func (v *visitor) do(r *http.Request) answer {
	v.h.t.Helper()
	resp, err := v.client.Do(r)
	if err != nil {
		v.h.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }() // it was read
	content, err := io.ReadAll(resp.Body)
	if err != nil {
		v.h.t.Fatal(err)
	}
	return answer{resp.StatusCode, resp.Header, string(content), resp.Request.URL.RequestURI()}
}

// still makes a visitor that stops at redirects.
func (v *visitor) still() *visitor {
	client := *v.client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &visitor{v.h, &client}
}

// browse opens a real browser on the house, signed in as a persona ("" for nobody).
func (h *house) browse(key string, options ...browsertest.Option) *browsertest.Tab {
	h.t.Helper()
	tab := browsertest.Open(h.t, append([]browsertest.Option{browsertest.At(h.base.String())}, options...)...)
	if key != "" {
		h.enter(tab, key)
	}
	return tab
}

// enter signs a persona in.
func (h *house) enter(tab *browsertest.Tab, key string) {
	h.t.Helper()
	tab.Go("/connexion/" + demoSlug)
	h.choose(tab, key)
}

// choose is the persona's door, on the page of the provider.
func (h *house) choose(tab *browsertest.Tab, key string) {
	h.t.Helper()
	for _, p := range everyone() {
		if p.Key == key {
			tab.Click(p.Title)
			return
		}
	}
	h.t.Fatalf("no persona %q", key)
}

// syncBuffer is a log that several requests write.
type syncBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

func regexpFind(t *testing.T, text, pattern string) string {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("no %s in %s", pattern, text)
	}
	return html.UnescapeString(m[1])
}
