package auth_test

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ctin/handlers/auth"

	"github.com/go-jose/go-jose/v4"
)

func encode(v any) string {
	b, err := json.Marshal(v)
	must(nil, err)
	return string(b)
}

func itoa(i int) string { return strconv.Itoa(i) }

func must1(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	must(t, err)
	return u
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func body(kind, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = io.WriteString(w, text)
	}
}

// flood sends 64 MiB, and counts what was taken.
func flood(kind string, sent *atomic.Int64) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		block := make([]byte, 64<<10)
		for i := range block {
			block[i] = ' '
		}
		for range 1024 {
			n, err := w.Write(block)
			if sent != nil {
				sent.Add(int64(n))
			}
			if err != nil {
				return
			}
		}
	}
}

// hang answers nothing until the client leaves.
func hang(w http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body) // or the server does not notice that the client left
	select {
	case <-r.Context().Done():
	case <-time.After(20 * time.Second):
	}
}

// drip begins an answer and never ends it.
func drip(kind string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = io.WriteString(w, "{")
		w.(http.Flusher).Flush()
		hang(w, r)
	}
}

// quick makes the back channel wait little, so that the tests do.
func quick(c *auth.Config) { c.Timeout = 400 * time.Millisecond }

// deadline is when the session of a token ends.
func (w *world) deadline(token string) time.Time {
	w.t.Helper()
	ctx, err := w.sessions.Load(context.Background(), token)
	must(w.t, err)
	return w.sessions.Deadline(ctx)
}

func TestATokenEndpointThatMisbehavesCostsLittle(t *testing.T) {
	var taken atomic.Int64
	for _, tt := range []struct {
		rule string
		knob func(*hostile)
	}{
		{"500", func(h *hostile) { h.on["/token"] = status(500) }},
		{"HTML", func(h *hostile) { h.on["/token"] = body("text/html", "<html>") }},
		{"empty", func(h *hostile) { h.on["/token"] = body("application/json", "") }},
		{"a list", func(h *hostile) { h.on["/token"] = body("application/json", "[]") }},
		{"no access token", func(h *hostile) { h.token = func(o object) { delete(o, "access_token") } }},
		{"no id_token", func(h *hostile) { h.token = func(o object) { delete(o, "id_token") } }},
		{"id_token is a number", func(h *hostile) { h.token = func(o object) { o["id_token"] = 3 } }},
		{"another kind of token", func(h *hostile) { h.token = func(o object) { o["token_type"] = "mac" } }},
		{"an error with status 200", func(h *hostile) { h.token = func(o object) { o["error"] = "invalid_grant" } }},
		{"an error that echoes the request", func(h *hostile) {
			h.on["/token"] = func(w http.ResponseWriter, r *http.Request) {
				_ = r.ParseForm()
				w.Header().Set("Content-Type", "application/json")
				w.WriteHeader(400)
				_ = json.NewEncoder(w).Encode(object{"error": r.PostForm.Get("client_secret"), "error_description": r.PostForm.Encode()})
			}
		}},
		{"a redirect", func(h *hostile) { h.on["/token"] = http.RedirectHandler("/elsewhere", 307).ServeHTTP }},
		{"64 MiB", func(h *hostile) { h.on["/token"] = flood("application/json", &taken) }},
		{"2 MiB after a good answer", func(h *hostile) {
			h.on["/token"] = func(w http.ResponseWriter, r *http.Request) {
				h.serveToken(w, r)
				block := make([]byte, 2<<20)
				for i := range block {
					block[i] = ' '
				}
				_, _ = w.Write(block)
			}
		}},
		{"silence", func(h *hostile) { h.on["/token"] = hang }},
		{"an answer that never ends", func(h *hostile) { h.on["/token"] = drip("application/json") }},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, quick)
			tt.knob(w.provider)
			o := w.login()
			o.want(t, 502)
			if o.took > 3*time.Second {
				t.Errorf("it took %v", o.took)
			}
			if w.provider.asked("/elsewhere") > 0 {
				t.Error("the code and the secret followed a redirect")
			}
		})
	}
	t.Cleanup(func() {
		if taken.Load() > 16<<20 {
			t.Errorf("%d bytes were taken", taken.Load())
		}
	})
}

func TestOtherPagesStayQuickWhileAProviderHangs(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	reached := make(chan bool, 1)
	w.provider.on["/userinfo"] = func(rw http.ResponseWriter, r *http.Request) {
		reached <- true
		hang(rw, r)
	}
	done := make(chan outcome)
	go func() { done <- w.login() }()
	<-reached
	start := time.Now()
	w.browser().get(w.site.URL + "/moi")
	if took := time.Since(start); took > time.Second {
		t.Errorf("another page took %v", took)
	}
	o := <-done
	o.want(t, 502)
	if o.took > 7*time.Second {
		t.Errorf("the callback took %v", o.took)
	}
}

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
		{"a redirect", func(h *hostile) { h.on[path] = http.RedirectHandler("/elsewhere", 302).ServeHTTP }},
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

func TestTheProviderMayGoDownBetweenBeginningAndEnd(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	u := b.consent(b.begin("/"))
	w.provider.down.Store(true)
	b.finish(u).want(t, 502)
	w.provider.down.Store(false)
	w.login().want(t, 200)
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

func TestKeysRotate(t *testing.T) {
	w := newWorld(t)
	w.login().want(t, 200)
	w.provider.es, w.provider.kid = otherKey(), "k2"
	w.login().want(t, 200)
	if got := w.provider.asked("/jwks"); got != 2 {
		t.Errorf("the keys were asked %d times", got)
	}
}

func TestAWithdrawnKeyStopsWorking(t *testing.T) {
	w := newWorld(t)
	w.login().want(t, 200)
	w.provider.jwks = func(set *jose.JSONWebKeySet) { set.Keys = nil }
	w.clock.advance(time.Hour)
	w.login().want(t, 502)
}

func TestKeysDownIsABadGatewayAndRecovers(t *testing.T) {
	for _, tt := range []struct {
		rule string
		f    http.HandlerFunc
	}{
		{"500", status(500)},
		{"HTML", body("text/html", "<html>")},
		{"no key", body("application/json", `{"keys":[]}`)},
		{"64 MiB", flood("application/json", nil)},
		{"silence", hang},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, quick)
			w.provider.on["/jwks"] = tt.f
			o := w.login()
			o.want(t, 502)
			if o.took > 3*time.Second {
				t.Errorf("it took %v", o.took)
			}
			delete(w.provider.on, "/jwks")
			w.login().want(t, 200)
		})
	}
}

func TestSilentUserinfoIsABadGatewayInBoundedTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t, quick)
	w.provider.on["/userinfo"] = drip("application/jwt")
	o := w.login()
	o.want(t, 502)
	if o.took > 3*time.Second {
		t.Errorf("it took %v", o.took)
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
