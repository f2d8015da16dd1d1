package auth_test

import (
	"net/http"
	"net/url"
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

func TestAnUnknownProviderIsNotFound(t *testing.T) {
	w := newWorld(t)
	resp, _ := w.browser().get(w.site.URL + "/connexion/inconnu")
	if resp.StatusCode != http.StatusNotFound {
		t.Errorf("begin: %d", resp.StatusCode)
	}
	w.browser().finish(must1(t, w.site.URL+"/connexion/inconnu/retour?state=x")).want(t, 404)
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
