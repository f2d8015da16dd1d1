package governance

import "time"

// MayCallAgain tells whether a meeting is followed by a second convocation on
// the same agenda, which decides without quorum (C2): its rules know one, it is
// over, and it lacked the quorum.
func MayCallAgain(m Meeting, rules RuleSet, met bool) error {
	switch {
	case m.State != MeetingClosed && m.State != MeetingArchived:
		return Fail(Conflict, msgSecondOpen)
	case !rules.Quorum.Required || !rules.SecondConvocation:
		return Fail(Conflict, msgSecondUnknown)
	case m.SecondOf != 0:
		return Fail(Conflict, msgSecondTwice)
	case met:
		return Fail(Conflict, msgSecondMet)
	}
	return nil
}

// SecondStart proposes when a second meeting takes place: at the same hour, as
// soon as the notice of the rules lets it, and never before three days.
func SecondStart(m Meeting, rules RuleSet, zone *time.Location, now time.Time) time.Time {
	first, today := m.StartsAt.In(zone), now.In(zone)
	return time.Date(today.Year(), today.Month(), today.Day()+max(rules.NoticeDays, 3)+1, first.Hour(), first.Minute(), 0, 0, zone)
}
