package model

import (
	"bytes"
	"context"
	"testing"

	"ctin/governance"
)

// deed designates an alternate with a deed, and returns the deed's token.
func (h *house) deed(actor governance.Actor, seat governance.SeatID) string {
	h.t.Helper()
	d := designation(seat, governance.Alternate, "Platane", "2026-02-01")
	d.Deed = Upload{Name: "Arrêté.pdf", Content: []byte("%PDF-1.7 désignation")}
	must(h.Designate(context.Background(), actor, d))(h.t)
	var token string
	h.scan(&token, `select f.token from files f join mandates m on m.deed_id = f.id order by f.id desc limit 1`)
	return token
}

func TestADeedIsKeptWithItsMandate(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	token := h.deed(actor, h.seat(actor, "le maire"))
	file, content, err := h.File(ctx, actor, token)
	if err != nil {
		t.Fatal(err)
	}
	if file.Name != "Arrêté.pdf" || file.MediaType != "application/pdf" || !bytes.Equal(content, []byte("%PDF-1.7 désignation")) || len(token) < 20 {
		t.Errorf("got %+v, %q", file, content)
	}
	if h.entries(actor, "file.create", int64(file.ID)) != 1 {
		t.Error("P4: the file is not in the journal")
	}
	_, _, err = h.File(ctx, actor, "unknown")
	refused(t, err, governance.NotFound, "")
}

func TestAHostileDeedLeavesNothingBehind(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	d := designation(h.seat(actor, "le maire"), governance.Holder, "Amandier", "2026-02-01")
	d.Deed = Upload{Name: "arrete.pdf", Content: []byte("<script>")}
	_, err := h.Designate(ctx, actor, d)
	refused(t, err, governance.Invalid, "deed")
	if n := h.count(`select count(*) from mandates`) + h.count(`select count(*) from people where family_name = 'Amandier'`); n != 0 {
		t.Error("P10: the refused designation left something")
	}
}

func TestAnotherDeedReplacesTheFirst(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	seat := h.seat(actor, "le maire")
	first := h.deed(actor, seat)
	m := must(h.Seat(ctx, actor, seat, "2026-02-01"))(t).Mandates[0]
	change := MandateChange{ID: m.ID, Version: m.Version, StartsOn: m.StartsOn}
	if err := h.CorrectMandate(ctx, actor, change); err != nil {
		t.Fatal(err)
	}
	if got := must(h.Seat(ctx, actor, seat, "2026-02-01"))(t).Mandates[0]; got.DeedToken != first {
		t.Errorf("a correction without a file dropped the deed: %+v", got)
	}
	change.Version++
	change.Deed = Upload{Name: "délibération.odt", Content: []byte("PK not a document")}
	refused(t, h.CorrectMandate(ctx, actor, change), governance.Invalid, "deed")
	change.Deed = Upload{Name: "délibération.csv", Content: []byte("nom\n")}
	if err := h.CorrectMandate(ctx, actor, change); err != nil {
		t.Fatal(err)
	}
	if got := must(h.Seat(ctx, actor, seat, "2026-02-01"))(t).Mandates[0]; got.DeedName != "délibération.csv" {
		t.Errorf("got %+v", got)
	}
	if _, _, err := h.File(ctx, actor, first); err != nil {
		t.Errorf("the first deed is kept: %v", err)
	}
}
