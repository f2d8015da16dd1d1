package templates

import "time"

// ThemeForm is the choice of colours in the footer.
type ThemeForm struct {
	Theme string `form:"theme"`
	Here  string `form:"here"`
}

// SessionIndex lists a person's own sessions.
type SessionIndex struct {
	Frame
	Lines []SessionLine
}

// SessionLine is one session: Here marks the one that reads the page.
type SessionLine struct {
	Name              string
	Here              bool
	Device, Address   string
	StartedAt, SeenAt time.Time
}

// SessionForm names the session to end.
type SessionForm struct {
	Name string `form:"name"`
}

func (SessionIndex) template() string { return "account/sessions.html" }

// DraftShow gives back a form whose session had ended.
type DraftShow struct {
	Frame
	Path, Token string
	Fields      []DraftField
}

// DraftField is one value of the form; those without a label are sent and not
// shown.
type DraftField struct{ Name, Value, Label string }

func (DraftShow) template() string { return "account/draft.html" }

// DemoLogin is the page of the demonstration provider: who do you want to be?
type DemoLogin struct {
	Frame
	Action   string
	Hidden   []DraftField // of the request, given back as they came
	Personas []DemoPersona
	Decline  string
}

// DemoPersona is someone a visitor can be.
type DemoPersona struct{ Sub, Name, Organization, Title, Hint string }

func (DemoLogin) template() string { return "account/demo.html" }

func accountViews() []Page { return []Page{SessionIndex{}, DraftShow{}, DemoLogin{}} }
