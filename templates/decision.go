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
	Text, Book string // paths of the exports of what is listed
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
	After           string // « par CS-2026-014 », or empty
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
	Outcome         string // what was done, in a word
	After           Link   // the decision that took its place, or none
	Before          []Link // those whose place it took
	Read            []Link // where minutes tell it
	Action          Link   // the one that was made of it, or none
	ActionState     Tag
	Make            string // path that makes one, or empty
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
	Status     string `form:"status"`
	Outcome    string `form:"outcome"`
	ReplacedBy string `form:"replaced_by"`
	Plans      string `form:"plans"` // the three that follow were on the form
	Person     string `form:"person"`
	Owner      string `form:"owner"`
	Due        string `form:"due_on"`
	Version    int    `form:"version"`
}

// DecisionFollow asks what became of a decision.
type DecisionFollow struct {
	Frame
	Reference, Name string
	Form, Saved     FollowForm
	Statuses        []Option
	Plans           bool // the person also says who sees to it, and until when
	People          []Option
	Back            string
}

func (DecisionFollow) template() string { return "decision/follow.html" }

func decisionViews() []Page { return []Page{DecisionIndex{}, DecisionShow{}, DecisionFollow{}} }
