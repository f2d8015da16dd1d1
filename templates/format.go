package templates

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"ctin/governance"
)

// Day writes the day of an instant in full, as seen from a zone.
func Day(zone *time.Location, at time.Time) string { return Date(in(zone, at)) }

// Hour writes the time of day of an instant, as seen from a zone.
func Hour(zone *time.Location, at time.Time) string {
	at = in(zone, at)
	hour := strconv.Itoa(at.Hour()) + nbsp + "h"
	if at.Minute() == 0 {
		return hour
	}
	return fmt.Sprintf("%s%s%02d", hour, nbsp, at.Minute())
}

// Moment writes the day and the time of day of an instant.
func Moment(zone *time.Location, at time.Time) string {
	return Day(zone, at) + dayToHour + Hour(zone, at)
}

// Date writes a civil date, kept as midnight whatever the zone, or nothing for
// the zero time.
func Date(d time.Time) string {
	if d.IsZero() {
		return ""
	}
	day := strconv.Itoa(d.Day())
	if d.Day() == 1 {
		day = firstOfMonth
	}
	return fmt.Sprintf("%s %s%s%s %d", weekdays[d.Weekday()], day, nbsp, months[d.Month()-1], d.Year())
}

// civil is Date for templates, which hold governance.Date values.
func civil(d governance.Date) string { return Date(d.Time()) }

func in(zone *time.Location, at time.Time) time.Time {
	if zone == nil {
		zone = time.UTC
	}
	return at.In(zone)
}

// Number groups the digits of any integer by three.
func Number[T ~int | ~int32 | ~int64](n T) string {
	digits := strconv.FormatInt(int64(n), 10)
	sign := ""
	if digits[0] == '-' {
		sign, digits = "−", digits[1:]
	}
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return sign + strings.Join(append([]string{digits}, groups...), nnbsp)
}

// Euros writes an amount in cents, without decimals when it is round.
func Euros[T ~int64](cents T) string {
	rest := cents % 100
	if rest == 0 {
		return Number(cents/100) + nbsp + "€"
	}
	sign := ""
	if cents < 0 {
		sign, cents, rest = "−", -cents, -rest
	}
	return fmt.Sprintf("%s%s,%02d%s€", sign, Number(cents/100), int64(rest), nbsp)
}

// Plural writes a count and its noun; nothing and one are singular in French.
func Plural[T ~int | ~int32 | ~int64](n T, one, many string) string {
	if n >= 2 || n <= -2 {
		return Number(n) + nbsp + many
	}
	return Number(n) + nbsp + one
}

// Templates cannot choose a type argument: these accept any integer.

func anyNumber(v any) (string, error) {
	n, err := integer(v)
	return Number(n), err
}

func anyEuros(v any) (string, error) {
	n, err := integer(v)
	return Euros(n), err
}

func anyPlural(v any, one, many string) (string, error) {
	n, err := integer(v)
	return Plural(n, one, many), err
}

func integer(v any) (int64, error) {
	r := reflect.ValueOf(v)
	if !r.IsValid() || !r.CanInt() {
		return 0, fmt.Errorf("%T is not an integer", v)
	}
	return r.Int(), nil
}
