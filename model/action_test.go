package model

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

// purse declares a commitment of the actor's own carrier, by hand: how one is
// declared is tested elsewhere.
func (h *house) purse(actor governance.Actor, amount governance.Cents, status governance.Status, earmarked bool) governance.CommitmentID {
	h.t.Helper()
	var id governance.CommitmentID
	h.scan(&id, `
		insert into commitments (coordination_id, number, funder_id, purpose, amount, status, earmarked, confirmed, declared_by,
			declared_on, confirmed_by, confirmed_at, created_at)
		select $1, (select count(*) + 1 from commitments where coordination_id = $1), o.id, 'Financer', $2, $3, $4, true, $5,
			'2026-11-01', $5, $6, $6
		from organizations o
		where o.coordination_id = $1
		order by o.id
		limit 1
		returning id`, actor.Coordination, amount, status, earmarked, actor.PersonID, h.now)
	return id
}

// finding states a finding, by hand.
func (h *house) stated(actor governance.Actor, number int, statement string) governance.FindingID {
	h.t.Helper()
	var id governance.FindingID
	h.scan(&id, `
		insert into findings (coordination_id, number, statement, observed_on, author_id, created_at)
		values ($1, $2, $3, '2026-10-01', $4, $5)
		returning id`, actor.Coordination, number, statement, actor.PersonID, h.now)
	return id
}

// act adds an action that costs an amount in cash, led by the actor.
func (h *house) act(actor governance.Actor, title string, cost governance.Cents, findings ...governance.FindingID) governance.ActionID {
	h.t.Helper()
	ctx := context.Background()
	id := must(h.CreateAction(ctx, actor, ActionForm{
		ActionDraft: governance.ActionDraft{Title: title, Nature: "running", Lead: actor.PersonID}, Findings: findings,
	}))(h.t)
	if cost > 0 {
		must(h.AddCost(ctx, actor, id, CostDraft{Label: "Postes", Amount: fmt.Sprintf("%d,%02d", cost/100, cost%100)}))(h.t)
	}
	return id
}

