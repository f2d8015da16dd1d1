package browsertest

import (
	"strings"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// slowdown makes this machine an old phone, as far as scripts and layout go.
const slowdown = 4

// Vitals is how a visit feels.
type Vitals struct {
	LCP time.Duration // when the largest part of the page was painted
	CLS float64       // how much the page jumped, all jumps added
	INP time.Duration // the slowest answer to a gesture; 0 without gestures
}

// Vitals visits the present address again on a machine four times slower, with
// nothing in the cache, then makes the gestures, which must stay on the page.
func (t *Tab) Vitals(gestures ...func()) Vitals {
	t.tb.Helper()
	defer t.quietly(slowdown)()
	t.visitAgain()
	before := t.notes() // a gesture ends the search for the largest part
	for _, gesture := range gestures {
		gesture()
	}
	after := t.notes()
	return Vitals{LCP: milliseconds(before.LCP), CLS: after.CLS, INP: milliseconds(after.INP)}
}

// notes are the browser's, since the visit began.
type notes struct{ LCP, CLS, INP float64 }

func (t *Tab) notes() notes {
	t.tb.Helper()
	got, err := evaluate[notes](t, notesScript, chromedp.EvalAwaitPromise)
	if err != nil {
		t.fail("vitals: %v", err)
	}
	return got
}

// visitAgain leaves out the fragment, with which the browser would stay where it is.
func (t *Tab) visitAgain() {
	t.tb.Helper()
	address, _, _ := strings.Cut(t.Address(), "#")
	t.visit(address)
}

func milliseconds(ms float64) time.Duration { return time.Duration(ms * float64(time.Millisecond)) }

// The pause lets the browser paint what came last.
const notesScript = `new Promise((done) => setTimeout(done, 500)).then(async () => {
	const entries = (type) => new Promise((done) => {
		const seen = [];
		new PerformanceObserver((list) => seen.push(...list.getEntries()))
			.observe({type, buffered: true, durationThreshold: 16});
		setTimeout(() => done(seen), 100);
	});
	const lcp = await entries('largest-contentful-paint');
	const jumps = (await entries('layout-shift')).filter((e) => !e.hadRecentInput);
	const gestures = (await entries('event')).filter((e) => e.interactionId);
	return {
		LCP: lcp.length ? lcp[lcp.length - 1].startTime : 0,
		CLS: jumps.reduce((sum, e) => sum + e.value, 0),
		INP: Math.max(0, ...gestures.map((e) => e.duration)),
	};
})`

// quietly slows the processor, empties the cache, and stops what a visitor's
// browser does not do; the answer undoes it.
func (t *Tab) quietly(rate float64) (undo func()) {
	t.tb.Helper()
	set := func(rate float64, measuring bool) error {
		if err := call(t.session, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: rate}); err != nil {
			return err
		}
		if err := call(t.session, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: measuring}); err != nil {
			return err
		}
		if measuring {
			return call(t.session, accessibility.Disable, cdp.Empty{})
		}
		return t.keepNames()
	}
	if err := set(rate, true); err != nil {
		t.fail("measure: %v", err)
	}
	return func() {
		t.tb.Helper()
		if err := set(1, false); err != nil {
			t.fail("measure: %v", err)
		}
	}
}

// Weight is what a first visit costs.
type Weight struct {
	Requests int // the tab's icon apart, which browsers ask for when they like
	Bytes    int // received, compressed, headers included
	HTML     int // of which the document
	Elements int // drawings count for one
}

// Weight visits the present address again with nothing in the cache, and waits
// until half a second passes without a request.
func (t *Tab) Weight() Weight {
	t.tb.Helper()
	defer t.quietly(1)()
	t.watch.count(true)
	defer t.watch.count(false)
	t.visitAgain()
	if !t.until(patience, func() bool { return t.watch.calmFor(500 * time.Millisecond) }) {
		t.fail("weight: requests do not end")
	}
	elements, err := evaluate[int](t, "document.querySelectorAll(':not(svg *)').length")
	if err != nil {
		t.fail("weight: %v", err)
	}
	w := t.watch.weight()
	w.Elements = elements
	return w
}
