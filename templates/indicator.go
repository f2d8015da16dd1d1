package templates

import "ctin/governance"

// IndicatorIndex lists the indicators of a coordination with their last value.
type IndicatorIndex struct {
	Frame
	Lines []IndicatorLine
	Add   string // path of the form, or empty
}

// IndicatorLine is one indicator of the list.
type IndicatorLine struct {
	Name, Path string
	Section    string
	Last       IndicatorValue
	Count      int
	Tag        Tag
}

// IndicatorValue is one value of an indicator.
type IndicatorValue struct {
	Value      string // with its unit
	MeasuredOn governance.Date
	Perimeter  string
	Source     governance.SourceContent
	Remove     string // path where it is removed, or empty
}

func (IndicatorIndex) template() string { return "indicator/index.html" }

// IndicatorShow is one indicator, its values, and the form that adds one.
type IndicatorShow struct {
	Frame
	Name       string
	Rows       []Row
	Warnings   []string // values of one year and perimeter that differ (D6)
	Values     []IndicatorValue
	Form       MeasurementForm
	Quote      QuoteForm
	Known      []Option
	Perimeters []Option
	Unit       string
	Edit       string // path of the form, or empty
	Measure    string // path where a value is added, or empty
	Journal    string // path of its story, or empty
}

// MeasurementForm is a value as typed.
type MeasurementForm struct {
	Value      string `form:"value"`
	MeasuredOn string `form:"measured_on"`
	Perimeter  string `form:"perimeter"`
}

func (IndicatorShow) template() string { return "indicator/show.html" }

// IndicatorEdit adds or corrects an indicator.
type IndicatorEdit struct {
	Frame
	New      bool
	Form     IndicatorForm
	Saved    IndicatorForm
	Sections []Option
	Back     string
}

// IndicatorForm is an indicator as typed.
type IndicatorForm struct {
	Name        string `form:"name"`
	Unit        string `form:"unit"`
	SectionCode string `form:"section_code"`
	Version     int    `form:"version"`
}

func (IndicatorEdit) template() string { return "indicator/edit.html" }

// Decimal writes value / 10^decimals exactly: 195 with one decimal is 19,5.
func Decimal(value int64, decimals int) string {
	sign := ""
	if value < 0 {
		sign, value = "−", -value
	}
	scale := int64(1)
	for range decimals {
		scale *= 10
	}
	text := sign + Number(value/scale)
	if decimals == 0 {
		return text
	}
	return text + "," + padded(value%scale, decimals)
}

// padded writes the digits after the comma, with the zeros before them.
func padded(n int64, width int) string {
	digits := make([]byte, width)
	for i := width - 1; i >= 0; i-- {
		digits[i] = byte('0' + n%10)
		n /= 10
	}
	return string(digits)
}
