package governance

// Archive passes a closed meeting to the archives once everything it wrote is
// sealed (C7): documents are the states of its documents, replaced ones
// included.
func Archive(m Meeting, documents []Minutes) (Meeting, error) {
	if !m.May(MeetingArchived) {
		return m, Fail(Conflict, msgMeetingMove, m.State.Label(), MeetingArchived.Label())
	}
	long := false
	for _, d := range documents {
		if d.State != MinutesSealed && d.State != MinutesSuperseded {
			return m, Fail(Conflict, msgArchiveLeft, d.Kind.lower(), d.State.Label())
		}
		long = long || d.Kind.Long()
	}
	if !long {
		return m, Fail(Conflict, msgArchiveNothing)
	}
	m.State = MeetingArchived
	return m, nil
}
