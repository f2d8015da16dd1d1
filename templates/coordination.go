package templates

// Places is the home of somebody signed in: their coordinations, and what
// waits for them in each.
type Places struct {
	Frame
	Lines []PlaceLine
	Join  string // path where one asks to join a coordination
	Admin string // path of the administration, or empty
}

// PlaceLine is one coordination of the person.
type PlaceLine struct {
	Name, Path, Label string
	Roles             string
	Tasks             []Task
	Closed            bool // their rights here are held for another establishment than this login's
	Change            string
}

func (Places) template() string { return "coordination/places.html" }

// Dashboard is the first page of a coordination.
type Dashboard struct {
	Frame
	Label      string
	Tasks      []Task
	Next       *NextMeeting // the meeting to come, or nil
	Diagnostic []Row        // its last version, or how to begin
	Runs       bool         // the person runs the coordination: tasks come to them
	Territory  Territory
	Carriers   []Link // the first carries, the others co-carry
	Colleges   []Row
	Seats      []Row
	Money      MoneyBar
	Total      int    // organisations
	Edit       string // path of the form, or empty
	Add        string // path where an organisation is added, or empty
}

func (Dashboard) template() string { return "coordination/dashboard.html" }

// Territory is what a coordination covers, each commune counted once.
type Territory struct {
	Names      []string
	Communes   int
	Population int
	Overlaps   []string // one sentence for each pair of perimeters that share communes
	Credit     string   // whom the figures come from
}

// CoordinationEdit corrects a coordination.
type CoordinationEdit struct {
	Frame
	Form          CoordinationForm
	Saved         CoordinationForm
	Picker        PerimeterPicker
	Zones         []Option
	Carriers      []CarrierChoice
	Organizations []Option
	Back          string
}

// CoordinationForm is a coordination as typed, when it is corrected.
type CoordinationForm struct {
	Name       string   `form:"name"`
	Label      string   `form:"label"`
	TimeZone   string   `form:"time_zone"`
	Perimeter  string   `form:"perimeter"`  // words that are searched
	Perimeters []string `form:"perimeters"` // those chosen
	Action     string   `form:"action"`     // what the button asks for, when it does not save
	Version    int      `form:"version"`
}

// CarrierChoice is one carrier, chosen among the organisations of the coordination.
type CarrierChoice struct{ Name, Label, Value, Saved string }

func (CoordinationEdit) template() string { return "coordination/edit.html" }

// PerimeterPicker is the part of a form that chooses perimeters: words to
// search, what was found, what is chosen, and what it adds up to.
type PerimeterPicker struct {
	Frame
	Query     string
	Found     []PerimeterChoice
	Chosen    []PerimeterChoice // beside those found
	Count     int               // of all that are chosen
	Territory Territory
	Zone      string   // time zone of the territory, in words
	Overtaken bool     // somebody saved other perimeters meanwhile
	Theirs    []string // those that were saved
}

// Result says what the search found, in a sentence that is also announced.
func (p PerimeterPicker) Result() string {
	switch {
	case p.Query == "":
		return ""
	case len(p.Found) == 0:
		return noPerimeter
	}
	return Plural(len(p.Found), onePerimeter, manyPerimeters)
}

// PerimeterChoice is a perimeter to tick.
type PerimeterChoice struct {
	Value, ID  string
	Name, Hint string
	Checked    bool
}

func (PerimeterPicker) template() string { return "coordination/perimeters.html" }

func coordinationViews() []Page {
	return []Page{Places{}, Dashboard{}, CoordinationEdit{}, PerimeterPicker{}}
}
