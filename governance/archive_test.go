package governance

import "testing"

func TestC7AMeetingIsArchivedOnceAllItsDocumentsAreSealed(t *testing.T) {
	log, long := Minutes{Kind: DecisionLog, State: MinutesSealed}, Minutes{Kind: FullMinutes, State: MinutesSealed}
	for _, tt := range []struct {
		rule      string
		state     MeetingState
		documents []Minutes
		may       bool
	}{
		{"everything is sealed", MeetingClosed, []Minutes{log, long}, true},
		{"an extract was replaced", MeetingClosed, []Minutes{log, long, {Kind: PublicExtract, State: MinutesSuperseded}}, true},
		{"the minutes are approved only", MeetingClosed, []Minutes{log, {Kind: FullMinutes, State: MinutesApproved}}, false},
		{"an erratum waits for a signature", MeetingClosed, []Minutes{log, long, {Kind: Erratum, State: MinutesDraft}}, false},
		{"nothing was written", MeetingClosed, []Minutes{log}, false},
		{"it is open", MeetingOpen, []Minutes{log, long}, false},
		{"it is archived", MeetingArchived, []Minutes{log, long}, false},
		{"it was cancelled", MeetingCancelled, []Minutes{log, long}, false},
	} {
		m, err := Archive(Meeting{State: tt.state}, tt.documents)
		if (err == nil) != tt.may || tt.may && m.State != MeetingArchived {
			t.Errorf("%s: %s, %v", tt.rule, m.State, err)
		}
	}
}
