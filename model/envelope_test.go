package model

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"ctin/governance"
)

func (h *house) envelope(c governance.Actor, d governance.EnvelopeDraft) governance.EnvelopeID {
	h.t.Helper()
	return must(h.CreateEnvelope(context.Background(), c, d))(h.t)
}

func TestF9FranceRelanceHoldsItsThreeChildrenAndNoFourth(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	relaunch := h.envelope(c, governance.EnvelopeDraft{Name: "France Relance – inclusion", Amount: "250 000 000", Fact: "D"})
	for name, amount := range map[string]string{"Conseillers": "200 000 000", "Réseaux": "40 000 000", "Aidants": "10 000 000"} {
		h.envelope(c, governance.EnvelopeDraft{Name: name, Parent: relaunch, Amount: amount})
	}
	_, err := h.CreateEnvelope(ctx, c, governance.EnvelopeDraft{Name: "Un euro", Parent: relaunch, Amount: "1"})
	refused(t, err, governance.Conflict, "amount")
	upgrade := h.envelope(c, governance.EnvelopeDraft{Name: "Mise à niveau", Amount: "88 000 000"})
	for i, amount := range []string{"30 000 000", "24 000 000", "30 000 000"} {
		h.envelope(c, governance.EnvelopeDraft{Name: fmt.Sprint("Guichet ", i), Parent: upgrade, Amount: amount})
	}
	lines := map[governance.EnvelopeID]EnvelopeLine{}
	for _, l := range must(h.Envelopes(ctx, c))(t) {
		lines[l.ID] = l
	}
	if got := lines[relaunch]; got.Left() != 0 || got.Children != 250*governance.Million {
		t.Errorf("250 = 200 + 40 + 10: %+v", got)
	}
	if got := lines[upgrade].Left(); got != 4*governance.Million {
		t.Errorf("88 − 84 = 4 M€, not %d", got)
	}
	refused(t, h.UpdateEnvelope(ctx, c, upgrade, 1, governance.EnvelopeDraft{Name: "x", Amount: "83 999 999,99"}), governance.Conflict, "amount")
	if err := h.UpdateEnvelope(ctx, c, upgrade, 1, governance.EnvelopeDraft{Name: "Mise à niveau", Amount: "84 000 000"}); err != nil {
		t.Fatal(err)
	}
	refused(t, h.UpdateEnvelope(ctx, c, upgrade, 1, governance.EnvelopeDraft{Name: "x", Amount: "90 000 000"}), governance.Conflict, "")
	for _, l := range must(h.Envelopes(ctx, c))(t) {
		if l.Name == "Aidants" {
			refused(t, h.UpdateEnvelope(ctx, c, l.ID, 1, governance.EnvelopeDraft{Name: "Aidants", Amount: "10 000 001"}), governance.Conflict, "amount")
		}
	}
	_, err = h.CreateEnvelope(ctx, c, governance.EnvelopeDraft{Name: "Aidants", Amount: "1"})
	refused(t, err, governance.Conflict, "name")
}

func TestF9ACommitmentDrawsNoMoreThanItsEnvelopeLeaves(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Tilleul")
	pass := h.pass(c)
	e := h.envelope(c, governance.EnvelopeDraft{Name: "Pass", Amount: "100 000", TerritoryCap: "60 000"})
	sicoval := must(h.OrganizationNames(ctx, c))(t)[0].ID
	draft := func(quantity string, territory governance.OrganizationID) governance.CommitmentDraft {
		return governance.CommitmentDraft{Funder: o, Scheme: pass, Quantity: quantity, Envelope: e, Territory: territory}
	}
	first := must(h.DeclareCommitment(ctx, funder, draft("6 000", sicoval), thirdOfDecember))(t)
	_, err := h.DeclareCommitment(ctx, funder, draft("1", sicoval), thirdOfDecember)
	refused(t, err, governance.Conflict, "amount") // its territory is full
	_, err = h.DeclareCommitment(ctx, funder, draft("1", 0), thirdOfDecember)
	refused(t, err, governance.Invalid, "territory")
	_, err = h.DeclareCommitment(ctx, funder, draft("4 001", o), thirdOfDecember)
	refused(t, err, governance.Conflict, "amount") // the envelope would be
	second := must(h.DeclareCommitment(ctx, funder, draft("4 000", o), thirdOfDecember))(t)
	refused(t, h.AmendCommitment(ctx, funder, second, 1, draft("4 001", o), thirdOfDecember), governance.Conflict, "amount")
	refused(t, h.UpdateEnvelope(ctx, c, e, 1, governance.EnvelopeDraft{Name: "Pass", Amount: "100 000", TerritoryCap: "59 999"}),
		governance.Conflict, "territory_cap")
	if err := h.EndCommitment(ctx, funder, first, 1, governance.StatusWithdrawn, "Budget", "2026-12-01", thirdOfDecember); err != nil {
		t.Fatal(err)
	}
	third := must(h.DeclareCommitment(ctx, funder, draft("6 000", sicoval), thirdOfDecember))(t)
	refused(t, h.DescendCommitment(ctx, funder, first, 2, governance.StatusIntention, "Retour", thirdOfDecember), governance.Conflict, "amount")
	draws := must(h.EnvelopeDraws(ctx, c, e))(t)
	if len(draws) != 3 || draws[0].Drawn != 0 || draws[2].ID != third || draws[2].Territory == "" {
		t.Errorf("draws: %+v", draws)
	}
	if got := must(h.Envelopes(ctx, c))(t)[0]; got.Drawn != 100_000*governance.Euro || got.Left() != 0 {
		t.Errorf("the envelope: %+v", got)
	}
}

