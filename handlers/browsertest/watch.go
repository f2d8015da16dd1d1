package browsertest

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// watch hears what the page does while the walk looks elsewhere: which
// document came, whether another is on its way, what went wrong.
type watch struct {
	ctx context.Context

	mu       sync.Mutex
	main     cdp.FrameID
	loading  bool
	asked    time.Time // when the page asked for a navigation that did not start yet
	status   int64
	pages    []network.RequestID // every main document so far
	offline  bool
	problems []problem
	expected []string
	arrived  []string // files downloaded in full
	traffic  map[network.RequestID]*request
}

// problem is something a person would not see, and a developer must.
type problem struct {
	text    string
	request network.RequestID
}

func (w *watch) settleOn(target *chromedp.Target) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.main = cdp.FrameID(target.TargetID) // the main frame has the identity of its page
}

// hear runs in the loop that reads the browser's messages: it notes and returns.
func (w *watch) hear(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *page.EventFrameRequestedNavigation:
		if e.FrameID == w.main && e.Disposition == page.ClientNavigationDispositionCurrentTab {
			w.asked = time.Now()
		}
	case *page.EventFrameStartedLoading:
		w.setLoading(e.FrameID, true)
	case *page.EventFrameStoppedLoading:
		w.setLoading(e.FrameID, false)
	case *page.EventJavascriptDialogOpening:
		w.note("dialog "+string(e.Type)+": "+e.Message, "")
		go w.accept()
	case *browser.EventDownloadProgress:
		if e.State == browser.DownloadProgressStateCompleted {
			w.arrived = append(w.arrived, e.FilePath)
		}
	case *log.EventEntryAdded:
		w.hearLog(e.Entry)
	case *runtime.EventConsoleAPICalled, *runtime.EventExceptionThrown:
		w.hearConsole(event)
	default:
		w.hearNetwork(event)
	}
}

func (w *watch) setLoading(frame cdp.FrameID, yes bool) {
	if frame == w.main {
		w.loading, w.asked = yes, time.Time{}
	}
}

// accept answers yes to a dialog, which would block the page; the dialog is
// reported as a problem unless the test expects it.
func (w *watch) accept() {
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	// An error means that the page is gone, and its dialog with it.
	_, _ = chromedp.Call(ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
}

func (w *watch) hearLog(entry *log.Entry) {
	switch {
	case entry.Level != log.EntryLevelError:
	case w.offline && strings.Contains(entry.Text, "ERR_INTERNET_DISCONNECTED"):
	case isIcon(entry.URL): // the browser asks for it by itself
	default:
		w.note(entry.Text+" ("+entry.URL+")", entry.NetworkRequestID)
	}
}

func isIcon(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Path == "/favicon.ico"
}

func (w *watch) hearConsole(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			w.note("console."+string(e.Type)+": "+words(e.Args), "")
		}
	case *runtime.EventExceptionThrown:
		d := e.ExceptionDetails
		text := d.Text
		if d.Exception != nil {
			text += " " + words([]*runtime.RemoteObject{d.Exception})
		}
		w.note(fmt.Sprintf("%s (%s line %d)", text, d.URL, d.LineNumber+1), "")
	}
}

// words writes console arguments one after the other.
func words(args []*runtime.RemoteObject) string {
	parts := make([]string, len(args))
	for i, a := range args {
		parts[i] = a.Description
		if parts[i] == "" {
			parts[i] = strings.Trim(string(a.Value), `"`)
		}
	}
	return strings.Join(parts, " ")
}

func (w *watch) note(text string, request network.RequestID) {
	w.problems = append(w.problems, problem{text, request})
}

// files are the downloads that have arrived in full, by their paths.
func (w *watch) files() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.arrived)
}

// busy says whether another page is on its way. A navigation that was asked
// for and does not start within a second was refused.
func (w *watch) busy() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.loading || !w.asked.IsZero() && time.Since(w.asked) < time.Second
}

// Status is the HTTP status of the page, after redirections.
func (t *Tab) Status() int {
	t.watch.mu.Lock()
	defer t.watch.mu.Unlock()
	return int(t.watch.status)
}

// ExpectError says that the console will show an error, or a dialog will open,
// that contains part; when none does, the test fails. A page's own status
// (404, 409…) needs no expectation, nor do requests made while offline.
func (t *Tab) ExpectError(part string) {
	t.watch.mu.Lock()
	defer t.watch.mu.Unlock()
	t.watch.expected = append(t.watch.expected, part)
}

// reportProblems fails the test for every error nobody expected, and for every
// expected one that did not come.
func (t *Tab) reportProblems() {
	t.tb.Helper()
	if t.ctx.Err() == nil {
		_, _ = eval[bool](t, "ready") // errors on their way arrive before the answer
	}
	unexpected, missing := t.watch.verdict()
	for _, text := range unexpected {
		t.tb.Errorf("browsertest: error in the browser: %s", text)
	}
	for _, part := range missing {
		t.tb.Errorf("browsertest: expected an error in the browser that contains %q; none came", part)
	}
}

func (w *watch) verdict() (unexpected, missing []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	met := map[string]bool{}
	for _, p := range w.problems {
		i := slices.IndexFunc(w.expected, func(part string) bool { return strings.Contains(p.text, part) })
		switch {
		case i >= 0:
			met[w.expected[i]] = true
		case p.request == "" || !slices.Contains(w.pages, p.request):
			unexpected = append(unexpected, p.text)
		}
	}
	missing = slices.DeleteFunc(slices.Clone(w.expected), func(part string) bool { return met[part] })
	return unexpected, missing
}
