package governance

import (
	"testing"
	"time"
)

func TestC2ASecondConvocationFollowsAMeetingWithoutQuorum(t *testing.T) {
	crpa, none := ProfileRules(CRPA), ProfileRules(Concertation)
	strict := crpa
	strict.SecondConvocation = false
	for _, tt := range []struct {
		rule  string
		m     Meeting
		rules RuleSet
		met   bool
		code  Code
	}{
		{"closed without quorum", Meeting{State: MeetingClosed}, crpa, false, ""},
		{"archived without quorum", Meeting{State: MeetingArchived}, crpa, false, ""},
		{"still open", Meeting{State: MeetingOpen}, crpa, false, Conflict},
		{"called off", Meeting{State: MeetingCancelled}, crpa, false, Conflict},
		{"with its quorum", Meeting{State: MeetingClosed}, crpa, true, Conflict},
		{"rules without a second one", Meeting{State: MeetingClosed}, strict, false, Conflict},
		{"rules without quorum", Meeting{State: MeetingClosed}, none, false, Conflict},
		{"a second one already", Meeting{State: MeetingClosed, SecondOf: 4}, crpa, false, Conflict},
	} {
		if err := MayCallAgain(tt.m, tt.rules, tt.met); CodeOf(err) != tt.code {
			t.Errorf("C2: %s: %v", tt.rule, err)
		}
	}
	if err := EditAgenda(Meeting{State: MeetingDraft, SecondOf: 4}); CodeOf(err) != Conflict {
		t.Errorf("C2: the agenda of a second meeting is written again: %v", err)
	}
	zone := time.FixedZone("CET", 3600)
	start := SecondStart(Meeting{StartsAt: time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)}, crpa, zone, time.Date(2026, 12, 3, 23, 30, 0, 0, time.UTC))
	if got := start.Format(time.RFC3339); got != "2026-12-10T14:00:00+01:00" { // it is the 4th in the coordination
		t.Errorf("C1: the second meeting is proposed on %s", got)
	}
}
