package governance

import "time"

// lateEntry is from when on a meeting is said to be recorded afterwards: the
// secretary who opens it a moment late only types the real hour.
const lateEntry = 12 * time.Hour

// OpenMeeting opens a convened meeting under the rule set of its body, which
// it keeps from then on. at is when it really opened: zero for now. One that
// opened long before it is recorded is « saisi a posteriori » (C7).
func OpenMeeting(m Meeting, rules RuleSet, at, now time.Time) (Meeting, error) {
	switch {
	case m.State == MeetingDraft:
		return m, Fail(Conflict, msgNotConvened)
	case m.State == MeetingSuspended:
		return m, Fail(Conflict, msgRoomSuspended)
	case at.After(now):
		return m, Fail(Invalid, msgInFuture).On("at")
	case at.IsZero():
		at = now
	}
	opened, err := m.To(MeetingOpen, at)
	if err != nil {
		return m, err
	}
	opened.Rules, opened.RecordedAfter = &rules, now.Sub(at) > lateEntry
	return opened, nil
}

// SuspendMeeting interrupts a meeting; nothing is recorded until it resumes.
func SuspendMeeting(m Meeting, at time.Time) (Meeting, error) { return m.To(MeetingSuspended, at) }

// ResumeMeeting goes on with a suspended meeting.
func ResumeMeeting(m Meeting, at time.Time) (Meeting, error) {
	if m.State != MeetingSuspended {
		return m, Fail(Conflict, msgNotSuspended)
	}
	return m.To(MeetingOpen, at)
}

// CloseMeeting ends a meeting. Every ballot must be counted, and every text
// adopted have become a decision: nothing is left for afterwards.
func CloseMeeting(m Meeting, ballots []Ballot, decided map[BallotID]bool, at time.Time) (Meeting, error) {
	last := map[AgendaItemID]Ballot{}
	for _, b := range ballots {
		if b.ClosedAt.IsZero() {
			return m, Fail(Conflict, msgBallotStillOpen)
		}
		last[b.ItemID] = b
	}
	for _, b := range last {
		if b.Adopted != nil && *b.Adopted && !decided[b.ID] {
			return m, Fail(Conflict, msgDecisionMissing)
		}
	}
	return m.To(MeetingClosed, at)
}

// RequireOpen refuses attendance and votes outside an open meeting (C7).
func RequireOpen(m Meeting) error {
	switch m.State {
	case MeetingOpen:
		return nil
	case MeetingSuspended:
		return Fail(Conflict, msgRoomSuspended)
	case MeetingClosed, MeetingArchived:
		return Fail(Conflict, msgRoomClosed)
	case MeetingCancelled:
		return Fail(Conflict, msgRoomCancelled)
	}
	return Fail(Conflict, msgRoomNotOpen)
}

// Happened is when something happened in an open meeting: what was typed, or
// now when nothing was, except in a meeting recorded afterwards, whose hours
// are all typed (C7).
func Happened(m Meeting, typed, now time.Time) (time.Time, error) {
	switch {
	case typed.IsZero() && m.RecordedAfter:
		return now, Fail(Invalid, msgHourMissing).On("at")
	case typed.IsZero():
		return now, nil
	case typed.After(now):
		return now, Fail(Invalid, msgInFuture).On("at")
	case typed.Before(m.OpenedAt):
		return now, Fail(Invalid, msgBeforeOpening).On("at")
	}
	return typed, nil
}

// AddInSession tells whether an item may be added to the agenda of an open
// meeting: the chair accepts it, and the rule set says whether it may be
// decided on (C1).
func AddInSession(m Meeting, item AgendaItem, accepted bool) error {
	if err := RequireOpen(m); err != nil {
		return err
	}
	var problems Problems
	if item.Title == "" {
		problems.Add(Fail(Invalid, msgItemTitle).On("title"))
	}
	problems.Add(tooLong(item.Title, maxTitle, "title"))
	problems.Add(tooLong(item.Draft, maxMotion, "draft"))
	switch {
	case item.Kind.Label() == "":
		problems.Add(Fail(Invalid, msgItemKind).On("kind"))
	case item.Kind == ItemDecision && !m.Rules.SessionDecisions:
		problems.Add(Fail(Conflict, msgNoSessionDecision).On("kind"))
	}
	if !accepted {
		problems.Add(Fail(Invalid, msgChairAccepts).On("accepted"))
	}
	return problems.Err()
}

// HourOn reads an hour typed in a meeting, on its day: the zero instant when
// none is. What was kept while the network was away has its whole instant.
func HourOn(day Date, typed, field string, zone *time.Location) (time.Time, *Error) {
	if at, err := time.Parse(time.RFC3339Nano, typed); err == nil {
		return at.UTC().Truncate(time.Microsecond), nil
	}
	minutes, err := parseHour(typed, field)
	if err != nil || minutes < 0 {
		return time.Time{}, err
	}
	at, err := instant(day, minutes, zone)
	if err != nil {
		return time.Time{}, err.On(field)
	}
	return at, nil
}
