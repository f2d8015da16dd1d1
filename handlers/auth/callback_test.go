package auth_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"ctin/handlers/auth"

	"github.com/google/go-cmp/cmp"
)

func TestTheRequestHoldsWhatProConnectTakesAndNothingElse(t *testing.T) {
	w := newWorld(t)
	q := w.browser().begin("/").Query()
	want := map[string]string{
		"response_type": "code", "client_id": testClient,
		"redirect_uri":          w.site.URL + "/connexion/proconnect/retour",
		"scope":                 "openid given_name usual_name email uid siret idp_id roles organization_label",
		"claims":                `{"id_token":{"acr":null,"amr":null}}`,
		"code_challenge_method": "S256",
	}
	for name, value := range want {
		if diff := cmp.Diff([]string{value}, q[name]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		q.Del(name)
	}
	for _, name := range []string{"state", "nonce", "code_challenge"} {
		if len(q[name]) != 1 || len(q.Get(name)) != 43 {
			t.Errorf("%s is %q, want 32 bytes", name, q[name])
		}
		q.Del(name)
	}
	if len(q) > 0 {
		t.Errorf("ProConnect refuses %v", q)
	}
}

func TestTheTokenRequestProvesTheClientInItsBody(t *testing.T) {
	w := newWorld(t)
	basic := false
	w.provider.on["/token"] = func(rw http.ResponseWriter, r *http.Request) {
		basic = r.Header.Get("Authorization") != ""
		w.provider.serveToken(rw, r)
	}
	w.login().want(t, 200)
	f := w.provider.form
	if basic || f.Get("client_id") != testClient || f.Get("client_secret") != testSecret || len(f.Get("code_verifier")) < 43 {
		t.Errorf("basic %v", basic)
	}
	if w.provider.asked("/token") != 1 {
		t.Error("the code was tried twice")
	}
}

func TestTwoLoginsShareNothing(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	one, two := b.begin("/").Query(), b.begin("/").Query()
	for _, name := range []string{"state", "nonce", "code_challenge"} {
		if one.Get(name) == two.Get(name) {
			t.Errorf("same %s twice", name)
		}
	}
	if one.Get("state") == one.Get("nonce") {
		t.Error("state is nonce")
	}
}

func TestARequiredLevelIsEssentialInTheRequest(t *testing.T) {
	w := newWorld(t, with(func(p *auth.Provider) { p.RequiredACR = []string{"eidas2", "eidas3"} }))
	got := w.browser().begin("/").Query().Get("claims")
	if want := `{"id_token":{"acr":{"essential":true,"values":["eidas2","eidas3"]},"amr":null}}`; got != want {
		t.Errorf("claims %s", got)
	}
}

func TestForgedHostsAreIgnored(t *testing.T) {
	w := newWorld(t)
	r, err := http.NewRequest(http.MethodGet, w.site.URL+"/connexion/proconnect", nil)
	must(t, err)
	r.Host = "evil.exemple"
	for _, name := range []string{"X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-For", "Forwarded", "X-Real-Ip"} {
		r.Header.Set(name, "evil.exemple")
	}
	resp, err := w.browser().Do(r)
	must(t, err)
	_ = resp.Body.Close()
	to, err := url.Parse(resp.Header.Get("Location"))
	must(t, err)
	if got := to.Query().Get("redirect_uri"); got != w.site.URL+"/connexion/proconnect/retour" {
		t.Errorf("redirect_uri %q", got)
	}
}

func TestACallbackIsRefusedUnlessItAnswersThisBrowser(t *testing.T) {
	edit := func(f func(url.Values)) func(*world, *browser, *url.URL) *url.URL {
		return func(_ *world, _ *browser, u *url.URL) *url.URL {
			q := u.Query()
			f(q)
			u.RawQuery = q.Encode()
			return u
		}
	}
	raw := func(more string) func(*world, *browser, *url.URL) *url.URL {
		return func(_ *world, _ *browser, u *url.URL) *url.URL {
			u.RawQuery += more
			return u
		}
	}
	for _, tt := range []struct {
		rule   string
		change func(*world, *browser, *url.URL) *url.URL
		status int
		asked  int // token requests
	}{
		{"state missing", edit(func(q url.Values) { q.Del("state") }), 400, 0},
		{"state empty", edit(func(q url.Values) { q.Set("state", "") }), 400, 0},
		{"state unknown", edit(func(q url.Values) { q.Set("state", strings.Repeat("s", 43)) }), 400, 0},
		{"state replayed", func(w *world, b *browser, u *url.URL) *url.URL {
			b.finish(u).want(w.t, 200)
			return u
		}, 400, 1},
		{"state exactly ten minutes old", func(w *world, _ *browser, u *url.URL) *url.URL {
			w.clock.advance(10*time.Minute + time.Second)
			return u
		}, 400, 0},
		{"state nine minutes old", func(w *world, _ *browser, u *url.URL) *url.URL {
			w.clock.advance(9 * time.Minute)
			return u
		}, 200, 1},
		{"state of another browser", func(w *world, b *browser, u *url.URL) *url.URL {
			q := u.Query()
			q.Set("state", w.browser().begin("/").Query().Get("state"))
			u.RawQuery = q.Encode()
			return u
		}, 400, 0},
		{"state given twice", raw("&state=x"), 400, 0},
		{"code given twice", raw("&code=x"), 400, 0},
		{"iss given twice", raw("&iss=x"), 400, 0},
		{"unknown parameter given twice", raw("&a=1&a=2"), 400, 0},
		{"unknown parameter", raw("&session_state=abc"), 200, 1},
		{"60 kB", raw("&a=" + strings.Repeat("x", 60_000)), 400, 0},
		{"NUL", raw("&a=%00"), 400, 0},
		{"line break", raw("&a=%0d%0aSet-Cookie:x"), 400, 0},
		{"NUL in a name", raw("&a%00b=1"), 400, 0},
		{"invalid UTF-8", raw("&a=%ff%fe"), 400, 0},
		{"invalid percent", raw("&a=%zz"), 400, 0},
		{"semicolon", raw("&a=1;b=2"), 400, 0},
		{"code missing", edit(func(q url.Values) { q.Del("code") }), 400, 0},
		{"iss of another provider", edit(func(q url.Values) { q.Set("iss", "https://autre.exemple") }), 400, 0},
		{"iss missing although announced", edit(func(q url.Values) { q.Del("iss") }), 400, 0},
		{"code of nobody", edit(func(q url.Values) { q.Set("code", "attacker") }), 502, 1},
		{"the person refused", edit(func(q url.Values) { q.Del("code"); q.Set("error", "access_denied") }), 403, 0},
		{"level out of reach", edit(func(q url.Values) { q.Del("code"); q.Set("error", "unmet_authentication_requirements") }), 403, 0},
		{"the provider is overloaded", edit(func(q url.Values) { q.Del("code"); q.Set("error", "temporarily_unavailable") }), 503, 0},
		{"the provider failed", edit(func(q url.Values) { q.Del("code"); q.Set("error", "server_error") }), 502, 0},
		{"error with markup", edit(func(q url.Values) { q.Set("error", "<script>"); q.Set("error_description", "<script>") }), 502, 0},
		{"error without state", edit(func(q url.Values) { q.Del("state"); q.Set("error", "access_denied") }), 400, 0},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			w := newWorld(t)
			b := w.browser()
			u := tt.change(w, b, b.consent(b.begin("/")))
			o := b.finish(u)
			o.want(t, tt.status)
			if got := w.provider.asked("/token"); got != tt.asked {
				t.Errorf("%d token requests, want %d", got, tt.asked)
			}
			if strings.Contains(w.seen.String(), "script>") {
				t.Error("the page echoes the input")
			}
		})
	}
}

