package demonstration

import (
	"fmt"
	"testing"

	"ctin/governance"
	"ctin/model"
)

// The golden figures of the action plan: 3 170 − 40 = 3 130 at first, 3 150 −
// 40 = 3 110 once K4 is resolved. Decision 005 is taken in the meeting.
func TestTheGapsOfThePlanAreThoseOfTheStory(t *testing.T) {
	s := newStage(t)
	bruyere := s.inside(FunderBruyere, governance.Slug(nameSicoval))
	const k = 1_000 * governance.Euro
	need := func(when string, gaps, pool, missing governance.Cents) {
		t.Helper()
		n, err := s.store.Need(t.Context(), bruyere)
		if err != nil || n.Gaps != gaps || n.Pool != pool || n.Missing() != missing {
			t.Errorf("%s: %d − %d = %d, %v", when, n.Gaps/k, n.Pool/k, n.Missing()/k, err)
		}
	}
	need("before K4", 3_170*k, 40*k, 3_130*k)

	list, err := s.store.Actions(t.Context(), bruyere, model.ActionFilter{Today: s.today})
	if err != nil || len(list.Lines) != 5 {
		t.Fatalf("%d actions, %v", len(list.Lines), err)
	}
	table := ""
	for _, l := range list.Lines {
		table += fmt.Sprintf("%s %d/%d gap %d, ", l.Code(), l.Plan.Cash.Cost/k, l.Plan.InKind.Cost/k, l.Plan.Cash.Gap()/k+l.Plan.InKind.Gap()/k)
		chain, err := s.store.Chain(t.Context(), bruyere, model.ChainAction, int64(l.ID))
		if err != nil || len(chain.Findings) == 0 {
			t.Errorf("%s answers no finding, %v", l.Code(), err)
		}
		if l.Lead == "" || l.Owner == "" {
			t.Errorf("%s has no lead or no owner", l.Code())
		}
	}
	if table != "A1 3000/0 gap 3000, A2 160/0 gap 100, A3 55/0 gap 55, A4 15/0 gap 15, A5 0/18 gap 0, " {
		t.Errorf("the table of the story: %s", table)
	}

	k4 := s.commitments(bruyere)[4]
	err = s.store.ClimbCommitment(t.Context(), bruyere, k4, 1, governance.StatusResolved, s.deliberation("CIAS", 10, 2), s.today)
	if err != nil {
		t.Fatal(err)
	}
	need("after K4", 3_150*k, 40*k, 3_110*k)
}
