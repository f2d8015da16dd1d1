package model

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"ctin/governance"
)

const thirdOfDecember = governance.Date("2026-12-03")

// funder makes a funder of the coordination, and someone who speaks for it.
func (h *house) funder(c governance.Actor, name string) (governance.OrganizationID, governance.Actor) {
	h.t.Helper()
	o := must(h.CreateOrganization(context.Background(), c, governance.OrganizationDraft{Name: name, Kind: "foundation", Funder: true}))(h.t)
	p := h.person("Voix de " + name)
	h.scan(nil, `update people set email = $2 where id = $1`, p, governance.Slug(name)+"@exemple.fr")
	h.scan(nil, `insert into memberships (coordination_id, person_id, organization_id, roles, created_at) values ($1, $2, $3, 'funder', $4)`,
		c.Coordination, p, o, h.now)
	return o, h.actor(c.Coordination, p)
}

// pass is the Pass numérique: vouchers of 10 €.
func (h *house) pass(c governance.Actor) governance.SchemeID {
	h.t.Helper()
	return must(h.CreateScheme(context.Background(), c, governance.SchemeDraft{Name: "Pass", Unit: "voucher", UnitCost: "10", Fact: "A"}))(h.t)
}

// declared makes a commitment of so many vouchers.
func (h *house) declared(a governance.Actor, o governance.OrganizationID, s governance.SchemeID, quantity string) governance.CommitmentID {
	h.t.Helper()
	return must(h.DeclareCommitment(context.Background(), a, governance.CommitmentDraft{
		Funder: o, Scheme: s, Purpose: "Des chèques", Quantity: quantity,
	}, thirdOfDecember))(h.t)
}

func (h *house) commitment(a governance.Actor, id governance.CommitmentID) CommitmentPage {
	h.t.Helper()
	return must(h.Commitment(context.Background(), a, id))(h.t)
}

var upToAgreed = governance.Evidence{
	RequestedOn: "2026-09-01", BudgetYear: "2026", Body: "Conseil", ResolvedOn: "2026-10-15", Decision: "12",
	AgreedOn: "2026-11-02", Signatories: "Les deux",
}

func TestF1ACoordinatorEntersOnBehalfAndTheFunderConfirms(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Saule")
	_, other := h.funder(c, "Tilleul")
	id := h.declared(c, o, h.pass(c), "3 000")
	table := must(h.Funding(ctx, c))(t)
	if got := table.Cash; got.Announced != 30_000*governance.Euro || got.Unconfirmed != got.Announced || got.Firm != 0 {
		t.Errorf("entered on behalf: %+v", got)
	}
	if n := h.count(`select count(*) from outbox where recipient = 'saule@exemple.fr' and subject !~ '[0-9]' and body like '%/engagements/%'`); n != 1 {
		t.Errorf("%d mails to the funder", n)
	}
	refused(t, h.ClimbCommitment(ctx, other, id, 1, governance.StatusResolved, upToAgreed, thirdOfDecember), governance.Forbidden, "")
	refused(t, h.ConfirmCommitment(ctx, c, id, 1), governance.Forbidden, "")
	refused(t, h.ConfirmCommitment(ctx, other, id, 1), governance.Forbidden, "")
	if waits := must(h.Unconfirmed(ctx, funder))(t); len(waits) != 1 || waits[0].ID != id {
		t.Errorf("waiting: %+v", waits)
	}
	if err := h.ClimbCommitment(ctx, c, id, 1, governance.StatusResolved, upToAgreed, thirdOfDecember); err != nil {
		t.Fatal(err) // the coordinator goes on as long as nothing is confirmed
	}
	if got := must(h.Funding(ctx, c))(t).Cash; got.Firm != 0 {
		t.Errorf("resolved but not confirmed: %+v", got)
	}
	if err := h.ConfirmCommitment(ctx, funder, id, 2); err != nil {
		t.Fatal(err)
	}
	if got := must(h.Funding(ctx, c))(t).Cash; got.Firm != 30_000*governance.Euro || got.Unconfirmed != 0 {
		t.Errorf("confirmed: %+v", got)
	}
	refused(t, h.ClimbCommitment(ctx, c, id, 3, governance.StatusAgreed, upToAgreed, thirdOfDecember), governance.Forbidden, "")
	if page := h.commitment(c, id); page.Version != 3 || len(page.Versions) != 3 || page.Confirmer == "" || len(page.Steps) != 4 {
		t.Errorf("its story: version %d, %d versions, %d steps, confirmed by %q", page.Version, len(page.Versions), len(page.Steps), page.Confirmer)
	}
	if n := h.entries(c, "commitment.confirm", int64(id)); n != 1 {
		t.Errorf("%d entries in the journal", n)
	}
}

