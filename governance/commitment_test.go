package governance

import "testing"

func TestF5LevelsOfOneCommitment(t *testing.T) {
	confirmed := func(s Status) Commitment { return Commitment{Amount: 2_500_000 * Euro, Status: s, Confirmed: true} }
	all := func(a, f, c, p Cents) Levels { return Levels{Announced: a, Firm: f, Contracted: c, Paid: p} }
	const m = 2_500_000 * Euro
	for _, tt := range []struct {
		rule string
		c    Commitment
		paid Cents
		want Levels
	}{
		{"an intention is announced only", confirmed(StatusIntention), 0, all(m, 0, 0, 0)},
		{"what is in a budget is not firm", confirmed(StatusBudgeted), 0, all(m, 0, 0, 0)},
		{"what a body resolved is firm", confirmed(StatusResolved), 0, all(m, m, 0, 0)},
		{"when Lyon signs its convention, 2 500 000 € are firm and contracted", confirmed(StatusAgreed), 0, all(m, m, m, 0)},
		{"what is paid is paid", confirmed(StatusPartlyPaid), m / 2, all(m, m, m, m/2)},
		{"closed stays announced", confirmed(StatusClosed), m, all(m, m, m, m)},
		{"an advance counts as contracted", confirmed(StatusResolved), Million, all(m, m, Million, Million)},
		{"an advance before the resolution is firm too", confirmed(StatusIntention), Million, all(m, Million, Million, Million)},
		{"an exit counts what was paid, net", confirmed(StatusWithdrawn), Million, all(Million, Million, Million, Million)},
		{"an exit without payment counts nothing", confirmed(StatusDeclined), 0, Levels{}},
		{"F1: unconfirmed is announced, never firm", Commitment{Amount: m, Status: StatusResolved}, 0, Levels{Announced: m, Unconfirmed: m}},
		{"F1: an exit of what nobody confirmed leaves nothing", Commitment{Amount: m, Status: StatusWithdrawn}, 0, Levels{}},
	} {
		got := tt.c.Levels(tt.paid)
		if got != tt.want || !got.Nested() {
			t.Errorf("%s: %+v", tt.rule, got)
		}
	}
}

func TestF5SixPreliminaryAgreements(t *testing.T) {
	var total Levels
	for _, posts := range []int64{60, 50, 32, 20, 15, 8} {
		c := Commitment{Amount: (50_000 * Euro).Times(posts), Status: StatusIntention, Confirmed: true}
		total = total.Plus(c.Levels(0))
	}
	if want := (Levels{Announced: 9_250_000 * Euro}); total != want {
		t.Errorf("185 posts: %+v, want 9 250 000 € announced and 0 € firm", total)
	}
	lyon := Commitment{Amount: (50_000 * Euro).Times(50), Status: StatusAgreed, Confirmed: true}
	if got := lyon.Levels(0).Firm; got != 2_500_000*Euro {
		t.Errorf("Lyon signs: %d firm", got)
	}
}

func TestF1OnlyAFunderOfTheOrganizationSpeaksForIt(t *testing.T) {
	actor := Actor{Coordination: 1, Memberships: []Membership{
		{CoordinationID: 1, OrganizationID: 7, Roles: RoleSet{Member, Funder}},
		{CoordinationID: 1, OrganizationID: 8, Roles: RoleSet{Member}},
		{CoordinationID: 1, OrganizationID: 0, Roles: RoleSet{Coordinator, Funder}},
		{CoordinationID: 2, OrganizationID: 9, Roles: RoleSet{Funder}},
	}}
	for o, want := range map[OrganizationID]bool{7: true, 8: false, 9: false, 0: false} {
		if actor.FundsFor(o) != want {
			t.Errorf("organisation %d: %v", o, !want)
		}
	}
	if got := actor.Funds(); len(got) != 1 || got[0] != 7 {
		t.Errorf("funds for %v", got)
	}
}
