package governance

import "time"

// maxReservation is how long a reservation may be, in characters.
const maxReservation = 5000

// ApprovalMode is how minutes were approved.
type ApprovalMode string

// The ways of approving minutes.
const (
	TacitApproval ApprovalMode = "tacit" // nobody asked for anything in time
	VotedApproval ApprovalMode = "vote"  // the next meeting approved them
)

// Reserve tells whether a participant may ask for a reservation (C8).
func (m Minutes) Reserve(text string, now time.Time, zone *time.Location) error {
	switch {
	case m.State != MinutesCirculated:
		return Fail(Conflict, msgReservationState, m.Kind.Label(), m.State.Label())
	case DateOf(now, zone) > m.ReservationsUntil:
		return Fail(Conflict, msgReservationLate, m.ReservationsUntil.French())
	case text == "":
		return Fail(Invalid, msgReservationEmpty).On("text")
	}
	if err := tooLong(text, maxReservation, "text"); err != nil {
		return err
	}
	return nil
}

// ApprovalStep is what circulated minutes wait for.
type ApprovalStep string

// What circulated minutes may wait for.
const (
	AwaitsNothing      ApprovalStep = ""             // they are not circulated, or approved already
	AwaitsReservations ApprovalStep = "reservations" // the delay runs
	AwaitsTacit        ApprovalStep = "tacit"        // the delay is over: they are approved
	AwaitsMeeting      ApprovalStep = "meeting"      // the next meeting must vote
)

// Awaits tells what approves circulated minutes at an instant (C8): silence,
// once the last day is over, when the rule set has it and no reservation was
// asked for; else the next meeting.
func (m Minutes) Awaits(rules RuleSet, reservations int, now time.Time, zone *time.Location) ApprovalStep {
	switch {
	case m.State != MinutesCirculated:
		return AwaitsNothing
	case DateOf(now, zone) <= m.ReservationsUntil:
		return AwaitsReservations
	case !rules.TacitApproval || reservations > 0:
		return AwaitsMeeting
	}
	return AwaitsTacit
}

// WantsMeeting tells whether circulated minutes are for the next meeting to
// approve, whatever becomes of the delay: it is known as soon as someone asks
// for a reservation, or from the start when silence approves nothing (C8).
func (m Minutes) WantsMeeting(rules RuleSet, reservations int) bool {
	return m.State == MinutesCirculated && (!rules.TacitApproval || reservations > 0)
}

// Disagree tells whether a disagreement may be written down, which someone
// asked for in session: as long as the secretary writes.
func (m Minutes) Disagree(text string) error {
	switch {
	case !m.Kind.Long() || m.State != MinutesDraft:
		return Fail(Conflict, msgDisagreeState, m.Kind.Label(), m.State.Label())
	case text == "":
		return Fail(Invalid, msgDisagreeEmpty).On("text")
	}
	if err := tooLong(text, maxReservation, "text"); err != nil {
		return err
	}
	return nil
}

// ApproveTacitly approves minutes on which nobody had anything to say in time.
func (m Minutes) ApproveTacitly(rules RuleSet, reservations int, now time.Time, zone *time.Location) (Minutes, error) {
	if m.Awaits(rules, reservations, now, zone) != AwaitsTacit {
		return m, Fail(Conflict, msgTacitNotYet, m.Kind.Label())
	}
	return m.Approve(TacitApproval, now)
}

// MaxProse is how long what a secretary writes on one item may be, in
// characters: what is longer belongs in an annex.
const MaxProse = 20_000

// CheckProse tells what is wrong with what a secretary writes on an item.
func CheckProse(text string) *Error {
	if tooLong(text, MaxProse, "prose") != nil {
		return Fail(Invalid, msgProseLong).On("prose")
	}
	return nil
}
