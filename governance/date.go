package governance

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Date is a civil date, "2026-12-03", or empty for none. Being in ISO order,
// two dates compare with < and ==.
type Date string

// DateOf returns the civil date of an instant in a zone.
func DateOf(t time.Time, zone *time.Location) Date {
	return Date(t.In(zone).Format(time.DateOnly))
}

// ParseDate reads what a person types: 2026-12-03 or 3/12/2026. Empty gives
// the empty Date. It fails with Invalid on anything else.
func ParseDate(s string) (Date, *Error) {
	if s == "" {
		return "", nil
	}
	for _, layout := range []string{time.DateOnly, "2/1/2006", "2-1-2006", "2.1.2006"} {
		t, err := time.Parse(layout, s)
		if err == nil && t.Year() >= 1900 && t.Year() <= 2200 {
			return Date(t.Format(time.DateOnly)), nil
		}
	}
	return "", Fail(Invalid, msgDate)
}

// Time returns midnight UTC of the date, the zero time for the empty Date.
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// AddDays moves the date by n days.
func (d Date) AddDays(n int) Date {
	return Date(d.Time().AddDate(0, 0, n).Format(time.DateOnly))
}

// Scan reads a date column; null gives the empty Date.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = ""
	case time.Time:
		*d = Date(v.Format(time.DateOnly))
	default:
		return fmt.Errorf("scan %T into a date", src)
	}
	return nil
}

// Value writes a date column; the empty Date is null.
func (d Date) Value() (driver.Value, error) {
	if d == "" {
		return nil, nil
	}
	return string(d), nil
}
