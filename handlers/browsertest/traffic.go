package browsertest

import (
	"time"

	"github.com/chromedp/cdproto/network"
)

// request is one file on its way.
type request struct {
	kind  network.ResourceType
	bytes int
	over  bool
	at    time.Time // when it last changed
}

// hearNetwork notes the page's document, and every request while they count.
func (w *watch) hearNetwork(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		w.begin(e)
	case *network.EventResponseReceived:
		if e.Type == network.ResourceTypeDocument && e.FrameID == w.main {
			w.status = e.Response.Status
			w.pages = append(w.pages, e.RequestID)
		}
	case *network.EventLoadingFinished:
		w.end(e.RequestID, int(e.EncodedDataLength))
	case *network.EventLoadingFailed:
		w.end(e.RequestID, 0)
	}
}

func (w *watch) begin(e *network.EventRequestWillBeSent) {
	if w.traffic == nil || e.Type == network.ResourceTypeOther || e.Request == nil || isInline(e.Request.URL) {
		return
	}
	w.traffic[e.RequestID] = &request{kind: e.Type, at: time.Now()}
}

func isInline(address string) bool { return len(address) > 5 && address[:5] == "data:" }

func (w *watch) end(id network.RequestID, bytes int) {
	if r := w.traffic[id]; r != nil {
		r.bytes, r.over, r.at = bytes, true, time.Now()
	}
}

// count begins to note requests, or ends it.
func (w *watch) count(yes bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.traffic = nil
	if yes {
		w.traffic = map[network.RequestID]*request{}
	}
}

// calmFor says whether nothing came or went for that long. Streams of events
// stay open and do not count.
func (w *watch) calmFor(pause time.Duration) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, r := range w.traffic {
		open := !r.over && r.kind != network.ResourceTypeEventSource && r.kind != network.ResourceTypeWebSocket
		if open || time.Since(r.at) < pause {
			return false
		}
	}
	return true
}

func (w *watch) weight() Weight {
	w.mu.Lock()
	defer w.mu.Unlock()
	total := Weight{Requests: len(w.traffic)}
	for _, r := range w.traffic {
		total.Bytes += r.bytes
		if r.kind == network.ResourceTypeDocument {
			total.HTML += r.bytes
		}
	}
	return total
}

func (w *watch) setOffline(yes bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.offline = yes
}
