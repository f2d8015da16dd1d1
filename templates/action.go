package templates

import "ctin/governance"

// ActionIndex lists the action plan, with what it still looks for.
type ActionIndex struct {
	Frame
	Filter      ActionFilter
	States      []Option
	Mine        []Option
	Late        []Option
	Gap         []Option
	Total       int
	Any         bool // the plan has actions, whatever the filters
	Lines       []ActionLine
	Pages       Pages
	Missing     governance.Cents // reste à financer, on firm amounts
	Gaps        governance.Cents // of the actions
	Pool        governance.Cents // not allocated yet
	Allocations string           // path of the allocations
	Add         string           // path of the form, or empty
	Clear       string           // path of the whole list, when it is filtered
}

// ActionFilter is what was asked in the address.
type ActionFilter struct{ Query, State, Mine, Late, Gap string }

// ActionLine is one action of the list.
type ActionLine struct {
	Code, Title, Path string
	Lead, Owner       string
	State             Tag
	Tags              []Tag // what is late
	Progress          int
	Ends              string
	Plan              governance.FundingPlan
	Counts            bool // it is not cancelled: its gap is looked for
}

func (ActionIndex) template() string { return "action/index.html" }

// ActionShow is the sheet of an action.
type ActionShow struct {
	Frame
	Code, Name             string
	State                  Tag
	Tags                   []Tag
	Progress               int
	Blocker                string
	BlockerLabel           string
	Objective, Description string
	Rows                   []Row
	Milestones             []MilestoneLine
	Today                  string // of the tick
	Costs                  []CostLine
	Funding                []FundingLine
	Plan                   governance.FundingPlan
	OwnerShare             OwnerShareLine
	Thread                 Thread

	Edit, Move, Cancel string // paths, or empty
	AddMilestone       string
	AddCost            string
	Allocate           string
	Journal            string
}

// MilestoneLine is one milestone of the sheet.
type MilestoneLine struct {
	Title, Due, Done string
	Late             bool
	Version          int
	Tick             string // path where it is ticked or unticked, or empty
	Edit             string // path where it is corrected, or empty
	Drop             string // path where it is removed, or empty
}

// CostLine is one line of what the action costs.
type CostLine struct {
	Label  string
	Amount governance.Cents
	InKind bool
	Year   int // zero for the whole period
	// Outside says that this year is none of the action's, or is empty.
	Outside string
	Edit    string // path where it is corrected, or empty
	Drop    string // path where it is removed, or empty
}

// FundingLine is one line of the funding plan.
type FundingLine struct {
	Code, Funder, Path string
	Example            bool
	InKind             bool
	Status             string
	Firm               bool
	Confirmed          bool
	Amount             governance.Cents
	Share              string // of the cost, or empty
	Decision           Link   // that gave it, or none
	Release            string // path where it is taken back, or empty
}

// OwnerShareLine is what the 20 % rule says of the action (F13).
type OwnerShareLine struct {
	Applies, Short bool
	Owner, Base    governance.Cents
	Lacks          governance.Cents
	Rate           string
	Derogation     string // why it may bear less, or empty
}

func (ActionShow) template() string { return "action/show.html" }

// ActionEdit adds or corrects an action.
type ActionEdit struct {
	Frame
	New      bool
	Form     ActionForm
	Saved    ActionForm
	Natures  []Option
	Owners   []Option
	People   []Option
	Findings []Option
	Back     string
}

// ActionForm is an action as typed.
type ActionForm struct {
	Title        string   `form:"title"`
	Objective    string   `form:"objective"`
	Description  string   `form:"description"`
	Nature       string   `form:"nature"`
	ProjectOwner string   `form:"project_owner"`
	Derogation   string   `form:"owner_derogation"`
	Lead         string   `form:"lead"`
	StartsOn     string   `form:"starts_on"`
	EndsOn       string   `form:"ends_on"`
	Findings     []string `form:"findings"`
	Version      int      `form:"version"`
}

func (ActionEdit) template() string { return "action/edit.html" }

// ActionMove says how an action goes.
type ActionMove struct {
	Frame
	Name   string
	Form   ActionMoveForm
	Saved  ActionMoveForm
	States []Option
	Back   string
}

// ActionMoveForm is how an action goes, as typed.
type ActionMoveForm struct {
	State    string `form:"state"`
	Progress string `form:"progress"`
	Blocker  string `form:"blocker"`
	Version  int    `form:"version"`
}

func (ActionMove) template() string { return "action/move.html" }

// ActionCancel is what the page of confirmation sends back.
type ActionCancel struct {
	Reason  string `form:"motif"`
	Confirm string `form:"confirme"`
	Version int    `form:"version"`
}

// MilestoneEdit adds a milestone to an action, or corrects it.
type MilestoneEdit struct {
	Frame
	New   bool
	Name  string
	Form  MilestoneForm
	Saved MilestoneForm
	Back  string
}

// MilestoneForm is a milestone as typed.
type MilestoneForm struct {
	Title   string `form:"title"`
	DueOn   string `form:"due_on"`
	Version int    `form:"version"`
}

func (MilestoneEdit) template() string { return "action/milestone.html" }

// MilestoneReach says when a milestone was reached.
type MilestoneReach struct {
	Frame
	Name  string
	Form  ReachForm
	Back  string
	Saved string // the day recorded, read when Frame.Stale
}

// ReachForm is the day a milestone was reached, as typed; empty says that it
// was not after all.
type ReachForm struct {
	DoneOn  string `form:"done_on"`
	Version int    `form:"version"`
}

func (MilestoneReach) template() string { return "action/reach.html" }

// CostEdit adds a line to what an action costs, or corrects it.
type CostEdit struct {
	Frame
	New   bool
	Name  string
	Form  CostForm
	Saved CostForm
	Kinds []Option
	Back  string
}

// CostForm is a cost line as typed.
type CostForm struct {
	Label  string `form:"label"`
	Amount string `form:"amount"`
	InKind string `form:"in_kind"`
	Year   string `form:"year"`

	Version int `form:"version"`
}

func (CostEdit) template() string { return "action/cost.html" }

func actionViews() []Page {
	return []Page{ActionIndex{}, ActionShow{}, ActionEdit{}, ActionMove{}, MilestoneEdit{}, MilestoneReach{}, CostEdit{}}
}
