package governance

import (
	"strings"
	"testing"
	"time"
)

// colleges is a room of six institutional seats and four associative ones, of
// which some are there.
func colleges(rules RuleSet, institutional, associative int) Room {
	r := roomOf(rules, 10, 0)
	for i := range r.Seats {
		s := &r.Seats[i]
		s.College = Institutional
		if i >= 6 {
			s.College = Associative
		}
		if i < institutional || i >= 6 && i-6 < associative {
			s.Present = PersonID(s.ID)
		}
	}
	return r
}

func TestC2AQuorumMayBeAskedOfEachCollege(t *testing.T) {
	rules := ProfileRules(CRPA)
	rules.Quorum.PerCollege = true
	for _, tt := range []struct {
		rule                       string
		institutional, associative int
		missing                    int
	}{
		{"3 of 6 and 2 of 4 are half of each", 3, 2, 0},
		{"6 of 6 and 1 of 4 miss one", 6, 1, 1},
		{"6 of 6 and 0 of 4 miss two", 6, 0, 2},
		{"2 of 6 and 4 of 4 miss one", 2, 4, 1},
		{"nobody misses five", 0, 0, 5},
	} {
		q := colleges(rules, tt.institutional, tt.associative).Quorum()
		if q.Missing() != tt.missing || q.Met() != (tt.missing == 0) {
			t.Errorf("C2: %s: %+v", tt.rule, q)
		}
	}
	q := colleges(rules, 6, 1).Quorum()
	if got := plainSpaces(q.Sentence()); !strings.Contains(got, "Il manque 1 voix") || !strings.Contains(got, "1 sur 4 (2 requis)") {
		t.Errorf("C2: the banner says %q", got)
	}
	rules.Quorum.PerCollege = false
	if q := colleges(rules, 6, 0).Quorum(); !q.Met() || len(q.Colleges) != 0 {
		t.Errorf("C2: a quorum of the body alone: %+v", q)
	}
}

func TestC2ACollegeWithoutSeatAsksForNothing(t *testing.T) {
	rules := ProfileRules(CGCT) // more than half
	rules.Quorum.PerCollege = true
	r := colleges(rules, 4, 3)
	if q := r.Quorum(); !q.Met() || len(q.Colleges) != 2 {
		t.Errorf("C2: %+v", q)
	}
}

func TestC4VoicesAreWeighedByCollegeIfTheRuleSetSaysSo(t *testing.T) {
	rules := ProfileRules(CRPA)
	rules.Weights = CollegeWeights{Associative: 3}
	r := colleges(rules, 4, 2)
	b := Ballot{ID: 1, Kind: PublicBallot, Motion: "x"}
	b, err := OpenBallot(r, b)
	if err != nil || !b.Weighted {
		t.Fatal(b, err)
	}
	votes := []Vote{
		{SeatID: 1, Choice: VoteAgainst},
		{SeatID: 2, Choice: VoteAgainst},
		{SeatID: 3, Choice: VoteAgainst},
		{SeatID: 4, Choice: VoteAgainst},
		{SeatID: 7, Choice: VoteFor},
		{SeatID: 8, Choice: VoteFor},
	}
	got, err := CloseBallot(r, b, votes, 0, Count{}, time.Now())
	if err != nil || got.VotesFor != 6 || got.VotesAgainst != 4 || !*got.Adopted {
		t.Errorf("C4: two associations of 3 voices beat four institutions of 1: %+v, %v", got, err)
	}
	for _, kind := range []BallotKind{ShowOfHands, SecretBallot} {
		if _, err := OpenBallot(r, Ballot{Kind: kind, Motion: "x"}); CodeOf(err) != Conflict {
			t.Errorf("C4: a weighed vote without names opens as %s: %v", kind, err)
		}
	}
}

func TestWeightsPassThroughTheForm(t *testing.T) {
	want := ProfileRules(CRPA)
	want.Weights, want.Quorum.PerCollege = CollegeWeights{Institutional: 2, Private: 1, Associative: 1, Beneficiaries: 1}, true
	if got, err := ParseRules(want.Form()); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	for _, typed := range []string{"0", "11", "deux", "-1"} {
		f := want.Form()
		f.Weights = map[College]string{Private: typed}
		if _, err := ParseRules(f); err == nil || ProblemsOf(err)[0].Field != "weight_private" {
			t.Errorf("%q voices a seat: %v", typed, err)
		}
	}
}
