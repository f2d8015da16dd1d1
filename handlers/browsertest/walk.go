package browsertest

import (
	"context"
	"net/url"
	"os"
	"path/filepath"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Go visits an address and waits until it has loaded. A relative address
// starts from the one given by At, else from the current page.
func (t *Tab) Go(address string) {
	t.tb.Helper()
	whole, err := t.resolve(address)
	if err != nil {
		t.fail("go to %q: %v", address, err)
	}
	t.visit(whole)
}

func (t *Tab) resolve(address string) (string, error) {
	start := t.base
	if start == "" {
		start = t.Address()
	}
	base, err := url.Parse(start)
	if err != nil {
		return "", err
	}
	whole, err := base.Parse(address)
	if err != nil {
		return "", err
	}
	return whole.String(), nil
}

func (t *Tab) visit(address string) {
	t.tb.Helper()
	var result page.NavigateResult
	err := send(t.session, func(ctx context.Context) (err error) {
		result, err = chromedp.Call(ctx, page.Navigate, page.NavigateParams{URL: address})
		return err
	})
	if err != nil {
		t.fail("go to %s: %v", address, err)
	}
	if result.ErrorText != "" {
		t.fail("go to %s: %s", address, result.ErrorText)
	}
	t.settle()
}

// Reload asks for the page again.
func (t *Tab) Reload() {
	t.tb.Helper()
	if err := call(t.session, page.Reload, page.ReloadParams{}); err != nil {
		t.fail("reload: %v", err)
	}
	t.settle()
}

// Back returns to the page before.
func (t *Tab) Back() {
	t.tb.Helper()
	err := send(t.session, func(ctx context.Context) error {
		past, err := chromedp.Call(ctx, page.GetNavigationHistory, cdp.Empty{})
		if err != nil || past.CurrentIndex == 0 {
			return err
		}
		_, err = chromedp.Call(ctx, page.NavigateToHistoryEntry,
			page.NavigateToHistoryEntryParams{EntryID: past.Entries[past.CurrentIndex-1].ID})
		return err
	})
	if err != nil {
		t.fail("go back: %v", err)
	}
	t.settle()
}

// Address is the whole address of the page.
func (t *Tab) Address() string {
	t.tb.Helper()
	return t.here().Address
}

// Path is the address without host and query.
func (t *Tab) Path() string {
	t.tb.Helper()
	u, err := url.Parse(t.Address())
	if err != nil {
		t.fail("read the address: %v", err)
	}
	return u.Path
}

// Title is the title of the page.
func (t *Tab) Title() string {
	t.tb.Helper()
	return t.here().Title
}

func (t *Tab) here() view {
	t.tb.Helper()
	v, err := eval[view](t, "here")
	if err != nil {
		t.fail("read the page: %v", err)
	}
	return v
}

// Inside narrows the walk to the part of the page with that name: a region, a
// form, a group by its legend, a table by its caption, a section by its
// heading, a table row by its header or first cell.
func (t *Tab) Inside(name string) *Tab {
	return &Tab{session: t.session, scope: append(t.path(), name)}
}

// Click clicks the link, button or label with that name, where a mouse would,
// and waits for the page it leads to, if it leads to one.
func (t *Tab) Click(label string) {
	t.tb.Helper()
	t.clickAt(t.ask("target", label))
}

func (t *Tab) clickAt(spot finding) {
	t.tb.Helper()
	err := send(t.session, func(ctx context.Context) error {
		return chromedp.Do(ctx, chromedp.MouseClickXY(spot.X, spot.Y))
	})
	if err != nil {
		t.fail("click: %v", err)
	}
	t.settle()
}

// Download clicks the link or button with that name and gives the file it
// leads to.
func (t *Tab) Download(label string) (name string, content []byte) {
	t.tb.Helper()
	before := len(t.watch.files())
	t.Click(label)
	var fresh []string
	t.until(patience, func() bool {
		fresh = t.watch.files()[before:]
		return len(fresh) == 1
	})
	if len(fresh) != 1 {
		t.fail("“%s” gave %d files, expected one", label, len(fresh))
	}
	content, err := os.ReadFile(fresh[0])
	if err != nil {
		t.fail("read the file of “%s”: %v", label, err)
	}
	return filepath.Base(fresh[0]), content
}

// Offline cuts the network, and gives it back.
func (t *Tab) Offline(yes bool) {
	t.tb.Helper()
	t.watch.setOffline(yes)
	err := call(t.session, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		EmulateOfflineServiceWorker: &yes,
		MatchedNetworkConditions:    []*network.Conditions{{Offline: yes, DownloadThroughput: -1, UploadThroughput: -1}},
	})
	if err == nil { // navigator.onLine and its events
		err = call(t.session, network.OverrideNetworkState, network.OverrideNetworkStateParams{
			Offline: yes, DownloadThroughput: -1, UploadThroughput: -1,
		})
	}
	if err != nil {
		t.fail("offline: %v", err)
	}
}

// Size changes the window's size, in CSS pixels.
func (t *Tab) Size(width, height int) {
	t.tb.Helper()
	t.width, t.height = int64(width), int64(height)
	if err := t.resize(); err != nil {
		t.fail("size: %v", err)
	}
}

// Dark sets the system to dark colours.
func (t *Tab) Dark() { t.tb.Helper(); t.colours(true) }

// Light sets the system to light colours.
func (t *Tab) Light() { t.tb.Helper(); t.colours(false) }

func (t *Tab) colours(dark bool) {
	t.tb.Helper()
	t.dark = dark
	if err := t.paint(); err != nil {
		t.fail("colours: %v", err)
	}
}
