package governance

import (
	"fmt"
	"strings"
	"time"
)

// DecisionStatus is what became of a decision.
type DecisionStatus string

// The statuses of a decision.
const (
	DecisionOpen      DecisionStatus = "open"
	DecisionDone      DecisionStatus = "done"
	DecisionReplaced  DecisionStatus = "replaced" // by a later one
	DecisionCancelled DecisionStatus = "cancelled"
)

// DecisionStatuses returns the statuses in the order the interface lists them.
func DecisionStatuses() []DecisionStatus {
	return []DecisionStatus{DecisionOpen, DecisionDone, DecisionReplaced, DecisionCancelled}
}

// Decision is a text that a body adopted. What it says and counts never
// changes; who sees to it, and what became of it, may (C6).
type Decision struct {
	ID             DecisionID
	CoordinationID CoordinationID
	CommitteeID    CommitteeID
	MeetingID      MeetingID
	ItemID         AgendaItemID
	BallotID       BallotID
	Year           int
	Number         int // of the body and the year, from 1, without gap
	Reference      string
	Title          string
	Body           string
	AdoptedAt      time.Time
	QuorumBase     int
	QuorumRequired int
	QuorumReached  int
	Owner          string   // who sees to it, in words
	OwnerID        PersonID // the same, when the coordination knows them
	DueOn          Date
	Status         DecisionStatus
	Outcome        string     // in a word, what was done or why not
	ReplacedBy     DecisionID // the later one that takes its place
	ContentHash    string
	CreatedAt      time.Time
	Version        int
}

// Code is what the decisions of a body are numbered with.
func (k CommitteeKind) Code() string {
	switch k {
	case Strategic:
		return "CS"
	case FundersConference:
		return "CF"
	case Steering:
		return "COPIL"
	case Technical:
		return "COTECH"
	}
	return "GT"
}

// Reference writes the number of a decision: CS-2026-003.
func Reference(code string, year, number int) string {
	return fmt.Sprintf("%s-%d-%03d", code, year, number)
}

// maxOwner is how long the words for who sees to a decision may be.
const maxOwner = 200

// Adopt makes a decision of a ballot that adopted its text: the last one of
// its item, once. day is that of the vote, in the coordination; n how many
// decisions the body already took in its year.
func Adopt(item AgendaItem, b, last Ballot, d Decision, code string, day Date, n int) (Decision, error) {
	switch {
	case b.ClosedAt.IsZero():
		return d, Fail(Conflict, msgBallotStillOpen)
	case b.Adopted == nil || !*b.Adopted:
		return d, Fail(Conflict, msgNotAdopted)
	case b.ID != last.ID:
		return d, Fail(Conflict, msgVotedAgain)
	case d.DueOn != "" && d.DueOn < day:
		return d, Fail(Invalid, msgDueBefore).On("due_on")
	}
	if err := tooLong(d.Owner, maxOwner, "owner"); err != nil {
		return d, err
	}
	d.ItemID, d.MeetingID, d.BallotID, d.Title, d.Body = item.ID, item.MeetingID, b.ID, item.Title, b.Motion
	d.AdoptedAt, d.Year, d.Number = b.ClosedAt, day.Time().Year(), n+1
	d.Reference, d.Status = Reference(code, d.Year, d.Number), DecisionOpen
	d.QuorumBase, d.QuorumRequired, d.QuorumReached = b.QuorumBase, b.QuorumRequired, b.QuorumReached
	return d, nil
}

// FollowDraft is what became of a decision, as typed. Replacement is the
// decision that takes its place, as the register knows it. Plans says that who
// sees to it and until when was typed too.
type FollowDraft struct {
	Status      DecisionStatus
	Outcome     string
	Replacement Decision
	Plans       bool
	Owner       string
	OwnerID     PersonID
	DueOn       string
}

// MayFollow tells whether a person says what became of a decision: whoever
// sees to it, or those who run the meetings.
func MayFollow(actor Actor, d Decision) bool {
	return actor.May(ManageMeetings) || d.OwnerID != 0 && d.OwnerID == actor.PersonID
}

