package governance

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ladder is four bodies one under the other, and a fifth on its own.
func ladder() []Committee {
	return []Committee{{ID: 5}, {ID: 1}, {ID: 3, ParentID: 2}, {ID: 2, ParentID: 1}, {ID: 4, ParentID: 3}}
}

func TestABodyStandsUnderAnotherOfItsCoordinationWithoutARing(t *testing.T) {
	for _, tt := range []struct {
		rule       string
		id, parent CommitteeID
		want       string
	}{
		{"alone", 2, 0, ""},
		{"a new one under the third", 0, 3, ""},
		{"a new one under the fourth would be the fifth level", 0, 4, msgCommitteeDepth},
		{"under itself", 1, 1, msgCommitteeCycle},
		{"under its child", 1, 2, msgCommitteeCycle},
		{"under the child of its child", 1, 4, msgCommitteeCycle},
		{"higher up", 4, 1, ""},
		{"four levels under another make five", 1, 5, msgCommitteeDepth},
		{"three levels under another make four", 2, 5, ""},
		{"one alone at the bottom", 5, 3, ""},
		{"one too deep", 5, 4, msgCommitteeDepth},
		{"of another coordination", 2, 99, msgCommitteeParent},
	} {
		err := CheckParent(Committee{ID: tt.id, ParentID: tt.parent}, ladder())
		if tt.want == "" {
			if err != nil {
				t.Errorf("%s: %v", tt.rule, err)
			}
			continue
		}
		want := Fail(Invalid, tt.want)
		if tt.want == msgCommitteeDepth {
			want = Fail(Invalid, tt.want, MaxCommitteeDepth)
		}
		if p := ProblemsOf(err); len(p) != 1 || p[0].Field != "parent" || p[0].Message != want.Message {
			t.Errorf("%s: %v, want %q", tt.rule, err, want.Message)
		}
	}
}

func TestARingMadeByAHandEndsTheRules(t *testing.T) {
	ring := []Committee{{ID: 1, ParentID: 2}, {ID: 2, ParentID: 1}, {ID: 3}}
	if err := CheckParent(Committee{ID: 3, ParentID: 1}, ring); err != nil {
		t.Errorf("two levels above: %v", err)
	}
	if err := CheckParent(Committee{ID: 1, ParentID: 3}, ring); err == nil {
		t.Error("a ring has no height")
	}
	if tree := CommitteeTree(ring); !cmp.Equal(tree, []Placed{{3, 0}, {1, 0}, {2, 1}}) {
		t.Errorf("a body of the ring is not shown, or twice: %v", tree)
	}
}

func TestTheTreeFollowsEachBodyWithThoseUnderIt(t *testing.T) {
	if got := CommitteeTree(ladder()); !cmp.Equal(got, []Placed{{5, 0}, {1, 0}, {2, 1}, {3, 2}, {4, 3}}) {
		t.Errorf("got %v", got)
	}
	var ids []CommitteeID
	for _, c := range ParentsFor(2, ladder()) {
		ids = append(ids, c.ID)
	}
	if !cmp.Equal(ids, []CommitteeID{5, 1}) {
		t.Errorf("body 2 may stand under %v", ids)
	}
}

func TestABodyKeepsItsKindWhenItWasBornWithTheCoordination(t *testing.T) {
	for _, tt := range []struct {
		rule     string
		from, to CommitteeKind
		ok       bool
	}{
		{"a group becomes a steering committee", WorkingGroup, Steering, true},
		{"the same", Strategic, Strategic, true},
		{"the strategic committee stays", Strategic, Steering, false},
		{"nothing becomes the conférence des financeurs", Technical, FundersConference, false},
		{"no such kind", Technical, "", false},
	} {
		before := Committee{Kind: tt.from, Name: "Comité", Code: "CS"}
		got, err := ChangeCommittee(before, Committee{Kind: tt.to, Name: "Autre", Code: "GT", ParentID: 4})
		if (err == nil) != tt.ok || tt.ok && (got.Kind != tt.to || got.Name != "Autre" || got.Code != "GT" || got.ParentID != 4) {
			t.Errorf("%s: %+v, %v", tt.rule, got, err)
		}
		if p := ProblemsOf(err); !tt.ok && (len(p) != 1 || p[0].Field != "kind") {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}
