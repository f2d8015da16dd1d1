package governance

import (
	"strings"
	"testing"
)

func TestF6QuantityTimesUnitCost(t *testing.T) {
	for _, tt := range []struct {
		rule string
		unit Cents
		n    int64
		want Cents
	}{
		{"32 posts at 50 000 € cost 1 600 000 €", 50_000 * Euro, 32, 160_000_000},
		{"a book of 10 cheques is 100 €", 10 * Euro, 10, 100 * Euro},
		{"a book of 5 cheques is 50 €", 10 * Euro, 5, 50 * Euro},
		{"nothing costs nothing", 10 * Euro, 0, 0},
	} {
		if got := tt.unit.Times(tt.n); got != tt.want {
			t.Errorf("%s: %d", tt.rule, got)
		}
	}
}

func TestAnAverageIsRoundedHalfUpToTheCent(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		total Cents
		n     int64
		want  Cents
	}{
		{"D6: 10 M€ for 1.5 M passes are 6.67 € each", 10 * Million, 1_500_000, 667},
		{"D6: 30 M€ for 1 M people are 30 € each", 30 * Million, 1_000_000, 30 * Euro},
		{"D6: 1.05 G€ over six years are 175 M€ a year", 1050 * Million, 6, 175 * Million},
		{"D6: 175 M€ for 1.5 M people are 116.67 € each", 175 * Million, 1_500_000, 11_667},
		{"D6: 5 M€ for 10 hubs over 18 months are 27 778 € a month", 5 * Million, 180, 2_777_778},
		{"half a cent goes up", 1, 2, 1},
		{"less than half goes down", 4, 3, 1},
		{"what is given back rounds alike", -10 * Million, 1_500_000, -667},
	} {
		if got := tt.total.Each(tt.n); got != tt.want {
			t.Errorf("%s: %d", tt.rule, got)
		}
	}
}

func TestSumsAreMadeOfLines(t *testing.T) {
	got := Sum(3*Million, 5*Million/2, 1_600_000*Euro, Million, 750_000*Euro, 400_000*Euro)
	if got != 9_250_000*Euro {
		t.Errorf("six agreements add up to %d", got)
	}
}

func TestAmountsAreReadAsTheFrenchTypeThem(t *testing.T) {
	for _, tt := range []struct {
		typed string
		want  Cents
	}{
		{"1 600 000,50", 160_000_050},
		{"1\u202f600\u202f000\u00a0€", 160_000_000},
		{"1600000", 160_000_000},
		{"12,5", 12_50},
		{" 12.50 € ", 12_50},
		{"0,07", 7},
		{"0", 0},
		{"100000000000", 100_000 * Million},
		{"1 000,50 €", 100_050},
		{"1\u00a0000\u00a0000\u202f€", 100_000_000},
		{"1\u2009000\u2007000\u2005,5", 100_000_050},
		{"\u200b1\u2060 000\ufeff,50", 100_050},
		{"\t1\u3000000\u205f,5\u2003€", 100_050},
	} {
		if got, err := ParseCents(tt.typed); err != nil || got != tt.want {
			t.Errorf("%q: %d, %v", tt.typed, got, err)
		}
	}
	for _, typed := range []string{
		"", " ", "€", "-5", "1.600", "1,234", "1,2,3", "1.600.000", "quinze", "15 M€", "1e3", "+5", "0x1F", ",50",
		"1.000,50", "1,000.50", "1 000,505", "-1 000", "\u2212 1 000", "10\u00b9\u2075", "1000000000000000", "0,001", "100000000001", "99999999999999999999999", "١٢",
	} {
		if got, err := ParseCents(typed); err == nil || err.Code != Invalid {
			t.Errorf("%q is read as %d", typed, got)
		}
	}
	_, err := ParseCents("1.000,50")
	if err == nil || !strings.Contains(err.Message, "1\u202f600\u202f000,50") {
		t.Errorf("the refusal gives no example: %v", err)
	}
}
