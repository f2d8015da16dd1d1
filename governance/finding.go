package governance

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// Finding is one thing that the diagnostic states (constat), with its sources.
// It outlives the version of the diagnostic it was first stated in: actions
// answer it.
type Finding struct {
	ID             FindingID
	CoordinationID CoordinationID
	Number         int
	SectionCode    string // where the diagnostic shows it, or empty
	Statement      string
	ObservedOn     Date // the day the fact is of
	AuthorID       PersonID
	CreatedAt      time.Time
	WithdrawnAt    *time.Time // nil while it stands
	Version        int
}

// Code is how people call the finding: C1, C2…
func (f Finding) Code() string { return fmt.Sprintf("C%d", f.Number) }

// Withdrawn tells a finding that is stated no more.
func (f Finding) Withdrawn() bool { return f.WithdrawnAt != nil }

// Path is the page of the finding, below the coordination's address.
func (f Finding) Path() string { return fmt.Sprintf("/constats/%d", f.ID) }

// SourcedFinding is a finding with its sources.
type SourcedFinding struct {
	Finding
	Sources []Source
}

// FindingDraft is a finding as typed.
type FindingDraft struct{ SectionCode, Statement, ObservedOn string }

// maxStatement is how long a finding may be, in characters.
const maxStatement = 1000

// ParseFinding reads a finding: one statement, of a day that is not to come.
func ParseFinding(d FindingDraft, today Date) (Finding, Problems) {
	var p Problems
	f := Finding{SectionCode: d.SectionCode, Statement: oneLine(d.Statement)}
	if f.Statement == "" {
		p.Add(Fail(Invalid, msgStatementMissing).On("statement"))
	}
	p.Add(tooLong(f.Statement, maxStatement, "statement"))
	p.Add(knownSection(d.SectionCode))
	var err *Error
	f.ObservedOn, err = parseFactDate(d.ObservedOn, today, "observed_on", msgObservedMissing)
	p.Add(err)
	return f, p
}

// oneLine puts a text on one line, with single spaces. The spaces that French
// typography asks for before a sign stay as they are.
func oneLine(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) && !noBreak(r) })
	return strings.TrimSpace(strings.Join(words, " "))
}

// noBreak tells whether a rune is a space that a line never ends at, wide or narrow.
func noBreak(r rune) bool { return r == '\u00a0' || r == '\u202f' }

// Change refuses to change or withdraw a finding that was withdrawn.
func (f Finding) Change() *Error {
	if f.Withdrawn() {
		return Fail(Conflict, msgFindingWithdrawn, f.Code())
	}
	return nil
}

// knownSection refuses a section that the template does not have; none is fine.
func knownSection(code string) *Error {
	if _, ok := ChapterOf(code); code != "" && !ok {
		return Fail(Invalid, msgSectionUnknown).On("section_code")
	}
	return nil
}

// parseFactDate reads a date that is there and not to come.
func parseFactDate(typed string, today Date, field, missing string) (Date, *Error) {
	d, err := ParseDate(strings.TrimSpace(typed))
	switch {
	case err != nil:
		return "", err.On(field)
	case d == "":
		return "", Fail(Invalid, missing).On(field)
	case d > today:
		return "", Fail(Invalid, msgDateToCome).On(field)
	}
	return d, nil
}
