package model

import (
	"context"
	"sync"
	"testing"

	"ctin/governance"
)

// replacement is a designation of a new holder, decided on the present one.
func (h *house) replacement(actor governance.Actor, seat governance.SeatID, name string, from governance.Date) Designation {
	h.t.Helper()
	d := designation(seat, governance.Holder, name, from)
	d.Seen = must(h.Seat(context.Background(), actor, seat, from))(h.t).Holder.Mandate
	return d
}

func TestTheRulesOfMandatesHoldInTheStore(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor, other := h.open("Sicoval"), h.open("Lyon")
	seat := h.seat(actor, "le maire")
	h.holder(actor, seat, "Amandier", "2026-02-01")
	qualified := must(h.CreateSeat(ctx, actor, governance.Seat{
		CommitteeID: h.strategic(actor), Function: "personnalité qualifiée", College: governance.Associative,
		Voting: true, Qualified: true, StartsOn: "2026-01-01",
	}))(t)
	elsewhere := h.seat(other, "le maire")
	foreigner := h.holder(other, elsewhere, "Cèdre", "2026-02-01")
	var stranger governance.PersonID
	h.scan(&stranger, `select person_id from mandates where id = $1`, foreigner)

	known := designation(seat, governance.Alternate, "", "2026-02-01")
	known.PersonID = stranger
	both := designation(seat, governance.Alternate, "Genêt", "2026-02-01")
	both.PersonID = stranger
	for _, tt := range []struct {
		rule  string
		d     Designation
		code  governance.Code
		field string
	}{
		{"one voting holder per seat and day", designation(seat, governance.Holder, "Genêt", "2026-03-01"), governance.Conflict, "starts_on"},
		{"R133-3: no substitute", designation(qualified, governance.Alternate, "Genêt", "2026-03-01"), governance.Invalid, "kind"},
		{"not before the seat", designation(seat, governance.Alternate, "Genêt", "2025-03-01"), governance.Invalid, "starts_on"},
		{"P3: not on a seat of another coordination", designation(elsewhere, governance.Alternate, "Genêt", "2026-03-01"), governance.NotFound, ""},
		{"P3: nobody of another coordination", known, governance.NotFound, ""},
		{"somebody", designation(seat, governance.Alternate, "", "2026-02-01"), governance.Invalid, "person"},
		{"one person, not two", both, governance.Invalid, "person"},
	} {
		_, err := h.Designate(ctx, actor, tt.d)
		if governance.CodeOf(err) != tt.code {
			t.Errorf("%s: got %v", tt.rule, err)
			continue
		}
		refused(t, err, tt.code, tt.field)
	}
	if n := h.count(`select count(*) from people where family_name = 'Genêt'`); n != 0 {
		t.Errorf("%d cards were left by refused designations", n)
	}
}

func TestAHolderIsReplacedInOneStep(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	seat := h.seat(actor, "le maire")
	first := h.holder(actor, seat, "Amandier", "2026-02-01")
	second := must(h.ReplaceHolder(ctx, actor, h.replacement(actor, seat, "Genêt", "2026-06-15")))(t)
	r := must(h.Seat(ctx, actor, seat, "2026-06-15"))(t)
	if r.Holder.ID != second || len(r.Mandates) != 2 || r.Mandates[0].EndsOn != "2026-06-14" {
		t.Errorf("got %+v", r)
	}
	if h.entries(actor, "mandate.end", int64(first)) != 1 || h.entries(actor, "mandate.create", int64(second)) != 1 {
		t.Error("P4: the replacement is not in the journal")
	}
}

func TestAReplacementDecidedOnAnotherHolderIsStale(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	seat := h.seat(actor, "le maire")
	h.holder(actor, seat, "Amandier", "2026-02-01")
	mine := h.replacement(actor, seat, "Genêt", "2026-07-01")
	must(h.ReplaceHolder(ctx, actor, h.replacement(actor, seat, "Cèdre", "2026-06-01")))(t)
	_, err := h.ReplaceHolder(ctx, actor, mine)
	isStale(t, err)
}

