package governance

import (
	"slices"
	"time"
)

// Status is where a commitment is on the ladder, or how it left it (F4).
type Status string

// The nine steps of the ladder, then the exits.
const (
	StatusIntention  Status = "intention"
	StatusRequested  Status = "requested"
	StatusBudgeted   Status = "budgeted"
	StatusResolved   Status = "resolved" // a deciding body voted it
	StatusAgreed     Status = "agreed"   // both signed
	StatusObligated  Status = "obligated"
	StatusPartlyPaid Status = "partly_paid"
	StatusPaid       Status = "paid"
	StatusClosed     Status = "closed"

	StatusDeclined   Status = "declined"
	StatusWithdrawn  Status = "withdrawn"
	StatusLapsed     Status = "lapsed"
	StatusClawedBack Status = "clawed_back"
)

// Ladder returns the nine steps, the lowest first.
func Ladder() []Status {
	return []Status{
		StatusIntention, StatusRequested, StatusBudgeted, StatusResolved, StatusAgreed, StatusObligated,
		StatusPartlyPaid, StatusPaid, StatusClosed,
	}
}

// Exits returns the ways off the ladder.
func Exits() []Status {
	return []Status{StatusDeclined, StatusWithdrawn, StatusLapsed, StatusClawedBack}
}

// Rank is how high the step is, from 0; an exit has none and gives -1.
func (s Status) Rank() int { return slices.Index(Ladder(), s) }

// Exit tells whether the status is off the ladder.
func (s Status) Exit() bool { return slices.Contains(Exits(), s) }

// Reaches tells whether the step is at least another; an exit reaches nothing.
func (s Status) Reaches(step Status) bool { return s.Rank() >= step.Rank() && step.Rank() >= 0 }

// Certainty is how sure an amount is. The four levels nest: what is paid is
// contracted, what is contracted is firm, what is firm is announced (F5).
type Certainty string

// The levels of certainty, the least sure first.
const (
	Announced  Certainty = "announced"
	Firm       Certainty = "firm"
	Contracted Certainty = "contracted"
	Disbursed  Certainty = "paid"
)

// Certainties returns the levels, the least sure first.
func Certainties() []Certainty { return []Certainty{Announced, Firm, Contracted, Disbursed} }

// Commitment is the pledge of one funder. Its totals are never stored: Levels
// gives them from the amount, the status and what was paid.
type Commitment struct {
	ID             CommitmentID
	CoordinationID CoordinationID
	Number         int // K1, K2… in its coordination
	FunderID       OrganizationID
	SchemeID       SchemeID // zero for none
	Purpose        string
	Motive         string // why the funder pays
	InKind         bool
	Quantity       int64 // zero when it is not counted in units
	UnitCost       Cents
	Amount         Cents
	Valuation      string // how what comes in kind was valued
	Status         Status
	Earmarked      bool // else it joins the common pool
	Confirmed      bool // by the funder itself
	DeclaredBy     PersonID
	DeclaredOn     Date
	ConfirmedBy    PersonID
	ConfirmedAt    time.Time
	LapseDate      Date
	EnvelopeID     EnvelopeID     // that it draws on, zero for none (F9)
	TerritoryID    OrganizationID // whose territory it is for, under an envelope with a cap
	Confidential   bool           // as long as it is not firm, for its funder and the coordinator alone (F17)
	Counted        bool           // its confidential amount is in totals, in nobody's name
	// SourceCommitmentID is the commitment whose money it gives again (F15),
	// zero for money of its own.
	SourceCommitmentID CommitmentID
	CreatedAt          time.Time
	Version            int
}

// Levels are the four figures of a commitment, or of several added up.
// Unconfirmed is the part of Announced that the funder has not confirmed.
type Levels struct{ Announced, Unconfirmed, Firm, Contracted, Paid Cents }

// Levels are what the commitment counts for (F5), paid being its payments less
// what was given back. What the funder has not confirmed is announced and no
// more (F1); off the ladder only what was paid counts; an advance paid before
// the agreement counts as contracted.
func (c Commitment) Levels(paid Cents) Levels {
	switch {
	case c.Status.Exit():
		return Levels{Announced: paid, Firm: paid, Contracted: paid, Paid: paid}
	case !c.Confirmed:
		return Levels{Announced: c.Amount, Unconfirmed: c.Amount}
	}
	l := Levels{Announced: c.Amount, Contracted: paid, Paid: paid}
	if c.Status.Reaches(StatusAgreed) {
		l.Contracted = c.Amount
	}
	l.Firm = l.Contracted
	if c.Status.Reaches(StatusResolved) {
		l.Firm = c.Amount
	}
	return l
}

// Plus adds two sets of figures up.
func (l Levels) Plus(m Levels) Levels {
	return Levels{
		l.Announced + m.Announced, l.Unconfirmed + m.Unconfirmed, l.Firm + m.Firm, l.Contracted + m.Contracted, l.Paid + m.Paid,
	}
}

// At is the figure of a level.
func (l Levels) At(c Certainty) Cents {
	switch c {
	case Announced:
		return l.Announced
	case Firm:
		return l.Firm
	case Contracted:
		return l.Contracted
	case Disbursed:
		return l.Paid
	}
	return 0
}

// Nested tells whether the levels nest, as every line must (F5).
func (l Levels) Nested() bool {
	return 0 <= l.Paid && l.Paid <= l.Contracted && l.Contracted <= l.Firm && l.Firm <= l.Announced && l.Unconfirmed <= l.Announced
}

// FundsFor tells whether the actor speaks for an organisation as a funder: F1
// gives its commitments to nobody else.
func (a Actor) FundsFor(o OrganizationID) bool {
	return o != 0 && slices.ContainsFunc(a.Memberships, func(m Membership) bool {
		return m.CoordinationID == a.Coordination && m.OrganizationID == o && m.Roles.Has(Funder)
	})
}

// Funds lists the organisations that the actor speaks for as a funder.
func (a Actor) Funds() []OrganizationID {
	var list []OrganizationID
	for _, m := range a.Memberships {
		if a.FundsFor(m.OrganizationID) && !slices.Contains(list, m.OrganizationID) {
			list = append(list, m.OrganizationID)
		}
	}
	return list
}
