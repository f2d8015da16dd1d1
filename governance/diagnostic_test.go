package governance

import (
	"slices"
	"testing"
	"time"
)

func TestD1OneVersionIsOpenAtATime(t *testing.T) {
	for _, tt := range []struct {
		rule string
		last Diagnostic
		want int
		code Code
	}{
		{"the first version is number 1", Diagnostic{}, 1, ""},
		{"a draft is open", Diagnostic{ID: 1, Number: 1, State: DiagnosticDraft}, 0, Conflict},
		{"a submitted version is open", Diagnostic{ID: 1, Number: 1, State: DiagnosticSubmitted}, 0, Conflict},
		{"an approved version is followed by the next", Diagnostic{ID: 1, Number: 4, State: DiagnosticApproved}, 5, ""},
	} {
		if got, err := tt.last.OpenNext(); got != tt.want || codeOf(err) != tt.code {
			t.Errorf("%s: %d (%v)", tt.rule, got, err)
		}
	}
}

func codeOf(err *Error) Code {
	if err == nil {
		return ""
	}
	return err.Code
}

func TestD5AmendingASubmittedVersionWithdrawsIt(t *testing.T) {
	for _, tt := range []struct {
		rule      string
		state     DiagnosticState
		confirmed bool
		withdraws bool
		code      Code
		field     string
	}{
		{"a draft is written freely", DiagnosticDraft, false, false, "", ""},
		{"a submitted version asks first", DiagnosticSubmitted, false, true, Conflict, FieldWithdraw},
		{"and is withdrawn once confirmed", DiagnosticSubmitted, true, true, "", ""},
		{"D1: an approved version is immutable", DiagnosticApproved, true, false, Conflict, ""},
	} {
		got, err := Diagnostic{ID: 1, Number: 1, State: tt.state}.Amend(tt.confirmed)
		field := ""
		if err != nil {
			field = err.Field
		}
		if got != tt.withdraws || codeOf(err) != tt.code || field != tt.field {
			t.Errorf("%s: %t, %v on %q", tt.rule, got, err, field)
		}
	}
	if _, err := (Diagnostic{}).Amend(true); codeOf(err) != Conflict {
		t.Errorf("no version is open: %v", err)
	}
}

func TestD4OnlyASubmittedVersionIsApproved(t *testing.T) {
	for state, want := range map[DiagnosticState]Code{
		DiagnosticDraft: Conflict, DiagnosticSubmitted: "", DiagnosticApproved: Conflict,
	} {
		d := Diagnostic{ID: 1, Number: 1, State: state}
		if got := codeOf(d.Approve()); got != want {
			t.Errorf("approve a %s one: %q, want %q", state, got, want)
		}
		if got := codeOf(d.Withdraw()); got != want {
			t.Errorf("withdraw a %s one: %q, want %q", state, got, want)
		}
		submit := Conflict
		if state == DiagnosticDraft {
			submit = ""
		}
		if got := codeOf(d.Submit()); got != submit {
			t.Errorf("submit a %s one: %q, want %q", state, got, submit)
		}
	}
}

