package templates

import "ctin/governance"

// DiagnosticShow is the diagnostic as it stands, read like a document.
type DiagnosticShow struct {
	Frame
	Number     int // of the version, zero when there is none
	State      Tag
	Story      string // when it was submitted or approved, or empty
	Progress   string // « 7 rubriques obligatoires écrites sur 9 »
	Text       DiagnosticText
	Missing    []Link // what it lacks before it can be submitted (D3)
	Complete   bool   // a draft that lacks nothing
	Open       string // path where the next version is opened, or empty
	Next       int    // its number
	Submit     string // path of the page that submits it, or empty
	Withdraw   string // path of the page that takes it back, or empty
	AddFinding string // path of the form, or empty
	Findings   string
	Indicators string
	Versions   []DiagnosticLine
}

// DiagnosticText is a version as a document: its cover, its sections with
// their findings, its figures and its sources.
type DiagnosticText struct {
	Cover    []Row
	Sections []DiagnosticSection
	Loose    []DiagnosticFinding // stated in no section
	Figures  []DiagnosticFigure
	Sources  []DiagnosticSource
}

// DiagnosticSource is a source with the number that quotes it.
type DiagnosticSource struct {
	Number int
	governance.SourceContent
}

// DiagnosticSection is a section of the document.
type DiagnosticSection struct {
	Anchor, Title string
	Body          string
	Mandatory     bool
	State         Tag
	Written       string // who wrote last, and when
	Path          string // of its own page, or empty
	Edit          string // of the form, or empty
	Findings      []DiagnosticFinding
}

// DiagnosticFinding is a finding inside the document.
type DiagnosticFinding struct {
	Code, Path string // Path is empty when it is not a page any more
	Statement  string
	ObservedOn governance.Date
	Sources    []int // numbers of DiagnosticText.Sources
}

// DiagnosticFigure is one value of an indicator.
type DiagnosticFigure struct {
	Indicator, Value string
	MeasuredOn       governance.Date
	Perimeter        string
	Source           int
}

// DiagnosticLine is one version among the others.
type DiagnosticLine struct {
	Number int
	Path   string // of its frozen text, or empty
	State  Tag
	Story  string
}

func (DiagnosticShow) template() string { return "diagnostic/show.html" }

// DiagnosticVersion is a version as it was submitted.
type DiagnosticVersion struct {
	Frame
	Number   int
	State    Tag
	Hash     []string // in groups, between which it may break
	Rows     []Row
	Decision Link // that approved it; Path is empty while it has no page
	Text     DiagnosticText
	Back     string
}

func (DiagnosticVersion) template() string { return "diagnostic/version.html" }

func diagnosticViews() []Page {
	return []Page{
		DiagnosticShow{},
		DiagnosticVersion{},
		SectionShow{},
		SectionEdit{},
		SectionMerge{},
		SectionCompare{},
		SectionRevision{},
		FindingIndex{},
		FindingShow{},
		FindingEdit{},
		IndicatorIndex{},
		IndicatorShow{},
		IndicatorEdit{},
	}
}
