package governance

// MinutesDecision is a decision as it was adopted (C4, C6).
type MinutesDecision struct {
	Number      string           `json:"number"`
	Title       string           `json:"title"`
	Text        string           `json:"text"`
	Ballot      BallotKind       `json:"ballot"`
	Majority    string           `json:"majority,omitempty"`
	For         int              `json:"for"`
	Against     int              `json:"against"`
	Abstain     int              `json:"abstain"`
	NotVoting   int              `json:"not_voting"` // ne prend pas part au vote
	Votes       []MinutesVote    `json:"votes,omitempty"`
	CastingVote bool             `json:"casting_vote,omitempty"`
	Objection   string           `json:"objection,omitempty"` // why there was no consensus
	Result      string           `json:"result"`              // adopted, rejected, postponed
	Recusals    []MinutesRecusal `json:"recusals,omitempty"`
	Quorum      MinutesQuorum    `json:"quorum"`
	Owner       string           `json:"owner,omitempty"`
	Due         Date             `json:"due,omitempty"`
	Amounts     []MinutesAmount  `json:"amounts,omitempty"`
}

// MinutesVote is how one seat voted, when the ballot is public.
type MinutesVote struct {
	Name         string `json:"name"`
	Organization string `json:"organization,omitempty"`
	Choice       Choice `json:"choice"`
	Bearer       string `json:"bearer,omitempty"` // who voted for them, by proxy
}

// MinutesRecusal is someone who stood aside (C5).
type MinutesRecusal struct {
	Name         string `json:"name"`
	Organization string `json:"organization,omitempty"`
	Reason       string `json:"reason,omitempty"`
}

// MinutesAmount is a figure that a decision quotes, as it was then (C11).
type MinutesAmount struct {
	Label  string `json:"label"`
	Amount Cents  `json:"amount"`
	InKind bool   `json:"in_kind,omitempty"`
	State  string `json:"state,omitempty"` // of the commitment, in words
}

// MinutesItem is one item of the agenda and what was said on it.
type MinutesItem struct {
	Number    int               `json:"number"`
	Title     string            `json:"title"`
	Kind      ItemKind          `json:"kind"`
	Speaker   string            `json:"speaker,omitempty"`
	Added     bool              `json:"added,omitempty"`  // during the meeting (C1)
	Closed    bool              `json:"closed,omitempty"` // huis clos
	Documents []MinutesDocument `json:"documents,omitempty"`
	Draft     string            `json:"draft,omitempty"` // the decision that was proposed
	Prose     string            `json:"prose,omitempty"`
	Recusals  []MinutesRecusal  `json:"recusals,omitempty"`
	Decisions []string          `json:"decisions,omitempty"` // their numbers
	Rejected  []MinutesDecision `json:"rejected,omitempty"`  // what was put to the vote and not adopted
}

// MinutesReservation is a remark that a member asked to have written down (C8).
type MinutesReservation struct {
	Name         string `json:"name"`
	Organization string `json:"organization,omitempty"`
	On           Date   `json:"on"`
	Text         string `json:"text"`
	Answer       string `json:"answer,omitempty"`
	InSession    bool   `json:"in_session,omitempty"` // a disagreement that was asked to be written down there
}

// MinutesProgress is how far an action of the plan has come.
type MinutesProgress struct {
	Code    string `json:"code"`
	Title   string `json:"title"`
	Lead    string `json:"lead,omitempty"`
	State   string `json:"state"` // in words
	Percent int    `json:"percent"`
	Blocker string `json:"blocker,omitempty"`
}

// MinutesTask is something to do after the meeting.
type MinutesTask struct {
	What     string `json:"what"`
	Owner    string `json:"owner,omitempty"`
	Due      Date   `json:"due,omitempty"`
	Decision string `json:"decision,omitempty"` // its number
}

// MinutesNext is the meeting that follows.
type MinutesNext struct {
	At    MinutesInstant `json:"at"`
	Place string         `json:"place,omitempty"`
	Note  string         `json:"note,omitempty"`
}

