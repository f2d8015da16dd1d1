package handlers

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"
)

// readyTime bounds what one question about readiness asks of the database.
const readyTime = 2 * time.Second

// lateMail is how old the oldest mail not sent may be before the service is
// said to be degraded.
const lateMail = time.Hour

// operation answers those who run the instance: outside sessions, so that
// these answers never depend on what they are about to judge.
func (a *App) operation(mux *http.ServeMux) {
	mux.HandleFunc("GET /healthz", a.alive)
	mux.HandleFunc("GET /readyz", a.ready)
	mux.HandleFunc("GET /metrics", a.measures)
}

// alive says that the process answers, and nothing else: a database that is
// down is no reason to start the program again.
func (a *App) alive(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n")) // nobody is left to be told
}

// readiness is whether this instance should receive requests.
type readiness struct {
	Status string            `json:"status"` // ready, degraded or unready
	Checks map[string]string `json:"checks"`
}

// The words of readiness.
const (
	ready    = "ready"
	degraded = "degraded"
	unready  = "unready"
	fine     = "ok"
)

// ready answers 503 when the database cannot be reached or lacks a migration.
// Mails that are late make it degraded, with 200: the instance serves pages as
// well as ever, and all instances share the outbox, so that taking them out
// would turn a broken mail server into an outage. It names no cause in
// public; the log does.
func (a *App) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), readyTime)
	defer cancel()
	answer := a.readiness(ctx)
	status := http.StatusOK
	if answer.Status == unready {
		status = http.StatusServiceUnavailable
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(answer) // nobody is left to be told
}

func (a *App) readiness(ctx context.Context) readiness {
	r := readiness{ready, map[string]string{"database": fine, "migrations": fine, "outbox": fine}}
	pending, err := a.Store.Pending(ctx)
	if err != nil {
		a.Log.Error("not ready", slog.Any("err", err))
		return readiness{unready, map[string]string{"database": "unreachable"}}
	}
	if len(pending) > 0 {
		a.Log.Error("not ready", slog.Any("pending migrations", pending))
		r.Status, r.Checks["migrations"] = unready, "pending"
	}
	if a.Demo != nil || r.Status == unready { // no mail ever leaves a demonstration
		return r
	}
	h, err := a.Store.Health(ctx)
	switch {
	case err != nil:
		a.Log.Error("not ready", slog.Any("err", err))
		r.Status, r.Checks["database"] = unready, "failing"
	case h.Oldest > lateMail:
		a.Log.Warn("mails are late", slog.Int("waiting", h.Waiting), slog.Duration("oldest", h.Oldest))
		r.Status, r.Checks["outbox"] = degraded, "late"
	}
	return r
}

// measures shows the metrics to whoever bears the token. Without a token they
// are shown by a demonstration only, to this machine: a proxy on the same
// machine would make the whole internet look local.
func (a *App) measures(w http.ResponseWriter, r *http.Request) {
	switch {
	case a.MetricsToken != "" && !bears(r, a.MetricsToken):
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, http.StatusText(http.StatusUnauthorized), http.StatusUnauthorized)
	case a.MetricsToken == "" && (a.Demo == nil || !fromHere(r)):
		http.NotFound(w, r)
	default:
		w.Header().Set("Cache-Control", "no-store")
		a.metrics.handler().ServeHTTP(w, r)
	}
}

// bears tells whether a request carries the token, in a time that tells
// nothing of it.
func bears(r *http.Request, token string) bool {
	given, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(token))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
}

// fromHere tells whether a request comes from this machine and was not passed on.
func fromHere(r *http.Request) bool {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	ip := net.ParseIP(host)
	passedOn := r.Header.Get("X-Forwarded-For") != "" || r.Header.Get("Forwarded") != "" || r.Header.Get("Via") != ""
	return err == nil && ip != nil && ip.IsLoopback() && !passedOn
}
