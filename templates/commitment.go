package templates

import "ctin/governance"

// CommitmentShow is one commitment: who, how much and for what, its ladder,
// its payments, its story, and what can be done next.
type CommitmentShow struct {
	Frame
	Code, Line string // « CIAS Bruyère : 20 000 € … »
	Tags       []Tag
	Certainty  CertaintyMark
	Alerts     []string
	Doubts     []AlertLine // what does not add up, with the figures compared
	Next       Link        // the one thing to do next, none when Path is empty
	Others     []Link      // what else can be done
	Rungs      []Rung
	Exit       string // how it left the ladder, in a sentence, or empty
	Rows       []Row
	Motive     string
	Paid, Left governance.Cents
	Payments   []PaymentLine
	Schedule   []ScheduleLine
	Story      []StoryLine
	Files      []FileLine
	Au         string          // the day typed, to see it as it was known then
	Known      governance.Date // that day, empty for today
	Unborn     string          // that it was not recorded yet on that day
	Now        string          // path of today's page
	Thread     Thread
}

// FileLine is a document joined to a commitment.
type FileLine struct {
	Kind, Name, Path string
	When             string // and by whom
}

// Rung is one step of the ladder: Done with its evidence, Skipped by a higher
// one, or still to come.
type Rung struct {
	Word, Evidence string
	Day            governance.Date
	Done, Current  bool
	Skipped        bool
}

// PaymentLine is one payment.
type PaymentLine struct {
	Day             governance.Date
	Kind, Reference string
	Amount          governance.Cents // less than zero when it was given back
}

// ScheduleLine is one year of the schedule.
type ScheduleLine struct {
	Year         int
	Credit, Paid governance.Cents
	Over         governance.Cents
}

// StoryLine is one thing that happened, in a sentence.
type StoryLine struct{ When, What, Reason string }

func (CommitmentShow) template() string { return "commitment/show.html" }

// CommitmentEdit declares or amends a commitment.
type CommitmentEdit struct {
	Frame
	New       bool
	OnBehalf  bool   // the person speaks for no funder, and enters for another
	Funder    string // when there is nothing to choose
	Form      CommitmentForm
	Saved     CommitmentForm
	Funders   []Option
	Schemes   []Option
	Envelopes []Option // none when the coordination has no envelope
	Sources   []Option // commitments of others that it may give again
	Places    []Option // whose territory it may be for
	Natures   []Option
	Grantees  []GranteeRow
	Years     []YearRow
	Unequal   bool // the amount is not quantity × unit cost: ask whether it is meant
	Detailed  bool // show what is folded otherwise
	AskReason bool
	Back      string
}

// CommitmentForm is a commitment as typed. Its rows (grantees, years) are read
// apart, because there may be several.
type CommitmentForm struct {
	Funder     string `form:"funder"`
	Scheme     string `form:"scheme"`
	Purpose    string `form:"purpose"`
	Motive     string `form:"motive"`
	Nature     string `form:"nature"`
	Quantity   string `form:"quantity"`
	UnitCost   string `form:"unit_cost"`
	Amount     string `form:"amount"`
	KeepAmount string `form:"keep_amount"`
	Valuation  string `form:"valuation"`
	Pooled     string `form:"pooled"`
	Envelope   string `form:"envelope"`
	Territory  string `form:"territory"`
	Discreet   string `form:"confidential"`
	Counted    string `form:"counted"`
	Source     string `form:"source"`
	DeclaredOn string `form:"declared_on"`
	LapseDate  string `form:"lapse_date"`
	Reason     string `form:"reason"`
	Version    int    `form:"version"`
}

// GranteeRow is one grantee of the form and its share.
type GranteeRow struct {
	Name, ShareName, Label string
	Value, Share           string
	SavedValue, SavedShare string
	Options                []Option
}

// YearRow is one year of the form and its amount.
type YearRow struct {
	Name, AmountName, Label string
	Value, Amount           string
	SavedValue, SavedAmount string
}

func (CommitmentEdit) template() string { return "commitment/edit.html" }

// CommitmentStep moves a commitment up, with the evidence of each step passed.
type CommitmentStep struct {
	Frame
	Code, Line string
	To         string
	Targets    []Option // the steps above
	Passed     []string // those that the move passes, which ask for evidence
	Accept     string   // kinds of files that may prove it
	Form       StepForm
	Back       string
}

// StepForm is the evidence as typed.
type StepForm struct {
	To          string `form:"to"`
	RequestedOn string `form:"requested_on"`
	BudgetYear  string `form:"budget_year"`
	Body        string `form:"body"`
	ResolvedOn  string `form:"resolved_on"`
	Decision    string `form:"decision"`
	AgreedOn    string `form:"agreed_on"`
	Signatories string `form:"signatories"`
	ObligatedOn string `form:"obligated_on"`
	Obligation  string `form:"obligation"`
	ClosedOn    string `form:"closed_on"`
	Version     int    `form:"version"`
}

func (CommitmentStep) template() string { return "commitment/step.html" }

// CommitmentEnd takes a commitment back or off the ladder, with the reason.
type CommitmentEnd struct {
	Frame
	Code, Line string
	Leaving    bool // off the ladder; else back
	Targets    []Option
	Form       CommitmentEndForm
	Back       string
}

// CommitmentEndForm is a way back or out, as typed.
type CommitmentEndForm struct {
	To      string `form:"to"`
	Reason  string `form:"reason"`
	On      string `form:"on"`
	Version int    `form:"version"`
}

func (CommitmentEnd) template() string { return "commitment/end.html" }

// CommitmentPay records a payment.
type CommitmentPay struct {
	Frame
	Code, Line string
	Paid, Left governance.Cents
	Kinds      []Option
	Form       PaymentForm
	Back       string
}

// PaymentForm is a payment as typed.
type PaymentForm struct {
	Kind      string `form:"kind"`
	Amount    string `form:"amount"`
	PaidOn    string `form:"paid_on"`
	Reference string `form:"reference"`
	Version   int    `form:"version"`
}

func (CommitmentPay) template() string { return "commitment/pay.html" }

// CommitmentJoin joins a document to a commitment.
type CommitmentJoin struct {
	Frame
	Code, Line, Accept string
	Kinds              []Option
	Form               DocumentForm
	Back               string
}

// DocumentForm is what a document is, as typed; the file comes apart.
type DocumentForm struct {
	Kind string `form:"kind"`
}

func (CommitmentJoin) template() string { return "commitment/join.html" }
