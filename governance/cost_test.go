package governance

import (
	"slices"
	"strings"
	"testing"
)

func TestACostIsPositiveAndNamed(t *testing.T) {
	for _, tt := range []struct {
		rule, label, amount, year, field string
		want                             Cents
	}{
		{"60 posts", "60 postes", "3 000 000", "", "", 3 * Million},
		{"60 posts of a year", "60 postes", "1 500 000", "2027", "", 3 * Million / 2},
		{"of a year that is none", "Postes", "1", "27", "year", 0},
		{"without a name", " ", "1", "", "label", 0},
		{"without an amount", "Postes", "", "", "amount", 0},
		{"of nothing", "Postes", "0", "", "amount", 0},
		{"of less than nothing", "Postes", "-1", "", "amount", 0},
		{"in words", "Postes", "beaucoup", "", "amount", 0},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			c, problems := ParseCostLine(tt.label, tt.amount, tt.year, false)
			if tt.field != "" {
				wrong(t, problems.Err(), Invalid, tt.field)
				return
			}
			if len(problems) > 0 || c.Amount != tt.want || (c.Year == 2027) != (tt.year != "") {
				t.Errorf("got %+v, %v", c, problems)
			}
		})
	}
}

func TestACostIsCorrectedInPlace(t *testing.T) {
	before := CostLine{ID: 3, ActionID: 2, Label: "Postes", Amount: 100 * Euro, Version: 4}
	for _, tt := range []struct {
		rule    string
		typed   CostLine
		changes []string
	}{
		{"nothing", CostLine{Label: "Postes", Amount: 100 * Euro}, nil},
		{"another name", CostLine{Label: "Salaires", Amount: 100 * Euro}, []string{"label"}},
		{"another amount", CostLine{Label: "Postes", Amount: 90 * Euro}, []string{"amount"}},
		{"F12: of another year", CostLine{Label: "Postes", Amount: 100 * Euro, Year: 2027}, []string{"year"}},
		{"F3: given, not paid", CostLine{Label: "Postes", Amount: 100 * Euro, InKind: true}, []string{"in_kind"}},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			after := before.Correct(tt.typed)
			if after.ID != 3 || after.ActionID != 2 || after.Version != 4 {
				t.Errorf("got %+v", after)
			}
			if got := CostChanges(before, after); !slices.Equal(got, tt.changes) {
				t.Errorf("changes %v, want %v", got, tt.changes)
			}
		})
	}
}

// F12: a cost whose year is not one of its action's is told; what has no date
// has no bound.
func TestF12ACostOutsideThePeriodOfItsActionIsTold(t *testing.T) {
	for _, tt := range []struct {
		rule         string
		starts, ends Date
		year         int
		want         bool
	}{
		{"in its first year", "2026-12-15", "2028-01-31", 2026, false},
		{"in its last year", "2026-12-15", "2028-01-31", 2028, false},
		{"the year before", "2026-01-01", "2028-01-31", 2025, true},
		{"the year after", "2026-12-15", "2027-12-31", 2028, true},
		{"of the whole period", "2026-12-15", "2027-12-31", 0, false},
		{"of an action without an end", "2026-12-15", "", 2031, false},
		{"of an action without a beginning", "", "2027-12-31", 2020, false},
		{"after one without a beginning", "", "2027-12-31", 2028, true},
	} {
		a, c := Action{StartsOn: tt.starts, EndsOn: tt.ends}, CostLine{Label: "Bilan", Year: tt.year}
		if got := c.Outside(a); got != tt.want {
			t.Errorf("%s: %v", tt.rule, got)
		}
		alerts := CostAlerts(a, []CostLine{{Label: "Toute la durée"}, c})
		if (len(alerts) == 1) != tt.want || tt.want && (alerts[0].Says == "" || alerts[0].First.Value == "" || alerts[0].Second.Value == "") {
			t.Errorf("D6: %s: %+v", tt.rule, alerts)
		}
	}
	says := OutsideSays(Action{StartsOn: "2026-12-15", EndsOn: "2027-12-31"}, CostLine{Label: "Bilan", Year: 2031})
	if want := "La dépense «\u00a0Bilan\u00a0» est de 2031, hors de la durée de l’action (de 2026 à 2027)\u00a0:"; !strings.HasPrefix(says, want) {
		t.Errorf("%q", says)
	}
}
