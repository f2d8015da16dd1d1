package templates

import "time"

// AdministrationIndex lists the coordinations of the instance, without
// anything of what they hold.
type AdministrationIndex struct {
	Frame
	Query string
	Total int
	Lines []OpenedLine
	Pages Pages
	Open  string // path of the form that opens one
	Clear string // path of the whole list, when it is searched
	Links []Link // the other pages of the administration
}

// OpenedLine is one coordination as an administrator sees it.
type OpenedLine struct {
	Name, Path string
	OpenedAt   time.Time
	State      Tag
	Awaited    string // the coordinator who has not come yet
}

func (AdministrationIndex) template() string { return "administration/index.html" }

// AdministrationCoordination says whether someone coordinates a coordination,
// and lets an administrator name and invite that person.
type AdministrationCoordination struct {
	Frame
	Name    string
	Rows    []Row
	State   Tag
	Run     bool
	Awaited bool   // an invitation is open
	Again   string // path that sends it again
	Form    CoordinatorForm
	Action  string // path that names someone
}

// CoordinatorForm names the first coordinator.
type CoordinatorForm struct {
	GivenName  string `form:"given_name"`
	FamilyName string `form:"family_name"`
	Email      string `form:"email"`
}

func (AdministrationCoordination) template() string { return "administration/coordination.html" }

// CoordinationOpen opens a coordination.
type CoordinationOpen struct {
	Frame
	Form     OpeningForm
	Picker   PerimeterPicker
	Zones    []Option
	Carriers []CarrierRow
	More     bool // another carrier may be added
	Kinds    []Option
	Back     string
}

// OpeningForm is a coordination to open, as typed; its carriers are apart.
type OpeningForm struct {
	Name       string   `form:"name"`
	Label      string   `form:"label"`
	TimeZone   string   `form:"time_zone"`
	Perimeter  string   `form:"perimeter"`
	Perimeters []string `form:"perimeters"`
	Action     string   `form:"action"`
	CoordinatorForm
}

// CarrierRow is one carrier as typed, each answer with the name of its field.
type CarrierRow struct {
	Title                            string
	NameField, SiretField, KindField string
	SirenField                       string
	Name, Siret, Siren, Kind         string
}

func (CoordinationOpen) template() string { return "administration/open.html" }

// LegalEdit is the form of what the instance says about itself: who publishes
// it and who hosts it.
type LegalEdit struct {
	Frame
	Form  LegalForm
	Saved LegalForm
	Back  string
}

// LegalForm is the legal notice as typed.
type LegalForm struct {
	Publisher        string `form:"publisher"`
	PublisherAddress string `form:"publisher_address"`
	Director         string `form:"director"`
	Contact          string `form:"contact"`
	Host             string `form:"host"`
	HostAddress      string `form:"host_address"`
	DataOfficer      string `form:"data_officer"`
	Retention        string `form:"retention"`
	Version          int    `form:"version"`
}

func (LegalEdit) template() string { return "administration/legal.html" }

// AccessibilityEdit is the form of the accessibility statement.
type AccessibilityEdit struct {
	Frame
	Form  AccessibilityForm
	Saved AccessibilityForm
	Back  string
}

// AccessibilityForm is the accessibility statement as typed.
type AccessibilityForm struct {
	Audited       string `form:"audited"`
	AuditedOn     string `form:"audited_on"`
	Auditor       string `form:"auditor"`
	Rate          string `form:"rate"`
	Failures      string `form:"failures"`
	Derogations   string `form:"derogations"`
	Exempt        string `form:"exempt"`
	EstablishedOn string `form:"established_on"`
	Version       int    `form:"version"`
}

func (AccessibilityEdit) template() string { return "administration/accessibility.html" }

func administrationViews() []Page {
	return []Page{AdministrationIndex{}, AdministrationCoordination{}, CoordinationOpen{}, LegalEdit{}, AccessibilityEdit{}}
}
