package governance

import (
	"slices"
	"testing"
)

// proof is all the evidence there can be.
var proof = Evidence{
	RequestedOn: "2026-09-01", BudgetYear: "2026", Body: "Conseil communautaire", ResolvedOn: "2026-10-15",
	Decision: "2026-114", AgreedOn: "2026-11-02", Signatories: "La présidente, le préfet", ObligatedOn: "2026-11-20", ClosedOn: "2026-12-02",
}

func at(s Status) Commitment {
	return Commitment{FunderID: 7, Amount: 20_000 * Euro, Status: s, Confirmed: true}
}

func without(change func(*Evidence)) Evidence {
	e := proof
	change(&e)
	return e
}

func TestF4UpWithTheEvidenceOfEveryStepPassed(t *testing.T) {
	resolved := []Step{{Status: StatusIntention}, {Status: StatusResolved, HappenedOn: "2026-11-15"}}
	for _, tt := range []struct {
		rule    string
		actor   Actor
		from    Status
		history []Step
		to      Status
		e       Evidence
		paid    Cents
		steps   int
		field   string
		code    Code
	}{
		{"one step", funder, StatusIntention, nil, StatusRequested, proof, 0, 1, "", ""},
		{"three at once with all their evidence", funder, StatusIntention, nil, StatusResolved, proof, 0, 3, "", ""},
		{"five at once", funder, StatusIntention, nil, StatusObligated, proof, 0, 5, "", ""},
		{"not without the date of the request", funder, StatusIntention, nil, StatusResolved, without(func(e *Evidence) { e.RequestedOn = "" }), 0, 0, "requested_on", Invalid},
		{"nor the budget year", funder, StatusIntention, nil, StatusResolved, without(func(e *Evidence) { e.BudgetYear = "26" }), 0, 0, "budget_year", Invalid},
		{"nor the body", funder, StatusBudgeted, nil, StatusResolved, without(func(e *Evidence) { e.Body = "" }), 0, 0, "body", Invalid},
		{"nor its date", funder, StatusBudgeted, nil, StatusResolved, without(func(e *Evidence) { e.ResolvedOn = "" }), 0, 0, "resolved_on", Invalid},
		{"nor its reference", funder, StatusBudgeted, nil, StatusResolved, without(func(e *Evidence) { e.Decision = "" }), 0, 0, "decision", Invalid},
		{"nor both signatories", funder, StatusResolved, nil, StatusAgreed, without(func(e *Evidence) { e.Signatories = "" }), 0, 0, "signatories", Invalid},
		{"the accounting number is optional", funder, StatusAgreed, nil, StatusObligated, proof, 0, 1, "", ""},
		{"no day to come", funder, StatusBudgeted, nil, StatusResolved, without(func(e *Evidence) { e.ResolvedOn = "2026-12-04" }), 0, 0, "resolved_on", Invalid},
		{"agreed_date ≥ resolved_date", funder, StatusResolved, resolved, StatusAgreed, proof, 0, 0, "agreed_on", Invalid},
		{"also when both are typed at once", funder, StatusBudgeted, nil, StatusAgreed, without(func(e *Evidence) { e.AgreedOn = "2026-10-14" }), 0, 0, "agreed_on", Invalid},
		{"paid only by a payment", funder, StatusObligated, nil, StatusPaid, proof, 0, 0, "to", Invalid},
		{"closed only after a payment", funder, StatusObligated, nil, StatusClosed, proof, 0, 0, "to", Invalid},
		{"closed after one", funder, StatusPartlyPaid, nil, StatusClosed, proof, Euro, 2, "", ""},
		{"not twice the same step", funder, StatusResolved, nil, StatusResolved, proof, 0, 0, "to", Conflict},
		{"not down by this way", funder, StatusAgreed, nil, StatusResolved, proof, 0, 0, "to", Conflict},
		{"not off the ladder", funder, StatusLapsed, nil, StatusAgreed, proof, 0, 0, "", Conflict},
		{"F1: not by the coordinator once confirmed", coordinator, StatusIntention, nil, StatusRequested, proof, 0, 0, "", Forbidden},
		{"F1: not by a member", member, StatusIntention, nil, StatusRequested, proof, 0, 0, "", Forbidden},
	} {
		c, steps, err := Climb(tt.actor, at(tt.from), tt.history, tt.to, tt.e, tt.paid, today)
		if CodeOf(err) != tt.code || fieldOf(err) != tt.field || len(steps) != tt.steps {
			t.Errorf("%s: %v, %d steps", tt.rule, err, len(steps))
		}
		if want := map[bool]Status{true: tt.to, false: tt.from}[err == nil]; c.Status != want {
			t.Errorf("%s: stands at %s", tt.rule, c.Status)
		}
	}
}