func TestARefusedCallbackMakesNoSession(t *testing.T) {
	w := newWorld(t)
	o := w.browser().finish(must1(t, w.site.URL+"/connexion/proconnect/retour?state=x&code=y"))
	o.want(t, 400)
	if len(o.cookies) > 0 {
		t.Errorf("cookies %v", o.cookies)
	}
}

func TestIssMayBeMissingWhenDiscoveryDoesNotAnnounceIt(t *testing.T) {
	w := newWorld(t)
	w.provider.discovery = func(d object) { delete(d, "authorization_response_iss_parameter_supported") }
	w.provider.authorize = func(q url.Values) { q.Del("iss") }
	w.login().want(t, 200)
}

func TestAnAttackersCodeWithTheVictimsStateIsRefused(t *testing.T) {
	w := newWorld(t)
	attacker, victim := w.browser(), w.browser()
	stolen := attacker.consent(attacker.begin("/")).Query()
	u := victim.consent(victim.begin("/"))
	q := u.Query()
	q.Set("code", stolen.Get("code"))
	u.RawQuery = q.Encode()
	victim.finish(u).want(t, 502)
}

func TestALoginBegunWithOneProviderDoesNotEndWithAnother(t *testing.T) {
	w := newWorld(t, func(c *auth.Config) {
		other := c.Providers[0]
		other.Slug, other.Issuer, other.ProConnect = "autre", "http://127.0.0.1:1/autre", false
		c.Providers = append(c.Providers, other)
	})
	b := w.browser()
	u := b.consent(b.begin("/"))
	q := u.Query()
	q.Del("iss") // which would give the other provider away
	u.Path, u.RawQuery = "/connexion/autre/retour", q.Encode()
	b.finish(u).want(t, 400)
	if w.provider.asked("/token") > 0 {
		t.Error("the code was sent")
	}
}

