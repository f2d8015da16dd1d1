package governance

import (
	"testing"
	"time"
)

func TestC4WhoMayPutAVoiceInTheUrn(t *testing.T) {
	r := roomOf(ProfileRules(CRPA), 10, 6) // 1 to 6 are there
	r.Proxies = proxies(7, 1)
	r.Recused = []SeatID{6}
	open := Ballot{Kind: SecretBallot}
	closed := open
	closed.ClosedAt = time.Now()
	for _, tt := range []struct {
		rule   string
		ballot Ballot
		seat   SeatID
		choice Choice
		by     PersonID
		want   Code
	}{
		{"one's own seat", open, 2, VoteFor, 2, ""},
		{"the seat whose proxy one bears", open, 7, VoteAgainst, 1, ""},
		{"that seat by someone else", open, 7, VoteAgainst, 2, Forbidden},
		{"the seat of another", open, 3, VoteFor, 2, Forbidden},
		{"a seat that voted", open, 4, VoteFor, 4, Conflict},
		{"a seat that stands aside", open, 6, VoteFor, 6, Conflict},
		{"an empty seat", open, 9, VoteFor, 9, Conflict},
		{"after the close", closed, 2, VoteFor, 2, Conflict},
		{"a choice that is none", open, 2, "perhaps", 2, Invalid},
		{"a public ballot", Ballot{Kind: PublicBallot}, 2, VoteFor, 2, Conflict},
	} {
		if err := CastSecret(r, tt.ballot, []SeatID{4, 5}, tt.seat, tt.choice, tt.by); CodeOf(err) != tt.want {
			t.Errorf("C4: %s: %v", tt.rule, err)
		}
	}
}

func TestC4AnUrnIsCountedWithThePapers(t *testing.T) {
	rules := ProfileRules(CRPA)
	secretCasting := rules
	secretCasting.SecretCasting = true
	present := rules
	present.Majority = MajorityOfPresent
	urn := func(f, a, abstain int, seats ...SeatID) Urn {
		return Urn{Tally: Tally{For: f, Against: a, Abstain: abstain}, Seats: seats}
	}
	for _, tt := range []struct {
		rule    string
		rules   RuleSet
		count   Count
		want    Tally
		adopted bool
		code    Code
	}{
		{"the urn alone: 3 for, 1 against, 6 say nothing", rules, Count{Urn: urn(3, 1, 0, 1, 2, 3, 4)}, Tally{3, 1, 0, 6}, true, ""},
		{"the urn and six papers: 5 for, 3 against, 2 abstain, basis cast", rules, Count{Urn: urn(3, 1, 0, 1, 2, 3, 4), Tally: Tally{For: 2, Against: 2, Abstain: 2}}, Tally{5, 3, 2, 0}, true, ""},
		{"the same, basis present: 5 is not more than 5", present, Count{Urn: urn(3, 1, 0, 1, 2, 3, 4), Tally: Tally{For: 2, Against: 2, Abstain: 2}}, Tally{5, 3, 2, 0}, false, ""},
		{"more papers than voices that are left", rules, Count{Urn: urn(3, 1, 0, 1, 2, 3, 4), Tally: Tally{For: 7}}, Tally{}, false, Invalid},
		{"one voice alone would be read", rules, Count{Urn: urn(1, 0, 0, 1)}, Tally{}, false, Conflict},
		{"one voice beside papers would be read too", rules, Count{Urn: urn(1, 0, 0, 1), Tally: Tally{For: 9}}, Tally{}, false, Conflict},
		{"a tie of 4 has no casting vote", rules, Count{Urn: urn(4, 4, 0, 1, 2, 3, 4, 5, 6, 7, 8), Chair: VoteFor}, Tally{4, 4, 0, 2}, false, ""},
		{"a tie has one if the rule set says so", secretCasting, Count{Urn: urn(4, 4, 0, 1, 2, 3, 4, 5, 6, 7, 8), Chair: VoteFor}, Tally{4, 4, 0, 2}, true, ""},
		{"and then the chair is asked", secretCasting, Count{Urn: urn(4, 4, 0, 1, 2, 3, 4, 5, 6, 7, 8)}, Tally{}, false, Invalid},
	} {
		got, err := CloseBallot(roomOf(tt.rules, 10, 10), Ballot{Kind: SecretBallot}, nil, 1, tt.count, time.Now())
		if CodeOf(err) != tt.code {
			t.Errorf("C4: %s: %v", tt.rule, err)
			continue
		}
		if err != nil {
			continue
		}
		if counted := (Tally{got.VotesFor, got.VotesAgainst, got.Abstentions, got.NotVoting}); counted != tt.want || *got.Adopted != tt.adopted {
			t.Errorf("C4: %s: %+v, adopted %v", tt.rule, counted, *got.Adopted)
		}
	}
}

func TestAGuestHasANameAndLeavesOnce(t *testing.T) {
	at := time.Date(2026, 12, 3, 14, 0, 0, 0, time.UTC)
	if CodeOf(CheckGuest(Guest{})) != Invalid || CheckGuest(Guest{Name: "Jeanne"}) != nil {
		t.Error("a guest is known by a name")
	}
	left, err := GuestLeaves(Guest{Name: "Jeanne", ArrivedAt: at}, at.Add(time.Hour))
	if err != nil || left.LeftAt.IsZero() {
		t.Fatal(left, err)
	}
	if _, err := GuestLeaves(left, at.Add(2*time.Hour)); CodeOf(err) != Conflict {
		t.Errorf("left twice: %v", err)
	}
	if _, err := GuestLeaves(Guest{ArrivedAt: at}, at.Add(-time.Minute)); CodeOf(err) != Invalid {
		t.Errorf("left before coming: %v", err)
	}
}
