package templates

// CommitteeIndex lists the bodies of a coordination and their seats.
type CommitteeIndex struct {
	Frame
	Tabs  []Link
	Lines []CommitteeLine
	Add   string // path of the form, or empty
}

// CommitteeLine is one body.
type CommitteeLine struct {
	Name, Kind string
	Above      string // the body it stands under, or empty
	Path       string // its seats, in the list
	Voting     int
	Filled     int
	Advisory   int
	Colleges   []CollegeLine
	Rename     string // path of the form, or empty
	Seat       string // path where a seat is created in it, or empty
}

// CollegeLine counts the seats of a college in a body.
type CollegeLine struct {
	Name, Path             string
	Voting, Filled, Vacant int
	Advisory               int
}

func (CommitteeIndex) template() string { return "committee/index.html" }

// CommitteeForm is a body as typed.
type CommitteeForm struct {
	Kind    string `form:"kind"`
	Name    string `form:"name"`
	Code    string `form:"code"`
	Parent  string `form:"parent"`
	Version int    `form:"version"`
}

// CommitteeEdit adds a body, or changes it.
type CommitteeEdit struct {
	Frame
	New   bool
	Form  CommitteeForm
	Saved CommitteeForm
	Kinds []Option // none for a body that keeps its own
	Above []Option // bodies it may stand under
	Back  string
}

func (CommitteeEdit) template() string { return "committee/edit.html" }

func committeeViews() []Page { return []Page{CommitteeIndex{}, CommitteeEdit{}} }
