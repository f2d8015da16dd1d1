package templates

import "ctin/governance"

// FindingIndex lists the findings of a coordination.
type FindingIndex struct {
	Frame
	Filter   FindingFilter
	Sections []Option
	States   []Option
	Any      bool // the coordination has findings, whatever the filters
	Total    int
	Lines    []FindingLine
	Pages    Pages
	Add      string // path of the form, or empty
	Closed   string // why none can be added, or empty
	Clear    string // path of the whole list, when it is filtered
}

// FindingFilter is what was asked in the address.
type FindingFilter struct{ Query, Section, State string }

// FindingLine is one finding of the list.
type FindingLine struct {
	Code, Path string
	Statement  string
	Section    string
	ObservedOn governance.Date
	Sources    int
	Tag        Tag
}

func (FindingIndex) template() string { return "finding/index.html" }

// FindingShow is one finding with its sources.
type FindingShow struct {
	Frame
	Code      string
	Statement string
	Tag       Tag
	Rows      []Row
	Sources   []FindingSource
	Quote     QuoteForm
	Known     []Option // sources to choose among
	Cite      string   // path where a source is added, or empty
	Edit      string   // path of the form, or empty
	Withdraw  string   // path where it is withdrawn, or empty
	Submitted int      // the version that a change would withdraw, or zero
	Journal   string   // path of its story, or empty
	Thread    Thread
}

// FindingSource is a source that a finding quotes.
type FindingSource struct {
	governance.SourceContent
	Remove string // path where it is taken away, or empty
}

func (FindingShow) template() string { return "finding/show.html" }

// FindingEdit adds or corrects a finding.
type FindingEdit struct {
	Frame
	New       bool
	Form      FindingForm
	Saved     FindingForm
	Quote     QuoteForm // of a new one
	Known     []Option
	Sections  []Option
	Submitted int // the version that would be withdrawn, or zero
	Back      string
}

// FindingForm is a finding as typed.
type FindingForm struct {
	SectionCode string `form:"section_code"`
	Statement   string `form:"statement"`
	ObservedOn  string `form:"observed_on"`
	Version     int    `form:"version"`
	Confirmed   string `form:"confirme"`
}

// QuoteForm is a source as chosen or described.
type QuoteForm struct {
	Source      string `form:"source"`
	Title       string `form:"source_title"`
	Publisher   string `form:"source_publisher"`
	PublishedOn string `form:"source_published_on"`
	Licence     string `form:"source_licence"`
	URL         string `form:"source_url"`
	Confirmed   string `form:"confirme"`
}

// Described tells that a new source is being described.
func (f QuoteForm) Described() bool { return f.Title+f.Publisher+f.PublishedOn+f.Licence+f.URL != "" }

func (FindingEdit) template() string { return "finding/edit.html" }
