package auth_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"ctin/handlers/auth"
)

func TestTwoTabsBothSucceed(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	one, two := b.begin("/un"), b.begin("/deux")
	o := b.finish(b.consent(one))
	o.want(t, 200)
	if o.Login.ReturnTo != "/un" {
		t.Errorf("first tab returns to %q", o.Login.ReturnTo)
	}
	o = b.finish(b.consent(two))
	o.want(t, 200)
	if o.Login.ReturnTo != "/deux" {
		t.Errorf("second tab returns to %q", o.Login.ReturnTo)
	}
}

func TestATabMayBeginWhileAnotherWaitsForTheProvider(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	reached, release := make(chan bool), make(chan bool)
	var once sync.Once
	w.provider.on["/token"] = func(rw http.ResponseWriter, r *http.Request) {
		once.Do(func() { reached <- true; <-release })
		w.provider.serveToken(rw, r)
	}
	first := b.consent(b.begin("/un"))
	done := make(chan outcome)
	go func() { done <- b.finish(first) }()
	<-reached
	b.finish(first).want(t, 400) // a replay, while the first is still being answered
	second := b.begin("/deux")
	release <- true
	o := <-done
	o.want(t, 200)
	b.finish(b.consent(second)).want(t, 200)
}

func TestOnlyTheFiveLatestLoginsOfABrowserAreKept(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	var begun []*url.URL
	for range 6 {
		begun = append(begun, b.begin("/"))
	}
	b.finish(b.consent(begun[0])).want(t, 400)
	for _, request := range begun[1:] {
		b.finish(b.consent(request)).want(t, 200)
	}
}

func TestAfterALoginTheSessionHasAnotherTokenAndALongLife(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	request := b.begin("/")
	before := b.sessionToken()
	b.finish(b.consent(request)).want(t, 200)
	after := b.sessionToken()
	if before == after || before == "" {
		t.Error("the token of the session was not renewed: session fixation")
	}
	if _, found, _ := w.sessions.Store.Find(before); found {
		t.Error("the former token still works")
	}
	if d := w.deadline(after); time.Until(d) < 11*time.Hour {
		t.Errorf("the person's session ends at %v", d)
	}
}

func TestLoginsNeverEndedLeaveShortAndSmallSessions(t *testing.T) {
	w := newWorld(t, func(c *auth.Config) {
		c.Address = func(r *http.Request) string { return r.URL.Query().Get("address") } // or the limit ends the test
	})
	for i := range 5000 {
		r := httptest.NewRequest(http.MethodGet, "/?address=10.0."+itoa(i/250)+"."+itoa(i%250), nil)
		ctx, err := w.sessions.Load(r.Context(), "")
		must(t, err)
		_, err = w.rp.Begin(r.WithContext(ctx), "proconnect", "/"+strings.Repeat("x", 5000))
		must(t, err)
		_, _, err = w.sessions.Commit(ctx)
		must(t, err)
	}
	all, err := w.sessions.Store.(interface {
		All() (map[string][]byte, error)
	}).All()
	must(t, err)
	if len(all) != 5000 {
		t.Fatalf("%d sessions", len(all))
	}
	for token, data := range all {
		if left := time.Until(w.deadline(token)); left > 10*time.Minute+time.Second || len(data) > 1024 {
			t.Fatalf("a session of %d bytes lives %v", len(data), left)
		}
	}
}

func TestOneBrowserBeginningForEverKeepsFiveLogins(t *testing.T) {
	w := newWorld(t, func(c *auth.Config) { c.Now = time.Now })
	b := w.browser()
	for range 100 {
		b.begin("/")
	}
	data, _, err := w.sessions.Store.Find(b.sessionToken())
	must(t, err)
	if len(data) > 3000 {
		t.Errorf("the session holds %d bytes", len(data))
	}
}
