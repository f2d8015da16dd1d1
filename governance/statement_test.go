package governance

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRateIsAPercentageWithOneDecimal(t *testing.T) {
	for typed, want := range map[string]int{
		"": 0, "0": 0, "93,1": 931, "93.1 %": 931, "93": 930, "100": 1000, "100,0": 1000, " 50 ": 500,
		"100,1": -1, "93,12": -1, "-1": -1, "abc": -1, "1,2,3": -1, ",5": -1, "9 3": 930, "+5": -1,
	} {
		got, err := ParseRate(typed)
		if err != nil {
			got = -1
		}
		if got != want {
			t.Errorf("%q: %d, want %d", typed, got, want)
		}
	}
	for tenths, want := range map[int]string{0: "0", 931: "93,1", 1000: "100", 500: "50", 5: "0,5"} {
		if got := RateText(tenths); got != want {
			t.Errorf("%d: %q, want %q", tenths, got, want)
		}
	}
}

func TestConformityIsWhatAnAuditFound(t *testing.T) {
	for _, tt := range []struct {
		rule          string
		statement     Accessibility
		full, partial bool
	}{
		{"without an audit nothing is claimed", Accessibility{Rate: 1000}, false, false},
		{"under half is not conform", Accessibility{Audited: true, Rate: 499}, false, false},
		{"half is partial", Accessibility{Audited: true, Rate: 500}, false, true},
		{"nearly all is partial", Accessibility{Audited: true, Rate: 999}, false, true},
		{"all is full", Accessibility{Audited: true, Rate: 1000}, true, false},
	} {
		if tt.statement.Full() != tt.full || tt.statement.Partial() != tt.partial {
			t.Errorf("%s: full %v, partial %v", tt.rule, tt.statement.Full(), tt.statement.Partial())
		}
	}
}

func TestStatementClaimsNoAuditWithoutDateAndAuthor(t *testing.T) {
	const today = "2026-12-03"
	for _, tt := range []struct {
		rule      string
		statement Accessibility
		fields    []string
	}{
		{"without an audit only its own date is asked", Accessibility{EstablishedOn: today}, nil},
		{"a statement is dated", Accessibility{}, []string{"established_on"}},
		{"a statement is not of tomorrow", Accessibility{EstablishedOn: "2026-12-04"}, []string{"established_on"}},
		{"an audit has a date and an author", Accessibility{Audited: true, EstablishedOn: today}, []string{"audited_on", "auditor"}},
		{"an audit is not of tomorrow", Accessibility{Audited: true, EstablishedOn: today, AuditedOn: "2026-12-04", Auditor: "A"}, []string{"audited_on"}},
		{"an audit is told", Accessibility{Audited: true, EstablishedOn: today, AuditedOn: today, Auditor: "A", Rate: 931}, nil},
	} {
		var fields []string
		for _, p := range ProblemsOf(CheckAccessibility(tt.statement, today)) {
			fields = append(fields, p.Field)
		}
		if diff := cmp.Diff(tt.fields, fields); diff != "" {
			t.Errorf("%s: %s", tt.rule, diff)
		}
	}
}

func TestRetentionIsOneLineForEachThing(t *testing.T) {
	got, err := ParseRetention("Journal : dix ans\n\n  Sessions: un an \r\n")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Retention{{"Journal", "dix ans"}, {"Sessions", "un an"}}, got); diff != "" {
		t.Error(diff)
	}
	for _, wrong := range []string{"dix ans", ": dix ans", "Journal :", strings.Repeat("a:b\n", 2000)} {
		if _, err := ParseRetention(wrong); err == nil || err.Field != "retention" {
			t.Errorf("%.20q: %v", wrong, err)
		}
	}
}

func TestLegalNoticeMayBeIncompleteButNotWrong(t *testing.T) {
	if _, err := CheckLegal(Legal{}); err != nil {
		t.Errorf("an empty notice: %v", err)
	}
	l, err := CheckLegal(Legal{Contact: " Contact@Exemple.FR "})
	if err != nil || l.Contact != "contact@exemple.fr" {
		t.Errorf("contact %q, %v", l.Contact, err)
	}
	_, err = CheckLegal(Legal{Contact: "contact", Host: strings.Repeat("a", 201)})
	var fields []string
	for _, p := range ProblemsOf(err) {
		fields = append(fields, p.Field)
	}
	if diff := cmp.Diff([]string{"host", "contact"}, fields); diff != "" {
		t.Error(diff)
	}
}