// MinutesMoney is the state of the funding on the day of the meeting.
type MinutesMoney struct {
	On          Date                `json:"on"`
	Commitments []MinutesCommitment `json:"commitments,omitempty"`
	Allocations []MinutesAllocation `json:"allocations,omitempty"`
	Gaps        []MinutesGap        `json:"gaps,omitempty"`
	Unallocated Cents               `json:"unallocated"` // firm cash of the pool, not allocated yet
}

// MinutesCommitment is one commitment on that day.
type MinutesCommitment struct {
	Funder      string `json:"funder"`
	Scheme      string `json:"scheme,omitempty"`
	State       string `json:"state"` // in words
	Unconfirmed bool   `json:"unconfirmed,omitempty"`
	InKind      bool   `json:"in_kind,omitempty"`
	Announced   Cents  `json:"announced"`
	Firm        Cents  `json:"firm"`
}

// MinutesAllocation is what the pool gives an action.
type MinutesAllocation struct {
	Source   string `json:"source"`
	Action   string `json:"action"`
	Amount   Cents  `json:"amount"`
	Decision string `json:"decision,omitempty"` // its number
}

// MinutesGap is what an action costs, and what is firm of it.
type MinutesGap struct {
	Action string `json:"action"`
	InKind bool   `json:"in_kind,omitempty"`
	Cost   Cents  `json:"cost"`
	Firm   Cents  `json:"firm"`
}

// Gap is what is still to be financed.
func (g MinutesGap) Gap() Cents { return g.Cost - g.Firm }

// MinutesTotal adds up one nature of commitments: cash and in-kind are never
// added together (F3).
type MinutesTotal struct{ Announced, Firm, Unconfirmed Cents }

// Total adds up the commitments in cash, or those in kind, line by line.
func (m MinutesMoney) Total(inKind bool) MinutesTotal {
	var t MinutesTotal
	for _, c := range m.Commitments {
		if c.InKind != inKind {
			continue
		}
		t.Announced += c.Announced
		t.Firm += c.Firm
		if c.Unconfirmed {
			t.Unconfirmed += c.Announced
		}
	}
	return t
}

// Remaining is what is still to be financed in cash on firm amounts: the gaps
// of the actions, less what the pool has not allocated yet. What one action
// has too much does not fill what another lacks.
func (m MinutesMoney) Remaining() Cents {
	total := -m.Unallocated
	for _, g := range m.Gaps {
		if !g.InKind {
			total += max(g.Gap(), 0)
		}
	}
	return total
}

// count counts the lists of an attendance.
func (a MinutesAttendance) count() MinutesCounts {
	return MinutesCounts{
		Present: len(a.Present), Remote: len(a.Remote), Represented: len(a.Represented),
		Proxies: len(a.Proxies), Excused: len(a.Excused), Absent: len(a.Absent), Guests: len(a.Guests),
	}
}

// Counted is how many people each list holds, whether they are named or not.
func (a MinutesAttendance) Counted() MinutesCounts {
	if a.Counts != nil {
		return *a.Counts
	}
	return a.count()
}

// DecisionLog keeps of minutes what makes the relevé de décisions: the parts
// 1, 2, 5 to 10 as counts, 11, 18 and 19. What shows that the meeting was told
// afterwards stays too (C7). The content it is taken from does not change.
func (c MinutesContent) DecisionLog() MinutesContent {
	header := c.Header
	header.Kind, header.Title = DecisionLog, DecisionLog.Label()
	counts := c.Attendance.Counted()
	return MinutesContent{
		Schema: c.Schema, Header: header,
		Attendance: MinutesAttendance{Counts: &counts}, Quorum: c.Quorum,
		Decisions: withoutVoters(c.Decisions), BudgetNotice: c.BudgetNotice,
		Tasks: c.Tasks, NextMeeting: c.NextMeeting,
		RecordedLater: c.RecordedLater, RecordedLaterOn: c.RecordedLaterOn,
	}
}

// withoutVoters leaves the counts of each vote: who voted what is told under
// its item, in the longer minutes.
func withoutVoters(decisions []MinutesDecision) []MinutesDecision {
	var bare []MinutesDecision
	for _, d := range decisions {
		d.Votes = nil
		bare = append(bare, d)
	}
	return bare
}
