package governance

import "time"

// ConveneOnPaper records that a meeting that was already held had been convened
// on paper, at an instant before it (C7). The delay is counted from that
// instant, and a reason is asked of one too short (C1). Nothing is sent.
func ConveneOnPaper(
	m Meeting, items int, rules RuleSet, zone *time.Location, sent, now time.Time, reason string,
) (Meeting, error) {
	convened, err := m.To(MeetingConvened, sent)
	switch {
	case err != nil:
		return m, err
	case now.Before(m.StartsAt):
		return m, Fail(Conflict, msgNotHeldYet)
	case items == 0:
		return m, Fail(Conflict, msgAgendaEmpty)
	case m.Place == "" && m.Link == "":
		return m, Fail(Conflict, msgNoPlace)
	case m.ChairID == 0 || m.SecretaryID == 0:
		return m, Fail(Conflict, msgNobodyPresides)
	case sent.IsZero():
		return m, Fail(Invalid, msgSentMissing).On("sent_on")
	case sent.After(m.StartsAt):
		return m, Fail(Invalid, msgSentAfter).On("sent_on")
	}
	return convened.hurried(NoticeOf(m, rules, zone, sent), reason)
}
