package demonstration

import (
	"fmt"
	"testing"

	"ctin/governance"
	"ctin/model"
)

// The golden figures of the conference, before and after the deliberation of K4.
func TestTheFiguresOfTheConferenceAreThoseOfTheStory(t *testing.T) {
	s := newStage(t)
	bruyere := s.inside(FunderBruyere, governance.Slug(nameSicoval))
	const k = 1000 * governance.Euro
	read := func() governance.FundingTable {
		table, err := s.store.Funding(t.Context(), bruyere)
		if err != nil {
			t.Fatal(err)
		}
		return table
	}
	want := func(when string, table governance.FundingTable, firm, lost governance.Cents) {
		t.Helper()
		cash := governance.Levels{Announced: 3230 * k, Unconfirmed: 30 * k, Firm: firm, Contracted: 40 * k, Paid: 20 * k}
		kind := governance.Levels{Announced: 18 * k, Firm: 18 * k, Contracted: 18 * k}
		if table.Cash != cash || table.InKind != kind || table.Count != 7 {
			t.Errorf("%s: %d commitments, cash %+v, in kind %+v", when, table.Count, table.Cash, table.InKind)
		}
		if len(table.Matching) != 1 || table.Matching[0].Unmatched != lost {
			t.Errorf("%s: matching %+v, want %d lost", when, table.Matching, lost)
		}
	}
	want("before K4", read(), 100*k, 20*k)
	years := map[int]governance.Cents{}
	for _, y := range read().Years {
		years[y.Year] += y.Cash.Announced
	}
	if years[2026] != 1610*k || years[2027] != 1520*k || years[0] != 100*k {
		t.Errorf("by year: %v", years)
	}

	list, err := s.store.Commitments(t.Context(), bruyere, model.CommitmentFilter{})
	if err != nil || len(list.Lines) != 7 {
		t.Fatalf("%d commitments, %v", len(list.Lines), err)
	}
	statuses := ""
	for i, l := range list.Lines {
		if l.Number != i+1 || l.Confirmed != (l.Number != 7) {
			t.Errorf("K%d: confirmed %v", l.Number, l.Confirmed)
		}
		statuses += fmt.Sprintf("K%d %s %d, ", l.Number, l.Status, l.Amount/k)
	}
	if statuses != "K1 intention 3000, K2 resolved 60, K3 intention 80, K4 intention 20, K5 partly_paid 40, K6 agreed 18, K7 budgeted 30, " {
		t.Errorf("the table of the story: %s", statuses)
	}
	err = s.store.ClimbCommitment(t.Context(), bruyere, list.Lines[3].ID, 1, governance.StatusResolved, s.deliberation("CIAS", 10, 2), s.today)
	if err != nil {
		t.Fatal(err)
	}
	want("after K4", read(), 120*k, 0)
}
