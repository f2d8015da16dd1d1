package templates

import "time"

// AccountIndex lists a person's own accounts, and the proposals to bring
// another one to them.
type AccountIndex struct {
	Frame
	Accounts []AccountLine
	Pairings []PairingLine
}

// AccountLine is one account: Here marks the one in use.
type AccountLine struct {
	Name, Email  string
	Provider     string
	Organization string
	LastLoginAt  time.Time
	Here         bool
	Detach       string // path of the question, or empty
}

// PairingLine is a proposal about another account. At most one of Begin, Leave
// and Read says what comes next.
type PairingLine struct {
	Sentence  string // who proposes what
	Note      string // where it stands, or empty
	ExpiresAt time.Time
	Zone      *time.Location
	Begin     string // path that begins it with this account, or empty
	Leave     bool   // begun here: log out, then in with the other account
	Read      string // path of the confirmation, or empty
	Decline   string
}

func (AccountIndex) template() string { return "pairing/index.html" }

// PairingForm is the confirmation as typed.
type PairingForm struct {
	Confirm string `form:"confirme"`
}

// PairingConfirm shows what both accounts hold, before they are one person's.
type PairingConfirm struct {
	Frame
	Sides        [2]PairingSide // the one that stays first
	Form         PairingForm
	Action, Back string
}

// PairingSide is one of the two.
type PairingSide struct {
	Title    string
	Holdings []Row
}

func (PairingConfirm) template() string { return "pairing/confirm.html" }

// ProposalForm names the other account of a person.
type ProposalForm struct {
	Other string `form:"other"`
}

// PairingPropose is where a coordinator says that two people are one.
type PairingPropose struct {
	Frame
	Name    string
	Form    ProposalForm
	Others  []Option
	Waiting []ProposalLine
	Back    string
}

// ProposalLine is a proposal that waits for the person.
type ProposalLine struct {
	Name      string
	ExpiresAt time.Time
	Withdraw  string
}

func (PairingPropose) template() string { return "pairing/propose.html" }

// ContactForm is one's own address and telephone as typed.
type ContactForm struct {
	Email   string `form:"email"`
	Phone   string `form:"phone"`
	Version int    `form:"version"`
}

// ContactEdit corrects one's own address and telephone.
type ContactEdit struct {
	Frame
	Name  string
	Form  ContactForm
	Saved ContactForm
}

func (ContactEdit) template() string { return "account/contact.html" }

func pairingViews() []Page {
	return []Page{AccountIndex{}, PairingConfirm{}, PairingPropose{}, ContactEdit{}}
}