func TestD3EverythingThatLacksIsListedAtOnce(t *testing.T) {
	gone := time.Now()
	sections := []Section{
		{Code: "0", Title: "Page de garde", Mandatory: true},
		{Code: "1", Title: "Cadre", Mandatory: true, Body: "Le cadre."},
		{Code: "2", Title: "Gouvernance"},
		{Code: "synthese", Title: "Synthèse", Mandatory: true},
	}
	findings := []SourcedFinding{
		{Finding{ID: 7, Number: 1}, nil},
		{Finding{ID: 8, Number: 2}, []Source{{Title: "B"}}},
		{Finding{ID: 9, Number: 3, WithdrawnAt: &gone}, nil},
	}
	indicators := []MeasuredIndicator{
		{Indicator{ID: 5, Name: "Renoncement", SectionCode: "4"}, nil},
		{Indicator{ID: 6, Name: "Inutile"}, nil},
		{Indicator{ID: 7, Name: "Lieux", SectionCode: "6"}, []SourcedMeasurement{{Measurement: Measurement{MeasuredOn: "2018-01-01"}}}},
	}
	var got []string
	for _, p := range Incomplete(sections, findings, indicators) {
		got = append(got, p.Link)
	}
	want := []string{"/diagnostic/rubriques/0/modifier", "/diagnostic/rubriques/synthese/modifier", "/constats/7", "/indicateurs/5"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if Incomplete(sections[1:3], findings[1:], indicators[1:]).Err() != nil {
		t.Error("a complete version is refused")
	}
}

func TestTheTemplateHasItsMandatorySectionsAndItsFourteenQuestions(t *testing.T) {
	var mandatory, asked []string
	for _, c := range Chapters() {
		if c.Mandatory {
			mandatory = append(mandatory, c.Code)
		}
		for _, q := range c.Questions {
			asked = append(asked, q.Code)
		}
		if c.Title == "" || c.Purpose == "" {
			t.Errorf("%s: no title or no purpose", c.Code)
		}
	}
	if want := []string{"0", "synthese", "1", "3", "4", "6", "8", "11", "12"}; !slices.Equal(mandatory, want) {
		t.Errorf("mandatory %v, want %v", mandatory, want)
	}
	if want := []string{"Q1", "Q9", "Q10", "Q5", "Q13", "Q4", "Q11", "Q6", "Q7", "Q3", "Q8", "Q12", "Q14", "Q2"}; !slices.Equal(asked, want) {
		t.Errorf("asked %v, want %v", asked, want)
	}
	if SectionTitle("4", "Populations") != "4. Populations" || SectionTitle("synthese", "Synthèse") != "Synthèse" {
		t.Error("titles are numbered where they have a number")
	}
}

func TestAFindingHasAStatementAndADate(t *testing.T) {
	const today = Date("2026-12-03")
	for _, tt := range []struct {
		rule  string
		draft FindingDraft
		field string
	}{
		{"all is there", FindingDraft{"4", "Une personne sur six.", "2021-02-01"}, ""},
		{"no section is needed", FindingDraft{"", "Une personne sur six.", "01/02/2021"}, ""},
		{"a statement is", FindingDraft{"4", " \n", "2021-02-01"}, "statement"},
		{"so is a date", FindingDraft{"4", "Une personne sur six.", ""}, "observed_on"},
		{"which is one", FindingDraft{"4", "Une personne sur six.", "hier"}, "observed_on"},
		{"and not to come", FindingDraft{"4", "Une personne sur six.", "2026-12-04"}, "observed_on"},
		{"the section is of the template", FindingDraft{"13", "Une personne sur six.", "2021-02-01"}, "section_code"},
	} {
		_, p := ParseFinding(tt.draft, today)
		field := ""
		if len(p) > 0 {
			field = p[0].Field
		}
		if field != tt.field {
			t.Errorf("%s: problem on %q, want %q", tt.rule, field, tt.field)
		}
	}
}

func TestTheSpacesOfFrenchTypographyStay(t *testing.T) {
	f, p := ParseFinding(FindingDraft{Statement: " Deux\u00a0: 19\u202f%\n de  plus ", ObservedOn: "2021-02-01"}, "2026-12-03")
	if f.Statement != "Deux\u00a0: 19\u202f% de plus" || p.Err() != nil {
		t.Errorf("%q (%v)", f.Statement, p.Err())
	}
}

func TestASourceIsNamedDatedAndItsLinkIsHarmless(t *testing.T) {
	const today = Date("2026-12-03")
	good := SourceDraft{Title: "Baromètre", Publisher: "Arcep", PublishedOn: "2018-12-03", URL: "https://exemple.fr/a?b=c"}
	for _, tt := range []struct {
		rule   string
		change func(*SourceDraft)
		field  string
	}{
		{"all is there", func(*SourceDraft) {}, ""},
		{"a link may be missing", func(d *SourceDraft) { d.URL = "" }, ""},
		{"the title may not", func(d *SourceDraft) { d.Title = "" }, "source_title"},
		{"nor the publisher", func(d *SourceDraft) { d.Publisher = " " }, "source_publisher"},
		{"nor the date", func(d *SourceDraft) { d.PublishedOn = "" }, "source_published_on"},
		{"no script", func(d *SourceDraft) { d.URL = "javascript:alert(1)" }, "source_url"},
		{"no other scheme", func(d *SourceDraft) { d.URL = "data:text/html,x" }, "source_url"},
		{"no scheme at all", func(d *SourceDraft) { d.URL = "exemple.fr" }, "source_url"},
		{"no password", func(d *SourceDraft) { d.URL = "https://a:b@exemple.fr" }, "source_url"},
		{"no markup", func(d *SourceDraft) { d.URL = `https://exemple.fr/"><script>` }, "source_url"},
	} {
		d := good
		tt.change(&d)
		_, p := ParseSource(d, today)
		field := ""
		if len(p) > 0 {
			field = p[0].Field
		}
		if field != tt.field {
			t.Errorf("%s: problem on %q, want %q", tt.rule, field, tt.field)
		}
	}
}

func TestValuesAreReadExactly(t *testing.T) {
	for _, tt := range []struct {
		typed    string
		value    int64
		decimals int
		ok       bool
	}{
		{"19", 19, 0, true},
		{"19,5", 195, 1, true},
		{"13\u202f000\u00a0000", 13_000_000, 0, true},
		{"6.67", 667, 2, true},
		{"−3", -3, 0, true},
		{"-0,5", -5, 1, true},
		{"0,000001", 1, 6, true},
		{"", 0, 0, false},
		{"-", 0, 0, false},
		{"1,", 0, 0, false},
		{",5", 0, 0, false},
		{"1,2,3", 0, 0, false},
		{"1e3", 0, 0, false},
		{"0,0000001", 0, 0, false},
		{"1234567890123456", 0, 0, false},
		{"+1", 0, 0, false},
		{"1 sur 6", 0, 0, false},
		{"1.-2", 0, 0, false},
	} {
		v, d, err := parseDecimal(tt.typed)
		if (err == nil) != tt.ok || tt.ok && (v != tt.value || d != tt.decimals) {
			t.Errorf("%q: %d/%d (%v)", tt.typed, v, d, err)
		}
	}
}

func TestD6TwoValuesForOneNotionAreTold(t *testing.T) {
	value := func(v int64, decimals int, on Date, perimeter string) SourcedMeasurement {
		return SourcedMeasurement{Measurement: Measurement{Value: v, Decimals: decimals, MeasuredOn: on, Perimeter: perimeter}}
	}
	i := MeasuredIndicator{Measurements: []SourcedMeasurement{
		value(19, 0, "2018-06-01", France), value(20, 0, "2018-01-01", France), // 19 % and 20 % of one year differ
		value(19, 0, "2019-06-01", France), value(190, 1, "2019-01-01", France), // 19 and 19,0 do not
		value(21, 0, "2018-06-01", ""), // another perimeter
	}}
	got := i.Disagreements()
	if len(got) != 1 || got[0].Year != "2018" || got[0].Perimeter != France || len(got[0].Measurements) != 2 {
		t.Errorf("%+v", got)
	}
}
