package templates

import (
	"fmt"

	"ctin/governance"
	"ctin/governance/facts"
)

// Facts is the page of national figures: what five articles published, what it
// adds up to, and what does not go together.
type Facts struct {
	Frame
	Agreements  []facts.Agreement
	CTIN, All   facts.Total // the territories that try out a CTIN; every agreement
	PerPost     governance.Cents
	Envelopes   []facts.Envelope
	Prices      []facts.Price
	Needs       []facts.Figure
	Goals       []facts.Figure
	Comparisons []facts.Comparison
	Sources     []facts.Source
}

func (Facts) template() string { return "facts/index.html" }
func (p Facts) frame() Frame   { return p.titled(titleFacts) }

func factsViews() []Page { return []Page{Facts{}} }

// Chart draws the posts of each territory as bars. The same figures are in the
// table that follows it.
func (p Facts) Chart() Chart {
	var c Chart
	var most int64
	for _, a := range p.Agreements {
		most = max(most, a.Posts)
	}
	for i, a := range p.Agreements {
		c.Bars = append(c.Bars, bar(i, a, most))
	}
	c.Height = tenths(len(c.Bars) * barStep)
	return c
}

// Chart is horizontal bars. Heights are in em, so that they follow the size of
// the reader's letters, and lengths in percent, so that they follow the screen.
type Chart struct {
	Bars   []Bar
	Height string
}

// Bar is one line of a chart: its words, and the bar under them.
type Bar struct {
	Label, Value     string
	Hollow           bool // set apart; the caption says why
	TextY, Y, Height string
	Width            string
}

// The layout of one bar, in tenths of an em.
const (
	barStep   = 32
	barText   = 11
	barTop    = 15
	barHeight = 11
)

func bar(i int, a facts.Agreement, most int64) Bar {
	top := i * barStep
	return Bar{
		Label: a.Territory, Value: Number(a.Posts), Hollow: !a.CTIN,
		TextY: tenths(top + barText), Y: tenths(top + barTop), Height: tenths(barHeight),
		Width: fmt.Sprintf("%d%%", a.Posts*100/most),
	}
}

func tenths(n int) string { return fmt.Sprintf("%d.%dem", n/10, n%10) }

// figureText writes what a figure counts: "6 à 7 millions de personnes".
func figureText(f facts.Figure) string {
	switch f.Unit {
	case facts.Percent:
		return Number(f.Low) + nbsp + "%"
	case facts.OneIn:
		return onePersonIn + Number(f.Low)
	}
	return countText(f.Low, f.High) + nouns[f.Unit]
}

// countText writes a large number as one says it, or two that have the same unit.
func countText(low, high int64) string {
	switch {
	case low < million && low == high:
		return Number(low) + nbsp
	case low < million:
		return Number(low) + rangeTo + Number(high) + nbsp
	case low == high && low < 2*million:
		return inMillions(low) + nbsp + oneMillion
	case low == high:
		return inMillions(low) + nbsp + manyMillions
	default:
		return inMillions(low) + rangeTo + inMillions(high) + nbsp + manyMillions
	}
}

const million = 1_000_000

// inMillions writes a number that is round to a hundred thousand.
func inMillions(n int64) string {
	if rest := n % million / 100_000; rest != 0 {
		return fmt.Sprintf("%d,%d", n/million, rest)
	}
	return Number(n / million)
}

// priceText writes a price, or the two it lies between.
func priceText(p facts.Price) string {
	if p.Low == p.High {
		return Euros(p.Low)
	}
	return Number(p.Low/100) + rangeTo + Euros(p.High)
}

// resultText writes what a comparison gives.
func resultText(c facts.Comparison) string {
	switch {
	case c.Money:
		return Euros(governance.Cents(c.Low))
	case c.Low == c.High:
		return Number(c.Low)
	}
	return Number(c.Low) + rangeTo + Number(c.High)
}
