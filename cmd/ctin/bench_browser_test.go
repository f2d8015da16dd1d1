package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

// measureBrowser is what a person's browser sees: E1 the weight of a first
// visit, E2 the EcoIndex, V1 how a page feels on a machine four times slower.
func measureBrowser(tb testing.TB, t *table, demo *program, v *visitor) {
	tab := browsertest.Open(tb, browsertest.At(demo.base))
	tab.Go("/connexion/demonstration")
	for _, p := range demonstration.Personas() {
		if p.Key == v.key {
			tab.Click(p.Title)
		}
	}
	pages := mainPages(v.coordination("sicoval"))
	measureWeight(t, tab, append(pages, recordPages(tb, v, v.coordination("sicoval"))...))
	measureVitals(tb, t, tab, pages[:4])
}

// worst keeps the greatest of several pages, and its name.
type worst struct {
	value float64
	page  string
}

func (w *worst) meet(value float64, p page) {
	if w.page == "" || value > w.value {
		*w = worst{value, p.name}
	}
}

func (w worst) line(id, measure, unit string, goal float64) line {
	return line{id: id, measure: measure + ", worst: " + w.page, unit: unit, value: sample{w.value}, goal: goal}
}

// measureWeight visits each page with an empty cache. A weight does not vary:
// once is enough.
func measureWeight(t *table, tab *browsertest.Tab, pages []page) {
	var bytes, requests, html, elements, lost worst
	for _, p := range pages {
		tab.Go(p.path)
		w := tab.Weight()
		mark, _ := w.EcoIndex()
		bytes.meet(float64(w.Bytes)/1000, p)
		requests.meet(float64(w.Requests), p)
		html.meet(float64(w.HTML)/1000, p)
		elements.meet(float64(w.Elements), p)
		lost.meet(100-mark, p)
	}
	t.add(bytes.line("E1", "first visit, all files", "kB", 60))
	t.add(requests.line("E1", "first visit", "requests", 5))
	t.add(html.line("E1", "HTML", "kB", 8))
	mark := line{id: "E2", measure: fmt.Sprintf("EcoIndex of %d pages, worst: %s", len(pages), lost.page), unit: "/ 100", goal: 80, least: true}
	mark.value.add(100 - lost.value)
	t.add(mark)
	t.add(elements.line("E2", "elements", "elements", 0))
}

// shortest is the least that Chromium tells of an answer to a gesture.
const shortest = 16 * time.Millisecond

// measureVitals presses a key on each page, beside a page that holds one word.
func measureVitals(tb testing.TB, t *table, tab *browsertest.Tab, pages []page) {
	empty := httptest.NewServer(http.HandlerFunc(emptyPage))
	defer empty.Close()
	blank := browsertest.Open(tb, browsertest.At(empty.URL))
	for _, p := range pages {
		lcp := line{id: "V1", measure: "CPU ÷ 4, LCP: " + p.name, unit: "ms", beside: "page of one word", goal: 1000}
		cls := line{id: "V1", measure: "CPU ÷ 4, CLS: " + p.name, goal: 0.02}
		inp := line{id: "V1", measure: "CPU ÷ 4, INP: " + p.name, unit: "ms", beside: "page of one word", goal: 100}
		for range rounds {
			least, felt := vitals(blank, "/"), vitals(tab, p.path)
			lcp.limit.add(ms(least.LCP))
			lcp.value.add(ms(felt.LCP))
			cls.value.add(felt.CLS)
			inp.limit.add(ms(max(least.INP, shortest)))
			inp.value.add(ms(max(felt.INP, shortest)))
		}
		t.lines = append(t.lines, lcp, cls, inp)
	}
}

// vitals visits a page and goes through its first links with the keyboard.
func vitals(tab *browsertest.Tab, path string) browsertest.Vitals {
	tab.Go(path)
	return tab.Vitals(func() { tab.Press("Tab", "Tab", "Tab") })
}

func ms(d time.Duration) float64 { return d.Seconds() * 1000 }

// emptyPage is the least that a browser can show.
func emptyPage(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprint(w, `<!doctype html><html lang="fr"><title>Mot</title><link rel="icon" href="data:,"><h1><a href="/">Mot</a></h1></html>`)
}