func TestAnUnknownProviderIsNotFound(t *testing.T) {
	w := newWorld(t)
	resp, _ := w.browser().get(w.site.URL + "/connexion/inconnu")
	if resp.StatusCode != http.StatusNotFound {
		t.Errorf("begin: %d", resp.StatusCode)
	}
	w.browser().finish(must1(t, w.site.URL+"/connexion/inconnu/retour?state=x")).want(t, 404)
}

func TestTwoTabsBothSucceed(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	one, two := b.begin("/un"), b.begin("/deux")
	o := b.finish(b.consent(one))
	o.want(t, 200)
	if o.Login.ReturnTo != "/un" {
		t.Errorf("first tab returns to %q", o.Login.ReturnTo)
	}
	o = b.finish(b.consent(two))
	o.want(t, 200)
	if o.Login.ReturnTo != "/deux" {
		t.Errorf("second tab returns to %q", o.Login.ReturnTo)
	}
}

func TestATabMayBeginWhileAnotherWaitsForTheProvider(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	reached, release := make(chan bool), make(chan bool)
	var once sync.Once
	w.provider.on["/token"] = func(rw http.ResponseWriter, r *http.Request) {
		once.Do(func() { reached <- true; <-release })
		w.provider.serveToken(rw, r)
	}
	first := b.consent(b.begin("/un"))
	done := make(chan outcome)
	go func() { done <- b.finish(first) }()
	<-reached
	b.finish(first).want(t, 400) // a replay, while the first is still being answered
	second := b.begin("/deux")
	release <- true
	o := <-done
	o.want(t, 200)
	b.finish(b.consent(second)).want(t, 200)
}

func TestOnlyTheFiveLatestLoginsOfABrowserAreKept(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	var begun []*url.URL
	for range 6 {
		begun = append(begun, b.begin("/"))
	}
	b.finish(b.consent(begun[0])).want(t, 400)
	for _, request := range begun[1:] {
		b.finish(b.consent(request)).want(t, 200)
	}
}

func TestAfterALoginTheSessionHasAnotherTokenAndALongLife(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	request := b.begin("/")
	before := b.sessionToken()
	b.finish(b.consent(request)).want(t, 200)
	after := b.sessionToken()
	if before == after || before == "" {
		t.Error("the token of the session was not renewed: session fixation")
	}
	if _, found, _ := w.sessions.Store.Find(before); found {
		t.Error("the former token still works")
	}
	if d := w.deadline(after); time.Until(d) < 11*time.Hour {
		t.Errorf("the person's session ends at %v", d)
	}
}

