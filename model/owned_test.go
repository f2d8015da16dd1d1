package model

import (
	"context"
	"slices"
	"testing"

	"ctin/governance"
)

// P3: one's own organisations' commitments, of all coordinations and no other's,
// each once from page to page, forwards and back.
func TestP3OnesCommitmentsArePagedOverCoordinations(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	var places []Place
	var person governance.PersonID
	for i, name := range []string{"Écully", "Agen", "Zuydcoote"} {
		c := h.open(name)
		o, funder := h.funder(c, "Fonds")
		if i == 0 {
			person = funder.PersonID
		}
		h.scan(nil, `update memberships set person_id = $1 where person_id = $2`, person, funder.PersonID)
		other, stranger := h.funder(c, "Autre")
		pass := h.pass(c)
		h.declared(stranger, other, pass, "9 999")
		for range 20 {
			h.declared(h.actor(c.Coordination, person), o, pass, "1")
		}
		places = append(places, Place{Coordination: governance.Coordination{ID: c.Coordination, Name: name}, Memberships: h.actor(c.Coordination, person).Memberships})
	}
	me := governance.Actor{PersonID: person}
	var forwards, backwards []governance.CommitmentID
	page := must(h.Owned(ctx, me, places, OwnedFilter{}))(t)
	if got := page.Totals; got.Count != 60 || got.Cash.Announced != 600*governance.Euro || len(got.Places) != 3 {
		t.Errorf("the totals: %+v", got)
	}
	if got := page.Lines[0].Place.Name; got != "Agen" || page.Previous != 0 {
		t.Errorf("the first is of %s", got)
	}
	for {
		for _, l := range page.Lines {
			forwards = append(forwards, l.ID)
		}
		if page.Next == 0 {
			break
		}
		page = must(h.Owned(ctx, me, places, OwnedFilter{After: page.Next}))(t)
	}
	last := page
	for {
		var ids []governance.CommitmentID
		for _, l := range last.Lines {
			ids = append(ids, l.ID)
		}
		backwards = append(ids, backwards...)
		if last.Previous == 0 {
			break
		}
		last = must(h.Owned(ctx, me, places, OwnedFilter{Before: last.Previous}))(t)
	}
	if len(forwards) != 60 || !slices.Equal(forwards, backwards) {
		t.Errorf("%d forwards, %d back", len(forwards), len(backwards))
	}
	seen := slices.Clone(forwards)
	slices.Sort(seen)
	if len(slices.Compact(seen)) != 60 {
		t.Error("a commitment comes twice")
	}
	if got := must(h.Owned(ctx, me, nil, OwnedFilter{}))(t); len(got.Lines) != 0 {
		t.Error("P2: without a membership something is read")
	}
}
