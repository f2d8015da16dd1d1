package governance

import (
	"strings"
	"testing"
	"time"
)

func TestC7OnlyAnOpenMeetingAcceptsAttendanceAndVotes(t *testing.T) {
	reasons := map[string]MeetingState{}
	for _, s := range []MeetingState{MeetingDraft, MeetingConvened, MeetingSuspended, MeetingClosed, MeetingArchived, MeetingCancelled} {
		err := RequireOpen(Meeting{State: s})
		if CodeOf(err) != Conflict {
			t.Errorf("C7: %s: %v", s, err)
			continue
		}
		reasons[err.Error()] = s
	}
	if len(reasons) != 4 { // not open yet, suspended, closed, cancelled
		t.Errorf("C7: the reasons are %v", reasons)
	}
	if err := RequireOpen(Meeting{State: MeetingOpen}); err != nil {
		t.Error(err)
	}
}

func TestC7AMeetingOpensSuspendsResumesAndCloses(t *testing.T) {
	rules := ProfileRules(CRPA)
	m, err := OpenMeeting(Meeting{State: MeetingConvened}, rules, time.Time{}, noon)
	if err != nil || m.State != MeetingOpen || !m.OpenedAt.Equal(noon) || *m.Rules != rules || m.RecordedAfter {
		t.Fatalf("C7: %+v (%v)", m, err)
	}
	if _, err := OpenMeeting(m, rules, time.Time{}, noon); CodeOf(err) != Conflict {
		t.Errorf("C7: opened twice: %v", err)
	}
	if _, err := ResumeMeeting(m, noon); CodeOf(err) != Conflict {
		t.Errorf("C7: resumed without pause: %v", err)
	}
	paused, err := SuspendMeeting(m, noon.Add(time.Hour))
	if err != nil || paused.State != MeetingSuspended {
		t.Fatalf("C7: %v", err)
	}
	if _, err := OpenMeeting(paused, rules, time.Time{}, noon); CodeOf(err) != Conflict {
		t.Errorf("C7: a suspended meeting opened anew: %v", err)
	}
	again, err := ResumeMeeting(paused, noon.Add(2*time.Hour))
	if err != nil || !again.OpenedAt.Equal(noon) {
		t.Errorf("C7: resumed as %+v (%v)", again, err)
	}
	closed, err := CloseMeeting(again, nil, nil, noon.Add(3*time.Hour))
	if err != nil || closed.State != MeetingClosed {
		t.Errorf("C7: %v", err)
	}
	if _, err := CloseMeeting(closed, nil, nil, noon); CodeOf(err) != Conflict {
		t.Errorf("C7: closed twice: %v", err)
	}
	for _, s := range []MeetingState{MeetingDraft, MeetingClosed, MeetingCancelled} {
		if _, err := OpenMeeting(Meeting{State: s}, rules, time.Time{}, noon); CodeOf(err) != Conflict {
			t.Errorf("C7: %s opened: %v", s, err)
		}
	}
}

func TestC7AMeetingRecordedAfterwardsSaysSo(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		ago   time.Duration
		after bool
		code  Code
	}{
		{"opened a moment late", 20 * time.Minute, false, ""},
		{"recorded the next day", 26 * time.Hour, true, ""},
		{"in the future", -time.Minute, false, Invalid},
	} {
		m, err := OpenMeeting(Meeting{State: MeetingConvened}, RuleSet{}, noon.Add(-tt.ago), noon)
		if CodeOf(err) != tt.code || m.RecordedAfter != tt.after {
			t.Errorf("C7: %s: %t (%v)", tt.rule, m.RecordedAfter, err)
		}
	}
}

func TestC7HoursOfAMeeting(t *testing.T) {
	live := Meeting{State: MeetingOpen, OpenedAt: noon}
	after := live
	after.RecordedAfter = true
	now := noon.Add(time.Hour)
	for _, tt := range []struct {
		rule  string
		m     Meeting
		typed time.Time
		want  time.Time
		code  Code
	}{
		{"now when nothing is typed", live, time.Time{}, now, ""},
		{"what is typed", live, noon.Add(12 * time.Minute), noon.Add(12 * time.Minute), ""},
		{"from the opening", live, noon, noon, ""},
		{"not before it", live, noon.Add(-time.Minute), time.Time{}, Invalid},
		{"not in the future", live, now.Add(time.Minute), time.Time{}, Invalid},
		{"typed when recorded afterwards", after, time.Time{}, time.Time{}, Invalid},
	} {
		got, err := Happened(tt.m, tt.typed, now)
		if CodeOf(err) != tt.code || err == nil && !got.Equal(tt.want) {
			t.Errorf("C7: %s: %v (%v)", tt.rule, got, err)
		}
	}
}

