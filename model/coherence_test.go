package model

import (
	"context"
	"slices"
	"testing"

	"ctin/governance"
)

func TestD6WhatDoesNotAddUpIsToldToThoseWhoSeeIt(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Tilleul")
	_, other := h.funder(c, "Cèdre")
	pass := must(h.CreateScheme(ctx, c, governance.ReadySchemeOf("pass").SchemeDraft))(t)
	posts := must(h.CreateScheme(ctx, c, governance.ReadySchemeOf("conseillers").SchemeDraft))(t)
	h.envelope(c, governance.EnvelopeDraft{Name: "Pass 2018", Scheme: pass, Amount: "10 000 000", Target: "1 500 000", TargetUnit: "voucher"})
	h.envelope(c, governance.EnvelopeDraft{Name: "Pass 2020", Scheme: pass, Amount: "30 000 000", Target: "1 000 000", TargetUnit: "people"})
	h.envelope(c, governance.EnvelopeDraft{Name: "Conseillers D", Scheme: posts, Amount: "200 000 000", Target: "4 000", TargetUnit: "post", Covers: "Formation"})
	h.envelope(c, governance.EnvelopeDraft{Name: "Conseillers B", Scheme: posts, Amount: "250 000 000", Target: "4 000", TargetUnit: "post"})
	if err := h.SetMatching(ctx, c, pass, governance.MatchingDraft{Funder: o, Rate: "1", Cap: "80 000", Level: "firm"}); err != nil {
		t.Fatal(err)
	}
	must(h.DeclareCommitment(ctx, funder, governance.CommitmentDraft{
		Funder: o, Scheme: pass, Purpose: "Hors prix", Quantity: "100", Amount: "900", KeepAmount: true, LapseDate: "2026-12-20",
	}, thirdOfDecember))(t)
	must(h.DeclareCommitment(ctx, funder, governance.CommitmentDraft{
		Funder: o, Scheme: pass, Purpose: "Secret", Quantity: "100", Amount: "800", KeepAmount: true, Confidential: true,
	}, thirdOfDecember))(t)
	told := func(a governance.Actor) []string {
		var names []string
		for _, alert := range must(h.Coherence(ctx, a, thirdOfDecember))(t) {
			names = append(names, string(alert.Kind)+" "+alert.Name)
			if alert.Says == "" || alert.First.Value == "" || alert.Second.Value == "" || alert.First.Label == "" {
				t.Errorf("it does not say what it compares: %+v", alert)
			}
		}
		return names
	}
	want := []string{
		"envelope Conseillers B", "envelope Conseillers D", "envelope Pass 2018", "envelope Pass 2020", "commitment Hors prix", "commitment Hors prix",
	}
	if got := told(other); !slices.Equal(got, append(want, "scheme Pass numérique")) {
		t.Errorf("another funder reads %q", got)
	}
	if got := told(c); !slices.Contains(got, "commitment Secret") {
		t.Errorf("the coordinator reads %q", got)
	}
	action := must(h.CreateAction(ctx, c, ActionForm{ActionDraft: governance.ActionDraft{Title: "Former", Nature: "running", EndsOn: "2027-12-31"}}))(t)
	for _, year := range []string{"", "2027", "2029"} {
		must(h.AddCost(ctx, c, action, CostDraft{Label: "Salles", Amount: "500", Year: year}))(t)
	}
	if got := told(other); !slices.Equal(got, append(want, "scheme Pass numérique", "action Former")) {
		t.Errorf("F12: a cost outside the period of its action: %q", got)
	}
	if got := told(h.open("Lyon")); len(got) != 0 {
		t.Errorf("elsewhere: %q", got)
	}
}
