package governance

import "time"

// CommitteeKind is what a body is for.
type CommitteeKind string

// The kinds of committee.
const (
	Strategic         CommitteeKind = "strategic"
	Steering          CommitteeKind = "steering"
	Technical         CommitteeKind = "technical"
	FundersConference CommitteeKind = "funders"
	WorkingGroup      CommitteeKind = "working_group"
)

// Committee is a body of a coordination: the strategic committee, the
// conférence des financeurs, and those it adds.
type Committee struct {
	ID             CommitteeID
	CoordinationID CoordinationID
	Kind           CommitteeKind
	Name           string
	CreatedAt      time.Time
	Version        int
}
