package templates

import (
	"time"

	"ctin/governance"
)

// SectionShow is one section of the diagnostic, and who wrote what in it.
type SectionShow struct {
	Frame
	Heading  string
	Purpose  string
	Section  DiagnosticSection
	Author   string
	At       time.Time
	Version  int // zero until somebody writes
	Sources  []DiagnosticSource
	Previous int    // the version before the last one, or zero
	Compare  string // path of the comparison
	Choices  []Option
	History  []SectionLine
	Late     []SectionLine
	Pages    Pages
	Add      string // path where a finding is added, or empty
	Journal  string // path of its story, or empty
}

// SectionLine is one text of the history.
type SectionLine struct {
	Label, Path string // « Version 3 »
	Author      string
	At          time.Time
	Remark      string // what it brings back, or what it was written from
	Compare     string // path of what it changed, or empty
}

func (SectionShow) template() string { return "diagnostic/section.html" }

// SectionEdit is the form in which a section is written.
type SectionEdit struct {
	Frame
	Heading   string
	Purpose   string
	Mandatory bool
	Questions []governance.Question
	Form      SectionForm
	Submitted int // the version that would be withdrawn, or zero
	Back      string
}

// SectionForm is a text as typed.
type SectionForm struct {
	Body      string `form:"body"`
	Version   int    `form:"version"`
	Confirmed string `form:"confirme"`
}

func (SectionEdit) template() string { return "diagnostic/edit.html" }

// SectionMerge shows two texts of one section, one of which came too late, and
// proposes one that holds both.
type SectionMerge struct {
	Frame
	Heading  string
	Mine     bool // the late text is that of who reads
	Saved    SectionText
	Late     SectionText
	Passages []SectionPassage // written twice
	Form     SectionForm
	Action   string // path the form is sent to, or empty for who may not write
	Back     string
}

// SectionText is a text beside another: what it changed from a common one.
type SectionText struct {
	Author  string
	At      time.Time
	Label   string // « Version 3 »
	Changes []SectionChange
}

// SectionChange is a piece of text: kept, or else removed or added.
type SectionChange struct {
	Removed, Added bool
	Text           string
}

// SectionPassage is a passage that two people wrote, each in their way.
type SectionPassage struct{ Theirs, Mine string }

func (SectionMerge) template() string { return "diagnostic/merge.html" }

// SectionCompare shows word by word what changed between two texts.
type SectionCompare struct {
	Frame
	Heading  string
	Lead     string      // from what to what
	From, To SectionText // To holds the changes
	Same     bool
	Back     string
}

func (SectionCompare) template() string { return "diagnostic/compare.html" }

// SectionRevision is one former text of a section.
type SectionRevision struct {
	Frame
	Heading string
	Number  int
	Author  string
	At      time.Time
	Remark  string
	Body    string
	Last    bool   // it is the text of today
	Restore string // path the form is sent to, or empty
	Version int    // of the section as it is now
	Compare string // path of what it changed
	Now     string // path of what changed since, or empty
	Back    string
}

func (SectionRevision) template() string { return "diagnostic/revision.html" }
