package browsertest

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axeScript is axe-core 4.14.1, as its makers publish it; see axe.LICENSE.
//
//go:embed axe.min.js
var axeScript string

// standards are the levels A and AA of WCAG 2.2, as axe names them.
var standards = []string{"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"}

// violation is one rule of axe that elements break.
type violation struct {
	Rule, Help string
	Nodes      []struct{ Target, HTML, Why string }
}

func (v violation) String() string {
	text := fmt.Sprintf("%s: %s", v.Rule, v.Help)
	for _, n := range v.Nodes {
		text += fmt.Sprintf("\n    %s\n      %s\n      %s", n.Target, n.HTML, strings.ReplaceAll(n.Why, "\n", "\n      "))
	}
	return text
}

// culprit is an element and what is wrong with it.
type culprit struct{ HTML, Note string }

func (c culprit) String() string { return c.Note + ": " + c.HTML }

// Axe checks the page as it is now with axe-core: every rule of WCAG A and AA,
// or only the rules named. Each violation fails the test.
func (t *Tab) Axe(rules ...string) {
	t.tb.Helper()
	found, err := t.axe(rules)
	if err != nil {
		t.fail("axe: %v", err)
	}
	if len(found) > 0 {
		t.flaw("%d accessibility rules are broken%s:%s", len(found), t.manner(), list(found))
	}
}

// axe runs in the page, which must run scripts for that: where it must not,
// they are allowed for as long as axe works, too late for the page's own.
func (t *Tab) axe(rules []string) ([]violation, error) {
	if t.noScript {
		if err := call(t.session, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{}); err != nil {
			return nil, err
		}
		defer func() { _ = t.muteScripts() }() // fails only when the page is gone
	}
	present, err := evaluate[bool](t, "typeof axe !== 'undefined'")
	if err == nil && !present {
		_, err = evaluate[chromedp.Void](t, axeScript)
	}
	if err != nil {
		return nil, err
	}
	return evaluate[[]violation](t, axeCall(rules), chromedp.EvalAwaitPromise)
}

func axeCall(rules []string) string {
	kind, values := "rule", rules
	if len(rules) == 0 {
		kind, values = "tag", standards
	}
	only, err := json.Marshal(map[string]any{"type": kind, "values": values})
	if err != nil {
		panic(err) // strings always encode
	}
	return fmt.Sprintf(`(() => { %s
		finishMotion();
		return axe.run(document, {runOnly: %s, resultTypes: ['violations'], preload: false, iframes: false}).then((r) =>
			r.violations.map((v) => ({rule: v.id, help: v.help, nodes: v.nodes.map((n) =>
				({target: n.target.join(' '), html: n.html.slice(0, 300), why: n.failureSummary}))})))
	})()`, keyboardScript, only)
}

// manner says in what window and colours a check was made.
func (t *Tab) manner() string {
	colours := "light"
	if t.dark {
		colours = "dark"
	}
	return fmt.Sprintf(" at %d px in %s", t.width, colours)
}

// Reflow checks that nothing makes the page scroll sideways at this width.
func (t *Tab) Reflow() {
	t.tb.Helper()
	t.noCulprit("reflow", "the page does not fit its width")
}

// Targets checks that what can be touched measures 24 by 24 px, or stands far
// enough from the rest, or is a link in a sentence (WCAG 2.5.8).
func (t *Tab) Targets() {
	t.tb.Helper()
	t.noCulprit("targets", "too small to be touched")
}

func (t *Tab) noCulprit(function, complaint string) {
	t.tb.Helper()
	found, err := eval[[]culprit](t, function)
	if err != nil {
		t.fail("%s: %v", function, err)
	}
	if len(found) > 0 {
		t.flaw("%s%s:%s", complaint, t.manner(), list(found))
	}
}

// pose is a window and the colours of the system.
type pose struct {
	width, height int
	dark          bool
}

// poses are those after the usual one; the first is furthest from it.
func poses() []pose { return []pose{{320, 640, true}, {1280, 800, true}, {320, 640, false}} }

// CheckPage checks the page in its present state: every rule of axe at 1280 px
// in light colours, then contrast, reflow and targets at 320 px in dark. The
// window and colours are then as before.
func (t *Tab) CheckPage() {
	t.tb.Helper()
	t.checkIn(poses()[:1])
}

// CheckEverywhere is CheckPage, and dark at 1280 px and light at 320 px too: it
// is for what all pages share, their frame and their components.
func (t *Tab) CheckEverywhere() {
	t.tb.Helper()
	t.checkIn(poses())
}

func (t *Tab) checkIn(others []pose) {
	t.tb.Helper()
	width, height, dark := t.width, t.height, t.dark
	t.pose(pose{1280, 800, false})
	t.Axe()
	t.fits()
	for _, p := range others {
		t.pose(p)
		t.Axe("color-contrast")
		t.fits()
	}
	t.pose(pose{int(width), int(height), dark})
}

func (t *Tab) fits() {
	t.tb.Helper()
	t.Reflow()
	t.Targets()
}

func (t *Tab) pose(p pose) {
	t.tb.Helper()
	t.Size(p.width, p.height)
	t.colours(p.dark)
}
