package browsertest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/chromedp"
)

const (
	startLimit = 30 * time.Second
	stopLimit  = 10 * time.Second
)

// commands are the names under which Chromium is installed, best first. The
// shell is the same browser without its windows: a walk takes it a third less
// time.
var commands = []string{"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// loopback keeps the browser from asking anybody but this machine: a page that
// loads something from elsewhere gets an error, and the test sees it.
const loopback = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE [::1], EXCLUDE localhost, EXCLUDE *.localhost"

// process is the only Chromium of a test binary. It is a variable because the
// tests of a package have nothing else in common, and starting a browser for
// each would cost half a second every time.
var process chromium

// chromium counts who uses the process, to stop it with the last one.
type chromium struct {
	mu    sync.Mutex
	users int
	kept  bool            // by Main, until the tests are over
	ctx   context.Context // nil while stopped
	free  func()
}

// Main runs the tests with one Chromium for all of them, started by the first
// that needs it, and stops it at the end. Without Main the browser stops each
// time the last person leaves, and starts again for the next test.
//
//	func TestMain(m *testing.M) { os.Exit(browsertest.Main(m.Run)) }
func Main(run func() int) int {
	process.keep(true)
	defer process.keep(false)
	return run()
}

func (c *chromium) keep(yes bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept = yes
	c.stopUnused()
}

// join gives the context of the running browser, and starts it when needed.
func (c *chromium) join() (context.Context, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ctx != nil && c.ctx.Err() != nil { // it crashed: the next test gets a new one
		c.stop()
	}
	if c.ctx == nil {
		if err := c.start(); err != nil {
			return nil, err
		}
	}
	c.users++
	return c.ctx, nil
}

func (c *chromium) leave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.users--
	c.stopUnused()
}

func (c *chromium) stopUnused() {
	if c.users == 0 && !c.kept && c.ctx != nil {
		c.stop()
	}
}

func (c *chromium) start() error {
	path, err := findChromium(exec.LookPath)
	if err != nil {
		return err
	}
	home, err := os.MkdirTemp("", "ctin-") // short: Chromium puts a socket there, and addresses of sockets are
	if err != nil {
		return err
	}
	alloc, freeAlloc := chromedp.NewExecAllocator(context.Background(), flags(path, home)...)
	ctx, cancel := chromedp.NewContext(alloc)
	free := func() {
		cancel()
		freeAlloc()
		_ = os.RemoveAll(home) // a folder left in the temporary one harms nobody
	}
	watchdog := time.AfterFunc(startLimit, cancel)
	defer watchdog.Stop()
	if err := chromedp.Do(ctx); err != nil {
		free()
		return fmt.Errorf("start %s: %w", path, err)
	}
	c.ctx, c.free = ctx, free
	return nil
}

// stop asks Chromium to close, waits for its processes, and kills those that
// do not leave; its profile goes with it.
func (c *chromium) stop() {
	ctx, cancel := context.WithTimeout(c.ctx, stopLimit)
	defer cancel()
	_ = chromedp.Cancel(ctx) // free kills whatever did not close
	c.free()
	c.ctx, c.free = nil, nil
}

// findChromium looks for the browser; look is exec.LookPath.
func findChromium(look func(string) (string, error)) (string, error) {
	for _, name := range commands {
		if path, err := look(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium on this machine: install the package chromium (looked in PATH for " +
		strings.Join(commands, ", ") + ")")
}

// flags are chromedp's own and ours. The sandbox is off because root has none,
// and because the tests only visit our own pages. Whatever Chromium writes
// beside its profile goes to home.
func flags(path, home string) []chromedp.ExecAllocatorOption {
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path),
		chromedp.Env("TMPDIR="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home),
		// computedName: the accessible name as the browser computes it.
		chromedp.Flag("enable-blink-features", "ComputedAccessibilityInfo"),
		chromedp.Flag("host-resolver-rules", loopback),
		chromedp.Flag("lang", "fr-FR"),
		chromedp.Flag("accept-lang", "fr-FR,fr"),
	)
	for _, name := range []string{
		"no-sandbox", "disable-gpu", "disable-quic", "disable-background-networking",
		"disable-component-update", "disable-sync", "no-first-run",
	} {
		options = append(options, chromedp.Flag(name, true))
	}
	return options
}
