package governance

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestEveryShippedProfilePassesThroughItsFormUnchanged(t *testing.T) {
	for _, p := range Profiles() {
		want := ProfileRules(p)
		if got, err := ParseRules(want.Form()); err != nil || got != want {
			t.Errorf("%s: %+v, %v, want %+v", p, got, err, want)
		}
	}
}

func TestARuleSetIsRefusedOutsideItsBounds(t *testing.T) {
	for _, tt := range []struct {
		rule   string
		change func(*RuleSetForm)
		field  string
	}{
		{"60 days of notice", func(f *RuleSetForm) { f.NoticeDays = "60" }, ""},
		{"61 days of notice", func(f *RuleSetForm) { f.NoticeDays = "61" }, "notice_days"},
		{"no days is not zero days", func(f *RuleSetForm) { f.NoticeDays = "" }, "notice_days"},
		{"half a day", func(f *RuleSetForm) { f.NoticeDays = "0,5" }, "notice_days"},
		{"six proxies", func(f *RuleSetForm) { f.MaxProxies = "6" }, "max_proxies"},
		{"minus one proxy", func(f *RuleSetForm) { f.MaxProxies = "-1" }, "max_proxies"},
		{"no days for reservations", func(f *RuleSetForm) { f.ReservationDays = "0" }, "reservation_days"},
		{"91 days for reservations", func(f *RuleSetForm) { f.ReservationDays = "91" }, "reservation_days"},
		{"a quorum of five thirds", func(f *RuleSetForm) { f.Quorum = "5/3" }, "quorum"},
		{"a majority of nothing", func(f *RuleSetForm) { f.Majority = "" }, "majority"},
		{"another profile", func(f *RuleSetForm) { f.Profile = "mine" }, "profile"},
		{"a secret casting vote that does not exist (C4)", func(f *RuleSetForm) { f.CastingVote, f.SecretCasting = false, true }, "secret_casting"},
	} {
		f := ProfileRules(CRPA).Form()
		tt.change(&f)
		_, err := ParseRules(f)
		field := ""
		if p := ProblemsOf(err); len(p) > 0 {
			field = p[0].Field
		}
		if field != tt.field {
			t.Errorf("%s: %v on %q", tt.rule, err, field)
		}
	}
}

func TestEveryRuleIsSaidInWords(t *testing.T) {
	for _, tt := range []struct {
		profile Profile
		says    []string
	}{
		{Concertation, []string{"Aucun quorum", "par consensus", "On ne peut pas donner pouvoir", "une décision peut y être prise"}},
		{CRPA, []string{"au moins 5\u00a0jours", "au moins la moitié des sièges délibératifs pourvus", "les pouvoirs comptent", "plus d’un", "prépondérante, sauf au scrutin secret", "un procès-verbal", "sans réserve, le procès-verbal est approuvé", "Le procès-verbal dit qui a voté quoi"}},
		{CGCT, []string{"plus de la moitié", "les pouvoirs ne comptent pas", "approuvé à la séance suivante", "qui a voté quoi"}},
	} {
		var all []string
		for _, s := range ProfileRules(tt.profile).Sentences() {
			all = append(all, s.Text)
			if s.Subject == "" || !strings.HasSuffix(s.Text, ".") {
				t.Errorf("%s: %+v", tt.profile, s)
			}
		}
		text := strings.Join(all, " ")
		for _, s := range tt.says {
			if !strings.Contains(text, s) {
				t.Errorf("%s does not say %q: %s", tt.profile, s, text)
			}
		}
	}
}

func TestARuleThatChangesChangesASentence(t *testing.T) {
	base := ProfileRules(CRPA).Form()
	base.Minutes, base.VoterNames = string(SummaryMinutes), false
	said := func(f RuleSetForm) []RuleSentence {
		r, err := ParseRules(f)
		if err != nil {
			t.Fatal(err)
		}
		return r.Sentences()
	}
	for rule, change := range map[string]func(*RuleSetForm){
		"notice":        func(f *RuleSetForm) { f.NoticeDays = "10" },
		"quorum":        func(f *RuleSetForm) { f.Quorum = "2/3" },
		"vacant seats":  func(f *RuleSetForm) { f.VacantSeats = true },
		"proxies count": func(f *RuleSetForm) { f.QuorumProxies = false },
		"proxies":       func(f *RuleSetForm) { f.MaxProxies = "2" },
		"consensus":     func(f *RuleSetForm) { f.Consensus = true },
		"majority":      func(f *RuleSetForm) { f.Majority = "present" },
		"casting":       func(f *RuleSetForm) { f.CastingVote = false },
		"secret":        func(f *RuleSetForm) { f.SecretCasting = true },
		"recusal":       func(f *RuleSetForm) { f.RecusalShrinksBase = true },
		"session":       func(f *RuleSetForm) { f.SessionDecisions = true },
		"second":        func(f *RuleSetForm) { f.SecondConvocation = false },
		"reservations":  func(f *RuleSetForm) { f.ReservationDays = "15" },
		"tacit":         func(f *RuleSetForm) { f.TacitApproval = false },
		"names":         func(f *RuleSetForm) { f.VoterNames = true },
		"minutes":       func(f *RuleSetForm) { f.Minutes = string(FullMinutes) },
	} {
		f := base
		change(&f)
		if slices.Equal(said(base), said(f)) {
			t.Errorf("%s: the sentences stay the same", rule)
		}
	}
}

func TestARuleSetIsStoredAndReadBack(t *testing.T) {
	for _, p := range Profiles() {
		want := ProfileRules(p)
		stored, err := want.Value()
		if err != nil {
			t.Fatal(err)
		}
		var got RuleSet
		if err := got.Scan([]byte(stored.(string))); err != nil || got != want || !json.Valid([]byte(stored.(string))) {
			t.Errorf("%s: %+v, %v", p, got, err)
		}
	}
}

func TestC6ABodyHasACodeOfItsOwn(t *testing.T) {
	for _, tt := range []struct {
		kind  CommitteeKind
		taken []string
		want  string
	}{
		{Strategic, nil, "CS"},
		{FundersConference, []string{"CS"}, "CF"},
		{WorkingGroup, []string{"CS", "CF"}, "GT"},
		{WorkingGroup, []string{"GT", "GT2"}, "GT3"},
	} {
		if got := CodeFor(tt.kind, tt.taken); got != tt.want {
			t.Errorf("%s beside %v: %s, want %s", tt.kind, tt.taken, got, tt.want)
		}
	}
	for code, good := range map[string]bool{
		"CS": true, "COPIL": true, "GT12": true, "A": false, "cs": false, "2GT": false, "C-S": false, "É1": false, "": false,
		"ABCDEFGH" + strconv.Itoa(9): false,
	} {
		if _, err := ChangeCommittee(Committee{}, Committee{Name: "Comité", Code: code}); (err == nil) != good {
			t.Errorf("%q: %v", code, err)
		}
	}
}
