package model

import (
	"context"
	"regexp"
	"sync"
	"testing"
	"time"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

func TestARosterIsImportedOnce(t *testing.T) {
	for _, tt := range []struct{ rule, key string }{
		{"a double click: the same key", "key"},
		{"a page sent again: another key", ""},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			h, ctx := newHouse(t), context.Background()
			actor := h.open("Sicoval")
			r := h.sendRoster(actor, crowd(12))
			actor.Key = tt.key
			var all sync.WaitGroup
			for range 4 {
				all.Go(func() {
					if err := h.ImportRoster(ctx, actor, orderOf(r)); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
			if diff := cmp.Diff(r.Plan.Counts(), h.made(actor)); diff != "" {
				t.Error(diff)
			}
			after, err := h.Roster(ctx, actor, r.ID)
			if err != nil || after.AppliedAt == nil || after.Made != r.Plan.Counts() {
				t.Errorf("%v %+v", err, after)
			}
		})
	}
}

func TestTwoCoordinatorsWithTheSameRosterMakeItOnce(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	a := h.open("Sicoval")
	b := h.coordinator(a)
	u := crowd(20)
	u.List.Content = regexp.MustCompile(`m\d+@exemple\.fr`).ReplaceAll(u.List.Content, nil) // no constraint tells them apart
	mine, theirs := h.sendRoster(a, u), h.sendRoster(b, u)
	before := h.made(a)
	var all sync.WaitGroup
	var errs [2]error
	all.Go(func() { errs[0] = h.ImportRoster(ctx, a, orderOf(mine)) })
	all.Go(func() { errs[1] = h.ImportRoster(ctx, b, orderOf(theirs)) })
	all.Wait()
	late, actor := theirs, b
	if errs[0] != nil {
		errs[0], errs[1] = errs[1], errs[0]
		late, actor = mine, a
	}
	if errs[0] != nil {
		t.Fatal(errs)
	}
	refused(t, errs[1], governance.Conflict, "")
	got := h.made(a)
	if got.Organizations -= before.Organizations; got.Organizations != mine.Plan.Counts().Organizations {
		t.Errorf("%+v", got)
	}
	if got.Mandates != mine.Plan.Counts().Mandates || got.Seats != 20 {
		t.Errorf("%+v, want %+v", got, mine.Plan.Counts())
	}
	again, err := h.Roster(ctx, actor, late.ID)
	if err != nil || len(again.Plan.In(governance.LineExists)) != 20 {
		t.Fatalf("%v %v", err, again.Plan.Gists())
	}
	if len(again.Before) != 20 || again.Before[2] != governance.LineCreates {
		t.Errorf("what changed since is not said: %v", again.Before)
	}
	refused(t, h.ImportRoster(ctx, actor, orderOf(again)), governance.Conflict, "") // nothing is left to make
}

func TestNothingIsImportedWhenTheCoordinationHasChanged(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	r := h.sendRoster(actor, list("Roux;Léa;;Mûrier;association", "Blanc;Guy;;Noisetier;association"))
	if _, err := h.CreateOrganization(ctx, actor, governance.OrganizationDraft{Name: "Murier", Kind: "association"}); err != nil {
		t.Fatal(err)
	}
	before := h.made(actor)
	refused(t, h.ImportRoster(ctx, actor, orderOf(r)), governance.Conflict, "")
	if h.made(actor) != before {
		t.Error("something was made")
	}
	again, err := h.Roster(ctx, actor, r.ID)
	if err != nil || len(again.Before) != 1 || again.Before[2] != governance.LineCreates {
		t.Fatalf("%v %v", err, again.Before)
	}
	if err := h.ImportRoster(ctx, actor, orderOf(again)); err != nil {
		t.Error(err)
	}
}

func TestARefusedLineStopsTheRosterUnlessItIsLeftAside(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	lines := []string{"Roux;Léa;lea@exemple.fr;Mûrier;association", "Blanc;Guy;lea@exemple.fr;Noisetier;association"}
	r := h.sendRoster(actor, list(lines...))
	refused(t, h.ImportRoster(ctx, actor, orderOf(r)), governance.Invalid, "partial")
	if h.made(actor) != (governance.RosterCounts{}) {
		t.Error("something was made")
	}
	order := orderOf(r)
	order.Partial = true
	if err := h.ImportRoster(ctx, actor, order); err != nil {
		t.Fatal(err)
	}
	if got := h.made(actor); got.Organizations != 1 || got.People != 1 {
		t.Errorf("%+v", got)
	}
	lines[1] = "Blanc;Guy;guy@exemple.fr;Noisetier;association"
	corrected := h.sendRoster(actor, list(lines...))
	want := []governance.ListState{governance.LineExists, governance.LineCreates}
	for i, l := range corrected.Plan.Lines {
		if l.State != want[i] {
			t.Errorf("the corrected file, line %d: %s", l.Line, l.Gist())
		}
	}
}

// A list of the usual size is imported in the time of a page, one of the size
// of a département in a few seconds.
func TestALargeRosterIsImportedInSeconds(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	for _, tt := range []struct {
		lines int
		most  time.Duration
	}{{40, 30 * time.Second}, {500, time.Minute}} {
		begun := time.Now()
		r := h.sendRoster(actor, crowd(tt.lines))
		planned := time.Since(begun)
		if err := h.ImportRoster(ctx, actor, orderOf(r)); err != nil {
			t.Fatal(err)
		}
		took := time.Since(begun)
		t.Logf("%d lines: dry run %s, import %s", tt.lines, planned, took-planned)
		if took > tt.most {
			t.Errorf("%d lines took %s", tt.lines, took)
		}
	}
}
