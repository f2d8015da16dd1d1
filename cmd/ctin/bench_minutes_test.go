package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"ctin/assets"
	"ctin/governance"
	"ctin/governance/seal"
	"ctin/handlers/browsertest"
	"ctin/templates"
	"ctin/templates/pdf"
)

// press prints minutes in both ways: ours, sealed, and the browser's.
type press struct {
	tb          testing.TB
	model       governance.MinutesContent
	certificate seal.Certificate
	pages       *templates.Set
	tab         *browsertest.Tab
	paper       templates.Paper // what the browser is shown
}

// settles is how long the browser goes on after it has printed: it must not
// take the processors from what is measured next.
const settles = 300 * time.Millisecond

// measurePrint is P1: minutes printed and sealed, beside headless Chromium that
// prints the accessible page of the same content.
func measurePrint(tb testing.TB, t *table) {
	p := &press{tb: tb}
	p.set()
	for _, pages := range []int{5, 50, 500} {
		content := p.reaching(pages)
		l := line{
			id: "P1", measure: fmt.Sprintf("minutes of %d pages, printed and sealed", pages), unit: "ms",
			beside: "Chromium prints the page", goal: 0.1,
		}
		turns := rounds
		if pages == 500 {
			turns = 1 // the browser takes the better part of a minute
		}
		for range turns {
			l.value.add(p.ours(content))
			l.limit.add(p.browser(content))
			time.Sleep(settles)
		}
		t.addTimes(l)
		if pages == 500 {
			t.add(line{id: "P1", measure: "minutes of 500 pages", unit: "s", value: sample{l.value.median() / 1000}, goal: 2})
			t.add(line{id: "P1", measure: "minutes of 500 pages: memory more", unit: "MB", value: sample{p.memory(content)}, goal: 70})
		}
	}
}

// set makes the press ready.
func (p *press) set() {
	p.tb.Helper()
	raw, err := os.ReadFile("../../governance/testdata/minutes.json")
	p.must(err)
	p.must(json.Unmarshal(raw, &p.model))
	text, err := seal.NewDemonstration(time.Now())
	p.must(err)
	p.certificate, err = seal.ParsePEM(text)
	p.must(err)
	p.pages, err = templates.New(assets.Path)
	p.must(err)
	mux := http.NewServeMux()
	mux.Handle("/assets/", assets.Handler())
	mux.HandleFunc("/", p.show)
	server := httptest.NewServer(mux)
	p.tb.Cleanup(server.Close)
	p.tab = browsertest.Open(p.tb, browsertest.At(server.URL))
}

func (p *press) must(err error) {
	p.tb.Helper()
	if err != nil {
		p.tb.Fatal(err)
	}
}

// show is the accessible page.
func (p *press) show(w http.ResponseWriter, _ *http.Request) {
	var page bytes.Buffer
	if err := p.pages.Render(&page, templates.MinutesReading{Paper: p.paper}); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = page.WriteTo(w) // a browser that left needs no page
}

func (p *press) evidence() templates.MinutesEvidence {
	return templates.MinutesEvidence{
		State: governance.MinutesSigned, ContentHash: strings.Repeat("0", 64), Zone: time.UTC, Sealer: "Mesure", IssuedAt: time.Now(), Verify: "https://ctin.example/verifier",
	}
}

// reaching is the story of the demonstration, said again until it fills so many
// pages.
func (p *press) reaching(pages int) governance.MinutesContent {
	p.tb.Helper()
	for times := 1; ; times += max(1, times/4) {
		content := p.model
		content.Agenda = slices.Repeat(p.model.Agenda, times)
		content.Decisions = slices.Repeat(p.model.Decisions, times)
		printed, err := pdf.Minutes(content, p.evidence())
		p.must(err)
		if printed.Pages >= pages {
			return content
		}
	}
}

// ours prints and seals, in milliseconds.
func (p *press) ours(content governance.MinutesContent) float64 {
	p.tb.Helper()
	begun := time.Now()
	r, err := pdf.Minutes(content, p.evidence())
	p.must(err)
	_, err = seal.Sign(r.Bytes, p.certificate, seal.Box{
		Page: r.SealPage, Left: r.SealBox[0], Bottom: r.SealBox[1], Width: r.SealBox[2] - r.SealBox[0], Height: r.SealBox[3] - r.SealBox[1],
	}, time.Now())
	p.must(err)
	return ms(time.Since(begun))
}

// browser prints a page that is already shown, in milliseconds.
func (p *press) browser(content governance.MinutesContent) float64 {
	p.tb.Helper()
	p.paper = templates.MinutesPaper(content, p.evidence())
	p.tab.Go("/")
	begun := time.Now()
	p.tab.Print()
	return ms(time.Since(begun))
}

// memory is how much more printing and sealing hold at their peak, in MB.
func (p *press) memory(content governance.MinutesContent) float64 {
	p.tb.Helper()
	debug.FreeOSMemory()
	p.must(os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200)) // the peak starts again
	before := status(p.tb, os.Getpid(), "VmRSS")
	p.ours(content)
	return status(p.tb, os.Getpid(), "VmHWM") - before
}
