package templates

import "time"

// ListColumn is a column of a list that is imported, and what it may hold.
type ListColumn struct{ Title, Text, Values string }

// ListCheck says what a list would make, line by line, before it is imported.
type ListCheck struct {
	Frame
	Lead      string // what has not happened yet
	Who       string // title of the column that names a line
	Rows      []Row
	Twin      string // that the same file was imported before, or empty
	ExpiresAt time.Time
	Made      string // « 10 organisations, 40 sièges », of what would be made
	Ignored   string // columns, joined
	Changed   int    // lines that come to something else than when the file was sent
	Refused   []ListLine
	Created   []ListLine
	Others    []ListLine // there already, or examples
	Whole     bool       // nothing is imported as long as a line is refused
	Mark      string
	Partial   string // "oui" when the refused lines are left aside
	Import    string // paths
	Drop      string
	New       string
}

// ListLine is one line of the file and what it comes to.
type ListLine struct {
	Line    int
	Name    string // of what the line is about
	Detail  string
	Items   []Row // what is made, or the columns at fault and why
	Remarks []string
	Was     string // what it came to when the file was sent, if that changed
}

func (ListCheck) template() string { return "list/check.html" }

func listViews() []Page { return []Page{ListCheck{}} }
