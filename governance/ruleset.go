package governance

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
)

// Profile names a shipped rule set, to be confirmed by each coordination.
type Profile string

// The shipped profiles.
const (
	Concertation Profile = "concertation" // a place of agreement: no quorum, consensus
	CRPA         Profile = "crpa_r133"    // code des relations entre le public et l'administration, R133-3 s.
	CGCT         Profile = "cgct_l2121"   // code général des collectivités territoriales, L2121-15 s.
)

// Profiles returns the shipped profiles, the default first.
func Profiles() []Profile { return []Profile{Concertation, CRPA, CGCT} }

// MajorityBasis is what a majority is counted on (C4).
type MajorityBasis string

// The bases of a majority.
const (
	MajorityOfCast    MajorityBasis = "cast"    // for > against, abstentions left out
	MajorityOfPresent MajorityBasis = "present" // for > half of those present or represented
)

// RuleSet is the règlement intérieur of a body, as far as the product applies
// it. It is stored as JSON; a meeting keeps the one it was opened under.
type RuleSet struct {
	Profile     Profile
	NoticeDays  int // between the convocation and the meeting (C1)
	Quorum      QuorumRule
	MaxProxies  int  // that one bearer may hold; 0 allows none (C3)
	Consensus   bool // decisions are taken by consensus unless a vote is asked
	Majority    MajorityBasis
	CastingVote bool // of the chair, in a tie (C4)
	// SecretCasting lets the casting vote decide a secret ballot too.
	SecretCasting bool
	// RecusalShrinksBase takes a recused seat out of the quorum's base (C5).
	RecusalShrinksBase bool
	// SessionDecisions lets an item added in session be decided there (C1).
	SessionDecisions bool
	// SecondConvocation lets a second meeting on the same agenda decide without quorum (C2).
	SecondConvocation bool
	ReservationDays   int  // to answer circulated minutes (C8)
	TacitApproval     bool // silence approves them
	VoterNames        bool // minutes name who voted what in a public ballot
	// Minutes is the long document that the body writes: a compte rendu, or a
	// procès-verbal that always names the voters of public ballots. Rules that
	// were set before there was a choice leave it empty, for a compte rendu.
	Minutes MinutesKind `json:",omitempty"`
	// Weights are for how many voices one of each college counts (C4).
	Weights CollegeWeights `json:",omitzero"`
}

// LongMinutes is the long document that the body writes.
func (r RuleSet) LongMinutes() MinutesKind {
	if r.Minutes == FullMinutes {
		return FullMinutes
	}
	return SummaryMinutes
}

// NamesVoters tells whether the long document says who voted what in a public
// ballot: a procès-verbal always does (CGCT L2121-15).
func (r RuleSet) NamesVoters() bool { return r.VoterNames || r.Minutes == FullMinutes }

// QuorumRule says how many voices must be there for a decision (C2).
type QuorumRule struct {
	Required    bool // false: no quorum is asked
	Numerator   int
	Denominator int
	MoreThan    bool // more than the fraction, instead of at least
	VacantSeats bool // vacant seats count in the base
	Proxies     bool // proxies count as present
	PerCollege  bool `json:",omitempty"` // each college needs its own quorum
}

// ProfileRules returns the rule set of a shipped profile: that of
// Concertation for a name it does not know.
func ProfileRules(p Profile) RuleSet {
	half := QuorumRule{Required: true, Numerator: 1, Denominator: 2, Proxies: true}
	switch p {
	case CRPA: // décret 2006-672 art. 9 to 13; CRPA R133-3 to R133-14
		return RuleSet{
			Profile: CRPA, NoticeDays: 5, Quorum: half, MaxProxies: 1,
			Majority: MajorityOfCast, CastingVote: true, SecondConvocation: true,
			ReservationDays: 10, TacitApproval: true, Minutes: FullMinutes, VoterNames: true,
		}
	case CGCT: // CGCT L2121-15, L2121-17, L2121-20: a majority of the members in office, proxies aside
		return RuleSet{
			Profile: CGCT, NoticeDays: 5, Quorum: QuorumRule{Required: true, Numerator: 1, Denominator: 2, MoreThan: true},
			MaxProxies: 1, Majority: MajorityOfCast, CastingVote: true, SecondConvocation: true,
			ReservationDays: 10, Minutes: FullMinutes, VoterNames: true,
		}
	}
	return RuleSet{
		Profile: Concertation, NoticeDays: 5, Consensus: true, Majority: MajorityOfCast,
		SessionDecisions: true, ReservationDays: 10, TacitApproval: true, Minutes: SummaryMinutes,
	}
}

// Scan reads a rule set as stored.
func (r *RuleSet) Scan(src any) error {
	switch v := src.(type) {
	case []byte:
		return json.Unmarshal(v, r)
	case string:
		return json.Unmarshal([]byte(v), r)
	}
	return fmt.Errorf("scan %T into a rule set", src)
}

// Value writes a rule set as stored.
func (r RuleSet) Value() (driver.Value, error) {
	content, err := json.Marshal(r)
	return string(content), err
}
