package governance

import (
	"strings"
	"testing"
)

func TestC4MajorityFollowsTheRuleSet(t *testing.T) {
	cast := RuleSet{Majority: MajorityOfCast, CastingVote: true}
	present := RuleSet{Majority: MajorityOfPresent, CastingVote: true}
	secret := cast
	secret.SecretCasting = true
	for _, tt := range []struct {
		rule             string
		rules            RuleSet
		kind             BallotKind
		t                Tally
		chair            Choice
		adopted, casting bool
	}{
		{"10 present, 5/3/2, of the voices cast", cast, PublicBallot, Tally{5, 3, 2, 0}, VoteFor, true, false},
		{"10 present, 5/3/2, of those present", RuleSet{Majority: MajorityOfPresent}, PublicBallot, Tally{5, 3, 2, 0}, VoteFor, false, false},
		{"6 of 10 present", present, PublicBallot, Tally{6, 4, 0, 0}, VoteAgainst, true, false},
		{"who takes no part counts among those present", RuleSet{Majority: MajorityOfPresent}, PublicBallot, Tally{5, 0, 0, 5}, VoteFor, false, false},
		{"tie 4–4, the chair for", cast, PublicBallot, Tally{4, 4, 0, 0}, VoteFor, true, true},
		{"tie 4–4, the chair against", cast, PublicBallot, Tally{4, 4, 1, 0}, VoteAgainst, false, true},
		{"tie 4–4, the chair abstains", cast, PublicBallot, Tally{4, 4, 1, 0}, VoteAbstain, false, false},
		{"tie 4–4 without casting vote", RuleSet{Majority: MajorityOfCast}, PublicBallot, Tally{4, 4, 0, 0}, VoteFor, false, false},
		{"tie 4–4 in a secret ballot", cast, SecretBallot, Tally{4, 4, 0, 0}, VoteFor, false, false},
		{"tie 4–4 in a secret ballot, with the option", secret, SecretBallot, Tally{4, 4, 0, 0}, VoteFor, true, true},
		{"tie 5 of 10 present, the chair for", present, PublicBallot, Tally{5, 3, 2, 0}, VoteFor, true, true},
		{"005: 5 for, 1 abstention", cast, PublicBallot, Tally{5, 0, 1, 0}, VoteFor, true, false},
		{"003: 7–0–0", cast, PublicBallot, Tally{7, 0, 0, 0}, VoteFor, true, false},
		{"nobody for, nobody against", cast, PublicBallot, Tally{0, 0, 3, 0}, VoteFor, false, false},
	} {
		if adopted, casting := verdict(tt.rules, tt.kind, tt.t, tt.chair); adopted != tt.adopted || casting != tt.casting {
			t.Errorf("C4: %s: adopted %t, casting %t", tt.rule, adopted, casting)
		}
	}
}

func TestC4EachSeatVotesOnceAndOnlyItsOwnVoice(t *testing.T) {
	r := roomOf(ProfileRules(CRPA), 11, 6)
	r.Proxies, r.Recused = proxies(9, 3), []SeatID{2}
	open := Ballot{ID: 1, Kind: PublicBallot}
	closed, secret := open, open
	closed.ClosedAt, secret.Kind = noon, SecretBallot
	for _, tt := range []struct {
		rule     string
		ballot   Ballot
		seat     SeatID
		by       PersonID
		choice   Choice
		recorded Choice
		keeper   bool
		code     Code
	}{
		{"a member votes", open, 1, 1, VoteFor, "", false, ""},
		{"a bearer votes for the giver", open, 9, 3, VoteAgainst, "", false, ""},
		{"the giver, away, does not", open, 9, 9, VoteFor, "", false, Forbidden},
		{"nobody votes for another", open, 1, 3, VoteFor, "", false, Forbidden},
		{"the secretary records a voice", open, 1, 99, VoteFor, "", true, ""},
		{"the same choice again changes nothing", open, 1, 1, VoteFor, VoteFor, false, ""},
		{"a second, other choice is refused", open, 1, 1, VoteAgainst, VoteFor, false, Conflict},
		{"the secretary mends it before the close", open, 1, 99, VoteAgainst, VoteFor, true, ""},
		{"who stands aside does not vote", open, 2, 2, VoteFor, "", false, Conflict},
		{"even by the secretary", open, 2, 99, VoteFor, "", true, Conflict},
		{"who is away does not vote", open, 10, 10, VoteFor, "", false, Conflict},
		{"nor a seat unknown here", open, 77, 1, VoteFor, "", false, Conflict},
		{"a late vote is refused", closed, 1, 1, VoteFor, "", false, Conflict},
		{"even by the secretary", closed, 1, 99, VoteFor, "", true, Conflict},
		{"a secret ballot takes no name", secret, 1, 1, VoteFor, "", false, Conflict},
		{"a choice that does not exist", open, 1, 1, "yes", "", false, Invalid},
	} {
		v, err := CastVote(r, tt.ballot, Vote{SeatID: tt.seat, Choice: tt.choice, RecordedBy: tt.by}, tt.recorded, tt.keeper)
		if CodeOf(err) != tt.code {
			t.Errorf("C4: %s: %v", tt.rule, err)
		}
		if err == nil && v.PersonID == 0 {
			t.Errorf("C4: %s: nobody casts it", tt.rule)
		}
	}
}

func votesOf(choices ...Choice) []Vote {
	var list []Vote
	for i, c := range choices {
		list = append(list, Vote{SeatID: SeatID(i + 1), Choice: c})
	}
	return list
}

