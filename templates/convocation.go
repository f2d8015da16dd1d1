package templates

// ConvocationShow is whom a meeting calls: what is about to be sent, or what
// was and what they answered.
type ConvocationShow struct {
	Frame
	Name     string
	When     string
	Sent     string // « envoyée le … », or empty while it is a draft
	Notice   string // the delay, in a sentence
	Late     bool   // shorter than the rules ask
	Reason   string // of the urgency, as typed or as recorded
	Missing  []string
	Called   []CalledLine
	Others   []CalledLine // who sits that day and was not called
	Vacant   []string
	Send     string // path of the form, or empty
	Paper    string // path that records a convocation sent on paper, once the meeting was held; or empty
	SentOn   string // when it was sent, as typed
	Button   string
	CallMore string // path that calls the others, or empty
	Agenda   string // fingerprint of the agenda that was read
	Version  int
	Records  bool // the person records replies
	Forecast string
	Quorum   Tag // in view or not, none where none is asked
	Back     string
}

// CalledLine is one person called, for one seat.
type CalledLine struct {
	Name    string
	Seat    string
	Tags    []Tag
	How     string // « par courriel », « en main propre »
	Sent    string // when, or empty
	Hand    string // path that records it as handed over, or empty
	Reply   Tag
	Bearer  string // who votes instead
	Replied string // when
	Record  string // path where their reply is recorded, or empty
}

func (ConvocationShow) template() string { return "convocation/show.html" }

// ReplyForm is what someone answers to a convocation.
type ReplyForm struct {
	Reply   string `form:"reply"`
	Bearer  string `form:"bearer"`
	Action  string // path of the form, empty when no reply is asked
	Choices []Option
	Bearers []Option
	Given   Tag    // what was answered, none at first
	To      string // who votes instead
}

// ReplyRecord records what someone else answered.
type ReplyRecord struct {
	Frame
	Name   string
	Seat   string
	Form   ReplyForm
	Revoke string // path that makes their personal link useless, or empty
	Back   string
}

func (ReplyRecord) template() string { return "convocation/record.html" }

// ReplyShow is what a personal link shows: the meeting one is called to.
type ReplyShow struct {
	Frame
	Name         string // of the person
	Coordination string
	Meeting      string
	Rows         []Row
	Agenda       AgendaList
	Print        string // path of the agenda that was sent, or empty
	Form         ReplyForm
	Refused      string // why no reply is possible, or empty
	Done         bool   // a reply was just recorded
}

func (ReplyShow) template() string { return "convocation/reply.html" }

func convocationViews() []Page { return []Page{ConvocationShow{}, ReplyRecord{}, ReplyShow{}} }
