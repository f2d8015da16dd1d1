package templates

import "time"

// LinkShow is what a personal link opens: one question, to someone who has no account.
type LinkShow struct {
	Frame
	Name, Coordination string
	Rows               []Row // the seat and the mandate
	ExpiresAt          time.Time
	Refused            string // why it can no longer be answered, or empty
	Answered           string // what was answered, just now or before
	Action             string
	Form               LinkForm
}

// LinkForm is the answer.
type LinkForm struct {
	Answer string `form:"answer"`
}

// Answers are the two ways to reply.
func (LinkShow) Answers() []Option {
	return []Option{{Value: "accepts", Label: answerAccepts}, {Value: "declines", Label: answerDeclines}}
}

func (LinkShow) template() string { return "link/show.html" }

// LinkMade shows once the address of a personal link.
type LinkMade struct {
	Frame
	Name, Address, Back string
	Mailed              bool
}

func (LinkMade) template() string { return "link/made.html" }

func linkViews() []Page { return []Page{LinkShow{}, LinkMade{}} }
