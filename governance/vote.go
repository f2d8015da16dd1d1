package governance

import (
	"slices"
	"time"
)

// BallotKind is how a vote is taken.
type BallotKind string

// The kinds of ballot.
const (
	PublicBallot    BallotKind = "public"        // each voice is recorded with its name
	ShowOfHands     BallotKind = "show_of_hands" // counted by hand, without names
	SecretBallot    BallotKind = "secret"        // from an urn or papers: totals only, never names
	ConsensusBallot BallotKind = "consensus"     // nobody objects
)

// BallotKinds returns the kinds in the order the interface lists them.
func BallotKinds() []BallotKind {
	return []BallotKind{PublicBallot, ShowOfHands, SecretBallot, ConsensusBallot}
}

// Choice is what a voice says.
type Choice string

// The choices.
const (
	VoteFor     Choice = "for"
	VoteAgainst Choice = "against"
	VoteAbstain Choice = "abstain"
	VoteNone    Choice = "not_voting" // ne prend pas part au vote
)

// Choices returns the choices in the order the interface lists them.
func Choices() []Choice { return []Choice{VoteFor, VoteAgainst, VoteAbstain, VoteNone} }

// Ballot is a vote on an item of the agenda. Its motion never changes: it is
// the text that a decision then has.
type Ballot struct {
	ID             BallotID
	CoordinationID CoordinationID
	ItemID         AgendaItemID
	Kind           BallotKind
	Motion         string
	OpenedAt       time.Time
	ClosedAt       time.Time // zero while it is open
	VotesFor       int
	VotesAgainst   int
	Abstentions    int
	NotVoting      int
	Adopted        *bool // nil until it is counted, and when it was given up
	Casting        bool  // the chair's voice decided
	Objections     string
	QuorumBase     int
	QuorumRequired int
	QuorumReached  int
	QuorumDetail   string // of each college, in words
	Weighted       bool   // its figures are weighted by college
}

// Tally is what was counted.
type Tally struct{ For, Against, Abstain, None int }

// All is how many voices were counted.
func (t Tally) All() int { return t.For + t.Against + t.Abstain + t.None }

// Add counts one voice.
func (t Tally) Add(c Choice) Tally { return t.add(c, 1) }

// add counts a voice for several (C4).
func (t Tally) add(c Choice, weight int) Tally {
	switch c {
	case VoteFor:
		t.For += weight
	case VoteAgainst:
		t.Against += weight
	case VoteAbstain:
		t.Abstain += weight
	default:
		t.None += weight
	}
	return t
}

func (t Tally) plus(o Tally) Tally {
	return Tally{t.For + o.For, t.Against + o.Against, t.Abstain + o.Abstain, t.None + o.None}
}

// maxMotion is how long the text put to the vote may be, in characters.
const maxMotion = 10_000

// OpenBallot puts a text to the vote of a room. Without quorum there is none (C2).
func OpenBallot(r Room, b Ballot) (Ballot, error) {
	var problems Problems
	if !slices.Contains(BallotKinds(), b.Kind) {
		problems.Add(Fail(Invalid, msgBallotKind).On("kind"))
	}
	if b.Motion == "" {
		problems.Add(Fail(Invalid, msgMotionMissing).On("motion"))
	}
	problems.Add(tooLong(b.Motion, maxMotion, "motion"))
	if err := problems.Err(); err != nil {
		return b, err
	}
	q := r.Quorum()
	if err := q.Require(); err != nil {
		return b, err
	}
	if len(r.Voices()) == 0 {
		return b, Fail(Conflict, msgNoVoice)
	}
	if r.Rules.Weights.Any() && (b.Kind == ShowOfHands || b.Kind == SecretBallot) {
		return b, Fail(Conflict, msgWeightedNames).On("kind")
	}
	b.Weighted = r.Rules.Weights.Any()
	b.frozen(q)
	return b, nil
}

// frozen keeps the quorum of a moment with the ballot (C2).
func (b *Ballot) frozen(q Quorum) {
	b.QuorumBase, b.QuorumRequired, b.QuorumReached, b.QuorumDetail = q.Base, q.Required, q.Reached(), q.Detail()
}

// Vote is the choice of one seat in a public ballot.
type Vote struct {
	BallotID   BallotID
	SeatID     SeatID
	PersonID   PersonID // who casts it: on the seat, or its bearer
	Choice     Choice
	RecordedBy PersonID
	CreatedAt  time.Time
}

// CastVote tells whether a seat may vote now, and who casts its voice.
// recorded is what the seat has said already, or empty: it stays, unless
// whoever keeps the meeting mends it before the close.
func CastVote(r Room, b Ballot, v Vote, recorded Choice, keeper bool) (Vote, error) {
	switch {
	case !b.ClosedAt.IsZero():
		return v, Fail(Conflict, msgBallotClosed)
	case b.Kind != PublicBallot:
		return v, Fail(Conflict, msgBallotByHand)
	case !slices.Contains(Choices(), v.Choice):
		return v, Fail(Invalid, msgChoice).On("choice")
	}
	i := slices.IndexFunc(r.Voices(), func(o Voice) bool { return o.SeatID == v.SeatID })
	switch {
	case i < 0 && r.aside(v.SeatID):
		return v, Fail(Conflict, msgVoteAside)
	case i < 0:
		return v, Fail(Conflict, msgVoteAway)
	}
	v.PersonID = r.Voices()[i].PersonID
	switch {
	case !keeper && v.PersonID != v.RecordedBy:
		return v, Fail(Forbidden, msgVoteOther)
	case recorded != "" && recorded != v.Choice && !keeper:
		return v, Fail(Conflict, msgVotedAlready, recorded.Label())
	}
	return v, nil
}

