package browsertest

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const (
	patience = 10 * time.Second // for a page, an element
	glance   = 5 * time.Second  // for a text
)

// Tab is what one person has before their eyes. One goroutine at a time may
// use it; several people are several tabs.
type Tab struct {
	*session
	scope []string // names of the regions the walk is in, outermost first
}

// session is what the tab and its narrower views share.
type session struct {
	tb        testing.TB
	ctx       context.Context
	base      string
	width     int64
	height    int64
	dark      bool
	noScript  bool
	patience  time.Duration
	glance    time.Duration
	downloads string
	watch     *watch
}

// Option says how a person comes.
type Option func(*session)

// At makes the addresses given to Go relative to base.
func At(base string) Option { return func(s *session) { s.base = base } }

// NoScript is a browser that runs no script.
func NoScript() Option { return func(s *session) { s.noScript = true } }

// Size is the window's, in CSS pixels; 1280 by 800 unless told.
func Size(width, height int) Option {
	return func(s *session) { s.width, s.height = int64(width), int64(height) }
}

// Dark is a system set to dark colours.
func Dark() Option { return func(s *session) { s.dark = true } }

// Light is a system set to light colours, as it is unless told.
func Light() Option { return func(s *session) { s.dark = false } }

// Open gives a new person an empty browser: no cookies, no storage. It closes
// with the test. The test fails, and is never skipped, without Chromium.
func Open(t testing.TB, options ...Option) *Tab {
	t.Helper()
	root, err := process.join()
	if err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	t.Cleanup(process.leave)
	return open(t, root, options, chromedp.WithNewBrowserContext())
}

// NewTab opens another tab of the same person: same cookies, same storage.
func (t *Tab) NewTab() *Tab {
	t.tb.Helper()
	same := func(s *session) {
		watch := s.watch
		ctx := s.ctx
		*s = *t.session
		s.watch, s.ctx = watch, ctx
	}
	return open(t.tb, t.ctx, []Option{same})
}

func open(tb testing.TB, parent context.Context, options []Option, how ...chromedp.ContextOption) *Tab {
	tb.Helper()
	w := &watch{}
	ctx, cancel := chromedp.NewContext(parent, append(how, chromedp.WithListener(w.hear))...)
	w.ctx = ctx
	tb.Cleanup(cancel)
	s := &session{
		tb: tb, ctx: ctx, watch: w,
		width: 1280, height: 800, patience: patience, glance: glance, downloads: tb.TempDir(),
	}
	for _, option := range options {
		option(s)
	}
	t := &Tab{session: s}
	watchdog := time.AfterFunc(startLimit, cancel)
	defer watchdog.Stop()
	if err := s.prepare(); err != nil {
		tb.Fatalf("browsertest: open a tab: %v", err)
	}
	tb.Cleanup(t.reportProblems)
	return t
}

// prepare opens the page, blank, and gives it the size and habits asked for.
func (s *session) prepare() error {
	if err := chromedp.Do(s.ctx); err != nil {
		return err
	}
	s.watch.settleOn(chromedp.FromContext(s.ctx).Target)
	for _, step := range []func() error{s.keepDownloads, s.keepFocus, s.keepNames, s.resize, s.paint, s.muteScripts} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// keepDownloads sends files to the test's own folder, not to the home folder.
func (s *session) keepDownloads() error {
	return call(s, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior:         browser.SetDownloadBehaviorBehaviorAllow,
		BrowserContextID: chromedp.FromContext(s.ctx).BrowserContextID,
		DownloadPath:     s.downloads,
		EventsEnabled:    new(true),
	})
}

// keepFocus makes every tab believe it is the one in front.
func (s *session) keepFocus() error {
	return call(s, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
}

// keepNames keeps the accessibility tree alive between questions: computing a
// name then takes 0.02 ms instead of 10.
func (s *session) keepNames() error {
	return call(s, accessibility.Enable, cdp.Empty{})
}

func (s *session) resize() error {
	return call(s, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: s.width, Height: s.height, DeviceScaleFactor: 1,
	})
}

// paint sets the colours, and less motion: a tint that fades would make
// contrast depend on the moment.
func (s *session) paint() error {
	scheme := "light"
	if s.dark {
		scheme = "dark"
	}
	return call(s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

func (s *session) muteScripts() error {
	return call(s, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: s.noScript})
}

// call sends one command to the page and waits for its answer, not for ever.
func call[P, R any](s *session, command cdp.Command[P, R], params P) error {
	return send(s, func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, command, params)
		return err
	})
}

func send(s *session, do func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(s.ctx, patience)
	defer cancel()
	return do(ctx)
}

// Together lets several people walk at once and waits for all of them; when
// one walk fails, the test stops after the others are done.
func Together(t testing.TB, walks ...func()) {
	t.Helper()
	var all sync.WaitGroup
	for _, walk := range walks {
		all.Go(walk)
	}
	all.Wait()
	if t.Failed() {
		t.FailNow()
	}
}
