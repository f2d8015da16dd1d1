package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"ctin/model/modeltest"
)

// A stop lets the requests in flight finish, and takes no new one.
func TestStoppingLetsRequestsFinish(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	arrived, leave := make(chan struct{}), make(chan struct{})
	h := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(arrived)
		<-leave
		_, _ = io.WriteString(w, "whole")
	})
	ctx, stop := context.WithCancel(t.Context())
	ended, answered := make(chan error, 1), make(chan string, 1)
	go func() { ended <- serveHTTP(ctx, l, h, slog.New(slog.DiscardHandler)) }()
	go func() {
		resp, err := http.Get("http://" + l.Addr().String())
		if err != nil {
			answered <- err.Error()
			return
		}
		defer func() { _ = resp.Body.Close() }()
		body, _ := io.ReadAll(resp.Body)
		answered <- string(body)
	}()
	<-arrived
	stop()
	refused := func() bool { _, err := net.Dial("tcp", l.Addr().String()); return err != nil }
	for deadline := time.Now().Add(5 * time.Second); !refused(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("new connections are still taken")
		}
	}
	close(leave)
	if got := <-answered; got != "whole" {
		t.Errorf("the request in flight got %q", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("ended with %v", err)
	}
}

// screen is what the program says, read while it says it.
type screen struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// eventually waits for something that must come.
func eventually(t *testing.T, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !done(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s did not happen", what)
		}
	}
}

// The service starts from its environment on an empty database, is ready,
// tries to send what waits, and stops cleanly.
func TestTheServiceRunsFromItsEnvironment(t *testing.T) {
	db := modeltest.Empty(t)
	env := coherent(t)
	env["DATABASE_URL"], env["DATABASE_OWNER_URL"] = db.AppURL, db.OwnerURL
	env["LISTEN"], env["METRICS_TOKEN"] = "127.0.0.1:0", "token"
	env["SMTP_URL"] = "smtp://" + closedPort(t)
	out := &screen{}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	ended := make(chan error, 1)
	term := terminal{strings.NewReader(""), out, out, func(name string) string { return env[name] }}
	go func() { ended <- run(ctx, term, []string{"serve"}) }()

	listening := regexp.MustCompile(`127\.0\.0\.1:\d+`)
	eventually(t, "listening", func() bool { return listening.MatchString(out.String()) })
	base := "http://" + listening.FindString(out.String())
	for path, want := range map[string]string{"/healthz": "ok", "/readyz": `"status":"ready"`, "/": "ctin"} {
		if got := answerOf(t, base+path, ""); !strings.Contains(got, want) {
			t.Errorf("%s: %s", path, got)
		}
	}
	if got := answerOf(t, base+"/metrics", "token"); !strings.Contains(got, "ctin_database_up 1") {
		t.Errorf("/metrics: %s", got)
	}
	db.App.MustExec(`insert into outbox (token, recipient, subject, body, created_at, next_attempt_at) values ('t', 'a@exemple.fr', 's', 'b', now(), now())`)
	eventually(t, "an attempt to send", func() bool {
		var n int
		return db.App.Get(&n, `select attempts from outbox`) == nil && n == 1
	})
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it did not end")
	}
	if strings.Contains(out.String(), "a@exemple.fr") {
		t.Error("the log names a recipient")
	}
}

// closedPort is an address of this machine where nobody answers.
func closedPort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

func answerOf(t *testing.T, address, token string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
