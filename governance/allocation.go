package governance

import "time"

// Allocation gives a share of a commitment to an action (F10). One that was
// taken back keeps its row and counts no more.
type Allocation struct {
	ID             AllocationID
	CoordinationID CoordinationID
	CommitmentID   CommitmentID
	ActionID       ActionID
	DecisionID     DecisionID // of the committee, for money of the pool; zero otherwise
	Amount         Cents
	CreatedBy      PersonID
	CreatedAt      time.Time
	ReleasedAt     *time.Time
}

// Purse is a commitment as far as allocations draw on it.
type Purse struct {
	ID        CommitmentID
	Number    int
	FunderID  OrganizationID
	Amount    Cents
	Allocated Cents // what other allocations already took
	Earmarked bool  // its funder said what it is for; else it belongs to the pool
	InKind    bool
	Status    Status
	Confirmed bool
}

// isOpen tells whether a commitment may still be counted on.
func isOpen(s Status) bool { return !s.Exit() }

// isFirm tells whether a commitment is firm: resolved or beyond, and confirmed
// by its funder (F5, F1).
func isFirm(s Status, confirmed bool) bool { return confirmed && s.Reaches(StatusResolved) }

// Left is what nobody was given yet.
func (p Purse) Left() Cents { return p.Amount - p.Allocated }

// Pooled tells whether a decision of the committee may draw on it: firm cash
// that its funder left to the common pool.
func (p Purse) Pooled() bool { return isFirm(p.Status, p.Confirmed) && !p.Earmarked && !p.InKind }

// Pool is what the committee may still give: the firm, unearmarked cash, less
// what was allocated of it (F10).
func Pool(purses []Purse) Cents {
	var available Cents
	for _, p := range purses {
		if p.Pooled() {
			available += p.Left()
		}
	}
	return available
}

// Allocate tells whether a share of a commitment may be given to an action
// (F10). Earmarked money is given by its funder or the coordinator, never by a
// decision, which cannot bind a funder (F18); money of the pool only by one.
func Allocate(p Purse, a Allocation) *Error {
	switch {
	case a.Amount <= 0:
		return Fail(Invalid, msgAllocationAmount).On("amount")
	case !isOpen(p.Status):
		return Fail(Conflict, msgAllocationClosed, p.Number).On("commitment")
	case p.Earmarked && a.DecisionID != 0:
		return Fail(Conflict, msgAllocationEarmarked, p.Number).On("commitment")
	case !p.Earmarked && a.DecisionID == 0:
		return Fail(Conflict, msgAllocationByDecision, p.Number).On("commitment")
	case !p.Earmarked && !p.Pooled():
		return Fail(Conflict, msgAllocationNotFirm, p.Number).On("commitment")
	case a.Amount > p.Left():
		return Fail(Conflict, msgAllocationTooMuch, euros(p.Left()), euros(a.Amount)).On("amount")
	}
	return nil
}

// ReleaseAllocation tells whether a share may be taken back by whoever gave
// it: what a decision of the committee gave stays until another decision.
func ReleaseAllocation(a Allocation) *Error {
	switch {
	case a.ReleasedAt != nil:
		return Fail(Conflict, msgAllocationReleased)
	case a.DecisionID != 0:
		return Fail(Conflict, msgAllocationDecided)
	}
	return nil
}

// ParsePositive reads an amount as typed, and refuses one that is worth nothing.
func ParsePositive(text string) (Cents, *Error) {
	c, err := ParseCents(text)
	if err == nil && c <= 0 {
		return 0, Fail(Invalid, msgAllocationAmount)
	}
	return c, err
}