func TestF4BackAndOutOnlyWithAReason(t *testing.T) {
	history := []Step{{Status: StatusIntention, HappenedOn: "2026-09-01"}, {Status: StatusResolved, HappenedOn: "2026-10-15"}, {Status: StatusAgreed, HappenedOn: "2026-11-02"}}
	paid, advance := []Payment{{Kind: PaymentInstalment, Amount: Euro}}, []Payment{{Kind: PaymentAdvance, Amount: Euro}}
	for _, tt := range []struct {
		rule     string
		actor    Actor
		from, to Status
		payments []Payment
		reason   string
		field    string
		code     Code
	}{
		{"back with a reason", funder, StatusAgreed, StatusResolved, nil, "Convention dénoncée", "", ""},
		{"also by the coordinator", coordinator, StatusAgreed, StatusResolved, nil, "Saisie par erreur", "", ""},
		{"not by a member", member, StatusAgreed, StatusResolved, nil, "Non", "", Forbidden},
		{"not without a reason", funder, StatusAgreed, StatusResolved, nil, "", "reason", Invalid},
		{"not to a step that was not held", funder, StatusAgreed, StatusBudgeted, nil, "Pourquoi pas", "to", Invalid},
		{"not upwards", funder, StatusResolved, StatusAgreed, nil, "Pourquoi pas", "to", Invalid},
		{"not below the agreement once it was paid", funder, StatusAgreed, StatusResolved, paid, "Dénoncée", "to", Conflict},
		{"unless by an advance", funder, StatusAgreed, StatusResolved, advance, "Dénoncée", "", ""},
		{"an exit is left to where it was", funder, StatusWithdrawn, StatusAgreed, nil, "Retrait annulé", "", ""},
	} {
		c := at(tt.from)
		kept := slices.DeleteFunc(slices.Clone(history), func(s Step) bool { return !c.Status.Exit() && s.Status.Rank() > c.Status.Rank() })
		c, step, err := Descend(tt.actor, c, kept, tt.payments, tt.to, tt.reason, today)
		if CodeOf(err) != tt.code || fieldOf(err) != tt.field || err == nil && (c.Status != tt.to || step.Reason != tt.reason) {
			t.Errorf("%s: %v, %s", tt.rule, err, c.Status)
		}
	}
	for _, tt := range []struct {
		rule       string
		actor      Actor
		to         Status
		reason, on string
		field      string
		code       Code
	}{
		{"withdrawn with reason and date", funder, StatusWithdrawn, "Budget réduit", "2026-12-01", "", ""},
		{"not without a reason", funder, StatusDeclined, "", "2026-12-01", "reason", Invalid},
		{"not without a date", funder, StatusDeclined, "Budget réduit", "", "on", Invalid},
		{"not to a step", funder, StatusAgreed, "Budget réduit", "2026-12-01", "to", Invalid},
		{"F16: a lapse is noted by the coordinator too", coordinator, StatusLapsed, "Délai passé", "2026-12-01", "", ""},
		{"F1: a withdrawal is not", coordinator, StatusWithdrawn, "Budget réduit", "2026-12-01", "", Forbidden},
	} {
		c, _, err := LeaveLadder(tt.actor, at(StatusAgreed), tt.to, tt.reason, tt.on, today)
		if CodeOf(err) != tt.code || fieldOf(err) != tt.field || err == nil && c.Status != tt.to {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}

func TestHeldStepsForgetWhatWasTakenBack(t *testing.T) {
	history := []Step{
		{Status: StatusIntention, HappenedOn: "2026-01-01"},
		{Status: StatusResolved, HappenedOn: "2026-02-01"},
		{Status: StatusAgreed, HappenedOn: "2026-03-01"},
		{Status: StatusResolved, HappenedOn: "2026-04-01", Reason: "Dénoncée"},
		{Status: StatusWithdrawn, HappenedOn: "2026-05-01", Reason: "Retrait"},
		{Status: StatusResolved, HappenedOn: "2026-06-01", Reason: "Annulé"},
		{Status: StatusAgreed, HappenedOn: "2026-07-01"},
	}
	var got []Date
	for _, s := range Held(history) {
		got = append(got, s.HappenedOn)
	}
	if want := []Date{"2026-01-01", "2026-02-01", "2026-07-01"}; !slices.Equal(got, want) {
		t.Errorf("held on %v, want %v", got, want)
	}
}

func TestF5PaymentsAreBoundByTheAgreementAndTheAmount(t *testing.T) {
	history := []Step{{Status: StatusIntention}, {Status: StatusAgreed, HappenedOn: "2026-11-02"}}
	pay := func(kind, amount, on string) PaymentDraft { return PaymentDraft{kind, amount, on, "Mandat 12"} }
	before := []Payment{{Kind: PaymentInstalment, Amount: 15_000 * Euro}}
	unconfirmed := at(StatusAgreed)
	unconfirmed.Confirmed = false
	for _, tt := range []struct {
		rule    string
		actor   Actor
		c       Commitment
		history []Step
		before  []Payment
		draft   PaymentDraft
		want    Status
		field   string
		code    Code
	}{
		{"a first payment", funder, at(StatusAgreed), history, nil, pay("instalment", "5 000", "2026-11-10"), StatusPartlyPaid, "", ""},
		{"the whole", funder, at(StatusAgreed), history, nil, pay("instalment", "20 000", "2026-11-10"), StatusPaid, "", ""},
		{"the rest", funder, at(StatusPartlyPaid), history, before, pay("instalment", "5 000", "2026-11-10"), StatusPaid, "", ""},
		{"a balance ends it below its amount", funder, at(StatusPartlyPaid), history, before, pay("balance", "3 000", "2026-11-10"), StatusPaid, "", ""},
		{"never more than is left", funder, at(StatusPartlyPaid), history, before, pay("instalment", "5 000,01", "2026-11-10"), "", "amount", Conflict},
		{"not before the agreement", funder, at(StatusAgreed), history, nil, pay("instalment", "5 000", "2026-11-01"), "", "paid_on", Invalid},
		{"unless it is an advance", funder, at(StatusAgreed), history, nil, pay("advance", "5 000", "2026-11-01"), StatusPartlyPaid, "", ""},
		{"an advance without agreement moves nothing", funder, at(StatusResolved), history[:1], nil, pay("advance", "5 000", "2026-11-01"), StatusResolved, "", ""},
		{"nothing else without agreement", funder, at(StatusResolved), history[:1], nil, pay("instalment", "5 000", "2026-11-10"), "", "kind", Conflict},
		{"a clawback", funder, at(StatusPartlyPaid), history, before, pay("clawback", "15 000", "2026-11-10"), StatusPartlyPaid, "", ""},
		{"never more than was paid", funder, at(StatusPartlyPaid), history, before, pay("clawback", "15 000,01", "2026-11-10"), "", "amount", Conflict},
		{"also off the ladder", funder, at(StatusWithdrawn), history, before, pay("clawback", "15 000", "2026-11-10"), StatusWithdrawn, "", ""},
		{"where nothing is paid any more", funder, at(StatusWithdrawn), history, before, pay("instalment", "1", "2026-11-10"), "", "", Conflict},
		{"F2: above zero", funder, at(StatusAgreed), history, nil, pay("instalment", "0", "2026-11-10"), "", "amount", Invalid},
		{"no day to come", funder, at(StatusAgreed), history, nil, pay("instalment", "1", "2026-12-04"), "", "paid_on", Invalid},
		{"a kind", funder, at(StatusAgreed), history, nil, pay("", "1", "2026-11-10"), "", "kind", Invalid},
		{"F1: confirmed first", funder, unconfirmed, history, nil, pay("instalment", "1", "2026-11-10"), "", "", Conflict},
		{"F1: by the funder", coordinator, unconfirmed, history, nil, pay("instalment", "1", "2026-11-10"), "", "", Forbidden},
	} {
		c, _, p, err := Pay(tt.actor, tt.c, tt.history, tt.before, tt.draft, today)
		if CodeOf(err) != tt.code || fieldOf(err) != tt.field || err == nil && c.Status != tt.want {
			t.Errorf("%s: %v, %s", tt.rule, err, c.Status)
		}
		if err == nil && !c.Levels(NetOf(append(tt.before, p))).Nested() {
			t.Errorf("%s: F5 broken", tt.rule)
		}
	}
}

func TestF14PaymentsBeyondTheCreditOfTheirYearAreAnnounced(t *testing.T) {
	credits := []Credit{{2026, 1_250_000 * Euro}, {2027, 1_250_000 * Euro}}
	payments := []Payment{
		{Kind: PaymentInstalment, Amount: 1_000_000 * Euro, PaidOn: "2026-06-01"},
		{Kind: PaymentInstalment, Amount: 1_500_000 * Euro, PaidOn: "2027-06-01"},
	}
	if years := Schedule(credits, payments); years[0].Over != 0 || years[1].Over != 0 {
		t.Errorf("250 000 € were carried over: %+v", years)
	}
	payments[0].Amount = 1_300_000 * Euro
	payments[1].Amount = 1_200_000 * Euro
	if years := Schedule(credits, payments); years[0].Over != 50_000*Euro || years[1].Over != 0 {
		t.Errorf("50 000 € beyond the credit of 2026: %+v", years)
	}
	if Schedule(nil, payments) != nil {
		t.Error("no schedule, no alert")
	}
}