func TestEveryActionMethodAsksForARight(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor, other := h.open("Sicoval"), h.open("Lyon")
	a := h.act(actor, "Former", 15_000*governance.Euro)
	k := h.purse(actor, 40_000*governance.Euro, governance.StatusResolved, true)
	given := must(h.Allocate(ctx, actor, governance.Allocation{CommitmentID: k, ActionID: a, Amount: governance.Euro}))(t)
	m := must(h.AddMilestone(ctx, actor, a, "Ouverture", "2026-12-10"))(t)
	var line int64
	h.scan(&line, `select id from cost_lines where action_id = $1`, a)
	form := ActionForm{ActionDraft: governance.ActionDraft{Title: "x", Nature: "running"}}

	manages := map[string]func(governance.Actor) error{
		"create":  func(a governance.Actor) error { _, err := h.CreateAction(ctx, a, form); return err },
		"correct": func(who governance.Actor) error { return h.CorrectAction(ctx, who, a, 1, form) },
		"add a milestone": func(who governance.Actor) error {
			_, err := h.AddMilestone(ctx, who, a, "x", "2026-12-10")
			return err
		},
		"drop a milestone": func(who governance.Actor) error { return h.DropMilestone(ctx, who, m, 1) },
		"add a cost": func(who governance.Actor) error {
			_, err := h.AddCost(ctx, who, a, CostDraft{Label: "x", Amount: "1"})
			return err
		},
		"drop a cost": func(who governance.Actor) error { return h.DropCost(ctx, who, a, line, 1) },
		"correct a milestone": func(who governance.Actor) error {
			return h.CorrectMilestone(ctx, who, m, 1, "x", "2026-12-10")
		},
		"correct a cost": func(who governance.Actor) error {
			return h.CorrectCost(ctx, who, a, line, 1, CostDraft{Label: "x", Amount: "1"})
		},
	}
	leads := map[string]func(governance.Actor) error{
		"move": func(who governance.Actor) error {
			return h.MoveAction(ctx, who, a, 1, governance.ActionMove{State: governance.ActionInProgress})
		},
		"reach": func(who governance.Actor) error { return h.ReachMilestone(ctx, who, m, 1, "2026-12-03", "2026-12-03") },
	}
	draws := map[string]func(governance.Actor) error{
		"allocate": func(who governance.Actor) error {
			_, err := h.Allocate(ctx, who, governance.Allocation{CommitmentID: k, ActionID: a, Amount: 1})
			return err
		},
		"release": func(who governance.Actor) error { return h.Release(ctx, who, given) },
	}
	reads := map[string]func(governance.Actor) error{
		"action": func(who governance.Actor) error { _, err := h.Action(ctx, who, a); return err },
		"head":   func(who governance.Actor) error { _, err := h.ActionHead(ctx, who, a); return err },
		"actions": func(who governance.Actor) error {
			_, err := h.Actions(ctx, who, ActionFilter{Today: "2026-12-03"})
			return err
		},
		"names":  func(who governance.Actor) error { _, err := h.ActionNames(ctx, who); return err },
		"need":   func(who governance.Actor) error { _, err := h.Need(ctx, who); return err },
		"purses": func(who governance.Actor) error { _, err := h.Purses(ctx, who); return err },
		"given":  func(who governance.Actor) error { _, err := h.Allocations(ctx, who, 0, 0); return err },
		"chain":  func(who governance.Actor) error { _, err := h.Chain(ctx, who, ChainAction, int64(a)); return err },
	}
	for role, who := range h.everyRole(actor.Coordination) {
		for _, table := range []map[string]func(governance.Actor) error{manages, leads, draws} {
			for name, do := range table {
				if got := governance.CodeOf(do(who)); got != governance.Forbidden {
					t.Errorf("%s may %s: %q", role, name, got)
				}
			}
		}
		for name, do := range reads {
			if err := do(who); err != nil {
				t.Errorf("%s may not read %s: %v", role, name, err)
			}
		}
	}
	for _, table := range []map[string]func(governance.Actor) error{manages, leads, draws, reads} {
		for name, do := range table {
			if got := governance.CodeOf(do(governance.Actor{})); got != governance.NotFound {
				t.Errorf("nobody: %s: %q", name, got)
			}
		}
	}
	for name, do := range map[string]func(governance.Actor) error{
		"correct": manages["correct"], "move": leads["move"], "reach": leads["reach"], "drop a milestone": manages["drop a milestone"],
		"drop a cost": manages["drop a cost"], "release": draws["release"], "read": reads["action"],
		"add a cost": manages["add a cost"], "add a milestone": manages["add a milestone"],
		"correct a cost": manages["correct a cost"], "correct a milestone": manages["correct a milestone"],
	} {
		if got := governance.CodeOf(do(other)); got != governance.NotFound {
			t.Errorf("P3: the coordinator of another place: %s: %q", name, got)
		}
	}
	if got := governance.CodeOf(draws["allocate"](other)); got != governance.Invalid {
		t.Errorf("P3: money of another place: %q", got)
	}
}

func TestActionsAreNumberedWithoutGap(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor, other := h.open("Sicoval"), h.open("Lyon")
	h.act(other, "Ailleurs", 0)
	const writers = 16
	errs := make(chan error, writers)
	for range writers {
		go func() {
			_, err := h.CreateAction(ctx, actor, ActionForm{ActionDraft: governance.ActionDraft{Title: "Agir", Nature: "running"}})
			errs <- err
		}()
	}
	for range writers {
		if err := <-errs; err != nil {
			t.Fatal(err)
		}
	}
	if n := h.count(`select max(number) from actions where coordination_id = $1`, actor.Coordination); n != writers {
		t.Errorf("the last of %d actions is A%d", writers, n)
	}
}