func TestAReplacementNeverEndsAHolderThatWasNotSeen(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	seat := h.seat(actor, "le maire")
	if err := h.EndMandate(ctx, actor, h.holder(actor, seat, "Amandier", "2026-02-01"), 1, "2026-06-30"); err != nil {
		t.Fatal(err)
	}
	next := h.holder(actor, seat, "Cèdre", "2026-07-01")
	d := h.replacement(actor, seat, "Genêt", "2026-03-01") // decided on Amandier
	d.StartsOn = "2026-08-01"                              // when Cèdre sits
	_, err := h.ReplaceHolder(ctx, actor, d)
	isStale(t, err)
	if n := h.count(`select count(*) from mandates where id = $1 and ends_on is null`, next); n != 1 {
		t.Error("the next holder was ended")
	}
}

func TestTwoReplacementsAtOnceAreOne(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	seat := h.seat(actor, "le maire")
	h.holder(actor, seat, "Amandier", "2026-02-01")
	moves := []Designation{
		h.replacement(actor, seat, "Genêt", "2026-06-01"), h.replacement(actor, seat, "Cèdre", "2026-07-01"),
		h.replacement(actor, seat, "Saule", "2026-08-01"), h.replacement(actor, seat, "Tilleul", "2026-09-01"),
	}
	var all sync.WaitGroup
	errs := make([]error, len(moves))
	for i, d := range moves {
		all.Go(func() { _, errs[i] = h.ReplaceHolder(ctx, actor, d) })
	}
	all.Wait()
	done := 0
	for _, err := range errs {
		if err == nil {
			done++
		} else {
			isStale(t, err)
		}
	}
	if done != 1 {
		t.Errorf("%d replacements of the same holder", done)
	}
}

func TestAMandateEndsOnItsLastDay(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	seat := h.seat(actor, "le maire")
	id := h.holder(actor, seat, "Amandier", "2026-02-01")
	if err := h.EndMandate(ctx, actor, id, 1, "2026-06-30"); err != nil {
		t.Fatal(err)
	}
	if r := must(h.Seat(ctx, actor, seat, "2026-06-30"))(t); r.Holder.ID != id {
		t.Error("the last day is not part of the mandate")
	}
	if r := must(h.Seat(ctx, actor, seat, "2026-07-01"))(t); r.Holder.ID != 0 {
		t.Error("the mandate holds the day after")
	}
	isStale(t, h.EndMandate(ctx, actor, id, 1, "2026-05-31"))
	refused(t, h.EndMandate(ctx, actor, id, 2, "2026-07-31"), governance.Conflict, "ends_on")
	if h.entries(actor, "mandate.end", int64(id)) != 1 {
		t.Error("P4: refused ends are in the journal, or the end is not")
	}
}

func TestOnlyAMandateToComeIsCancelled(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	seat := h.seat(actor, "le maire")
	begun := h.holder(actor, seat, "Amandier", "2026-02-01")
	refused(t, h.CancelMandate(ctx, actor, begun, 1, "2026-12-03"), governance.Conflict, "")
	if err := h.EndMandate(ctx, actor, begun, 1, "2026-12-31"); err != nil {
		t.Fatal(err)
	}
	next := h.holder(actor, seat, "Genêt", "2027-01-01")
	h.scan(nil, `insert into links (coordination_id, person_id, purpose, mandate_id, token_hash, created_by, created_at, expires_at)
		select coordination_id, person_id, 'confirm_mandate', id, 'x', $2, $3, $3 from mandates where id = $1`, next, actor.PersonID, h.now)
	isStale(t, h.CancelMandate(ctx, actor, next, 7, "2026-12-03"))
	if err := h.CancelMandate(ctx, actor, next, 1, "2026-12-03"); err != nil {
		t.Fatal(err)
	}
	if n := h.count(`select count(*) from mandates where seat_id = $1`, seat); n != 1 {
		t.Errorf("%d mandates are left", n)
	}
	if h.entries(actor, "mandate.cancel", int64(next)) != 1 {
		t.Error("P4: the cancellation is not in the journal")
	}
}
