package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"ctin/model/demonstration"
)

// What L1 measures.
const (
	tabs          = 20 // as many as one person may follow
	editsPerSec   = 10
	liveMeasure   = 4 * time.Second
	warm          = 4 // changes that are told and not counted
	newCommitment = "/engagements/nouveau"
	journalOfPage = "/evenements"
)

// measureLive is L1: from the moment someone sends a change to the moment every
// open page is told of it, each change being written and journaled.
func measureLive(tb testing.TB, t *table, demo *program) {
	login(tb, demo.base, demonstration.Observer)
	writers := []*visitor{login(tb, demo.base, demonstration.FunderBruyere), login(tb, demo.base, demonstration.FunderCedre)}
	people := crowd(tb, demo, "sicoval", 100)
	for _, size := range []struct {
		pages int
		goal  float64
	}{{100, 15}, {500, 30}, {2000, 100}} {
		waits := told(tb, people[:size.pages/tabs], writers)
		t.add(line{
			id: "L1", measure: fmt.Sprintf("%d changes a second told to %d open pages: p99", editsPerSec, size.pages), unit: "ms",
			value: sample{waits[len(waits)*99/100]}, goal: size.goal,
		})
		t.add(line{id: "L1", measure: "  median", unit: "ms", value: sample{waits[len(waits)/2]}})
	}
}

// told is how long the open pages of these people waited for each change.
func told(tb testing.TB, people, writers []*visitor) []float64 {
	tb.Helper()
	l := &listening{}
	ctx, stop := context.WithCancel(tb.Context())
	for page := range len(people) * tabs {
		l.open(ctx, people[page/tabs], page)
	}
	time.Sleep(time.Second) // all have heard where the journal stands
	failed := l.edit(tb, writers)
	time.Sleep(time.Second)
	stop()
	l.all.Wait()
	if failed != nil {
		tb.Fatal(failed)
	}
	return l.waits(tb, len(people)*tabs)
}

// listening is many open pages, and what they were told.
type listening struct {
	all   sync.WaitGroup
	mu    sync.Mutex
	sent  []time.Time // when each change was sent
	heard []heard
}

// heard is one page told of one entry of the journal.
type heard struct {
	page  int
	entry int64
	at    time.Time
}

// open follows a coordination until ctx ends.
func (l *listening) open(ctx context.Context, v *visitor, page int) {
	v.tb.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, v.base+"/coordinations/sicoval"+journalOfPage, nil)
	if err != nil {
		v.tb.Fatal(err)
	}
	patient := &http.Client{Jar: v.client.Jar}
	answer, err := patient.Do(r)
	if err != nil || answer.StatusCode != http.StatusOK {
		v.tb.Fatalf("a stream: %v %v", answer, err)
	}
	l.all.Go(func() {
		defer func() { _ = answer.Body.Close() }() // it ends with ctx
		var entry int64
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			if id, is := strings.CutPrefix(lines.Text(), "id: "); is {
				entry, _ = strconv.ParseInt(id, 10, 64) // told again below, as a page that heard nothing
			}
			if lines.Text() == "event: change" {
				l.tell(heard{page, entry, time.Now()})
			}
		}
	})
}

func (l *listening) tell(h heard) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.heard = append(l.heard, h)
}

// waits is how long pages waited for each change, the shortest first: each
// change is one entry of the journal, and the last one must have reached all. A
// page that is told of two at once waited for both.
func (l *listening) waits(tb testing.TB, pages int) []float64 {
	tb.Helper()
	var last int64
	for _, h := range l.heard {
		last = max(last, h.entry)
	}
	known := make([]int64, pages) // the last entry of each page
	for i := range known {
		known[i] = last - int64(len(l.sent))
	}
	var waits []float64
	for _, h := range l.heard {
		for ; known[h.page] < h.entry; known[h.page]++ {
			change := len(l.sent) - int(last-known[h.page])
			waits = append(waits, ms(h.at.Sub(l.sent[change])))
		}
	}
	for page, entry := range known {
		if entry != last {
			tb.Fatalf("page %d was told of entry %d last, others of %d", page, entry, last)
		}
	}
	slices.Sort(waits)
	return waits
}

// edit declares commitments at a steady pace, by writers in turn: one person is
// not let write so often.
func (l *listening) edit(tb testing.TB, writers []*visitor) error {
	tb.Helper()
	path := "/coordinations/sicoval" + newCommitment
	funders := make([]string, len(writers))
	for i, v := range writers {
		found := ownFunder.FindStringSubmatch(v.get(path))
		if found == nil {
			return errors.New("the form names no funder")
		}
		funders[i] = found[1]
	}
	for n := range warm + int(liveMeasure.Seconds())*editsPerSec {
		begun := time.Now()
		if n == warm {
			l.sent = nil // what PostgreSQL and the program meet for the first time was met
		}
		l.sent = append(l.sent, begun)
		v := writers[n%len(writers)]
		answer, err := v.client.PostForm(v.base+path, url.Values{
			"funder": {funders[n%len(writers)]}, "purpose": {fmt.Sprintf("Mesure %d", n)}, "amount": {"100"}, "nature": {"cash"},
			"cle": {fmt.Sprint("live-", begun.UnixNano())},
		})
		if err != nil {
			return err
		}
		if body := v.read(answer); !strings.Contains(body, "Votre intention est déclarée.") {
			return fmt.Errorf("the commitment was not declared: %.500s", body)
		}
		time.Sleep(time.Until(begun.Add(time.Second / editsPerSec)))
	}
	return nil
}

// ownFunder is the organisation that a funder's form declares for.
var ownFunder = regexp.MustCompile(`(?s)name="funder".*?value="([0-9]+)"`)
