package model

import (
	"testing"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

func TestTheRegisterOfDecisionsIsSearchedAndFiltered(t *testing.T) {
	a := newAssembly(t)
	a.money(2_500_000, 1_500_000)
	a.openWith(voters...)
	var ids []governance.DecisionID
	for n := range a.items {
		b := a.ballot(n, governance.ConsensusBallot)
		a.ok(a.close(b))
		due := []governance.Date{"2026-12-10", "", "", "2027-04-02"}[n]
		ids = append(ids, must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b, Owner: "Amandier", DueOn: due}))(t))
	}
	a.ok(a.FollowDecision(a.ctx, a.keeper, ids[1], 1, follow(governance.DecisionDone, "Financements répartis.")))
	for _, tt := range []struct {
		rule string
		f    DecisionFilter
		want []governance.DecisionID
	}{
		{"the newest first", DecisionFilter{}, []governance.DecisionID{ids[3], ids[2], ids[1], ids[0]}},
		{"by reference", DecisionFilter{Query: "cs-2026-003"}, []governance.DecisionID{ids[2]}},
		{"by words without accents", DecisionFilter{Query: "decide DIAGNOSTIC"}, []governance.DecisionID{ids[0]}},
		{"by other forms of its words", DecisionFilter{Query: "programmes décidés"}, []governance.DecisionID{ids[1]}},
		{"by what was done", DecisionFilter{Query: "repartis"}, []governance.DecisionID{ids[1]}},
		{"by year", DecisionFilter{Year: 2025}, nil},
		{"by status", DecisionFilter{Status: "done"}, []governance.DecisionID{ids[1]}},
		{"late ones", DecisionFilter{Status: "late", Today: "2027-01-01"}, []governance.DecisionID{ids[0]}},
		{"those of a person", DecisionFilter{Owner: 999}, nil},
		{"by body", DecisionFilter{Committee: 999}, nil},
	} {
		list := must(a.Decisions(a.ctx, a.keeper, tt.f))(t)
		var got []governance.DecisionID
		for _, l := range list.Lines {
			got = append(got, l.ID)
		}
		if !cmp.Equal(got, tt.want) || list.Total != len(tt.want) || !list.Any || !cmp.Equal(list.Years, []int{2026}) {
			t.Errorf("%s: %v of %d", tt.rule, got, list.Total)
		}
	}
	elsewhere := must(a.Decisions(a.ctx, a.house.open("Lyon"), DecisionFilter{}))(t)
	if len(elsewhere.Lines) != 0 || elsewhere.Any {
		t.Error("P3: decisions are read from elsewhere")
	}
}

func TestC11ADecisionShowsAmountsThenAndNow(t *testing.T) {
	a := newAssembly(t)
	a.money(2_500_000, 1_500_000)
	a.openWith(voters...)
	id := a.adopted(2)
	a.scan(nil, `update commitments set amount = 5000000`)
	a.scan(nil, `update allocations set released_at = created_at where amount = 1500000`)
	d := must(a.Decision(a.ctx, a.keeper, id))(t)
	type link struct {
		kind      string
		then, now governance.Cents
	}
	var got []link
	for _, l := range d.Links {
		got = append(got, link{l.Kind, l.Amount, l.Now})
	}
	want := []link{
		{"commitment", 4_000_000, 5_000_000},
		{"allocation", 2_500_000, 2_500_000},
		{"allocation", 1_500_000, 0},
		{"action", 0, 0},
		{"action", 0, 0},
	}
	if !cmp.Equal(got, want, cmp.AllowUnexported(link{})) {
		t.Error(cmp.Diff(want, got, cmp.AllowUnexported(link{})))
	}
	if d.Committee != "Comité stratégique" || d.Content.Reference != "CS-2026-001" || d.Meeting != "Séance" {
		t.Errorf("read %+v", d)
	}
	if _, err := a.Decision(a.ctx, a.house.open("Lyon"), id); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("P3: a decision is read from elsewhere: %v", err)
	}
}

func TestTheDashboardTellsWhoSeesToADecision(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	for n, due := range []governance.Date{"2026-12-20", "2026-12-04", "2027-06-01", "2026-12-10"} {
		b := a.ballot(n, governance.ConsensusBallot)
		a.ok(a.close(b))
		adoption := Adoption{MeetingID: a.meeting, BallotID: b, DueOn: due, OwnerID: a.people["Olivier"]}
		if n == 3 {
			adoption.OwnerID = a.people["Murier"]
		}
		must(a.AdoptDecision(a.ctx, a.keeper, adoption))(t)
	}
	a.now = a.now.AddDate(0, 0, 3) // 6 December: one of Olivier's is late, another due soon
	told := func(who governance.Actor, kind governance.WaitingKind) int {
		t.Helper()
		for _, w := range must(a.Dashboard(a.ctx, who))(t).Waiting {
			if w.Kind == kind {
				return w.Count
			}
		}
		return 0
	}
	if got := told(a.as("Olivier"), governance.WaitingMyDecisions); got != 2 {
		t.Errorf("Olivier is told of %d decisions", got)
	}
	if got := told(a.as("Murier"), governance.WaitingMyDecisions); got != 1 {
		t.Errorf("the other owner is told of %d", got)
	}
	if got := told(a.keeper, governance.WaitingDecisions); got != 1 {
		t.Errorf("the coordinator is told of %d late decisions", got)
	}
	if got := told(a.as("Tilleul"), governance.WaitingDecisions); got != 0 {
		t.Errorf("a member is told of %d late decisions of others", got)
	}
}
