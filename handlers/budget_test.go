package handlers

import (
	"net/http"
	"regexp"
	"time"
)

var statementsOf = regexp.MustCompile(`route=(\S+) .*? sql=(\d+)`)

// fewStatements reads pages, each of which takes at most eight statements,
// session and rights included (S1).
func (v *visitor) fewStatements(paths ...string) {
	v.h.t.Helper()
	begin := len(v.h.settled())
	for _, path := range paths {
		expect(v.h.t, v.get(path), http.StatusOK)
	}
	seen := statementsOf.FindAllStringSubmatch(v.h.settled()[begin:], -1)
	for _, m := range seen {
		if len(m[2]) > 1 || m[2] > "8" {
			v.h.t.Errorf("S1: %s takes %s statements", m[1], m[2])
		}
	}
	if len(seen) != len(paths) {
		v.h.t.Errorf("%d requests in the log for %d pages", len(seen), len(paths))
	}
}

// settled is the log once it holds the line of every answer: a line is written
// when its answer has left.
func (h *house) settled() string {
	for text := h.log.String(); ; {
		time.Sleep(100 * time.Millisecond)
		later := h.log.String()
		if later == text {
			return text
		}
		text = later
	}
}
