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
	"strings"
	"sync"
	"testing"
	"time"

	"ctin/model/demonstration"
)

// The readers of L1: as many tabs as one person may follow, times so many people.
const (
	tabs          = 12
	editsPerSec   = 10
	liveMeasure   = 4 * time.Second
	liveGoal      = 15
	newCommitment = "/engagements/nouveau"
	journalOfPage = "/evenements"
)

// measureLive is L1: from the moment someone sends a change to the moment every
// open page is told of it, each change being written and journaled.
func measureLive(tb testing.TB, t *table, base string) {
	var readers []*visitor
	for _, key := range []string{
		demonstration.Coordinator, demonstration.Chair, demonstration.ViceChair, demonstration.Secretary,
		demonstration.FunderBruyere, demonstration.FunderCedre, demonstration.Member, demonstration.Observer,
	} {
		readers = append(readers, login(tb, base, key))
	}
	writer := login(tb, base, demonstration.FunderBruyere)
	l := &listening{}
	ctx, stop := context.WithCancel(tb.Context())
	for _, v := range readers {
		for range tabs {
			l.open(ctx, v)
		}
	}
	time.Sleep(time.Second) // all have heard where the journal stands
	failed := l.edit(tb, writer)
	time.Sleep(time.Second)
	stop()
	l.all.Wait()
	if failed != nil {
		tb.Fatal(failed)
	}
	slices.Sort(l.waits)
	count := len(readers) * tabs
	if len(l.waits) < count {
		tb.Fatalf("%d readers were told %d times", count, len(l.waits))
	}
	t.add(line{
		id: "L1", measure: fmt.Sprintf("%d changes a second told to %d open pages: p99", editsPerSec, count), unit: "ms",
		value: sample{l.waits[len(l.waits)*99/100]}, goal: liveGoal,
	})
	t.add(line{id: "L1", measure: "  median", unit: "ms", value: sample{l.waits[len(l.waits)/2]}})
}

// listening is many open pages, and when they were told.
type listening struct {
	all   sync.WaitGroup
	mu    sync.Mutex
	sent  time.Time // of the last change, zero before the first
	waits []float64
}

// open follows a coordination until ctx ends.
func (l *listening) open(ctx context.Context, v *visitor) {
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
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			if lines.Text() == "event: change" {
				l.told(time.Now())
			}
		}
	})
}

func (l *listening) told(at time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.sent.IsZero() {
		l.waits = append(l.waits, ms(at.Sub(l.sent)))
	}
}

// edit declares commitments at a steady pace.
func (l *listening) edit(tb testing.TB, v *visitor) error {
	tb.Helper()
	path := v.base + "/coordinations/sicoval" + newCommitment
	page, err := v.client.Get(path)
	if err != nil {
		return err
	}
	funder := ownFunder.FindStringSubmatch(v.read(page))
	if funder == nil {
		return errors.New("the form names no funder")
	}
	for n := range int(liveMeasure.Seconds()) * editsPerSec {
		begun := time.Now()
		l.mu.Lock()
		l.sent = begun
		l.mu.Unlock()
		form := url.Values{
			"funder": {funder[1]}, "purpose": {fmt.Sprintf("Mesure %d", n)}, "amount": {"100"}, "nature": {"cash"}, "cle": {fmt.Sprint("live-", n)},
		}
		answer, err := v.client.PostForm(path, form)
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