// Fifty declarations at once on the last euros: exactly what fits is accepted.
func TestF9FiftyDrawOnTheLastEurosAtOnce(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Tilleul")
	e := h.envelope(c, governance.EnvelopeDraft{Name: "Pass", Amount: "105"})
	var wg sync.WaitGroup
	errs := make([]error, 50)
	for i := range errs {
		wg.Go(func() {
			_, errs[i] = h.DeclareCommitment(ctx, funder, governance.CommitmentDraft{
				Funder: o, Purpose: fmt.Sprint("Essai ", i), Amount: "10", Envelope: e,
			}, thirdOfDecember)
		})
	}
	wg.Wait()
	taken := 0
	for _, err := range errs {
		if err == nil {
			taken++
			continue
		}
		if governance.CodeOf(err) != governance.Conflict {
			t.Errorf("refused otherwise: %v", err)
		}
	}
	var drawn int
	h.scan(&drawn, `select sum(amount) from commitments where envelope_id = $1`, e)
	if taken != 10 || drawn != 100*100 {
		t.Errorf("%d of 10 were taken, %d cents", taken, drawn)
	}
}

func TestF9TwoChildrenAtOnceDoNotPassTheirParent(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	e := h.envelope(c, governance.EnvelopeDraft{Name: "Plan", Amount: "100"})
	var wg sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wg.Go(func() {
			_, errs[i] = h.CreateEnvelope(ctx, c, governance.EnvelopeDraft{Name: fmt.Sprint("Part ", i), Parent: e, Amount: "30"})
		})
	}
	wg.Wait()
	made := 0
	for _, err := range errs {
		if err == nil {
			made++
		}
	}
	if made != 3 {
		t.Errorf("%d children of 30 € in 100 €", made)
	}
}

func TestF15MoneyGivenAgainIsKeptWithinItsSource(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Lille")
	state, prefect := h.funder(c, "État")
	metropole, treasurer := h.funder(c, "Métropole")
	source := must(h.DeclareCommitment(ctx, prefect, governance.CommitmentDraft{
		Funder: state, Purpose: "Conseillers", Amount: "1 600 000", Grantees: []governance.GranteeDraft{{Organization: metropole}},
	}, thirdOfDecember))(t)
	again := governance.CommitmentDraft{Funder: metropole, Purpose: "Centre social", Amount: "160 000", Source: source}
	id := must(h.DeclareCommitment(ctx, treasurer, again, thirdOfDecember))(t)
	if got := h.commitment(c, id); got.SourceCommitmentID != source {
		t.Errorf("its source is %d", got.SourceCommitmentID)
	}
	again.Amount = "1 440 000,01"
	_, err := h.DeclareCommitment(ctx, treasurer, again, thirdOfDecember)
	refused(t, err, governance.Conflict, "amount")
	again.Amount, again.Source = "1", 9999
	_, err = h.DeclareCommitment(ctx, treasurer, again, thirdOfDecember)
	refused(t, err, governance.Invalid, "source")
	refused(t, h.AmendCommitment(ctx, prefect, source, 1, governance.CommitmentDraft{Purpose: "x", Amount: "159 999"}, thirdOfDecember),
		governance.Conflict, "amount")
}
