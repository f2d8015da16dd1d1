package templates

import "ctin/governance"

// SchemeIndex lists the schemes of a coordination.
type SchemeIndex struct {
	Frame
	Lines     []SchemeLine
	Add       string // path of the form, or empty
	Envelopes string // path of the envelopes
	Back      string // path of the conference
}

// SchemeLine is one scheme.
type SchemeLine struct {
	Name, Path string
	Unit       string // « 50 000 € par poste », or empty
	Fact       string // letter of its source, or empty
	Matching   []string
}

func (SchemeIndex) template() string { return "scheme/index.html" }

// SchemeShow is one scheme and its matching rules.
type SchemeShow struct {
	Frame
	Name        string
	Rows        []Row
	Fact        string
	Matching    []SchemeMatching
	Commitments string // path of its commitments
	Edit        string // path of the form, or empty
	Match       string // path of the form of a matching rule, or empty
}

// SchemeMatching is a matching rule of a scheme.
type SchemeMatching struct {
	Funder, Rule string
	Deadline     governance.Date
	End          string // path where it is taken back, or empty
}

func (SchemeShow) template() string { return "scheme/show.html" }

// SchemeEdit adds or corrects a scheme.
type SchemeEdit struct {
	Frame
	New          bool
	Ready        []ReadyLine // schemes of the public record that the form may start from
	From         string      // the one it starts from, or empty
	Matched      bool        // which has a matching, to be fixed once it is added
	Form, Saved  SchemeForm
	Units, Facts []Option
	Detailed     bool // show what is folded otherwise
	Back         string
}

// ReadyLine is a scheme of the public record.
type ReadyLine struct{ Name, Says, Fact, Path string }

// SchemeForm is a scheme as typed.
type SchemeForm struct {
	Name     string `form:"name"`
	Unit     string `form:"unit"`
	UnitCost string `form:"unit_cost"`
	BookLow  string `form:"book_low"`
	BookHigh string `form:"book_high"`
	Years    string `form:"years"`
	Pooled   string `form:"pooled"`
	Fact     string `form:"fact"`
	Version  int    `form:"version"`
}

func (SchemeEdit) template() string { return "scheme/edit.html" }

// SchemeMatch records a matching rule.
type SchemeMatch struct {
	Frame
	Name            string
	Form            MatchForm
	Funders, Levels []Option
	Back            string
}

// MatchForm is a matching rule as typed.
type MatchForm struct {
	Funder   string `form:"funder"`
	Rate     string `form:"rate"`
	Cap      string `form:"cap"`
	Level    string `form:"level"`
	Deadline string `form:"deadline"`
}

func (SchemeMatch) template() string { return "scheme/match.html" }
