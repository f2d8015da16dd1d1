package model

// feedName is what calendars call the meetings of a person.
const feedName = "Mes séances"

// feedText says which meeting it is, and how to follow it from afar.
func feedText(m MeetingRecord) string {
	text := m.Committee + ", " + m.Coordination
	if m.Link != "" {
		text += "\nÀ distance\u00a0: " + m.Link
	}
	return text
}
