package governance

import (
	"slices"
	"testing"
)

func TestAMilestone(t *testing.T) {
	_, problems := ParseMilestone("", "")
	if len(problems) != 2 {
		t.Errorf("got %v, want a problem on the title and on the day", problems)
	}
	m, problems := ParseMilestone("Ouverture", "3/12/2026")
	if len(problems) > 0 || m.DueOn != "2026-12-03" {
		t.Errorf("got %+v, %v", m, problems)
	}
	if _, err := ReachMilestone(m, "2026-12-04", "2026-12-03"); err == nil {
		t.Error("reached tomorrow")
	}
	if m, err := ReachMilestone(m, "2026-12-03", "2026-12-03"); err != nil || m.DoneOn != "2026-12-03" {
		t.Errorf("got %+v, %v", m, err)
	}
}

func TestAMilestoneIsCorrectedUntilItIsReached(t *testing.T) {
	open := Milestone{ID: 3, ActionID: 2, Title: "Ouverture", DueOn: "2026-12-03", Version: 4}
	done := open
	done.DoneOn = "2026-12-05"
	for _, tt := range []struct {
		rule    string
		before  Milestone
		typed   Milestone
		changes []string
		field   string
	}{
		{"another name", open, Milestone{Title: "Inauguration", DueOn: "2026-12-03"}, []string{"title"}, ""},
		{"another day", open, Milestone{Title: "Ouverture", DueOn: "2027-01-04"}, []string{"due_on"}, ""},
		{"nothing", open, open, nil, ""},
		{"reached: another name", done, Milestone{Title: "Inauguration", DueOn: "2026-12-03"}, []string{"title"}, ""},
		{"reached: it was late and stays so", done, Milestone{Title: "Ouverture", DueOn: "2026-12-06"}, nil, "due_on"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			after, err := tt.before.Correct(tt.typed)
			if tt.field != "" {
				wrong(t, err, Conflict, tt.field)
				return
			}
			if err != nil || after.ID != 3 || after.ActionID != 2 || after.DoneOn != tt.before.DoneOn {
				t.Errorf("got %+v, %v", after, err)
			}
			if got := MilestoneChanges(tt.before, after); !slices.Equal(got, tt.changes) {
				t.Errorf("changes %v, want %v", got, tt.changes)
			}
		})
	}
}