func TestC7NothingIsLeftForAfterTheClose(t *testing.T) {
	yes, no := true, false
	open := Meeting{State: MeetingOpen}
	for _, tt := range []struct {
		rule    string
		ballots []Ballot
		decided map[BallotID]bool
		code    Code
	}{
		{"no ballot", nil, nil, ""},
		{"an open ballot", []Ballot{{ID: 1, ItemID: 1}}, nil, Conflict},
		{"a rejected text", []Ballot{{ID: 1, ItemID: 1, ClosedAt: noon, Adopted: &no}}, nil, ""},
		{"a ballot given up", []Ballot{{ID: 1, ItemID: 1, ClosedAt: noon}}, nil, ""},
		{"an adopted text without its decision", []Ballot{{ID: 1, ItemID: 1, ClosedAt: noon, Adopted: &yes}}, nil, Conflict},
		{"with its decision", []Ballot{{ID: 1, ItemID: 1, ClosedAt: noon, Adopted: &yes}}, map[BallotID]bool{1: true}, ""},
		{"voted again since", []Ballot{{ID: 1, ItemID: 1, ClosedAt: noon, Adopted: &yes}, {ID: 2, ItemID: 1, ClosedAt: noon, Adopted: &no}}, nil, ""},
	} {
		if _, err := CloseMeeting(open, tt.ballots, tt.decided, noon); CodeOf(err) != tt.code {
			t.Errorf("C7: %s: %v", tt.rule, err)
		}
	}
}

func TestC1AnItemAddedInSessionIsAcceptedByTheChair(t *testing.T) {
	crpa, open := ProfileRules(CRPA), ProfileRules(Concertation)
	for _, tt := range []struct {
		rule     string
		rules    RuleSet
		state    MeetingState
		item     AgendaItem
		accepted bool
		code     Code
	}{
		{"a debate", crpa, MeetingOpen, AgendaItem{Title: "Question", Kind: ItemDebate}, true, ""},
		{"not without the chair", crpa, MeetingOpen, AgendaItem{Title: "Question", Kind: ItemDebate}, false, Invalid},
		{"no decision where the rule set blocks it", crpa, MeetingOpen, AgendaItem{Title: "Question", Kind: ItemDecision}, true, Conflict},
		{"a decision where it does not", open, MeetingOpen, AgendaItem{Title: "Question", Kind: ItemDecision}, true, ""},
		{"a title", crpa, MeetingOpen, AgendaItem{Kind: ItemDebate}, true, Invalid},
		{"a kind", crpa, MeetingOpen, AgendaItem{Title: "Question"}, true, Invalid},
		{"only in session", crpa, MeetingConvened, AgendaItem{Title: "Question", Kind: ItemDebate}, true, Conflict},
	} {
		if err := AddInSession(Meeting{State: tt.state, Rules: &tt.rules}, tt.item, tt.accepted); CodeOf(err) != tt.code {
			t.Errorf("C1: %s: %v", tt.rule, err)
		}
	}
}

func TestC6ADecisionTakesTheNextNumberOfItsBodyAndYear(t *testing.T) {
	yes, no := true, false
	item := AgendaItem{ID: 4, MeetingID: 2, Title: "Programme"}
	adopted := Ballot{ID: 7, ItemID: 4, Motion: "Le texte.", ClosedAt: noon, Adopted: &yes, QuorumBase: 11, QuorumRequired: 6, QuorumReached: 7}
	rejected, open := adopted, adopted
	rejected.Adopted, open.ClosedAt = &no, time.Time{}
	for _, tt := range []struct {
		rule string
		b    Ballot
		last BallotID
		day  Date
		n    int
		due  Date
		want string
		code Code
	}{
		{"after 001 and 002 comes 003", adopted, 7, "2026-12-03", 2, "2027-04-02", "CS-2026-003", ""},
		{"a new year starts at 001", adopted, 7, "2027-01-04", 0, "", "CS-2027-001", ""},
		{"beyond 999", adopted, 7, "2026-12-03", 999, "", "CS-2026-1000", ""},
		{"a rejected text", rejected, 7, "2026-12-03", 2, "", "", Conflict},
		{"an open ballot", open, 7, "2026-12-03", 2, "", "", Conflict},
		{"a ballot voted again since", adopted, 8, "2026-12-03", 2, "", "", Conflict},
		{"due before it was taken", adopted, 7, "2026-12-03", 2, "2026-12-02", "", Invalid},
	} {
		last := tt.b
		last.ID = tt.last
		d, err := Adopt(item, tt.b, last, Decision{DueOn: tt.due}, "CS", tt.day, tt.n)
		if CodeOf(err) != tt.code || err == nil && (d.Reference != tt.want || d.Body != "Le texte." || d.QuorumReached != 7) {
			t.Errorf("C6: %s: %+v (%v)", tt.rule, d, err)
		}
	}
}

