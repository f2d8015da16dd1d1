package browsertest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// picturesVariable names the folder where pictures are kept.
const picturesVariable = "CTIN_PICTURES"

// view is what the page shows, for a failure message.
type view struct{ Title, Address, Text string }

// fail stops the test and says where the walk was.
func (t *Tab) fail(format string, args ...any) {
	t.tb.Helper()
	t.tb.Fatalf("browsertest: %s\n%s", fmt.Sprintf(format, args...), t.scene())
}

// flaw marks the test as failed and lets the walk go on.
func (t *Tab) flaw(format string, args ...any) {
	t.tb.Helper()
	t.tb.Errorf("browsertest: %s\n%s", fmt.Sprintf(format, args...), t.scene())
}

func (t *Tab) scene() string {
	v, err := eval[view](t, "here")
	if err != nil {
		return fmt.Sprintf("  (the page does not answer: %v)", err)
	}
	return fmt.Sprintf("  address: %s (status %d)\n  title:   %s\n  shows:   %s\n  picture: %s",
		v.Address, t.Status(), v.Title, v.Text, t.lastPicture())
}

// lastPicture outlives the test, whose own folder is removed.
func (t *Tab) lastPicture() string {
	folder := os.Getenv(picturesVariable)
	if folder == "" {
		folder = filepath.Join(os.TempDir(), "ctin-pictures")
	}
	name := fmt.Sprintf("failed-%s-%s", t.tb.Name(), time.Now().Format("150405.000"))
	path, err := t.picture(folder, name)
	if err != nil {
		return "none: " + err.Error()
	}
	return path
}

// Screenshot takes a picture of the whole page, down to its end, and gives its
// path: in the folder CTIN_PICTURES names, else in the test's own.
func (t *Tab) Screenshot(name string) string {
	t.tb.Helper()
	folder := os.Getenv(picturesVariable)
	if folder == "" {
		folder = t.tb.TempDir()
	}
	path, err := t.picture(folder, name)
	if err != nil {
		t.tb.Fatalf("browsertest: picture %q: %v", name, err)
	}
	return path
}

// A poster is the top of a page, as large as a picture beside a text may be.
const posterWidth, posterHeight = 1280, 1100

// Poster keeps a picture of the top of the page for the README.
func (t *Tab) Poster(name string) {
	t.tb.Helper()
	folder := os.Getenv(picturesVariable)
	if folder == "" {
		return // nobody asked for pictures
	}
	clip := page.Viewport{Width: posterWidth, Height: posterHeight, Scale: 1}
	if _, err := t.shoot(folder, name, &clip); err != nil {
		t.tb.Fatalf("browsertest: picture %q: %v", name, err)
	}
}

var unsafeInName = regexp.MustCompile(`[^\pL\pN._-]+`)

// picture keeps the whole page.
func (t *Tab) picture(folder, name string) (string, error) { return t.shoot(folder, name, nil) }

// shoot keeps a part of the page, or all of it.
func (t *Tab) shoot(folder, name string, clip *page.Viewport) (string, error) {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	beyond := true
	shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Format: page.CaptureScreenshotFormatPng, CaptureBeyondViewport: &beyond, Clip: clip,
	})
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	path := filepath.Join(folder, unsafeInName.ReplaceAllString(name, "-")+".png")
	return path, os.WriteFile(path, shot.Data, 0o644)
}
