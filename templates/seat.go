package templates

// SeatIndex lists the seats of a coordination and who sits on them.
type SeatIndex struct {
	Frame
	Tabs       []Link
	Filter     SeatFilter
	Committees []Option
	Colleges   []Option
	Voices     []Option
	States     []Option
	Sorts      []Option
	Lines      []SeatLine
	Total      int
	Pages      Pages
	Clear      string // path of the whole list, when it is filtered
	Add        string // path of the form, or empty
	Import     string // path where a list is imported, or empty
	Renew      string // path of the renewal, or empty
}

// SeatFilter is what was asked in the address.
type SeatFilter struct{ Query, Committee, College, Voice, State, Sort string }

// SeatLine is one seat of the list.
type SeatLine struct {
	Name, Path string // the organisation, else the function
	Function   string // beside the organisation
	Tags       []Tag
	Committee  string
	College    string
	Voice      string
	Holder     Sitter
	Vacant     bool // nobody sits, not even an alternate
	Alternates []Sitter
	Since      string // when the holder began
}

// Sitter is someone on a seat.
type Sitter struct {
	Name, Path string
	Tags       []Tag
}

func (SeatIndex) template() string { return "seat/index.html" }

// SeatShow is one seat, who sits on it, and the story of its mandates.
type SeatShow struct {
	Frame
	Name       string
	Place      string // its function and its body
	Tags       []Tag
	Rows       []Row
	Holder     Sitter
	Since      string
	Alternates []Sitter
	Open       bool // the seat has not closed
	Story      []SeatEvent
	Fill       Link   // designate or replace the holder; none for those who may not
	Alternate  string // path where an alternate is designated, or empty
	Edit       string
	Close      string
}

// SeatEvent is one mandate of the story, or one vacancy.
type SeatEvent struct {
	Period  string
	Text    string
	Person  Link // none during a vacancy
	Tags    []Tag
	Deed    Link
	Actions []Link
	Answer  Tag    // to the personal link of someone without an account
	Ask     string // path that makes a personal link, or empty
	Unask   string // path that revokes the one still open, or empty
}

func (SeatShow) template() string { return "seat/show.html" }

// SeatForm is a seat as typed.
type SeatForm struct {
	Committee    string `form:"committee"`
	Organization string `form:"organization"`
	Function     string `form:"function"`
	College      string `form:"college"`
	Voice        string `form:"voice"`
	Qualified    string `form:"qualified"`
	StartsOn     string `form:"starts_on"`
	Version      int    `form:"version"`
}

// SeatEdit creates or corrects a seat.
type SeatEdit struct {
	Frame
	New           bool
	Name          string
	Form          SeatForm
	Saved         SeatForm
	Committees    []Option
	Organizations []Option
	Colleges      []Option
	Voices        []Option
	Back          string
}

func (SeatEdit) template() string { return "seat/edit.html" }

// EndForm is a last day.
type EndForm struct {
	EndsOn  string `form:"ends_on"`
	Version int    `form:"version"`
}

// SeatClose asks for the last day of a seat.
type SeatClose struct {
	Frame
	Name   string
	Form   EndForm
	Saved  EndForm
	People []string // whose mandates end too
	Back   string
}

func (SeatClose) template() string { return "seat/close.html" }

// MandateForm is a designation as typed.
type MandateForm struct {
	Person     string `form:"person"`
	GivenName  string `form:"given_name"`
	FamilyName string `form:"family_name"`
	Email      string `form:"email"`
	Phone      string `form:"phone"`
	StartsOn   string `form:"starts_on"`
	EndsOn     string `form:"ends_on"`
	Holder     int64  `form:"holder"` // whom a replacement replaces
	Version    int    `form:"version"`
}

// MandateEdit designates someone on a seat: a holder, an alternate, or the
// holder who replaces another.
type MandateEdit struct {
	Frame
	Seat      string
	Alternate bool
	Replaced  string // the holder who is replaced, or empty
	Form      MandateForm
	People    []Option
	Accept    string // kinds of files
	Back      string
}

func (MandateEdit) template() string { return "seat/designate.html" }

// MandateCorrect corrects the dates or the deed of a mandate.
type MandateCorrect struct {
	Frame
	Seat, Name string
	Form       MandateForm
	Saved      MandateForm
	Deed       Link
	Accept     string
	Back       string
}

func (MandateCorrect) template() string { return "seat/correct.html" }

// MandateEnd asks for the last day of a mandate.
type MandateEnd struct {
	Frame
	Seat, Name string
	Form       EndForm
	Saved      EndForm
	Back       string
}

func (MandateEnd) template() string { return "seat/end.html" }

func seatViews() []Page {
	return []Page{SeatIndex{}, SeatShow{}, SeatEdit{}, SeatClose{}, MandateEdit{}, MandateCorrect{}, MandateEnd{}}
}
