package governance

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scdlForms are what the format asks of its columns, in their order: whether
// one may be empty, and what else it may hold.
var scdlForms = [16]struct {
	optional bool
	fits     func(string) bool // nil for any line of text
}{
	{false, nil},
	{false, isSiret},
	{false, isDay},
	{true, nil},
	{false, nil},
	{true, isSiret},
	{true, regexp.MustCompile(`^W[0-9]{9}$`).MatchString},
	{false, atMost(maxScdlObject)},
	{false, isScdlAmount},
	{false, isScdlNature},
	{false, atMost(256)},
	{false, isScdlPeriod},
	{true, atMost(5)},
	{false, func(s string) bool { return s == scdlYes || s == scdlNo }},
	{false, isScdlShare},
	{true, nil},
}

// Problems are what the format refuses in a line, at its columns: whatever made
// the line, what is published is checked as it is written (F19).
func (l ScdlLine) Problems() Problems {
	var p Problems
	columns := ScdlColumns()
	for i, form := range scdlForms {
		switch {
		case l[i] == "" && !form.optional:
			p.Add(Fail(Invalid, msgScdlEmpty, columns[i]).On(columns[i]))
		case l[i] != "" && (!isOneLine(l[i]) || form.fits != nil && !form.fits(l[i])):
			p.Add(Fail(Invalid, msgScdlForm, columns[i], shorten(l[i])).On(columns[i]))
		}
	}
	return p
}

func isOneLine(s string) bool {
	return utf8.ValidString(s) && strings.TrimSpace(s) == s && !strings.ContainsFunc(s, unicode.IsControl)
}

func isSiret(s string) bool {
	siret, err := ParseSiret(s)
	return err == nil && siret == s
}

func isDay(s string) bool {
	day, err := ParseDate(s)
	return err == nil && string(day) == s
}

func atMost(n int) func(string) bool {
	return func(s string) bool { return utf8.RuneCountInString(s) <= n }
}

// scdlAmountForm is an amount with a dot and no sign.
var scdlAmountForm = regexp.MustCompile(`^[0-9]+\.[0-9]{2}$`)

func isScdlAmount(s string) bool {
	return scdlAmountForm.MatchString(s) && strings.Trim(s, "0.") != ""
}

func isScdlNature(s string) bool {
	return slices.Contains([]string{scdlNature(false), scdlNature(true)}, s)
}

// isScdlPeriod is a day, or two in their order.
func isScdlPeriod(s string) bool {
	first, last, several := strings.Cut(s, "/")
	return isDay(first) && (!several || isDay(last) && first <= last)
}

// scdlShareForm is a share from 0.01 to 1, with a dot.
var scdlShareForm = regexp.MustCompile(`^(1|0\.[0-9]{1,4})$`)

func isScdlShare(s string) bool {
	share, ok := new(big.Rat).SetString(s)
	return scdlShareForm.MatchString(s) && ok && share.Cmp(big.NewRat(1, 100)) >= 0
}

// scdlLineProblems are those of all the lines, each column once.
func scdlLineProblems(lines []ScdlLine) Problems {
	var all Problems
	for _, l := range lines {
		for _, p := range l.Problems() {
			if !slices.ContainsFunc(all, func(known *Error) bool { return known.Field == p.Field }) {
				all.Add(p)
			}
		}
	}
	return all
}
