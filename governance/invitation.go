package governance

import "time"

// InvitationLife is how long an invitation may be accepted.
const InvitationLife = 14 * 24 * time.Hour

// Invitation asks a person, by mail, to log in and take up what a coordination
// gives them. It names a person, not a mailbox: whoever logs in with it first
// is bound to it by the (issuer, sub) of their account.
type Invitation struct {
	ID             InvitationID
	CoordinationID CoordinationID
	MembershipID   MembershipID
	PersonID       PersonID // of the membership
	Email          string
	SentAt         time.Time
	ExpiresAt      time.Time
	AcceptedAt     time.Time // zero until then
	RevokedAt      time.Time
	Version        int
}

// InvitationState is where an invitation stands.
type InvitationState string

// The states of an invitation.
const (
	InvitationPending  InvitationState = "pending"
	InvitationExpired  InvitationState = "expired"
	InvitationAccepted InvitationState = "accepted"
	InvitationRevoked  InvitationState = "revoked"
)

// State tells where the invitation stands at an instant.
func (i Invitation) State(now time.Time) InvitationState {
	switch {
	case !i.AcceptedAt.IsZero():
		return InvitationAccepted
	case !i.RevokedAt.IsZero():
		return InvitationRevoked
	case !now.Before(i.ExpiresAt):
		return InvitationExpired
	}
	return InvitationPending
}

// Accept tells whether someone may take up the invitation now. kept says that
// the person it names is still a card of the coordination; otherwise they have
// an account, and nobody else may take their place.
func (i Invitation) Accept(acceptor PersonID, kept bool, now time.Time) error {
	switch i.State(now) {
	case InvitationAccepted:
		return Fail(Conflict, msgInvitationAccepted)
	case InvitationRevoked:
		return Fail(Conflict, msgInvitationRevoked)
	case InvitationExpired:
		return Fail(Conflict, msgInvitationExpired)
	}
	if !kept && acceptor != i.PersonID {
		return Fail(Conflict, msgInvitationOfOther)
	}
	return nil
}
