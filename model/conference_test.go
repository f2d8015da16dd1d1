package model

import (
	"context"
	"testing"

	"ctin/governance"
)

func TestTheConferenceIsLaidByActionAndByScheme(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	sicoval := h.open("Sicoval")
	o, funder := h.funder(sicoval, "Mûrier")
	scheme := h.pass(sicoval)
	id := h.declared(funder, o, scheme, "100")
	h.act(sicoval, "Distribuer", 300_000)
	h.open("Lyon") // which brings nothing here
	byAction := must(h.Conference(ctx, funder, ConferenceFilter{}))(t)
	if len(byAction.Cash.Rows) != 2 || byAction.Cash.Total.Announced != 100_000 || byAction.Cash.Missing != 300_000 {
		t.Errorf("by action: %+v", byAction.Cash)
	}
	byScheme := must(h.Conference(ctx, funder, ConferenceFilter{ByScheme: true}))(t)
	if rows := byScheme.Cash.Rows; len(rows) != 1 || rows[0].ID != int64(scheme) || rows[0].Cells[0].Commitments[0].ID != id {
		t.Errorf("by scheme: %+v", byScheme.Cash)
	}
	if never := must(h.Conference(ctx, funder, ConferenceFilter{Year: 2001}))(t); never.Cash.Total != (governance.Levels{}) {
		t.Errorf("in 2001: %+v", never.Cash)
	}
}

func TestF17TheTableHidesAConfidentialIntention(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	sicoval := h.open("Sicoval")
	o, funder := h.funder(sicoval, "Mûrier")
	id := h.declared(funder, o, h.pass(sicoval), "100")
	h.db.Owner.MustExec(`update commitments set confidential = true where id = $1`, id)
	other := h.member(sicoval.Coordination, governance.Member)
	for _, tt := range []struct {
		who  string
		as   governance.Actor
		want int
	}{{"its funder", funder, 1}, {"the coordinator", sicoval, 1}, {"another member", other, 0}} {
		if got := must(h.Conference(ctx, tt.as, ConferenceFilter{}))(t); len(got.Cash.Funders) != tt.want {
			t.Errorf("%s sees %+v", tt.who, got.Cash.Funders)
		}
	}
}
