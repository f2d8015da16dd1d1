package auth_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ctin/handlers/auth"
)

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

func TestALoginAndARefusalAreLoggedOnce(t *testing.T) {
	w := newWorld(t)
	w.login().want(t, 200)
	w.browser().finish(must1(t, w.site.URL+"/connexion/proconnect/retour?state=x&code=y")).want(t, 400)
	lines := strings.Split(strings.TrimSpace(w.log.String()), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], `"login verified"`) || !strings.Contains(lines[1], `"login refused"`) {
		t.Errorf("log:\n%s", w.log)
	}
}
