package handlers

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"ctin/model"

	"github.com/gin-gonic/gin"
)

// The size of a form, and of a form with files, in bytes.
const (
	maxForm   = 1 << 20
	maxUpload = 26 << 20 // 25 MB of file and what surrounds it
)

type contextKey int

const traceKey contextKey = iota

// trace follows one request for the log.
type trace struct {
	reference string
	address   string // of the client, as trusted proxies say
	route     string
	person    int64
	status    int
	size      int
}

// reference names a request, in the log and on error pages.
func reference(r *http.Request) string {
	if t, ok := r.Context().Value(traceKey).(*trace); ok {
		return t.reference
	}
	return ""
}

// clientAddress is where a request comes from, for the limits of the login.
func clientAddress(r *http.Request) string {
	if t, ok := r.Context().Value(traceKey).(*trace); ok && t.address != "" {
		return t.address
	}
	host, _, _ := net.SplitHostPort(r.RemoteAddr) // always host:port in a server
	return host
}

// observed writes one structured line a request, and measures it.
func (a *App) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t := &trace{reference: rand.Text()[:10], status: http.StatusOK}
		ctx, statements := model.Counted(context.WithValue(r.Context(), traceKey, t))
		begun, end := time.Now(), a.metrics.begun(r)
		inner := r.WithContext(ctx)
		next.ServeHTTP(&watched{w, t}, inner)
		t.settle(inner)
		end(t, time.Since(begun))
		a.Log.Info("request", slog.String("ref", t.reference), slog.String("method", r.Method),
			slog.String("route", t.route), slog.Int("status", t.status), slog.Int("bytes", t.size),
			slog.Int64("person", t.person), slog.Int64("sql", statements.Load()),
			slog.Duration("took", time.Since(begun)))
	})
}

// settle names the route of what the engine did not answer: assets, health.
func (t *trace) settle(r *http.Request) {
	switch {
	case t.route != "":
	case r.Pattern == "/" || r.Pattern == "":
		t.route = "none"
	default:
		_, path, _ := strings.Cut(r.Pattern, "/")
		t.route = "/" + path
	}
}

// watched notes the status and the size of an answer.
type watched struct {
	http.ResponseWriter
	trace *trace
}

func (w *watched) WriteHeader(status int) {
	w.trace.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(b []byte) (int, error) {
	n, err := w.ResponseWriter.Write(b)
	w.trace.size += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// recovered turns a panic into a logged error and a plain 500.
func (a *App) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if err, ok := p.(error); p == nil || ok && errors.Is(err, http.ErrAbortHandler) {
				return
			}
			a.Log.Error("panic", slog.String("ref", reference(r)), slog.Any("panic", p), slog.String("stack", string(debug.Stack())))
			http.Error(w, fmt.Sprintf(msgBroken, reference(r)), http.StatusInternalServerError)
		}()
		next.ServeHTTP(w, r)
	})
}

// headed sets what every answer carries: scripts, styles and frames of our own only.
func (a *App) headed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if a.Base.Scheme == "https" {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		next.ServeHTTP(w, r)
	})
}

// headAsGet answers HEAD as it would GET; the server drops the body.
func headAsGet(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			r = r.Clone(r.Context())
			r.Method = http.MethodGet
		}
		next.ServeHTTP(w, r)
	})
}

// bounded caps what a request may send.
func (a *App) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		limit := int64(maxForm)
		if isMultipart(r) {
			limit = maxUpload
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}

// noted tells the log which route answers and for whom.
func (a *App) noted(c *gin.Context) {
	t, ok := c.Request.Context().Value(traceKey).(*trace)
	if !ok {
		return
	}
	t.route, t.address = c.FullPath(), c.ClientIP()
	c.Next()
	if v, ok := c.Get(visitKey); ok { // a broken form goes no further than its reading
		t.person = int64(v.(*visit).actor.PersonID)
	}
}