func TestACommitmentGoesFromIntentionToPaid(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Tilleul")
	id := h.declared(funder, o, h.pass(c), "4 000")
	steps := []func(version int) error{
		func(v int) error {
			return h.ClimbCommitment(ctx, funder, id, v, governance.StatusAgreed, upToAgreed, thirdOfDecember)
		},
		func(v int) error {
			return h.PayCommitment(ctx, funder, id, v, governance.PaymentDraft{Kind: "instalment", Amount: "20 000", PaidOn: "2026-11-26"}, thirdOfDecember)
		},
		func(v int) error {
			return h.PayCommitment(ctx, funder, id, v, governance.PaymentDraft{Kind: "clawback", Amount: "5 000", PaidOn: "2026-11-30"}, thirdOfDecember)
		},
		func(v int) error {
			return h.PayCommitment(ctx, funder, id, v, governance.PaymentDraft{Kind: "instalment", Amount: "25 000", PaidOn: "2026-12-01"}, thirdOfDecember)
		},
	}
	for i, do := range steps {
		if err := do(i + 1); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
	}
	page := h.commitment(c, id)
	if page.Status != governance.StatusPaid || page.Paid() != 40_000*governance.Euro || len(page.Payments) != 3 {
		t.Errorf("stands at %s, %d paid", page.Status, page.Paid())
	}
	refused(t, h.PayCommitment(ctx, funder, id, 5, governance.PaymentDraft{Kind: "instalment", Amount: "0,01", PaidOn: "2026-12-01"}, thirdOfDecember),
		governance.Conflict, "amount")
	if l := page.Levels(page.Paid()); !l.Nested() {
		t.Errorf("F5 broken: %+v", l)
	}
	table := must(h.Funding(ctx, c))(t)
	if table.Cash.Paid != 40_000*governance.Euro {
		t.Errorf("F5: payments less clawbacks make %d", table.Cash.Paid)
	}
	years := table.Years
	if len(years) != 2 || years[0].Year != 2026 || years[0].Cash.Paid != 40_000*governance.Euro || years[1].Cash.Announced != 40_000*governance.Euro {
		t.Errorf("years: %+v", years)
	}
}

func TestAnAmendmentKeepsEveryVersion(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Tilleul")
	pass := h.pass(c)
	sicoval := must(h.OrganizationNames(ctx, c))(t)[0].ID
	id := h.declared(funder, o, pass, "4 000")
	d := governance.CommitmentDraft{
		Scheme: pass, Purpose: "Des chèques", Quantity: "5 000", UnitCost: "10", Amount: "40 000",
		Grantees: []governance.GranteeDraft{{Organization: sicoval, Share: "2/3"}, {Organization: o, Share: "1/3"}},
		Credits:  []governance.CreditDraft{{Year: "2026", Amount: "20 000"}, {Year: "2027", Amount: "30 000"}},
		Reason:   "Mille chèques de plus",
	}
	if err := h.AmendCommitment(ctx, funder, id, 1, d, thirdOfDecember); err != nil {
		t.Fatal(err)
	}
	page := h.commitment(c, id)
	if page.Amount != 50_000*governance.Euro || len(page.Grantees) != 2 || len(page.Credits) != 2 || len(page.GranteeNames) != 2 {
		t.Errorf("amended: %+v", page.Undertaking)
	}
	if page.Versions[0].Amount != 40_000*governance.Euro || page.Versions[1].Reason != "Mille chèques de plus" {
		t.Errorf("versions: %+v", page.Versions)
	}
	years := must(h.Funding(ctx, c))(t).Years
	if len(years) != 2 || years[1].Year != 2027 || years[1].Cash.Announced != 30_000*governance.Euro {
		t.Errorf("F14: %+v", years)
	}
	h.scan(nil, `insert into actions (coordination_id, number, title, state, created_at) values ($1, 1, 'Une action', 'planned', $2)`, c.Coordination, h.now)
	h.scan(nil, `
		insert into allocations (coordination_id, commitment_id, action_id, amount, created_by, created_at)
		select $1, $2, id, 4500000, $3, $4 from actions`, c.Coordination, id, c.PersonID, h.now)
	d.Quantity, d.Amount, d.Credits = "4 400", "44 000", nil
	refused(t, h.AmendCommitment(ctx, funder, id, 2, d, thirdOfDecember), governance.Conflict, "amount")
	if page := h.commitment(c, id); page.Amount != 50_000*governance.Euro || len(page.Credits) != 2 || !page.Funded {
		t.Errorf("a refused amendment left something: %+v", page.Undertaking)
	}
}

func TestTwoPeopleChangeTheSameCommitment(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Tilleul")
	id := h.declared(funder, o, h.pass(c), "4 000")
	var wg sync.WaitGroup
	errs := make([]error, 2)
	for i := range errs {
		wg.Go(func() {
			errs[i] = h.ClimbCommitment(ctx, funder, id, 1, governance.StatusResolved, upToAgreed, thirdOfDecember)
		})
	}
	wg.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Fatalf("both or neither moved it: %v", errs)
	}
	if err := errors.Join(errs...); !errors.Is(err, ErrStale) {
		t.Errorf("the second is told otherwise: %v", err)
	}
	if page := h.commitment(c, id); len(page.Steps) != 4 || page.Version != 2 {
		t.Errorf("%d steps, version %d", len(page.Steps), page.Version)
	}
}

