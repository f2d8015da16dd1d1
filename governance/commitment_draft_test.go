package governance

import (
	"testing"
	"time"
)

var (
	posts    = Scheme{ID: 1, Unit: UnitPost, UnitCost: 50_000 * Euro}
	vouchers = Scheme{ID: 2, Unit: UnitVoucher, UnitCost: 10 * Euro}
	today    = Date("2026-12-03")
)

// funder and coordinator are of coordination 1; the funder speaks for 7.
var (
	funder      = Actor{PersonID: 1, Coordination: 1, Memberships: []Membership{{CoordinationID: 1, OrganizationID: 7, Roles: RoleSet{Funder}}}}
	coordinator = Actor{PersonID: 2, Coordination: 1, Memberships: []Membership{{CoordinationID: 1, OrganizationID: 9, Roles: RoleSet{Coordinator}}}}
	member      = Actor{PersonID: 3, Coordination: 1, Memberships: []Membership{{CoordinationID: 1, OrganizationID: 7, Roles: RoleSet{Member}}}}
)

func typed(change func(*CommitmentDraft)) CommitmentDraft {
	d := CommitmentDraft{Funder: 7, Purpose: "Des conseillers"}
	change(&d)
	return d
}

func fieldOf(err error) string {
	if p := ProblemsOf(err); len(p) > 0 {
		return p[0].Field
	}
	return ""
}

func TestF6AmountIsQuantityTimesUnitCost(t *testing.T) {
	for _, tt := range []struct {
		rule   string
		scheme Scheme
		draft  func(*CommitmentDraft)
		want   Cents
		field  string
	}{
		{"32 posts make 1 600 000 €", posts, func(d *CommitmentDraft) { d.Quantity = "32" }, 1_600_000 * Euro, ""},
		{"6 000 vouchers make 60 000 €", vouchers, func(d *CommitmentDraft) { d.Quantity = "6 000" }, 60_000 * Euro, ""},
		{"a book of 10 vouchers is 100 €", vouchers, func(d *CommitmentDraft) { d.Quantity = "10" }, 100 * Euro, ""},
		{"a unit cost of one's own", posts, func(d *CommitmentDraft) { d.Quantity, d.UnitCost = "2", "45 000,50" }, 90_001 * Euro, ""},
		{"the same amount typed by hand", posts, func(d *CommitmentDraft) { d.Quantity, d.Amount = "32", "1 600 000 €" }, 1_600_000 * Euro, ""},
		{"another amount raises an alert", posts, func(d *CommitmentDraft) { d.Quantity, d.Amount = "32", "1 500 000" }, 0, "amount"},
		{"which the person may answer", posts, func(d *CommitmentDraft) { d.Quantity, d.Amount, d.KeepAmount = "32", "1 500 000", true }, 1_500_000 * Euro, ""},
		{"a free amount", Scheme{}, func(d *CommitmentDraft) { d.Amount = "40 000" }, 40_000 * Euro, ""},
		{"F2: above zero", Scheme{}, func(d *CommitmentDraft) { d.Amount = "0" }, 0, "amount"},
		{"an amount or a quantity", posts, func(*CommitmentDraft) {}, 0, "amount"},
		{"a whole quantity", posts, func(d *CommitmentDraft) { d.Quantity = "1,5" }, 0, "quantity"},
		{"within reason", posts, func(d *CommitmentDraft) { d.Quantity = "9999999" }, 0, "quantity"},
		{"F2: what comes in kind says how it was valued", Scheme{}, func(d *CommitmentDraft) { d.InKind, d.Amount = true, "18 000" }, 0, "valuation"},
		{"F2: 120 devices at 150 € make 18 000 € in kind", Scheme{}, func(d *CommitmentDraft) {
			d.InKind, d.Valuation, d.Quantity, d.UnitCost = true, "Prix du reconditionné", "120", "150"
		}, 18_000 * Euro, ""},
		{"F14: years that add up", posts, func(d *CommitmentDraft) {
			d.Quantity, d.Credits = "50", []CreditDraft{{"2026", "1 250 000"}, {"2027", "1 250 000"}}
		}, 2_500_000 * Euro, ""},
		{"F14: years that do not", posts, func(d *CommitmentDraft) {
			d.Quantity, d.Credits = "50", []CreditDraft{{"2026", "1 250 000"}, {"2027", "1 150 000"}}
		}, 0, "year"},
		{"one year takes the whole", posts, func(d *CommitmentDraft) { d.Quantity, d.Credits = "1", []CreditDraft{{"2026", ""}} }, 50_000 * Euro, ""},
		{"F7: shares", posts, func(d *CommitmentDraft) { d.Quantity, d.Grantees = "60", []GranteeDraft{{1, "2/3"}, {2, "2/3"}} }, 0, "share"},
		{"a day to come", posts, func(d *CommitmentDraft) { d.Quantity, d.DeclaredOn = "1", "4/12/2026" }, 0, "declared_on"},
		{"what for", posts, func(d *CommitmentDraft) { d.Quantity, d.Purpose = "1", " " }, 0, "purpose"},
	} {
		u, p := ParseCommitment(typed(tt.draft), tt.scheme, today)
		if field := fieldOf(p.Err()); field != tt.field || field == "" && u.Amount != tt.want {
			t.Errorf("%s: %d %v", tt.rule, u.Amount, p)
		}
	}
}