func TestC4CountingABallot(t *testing.T) {
	rules := ProfileRules(CRPA)
	few := roomOf(rules, 11, 5)
	for _, tt := range []struct {
		rule  string
		room  Room
		kind  BallotKind
		votes []Vote
		c     Count
		code  Code
		want  string
	}{
		{
			"003: seven for", roomOf(rules, 11, 7), PublicBallot, votesOf(VoteFor, VoteFor, VoteFor, VoteFor, VoteFor, VoteFor, VoteFor),
			Count{},
			"",
			"Adopté : 7 pour, 0 contre, 0 abstention.",
		},
		{
			"who says nothing takes no part", roomOf(rules, 11, 7), PublicBallot, votesOf(VoteFor, VoteAgainst, VoteFor, VoteAbstain),
			Count{},
			"",
			"Adopté : 2 pour, 1 contre, 1 abstention, 3 ne prennent pas part au vote.",
		},
		{
			"a vote stays when its voter left", roomOf(rules, 11, 6), PublicBallot, votesOf(VoteFor, VoteFor, VoteFor, VoteFor, VoteFor, VoteFor, VoteAgainst),
			Count{},
			"",
			"Adopté : 6 pour, 1 contre, 0 abstention.",
		},
		{
			"the casting vote is that of the chair's seat", roomOf(rules, 11, 6), PublicBallot, votesOf(VoteAgainst, VoteFor, VoteFor, VoteFor, VoteAgainst, VoteAgainst),
			Count{},
			"",
			"Rejeté : 3 pour, 3 contre, 0 abstention, par la voix prépondérante de la présidence.",
		},
		{"nobody voted", roomOf(rules, 11, 7), PublicBallot, nil, Count{}, Conflict, ""},
		{
			"a secret ballot counts totals", roomOf(rules, 11, 7), SecretBallot, nil,
			Count{Tally: Tally{For: 4, Against: 2}},
			"",
			"Adopté : 4 pour, 2 contre, 0 abstention, 1 ne prend pas part au vote.",
		},
		{
			"its tie rejects", roomOf(rules, 11, 6), SecretBallot, nil,
			Count{Tally: Tally{For: 3, Against: 3}, Chair: VoteFor},
			"",
			"Rejeté : 3 pour, 3 contre, 0 abstention.",
		},
		{"more voices than members", roomOf(rules, 11, 7), SecretBallot, nil, Count{Tally: Tally{For: 6, Against: 2}}, Invalid, ""},
		{"less than nothing", roomOf(rules, 11, 7), ShowOfHands, nil, Count{Tally: Tally{For: -1}}, Invalid, ""},
		{"a tie by hand asks the chair", roomOf(rules, 11, 6), ShowOfHands, nil, Count{Tally: Tally{For: 3, Against: 3}}, Invalid, ""},
		{
			"and then decides", roomOf(rules, 11, 6), ShowOfHands, nil,
			Count{Tally: Tally{For: 3, Against: 3}, Chair: VoteFor},
			"",
			"Adopté : 3 pour, 3 contre, 0 abstention, par la voix prépondérante de la présidence.",
		},
		{"004: consensus", roomOf(rules, 11, 7), ConsensusBallot, nil, Count{}, "", "Adopté par consensus : personne ne s’y oppose."},
		{
			"an objection, named, is no consensus", roomOf(rules, 11, 7), ConsensusBallot, nil,
			Count{Objector: "Olivier"},
			"",
			"Pas de consensus. Objection : Olivier",
		},
		{"C2: the quorum was lost meanwhile", few, PublicBallot, votesOf(VoteFor), Count{}, Conflict, ""},
	} {
		b, err := CloseBallot(tt.room, Ballot{Kind: tt.kind}, tt.votes, 1, tt.c, noon)
		if CodeOf(err) != tt.code {
			t.Errorf("C4: %s: %v", tt.rule, err)
			continue
		}
		if got := plainSpaces(b.Result()); got != tt.want {
			t.Errorf("C4: %s: %q", tt.rule, got)
		}
	}
	if _, err := CloseBallot(roomOf(rules, 11, 7), Ballot{ClosedAt: noon}, nil, 1, Count{}, noon); CodeOf(err) != Conflict {
		t.Errorf("C4: a ballot closes twice: %v", err)
	}
}

func TestC2NoBallotOpensWithoutQuorum(t *testing.T) {
	rules := ProfileRules(CRPA)
	second := roomOf(rules, 11, 5)
	second.Second = true
	for _, tt := range []struct {
		rule string
		room Room
		b    Ballot
		code Code
	}{
		{"5 of 11", roomOf(rules, 11, 5), Ballot{Kind: PublicBallot, Motion: "Texte"}, Conflict},
		{"6 of 11", roomOf(rules, 11, 6), Ballot{Kind: PublicBallot, Motion: "Texte"}, ""},
		{"second convocation", second, Ballot{Kind: PublicBallot, Motion: "Texte"}, ""},
		{"concertation", roomOf(ProfileRules(Concertation), 11, 1), Ballot{Kind: ConsensusBallot, Motion: "Texte"}, ""},
		{"nobody there", roomOf(ProfileRules(Concertation), 11, 0), Ballot{Kind: ConsensusBallot, Motion: "Texte"}, Conflict},
		{"no text", roomOf(rules, 11, 6), Ballot{Kind: PublicBallot}, Invalid},
		{"no kind", roomOf(rules, 11, 6), Ballot{Motion: "Texte"}, Invalid},
		{"too long a text", roomOf(rules, 11, 6), Ballot{Kind: PublicBallot, Motion: strings.Repeat("a", maxMotion+1)}, Invalid},
	} {
		if _, err := OpenBallot(tt.room, tt.b); CodeOf(err) != tt.code {
			t.Errorf("C2: %s: %v", tt.rule, err)
		}
	}
}
