package governance

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestF14MoneyThatStopsIsACliff(t *testing.T) {
	year := func(y int, amount Cents) YearTotal { return YearTotal{y, Split{Cash: Levels{Announced: amount}}} }
	for _, tt := range []struct {
		rule  string
		years []YearTotal
		want  []Cliff
	}{
		{"nothing is scheduled", []YearTotal{year(0, 5)}, nil},
		{"Lyon: 1 250 000 in each of two years", []YearTotal{year(2026, 125_000_000), year(2027, 125_000_000)}, []Cliff{{2027, 125_000_000, 0}}},
		{"it falls, then stops", []YearTotal{year(2026, 300), year(2027, 100), year(0, 70)}, []Cliff{{2026, 200, 100}, {2027, 100, 0}}},
		{"a year without anything", []YearTotal{year(2026, 300), year(2028, 400)}, []Cliff{{2026, 300, 0}, {2028, 400, 0}}},
		{"it grows, then stops", []YearTotal{year(2026, 100), year(2027, 300)}, []Cliff{{2027, 300, 0}}},
	} {
		if got := Cliffs(tt.years); !cmp.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.rule, got, tt.want)
		}
	}
}

func TestF14PostsThatStopBeingPaidAreACliff(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		years []PostYear
		want  []PostCliff
	}{
		{"no post has a schedule", nil, nil},
		{"60 posts of two years", []PostYear{{2026, 60}, {2027, 60}}, []PostCliff{{2027, 60, 0}}},
		{"60 then 50 of them, renewed", []PostYear{{2026, 60}, {2027, 50}, {2028, 50}}, []PostCliff{{2026, 10, 50}, {2028, 50, 0}}},
		{"more each year, then a year without", []PostYear{{2026, 8}, {2027, 20}, {2029, 5}}, []PostCliff{{2027, 20, 0}, {2029, 5, 0}}},
	} {
		if got := PostCliffs(tt.years); !cmp.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.rule, got, tt.want)
		}
	}
}
