package governance

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Indicator is a figure that the diagnostic rests on, whatever its values.
type Indicator struct {
	ID             IndicatorID
	CoordinationID CoordinationID
	Name           string
	Unit           string // "%", "lieux"
	SectionCode    string // the section that uses it, or empty
	CreatedAt      time.Time
	Version        int
}

// Used tells an indicator that a section of the diagnostic rests on: it then
// needs a dated measurement (D3).
func (i Indicator) Used() bool { return i.SectionCode != "" }

// Path is the page of the indicator, below the coordination's address.
func (i Indicator) Path() string { return fmt.Sprintf("/indicateurs/%d", i.ID) }

// Measurement is one value of an indicator: of when, of where, from which
// source. The value is Value / 10^Decimals.
type Measurement struct {
	ID             MeasurementID
	CoordinationID CoordinationID
	IndicatorID    IndicatorID
	SourceID       SourceID
	Value          int64
	Decimals       int
	MeasuredOn     Date
	Perimeter      string // "epci:243100633", France, or empty for the whole territory
	AuthorID       PersonID
	CreatedAt      time.Time
}

// France is the perimeter of a national figure.
const France = "france"

// MeasuredIndicator is an indicator with its measurements, the latest first.
type MeasuredIndicator struct {
	Indicator
	Measurements []SourcedMeasurement
}

// SourcedMeasurement is a measurement with its source.
type SourcedMeasurement struct {
	Measurement
	Source Source
}

// IndicatorDraft is an indicator as typed.
type IndicatorDraft struct{ Name, Unit, SectionCode string }

// ParseIndicator reads an indicator.
func ParseIndicator(d IndicatorDraft) (Indicator, Problems) {
	var p Problems
	i := Indicator{SectionCode: d.SectionCode}
	i.Name = p.line(d.Name, "name", msgIndicatorName)
	i.Unit = p.line(d.Unit, "unit", msgIndicatorUnit)
	p.Add(knownSection(d.SectionCode))
	return i, p
}

// MeasurementDraft is a measurement as typed.
type MeasurementDraft struct{ Value, MeasuredOn, Perimeter string }

// ParseMeasurement reads a measurement: a figure and the day it is of.
func ParseMeasurement(d MeasurementDraft, today Date) (Measurement, Problems) {
	var p Problems
	m := Measurement{Perimeter: d.Perimeter}
	var err *Error
	m.Value, m.Decimals, err = parseDecimal(d.Value)
	p.Add(err)
	m.MeasuredOn, err = parseFactDate(d.MeasuredOn, today, "measured_on", msgMeasuredMissing)
	p.Add(err)
	return m, p
}

// maxDecimals and maxDigits are how precise a value may be.
const (
	maxDecimals = 6
	maxDigits   = 15
)

// parseDecimal reads « 13 000 000 » or « 19,5 » exactly.
func parseDecimal(typed string) (value int64, decimals int, err *Error) {
	s := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \u00a0\u202f", r) {
			return -1
		}
		return r
	}, typed)
	s = strings.Replace(strings.Replace(s, "−", "-", 1), ",", ".", 1)
	whole, fraction, dotted := strings.Cut(s, ".")
	digits := strings.TrimPrefix(whole, "-") + fraction
	value, failed := strconv.ParseInt(whole+fraction, 10, 64)
	switch {
	case s == "":
		return 0, 0, Fail(Invalid, msgValueMissing).On("value")
	case failed != nil, whole == "" || whole == "-", dotted && fraction == "", strings.Trim(digits, "0123456789") != "",
		len(fraction) > maxDecimals, len(digits) > maxDigits:
		return 0, 0, Fail(Invalid, msgValue).On("value")
	}
	return value, len(fraction), nil
}

// Same tells two measurements that say the same, 19,5 and 19,50 alike.
func (m Measurement) Same(other Measurement) bool {
	a, b := m.Value, other.Value
	for d := m.Decimals; d < other.Decimals; d++ {
		a *= 10
	}
	for d := other.Decimals; d < m.Decimals; d++ {
		b *= 10
	}
	return a == b
}

// Year is the year the measurement is of.
func (m Measurement) Year() string { return string(m.MeasuredOn[:min(4, len(m.MeasuredOn))]) }

// Disagreement is values of one year and one perimeter that differ (D6): they
// are kept apart, each with its source, and people are told.
type Disagreement struct {
	Year, Perimeter string
	Measurements    []SourcedMeasurement
}

// Disagreements finds the years and perimeters for which an indicator has
// values that differ, in the order they are met.
func (i MeasuredIndicator) Disagreements() []Disagreement {
	var found []Disagreement
	for _, m := range i.Measurements {
		n := slices.IndexFunc(found, func(d Disagreement) bool { return d.Year == m.Year() && d.Perimeter == m.Perimeter })
		if n < 0 {
			n = len(found)
			found = append(found, Disagreement{Year: m.Year(), Perimeter: m.Perimeter})
		}
		found[n].Measurements = append(found[n].Measurements, m)
	}
	return slices.DeleteFunc(found, func(d Disagreement) bool {
		return !slices.ContainsFunc(d.Measurements, func(m SourcedMeasurement) bool { return !m.Same(d.Measurements[0].Measurement) })
	})
}