func TestF1WhoDeclaresAndWhoConfirms(t *testing.T) {
	now := time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)
	draft := typed(func(d *CommitmentDraft) { d.Quantity = "1" })
	for _, tt := range []struct {
		rule      string
		actor     Actor
		code      Code
		confirmed bool
	}{
		{"a funder declares in its own name", funder, "", true},
		{"a coordinator enters on behalf, and confirms nothing", coordinator, "", false},
		{"a member of the same organisation who is no funder does not", member, Forbidden, false},
	} {
		u, err := Declare(tt.actor, draft, posts, today, now)
		if CodeOf(err) != tt.code || u.Confirmed != tt.confirmed || u.Confirmed == u.ConfirmedAt.IsZero() {
			t.Errorf("%s: %v %+v", tt.rule, err, u.Commitment)
		}
	}
	entered, _ := Declare(coordinator, draft, posts, today, now)
	for _, tt := range []struct {
		rule  string
		actor Actor
		code  Code
	}{
		{"the coordinator does not confirm what it entered", coordinator, Forbidden},
		{"nor does a member", member, Forbidden},
		{"the funder does", funder, ""},
	} {
		if c, err := Confirm(tt.actor, entered.Commitment, now); CodeOf(err) != tt.code || c.Confirmed != (tt.code == "") {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
	own, _ := Declare(funder, draft, posts, today, now)
	if _, err := Confirm(funder, own.Commitment, now); CodeOf(err) != Conflict {
		t.Errorf("confirmed twice: %v", err)
	}
	if !entered.MayChange(coordinator) || own.MayChange(coordinator) || !own.MayChange(funder) || own.MayChange(member) {
		t.Error("F1: a coordinator changes what is not confirmed, the funder its own")
	}
}

func TestAmendmentsKeepTheirReasonAndNeverPassBelowWhatWasPaid(t *testing.T) {
	before := Undertaking{Commitment: Commitment{
		FunderID: 7, Purpose: "Des chèques", SchemeID: 2, Quantity: 2000, UnitCost: 10 * Euro, Amount: 20_000 * Euro,
		Status: StatusResolved, Confirmed: true, Earmarked: true, DeclaredOn: "2026-10-01",
	}}
	for _, tt := range []struct {
		rule  string
		actor Actor
		draft func(*CommitmentDraft)
		paid  Cents
		want  Cents
		field string
		code  Code
	}{
		{"F6: editing the quantity recomputes the amount", funder, func(d *CommitmentDraft) { d.Quantity, d.Reason = "2500", "Avenant" }, 0, 25_000 * Euro, "", ""},
		{"F6: editing the unit cost does too", funder, func(d *CommitmentDraft) { d.UnitCost, d.Reason = "12", "Avenant" }, 0, 24_000 * Euro, "", ""},
		{"a resolved amount changes with a reason", funder, func(d *CommitmentDraft) { d.Quantity = "2500" }, 0, 0, "reason", Invalid},
		{"words change without one", funder, func(d *CommitmentDraft) { d.Purpose = "Des chèques Pass" }, 0, 20_000 * Euro, "", ""},
		{"never below what was paid", funder, func(d *CommitmentDraft) { d.Quantity, d.Reason = "500", "Avenant" }, 10_000 * Euro, 0, "amount", Conflict},
		{"F1: not by the coordinator", coordinator, func(*CommitmentDraft) {}, 0, 0, "", Forbidden},
	} {
		d := CommitmentDraft{Purpose: before.Purpose, Quantity: "2 000", UnitCost: "10", Amount: "20 000"}
		tt.draft(&d)
		u, _, err := Amend(tt.actor, before, d, vouchers, tt.paid, today)
		if CodeOf(err) != tt.code || fieldOf(err) != tt.field || err == nil && u.Amount != tt.want {
			t.Errorf("%s: %d %v", tt.rule, u.Amount, err)
		}
		if err == nil && (u.FunderID != 7 || u.Status != StatusResolved || !u.Confirmed || u.DeclaredOn != "2026-10-01") {
			t.Errorf("%s: what is not typed changed: %+v", tt.rule, u.Commitment)
		}
	}
}

func TestF16LapseIsAnnounced60And30And0DaysBefore(t *testing.T) {
	for _, tt := range []struct {
		on     Date
		status Status
		left   int
		notice int
		alert  bool
	}{
		{"2027-02-02", StatusAgreed, 61, 0, false},
		{"2027-02-01", StatusAgreed, 60, 60, true},
		{"2027-01-02", StatusAgreed, 30, 30, true},
		{"2026-12-03", StatusPartlyPaid, 0, 0, true},
		{"2026-12-01", StatusAgreed, -2, 0, true},
		{"2026-12-01", StatusPaid, 0, 0, false},
		{"2026-12-01", StatusWithdrawn, 0, 0, false},
		{"", StatusAgreed, 0, 0, false},
	} {
		left, notice, alert := Commitment{LapseDate: tt.on, Status: tt.status}.Lapses(today)
		if alert != tt.alert || notice != tt.notice || alert && left != tt.left {
			t.Errorf("%s, %s: %d %d %v", tt.on, tt.status, left, notice, alert)
		}
	}
}
