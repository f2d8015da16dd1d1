package governance

// ItemKind is what an item of the agenda is for.
type ItemKind string

// The kinds of agenda item.
const (
	ItemInformation ItemKind = "information"
	ItemDebate      ItemKind = "debate"
	ItemDecision    ItemKind = "decision"
)

// ItemKinds returns the kinds in the order the interface lists them.
func ItemKinds() []ItemKind { return []ItemKind{ItemInformation, ItemDebate, ItemDecision} }

// ItemState is where an item stands during its meeting.
type ItemState string

// The states of an item.
const (
	ItemPending   ItemState = "pending"
	ItemCurrent   ItemState = "current"
	ItemDone      ItemState = "done"
	ItemPostponed ItemState = "postponed"
)

// AgendaItem is a point of the agenda of a meeting.
type AgendaItem struct {
	ID             AgendaItemID
	CoordinationID CoordinationID
	MeetingID      MeetingID
	Position       int // from 1
	Title          string
	Kind           ItemKind
	Minutes        int    // planned, 0 when unknown
	Rapporteur     string // who presents it
	Draft          string // the decision that is proposed
	AddedInSession bool   // after the convocation (C1)
	DiagnosticID   DiagnosticID
	Programme      bool // it approves the funding programme (F18)
	State          ItemState
	Version        int
}

// ProposedAllocation is a share of the pool that an item proposes to give to
// an action (F10).
type ProposedAllocation struct {
	ID             int64
	CoordinationID CoordinationID
	ItemID         AgendaItemID
	CommitmentID   CommitmentID
	ActionID       ActionID
	Amount         Cents
}
