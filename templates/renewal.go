package templates

// RenewalForm says which seats are renewed, from when, and what is proposed
// for each line.
type RenewalForm struct {
	Committee string `form:"committee"`
	College   string `form:"college"`
	Kind      string `form:"kind"`
	EndsOn    string `form:"ends_on"`
	Default   string `form:"default"`
}

// RenewalStart asks which seats are renewed.
type RenewalStart struct {
	Frame
	Form       RenewalForm
	Committees []Option
	Colleges   []Option
	Kinds      []Option
	Choices    []Option
	Back       string
}

func (RenewalStart) template() string { return "renewal/start.html" }

// RenewalFill asks what becomes of each seat.
type RenewalFill struct {
	Frame
	Form    RenewalForm
	Rows    []Row // which seats, in words
	Lines   []RenewalLine
	Preview string // path of the preview
	Back    string // path of the first step
}

// RenewalLine is one seat and what was chosen for it.
type RenewalLine struct {
	Seat                         string // identifier: the names of its fields end with it
	Name, Path                   string
	Function                     string
	Committee                    string
	Holder                       string // empty when the seat is vacant
	Alternates                   string
	Mark                         string
	Choice                       string
	GivenName, FamilyName, Email string
	Choices                      []Option
}

func (RenewalFill) template() string { return "renewal/fill.html" }

// RenewalPreview says what will happen, and asks to go on.
type RenewalPreview struct {
	Frame
	Form   RenewalForm
	Rows   []Row
	Lines  []RenewalOutcome
	Apply  string // path that does it
	Change string // path of the form, with what was typed
}

// RenewalOutcome is what becomes of one seat.
type RenewalOutcome struct {
	RenewalLine
	Next  string // who sits afterwards, or that nobody does
	State Tag
	Notes []string
}

func (RenewalPreview) template() string { return "renewal/preview.html" }

func renewalViews() []Page { return []Page{RenewalStart{}, RenewalFill{}, RenewalPreview{}} }