func TestC6OnlyItsOwnerAndTheCoordinationFollowADecision(t *testing.T) {
	inside := func(p PersonID, r Role) Actor {
		return Actor{PersonID: p, Coordination: 1, Memberships: []Membership{{CoordinationID: 1, Roles: RoleSet{r}}}}
	}
	taken := time.Date(2026, 12, 3, 15, 0, 0, 0, time.UTC)
	d := Decision{ID: 1, OwnerID: 5, Owner: "Amandier", Status: DecisionOpen, AdoptedAt: taken}
	later, earlier := Decision{ID: 2, AdoptedAt: taken.Add(time.Hour)}, Decision{ID: 3, AdoptedAt: taken.Add(-time.Hour)}
	for _, tt := range []struct {
		rule  string
		actor Actor
		f     FollowDraft
		code  Code
		want  Decision
	}{
		{"the owner", inside(5, Member), FollowDraft{Status: DecisionDone, Outcome: " Fait. "}, "", Decision{Status: DecisionDone, Outcome: "Fait."}},
		{"a coordinator", inside(6, Coordinator), FollowDraft{Status: DecisionCancelled, Outcome: "Sans objet"}, "", Decision{Status: DecisionCancelled, Outcome: "Sans objet"}},
		{"another member", inside(6, Member), FollowDraft{Status: DecisionDone, Outcome: "Fait"}, Forbidden, Decision{}},
		{"a status that does not exist", inside(5, Member), FollowDraft{Status: "lost"}, Invalid, Decision{}},
		{"done without a word", inside(5, Member), FollowDraft{Status: DecisionDone, Outcome: " "}, Invalid, Decision{}},
		{"a word too long", inside(5, Member), FollowDraft{Status: DecisionOpen, Outcome: strings.Repeat("a", 1001)}, Invalid, Decision{}},
		{"replaced by a later one", inside(5, Member), FollowDraft{Status: DecisionReplaced, Replacement: later}, "", Decision{Status: DecisionReplaced, ReplacedBy: 2}},
		{"replaced by an earlier one", inside(5, Member), FollowDraft{Status: DecisionReplaced, Replacement: earlier}, Invalid, Decision{}},
		{"replaced by itself", inside(5, Member), FollowDraft{Status: DecisionReplaced, Replacement: d}, Invalid, Decision{}},
		{"replaced by nothing", inside(5, Member), FollowDraft{Status: DecisionReplaced}, Invalid, Decision{}},
	} {
		got, err := FollowUp(tt.actor, d, tt.f, time.UTC)
		if CodeOf(err) != tt.code || err == nil && (got.Status != tt.want.Status || got.Outcome != tt.want.Outcome || got.ReplacedBy != tt.want.ReplacedBy) {
			t.Errorf("C6: %s: %+v (%v)", tt.rule, got, err)
		}
	}
	if _, err := FollowUp(inside(0, Member), Decision{}, FollowDraft{Status: DecisionOpen}, time.UTC); CodeOf(err) != Forbidden {
		t.Errorf("C6: a decision without owner is followed by nobody in particular: %v", err)
	}
	if !(Decision{Status: DecisionOpen, DueOn: "2026-12-02"}).Late("2026-12-03") || (Decision{Status: DecisionDone, DueOn: "2026-12-02"}).Late("2026-12-03") {
		t.Error("C6: a late decision is one open past its day")
	}
}

func TestC6ThoseWhoRunTheMeetingsSayWhoSeesToADecision(t *testing.T) {
	coordinator := Actor{PersonID: 6, Coordination: 1, Memberships: []Membership{{CoordinationID: 1, Roles: RoleSet{Coordinator}}}}
	owner := Actor{PersonID: 5, Coordination: 1, Memberships: []Membership{{CoordinationID: 1, Roles: RoleSet{Member}}}}
	d := Decision{ID: 1, OwnerID: 5, Owner: "Amandier", DueOn: "2026-12-10", AdoptedAt: time.Date(2026, 12, 3, 15, 0, 0, 0, time.UTC)}
	for _, tt := range []struct {
		rule  string
		actor Actor
		due   string
		want  Date
		code  Code
	}{
		{"a coordinator gives it to another", coordinator, "2027-02-01", "2027-02-01", ""},
		{"until no day in particular", coordinator, "", "", ""},
		{"not before it was taken", coordinator, "2026-12-02", "", Invalid},
		{"not on a day that does not exist", coordinator, "2027-02-30", "", Invalid},
		{"its owner does not pass it on", owner, "2027-02-01", "2026-12-10", ""},
	} {
		f := FollowDraft{Status: DecisionOpen, Plans: true, OwnerID: 7, Owner: "Bruyère", DueOn: tt.due}
		got, err := FollowUp(tt.actor, d, f, time.UTC)
		if CodeOf(err) != tt.code || err == nil && got.DueOn != tt.want || err == nil && (got.OwnerID == 7) != (tt.actor.PersonID == 6) {
			t.Errorf("C6: %s: %+v (%v)", tt.rule, got, err)
		}
	}
}
