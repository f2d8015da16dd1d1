package governance

import (
	"slices"
	"time"
)

// MeetingState is where a meeting stands (C7).
type MeetingState string

// The states of a meeting.
const (
	MeetingDraft     MeetingState = "draft"
	MeetingConvened  MeetingState = "convened"
	MeetingOpen      MeetingState = "open"
	MeetingSuspended MeetingState = "suspended"
	MeetingClosed    MeetingState = "closed"
	MeetingArchived  MeetingState = "archived"
	MeetingCancelled MeetingState = "cancelled"
)

// meetingMoves is the whole ladder: a meeting never goes back, is cancelled
// only before it opens, and closes only once open.
var meetingMoves = map[MeetingState][]MeetingState{
	MeetingDraft:     {MeetingConvened, MeetingCancelled},
	MeetingConvened:  {MeetingOpen, MeetingCancelled},
	MeetingOpen:      {MeetingSuspended, MeetingClosed},
	MeetingSuspended: {MeetingOpen, MeetingClosed},
	MeetingClosed:    {MeetingArchived},
}

// Meeting is one séance of a body. Instants not reached yet are zero.
type Meeting struct {
	ID             MeetingID
	CoordinationID CoordinationID
	CommitteeID    CommitteeID
	Number         int // of the body, from 1
	Title          string
	State          MeetingState
	StartsAt       time.Time // planned
	EndsAt         time.Time // planned, or zero
	Place          string
	Link           string   // to follow it from afar
	ChairID        PersonID // who presides
	SecretaryID    PersonID // who writes the minutes
	Rules          *RuleSet // frozen when it was opened, nil before
	UrgencyReason  string   // of a notice shorter than the rule (C1)
	AgendaHash     string   // of the agenda that was sent (C1)
	Sequence       int      // of the calendar event
	SecondOf       MeetingID
	RecordedAfter  bool // « saisi a posteriori » (C7)
	ConvenedAt     time.Time
	OpenedAt       time.Time
	ClosedAt       time.Time
	CancelledAt    time.Time
	NextMeeting    string
	CalendarUID    string // what calendars know it by
	CreatedAt      time.Time
	Version        int
}

// May tells whether the meeting may pass to a state (C7).
func (m Meeting) May(to MeetingState) bool { return slices.Contains(meetingMoves[m.State], to) }

// To passes the meeting to a state and stamps the instant, or says why it
// cannot (C7). It knows the ladder only: what each step asks besides is the
// business of the rule that takes it.
func (m Meeting) To(to MeetingState, now time.Time) (Meeting, error) {
	if !m.May(to) {
		return m, Fail(Conflict, msgMeetingMove, m.State.Label(), to.Label())
	}
	switch {
	case to == MeetingConvened:
		m.ConvenedAt = now
	case to == MeetingOpen && m.OpenedAt.IsZero(): // opened again after a pause, it keeps its first hour
		m.OpenedAt = now
	case to == MeetingClosed:
		m.ClosedAt = now
	case to == MeetingCancelled:
		m.CancelledAt = now
	}
	m.State = to
	return m, nil
}

// Prepared tells whether the meeting is still being prepared: not opened, not
// cancelled.
func (m Meeting) Prepared() bool { return m.State == MeetingDraft || m.State == MeetingConvened }

// Live tells whether attendance and votes are accepted (C7).
func (m Meeting) Live() bool { return m.State == MeetingOpen }
