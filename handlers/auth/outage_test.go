package auth_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
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
		{"a redirect", func(h *hostile) {
			h.on["/token"] = http.RedirectHandler("/elsewhere", http.StatusTemporaryRedirect).ServeHTTP
		}},
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

func TestTheProviderMayGoDownBetweenBeginningAndEnd(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	u := b.consent(b.begin("/"))
	w.provider.down.Store(true)
	b.finish(u).want(t, 502)
	w.provider.down.Store(false)
	w.login().want(t, 200)
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
			w.provider.restore("/jwks")
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
