package templates

// RosterNew asks for a list of members, and says how to write one.
type RosterNew struct {
	Frame
	CSV, Workbook string // paths of the model file
	Accept        string // kinds of lists
	DeedAccept    string // kinds of deeds
	MaxLines      int
	Columns       []ListColumn
	Back          string
}

func (RosterNew) template() string { return "roster/new.html" }

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

func rosterViews() []Page { return []Page{RosterNew{}, RosterDone{}} }
