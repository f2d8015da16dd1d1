package governance

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

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
	Programme      bool         // it approves the funding programme (F18)
	ApprovesID     MinutesID    // of an earlier meeting of the body, that it approves (C8)
	DecisionID     DecisionID   // whose carrying out it asks after, or zero
	ActionID       ActionID     // late, of which it speaks, or zero
	PostponedID    AgendaItemID // the item of an earlier meeting that it takes up again, or zero
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

// ItemDraft is an item as typed.
type ItemDraft struct {
	Title        string
	Kind         string
	Minutes      string
	Rapporteur   string
	Draft        string
	DiagnosticID DiagnosticID
	Programme    bool
	Shares       []ShareDraft
}

// ShareDraft is a proposed allocation as typed; one without anything is no row.
type ShareDraft struct {
	CommitmentID CommitmentID
	ActionID     ActionID
	Amount       string
}

// Limits of an item: what a meeting can hold, and what a page can.
const (
	maxItemMinutes = 600
	maxItemDraft   = 5000
	maxItems       = 60
	maxItemFiles   = 10
	MaxShares      = 20 // proposed allocations of one item
	OpeningItems   = 2  // of the ready agenda, that come before everything else
)

// ParseItem reads an item, or says all that is wrong with it. Only a decision
// approves a diagnostic or a programme, or proposes allocations.
func ParseItem(d ItemDraft) (AgendaItem, []ProposedAllocation, error) {
	i := AgendaItem{
		Title: strings.Join(strings.Fields(d.Title), " "), Kind: ItemKind(d.Kind), Rapporteur: strings.TrimSpace(d.Rapporteur),
		Draft: strings.TrimSpace(d.Draft), DiagnosticID: d.DiagnosticID, Programme: d.Programme, State: ItemPending,
	}
	var problems Problems
	if i.Title == "" {
		problems.Add(Fail(Invalid, msgItemTitle).On("title"))
	}
	problems.Add(tooLong(i.Title, maxTitle, "title"))
	if !slices.Contains(ItemKinds(), i.Kind) {
		problems.Add(Fail(Invalid, msgItemKind).On("kind"))
	}
	var err *Error
	i.Minutes, err = parseCount(d.Minutes, 0, maxItemMinutes, "minutes")
	problems.Add(err)
	problems.Add(tooLong(i.Rapporteur, maxTitle, "rapporteur"))
	problems.Add(tooLong(i.Draft, maxItemDraft, "draft"))
	shares := parseShares(d.Shares, &problems)
	if i.Kind != ItemDecision && (i.DiagnosticID != 0 || i.Programme || len(shares) > 0) {
		problems.Add(Fail(Invalid, msgItemDecides).On("kind"))
	}
	return i, shares, problems.Err()
}

// parseShares reads the proposed allocations: the fields of row n end in -n.
func parseShares(drafts []ShareDraft, problems *Problems) []ProposedAllocation {
	var shares []ProposedAllocation
	for n, d := range drafts {
		suffix := "-" + strconv.Itoa(n+1)
		if d.CommitmentID == 0 && d.ActionID == 0 && strings.TrimSpace(d.Amount) == "" {
			continue
		}
		if d.CommitmentID == 0 {
			problems.Add(Fail(Invalid, msgShareCommitment).On("commitment" + suffix))
		}
		if d.ActionID == 0 {
			problems.Add(Fail(Invalid, msgShareAction).On("action" + suffix))
		}
		amount, err := ParseCents(d.Amount)
		if err == nil && amount <= 0 {
			err = Fail(Invalid, msgShareAmount)
		}
		if err != nil {
			problems.Add(err.On("amount" + suffix))
		}
		shares = append(shares, ProposedAllocation{CommitmentID: d.CommitmentID, ActionID: d.ActionID, Amount: amount})
	}
	return shares
}

// parseCount reads a whole number between two bounds; empty is the lower one.
func parseCount(s string, low, high int, field string) (int, *Error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return low, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		return low, Fail(Invalid, msgCount, low, high).On(field)
	}
	return n, nil
}

// EditAgenda tells whether the agenda may still be written: what was sent is
// frozen (C1).
func EditAgenda(m Meeting) error {
	if m.State != MeetingDraft {
		return Fail(Conflict, msgAgendaFrozen)
	}
	if m.SecondOf != 0 {
		return Fail(Conflict, msgSecondAgenda)
	}
	return nil
}

// MayAddItem tells whether a draft may take n more items.
func MayAddItem(m Meeting, items, n int) error {
	if err := EditAgenda(m); err != nil {
		return err
	}
	if items+n > maxItems {
		return Fail(Conflict, msgManyItems, maxItems)
	}
	return nil
}

// MayJoin tells whether an item that has so many documents takes one more.
func MayJoin(name string, joined int) error {
	switch {
	case name == "":
		return Fail(Invalid, msgAgendaFileMissing).On("document")
	case joined >= maxItemFiles:
		return Fail(Conflict, msgManyFiles, maxItemFiles).On("document")
	}
	return nil
}

// Duration is how long the items take together, as planned.
func Duration(items []AgendaItem) time.Duration {
	var total time.Duration
	for _, i := range items {
		total += time.Duration(i.Minutes) * time.Minute
	}
	return total
}

// Overrun is by how much the items pass the planned end of a meeting: zero
// when they fit, or when no end is planned.
func Overrun(m Meeting, items []AgendaItem) time.Duration {
	if m.EndsAt.IsZero() {
		return 0
	}
	return max(m.StartsAt.Add(Duration(items)).Sub(m.EndsAt), 0)
}
