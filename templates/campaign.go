package templates

import "ctin/governance"

// CampaignIndex lists the campaigns of a coordination.
type CampaignIndex struct {
	Frame
	Lines []CampaignLine
	Add   string // path of the form, or empty
}

// CampaignLine is one campaign of the list.
type CampaignLine struct {
	Link
	Year     int
	About    string // the conference, or a scheme
	Deadline governance.Date
	State    Tag
	Asked    int
}

// CampaignShow is a campaign: who answered, and what was announced against paid.
type CampaignShow struct {
	Frame
	Name    string
	State   Tag
	Rows    []Row
	Message string
	Draft   bool
	Balance governance.CampaignBalance
	Funders []CampaignFunder
	Edit    string // path of the form, or empty
	Open    string // paths of what whoever coordinates may do now, or empty
	Close   string
	Remind  string
	Move    string
	Moves   []CampaignMove
	Late    bool     // past the deadline: only whoever coordinates takes answers
	Declare string   // path of the form of an intention, or empty
	Verb    string   // of that form's link
	Answer  string   // path of the form that declines, or empty
	Own     []Option // those for whom the person may decline
	Return  string   // path of the form that takes back a refusal, or empty
	Refused []Option // those whose refusal the person may take back
	// OnBehalf tells that the person answers for others, as whoever coordinates does.
	OnBehalf bool
	Over     bool // nobody answers any more
	InKind   bool // something comes in kind: else its columns are left out
	Carried  bool // something is carried over: likewise
	Form     CampaignAnswerForm
	File     string // path of the balance, or empty
}

// CampaignAnswerForm says that a funder takes no part.
type CampaignAnswerForm struct {
	Funder string `form:"funder"`
	Word   string `form:"word"`
}

// CampaignMove is one time that the deadline was moved.
type CampaignMove struct {
	Was, Deadline governance.Date
	Reason, Said  string // why, and by whom and when
}

// CampaignDeadline moves the deadline of an open campaign.
type CampaignDeadline struct {
	Frame
	Name     string
	Deadline governance.Date
	Waiting  int // how many will be told
	Form     DeadlineForm
	Saved    string
	Back     string
}

// DeadlineForm is a new deadline as typed.
type DeadlineForm struct {
	Deadline string `form:"deadline"`
	Reason   string `form:"reason"`
	Version  int    `form:"version"`
}

// CampaignFunder is one line of the balance.
type CampaignFunder struct {
	Name        string
	Example     bool
	Answer      Tag
	Note        string // a word of the funder, or when it was reminded
	Unreachable bool
	governance.Split
	Carried governance.Split
}

// CampaignEdit prepares a campaign.
type CampaignEdit struct {
	Frame
	New         bool
	Form, Saved CampaignForm
	Schemes     []Option
	Funders     []Option
	Back        string
}

// CampaignForm is a campaign as typed.
type CampaignForm struct {
	Title    string   `form:"title"`
	Year     string   `form:"year"`
	Scheme   string   `form:"scheme"`
	OpensOn  string   `form:"opens_on"`
	Deadline string   `form:"deadline"`
	Message  string   `form:"message"`
	Funders  []string `form:"funders"`
	Version  int      `form:"version"`
}

func (CampaignIndex) template() string { return "campaign/index.html" }
func (CampaignShow) template() string  { return "campaign/show.html" }
func (CampaignEdit) template() string  { return "campaign/edit.html" }

func (CampaignDeadline) template() string { return "campaign/deadline.html" }

func campaignViews() []Page {
	return []Page{CampaignIndex{}, CampaignShow{}, CampaignEdit{}, CampaignDeadline{}}
}