// Count is what whoever keeps the meeting says when a ballot closes.
type Count struct {
	Tally           // counted by hand, for a ballot without names
	Chair    Choice // of who presides, asked in a tie that was counted by hand
	Objector string // who objects to a consensus, by name; empty when nobody does
	Urn      Urn    // of a secret ballot, beside the papers
}

// CloseBallot counts a ballot. votes are those of a public one, chair the seat
// of who presides. Voices that said nothing take no part in the vote.
func CloseBallot(r Room, b Ballot, votes []Vote, chair SeatID, c Count, at time.Time) (Ballot, error) {
	if !b.ClosedAt.IsZero() {
		return b, Fail(Conflict, msgBallotClosed)
	}
	q := r.Quorum()
	if err := q.Require(); err != nil {
		return b, err
	}
	t, presiding, err := b.tally(r, votes, chair, c)
	if err != nil {
		return b, err
	}
	if t.For+t.Against+t.Abstain == 0 && b.Kind != ConsensusBallot {
		return b, Fail(Conflict, msgNobodyVoted)
	}
	adopted, casting := verdict(r.Rules, b.Kind, t, presiding)
	if b.Kind == ConsensusBallot {
		adopted, casting = c.Objector == "", false
	}
	b.ClosedAt, b.Adopted, b.Casting, b.Objections = at, &adopted, casting, c.Objector
	b.VotesFor, b.VotesAgainst, b.Abstentions, b.NotVoting = t.For, t.Against, t.Abstain, t.None
	b.frozen(q)
	return b, nil
}

// tally counts the voices of a ballot and finds what the chair said.
func (b Ballot) tally(r Room, votes []Vote, chair SeatID, c Count) (Tally, Choice, error) {
	switch b.Kind {
	case ConsensusBallot:
		return Tally{}, "", nil
	case PublicBallot:
		t, presiding := countVotes(r, votes, chair)
		return t, presiding, nil
	}
	if b.Kind == SecretBallot {
		if err := c.Urn.mayCount(); err != nil {
			return c.Tally, "", err
		}
	}
	t, voices := c.Tally, len(c.Urn.silent(r))
	if min(t.For, t.Against, t.Abstain) < 0 {
		return t, "", Fail(Invalid, msgCountNegative).On("for")
	}
	counted := t.For + t.Against + t.Abstain
	if counted > voices {
		return t, "", Fail(Invalid, msgCountTooMany, counted, voices).On("for")
	}
	t.None = voices - counted
	if t = t.plus(c.Urn.Tally); c.Chair == "" && r.Rules.Casts(b.Kind) && r.Rules.tied(t) {
		return t, "", Fail(Invalid, msgCountTied).On("chair")
	}
	return t, c.Chair, nil
}

// countVotes counts the voices of a public ballot: a seat that voted then left
// has voted, one that is there and said nothing takes no part.
func countVotes(r Room, votes []Vote, chair SeatID) (t Tally, presiding Choice) {
	said := map[SeatID]bool{}
	for _, v := range votes {
		t, said[v.SeatID] = t.add(v.Choice, r.weight(v.SeatID)), true
		if v.SeatID == chair {
			presiding = v.Choice
		}
	}
	for _, v := range r.Voices() {
		if !said[v.SeatID] {
			t.None += r.weight(v.SeatID)
		}
	}
	return t, presiding
}

// weight is for how many voices a seat counts.
func (r Room) weight(id SeatID) int {
	seat, _ := r.Seat(id)
	return r.Rules.Weights.Of(seat.College)
}

// Casts tells whether the chair's voice decides a tie in such a ballot. A
// secret one says nothing of who voted what: its tie rejects, unless the rule
// set has it otherwise (C4).
func (r RuleSet) Casts(kind BallotKind) bool {
	return r.CastingVote && kind != ConsensusBallot && (kind != SecretBallot || r.SecretCasting)
}

// tied tells whether one voice more would decide either way.
func (r RuleSet) tied(t Tally) bool {
	if r.Majority == MajorityOfPresent {
		return t.All() > 0 && 2*t.For == t.All()
	}
	return t.For > 0 && t.For == t.Against
}

// won applies the majority of the rule set.
func (r RuleSet) won(t Tally) bool {
	if r.Majority == MajorityOfPresent {
		return 2*t.For > t.All()
	}
	return t.For > t.Against
}

// verdict is whether a text is adopted, and whether the chair's casting vote
// decided.
func verdict(rules RuleSet, kind BallotKind, t Tally, chair Choice) (adopted, casting bool) {
	if rules.Casts(kind) && rules.tied(t) && (chair == VoteFor || chair == VoteAgainst) {
		return chair == VoteFor, true
	}
	return rules.won(t), false
}

// GiveUpBallot closes a ballot that is not counted: nothing is decided.
func GiveUpBallot(b Ballot, at time.Time) (Ballot, error) {
	if !b.ClosedAt.IsZero() {
		return b, Fail(Conflict, msgBallotClosed)
	}
	b.ClosedAt = at
	return b, nil
}
