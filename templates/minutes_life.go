package templates

// MinutesForm is a small form about a document of a meeting: to join an
// erratum, to say that it was signed on paper, to publish an extract of it.
type MinutesForm struct {
	Frame
	Heading   string
	Lead      string   // which document
	Text      []string // what will happen, one paragraph each
	Questions []Question
	Button    string
	Back      string
	Upload    bool // one of the questions asks for a file
	Before    Link // what is to be fetched first, none when Path is empty
	Runs      []MinutesRun
}

func (MinutesForm) template() string { return "minutes/form.html" }

// Question is a field of a MinutesForm; Kind is the template that asks it.
type Question struct {
	Kind string // input, date, textarea, select, radios, checkboxes, checkbox or file
	Field
}

// MinutesRun is something that runs, and may be ended.
type MinutesRun struct {
	Words  string
	Path   string // that ends it
	Button string
}

// MinutesLink is another document beside the one that is shown.
type MinutesLink struct {
	Label, Path string
	State       Tag
}

// WordingForm is a wording as typed, with the text it was written from.
type WordingForm struct {
	Prose string `form:"prose"`
	Base  string `form:"base"`
}

// WordingEdit is where someone who took part proposes a wording for an item.
type WordingEdit struct {
	Frame
	Item, Note string
	Form       WordingForm
	Back       string
}

func (WordingEdit) template() string { return "minutes/propose.html" }

// AnswerForm is the secretary's answer to a proposed wording.
type AnswerForm struct {
	Answer  string `form:"answer"` // accept or decline
	Prose   string `form:"prose"`
	Word    string `form:"word"`
	Version int    `form:"version"` // of the item
}

// WordingList lists the wordings proposed for the minutes of a meeting.
type WordingList struct {
	Frame
	Document string
	Lines    []WordingLine
	Empty    Empty
	Back     string
}

func (WordingList) template() string { return "minutes/proposals.html" }

// WordingLine is one of them; Path is where its answer is given, or empty.
type WordingLine struct {
	Title, Author, At string
	State             Tag
	Word              string
	Path              string
	Changes           []SectionChange
}

// WordingAnswer is where the secretary answers a proposed wording: what it
// changes, and the text that would be written.
type WordingAnswer struct {
	Frame
	Item, Author string
	Changes      []SectionChange
	Passages     []SectionPassage // both were written meanwhile
	Form         AnswerForm
	Saved        AnswerForm
	Back         string
}

func (WordingAnswer) template() string { return "minutes/answer.html" }

// Publications is the public list of what a coordination publishes.
type Publications struct {
	Frame
	Name  string
	Lines []PublicationLine
}

// PublicationLine is one published extract.
type PublicationLine struct {
	Title, When, Published, Path, PDF string
}

func (Publications) template() string { return "minutes/publications.html" }

// Publication is a published extract, or the word that it no longer is.
type Publication struct {
	Frame
	Paper   Paper
	PDF     string
	Back    string
	Gone    string // why there is nothing to read, or empty
	Instead Link   // what replaces it, none when Path is empty
}

func (Publication) template() string { return "minutes/publication.html" }

func minutesLifeViews() []Page {
	return []Page{MinutesForm{}, WordingEdit{}, WordingList{}, WordingAnswer{}, Publications{}, Publication{}}
}