func TestAnActionIsWhatWasTyped(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor, other := h.open("Sicoval"), h.open("Lyon")
	c1, c2 := h.stated(actor, 1, "Un habitant sur six"), h.stated(actor, 2, "Peu de places")
	foreign := h.stated(other, 1, "Ailleurs")
	var owner governance.OrganizationID
	h.scan(&owner, `select id from organizations where coordination_id = $1`, actor.Coordination)
	form := ActionForm{
		ActionDraft: governance.ActionDraft{
			Title: "Former 100 aidants", Objective: "100 aidants en 2027", Description: "Dix sessions", Nature: "investment",
			ProjectOwner: owner, Lead: actor.PersonID, StartsOn: "2026-12-03", EndsOn: "2027-04-02",
		},
		Findings: []governance.FindingID{c2, c1, c1},
	}
	id := must(h.CreateAction(ctx, actor, form))(t)
	r := must(h.Action(ctx, actor, id))(t)
	want := governance.Action{
		ID: id, CoordinationID: actor.Coordination, Number: 1, Title: "Former 100 aidants", Objective: "100 aidants en 2027",
		Description: "Dix sessions", Nature: governance.Investment, ProjectOwnerID: owner, LeadID: actor.PersonID,
		State: governance.ActionPlanned, StartsOn: "2026-12-03", EndsOn: "2027-04-02", CreatedAt: h.now, Version: 1,
	}
	if diff := cmp.Diff(want, r.Action); diff != "" {
		t.Error(diff)
	}
	if r.Lead != "Claude Sicoval" || r.Owner.Name != "Sicoval" || len(r.Chain.Findings) != 2 {
		t.Errorf("lead %q, owner %q, findings %v", r.Lead, r.Owner.Name, r.Chain.Findings)
	}

	for _, tt := range []struct {
		rule, field string
		change      func(*ActionForm)
	}{
		{"a finding of another place", "findings", func(f *ActionForm) { f.Findings = []governance.FindingID{foreign} }},
		{"a lead of another place", "lead", func(f *ActionForm) { f.Lead = other.PersonID }},
		{"a carrier of another place", "project_owner", func(f *ActionForm) { f.ProjectOwner = owner + 1 }},
		{"no title", "title", func(f *ActionForm) { f.Title = "" }},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			wrongForm := form
			tt.change(&wrongForm)
			for name, err := range map[string]error{
				"create":  second(h.CreateAction(ctx, actor, wrongForm)),
				"correct": h.CorrectAction(ctx, actor, id, 1, wrongForm),
			} {
				if p := governance.ProblemsOf(err); len(p) != 1 || p[0].Code != governance.Invalid || p[0].Field != tt.field {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
	}

	form.Title, form.Findings = "Former 120 aidants", []governance.FindingID{c2}
	if err := h.CorrectAction(ctx, actor, id, 1, form); err != nil {
		t.Fatal(err)
	}
	r = must(h.Action(ctx, actor, id))(t)
	if r.Title != "Former 120 aidants" || r.Version != 2 || len(r.Chain.Findings) != 1 || r.Chain.Findings[0].ID != int64(c2) {
		t.Errorf("got %+v", r)
	}
	if err := h.CorrectAction(ctx, actor, id, 1, form); !isStaleWrite(err) {
		t.Errorf("a save that comes too late: %v", err)
	}
	if n := h.entries(actor, "action.correct", int64(id)); n != 1 {
		t.Errorf("%d entries of the correction in the journal", n)
	}
}

func TestALeadMovesTheirAction(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	lead := h.member(actor.Coordination, governance.Member)
	id := must(h.CreateAction(ctx, actor, ActionForm{
		ActionDraft: governance.ActionDraft{Title: "Former", Nature: "running", Lead: lead.PersonID},
	}))(t)
	m := must(h.AddMilestone(ctx, actor, id, "Première session", "2026-12-01"))(t)
	move := governance.ActionMove{State: governance.ActionBlocked, Progress: 20, Blocker: "Le local n’est pas prêt"}
	if err := h.MoveAction(ctx, lead, id, 1, move); err != nil {
		t.Fatal(err)
	}
	if err := h.ReachMilestone(ctx, lead, m, 1, "2026-12-02", "2026-12-03"); err != nil {
		t.Fatal(err)
	}
	r := must(h.Action(ctx, lead, id))(t)
	if r.State != governance.ActionBlocked || r.Progress != 20 || r.Blocker != move.Blocker || r.Milestones[0].DoneOn != "2026-12-02" {
		t.Errorf("got %+v", r)
	}
	if err := h.DropMilestone(ctx, actor, m, 2); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("a milestone that was reached is dropped: %v", err)
	}
	if err := h.ReachMilestone(ctx, lead, m, 2, "", "2026-12-03"); err != nil {
		t.Errorf("untick: %v", err)
	}
	if err := h.DropMilestone(ctx, actor, m, 3); err != nil {
		t.Error(err)
	}
	if err := h.MoveAction(ctx, lead, id, 1, move); !isStaleWrite(err) {
		t.Errorf("a move that comes too late: %v", err)
	}
}

func TestThePlanIsListedByWhatIsAsked(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	member := h.member(actor.Coordination, governance.Member)
	conseillers := h.act(actor, "Déployer 60 conseillers", 3_000_000*governance.Euro)
	cheques := h.act(actor, "Distribuer les chèques", 160_000*governance.Euro)
	former := must(h.CreateAction(ctx, actor, ActionForm{ActionDraft: governance.ActionDraft{
		Title: "Former", Nature: "running", Lead: member.PersonID, EndsOn: "2026-12-02",
	}}))(t)
	must(h.AddMilestone(ctx, actor, cheques, "Impression", "2026-12-02"))(t)
	k := h.purse(actor, 160_000*governance.Euro, governance.StatusResolved, true)
	must(h.Allocate(ctx, actor, governance.Allocation{CommitmentID: k, ActionID: cheques, Amount: 160_000 * governance.Euro}))(t)
	if err := h.MoveAction(ctx, actor, conseillers, 1, governance.ActionMove{State: governance.ActionInProgress, Progress: 10}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		rule  string
		actor governance.Actor
		f     ActionFilter
		want  []governance.ActionID
	}{
		{"all, by number", actor, ActionFilter{}, []governance.ActionID{conseillers, cheques, former}},
		{"words, whatever the accents", actor, ActionFilter{Query: "CHEQUES"}, []governance.ActionID{cheques}},
		{"a number", actor, ActionFilter{Query: "a1"}, []governance.ActionID{conseillers}},
		{"a state", actor, ActionFilter{State: governance.ActionInProgress}, []governance.ActionID{conseillers}},
		{"mine", member, ActionFilter{Mine: true}, []governance.ActionID{former}},
		{"late, by themselves or by a milestone", actor, ActionFilter{Late: true}, []governance.ActionID{cheques, former}},
		{"something left to find", actor, ActionFilter{Gap: true}, []governance.ActionID{conseillers}},
		{"after the first", actor, ActionFilter{After: conseillers}, []governance.ActionID{cheques, former}},
		{"before the last", actor, ActionFilter{Before: former}, []governance.ActionID{conseillers, cheques}},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			tt.f.Today = "2026-12-03"
			list := must(h.Actions(ctx, tt.actor, tt.f))(t)
			var got []governance.ActionID
			for _, l := range list.Lines {
				got = append(got, l.ID)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAPlanOfManyActionsComesByPages(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	for range 60 {
		h.act(actor, "Agir", 0)
	}
	first := must(h.Actions(ctx, actor, ActionFilter{}))(t)
	second := must(h.Actions(ctx, actor, ActionFilter{After: first.Next}))(t)
	last := must(h.Actions(ctx, actor, ActionFilter{After: second.Next}))(t)
	back := must(h.Actions(ctx, actor, ActionFilter{Before: last.Previous}))(t)
	if first.Total != 60 || len(first.Lines) != 25 || len(second.Lines) != 25 || len(last.Lines) != 10 || last.Next != 0 {
		t.Errorf("pages of %d, %d, %d of %d", len(first.Lines), len(second.Lines), len(last.Lines), first.Total)
	}
	if diff := cmp.Diff(second.Lines, back.Lines); diff != "" {
		t.Error(diff)
	}
}

func isStaleWrite(err error) bool { return errors.Is(err, ErrStale) }

func TestAnActionFollowsWhoLeadsAndCarriesIt(t *testing.T) {
	p := newPair(t)
	ctx := context.Background()
	id, err := p.CreateAction(ctx, p.actor, ActionForm{ActionDraft: governance.ActionDraft{
		Title: "Former", Nature: "running", ProjectOwner: p.other, Lead: p.actor.PersonID,
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.merge(); err != nil {
		t.Fatal(err)
	}
	if r := must(p.Action(ctx, p.actor, id))(t); r.ProjectOwnerID != p.kept {
		t.Errorf("the action is carried by %d, want %d, which was kept", r.ProjectOwnerID, p.kept)
	}
	_, err = p.db.App.Exec(`update actions set project_owner_id = $2 where id = $1`, id, p.other)
	refused(t, explain(err), governance.Conflict, "project_owner")
}
