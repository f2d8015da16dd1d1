package model

import (
	"context"
	"strings"
	"testing"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

func TestStatementsOfTheInstanceAreItsAdministrators(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	admin := h.administrator()
	empty, err := h.Statements(ctx)
	if diff := cmp.Diff(Statements{}, empty); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
	legal := governance.LegalDraft{
		Publisher: "Sicoval", PublisherAddress: "31", Director: "La présidente", Contact: "ctin@exemple.fr",
		Host: "Un hébergeur", HostAddress: "31", DataOfficer: "dpo@exemple.fr", Retention: "Journal : dix ans",
	}
	statement := governance.AccessibilityDraft{EstablishedOn: "2026-12-03"}
	coordinator := h.open("Sicoval")
	if err := h.SaveLegal(ctx, coordinator, 0, legal); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("P1: %v", err)
	}
	if err := h.SaveAccessibility(ctx, coordinator, 0, statement, "2026-12-03"); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("P1: %v", err)
	}
	if err := h.SaveLegal(ctx, admin, 0, legal); err != nil {
		t.Fatal(err)
	}
	if err := h.SaveAccessibility(ctx, admin, 0, statement, "2026-12-03"); err != nil {
		t.Fatal(err)
	}
	legal.Host = "Un autre hébergeur"
	if err := h.SaveLegal(ctx, admin, 1, legal); err != nil {
		t.Fatal(err)
	}
	got, err := h.Statements(ctx)
	if err != nil || got.Legal.Host != legal.Host || got.LegalVersion != 2 || got.AccessibilityVersion != 1 ||
		got.Accessibility.EstablishedOn != "2026-12-03" || got.Legal.Retention[0].Long != "dix ans" {
		t.Errorf("%+v, %v", got, err)
	}
	for _, version := range []int{0, 1} {
		err := h.SaveLegal(ctx, admin, version, legal)
		if governance.CodeOf(err) != governance.Conflict || !strings.Contains(err.Error(), ErrStale.Error()) {
			t.Errorf("a stale save of version %d answers %v", version, err)
		}
	}
	legal.Contact = "x"
	refused(t, h.SaveLegal(ctx, admin, 2, legal), governance.Invalid, "contact")
	refused(t, h.SaveAccessibility(ctx, admin, 1, governance.AccessibilityDraft{}, "2026-12-03"), governance.Invalid, "established_on")
	if n := h.count(`select count(*) from journal where coordination_id = 0 and action = 'statement.save'`); n != 3 {
		t.Errorf("P4: %d entries", n)
	}
	chained := h.count(`
		select count(*)
		from journal a
		join journal b on b.coordination_id = a.coordination_id and b.object_kind = a.object_kind and b.n > a.n
		where a.coordination_id = 0 and a.object_kind = 'legal'
			and convert_from(b.bytes, 'UTF8')::jsonb ->> 'before' = convert_from(a.bytes, 'UTF8')::jsonb ->> 'after'`)
	if chained != 1 {
		t.Errorf("P4: what was before the second notice is not what was after the first (%d)", chained)
	}
}