// FollowUp records what became of a decision. What is over says in a word what
// was done, or why not; what is replaced, by which later decision. Those who
// run the meetings also say who sees to it, and until when.
func FollowUp(actor Actor, d Decision, f FollowDraft, zone *time.Location) (Decision, error) {
	if !MayFollow(actor, d) {
		return d, Fail(Forbidden, msgNotOwner)
	}
	var problems Problems
	outcome := strings.TrimSpace(f.Outcome)
	switch {
	case f.Status.Label() == "":
		problems.Add(Fail(Invalid, msgDecisionStatus).On("status"))
	case f.Status == DecisionReplaced:
		problems.Add(checkReplacement(d, f.Replacement))
	case f.Status != DecisionOpen && outcome == "":
		problems.Add(Fail(Invalid, msgOutcomeMissing).On("outcome"))
	}
	problems.Add(tooLong(outcome, maxOutcome, "outcome"))
	d.Status, d.Outcome, d.ReplacedBy = f.Status, outcome, 0
	if f.Status == DecisionReplaced {
		d.ReplacedBy = f.Replacement.ID
	}
	if f.Plans && actor.May(ManageMeetings) {
		d.plan(f, zone, &problems)
	}
	return d, problems.Err()
}

// maxOutcome is how long the word on what was done may be, in characters.
const maxOutcome = 1000

// checkReplacement refuses a decision that cannot take the place of another.
func checkReplacement(d, by Decision) *Error {
	switch {
	case by.ID == 0:
		return Fail(Invalid, msgReplacementMissing).On("replaced_by")
	case by.ID == d.ID || !by.AdoptedAt.After(d.AdoptedAt):
		return Fail(Invalid, msgReplacementEarlier, by.Reference).On("replaced_by")
	}
	return nil
}

// plan says who sees to a decision, and until when: not before it was taken.
func (d *Decision) plan(f FollowDraft, zone *time.Location, problems *Problems) {
	d.Owner, d.OwnerID = strings.TrimSpace(f.Owner), f.OwnerID
	problems.Add(tooLong(d.Owner, maxOwner, "owner"))
	d.DueOn = parseDay(f.DueOn, "due_on", problems)
	if d.DueOn != "" && d.DueOn < DateOf(d.AdoptedAt, zone) {
		problems.Add(Fail(Invalid, msgDueBefore).On("due_on"))
	}
}

// ActionOf is the action that carries a decision out, to be completed: what is
// replaced or given up is carried out by nothing.
func ActionOf(d Decision) (Action, error) {
	if d.Status == DecisionReplaced || d.Status == DecisionCancelled {
		return Action{}, Fail(Conflict, msgDecisionOver, d.Status.Label())
	}
	return Action{
		Title: cut(d.Title), Objective: d.Body, Nature: Running, LeadID: d.OwnerID,
		State: ActionPlanned, EndsOn: d.DueOn,
	}, nil
}

// Late tells whether a decision should have been done before a day.
func (d Decision) Late(day Date) bool {
	return d.Status == DecisionOpen && d.DueOn != "" && d.DueOn < day
}

// DecisionContent is everything that a decision was when it was adopted, in
// the one form that is hashed and printed: later changes of what it names do
// not change it (C11).
type DecisionContent struct {
	Format      string // DecisionFormat
	Reference   string
	Committee   string
	Meeting     int // its number
	Title       string
	Body        string
	AdoptedAt   string // UTC
	Ballot      ContentBallot
	Quorum      ContentQuorum
	Recused     []string // seats that stood aside
	Rules       []string // what the rule set says, in words
	RuleSet     RuleSet
	Allocations []ContentAllocation
	Links       []ContentLink
	Owner       string
	DueOn       Date
}

// ContentBallot is how the text was adopted.
type ContentBallot struct {
	Kind       BallotKind
	For        int
	Against    int
	Abstain    int
	None       int
	Casting    bool // the chair's voice decided
	Objections string
	Voices     []ContentVoice // of a public ballot only
}

// ContentVoice is what a seat voted, and who cast it.
type ContentVoice struct {
	Seat, Person string
	Choice       Choice
}

// ContentQuorum is what was counted when the text was adopted.
type ContentQuorum struct {
	Asked, Waived           bool
	Base, Required, Reached int
}

// ContentAllocation is a share of the pool that the decision gives to an action.
type ContentAllocation struct {
	Commitment int // its number
	Funder     string
	Action     int // its number
	Title      string
	Amount     Cents
}

// ContentLink is an object that the decision is about, with its amount then.
type ContentLink struct {
	Kind   string
	ID     int64
	Label  string
	Amount Cents // zero for what has none
}

// DecisionFormat names the form of DecisionContent, so that it can be read for
// as long as it is kept.
const DecisionFormat = "ctin decision 1"
