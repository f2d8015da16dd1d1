package governance

// Identifiers are typed, so that a seat is never taken for a mandate. Zero
// means none. They stay behind login: public addresses carry random tokens.
type (
	CoordinationID int64
	PersonID       int64
	AccountID      int64
	OrganizationID int64
	CommitteeID    int64
	SeatID         int64
	MandateID      int64
	MembershipID   int64
	InvitationID   int64
	JoinRequestID  int64
	LinkID         int64
	FileID         int64
	MailID         int64
)
