package templates

// RulesShow is the rules of a body, in words, beside the shipped profiles.
type RulesShow struct {
	Frame
	Body      string
	Profile   string
	Confirmed bool // the coordination has set them
	Rules     []Row
	Profiles  []ProfileCard
	Edit      string // path of the form, or empty
}

// ProfileCard is a shipped profile.
type ProfileCard struct {
	Name, Hint string
	Current    bool
	Rules      []Row
	Choose     string // path of the form filled with it, or empty
}

func (RulesShow) template() string { return "ruleset/show.html" }

// RulesForm is the rules as typed.
type RulesForm struct {
	Profile            string `form:"profile"`
	NoticeDays         string `form:"notice_days"`
	Quorum             string `form:"quorum"`
	VacantSeats        string `form:"vacant_seats"`
	QuorumProxies      string `form:"quorum_proxies"`
	MaxProxies         string `form:"max_proxies"`
	Consensus          string `form:"consensus"`
	Majority           string `form:"majority"`
	CastingVote        string `form:"casting_vote"`
	SecretCasting      string `form:"secret_casting"`
	RecusalShrinksBase string `form:"recusal_shrinks_base"`
	SessionDecisions   string `form:"session_decisions"`
	SecondConvocation  string `form:"second_convocation"`
	ReservationDays    string `form:"reservation_days"`
	TacitApproval      string `form:"tacit_approval"`
	VoterNames         string `form:"voter_names"`
	Minutes            string `form:"minutes"`
	PerCollege         string `form:"per_college"`
	Institutional      string `form:"weight_institutional"`
	Private            string `form:"weight_private"`
	Associative        string `form:"weight_associative"`
	Beneficiaries      string `form:"weight_beneficiaries"`
	Version            int    `form:"version"`
}

// RulesEdit corrects the rules of a body.
type RulesEdit struct {
	Frame
	Body       string
	Form       RulesForm
	Saved      RulesForm
	Profiles   []Option
	Quorums    []Option
	Majorities []Option
	Minutes    []Option // the long documents
	Back       string
}

func (RulesEdit) template() string { return "ruleset/edit.html" }

func rulesetViews() []Page { return []Page{RulesShow{}, RulesEdit{}} }
