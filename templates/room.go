package templates

// RoomShow is the room of a meeting: its agenda, its current item, who is
// there. The same page serves who keeps the meeting and who votes.
type RoomShow struct {
	Frame
	Name    string // of the meeting
	State   Tag
	Hours   string // since when, until when
	After   string // that it is recorded afterwards, or empty
	Path    string // of the room: forms are posted below it
	Banner  RoomBanner
	Acts    []RoomAct // open, suspend, resume, close
	Live    bool      // the meeting is open
	Follow  *Follow   // what others do, nil once nothing happens any more
	Hour    bool      // hours are typed: the meeting is recorded afterwards
	Mine    []RoomMine
	Agenda  []RoomItem
	Add     string // path of the form, or empty
	Current *RoomCurrent
	People  []RoomSeat
	Proxies []RoomProxy
	Proxy   string // path of the form, or empty
	Keeper  bool
	At      string // the hour typed
	Tabs    []Link
	View    string // where forms come back to: empty for this page
	Papers  []Link // what is shown or printed for those in the room
	Guests  []RoomGuest
	Guest   GuestForm
	Notes   *RoomNotes
	Queue   RoomQueue
}

// RoomBanner says whether decisions may be taken.
type RoomBanner struct {
	Sentence string
	Met      bool
	Silent   bool // nothing is counted yet, or any more
}

// RoomAct is what who keeps the meeting does with it.
type RoomAct struct {
	Label, Path string
	Quiet       bool
	Hour        bool // the real hour may be typed
	Confirm     bool // a page asks before
}

// RoomMine is a seat that the reader may sit on, as they see it on their phone.
type RoomMine struct {
	Seat, Name string
	Person     string
	Here       string // « présent depuis 14 h 12 », or empty
	Proxy      string // « Vous avez donné pouvoir à … », or empty
	Arrive     bool
	Give       string // path where they give a proxy, or empty
	Takeback   string // path that takes it back, or empty
	Aside      string // the item on which they may stand aside, or empty
	Voices     []RoomVoice
	Ballot     string // path of the vote, or empty
	Motion     string
	Ask        string // how one votes, when it must be said
}

// RoomVoice is a voice in an open ballot.
type RoomVoice struct {
	Seat, Name string
	By         string // who casts it, by proxy
	Said       string // in words, or empty
	Secret     bool   // what it said is in an urn
	Open       bool   // the reader may still say
	Choices    []RoomChoice
}

// RoomChoice is a button that votes.
type RoomChoice struct {
	Value, Label string
	Said         bool
}

// RoomItem is a line of the agenda.
type RoomItem struct {
	Position, Title string
	Kind            string
	Hour            string // when it should begin
	State           Tag
	Current         bool
	Call            string // its number, for who may call it; or empty
	Decision        Link
}

// RoomCurrent is the item that the room is at.
type RoomCurrent struct {
	ID, Title   string
	Notes       string // kind, who presents it, how long
	Prose       string // path where the secretary writes on it, or empty
	Draft       string
	Diagnostic  Link
	Shares      []Row  // what it proposes to give: action, amount
	Engagement  string // « Ce vote n’engage pas le budget des financeurs. », or empty
	Proposed    []RoomAside
	Noted       []RoomAside
	Others      []Option // seats that may stand aside too
	Ballot      *RoomBallot
	Results     []string
	Adopt       *RoomAdopt
	Decision    Link
	DecisionSay string
	Form        BallotForm
	Kinds       []Option
	Open        bool // a ballot may open
	Again       bool // though a text is adopted: it would replace it
	Why         string
	Next        string // the next item, or empty
	NextTitle   string
	Postpone    bool
}

// RoomAside is a seat that stands aside, or should perhaps.
type RoomAside struct{ Seat, Name, Why string }

// RoomBallot is the ballot that is open.
type RoomBallot struct {
	Path, Kind, Motion string
	Names              bool // voices are recorded with their names
	Consensus          bool
	Counted            string
	Voices             []RoomVoice
	Form               CountForm
	Chairs             []Option // what the chair voted, when it may decide a tie
	Objectors          []Option
	Paper              bool        // papers are counted beside the urn
	Urn                []RoomVoice // who has voted in secret, for who keeps the meeting
}

// RoomAdopt makes a decision of an adopted text.
type RoomAdopt struct {
	Path    string
	Motion  string
	Form    AdoptForm
	People  []Option
	Actions []Option
}

// RoomSeat is a seat and who may sit there.
type RoomSeat struct {
	Seat, Name string
	College    string
	Advisory   bool
	State      Tag
	Note       string // proxy, recusal, hour
	People     []RoomPerson
	Leave      string // who may leave: value of the button, or empty
	LeaveName  string
}

// RoomPerson is someone who may come. Values are those of buttons.
type RoomPerson struct {
	Name, Note             string
	Arrive, Remote, Excuse string
	Here                   bool
}

// RoomProxy is a proxy in force.
type RoomProxy struct{ Giver, Bearer, Note, Revoke string }

func (RoomShow) template() string { return "room/show.html" }

// BallotForm is a text put to the vote, as typed.
type BallotForm struct {
	Item   int64  `form:"item"`
	Kind   string `form:"kind"`
	Motion string `form:"motion"`
	At     string `form:"voted_at"`
}

// CountForm is what was counted, as typed.
type CountForm struct {
	For      string   `form:"for"`
	Against  string   `form:"against"`
	Abstain  string   `form:"abstain"`
	Chair    string   `form:"chair"`
	Objector []string `form:"objector"`
	Words    string   `form:"words"`
	At       string   `form:"voted_at"`
}

// AdoptForm says who sees to a decision, as typed.
type AdoptForm struct {
	Owner  string `form:"owner"`
	Person string `form:"person"`
	DueOn  string `form:"due_on"`
	Action string `form:"action"`
}

// SessionItemForm is an item added in session, as typed.
type SessionItemForm struct {
	Title    string `form:"title"`
	Kind     string `form:"kind"`
	Draft    string `form:"draft"`
	Accepted string `form:"accepted"`
}

// RoomItemNew adds an item in session.
type RoomItemNew struct {
	Frame
	Form  SessionItemForm
	Kinds []Option
	Back  string
}

func (RoomItemNew) template() string { return "room/item.html" }

// ProxyForm is a proxy as typed: seats.
type ProxyForm struct {
	Giver  string `form:"giver"`
	Bearer string `form:"bearer"`
}

// RoomProxyNew gives a proxy.
type RoomProxyNew struct {
	Frame
	Form    ProxyForm
	Givers  []Option
	Bearers []Option
	View    string // where the form comes back to
	Rule    string // what the rule set says of proxies
	Back    string
}

func (RoomProxyNew) template() string { return "room/proxy.html" }

func roomViews() []Page {
	return []Page{RoomShow{}, RoomItemNew{}, RoomProxyNew{}, RoomPhone{}, RoomScreen{}}
}
