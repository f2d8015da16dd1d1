package governance

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestARateIsAPercentageWithTwoDecimalsAtMost(t *testing.T) {
	for typed, want := range map[string]Rate{
		"0": 0, "93,1": 9310, "93.10": 9310, "93,12 %": 9312, "100": 10000,
		"100,01": -1, "93,123": -1, "-1": -1, "abc": -1, "1,2,3": -1, "": -1,
	} {
		got, err := ParseRate(typed)
		if err != nil {
			got = -1
		}
		if got != want {
			t.Errorf("%q: %d, want %d", typed, got, want)
		}
	}
	for rate, want := range map[Rate]string{0: "0", 9310: "93,1", 9312: "93,12", 10000: "100", 5: "0,05"} {
		if got := rate.String(); got != want {
			t.Errorf("%d: %q, want %q", rate, got, want)
		}
	}
}

// The RGAA: not conform under half of the criteria, partially from half on,
// fully at all of them; and nothing is claimed before an audit.
func TestConformityFollowsFromTheAudit(t *testing.T) {
	for _, tt := range []struct {
		rule      string
		statement AccessibilityStatement
		want      Conformity
	}{
		{"without an audit nothing is claimed", AccessibilityStatement{Rate: 10000}, NotConform},
		{"under half is not conform", AccessibilityStatement{AuditedOn: "2026-12-01", Rate: 4999}, NotConform},
		{"half is partial", AccessibilityStatement{AuditedOn: "2026-12-01", Rate: 5000}, PartiallyConform},
		{"nearly all is partial", AccessibilityStatement{AuditedOn: "2026-12-01", Rate: 9999}, PartiallyConform},
		{"all is full", AccessibilityStatement{AuditedOn: "2026-12-01", Rate: 10000}, FullyConform},
	} {
		if got := tt.statement.Conformity(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
}

func TestAnAuditIsDatedAndSigned(t *testing.T) {
	whole := AccessibilityDraft{
		Audited: true, AuditedOn: "2026-11-30", Auditor: "Un cabinet", Rate: "93,1", Failures: "Un tableau", EstablishedOn: "2026-12-03",
	}
	for _, tt := range []struct {
		rule   string
		change func(*AccessibilityDraft)
		field  string
	}{
		{"a whole audit is accepted", func(*AccessibilityDraft) {}, ""},
		{"the statement is dated", func(d *AccessibilityDraft) { d.EstablishedOn = "" }, "established_on"},
		{"the audit is dated", func(d *AccessibilityDraft) { d.AuditedOn = "" }, "audited_on"},
		{"the audit has an author", func(d *AccessibilityDraft) { d.Auditor = " " }, "auditor"},
		{"no audit is to come", func(d *AccessibilityDraft) { d.AuditedOn = "2027-01-01" }, "audited_on"},
		{"the rate is a percentage", func(d *AccessibilityDraft) { d.Rate = "beaucoup" }, "rate"},
		{"short of all of it, something fails", func(d *AccessibilityDraft) { d.Failures = "" }, "failures"},
		{"at nothing too, something fails", func(d *AccessibilityDraft) { d.Rate, d.Failures = "0", " - " }, "failures"},
		{"at all of it, nothing fails", func(d *AccessibilityDraft) { d.Rate = "100" }, "failures"},
		{"a wrong rate says nothing of failures", func(d *AccessibilityDraft) { d.Rate, d.Failures = "", "" }, "rate"},
		{"no statement is of tomorrow", func(d *AccessibilityDraft) { d.EstablishedOn = "2026-12-04" }, "established_on"},
		{"an audit comes before what tells of it", func(d *AccessibilityDraft) { d.EstablishedOn = "2026-11-29" }, "audited_on"},
		{"an audit is claimed or not told", func(d *AccessibilityDraft) { d.Audited = false }, "audited"},
		{"without an audit the date is enough", func(d *AccessibilityDraft) { *d = AccessibilityDraft{EstablishedOn: "3/12/2026"} }, ""},
		{"a list is not a book", func(d *AccessibilityDraft) { d.Exempt = strings.Repeat("a", maxPoints+1) }, "exempt"},
	} {
		d := whole
		tt.change(&d)
		_, problems := ParseAccessibility(d, "2026-12-03")
		got := ""
		if len(problems) > 0 {
			got = problems[0].Field
		}
		if got != tt.field {
			t.Errorf("%s: problem on %q, want %q", tt.rule, got, tt.field)
		}
	}
}

func TestPointsAreLinesWithoutTheirBullets(t *testing.T) {
	s, _ := ParseAccessibility(AccessibilityDraft{EstablishedOn: "2026-12-03", Exempt: "- Une carte\r\n\n  • Un plan \n"}, "2026-12-03")
	if diff := cmp.Diff([]string{"Une carte", "Un plan"}, s.Exempt); diff != "" {
		t.Error(diff)
	}
}

func TestTheLegalNoticeIsWhole(t *testing.T) {
	whole := LegalDraft{
		Publisher: "Syndicat Amandier", PublisherAddress: "1 rue des Lilas", Director: "La présidente", Contact: " Contact@Exemple.FR ",
		Host: "Hébergeur Bleu", HostAddress: "2 rue Verte", DataOfficer: "dpd@exemple.fr",
		Retention: "Journal : dix ans\n\nSessions: un an\r\n",
	}
	n, problems := ParseLegal(whole)
	want := LegalNotice{
		Publisher: "Syndicat Amandier", PublisherAddress: "1 rue des Lilas", Director: "La présidente", Contact: "contact@exemple.fr",
		Host: "Hébergeur Bleu", HostAddress: "2 rue Verte", DataOfficer: "dpd@exemple.fr",
		Retention: []Retained{{"Journal", "dix ans"}, {"Sessions", "un an"}},
	}
	if diff := cmp.Diff(want, n); diff != "" || problems != nil {
		t.Errorf("%v %s", problems, diff)
	}
	_, problems = ParseLegal(LegalDraft{})
	var fields []string
	for _, p := range problems {
		fields = append(fields, p.Field)
	}
	all := []string{"publisher", "publisher_address", "director", "contact", "host", "host_address", "data_officer"}
	if diff := cmp.Diff(all, fields); diff != "" {
		t.Errorf("an empty notice: %s", diff)
	}
	for _, line := range []string{"dix ans", ": dix ans", "Journal :"} {
		wrong := whole
		wrong.Retention = line
		if _, p := ParseLegal(wrong); len(p) != 1 || p[0].Field != "retention" {
			t.Errorf("%q: %v", line, p)
		}
	}
}
