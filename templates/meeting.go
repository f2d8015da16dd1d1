package templates

import "time"

// BodyIndex lists the bodies of a coordination and the meetings to come.
type BodyIndex struct {
	Frame
	Bodies  []BodyLine
	Coming  []MeetingLine
	All     string // path of every meeting
	AddBody string // path where a body is added, or empty
	Search  string // path where words are looked for
	Add     string // path where a meeting is prepared, or empty
}

// BodyLine is one body.
type BodyLine struct {
	Name, Path string
	Kind, Code string
	Depth      int    // how many bodies it stands under
	Above      string // the one right above it, or empty
	Seats      string // « 11 voix, 10 pourvues »
	Rules      string // name of the profile
	Confirmed  bool   // the coordination has set its rules
	Next       Link   // the next meeting, or none
}

func (BodyIndex) template() string { return "meeting/bodies.html" }

// BodyShow is one body: its seats, its rules, its meetings.
type BodyShow struct {
	Frame
	Name      string
	Rows      []Row
	Rules     []Row
	Profile   string
	Confirmed bool
	RulesPath string
	Coming    []MeetingLine
	Past      []MeetingLine
	Pages     Pages
	Add       string // path where a meeting is prepared, or empty
}

func (BodyShow) template() string { return "meeting/body.html" }

// MeetingLine is a meeting in a list.
type MeetingLine struct {
	Title, Path string
	Committee   string
	At          time.Time
	State       Tag
	Replies     string // « 4 réponses sur 14 », or empty
	Mine        Tag    // the person's own reply, none when they are not called
}

// MeetingIndex lists the meetings of a coordination.
type MeetingIndex struct {
	Frame
	Committee  string
	Committees []Option
	Coming     []MeetingLine
	Past       []MeetingLine
	Pages      Pages
	Add        string
}

func (MeetingIndex) template() string { return "meeting/index.html" }

// MeetingShow is one meeting before it opens, and the way to what follows.
type MeetingShow struct {
	Frame
	Name     string
	State    Tag
	When     string // « jeudi 3 décembre 2026, de 14 h à 16 h »
	Urgency  string // reason of a short notice, or empty
	Rows     []Row
	Next     Link   // the one thing to do now, or none
	NextText string // what it is
	Links    []Link // the other things one may do
	Notice   string // that it decides without quorum, or empty
	Second   string // path that prepares a second convocation, or empty
	Amend    Amendment
	Agenda   AgendaList
	Reply    ReplyForm
	Replies  []ReplyCount
	Forecast string // of the quorum, or empty
	Quorum   Tag    // in view or not, none where none is asked
	Called   string // « 14 convocations, dont 1 à remettre en main propre »
	Journal  string
}

// Amendment proposes to complete an agenda that was sent, and to send it again.
type Amendment struct {
	Text    string // what it lacks; none when empty
	Told    string // who would receive it
	Refused string // why it cannot be sent again, or empty
	Action  string
	Version int
}

// NextMeeting is the block of the dashboard on the meeting to come.
type NextMeeting struct {
	Title, Path string
	State       Tag
	When, Place string
	Replies     string // « 4 réponses sur 14 », or empty
	Mine        Tag    // the person's own reply, none when they are not called
	Answer      string // path that records a reply, or empty
	Buttons     []Option
	Enter       string // path of the room once it is open, or empty
	Open        string // path of the room on the day, for those who open it, or empty
}

// ReplyCount is how many gave a reply.
type ReplyCount struct {
	Label string
	Count int
	Names string
}

func (MeetingShow) template() string { return "meeting/show.html" }

// AgendaList is the agenda as it is read.
type AgendaList struct {
	Items   []AgendaItem
	Minutes string // « 1 h 30 », or empty
	Ends    string // « vers 15 h 30 », or empty
	Overrun string // « 15 minutes », or empty
}

