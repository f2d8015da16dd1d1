package templates

// DecisionIndex is the register of decisions.
type DecisionIndex struct {
	Frame
	Filter     DecisionFilter
	Committees []Option
	Years      []Option
	States     []Option
	Owners     []Option
	Lines      []DecisionLine
	Total      int
	Any        bool
	Pages      Pages
	Clear      string // path of the whole list, when it is filtered
	Meetings   string // path of the meetings, where decisions are taken
}

// DecisionFilter is what was asked in the address.
type DecisionFilter struct{ Query, Committee, Year, State, Owner string }

// DecisionLine is one decision of the list.
type DecisionLine struct {
	Reference, Path string
	Title           string
	Committee       string
	Day             string
	Result          string
	Owner           string
	Due             string
	State           Tag
}

func (DecisionIndex) template() string { return "decision/index.html" }

// DecisionShow is one decision.
type DecisionShow struct {
	Frame
	Reference, Name string
	State           Tag
	Body            string
	Result          string
	Engagement      string // that it does not bind funders, or empty
	Rows            []Row
	Voices          []Row // choice, seats
	Links           []DecisionLink
	Rules           []string
	Statuses        []Option
	Status          string
	Version         int
	Follow          string // path of the form, or empty
	Hash            []string
	Thread          Thread
}

// DecisionLink is an object of a decision, with its amount then and now.
type DecisionLink struct {
	Kind      string
	Object    Link
	Then, Now string
	Changed   bool
}

func (DecisionShow) template() string { return "decision/show.html" }

// FollowForm is the follow-up of a decision, as typed.
type FollowForm struct {
	Status  string `form:"status"`
	Version int    `form:"version"`
}

func decisionViews() []Page { return []Page{DecisionIndex{}, DecisionShow{}} }
