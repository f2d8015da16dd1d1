package templates

import (
	"testing"
	"time"

	"ctin/governance"
)

func TestMomentsAreWrittenInTheZoneOfTheCoordination(t *testing.T) {
	paris, reunion := time.FixedZone("paris", 3600), time.FixedZone("reunion", 4*3600)
	for _, tt := range []struct {
		rule string
		zone *time.Location
		at   time.Time
		want string
	}{
		{"a round hour has no minutes", paris, time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC), "jeudi 3\u00a0décembre 2026 à 14\u00a0h"},
		{"minutes have two digits", paris, time.Date(2026, 12, 3, 13, 5, 0, 0, time.UTC), "jeudi 3\u00a0décembre 2026 à 14\u00a0h\u00a005"},
		{"the first of the month is ordinal", paris, time.Date(2026, 9, 1, 8, 30, 0, 0, time.UTC), "mardi 1er\u00a0septembre 2026 à 9\u00a0h\u00a030"},
		{"the day is the one of the zone", reunion, time.Date(2026, 2, 28, 21, 0, 0, 0, time.UTC), "dimanche 1er\u00a0mars 2026 à 1\u00a0h"},
		{"no zone is UTC", nil, time.Date(2026, 8, 15, 0, 0, 0, 0, time.UTC), "samedi 15\u00a0août 2026 à 0\u00a0h"},
	} {
		if got := Moment(tt.zone, tt.at); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
}

func TestACivilDateHasNoZone(t *testing.T) {
	for d, want := range map[governance.Date]string{"2026-12-03": "jeudi 3\u00a0décembre 2026", "": ""} {
		if got := civil(d); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
}

func TestAmountsAreExactAndGroupedByThree(t *testing.T) {
	for _, tt := range []struct {
		cents int64
		want  string
	}{
		{0, "0\u00a0€"},
		{160000000, "1\u202f600\u202f000\u00a0€"},
		{1250, "12,50\u00a0€"},
		{100001, "1\u202f000,01\u00a0€"},
		{-50, "−0,50\u00a0€"},
		{-123456, "−1\u202f234,56\u00a0€"},
		{99900, "999\u00a0€"},
	} {
		if got := Euros(tt.cents); got != tt.want {
			t.Errorf("%d cents: %q, want %q", tt.cents, got, tt.want)
		}
	}
}

func TestNothingAndOneAreSingular(t *testing.T) {
	for n, want := range map[int]string{
		0: "0\u00a0membre", 1: "1\u00a0membre", 2: "2\u00a0membres", 1600: "1\u202f600\u00a0membres",
	} {
		if got := Plural(n, "membre", "membres"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestOnlyIntegersAreNumbers(t *testing.T) {
	type cents int64
	if got, err := anyEuros(cents(12345)); err != nil || got != "123,45\u00a0€" {
		t.Errorf("cents: %q, %v", got, err)
	}
	for _, v := range []any{1.5, "12", nil} {
		if _, err := anyNumber(v); err == nil {
			t.Errorf("%v is accepted", v)
		}
	}
}
