package model

import (
	"testing"

	"ctin/governance"
)

func TestABodyFollowsConcertationUntilItsRulesAreSet(t *testing.T) {
	s := newSession(t)
	var conference governance.CommitteeID
	s.scan(&conference, `select id from committees where coordination_id = $1 and kind = 'funders'`, s.actor.Coordination)
	if got := must(s.RuleSet(s.ctx, s.actor, conference))(t); got.Version != 0 || got.Rules != governance.ProfileRules(governance.Concertation) {
		t.Errorf("got %+v", got)
	}
	form := governance.ProfileRules(governance.CGCT).Form()
	form.NoticeDays = "8"
	if err := s.SetRuleSet(s.ctx, s.actor, conference, 0, form); err != nil {
		t.Fatal(err)
	}
	got := must(s.RuleSet(s.ctx, s.actor, conference))(t)
	if got.Version != 1 || got.Rules.NoticeDays != 8 || got.Rules.Profile != governance.CGCT {
		t.Errorf("got %+v", got)
	}
	isStale(t, s.SetRuleSet(s.ctx, s.actor, conference, 0, form)) // somebody set the first rules meanwhile
	if err := s.SetRuleSet(s.ctx, s.actor, conference, 1, form); err != nil {
		t.Fatal(err)
	}
	isStale(t, s.SetRuleSet(s.ctx, s.actor, conference, 1, form))
	form.NoticeDays = "61"
	refused(t, s.SetRuleSet(s.ctx, s.actor, conference, 2, form), governance.Invalid, "notice_days")
	refused(t, s.SetRuleSet(s.ctx, s.actor, 999999, 0, governance.ProfileRules(governance.CRPA).Form()), governance.NotFound, "")
	if n := s.entries(s.actor, "rules.set", int64(conference)); n != 2 {
		t.Errorf("P4: %d entries", n)
	}
}

func TestC6TwoBodiesNeverShareACode(t *testing.T) {
	s := newSession(t)
	first := must(s.CreateCommittee(s.ctx, s.actor, governance.Committee{Kind: governance.WorkingGroup, Name: "Un"}))(t)
	two := must(s.CreateCommittee(s.ctx, s.actor, governance.Committee{Kind: governance.WorkingGroup, Name: "Deux"}))(t)
	codes := map[governance.CommitteeID]string{}
	for _, c := range must(s.CommitteeNames(s.ctx, s.actor))(t) {
		codes[c.ID] = c.Code
	}
	if codes[s.committee] != "CS" || codes[first] != "GT" || codes[two] != "GT2" {
		t.Errorf("got %v", codes)
	}
	refused(t, s.ChangeCommittee(s.ctx, s.actor, governance.Committee{ID: two, Version: 1, Kind: governance.WorkingGroup, Name: "Deux", Code: "GT"}), governance.Conflict, "code")
	refused(t, s.ChangeCommittee(s.ctx, s.actor, governance.Committee{ID: two, Version: 1, Kind: governance.WorkingGroup, Name: "Deux", Code: "gt 2"}), governance.Invalid, "code")
	_, err := s.CreateCommittee(s.ctx, s.actor, governance.Committee{Kind: governance.WorkingGroup, Name: "Trois", Code: "CS"})
	refused(t, err, governance.Conflict, "code")
	if err := s.ChangeCommittee(s.ctx, s.actor, governance.Committee{ID: two, Version: 1, Kind: governance.WorkingGroup, Name: "Deux", Code: "ATELIER"}); err != nil {
		t.Fatal(err)
	}
	other := s.open("Lyon") // elsewhere the code is free
	must(s.CreateCommittee(s.ctx, other, governance.Committee{Kind: governance.WorkingGroup, Name: "Un", Code: "ATELIER"}))(t)
}
