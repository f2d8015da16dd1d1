package templates

import "time"

// RosterNew asks for a list of members, and says how to write one.
type RosterNew struct {
	Frame
	CSV, Workbook string // paths of the model file
	Accept        string // kinds of lists
	DeedAccept    string // kinds of deeds
	MaxLines      int
	Columns       []RosterColumn
	Back          string
}

// RosterColumn is a column of the list, and what it may hold.
type RosterColumn struct{ Title, Text, Values string }

func (RosterNew) template() string { return "roster/new.html" }

// RosterCheck says what a list would make, line by line, before it is imported.
type RosterCheck struct {
	Frame
	Rows      []Row
	ExpiresAt time.Time
	Made      string // « 10 organisations, 40 sièges », of what would be made
	Ignored   string // columns, joined
	Changed   int    // lines that come to something else than when the file was sent
	Refused   []RosterLine
	Created   []RosterLine
	Others    []RosterLine // there already, or examples
	Mark      string
	Partial   string // "oui" when the refused lines are left aside
	Import    string // paths
	Drop      string
	New       string
}

// RosterLine is one line of the file and what it comes to.
type RosterLine struct {
	Line    int
	Name    string // of the person, or of the organisation of a vacant seat
	Detail  string // the organisation of the person
	Items   []Row  // what is made, or the columns at fault and why
	Remarks []string
	Was     string // what it came to when the file was sent, if that changed
}

func (RosterCheck) template() string { return "roster/check.html" }

// RosterDone says what was imported, and what comes next.
type RosterDone struct {
	Frame
	Rows        []Row
	Made        string
	Refused     int
	Uninvited   int
	Invitations string
	Members     string
	New         string
}

func (RosterDone) template() string { return "roster/done.html" }

func rosterViews() []Page { return []Page{RosterNew{}, RosterCheck{}, RosterDone{}} }
