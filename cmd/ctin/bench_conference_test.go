package main

import (
	"fmt"

	"ctin/governance"
	"ctin/model"
)

// The table that is measured: each funder pays one action in five.
const (
	tableActions = 50
	tableFunders = 20
)

// measureConference is the page of the table of the conference, beside the
// statements it says.
func (b *bank) measureConference(t *table, v *visitor) {
	b.tb.Helper()
	slug, inside := b.coordinate("Table de mesure")
	b.seated = inside
	b.seat()
	path := v.coordination(slug) + "/conference"
	said := b.prepare(b.said(v, path))
	l := line{
		id: "C1", measure: fmt.Sprintf("table of %d actions and %d funders", tableActions, tableFunders), unit: "ms",
		beside: "same SQL, prepared", goal: 3,
	}
	for range rounds {
		l.limit.add(b.average(said.repeat))
		l.value.add(b.average(func() error { return fetch(v.client, v.base+path) }))
	}
	t.addTimes(l)
}

// seat brings the funders and the actions, and what each gives to which.
func (b *bank) seat() {
	b.tb.Helper()
	ctx := b.tb.Context()
	var actions []governance.ActionID
	for n := range tableActions {
		action, err := b.store.CreateAction(ctx, b.seated, model.ActionForm{
			ActionDraft: governance.ActionDraft{Title: fmt.Sprint("Action de mesure ", n), Nature: string(governance.Running)},
		})
		b.must(err)
		_, err = b.store.AddCost(ctx, b.seated, action, model.CostDraft{Label: "Postes", Amount: "50000"})
		b.must(err)
		actions = append(actions, action)
	}
	for n := range tableFunders {
		funder, err := b.store.CreateOrganization(ctx, b.seated, governance.OrganizationDraft{
			Name: fmt.Sprint("Financeur de mesure ", n), Kind: "foundation", Funder: true, Example: true, Distinct: true,
		})
		b.must(err)
		for i := n % 5; i < tableActions; i += 5 {
			b.give(funder, actions[i])
		}
	}
}

// give is one commitment of a funder, all of it for one action.
func (b *bank) give(funder governance.OrganizationID, action governance.ActionID) {
	b.tb.Helper()
	commitment, err := b.store.DeclareCommitment(b.tb.Context(), b.seated, governance.CommitmentDraft{
		Funder: funder, Purpose: "Mesure", Amount: "1000", DeclaredOn: "2026-01-01",
	}, "2026-01-01")
	b.must(err)
	_, err = b.store.Allocate(b.tb.Context(), b.seated, governance.Allocation{
		CommitmentID: commitment, ActionID: action, Amount: 1000 * governance.Euro,
	})
	b.must(err)
}

func (b *bank) matrix() error {
	_, err := b.store.Conference(b.tb.Context(), b.seated, model.ConferenceFilter{})
	return err
}
