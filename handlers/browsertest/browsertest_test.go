package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	pictures, err := os.MkdirTemp("", "browsertest-")
	if err != nil {
		panic(err)
	}
	os.Setenv(picturesVariable, pictures) // failures we provoke need no place of their own
	code := Main(m.Run)
	os.RemoveAll(pictures)
	os.Exit(code)
}

// witness is a test whose failure is what we want to see.
type witness struct {
	testing.TB // the real one, for folders and names

	mu       sync.Mutex
	messages []string
	stopped  bool
	cleanups []func()
}

func (w *witness) Helper() {}

func (w *witness) Cleanup(f func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cleanups = append(w.cleanups, f)
}

func (w *witness) Errorf(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.messages = append(w.messages, fmt.Sprintf(format, args...))
}

func (w *witness) Fatalf(format string, args ...any) {
	w.Errorf(format, args...)
	w.FailNow()
}

func (w *witness) FailNow() {
	w.mu.Lock()
	w.stopped = true
	w.mu.Unlock()
	runtime.Goexit()
}

func (w *witness) Failed() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.messages) > 0
}

func (w *witness) said() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return strings.Join(w.messages, "\n")
}

// observe runs a walk as a test of its own would, cleanup included, and gives
// what that test would have said.
func observe(t *testing.T, walk func(testing.TB)) *witness {
	t.Helper()
	w := &witness{TB: t}
	var done sync.WaitGroup
	done.Go(func() { walk(w) })
	done.Wait()
	for i := len(w.cleanups) - 1; i >= 0; i-- {
		w.cleanups[i]()
	}
	return w
}

// hasty does not wait long for what will not come.
func hasty(s *session) { s.patience, s.glance = 300*time.Millisecond, 200*time.Millisecond }

const policy = "default-src 'self'"

// site serves pages by path, under the product's content security policy.
func site(t *testing.T, pages map[string]string) string {
	t.Helper()
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		switch {
		case strings.HasSuffix(r.URL.Path, ".css"):
			w.Header().Set("Content-Type", "text/css")
		case strings.HasSuffix(r.URL.Path, ".js"):
			w.Header().Set("Content-Type", "text/javascript")
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		fmt.Fprint(w, body)
	})
}

func serve(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		handler(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// good is a good page: language, title, viewport, main, heading.
func good(title, body string) string {
	return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>` + title + `</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/style.css">
<script src="/page.js" defer></script></head><body><main><h1>` + title + `</h1>` + body + `</main></body></html>`
}

// mustSay fails the test when the walk did not fail, or not with those words.
func (w *witness) mustSay(t *testing.T, words ...string) {
	t.Helper()
	if !w.Failed() {
		t.Fatalf("the walk passed; it should have failed with %q", words)
	}
	for _, word := range words {
		if !strings.Contains(w.said(), word) {
			t.Errorf("the failure does not say %q:\n%s", word, w.said())
		}
	}
}
