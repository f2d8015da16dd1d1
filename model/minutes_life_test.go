package model

import (
	"testing"
	"time"

	"ctin/governance"
)

// A body under the CRPA writes a procès-verbal: its content says so, and names
// who voted what in a public ballot (templates.md §4, part 13).
func TestABodyChoosesWhatItWrites(t *testing.T) {
	for _, tt := range []struct {
		rules  governance.RuleSet
		kind   governance.MinutesKind
		voters int
		drafts bool
	}{
		{governance.ProfileRules(governance.CRPA), governance.FullMinutes, 7, true},
		{func() governance.RuleSet {
			r := governance.ProfileRules(governance.CRPA)
			r.Minutes, r.VoterNames = governance.SummaryMinutes, false
			return r
		}(), governance.SummaryMinutes, 0, false},
	} {
		a := newAssembly(t)
		a.scan(nil, `update agenda_items set draft = 'Le comité approuve.' where meeting_id = $1`, a.meeting)
		a.scan(nil, `update rule_sets set rules = $1`, tt.rules)
		a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne", "Noisetier")
		b := a.ballot(0, governance.PublicBallot)
		for _, name := range []string{"Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne", "Noisetier"} {
			a.ok(a.vote(b, name, governance.VoteFor))
		}
		a.ok(a.close(b))
		must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b}))(t)
		a.now = a.now.Add(time.Hour)
		a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
		m := a.minutes(governance.SummaryMinutes)
		if m.Kind != tt.kind || m.Content.Header.Kind != tt.kind || m.Content.Header.Title != tt.kind.Label() {
			t.Errorf("the body writes a %s, headed %s", m.Kind, m.Content.Header.Title)
		}
		if got := m.Content.Decisions[0].Votes; len(got) != tt.voters {
			t.Errorf("%s: %d voters are named", tt.kind, len(got))
		}
		if got := m.Content.Agenda[0].Draft != ""; got != tt.drafts {
			t.Errorf("%s: drafts %v", tt.kind, got)
		}
		if log := a.minutes(governance.DecisionLog); log.Content.Decisions[0].Votes != nil {
			t.Error("the decision log names voters")
		}
	}
}

// What was put to the vote and not adopted is told too, with its result.
func TestMinutesTellTheVotesThatWereLost(t *testing.T) {
	a := newAssembly(t)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne")
	b := a.ballot(0, governance.PublicBallot)
	for _, name := range []string{"Sicoval", "Bruyere", "Murier", "Olivier"} {
		a.ok(a.vote(b, name, governance.VoteAgainst))
	}
	for _, name := range []string{"Etat", "Garonne"} {
		a.ok(a.vote(b, name, governance.VoteFor))
	}
	a.ok(a.close(b))
	a.now = a.now.Add(time.Hour)
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	lost := a.minutes(governance.SummaryMinutes).Content.Agenda[0].Rejected
	if len(lost) != 1 || lost[0].Against != 4 || lost[0].For != 2 || lost[0].Result != "rejected" || len(lost[0].Votes) != 6 {
		t.Errorf("%+v", lost)
	}
}
