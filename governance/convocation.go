package governance

import (
	"slices"
	"strings"
	"time"
)

// Reply is what someone answers to a convocation.
type Reply string

// The replies; an empty one is still awaited.
const (
	ReplyPresent Reply = "present"
	ReplyRemote  Reply = "remote"
	ReplyExcused Reply = "excused"
	ReplyProxy   Reply = "proxy" // excused, and another seat votes
)

// Replies returns the replies in the order the interface lists them.
func Replies() []Reply { return []Reply{ReplyPresent, ReplyRemote, ReplyExcused, ReplyProxy} }

// Attends tells whether the reply announces somebody in the room or from afar.
func (r Reply) Attends() bool { return r == ReplyPresent || r == ReplyRemote }

// Convocation calls one person, for one seat, to a meeting.
type Convocation struct {
	ID             ConvocationID
	CoordinationID CoordinationID
	MeetingID      MeetingID
	SeatID         SeatID
	PersonID       PersonID
	Kind           MandateKind
	Email          string    // where it was sent; empty is by hand
	SentAt         time.Time // or handed over; zero while it waits to be
	Reply          Reply
	RepliedAt      time.Time
}

// Notice is how long before its meeting a convocation leaves (C1), in civil
// days of the coordination.
type Notice struct {
	Days     int  // from today to the meeting
	Required int  // by the rule set
	Deadline Date // the last day that respects it
}

// NoticeOf counts the days between now and a meeting.
func NoticeOf(m Meeting, rules RuleSet, zone *time.Location, now time.Time) Notice {
	day, today := DateOf(m.StartsAt, zone), DateOf(now, zone)
	return Notice{
		Days:     int(day.Time().Sub(today.Time()).Hours()) / 24, // midnights in UTC: whole days
		Required: rules.NoticeDays,
		Deadline: day.AddDays(-rules.NoticeDays),
	}
}

// Met tells whether the delay is respected.
func (n Notice) Met() bool { return n.Days >= n.Required }

// maxReason is how long the reason of an urgency may be, in characters.
const maxReason = 500

// check refuses a notice too short without the reason of its urgency.
func (n Notice) check(reason string) *Error {
	if !n.Met() && reason == "" {
		return Fail(Invalid, msgNoticeShort, days(n.Required), n.Deadline.French()).On("urgency_reason")
	}
	return tooLong(reason, maxReason, "urgency_reason")
}

// Convene sends out a draft with an agenda of so many items, in time or with
// the reason of its urgency (C1). It stamps the instant.
func Convene(m Meeting, items int, rules RuleSet, zone *time.Location, now time.Time, reason string) (Meeting, error) {
	convened, err := m.To(MeetingConvened, now)
	switch {
	case err != nil:
		return m, err
	case items == 0:
		return m, Fail(Conflict, msgAgendaEmpty)
	case m.Place == "" && m.Link == "":
		return m, Fail(Conflict, msgNoPlace)
	case m.ChairID == 0 || m.SecretaryID == 0:
		return m, Fail(Conflict, msgNobodyPresides)
	case !now.Before(m.StartsAt):
		return m, Fail(Conflict, msgMeetingBegun)
	}
	return convened.hurried(NoticeOf(m, rules, zone, now), reason)
}

// hurried keeps the reason of an urgency, and drops one that none asks for.
func (m Meeting) hurried(n Notice, reason string) (Meeting, error) {
	reason = strings.TrimSpace(reason)
	if err := n.check(reason); err != nil {
		return m, err
	}
	m.UrgencyReason = ""
	if !n.Met() {
		m.UrgencyReason = reason
	}
	return m, nil
}

// Reconvene tells whether a convened meeting may pass to a new date: those who
// were called are told in time of the new one, or urgency is given as the
// reason (C1). What moves gets the next number of the calendar event.
func Reconvene(before, after Meeting, rules RuleSet, zone *time.Location, now time.Time, reason string) (Meeting, error) {
	if before.State != MeetingConvened || !after.Moved(before) {
		return after, nil
	}
	after.Sequence++
	if after.Place == "" && after.Link == "" {
		return after, Fail(Invalid, msgNoPlace).On("place")
	}
	if after.StartsAt.Equal(before.StartsAt) {
		return after, nil
	}
	if !now.Before(after.StartsAt) {
		return after, Fail(Invalid, msgMeetingBegun).On("date")
	}
	return after.hurried(NoticeOf(after, rules, zone, now), reason)
}

// Cancel calls a meeting off, before it opens (C7).
func Cancel(m Meeting, now time.Time) (Meeting, error) {
	if !m.May(MeetingCancelled) {
		return m, Fail(Conflict, msgCancelLate, m.State.Label())
	}
	convened := m.State == MeetingConvened
	m, err := m.To(MeetingCancelled, now)
	if convened {
		m.Sequence++
	}
	return m, err
}

// Answer records a reply: it may change until the meeting opens. Only a holder
// gives a proxy.
func (c Convocation) Answer(m Meeting, reply Reply, now time.Time) (Convocation, error) {
	switch {
	case m.State == MeetingCancelled:
		return c, Fail(Conflict, msgReplyCancelled)
	case m.State != MeetingConvened:
		return c, Fail(Conflict, msgReplyLate)
	case !slices.Contains(Replies(), reply):
		return c, Fail(Invalid, msgReply).On("reply")
	case reply == ReplyProxy && c.Kind != Holder:
		return c, Fail(Invalid, msgProxyHolder).On("reply")
	}
	c.Reply, c.RepliedAt = reply, now
	return c, nil
}

// HandOver records that a convocation without an address was given by hand.
func (c Convocation) HandOver(m Meeting, now time.Time) (Convocation, error) {
	if m.State != MeetingConvened || !c.SentAt.IsZero() {
		return c, Fail(Conflict, msgHandedOver)
	}
	c.SentAt = now
	return c, nil
}
