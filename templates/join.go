package templates

import "time"

// JoinSearch lets someone find the coordination they want to join.
type JoinSearch struct {
	Frame
	Words string
	Lines []JoinChoice
}

// JoinChoice is a coordination of the list.
type JoinChoice struct {
	Path, Name, Label string
	State             Tag // asked, or member already
}

func (JoinSearch) template() string { return "join/search.html" }

// JoinAsk is the form of a request.
type JoinAsk struct {
	Frame
	Name string
	Form JoinForm
}

// JoinForm is what the person types.
type JoinForm struct {
	Organization string `form:"organization"`
	Message      string `form:"message"`
}

func (JoinAsk) template() string { return "join/ask.html" }

// JoinIndex lists the requests of a coordination.
type JoinIndex struct {
	Frame
	Tabs  []Link
	Lines []JoinLine
}

// JoinLine is one request of the list.
type JoinLine struct {
	Path               string
	Name, Organization string
	CreatedAt          time.Time
	State              Tag
	Open               bool
}

func (JoinIndex) template() string { return "join/index.html" }

// JoinDecide is the page where a request is answered.
type JoinDecide struct {
	Frame
	Line          []Row
	Message       string
	Open          bool
	Form          JoinAnswerForm
	Roles         []Option
	Organizations []Option
}

// JoinAnswerForm is what the coordinator answers.
type JoinAnswerForm struct {
	Decision     string   `form:"decision"` // oui or non
	Answer       string   `form:"answer"`
	Organization string   `form:"organization"`
	Roles        []string `form:"roles"`
}

// Decisions are the two ways to answer.
func (JoinDecide) Decisions() []Option {
	return []Option{{Value: "oui", Label: decisionAccept}, {Value: "non", Label: decisionRefuse}}
}

func (JoinDecide) template() string { return "join/decide.html" }

func joinViews() []Page { return []Page{JoinSearch{}, JoinAsk{}, JoinIndex{}, JoinDecide{}} }
