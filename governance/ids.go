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
	PairingID      int64

	DocumentID    int64
	SectionID     int64
	LateTextID    int64
	DiagnosticID  int64
	SourceID      int64
	FindingID     int64
	IndicatorID   int64
	MeasurementID int64

	SchemeID     int64
	ProgrammeID  int64
	CampaignID   int64
	CommitmentID int64
	PaymentID    int64
	ActionID     int64
	MilestoneID  int64
	AllocationID int64

	MeetingID     int64
	AgendaItemID  int64
	ConvocationID int64
	AttendanceID  int64
	ProxyID       int64
	BallotID      int64
	GuestID       int64
	DecisionID    int64
	MinutesID     int64
	IssueID       int64
	DelegationID  int64
	ProposalID    int64
)
