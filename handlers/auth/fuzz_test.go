package auth_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"ctin/handlers/auth"

	"github.com/alexedwards/scs/v2"
	"github.com/alexedwards/scs/v2/memstore"
)

// FuzzACallbackNeverSignsInNorPanics sends queries that no provider made. The
// provider of the test cannot be reached: what matters is what is done before.
func FuzzACallbackNeverSignsInNorPanics(f *testing.F) {
	for _, s := range []string{
		"", "state=a&code=b", "state=a&state=b", "error=access_denied&state=a", "code=%00", "a=%ff",
		"state=a;code=b", "iss=https://x&state=a&code=b", "%", "state=%zz", strings.Repeat("&", 100), "state[]=a",
	} {
		f.Add(s)
	}
	sessions, log := scs.New(), &record{}
	sessions.Store = memstore.NewWithCleanupInterval(0)
	rp, err := auth.New(auth.Config{
		BaseURL: &url.URL{Scheme: "http", Host: "127.0.0.1"}, Sessions: sessions,
		Log: slog.New(slog.NewTextHandler(log, nil)),
		Providers: []auth.Provider{{
			Slug: "a", Name: "A", Issuer: "http://127.0.0.1:1", ClientID: "c", ClientSecret: "s", Algorithm: "ES256",
		}},
	})
	must(f, err)
	f.Fuzz(func(t *testing.T, query string) {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL.RawQuery = query
		ctx, err := sessions.Load(context.Background(), "")
		must(t, err)
		_, err = rp.Finish(r.WithContext(ctx), "a")
		var refusal *auth.Refusal
		if !errors.As(err, &refusal) || refusal.Status != 400 && refusal.Status != 429 {
			t.Fatalf("%q: %v", query, err)
		}
		if sessions.Status(ctx) != scs.Unmodified {
			t.Fatalf("%q touched the session", query)
		}
		if strings.Count(refusal.Error(), "\n") > 0 {
			t.Fatalf("%q breaks the log", query)
		}
		rp.LoggedOut(r.WithContext(ctx))
	})
}