func TestLoginsNeverEndedLeaveShortAndSmallSessions(t *testing.T) {
	w := newWorld(t, func(c *auth.Config) {
		c.Address = func(r *http.Request) string { return r.URL.Query().Get("address") } // or the limit ends the test
	})
	for i := range 5000 {
		r := httptest.NewRequest(http.MethodGet, "/?address=10.0."+itoa(i/250)+"."+itoa(i%250), nil)
		ctx, err := w.sessions.Load(r.Context(), "")
		must(t, err)
		_, err = w.rp.Begin(r.WithContext(ctx), "proconnect", "/"+strings.Repeat("x", 5000))
		must(t, err)
		_, _, err = w.sessions.Commit(ctx)
		must(t, err)
	}
	all, err := w.sessions.Store.(interface {
		All() (map[string][]byte, error)
	}).All()
	must(t, err)
	if len(all) != 5000 {
		t.Fatalf("%d sessions", len(all))
	}
	for token, data := range all {
		if left := time.Until(w.deadline(token)); left > 10*time.Minute+time.Second || len(data) > 1024 {
			t.Fatalf("a session of %d bytes lives %v", len(data), left)
		}
	}
}

func TestOneBrowserBeginningForEverKeepsFiveLogins(t *testing.T) {
	w := newWorld(t, func(c *auth.Config) { c.Now = time.Now })
	b := w.browser()
	for range 100 {
		b.begin("/")
	}
	data, _, err := w.sessions.Store.Find(b.sessionToken())
	must(t, err)
	if len(data) > 3000 {
		t.Errorf("the session holds %d bytes", len(data))
	}
}

func TestLoginsAndFailuresAreLimitedPerAddress(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	good := b.consent(b.begin("/"))
	bad := must1(t, w.site.URL+"/connexion/proconnect/retour?state=x&code=y")
	for range 10 {
		w.browser().finish(bad).want(t, 400)
	}
	o := w.browser().finish(bad)
	o.want(t, 429)
	if o.Refusal.RetryAfter < time.Second || o.Refusal.RetryAfter > time.Minute {
		t.Errorf("retry after %v", o.Refusal.RetryAfter)
	}
	b.finish(good).want(t, 200) // those behind the same address are not punished
	for range 119 {
		b.begin("/")
	}
	resp, _ := b.get(w.site.URL + "/connexion/proconnect")
	if resp.StatusCode != http.StatusTooManyRequests {
		t.Errorf("the 121st login of the minute: %d", resp.StatusCode)
	}
	w.clock.advance(time.Minute)
	b.begin("/")
}

func TestReturnToIsAPageOfOursAndNotTheLogin(t *testing.T) {
	for _, tt := range []struct{ returnTo, want string }{
		{"/coordinations/sicoval?vue=tableau#a", "/coordinations/sicoval?vue=tableau#a"},
		{"https://evil.exemple/", "/"},
		{"//evil.exemple", "/"},
		{"/connexion/proconnect", "/"},
		{"/deconnexion", "/"},
	} {
		w := newWorld(t)
		b := w.browser()
		o := b.finish(b.consent(b.begin(tt.returnTo)))
		o.want(t, 200)
		if o.Login.ReturnTo != tt.want {
			t.Errorf("%q returns to %q", tt.returnTo, o.Login.ReturnTo)
		}
	}
}

func TestALoginAndARefusalAreLoggedOnce(t *testing.T) {
	w := newWorld(t)
	w.login().want(t, 200)
	w.browser().finish(must1(t, w.site.URL+"/connexion/proconnect/retour?state=x&code=y")).want(t, 400)
	lines := strings.Split(strings.TrimSpace(w.log.String()), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], `"login verified"`) || !strings.Contains(lines[1], `"login refused"`) {
		t.Errorf("log:\n%s", w.log)
	}
}
