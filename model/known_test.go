package model

import (
	"context"
	"testing"
	"time"

	"ctin/governance"
)

// What was known on a day is what had been recorded by then, however often it
// was amended, paid or taken back since.
func TestWhatWasKnownOnADayIsNeverOverwritten(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Tilleul")
	pass := h.pass(c)
	start := h.now
	later := func(days int) *Store {
		return h.Store.At(func() time.Time { return start.AddDate(0, 0, days) })
	}
	id := must(later(0).DeclareCommitment(ctx, funder, governance.CommitmentDraft{
		Funder: o, Scheme: pass, Purpose: "Des chèques", Quantity: "4 000", Credits: []governance.CreditDraft{{Year: "2026"}},
	}, thirdOfDecember))(t)
	amended := governance.CommitmentDraft{
		Purpose: "Autre chose", Amount: "50 000", LapseDate: "2027-06-30", Credits: []governance.CreditDraft{{Year: "2027"}},
		Grantees: []governance.GranteeDraft{{Organization: o}},
	}
	for i, do := range []func(*Store) error{
		func(s *Store) error { return s.AmendCommitment(ctx, funder, id, 1, amended, thirdOfDecember) },
		func(s *Store) error {
			return s.ClimbCommitment(ctx, funder, id, 2, governance.StatusAgreed, upToAgreed, thirdOfDecember)
		},
		func(s *Store) error {
			return s.PayCommitment(ctx, funder, id, 3, governance.PaymentDraft{Kind: "instalment", Amount: "20 000", PaidOn: "2026-11-26"}, thirdOfDecember)
		},
		func(s *Store) error {
			return s.EndCommitment(ctx, funder, id, 4, governance.StatusWithdrawn, "Budget", "2026-12-01", thirdOfDecember)
		},
	} {
		if err := do(later(10 * (i + 1))); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
	}
	page := h.commitment(c, id)
	for _, tt := range []struct {
		day                               int
		announced, firm, paid             governance.Cents
		purpose, lapse                    string
		status                            governance.Status
		year, versions, payments, grantee int
	}{
		{5, 40_000, 0, 0, "Des chèques", "", governance.StatusIntention, 2026, 1, 0, 0},
		{15, 50_000, 0, 0, "Autre chose", "2027-06-30", governance.StatusIntention, 2027, 2, 0, 1},
		{25, 50_000, 50_000, 0, "Autre chose", "2027-06-30", governance.StatusAgreed, 2027, 3, 0, 1},
		{35, 50_000, 50_000, 20_000, "Autre chose", "2027-06-30", governance.StatusPartlyPaid, 2027, 4, 1, 1},
		{45, 20_000, 20_000, 20_000, "Autre chose", "2027-06-30", governance.StatusWithdrawn, 2026, 5, 1, 1},
	} {
		before := start.AddDate(0, 0, tt.day)
		table, err := h.FundingKnown(ctx, c, before)
		if err != nil {
			t.Fatal(err)
		}
		lines := must(h.CommitmentsKnown(ctx, c, before))(t)
		if got := table.Cash; got.Announced != tt.announced*governance.Euro || got.Firm != tt.firm*governance.Euro || got.Paid != tt.paid*governance.Euro {
			t.Errorf("day %d: totals %+v", tt.day, got)
		}
		if len(lines) != 1 || lines[0].Purpose != tt.purpose || lines[0].Status != tt.status || lines[0].Version != tt.versions {
			t.Errorf("day %d: lines %+v", tt.day, lines)
		}
		found := false
		for _, y := range table.Years {
			found = found || y.Year == tt.year && y.Cash.Announced > 0
		}
		if !found {
			t.Errorf("day %d: years %+v", tt.day, table.Years)
		}
		then, ok := page.Known(before)
		if !ok || then.Purpose != tt.purpose || string(then.LapseDate) != tt.lapse || then.Status != tt.status ||
			len(then.Versions) != tt.versions || len(then.Payments) != tt.payments || len(then.Grantees) != tt.grantee {
			t.Errorf("day %d: %+v", tt.day, then.Undertaking)
		}
	}
	if _, ok := page.Known(start); ok {
		t.Error("it is known before it was declared")
	}
	if lines, err := h.CommitmentsKnown(ctx, c, start); err != nil || len(lines) != 0 {
		t.Errorf("before anything: %+v, %v", lines, err)
	}
	if got := must(h.Funding(ctx, c))(t); got.Cash.Announced != 20_000*governance.Euro {
		t.Errorf("today: %+v", got.Cash)
	}
	now, err := h.FundingKnown(ctx, c, start.AddDate(1, 0, 0))
	if err != nil || now.Split != must(h.Funding(ctx, c))(t).Split {
		t.Errorf("what is known in the end is what is: %+v, %v", now.Split, err)
	}
}

func TestP10DocumentsStayWithTheirCommitment(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Tilleul")
	_, other := h.funder(c, "Cèdre")
	id := must(h.DeclareCommitment(ctx, funder, governance.CommitmentDraft{
		Funder: o, Purpose: "Secret", Amount: "10", Confidential: true,
	}, thirdOfDecember))(t)
	pdf := Upload{Name: "deliberation.pdf", Content: []byte("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")}
	for what, err := range map[string]error{
		"a program":     h.JoinFile(ctx, funder, id, "deliberation", Upload{Name: "a.exe", Content: []byte("MZ")}),
		"a false PDF":   h.JoinFile(ctx, funder, id, "deliberation", Upload{Name: "a.pdf", Content: []byte("MZ")}),
		"no file":       h.JoinFile(ctx, funder, id, "deliberation", Upload{}),
		"no kind":       h.JoinFile(ctx, funder, id, "", pdf),
		"another voice": h.JoinFile(ctx, other, id, "deliberation", pdf),
	} {
		if err == nil {
			t.Errorf("%s is kept", what)
		}
	}
	if err := h.JoinFile(ctx, funder, id, "deliberation", pdf); err != nil {
		t.Fatal(err)
	}
	page := h.commitment(c, id)
	if len(page.Files) != 1 || page.Files[0].Name != "deliberation.pdf" || page.Files[0].Kind != "deliberation" {
		t.Fatalf("files: %+v", page.Files)
	}
	if _, _, err := h.File(ctx, c, page.Files[0].Token); err != nil {
		t.Error(err)
	}
	if _, _, err := h.File(ctx, other, page.Files[0].Token); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("F17: the file of a confidential intention is read by another: %v", err)
	}
	if err := h.ClimbWith(ctx, funder, id, 1, governance.StatusAgreed, upToAgreed, pdf, thirdOfDecember); err != nil {
		t.Fatal(err)
	}
	if files := h.commitment(c, id).Files; len(files) != 2 || files[1].Kind != "convention" {
		t.Errorf("files: %+v", files)
	}
	if _, _, err := h.File(ctx, other, page.Files[0].Token); err != nil {
		t.Errorf("once firm it is read by all: %v", err)
	}
}
