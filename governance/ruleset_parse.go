package governance

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// RuleSetForm is a rule set as typed: figures are text, Quorum one of QuorumChoices.
type RuleSetForm struct {
	Profile            string
	NoticeDays         string
	Quorum             string
	VacantSeats        bool
	QuorumProxies      bool
	MaxProxies         string
	Consensus          bool
	Majority           string
	CastingVote        bool
	SecretCasting      bool
	RecusalShrinksBase bool
	SessionDecisions   bool
	SecondConvocation  bool
	ReservationDays    string
	TacitApproval      bool
	VoterNames         bool
	Minutes            string
	PerCollege         bool
	Weights            map[College]string
}

// Bounds of the figures of a rule set.
const (
	maxNoticeDays      = 60
	maxMaxProxies      = 5
	minReservationDays = 1
	maxReservationDays = 90
	maxCollegeWeight   = 10
)

// QuorumChoices are the fractions that a form offers, the absence of a quorum first.
func QuorumChoices() []QuorumRule {
	return []QuorumRule{
		{},
		{Required: true, Numerator: 1, Denominator: 3},
		{Required: true, Numerator: 1, Denominator: 2},
		{Required: true, Numerator: 1, Denominator: 2, MoreThan: true},
		{Required: true, Numerator: 2, Denominator: 3},
		{Required: true, Numerator: 3, Denominator: 4},
	}
}

// Fraction is the fraction of a quorum alone, without what counts in it.
func (q QuorumRule) Fraction() QuorumRule {
	if !q.Required {
		return QuorumRule{}
	}
	return QuorumRule{Required: true, Numerator: q.Numerator, Denominator: q.Denominator, MoreThan: q.MoreThan}
}

// Key names the fraction of a quorum in a form.
func (q QuorumRule) Key() string {
	if !q.Required {
		return "none"
	}
	key := strconv.Itoa(q.Numerator) + "/" + strconv.Itoa(q.Denominator)
	if q.MoreThan {
		return "more-" + key
	}
	return key
}

// Majorities returns the bases of a majority in the order the interface lists them.
func Majorities() []MajorityBasis { return []MajorityBasis{MajorityOfCast, MajorityOfPresent} }

// ParseRules reads a rule set, or says all that is wrong with it.
func ParseRules(f RuleSetForm) (RuleSet, error) {
	r := RuleSet{
		Profile: Profile(f.Profile), Consensus: f.Consensus, Majority: MajorityBasis(f.Majority), CastingVote: f.CastingVote,
		SecretCasting: f.SecretCasting, RecusalShrinksBase: f.RecusalShrinksBase, SessionDecisions: f.SessionDecisions,
		SecondConvocation: f.SecondConvocation, TacitApproval: f.TacitApproval, VoterNames: f.VoterNames,
	}
	var problems Problems
	if !slices.Contains(Profiles(), r.Profile) {
		problems.Add(Fail(Invalid, msgProfile).On("profile"))
	}
	r.NoticeDays = parseBetween(f.NoticeDays, 0, maxNoticeDays, "notice_days", &problems)
	i := slices.IndexFunc(QuorumChoices(), func(q QuorumRule) bool { return q.Key() == f.Quorum })
	if i < 0 {
		problems.Add(Fail(Invalid, msgQuorumChoice).On("quorum"))
	} else if r.Quorum = QuorumChoices()[i]; r.Quorum.Required {
		r.Quorum.VacantSeats, r.Quorum.Proxies = f.VacantSeats, f.QuorumProxies
		r.Quorum.PerCollege = f.PerCollege
	}
	r.Weights = parseWeights(f.Weights, &problems)
	r.MaxProxies = parseBetween(f.MaxProxies, 0, maxMaxProxies, "max_proxies", &problems)
	if !slices.Contains(Majorities(), r.Majority) {
		problems.Add(Fail(Invalid, msgMajority).On("majority"))
	}
	if r.SecretCasting && !r.CastingVote {
		problems.Add(Fail(Invalid, msgSecretCasting).On("secret_casting"))
	}
	if r.SecondConvocation && !r.Quorum.Required {
		r.SecondConvocation = false // nothing to be relieved of
	}
	if r.Minutes = MinutesKind(cmp.Or(f.Minutes, string(SummaryMinutes))); !r.Minutes.Long() {
		problems.Add(Fail(Invalid, msgLongMinutes).On("minutes"))
	}
	if r.Minutes == FullMinutes {
		r.VoterNames = true // a procès-verbal always names them
	}
	r.ReservationDays = parseBetween(f.ReservationDays, minReservationDays, maxReservationDays, "reservation_days", &problems)
	return r, problems.Err()
}

// parseBetween reads a figure that may not be left empty.
func parseBetween(s string, low, high int, field string, problems *Problems) int {
	if strings.TrimSpace(s) == "" {
		problems.Add(Fail(Invalid, msgCount, low, high).On(field))
		return 0
	}
	n, err := parseCount(s, low, high, field)
	problems.Add(err)
	return n
}

// parseWeights reads for how many voices one of each college counts: one when
// nothing is typed.
func parseWeights(typed map[College]string, problems *Problems) (w CollegeWeights) {
	for c, into := range w.fields() {
		n, err := parseCount(orOne(typed[c]), 1, maxCollegeWeight, "weight_"+string(c))
		problems.Add(err)
		*into = n
	}
	if !w.Any() {
		return CollegeWeights{}
	}
	return w
}

// fields are the weights by their college.
func (w *CollegeWeights) fields() map[College]*int {
	return map[College]*int{
		Institutional: &w.Institutional, Private: &w.Private, Associative: &w.Associative, Beneficiaries: &w.Beneficiaries,
	}
}

func orOne(typed string) string {
	if typed = strings.TrimSpace(typed); typed == "" {
		return "1"
	}
	return typed
}

// weightsShown are the weights as a form shows them: nothing for one voice.
func weightsShown(w CollegeWeights) map[College]string {
	shown := map[College]string{}
	for c, weight := range w.fields() {
		if *weight > 1 {
			shown[c] = strconv.Itoa(*weight)
		}
	}
	return shown
}

// Form is the rule set as a form shows it.
func (r RuleSet) Form() RuleSetForm {
	return RuleSetForm{
		Profile: string(r.Profile), NoticeDays: strconv.Itoa(r.NoticeDays), Quorum: r.Quorum.Key(),
		VacantSeats: r.Quorum.VacantSeats, QuorumProxies: r.Quorum.Proxies, MaxProxies: strconv.Itoa(r.MaxProxies),
		Consensus: r.Consensus, Majority: string(r.Majority), CastingVote: r.CastingVote, SecretCasting: r.SecretCasting,
		RecusalShrinksBase: r.RecusalShrinksBase, SessionDecisions: r.SessionDecisions,
		SecondConvocation: r.SecondConvocation, ReservationDays: strconv.Itoa(r.ReservationDays),
		TacitApproval: r.TacitApproval, VoterNames: r.VoterNames,
		Minutes:    string(r.LongMinutes()),
		PerCollege: r.Quorum.PerCollege, Weights: weightsShown(r.Weights),
	}
}
