package templates

// OrganizationIndex lists the organisations of a coordination.
type OrganizationIndex struct {
	Frame
	Filter      OrganizationFilter
	Colleges    []Option
	Kinds       []Option
	Funders     []Option
	Identifiers []Option // with or without
	Sorts       []Option
	Total       int
	Any         bool // the coordination has organisations, whatever the filters
	Lines       []OrganizationLine
	Pages       Pages
	Add         string // path of the form, or empty
	Clear       string // path of the whole list, when it is filtered
}

// OrganizationFilter is what was asked in the address.
type OrganizationFilter struct{ Query, College, Kind, Funder, Identifier, Sort string }

// OrganizationLine is one organisation of the list.
type OrganizationLine struct {
	Name, Path string
	Identifier string
	Kind       string
	College    string
	Seats      int
	People     int
	Tags       []Tag
}

func (OrganizationIndex) template() string { return "organization/index.html" }

// OrganizationShow is one organisation, its seats and its people.
type OrganizationShow struct {
	Frame
	Name    string
	Tags    []Tag
	Rows    []Row
	Seats   []OrganizationSeat
	People  []OrganizationMember
	Edit    string // path of the form, or empty
	Merge   string // path where it is merged, or empty
	Journal string // path of its story, or empty
}

// OrganizationSeat is a seat of an organisation.
type OrganizationSeat struct {
	Committee, Path string
	Title           string // its function, or its college
	Holder          string // empty when the seat is vacant
	Voice           string
}

// OrganizationMember is a member on behalf of an organisation.
type OrganizationMember struct{ Name, Path, Roles string }

func (OrganizationShow) template() string { return "organization/show.html" }

// OrganizationEdit adds or corrects an organisation.
type OrganizationEdit struct {
	Frame
	New      bool
	Form     OrganizationForm
	Saved    OrganizationForm
	Kinds    []Option
	Colleges []Option
	Public   []Option
	Twin     Link // the organisation that is there already, or looks the same
	Ask      bool // ask whether it is another one
	Back     string
}

// OrganizationForm is an organisation as typed.
type OrganizationForm struct {
	Name         string `form:"name"`
	Siret        string `form:"siret"`
	Siren        string `form:"siren"`
	RNA          string `form:"rna"`
	Kind         string `form:"kind"`
	College      string `form:"college"`
	PublicPerson string `form:"public_person"`
	Funder       string `form:"funder"`
	Distinct     string `form:"distinct"`
	Version      int    `form:"version"`
}

func (OrganizationEdit) template() string { return "organization/edit.html" }

// OrganizationPick chooses which organisation is to be merged with another.
type OrganizationPick struct {
	Frame
	Name   string
	Query  string
	Likely bool // the lines look like it; else they answer the search
	Lines  []OrganizationLine
	Back   string
}

func (OrganizationPick) template() string { return "organization/pick.html" }

// OrganizationMerge shows two organisations side by side, and asks which stays.
type OrganizationMerge struct {
	Frame
	Both     []MergeSide
	Keep     []Option
	Kept     string
	Other    string // identifier of the second one
	Versions [2]int
	Remarks  []string // what will happen that one might not expect
	Back     string
}

// MergeSide is one of two organisations to be merged.
type MergeSide struct {
	Name, Path string
	Rows       []Row
}

// MergeForm says which organisation stays.
type MergeForm struct {
	Other        string `form:"other"`
	Keep         string `form:"keep"`
	Version      int    `form:"version"`
	OtherVersion int    `form:"other_version"`
}

func (OrganizationMerge) template() string { return "organization/merge.html" }

func organizationViews() []Page {
	return []Page{OrganizationIndex{}, OrganizationShow{}, OrganizationEdit{}, OrganizationPick{}, OrganizationMerge{}}
}
