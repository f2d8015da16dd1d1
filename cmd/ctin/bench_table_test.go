package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

// sample is the same thing measured several times.
type sample []float64

func (s *sample) add(v float64) { *s = append(*s, v) }

func (s sample) median() float64 {
	if len(s) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}

// String is the median, with the least and the most.
func (s sample) String() string {
	if len(s) == 0 {
		return "–"
	}
	least, most := slices.Min(s), slices.Max(s)
	if least == most {
		return figure(least)
	}
	return fmt.Sprintf("%s (%s–%s)", figure(s.median()), figure(least), figure(most))
}

// figure keeps three digits, which is already more than a machine repeats.
func figure(v float64) string {
	switch {
	case v == float64(int64(v)) || v >= 100:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case v >= 10:
		return strconv.FormatFloat(v, 'f', 1, 64)
	case v >= 0.1 || v == 0:
		return strconv.FormatFloat(v, 'f', 2, 64)
	}
	return strconv.FormatFloat(v, 'f', 4, 64)
}

// line is one measure. The goal is the most that its median may be, unless
// least says that it is a floor; without a goal it is there to be read.
type line struct {
	id, measure, unit string
	value             sample
	beside            string // what the limit is
	limit             sample
	goal              float64
	least             bool
	ofLimit           bool   // the goal is for the ratio
	flaw              string // why it is missed, whatever the value
}

func (l line) ratio() string {
	if l.limit.median() == 0 {
		return ""
	}
	return "×" + figure(l.value.median()/l.limit.median())
}

func (l line) wanted() string {
	switch {
	case l.goal == 0:
		return ""
	case l.least:
		return "≥ " + l.sign() + figure(l.goal)
	}
	return "≤ " + l.sign() + figure(l.goal)
}

func (l line) sign() string {
	if l.ofLimit {
		return "×"
	}
	return ""
}

// reached is what the goal is for: the median, or its ratio to the limit's.
func (l line) reached() float64 {
	if l.ofLimit {
		return l.value.median() / l.limit.median()
	}
	return l.value.median()
}

func (l line) verdict() string {
	switch {
	case l.flaw != "":
		return l.flaw
	case l.goal == 0:
		return ""
	case l.least == (l.reached() < l.goal) && l.reached() != l.goal:
		return "MISSED"
	}
	return "reached"
}

// table is what a run prints, in the order of the measures.
type table struct{ lines []line }

func (t *table) add(l line) { t.lines = append(t.lines, l) }

// addShare adds a measure whose goal is a share of its limit, at least.
func (t *table) addShare(l line) { t.addRatio(l, true) }

// addTimes adds a measure whose goal is how many times its limit, at most.
func (t *table) addTimes(l line) { t.addRatio(l, false) }

func (t *table) addRatio(l line, least bool) {
	l.least, l.ofLimit = least, true
	t.add(l)
}

func (t *table) print(w io.Writer) {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(out, "\nId\tMeasure\tUnit\tMedian (least–most)\tLimit, same run\t\tRatio\tGoal\t\n")
	for _, l := range t.lines {
		cells := []string{l.id, l.measure, l.unit, l.value.String(), "", l.beside, l.ratio(), l.wanted(), l.verdict()}
		if len(l.limit) > 0 {
			cells[4] = l.limit.String()
		}
		fmt.Fprintln(out, strings.Join(cells, "\t"))
	}
	_ = out.Flush()                         // to the terminal
	load, _ := os.ReadFile("/proc/loadavg") // of the last minute, five and fifteen; empty elsewhere
	fmt.Fprintf(w, "\n%d processors, %s, load %.14s\n", runtime.NumCPU(), runtime.Version(), load)
}
