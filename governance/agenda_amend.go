package governance

import "time"

// AmendAgenda sends the agenda of a convened meeting again, with what was added to
// it: what was sent is frozen, so that those who were called are told in the
// same time as of the first (C1). Later, an item is added in session only.
func AmendAgenda(m Meeting, rules RuleSet, zone *time.Location, now time.Time) (Meeting, error) {
	switch notice := NoticeOf(m, rules, zone, now); {
	case m.State != MeetingConvened:
		return m, Fail(Conflict, msgAmendState, m.State.Label())
	case m.SecondOf != 0:
		return m, Fail(Conflict, msgSecondAgenda)
	case !now.Before(m.StartsAt):
		return m, Fail(Conflict, msgMeetingBegun)
	case !notice.Met():
		return m, Fail(Conflict, msgAmendLate, days(notice.Required))
	}
	m.Sequence++
	return m, nil
}
