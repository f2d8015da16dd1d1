package governance

import "testing"

// tilleul is K5 of the demonstration: 40 000 € that its funder left to the pool.
func tilleul() Purse {
	return Purse{ID: 5, Number: 5, FunderID: 6, Amount: 40_000 * Euro, Status: StatusAgreed, Confirmed: true}
}

func TestF10AnAllocationNeverPassesWhatIsLeft(t *testing.T) {
	const decision, none = DecisionID(5), DecisionID(0)
	earmarked := func(p Purse) Purse { p.Earmarked = true; return p }
	given := func(p Purse, c Cents) Purse { p.Allocated = c; return p }
	intention := func(p Purse) Purse { p.Status = StatusIntention; return p }
	unconfirmed := func(p Purse) Purse { p.Confirmed = false; return p }
	inKind := func(p Purse) Purse { p.InKind = true; return p }
	declined := func(p Purse) Purse { p.Status = StatusDeclined; return p }
	for _, tt := range []struct {
		rule   string
		purse  Purse
		by     DecisionID
		amount Cents
		code   Code
		field  string
	}{
		{"25 000 € of 40 000 €", tilleul(), decision, 25_000 * Euro, "", ""},
		{"15 000 € when 25 000 € are given", given(tilleul(), 25_000*Euro), decision, 15_000 * Euro, "", ""},
		{"a cent more than the 15 000 € left", given(tilleul(), 25_000*Euro), decision, 15_000*Euro + 1, Conflict, "amount"},
		{"41 000 € of 40 000 €", tilleul(), decision, 41_000 * Euro, Conflict, "amount"},
		{"nothing", tilleul(), decision, 0, Invalid, "amount"},
		{"less than nothing", tilleul(), decision, -1, Invalid, "amount"},
		{"the pool without a decision", tilleul(), none, 1_000 * Euro, Conflict, "commitment"},
		{"F1: what its funder did not confirm", unconfirmed(tilleul()), decision, 1_000 * Euro, Conflict, "commitment"},
		{"an intention left to the pool", intention(tilleul()), decision, 1_000 * Euro, Conflict, "commitment"},
		{"computers left to the pool", inKind(tilleul()), decision, 1_000 * Euro, Conflict, "commitment"},
		{"earmarked money by its funder", earmarked(tilleul()), none, 40_000 * Euro, "", ""},
		{"an earmarked intention by its funder", intention(earmarked(tilleul())), none, 40_000 * Euro, "", ""},
		{"F18: earmarked money by a decision", earmarked(tilleul()), decision, 1_000 * Euro, Conflict, "commitment"},
		{"what was declined", declined(earmarked(tilleul())), none, 1_000 * Euro, Conflict, "commitment"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			err := Allocate(tt.purse, Allocation{CommitmentID: 5, ActionID: 3, DecisionID: tt.by, Amount: tt.amount})
			if (err != nil) != (tt.code != "") {
				t.Fatalf("got %v, want %q", err, tt.code)
			}
			if err != nil {
				wrong(t, err, tt.code, tt.field)
			}
		})
	}
}

func TestF10WhoComesTooLateIsToldWhatIsLeft(t *testing.T) {
	err := Allocate(tilleul(), Allocation{DecisionID: 5, Amount: 41_000 * Euro})
	want := "Il reste 40\u202f000\u00a0€ à affecter\u202f; vous en demandez 41\u202f000\u00a0€."
	if err == nil || err.Message != want {
		t.Errorf("got %v, want %q", err, want)
	}
}

func TestF10ThePoolIsFirmUnearmarkedCashLessItsAllocations(t *testing.T) {
	all := []Purse{
		{Amount: 3_000_000 * Euro, Earmarked: true, Status: StatusIntention, Confirmed: true},                       // K1
		{Amount: 60_000 * Euro, Earmarked: true, Status: StatusResolved, Confirmed: true, Allocated: 60_000 * Euro}, // K2
		{Amount: 18_000 * Euro, InKind: true, Status: StatusAgreed, Confirmed: true},                                // in kind
		{Amount: 7_000 * Euro, Status: StatusBudgeted, Confirmed: true},                                             // not firm
		{Amount: 8_000 * Euro, Status: StatusResolved},                                                              // not confirmed
		{Amount: 9_000 * Euro, Status: StatusWithdrawn, Confirmed: true},                                            // gone
		tilleul(), // K5
		{Amount: 10_000 * Euro, Status: StatusPaid, Confirmed: true, Allocated: 4_000 * Euro}, // another
	}
	if got, want := Pool(all), 46_000*Euro; got != want {
		t.Errorf("the pool is %d, want %d = 40 000 € + 10 000 € − 4 000 €", got, want)
	}
}
