package auth_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// logout logs out here, and returns where the browser is sent.
func (b *browser) logout() *url.URL {
	b.w.t.Helper()
	resp, err := b.Post(b.w.site.URL+"/deconnexion", "", nil)
	must(b.w.t, err)
	body := b.w.read(resp)
	if resp.StatusCode != http.StatusSeeOther {
		b.w.t.Fatalf("logout: %d %s", resp.StatusCode, body)
	}
	return must1(b.w.t, resp.Header.Get("Location"))
}

func (b *browser) loggedOut(query string) bool {
	_, body := b.get(b.w.site.URL + "/deconnexion/retour?" + query)
	return strings.TrimSpace(body) == "true"
}

func TestLoggingOutGoesThroughTheProviderAndComesBackOnce(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	b.finish(b.consent(b.begin("/"))).want(t, 200)
	former := b.sessionToken()
	to := b.logout()
	q := to.Query()
	if to.Path != "/session/end" || q.Get("x") != "1" || q.Get("id_token_hint") != w.provider.lastID ||
		q.Get("post_logout_redirect_uri") != w.site.URL+"/deconnexion/retour" || len(q.Get("state")) != 43 {
		t.Errorf("sent to %v", to)
	}
	if _, found, _ := w.sessions.Store.Find(former); found {
		t.Error("the session outlives the logout")
	}
	if _, who := b.get(w.site.URL + "/moi"); who != "" {
		t.Errorf("still %q", who)
	}
	if left := time.Until(w.deadline(b.sessionToken())); left > 10*time.Minute+time.Second {
		t.Errorf("a session made for a logout lives %v", left)
	}
	state := url.Values{"state": {q.Get("state")}}.Encode()
	for _, tt := range []struct {
		rule, query string
		b           *browser
		want        bool
	}{
		{"no state", "", b, false},
		{"another state", "state=x", b, false},
		{"state twice", state + "&" + state, b, false},
		{"unreadable", "state=%zz", b, false},
		{"another browser", state, w.browser(), false},
		{"this one", state, b, true},
		{"a second time", state, b, false},
	} {
		if got := tt.b.loggedOut(tt.query); got != tt.want {
			t.Errorf("%s: %v", tt.rule, got)
		}
	}
}

func TestWithoutALogoutAtTheProviderOneStaysHere(t *testing.T) {
	w := newWorld(t)
	w.provider.discovery = func(d object) { delete(d, "end_session_endpoint") }
	b := w.browser()
	b.finish(b.consent(b.begin("/"))).want(t, 200)
	to := b.logout()
	if to.Host != must1(t, w.site.URL).Host || !b.loggedOut(to.RawQuery) {
		t.Errorf("sent to %v", to)
	}
}

func TestALogoutWhileTheProviderIsDownIsLocalAndSaysSo(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	b.finish(b.consent(b.begin("/"))).want(t, 200)
	w.provider.down.Store(true)
	w.clock.advance(2 * time.Hour)
	resp, err := b.Post(w.site.URL+"/deconnexion", "", nil)
	must(t, err)
	if body := w.read(resp); resp.StatusCode != 503 || !strings.Contains(body, "ProConnect") {
		t.Errorf("%d %s", resp.StatusCode, body)
	}
	if _, who := b.get(w.site.URL + "/moi"); who != "" {
		t.Errorf("still %q", who)
	}
}

func TestAStolenCookieIsWorthlessAfterLogout(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	b.finish(b.consent(b.begin("/"))).want(t, 200)
	thief := w.browser()
	thief.Jar.SetCookies(must1(t, w.site.URL), []*http.Cookie{{Name: w.sessions.Cookie.Name, Value: b.sessionToken()}})
	if _, who := thief.get(w.site.URL + "/moi"); who != "sub-1" {
		t.Fatal("the theft failed: the test proves nothing")
	}
	b.logout()
	if _, who := thief.get(w.site.URL + "/moi"); who != "" {
		t.Errorf("the thief is %q", who)
	}
}
