package auth_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"ctin/handlers/auth"
)

func TestAProviderThatIsDownShowsSoAndComesBackAlone(t *testing.T) {
	w := newWorld(t)
	w.provider.down.Store(true)
	begin := func() int {
		resp, _ := w.browser().get(w.site.URL + "/connexion/proconnect")
		return resp.StatusCode
	}
	if got := begin(); got != 503 {
		t.Errorf("begin answers %d", got)
	}
	if w.rp.Providers(t.Context())[0].Available {
		t.Error("shown as available")
	}
	before := w.provider.asked("/api/v2/.well-known/openid-configuration")
	for range 20 {
		begin()
	}
	if got := w.provider.asked("/api/v2/.well-known/openid-configuration"); got != before {
		t.Errorf("a provider that is down was asked %d more times at once", got-before)
	}
	w.provider.down.Store(false)
	w.clock.advance(6 * time.Second)
	if !w.rp.Providers(t.Context())[0].Available {
		t.Error("still shown as unavailable")
	}
	w.login().want(t, 200)
}

func TestDiscoveryThatMisbehavesIsAnOutage(t *testing.T) {
	const path = "/api/v2/.well-known/openid-configuration"
	edit := func(name string, value any) func(*hostile) {
		return func(h *hostile) { h.discovery = func(d object) { d[name] = value } }
	}
	for _, tt := range []struct {
		rule string
		knob func(*hostile)
	}{
		{"HTML", func(h *hostile) { h.on[path] = body("text/html", "<html>") }},
		{"64 MiB", func(h *hostile) { h.on[path] = flood("application/json", nil) }},
		{"65 kB", edit("padding", string(make([]byte, 65<<10)))},
		{"a redirect", func(h *hostile) { h.on[path] = http.RedirectHandler("/elsewhere", http.StatusFound).ServeHTTP }},
		{"another issuer", edit("issuer", "https://autre.exemple")},
		{"no token endpoint", edit("token_endpoint", "")},
		{"no userinfo endpoint", edit("userinfo_endpoint", nil)},
		{"plain http to another machine", edit("token_endpoint", "http://autre.exemple/token")},
		{"script as authorization endpoint", edit("authorization_endpoint", "javascript:alert(1)")},
		{"script as logout endpoint", edit("end_session_endpoint", "javascript:alert(1)")},
		{"keys without address", edit("jwks_uri", "/jwks")},
		{"wrong types", edit("authorization_response_iss_parameter_supported", "yes")},
		{"silence", func(h *hostile) { h.on[path] = hang }},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, quick)
			tt.knob(w.provider)
			start := time.Now()
			resp, _ := w.browser().get(w.site.URL + "/connexion/proconnect")
			if resp.StatusCode != 503 || len(resp.Cookies()) > 0 {
				t.Errorf("begin answers %d", resp.StatusCode)
			}
			if took := time.Since(start); took > 3*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestTheLogKeepsOneShortLineOfWhatAProviderSends(t *testing.T) {
	w := newWorld(t)
	w.provider.on["/api/v2/.well-known/openid-configuration"] = func(rw http.ResponseWriter, _ *http.Request) {
		rw.WriteHeader(500)
		_, _ = io.WriteString(rw, "\n\x1b[31mfake line\u202e"+strings.Repeat("x", 60_000))
	}
	w.browser().get(w.site.URL + "/connexion/proconnect")
	line := strings.TrimSpace(w.log.String())
	if len(line) > 500 || strings.ContainsAny(line, "\n\x1b\u202e") || strings.Contains(line, `\n`) || strings.Contains(line, `\u001b`) {
		t.Errorf("log: %q", line)
	}
}

func TestTheLoginPageDoesNotWaitForSilentProviders(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.provider.on["/api/v2/.well-known/openid-configuration"] = hang
	start := time.Now()
	choices := w.rp.Providers(t.Context())
	if took := time.Since(start); took > 2*time.Second || choices[0].Available {
		t.Errorf("%v after %v", choices, took)
	}
}

func TestKnownAddressesServeAnHourAndAreRefreshedInTheBackground(t *testing.T) {
	const path = "/api/v2/.well-known/openid-configuration"
	w := newWorld(t)
	w.login().want(t, 200)
	w.login().want(t, 200)
	if got := w.provider.asked(path); got != 1 {
		t.Errorf("discovery was asked %d times", got)
	}
	w.clock.advance(11 * time.Minute)
	w.login().want(t, 200)
	for range 100 {
		if w.provider.asked(path) == 2 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if got := w.provider.asked(path); got != 2 {
		t.Fatalf("discovery was asked %d times after its refresh", got)
	}
	w.provider.down.Store(true)
	w.clock.advance(30 * time.Minute)
	for range 20 {
		if !w.rp.Providers(t.Context())[0].Available {
			t.Error("half an hour without discovery closes the door")
		}
		time.Sleep(5 * time.Millisecond)
	}
	if got := w.provider.asked(path); got > 4 {
		t.Errorf("a provider that is down was asked %d times in a row", got-2)
	}
	w.clock.advance(61 * time.Minute)
	resp, _ := w.browser().get(w.site.URL + "/connexion/proconnect")
	if resp.StatusCode != 503 {
		t.Errorf("an hour-old document still serves: %d", resp.StatusCode)
	}
	w.provider.down.Store(false)
	w.clock.advance(6 * time.Second)
	w.login().want(t, 200)
}

func TestAnHTTPSProviderMayNotSendToPlainHTTP(t *testing.T) {
	for _, tt := range []struct {
		token string
		want  int
	}{
		{"https://127.0.0.1:1/token", http.StatusSeeOther},
		{"http://127.0.0.1:1/token", http.StatusServiceUnavailable},
	} {
		var issuer string
		secure := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			writeJSON(w, object{
				"issuer": issuer, "authorization_endpoint": issuer + "/a", "token_endpoint": tt.token,
				"userinfo_endpoint": issuer + "/u", "jwks_uri": issuer + "/k",
			})
		}))
		t.Cleanup(secure.Close)
		issuer = strings.Replace(secure.URL, "127.0.0.1", "example.com", 1) // the name in its certificate
		transport := secure.Client().Transport.(*http.Transport).Clone()
		transport.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, secure.Listener.Addr().String())
		}
		w := newWorld(t, func(c *auth.Config) { c.Providers[0].Issuer, c.Transport = issuer, transport })
		resp, _ := w.browser().get(w.site.URL + "/connexion/proconnect")
		if resp.StatusCode != tt.want {
			t.Errorf("%s: %d", tt.token, resp.StatusCode)
		}
	}
}

func TestProConnectComesFirstAndContactIsShown(t *testing.T) {
	w := newWorld(t, func(c *auth.Config) {
		other := c.Providers[0]
		other.Slug, other.Name, other.Issuer, other.ProConnect = "autre", "Autre", "http://127.0.0.1:1/autre", false
		c.Providers = []auth.Provider{other, c.Providers[0]}
	})
	got := w.rp.Providers(t.Context())
	if len(got) != 2 || !got[0].ProConnect || !got[0].Available || got[1].Available || got[0].Contact != "la coordinatrice" {
		t.Errorf("%+v", got)
	}
}
