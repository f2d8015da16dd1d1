package governance

import "testing"

func TestAnActionIsReadWithAllItsProblems(t *testing.T) {
	_, problems := ParseAction(ActionDraft{Nature: "gift", StartsOn: "2026-13-40", EndsOn: "soon"})
	var fields []string
	for _, p := range problems {
		fields = append(fields, p.Field)
	}
	want := []string{"title", "nature", "starts_on", "ends_on"}
	if len(fields) != len(want) {
		t.Fatalf("got problems on %v, want %v", fields, want)
	}
	for i := range want {
		if fields[i] != want[i] {
			t.Errorf("got problems on %v, want %v", fields, want)
		}
	}
	a, problems := ParseAction(ActionDraft{
		Title: "  Former   100 aidants ", Nature: "running", StartsOn: "2026-12-03", EndsOn: "2/4/2027", Lead: 7,
	})
	if len(problems) > 0 || a.Title != "Former 100 aidants" || a.EndsOn != "2027-04-02" || a.State != ActionPlanned {
		t.Errorf("got %+v, %v", a, problems)
	}
	_, problems = ParseAction(ActionDraft{Title: "x", Nature: "running", StartsOn: "2026-12-03", EndsOn: "2026-12-02"})
	wrong(t, problems.Err(), Invalid, "ends_on")
}

func TestAnActionMovesWithItsReasons(t *testing.T) {
	led, orphan := Action{LeadID: 7}, Action{}
	for _, tt := range []struct {
		rule     string
		action   Action
		move     ActionMove
		field    string // of the problem, or empty
		progress int
		blocker  string
	}{
		{"begins under its lead", led, ActionMove{ActionInProgress, 10, ""}, "", 10, ""},
		{"not without a lead", orphan, ActionMove{ActionInProgress, 10, ""}, "state", 0, ""},
		{"is not done without a lead", orphan, ActionMove{ActionDone, 100, ""}, "state", 0, ""},
		{"is blocked in words", led, ActionMove{ActionBlocked, 10, " le local "}, "", 10, "le local"},
		{"is not blocked without them", led, ActionMove{ActionBlocked, 10, "  "}, "blocker", 0, ""},
		{"is cancelled in words", orphan, ActionMove{ActionCancelled, 0, "plus de besoin"}, "", 0, "plus de besoin"},
		{"is not cancelled without them", led, ActionMove{ActionCancelled, 0, ""}, "blocker", 0, ""},
		{"goes on: what blocked it is over", led, ActionMove{ActionInProgress, 40, "le local"}, "", 40, ""},
		{"is done whole", led, ActionMove{ActionDone, 80, ""}, "", 100, ""},
		{"not beyond 100 %", led, ActionMove{ActionInProgress, 101, ""}, "progress", 0, ""},
		{"not below 0 %", led, ActionMove{ActionInProgress, -1, ""}, "progress", 0, ""},
		{"in a state that exists", led, ActionMove{"asleep", 0, ""}, "state", 0, ""},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			a, problems := MoveAction(tt.action, tt.move)
			if tt.field != "" {
				wrong(t, problems.Err(), Invalid, tt.field)
				return
			}
			if len(problems) > 0 || a.State != tt.move.State || a.Progress != tt.progress || a.Blocker != tt.blocker {
				t.Errorf("got %+v, %v", a, problems)
			}
		})
	}
}

func TestWhatIsLate(t *testing.T) {
	const today = Date("2026-12-03")
	for _, tt := range []struct {
		rule   string
		action Action
		want   bool
	}{
		{"it ended yesterday", Action{State: ActionInProgress, EndsOn: "2026-12-02"}, true},
		{"it ends today", Action{State: ActionInProgress, EndsOn: "2026-12-03"}, false},
		{"it has no end", Action{State: ActionInProgress}, false},
		{"it was never begun", Action{State: ActionPlanned, EndsOn: "2026-12-02"}, true},
		{"it is done", Action{State: ActionDone, EndsOn: "2026-12-02"}, false},
		{"it is cancelled", Action{State: ActionCancelled, EndsOn: "2026-12-02"}, false},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			if got := tt.action.Late(today); got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
	if !(Milestone{DueOn: "2026-12-02"}).Late(today) || (Milestone{DueOn: "2026-12-02", DoneOn: "2026-12-02"}).Late(today) {
		t.Error("a milestone is late when its day passed without it")
	}
}

func TestWhoSaysHowAnActionGoes(t *testing.T) {
	as := func(p PersonID, roles ...Role) Actor {
		return Actor{PersonID: p, Coordination: 1, Memberships: []Membership{{CoordinationID: 1, Roles: roles}}}
	}
	a := Action{LeadID: 7}
	for _, tt := range []struct {
		rule  string
		actor Actor
		want  bool
	}{
		{"the coordinator", as(1, Coordinator), true},
		{"the one accountable", as(7, Member), true},
		{"another member", as(8, Member), false},
		{"someone who was the lead and left", as(7), false},
		{"nobody", Actor{}, false},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			if got := MayAdvance(tt.actor, a); got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestOnlyTheCoordinatorCancels(t *testing.T) {
	lead := Actor{PersonID: 7, Coordination: 1, Memberships: []Membership{{CoordinationID: 1, Roles: RoleSet{Member}}}}
	coordinator := Actor{PersonID: 1, Coordination: 1, Memberships: []Membership{{CoordinationID: 1, Roles: RoleSet{Coordinator}}}}
	for _, tt := range []struct {
		rule     string
		actor    Actor
		from, to ActionState
		want     bool
	}{
		{"the lead begins", lead, ActionPlanned, ActionInProgress, true},
		{"the lead does not cancel", lead, ActionInProgress, ActionCancelled, false},
		{"nor takes it back", lead, ActionCancelled, ActionPlanned, false},
		{"the coordinator cancels", coordinator, ActionInProgress, ActionCancelled, true},
		{"and takes it back", coordinator, ActionCancelled, ActionPlanned, true},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			if got := MayMove(tt.actor, Action{LeadID: 7, State: tt.from}, tt.to); got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
