package perimeter

import (
	"testing"
	"time"
	_ "time/tzdata" // the zones must exist wherever the test runs
)

func TestTheTimeZoneIsThatOfTheFirstDepartement(t *testing.T) {
	for _, tt := range []struct {
		want         string
		departements []string
	}{
		{"Europe/Paris", nil},
		{"Europe/Paris", []string{"31"}},
		{"Europe/Paris", []string{"2A", "974"}},
		{"Europe/Paris", []string{"no such"}},
		{"America/Guadeloupe", []string{"971"}},
		{"America/Martinique", []string{"972"}},
		{"America/Cayenne", []string{"973"}},
		{"Indian/Reunion", []string{"974"}},
		{"America/Miquelon", []string{"975"}},
		{"Indian/Mayotte", []string{"976"}},
		{"America/St_Barthelemy", []string{"977"}},
		{"America/Marigot", []string{"978"}},
		{"Pacific/Wallis", []string{"986"}},
		{"Pacific/Tahiti", []string{"987"}},
		{"Pacific/Noumea", []string{"988"}},
	} {
		if got := TimeZone(tt.departements); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.departements, got, tt.want)
		}
	}
}

func TestEverySuggestedZoneCanBeChosenAndExists(t *testing.T) {
	offered := map[string]bool{}
	for _, z := range TimeZones() {
		if _, err := time.LoadLocation(z.Name); err != nil || z.Label == "" || offered[z.Name] {
			t.Errorf("%v: %v", z, err)
		}
		offered[z.Name] = true
	}
	a := load(t)
	for i, end := a.span(Departement); i < end; i++ {
		if zone := TimeZone(a.area(i).Departements); !offered[zone] {
			t.Errorf("%s is suggested and cannot be chosen", zone)
		}
	}
}
