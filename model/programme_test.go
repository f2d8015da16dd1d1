package model

import (
	"strings"
	"testing"

	"ctin/governance"
)

// C11 and F18: the decision that approves a programme binds the edition that
// was put to the vote, by the hash of its figures, and changes no commitment.
func TestC11ADecisionBindsTheEditionOfTheProgramme(t *testing.T) {
	a := newAssembly(t)
	at := governance.Coordination{ID: a.keeper.Coordination, Name: "Sicoval"}
	a.money(2_500_000, 1_500_000)
	a.scan(nil, `update meetings set state = 'draft', convened_at = null where id = $1`, a.meeting)
	meeting := must(a.PutProgramme(a.ctx, a.keeper, at, thirdOfDecember, "", ""))(t)
	_, err := a.PutProgramme(a.ctx, a.keeper, at, thirdOfDecember, "", "")
	refused(t, err, governance.Conflict, "")
	if meeting != a.meeting {
		t.Fatalf("put to meeting %d, want %d", meeting, a.meeting)
	}
	var item governance.AgendaItemID
	a.scan(&item, `select id from agenda_items where programme_id is not null`)
	a.items = append(a.items, item)
	a.scan(nil, `update meetings set state = 'convened', convened_at = starts_at where id = $1`, a.meeting)
	before := a.count(`select coalesce(sum(version * amount), 0)::bigint from commitments`)
	a.openWith(voters...)
	id := a.adopted(len(a.items) - 1)
	d := must(a.Decision(a.ctx, a.keeper, id))(t)
	var hash string
	a.scan(&hash, `select content_hash from programmes`)
	bound := false
	for _, l := range d.Content.Links {
		bound = bound || l.Kind == "programme" && strings.Contains(l.Label, hash)
	}
	if !bound {
		t.Errorf("C11: the decision does not name the figures: %+v", d.Content.Links)
	}
	if after := a.count(`select coalesce(sum(version * amount), 0)::bigint from commitments`); after != before {
		t.Error("F18: a vote changed a commitment")
	}
	page := must(a.Programme(a.ctx, a.keeper, at, thirdOfDecember, "", ""))(t)
	if len(page.Editions) != 1 || page.Editions[0].Decision != id {
		t.Errorf("the edition does not say what approved it: %+v", page.Editions)
	}
}
