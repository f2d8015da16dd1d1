package templates

// ProgrammeShow is the programme coordonné de financement: as it is now, or as
// it was put to a vote.
type ProgrammeShow struct {
	Frame
	Form     ProgrammeForm
	Starts   []Option // the first years and the lengths that are offered
	Lengths  []Option
	Frozen   bool // an edition that was put to a vote
	Empty    bool // nothing is planned nor committed
	Paper    Paper
	PDF      string // path of the file
	Put      string // path of the form that puts it to the vote, or empty
	Meeting  Link   // the meeting that is being prepared; none without
	There    bool   // an edition is on its agenda already
	Prepare  string // path where a meeting is prepared, or empty
	Editions []ProgrammeEdition
	Now      string // path of today's programme, from an edition
}

// ProgrammeForm is the period asked for.
type ProgrammeForm struct {
	From  string `form:"from"`
	Years string `form:"years"`
}

// ProgrammeEdition is one that was put to a vote.
type ProgrammeEdition struct {
	Link
	On       string
	Decision Link // that approved it; none without
}

func (ProgrammeShow) template() string { return "programme/show.html" }

func programmeViews() []Page { return []Page{ProgrammeShow{}} }
