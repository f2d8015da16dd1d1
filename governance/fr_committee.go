package governance

// Meetings.
const (
	msgMeetingMove = "Cette séance est %s\u00a0: elle ne peut pas devenir %s."
)

// Label is the state as lists name it; « séance » is feminine.
func (s MeetingState) Label() string {
	switch s {
	case MeetingDraft:
		return "en préparation"
	case MeetingConvened:
		return "convoquée"
	case MeetingOpen:
		return "ouverte"
	case MeetingSuspended:
		return "suspendue"
	case MeetingClosed:
		return "close"
	case MeetingArchived:
		return "archivée"
	case MeetingCancelled:
		return "annulée"
	}
	return ""
}

// Label is the kind of item as lists name it.
func (k ItemKind) Label() string {
	switch k {
	case ItemInformation:
		return "Information"
	case ItemDebate:
		return "Débat"
	case ItemDecision:
		return "Décision"
	}
	return ""
}
