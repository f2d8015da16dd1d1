package templates

// MinutesShow is one document of a meeting: the paper it will be, under a bar
// that says where it stands, what comes next, and who has signed.
type MinutesShow struct {
	Frame
	Tabs    []Link // the meeting, its decision log, its minutes
	Empty   Empty  // as long as nothing is written
	Paper   Paper
	Steps   []MinutesStep
	Next    string // what comes next, in a sentence
	Sign    Link   // none for those who need not sign, or have
	Acts    []MinutesAct
	Reserve string // path of the form, or empty
	Signers []MinutesSigner
	Prose   []MinutesProse
	Files   []Link        // the PDF, the accessible page, the proof
	Answers []Row         // reservations asked for so far
	Beside  []MinutesLink // errata and extracts made from it, or what it was made from
	Links   []Link        // further things to do with it, and to read beside it
}

// MinutesStep is one state of the ladder.
type MinutesStep struct {
	Label         string
	Done, Current bool
}

// MinutesAct is something whoever keeps the meeting may do now.
type MinutesAct struct {
	Label, Path string
	Quiet       bool // beside another that comes first
	Ask         bool // Path is a page that asks more
}

// MinutesSigner is someone whose signature is expected.
type MinutesSigner struct {
	Name, Quality string
	State         Tag
	At            string // when they signed, or empty
}

// MinutesProse is what the secretary writes on one item.
type MinutesProse struct {
	Title string
	Path  string // of the form; empty when nothing can be written any more
	State Tag
}

func (MinutesShow) template() string { return "minutes/show.html" }

// MinutesReading is the accessible page of a document: the same content as its
// PDF, and the same hash.
type MinutesReading struct {
	Frame
	Paper Paper
	PDF   string // path of the file, or empty
	Back  string
}

func (MinutesReading) template() string { return "minutes/reading.html" }

// ProseForm is what a secretary writes on an item.
type ProseForm struct {
	Prose   string `form:"prose"`
	Version int    `form:"version"`
}

// ProseEdit is where the secretary writes on one item.
type ProseEdit struct {
	Frame
	Item      string // its title
	Note      string // its kind and who speaks
	Form      ProseForm
	Saved     ProseForm
	Decisions []Row // what was decided, to write beside it
	Back      string
}

func (ProseEdit) template() string { return "minutes/prose.html" }

// SignForm is what someone sends to sign.
type SignForm struct {
	ContentHash string `form:"content_hash"` // of the text they were shown
	Confirm     string `form:"confirme"`
}

// MinutesSign shows the statement that someone is about to make.
type MinutesSign struct {
	Frame
	Paper     Paper
	Statement string
	Button    string // « Signer en qualité de présidente »
	Login     []Row  // what will be kept of this login
	Form      SignForm
	Back      string
}

func (MinutesSign) template() string { return "minutes/sign.html" }

// ReserveForm is a reservation as typed.
type ReserveForm struct {
	Text string `form:"text"`
}

// MinutesReserve is where a participant asks for a reservation.
type MinutesReserve struct {
	Frame
	Document string // in words
	Until    string // the last day
	Form     ReserveForm
	Back     string
}

func (MinutesReserve) template() string { return "minutes/reserve.html" }

// ApproveForm is the decision that approves minutes.
type ApproveForm struct {
	Decision string `form:"decision"`
}

// MinutesApprove asks how circulated minutes are approved.
type MinutesApprove struct {
	Frame
	Document string // in words
	Tacit    bool   // nobody asked for anything in time
	Form     ApproveForm
	Back     string
}

func (MinutesApprove) template() string { return "minutes/approve.html" }

// VerifyForm is the code typed on the public page.
type VerifyForm struct {
	Code string `form:"code"`
}

// Verify is the public page where anyone checks a document.
type Verify struct {
	Frame
	Form   VerifyForm
	Answer *VerifyAnswer // nil until something was given
	Accept string        // kinds of files
	Most   string        // how big a file may be, in words
}

// VerifyAnswer is what is known of a document: one word, why, and the details.
type VerifyAnswer struct {
	Verdict string // « Authentique »
	Tone    string // good, accent or neutral
	Reason  string
	Facts   []Row
	Instead Link // the document that replaces it, none when Path is empty
	Reading Link // the accessible page, for those who may read it
}

func (Verify) template() string { return "minutes/verify.html" }

func minutesViews() []Page {
	return []Page{MinutesShow{}, MinutesReading{}, ProseEdit{}, MinutesSign{}, MinutesReserve{}, MinutesApprove{}, Verify{}}
}