// AgendaItem is one item of the agenda.
type AgendaItem struct {
	Position   int
	Title      string
	Kind       Tag
	Starts     string // planned hour, or empty
	Minutes    string
	Rapporteur string
	Draft      string
	Added      bool     // in session
	About      []string // the diagnostic, the programme, the allocations
	Files      []Link   // its documents
	Up, Down   string   // paths that move it, or empty
	Place      string   // path that puts it anywhere, or empty
	Join       string   // path of its documents, or empty
	Edit       string
	Remove     string
}

// MeetingForm is a meeting as typed.
type MeetingForm struct {
	Committee     string `form:"committee"`
	Title         string `form:"title"`
	Date          string `form:"date"`
	Start         string `form:"start"`
	End           string `form:"end"`
	Place         string `form:"place"`
	Link          string `form:"link"`
	Chair         string `form:"chair"`
	Secretary     string `form:"secretary"`
	UrgencyReason string `form:"urgency_reason"`
	Version       int    `form:"version"`
}

// MeetingEdit prepares a meeting, or corrects one that has not opened.
type MeetingEdit struct {
	Frame
	New        bool
	Convened   bool // those who were called are told of what changes
	Form       MeetingForm
	Saved      MeetingForm
	Committees []Option
	People     []Option
	Back       string
}

func (MeetingEdit) template() string { return "meeting/edit.html" }

// AgendaShow is where an agenda is written.
type AgendaShow struct {
	Frame
	Name   string
	Agenda AgendaList
	Frozen string // why it may not change, or empty
	Add    string // path of the form, or empty
	Fill   string // path that writes the ready agenda, or empty
	Print  string // path of the PDF, or empty
	Sent   Link   // the PDF as it was sent, or none
	Carry  string // path that takes something over
	Groups []CarryGroup
	Next   Link // the convocation, or none
	Back   string
}

// CarryGroup is what an agenda may take over, of one kind.
type CarryGroup struct {
	Title string
	Kind  string
	Lines []CarryLine
}

// CarryLine is one thing that an agenda may take over.
type CarryLine struct {
	ID          string
	Code, Title string
	Note        string // who sees to it, until when
}

// ItemFiles are the documents of an item of a draft.
type ItemFiles struct {
	Frame
	Item   string
	Files  []ItemFile
	Action string
	Accept string
	Back   string
}

// ItemFile is one document of an item.
type ItemFile struct {
	Name, Path string
	Size       string
	Remove     string
}

func (ItemFiles) template() string { return "meeting/files.html" }

func (AgendaShow) template() string { return "meeting/agenda.html" }

// ItemForm is an item as typed; its allocations are read row by row.
type ItemForm struct {
	Title      string `form:"title"`
	Kind       string `form:"kind"`
	Minutes    string `form:"minutes"`
	Rapporteur string `form:"rapporteur"`
	Draft      string `form:"draft"`
	Diagnostic string `form:"diagnostic"`
	Programme  string `form:"programme"`
	Action     string `form:"action"` // what the button asks for, when it does not save
	Version    int    `form:"version"`
}

// ItemShare is a proposed allocation as typed, in the nth row.
type ItemShare struct {
	Row                        int
	Commitment, Action, Amount string
}

// Name is the name of a field of the row.
func (s ItemShare) Name(field string) string { return field + "-" + Number(s.Row) }

// ItemEdit adds an item to an agenda, or corrects one.
type ItemEdit struct {
	Frame
	New         bool
	Form        ItemForm
	Saved       ItemForm
	Kinds       []Option
	Diagnostics []Option // none in a body that approves no diagnostic
	Commitments []Option // none when nothing is left to share out
	Actions     []Option
	Shares      []ItemShare
	Back        string
}

func (ItemEdit) template() string { return "meeting/item.html" }

func meetingViews() []Page {
	return []Page{BodyIndex{}, BodyShow{}, MeetingIndex{}, MeetingShow{}, MeetingEdit{}, AgendaShow{}, ItemEdit{}, ItemFiles{}}
}
