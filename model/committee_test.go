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
	if err := h.RenameCommittee(ctx, actor, id, 1, "Guichet unique multicanal", "GT"); err != nil {
		t.Fatal(err)
	}
	isStale(t, h.RenameCommittee(ctx, actor, id, 1, "Autre", "GT"))
	refused(t, h.RenameCommittee(ctx, actor, id, 2, "", "GT"), governance.Invalid, "name")
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
