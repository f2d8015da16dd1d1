package model

import (
	"context"
	"testing"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

func TestACoordinationAddsNamesAndRenamesItsBodies(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	id := must(h.CreateCommittee(ctx, actor, governance.Committee{Kind: governance.WorkingGroup, Name: "Guichet unique"}))(t)
	_, err := h.CreateCommittee(ctx, actor, governance.Committee{Kind: governance.Strategic, Name: "Bis"})
	refused(t, err, governance.Invalid, "kind")
	if err := h.ChangeCommittee(ctx, actor, governance.Committee{ID: id, Version: 1, Kind: governance.WorkingGroup, Name: "Guichet unique multicanal", Code: "GT"}); err != nil {
		t.Fatal(err)
	}
	isStale(t, h.ChangeCommittee(ctx, actor, governance.Committee{ID: id, Version: 1, Kind: governance.WorkingGroup, Name: "Autre", Code: "GT"}))
	refused(t, h.ChangeCommittee(ctx, actor, governance.Committee{ID: id, Version: 2, Kind: governance.WorkingGroup, Name: "", Code: "GT"}), governance.Invalid, "name")
	lines := must(h.Committees(ctx, actor, "2026-12-03"))(t)
	var kinds []governance.CommitteeKind
	for _, l := range lines {
		kinds = append(kinds, l.Kind)
	}
	want := []governance.CommitteeKind{governance.Strategic, governance.FundersConference, governance.WorkingGroup}
	if !cmp.Equal(kinds, want) || lines[2].Name != "Guichet unique multicanal" {
		t.Errorf("got %+v", lines)
	}
	if h.entries(actor, "committee.create", int64(id)) != 1 || h.entries(actor, "committee.rename", int64(id)) != 1 {
		t.Error("P4: the body is not in the journal")
	}
}

func TestABodyCountsItsSeatsByCollege(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	h.holder(actor, h.seat(actor, "le maire"), "Amandier", "2026-02-01")
	h.seat(actor, "la présidente")
	must(h.CreateSeat(ctx, actor, governance.Seat{
		CommitteeID: h.strategic(actor), Function: "la coordinatrice", College: governance.Associative, StartsOn: "2026-01-01",
	}))(t)
	got := must(h.Committees(ctx, actor, "2026-12-03"))(t)[0]
	want := []CollegeCount{
		{College: governance.Institutional, Seats: 2, Voting: 2, Filled: 1},
		{College: governance.Associative, Seats: 1},
	}
	if !cmp.Equal(got.Colleges, want) || got.Total() != (CollegeCount{Seats: 3, Voting: 2, Filled: 1}) {
		t.Error(cmp.Diff(want, got.Colleges))
	}
}

func TestABodyStandsUnderAnotherAndNoRingIsEverStored(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	top := h.strategic(actor)
	steering := must(h.CreateCommittee(ctx, actor, governance.Committee{Kind: governance.Steering, Name: "Pilotage", ParentID: top}))(t)
	group := must(h.CreateCommittee(ctx, actor, governance.Committee{Kind: governance.WorkingGroup, Name: "Atelier", ParentID: steering}))(t)
	move := func(c governance.Committee, parent governance.CommitteeID) error {
		c.ParentID = parent
		return h.ChangeCommittee(ctx, actor, c)
	}
	read := func(id governance.CommitteeID) governance.Committee { return must(h.Committee(ctx, actor, id))(t) }
	refused(t, move(read(steering), group), governance.Invalid, "parent")
	refused(t, move(read(top), group), governance.Invalid, "parent")
	elsewhere := h.open("Lille")
	refused(t, move(read(group), h.strategic(elsewhere)), governance.Invalid, "parent")
	_, err := h.CreateCommittee(ctx, elsewhere, governance.Committee{Kind: governance.Technical, Name: "COTECH", ParentID: group})
	refused(t, err, governance.Invalid, "parent")
	stale := read(group)
	changed := stale
	changed.Kind = governance.Technical
	if err := move(changed, top); err != nil {
		t.Fatal(err)
	}
	isStale(t, move(stale, steering))
	if got := read(group); got.ParentID != top || got.Kind != governance.Technical || got.Version != 2 {
		t.Errorf("got %+v", got)
	}
	if err := move(read(group), 0); err != nil || read(group).ParentID != 0 {
		t.Errorf("a body no longer stands alone: %v", err)
	}
	if h.entries(actor, "committee.rename", int64(group)) != 2 {
		t.Error("P4: the move is not in the journal")
	}
}