func TestADoubleClickDeclaresOnceAndNumbersHaveNoGap(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Tilleul")
	pass := h.pass(c)
	var wg sync.WaitGroup
	for i := range 8 {
		a := funder
		a.Key = strings.Repeat("k", i/2+1) // every form is sent twice
		wg.Go(func() {
			_, err := h.DeclareCommitment(ctx, a, governance.CommitmentDraft{Funder: o, Scheme: pass, Purpose: a.Key, Quantity: "1"}, thirdOfDecember)
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	var numbers string
	h.scan(&numbers, `select string_agg(number::text, ' ' order by number) from commitments where coordination_id = $1`, c.Coordination)
	if numbers != "1 2 3 4" {
		t.Errorf("numbers %s", numbers)
	}
}

func TestCommitmentsStayInTheirCoordination(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c, stranger := h.open("Sicoval"), h.open("Lyon")
	o, funder := h.funder(c, "Tilleul")
	pass := h.pass(c)
	id := h.declared(funder, o, pass, "4 000")
	elsewhere, abroad := h.funder(stranger, "Bouleau")
	for what, err := range map[string]error{
		"read":    second(h.Commitment(ctx, stranger, id)),
		"confirm": h.ConfirmCommitment(ctx, abroad, id, 1),
		"climb":   h.ClimbCommitment(ctx, abroad, id, 1, governance.StatusRequested, upToAgreed, thirdOfDecember),
		"pay":     h.PayCommitment(ctx, abroad, id, 1, governance.PaymentDraft{}, thirdOfDecember),
		"scheme":  h.UpdateScheme(ctx, stranger, pass, 1, governance.SchemeDraft{Name: "x"}),
		"match":   h.SetMatching(ctx, stranger, pass, governance.MatchingDraft{}),
	} {
		if governance.CodeOf(err) != governance.NotFound {
			t.Errorf("%s from elsewhere: %v", what, err)
		}
	}
	_, err := h.DeclareCommitment(ctx, abroad, governance.CommitmentDraft{Funder: elsewhere, Scheme: pass, Purpose: "x", Amount: "1"}, thirdOfDecember)
	refused(t, err, governance.Invalid, "scheme")
	_, err = h.DeclareCommitment(ctx, c, governance.CommitmentDraft{Funder: elsewhere, Purpose: "x", Amount: "1"}, thirdOfDecember)
	refused(t, err, governance.Invalid, "funder")
	_, err = h.DeclareCommitment(ctx, abroad, governance.CommitmentDraft{
		Funder: elsewhere, Purpose: "x", Amount: "1", Grantees: []governance.GranteeDraft{{Organization: o}},
	}, thirdOfDecember)
	refused(t, err, governance.Invalid, "grantee")
	if table := must(h.Funding(ctx, stranger))(t); table.Count != 0 {
		t.Errorf("Lyon counts %d commitments", table.Count)
	}
}

func second[T any](_ T, err error) error { return err }

func TestOnlyThoseWithTheRightTouchFunding(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, _ := h.funder(c, "Tilleul")
	pass := h.pass(c)
	id := h.declared(c, o, pass, "4 000")
	for role, a := range h.everyRole(c.Coordination) {
		for what, err := range map[string]error{
			"declare":       second(h.DeclareCommitment(ctx, a, governance.CommitmentDraft{Funder: o, Purpose: "x", Amount: "1"}, thirdOfDecember)),
			"confirm":       h.ConfirmCommitment(ctx, a, id, 1),
			"amend":         h.AmendCommitment(ctx, a, id, 1, governance.CommitmentDraft{}, thirdOfDecember),
			"climb":         h.ClimbCommitment(ctx, a, id, 1, governance.StatusRequested, upToAgreed, thirdOfDecember),
			"descend":       h.DescendCommitment(ctx, a, id, 1, governance.StatusIntention, "x", thirdOfDecember),
			"end":           h.EndCommitment(ctx, a, id, 1, governance.StatusLapsed, "x", "2026-12-01", thirdOfDecember),
			"pay":           h.PayCommitment(ctx, a, id, 1, governance.PaymentDraft{}, thirdOfDecember),
			"create scheme": second(h.CreateScheme(ctx, a, governance.SchemeDraft{Name: "x"})),
			"update scheme": h.UpdateScheme(ctx, a, pass, 1, governance.SchemeDraft{Name: "x"}),
			"match":         h.SetMatching(ctx, a, pass, governance.MatchingDraft{}),
			"unmatch":       h.EndMatching(ctx, a, pass, o),
		} {
			if governance.CodeOf(err) != governance.Forbidden {
				t.Errorf("%s as %s: %v", what, role, err)
			}
		}
		if _, err := h.Funding(ctx, a); err != nil {
			t.Errorf("%s does not read the conference: %v", role, err)
		}
	}
}
