package handlers

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"ctin/handlers/auth"
	"ctin/model"
	"ctin/model/modeltest"
)

// serving is an application of the real service, without a demonstration.
func serving(t *testing.T, token string) (*App, *modeltest.DB, *syncBuffer) {
	t.Helper()
	land, err := atlas()
	if err != nil {
		t.Fatal(err)
	}
	set, err := pages()
	if err != nil {
		t.Fatal(err)
	}
	db, log := modeltest.Open(t), &syncBuffer{}
	base := &url.URL{Scheme: "https", Host: "ctin.test"}
	store := model.New(db.App, land, base, time.Now)
	if _, err := store.Stamp(t.Context(), model.ModeProduction); err != nil {
		t.Fatal(err)
	}
	app, err := New(Config{
		Store: store, Atlas: land, Pages: set, Base: base, Life: 12 * time.Hour, Idle: time.Hour, MetricsToken: token,
		Log: slog.New(slog.NewTextHandler(log, nil)), Now: time.Now,
		Providers: []auth.Provider{{
			Slug: "idp", Name: "IDP", Issuer: "https://idp.test", ClientID: "ctin", ClientSecret: "secret",
			Algorithm: "ES256", Scopes: []string{"openid"},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return app, db, log
}

// ask sends one request to an application, as a peer with that address.
func ask(app *App, path, peer string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.RemoteAddr = peer
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	app.Handler().ServeHTTP(w, r)
	return w
}

const (
	loopback = "127.0.0.1:4000"
	afar     = "203.0.113.9:4000"
)

func TestTheProcessIsAliveWhateverTheDatabase(t *testing.T) {
	app, db, _ := serving(t, "")
	_ = db.App.Close()
	w := ask(app, "/healthz", afar)
	if w.Code != http.StatusOK || w.Body.String() != "ok\n" || w.Header().Get("Cache-Control") != "no-store" || len(w.Result().Cookies()) > 0 {
		t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
	}
}

// readOf is what /readyz answers.
func readOf(t *testing.T, app *App) (int, readiness) {
	t.Helper()
	w := ask(app, "/readyz", afar)
	var r readiness
	if err := json.Unmarshal(w.Body.Bytes(), &r); err != nil || w.Header().Get("Content-Type") != "application/json" {
		t.Fatalf("%q (%v)", w.Body, err)
	}
	return w.Code, r
}

func TestReadinessSaysWhatIsWrong(t *testing.T) {
	const queue = `insert into outbox (token, recipient, subject, body, created_at, next_attempt_at) values ('t', 'a@b.fr', 's', '', now() - interval '61 minutes', now())`
	for _, tt := range []struct {
		rule, owner string // what the owner does before
		status      int
		word        string
		check       string // the check that is not fine, or empty
	}{
		{"all is well", ``, http.StatusOK, ready, ""},
		{"a recent mail waits", strings.Replace(queue, "61", "59", 1), http.StatusOK, ready, ""},
		{"a mail waits for more than an hour", queue, http.StatusOK, degraded, "outbox"},
		{"an old mail was sent", queue + `; update outbox set sent_at = now()`, http.StatusOK, ready, ""},
		{"an old mail was given up", queue + `; update outbox set given_up_at = now()`, http.StatusOK, ready, ""},
		{"a migration is missing", `delete from migrations where name = '0001_foundation.sql'`, http.StatusServiceUnavailable, unready, "migrations"},
		{"a table cannot be read", `revoke select on outbox from ctin`, http.StatusServiceUnavailable, unready, "database"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			app, db, log := serving(t, "")
			if _, err := db.Owner.Exec(tt.owner); err != nil {
				t.Fatal(err)
			}
			status, r := readOf(t, app)
			if status != tt.status || r.Status != tt.word {
				t.Errorf("%d %+v", status, r)
			}
			for name, word := range r.Checks {
				if (word == fine) != (name != tt.check) {
					t.Errorf("%s: %s", name, word)
				}
			}
			if (tt.check != "") != strings.Contains(log.String(), "level=WARN") && (tt.check != "") != strings.Contains(log.String(), "level=ERROR") {
				t.Errorf("log %s", log)
			}
		})
	}
	app, db, _ := serving(t, "")
	_ = db.App.Close()
	status, r := readOf(t, app)
	if status != http.StatusServiceUnavailable || r.Status != unready || r.Checks["database"] == fine {
		t.Errorf("without a database: %d %+v", status, r)
	}
}

func TestADemonstrationIsReadyWhoeverReadsItsMails(t *testing.T) {
	h := build(t)
	h.db.App.MustExec(`insert into outbox (token, recipient, subject, body, created_at, next_attempt_at) values ('t', 'a@b.fr', 's', '', now() - interval '2 days', now())`)
	if page := h.stranger().get("/readyz"); page.status != http.StatusOK || !strings.Contains(page.body, `"ready"`) {
		t.Errorf("%d %s", page.status, page.body)
	}
}

func TestMetricsAreNotForTheInternet(t *testing.T) {
	const token = "a long random token"
	closed, _, _ := serving(t, "")
	opened, _, _ := serving(t, token)
	demo := build(t).app
	for _, tt := range []struct {
		rule   string
		app    *App
		peer   string
		header []string
		want   int
	}{
		{"without a token, from this machine: a proxy may be there", closed, loopback, nil, http.StatusNotFound},
		{"without a token, from afar", closed, afar, nil, http.StatusNotFound},
		{"without a token, an empty one is given", closed, loopback, []string{"Authorization", "Bearer "}, http.StatusNotFound},
		{"with a token, none given", opened, loopback, nil, http.StatusUnauthorized},
		{"with a token, another one given", opened, afar, []string{"Authorization", "Bearer another"}, http.StatusUnauthorized},
		{"with a token, given", opened, afar, []string{"Authorization", "Bearer " + token}, http.StatusOK},
		{"a demonstration, from this machine", demo, loopback, nil, http.StatusOK},
		{"a demonstration, from this machine, IPv6", demo, "[::1]:4000", nil, http.StatusOK},
		{"a demonstration, from afar", demo, afar, nil, http.StatusNotFound},
		{"a demonstration, passed on", demo, loopback, []string{"X-Forwarded-For", "203.0.113.9"}, http.StatusNotFound},
	} {
		w := ask(tt.app, "/metrics", tt.peer, tt.header...)
		if w.Code != tt.want {
			t.Errorf("%s: %d", tt.rule, w.Code)
		}
		if strings.Contains(w.Body.String(), "ctin_") != (tt.want == http.StatusOK) {
			t.Errorf("%s: said %q", tt.rule, w.Body)
		}
	}
}

func TestMetricsMeasureRequestsByRoute(t *testing.T) {
	h := build(t)
	v := h.login("coordinatrice")
	v.get("/mes-sessions")
	v.get("/nulle/part")
	v.get("/coordinations/une-autre")
	v.get("/healthz")
	r, err := http.NewRequest("BREW", h.base.String()+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	v.do(r)
	h.db.App.MustExec(`insert into outbox (token, recipient, subject, body, created_at, next_attempt_at) values ('t', 'a@b.fr', 's', '', now() - interval '2 hours', now())`)
	body := h.stranger().get("/metrics").body
	for _, line := range []string{
		`ctin_request_seconds_count{method="GET",route="/mes-sessions",status="200"} 1`,
		`ctin_request_seconds_count{method="GET",route="none",status="404"} 1`,
		`ctin_request_seconds_count{method="GET",route="/coordinations/:slug",status="404"} 1`,
		`ctin_request_seconds_count{method="GET",route="/healthz",status="200"} 1`,
		`ctin_request_seconds_count{method="other"`,
		`ctin_requests_in_flight 1`,
		`ctin_database_up 1`,
		`ctin_outbox_waiting 1`,
		`ctin_outbox_oldest_seconds 72`,
		`ctin_sessions_open 1`,
		`ctin_journal_entries`,
		`ctin_database_connections`,
		`go_goroutines`,
		`process_resident_memory_bytes`,
	} {
		if !strings.Contains(body, "\n"+line) {
			t.Errorf("%s is not told", line)
		}
	}
	for _, secret := range []string{"nulle", "une-autre", "BREW", "coordinatrice", "a@b.fr"} {
		if strings.Contains(body, secret) {
			t.Errorf("a measure tells %q", secret)
		}
	}
}

func TestMetricsAreToldWhenTheDatabaseIsDown(t *testing.T) {
	app, db, _ := serving(t, "token")
	_ = db.App.Close()
	w := ask(app, "/metrics", afar, "Authorization", "Bearer token")
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "\nctin_database_up 0") || strings.Contains(w.Body.String(), "ctin_outbox_waiting ") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// Every request leaves one line, with the reference that its error page shows.
func TestOneLineIsLoggedForEachRequest(t *testing.T) {
	h := build(t)
	before := strings.Count(h.log.String(), "msg=request")
	page := h.stranger().get("/nulle/part")
	var lines []string
	for line := range strings.Lines(h.log.String()) {
		if strings.Contains(line, "msg=request") {
			lines = append(lines, line)
		}
	}
	if len(lines) != before+1 {
		t.Fatalf("%d lines", len(lines)-before)
	}
	last := lines[len(lines)-1]
	for _, part := range []string{"ref=", "method=GET", "status=404", "took=", "sql=", "bytes=", "route=none"} {
		if !strings.Contains(last, part) {
			t.Errorf("%s is not in %s", part, last)
		}
	}
	ref := regexpFind(t, last, `ref=(\S+)`)
	if !strings.Contains(page.body, ref) {
		t.Errorf("the page does not show the reference %s: %s", ref, page.text())
	}
	if slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, "nulle") }) {
		t.Error("the log tells the address as typed")
	}
}
