package governance

import "time"

// How long a proposal may be answered, and how long someone has, once it is
// begun, to log in with the other account.
const (
	PairingLife = 14 * 24 * time.Hour
	PairingHold = 15 * time.Minute
)

// Pairing brings two accounts of one person together (P5). A coordinator only
// proposes: it happens when someone begins it with one account, then confirms
// it with the other in the same browser. So nobody gets a right that they could
// not use already, whatever they were sent or told.
type Pairing struct {
	ID             PairingID
	CoordinationID CoordinationID
	PersonID       PersonID // the two people that the accounts are so far,
	OtherID        PersonID // in any order
	CreatedAt      time.Time
	ExpiresAt      time.Time
	BegunBy        PersonID // who stays, zero until one of the two has begun
	BegunAt        time.Time
	ClosedAt       time.Time // zero until then
	Outcome        PairingOutcome
}

// PairingOutcome is how a proposal ended.
type PairingOutcome string

// The outcomes of a proposal.
const (
	PairingDone      PairingOutcome = "done"
	PairingDeclined  PairingOutcome = "declined"  // by one of the two people
	PairingWithdrawn PairingOutcome = "withdrawn" // by a coordinator
)

// Paired is someone whom a coordinator names for a pairing.
type Paired struct {
	ID      PersonID
	Account bool // has logged in
}

// ProposePairing tells whether two people may be proposed to be one. Someone
// without an account is invited instead.
func ProposePairing(a, b Paired) error {
	switch {
	case b.ID == 0:
		return Fail(Invalid, msgPairingOther).On("other")
	case a.ID == b.ID:
		return Fail(Conflict, msgPairingSame).On("other")
	case !a.Account || !b.Account:
		return Fail(Conflict, msgPairingCard).On("other")
	}
	return nil
}

// Open tells why the proposal can no longer be answered, or nil.
func (p Pairing) Open(now time.Time) error {
	switch {
	case p.Outcome == PairingDone:
		return Fail(Conflict, msgPairingDone)
	case !p.ClosedAt.IsZero():
		return Fail(Conflict, msgPairingClosed)
	case !now.Before(p.ExpiresAt):
		return Fail(Conflict, msgPairingExpired)
	}
	return nil
}

// With is the other one of the two people. It fails with NotFound for anyone
// else: to them the proposal does not exist.
func (p Pairing) With(who PersonID) (PersonID, error) {
	switch who {
	case 0:
	case p.PersonID:
		return p.OtherID, nil
	case p.OtherID:
		return p.PersonID, nil
	}
	return 0, Fail(NotFound, msgNotFound)
}

// Begin starts the pairing with the account of who, whose person will stay. It
// may begin again, from either side.
func (p Pairing) Begin(who PersonID, now time.Time) (Pairing, error) {
	if _, err := p.With(who); err != nil {
		return p, err
	}
	if err := p.Open(now); err != nil {
		return p, err
	}
	p.BegunBy, p.BegunAt = who, now
	return p, nil
}

// Decline ends the proposal by one of the two people: the other account is not
// theirs.
func (p Pairing) Decline(who PersonID, now time.Time) (Pairing, error) {
	if _, err := p.With(who); err != nil {
		return p, err
	}
	return p.close(PairingDeclined, now)
}

// Withdraw ends the proposal by a coordinator.
func (p Pairing) Withdraw(now time.Time) (Pairing, error) { return p.close(PairingWithdrawn, now) }

func (p Pairing) close(outcome PairingOutcome, now time.Time) (Pairing, error) {
	if err := p.Open(now); err != nil {
		return p, err
	}
	p.ClosedAt, p.Outcome = now, outcome
	return p, nil
}

// Proof is what shows that both accounts are in the same hands.
type Proof struct {
	Who         PersonID // of the account logged in now
	SameBrowser bool     // as where the pairing was begun, with the other account
	Confirmed   bool     // explicitly, after reading what both hold
}

// Ready tells whether the proof lets someone see what both accounts hold, and
// confirm: it was begun with the other account, in this browser, just before.
func (p Pairing) Ready(proof Proof, now time.Time) error {
	other, err := p.With(proof.Who)
	if err != nil {
		return err
	}
	if err := p.Open(now); err != nil {
		return err
	}
	switch {
	case p.BegunBy != other:
		return Fail(Conflict, msgPairingNotBegun)
	case !proof.SameBrowser:
		return Fail(Conflict, msgPairingBrowser)
	case !now.Before(p.BegunAt.Add(PairingHold)):
		return Fail(Conflict, msgPairingLate)
	}
	return nil
}

// Finish brings the two together.
func (p Pairing) Finish(proof Proof, now time.Time) (Pairing, error) {
	if err := p.Ready(proof, now); err != nil {
		return p, err
	}
	if !proof.Confirmed {
		return p, Fail(Invalid, msgPairingConfirm).On("confirme")
	}
	return p.close(PairingDone, now)
}

// Unite refuses to make one person of two who are on the same seat on the same
// day, the one as holder and the other as alternate.
func Unite(a, b []Mandate) error {
	for _, m := range a {
		for _, n := range b {
			if m.SeatID == n.SeatID && overlap(m.StartsOn, m.EndsOn, n.StartsOn, n.EndsOn) {
				return Fail(Conflict, msgPairingSeat)
			}
		}
	}
	return nil
}

// DetachAccount tells whether a person may part with one of their accounts: not
// the one they are logged in with, so that they never lose their last.
func DetachAccount(current, account AccountID) error {
	if current == account {
		return Fail(Conflict, msgDetachCurrent)
	}
	return nil
}
